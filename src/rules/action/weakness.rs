//! Weaknesses and the way in: scan, patch, shield, second factors, disk images, root cause (P3.2, P3.3, P3.5, P4.2, P4.5).

use super::{ActionSpec, Outcome, custody, skilled};
use crate::base::*;
use crate::journal::{Evidence, Fact, Reason, WeaknessMark};
use crate::scenario::{Effect, Entry, Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};

const P3_5: TaskId = TaskId::new(Phase::Contain, 5);

pub(super) const PATCH: ActionSpec = ActionSpec {
    target: TargetKind::Vulnerability,
    runs_on: true,
    react: &["RA3001"],
    d3fend: &["D3-SU"],
    apply: patch,
    report: |outcome, order, out| believe(outcome, order, WeaknessMark::Patched, out),
    ..ActionSpec::plain("patch-vulnerability", "Patch a weakness", P3_5, "patch.emergency", "it")
};

/// A patch run that leaves hosts out is reported as done all the same: a scan may tell.
fn patch(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let vulnerability = VulnerabilityId(order.target);
    if !topology.organisation().vulnerabilities[vulnerability.index()].patch {
        return Outcome::failed(Reason::NothingToDo);
    }
    let holds = topology.scenario.parameters.chance("respond.patch.holds");
    if out.hits(holds, Purpose::PatchHolds, order.key) && truth.tables.patched.insert(vulnerability) {
        change(vulnerability, WeaknessMark::Patched, truth, topology, out);
    }
    Outcome::DONE
}

fn change(vulnerability: VulnerabilityId, change: WeaknessMark, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.record(Fact::WeaknessChanged { vulnerability, change }, Reason::Response, topology, out);
}

fn believe(outcome: &Outcome, order: &OrderRow, mark: WeaknessMark, out: &mut Out) {
    if outcome.failed.is_none() {
        out.fact(Fact::WeaknessBelieved { vulnerability: VulnerabilityId(order.target), mark });
    }
}

pub(super) const SHIELD: ActionSpec = ActionSpec {
    target: TargetKind::Vulnerability,
    d3fend: &["D3-ITF"],
    apply: |truth, topology, order, out| {
        let vulnerability = VulnerabilityId(order.target);
        if !topology.exposed(vulnerability) || !truth.tables.shielded.insert(vulnerability) {
            return Outcome::failed(Reason::NothingToDo);
        }
        change(vulnerability, WeaknessMark::Shielded, truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, order, out| believe(outcome, order, WeaknessMark::Shielded, out),
    ..ActionSpec::plain("apply-waf-rule", "Shield a weakness with a filter rule", P3_5, "respond.waf_rule", "it")
};

pub(super) const UNSHIELD: ActionSpec = ActionSpec {
    target: TargetKind::Vulnerability,
    apply: |truth, topology, order, out| {
        let vulnerability = VulnerabilityId(order.target);
        if !truth.tables.shielded.remove(&vulnerability) {
            return Outcome::failed(Reason::NothingToDo);
        }
        change(vulnerability, WeaknessMark::Unshielded, truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, order, out| believe(outcome, order, WeaknessMark::Unshielded, out),
    ..ActionSpec::plain(
        "remove-waf-rule",
        "Remove filter rule",
        TaskId::new(Phase::Recover, 1),
        "respond.waf_rule",
        "it",
    )
};

pub(super) const SCAN: ActionSpec = ActionSpec {
    runs_on: true,
    d3fend: &["D3-AVE"],
    apply: scan,
    report: report_scan,
    ..ActionSpec::plain(
        "scan-vulnerabilities",
        "Scan for weaknesses",
        TaskId::new(Phase::Eradicate, 2),
        "scan.vulnerability_full",
        "it",
    )
};

/// What a scan shows: each weakness that is there with a chance; one believed fixed and not seen is taken as verified,
/// rightly or not.
fn scan(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let finds = topology.scenario.parameters.chance("respond.scan.finds");
    let mut outcome = Outcome::DONE;
    for (index, spec) in topology.organisation().vulnerabilities.iter().enumerate() {
        let vulnerability = VulnerabilityId::from(index);
        let lies = topology.organisation().groups.iter().any(|group| group.vulnerabilities.contains(&vulnerability));
        let key = order.key.with(Key::of("vulnerability", &spec.id, 0));
        if lies && truth.exploitable(vulnerability, false) && out.hits(finds, Purpose::Finds, key) {
            outcome.weaknesses.push((vulnerability, WeaknessMark::Found));
        } else if out.belief().whole.weaknesses[index].patched {
            outcome.weaknesses.push((vulnerability, WeaknessMark::Verified));
        }
    }
    outcome
}

fn report_scan(outcome: &Outcome, _: &OrderRow, out: &mut Out) {
    for &(vulnerability, mark) in &outcome.weaknesses {
        out.fact(Fact::WeaknessBelieved { vulnerability, mark });
    }
}

pub(super) const ENFORCE_MFA: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    runs_on: true,
    needs: &[Need::Directory],
    d3fend: &["D3-MFA"],
    apply: |truth, topology, order, out| {
        let domain = DomainId(order.target);
        if !truth.tables.mfa.insert(domain) {
            return Outcome::failed(Reason::NothingToDo);
        }
        truth.record(Fact::MfaEnforced { domain }, Reason::Response, topology, out);
        Outcome::DONE
    },
    ..ActionSpec::plain(
        "enforce-mfa",
        "Ask every account for a second factor",
        TaskId::new(Phase::Contain, 2),
        "respond.enforce_mfa",
        "it",
    )
};

pub(super) const ACQUIRE_DISK: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    d3fend: &["D3-FA"],
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        let row = truth.rows.hosts[host.index()];
        if row.disk_lost() || row.disk_kept() {
            return Outcome::failed(Reason::NothingToDo);
        }
        custody::keep(host, Evidence::Disk, truth, topology, out);
        Outcome::DONE
    },
    scale: custody::handling,
    ..ActionSpec::plain(
        "acquire-disk",
        "Image disk of host, mounted read-only",
        TaskId::new(Phase::Contain, 3),
        "respond.acquire_disk",
        "it",
    )
};

pub(super) const ROOT_CAUSE: ActionSpec = ActionSpec {
    scale: |topology, belief, _| {
        // Whoever can tell the response's own traces from the adversary's need not find that out first.
        let traced = topology.scenario.parameters.dist("respond.root_cause.traced").quantile(0.5);
        if belief.whole.custody { traced } else { 1.0 }
    },
    apply: root_cause,
    report: |outcome, _, out| {
        if let Some((step, vulnerability, host)) = outcome.root_cause {
            out.fact(Fact::RootCauseFound { step, vulnerability, host });
            if !vulnerability.is_none() {
                out.fact(Fact::WeaknessBelieved { vulnerability, mark: WeaknessMark::Found });
            }
        }
    },
    ..ActionSpec::plain(
        "analyse-root-cause",
        "Find root cause",
        TaskId::new(Phase::Eradicate, 5),
        "forensic.root_cause",
        "soc",
    )
};

/// The way in is found with a chance that grows with what is left of the first host's memory and disk, and with the
/// forensic skill of whoever looks.
fn root_cause(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let Some(first) = truth.tables.footholds.first().copied() else { return Outcome::failed(Reason::NothingToDo) };
    let row = truth.rows.hosts[first.host.index()];
    let parameters = &topology.scenario.parameters;
    let helps = [row.memory_kept(), row.disk_kept() || !row.disk_lost()];
    let kept = helps.into_iter().filter(|help| *help).count() as f64;
    let senior = if skilled(order.person, "forensics", topology) { 1.0 } else { 0.0 };
    let chance = parameters.chance("respond.root_cause.finds").get()
        + kept * parameters.chance("respond.root_cause.per_evidence").get()
        + custody::tells(first.host, truth, topology)
        + senior * parameters.chance("respond.root_cause.senior").get();
    if !out.hits(Chance::clamped(chance), Purpose::Finds, order.key) {
        return Outcome::failed(Reason::Missed);
    }
    let used = truth.tables.uses.iter().find(|used| used.entry == first.entry);
    let root = used.map(|used| {
        let vulnerability = match topology.step(used.step).does {
            Effect::Foothold { through: Entry::Exploit(vulnerability), .. } => vulnerability,
            _ => VulnerabilityId::NONE,
        };
        (used.step, vulnerability, first.host)
    });
    Outcome { root_cause: root, ..Outcome::DONE }
}
