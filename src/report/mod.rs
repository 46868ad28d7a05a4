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
pub mod wanted;

pub use catalogue::Language;
pub use message::Words;
pub use model::Report;
pub use section::{build, side_by_side, with_history};
pub use wanted::{Cut, Form, Wanted};

use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::Scorecard;

/// Every file of a run's report as it is wanted: name and bytes. `told` hears of each form before it is made.
pub fn write_all(
    journal: &Journal,
    scenario: &Scenario,
    scorecard: &Scorecard,
    wanted: &Wanted,
    told: &mut dyn FnMut(Form),
) -> Vec<(String, Vec<u8>)> {
    let report = build(journal, scenario, scorecard, wanted);
    export::export(&report, journal, scenario, scorecard, wanted, told)
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
