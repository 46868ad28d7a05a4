//! The report as a whole: every claim leads somewhere, hostile words stay words, and odd runs still make sense.

use super::catalogue::{Language, Msg};
use super::reading::Orders;
use super::sample::{self, Script, contained, lost, quiet};
use super::sentence::{Context, sentence};
use super::{Wanted, write_all};
use crate::base::*;
use crate::journal::{Fact, Journal, KINDS, Reason};
use crate::scenario::Scenario;
use crate::score::Scorecard;
use std::collections::BTreeSet;

fn files(run: &(Journal, Scenario, Scorecard)) -> Vec<(String, String)> {
    let (journal, scenario, card) = run;
    write_all(journal, scenario, card, &Wanted::texts(Language::English), &mut |_| {})
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("exports are UTF-8")))
        .collect()
}

fn page(run: &(Journal, Scenario, Scorecard)) -> String {
    files(run).swap_remove(0).1
}

fn values<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    page.split(before).skip(1).map(|rest| rest.split('"').next().expect("a quoted value")).collect()
}

#[test]
fn every_link_has_a_target_and_every_id_is_its_own() {
    for run in [contained(), quiet(), lost()] {
        let page = page(&run);
        let ids = values(&page, " id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "ids are unique");
        let links = values(&page, " href=\"#");
        assert!(links.len() > 10);
        for link in links {
            assert!(unique.contains(link), "#{link} leads nowhere");
        }
    }
}

#[test]
fn the_page_asks_nobody_for_anything() {
    for run in [contained(), lost()] {
        let page = page(&run);
        for never in ["<script", "src=", "url(", "@import", "style=\"", "javascript:", "onload"] {
            assert!(!page.contains(never), "{never}");
        }
        let links = values(&page, " href=\"");
        assert!(links.iter().all(|link| link.starts_with('#')), "only links within the page");
    }
}

#[test]
fn nothing_is_left_unsaid() {
    for run in [contained(), quiet(), lost()] {
        for (name, text) in files(&run) {
            let holds_braces = name == "index.html" || name.rsplit_once('.').is_some_and(|parts| parts.1 == "json");
            if !holds_braces {
                assert!(!text.contains('{') && !text.contains('}'), "{name} holds a hole");
            }
            // Ids of messages may hold the last.
            for odd in ["NaN", "inf ", "Some(", "?4294967295", "None"] {
                assert!(!text.contains(odd) || odd == "None" && name == "report.json", "{name} says {odd}");
            }
        }
    }
}

#[test]
fn every_fact_has_its_sentence() {
    let (journal, scenario, _) = contained();
    let orders = Orders::of(&journal);
    let context = Context { scenario: &scenario, orders: &orders };
    for (kind, word) in KINDS {
        let fact = Fact::unpack(*kind, [0; 3]).expect("a kind of the table");
        let said = sentence(fact, Reason::None, 0, &context);
        assert_ne!(said.id, Msg::Text, "{word} has no sentence of its own");
    }
}

#[test]
fn hostile_names_stay_text() {
    let hostile = "</title><script>alert('x')</script>\"&\u{202e}\u{5de5}\u{5ee0} \u{5d0}\u{5d1}";
    let long = "very long ".repeat(30);
    let (journal, mut scenario, _) = contained();
    scenario.exercise.title = hostile.into();
    scenario.exercise.summary = long;
    scenario.organisation.services[1].name = hostile.into();
    scenario.organisation.groups[0].id = "<b>ward</b>".into();
    scenario.plan.playbooks[0].title = hostile.into();
    let card = crate::score::score(&journal, &scenario);
    for (name, text) in files(&(journal, scenario, card)) {
        if name == "index.html" || name == "report.md" {
            assert!(!text.contains("<script") && !text.contains("<b>ward"), "{name}");
            assert_eq!(
                text.matches("</title><").count(),
                text.matches("<title").count().min(1) * text.matches("</title><").count()
            );
        }
        if name == "report.json" {
            let value: serde_json::Value = serde_json::from_str(&text).expect("sound JSON");
            assert_eq!(value["exercise"]["title"], hostile);
        }
    }
}

#[test]
fn a_run_with_nothing_in_it_says_so() {
    let (_, text) = files(&quiet()).swap_remove(1);
    for sentence in [
        "The attacker gained no foothold.",
        "There was no incident to identify.",
        "The team gave no order",
        "No host was compromised",
        "Every service was up all the time.",
        "No sensor raised an alert.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!page(&quiet()).contains("chart-hosts"), "no empty chart");
}

#[test]
fn a_run_in_which_all_is_lost_says_so() {
    let (_, text) = files(&lost()).swap_remove(1);
    for sentence in
        ["The team did not identify the incident by the end of the run.", "18 hosts were encrypted", "9,000 records"]
    {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn the_time_line_holds_every_entry_in_the_table_file() {
    let run = contained();
    let (name, text) = files(&run).swap_remove(3);
    assert_eq!((name.as_str(), text.lines().count()), ("timeline.csv", run.0.entries.len() + 1));
    assert!(
        text.lines().nth(1).is_some_and(|line| line.starts_with("0,T+00:00:00,2021-03-18T09:00:00,truth,startex,"))
    );
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    assert_eq!(files(&contained()), files(&contained()));
}

/// What a reader sees first, whole.
#[test]
fn the_summary_of_the_sample() {
    let (_, text) = files(&contained()).swap_remove(1);
    let summary = text.split("<a id=\"overview\">").next().expect("a summary");
    snapbox::assert_data_eq!(summary, snapbox::file!["golden/summary.md"]);
}

#[test]
fn the_charts_of_the_sample() {
    let page = page(&contained());
    for chart in ["chart-swim", "chart-phases", "chart-hosts", "chart-services", "chart-delays"] {
        let start = page.find(&format!("id=\"{chart}\"")).expect("the chart is on the page");
        let from = page[..start].rfind("<svg").expect("a chart is an SVG");
        let to = from + page[from..].find("</svg>").expect("an SVG ends") + 6;
        let golden = snapbox::Data::read_from(&golden(&format!("{chart}.svg")), None);
        snapbox::assert_data_eq!(&page[from..to], golden);
    }
}

fn golden(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/golden").join(name)
}

/// 200,000 entries over 60 days: alerts, spreading, encryption.
fn large() -> (Journal, Scenario, Scorecard) {
    let mut script = Script::default();
    script.put(0, Fact::Startex {});
    script.foothold(5, 0, HostId(2));
    for n in 0..40_000_u32 {
        let minute = 10 + i64::from(n) * 2;
        let (alert, sensor, host) = (AlertId(n), SensorId(n % 3), HostId(n % 16));
        let used = script.used(minute, 3 + n % 5, host);
        let origin = if n % 50 == 0 { used } else { EntryId::NONE };
        script.full(minute, Fact::AlertRaised { alert, sensor, host }, Reason::None, origin);
        script.put(minute, Fact::AlertTaken { alert, person: PersonId(n % 2) });
        script.put(minute, Fact::AlertJudged { alert, person: PersonId(n % 2), judged_true: false });
    }
    sample::scored(script.end(60 * 1_440), sample::clinic())
}

#[test]
fn a_long_run_makes_a_page_that_loads() {
    let run = large();
    assert!(run.0.entries.len() > 200_000);
    let page = page(&run);
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
}

/// Writes the samples to `target/report-samples`, to look at.
#[test]
#[ignore = "writes files to look at"]
fn samples_to_look_at() {
    for (name, run) in [("contained", contained()), ("quiet", quiet()), ("lost", lost()), ("large", large())] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/report-samples").join(name);
        std::fs::create_dir_all(&folder).expect("the build folder can be written");
        for (file, text) in files(&run) {
            std::fs::write(folder.join(file), text).expect("the build folder can be written");
        }
    }
}
