//! The report's sections, in reading order (that of HSEEP, with a page for those who read one page).
//! A section that has nothing to show says so in a sentence.

mod analysis;
mod clocks;
mod communication;
mod comparison;
mod consequences;
mod decisions;
mod delays;
mod detection;
mod gantt;
mod glossary;
mod improvements;
mod lanes;
mod method;
mod milestones;
mod objectives;
mod overview;
mod participants;
mod phases;
mod roots;
mod rubric;
mod segments;
mod sensors;
mod services;
mod summary;
mod talk;
mod timeline;
mod timetable;
mod waterfall;

pub(super) use clocks::{anchor_name, clock_name, deadline};
pub use comparison::{side_by_side, with_history};
pub(in crate::report) use improvements::{improvements, priority_word};
pub(in crate::report) use roots::element_word;

use super::catalogue::{Known, Msg};
use super::message::{Arg, Message};
use super::model::{Cell, Column, Report, Section};
use super::reading::Reading;
use super::timeline::time_line;
use super::wanted::Wanted;
use crate::base::*;
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::{Criterion, Measure, Metric, Rating, Reached, Scale, Scorecard};

const SECTIONS: [fn(&Reading) -> Section; 18] = [
    summary::section,
    overview::section,
    timeline::section,
    milestones::section,
    objectives::section,
    analysis::section,
    phases::section,
    delays::section,
    consequences::section,
    decisions::section,
    communication::section,
    comparison::section,
    sensors::section,
    improvements::section,
    participants::section,
    method::section,
    glossary::section,
    rubric::section,
];

/// Builds the report of a run.
pub fn build(journal: &Journal, scenario: &Scenario, scorecard: &Scorecard, wanted: &Wanted) -> Report {
    let reading = Reading::new(journal, scenario, scorecard).wanted(wanted);
    let sections: Vec<Section> = SECTIONS.iter().map(|section| section(&reading)).collect();
    let improvements = improvements(&reading);
    let timeline = time_line(&reading, &Report::cited(&sections, &improvements));
    Report {
        title: Message::new(Msg::ReportTitle).with("exercise", Arg::Text(scenario.exercise.title.clone())),
        subtitle: Message::new(Msg::ReportSubtitle)
            .with("organisation", Arg::Text(scenario.organisation.name.clone()))
            .with("start", Arg::At(SimTime::ZERO))
            .with("seed", Arg::Text(journal.header.seed.to_string())),
        sections,
        timeline,
        improvements,
    }
}

/// More entries than this prove nothing more to a reader.
const MOST_EVIDENCE: usize = 5;

fn word(id: Msg) -> Message {
    Message::new(id)
}
fn value(arg: Arg) -> Message {
    Message::new(Msg::Plain).with("value", arg)
}
fn count(n: u64) -> Message {
    value(Arg::Count(n))
}
fn span(span: SimSpan) -> Message {
    value(Arg::Span(span))
}
fn span_or(span: Option<SimSpan>, otherwise: Msg) -> Message {
    span.map_or_else(|| word(otherwise), |span| value(Arg::Span(span)))
}
/// Said one after the other, as far as `most`; the rest counted.
fn listed(mut all: Vec<Message>, most: usize) -> Message {
    let more = all.len().saturating_sub(most) as u64;
    all.truncate(most);
    if more > 0 {
        all.push(Message::new(Msg::ListMore).count("n", more));
    }
    all.into_iter()
        .reduce(|first, next| Message::new(Msg::AndAlso).say("first", first).say("next", next))
        .unwrap_or_else(|| word(Msg::Dash))
}
fn text(text: &str) -> Message {
    Message::text(text)
}
/// What a criterion checks.
fn checks(criterion: &Criterion) -> Arg {
    Arg::Known(Known::Criterion, criterion.id.into(), criterion.sentence.into())
}
/// A task of the doctrine by its name.
fn task_name(task: TaskId) -> Arg {
    Arg::Known(Known::Task, task.to_string(), task.name().into())
}
fn words_of(id: Msg) -> Column {
    Column { title: word(id), numeric: false }
}
fn numbers_of(id: Msg) -> Column {
    Column { title: word(id), numeric: true }
}
fn proved(message: Message, evidence: &[EntryId]) -> Cell {
    Cell { message, evidence: evidence.iter().copied().take(MOST_EVIDENCE).collect(), rating: None }
}
fn rated(rating: Rating) -> Cell {
    Cell { message: word(rating_word(rating)), evidence: Vec::new(), rating: Some(rating) }
}

pub(in crate::report) fn rating_word(rating: Rating) -> Msg {
    match rating {
        Rating::P => Msg::RatingP,
        Rating::S => Msg::RatingS,
        Rating::M => Msg::RatingM,
        Rating::U => Msg::RatingU,
        Rating::NotObserved => Msg::RatingNO,
    }
}

pub(in crate::report) fn phase_name(phase: Phase) -> Message {
    let id = match phase {
        Phase::Prepare => Msg::PhasePrepare,
        Phase::Identify => Msg::PhaseIdentify,
        Phase::Contain => Msg::PhaseContain,
        Phase::Eradicate => Msg::PhaseEradicate,
        Phase::Recover => Msg::PhaseRecover,
        Phase::Learn => Msg::PhaseLearn,
        Phase::Communicate => Msg::PhaseCommunicate,
    };
    Message::new(Msg::PhaseName).with("code", Arg::Text(phase.code().into())).say("name", word(id))
}

fn reached(reached: Reached) -> Cell {
    match reached {
        Reached::At(at, entry) => proved(value(Arg::At(at)), &[entry]),
        Reached::NotReached => word(Msg::NotReached).into(),
        Reached::NotApplicable => word(Msg::NotApplicable).into(),
    }
}

pub(super) fn measured(measure: Measure) -> Message {
    match measure {
        Measure::Span(length) => span(length),
        Measure::Share(share) => value(Arg::Share(share)),
        Measure::Count(n) => count(n),
        Measure::Duty(done) => word(if done { Msg::DutyDone } else { Msg::DutyNotDone }),
        Measure::NotReached => word(Msg::NotReached),
        Measure::NotApplicable => word(Msg::NotApplicable),
        Measure::NotObserved => word(Msg::NotObservedWord),
    }
}

/// A goal or limit in the unit of its criterion. Shares lie within 0 to 1, spans are whole milliseconds.
pub(super) fn bound(criterion: &Criterion, pick: fn(&Scale) -> f64) -> Message {
    let Some(scale) = &criterion.scale else { return word(Msg::DutyWord) };
    let bound = pick(scale);
    match scale.unit {
        Metric::Share => value(Arg::Share(bound)),
        Metric::Time => span(SimSpan(bound as i64)),
        Metric::Count | Metric::Duty => value(Arg::Number(bound, 0)),
    }
}
