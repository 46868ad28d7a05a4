//! Evidence beyond images: logs, process lists, registry; and the record of every step (P3.3, P3.6).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{Evidence, Fact, Reason};
use crate::scenario::{Need, TargetKind};
use crate::world::{Out, Topology, Truth};

const P3_3: TaskId = TaskId::new(Phase::Contain, 3);
const P3_6: TaskId = TaskId::new(Phase::Contain, 6);

/// Steps that a chain of custody covers: all that the response does to the world.
pub fn traced(spec: &ActionSpec) -> bool {
    matches!(spec.task.phase, Phase::Contain | Phase::Eradicate | Phase::Recover)
}

/// A step is done: under custody it is recorded.
pub fn step_done(spec: &ActionSpec, order: OrderId, out: &mut Out) {
    if out.belief().whole.custody && traced(spec) {
        out.fact(Fact::StepRecorded { order });
    }
}

pub(super) const OPEN: ActionSpec = ActionSpec {
    apply: |_, _, _, out| {
        if out.belief().whole.custody { Outcome::failed(Reason::NothingToDo) } else { Outcome::DONE }
    },
    report: |outcome, _, out| {
        if outcome.failed.is_none() {
            out.fact(Fact::CustodyOpened {});
        }
    },
    ..ActionSpec::plain("open-custody-register", "Open register of custody", P3_6, "respond.record", "soc")
};

/// Keeps a piece of evidence, sealed if every step is recorded.
pub(super) fn keep(host: HostId, evidence: Evidence, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.record(Fact::EvidenceKept { host, evidence }, Reason::Response, topology, out);
    if out.belief().whole.custody {
        truth.record(Fact::EvidenceSealed { host, evidence }, Reason::Response, topology, out);
    }
}

/// Hashes, labels and signatures take their time.
pub(super) fn handling(topology: &Topology, belief: &crate::journal::belief::BeliefRows, _: u32) -> f64 {
    if belief.whole.custody { topology.scenario.parameters.dist("respond.custody.handling").quantile(0.5) } else { 1.0 }
}

pub(super) const COLLECT: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    d3fend: &["D3-FA"],
    scale: handling,
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        let row = truth.rows.hosts[host.index()];
        if row.logs_kept() || row.logs_lost() {
            return Outcome::failed(Reason::NothingToDo);
        }
        keep(host, Evidence::Logs, truth, topology, out);
        Outcome::DONE
    },
    ..ActionSpec::plain(
        "collect-forensics",
        "Collect logs, process list and registry of host",
        P3_6,
        "respond.collect_forensics",
        "it",
    )
};

pub(super) const PRESERVE_LOGS: ActionSpec = ActionSpec {
    needs: &[Need::Siem],
    d3fend: &["D3-FA"],
    apply: |truth, topology, _, out| {
        if truth.tables.logs_preserved {
            return Outcome::failed(Reason::NothingToDo);
        }
        truth.tables.logs_preserved = true;
        let hit: Vec<HostId> = truth.tables.foothold_of.keys().copied().collect();
        for host in hit {
            let row = truth.rows.hosts[host.index()];
            if !row.logs_lost() && !row.logs_kept() {
                keep(host, Evidence::Logs, truth, topology, out);
            }
        }
        Outcome::DONE
    },
    ..ActionSpec::plain("preserve-logs", "Suspend the deletion of central logs", P3_3, "respond.preserve_logs", "soc")
};

/// Central logs about the break-in at a host are as old as they are kept.
pub fn logs_expire(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = truth.rows.hosts[host.index()];
    if !truth.tables.logs_preserved && !row.logs_kept() && !row.logs_lost() {
        truth.record(Fact::EvidenceLost { host, evidence: Evidence::Logs }, Reason::Spent, topology, out);
    }
}

/// What the state of a host's evidence adds to the chance that it tells the way in: logs that ran out are missed,
/// and what was taken under custody tells more than what might have been changed since.
pub(super) fn tells(host: HostId, truth: &Truth, topology: &Topology) -> f64 {
    let row = truth.rows.hosts[host.index()];
    let parameters = &topology.scenario.parameters;
    let sealed = [row.memory_sealed(), row.disk_sealed(), row.logs_sealed()];
    let sealed = sealed.into_iter().filter(|sealed| *sealed).count() as f64;
    let missing = if row.logs_lost() { 1.0 } else { 0.0 };
    sealed * parameters.chance("respond.root_cause.sealed").get()
        - missing * parameters.chance("respond.root_cause.per_evidence").get()
}
