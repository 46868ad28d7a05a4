//! What the run cost: harm, the outcome figures, and the share saved against the run without a team.

use super::evidence::{AlertTrack, Evidence};
use super::model::{Outcome, ShareSaved};
use super::pass::end_of;
use super::services::{Downtime, ServiceLedger, hours};
use crate::base::*;
use crate::journal::truth::{HostTruth, StoreTruth, TruthState};
use crate::journal::{Entry, Fact, Harm, kind};
use crate::scenario::{HostKind, Organisation, Scenario};
use std::collections::BTreeSet;

/// Harm of a run, in exact integers. The caller puts that of the no-team run into the journal's header.
pub fn harm(entries: &[Entry], scenario: &Scenario) -> Harm {
    let mut truth = TruthState::new(&scenario.organisation);
    let mut services = ServiceLedger::new(&scenario.organisation);
    for (index, entry) in entries.iter().enumerate() {
        let fact = entry.fact();
        truth.rows().apply(fact);
        if let Fact::ServiceChanged { service, state, by_attack } = fact {
            let stamp = super::evidence::Stamp { at: entry.at, entry: EntryId::from(index) };
            services.change(service, state, by_attack, stamp);
        }
    }
    services.close(end_of(entries));
    sum(&truth, &services, &scenario.organisation)
}

pub(super) fn harm_of(evidence: &Evidence) -> Harm {
    sum(&evidence.truth, &evidence.services, &evidence.scenario.organisation)
}

fn sum(truth: &TruthState, services: &ServiceLedger, organisation: &Organisation) -> Harm {
    let hit = |host: &&HostTruth| host.ever_compromised() || host.ever_encrypted();
    let milli_units = |(index, service): (usize, &crate::scenario::Service)| {
        let out = services.of(ServiceId::from(index)).whole();
        (service.harm_per_hour * hours(out) * 1000.0).round() as i64
    };
    Harm {
        hosts: truth.hosts.iter().filter(hit).count() as u64,
        records: records(&truth.stores),
        service_ms: services.total().whole() / 2,
        milli_units: organisation.services.iter().enumerate().map(milli_units).sum(),
    }
}

fn records(stores: &[StoreTruth]) -> u64 {
    stores.iter().map(|store| u64::from(store.stolen_records)).sum()
}

pub(super) fn share_saved(harm: Harm, reference: Option<Harm>) -> ShareSaved {
    let Some(reference) = reference else { return ShareSaved::default() };
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| 1.0 - part / whole);
    ShareSaved {
        hosts: share(harm.hosts as f64, reference.hosts as f64),
        records: share(harm.records as f64, reference.records as f64),
        service_hours: share(harm.service_ms as f64, reference.service_ms as f64),
        units: share(harm.milli_units as f64, reference.milli_units as f64),
    }
}

fn backups_lost(evidence: &Evidence) -> u64 {
    let lost = evidence.facts(&[kind::BackupLost]).filter_map(|(_, fact, _)| match fact {
        Fact::BackupLost { backup } => Some(backup),
        _ => None,
    });
    lost.collect::<BTreeSet<_>>().len() as u64
}

pub(super) fn outcome(evidence: &Evidence, breakouts: u64) -> Outcome {
    let count = |test: fn(&AlertTrack) -> bool| evidence.alerts.iter().filter(|alert| test(alert)).count() as u64;
    let total = evidence.services.total();
    let mut outcome = Outcome {
        records_exfiltrated: records(&evidence.truth.stores),
        downtime_hours_attack: total.attack_hours(),
        downtime_hours_response: total.response_hours(),
        cost_attack: cost(evidence, Downtime::attack_hours),
        cost_response: cost(evidence, Downtime::response_hours),
        false_alarms: count(|alert| !alert.caused),
        true_alerts: count(|alert| alert.caused),
        // One that still waits at the end was read by nobody either.
        true_alerts_unread: count(|alert| alert.caused && alert.taken.is_none()),
        true_alerts_dismissed: count(|alert| alert.caused && alert.dismissed.is_some()),
        false_alarms_unread: count(|alert| !alert.caused && alert.taken.is_none()),
        backups_lost: backups_lost(evidence),
        breakouts,
        ..Outcome::default()
    };
    count_hosts(evidence, &mut outcome);
    outcome
}

fn cost(evidence: &Evidence, part: fn(Downtime) -> f64) -> f64 {
    let services = evidence.scenario.organisation.services.iter().enumerate();
    services.map(|(index, row)| row.cost_per_hour * part(evidence.services.of(ServiceId::from(index)))).sum()
}

fn count_hosts(evidence: &Evidence, outcome: &mut Outcome) {
    let mut domains = BTreeSet::new();
    for group in &evidence.scenario.organisation.groups {
        let first = group.first.index();
        for host in &evidence.truth.hosts[first..first + group.count as usize] {
            outcome.hosts_compromised += u64::from(host.ever_compromised());
            outcome.hosts_isolated += u64::from(host.ever_isolated());
            if host.ever_encrypted() {
                outcome.hosts_encrypted += 1;
                outcome.servers_encrypted += u64::from(group.kind.is_server());
                outcome.workstations_encrypted += u64::from(group.kind == HostKind::Workstation);
                domains.extend(group.domain);
            }
        }
    }
    outcome.domains_encrypted = domains.len() as u64;
}
