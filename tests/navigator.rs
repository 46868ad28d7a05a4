//! Layers for the ATT&CK Navigator agree with the time line, and with each other.

#[path = "common/desk.rs"]
mod desk;

use desk::{Desk, json};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn scores(desk: &Desk, layer: &str) -> BTreeMap<String, u64> {
    let layer: Value = json(&fs::read_to_string(desk.path(&format!("run/attack-{layer}.json"))).expect("a layer"));
    assert_eq!((&layer["domain"], &layer["versions"]["layer"]), (&"enterprise-attack".into(), &"4.5".into()));
    let rows = layer["techniques"].as_array().expect("a list").iter();
    rows.map(|row| (row["techniqueID"].as_str().expect("an id").into(), row["score"].as_u64().expect("a count")))
        .collect()
}

#[test]
fn layers_count_what_the_time_line_tells() {
    let desk = Desk::new();
    desk.good("run small-clinic --seed 4 --out run");
    let (executed, seen, stopped) = (scores(&desk, "executed"), scores(&desk, "seen"), scores(&desk, "stopped"));
    let table = fs::read_to_string(desk.path("run/timeline.csv")).expect("the table");
    let facts = |word: &str| table.lines().filter(|line| line.split(',').nth(4) == Some(word)).count() as u64;
    assert_eq!(executed.values().sum::<u64>(), facts("use-started"));
    assert!(executed.contains_key("T1566.001"), "{executed:?}");
    assert!(!seen.is_empty(), "an attack that encrypts is seen");
    assert_eq!(stopped.values().sum::<u64>(), facts("use-failed") + facts("use-blocked"));
    for (id, part) in seen.iter().chain(&stopped) {
        assert!(executed.get(id).is_some_and(|whole| part <= whole), "{id}: {part} of {executed:?}");
    }
}
