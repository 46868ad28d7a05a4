//! Persistence: each mechanism on a host survives on its own; one that a cleaning misses brings the implant back.

use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::scenario::Effect;
use crate::world::{FootholdRow, Out, SimEvent, Stop, Topology, Truth};

/// The bit of a step among the mechanisms of a foothold. Scripts with more than 32 steps share bits.
pub fn bit(step: StepId) -> u32 {
    1 << (step.0 % 32)
}

/// The implant is gone and these mechanisms are left: they run again after a while.
pub fn dormant(host: HostId, mechanisms: u32, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.tables.dormant.insert(host, mechanisms);
    let left = Fact::PersistenceLeft { host, mechanisms: mechanisms.count_ones() };
    truth.record(left, Reason::Missed, topology, out);
    wait(host, truth, topology, out);
}

fn wait(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let number = truth.tables.revivals.entry(host).or_insert(0);
    *number += 1;
    let key = topology.host_key(host).child(Purpose::Revives, *number);
    let after = out.span(&topology.scenario.parameters.dist("persistence.runs_again"), Purpose::Revives, key);
    out.push(after, SimEvent::Revives(host));
}

/// A mechanism's time has come: on a host that is cut off or off it tries again later.
pub fn revive(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(&mechanisms) = truth.tables.dormant.get(&host) else { return };
    if truth.rows.hosts[host.index()].encrypted() || truth.tables.notices.gone {
        return;
    }
    if !truth.online(host, topology) {
        wait(host, truth, topology, out);
        return;
    }
    truth.tables.dormant.remove(&host);
    let before = truth.tables.footholds[truth.tables.foothold_of[&host].index()];
    let step = StepId(mechanisms.trailing_zeros());
    let foothold = FootholdId::from(truth.tables.footholds.len());
    truth.tables.footholds.push(FootholdRow { live: true, missed: false, mechanisms, ..before });
    truth.tables.foothold_of.insert(host, foothold);
    out.origin = before.entry;
    truth.record(Fact::FootholdGained { foothold, host, step }, Reason::Attack, topology, out);
    truth.record(Fact::Persisted { foothold, host }, Reason::Attack, topology, out);
    let channel = topology.scenario.adversary.steps.iter().zip(&truth.tables.steps).any(|(step, state)| {
        matches!(step.does, Effect::OpenChannel { .. })
            && state.worked > 0
            && !truth.tables.blocked_tools.contains(&step.tool)
            && !truth.stopped(Stop::Channel, step.tool)
    });
    if channel && truth.calls_out(topology.group(host).segment.index(), topology) {
        truth.record(Fact::ChannelOpened { foothold, host }, Reason::Attack, topology, out);
    }
}
