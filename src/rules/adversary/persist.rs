//! Persistence: each mechanism on a host survives on its own; one that a cleaning misses brings the implant back.

use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::scenario::{Effect, HostKind};
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
    // On a host that it never had, it came with the image.
    let own = truth.tables.foothold_of.get(&host).copied();
    let Some(source) = own.or_else(|| in_images(truth, topology)) else { return };
    let before = FootholdRow { host, ..truth.tables.footholds[source.index()] };
    let step = StepId(mechanisms.trailing_zeros());
    let foothold = FootholdId::from(truth.tables.footholds.len());
    truth.tables.footholds.push(FootholdRow {
        live: true,
        missed: false,
        gained: out.now,
        lost: SimTime::NEVER,
        mechanisms,
        ..before
    });
    truth.tables.foothold_of.insert(host, foothold);
    out.origin = before.entry;
    truth.record(Fact::FootholdGained { foothold, host, step }, Reason::Attack, topology, out);
    truth.record(Fact::Persisted { foothold, host }, Reason::Attack, topology, out);
    retake(host, truth, topology, out);
    call_again(foothold, host, truth, topology, out);
}

/// A position among the images for rebuilding that was made to last, whatever became of it: the images have it.
pub fn in_images(truth: &Truth, topology: &Topology) -> Option<FootholdId> {
    let group = topology.organisation().images_on?;
    let rows = &truth.tables.footholds;
    let lasting = |at: &usize| rows[*at].mechanisms != 0 && topology.group_id(rows[*at].host) == group;
    (0..rows.len()).rfind(lasting).map(FootholdId::from)
}

/// Whoever runs on a directory server again reads its secrets again: a directory that was not recovered as a whole is
/// lost once more, and tickets that were voided can be forged anew.
fn retake(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let group = topology.group(host);
    let Some(domain) = group.domain.filter(|_| group.kind == HostKind::Directory) else { return };
    truth.tables.tickets_void.remove(&domain);
    if !truth.rows.domains[domain.index()].taken() {
        truth.record(Fact::DomainTaken { domain, host }, Reason::Attack, topology, out);
    }
}

/// The implant calls with a tool that worked before and that no control stops.
pub fn call_again(foothold: FootholdId, host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let mut steps = topology.scenario.adversary.steps.iter().zip(&truth.tables.steps);
    let tool = steps.find_map(|(step, state)| {
        let calls = matches!(step.does, Effect::OpenChannel { .. }) && state.worked > 0;
        (calls && !truth.stopped(Stop::Channel, step.tool)).then_some(step.tool)
    });
    let Some(tool) = tool else { return };
    if truth.calls_out(topology.group(host).segment.index(), topology) {
        truth.tables.footholds[foothold.index()].calls_with = tool;
        truth.record(Fact::ChannelOpened { foothold, host }, Reason::Attack, topology, out);
    }
}
