//! P2 Identify: fast and accurate location of the threat.
//! Losing is never rewarded: a time earns points only if the organisation's own sensors or users noticed, and before the
//! first impact; otherwise it is printed and earns nothing.

use super::evidence::{AlertTrack, Evidence, Stamp};
use super::milestones::Milestones;
use super::model::{Judges, Measure, Milestone, Rating, Reached};
use super::rubric::{Found, Grade, Spec, scale, spans};
use crate::base::*;
use crate::scenario::{DetectionSource, IncidentClass, Mark, SensorKind};

/// From when a host is believed hit to when its facts must stand in the record. Our judgement.
const RECORD_WITHIN: SimSpan = SimSpan::hours(4);

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
        id: "p2.1-indicator-match",
        task: TaskId::new(Phase::Identify, 1),
        judges: Judges::Outcome,
        sentence: "From the first indicator that the attacker left to the first match",
        // Our judgement: as for the first trace to identification.
        grade: spans(SimSpan::hours(24), SimSpan::days(7)),
        weight: 1.0,
        mandatory: false,
        judge: indicator_match,
    },
    Spec {
        id: "p2.2-behaviour",
        task: TaskId::new(Phase::Identify, 2),
        judges: Judges::Outcome,
        sentence: "Techniques against accounts of which behaviour analytics told, of those that it covers and claims to see",
        // Our judgement.
        grade: scale(0.5, 0.0),
        weight: 0.5,
        mandatory: false,
        judge: behaviour,
    },
    Spec {
        id: "p2.3-traffic",
        task: TaskId::new(Phase::Identify, 3),
        judges: Judges::Outcome,
        sentence: "Control channels and transfers of which traffic analysis told, of those on hosts that it covers",
        // Our judgement.
        grade: scale(0.5, 0.0),
        weight: 0.5,
        mandatory: false,
        judge: traffic,
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
        id: "p2.4-class-fits",
        task: TaskId::new(Phase::Identify, 4),
        judges: Judges::Decision,
        sentence: "Share of the time in which the incident is taken for what was believed of it",
        // Our judgement.
        grade: scale(0.9, 0.3),
        weight: 1.0,
        mandatory: false,
        judge: class_fits,
    },
    Spec {
        id: "p2.5-declared",
        task: TaskId::new(Phase::Identify, 5),
        judges: Judges::Outcome,
        sentence: "From the first true alert that was judged real to the declaration",
        // Our judgement.
        grade: spans(SimSpan::hours(1), SimSpan::hours(24)),
        weight: 0.5,
        mandatory: false,
        judge: time_to_declare,
    },
    Spec {
        id: "p2.5-matrix",
        task: TaskId::new(Phase::Identify, 5),
        judges: Judges::Decision,
        sentence: "Longest time for which the severity lagged behind what the impact matrix asked for",
        // Our judgement.
        grade: spans(SimSpan::hours(1), SimSpan::hours(8)),
        weight: 1.0,
        mandatory: false,
        judge: matrix_lag,
    },
    Spec {
        id: "p2.5-overcall",
        task: TaskId::new(Phase::Identify, 5),
        judges: Judges::Decision,
        sentence: "Severities set above what the impact matrix asked for",
        // Our judgement.
        grade: scale(0.0, 2.0),
        weight: 0.5,
        mandatory: false,
        judge: overcall,
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
        sentence: "Hosts believed hit whose facts are in the record within 4 h",
        // Our judgement.
        grade: scale(0.9, 0.3),
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
    let set = |from: Stamp| evidence.severities.iter().find(|stamp| stamp.entry >= from.entry);
    Found::span(evidence, evidence.declared, evidence.onset.and_then(set).copied())
}

/// First match - first use of a tool that leaves indicators, wherever it was: a log that nobody keeps matches nothing.
fn indicator_match(evidence: &Evidence, _: &Milestones) -> Found {
    let found = &evidence.identification;
    Found::span(evidence, found.first_indicator, found.first_match).figure("false matches", found.false_matches as f64)
}

fn behaviour(evidence: &Evidence, _: &Milestones) -> Found {
    told_of(evidence, SensorKind::Ueba, |_| true)
}

fn traffic(evidence: &Evidence, _: &Milestones) -> Found {
    let scenario = evidence.scenario;
    told_of(evidence, SensorKind::Nta, |step| {
        let technique = scenario.techniques.rows.get(scenario.adversary.steps[step.index()].technique.index());
        matches!(technique.map_or("", |row| &row.tactic), "command-and-control" | "exfiltration")
    })
}

/// Techniques of which a kind of sensor told / those that it covers and claims to see; misses are the rest.
fn told_of(evidence: &Evidence, kind: SensorKind, meant: impl Fn(StepId) -> bool) -> Found {
    let (shown, told) = evidence.identification.of_kind(kind, evidence.scenario, meant);
    let (all, part) = (shown.len() as u64, told.len() as u64);
    let proof = if told.is_empty() { shown } else { told };
    Found::share(part, all, proof.iter().map(|stamp| stamp.entry).take(10).collect())
        .figure("missed", (all - part) as f64)
}

/// Consistent with what was believed, and revised when that changed; right or wrong in truth is a figure beside it.
fn class_fits(evidence: &Evidence, _: &Milestones) -> Found {
    let found = &evidence.identification;
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    if found.class_due == 0 {
        return Found::not_observed();
    }
    let share = found.class_fits as f64 / found.class_due as f64;
    let mut proof = vec![declared.entry];
    proof.extend(found.classified.iter().map(|row| row.0.entry).take(9));
    if proof.len() == 1 {
        proof.push(evidence.last_entry());
    }
    let truly = found.classified.last().is_some_and(|row| row.1 == true_class(evidence));
    Found::new(Measure::Share(share), proof)
        .figure("classifications", found.classified.len() as f64)
        .figure("true at the end", f64::from(u8::from(truly)))
}

/// What the attack came to be by the run's end.
fn true_class(evidence: &Evidence) -> IncidentClass {
    let truth = &evidence.truth;
    if truth.hosts.iter().any(|host| host.ever_encrypted()) {
        IncidentClass::Ransomware
    } else if truth.stores.iter().any(|store| store.staged_megabytes > 0 || store.stolen_records > 0) {
        IncidentClass::DataBreach
    } else if truth.hosts.iter().any(|host| host.ever_compromised()) {
        IncidentClass::Malware
    } else {
        IncidentClass::AccountCompromise
    }
}

/// Declared - what it was made from, as far as somebody knew of it.
fn time_to_declare(evidence: &Evidence, _: &Milestones) -> Found {
    let judged = evidence.first_judged_real;
    match (judged, evidence.declared) {
        (Some(judged), Some(declared)) if declared.entry < judged.entry => {
            Found::new(Measure::Span(SimSpan::ZERO), vec![declared.entry])
        }
        (judged, declared) => Found::span(evidence, judged, declared),
    }
}

/// The longest of: a severity is asked for - it, or a higher one, is set. One never set lags to the run's end.
fn matrix_lag(evidence: &Evidence, _: &Milestones) -> Found {
    let found = &evidence.identification;
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let mut longest: Option<(SimSpan, Stamp, Option<Stamp>)> = None;
    for &(due, level) in found.due.iter().filter(|row| row.0.entry > declared.entry) {
        let met = found.set.iter().find(|row| row.0.entry > declared.entry && row.1 >= level).map(|row| row.0);
        let until = met.map_or(evidence.end, |stamp| stamp.at.max(due.at));
        if longest.is_none_or(|row| until - due.at > row.0) {
            longest = Some((until - due.at, due, met.map(|stamp| Stamp { at: until, ..stamp })));
        }
    }
    match longest {
        Some((_, due, met)) => Found::span(evidence, Some(due), met),
        None => Found::not_observed(),
    }
}

/// Severities that were set above all that the matrix had asked for by then.
fn overcall(evidence: &Evidence, _: &Milestones) -> Found {
    let found = &evidence.identification;
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let asked = |by: Stamp| {
        let before = found.due.iter().filter(|row| row.0.entry > declared.entry && row.0.entry < by.entry);
        before.map(|row| row.1).max()
    };
    let after = found.set.iter().filter(|row| row.0.entry > declared.entry);
    if after.clone().next().is_none() {
        return Found::not_observed();
    }
    let over = after.filter(|row| asked(row.0).is_none_or(|level| row.1 > level)).map(|row| row.0.entry);
    Found::count(over.collect(), declared)
}

/// Recorded within the limit / believed hit from the incident's onset to eradication, as far as the limit had run out.
fn record(evidence: &Evidence, _: &Milestones) -> Found {
    let found = &evidence.identification;
    let Some(declared) = evidence.declared else { return Found::not_observed() };
    let over = evidence.mark_since(Mark::EradicationDeclared, declared).map_or(EntryId::NONE, |stamp| stamp.entry);
    let (mut all, mut good, mut proof) = (0, 0, Vec::new());
    let hit =
        found.believed.iter().zip(&found.recorded).filter_map(|(believed, recorded)| Some(((*believed)?, *recorded)));
    for (believed, recorded) in hit.filter(|row| row.0.entry < over) {
        // What was believed before the declaration falls due with it.
        let from = believed.at.max(declared.at);
        let in_time = recorded.is_some_and(|stamp| stamp.at - from <= RECORD_WITHIN);
        if !in_time && evidence.end - from < RECORD_WITHIN {
            continue;
        }
        all += 1;
        good += u64::from(in_time);
        proof.push(recorded.unwrap_or(believed).entry);
    }
    proof.sort_unstable();
    proof.truncate(10);
    Found::share(good, all, proof)
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
