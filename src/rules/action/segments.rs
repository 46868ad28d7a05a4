//! Barriers of the medium term: rules between segments, an outbound filter, core systems in a segment of their own (P3.4).

use super::indicators::close_channels;
use super::{ActionSpec, Outcome, back};
use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::scenario::{Effect, TargetKind};
use crate::world::{OrderRow, Out, Stop, Topology, Truth};

const P3_4: TaskId = TaskId::new(Phase::Contain, 4);
const P5_1: TaskId = TaskId::new(Phase::Recover, 1);

const RULE: ActionSpec = ActionSpec {
    target: TargetKind::Segment,
    d3fend: &["D3-BDI", "D3-NTF"],
    approval: "approve.isolate_server",
    ..ActionSpec::plain("", "", P3_4, "respond.firewall_block.emergency", "it")
};

pub(super) const BLOCK_OUT: ActionSpec = ActionSpec {
    id: "block-traffic-from-segment",
    title: "Block traffic from segment into others",
    undo: Some("unblock-segment-traffic"),
    apply: |truth, topology, order, out| {
        let from = SegmentId(order.target);
        rule(|link| link.0 == from, false, truth, topology, out)
    },
    ..RULE
};

pub(super) const BLOCK_IN: ActionSpec = ActionSpec {
    id: "block-traffic-into-segment",
    title: "Block traffic from other segments into segment",
    undo: Some("unblock-segment-traffic"),
    apply: |truth, topology, order, out| {
        let to = SegmentId(order.target);
        rule(|link| link.1 == to, false, truth, topology, out)
    },
    ..RULE
};

pub(super) const UNBLOCK: ActionSpec = ActionSpec {
    id: "unblock-segment-traffic",
    title: "Take back rules around segment",
    takes: "respond.lift",
    apply: |truth, topology, order, out| {
        let segment = SegmentId(order.target);
        rule(|link| link.0 == segment || link.1 == segment, true, truth, topology, out)
    },
    ..back(RULE)
};

/// Sets or takes back a rule on each link between two segments that is meant.
fn rule(
    meant: impl Fn((SegmentId, SegmentId)) -> bool,
    open: bool,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Outcome {
    let all = || (0..topology.organisation().segments.len()).map(SegmentId::from);
    let links = all().flat_map(|from| all().map(move |to| (from, to)));
    let links: Vec<(SegmentId, SegmentId)> = links
        .filter(|&(from, to)| {
            let reach = topology.organisation().reach.get(from.index(), to.index());
            from != to && reach && meant((from, to)) && truth.tables.blocked_links.contains(&(from, to)) == open
        })
        .collect();
    if links.is_empty() {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.change_links(&links, open, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) const FILTER_EGRESS: ActionSpec = ActionSpec {
    d3fend: &["D3-OTF"],
    undo: Some("unfilter-egress"),
    approval: "approve.isolate_server",
    apply: filter_egress,
    ..ActionSpec::plain("filter-egress", "Let out to known destinations only", P3_4, "respond.filter_egress", "it")
};

/// Tools that call or carry to places that nobody knows are stopped, seen before or not; some use places that the house
/// uses too.
fn filter_egress(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    if truth.rows.whole.egress_filtered {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::EgressFiltered { on: true }, Reason::Response, topology, out);
    let holds = topology.scenario.parameters.chance("respond.filter_egress.holds");
    let adversary = &topology.scenario.adversary;
    for (index, name) in adversary.tools.iter().enumerate() {
        let tool = ToolId::from(index);
        if !out.hits(holds, Purpose::ActionFails, Key::of("filter-egress", name, 0)) {
            continue;
        }
        let does =
            |which: fn(&Effect) -> bool| adversary.steps.iter().any(|step| step.tool == tool && which(&step.does));
        let calls = does(|effect| matches!(effect, Effect::OpenChannel { .. }));
        let carries = does(|effect| matches!(effect, Effect::Exfiltrate { .. }));
        for (stop, meant) in [(Stop::Channel, calls), (Stop::Transfer, carries)] {
            if meant {
                truth.tables.stops.insert((stop, tool, order.action));
            }
        }
        if calls || carries {
            truth.record(Fact::ToolBlocked { action: order.action, tool, on: true }, Reason::Response, topology, out);
        }
        if calls {
            close_channels(tool, truth, topology, out);
        }
    }
    Outcome::DONE
}

pub(super) const FREE_EGRESS: ActionSpec = ActionSpec {
    apply: |truth, topology, _, out| {
        if !truth.rows.whole.egress_filtered {
            return Outcome::failed(Reason::NothingToDo);
        }
        let filter = super::id("filter-egress");
        let set: Vec<_> = truth.tables.stops.iter().copied().filter(|row| row.2 == filter).collect();
        for row in set {
            truth.tables.stops.remove(&row);
            let fact = Fact::ToolBlocked { action: filter, tool: row.1, on: false };
            truth.record(fact, Reason::Response, topology, out);
        }
        truth.record(Fact::EgressFiltered { on: false }, Reason::Response, topology, out);
        Outcome::DONE
    },
    ..ActionSpec::plain("unfilter-egress", "Let out everywhere again", P5_1, "respond.lift", "it")
};

pub(super) const MIGRATE: ActionSpec = ActionSpec {
    id: "migrate-service",
    title: "Move service to an isolated segment",
    undo: Some("migrate-service-back"),
    approval: "approve.isolate_server",
    d3fend: &["D3-NI"],
    apply: shelter::<true>,
    ..MOVE
};

pub(super) const MIGRATE_BACK: ActionSpec = ActionSpec {
    id: "migrate-service-back",
    title: "Move service back to its segment",
    apply: shelter::<false>,
    ..back(MOVE)
};

const MOVE: ActionSpec =
    ActionSpec { target: TargetKind::Service, ..ActionSpec::plain("", "", P3_4, "respond.migrate_service", "it") };

/// Its hosts that still stand move; what the adversary has on them moves along, but hears from nobody.
fn shelter<const ON: bool>(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let service = ServiceId(order.target);
    let groups = &topology.groups_of_service[service.index()];
    let hosts: Vec<HostId> = groups
        .iter()
        .flat_map(|&group| topology.hosts_of(group))
        .filter(|host| {
            let row = truth.rows.hosts[host.index()];
            row.sheltered() != ON && !row.encrypted()
        })
        .collect();
    if hosts.is_empty() {
        return Outcome::failed(Reason::NothingToDo);
    }
    for host in hosts {
        truth.record(Fact::HostSheltered { host, on: ON }, Reason::Response, topology, out);
    }
    Outcome::DONE
}
