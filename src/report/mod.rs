//! Floor 6: the after-action report. Journal, scenario and scorecard become one `Report` of message ids; exports say it
//! in a language. Reads no clock and draws no luck, so the same run gives the same bytes.
//! To add a section: a file in `section/` and its line in `SECTIONS`; an export: a file in `export/` and its line in `export`.

mod action_words;
pub mod catalogue;
mod channel_words;
pub mod chart;
pub mod clock;
pub mod explain;
pub mod export;
mod extort_words;
pub mod history;
mod identify_words;
mod labour_words;
mod learn_words;
pub mod message;
pub mod model;
mod reading;
mod section;
mod sentence;
mod talk_words;
pub mod timeline;

pub use catalogue::Language;
pub use message::Words;
pub use model::Report;
pub use section::build;

use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::Scorecard;

/// Every file of a run's report in a language: name and bytes.
pub fn write_all(
    journal: &Journal,
    scenario: &Scenario,
    scorecard: &Scorecard,
    language: Language,
) -> Vec<(String, Vec<u8>)> {
    let report = build(journal, scenario, scorecard);
    export::export(&report, journal, scenario, scorecard, language)
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
