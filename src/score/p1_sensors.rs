//! P1, sensors: logs that arrive, borders that are watched, endpoints with an agent.

use super::readiness::{Lack, Look};
use crate::base::*;
use crate::scenario::{HostGroup, HostKind, Organisation, Scenario, Sensor, SensorKind};
use std::collections::BTreeSet;

/// Hosts whose logs arrive at the SIEM / hosts.
pub(super) fn logs(scenario: &Scenario) -> Look {
    watched(scenario, &[SensorKind::Siem], |_| true, Lack::Logs)
}

/// Hosts watched / hosts that could be; appliances take no agent. Of several sensors on a group the widest counts.
pub(super) fn endpoints(scenario: &Scenario) -> Look {
    let kinds = [SensorKind::Edr, SensorKind::Antivirus];
    watched(scenario, &kinds, |group| group.kind != HostKind::Appliance, Lack::Agent)
}

/// A host that is watched by less than this is a gap worth a name.
const NAMED_BELOW: f64 = 0.95;

fn watched(scenario: &Scenario, kinds: &[SensorKind], counts: fn(&HostGroup) -> bool, lack: Lack) -> Look {
    let organisation = &scenario.organisation;
    let (mut part, mut all) = (0.0, 0.0);
    let mut gaps = Vec::new();
    for (index, group) in organisation.groups.iter().enumerate() {
        if counts(group) {
            let share = coverage(organisation, GroupId::from(index), kinds);
            all += f64::from(group.count);
            part += f64::from(group.count) * share;
            if share < NAMED_BELOW {
                gaps.push(group.id.clone());
            }
        }
    }
    Look::share(part, all).gaps(lack, gaps)
}

fn coverage(organisation: &Organisation, group: GroupId, kinds: &[SensorKind]) -> f64 {
    let sensors = organisation.sensors.iter().filter(|row| kinds.contains(&row.kind) && row.covers.contains(&group));
    sensors.map(|sensor| sensor.coverage.get()).fold(0.0, f64::max)
}

/// Segments with hosts behind a network sensor / segments with hosts.
pub(super) fn borders(scenario: &Scenario) -> Look {
    let organisation = &scenario.organisation;
    let kinds = [SensorKind::Ids, SensorKind::Nta];
    let groups = |segment: usize| {
        let all = organisation.groups.iter().enumerate();
        all.filter(move |row| row.1.segment.index() == segment).map(|row| GroupId::from(row.0))
    };
    let used: Vec<usize> = (0..organisation.segments.len()).filter(|at| groups(*at).next().is_some()).collect();
    let open = used.iter().filter(|at| !groups(**at).any(|group| coverage(organisation, group, &kinds) > 0.0));
    let gaps: Vec<String> = open.map(|at| organisation.segments[*at].id.clone()).collect();
    Look::share((used.len() - gaps.len()) as f64, used.len() as f64).gaps(Lack::Border, gaps)
}

/// Techniques of the adversary's for which some rule of the log platform is written / techniques of the adversary's.
pub(super) fn rules(scenario: &Scenario) -> Look {
    let platforms: Vec<&Sensor> =
        scenario.organisation.sensors.iter().filter(|sensor| sensor.kind == SensorKind::Siem).collect();
    if platforms.is_empty() {
        return Look::not_observed();
    }
    let used: BTreeSet<_> = scenario.adversary.steps.iter().map(|step| step.technique).collect();
    let open = used.iter().map(|technique| scenario.techniques.get(*technique));
    let open = open.filter(|technique| !platforms.iter().any(|sensor| sensor.has_rule(technique)));
    let gaps: Vec<String> = open.map(|technique| technique.id.clone()).collect();
    Look::share((used.len() - gaps.len()) as f64, used.len() as f64).gaps(Lack::Rules, gaps)
}

/// Our judgement: older signatures lack what went round since.
const FRESH: SimSpan = SimSpan::days(7);

/// Sensors whose signatures are at most a week old / sensors of which an age is known.
pub(super) fn signatures(scenario: &Scenario) -> Look {
    let aged = scenario.organisation.sensors.iter().filter_map(|sensor| Some((sensor, sensor.signature_age?)));
    let aged: Vec<(&Sensor, SimSpan)> = aged.collect();
    let old = aged.iter().filter(|row| row.1 > FRESH).map(|row| row.0.id.clone());
    let old: Vec<String> = old.collect();
    Look::share((aged.len() - old.len()) as f64, aged.len() as f64)
        .figure("feeds in use", scenario.plan.feeds.len() as f64)
        .gaps(Lack::Signatures, old)
}

/// Sensors that know what is usual at STARTEX / sensors that go by it.
pub(super) fn baselines(scenario: &Scenario) -> Look {
    let by_baseline =
        |sensor: &&Sensor| sensor.kind == SensorKind::Ueba || sensor.knows_hours || !sensor.trained(SimTime::ZERO);
    let all: Vec<&Sensor> = scenario.organisation.sensors.iter().filter(by_baseline).collect();
    let untrained = all.iter().filter(|sensor| !sensor.trained(SimTime::ZERO)).map(|sensor| sensor.id.clone());
    let untrained: Vec<String> = untrained.collect();
    Look::share((all.len() - untrained.len()) as f64, all.len() as f64).gaps(Lack::Baseline, untrained)
}
