//! P6 Learn: lessons become improvements.

use super::evidence::{Evidence, OrderTrack};
use super::milestones::Milestones;
use super::model::{Judges, Milestone, Rating};
use super::rubric::{Found, Grade, Spec, scale, spans};
use crate::base::doctrine::REVIEW_WITHIN;
use crate::base::*;
use crate::journal::Reason;
use crate::scenario::PlanNode;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p6.1-closed",
        task: TaskId::new(Phase::Learn, 1),
        judges: Judges::Decision,
        sentence: "The incident is formally closed, so that the review can start",
        grade: Grade::Duty { missed: Rating::S },
        weight: 1.0,
        mandatory: false,
        judge: closed,
    },
    Spec {
        id: "p6.1-reviewed",
        task: TaskId::new(Phase::Learn, 1),
        judges: Judges::Decision,
        sentence: "From closure to the end of the review",
        grade: spans(REVIEW_WITHIN, SimSpan::days(30)),
        weight: 1.0,
        mandatory: true,
        judge: reviewed,
    },
    Spec {
        id: "p6.3-on-time",
        task: TaskId::new(Phase::Learn, 3),
        judges: Judges::Outcome,
        sentence: "Orders for which the plan sets a limit are done within it",
        // Our judgement.
        grade: scale(0.9, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: on_time,
    },
];

/// A run that ends within 30 days of the declaration is too short to miss it.
const CLOSE_WITHIN: SimSpan = SimSpan::days(30);

fn closed(evidence: &Evidence, milestones: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    match milestones.stamp(Milestone::Closed) {
        Some(closed) => Found::duty(true, vec![closed.entry]),
        None if evidence.end > declared.at + CLOSE_WITHIN => {
            Found::duty(false, vec![declared.entry, evidence.last_entry()])
        }
        None => Found::not_observed(),
    }
}

fn reviewed(evidence: &Evidence, milestones: &Milestones) -> Found {
    let closed = milestones.stamp(Milestone::Closed);
    let reviewed = milestones.stamp(Milestone::Reviewed);
    Found::span(evidence, closed, reviewed)
}

/// Orders done within the limit that the plan sets for their action / those done, failed or overdue. Where several
/// steps set one, the longest counts, since an order does not say which step gave it.
fn on_time(evidence: &Evidence, _: &Milestones) -> Found {
    let limits = limits(evidence);
    let (mut within, mut late) = (Vec::new(), Vec::new());
    for order in &evidence.orders {
        let Some(limit) = limits.get(order.action.index()).copied().flatten() else { continue };
        match met(order, limit, evidence.end) {
            Some(true) => within.push(order.ordered.entry),
            Some(false) => late.push(order.ordered.entry),
            None => {}
        }
    }
    let (number, all) = (within.len() as u64, (within.len() + late.len()) as u64);
    // The late ones first: they are what somebody looks for.
    late.extend(within.iter().take(10));
    Found::share(number, all, late)
}

/// `None` while it can still be met, and for what was called off.
fn met(order: &OrderTrack, limit: SimSpan, end: SimTime) -> Option<bool> {
    let due = order.ordered.at + limit;
    match order.ended {
        Some((_, Reason::Cancelled)) => None,
        Some((at, Reason::Done)) => Some(at <= due),
        Some(_) => Some(false),
        None => (end > due).then_some(false),
    }
}

/// The plan's longest limit for each action.
fn limits(evidence: &Evidence) -> Vec<Option<SimSpan>> {
    let mut limits = vec![None; evidence.scenario.actions.len()];
    for node in &evidence.scenario.plan.nodes {
        if let PlanNode::Do(step) = node
            && step.within.is_some()
            && let Some(slot) = limits.get_mut(step.action.index())
        {
            *slot = step.within.max(*slot);
        }
    }
    limits
}
