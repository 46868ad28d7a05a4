//! Exports: each a file, each turns the report (and the journal beside it) into one file's bytes.

pub mod calendar;
pub mod charts;
pub(in crate::report) mod drawing;
pub mod html;
pub mod improvements_csv;
pub mod json;
pub mod markdown;
pub mod navigator;
pub mod plain;
mod spreadsheet;
pub mod style;
pub mod timeline_csv;
pub mod timesketch;

use super::message::Words;
use super::model::Report;
use super::timeline::Row;
use super::wanted::{Form, Wanted};
use crate::base::EntryId;
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::Scorecard;

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
                for (name, svg) in charts::charts(report, &words) {
                    add(&format!("{name}.svg"), svg.into_bytes());
                }
            }
            Form::Navigator => {
                navigator::layers(journal, scenario).into_iter().for_each(|(name, bytes)| add(name, bytes))
            }
        }
    }
    files
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
