//! The forms of the report beside the page: each is what other tools read, whole, and the same twice.

mod common;

use common::*;
use sandtable::journal::Journal;
use sandtable::report::{Cut, Form, Language, Wanted, write_all};
use sandtable::scenario::Scenario;
use sandtable::score::score;
use serde_json::Value;
use std::collections::BTreeMap;

fn run() -> (Journal, Scenario) {
    let topology = with_plan("valve-works-ransomware", Some("mature-soc"), &[]);
    (play(&topology, 1), topology.scenario.clone())
}

fn files(run: &(Journal, Scenario), wanted: &Wanted) -> BTreeMap<String, Vec<u8>> {
    let (journal, scenario) = run;
    write_all(journal, scenario, &score(journal, scenario), wanted, &mut |_| {}).into_iter().collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("UTF-8")
}

#[test]
fn every_form_is_the_same_twice() {
    let topology = small_clinic(&[]);
    let run = (play(&topology, 2), topology.scenario.clone());
    for language in Language::all() {
        // Pictures take a while.
        let wanted =
            if language == Language::SimplifiedChinese { Wanted::all(language) } else { Wanted::texts(language) };
        assert!(files(&run, &wanted) == files(&run, &wanted), "{}", language.tag());
    }
}

#[test]
fn a_form_alone_is_what_it_is_among_all() {
    let topology = small_clinic(&[]);
    let run = (play(&topology, 2), topology.scenario.clone());
    let all = files(&run, &Wanted::all(Language::English));
    let mut seen = 0;
    for form in Form::all() {
        let alone = files(&run, &Wanted { forms: vec![form], ..Wanted::all(Language::English) });
        assert!(!alone.is_empty(), "{}", form.key());
        for (name, bytes) in &alone {
            assert!(all.get(name) == Some(bytes), "{name}");
        }
        seen += alone.len();
        assert_eq!(Form::of_key(form.key()), Some(form));
    }
    assert_eq!(seen, all.len(), "each file belongs to one form");
}

#[test]
fn timesketch_finds_its_fields_in_every_entry() {
    let run = run();
    let lines = text(&files(&run, &Wanted::texts(Language::TraditionalChinese)), "timesketch.jsonl");
    assert_eq!(lines.lines().count(), run.0.entries.len());
    let mut last = i64::MIN;
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        for field in ["message", "datetime", "timestamp_desc"] {
            assert!(row[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {line}");
        }
        let at = row["timestamp"].as_i64().expect("microseconds");
        assert!(at >= last, "in order");
        let date = chrono::DateTime::parse_from_rfc3339(row["datetime"].as_str().expect("a date")).expect("RFC 3339");
        assert_eq!(date.timestamp_micros(), at, "both say the same moment");
        last = at;
    }
}

/// Names and values of the lines, unfolded.
fn properties(calendar: &str) -> Vec<(String, String)> {
    assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 octets");
    let unfolded = calendar.replace("\r\n ", "");
    let lines = unfolded.lines().map(|line| line.split_once(':').expect("NAME:value"));
    lines.map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

#[test]
fn the_calendar_has_the_meeting_every_deadline_and_every_improvement() {
    let run = run();
    let card = score(&run.0, &run.1);
    for language in Language::all() {
        let files = files(&run, &Wanted::texts(language));
        let lines = properties(&text(&files, "dates.ics"));
        let count = |name: &str, value: &str| lines.iter().filter(|line| line.0 == name && line.1 == value).count();
        let due = card.clocks.iter().filter(|clock| clock.due.is_some()).count();
        let report: Value = serde_json::from_str(&text(&files, "report.json")).expect("JSON");
        let items = report["improvements"].as_array().expect("a list");
        assert_eq!(count("BEGIN", "VEVENT"), 1 + due);
        assert_eq!(count("BEGIN", "VTODO"), items.len());
        for part in ["VCALENDAR", "VEVENT", "VTODO"] {
            assert_eq!(count("BEGIN", part), count("END", part));
        }
        let mut ids: Vec<&String> = lines.iter().filter(|line| line.0 == "UID").map(|line| &line.1).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), all), (all, 1 + due + items.len()), "each has an id of its own");
    }
}

#[test]
fn the_improvement_plan_is_a_table_that_trackers_read() {
    let run = run();
    let files = files(&run, &Wanted::texts(Language::English));
    let report: Value = serde_json::from_str(&text(&files, "report.json")).expect("JSON");
    let mut table = csv::Reader::from_reader(files["improvements.csv"].as_slice());
    let head: Vec<String> = table.headers().expect("a head").iter().map(str::to_string).collect();
    assert_eq!(head[..3], ["title", "description", "due_date"]);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), report["improvements"].as_array().expect("a list").len());
    for row in &rows {
        assert!(row[2].parse::<chrono::NaiveDate>().is_ok() && row[2] >= row[3], "{row:?}");
        assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '@'])), "no formula: {row:?}");
    }
}

#[test]
fn charts_as_files_carry_their_colours_and_their_titles() {
    let run = run();
    for language in Language::all() {
        let files = files(&run, &Wanted::texts(language));
        let page = text(&files, "index.html");
        let charts: Vec<&String> = files.keys().filter(|name| name.starts_with("charts/")).collect();
        assert_eq!(charts.len(), page.matches("<svg xmlns").count(), "every chart of the page");
        for name in charts {
            let svg = text(&files, name);
            assert!(svg.starts_with("<svg ") && svg.contains("<title id="), "{name}");
            assert!(!svg.contains("class=\"f-") && !svg.contains("var("), "{name} needs no style sheet");
        }
    }
}

#[test]
fn the_cut_for_participants_names_nobody() {
    let run = run();
    // Ids such as `ciso` are roles as well as people, and counsel is told what others are told: these may be said.
    let organisation = &run.1.organisation;
    let roles: Vec<&str> = organisation.roles.iter().map(String::as_str).chain(["counsel"]).collect();
    let named = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let mut found = Vec::new();
        for (name, bytes) in files {
            let text = String::from_utf8_lossy(bytes);
            for person in organisation.people.iter().map(|person| person.id.as_str()) {
                let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '/');
                let said = text.match_indices(person).any(|(at, _)| {
                    apart(text[..at].chars().next_back()) && apart(text[at + person.len()..].chars().next())
                });
                if said && !roles.contains(&person) {
                    found.push(format!("{name}: {person}"));
                }
            }
        }
        found
    };
    let wanted = |cut| Wanted { cut, ..Wanted::texts(Language::English) };
    assert!(!named(&files(&run, &wanted(Cut::Trainer))).is_empty(), "the trainer is told who");
    assert_eq!(named(&files(&run, &wanted(Cut::Participants))), Vec::<String>::new());
}
