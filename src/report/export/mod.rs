//! Exports: each a file, each turns the report (and the journal beside it) into one file's bytes.

pub mod calendar;
pub mod docx;
pub(in crate::report) mod drawing;
pub mod html;
pub mod improvements_csv;
pub mod json;
pub mod markdown;
pub mod navigator;
pub mod plain;
pub mod png;
mod spreadsheet;
pub mod style;
pub mod timeline_csv;
pub mod timesketch;
pub mod xlsx;

use super::chart::svg::Mode;
use super::message::Words;
use super::model::{Block, Figure, Report};
use super::timeline::Row;
use super::wanted::{Form, Wanted};
use crate::base::EntryId;
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::Scorecard;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// The wanted forms of a report, by file name.
pub fn export(
    report: &Report,
    journal: &Journal,
    scenario: &Scenario,
    scorecard: &Scorecard,
    wanted: &Wanted,
    told: &mut dyn FnMut(Form),
) -> Vec<(String, Vec<u8>)> {
    let words = Words::new(scenario, wanted.language).cut(wanted.cut);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.push((name.to_string(), bytes));
    let pictures = Pictures::default();
    for form in &wanted.forms {
        told(*form);
        match form {
            Form::Html => add("index.html", html::html(report, &words).into_bytes()),
            Form::Markdown => add("report.md", markdown::markdown(report, &words).into_bytes()),
            Form::Json => {
                add("report.json", json::json(report, journal, scorecard, &words).into_bytes());
                add("report.schema.json", json::JSON_SCHEMA.as_bytes().to_vec());
            }
            Form::Csv => {
                add("timeline.csv", timeline_csv::timeline_csv(journal, &words));
                add("improvements.csv", improvements_csv::improvements_csv(report, &words));
            }
            Form::Calendar => {
                add("dates.ics", calendar::calendar(report, scorecard, &journal.digest(), &words).into_bytes());
            }
            Form::Timesketch => add("timesketch.jsonl", timesketch::timesketch(journal, &words)),
            Form::Svg => {
                for figure in figures(report) {
                    let svg = drawing::draw(figure, &words, Mode::Static, html::CHART_WIDTH);
                    add(&chart_file(figure, "svg"), svg.into_bytes());
                }
            }
            Form::Navigator => {
                for (name, bytes) in navigator::layers(journal, scenario) {
                    add(name, bytes);
                }
            }
            Form::Xlsx => add("report.xlsx", xlsx::xlsx(report, journal, scorecard, &words)),
            Form::Png => {
                for figure in figures(report) {
                    if let Some(bytes) = pictures.of(figure, &words) {
                        add(&chart_file(figure, "png"), bytes);
                    }
                }
            }
            Form::Docx => add("report.docx", docx::docx(report, &words, &|figure| pictures.of(figure, &words))),
        }
    }
    files
}

/// `charts/swim.svg`
fn chart_file(figure: &Figure, ending: &str) -> String {
    format!("charts/{}.{ending}", figure.id.strip_prefix("chart-").unwrap_or(figure.id))
}

/// Every chart of a report, in reading order.
fn figures(report: &Report) -> impl Iterator<Item = &Figure> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Figure(figure) => Some(&**figure),
        _ => None,
    })
}

/// Charts as pictures, each drawn once for all forms that show it.
#[derive(Default)]
struct Pictures {
    fonts: OnceCell<Option<png::Fonts>>,
    drawn: RefCell<BTreeMap<&'static str, Option<Vec<u8>>>>,
}

impl Pictures {
    fn of(&self, figure: &Figure, words: &Words) -> Option<Vec<u8>> {
        let fonts = self.fonts.get_or_init(|| png::Fonts::load(words.language)).as_ref()?;
        let draw = || png::png(&drawing::draw(figure, words, Mode::Static, html::CHART_WIDTH), fonts);
        self.drawn.borrow_mut().entry(figure.id).or_insert_with(draw).clone()
    }
}

/// The rows that proved entries lead to, in order, once each.
fn anchors<'a>(report: &'a Report, evidence: &'a [EntryId]) -> impl Iterator<Item = EntryId> + 'a {
    let mut last = None;
    evidence.iter().filter_map(|entry| report.timeline.anchor(*entry)).filter(move |anchor| {
        let fresh = last != Some(*anchor);
        last = Some(*anchor);
        fresh
    })
}

/// When a row's time spans more than its minute, the minute in which it ended.
fn ends_later(row: &Row) -> bool {
    row.until.0.div_euclid(60_000) != row.at.0.div_euclid(60_000)
}

/// The characters of a text that XML 1.0 takes; line breaks and tabs stay.
fn printable(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || ('\u{fffe}'..='\u{ffff}').contains(c)))
}

#[cfg(test)]
mod office_tests;
