//! Floor 6: the after-action report. Journal, scenario and scorecard become one `Report` of message ids; exports say it
//! in a language. Reads no clock and draws no luck, so the same run gives the same bytes.
//! To add a section: a file in `section/` and its line in `SECTIONS`; an export: a file in `export/` and its line in `write_all`.

mod action_words;
pub mod catalogue;
pub mod chart;
pub mod clock;
pub mod export;
pub mod message;
pub mod model;
mod reading;
mod section;
mod sentence;
pub mod timeline;

pub use export::write_all;
pub use message::Words;
pub use model::Report;
pub use section::build;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
