//! Cutting off and joining again: hosts, segments, the internet; backups out of reach (P3.1, P3.4, P5.2).

use super::{ActionSpec, Outcome, lost_among, mark_host, report_lost};
use crate::base::*;
use crate::journal::belief::BeliefRows;
use crate::journal::{Evidence, Fact, HostChange, HostMark, Reason, SegmentMark};
use crate::scenario::{Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};

const P3_1: TaskId = TaskId::new(Phase::Contain, 1);
const P3_3: TaskId = TaskId::new(Phase::Contain, 3);
const P3_4: TaskId = TaskId::new(Phase::Contain, 4);
const P5_1: TaskId = TaskId::new(Phase::Recover, 1);

pub(super) const ISOLATE_HOST: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    approval: "approve.isolate_server",
    d3fend: &["D3-NI"],
    scale: on_site,
    apply: isolate_host,
    report: |outcome, order, out| {
        if outcome.failed.is_none() {
            mark_host(HostMark::Isolated, order, out);
        }
    },
    ..ActionSpec::plain("isolate-host", "Isolate host from network", P3_1, "respond.isolate_host.edr", "it")
};

/// Remote isolation needs a live agent; without one somebody walks to the machine.
fn on_site(topology: &Topology, _: &BeliefRows, host: u32) -> f64 {
    if topology.group(HostId(host)).agent {
        1.0
    } else {
        topology.scenario.parameters.dist("respond.isolate_host.on_site_factor").quantile(0.5)
    }
}

fn isolate_host(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    let row = truth.rows.hosts[host.index()];
    if row.isolated() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let online = topology.scenario.parameters.chance("respond.isolate_host.agent_online");
    if topology.group(host).agent && !out.hits(online, Purpose::AgentOnline, order.key) {
        return Outcome::failed(Reason::NoAgent);
    }
    change(host, HostChange::Isolated, truth, topology, out);
    Outcome::DONE
}

pub(super) fn change(host: HostId, change: HostChange, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let fact = Fact::HostChanged { host, change, step: StepId::NONE };
    truth.record(fact, Reason::Response, topology, out);
}

pub(super) const RECONNECT_HOST: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        if !truth.rows.hosts[host.index()].isolated() {
            return Outcome::failed(Reason::NothingToDo);
        }
        change(host, HostChange::Reconnected, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| mark_host(HostMark::Reconnected, order, out),
    ..ActionSpec::plain("reconnect-host", "Reconnect host", P5_1, "respond.reconnect_host", "it")
};

pub(super) const SHUT_DOWN_HOST: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    approval: "approve.isolate_server",
    d3fend: &["D3-HS"],
    scale: on_site,
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        if truth.rows.hosts[host.index()].off() {
            return Outcome::failed(Reason::NothingToDo);
        }
        lose_memory(host, truth, topology, out);
        change(host, HostChange::ShutDown, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| mark_host(HostMark::ShutDown, order, out),
    ..ActionSpec::plain("shut-down-host", "Shut down host", P3_3, "respond.isolate_host.edr", "it")
};

/// What stood in the memory of a compromised host is gone.
pub(super) fn lose_trace(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = truth.rows.hosts[host.index()];
    if row.ever_compromised() && !row.memory_kept() && !row.memory_lost() {
        let fact = Fact::EvidenceLost { host, evidence: Evidence::Memory };
        truth.record(fact, Reason::Response, topology, out);
    }
}

/// Power cut: what stood in the memory of a compromised host is gone.
fn lose_memory(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    lose_trace(host, truth, topology, out);
    let row = truth.rows.hosts[host.index()];
    // An implant that does not survive a restart dies with the memory.
    if row.foothold() && !row.persistent() {
        super::restore::lose_foothold(host, Reason::Cleaned, truth, topology, out);
    }
}

pub(super) const RESTART_HOST: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        // One that runs is switched off first.
        if !truth.rows.hosts[host.index()].off() {
            lose_memory(host, truth, topology, out);
        }
        change(host, HostChange::Restarted, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| mark_host(HostMark::Restarted, order, out),
    ..ActionSpec::plain("restart-host", "Restart host", P5_1, "respond.reconnect_host", "it")
};

pub(super) const ISOLATE_SEGMENT: ActionSpec = ActionSpec {
    target: TargetKind::Segment,
    approval: "approve.isolate_server",
    d3fend: &["D3-BDI"],
    apply: |truth, topology, order, out| {
        let segment = SegmentId(order.target);
        if truth.rows.segments[segment.index()].isolated() {
            return Outcome::failed(Reason::NothingToDo);
        }
        change_segment(segment, SegmentMark::Isolated, truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, order, out| report_segment(outcome, order, &[SegmentMark::Isolated], out),
    ..ActionSpec::plain("isolate-segment", "Isolate network segment", P3_4, "respond.firewall_block.emergency", "it")
};

fn change_segment(segment: SegmentId, change: SegmentMark, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.record(Fact::SegmentChanged { segment, change }, Reason::Response, topology, out);
}

fn report_segment(outcome: &Outcome, order: &OrderRow, marks: &[SegmentMark], out: &mut Out) {
    if outcome.failed.is_some() {
        return;
    }
    for &mark in marks {
        out.fact(Fact::SegmentBelieved { segment: SegmentId(order.target), mark });
    }
}

pub(super) const SHUT_DOWN_SEGMENT: ActionSpec = ActionSpec {
    target: TargetKind::Segment,
    approval: "approve.total_shutdown",
    d3fend: &["D3-HS"],
    apply: |truth, topology, order, out| {
        let segment = SegmentId(order.target);
        if truth.rows.segments[segment.index()].off() {
            return Outcome::failed(Reason::NothingToDo);
        }
        let hit: Vec<HostId> = truth.tables.foothold_of.keys().copied().collect();
        for host in hit.into_iter().filter(|&host| topology.group(host).segment == segment) {
            lose_memory(host, truth, topology, out);
        }
        change_segment(segment, SegmentMark::ShutDown, truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, order, out| report_segment(outcome, order, &[SegmentMark::ShutDown], out),
    ..ActionSpec::plain(
        "shut-down-segment",
        "Shut down every host of a segment",
        P3_3,
        "respond.shut_down_segment",
        "it",
    )
};

pub(super) const RECONNECT_SEGMENT: ActionSpec = ActionSpec {
    target: TargetKind::Segment,
    apply: |truth, topology, order, out| {
        let segment = SegmentId(order.target);
        let row = truth.rows.segments[segment.index()];
        if !row.shut() {
            return Outcome::failed(Reason::NothingToDo);
        }
        if row.isolated() {
            change_segment(segment, SegmentMark::Reconnected, truth, topology, out);
        }
        if row.off() {
            change_segment(segment, SegmentMark::Restarted, truth, topology, out);
        }
        let groups = topology.groups_of_segment[segment.index()].iter();
        let lost = lost_among(groups.flat_map(|&group| topology.hosts_of(group)), truth, out);
        Outcome { lost, ..Outcome::DONE }
    },
    report: |outcome, order, out| {
        report_lost(outcome, order, out);
        report_segment(outcome, order, &[SegmentMark::Reconnected, SegmentMark::Restarted], out);
    },
    ..ActionSpec::plain("reconnect-segment", "Reconnect segment", P5_1, "respond.reconnect_segment", "it")
};

pub(super) const DISCONNECT_INTERNET: ActionSpec = ActionSpec {
    approval: "approve.total_shutdown",
    d3fend: &["D3-OTF", "D3-ITF"],
    apply: internet::<false>,
    ..ActionSpec::plain("disconnect-internet", "Cut internet link", P3_4, "respond.network_shutdown.execute", "it")
};

pub(super) const RECONNECT_INTERNET: ActionSpec = ActionSpec {
    apply: internet::<true>,
    ..ActionSpec::plain("reconnect-internet", "Reconnect internet", P5_1, "respond.reconnect_segment", "it")
};

fn internet<const CONNECTED: bool>(truth: &mut Truth, topology: &Topology, _: &OrderRow, out: &mut Out) -> Outcome {
    if truth.rows.whole.internet_cut != CONNECTED {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::InternetChanged { connected: CONNECTED }, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) const PROTECT_BACKUPS: ActionSpec = ActionSpec {
    needs: &[Need::BackupConsole],
    apply: |truth, topology, _, out| {
        for index in 0..truth.rows.backups.len() {
            let row = truth.rows.backups[index];
            if !row.lost() && !row.protected() {
                let fact = Fact::BackupProtected { backup: BackupId::from(index) };
                truth.record(fact, Reason::Response, topology, out);
                truth.tables.detached[index].push((out.now, SimTime::NEVER));
            }
        }
        Outcome::DONE
    },
    ..ActionSpec::plain(
        "protect-backups",
        "Take backups offline",
        TaskId::new(Phase::Recover, 2),
        "respond.protect_backups",
        "it",
    )
};
