//! The report as a whole: every claim leads somewhere, hostile words stay words, and odd runs still make sense.

use super::catalogue::{Language, Msg};
use super::model::{Block, Section};
use super::reading::Orders;
use super::sample::{self, Script, contained, lost, quiet};
use super::sentence::{Context, sentence};
use super::{Cut, Report, Wanted, build, write_all};
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
            let holds_braces =
                name == "index.html" || name.rsplit_once('.').is_some_and(|parts| ["json", "jsonl"].contains(&parts.1));
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
        "Nobody had to decide anything in this run.",
        "0 of 2 critical tasks of the objectives were evaluated",
        "nothing in this run put it to the test",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!page(&quiet()).contains("chart-hosts"), "no empty chart");
}

#[test]
fn a_run_in_which_all_is_lost_says_so() {
    let (_, text) = files(&lost()).swap_remove(1);
    for sentence in [
        "The team did not identify the incident by the end of the run.",
        "18 hosts were encrypted",
        "9,000 records",
        "The demand was left, and nobody of the team read it.",
        "No sensor told of the attack.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn the_time_line_holds_every_entry_in_the_table_file() {
    let run = contained();
    let (_, text) =
        files(&run).into_iter().find(|file| file.0 == "timeline.csv").expect("a time line for spreadsheets");
    assert_eq!(text.lines().count(), run.0.entries.len() + 1);
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
    pinned(&contained(), &["swim", "phases", "hosts", "services", "delays", "clocks"]);
    pinned(&sample::spread(), &["heat", "network", "gantt", "waterfall", "funnel", "detection"]);
}

/// These charts of a run are what they were.
fn pinned(run: &(Journal, Scenario, Scorecard), charts: &[&str]) {
    let page = page(run);
    for chart in charts {
        let start = page.find(&format!("id=\"chart-{chart}\"")).expect("the chart is on the page");
        let from = page[..start].rfind("<svg").expect("a chart is an SVG");
        let to = from + page[from..].find("</svg>").expect("an SVG ends") + 6;
        let golden = snapbox::Data::read_from(&golden(&format!("chart-{chart}.svg")), None);
        snapbox::assert_data_eq!(&page[from..to], golden);
    }
}

fn golden(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/golden").join(name)
}

fn report(run: &(Journal, Scenario, Scorecard)) -> Report {
    build(&run.0, &run.1, &run.2, &Wanted::all(Language::English))
}

fn section<'a>(report: &'a Report, id: &str) -> &'a Section {
    report.sections.iter().find(|section| section.id == id).expect("a section of the report")
}

#[test]
fn every_improvement_has_an_owner_dates_and_proof() {
    for run in [contained(), quiet(), lost()] {
        let report = report(&run);
        let roles = &run.1.organisation.roles;
        let words = super::Words::new(&run.1, Language::English).cut(Cut::Participants);
        let mut ids = BTreeSet::new();
        for row in &report.improvements {
            assert!(ids.insert(&row.id), "{} twice", row.id);
            assert!(roles.contains(&words.say(&row.owner)), "{}: {}", row.id, words.say(&row.owner));
            assert!(row.start <= row.due, "{}", row.id);
            assert!(row.reference.is_some(), "{}", row.id);
            assert!(!row.evidence.is_empty(), "{}", row.id);
            assert!(row.evidence.iter().all(|entry| entry.index() < run.0.entries.len()), "{}", row.id);
            assert!(words.say(&row.issue).ends_with('.') && words.say(&row.action).ends_with('.'), "{}", row.id);
        }
        // Nothing that missed its goal is left without somebody to mend it.
        assert!(run.2.losses.is_empty() || !ids.is_empty());
    }
}

#[test]
fn an_improvement_that_an_earlier_run_raised_is_carried_over() {
    let run = lost();
    let mut record = super::history::Record::of(&run.0, &run.1, &run.2);
    let raised = report(&run).improvements[0].id.clone();
    record.lessons = vec![raised.clone()];
    let elsewhere = super::history::Record { organisation: "another".into(), ..record.clone() };
    let wanted = Wanted { earlier: vec![elsewhere, record], ..Wanted::all(Language::English) };
    let rows = build(&run.0, &run.1, &run.2, &wanted).improvements;
    for row in rows {
        assert_eq!(row.carried, u32::from(row.id == raised), "{}", row.id);
    }
}

#[test]
fn every_area_has_a_reference_a_cause_and_proof() {
    let mut areas = 0;
    for run in [contained(), lost()] {
        let report = report(&run);
        let words = super::Words::new(&run.1, Language::English);
        for block in &section(&report, "analysis").blocks {
            let Block::Table(table) = block else { continue };
            for row in table.rows.iter().filter(|row| row.len() > 1) {
                areas += 1;
                let said: Vec<String> = row.iter().map(|cell| words.say(&cell.message)).collect();
                assert!(said.iter().all(|text| !text.is_empty() && text != "–"), "{said:?}");
                let mends = report.improvements.iter().find(|improvement| improvement.id == said[5]);
                let element = mends.expect("an improvement of the plan").element.word();
                assert!(said[4].to_lowercase().starts_with(&element[..6]), "{said:?}: {element}");
                let proof = &row[0].evidence;
                assert!(!proof.is_empty() && proof.len() <= 5, "{said:?}");
                assert!(proof.iter().all(|entry| entry.index() < run.0.entries.len()));
            }
        }
    }
    assert!(areas > 5, "{areas}");
}

#[test]
fn each_objective_has_its_row_and_its_rating() {
    let run = contained();
    let report = report(&run);
    let tables: Vec<_> = section(&report, "objectives")
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    assert_eq!(tables[0].rows.len(), run.1.exercise.objectives.len());
    assert!(tables[0].rows.iter().all(|row| row[3].rating.is_some()));
    let tasks: usize = run.1.exercise.objectives.iter().map(|objective| objective.tasks.len()).sum();
    assert_eq!(tables[1].rows.len(), tasks, "one row a critical task");
}

#[test]
fn without_objectives_the_phases_stand_in() {
    let (journal, mut scenario, _) = contained();
    scenario.exercise.objectives.clear();
    let card = crate::score::score(&journal, &scenario);
    let (_, text) = files(&(journal, scenario, card)).swap_remove(1);
    assert!(text.contains("The exercise names no objectives"), "{text}");
    assert!(text.contains("Areas for improvement: P5 Recover"), "{text}");
}

#[test]
fn a_decision_stands_with_what_was_believed_and_what_it_took() {
    let (_, text) = files(&contained()).swap_remove(1);
    let decisions = text.split("<a id=\"decisions\">").nth(1).and_then(|rest| rest.split("<a id=").next());
    let decisions = decisions.expect("the section");
    let row = |what: &str| decisions.lines().find(|line| line.contains(what)).map(str::to_string).unwrap_or_default();
    let declared = row("Declare an incident");
    assert!(declared.contains("No incident declared; 3 hosts suspected, 0 encrypted"), "{declared}");
    assert!(declared.ends_with("| 10 min |"), "{declared}");
    let approved = row("| yes |");
    assert!(approved.contains("and 2 more hosts") && approved.contains("| 42 min | 1 h 13 min |"), "{approved}");
    assert!(row("No answer; the deputy was asked").contains("and 2 more hosts"), "{decisions}");
}

#[test]
fn the_participants_cut_names_nobody_and_keeps_the_facilitators_notes() {
    for (journal, mut scenario, _) in [contained(), quiet(), lost()] {
        for (number, person) in scenario.organisation.people.iter_mut().enumerate() {
            person.id = format!("Zyxname{number}");
        }
        scenario.exercise.injects[0].notes = "Zyxnote".into();
        let card = crate::score::score(&journal, &scenario);
        for cut in Cut::ALL {
            let wanted = Wanted { cut, ..Wanted::all(Language::English) };
            let mut told = 0;
            for (name, bytes) in write_all(&journal, &scenario, &card, &wanted, &mut |_| {}) {
                let text = String::from_utf8_lossy(&bytes);
                let named = text.contains("Zyx");
                assert!(!named || cut == Cut::Trainer, "{name}");
                told += usize::from(named);
            }
            assert!(cut == Cut::Participants || told > 0, "the trainer is told");
        }
    }
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
    for (name, run) in [
        ("contained", contained()),
        ("quiet", quiet()),
        ("lost", lost()),
        ("spread", sample::spread()),
        ("large", large()),
    ] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/report-samples").join(name);
        std::fs::create_dir_all(&folder).expect("the build folder can be written");
        for (file, text) in files(&run) {
            std::fs::write(folder.join(file), text).expect("the build folder can be written");
        }
    }
}

/// False alarms that are declared say so, instead of passing for silence.
#[test]
fn an_incident_declared_over_something_else_is_told_apart() {
    let mut script = Script::default();
    script.put(0, Fact::Startex {});
    script.foothold(12, 0, HostId(2));
    script.why(12, Fact::AdversaryFree { free: true }, Reason::Attack);
    script.put(300, Fact::AlertRaised { alert: AlertId(0), sensor: SensorId(1), host: HostId(13) });
    script.put(330, Fact::AlertTaken { alert: AlertId(0), person: PersonId(0) });
    script.put(350, Fact::AlertJudged { alert: AlertId(0), person: PersonId(0), judged_true: true });
    script.put(350, Fact::CaseOpened { case: CaseId(0), unit: UnitId(0), alert: AlertId(0) });
    let fact = Fact::IncidentDeclared { incident: IncidentId(0), case: CaseId(0), person: PersonId(0) };
    script.put(360, fact);
    let (_, text) = files(&sample::scored(script.end(2 * 1_440), sample::clinic())).swap_remove(1);
    assert!(text.contains("declared an incident 1 time, and never over something"), "{text}");
    assert!(text.contains("the attacker could still act, and had done no harm"), "{text}");
}
