//! Floor 5: Journal -> Scorecard. Judging is pure: no world, no queue, no clock, no randomness.
//! `pass` reads the journal once into `Evidence`; `milestones`, `outcome`, `delays` and the criteria of each phase read
//! that; `grade` turns what they found into points and ratings.
//! To add a criterion: a `Spec` in the file of its phase, with the function that judges it.

mod barrier;
pub mod by_hand;
mod channels;
mod clocks;
mod delays;
mod evidence;
mod grade;
pub mod league;
pub mod lessons;
mod losses;
mod milestones;
pub mod model;
mod outcome;
mod p1_people;
mod p1_prepare;
mod p1_sensors;
mod p2_identify;
mod p3_contain;
mod p4_eradicate;
mod p5_recover;
mod p6_learn;
mod p7_communicate;
mod p7_extortion;
mod p7_speak;
mod p7_sync;
mod pass;
pub mod readiness;
mod rubric;
mod scope;
mod services;
mod talk;
#[cfg(test)]
mod testkit;
#[cfg(test)]
mod tests;
mod weaknesses;

pub use model::*;
pub use talk::{AudienceFinding, HOTLINE_WITHIN, OTHERS_WITHIN, RumourFinding, STAFF_WITHIN, StatementFinding, Talk};

use crate::journal::Journal;
use crate::scenario::Scenario;
use milestones::Milestones;

/// Judges a run by its journal and the scenario that it carries.
pub fn score(journal: &Journal, scenario: &Scenario) -> Scorecard {
    let evidence = pass::read(journal, scenario);
    let milestones = Milestones::of(&evidence);
    let rubric = rubric(scenario);
    let findings = grade::findings(&rubric, &evidence, &milestones);
    let phases = grade::phases(&rubric, &findings);
    let overall = grade::overall(&phases);
    let (goals_met, goals_missed) = grade::goals(&rubric, &findings);
    let harm = outcome::harm_of(&evidence);
    let delays = delays::delays(&evidence);
    let losses = losses::losses(&evidence, &delays, &rubric, &findings);
    Scorecard {
        identified_by: evidence.identified.and_then(|identified| identified.source),
        identified_before_impact: milestones.identified_before_impact(),
        contained_by: milestones.contained_by,
        contained_state: milestones.contained_state,
        dwell: milestones.dwell(),
        contain: milestones.time_to_contain(),
        contain_believed: milestones.believed_time_to_contain(&evidence),
        outcome: outcome::outcome(&evidence, milestones.breakouts),
        share_saved: outcome::share_saved(harm, journal.header.reference),
        milestones: milestones.reached.to_vec(),
        harm,
        rubric,
        findings,
        phases,
        overall,
        goals_met,
        goals_missed,
        losses,
        delays,
        clocks: clocks::clocks(&evidence),
        league: league::league(&evidence),
        talk: talk::talk(&evidence),
        end: evidence.end,
    }
}

pub use outcome::harm;
pub use rubric::{criterion_ids, criterion_words, rubric, shipped_rubric};
