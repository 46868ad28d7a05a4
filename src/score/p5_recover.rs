//! P5 Recover: a careful restart, in the order of business impact, from copies that somebody checked.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale};
use super::services::Outage;
use crate::base::*;
use crate::scenario::Mark;

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
    Spec {
        id: "p5.2-rpo",
        task: TaskId::new(Phase::Recover, 2),
        judges: Judges::Outcome,
        sentence: "Hosts restored from a copy that loses no more than the service's recovery point objective allows",
        // The objective is the organisation's, the limit our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: rpo,
    },
    Spec {
        id: "p5.3-tested",
        task: TaskId::new(Phase::Recover, 3),
        judges: Judges::Decision,
        sentence: "Services that were tested by attack before they went back to their users",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: tested,
    },
    Spec {
        id: "p5.4-held",
        task: TaskId::new(Phase::Recover, 4),
        judges: Judges::Decision,
        sentence: "Monitoring is raised for 72 h after recovery is declared",
        // The goal is the doctrine's, the limit our judgement.
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: monitored,
    },
    Spec {
        id: "p5.5-by-hand",
        task: TaskId::new(Phase::Recover, 5),
        judges: Judges::Outcome,
        sentence: "Time without a system in which a service that can be run by hand was run by hand",
        // Goal and limit are our judgement.
        grade: scale(0.9, 0.3),
        weight: 1.0,
        mandatory: false,
        judge: by_hand,
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

/// Without a service of its own, a host has the usual day.
fn rpo(evidence: &Evidence, _: &Milestones) -> Found {
    let organisation = &evidence.scenario.organisation;
    let allowed = |host: HostId| {
        let service = organisation.groups[organisation.group_of(host).index()].service;
        service.map_or(SimSpan::hours(24), |service| organisation.services[service.index()].rpo)
    };
    let within =
        evidence.restores.iter().filter(|(_, host, minutes)| SimSpan::minutes(i64::from(*minutes)) <= allowed(*host));
    let entries = evidence.restores.iter().map(|row| row.0.entry).collect();
    let hours = evidence.restores.iter().map(|row| f64::from(row.2) / 60.0).fold(0.0, f64::max);
    let found = Found::share(within.count() as u64, evidence.restores.len() as u64, entries);
    found.figure("hours lost at worst", hours)
}

/// Returns after a test of the same service / all returns.
fn tested(evidence: &Evidence, _: &Milestones) -> Found {
    let target = |order: OrderId| evidence.orders.get(order.index()).map(|row| row.target);
    let tests = evidence.finished("test-before-return");
    let returns = evidence.finished("return-service");
    let after_test = returns.iter().filter(|back| {
        tests.iter().any(|test| test.stamp.entry < back.stamp.entry && target(test.order) == target(back.order))
    });
    let entries = returns.iter().map(|back| back.stamp.entry).collect();
    Found::share(after_test.count() as u64, returns.len() as u64, entries)
}

/// Time with raised monitoring / the 72 h after recovery is declared, or what the run saw of them.
fn monitored(evidence: &Evidence, _: &Milestones) -> Found {
    let declared = evidence.declared.and_then(|from| evidence.mark_since(Mark::RecoveryDeclared, from));
    let Some(from) = declared.filter(|from| from.at < evidence.end) else { return Found::not_observed() };
    let to = evidence.end.min(from.at + doctrine::RAISED_MONITORING);
    let (mut held, mut proof) = (0, vec![from.entry]);
    for (at, (stamp, raised)) in evidence.monitoring.iter().enumerate() {
        let until = evidence.monitoring.get(at + 1).map_or(evidence.end, |next| next.0.at);
        let span = (until.min(to) - stamp.at.max(from.at)).0;
        if *raised && span > 0 {
            held += span;
            proof.push(stamp.entry);
        }
    }
    proof.sort_unstable();
    Found::new(Measure::Share(held as f64 / (to - from.at).0 as f64), proof)
}

/// Hours by hand / hours by hand or down, over services with a fallback; and the harm that this avoided, in the
/// business's own units: by hand counts by half.
fn by_hand(evidence: &Evidence, _: &Milestones) -> Found {
    let (mut manual, mut down, mut avoided) = (0, 0, 0.0);
    let services =
        evidence.scenario.organisation.services.iter().enumerate().map(|(at, row)| (ServiceId::from(at), row));
    for (service, row) in services.filter(|(_, row)| row.fallback.is_some()) {
        let (by_hand, out) = evidence.services.by_hand(service);
        manual += by_hand;
        down += out;
        avoided += row.harm_per_hour * SimSpan(by_hand).as_hours() / 2.0;
    }
    let outages = evidence.services.outages.iter();
    let with_fallback = outages
        .filter(|outage| evidence.scenario.organisation.services[outage.service.index()].fallback.is_some())
        .map(|outage| outage.from.entry);
    if manual + down == 0 {
        return Found::not_applicable();
    }
    let share = manual as f64 / (manual + down) as f64;
    Found::new(Measure::Share(share), with_fallback.collect()).figure("units of harm avoided", avoided)
}
