//! Tests of scoring: journals by hand, expectations worked out by hand.

mod delays;
mod extortion;
mod milestones;
mod outcome;
mod phases_1_to_3;
mod phases_4_to_7;
mod rubric;
