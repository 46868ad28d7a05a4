//! Pairs: for each task of the doctrine two runs of one small exercise that differ in this task alone, under the same luck.
//! Doing it must show in the task's criterion and in an outcome of its own phase; where it cannot matter, it must not
//! help, and must cost. `cargo test --release --test pairs -- --nocapture` prints the table of all rows.
//! To add a row: a `Row` in the file of its phase. What it changes are pieces of the texts in `works/`.

#[path = "../common/mod.rs"]
mod common;
mod measure;
mod p1;
mod p2;
mod p3;
mod p4;
mod p5;
mod p6;
mod p7;
mod p7_extort;
mod p7_speak;
mod p7_sync;
mod row;

use row::{Row, Verdict, judge};

/// Task and criterion of every row, by phase.
fn phases() -> [(&'static str, Vec<(&'static str, &'static str)>); 7] {
    let named = |rows: Vec<Row>| rows.iter().map(|row| (row.task, row.criterion)).collect();
    [
        ("P1", p1::rows().iter().map(|row| (row.task, row.criterion)).collect()),
        ("P2", named(p2::rows())),
        ("P3", named(p3::rows())),
        ("P4", named(p4::rows())),
        ("P5", named(p5::rows())),
        ("P6", named(p6::rows())),
        ("P7", named(p7::rows())),
    ]
}

/// `PAIRS=P6.2` judges the rows of one task only.
fn asked(task: &str) -> bool {
    std::env::var("PAIRS").map_or(true, |asked| asked == task)
}

/// Judges the rows of a phase, prints their table, and fails with all that does not hold.
fn check(rows: &[Row]) {
    let verdicts: Vec<Verdict> = rows.iter().filter(|row| asked(row.task)).map(judge).collect();
    let table: String = verdicts.iter().map(|verdict| format!("{verdict}\n")).collect();
    println!("{}{table}", Verdict::HEAD);
    let wrong: Vec<String> = verdicts.iter().flat_map(Verdict::wrong).collect();
    assert!(wrong.is_empty(), "{}\n\n{}{table}", wrong.join("\n"), Verdict::HEAD);
}

#[test]
fn p1_prepare() {
    let verdicts: Vec<p1::Verdict> = p1::rows().iter().filter(|row| asked(row.task)).map(p1::judge).collect();
    let table: String = verdicts.iter().map(|verdict| format!("{verdict}\n")).collect();
    println!("{}{table}", p1::Verdict::HEAD);
    let wrong: Vec<String> = verdicts.into_iter().flat_map(|verdict| verdict.wrong).collect();
    assert!(wrong.is_empty(), "{}\n\n{}{table}", wrong.join("\n"), p1::Verdict::HEAD);
}

#[test]
fn p2_identify() {
    check(&p2::rows());
}

#[test]
fn p3_contain() {
    check(&p3::rows());
}

#[test]
fn p4_eradicate() {
    check(&p4::rows());
}

#[test]
fn p5_recover() {
    check(&p5::rows());
}

#[test]
fn p6_learn() {
    check(&p6::rows());
}

#[test]
fn p7_communicate() {
    check(&p7::rows());
}

/// Tasks of each phase in the doctrine.
const TASKS: [(&str, u32); 7] = [("P1", 9), ("P2", 7), ("P3", 7), ("P4", 5), ("P5", 5), ("P6", 5), ("P7", 7)];

/// Rows name tasks of their own phase and criteria of the rubric; no task is without a row.
#[test]
fn rows_name_tasks_and_criteria() {
    let criteria = sandtable::score::criterion_ids();
    let mut missing = Vec::new();
    for ((phase, rows), (_, tasks)) in phases().iter().zip(TASKS) {
        for (task, criterion) in rows {
            assert!(task.starts_with(phase), "{task} stands in the file of {phase}");
            assert!(criteria.contains(criterion), "{task}: no criterion `{criterion}`");
            let number: u32 = task[3..].parse().expect("a task is like P3.1");
            assert!((1..=tasks).contains(&number), "{phase} has {tasks} tasks, not {task}");
        }
        let without = (1..=tasks).map(|task| format!("{phase}.{task}"));
        missing.extend(without.filter(|task| !rows.iter().any(|row| row.0 == task)));
    }
    assert!(missing.is_empty(), "without a row: {}", missing.join(" "));
}
