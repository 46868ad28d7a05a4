//! Judging barriers, logs, custody and the balance (P3.1, P3.3, P3.4, P3.6, P3.7): walks over the journal.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::Milestone;
use super::rubric::Found;
use crate::base::doctrine::MEDIUM_TERM_CONTAINMENT;
use crate::base::*;
use crate::journal::{Evidence as Trace, Fact, HostChange, Reason, SegmentMark, kind};
use std::collections::{BTreeMap, BTreeSet};

/// Approved time in which containment was held back to observe, between two moments.
pub(super) fn approved_delay(evidence: &Evidence, from: SimTime, to: SimTime) -> SimSpan {
    let delays = evidence.finished("delay-containment").iter();
    let spans = delays.filter_map(|done| {
        let order = evidence.orders.get(done.order.index())?;
        let worked = SimSpan(order.parts[Reason::Working as usize - Reason::Approval as usize]);
        let (start, end) = ((done.stamp.at - worked).max(from), done.stamp.at.min(to));
        (order.approved && end > start).then_some((end - start).0)
    });
    SimSpan(spans.sum())
}

/// Key hosts of which central logs still tell, 72 h after identification or when they were asked for.
pub(super) fn logs(evidence: &Evidence, _: &Milestones) -> Found {
    if evidence.scenario.organisation.log_retention.is_none() {
        return Found::not_applicable();
    }
    if evidence.identified.is_none() {
        return Found::not_observed();
    }
    let (mut kept, mut lost) = (BTreeMap::new(), BTreeMap::new());
    for (stamp, fact, _) in evidence.facts(&[kind::EvidenceKept, kind::EvidenceLost]) {
        match fact {
            Fact::EvidenceKept { host, evidence: Trace::Logs } => _ = kept.insert(host, stamp.entry),
            Fact::EvidenceLost { host, evidence: Trace::Logs } => _ = lost.insert(host, stamp.entry),
            _ => {}
        }
    }
    let among = |rows: &BTreeMap<HostId, EntryId>| -> Vec<EntryId> {
        evidence.key_hosts.iter().filter_map(|key| rows.get(&key.host).copied()).collect()
    };
    let (kept, lost) = (among(&kept), among(&lost));
    Found::share(kept.len() as u64, (kept.len() + lost.len()) as u64, [kept, lost].concat())
}

/// Ways out of segments where the adversary has been, closed 72 h after identification / such ways as the network has
/// them. Once nothing is left of the adversary no barrier is owed.
pub(super) fn paths(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(identified) = evidence.identified else { return Found::not_observed() };
    let until = identified.stamp.at + MEDIUM_TERM_CONTAINMENT;
    if evidence.end < until {
        return Found::not_observed();
    }
    if evidence.rooted_out.iter().any(|gone| gone.at >= identified.stamp.at && gone.at <= until) {
        return Found::not_applicable();
    }
    let organisation = &evidence.scenario.organisation;
    let segment = |host: HostId| organisation.groups[organisation.group_of(host).index()].segment;
    let (mut hit, mut ruled, mut shut) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut sheltered: BTreeSet<HostId> = BTreeSet::new();
    let mut proof = vec![identified.stamp.entry];
    let kinds = [kind::FootholdGained, kind::HostChanged, kind::LinkChanged, kind::SegmentChanged, kind::HostSheltered];
    for (stamp, fact, _) in evidence.facts(&kinds).take_while(|row| row.0.at <= until) {
        match fact {
            Fact::FootholdGained { host, .. } | Fact::HostChanged { host, change: HostChange::Encrypted, .. } => {
                hit.insert(segment(host));
                continue;
            }
            Fact::LinkChanged { from, to, open: true } => _ = ruled.remove(&(from, to)),
            Fact::LinkChanged { from, to, open: false } => _ = ruled.insert((from, to)),
            Fact::SegmentChanged { segment, change: SegmentMark::Isolated | SegmentMark::ShutDown } => {
                shut.insert(segment);
            }
            Fact::SegmentChanged { segment, .. } => _ = shut.remove(&segment),
            Fact::HostSheltered { host, on: true } => _ = sheltered.insert(host),
            Fact::HostSheltered { host, on: false } => _ = sheltered.remove(&host),
            _ => continue,
        }
        proof.push(stamp.entry);
    }
    let moved = |to: SegmentId| {
        let mut groups = organisation.groups.iter().filter(|group| group.segment == to).peekable();
        groups.peek().is_some()
            && groups.all(|group| (0..group.count).all(|index| sheltered.contains(&HostId(group.first.0 + index))))
    };
    let all = || (0..organisation.segments.len()).map(SegmentId::from);
    let ways: Vec<(SegmentId, SegmentId)> = hit
        .iter()
        .flat_map(|&from| all().map(move |to| (from, to)))
        .filter(|&(from, to)| from != to && organisation.reach.get(from.index(), to.index()))
        .collect();
    let open = |way: &&(SegmentId, SegmentId)| {
        !ruled.contains(way) && !shut.contains(&way.0) && !shut.contains(&way.1) && !moved(way.1)
    };
    let left = ways.iter().filter(open).count();
    if ways.is_empty() {
        return Found::not_applicable();
    }
    Found::share((ways.len() - left) as u64, ways.len() as u64, proof).figure("left", left as f64)
}

/// Steps of the response on record / its steps, from the declaration on.
pub(super) fn traceable(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let actions = &evidence.scenario.actions;
    let (mut steps, mut recorded) = (0, Vec::new());
    let kinds = [kind::ActionFinished, kind::StepRecorded];
    for (stamp, fact, _) in evidence.facts(&kinds).filter(|row| row.0.entry >= declared.entry) {
        match fact {
            Fact::ActionFinished { action, .. } => {
                let phase = actions.get(action.index()).map(|word| word.task.phase);
                steps += u64::from(matches!(phase, Some(Phase::Contain | Phase::Eradicate | Phase::Recover)));
            }
            Fact::StepRecorded { .. } => recorded.push(stamp.entry),
            _ => {}
        }
    }
    let number = recorded.len() as u64;
    let proof = if recorded.is_empty() { vec![declared.entry, evidence.last_entry()] } else { recorded };
    Found::share(number.min(steps), steps, proof)
}

/// Hosts that the response cut off one by one, of which the adversary never had anything until then.
pub(super) fn wrong(evidence: &Evidence, _: &Milestones) -> Found {
    let mut hit = vec![false; evidence.truth.hosts.len()];
    let (mut cut, mut wrong) = (BTreeSet::new(), BTreeMap::new());
    let mut first = None;
    for (stamp, fact, reason) in evidence.facts(&[kind::FootholdGained, kind::HostChanged]) {
        match fact {
            Fact::FootholdGained { host, .. } | Fact::HostChanged { host, change: HostChange::Encrypted, .. } => {
                hit[host.index()] = true;
            }
            Fact::HostChanged { host, change: HostChange::Isolated | HostChange::ShutDown, .. }
                if reason == Reason::Response =>
            {
                first.get_or_insert(stamp);
                if cut.insert(host) && !hit[host.index()] {
                    wrong.insert(host, stamp.entry);
                }
            }
            _ => {}
        }
    }
    let Some(first) = first else { return Found::not_observed() };
    Found::count(wrong.into_values().collect(), first).figure("of", cut.len() as f64)
}

/// The end of short-term containment, if it was reached.
pub(super) fn contained_at(milestones: &Milestones) -> Option<SimTime> {
    milestones.stamp(Milestone::ShortTermContained).map(|stamp| stamp.at)
}
