//! P6 Learn: lessons become improvements.

use super::evidence::{Evidence, OrderTrack};
use super::milestones::Milestones;
use super::model::{Judges, Milestone, Rating};
use super::rubric::{Found, Grade, Spec, scale, spans};
use crate::base::doctrine::REVIEW_WITHIN;
use crate::base::*;
use crate::journal::Reason;

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
        id: "p6.2-timeline",
        task: TaskId::new(Phase::Learn, 2),
        judges: Judges::Decision,
        sentence: "The team's own time line holds the late steps with their minute and reason",
        // Our judgement.
        grade: scale(0.9, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: timeline,
    },
    Spec {
        id: "p6.3-deviations",
        task: TaskId::new(Phase::Learn, 3),
        judges: Judges::Decision,
        sentence: "The limits of the plan that were not kept are named after the incident",
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: deviations,
    },
    Spec {
        id: "p6.4-tuned",
        task: TaskId::new(Phase::Learn, 4),
        judges: Judges::Decision,
        sentence: "From closure to controls tuned, where a tool missed over 30 % of what it could see",
        // Our judgement, as for the plan's revision.
        grade: spans(SimSpan::days(30), SimSpan::days(60)),
        weight: 1.0,
        mandatory: false,
        judge: tuned,
    },
    Spec {
        id: "p6.5-revised",
        task: TaskId::new(Phase::Learn, 5),
        judges: Judges::Decision,
        sentence: "From closure to the plan revised",
        grade: spans(SimSpan::days(30), SimSpan::days(60)),
        weight: 1.0,
        mandatory: false,
        judge: revised,
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

/// Late orders of the response that the time line holds with minute and reason / those that there were. Late is what went
/// beyond the plan's limit or waited too long (`Plan::late`), from the declaration on.
fn timeline(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let (plan, actions) = (&evidence.scenario.plan, &evidence.scenario.actions);
    let late = evidence.orders.iter().enumerate().filter(|(_, order)| {
        let response = actions.get(order.action.index()).is_some_and(|word| word.task.phase != Phase::Learn);
        let worked = SimSpan(order.parts[Reason::Working as usize - Reason::Approval as usize]);
        let took = |at: SimTime| at - order.ordered.at;
        let ended = order.ended.filter(|ended| ended.1 != Reason::Cancelled);
        response
            && order.ordered.entry > declared.entry
            && ended.is_some_and(|(at, _)| plan.late(order.action, took(at), worked))
    });
    let late: Vec<(OrderId, EntryId)> =
        late.map(|(index, order)| (OrderId::from(index), order.ordered.entry)).collect();
    let held: Vec<EntryId> = evidence.logged.iter().filter(|row| row.1).map(|row| row.2.entry).collect();
    let (number, all) = (held.len().min(late.len()) as u64, late.len() as u64);
    let logged = |order: &OrderId| evidence.logged.iter().any(|row| row.0 == *order && row.1);
    let mut proof: Vec<EntryId> = late.iter().filter(|row| !logged(&row.0)).map(|row| row.1).take(20).collect();
    proof.extend(held.iter().take(20));
    Found::share(number, all, proof)
}

/// Actions with orders beyond the plan's limit that the team named / those that there were, once the incident is closed.
fn deviations(evidence: &Evidence, milestones: &Milestones) -> Found {
    let (Some(declared), Some(closed)) = (evidence.declared, milestones.stamp(Milestone::Closed)) else {
        return Found::not_observed();
    };
    let limits = limits(evidence);
    let over = evidence.orders.iter().filter(|order| {
        let limit = limits.get(order.action.index()).copied().flatten();
        let since = order.ordered.entry > declared.entry && order.ordered.entry < closed.entry;
        // What failed in time kept its limit: there was nothing to do, or it was tried again.
        let ended = order.ended.map_or(closed.at, |ended| ended.0.min(closed.at));
        let called_off = order.ended.is_some_and(|ended| ended.1 == Reason::Cancelled);
        since && !called_off && limit.is_some_and(|limit| ended > order.ordered.at + limit)
    });
    let over: std::collections::BTreeMap<ActionId, EntryId> =
        over.map(|order| (order.action, order.ordered.entry)).collect();
    let named =
        |action: &ActionId| evidence.deviations.iter().find(|row| row.0 == *action && row.1.entry > closed.entry);
    let found: Vec<EntryId> = over.keys().filter_map(|action| named(action).map(|row| row.1.entry)).collect();
    let number = found.len() as u64;
    let proof = over.values().copied().chain(found).collect();
    Found::share(number, over.len() as u64, proof)
}

fn tuned(evidence: &Evidence, milestones: &Milestones) -> Found {
    let named = super::league::league(evidence).iter().filter(|row| row.named()).count();
    if named == 0 {
        return Found::not_applicable();
    }
    after_closure(evidence, milestones, "tune-controls").figure("tools named", named as f64)
}

fn revised(evidence: &Evidence, milestones: &Milestones) -> Found {
    after_closure(evidence, milestones, "revise-plan")
}

/// From closure to the first time that an action was finished after it.
fn after_closure(evidence: &Evidence, milestones: &Milestones, action: &str) -> Found {
    let closed = milestones.stamp(Milestone::Closed);
    Found::span(evidence, closed, closed.and_then(|closed| evidence.first_finished(action, closed)))
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
    (0..evidence.scenario.actions.len()).map(|action| evidence.scenario.plan.limit(ActionId::from(action))).collect()
}
