//! Before and after a service goes back: the test attack, keener sensors, and the business by hand meanwhile (P5.3 to P5.5).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{Fact, HostMark, Reason, ServiceState};
use crate::rules::sensor;
use crate::scenario::TargetKind;
use crate::world::{OrderRow, Out, SimEvent, Topology, Truth};

pub(super) const TEST: ActionSpec = ActionSpec {
    target: TargetKind::Service,
    apply: test,
    report: |outcome, order, out| {
        for &host in &outcome.hosts {
            out.fact(Fact::HostBelieved { host, mark: HostMark::Suspected, case: order.case });
        }
    },
    ..ActionSpec::plain(
        "test-before-return",
        "Penetration test before return",
        TaskId::new(Phase::Recover, 3),
        "respond.test_service",
        "it",
    )
};

/// Attacks the restored service as the adversary would: each implant that was left is found with a chance. What is
/// suspected is held back by `return-service` until it is cleaned.
fn test(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let chance = topology.scenario.parameters.chance("respond.test_service.finds");
    let groups = &topology.groups_of_service[order.target as usize];
    let mut outcome = Outcome { suspects: true, ..Outcome::DONE };
    for host in groups.iter().flat_map(|&group| topology.hosts_of(group)) {
        let row = truth.rows.hosts[host.index()];
        let left = row.foothold() && !out.belief().hosts[host.index()].suspected();
        if left && out.hits(chance, Purpose::Finds, order.key.with(topology.host_key(host))) {
            outcome.hosts.push(host);
        }
    }
    outcome
}

pub(super) const RAISE: ActionSpec = ActionSpec {
    apply: monitor::<true>,
    d3fend: &["D3-NTA"],
    ..ActionSpec::plain(
        "increase-monitoring",
        "Add sensors or raise detection level",
        P5_4,
        "respond.monitoring",
        "soc",
    )
};

pub(super) const END: ActionSpec = ActionSpec {
    apply: monitor::<false>,
    ..ActionSpec::plain("end-monitoring", "Return sensors to their normal level", P5_4, "respond.monitoring", "soc")
};

fn monitor<const RAISED: bool>(truth: &mut Truth, topology: &Topology, _: &OrderRow, out: &mut Out) -> Outcome {
    if truth.rows.whole.raised_monitoring == RAISED {
        return Outcome::failed(Reason::NothingToDo);
    }
    sensor::set_monitoring(RAISED, truth, topology, out);
    Outcome::DONE
}

pub(super) const MANUAL: ActionSpec = ActionSpec {
    target: TargetKind::Service,
    apply: fall_back,
    ..ActionSpec::plain(
        "activate-manual-operation",
        "Activate manual operation",
        TaskId::new(Phase::Recover, 5),
        "respond.activate_manual",
        "lead",
    )
};

/// The service runs on its fallback, if it is down and has one.
fn fall_back(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let service = ServiceId(order.target);
    let down = truth.rows.services[service.index()].state == ServiceState::Down;
    let spell = truth.tables.fallback_spell[service.index()];
    // Whoever has kept it up as long as they can does not begin again in the same outage.
    let spent = truth.tables.fallback_spent[service.index()] == spell;
    match &topology.organisation().services[service.index()].fallback {
        Some(fallback) if down && !spent => {
            out.push(fallback.start, SimEvent::FallbackStarts { service, spell });
            Outcome::DONE
        }
        _ => Outcome::failed(Reason::NothingToDo),
    }
}

/// A standby is written as the service's fallback: its share of the capacity, how soon it runs and for how long.
pub(super) const FAIL_OVER: ActionSpec = ActionSpec {
    target: TargetKind::Service,
    undo: Some("fail-back-service"),
    apply: fall_back,
    ..ActionSpec::plain("failover-service", "Fail over service", P5_1, "respond.switch_service", "it")
};

/// Ends the standby, whether or not the primary is back.
pub(super) const FAIL_BACK: ActionSpec = ActionSpec {
    target: TargetKind::Service,
    apply: |truth, _, order, out| {
        let service = ServiceId(order.target);
        if !truth.tables.manual[service.index()] {
            return Outcome::failed(Reason::NothingToDo);
        }
        let spell = truth.tables.fallback_spell[service.index()];
        out.push(SimSpan::ZERO, SimEvent::FallbackEnds { service, spell });
        Outcome::DONE
    },
    ..ActionSpec::plain("fail-back-service", "Fail back service", P5_1, "respond.switch_service", "it")
};

const P5_1: TaskId = TaskId::new(Phase::Recover, 1);
const P5_4: TaskId = TaskId::new(Phase::Recover, 4);
