//! P7.7 Extortion: who decided on the demand, on what advice, when; who wrote to the adversary; and who learnt of the
//! theft from the leak site.

use super::evidence::{Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale};
use crate::base::*;
use crate::journal::{Audience, Fact, kind};

const P7_7: TaskId = TaskId::new(Phase::Communicate, 7);

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p7.7-decided",
        task: P7_7,
        judges: Judges::Decision,
        sentence: "The accountable decides on the demand before its deadline, with counsel's advice and a sanctions check",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: decided,
    },
    Spec {
        id: "p7.7-contact",
        task: P7_7,
        judges: Judges::Outcome,
        sentence: "Nobody writes to the adversary who was not authorised to",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: contact,
    },
    Spec {
        id: "p7.7-leak",
        task: P7_7,
        judges: Judges::Outcome,
        sentence: "Records published before the people behind them were told",
        // The limit is our judgement.
        grade: scale(0.0, 1000.0),
        weight: 1.0,
        mandatory: false,
        judge: leak,
    },
];

/// A demand as the team came to know it, and what followed.
#[derive(Default)]
struct Demand {
    read: Option<Stamp>,
    /// The deadline in force from each entry on.
    due: Vec<(Stamp, SimTime)>,
    contacts: Vec<(Stamp, bool)>,
    decided: Option<(Stamp, OrderId)>,
    sanctions: Option<Stamp>,
    published: Vec<(Stamp, u32)>,
}

impl Demand {
    fn of(evidence: &Evidence) -> Demand {
        let mut demand = Demand::default();
        let kinds = [
            kind::DemandRead,
            kind::DeadlineMoved,
            kind::AdversaryContacted,
            kind::DemandDecided,
            kind::SanctionsChecked,
            kind::RecordsPublished,
        ];
        for (stamp, fact, _) in evidence.facts(&kinds) {
            let deadline = |minutes: u32| SimTime::ZERO + SimSpan::minutes(i64::from(minutes));
            match fact {
                Fact::DemandRead { minutes, .. } => {
                    demand.read.get_or_insert(stamp);
                    demand.due.push((stamp, deadline(minutes)));
                }
                Fact::DeadlineMoved { minutes } => demand.due.push((stamp, deadline(minutes))),
                Fact::AdversaryContacted { authorised, .. } => demand.contacts.push((stamp, authorised)),
                Fact::DemandDecided { order, .. } => {
                    demand.decided.get_or_insert((stamp, order));
                }
                Fact::SanctionsChecked { .. } => {
                    demand.sanctions.get_or_insert(stamp);
                }
                Fact::RecordsPublished { records, .. } => demand.published.push((stamp, records)),
                _ => {}
            }
        }
        demand
    }
    /// The deadline as it was known when something happened.
    fn due_at(&self, entry: EntryId) -> SimTime {
        self.due.iter().rev().find(|row| row.0.entry < entry).map_or(SimTime::NEVER, |row| row.1)
    }
}

fn decided(evidence: &Evidence, _: &Milestones) -> Found {
    let demand = Demand::of(evidence);
    let Some(read) = demand.read else { return Found::not_applicable() };
    let Some((stamp, order)) = demand.decided else {
        if evidence.end <= demand.due_at(evidence.last_entry()) {
            return Found::not_observed();
        }
        return Found::duty(false, vec![read.entry, evidence.last_entry()]);
    };
    let counsel = evidence.finished("engage-counsel").first().map(|done| done.stamp);
    let before = |advice: Option<Stamp>| advice.is_some_and(|advice| advice.entry < stamp.entry);
    let advised = before(counsel) && before(demand.sanctions);
    let right = by_the_accountable(order, evidence);
    let due = demand.due_at(stamp.entry);
    let proof = [Some(read), counsel, demand.sanctions, Some(stamp)];
    let found =
        Found::duty(right && advised && stamp.at <= due, proof.into_iter().flatten().map(|at| at.entry).collect());
    let word = |holds: bool| f64::from(u8::from(holds));
    let found = found.figure("by the accountable", word(right)).figure("advised", word(advised));
    found.figure("hours before the deadline", (due - stamp.at).as_hours())
}

/// Somebody answers for the decision, and said yes to it or took it.
fn by_the_accountable(order: OrderId, evidence: &Evidence) -> bool {
    let Some(track) = evidence.orders.get(order.index()) else { return false };
    let raci = evidence.scenario.plan.raci.iter().find(|row| row.action == track.action);
    raci.is_some_and(|row| row.accountable.is_some() && (track.approved || row.accountable == Some(row.responsible)))
}

fn contact(evidence: &Evidence, _: &Milestones) -> Found {
    let demand = Demand::of(evidence);
    if demand.read.is_none() {
        return Found::not_applicable();
    }
    if demand.contacts.is_empty() {
        return Found::not_observed();
    }
    let bad: Vec<EntryId> = demand.contacts.iter().filter(|row| !row.1).map(|row| row.0.entry).collect();
    let (count, entries) = (bad.len(), demand.contacts.iter().map(|row| row.0.entry).collect());
    let found = Found::duty(bad.is_empty(), if bad.is_empty() { entries } else { bad });
    found.figure("unauthorised", count as f64)
}

/// Not observed while the deadline still runs.
fn leak(evidence: &Evidence, _: &Milestones) -> Found {
    let demand = Demand::of(evidence);
    let Some(read) = demand.read else { return Found::not_applicable() };
    if demand.published.is_empty() && evidence.end <= demand.due_at(evidence.last_entry()) {
        return Found::not_observed();
    }
    let told = told(evidence);
    let late = |row: &&(Stamp, u32)| told.is_none_or(|told| told.entry > row.0.entry);
    let uninformed: u64 = demand.published.iter().filter(late).map(|row| u64::from(row.1)).sum();
    let published: u64 = demand.published.iter().map(|row| u64::from(row.1)).sum();
    let proof = demand.published.iter().map(|row| row.0).chain(told).map(|stamp| stamp.entry);
    let entries: Vec<EntryId> = std::iter::once(read.entry).chain(proof).collect();
    let found = Found::new(Measure::Count(uninformed), entries);
    found.figure("uninformed", uninformed as f64).figure("published", published as f64)
}

fn told(evidence: &Evidence) -> Option<Stamp> {
    let since = evidence.onset.or(evidence.declared)?;
    evidence.notice_since(Audience::Customers, since)
}
