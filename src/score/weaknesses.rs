//! Judging weaknesses, deep infections and the way in (P3.3, P3.5, P4.2, P4.3, P4.5): walks over the journal.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::rubric::Found;
use crate::base::doctrine::MEDIUM_TERM_CONTAINMENT;
use crate::base::*;
use crate::journal::belief::WeaknessBelief;
use crate::journal::{Fact, HostMark, WeaknessMark, kind};
use crate::scenario::{Effect, Entry, HostKind, Mark, Organisation};
use std::collections::{BTreeMap, BTreeSet};

fn exposed(organisation: &Organisation) -> BTreeSet<VulnerabilityId> {
    let all = (0..organisation.vulnerabilities.len()).map(VulnerabilityId::from);
    all.filter(|id| organisation.exposed(*id)).collect()
}

/// Truth 72 h after identification: weaknesses on hosts that the internet reaches, neither fixed nor shielded.
pub(super) fn open_left(evidence: &Evidence, _: &Milestones) -> Found {
    let exposed = exposed(&evidence.scenario.organisation);
    if exposed.is_empty() {
        return Found::not_applicable();
    }
    let Some(identified) = evidence.identified else { return Found::not_observed() };
    let until = identified.stamp.at + MEDIUM_TERM_CONTAINMENT;
    if evidence.end < until {
        return Found::not_observed();
    }
    let (mut patched, mut shielded) = (BTreeSet::new(), BTreeSet::new());
    let mut proof = vec![identified.stamp.entry];
    for (stamp, fact, _) in evidence.facts(&[kind::WeaknessChanged]).take_while(|row| row.0.at <= until) {
        let Fact::WeaknessChanged { vulnerability, change } = fact else { continue };
        proof.push(stamp.entry);
        match change {
            WeaknessMark::Patched => _ = patched.insert(vulnerability),
            WeaknessMark::Shielded => _ = shielded.insert(vulnerability),
            WeaknessMark::Unshielded => _ = shielded.remove(&vulnerability),
            WeaknessMark::Found | WeaknessMark::Verified => {}
        }
    }
    let left = exposed.iter().filter(|id| !patched.contains(id) && !shielded.contains(id)).count() as u64;
    let found = Found::new(super::model::Measure::Count(left), proof);
    found.figure("of", exposed.len() as f64)
}

/// What was closed while a known weakness that is more exposed stood open is out of order.
pub(super) fn order(evidence: &Evidence, _: &Milestones) -> Found {
    let exposed = exposed(&evidence.scenario.organisation);
    let mut open: BTreeSet<VulnerabilityId> = BTreeSet::new();
    let (mut right, mut proof) = (0, Vec::new());
    for (stamp, fact, _) in evidence.facts(&[kind::WeaknessBelieved]) {
        let Fact::WeaknessBelieved { vulnerability, mark } = fact else { continue };
        match mark {
            WeaknessMark::Found | WeaknessMark::Unshielded => _ = open.insert(vulnerability),
            WeaknessMark::Patched | WeaknessMark::Shielded => {
                open.remove(&vulnerability);
                let urgent = open.iter().any(|other| exposed.contains(other));
                right += u64::from(exposed.contains(&vulnerability) || !urgent);
                proof.push(stamp.entry);
            }
            WeaknessMark::Verified => {}
        }
    }
    let all = proof.len() as u64;
    Found::share(right, all, proof)
}

/// Known weaknesses that were fixed and confirmed by a scan, or that have no fix and were kept out of reach, when
/// eradication was declared / known weaknesses.
pub(super) fn verified(evidence: &Evidence, _: &Milestones) -> Found {
    let until = evidence.left_when_declared().map_or(evidence.last_entry(), |row| row.0.entry);
    let mut known: BTreeMap<VulnerabilityId, WeaknessBelief> = BTreeMap::new();
    let mut apart: BTreeSet<HostId> = BTreeSet::new();
    let mut proof = Vec::new();
    let kinds = [kind::WeaknessBelieved, kind::HostBelieved, kind::ActionFinished];
    for (stamp, fact, _) in evidence.facts(&kinds).take_while(|row| row.0.entry <= until) {
        match fact {
            Fact::WeaknessBelieved { vulnerability, mark } => {
                known.entry(vulnerability).or_default().mark(mark);
                proof.push(stamp.entry);
            }
            Fact::HostBelieved { host, mark: HostMark::Isolated | HostMark::ShutDown, .. } => _ = apart.insert(host),
            Fact::HostBelieved {
                host, mark: HostMark::Reconnected | HostMark::Restarted | HostMark::Released, ..
            } => {
                apart.remove(&host);
            }
            Fact::ActionFinished { action, target, .. }
                if evidence.action("disable-system-service") == Some(action) =>
            {
                apart.insert(HostId(target));
            }
            _ => {}
        }
    }
    let sound = known.iter().filter(|(id, row)| sound(**id, **row, &apart, &evidence.scenario.organisation)).count();
    Found::share(sound as u64, known.len() as u64, proof)
}

/// A shield or a wall is good enough only where nothing better is to be had.
fn sound(id: VulnerabilityId, row: WeaknessBelief, apart: &BTreeSet<HostId>, organisation: &Organisation) -> bool {
    if organisation.vulnerabilities.get(id.index()).is_none_or(|weakness| weakness.patch) {
        return row.patched && row.verified;
    }
    let on = organisation.groups.iter().filter(|group| group.vulnerabilities.contains(&id));
    let mut hosts = on.flat_map(|group| (group.first.0..group.first.0 + group.count).map(HostId));
    row.shielded || hosts.all(|host| apart.contains(&host))
}

/// Key hosts whose disk was imaged / key hosts whose disk was imaged or destroyed by the response before that.
pub(super) fn disk(evidence: &Evidence, _: &Milestones) -> Found {
    let (mut kept, mut lost) = (BTreeMap::new(), BTreeMap::new());
    for (stamp, fact, reason) in evidence.facts(&[kind::EvidenceKept, kind::EvidenceLost]) {
        let id = stamp.entry;
        match fact {
            Fact::EvidenceKept { host, evidence: crate::journal::Evidence::Disk } => _ = kept.insert(host, id),
            Fact::EvidenceLost { host, evidence: crate::journal::Evidence::Disk }
                if reason == crate::journal::Reason::Response && !kept.contains_key(&host) =>
            {
                lost.insert(host, id);
            }
            _ => {}
        }
    }
    let among = |rows: &BTreeMap<HostId, EntryId>| -> Vec<EntryId> {
        evidence.key_hosts.iter().filter_map(|key| rows.get(&key.host).copied()).collect()
    };
    let (kept, lost) = (among(&kept), among(&lost));
    let (number, all) = (kept.len() as u64, (kept.len() + lost.len()) as u64);
    Found::share(number, all, [kept, lost].concat()).figure("key hosts", evidence.key_hosts.len() as f64)
}

/// Directory servers, and hosts with more than one way to come back, that were cleaned where a rebuild was due, and were
/// not rebuilt before eradication was declared.
pub(super) fn in_place(evidence: &Evidence, _: &Milestones) -> Found {
    let organisation = &evidence.scenario.organisation;
    let Some((said, _)) = evidence.left_when_declared() else { return Found::not_observed() };
    let mut ways: BTreeMap<HostId, u32> = BTreeMap::new();
    let mut deep: BTreeSet<HostId> = BTreeSet::new();
    let kinds = [kind::FootholdGained, kind::Persisted];
    for (_, fact, _) in evidence.facts(&kinds).take_while(|row| row.0.entry <= said.entry) {
        match fact {
            Fact::FootholdGained { host, .. } => {
                ways.insert(host, 0);
                if organisation.groups[organisation.group_of(host).index()].kind == HostKind::Directory {
                    deep.insert(host);
                }
            }
            Fact::Persisted { host, .. } => {
                let row = ways.entry(host).or_insert(0);
                *row += 1;
                let server = organisation.groups[organisation.group_of(host).index()].kind.is_server();
                if server && *row > 1 {
                    deep.insert(host);
                }
            }
            _ => {}
        }
    }
    if deep.is_empty() {
        return Found::not_applicable();
    }
    let targets = |word: &str| -> BTreeMap<u32, EntryId> {
        let done = evidence.finished(word).iter().filter(|done| done.stamp.entry <= said.entry);
        done.map(|done| (evidence.orders[done.order.index()].target, done.stamp.entry)).collect()
    };
    let (cleaned, rebuilt) = (targets("clean-host"), targets("rebuild-host"));
    let recovered = targets("recover-directory");
    let renewed = |host: &HostId| {
        let group = &organisation.groups[organisation.group_of(*host).index()];
        rebuilt.contains_key(&host.0)
            || group.kind == HostKind::Directory && group.domain.is_some_and(|domain| recovered.contains_key(&domain.0))
    };
    let bad = deep.iter().filter(|host| !renewed(host)).filter_map(|host| cleaned.get(&host.0).copied()).collect();
    Found::count(bad, said).figure("deeply infected", deep.len() as f64)
}

/// The way in was found, and the team did what closes it.
pub(super) fn root_cause(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    if evidence.firsts.compromise.is_none() {
        return Found::not_applicable();
    }
    // Before eradication is declared there is time to look for it.
    let said = evidence.left_when_declared().map(|row| row.0);
    let over = said.is_some() || evidence.end - declared.at > SimSpan::days(7);
    let root = evidence.facts(&[kind::RootCauseFound]).find_map(|(stamp, fact, _)| match fact {
        Fact::RootCauseFound { step, .. } => Some((stamp, step)),
        _ => None,
    });
    let Some((found, step)) = root else {
        if !over {
            return Found::not_observed();
        }
        return Found::duty(false, vec![declared.entry, evidence.last_entry()]);
    };
    let through = evidence.scenario.adversary.steps.get(step.index()).map(|step| &step.does);
    let done = |words: &[&str]| words.iter().find_map(|word| evidence.first_finished(word, declared));
    let closed = match through {
        Some(Effect::Foothold { through: Entry::Exploit(weakness), .. }) => evidence
            .facts(&[kind::WeaknessBelieved])
            .find(|(stamp, fact, _)| {
                stamp.entry >= declared.entry
                    && matches!(fact, Fact::WeaknessBelieved { vulnerability, mark: WeaknessMark::Patched | WeaknessMark::Shielded } if vulnerability == weakness)
            })
            .map(|row| row.0),
        Some(Effect::Foothold { through: Entry::Remote(_), .. }) => done(&["enforce-mfa", "mass-password-reset"]),
        Some(Effect::Foothold { through: Entry::Mail, .. }) => evidence.first_finished("update-blocklists", found),
        // A supplier's way in can only be known and talked about.
        _ => Some(found),
    };
    match closed {
        Some(stamp) => Found::duty(true, vec![found.entry, stamp.entry]),
        None if !over => Found::not_observed(),
        None => Found::duty(false, vec![found.entry, evidence.last_entry()]),
    }
}

/// Footholds won after the declaration through the way by which the adversary first came.
pub(super) fn reentry(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let through = |step: StepId| match evidence.scenario.adversary.steps.get(step.index()).map(|step| &step.does) {
        Some(Effect::Foothold { through, .. }) => Some(*through),
        _ => None,
    };
    let mut first = None;
    let mut again = Vec::new();
    for (stamp, fact, _) in evidence.facts(&[kind::FootholdGained]) {
        let Fact::FootholdGained { step, .. } = fact else { continue };
        let way = through(step);
        if first.is_none() {
            first = way;
        } else if way.is_some() && way == first && stamp.entry > declared.entry {
            again.push(stamp.entry);
        }
    }
    if first.is_none() {
        return Found::not_applicable();
    }
    let said = evidence.mark_since(Mark::EradicationDeclared, declared);
    Found::count(again, said.unwrap_or(declared))
}
