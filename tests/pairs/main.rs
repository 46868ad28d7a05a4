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
mod row;

use row::{Row, Verdict, judge};

fn phases() -> [(&'static str, Vec<Row>); 7] {
    [
        ("P1", p1::rows()),
        ("P2", p2::rows()),
        ("P3", p3::rows()),
        ("P4", p4::rows()),
        ("P5", p5::rows()),
        ("P6", p6::rows()),
        ("P7", p7::rows()),
    ]
}

/// Judges the rows of a phase, prints their table, and fails with all that does not hold.
fn check(rows: &[Row]) {
    let verdicts: Vec<Verdict> = rows.iter().map(judge).collect();
    let table: String = verdicts.iter().map(|verdict| format!("{verdict}\n")).collect();
    println!("{}{table}", Verdict::HEAD);
    let wrong: Vec<String> = verdicts.iter().flat_map(Verdict::wrong).collect();
    assert!(wrong.is_empty(), "{}\n\n{}{table}", wrong.join("\n"), Verdict::HEAD);
}

#[test]
fn p1_prepare() {
    check(&p1::rows());
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

/// Rows name tasks of their own phase and criteria of the rubric; what has no row yet is printed.
#[test]
fn rows_name_tasks_and_criteria() {
    let criteria = sandtable::score::criterion_ids();
    let mut missing = Vec::new();
    for ((phase, rows), (_, tasks)) in phases().iter().zip(TASKS) {
        for row in rows {
            assert!(row.task.starts_with(phase), "{} stands in the file of {phase}", row.task);
            assert!(criteria.contains(&row.criterion), "{}: no criterion `{}`", row.task, row.criterion);
            let number: u32 = row.task[3..].parse().expect("a task is like P3.1");
            assert!((1..=tasks).contains(&number), "{phase} has {tasks} tasks, not {}", row.task);
        }
        let without = (1..=tasks).map(|task| format!("{phase}.{task}"));
        missing.extend(without.filter(|task| !rows.iter().any(|row| row.task == task)));
    }
    println!("without a row: {}", missing.join(" "));
}
