//! P7.3 to P7.5, what came of what was said: rumours, one voice, claims, and the hotline.

use super::evidence::{Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale, spans};
use super::talk;
use crate::base::*;
use crate::scenario::{Crowd, Wording};

const fn p7(number: u8) -> TaskId {
    TaskId::new(Phase::Communicate, number)
}

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p7.3-rumours",
        task: p7(3),
        judges: Judges::Decision,
        sentence: "From the team hearing of a rumour to its being checked and answered, the slowest",
        // Our judgement.
        grade: spans(SimSpan::hours(4), SimSpan::hours(24)),
        weight: 1.0,
        mandatory: false,
        judge: rumours,
    },
    Spec {
        id: "p7.3-informed",
        task: p7(3),
        judges: Judges::Outcome,
        sentence: "Staff who know what is going on 24 h after the first service failed",
        // Our judgement.
        grade: scale(0.8, 0.4),
        weight: 1.0,
        mandatory: false,
        judge: |evidence, _| informed(Crowd::Staff, evidence),
    },
    Spec {
        id: "p7.4-claims",
        task: p7(4),
        judges: Judges::Decision,
        sentence: "No public statement claims more than anybody can know",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: false,
        judge: claims,
    },
    Spec {
        id: "p7.4-voice",
        task: p7(4),
        judges: Judges::Decision,
        sentence: "One spokesperson, whom the plan names, speaks in public",
        grade: Grade::Duty { missed: Rating::S },
        weight: 1.0,
        mandatory: false,
        judge: voice,
    },
    Spec {
        id: "p7.4-refuted",
        task: p7(4),
        judges: Judges::Outcome,
        sentence: "Public statements that turned out to be false",
        // Our judgement: one is what a reader forgives.
        grade: scale(0.0, 1.0),
        weight: 1.0,
        mandatory: false,
        judge: refuted,
    },
    Spec {
        id: "p7.5-informed",
        task: p7(5),
        judges: Judges::Outcome,
        sentence: "Customers who know what is affected 72 h after the first record left",
        // Our judgement.
        grade: scale(0.8, 0.2),
        weight: 1.0,
        mandatory: false,
        judge: |evidence, _| informed(Crowd::Customers, evidence),
    },
    Spec {
        id: "p7.5-hotline",
        task: p7(5),
        judges: Judges::Decision,
        sentence: "Share of the 72 h after customers were told in which somebody answers the hotline",
        // The doctrine asks for 24 h a day; the limit is our judgement.
        grade: scale(0.95, 0.3),
        weight: 1.0,
        mandatory: false,
        judge: hotline,
    },
];

/// The slowest answer. A rumour that was over before anybody heard of it asks for none.
fn rumours(evidence: &Evidence, _: &Milestones) -> Found {
    let rows = evidence.talk.rumours.iter().filter(|row| row.heard.is_some());
    let stamp = |moment: Option<(SimTime, EntryId)>| moment.map(|(at, entry)| Stamp { at, entry });
    let slowest = rows.clone().max_by_key(|row| {
        let heard = row.heard.map_or(SimTime::ZERO, |heard| heard.0);
        (row.answered.map_or(SimSpan(i64::MAX), |answered| answered.0 - heard), std::cmp::Reverse(heard))
    });
    let Some(slowest) = slowest else { return Found::not_observed() };
    let open = rows.clone().filter(|row| row.answered.is_none()).count();
    let found = Found::span(evidence, stamp(slowest.heard), stamp(slowest.answered));
    found.figure("heard", rows.count() as f64).figure("unanswered", open as f64)
}

/// Not applicable where nothing happened to these people, or where there are none.
fn informed(crowd: Crowd, evidence: &Evidence) -> Found {
    let finding = talk::audience(crowd, evidence);
    let Some(from) = finding.from else { return Found::not_applicable() };
    let share = 1.0 - finding.uninformed / f64::from(finding.people.max(1));
    let proof = [from].into_iter().chain(finding.told).map(|moment| moment.1).collect();
    let found = Found::new(Measure::Share(share), proof).figure("of", f64::from(finding.people));
    found.figure("uninformed", finding.uninformed)
}

fn claims(evidence: &Evidence, _: &Milestones) -> Found {
    let rows = &evidence.talk.statements;
    if rows.is_empty() {
        return Found::not_observed();
    }
    let absolute = |wording: Wording| wording == Wording::Absolute;
    let bad: Vec<EntryId> = rows.iter().filter(|row| absolute(row.wording)).map(|row| row.made.1).collect();
    let all = || rows.iter().map(|row| row.made.1).collect();
    let (count, good) = (bad.len() as f64, bad.is_empty());
    Found::duty(good, if good { all() } else { bad }).figure("absolute", count)
}

/// Each that was not spoken by a holder of the spokesperson's role, one who was merely asked included.
fn voice(evidence: &Evidence, _: &Milestones) -> Found {
    let rows = &evidence.talk.statements;
    if rows.is_empty() {
        return Found::not_observed();
    }
    let scenario = evidence.scenario;
    let speaks = |person: PersonId| {
        let Some(role) = scenario.plan.voice.spokesperson else { return false };
        let holds = scenario.plan.roles.iter().any(|row| row.role == role && row.holders.contains(&person));
        holds || scenario.organisation.people.get(person.index()).is_some_and(|row| row.role == role)
    };
    let others: Vec<EntryId> = rows.iter().filter(|row| !speaks(row.speaker)).map(|row| row.made.1).collect();
    let all = || rows.iter().map(|row| row.made.1).collect();
    let (count, good) = (others.len() as f64, others.is_empty());
    Found::duty(good, if good { all() } else { others }).figure("others", count)
}

fn refuted(evidence: &Evidence, _: &Milestones) -> Found {
    let rows = &evidence.talk.statements;
    let Some(first) = rows.first() else { return Found::not_observed() };
    let proof = Stamp { at: first.made.0, entry: first.made.1 };
    Found::count(rows.iter().filter_map(|row| row.is_false).map(|moment| moment.1).collect(), proof)
}

fn hotline(evidence: &Evidence, _: &Milestones) -> Found {
    let findings = talk::talk(evidence);
    let (Some(told), Some(share)) = (talk::told(Crowd::Customers, evidence), findings.hotline) else {
        return Found::not_observed();
    };
    if evidence.scenario.organisation.audiences[Crowd::Customers as usize].people == 0 {
        return Found::not_applicable();
    }
    let found = Found::new(Measure::Share(share), vec![told.entry]);
    found.figure("questions waiting", f64::from(findings.waiting))
}
