//! The improvement plan: what is proposed to be done, by which role and when, from the lessons of the run and from every
//! goal that was missed without one. Proposed until an after-action meeting has agreed.

use super::analysis::evidence;
use super::roots::{Paragraphs, element_word, mean};
use super::*;
use crate::journal::{Fact, Reason};
use crate::report::message::Noun;
use crate::report::model::{Block, Improvement, Priority, Sentence, Table};
use crate::scenario::targets::trace;
use crate::score::lessons::{Element, Lesson, Why, works};
use crate::score::{Loss, Milestone, Weakness};

/// Our judgement: what has no lesson of its own is to be mended within this time of closure.
const LOSS_DUE: SimSpan = SimSpan::days(60);
/// Our judgement: an improvement is urgent if the losses behind it cost at least this share of the dearest one's, and
/// can wait below that share.
const HIGH_FROM: f64 = 0.5;
const MEDIUM_FROM: f64 = 0.2;

pub fn section(reading: &Reading) -> Section {
    let rows = improvements(reading);
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::ImprovementsEmpty))));
    } else {
        let high = rows.iter().filter(|row| row.priority == Priority::High).count() as u64;
        let intro = Message::new(Msg::ImprovementsIntro).count("n", rows.len() as u64).count("high", high);
        blocks.push(Block::Text(Sentence::new(intro)));
        blocks.push(Block::Table(table(&rows)));
    }
    Section { id: "improvements", title: word(Msg::ImprovementsTitle), blocks }
}

pub(in crate::report) fn priority_word(priority: Priority) -> Msg {
    match priority {
        Priority::High => Msg::PriorityHigh,
        Priority::Medium => Msg::PriorityMedium,
        Priority::Low => Msg::PriorityLow,
    }
}

fn table(rows: &[Improvement]) -> Table {
    let columns = [
        Msg::ColumnId,
        Msg::ColumnIssue,
        Msg::ColumnCorrective,
        Msg::ColumnElement,
        Msg::ColumnOwner,
        Msg::ColumnPriority,
        Msg::ColumnStart,
        Msg::ColumnDueDate,
    ];
    let row = |row: &Improvement| -> Vec<Cell> {
        let carried = Message::new(Msg::CarriedOver).count("n", u64::from(row.carried));
        let id = match row.carried {
            0 => text(&row.id),
            _ => Message::new(Msg::IdCarried).with("id", Arg::Text(row.id.clone())).say("carried", carried),
        };
        let issue =
            Message::new(Msg::IssueOf).say("capability", row.capability.clone()).say("issue", row.issue.clone());
        vec![
            id.into(),
            proved(issue, &row.evidence),
            row.action.clone().into(),
            word(element_word(row.element)).into(),
            row.owner.clone().into(),
            word(priority_word(row.priority)).into(),
            value(Arg::Day(row.start)).into(),
            value(Arg::Day(row.due)).into(),
        ]
    };
    Table { title: None, columns: columns.map(words_of).into(), rows: rows.iter().map(row).collect() }
}

/// Everything that is proposed, most urgent first.
pub(in crate::report) fn improvements(reading: &Reading) -> Vec<Improvement> {
    plan(reading).0
}

/// The improvement that would mend each loss, by id and element, in the order of the losses.
pub(super) fn mended_by(reading: &Reading) -> Vec<(String, Element)> {
    let (rows, ids) = plan(reading);
    let element = |id: &String| rows.iter().find(|row| row.id == *id).map_or(Element::Planning, |row| row.element);
    ids.into_iter().map(|id| (id.clone(), element(&id))).collect()
}

fn plan(reading: &Reading) -> (Vec<Improvement>, Vec<String>) {
    let paragraphs = Paragraphs::new(reading);
    let losses = &reading.card.losses;
    let mut rows: Vec<(f64, Improvement)> = Vec::new();
    let mut mended = vec![String::new(); losses.len()];
    for lesson in &reading.lessons {
        let mut cost = 0.0;
        for (loss, mended) in losses.iter().zip(&mut mended) {
            if behind(reading, lesson, loss) {
                cost += loss.cost;
                if mended.is_empty() {
                    mended.clone_from(&lesson.id);
                }
            }
        }
        rows.push((cost, of_lesson(reading, &paragraphs, lesson)));
    }
    for (loss, mended) in losses.iter().zip(&mut mended).filter(|row| row.1.is_empty()) {
        let row = of_loss(reading, &paragraphs, loss);
        mended.clone_from(&row.id);
        match rows.iter_mut().find(|other| other.1.id == row.id) {
            Some((cost, other)) => {
                *cost += loss.cost;
                other.evidence.extend(row.evidence);
                other.evidence.sort_unstable();
                other.evidence.dedup();
                other.evidence.truncate(MOST_EVIDENCE);
            }
            None => rows.push((loss.cost, row)),
        }
    }
    let dearest = rows.iter().map(|row| row.0).fold(0.0, f64::max);
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let urgent = |(cost, row): (f64, Improvement)| {
        let share = if dearest > 0.0 { cost / dearest } else { 0.0 };
        let priority = match share {
            share if share >= HIGH_FROM => Priority::High,
            share if share >= MEDIUM_FROM => Priority::Medium,
            _ => Priority::Low,
        };
        Improvement { priority, ..row }
    };
    (rows.into_iter().map(urgent).collect(), mended)
}

/// Whether a lesson would mend what stands behind a loss.
fn behind(reading: &Reading, lesson: &Lesson, loss: &Loss) -> bool {
    let scenario = reading.scenario;
    let is = |action: ActionId, word: &str| scenario.actions.get(action.index()).is_some_and(|row| row.id == word);
    let role_of = |name: &str| scenario.organisation.roles.iter().position(|role| role == name).map(RoleId::from);
    match (&lesson.why, loss.weakness) {
        (Why::Approval { action, .. }, Weakness::Waited { action: of, reason: Reason::Approval, .. }) => is(of, action),
        (Why::Unreachable { role }, Weakness::Waited { action: of, reason: Reason::Approval, .. }) => {
            let row = scenario.plan.raci.iter().find(|row| row.action == of);
            role_of(role).is_some_and(|role| row.is_some_and(|row| row.accountable == Some(role)))
        }
        (Why::OffShift { role, .. }, Weakness::Waited { action: of, reason: Reason::OffShift, .. }) => {
            role_of(role).is_some_and(|role| works(role, of, scenario))
        }
        (Why::Ignored { .. } | Why::Slept { .. }, Weakness::AlertsUnread { .. }) => true,
        (Why::Slept { .. }, Weakness::Waited { action, reason: Reason::OffShift, .. }) => is(action, "triage-alert"),
        (Why::DeclaredLate { .. }, Weakness::DeclaredLate) => true,
        (Why::DeclaredLate { .. }, Weakness::Waited { action, .. }) => is(action, "declare-incident"),
        (Why::Silent { .. } | Why::Missed { .. }, Weakness::Unseen) => true,
        _ => false,
    }
}

/// When work on improvements begins (the review), and from when their time runs (closure); the end of the exercise
/// stands in where neither came.
fn dates(reading: &Reading) -> (SimTime, SimTime) {
    let card = reading.card;
    let ends = reading.journal.entries.iter().find(|entry| matches!(entry.fact(), Fact::Endex {}));
    let ended = ends.map_or(reading.end, |entry| entry.at);
    let closed = card.milestone(Milestone::Closed).time().unwrap_or(ended);
    let review = card.milestone(Milestone::Reviewed).time().unwrap_or(closed + reading.scenario.plan.review_within);
    (review, closed)
}

fn row(reading: &Reading, id: String, task: TaskId, due: SimSpan) -> Improvement {
    let (review, closed) = dates(reading);
    let due = closed + due;
    let capability = trace(task, &reading.scenario.exercise).capability;
    let same = |record: &&crate::report::history::Record| {
        record.exercise == reading.scenario.exercise.id
            && record.organisation == reading.scenario.organisation.id
            && record.lessons.contains(&id)
    };
    let carried = u32::try_from(reading.earlier.iter().filter(same).count()).unwrap_or(u32::MAX);
    Improvement {
        id,
        capability: Message::known(Known::Capability, capability, capability),
        issue: word(Msg::Nothing),
        action: word(Msg::Nothing),
        element: Element::Planning,
        owner: word(Msg::Nothing),
        start: review.min(due),
        due,
        priority: Priority::Low,
        reference: None,
        evidence: Vec::new(),
        carried,
    }
}

fn role_name(role: RoleId) -> Message {
    value(Arg::Name(Noun::Role, role.0))
}

fn of_loss(reading: &Reading, paragraphs: &Paragraphs, loss: &Loss) -> Improvement {
    let finding = &reading.card.findings[loss.finding];
    let root = paragraphs.root(loss);
    let task = reading.card.rubric[finding.criterion].task;
    Improvement {
        issue: root.issue,
        action: root.action,
        element: root.element,
        owner: role_name(root.owner),
        reference: Some(root.reference),
        evidence: evidence(reading, finding).into_iter().take(MOST_EVIDENCE).collect(),
        ..row(reading, root.slug, task, LOSS_DUE)
    }
}

fn of_lesson(reading: &Reading, paragraphs: &Paragraphs, lesson: &Lesson) -> Improvement {
    let (issue, action, owner, reference) = told(reading, paragraphs, lesson);
    Improvement {
        issue,
        action,
        element: lesson.element,
        owner: role_name(owner),
        reference: Some(reference),
        evidence: lesson.evidence.iter().copied().take(MOST_EVIDENCE).collect(),
        ..row(reading, lesson.id.clone(), lesson.task, lesson.due)
    }
}

/// Issue, corrective action, owner and reference of a lesson.
fn told(reading: &Reading, paragraphs: &Paragraphs, lesson: &Lesson) -> (Message, Message, RoleId, Message) {
    let named = |id: Msg, name: &'static str, what: &str| Message::new(id).with(name, Arg::Text(what.into()));
    let role_of =
        |name: &str| reading.scenario.organisation.roles.iter().position(|role| role == name).map(RoleId::from);
    match &lesson.why {
        Why::Ignored { rule, alerts } => (
            named(Msg::WhyIgnored, "rule", rule).count("n", *alerts as u64),
            named(Msg::DoRead, "rule", rule),
            paragraphs.of_word("triage-alert"),
            Paragraphs::rule(rule),
        ),
        Why::Slept { rule, alerts, longest } => (
            named(Msg::WhySlept, "rule", rule).count("n", *alerts as u64).span("span", *longest),
            named(Msg::DoWake, "rule", rule),
            paragraphs.of_word("triage-alert"),
            Paragraphs::rule(rule),
        ),
        Why::Approval { action: name, orders, waited } => {
            let action = paragraphs.action(name);
            let arg = action.map_or_else(|| Arg::Text(name.clone()), Arg::Action);
            (
                Message::new(Msg::IssueApproval)
                    .with("action", arg.clone())
                    .count("n", *orders as u64)
                    .span("span", mean(*waited, *orders)),
                Message::new(Msg::DoPreAuthorise).with("action", arg),
                action.map_or(paragraphs.head(), |action| paragraphs.owner(action)),
                action.and_then(|action| paragraphs.raci(action)).unwrap_or_else(|| paragraphs.whole()),
            )
        }
        Why::OffShift { role, orders, waited } => (
            named(Msg::WhyOffShift, "role", role).count("n", *orders as u64).span("span", mean(*waited, *orders)),
            named(Msg::DoOnCall, "role", role),
            paragraphs.head(),
            role_of(role).map_or_else(|| paragraphs.whole(), Paragraphs::role),
        ),
        Why::DeclaredLate { waited } => {
            let never = reading.card.milestone(Milestone::Identified).time().is_none();
            let id = if never { Msg::WhyNotDeclared } else { Msg::WhyDeclaredLate };
            (
                Message::new(id).span("span", *waited),
                word(Msg::DoDeclare),
                reading.scenario.plan.declares,
                paragraphs.declaring(),
            )
        }
        Why::Silent { sensor, traces } => (
            named(Msg::WhySilent, "sensor", sensor).count("n", *traces as u64),
            named(Msg::DoAlert, "sensor", sensor),
            paragraphs.of_word("tune-controls"),
            named(Msg::RefSensor, "sensor", sensor),
        ),
        Why::Missed { sensor, missed, of } => (
            named(Msg::WhyMissed, "sensor", sensor).count("n", *missed).count("of", *of),
            named(Msg::DoReplace, "sensor", sensor),
            paragraphs.of_word("tune-controls"),
            named(Msg::RefSensor, "sensor", sensor),
        ),
        Why::Unreachable { role } => (
            named(Msg::WhyUnreachable, "role", role),
            named(Msg::DoReach, "role", role),
            paragraphs.head(),
            role_of(role).map_or_else(|| paragraphs.whole(), Paragraphs::role),
        ),
        Why::Unpractised => (word(Msg::WhyUnpractised), word(Msg::DoPractise), paragraphs.head(), paragraphs.whole()),
    }
}
