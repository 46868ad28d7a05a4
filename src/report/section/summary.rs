//! One page for those who read one page: five sentences, ratings, targets, and what to look at first.

use super::roots::Paragraphs;
use super::*;
use crate::journal::Fact;
use crate::report::model::{Block, Sentence, StripCell, Target};
use crate::report::sentence::source_word;
use crate::score::{ContainedBy, ContainedState, Finding, Loss, Milestone, Weakness};

pub fn section(reading: &Reading) -> Section {
    let sentences = vec![breach(reading), identified(reading), contained(reading), loss(reading), overall(reading)];
    let mut blocks = vec![Block::List(sentences), Block::Strip(strip(reading))];
    // Nothing aimed at that was put to the test: no heading either.
    blocks.extend(Some(targets(reading)).filter(|targets| !targets.is_empty()).map(Block::Targets));
    blocks.push(Block::Findings(findings(reading)));
    Section { id: "summary", title: word(Msg::SummaryTitle), blocks }
}

fn breach(reading: &Reading) -> Sentence {
    match reading.card.milestone(Milestone::FirstCompromise) {
        Reached::At(at, entry) => {
            let message = Message::new(Msg::SummaryBreach)
                .with("at", Arg::At(at))
                .count("n", reading.card.outcome.hosts_compromised);
            Sentence::new(message).proved([entry]).more("consequences")
        }
        _ => Sentence::new(word(Msg::SummaryNoBreach)),
    }
}

fn identified(reading: &Reading) -> Sentence {
    let card = reading.card;
    let entry = match card.milestone(Milestone::Identified) {
        Reached::At(_, entry) => entry,
        Reached::NotReached => return not_identified(reading),
        Reached::NotApplicable => return Sentence::new(word(Msg::SummaryNothingToIdentify)),
    };
    let harmed = card.milestone(Milestone::FirstImpact).time().is_some();
    let id = match (card.identified_before_impact, harmed) {
        (Some(false), _) => Msg::SummaryIdentifiedAfter,
        (Some(true), true) => Msg::SummaryIdentifiedBefore,
        _ => Msg::SummaryIdentifiedQuiet,
    };
    let source = card.identified_by.map_or(Msg::Somebody, source_word);
    let dwell = card.dwell.total.map_or_else(|| word(Msg::UnknownWord), span);
    Sentence::new(Message::new(id).say("source", word(source)).say("span", dwell)).proved([entry]).more("milestones")
}

/// Nothing was declared, or only what the attacker had no part in.
fn not_identified(reading: &Reading) -> Sentence {
    let entries = reading.journal.entries.iter().enumerate();
    let declared = entries.filter(|row| matches!(row.1.fact(), Fact::IncidentDeclared { .. }));
    let declared: Vec<EntryId> = declared.map(|row| EntryId::from(row.0)).collect();
    if declared.is_empty() {
        return Sentence::new(word(Msg::SummaryNotIdentified)).more("sensors");
    }
    let message = Message::new(Msg::SummaryMisidentified).count("n", declared.len() as u64);
    Sentence::new(message).proved(declared.into_iter().take(MOST_EVIDENCE)).more("decisions")
}

fn contained(reading: &Reading) -> Sentence {
    let card = reading.card;
    let entry = match card.milestone(Milestone::Contained) {
        Reached::At(_, entry) => entry,
        Reached::NotReached => {
            let harmed = card.milestone(Milestone::FirstImpact).time().is_some();
            let id = if harmed { Msg::SummaryNotContained } else { Msg::SummaryStillFree };
            return Sentence::new(word(id)).more("phases");
        }
        Reached::NotApplicable => return Sentence::new(word(Msg::SummaryNothingToContain)),
    };
    let message = match (card.contained_state, card.contained_by, card.contain) {
        (Some(ContainedState::BeforeIdentification), ..) | (_, _, None) => word(Msg::SummaryContainedBefore),
        (_, Some(ContainedBy::Control), _) => word(Msg::SummaryContainedControl),
        (_, Some(ContainedBy::Spent), _) => word(Msg::SummaryContainedSpent),
        (Some(ContainedState::Unconfirmed), _, Some(took)) => Message::new(Msg::SummaryUnconfirmed).span("span", took),
        (_, _, Some(took)) => Message::new(Msg::SummaryContained).span("span", took),
    };
    Sentence::new(message).proved([entry]).more("delays")
}

fn loss(reading: &Reading) -> Sentence {
    let outcome = &reading.card.outcome;
    let hours = outcome.downtime_hours_attack + outcome.downtime_hours_response;
    if outcome.hosts_encrypted == 0 && outcome.records_exfiltrated == 0 && hours <= 0.0 {
        return Sentence::new(word(Msg::SummaryNoLoss)).more("consequences");
    }
    let services = if outcome.downtime_hours_response <= 0.0 || outcome.downtime_hours_attack <= 0.0 {
        let by = if outcome.downtime_hours_attack > 0.0 { Msg::ReasonAttack } else { Msg::ReasonResponse };
        let id = if hours > 0.0 { Msg::LossServicesAll } else { Msg::LossServicesNone };
        Message::new(id).with("hours", Arg::Number(hours, 1)).say("by", word(by))
    } else {
        Message::new(Msg::LossServicesBoth)
            .with("hours", Arg::Number(hours, 1))
            .with("response", Arg::Number(outcome.downtime_hours_response, 1))
    };
    let (hosts, records) = (outcome.hosts_encrypted, outcome.records_exfiltrated);
    let things = match (hosts, records) {
        (0, 0) => word(Msg::LossThingsNone),
        (_, 0) => Message::new(Msg::LossHosts).count("hosts", hosts),
        (0, _) => Message::new(Msg::LossRecords).count("records", records),
        _ => Message::new(Msg::LossBoth).count("hosts", hosts).count("records", records),
    };
    Sentence::new(Message::new(Msg::SummaryLoss).say("things", things).say("services", services)).more("consequences")
}

fn overall(reading: &Reading) -> Sentence {
    let card = reading.card;
    if card.overall == Rating::NotObserved {
        return Sentence::new(word(Msg::SummaryNotRated)).more("phases");
    }
    let message = Message::new(Msg::SummaryOverall)
        .say("rating", word(rating_word(card.overall)))
        .count("met", card.goals_met.len() as u64)
        .count("missed", card.goals_missed.len() as u64);
    Sentence::new(message).more("phases")
}

fn strip(reading: &Reading) -> Vec<StripCell> {
    let cell = |score: &crate::score::PhaseScore| StripCell {
        code: score.phase.code(),
        name: phase_name(score.phase),
        rating: score.rating,
        points: score.points,
    };
    reading.card.phases.iter().map(cell).collect()
}

/// Dwell and containment against the rubric's goals.
fn targets(reading: &Reading) -> Vec<Target> {
    let rows = [
        ("p2.7-alert-identified", Msg::SensorToPeopleName, Milestone::FirstTrueAlert, Milestone::Identified),
        ("p2.1-observable-identified", Msg::ObservableToPeopleName, Milestone::FirstObservable, Milestone::Identified),
        ("p3.1-short-term", Msg::MilestoneShortTerm, Milestone::Identified, Milestone::ShortTermContained),
        ("p3.4-contained", Msg::ContainName, Milestone::Identified, Milestone::Contained),
    ];
    rows.into_iter().filter_map(|(criterion, name, from, to)| target(reading, criterion, name, (from, to))).collect()
}

fn target(reading: &Reading, criterion: &str, name: Msg, ends: (Milestone, Milestone)) -> Option<Target> {
    let card = reading.card;
    let finding = card.findings.iter().find(|finding| card.rubric[finding.criterion].id == criterion)?;
    let scale = card.rubric[finding.criterion].scale?;
    let actual = match finding.measure {
        Measure::Span(actual) => Some(actual),
        Measure::NotReached => None,
        _ => return None,
    };
    let entries = [card.milestone(ends.0), card.milestone(ends.1)].into_iter().filter_map(|reached| match reached {
        Reached::At(_, entry) => Some(entry),
        _ => None,
    });
    let longest = actual.map_or(0.0, |actual| actual.0 as f64).clamp(scale.limit, scale.limit * 1.5);
    let place = |millis: f64| (millis / (longest * 1.08)).clamp(0.0, 1.0);
    Some(Target {
        name: word(name),
        actual: span_or(actual, Msg::NotReached),
        goal: Message::new(Msg::GoalWord).say("value", span(SimSpan(scale.goal as i64))),
        limit: Message::new(Msg::LimitWord).say("value", span(SimSpan(scale.limit as i64))),
        scale: (place(scale.goal), place(scale.limit), actual.map(|actual| place(actual.0 as f64))),
        rating: finding.rating,
        evidence: entries.collect(),
    })
}

/// The three costliest losses, each with the weakness behind it; of those with the same weakness the costliest.
fn findings(reading: &Reading) -> Vec<Sentence> {
    let (card, paragraphs) = (reading.card, Paragraphs::new(reading));
    let mut losses: Vec<&Loss> = Vec::new();
    for loss in &card.losses {
        let told = losses.iter().any(|other| other.weakness == loss.weakness && loss.weakness != Weakness::Unnamed);
        if !told {
            losses.push(loss);
        }
    }
    // A measure that speaks for itself needs no cause.
    let cause = |loss: &Loss| (loss.weakness != Weakness::Unnamed).then(|| paragraphs.root(loss).issue);
    losses.into_iter().take(3).map(|loss| worded(reading, &card.findings[loss.finding], cause(loss))).collect()
}

fn worded(reading: &Reading, finding: &Finding, cause: Option<Message>) -> Sentence {
    let criterion = &reading.card.rubric[finding.criterion];
    let named = |id: Msg| {
        Message::new(id).with("task", Arg::Text(criterion.task.to_string())).with("sentence", checks(criterion))
    };
    let message = if criterion.scale.is_none() {
        named(Msg::FindingDuty)
    } else {
        named(Msg::FindingCriterion)
            .say("measure", measured(finding.measure))
            .say("goal", bound(criterion, |scale| scale.goal))
    };
    let message = match cause {
        Some(cause) => Message::new(Msg::FindingWithCause).say("finding", message).say("cause", cause),
        None => message,
    };
    Sentence::new(message).proved(finding.evidence.iter().copied().take(3)).more("phases")
}
