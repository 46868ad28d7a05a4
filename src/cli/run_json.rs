//! `--json`: one versioned object a run, on one line.

use crate::journal::Journal;
use crate::scenario::{DetectionSource, Scenario};
use crate::score::{ContainedBy, ContainedState, Milestone, Reached, Scorecard};
use serde_json::{Map, Value, json};

/// `sandtable.run/1`. Times are hours from STARTEX; null = not reached (censored).
pub fn line(journal: &Journal, scenario: &Scenario, card: &Scorecard) -> String {
    let mut milestones = Map::new();
    let mut not_applicable = Vec::new();
    for milestone in Milestone::ALL {
        let reached = card.milestone(milestone);
        milestones.insert(milestone.key().into(), json!(reached.time().map(|at| at.as_hours())));
        if reached == Reached::NotApplicable {
            not_applicable.push(milestone.key());
        }
    }
    let hours = |span: Option<crate::base::SimSpan>| span.map(|span| span.as_hours());
    let phases = |value: fn(&crate::score::PhaseScore) -> Value| -> Map<String, Value> {
        card.phases.iter().map(|phase| (phase.phase.code().to_string(), value(phase))).collect()
    };
    let outcome = &card.outcome;
    json!({
        "schema": "sandtable.run/1",
        "exercise": scenario.exercise.id,
        "plan": scenario.plan.id,
        "seed": journal.header.seed,
        "digest": journal.digest(),
        "milestones": milestones,
        "identified_by": card.identified_by.map(DetectionSource::key),
        "contained_by": card.contained_by.map(ContainedBy::key),
        "contained_state": card.contained_state.map(ContainedState::key),
        "not_applicable": not_applicable,
        "dwell_hours": hours(card.dwell.total),
        "dwell_parts": {
            "dormant": hours(card.dwell.dormant),
            "sensor": hours(card.dwell.sensor),
            "people": hours(card.dwell.people),
        },
        "contain_hours": hours(card.contain),
        "share_saved": {
            "hosts": card.share_saved.hosts,
            "records": card.share_saved.records,
            "service_hours": card.share_saved.service_hours,
            "units": card.share_saved.units,
        },
        "points": phases(|phase| json!(phase.points)),
        "ratings": phases(|phase| json!(phase.rating.key())),
        "overall": card.overall.key(),
        "goals_met": card.goals_met,
        "goals_missed": card.goals_missed,
        "rated_by_hand": card.findings.iter().filter(|finding| finding.by_hand.is_some())
            .map(|finding| card.rubric[finding.criterion].id).collect::<Vec<_>>(),
        "outcome": {
            "hosts_compromised": outcome.hosts_compromised,
            "hosts_encrypted": outcome.hosts_encrypted,
            "servers_encrypted": outcome.servers_encrypted,
            "workstations_encrypted": outcome.workstations_encrypted,
            "domains_encrypted": outcome.domains_encrypted,
            "hosts_isolated": outcome.hosts_isolated,
            "records_exfiltrated": outcome.records_exfiltrated,
            "downtime_hours_attack": outcome.downtime_hours_attack,
            "downtime_hours_response": outcome.downtime_hours_response,
            "true_alerts": outcome.true_alerts,
            "false_alarms": outcome.false_alarms,
        },
        "units_encrypted": units_encrypted(journal, scenario),
        "events": journal.header.events,
    })
    .to_string()
}

/// Units with at least one encrypted host, by id, in file order.
fn units_encrypted(journal: &Journal, scenario: &Scenario) -> Vec<String> {
    use crate::journal::{Fact, HostChange};
    let organisation = &scenario.organisation;
    let mut hit = vec![false; organisation.units.len()];
    for entry in &journal.entries {
        if let Fact::HostChanged { host, change: HostChange::Encrypted, .. } = entry.fact() {
            hit[organisation.groups[organisation.group_of(host).index()].unit.index()] = true;
        }
    }
    organisation.units.iter().zip(hit).filter(|row| row.1).map(|row| row.0.id.clone()).collect()
}
