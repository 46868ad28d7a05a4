//! Every figure of the page can be traced: to its value in report.json, and every finding to entries of the journal.

mod common;

use common::*;
use sandtable::journal::Journal;
use sandtable::report::{Cut, Language, Wanted, write_all};
use sandtable::scenario::Scenario;
use sandtable::score::score;
use serde_json::Value;
use std::collections::BTreeSet;

/// Shipped exercises, each played with a plan.
fn runs() -> Vec<(Journal, Scenario)> {
    [("small-clinic", "small-team"), ("valve-works-ransomware", "mature-soc")]
        .into_iter()
        .map(|(exercise, plan)| {
            let topology = with_plan(exercise, Some(plan), &[]);
            (play(&topology, 3), topology.scenario.clone())
        })
        .collect()
}

/// The page and the JSON.
fn written(run: &(Journal, Scenario), language: Language, cut: Cut) -> (String, Value) {
    let (journal, scenario) = run;
    let wanted = Wanted { cut, ..Wanted::texts(language) };
    let files = write_all(journal, scenario, &score(journal, scenario), &wanted, &mut |_| {});
    let text = |name: &str| {
        let bytes = &files.iter().find(|file| file.0 == name).expect("a file of the report").1;
        String::from_utf8(bytes.clone()).expect("reports are UTF-8")
    };
    (text("index.html"), serde_json::from_str(&text("report.json")).expect("sound JSON"))
}

/// A page cut into tags and texts, without what is drawn, styled, or only a name.
fn pieces(page: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut hidden: Option<&str> = None;
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
        match hidden {
            Some(open) if tag.starts_with('/') && name == open => hidden = None,
            Some(_) => continue,
            None if ["svg", "style", "title", "bdi"].contains(&name) => hidden = Some(name),
            None => {}
        }
        out.push((tag, if hidden.is_some() { "" } else { text }));
    }
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next())
}

#[test]
fn every_figure_of_the_page_stands_in_the_json_where_it_says() {
    for run in runs() {
        for (language, cut) in Language::all().flat_map(|language| Cut::ALL.map(|cut| (language, cut))) {
            let (page, json) = written(&run, language, cut);
            let (mut traced, mut charts, mut inside) = (0, 0, false);
            for (tag, text) in pieces(&page) {
                if let Some(table) = attribute(tag, "data-from").filter(|_| !tag.starts_with("data ")) {
                    charts += 1;
                    let rows = json.pointer(table).and_then(|table| table["rows"].as_array());
                    assert!(rows.is_some_and(|rows| !rows.is_empty()), "{table}: the numbers of a chart");
                }
                if tag.starts_with("data ") {
                    let from = attribute(tag, "data-from").expect("a figure says where it comes from");
                    let found = json.pointer(from).unwrap_or_else(|| panic!("{}: nothing at {from}", language.tag()));
                    let value = attribute(tag, "value").expect("a figure has a value");
                    assert_eq!(&serde_json::from_str::<Value>(value).expect("a number"), found, "{from}");
                    assert!(found.is_number(), "{from} is {found}");
                    assert!(!text.is_empty(), "{from} is shown");
                    (traced, inside) = (traced + 1, true);
                } else {
                    inside = inside && tag != "/data";
                    // Names of phases, such as P3, come from the doctrine.
                    assert!(
                        inside || !text.chars().any(char::is_numeric),
                        "{}: a figure without a source in `{text}` of <{tag}>",
                        language.tag()
                    );
                    inside = false;
                }
            }
            assert_eq!(charts, page.matches("<svg xmlns").count(), "every chart says where its numbers are");
            assert!(traced > 500, "{}: {traced} figures", language.tag());
        }
    }
}

#[test]
fn every_finding_leads_to_entries_that_exist() {
    for run in runs() {
        let (page, json) = written(&run, Language::English, Cut::Trainer);
        let entries = run.0.entries.len() as u64;
        let anchors: BTreeSet<&str> =
            pieces(&page).into_iter().filter_map(|(tag, _)| attribute(tag, "id")?.strip_prefix('e')).collect();
        let rows: BTreeSet<u64> =
            json["timeline"].as_array().expect("rows").iter().filter_map(|row| row["entry"].as_u64()).collect();
        let mut proofs = 0;
        let mut left = vec![&json["sections"]];
        while let Some(value) = left.pop() {
            match value {
                Value::Array(list) => left.extend(list),
                Value::Object(map) => {
                    left.extend(map.values());
                    for entry in map.get("evidence").and_then(Value::as_array).into_iter().flatten() {
                        let entry = entry.as_u64().expect("a number");
                        assert!(entry < entries && rows.contains(&entry), "entry {entry}");
                        assert!(anchors.contains(entry.to_string().as_str()), "#e{entry} is on the page");
                        proofs += 1;
                    }
                }
                _ => {}
            }
        }
        assert!(proofs > 20, "{proofs}");
        for finding in json["sections"][0]["blocks"][3]["findings"].as_array().expect("top findings") {
            assert!(!finding["evidence"].as_array().expect("entries").is_empty(), "{finding}");
        }
    }
}
