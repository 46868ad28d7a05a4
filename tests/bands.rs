//! The record beside a study: what is wrong in a band is said where it stands, and the shipped population runs.

#[path = "common/desk.rs"]
mod desk;

use desk::{Desk, json};
use std::fs;

/// A study of the clinic with this list of bands.
fn study(bands: &str) -> String {
    format!(
        r#"(
    schema: 1,
    id: "small",
    exercises: ["small-clinic"],
    plans: [(id: "small-clinic")],
    replications: 4,
    bands: [{bands}],
)"#
    )
}

#[test]
fn wrong_bands_are_all_named_with_their_place() {
    let desk = Desk::with(&study(
        r#"
        (id: "a", output: "dwel", low: 1, high: 2, source: "x"),
        (id: "b", output: "dwell", within: "1h", beyond: "2h", low: 0, high: 1, source: "x"),
        (id: "c", output: "dwell", low: 3, high: 2, source: "x"),
        (id: "d", output: "dwell", exercises: ["small-clinik"], low: 1, high: 2, source: "x"),
        (id: "d", output: "dwell", within: "soon", low: 0, high: 1, source: "x"),"#,
    ));
    let ended = desk.sandtable("batch size study.ron");
    assert_eq!(ended.code, 3, "{}", ended.err);
    for said in ["one of `within` and `beyond`", "no smaller", "no exercise `small-clinik`", "two bands are called `d`"]
    {
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
    let desk = Desk::with(&study(
        r#"
        (id: "a", output: "dwel", low: 1, high: 2, source: "x"),
        (id: "b", output: "hosts_hit", within: "1h", low: 0, high: 1, source: "x"),"#,
    ));
    let ended = desk.sandtable("batch size study.ron");
    assert_eq!(ended.code, 3, "{}", ended.err);
    for said in ["the nearest is `dwell`", "`hosts_hit` is no time", "study.ron:8:"] {
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
}

#[test]
fn figures_stand_beside_the_record() {
    let desk = Desk::with(&study(
        r#"
        (id: "all", output: "dwell", within: "30d", low: 0, high: 1, source: "made up"),
        (id: "none", title: "Never | so", output: "dwell", beyond: "30d", low: 2, high: 3, source: "made up"),"#,
    ));
    desk.good("batch run study.ron --out out --quiet");
    let report = json(&fs::read_to_string(desk.path("out/report.json")).expect("the report"));
    let value = |band: usize| report["bands"][band]["value"].as_f64().expect("a figure");
    assert!(value(0) > 0.0, "some are identified");
    assert_eq!(value(0) + value(1), 1.0, "what is not within is beyond");
    assert_eq!(report["bands"][0]["verdict"], "holds");
    assert_eq!(report["bands"][1]["verdict"], "off");
    let text = fs::read_to_string(desk.path("out/report.md")).expect("the report");
    assert!(text.contains("1 of 2 figures lie in their band"), "{text}");
    assert!(text.contains("Never \\| so"), "{text}");
}

#[test]
fn the_shipped_population_loads_and_a_part_of_it_runs() {
    let desk = Desk::with("");
    let shown = desk.good("show population --kind studies");
    fs::write(desk.path("few.ron"), shown.replace("points: 200", "points: 2")).expect("the desk takes files");
    desk.good("batch run few.ron --out out --quiet");
    let report = json(&fs::read_to_string(desk.path("out/report.json")).expect("the report"));
    assert_eq!(report["bands"].as_array().map(Vec::len), Some(11));
}

#[test]
fn the_page_of_a_sample_says_which_seeds_and_what_the_lines_are() {
    let desk = Desk::with("");
    let shown = desk.good("show population --kind studies");
    fs::write(desk.path("few.ron"), shown.replace("points: 200", "points: 3")).expect("the desk takes files");
    desk.good("batch run few.ron --out out --quiet");
    let page = fs::read_to_string(desk.path("out/index.html")).expect("the page");
    assert!(page.contains("Seeds 1 to 3: one replication of each plan at each point, which has seeds of its own"));
    assert!(!page.contains("Without intervals"), "points of a sample are independent");
    assert!(page.contains("id=\"record\"") && page.contains("of 11 figures lie in their band"));
}
