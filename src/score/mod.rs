//! Floor 5: Journal -> Scorecard. Judging is pure: no world, no queue, no clock, no randomness.

pub mod model;

pub use model::*;
