//! P3 Contain: a barrier that stops the spread, balancing continuity and forensics.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{ContainedBy, ContainedState, Judges, Measure, Milestone};
use super::rubric::{Found, Grade, Spec, scale, spans, times};
use super::{barrier, weaknesses};
use crate::base::doctrine::{MEDIUM_TERM_CONTAINMENT, SHORT_TERM_CONTAINMENT};
use crate::base::*;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p3.1-short-term",
        task: TaskId::new(Phase::Contain, 1),
        judges: Judges::Decision,
        sentence: "Everything believed affected is cut off soon after identification",
        grade: spans(SHORT_TERM_CONTAINMENT, SimSpan::hours(8)),
        weight: 2.0,
        mandatory: true,
        judge: short_term,
    },
    Spec {
        id: "p3.1-spread",
        task: TaskId::new(Phase::Contain, 1),
        judges: Judges::Outcome,
        sentence: "Hosts newly compromised or encrypted after identification",
        // Our judgement: none, or at most a small department.
        grade: scale(0.0, 50.0),
        weight: 1.0,
        mandatory: false,
        judge: spread,
    },
    Spec {
        id: "p3.2-credentials",
        task: TaskId::new(Phase::Contain, 2),
        judges: Judges::Outcome,
        sentence: "Stolen credentials are void 72 h after identification",
        // Our judgement; the moment is the end of medium-term containment.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: credentials,
    },
    Spec {
        id: "p3.3-memory",
        task: TaskId::new(Phase::Contain, 3),
        judges: Judges::Outcome,
        sentence: "The response keeps the memory of the key hosts before it destroys it",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: memory,
    },
    Spec {
        id: "p3.3-disk",
        task: TaskId::new(Phase::Contain, 3),
        judges: Judges::Outcome,
        sentence: "The response keeps the disks of the key hosts before it destroys them",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::disk,
    },
    Spec {
        id: "p3.3-logs",
        task: TaskId::new(Phase::Contain, 3),
        judges: Judges::Outcome,
        sentence: "Central logs about the key hosts are kept before they run out",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: barrier::logs,
    },
    Spec {
        id: "p3.4-paths",
        task: TaskId::new(Phase::Contain, 4),
        judges: Judges::Outcome,
        sentence: "Ways from hit segments into others are closed 72 h after identification",
        // Our judgement; the moment is the end of medium-term containment.
        grade: scale(1.0, 0.0),
        weight: 1.0,
        mandatory: false,
        judge: barrier::paths,
    },
    Spec {
        id: "p3.4-contained",
        task: TaskId::new(Phase::Contain, 4),
        judges: Judges::Outcome,
        sentence: "From identification to the adversary's last freedom to act",
        grade: spans(MEDIUM_TERM_CONTAINMENT, SimSpan::days(7)),
        weight: 2.0,
        mandatory: true,
        judge: contained,
    },
    Spec {
        id: "p3.5-open",
        task: TaskId::new(Phase::Contain, 5),
        judges: Judges::Outcome,
        sentence: "Weaknesses that the internet reaches, neither patched nor shielded 72 h after identification",
        // Our judgement; the moment is the end of medium-term containment.
        grade: scale(0.0, 2.0),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::open_left,
    },
    Spec {
        id: "p3.5-order",
        task: TaskId::new(Phase::Contain, 5),
        judges: Judges::Decision,
        sentence: "Of the weaknesses that are known the most exposed are closed first",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::order,
    },
    Spec {
        id: "p3.6-traceable",
        task: TaskId::new(Phase::Contain, 6),
        judges: Judges::Decision,
        sentence: "Steps of the response that a register of custody records",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: barrier::traceable,
    },
    Spec {
        id: "p3.7-wrong-hosts",
        task: TaskId::new(Phase::Contain, 7),
        judges: Judges::Outcome,
        sentence: "Hosts that the response cut off though the adversary was never on them",
        // Our judgement.
        grade: scale(0.0, 10.0),
        weight: 1.0,
        mandatory: false,
        judge: barrier::wrong,
    },
    Spec {
        id: "p3.7-balance",
        task: TaskId::new(Phase::Contain, 7),
        judges: Judges::Outcome,
        sentence: "Service downtime that the response itself caused, all services added up",
        // Our judgement, in service-hours: three services for a day; an exercise sets its own.
        grade: Grade::Strict(times(SimSpan::hours(72), SimSpan::hours(720))),
        weight: 1.0,
        mandatory: false,
        judge: balance,
    },
];

/// Short-term contained - identified; points x (truly affected inside the set / truly affected).
fn short_term(evidence: &Evidence, milestones: &Milestones) -> Found {
    let identified = milestones.stamp(Milestone::Identified);
    let mut found = Found::span_to(evidence, identified, milestones.get(Milestone::ShortTermContained));
    // A delay that was approved, to observe, moves the clock; drift does not.
    let until = barrier::contained_at(milestones).unwrap_or(evidence.end);
    let delay = identified.map_or(SimSpan::ZERO, |from| barrier::approved_delay(evidence, from.at, until));
    if delay > SimSpan::ZERO {
        if let Measure::Span(span) = found.measure {
            found.measure = Measure::Span(span - delay);
        }
        found = found.figure("approved delay, h", delay.as_hours());
    }
    let Some(scope) = &evidence.scope else { return found };
    found.factor = scope.coverage();
    found
        .figure("coverage", scope.coverage())
        .figure("believed affected", scope.size as f64)
        .figure("truly affected", scope.affected as f64)
        .figure("truly affected inside", scope.affected_inside as f64)
}

/// Not applicable if the adversary was not free at identification: then there was nothing to stop.
fn spread(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(identified) = evidence.identified else { return Found::not_observed() };
    if !identified.free {
        return Found::not_applicable();
    }
    Found::count(evidence.hit_after.iter().map(|stamp| stamp.entry).collect(), identified.stamp)
}

/// 1 - credentials still valid / credentials stolen, both 72 h after identification.
fn credentials(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(identified) = evidence.identified else { return Found::not_observed() };
    match evidence.credentials_at_72h {
        None => Found::not_observed(),
        Some(then) if then.stolen == 0 => Found::not_applicable(),
        Some(then) => {
            let proof = vec![identified.stamp.entry];
            let void = then.stolen.saturating_sub(then.valid);
            Found::share(void, then.stolen, proof).figure("still valid", then.valid as f64)
        }
    }
}

/// Key hosts with memory kept / key hosts whose memory was kept or destroyed by the response.
fn memory(evidence: &Evidence, _: &Milestones) -> Found {
    let kept = evidence.key_hosts.iter().filter_map(|key| key.kept);
    let lost = evidence.key_hosts.iter().filter_map(|key| key.lost);
    let (kept, lost): (Vec<EntryId>, Vec<EntryId>) =
        (kept.map(|stamp| stamp.entry).collect(), lost.map(|stamp| stamp.entry).collect());
    let (number, all) = (kept.len() as u64, (kept.len() + lost.len()) as u64);
    Found::share(number, all, [kept, lost].concat()).figure("key hosts", evidence.key_hosts.len() as f64)
}

/// Contained (truth) - identified. Only the response earns points: a control alone is not the response's work, and an
/// adversary with nothing left to attack has won. Unconfirmed counts as not reached yet.
fn contained(evidence: &Evidence, milestones: &Milestones) -> Found {
    let identified = milestones.stamp(Milestone::Identified);
    let reached = milestones.get(Milestone::Contained);
    if milestones.contained_state == Some(ContainedState::BeforeIdentification)
        || milestones.contained_by == Some(ContainedBy::Control)
    {
        return Found::not_applicable();
    }
    let found = match milestones.contained_state {
        Some(ContainedState::Unconfirmed) => Found::span(evidence, identified, None),
        _ => Found::span_to(evidence, identified, reached),
    };
    let found = found.figure("breakouts", milestones.breakouts as f64);
    found.credited(milestones.contained_by == Some(ContainedBy::Response))
}

/// Service-hours down beyond what the attack alone caused; degraded and manual by half.
fn balance(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(cut) = evidence.firsts.cut else { return Found::not_observed() };
    let total = evidence.services.total();
    let found = Found::new(Measure::Span(SimSpan(total.response / 2)), vec![cut.entry, evidence.last_entry()]);
    found.figure("hours by response", total.response_hours()).figure("hours by attack", total.attack_hours())
}
