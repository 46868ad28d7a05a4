//! What the run lost most by, and the weakness behind each loss: what was never ordered, who was waited for, which alerts
//! nobody read. Ranked by what each cost: the rating first, then the points.

use super::evidence::{Evidence, OrderTrack};
use super::model::{Criterion, Finding, Judges, Loss, Measure, Rating, Weakness};
use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::scenario::PlanNode;
use std::collections::BTreeMap;

/// Every criterion that missed its goal, readiness apart (it labels the plan), the costliest first.
pub(super) fn losses(evidence: &Evidence, rubric: &[Criterion], findings: &[Finding]) -> Vec<Loss> {
    let missed = findings.iter().filter(|finding| is_loss(finding, rubric));
    let mut losses: Vec<Loss> = missed
        .map(|finding| Loss {
            finding: finding.criterion,
            cost: cost(finding, rubric),
            weakness: weakness(evidence, &rubric[finding.criterion], finding),
        })
        .collect();
    rank(&mut losses, findings);
    losses
}

/// After a person rated otherwise: what is no loss any more goes, what became one comes without a weakness.
pub(super) fn again(losses: &mut Vec<Loss>, rubric: &[Criterion], findings: &[Finding]) {
    losses.retain(|loss| is_loss(&findings[loss.finding], rubric));
    for finding in findings.iter().filter(|finding| is_loss(finding, rubric)) {
        if !losses.iter().any(|loss| loss.finding == finding.criterion) {
            let (cost, weakness) = (cost(finding, rubric), Weakness::Unnamed);
            losses.push(Loss { finding: finding.criterion, cost, weakness });
        }
    }
    rank(losses, findings);
}

fn is_loss(finding: &Finding, rubric: &[Criterion]) -> bool {
    matches!(finding.rating, Rating::S | Rating::M | Rating::U) && rubric[finding.criterion].judges != Judges::Readiness
}

/// Points lost, by weight; a duty missed loses them all.
fn cost(finding: &Finding, rubric: &[Criterion]) -> f64 {
    (100.0 - finding.points.unwrap_or(0.0)) * rubric[finding.criterion].weight.max(0.01)
}

fn rank(losses: &mut [Loss], findings: &[Finding]) {
    let rating = |loss: &Loss| findings[loss.finding].rating;
    losses.sort_by(|a, b| rating(b).cmp(&rating(a)).then(b.cost.total_cmp(&a.cost)).then(a.finding.cmp(&b.finding)));
}

/// The weakness behind a finding: for identification the road of the alerts, for all else the orders of its task.
fn weakness(evidence: &Evidence, criterion: &Criterion, finding: &Finding) -> Weakness {
    let by_alerts = ["p2.1-observable-identified", "p2.1-own-detection", "p2.5-declared", "p2.7-"];
    if by_alerts.iter().any(|id| criterion.id.starts_with(id)) {
        return of_alerts(evidence);
    }
    match of_orders(evidence, criterion.task, finding) {
        // What is cut off late or not at all although nothing held up the cutting off was learnt late.
        Weakness::Unnamed if criterion.task.phase == Phase::Contain => {
            waits(evidence, &|word| LEARNS.contains(&word)).unwrap_or(Weakness::Unnamed)
        }
        weakness => weakness,
    }
}

/// Orders by which the team learns what is hit.
const LEARNS: [&str; 4] = ["triage-alert", "investigate-case", "hunt-indicators", "declare-incident"];

/// Our judgement: an alert or an order that waits longer is a weakness.
const WAITED: SimSpan = SimSpan::hours(1);

fn of_alerts(evidence: &Evidence) -> Weakness {
    let until = evidence.identified.map_or(evidence.end, |identified| identified.stamp.at);
    let alerts: Vec<_> = evidence.alerts.iter().filter(|row| row.caused && row.raised.at <= until).collect();
    if alerts.is_empty() {
        return Weakness::Unseen;
    }
    let ignored = alerts.iter().filter(|row| row.unread.is_some()).count();
    let dismissed = alerts.iter().filter(|row| row.dismissed.is_some()).count();
    let first_taken = alerts.iter().filter_map(|row| row.taken).map(|stamp| stamp.at).min();
    let late = first_taken.is_none_or(|taken| taken - alerts[0].raised.at > WAITED);
    if ignored > 0 && late {
        return Weakness::AlertsUnread { alerts: ignored };
    }
    if late {
        return waits(evidence, &|word| word == "triage-alert")
            .unwrap_or(Weakness::AlertsUnread { alerts: alerts.len() });
    }
    if dismissed > 0 && dismissed + ignored == alerts.len() {
        return Weakness::AlertsDismissed { alerts: dismissed };
    }
    waits(evidence, &|word| word == "declare-incident").unwrap_or(Weakness::DeclaredLate)
}

type Task = (Phase, u8);

/// Tasks whose work another task's outcome also rests on.
const RESTS_ON: &[(Task, &[Task])] = &[
    ((Phase::Contain, 4), &[(Phase::Contain, 1), (Phase::Contain, 2)]),
    ((Phase::Eradicate, 1), &[(Phase::Eradicate, 3)]),
    ((Phase::Recover, 1), &[(Phase::Recover, 2), (Phase::Eradicate, 3)]),
];

fn of_orders(evidence: &Evidence, task: TaskId, finding: &Finding) -> Weakness {
    let key = (task.phase, task.number);
    let more = RESTS_ON.iter().find(|row| row.0 == key).map_or(&[][..], |row| row.1);
    let mine = |task: TaskId| (task.phase, task.number) == key || more.contains(&(task.phase, task.number));
    let actions = &evidence.scenario.actions;
    let of_task = |word: &str| actions.iter().any(|row| row.id == word && mine(row.task));
    let from = evidence.onset.map_or(SimTime::ZERO, |onset| onset.at);
    let orders: Vec<&OrderTrack> = evidence
        .orders
        .iter()
        .filter(|order| order.ordered.at >= from && mine(actions[order.action.index()].task))
        .collect();
    let orderable = actions.iter().any(|row| row.task == task);
    // Rebuilding roots out as well as cleaning does.
    let instead = key == (Phase::Eradicate, 1) && !orders.is_empty();
    if orderable && !instead && !orders.iter().any(|order| actions[order.action.index()].task == task) {
        let planned = evidence.scenario.plan.nodes.iter().any(|node| match node {
            PlanNode::Do(step) => actions[step.action.index()].task == task,
            _ => false,
        });
        return Weakness::NeverOrdered { task, planned };
    }
    if let Some(waited) = waits(evidence, &of_task) {
        return waited;
    }
    if let Some(failed) = failures(evidence, &of_task) {
        return failed;
    }
    match finding.measure {
        Measure::NotReached | Measure::Duty(false) => Weakness::NotFinished { task },
        _ => Weakness::Unnamed,
    }
}

/// What orders of some actions waited for most, if that is more than an hour and a third of what their time was.
fn waits(evidence: &Evidence, of: &dyn Fn(&str) -> bool) -> Option<Weakness> {
    const REASONS: [Reason; 6] =
        [Reason::Approval, Reason::OffShift, Reason::Queue, Reason::Skill, Reason::Tool, Reason::Travel];
    let from = evidence.onset.map_or(SimTime::ZERO, |onset| onset.at);
    let mut sums: BTreeMap<(ActionId, usize), (SimSpan, usize)> = BTreeMap::new();
    let mut whole = SimSpan::ZERO;
    for delay in super::delays::delays(evidence) {
        if delay.ordered < from || !of(&evidence.scenario.actions[delay.action.index()].id) {
            continue;
        }
        whole += delay.until - delay.ordered;
        let parts = [delay.approval, delay.off_shift, delay.queue, delay.skill, delay.tool, delay.travel];
        for (part, waited) in parts.into_iter().enumerate().filter(|row| row.1 > SimSpan::minutes(1)) {
            let row = sums.entry((delay.action, part)).or_default();
            *row = (row.0 + waited, row.1 + 1);
        }
    }
    let ((action, part), (waited, orders)) = sums.into_iter().max_by_key(|row| (row.1.0, std::cmp::Reverse(row.0)))?;
    let much = waited > WAITED && waited.0 as f64 > whole.0 as f64 / 3.0;
    much.then_some(Weakness::Waited { action, reason: REASONS[part], orders, waited })
}

/// The action that failed most often, if more often than it was done.
fn failures(evidence: &Evidence, of: &dyn Fn(&str) -> bool) -> Option<Weakness> {
    let mut rows: BTreeMap<ActionId, (usize, usize, Reason)> = BTreeMap::new();
    for entry in &evidence.journal.entries {
        match entry.fact() {
            Fact::ActionFailed { action, .. } if of(&evidence.scenario.actions[action.index()].id) => {
                let row = rows.entry(action).or_insert((0, 0, entry.reason()));
                row.0 += 1;
            }
            Fact::ActionFinished { action, .. } if of(&evidence.scenario.actions[action.index()].id) => {
                rows.entry(action).or_insert((0, 0, Reason::None)).1 += 1;
            }
            _ => {}
        }
    }
    let worst =
        rows.into_iter().filter(|row| row.1.0 > row.1.1).max_by_key(|row| (row.1.0, std::cmp::Reverse(row.0)))?;
    Some(Weakness::Failed { action: worst.0, reason: worst.1.2, orders: worst.1.0 })
}
