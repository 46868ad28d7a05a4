//! No task of the doctrine may lose a column, and everything that a column names must be there.

use super::*;
use crate::cli::run::play;
use crate::report::{Language, Wanted};
use crate::scenario::{Request, load};
use crate::world::Topology;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows without a criterion of their own so far. Nothing may be added.
const NO_CRITERION_YET: &[&str] = &[];

#[test]
fn no_task_lacks_a_column() {
    for (entry, expected) in entries().iter().zip(TaskId::all()) {
        let task = entry.task.to_string();
        assert_eq!((entry.task, entry.row.task), (expected, task.as_str()), "rows stand in the doctrine's order");
        assert!(!entry.model().is_empty() && !entry.row.fields.is_empty(), "{task}: nothing models it");
        assert!(!entry.decided().is_empty(), "{task}: nothing decides it");
        assert!(!entry.report().is_empty(), "{task}: the report does not show it");
        assert!(!entry.actions.is_empty() || !entry.row.stands.is_empty(), "{task}: no action, and nothing for it");
        let missing = NO_CRITERION_YET.contains(&task.as_str());
        assert!(missing || !entry.criteria.is_empty(), "{task}: nothing scores it");
    }
}

#[test]
fn every_field_that_a_task_rests_on_can_be_written() {
    let files = [
        ("organisation", include_str!("../../scenario/authored/organisation.rs")),
        ("plan", include_str!("../../scenario/authored/plan.rs")),
        ("exercise", include_str!("../../scenario/authored/exercise.rs")),
        ("adversary", include_str!("../../scenario/authored/adversary.rs")),
    ];
    for row in &ROWS {
        for path in row.fields.iter().chain(row.decided) {
            let (file, fields) = path.split_once('.').expect("a path begins with its file");
            let text = files.iter().find(|one| one.0 == file).unwrap_or_else(|| panic!("{path}: no such file")).1;
            assert!(is_there(text, file, fields), "{}: no field `{path}`", row.task);
        }
    }
}

/// Follows a path from the struct of the file to those of its fields' types.
fn is_there(text: &str, file: &str, path: &str) -> bool {
    let fields = fields(text);
    let mut owner = file[..1].to_uppercase() + &file[1..];
    path.split('.').all(|name| match fields.get(&(owner.clone(), name.to_string())) {
        Some(kind) => {
            let known = |word: &&str| fields.keys().any(|key| key.0 == **word);
            owner = kind.split(|c: char| !c.is_alphanumeric()).find(known).unwrap_or_default().to_string();
            true
        }
        None => false,
    })
}

/// (struct, field) -> type.
fn fields(text: &str) -> BTreeMap<(String, String), String> {
    let (mut fields, mut owner) = (BTreeMap::new(), String::new());
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("pub struct ") {
            owner = name.trim_end_matches(" {").to_string();
        } else if let Some((name, kind)) = line.strip_prefix("    pub ").and_then(|field| field.split_once(": ")) {
            fields.insert((owner.clone(), name.to_string()), kind.to_string());
        }
    }
    fields
}

#[test]
fn the_report_has_every_section_and_line_that_a_task_names() {
    let request = Request { exercise: "small-clinic".into(), ..Request::default() };
    let (scenario, _) = load(&request, &crate::vocabulary()).expect("it ships");
    let topology = Arc::new(Topology::new(scenario));
    let (journal, card) = play(&topology, 1).expect("it ends");
    let files =
        crate::report::write_all(&journal, &topology.scenario, &card, &Wanted::texts(Language::English), &mut |_| {});
    let json = &files.iter().find(|file| file.0 == "report.json").expect("the report has one").1;
    let report: serde_json::Value = serde_json::from_slice(json).expect("it is JSON");
    let sections: BTreeMap<&str, String> = report["sections"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|section| (section["id"].as_str().expect("an id"), section.to_string()))
        .collect();
    for entry in entries() {
        for place in entry.report() {
            if place == "check --readiness" {
                continue;
            }
            let (section, line) = place.split_once(": ").unwrap_or((&place, ""));
            let text = sections.get(section).unwrap_or_else(|| panic!("{}: no section `{section}`", entry.task));
            assert!(text.contains(line), "{}: `{section}` has no line `{line}`", entry.task);
        }
    }
}

#[test]
fn lines_are_no_wider_than_a_page() {
    let text = table(&entries());
    assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
}
