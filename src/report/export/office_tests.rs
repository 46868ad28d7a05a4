//! The workbook and the document: sound files whatever the words, the same bytes every time, and nothing left out.

use super::{docx, xlsx};
use crate::base::*;
use crate::journal::Journal;
use crate::report::message::{Message, Words};
use crate::report::model::{Figure, Improvement, Priority, Report};
use crate::report::sample::{contained, lost, quiet};
use crate::report::{Cut, Language, Wanted, build};
use crate::scenario::Scenario;
use crate::score::lessons::Element;
use crate::score::{Scorecard, score};
use roxmltree::Document;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

type Run = (Journal, Scenario, Scorecard);

fn built(run: &Run, language: Language) -> Report {
    build(&run.0, &run.1, &run.2, &Wanted::all(language))
}

fn workbook(run: &Run, report: &Report, language: Language) -> BTreeMap<String, Vec<u8>> {
    parts(&xlsx::xlsx(report, &run.0, &run.2, &Words::new(&run.1, language)))
}

/// The least that is a PNG to a document: its head, 30 pixels by 20.
fn picture(_: &Figure) -> Option<Vec<u8>> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 0, 30, 0, 0, 0, 20]);
    Some(bytes)
}

fn document(run: &Run, report: &Report, language: Language) -> BTreeMap<String, Vec<u8>> {
    parts(&docx::docx(report, &Words::new(&run.1, language), &picture))
}

/// The files inside, none of them dated by the machine.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let mut out = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("a file of the archive");
        let (mut text, name) = (Vec::new(), file.name().expect("a name").to_string());
        assert_eq!(file.last_modified().map(|made| made.year()), Some(1980), "{name}");
        file.read_to_end(&mut text).expect("a file that can be unpacked");
        out.insert(name, text);
    }
    out
}

/// All texts of a part that must be sound XML.
fn said(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let text = str::from_utf8(&parts[name]).expect("UTF-8");
    let tree = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    tree.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

fn raw<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    str::from_utf8(&parts[name]).expect("UTF-8")
}

fn improvement(id: &str) -> Improvement {
    Improvement {
        id: id.into(),
        capability: Message::text("Planning"),
        issue: Message::text("=1+1 waited"),
        action: Message::text("Let them act"),
        element: Element::Planning,
        owner: Message::text("Head of IT"),
        start: SimTime::ZERO + SimSpan::days(14),
        due: SimTime::ZERO + SimSpan::days(60),
        priority: Priority::High,
        reference: None,
        evidence: vec![EntryId(3)],
        carried: 2,
    }
}

#[test]
fn the_same_run_gives_the_same_workbook_and_document() {
    for language in Language::all() {
        let run = contained();
        let report = built(&run, language);
        assert_eq!(workbook(&run, &report, language), workbook(&run, &report, language));
        assert_eq!(document(&run, &report, language), document(&run, &report, language));
    }
}

#[test]
fn odd_names_stay_text_in_sound_files() {
    let hostile = "</w:t><script>alert('x')</script>\"&\u{0}\u{1b}\u{ffff}\u{202e}\u{5de5}\u{5ee0} \u{5d0}\u{5d1}";
    let harmless = "</w:t><script>alert('x')</script>\"&\u{202e}\u{5de5}\u{5ee0} \u{5d0}\u{5d1}";
    let (journal, mut scenario, _) = contained();
    scenario.exercise.title = hostile.into();
    scenario.exercise.summary = "very long ".repeat(30);
    scenario.organisation.name = format!("{hostile}{}", "n".repeat(300));
    scenario.organisation.services[1].name = hostile.into();
    scenario.plan.playbooks[0].title = hostile.into();
    scenario.exercise.injects[0].title = "=cmd|' /C calc'!A0".into();
    scenario.exercise.injects[0].text = format!("@{}", "\u{1f525}".repeat(20_000));
    let card = score(&journal, &scenario);
    let run = (journal, scenario, card);
    let mut report = built(&run, Language::English);
    report.improvements = vec![improvement(hostile)];
    for parts in [workbook(&run, &report, Language::English), document(&run, &report, Language::English)] {
        for name in parts.keys().filter(|name| !name.contains("media/")) {
            said(&parts, name);
            assert!(!raw(&parts, name).contains("<script"), "{name}");
            assert!(!raw(&parts, name).contains("<f>"), "{name} holds a formula");
        }
    }
    assert!(said(&document(&run, &report, Language::English), "word/document.xml").contains(harmless));
    let book = workbook(&run, &report, Language::English);
    let strings = said(&book, "xl/sharedStrings.xml");
    assert!(strings.contains("=cmd|' /C calc'!A0") && strings.contains("=1+1 waited"));
    let long = strings.lines().find(|line| line.starts_with("@\u{1f525}")).expect("the long text");
    assert_eq!(long.encode_utf16().count(), 32_767, "as much as Excel takes in a cell, and no half character");
}

#[test]
fn a_run_with_nothing_in_it_makes_sound_files() {
    for language in Language::all() {
        for run in [quiet(), lost()] {
            let report = built(&run, language);
            let (book, paper) = (workbook(&run, &report, language), document(&run, &report, language));
            for (parts, name) in book.keys().map(|name| (&book, name)).chain(paper.keys().map(|name| (&paper, name))) {
                if !name.contains("media/") {
                    said(parts, name);
                }
            }
            let rows = raw(&book, "xl/worksheets/sheet5.xml").matches("<row ").count();
            assert_eq!(rows, 1 + report.improvements.len(), "columns and a row an improvement");
        }
    }
    let run = quiet();
    let paper = document(&run, &built(&run, Language::English), Language::English);
    let text = said(&paper, "word/document.xml");
    assert!(text.contains("There was no incident to identify.") && text.contains("led to no proposal"), "{text}");
}

#[test]
fn every_improvement_has_its_row() {
    let run = contained();
    let mut report = built(&run, Language::English);
    report.improvements = (0..7).map(|number| improvement(&format!("row-{number}"))).collect();
    let sheet = workbook(&run, &report, Language::English);
    assert_eq!(raw(&sheet, "xl/worksheets/sheet5.xml").matches("<row ").count(), 8);
    // 14 and 60 days after 18 March 2021, as Excel counts days; of a day's own, no hour.
    for day in ["44287", "44333"] {
        assert!(raw(&sheet, "xl/worksheets/sheet5.xml").contains(&format!("<v>{day}</v>")), "{day}");
    }
    let paper = document(&run, &report, Language::English);
    let plan = raw(&paper, "word/document.xml").rsplit_once("Improvement plan").expect("its title").1;
    assert_eq!(plan.matches("<w:tr>").count(), 8);
    assert!(plan.contains("w:orient=\"landscape\"") && plan.contains("2021-05-17"));
}

#[test]
fn moments_are_dates_and_spans_are_numbers() {
    let run = contained();
    let book = workbook(&run, &built(&run, Language::English), Language::English);
    let line = raw(&book, "xl/worksheets/sheet4.xml");
    let startex = line.split("<c r=\"B2\"").nth(1).and_then(|cell| cell.split("</c>").next()).expect("a cell");
    assert!(startex.ends_with("<v>44273.375</v>"), "18 March 2021, 09:00: {startex}");
    let styles = raw(&book, "xl/styles.xml");
    for format in ["yyyy\\-mm\\-dd\\ hh:mm", "[h]:mm"] {
        assert!(styles.contains(format) || styles.contains(&format.replace('\\', "")), "{format}\n{styles}");
    }
}

#[test]
fn facilitators_notes_stay_with_the_trainer() {
    let (journal, mut scenario, card) = contained();
    scenario.exercise.injects[0].notes = "Watch who answers.".into();
    let run = (journal, scenario, card);
    let report = built(&run, Language::English);
    let strings = |cut| {
        let words = Words::new(&run.1, Language::English).cut(cut);
        said(&parts(&xlsx::xlsx(&report, &run.0, &run.2, &words)), "xl/sharedStrings.xml")
    };
    assert!(strings(Cut::Trainer).contains("Watch who answers."));
    assert!(!strings(Cut::Participants).contains("Watch who answers."));
}

#[test]
fn charts_have_a_text_and_tables_a_head_on_every_page() {
    let run = contained();
    let report = built(&run, Language::English);
    let paper = document(&run, &report, Language::English);
    let body = raw(&paper, "word/document.xml");
    let pictures = paper.keys().filter(|name| name.starts_with("word/media/")).count();
    assert_eq!(pictures, super::figures(&report).count());
    assert!(pictures > 3);
    assert_eq!(body.matches("<wp:docPr ").count(), pictures);
    for text in body.split("<wp:docPr ").skip(1).filter_map(|rest| rest.split("descr=\"").nth(1)) {
        assert!(text.split('"').next().is_some_and(|text| text.len() > 20), "a picture without a text");
    }
    let heads = body.matches("<w:tblHeader/>").count();
    assert!(heads > 10, "{heads}");
    let words = Words::new(&run.1, Language::English);
    let plain = parts(&docx::docx(&report, &words, &|_| None));
    let tables = raw(&plain, "word/document.xml").matches("<w:tbl>").count();
    assert_eq!(tables, body.matches("<w:tbl>").count() + pictures, "each picture that is missing is a table");
}

#[test]
fn links_lead_to_rows_that_are_printed() {
    for run in [contained(), lost()] {
        let report = built(&run, Language::English);
        let paper = document(&run, &report, Language::English);
        let body = raw(&paper, "word/document.xml");
        let links: Vec<&str> = body.split("w:anchor=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!links.is_empty());
        for link in links {
            assert_eq!(body.matches(&format!("w:name=\"{link}\"")).count(), 1, "{link}");
        }
    }
}

#[test]
fn a_long_time_line_is_printed_in_part_and_says_so() {
    let run = contained();
    let mut report = built(&run, Language::English);
    let rows: Vec<_> = report.timeline.rows.iter().filter(|row| row.key).take(1).cloned().collect();
    for number in 0..5_000_u32 {
        let row = rows[0].clone();
        report.timeline.rows.push(crate::report::timeline::Row { entry: EntryId(100_000 + number), ..row });
    }
    let paper = document(&run, &report, Language::English);
    let body = raw(&paper, "word/document.xml");
    assert_eq!(body.matches("<w:bookmarkStart ").count(), 300);
    let left = report.timeline.rows.len() - 300;
    let left = format!("{},{:03} rows of this time line are not printed", left / 1000, left % 1000);
    assert!(said(&paper, "word/document.xml").contains(&left), "{left}");
}
