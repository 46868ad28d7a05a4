//! Tests of scoring: journals by hand, expectations worked out by hand.

mod criteria;
mod delays;
mod milestones;
mod outcome;
