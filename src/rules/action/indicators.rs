//! Indicators pushed to firewall, IPS, DNS and agents, and the sinkhole that tells who calls (P4.4).
//! Only what the team knows can be pushed: a channel with a tool that nobody has looked at stays open.

use super::{ActionSpec, Outcome, identify};
use crate::base::*;
use crate::journal::{Fact, Reason, Trace};
use crate::rules::sensor::indicator;
use crate::scenario::{Effect, Entry};
use crate::world::{OrderRow, Out, Stop, Topology, Truth};
use std::collections::BTreeSet;

const P4_4: TaskId = TaskId::new(Phase::Eradicate, 4);

pub(super) const BLOCK: ActionSpec = ActionSpec {
    d3fend: &["D3-DNSDL", "D3-EDL"],
    apply: push,
    ..ActionSpec::plain(
        "update-blocklists",
        "Push indicators to controls",
        P4_4,
        "respond.firewall_block.emergency",
        "soc",
    )
};

fn push(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let mail = block_mail(truth, topology, out);
    let tools = channel_tools(&[Trace::Address, Trace::Name, Trace::Url], truth, topology, out);
    if tools.is_empty() && !mail {
        return Outcome::failed(Reason::NothingToDo);
    }
    let channels = tools.into_iter().map(|tool| stop(tool, truth, topology, order, out)).sum();
    truth.tables.channels_blocked = true;
    truth.record(Fact::IndicatorsBlocked { channels }, Reason::Response, topology, out);
    Outcome::DONE
}

/// Mails of the kind that let the adversary in are rejected once it is known that they did.
fn block_mail(truth: &mut Truth, topology: &Topology, out: &Out) -> bool {
    let Some(step) = out.belief().whole.root_cause else { return false };
    let mail = matches!(topology.step(step).does, Effect::Foothold { through: Entry::Mail, .. });
    mail && truth.tables.blocked_mail.insert(topology.step(step).tool)
}

/// Tools that call out and that the team can tell by one of these traces. Where nobody keeps a list, it is the implants
/// on the hosts in hand that say whom they call.
fn channel_tools(traces: &[Trace], truth: &Truth, topology: &Topology, out: &Out) -> BTreeSet<ToolId> {
    let belief = out.belief();
    let in_hand = if indicator::kept(topology) {
        BTreeSet::new()
    } else {
        let hosts = (0..belief.hosts.len()).filter(|&at| belief.hosts[at].affected()).map(HostId::from).collect();
        indicator::traces(&hosts, truth, topology)
    };
    let steps = topology.scenario.adversary.steps.iter();
    let calling = steps.filter(|step| matches!(step.does, Effect::OpenChannel { .. })).map(|step| step.tool);
    calling
        .filter(|&tool| in_hand.contains(&tool) || traces.iter().any(|&trace| belief.whole.knows(trace, tool)))
        .collect()
}

/// No channel with the tool opens again, and those that are open end. How many.
fn stop(tool: ToolId, truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> u32 {
    if !truth.tables.stops.insert((Stop::Channel, tool, order.action)) {
        return 0;
    }
    let fact = Fact::ToolBlocked { action: order.action, tool, on: true };
    truth.record(fact, Reason::Response, topology, out);
    close_channels(tool, truth, topology, out)
}

/// Ends the channels that a tool keeps open. How many.
pub(super) fn close_channels(tool: ToolId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> u32 {
    truth.tables.channels_blocked = true;
    let open: Vec<(FootholdId, HostId)> =
        callers(tool, truth).filter(|(_, host)| truth.rows.hosts[host.index()].channel()).collect();
    for &(foothold, host) in &open {
        truth.record(Fact::ChannelClosed { foothold, host }, Reason::Response, topology, out);
    }
    u32::try_from(open.len()).expect("fewer channels than hosts")
}

/// Implants that call with a tool, whether they get through or not.
fn callers(tool: ToolId, truth: &Truth) -> impl Iterator<Item = (FootholdId, HostId)> {
    truth.tables.foothold_of.iter().map(|(&host, &foothold)| (foothold, host)).filter(move |&(foothold, host)| {
        truth.rows.hosts[host.index()].foothold() && truth.tables.footholds[foothold.index()].calls_with == tool
    })
}

pub(super) const SINKHOLE: ActionSpec = ActionSpec {
    d3fend: &["D3-FRDDL"],
    gates: &["RA1113"],
    undo: Some("unblock-blocked-domain"),
    apply: sinkhole,
    report: |outcome, order, out| identify::report_found(outcome, order.case, out),
    ..ActionSpec::plain("sinkhole-domain", "Redirect domain to sinkhole", P4_4, "respond.block", "soc")
};

/// Known names lead to a machine of the house: channels end, and whoever goes on calling shows up in its log. Ordered
/// again, it is the log that is read again.
fn sinkhole(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let tools = channel_tools(&[Trace::Name], truth, topology, out);
    if tools.is_empty() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let shows = topology.scenario.parameters.chance("respond.sinkhole.shows");
    let mut outcome = Outcome { suspects: true, ..Outcome::DONE };
    for tool in tools {
        stop(tool, truth, topology, order, out);
        let calling: Vec<HostId> = callers(tool, truth).map(|row| row.1).collect();
        for host in calling {
            let heard = truth.online(host, topology)
                && truth.calls_out(topology.group(host).segment.index(), topology)
                && !out.belief().hosts[host.index()].suspected();
            if heard && out.hits(shows, Purpose::Finds, order.key.with(topology.host_key(host))) {
                outcome.hosts.push(host);
            }
        }
    }
    outcome
}
