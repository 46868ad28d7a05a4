//! Exports: each a file, each turns the report (and the journal beside it) into one file's bytes.

mod drawing;
pub mod html;
pub mod json;
pub mod markdown;
pub mod navigator;
pub mod style;
pub mod timeline_csv;

use super::catalogue::Language;
use super::message::Words;
use super::model::Report;
use super::timeline::Row;
use crate::base::EntryId;
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::Scorecard;

/// Every form of a report in a language, by file name.
pub fn export(
    report: &Report,
    journal: &Journal,
    scenario: &Scenario,
    scorecard: &Scorecard,
    language: Language,
) -> Vec<(String, Vec<u8>)> {
    let words = Words::new(scenario, language);
    let files = [
        ("index.html", html::html(report, &words).into_bytes()),
        ("report.md", markdown::markdown(report, &words).into_bytes()),
        ("report.json", json::json(report, journal, scorecard, &words).into_bytes()),
        ("timeline.csv", timeline_csv::timeline_csv(journal, &words)),
    ];
    let layers = navigator::layers(journal, scenario);
    files.into_iter().chain(layers).map(|(name, bytes)| (name.to_string(), bytes)).collect()
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
