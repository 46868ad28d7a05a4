//! P7.1 after containment, what the adversary reads, and who has the common picture; P7.2 what executives are briefed on.

use super::evidence::{Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale, spans};
use crate::base::*;
use crate::journal::{BriefContent, Fact, kind};
use crate::scenario::Mark;

const P7_1: TaskId = TaskId::new(Phase::Communicate, 1);
const P7_2: TaskId = TaskId::new(Phase::Communicate, 2);

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p7.1-after",
        task: P7_1,
        judges: Judges::Decision,
        sentence: "How far the longest gap between syncs exceeds the cadence of the severity, from containment to closure",
        // The limit is our judgement.
        grade: spans(SimSpan::ZERO, SimSpan::hours(24)),
        weight: 1.0,
        mandatory: false,
        judge: after,
    },
    Spec {
        id: "p7.1-channel",
        task: P7_1,
        judges: Judges::Outcome,
        sentence: "The adversary does not read what the team says",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: channel,
    },
    Spec {
        id: "p7.1-picture",
        task: P7_1,
        judges: Judges::Outcome,
        sentence: "Share of the team without the common picture, from declaration to containment",
        // Our judgement: a third of the people are on duty at a time.
        grade: scale(0.6, 1.0),
        weight: 1.0,
        mandatory: false,
        judge: picture,
    },
    Spec {
        id: "p7.2-brief",
        task: P7_2,
        judges: Judges::Decision,
        sentence: "Share of the executives' approvals that they were asked for with a fresh brief on business impact",
        // Our judgement.
        grade: scale(0.8, 0.3),
        weight: 1.0,
        mandatory: false,
        judge: brief,
    },
];

/// From the believed containment, of the incident by which duties are judged, to its closure or the run's end.
fn after(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let Some(from) = evidence.mark_since(Mark::BelievedContained, declared) else { return Found::not_observed() };
    let end = Stamp { at: evidence.end, entry: evidence.last_entry() };
    let until = evidence.mark_since(Mark::Closed, from).unwrap_or(end);
    let cadence = cadence(evidence, from);
    let held = evidence.finished("hold-sync").iter().map(|done| done.stamp);
    let held: Vec<Stamp> = held.filter(|stamp| stamp.entry > from.entry && stamp.entry < until.entry).collect();
    if held.is_empty() && until.at - from.at < cadence {
        return Found::not_observed();
    }
    let count = held.len();
    let moments = [vec![from], held, vec![until]].concat();
    let gap = moments.windows(2).map(|pair| (pair[1].at - pair[0].at, pair)).max_by_key(|(gap, _)| *gap);
    let (gap, pair) = gap.expect("containment and the end are moments");
    let over = SimSpan((gap - cadence).0.max(0));
    let found = Found::new(Measure::Span(over), vec![pair[0].entry, pair[1].entry]);
    found.figure("syncs", count as f64).figure("cadence, hours", cadence.as_hours())
}

/// The plan's, unless the severity in force has its own.
fn cadence(evidence: &Evidence, at: Stamp) -> SimSpan {
    let plan = &evidence.scenario.plan;
    let facts = evidence.facts(&[kind::SeveritySet]).take_while(|row| row.0.entry < at.entry);
    let set = facts.filter_map(|(_, fact, _)| match fact {
        Fact::SeveritySet { severity, .. } => Some(severity),
        _ => None,
    });
    let severity = set.last().and_then(|severity| plan.severities.get(severity.index()));
    severity.and_then(|row| row.sync_every).unwrap_or(plan.sync_after_containment)
}

/// Not applicable where the organisation lists no channels.
fn channel(evidence: &Evidence, _: &Milestones) -> Found {
    if evidence.scenario.plan.channels.is_empty() {
        return Found::not_applicable();
    }
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    match evidence.facts(&[kind::PlanRead]).next() {
        Some((stamp, ..)) => Found::duty(false, vec![stamp.entry]),
        None => Found::duty(true, vec![declared.entry, evidence.last_entry()]),
    }
}

/// Whoever was at a sync has the picture until the next one is due; before the first, nobody has.
fn picture(evidence: &Evidence, _: &Milestones) -> Found {
    if evidence.scenario.plan.channels.is_empty() {
        return Found::not_applicable();
    }
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let ends = [Mark::BelievedContained, Mark::Closed].map(|mark| evidence.mark_since(mark, declared));
    let until = ends.into_iter().flatten().map(|stamp| stamp.at).min().unwrap_or(evidence.end);
    let every = evidence.scenario.plan.sync_every;
    if until - declared.at < every {
        return Found::not_observed();
    }
    let mut without = 0.0;
    let (mut since, mut share, mut proof) = (declared.at, 1.0, vec![declared.entry]);
    let mut add = |from: SimTime, to: SimTime, share: f64| {
        let stale = (to - from - every).0.max(0) as f64;
        let fresh = (to - from).0.max(0) as f64 - stale;
        without += fresh * share + stale;
    };
    for (stamp, fact, _) in evidence.facts(&[kind::SyncHeld]) {
        if let Fact::SyncHeld { informed, of, .. } = fact
            && stamp.entry > declared.entry
            && stamp.at < until
        {
            add(since, stamp.at, share);
            (since, share) = (stamp.at, 1.0 - f64::from(informed) / f64::from(of.max(1)));
            proof.push(stamp.entry);
        }
    }
    add(since, until, share);
    let share = without / (until - declared.at).0 as f64;
    Found::new(Measure::Share(share), proof).figure("share uninformed", share)
}

/// Not applicable where the plan names no executives.
fn brief(evidence: &Evidence, _: &Milestones) -> Found {
    let plan = &evidence.scenario.plan;
    if plan.executives.is_empty() {
        return Found::not_applicable();
    }
    let fresh = evidence.scenario.parameters.dist("brief.fresh").sample_span(0);
    let mut last: Option<(SimTime, BriefContent)> = None;
    let (mut asked, mut well, mut briefs, mut proof) = (0, 0, 0.0, Vec::new());
    for (stamp, fact, _) in evidence.facts(&[kind::ExecutivesBriefed, kind::ApprovalAsked]) {
        match fact {
            Fact::ExecutivesBriefed { content, .. } => {
                last = Some((stamp.at, content));
                briefs += 1.0;
            }
            Fact::ApprovalAsked { order, .. } => {
                let action = evidence.orders.get(order.index()).map(|order| order.action);
                let raci = plan.raci.iter().find(|row| Some(row.action) == action);
                if raci.and_then(|row| row.accountable).is_some_and(|role| plan.executives.contains(&role)) {
                    asked += 1;
                    let good = |(at, content)| content == BriefContent::BusinessImpact && stamp.at <= at + fresh;
                    well += u64::from(last.is_some_and(good));
                    proof.push(stamp.entry);
                }
            }
            _ => {}
        }
    }
    Found::share(well, asked, proof).figure("briefs", briefs)
}
