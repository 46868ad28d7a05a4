//! Words about the incident: its class, its record, and the second look at alerts (P2.4, P2.6, P2.7).
//! What a class says and which alerts are looked at again follows in `team::identify`.

use super::ActionSpec;
use crate::base::*;
use crate::journal::Fact;
use crate::journal::belief::BeliefRows;
use crate::scenario::HostState;
use crate::world::{OrderRow, Out, Topology};

const P2_4: TaskId = TaskId::new(Phase::Identify, 4);
const P2_6: TaskId = TaskId::new(Phase::Identify, 6);
const P2_7: TaskId = TaskId::new(Phase::Identify, 7);

pub(super) const CLASSIFY: ActionSpec =
    ActionSpec::plain(super::CLASSIFY_INCIDENT, "Classify incident", P2_4, "respond.rate", "soc");

/// Further hosts cost a tenth of the first, up to ten times its time: a list is pasted, not written.
const MOST_HOSTS: f64 = 90.0;

pub(super) const RECORD: ActionSpec = ActionSpec {
    scale: |_, belief, _| {
        let open: u32 = belief.whole.units.iter().map(|unit| unit.counts.get(HostState::Unrecorded, None)).sum();
        1.0 + (f64::from(open) - 1.0).clamp(0.0, MOST_HOSTS) / 10.0
    },
    report: |_, order, out| record(order, out),
    ..ActionSpec::plain("record-fact", "Record fact", P2_6, "respond.record", "soc")
};

/// Writes down every host that is believed hit and not in the record yet: when, which, where, and from where it was hit,
/// which is the host that joined its case before it.
fn record(order: &OrderRow, out: &mut Out) {
    let centre = out.belief().map.centre();
    let open: Vec<HostId> = (0..out.belief().hosts.len())
        .map(HostId::from)
        .filter(|host| {
            let row = out.belief().hosts[host.index()];
            row.affected() && !row.recorded()
        })
        .filter(|&host| order.unit == centre || holder(out.belief(), host) == order.unit)
        .collect();
    for host in open {
        let (segment, path) = (out.belief().map.segment(host), out.belief().hosts[host.index()].next);
        out.fact(Fact::HostRecorded { host, segment, path });
    }
}

fn holder(belief: &BeliefRows, host: HostId) -> UnitId {
    match belief.hosts[host.index()].case.some() {
        Some(case) => belief.whole.cases[case.index()].holder,
        None => belief.map.unit(host),
    }
}

/// Share of a case's hosts that the record has.
pub(super) fn recorded_share(belief: &BeliefRows, case: CaseId) -> f64 {
    let (mut hit, mut recorded) = (0u32, 0u32);
    let mut host = belief.whole.cases[case.index()].first_host;
    while !host.is_none() {
        let row = belief.hosts[host.index()];
        hit += u32::from(row.affected());
        recorded += u32::from(row.affected() && row.recorded());
        host = row.next;
    }
    if hit == 0 { 0.0 } else { f64::from(recorded) / f64::from(hit) }
}

/// An investigation with the record in front of it is faster.
pub(super) fn investigation_scale(topology: &Topology, belief: &BeliefRows, case: u32) -> f64 {
    let saves = topology.scenario.parameters.dist("respond.record.saves").quantile(0.5);
    1.0 - saves * recorded_share(belief, CaseId(case))
}

pub(super) const REOPEN: ActionSpec = ActionSpec {
    ..ActionSpec::plain(super::REOPEN_ALERT, "Look again at dismissed alerts", P2_7, "soc.triage.t1", "soc")
};
