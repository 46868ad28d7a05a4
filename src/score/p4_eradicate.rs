//! P4 Eradicate: the root of the threat is gone, in truth and not only in the team's words.

use super::evidence::{Evidence, Left, Stamp};
use super::milestones::Milestones;
use super::model::{ContainedBy, Judges, Measure, Milestone, Rating};
use super::rubric::{Found, Grade, Spec, scale, spans};
use super::{channels, weaknesses};
use crate::base::*;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p4.1-eradicated",
        task: TaskId::new(Phase::Eradicate, 1),
        judges: Judges::Outcome,
        sentence: "From identification to the moment at which nothing of the adversary was left",
        // Our judgement.
        grade: spans(SimSpan::days(7), SimSpan::days(30)),
        weight: 1.0,
        mandatory: true,
        judge: eradicated,
    },
    Spec {
        id: "p4.1-hosts-left",
        task: TaskId::new(Phase::Eradicate, 1),
        judges: Judges::Outcome,
        sentence: "Hosts with a foothold or persistence left when eradication was declared",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 3.0),
        weight: 2.0,
        mandatory: true,
        judge: hosts_left,
    },
    Spec {
        id: "p4.2-verified",
        task: TaskId::new(Phase::Eradicate, 2),
        judges: Judges::Decision,
        sentence: "Eradication is verified before it is declared",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: verified,
    },
    Spec {
        id: "p4.2-fixes",
        task: TaskId::new(Phase::Eradicate, 2),
        judges: Judges::Decision,
        sentence: "Known weaknesses whose fix a scan confirmed, or that were shielded where there is no fix",
        // Our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::verified,
    },
    Spec {
        id: "p4.3-in-place",
        task: TaskId::new(Phase::Eradicate, 3),
        judges: Judges::Outcome,
        sentence: "Deeply infected servers that were cleaned in place and not rebuilt",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 2.0),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::in_place,
    },
    Spec {
        id: "p4.3-identities-left",
        task: TaskId::new(Phase::Eradicate, 3),
        judges: Judges::Outcome,
        sentence: "Valid stolen credentials and lost directories left when eradication was declared",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 3.0),
        weight: 1.0,
        mandatory: true,
        judge: identities_left,
    },
    Spec {
        id: "p4.4-indicators",
        task: TaskId::new(Phase::Eradicate, 4),
        judges: Judges::Decision,
        sentence: "From identification to the first update of block lists",
        // Our judgement.
        grade: spans(SimSpan::hours(24), SimSpan::hours(72)),
        weight: 1.0,
        mandatory: false,
        judge: indicators,
    },
    Spec {
        id: "p4.4-channels",
        task: TaskId::new(Phase::Eradicate, 4),
        judges: Judges::Outcome,
        sentence: "Tools that could still call out when eradication was declared",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 2.0),
        weight: 1.0,
        mandatory: false,
        judge: channels::reachable,
    },
    Spec {
        id: "p4.5-root-cause",
        task: TaskId::new(Phase::Eradicate, 5),
        judges: Judges::Decision,
        sentence: "The way in is found and closed",
        // An optional task: without it the rest still counts.
        grade: Grade::Duty { missed: Rating::S },
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::root_cause,
    },
    Spec {
        id: "p4.5-reentry",
        task: TaskId::new(Phase::Eradicate, 5),
        judges: Judges::Outcome,
        sentence: "Footholds won again by the same way in after the declaration",
        // Our judgement.
        grade: scale(0.0, 2.0),
        weight: 1.0,
        mandatory: false,
        judge: weaknesses::reentry,
    },
];

fn eradicated(evidence: &Evidence, milestones: &Milestones) -> Found {
    let found =
        Found::span_to(evidence, milestones.stamp(Milestone::Identified), milestones.get(Milestone::Eradicated));
    // An adversary that has won and burnt its own positions was not rooted out.
    found.credited(milestones.contained_by != Some(ContainedBy::Spent))
}

fn hosts_left(evidence: &Evidence, _: &Milestones) -> Found {
    left(evidence, |left| left.hosts)
}

fn identities_left(evidence: &Evidence, _: &Milestones) -> Found {
    left(evidence, |left| left.credentials + left.domains)
}

/// Truth at the moment of the declaration; of an incident without a compromise there was nothing to root out.
fn left(evidence: &Evidence, count: fn(Left) -> u64) -> Found {
    match evidence.left_when_declared() {
        _ if evidence.firsts.compromise.is_none() => Found::not_applicable(),
        None => Found::not_observed(),
        Some((stamp, left)) => Found::new(Measure::Count(count(left)), vec![stamp.entry]),
    }
}

fn verified(evidence: &Evidence, _: &Milestones) -> Found {
    let (Some(from), Some((said, _))) = (evidence.declared, evidence.left_when_declared()) else {
        return Found::not_observed();
    };
    let before = |done: &Stamp| done.entry < said.entry;
    match evidence.first_finished("verify-eradication", from).filter(before) {
        Some(done) => Found::duty(true, vec![done.entry, said.entry]),
        None => Found::duty(false, vec![said.entry]),
    }
}

fn indicators(evidence: &Evidence, milestones: &Milestones) -> Found {
    let identified = milestones.stamp(Milestone::Identified);
    let done = evidence.onset.and_then(|from| evidence.first_finished("update-blocklists", from));
    Found::span(evidence, identified, done)
}
