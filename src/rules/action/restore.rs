//! Rooting out and bringing back: clean, rebuild, return to service (P4.1, P4.3, P5.1).

use super::contain::{change, lose_trace};
use super::{ActionSpec, Outcome, image, lost_among, mark_host, report_lost};
use crate::base::*;
use crate::journal::truth::HostTruth;
use crate::journal::{Evidence, Fact, HostChange, HostMark, Reason};
use crate::rules::adversary;
use crate::scenario::{Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};

const P4_1: TaskId = TaskId::new(Phase::Eradicate, 1);
const P4_3: TaskId = TaskId::new(Phase::Eradicate, 3);
const P5_1: TaskId = TaskId::new(Phase::Recover, 1);

pub(super) const CLEAN: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    d3fend: &["D3-PS", "D3-PT"],
    apply: clean,
    report: |outcome, order, out| {
        // A cleaning that missed something is reported as done all the same.
        if outcome.failed.is_none() {
            mark_host(HostMark::Cleaned, order, out);
        }
    },
    ..ActionSpec::plain("clean-host", "Kill malware and remove persistence", P4_1, "respond.clean_host", "it")
};

fn clean(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    let row = truth.rows.hosts[host.index()];
    if row.encrypted() {
        return Outcome::failed(Reason::Missed);
    }
    let parameters = &topology.scenario.parameters;
    let finds = if row.persistent() { "respond.clean_host.finds_persistent" } else { "respond.clean_host.finds" };
    let chance = helped(parameters.chance(finds), order, row, topology);
    let Some(mechanisms) = mechanisms(host, truth) else { return Outcome::DONE };
    // Each mechanism is found or not; the first stands for the implant too.
    let mut missed = 0;
    let mut bits = mechanisms;
    let mut number = 0;
    while number == 0 || bits != 0 {
        let key = if number == 0 { order.key } else { order.key.child(Purpose::Finds, number) };
        let bit = bits & bits.wrapping_neg();
        if !out.hits(chance, Purpose::Finds, key) {
            missed |= bit;
            if number == 0 && mechanisms.count_ones() <= 1 {
                return Outcome::DONE;
            }
        }
        bits &= !bit;
        number += 1;
    }
    if missed == mechanisms && missed != 0 {
        return Outcome::DONE;
    }
    lose_foothold(host, Reason::Cleaned, truth, topology, out);
    if missed != 0 {
        adversary::dormant(host, missed, truth, topology, out);
    } else {
        forget(host, truth, topology, out);
    }
    Outcome::DONE
}

/// Ends what runs and leaves what starts it again; what the process held in memory is gone.
pub(super) const SUSPEND: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    needs: &[Need::EdrConsole],
    manual: Some("respond.by_hand"),
    d3fend: &["D3-PS", "D3-PT"],
    apply: suspend,
    ..ActionSpec::plain("suspend-process", "Suspend or kill process", P4_1, "respond.remove_thing", "it")
};

fn suspend(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    if truth.rows.hosts[host.index()].encrypted() {
        return Outcome::failed(Reason::Missed);
    }
    let finds = topology.scenario.parameters.chance("respond.clean_host.finds");
    if truth.rows.hosts[host.index()].foothold() && out.hits(finds, Purpose::Finds, order.key) {
        let left = mechanisms(host, truth).unwrap_or(0);
        lose_trace(host, truth, topology, out);
        lose_foothold(host, Reason::Cleaned, truth, topology, out);
        if left != 0 {
            adversary::dormant(host, left, truth, topology, out);
        }
    }
    Outcome::DONE
}

/// Persistence mechanisms on a host; `None` where the adversary left nothing.
fn mechanisms(host: HostId, truth: &Truth) -> Option<u32> {
    if truth.rows.hosts[host.index()].foothold() {
        return Some(truth.tables.footholds[truth.tables.foothold_of[&host].index()].mechanisms);
    }
    truth.tables.dormant.get(&host).copied()
}

/// An image of memory or disk halves what is missed, each; so does a person who knows forensics.
fn helped(chance: Chance, order: &OrderRow, row: HostTruth, topology: &Topology) -> Chance {
    let left = topology.scenario.parameters.chance("respond.clean_host.left_with_help").get();
    let helps = [row.memory_kept(), row.disk_kept(), super::skilled(order.person, "forensics", topology)];
    let count = helps.into_iter().filter(|help| *help).count();
    Chance::clamped(1.0 - (0..count).fold(1.0 - chance.get(), |missed, _| missed * left))
}

/// What a cleaning had missed is gone with the disk.
pub(super) fn forget(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.dormant.remove(&host).is_some() {
        truth.record(Fact::PersistenceLeft { host, mechanisms: 0 }, Reason::Response, topology, out);
    }
}

/// The adversary's position on a host ends.
pub(super) fn lose_foothold(host: HostId, why: Reason, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if !truth.rows.hosts[host.index()].foothold() {
        return;
    }
    let foothold = truth.tables.foothold_of[&host];
    let row = &mut truth.tables.footholds[foothold.index()];
    row.live = false;
    row.lost = out.now;
    if !row.missed {
        row.missed = true;
        truth.tables.notices.footholds_lost += 1;
    }
    truth.record(Fact::FootholdLost { foothold, host }, why, topology, out);
    truth.sums.last_hand = Reason::Response;
    truth.sums.noticeable = true;
}

pub(super) const REBUILD: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    react: &["RA5001"],
    d3fend: &["D3-RD"],
    brings_back: true,
    scale: |topology, _, host| {
        // A workstation is reimaged in about an hour; the parameter is a server's time.
        if topology.group(HostId(host)).kind.is_server() {
            return 1.0;
        }
        let parameters = &topology.scenario.parameters;
        parameters.dist("host.reimage_workstation").quantile(0.5) / parameters.dist("host.rebuild_server").quantile(0.5)
    },
    apply: |truth, topology, order, out| {
        rebuild(HostId(order.target), truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| mark_host(HostMark::Rebuilt, order, out),
    ..ActionSpec::plain(super::REBUILD_HOST, "Reinstall host from golden image", P4_3, "host.rebuild_server", "it")
};

pub(super) fn rebuild(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    lose_trace(host, truth, topology, out);
    let row = truth.rows.hosts[host.index()];
    if row.ever_compromised() && !row.disk_lost() && !row.disk_kept() {
        let fact = Fact::EvidenceLost { host, evidence: Evidence::Disk };
        truth.record(fact, Reason::Response, topology, out);
    }
    lose_foothold(host, Reason::Rebuilt, truth, topology, out);
    forget(host, truth, topology, out);
    truth.tables.data_lost.entry(host).or_insert(out.now);
    change(host, HostChange::Rebuilt, truth, topology, out);
    image::carry(host, truth, topology, out);
}

/// From then on hosts are brought back in the order of their services' effective tier, not in that of the list.
pub(super) const PLAN_RECOVERY: ActionSpec = ActionSpec::plain(
    super::PLAN_RECOVERY,
    "Set the order and timetable of recovery",
    P5_1,
    "respond.plan_recovery",
    "lead",
);

pub(super) const RETURN_SERVICE: ActionSpec = ActionSpec {
    target: TargetKind::Service,
    d3fend: &["D3-RNA"],
    approval: "approve.default",
    apply: |truth, topology, order, out| {
        let mut outcome = Outcome::DONE;
        let groups = &topology.groups_of_service[order.target as usize];
        outcome.lost = lost_among(groups.iter().flat_map(|&group| topology.hosts_of(group)), truth, out);
        for &group in groups {
            for host in topology.hosts_of(group) {
                let row = truth.rows.hosts[host.index()];
                let believed_well = !out.belief().hosts[host.index()].affected();
                let out_of_use = row.isolated() || row.off() || !truth.online(host, topology) && !row.encrypted();
                if believed_well && out_of_use && !row.encrypted() {
                    change(host, HostChange::Released, truth, topology, out);
                    outcome.hosts.push(host);
                }
            }
        }
        outcome
    },
    report: |outcome, order, out| {
        report_lost(outcome, order, out);
        for &host in &outcome.hosts {
            out.fact(Fact::HostBelieved { host, mark: HostMark::Released, case: CaseId::NONE });
        }
    },
    ..ActionSpec::plain("return-service", "Return service to users", P5_1, "respond.return_service", "it")
};
