//! P5 Recover: a careful restart, in the order of business impact, from copies that somebody checked.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale};
use super::services::Outage;
use crate::base::*;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p5.1-rto",
        task: TaskId::new(Phase::Recover, 1),
        judges: Judges::Outcome,
        sentence: "Outages of tier 1 services end within the service's recovery time objective",
        // The objective is the organisation's, the limit our judgement.
        grade: scale(1.0, 0.5),
        weight: 2.0,
        mandatory: true,
        judge: rto,
    },
    Spec {
        id: "p5.1-order",
        task: TaskId::new(Phase::Recover, 1),
        judges: Judges::Decision,
        sentence: "Services that came back while a more important one was still out",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 4.0),
        weight: 1.0,
        mandatory: false,
        judge: order,
    },
    Spec {
        id: "p5.2-backups-checked",
        task: TaskId::new(Phase::Recover, 2),
        judges: Judges::Decision,
        sentence: "A backup is checked before the first restore",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: backups_checked,
    },
    Spec {
        id: "p5.2-hit-again",
        task: TaskId::new(Phase::Recover, 2),
        judges: Judges::Outcome,
        sentence: "Hosts compromised or encrypted again after they were rebuilt or restored",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(0.0, 4.0),
        weight: 1.0,
        mandatory: false,
        judge: hit_again,
    },
];

/// Outages of effective tier 1 back within RTO / those that were back or had run longer than their RTO at the end.
fn rto(evidence: &Evidence, _: &Milestones) -> Found {
    let services = &evidence.scenario.organisation.services;
    let (mut within, mut late) = (Vec::new(), Vec::new());
    let mut any = false;
    for outage in evidence.services.outages_to_tier(1) {
        any = true;
        let limit = outage.from.at + services[outage.service.index()].rto;
        match outage.to {
            Some(back) if back.at <= limit => within.push(back.entry),
            Some(back) => late.push(back.entry),
            None if evidence.end > limit => late.push(outage.from.entry),
            None => {}
        }
    }
    if !any {
        return Found::not_applicable();
    }
    let (number, all) = (within.len() as u64, (within.len() + late.len()) as u64);
    Found::share(number, all, [within, late].concat())
}

/// Returns in which a service of a better effective tier was still out.
fn order(evidence: &Evidence, _: &Milestones) -> Found {
    let returned: Vec<&Outage> = evidence.services.outages.iter().filter(|outage| outage.to.is_some()).collect();
    let Some(first) = returned.first().and_then(|outage| outage.to) else { return Found::not_observed() };
    let early = returned.iter().filter(|outage| outage.out_of_turn).filter_map(|outage| outage.to);
    let found = Found::count(early.map(|stamp| stamp.entry).collect(), first);
    found.figure("of", returned.len() as f64)
}

fn backups_checked(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(restore) = evidence.finished("restore-host").first() else { return Found::not_observed() };
    let checked = evidence.finished("verify-backup").first();
    match checked.filter(|checked| checked.stamp.entry < restore.stamp.entry) {
        Some(checked) => Found::duty(true, vec![checked.stamp.entry, restore.stamp.entry]),
        None => Found::duty(false, vec![restore.stamp.entry]),
    }
}

fn hit_again(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(first) = evidence.restored else { return Found::not_observed() };
    let again: Vec<EntryId> = evidence.hit_again.iter().map(|stamp| stamp.entry).collect();
    let measure = Measure::Count(again.len() as u64);
    let found = Found::new(measure, [vec![first.entry], again].concat());
    found.figure("of", evidence.restored_hosts as f64)
}
