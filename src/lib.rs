//! sandtable: a deterministic discrete-event simulator for cyber tabletop exercises.
//!
#![doc = include_str!("ARCHITECTURE.md")]

pub mod base;
pub mod batch;
pub mod cli;
pub mod exercise;
pub mod journal;
pub mod kernel;
pub mod report;
pub mod rules;
pub mod scenario;
pub mod score;
pub mod world;

/// The words that scenario authors may use, from the tables of the upper floors.
pub fn vocabulary() -> scenario::Vocabulary {
    scenario::Vocabulary {
        actions: rules::action::words(),
        other_names: rules::action::other_names(),
        criteria: score::criterion_words(),
    }
}
