//! The rubric: what is judged, by which scale, and the function that judges it. Data with defaults; an exercise may
//! change goals, limits and weights. The doctrine gives most goals; where it gives none, goal and limit are our
//! judgement and the criterion says so.

use super::evidence::{Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{Criterion, Judges, Measure, Rating, Reached, Scale};
use super::{p1_prepare, p2_identify, p3_contain, p4_eradicate, p5_recover, p6_learn, p7_communicate, p7_extortion};
use crate::base::*;
use crate::scenario::{RubricChange, Scenario};

/// A criterion with the function that judges it.
pub(super) struct Spec {
    pub id: &'static str,
    pub task: TaskId,
    pub judges: Judges,
    pub sentence: &'static str,
    pub grade: Grade,
    pub weight: f64,
    /// A mandatory task that was never done is rated U.
    pub mandatory: bool,
    pub judge: fn(&Evidence, &Milestones) -> Found,
}

/// How what was found becomes a rating.
#[derive(Clone, Copy)]
pub(super) enum Grade {
    Scaled(Scale),
    /// Over its goal is M at best: downtime or harm that the response itself caused.
    Strict(Scale),
    /// A duty; missed, it caps the phase at this rating: S for an optional task, M for law or plan broken, U for a
    /// mandatory task.
    Duty {
        missed: Rating,
    },
}

/// For times: the scale holds milliseconds.
pub(super) const fn spans(goal: SimSpan, limit: SimSpan) -> Grade {
    Grade::Scaled(Scale { goal: goal.0 as f64, limit: limit.0 as f64 })
}

/// Shares or counts.
pub(super) const fn scale(goal: f64, limit: f64) -> Grade {
    Grade::Scaled(Scale { goal, limit })
}

/// What a criterion's function found.
pub(super) struct Found {
    pub measure: Measure,
    /// Multiplies the points.
    pub factor: f64,
    /// Without credit the value is printed, earns 0 points, and is rated M at best: losing is never rewarded.
    pub credit: bool,
    /// How long a censored time had run when the run ended.
    pub waited: SimSpan,
    pub evidence: Vec<EntryId>,
    pub figures: Vec<(&'static str, f64)>,
}

impl Found {
    pub fn new(measure: Measure, evidence: Vec<EntryId>) -> Found {
        Found { measure, factor: 1.0, credit: true, waited: SimSpan::ZERO, evidence, figures: Vec::new() }
    }
    pub fn not_observed() -> Found {
        Found::new(Measure::NotObserved, Vec::new())
    }
    pub fn not_applicable() -> Found {
        Found::new(Measure::NotApplicable, Vec::new())
    }
    pub fn duty(done: bool, evidence: Vec<EntryId>) -> Found {
        Found::new(Measure::Duty(done), evidence)
    }
    pub fn count(entries: Vec<EntryId>, proof: Stamp) -> Found {
        let count = entries.len() as u64;
        Found::new(Measure::Count(count), if entries.is_empty() { vec![proof.entry] } else { entries })
    }
    /// Part of a whole; not observed if there is no whole.
    pub fn share(part: u64, whole: u64, evidence: Vec<EntryId>) -> Found {
        if whole == 0 {
            return Found::not_observed();
        }
        let found = Found::new(Measure::Share(part as f64 / whole as f64), evidence);
        found.figure("of", whole as f64)
    }
    /// From one moment to another; one that was due and never came is censored at the run's end.
    pub fn span(evidence: &Evidence, from: Option<Stamp>, to: Option<Stamp>) -> Found {
        match (from, to) {
            (None, _) => Found::not_observed(),
            (Some(from), Some(to)) => {
                let span = SimSpan((to.at - from.at).0.max(0));
                Found::new(Measure::Span(span), vec![from.entry, to.entry])
            }
            (Some(from), None) => {
                let mut found = Found::new(Measure::NotReached, vec![from.entry, evidence.last_entry()]);
                found.waited = evidence.end - from.at;
                found
            }
        }
    }
    /// The same to a milestone, which may not apply.
    pub fn span_to(evidence: &Evidence, from: Option<Stamp>, to: Reached) -> Found {
        match to {
            Reached::NotApplicable => Found::not_applicable(),
            Reached::NotReached => Found::span(evidence, from, None),
            Reached::At(at, entry) => Found::span(evidence, from, Some(Stamp { at, entry })),
        }
    }
    pub fn figure(mut self, name: &'static str, value: f64) -> Found {
        self.figures.push((name, value));
        self
    }
    pub fn credited(mut self, credit: bool) -> Found {
        self.credit = credit;
        self
    }
}

/// Every criterion, phase by phase.
pub(super) fn specs() -> impl Iterator<Item = &'static Spec> {
    let phases: [&'static [Spec]; 8] = [
        p1_prepare::SPECS,
        p2_identify::SPECS,
        p3_contain::SPECS,
        p4_eradicate::SPECS,
        p5_recover::SPECS,
        p6_learn::SPECS,
        p7_communicate::SPECS,
        p7_extortion::SPECS,
    ];
    phases.into_iter().flatten()
}

/// The ids that an exercise's rubric changes may name.
pub fn criterion_ids() -> Vec<&'static str> {
    specs().map(|spec| spec.id).collect()
}

/// Every criterion as shipped, without an exercise's changes.
pub fn shipped_rubric() -> Vec<Criterion> {
    specs().map(|spec| spec.criterion(&[])).collect()
}

/// The whole rubric in force: the defaults and the exercise's changes. Goals and limits of spans are milliseconds.
pub fn rubric(scenario: &Scenario) -> Vec<Criterion> {
    specs().map(|spec| spec.criterion(&scenario.exercise.rubric)).collect()
}

impl Spec {
    fn criterion(&self, changes: &[RubricChange]) -> Criterion {
        let mut criterion = Criterion {
            id: self.id,
            task: self.task,
            judges: self.judges,
            sentence: self.sentence,
            scale: match self.grade {
                Grade::Scaled(scale) | Grade::Strict(scale) => Some(scale),
                Grade::Duty { .. } => None,
            },
            weight: self.weight,
            mandatory: self.mandatory,
        };
        for change in changes.iter().filter(|change| change.criterion == self.id) {
            if let Some(scale) = &mut criterion.scale {
                scale.goal = change.goal.unwrap_or(scale.goal);
                scale.limit = change.limit.unwrap_or(scale.limit);
            }
            criterion.weight = change.weight.unwrap_or(criterion.weight);
        }
        criterion
    }
}
