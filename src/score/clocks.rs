//! Legal clocks (P7.6): from which moment each ran, when its notice was due, and when it was filed.

use super::evidence::{Evidence, Stamp};
use super::model::{ClockFinding, ClockState};
use crate::base::*;
use crate::scenario::{Clock, ClockAnchor};

/// One row a clock of the organisation, in file order.
pub(super) fn clocks(evidence: &Evidence) -> Vec<ClockFinding> {
    let startex = evidence.scenario.startex();
    let mut rows: Vec<ClockFinding> = Vec::new();
    for (index, clock) in evidence.scenario.organisation.clocks.iter().enumerate() {
        let id = ClockId::from(index);
        let filed_before = |before: ClockId| filed(before, None, evidence);
        let from = match clock.after {
            Some(before) => filed_before(before),
            None => anchor(clock.anchor, evidence),
        };
        rows.push(row(id, clock, from, startex, evidence));
    }
    rows
}

fn row(id: ClockId, clock: &Clock, from: Option<Stamp>, startex: i64, evidence: &Evidence) -> ClockFinding {
    let none = ClockFinding { clock: id, state: ClockState::NotStarted, from: None, due: None, filed: None };
    if evidence.records_believed < clock.from_records {
        return ClockFinding { state: ClockState::NotApplicable, ..none };
    }
    let Some(from) = from else { return none };
    let cap = clock.cap.and_then(|(cap, _)| anchor(cap, evidence)).map(|stamp| stamp.at);
    let due = clock.due(from.at, cap, startex);
    let filed = filed(id, (clock.anchor != ClockAnchor::Aware).then_some(from), evidence);
    let state = match filed {
        Some(filed) if filed.at <= due => ClockState::Met,
        None if evidence.end <= due => ClockState::Running,
        _ => ClockState::Missed,
    };
    let stamp = |stamp: Stamp| (stamp.at, stamp.entry);
    ClockFinding { clock: id, state, from: Some(stamp(from)), due: Some(due), filed: filed.map(stamp) }
}

/// When the moment came, for the incident by which duties are judged.
fn anchor(anchor: ClockAnchor, evidence: &Evidence) -> Option<Stamp> {
    let declared = evidence.declared?;
    match anchor {
        ClockAnchor::Aware => Some(declared),
        ClockAnchor::Closed => evidence.mark_since(crate::scenario::Mark::Closed, declared),
        _ => {
            let mut reached = evidence.anchors.iter().filter(|row| row.0 == anchor).map(|row| row.1);
            reached.find(|stamp| stamp.entry >= declared.entry)
        }
    }
}

/// The first filing; of a clock that awareness starts, one that went out since the incident's first alert counts.
fn filed(clock: ClockId, from: Option<Stamp>, evidence: &Evidence) -> Option<Stamp> {
    let since = from.or(evidence.onset).or(evidence.declared)?;
    let mut filed = evidence.filings.iter().filter(|row| row.0 == clock).map(|row| row.1);
    filed.find(|stamp| stamp.entry >= since.entry)
}
