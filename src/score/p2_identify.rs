//! P2 Identify: fast and accurate location of the threat.
//! Losing is never rewarded: a time earns points only if the organisation's own sensors or users noticed, and before the
//! first impact; otherwise it is printed and earns nothing.

use super::evidence::{AlertTrack, Evidence};
use super::milestones::Milestones;
use super::model::{Judges, Milestone, Rating, Reached};
use super::rubric::{Found, Grade, Spec, scale, spans};
use crate::base::*;
use crate::scenario::DetectionSource;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p2.1-observable-identified",
        task: TaskId::new(Phase::Identify, 1),
        judges: Judges::Outcome,
        sentence: "From the first trace that a sensor could see to identification",
        grade: spans(SimSpan::hours(24), SimSpan::days(7)),
        weight: 2.0,
        mandatory: true,
        judge: observable_identified,
    },
    Spec {
        id: "p2.1-own-detection",
        task: TaskId::new(Phase::Identify, 1),
        judges: Judges::Outcome,
        sentence: "The organisation itself notices, before the first impact",
        grade: Grade::Duty { missed: Rating::M },
        weight: 1.0,
        mandatory: true,
        judge: own_detection,
    },
    Spec {
        id: "p2.4-classified",
        task: TaskId::new(Phase::Identify, 4),
        judges: Judges::Decision,
        sentence: "From declaration to the incident's classification",
        // Our judgement.
        grade: spans(SimSpan::hours(2), SimSpan::hours(24)),
        weight: 0.5,
        mandatory: false,
        judge: classified,
    },
    Spec {
        id: "p2.5-severity",
        task: TaskId::new(Phase::Identify, 5),
        judges: Judges::Decision,
        sentence: "From declaration to the first severity",
        // Our judgement.
        grade: spans(SimSpan::hours(1), SimSpan::hours(8)),
        weight: 0.5,
        mandatory: false,
        judge: severity,
    },
    Spec {
        id: "p2.6-record",
        task: TaskId::new(Phase::Identify, 6),
        judges: Judges::Decision,
        sentence: "The facts of the incident are recorded",
        grade: Grade::Duty { missed: Rating::S },
        weight: 1.0,
        mandatory: false,
        judge: record,
    },
    Spec {
        id: "p2.7-alert-identified",
        task: TaskId::new(Phase::Identify, 7),
        judges: Judges::Outcome,
        sentence: "From the first true alert to identification",
        grade: spans(SimSpan::hours(1), SimSpan::hours(24)),
        weight: 2.0,
        mandatory: true,
        judge: alert_identified,
    },
    Spec {
        id: "p2.7-acknowledged",
        task: TaskId::new(Phase::Identify, 7),
        judges: Judges::Outcome,
        sentence: "From the first true alert to the first one that an analyst took up",
        // Our judgement, after the alert-to-identification figures.
        grade: spans(SimSpan::hours(1), SimSpan::hours(24)),
        weight: 1.0,
        mandatory: true,
        judge: acknowledged,
    },
    Spec {
        id: "p2.7-alerts-kept",
        task: TaskId::new(Phase::Identify, 7),
        judges: Judges::Outcome,
        sentence: "True alerts before identification are read and not judged false",
        // Our judgement.
        grade: scale(0.9, 0.5),
        weight: 1.0,
        mandatory: false,
        judge: alerts_kept,
    },
];

fn own(source: Option<DetectionSource>) -> bool {
    matches!(source, Some(DetectionSource::OwnSensor | DetectionSource::OwnUser))
}

/// Identification is credited if it came before first impact and from an own source.
fn credit(evidence: &Evidence, milestones: &Milestones) -> bool {
    milestones.identified_before_impact() == Some(true) && own(evidence.identified.and_then(|row| row.source))
}

/// A duty beside the two times, since without any trace or alert neither of them can be measured. Never identified after
/// an impact is a mandatory task never done.
fn own_detection(evidence: &Evidence, milestones: &Milestones) -> Found {
    let impact = milestones.stamp(Milestone::FirstImpact);
    match (milestones.stamp(Milestone::Identified), impact) {
        (Some(identified), _) => Found::duty(credit(evidence, milestones), vec![identified.entry]),
        (None, Some(_)) => Found::span(evidence, impact, None),
        (None, None) => Found::not_observed(),
    }
}

fn observable_identified(evidence: &Evidence, milestones: &Milestones) -> Found {
    dwell(evidence, milestones, Milestone::FirstObservable)
}

fn alert_identified(evidence: &Evidence, milestones: &Milestones) -> Found {
    dwell(evidence, milestones, Milestone::FirstTrueAlert)
}

/// Identified - `from`. An intrusion that was cleaned on the spot, before any impact and with nothing left of it, needed
/// no declaration.
fn dwell(evidence: &Evidence, milestones: &Milestones, from: Milestone) -> Found {
    let to = milestones.get(Milestone::Identified);
    if to == Reached::NotReached && evidence.firsts.impact.is_none() && evidence.left.nothing() {
        return Found::not_applicable();
    }
    let found = Found::span_to(evidence, milestones.stamp(from), to);
    found.credited(credit(evidence, milestones))
}

fn classified(evidence: &Evidence, _: &Milestones) -> Found {
    let to = evidence.onset.and_then(|from| evidence.first_finished("classify-incident", from));
    Found::span(evidence, evidence.declared, to)
}

fn severity(evidence: &Evidence, _: &Milestones) -> Found {
    let set = |from: super::evidence::Stamp| evidence.severities.iter().find(|stamp| stamp.entry >= from.entry);
    Found::span(evidence, evidence.declared, evidence.onset.and_then(set).copied())
}

fn record(evidence: &Evidence, _: &Milestones) -> Found {
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    match evidence.onset.and_then(|from| evidence.first_finished("record-fact", from)) {
        Some(done) => Found::duty(true, vec![done.entry]),
        None => Found::duty(false, vec![declared.entry, evidence.last_entry()]),
    }
}

/// Acknowledged - first true alert; credited if the alert was an own one, taken up before first impact.
fn acknowledged(evidence: &Evidence, milestones: &Milestones) -> Found {
    let to = milestones.get(Milestone::Acknowledged);
    let impact = milestones.get(Milestone::FirstImpact).time().unwrap_or(SimTime::NEVER);
    let source = evidence.firsts.acknowledged.map(|row| row.1);
    let credit = own(source) && matches!(to, Reached::At(at, _) if at < impact);
    Found::span_to(evidence, milestones.stamp(Milestone::FirstTrueAlert), to).credited(credit)
}

/// True alerts neither left unread nor dismissed / true alerts, of those that own sensors and users raised before
/// identification: whoever reads the ransom note earns nothing.
fn alerts_kept(evidence: &Evidence, milestones: &Milestones) -> Found {
    let until = milestones.stamp(Milestone::Identified).map_or(EntryId::NONE, |stamp| stamp.entry);
    let before = |alert: &&AlertTrack| alert.caused && own(Some(alert.source)) && alert.raised.entry < until;
    let alerts: Vec<&AlertTrack> = evidence.alerts.iter().filter(before).collect();
    let lost: Vec<EntryId> =
        alerts.iter().filter_map(|alert| alert.unread.or(alert.dismissed)).map(|stamp| stamp.entry).collect();
    let (all, bad) = (alerts.len() as u64, lost.len() as u64);
    let proof = if lost.is_empty() { alerts.iter().map(|alert| alert.raised.entry).take(10).collect() } else { lost };
    Found::share(all - bad, all, proof).figure("unread or dismissed", bad as f64)
}
