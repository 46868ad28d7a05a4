//! Harm and the outcome figures.

use super::super::testkit::*;
use super::super::*;
use crate::base::*;
use crate::journal::*;

const UP: ServiceState = ServiceState::Up;
const MANUAL: ServiceState = ServiceState::Manual;
const DOWN: ServiceState = ServiceState::Down;

/// Down by the attack for an hour, then manual for two hours though the attack alone would have let it up.
fn outage() -> Script {
    let mut script = Script::new();
    script.foothold(0, 0);
    script.encrypt(10, 0);
    script.encrypt(10, 10);
    script.change(20, 1, HostChange::Isolated);
    script.put(30, Fact::DataExfiltrated { store: StoreId(0), records: 300, megabytes: 1 });
    script.service(60, PATIENTS, DOWN, DOWN);
    script.service(120, PATIENTS, MANUAL, UP);
    script.service(240, PATIENTS, UP, UP);
    script
}

#[test]
fn harm_counts_hosts_records_and_half_hours() {
    let journal = outage().end(300);
    let harm = harm(&journal.entries, &scenario());
    // One hour down and two hours by half; two patients an hour.
    assert_eq!(harm, Harm { hosts: 2, records: 300, service_ms: 2 * 3_600_000, milli_units: 4_000 });
    assert_eq!(score(&journal, &scenario()).harm, harm);
}

#[test]
fn downtime_is_split_between_attack_and_response() {
    let outcome = outage().score(300).outcome;
    assert_eq!((outcome.downtime_hours_attack, outcome.downtime_hours_response), (1.0, 1.0));
    assert_eq!((outcome.cost_attack, outcome.cost_response), (100.0, 100.0));
}

#[test]
fn the_response_answers_only_for_what_exceeds_the_attack() {
    let mut script = Script::new();
    // The attack alone would leave it manual; the response shuts it down.
    script.service(0, PATIENTS, DOWN, MANUAL);
    let outcome = script.score(120).outcome;
    assert_eq!((outcome.downtime_hours_attack, outcome.downtime_hours_response), (1.0, 1.0));
}

#[test]
fn hosts_are_counted_by_what_became_of_them() {
    let outcome = outage().score(300).outcome;
    let hosts = (outcome.hosts_compromised, outcome.hosts_encrypted, outcome.hosts_isolated);
    assert_eq!(hosts, (1, 2, 1));
    let kinds = (outcome.servers_encrypted, outcome.workstations_encrypted, outcome.domains_encrypted);
    assert_eq!(kinds, (1, 1, 1));
}

#[test]
fn alerts_are_counted_by_truth_and_by_what_people_did() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.alert(1, EDR, 0, EntryId::NONE);
    for minute in 2..5 {
        script.alert(minute, EDR, 0, used);
    }
    script.take(10, 1);
    script.put(11, Fact::AlertJudged { alert: AlertId(1), person: PersonId(0), judged_true: false });
    script.put(12, Fact::AlertUnread { alert: AlertId(2) });
    let outcome = script.score(60).outcome;
    assert_eq!((outcome.false_alarms, outcome.true_alerts), (1, 3));
    assert_eq!((outcome.true_alerts_unread, outcome.true_alerts_dismissed), (2, 1));
}

#[test]
fn the_share_saved_is_measured_against_the_run_without_a_team() {
    let mut journal = outage().end(300);
    assert_eq!(score(&journal, &scenario()).share_saved, ShareSaved::default());
    journal.header.reference = Some(Harm { hosts: 8, records: 0, service_ms: 2 * 3_600_000, milli_units: 16_000 });
    let saved = score(&journal, &scenario()).share_saved;
    assert_eq!((saved.hosts, saved.records), (Some(0.75), None));
    assert_eq!((saved.service_hours, saved.units), (Some(0.0), Some(0.75)));
}

#[test]
fn a_fallback_that_the_response_brings_up_shortens_the_attacks_part() {
    let mut script = Script::new();
    script.service(0, PATIENTS, MANUAL, DOWN);
    let outcome = script.score(120).outcome;
    assert_eq!((outcome.downtime_hours_attack, outcome.downtime_hours_response), (1.0, 0.0));
}
