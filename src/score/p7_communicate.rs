//! P7 Communicate: a bridge of trust through all phases. A track of its own, not summed with the run.
//! Legal clocks have no partial credit.

use super::evidence::{Done, Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{ClockState, Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, spans};
use crate::base::doctrine::SYNC_EVERY;
use crate::base::*;
use crate::journal::Audience;
use crate::scenario::Mark;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p7.1-sync",
        task: TaskId::new(Phase::Communicate, 1),
        judges: Judges::Decision,
        sentence: "The longest gap between syncs until the team believes the incident contained",
        grade: spans(SYNC_EVERY, SimSpan::hours(6)),
        weight: 1.0,
        mandatory: true,
        judge: sync,
    },
    Spec {
        id: "p7.2-management",
        task: TaskId::new(Phase::Communicate, 2),
        judges: Judges::Decision,
        sentence: "From declaration to management being told",
        // Our judgement.
        grade: spans(SimSpan::hours(2), SimSpan::hours(8)),
        weight: 1.0,
        mandatory: true,
        judge: management,
    },
    Spec {
        id: "p7.3-staff",
        task: TaskId::new(Phase::Communicate, 3),
        judges: Judges::Decision,
        sentence: "From declaration to guidance for staff",
        // Our judgement.
        grade: spans(SimSpan::hours(4), SimSpan::hours(24)),
        weight: 1.0,
        mandatory: false,
        judge: staff,
    },
    Spec {
        id: "p7.4-statement",
        task: TaskId::new(Phase::Communicate, 4),
        judges: Judges::Decision,
        sentence: "Public statements go out after counsel was engaged or somebody approved them",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: statement,
    },
    Spec {
        id: "p7.5-customers",
        task: TaskId::new(Phase::Communicate, 5),
        judges: Judges::Decision,
        sentence: "From the belief that records are at risk to customers being told",
        // Our judgement.
        grade: spans(SimSpan::hours(72), SimSpan::days(7)),
        weight: 1.0,
        mandatory: false,
        judge: customers,
    },
    Spec {
        id: "p7.6-regulators",
        task: TaskId::new(Phase::Communicate, 6),
        judges: Judges::Decision,
        sentence: "Every legal clock that ran out was met",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: regulators,
    },
];

/// Longest gap between declaration, finished syncs, and the believed containment (else closure, else the run's end).
fn sync(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let end = Stamp { at: evidence.end, entry: evidence.last_entry() };
    let ends = [Mark::BelievedContained, Mark::Closed].map(|mark| evidence.mark_since(mark, declared));
    let until = ends.into_iter().flatten().min_by_key(|stamp| stamp.entry).unwrap_or(end);
    let inside = |stamp: &Stamp| stamp.entry > declared.entry && stamp.entry < until.entry;
    let held: Vec<Stamp> = evidence.finished("hold-sync").iter().map(|done| done.stamp).filter(inside).collect();
    // Contained before the first sync was due: nobody can tell whether it would have been held.
    if held.is_empty() && until.at - declared.at < SYNC_EVERY {
        return Found::not_observed();
    }
    let moments = [vec![declared], held.clone(), vec![until]].concat();
    let gap = moments.windows(2).map(|pair| (pair[1].at - pair[0].at, pair)).max_by_key(|(gap, _)| *gap);
    let (gap, pair) = gap.expect("at least the declaration and the end are moments");
    let found = Found::new(Measure::Span(gap), vec![pair[0].entry, pair[1].entry]);
    found.figure("syncs", held.len() as f64)
}

fn management(evidence: &Evidence, _: &Milestones) -> Found {
    told(evidence, evidence.declared, Audience::Management, "notify-management")
}

fn staff(evidence: &Evidence, _: &Milestones) -> Found {
    told(evidence, evidence.declared, Audience::Staff, "guide-staff")
}

/// Not applicable if nobody believed records at risk.
fn customers(evidence: &Evidence, _: &Milestones) -> Found {
    match evidence.firsts.records_believed {
        None => Found::not_applicable(),
        from => told(evidence, from, Audience::Customers, "notify-customers"),
    }
}

/// The notice went out, or the task that sends it was done, whichever the journal holds first. One that went out
/// between the incident's first alert and the moment at which the time starts to run took no time at all.
fn told(evidence: &Evidence, from: Option<Stamp>, audience: Audience, word: &str) -> Found {
    let since = evidence.onset.or(from);
    Found::span(evidence, from, since.and_then(|since| notice(evidence, since, audience, word)))
}

fn notice(evidence: &Evidence, from: Stamp, audience: Audience, word: &str) -> Option<Stamp> {
    let ways = [evidence.notice_since(audience, from), evidence.first_finished(word, from)];
    ways.into_iter().flatten().min_by_key(|stamp| stamp.entry)
}

fn statement(evidence: &Evidence, _: &Milestones) -> Found {
    let statements = evidence.finished("public-statement");
    if statements.is_empty() {
        return Found::not_observed();
    }
    let counsel = evidence.finished("engage-counsel").first().map(|done| done.stamp.entry);
    let reviewed = |done: &&Done| {
        counsel.is_some_and(|counsel| counsel < done.stamp.entry)
            || evidence.orders.get(done.order.index()).is_some_and(|order| order.approved)
    };
    let (good, bad): (Vec<&Done>, Vec<&Done>) = statements.iter().partition(reviewed);
    let cited = if bad.is_empty() { &good } else { &bad };
    let found = Found::duty(bad.is_empty(), cited.iter().map(|done| done.stamp.entry).collect());
    found.figure("unreviewed", bad.len() as f64)
}

/// Each clock of `clocks`. One that has not run out and is not met yet is not observed.
fn regulators(evidence: &Evidence, _: &Milestones) -> Found {
    let mut entries = Vec::new();
    let (mut met, mut missed, mut late) = (0u32, 0u32, SimSpan::ZERO);
    for row in super::clocks::clocks(evidence) {
        let proof = [row.from, row.filed].into_iter().flatten().map(|moment| moment.1);
        match row.state {
            ClockState::Met => {
                met += 1;
                entries.extend(proof);
            }
            ClockState::Missed => {
                missed += 1;
                let filed = row.filed.map_or(evidence.end, |filed| filed.0);
                late = late.max(row.due.map_or(SimSpan::ZERO, |due| filed - due));
                entries.extend(proof);
                entries.extend(row.filed.is_none().then(|| evidence.last_entry()));
            }
            ClockState::NotApplicable | ClockState::NotStarted | ClockState::Running => {}
        }
    }
    if met + missed == 0 {
        return Found::not_observed();
    }
    let found = Found::duty(missed == 0, entries);
    found.figure("met", met.into()).figure("missed", missed.into()).figure("hours late", late.as_hours())
}
