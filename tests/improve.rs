//! What a run teaches becomes the next organisation: `sandtable improve`, and the history that runs are compared in.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

struct Ended {
    code: i32,
    out: String,
    err: String,
}

fn sandtable(desk: &Path, line: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_sandtable"))
        .args(line)
        .current_dir(desk)
        .stdin(Stdio::null())
        .output()
        .expect("the program was built");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Ended { code: output.status.code().expect("it was not killed"), out: text(output.stdout), err: text(output.stderr) }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// A run of the small clinic in `run/`, and its lessons.
fn lessons(desk: &Path) -> Vec<serde_json::Value> {
    let ran = sandtable(desk, &words("run small-clinic --seed 3 --out run --quiet"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let listed = sandtable(desk, &words("improve run --json"));
    assert_eq!(listed.code, 0, "{}", listed.err);
    serde_json::from_str(&listed.out).expect("an array")
}

#[test]
fn every_lesson_has_a_reason_entries_and_a_change_that_loads() {
    let desk = tempfile::tempdir().expect("a folder");
    let all = lessons(desk.path());
    assert!(!all.is_empty(), "the clinic has something to learn");
    for lesson in &all {
        let id = lesson["id"].as_str().expect("a text");
        assert!(!lesson["because"].as_str().unwrap_or_default().is_empty(), "{id}: a reason");
        assert!(lesson["entries"].as_array().is_some_and(|entries| !entries.is_empty()), "{id}: entries");
        let changes = lesson["set"].as_array().expect("an array");
        assert!(!changes.is_empty(), "{id}: changes");
        let mut line = vec!["check".to_string(), "small-clinic".to_string()];
        for change in changes {
            let (path, value) = (change["path"].as_str().expect("a text"), change["value"].as_str().expect("a text"));
            line.extend(["--set".to_string(), format!("{path}={value}")]);
        }
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let checked = sandtable(desk.path(), &line);
        assert_eq!(checked.code, 0, "{id}: {}", checked.err);
    }
}

#[test]
fn adopted_lessons_are_files_from_which_the_next_run_starts() {
    let desk = tempfile::tempdir().expect("a folder");
    let all = lessons(desk.path());
    let wrote = sandtable(desk.path(), &words("improve run --adopt all --out next"));
    assert_eq!(wrote.code, 0, "{}", wrote.err);
    assert!(wrote.out.starts_with(&format!("{0} of {0} lessons", all.len())), "{}", wrote.out);
    let next =
        "run small-clinic --seed 3 --plan next/plan.ron --organisation next/organisation.ron --out again --quiet";
    let ran = sandtable(desk.path(), &words(next));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let left = sandtable(desk.path(), &words("improve again --json"));
    let left: Vec<serde_json::Value> = serde_json::from_str(&left.out).expect("an array");
    let ids = |rows: &[serde_json::Value]| -> Vec<String> { rows.iter().map(|row| row["id"].to_string()).collect() };
    let (before, after) = (ids(&all), ids(&left));
    let again: Vec<&String> = before.iter().filter(|id| after.contains(id)).collect();
    assert!(again.len() < before.len(), "adopted lessons are not drawn again: {before:?}, then {after:?}");
}

#[test]
fn what_was_adopted_is_printed_as_options_that_give_the_same_plan() {
    let desk = tempfile::tempdir().expect("a folder");
    lessons(desk.path());
    let printed = sandtable(desk.path(), &words("improve run --adopt all --set"));
    let options: Vec<String> = printed.out.lines().map(str::to_string).collect();
    assert!(!options.is_empty() && options.iter().all(|line| line.starts_with("--set '")), "{options:?}");
    sandtable(desk.path(), &words("improve run --adopt all --out next"));
    let mut by_option = vec!["run".to_string(), "small-clinic".into(), "--seed".into(), "5".into(), "--json".into()];
    for option in &options {
        let value = option.strip_prefix("--set '").and_then(|rest| rest.strip_suffix('\'')).expect("as printed");
        by_option.extend(["--set".into(), value.to_string()]);
    }
    let by_option: Vec<&str> = by_option.iter().map(String::as_str).collect();
    let by_file = "run small-clinic --seed 5 --json --plan next/plan.ron --organisation next/organisation.ron";
    assert_eq!(sandtable(desk.path(), &by_option).out, sandtable(desk.path(), &words(by_file)).out);
}

#[test]
fn a_lesson_that_the_run_does_not_teach_is_refused_with_the_nearest() {
    let desk = tempfile::tempdir().expect("a folder");
    lessons(desk.path());
    let ended = sandtable(desk.path(), &words("improve run --adopt nonsense --set"));
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
    assert!(ended.err.contains("no lesson `nonsense`"), "{}", ended.err);
}

#[test]
fn a_history_compares_with_the_last_time_and_adds_up_what_tools_missed() {
    let desk = tempfile::tempdir().expect("a folder");
    let run = |line: &str| {
        let ended = sandtable(desk.path(), &words(line));
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.out
    };
    let first = run("run small-clinic --seed 1 --history kept --out one");
    assert!(first.contains("No earlier run of this exercise was given"), "{first}");
    let second = run("run small-clinic --seed 2 --history kept --out two");
    assert!(second.contains(" worse than in small-clinic, seed 1."), "{second}");
    assert!(second.contains("Time to identify") && second.contains("The luck was not the same"), "{second}");
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path().join("two/report.json")).expect("a report")).expect("JSON");
    let items = report["improvements"].as_array().expect("a list");
    let carried = items.iter().filter(|item| item["carried"] == 1).count();
    assert!(carried > 0 && second.contains(" still open: "), "what the first run raised is carried over: {second}");
    assert!(
        items.iter().any(|item| item["carried"] == 1 && item["id"].as_str().is_some_and(|id| id.starts_with("plan-")))
    );
    let again = run("run small-clinic --seed 2 --history kept --out two");
    assert!(again.contains(" worse than in small-clinic, seed 1."), "a run is kept once: {again}");
    let mut names: Vec<String> = fs::read_dir(desk.path().join("kept"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["0001-small-clinic-small-clinic-1.json", "0002-small-clinic-small-clinic-2.json"]);
    let tried = |text: &str| -> u64 {
        let line = text.lines().find(|line| line.trim_start().starts_with("edr ")).expect("the clinic has an EDR");
        line.split_whitespace().nth(1).expect("tried").parse().expect("a number")
    };
    let third = run("run small-clinic --seed 3 --history kept --out three");
    assert!(tried(&third) > tried(&second), "the league table adds up");
    fs::write(desk.path().join("kept/0003-x.json"), "{}").expect("the folder is ours");
    assert_eq!(sandtable(desk.path(), &words("improve one --history kept")).code, 3);
}

#[test]
fn the_plans_at_the_ends_of_the_range_fit_shipped_exercises() {
    let desk = tempfile::tempdir().expect("a folder");
    for line in ["check small-clinic --plan small-team", "check valve-works-ransomware --plan mature-soc"] {
        let checked = sandtable(desk.path(), &words(line));
        assert_eq!(checked.code, 0, "{line}: {}", checked.err);
    }
    let ready = |line: &str| sandtable(desk.path(), &words(line)).out;
    let annex = "no annex for the sector";
    assert!(ready("check small-clinic --plan small-team --readiness").contains(annex));
    assert!(!ready("check valve-works-ransomware --plan mature-soc --readiness").contains(annex));
}

#[test]
fn an_annex_of_another_sector_or_a_broken_one_is_said() {
    let desk = tempfile::tempdir().expect("a folder");
    let with = |annexes: &str| sandtable(desk.path(), &["check", "small-clinic", "--readiness", "--set", annexes]);
    let hospital = with("plan.annexes=[\"hospital-patient-safety\"]");
    assert_eq!(hospital.code, 0, "{}", hospital.err);
    assert!(!hospital.out.contains("no annex for the sector"), "{}", hospital.out);
    let bank = with("plan.annexes=[\"bank-payment-outage\"]");
    assert!(bank.out.contains("no annex for the sector: health"), "{}", bank.out);
    fs::write(desk.path().join("own.ron"), "(schema: 1, id: \"own\", playbooks: [])").expect("the folder is ours");
    let broken = with("plan.annexes=[\"./own.ron\"]");
    assert_ne!(broken.code, 0);
}
