//! What the run lost most by, and the weakness behind each loss: what was never ordered, who was waited for, which alerts
//! nobody read. Ranked by what each cost: the rating first, then the points.

use super::evidence::Evidence;
use super::model::{Criterion, Delay, Finding, Judges, Loss, Measure, Rating, Weakness};
use crate::base::*;
use crate::journal::Reason;
use crate::scenario::PlanNode;

/// Every criterion that missed its goal, readiness apart (it labels the plan), the costliest first.
pub(super) fn losses(evidence: &Evidence, delays: &[Delay], rubric: &[Criterion], findings: &[Finding]) -> Vec<Loss> {
    let tally = Tally::of(evidence, delays);
    let missed = findings.iter().filter(|finding| is_loss(finding, rubric));
    let mut losses: Vec<Loss> = missed
        .map(|finding| Loss {
            finding: finding.criterion,
            cost: cost(finding, rubric),
            weakness: weakness(evidence, &tally, &rubric[finding.criterion], finding),
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
fn weakness(evidence: &Evidence, tally: &Tally, criterion: &Criterion, finding: &Finding) -> Weakness {
    let by_alerts = ["p2.1-observable-identified", "p2.1-own-detection", "p2.5-declared", "p2.7-"];
    if by_alerts.iter().any(|id| criterion.id.starts_with(id)) {
        return of_alerts(evidence, tally);
    }
    match of_orders(evidence, tally, criterion.task, finding) {
        // What is cut off late or not at all although nothing held up the cutting off was learnt late.
        Weakness::Unnamed if criterion.task.phase == Phase::Contain => {
            let learns: Vec<ActionId> = LEARNS.iter().filter_map(|word| evidence.action(word)).collect();
            tally.waits(&|action| learns.contains(&action)).unwrap_or(Weakness::Unnamed)
        }
        weakness => weakness,
    }
}

/// Orders by which the team learns what is hit.
const LEARNS: [&str; 4] = ["triage-alert", "investigate-case", "hunt-indicators", "declare-incident"];

/// Our judgement: an alert or an order that waits longer is a weakness.
const WAITED: SimSpan = SimSpan::hours(1);

fn of_alerts(evidence: &Evidence, tally: &Tally) -> Weakness {
    let until = evidence.identified.map_or(evidence.end, |identified| identified.stamp.at);
    let alerts: Vec<_> = evidence.alerts.iter().filter(|row| row.caused && row.raised.at <= until).collect();
    if alerts.is_empty() {
        return Weakness::Unseen;
    }
    let only = |word: &str| {
        let action = evidence.action(word);
        move |candidate: ActionId| Some(candidate) == action
    };
    let ignored = alerts.iter().filter(|row| row.unread.is_some()).count();
    let dismissed = alerts.iter().filter(|row| row.dismissed.is_some()).count();
    let first_taken = alerts.iter().filter_map(|row| row.taken).map(|stamp| stamp.at).min();
    let late = first_taken.is_none_or(|taken| taken - alerts[0].raised.at > WAITED);
    if ignored > 0 && late {
        return Weakness::AlertsUnread { alerts: ignored };
    }
    if late {
        return tally.waits(&only("triage-alert")).unwrap_or(Weakness::AlertsUnread { alerts: alerts.len() });
    }
    if dismissed > 0 && dismissed + ignored == alerts.len() {
        return Weakness::AlertsDismissed { alerts: dismissed };
    }
    tally.waits(&only("declare-incident")).unwrap_or(Weakness::DeclaredLate)
}

type Task = (Phase, u8);

/// Tasks whose work another task's outcome also rests on.
const RESTS_ON: &[(Task, &[Task])] = &[
    ((Phase::Contain, 4), &[(Phase::Contain, 1), (Phase::Contain, 2)]),
    ((Phase::Eradicate, 1), &[(Phase::Eradicate, 3)]),
    ((Phase::Recover, 1), &[(Phase::Recover, 2), (Phase::Eradicate, 3)]),
];

fn of_orders(evidence: &Evidence, tally: &Tally, task: TaskId, finding: &Finding) -> Weakness {
    let key = (task.phase, task.number);
    let more = RESTS_ON.iter().find(|row| row.0 == key).map_or(&[][..], |row| row.1);
    let mine = |task: TaskId| (task.phase, task.number) == key || more.contains(&(task.phase, task.number));
    let actions = &evidence.scenario.actions;
    let of_task = |action: ActionId| mine(actions[action.index()].task);
    let of_this = |action: ActionId| actions[action.index()].task == task;
    let orderable = actions.iter().any(|row| row.task == task);
    // Rebuilding roots out as well as cleaning does.
    let instead = key == (Phase::Eradicate, 1) && tally.ordered(&of_task);
    if orderable && !instead && !tally.ordered(&of_this) {
        let planned = evidence.scenario.plan.nodes.iter().any(|node| match node {
            PlanNode::Do(step) => actions[step.action.index()].task == task,
            _ => false,
        });
        return Weakness::NeverOrdered { task, planned };
    }
    if let Some(waited) = tally.waits(&of_task) {
        return waited;
    }
    if let Some(failed) = tally.failures(&of_task) {
        return failed;
    }
    match finding.measure {
        Measure::NotReached | Measure::Duty(false) => Weakness::NotFinished { task },
        _ => Weakness::Unnamed,
    }
}

/// What the orders of each action came to, from the incident's onset on, and how often each action failed.
struct Tally {
    /// By action.
    rows: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    orders: usize,
    /// From order to end, all orders together.
    whole: SimSpan,
    /// By reason, in the order of `REASONS`: what was waited, and by how many orders for more than a minute.
    waits: [(SimSpan, usize); 6],
    failed: usize,
    finished: usize,
    /// Why it failed first.
    why: Reason,
}

const REASONS: [Reason; 6] =
    [Reason::Approval, Reason::OffShift, Reason::Queue, Reason::Skill, Reason::Tool, Reason::Travel];

impl Tally {
    fn of(evidence: &Evidence, delays: &[Delay]) -> Tally {
        let none = Row {
            orders: 0,
            whole: SimSpan::ZERO,
            waits: [(SimSpan::ZERO, 0); 6],
            failed: 0,
            finished: 0,
            why: Reason::None,
        };
        let mut rows = vec![none; evidence.scenario.actions.len()];
        let from = evidence.onset.map_or(SimTime::ZERO, |onset| onset.at);
        for delay in delays.iter().filter(|delay| delay.ordered >= from) {
            rows[delay.action.index()].add(delay);
        }
        for (row, done) in rows.iter_mut().zip(&evidence.finished) {
            row.finished = done.len();
        }
        for &(action, why) in &evidence.failed {
            let row = &mut rows[action.index()];
            row.failed += 1;
            if row.failed == 1 {
                row.why = why;
            }
        }
        Tally { rows }
    }

    fn select<'a>(&'a self, of: &'a dyn Fn(ActionId) -> bool) -> impl Iterator<Item = (ActionId, &'a Row)> {
        let rows = self.rows.iter().enumerate().map(|(index, row)| (ActionId::from(index), row));
        rows.filter(move |row| of(row.0))
    }

    fn ordered(&self, of: &dyn Fn(ActionId) -> bool) -> bool {
        self.select(of).any(|(_, row)| row.orders > 0)
    }

    /// What orders of some actions waited for most, if that is more than an hour and a third of what their time was.
    fn waits(&self, of: &dyn Fn(ActionId) -> bool) -> Option<Weakness> {
        let whole = self.select(of).fold(SimSpan::ZERO, |sum, (_, row)| sum + row.whole);
        let parts = self.select(of).flat_map(|(action, row)| (0..REASONS.len()).map(move |part| (action, part, row)));
        let (action, part, row) =
            parts.max_by_key(|(action, part, row)| (row.waits[*part].0, std::cmp::Reverse((*action, *part))))?;
        let (waited, orders) = row.waits[part];
        let much = waited > WAITED && waited.0 as f64 > whole.0 as f64 / 3.0;
        much.then_some(Weakness::Waited { action, reason: REASONS[part], orders, waited })
    }

    /// The action that failed most often, if more often than it was done.
    fn failures(&self, of: &dyn Fn(ActionId) -> bool) -> Option<Weakness> {
        let failing = self.select(of).filter(|(_, row)| row.failed > row.finished);
        let (action, row) = failing.max_by_key(|(action, row)| (row.failed, std::cmp::Reverse(*action)))?;
        Some(Weakness::Failed { action, reason: row.why, orders: row.failed })
    }
}

impl Row {
    fn add(&mut self, delay: &Delay) {
        self.orders += 1;
        self.whole += delay.until - delay.ordered;
        let parts = [delay.approval, delay.off_shift, delay.queue, delay.skill, delay.tool, delay.travel];
        for (sum, waited) in self.waits.iter_mut().zip(parts).filter(|row| row.1 > SimSpan::minutes(1)) {
            *sum = (sum.0 + waited, sum.1 + 1);
        }
    }
}
