//! Reports of odd runs are sound too: nothing found, everything lost, one host, and names that look like markup, formulas
//! or right-to-left text. What they look like is checked in a browser.

mod common;

use common::*;
use sandtable::journal::Journal;
use sandtable::report::{Cut, Language, Wanted, write_all};
use sandtable::scenario::{Scenario, load_texts};
use sandtable::score::score;
use sandtable::world::Topology;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

const HOSTILE: &str = "</title><script>alert('x')</script> & \\\"quoted\\\" =cmd|'x'!A1 \u{202e}\u{5de5}\u{5ee0} \u{5d0}\u{5d1}\u{5d2} 資安演練";

/// Every form in every language and cut.
fn written(journal: &Journal, scenario: &Scenario) -> Vec<(String, Vec<u8>)> {
    let card = score(journal, scenario);
    let texts = Language::all().flat_map(|language| Cut::ALL.map(|cut| Wanted { cut, ..Wanted::texts(language) }));
    let cases = texts.chain([Wanted::all(Language::English)]);
    cases.flat_map(|wanted| write_all(journal, scenario, &card, &wanted, &mut |_| {})).collect()
}

fn values<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    page.split(before).skip(1).map(|rest| rest.split('"').next().expect("a quoted value")).collect()
}

/// What holds for every report.
#[track_caller]
fn sound(files: &[(String, Vec<u8>)]) {
    for (name, bytes) in files {
        let Some(ending) = name.rsplit('.').next().filter(|end| !["png", "xlsx", "docx"].contains(end)) else {
            continue;
        };
        let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{name} is UTF-8"));
        for odd in ["NaN", "Some(", "?4294967295", "\u{0}"] {
            assert!(!text.contains(odd), "{name} says {odd}");
        }
        match ending {
            "html" => {
                assert!(!text.contains("<script") && !text.contains(" onload"), "{name}");
                let ids = values(text, " id=\"");
                let unique: BTreeSet<&str> = ids.iter().copied().collect();
                assert_eq!(ids.len(), unique.len(), "{name}: an id is there twice");
                for link in values(text, " href=\"#") {
                    assert!(unique.contains(link), "{name}: #{link} leads nowhere");
                }
                for section in text.split("<section").skip(1) {
                    let body = section.split_once("</h2>").expect("a heading").1;
                    let said = body
                        .split('<')
                        .filter_map(|piece| piece.split_once('>'))
                        .any(|(_, text)| !text.trim().is_empty());
                    assert!(said, "{name}: an empty section {}", &section[..60]);
                }
            }
            "svg" => {
                assert!(!text.contains("<script") && text.trim_end().ends_with("</svg>"), "{name}");
                let open = text.matches('<').count();
                assert_eq!(open, text.matches('>').count(), "{name}: markup in a text");
            }
            "json" => _ = serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{name}: {error}")),
            "jsonl" => {
                for line in text.lines() {
                    serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{name}: {error}"));
                }
            }
            "csv" => {
                for row in csv::Reader::from_reader(text.as_bytes()).records() {
                    let row = row.unwrap_or_else(|error| panic!("{name}: {error}"));
                    assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '@'])), "{name}: a formula in {row:?}");
                }
            }
            "ics" => assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{name}"),
            "md" => assert!(!text.contains("<script"), "{name}"),
            other => panic!("{name}: what is a .{other}?"),
        }
    }
}

fn page(files: &[(String, Vec<u8>)]) -> &str {
    std::str::from_utf8(&files.iter().find(|file| file.0 == "index.html").expect("a page").1).expect("UTF-8")
}

fn played(small: &Small) -> (Journal, Scenario) {
    let topology = small.topology();
    (play(&topology, 1), topology.scenario.clone())
}

/// An attack on the one host that there is, seen or not.
fn one_host(sensors: &str) -> Small {
    Small {
        hosts: r#"(id: "pc", count: 1, kind: workstation, segment: "lan", agent: true)"#.into(),
        sensors: sensors.into(),
        steps: format!(
            r#"{}, (id: "encrypt", technique: "T1486", after: ["phish"], wait: "30min", does: encrypt(on: ["pc"]))"#,
            phish(1)
        ),
        ..Small::default()
    }
}

#[test]
fn a_run_in_which_nothing_happens() {
    let (journal, scenario) = played(&Small::default());
    let files = written(&journal, &scenario);
    sound(&files);
    assert!(page(&files).contains("The attacker gained no foothold."));
}

#[test]
fn one_host_that_is_lost_and_nobody_finds_out() {
    let (journal, scenario) = played(&one_host(""));
    let files = written(&journal, &scenario);
    sound(&files);
    assert!(page(&files).contains("The team did not identify the incident"), "nothing was found");
    let card = score(&journal, &scenario);
    assert_eq!((card.outcome.hosts_compromised, card.outcome.hosts_encrypted), (1, 1), "everything was lost");
}

#[test]
fn one_host_whose_loss_is_seen() {
    let (journal, scenario) = played(&one_host(ALL_SEEING));
    sound(&written(&journal, &scenario));
}

#[test]
fn names_that_look_like_markup_formulas_and_other_scripts() {
    let mut small = one_host(ALL_SEEING);
    let long = "字".repeat(100) + &"long title ".repeat(20);
    small.exercise = format!(
        r#"title: "{HOSTILE} {long}", summary: "{HOSTILE}", objectives: [(id: "o", text: "{HOSTILE}", tasks: ["P2.1", "P3.1"])],"#
    );
    small.organisation = format!(r#"name: "{HOSTILE}", services: [(id: "s", name: "{HOSTILE}")],"#);
    small.hosts = small.hosts.replace("agent:", r#"service: "s", agent:"#);
    small.plan = format!(r#"title: "{HOSTILE}","#);
    small.playbooks = format!(
        r#"(id: "p", title: "{HOSTILE}", trigger: when(incident_open), steps: [do(action: "isolate-host", on: hosts(state: suspected), by: "soc")])"#
    );
    let scenario = load_texts(small.sources(), &sandtable::vocabulary());
    let scenario = scenario.unwrap_or_else(|findings| panic!("{findings}")).0;
    let journal = play(&Arc::new(Topology::new(scenario.clone())), 1);
    let files = written(&journal, &scenario);
    sound(&files);
    assert!(page(&files).contains("<bdi>"), "names stand apart from the text around them");
}
