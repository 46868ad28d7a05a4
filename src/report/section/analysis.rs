//! Objective by objective: what went well, and what is to be better, with the paragraph of the plan that it concerns and
//! the cause behind it.

use super::improvements::mended_by;
use super::objectives::{Goal, found, goals, judged, worst};
use super::roots::{Paragraphs, Root, element_word};
use super::*;
use crate::journal::Fact;
use crate::report::model::{Block, Sentence, Table};
use crate::report::sentence::task_words;
use crate::score::lessons::Element;
use crate::score::{ContainedBy, Finding, Judges, Milestone};

const MOST_STRENGTHS: usize = 3;
const MOST_AREAS: usize = 5;

pub fn section(reading: &Reading) -> Section {
    let mut goals = goals(reading);
    let named: Vec<TaskId> = goals.iter().flat_map(|goal| goal.tasks.iter().copied()).collect();
    let rest: Vec<TaskId> = judged(reading).into_iter().filter(|task| !named.contains(task)).collect();
    if !rest.is_empty() {
        goals.push(Goal { name: word(Msg::BeyondObjectives), tasks: rest, capability: String::new() });
    }
    let (paragraphs, mended) = (Paragraphs::new(reading), mended_by(reading));
    let mut blocks = vec![Block::Text(Sentence::new(word(Msg::AnalysisIntro)))];
    for goal in &goals {
        blocks.extend(goal_blocks(reading, &paragraphs, &mended, goal));
    }
    Section { id: "analysis", title: word(Msg::AnalysisTitle), blocks }
}

fn goal_blocks(reading: &Reading, paragraphs: &Paragraphs, mended: &[(String, Element)], goal: &Goal) -> Vec<Block> {
    let of_goal = |id: Msg| Message::new(id).say("objective", goal.name.clone());
    if worst(reading, &goal.tasks) == Rating::NotObserved {
        return vec![Block::Text(Sentence::new(of_goal(Msg::GoalNotObserved)))];
    }
    let mut blocks = Vec::new();
    let (strengths, more) = strengths(reading, goal);
    if strengths.is_empty() {
        blocks.push(Block::Text(Sentence::new(of_goal(Msg::NoStrengths))));
    } else {
        blocks.push(Block::Table(Table {
            title: Some(of_goal(Msg::StrengthsTitle)),
            columns: vec![words_of(Msg::ColumnStrength)],
            rows: strengths.into_iter().map(|cell| vec![cell]).collect(),
        }));
    }
    if more > 0 {
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::StrengthsMore).count("n", more)).more("phases")));
    }
    let areas = areas(reading, paragraphs, mended, goal);
    if areas.is_empty() {
        blocks.push(Block::Text(Sentence::new(of_goal(Msg::NoAreas))));
        return blocks;
    }
    let more = areas.len().saturating_sub(MOST_AREAS) as u64;
    blocks.push(Block::Table(Table {
        title: Some(of_goal(Msg::AreasTitle)),
        columns: vec![
            words_of(Msg::ColumnArea),
            words_of(Msg::ColumnRating),
            words_of(Msg::ColumnReference),
            words_of(Msg::ColumnAnalysis),
            words_of(Msg::ColumnElement),
            words_of(Msg::ColumnImprovement),
        ],
        rows: areas.into_iter().take(MOST_AREAS).map(|area| row(reading, area)).collect(),
    }));
    if more > 0 {
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::AreasMore).count("n", more)).more("improvements")));
    }
    blocks
}

/// What was missed for one and the same reason.
struct Area<'a> {
    findings: Vec<&'a Finding>,
    root: Root,
    improvement: &'a str,
    /// That of the improvement.
    element: Element,
}

/// The costliest first.
fn areas<'a>(
    reading: &'a Reading,
    paragraphs: &Paragraphs,
    mended: &'a [(String, Element)],
    goal: &Goal,
) -> Vec<Area<'a>> {
    let card = reading.card;
    let mut areas: Vec<Area> = Vec::new();
    for (loss, (improvement, element)) in card.losses.iter().zip(mended) {
        let finding = &card.findings[loss.finding];
        if !goal.tasks.contains(&card.rubric[finding.criterion].task) {
            continue;
        }
        let root = paragraphs.root(loss);
        match areas.iter_mut().find(|area| area.root.slug == root.slug) {
            Some(area) => area.findings.push(finding),
            None => areas.push(Area { findings: vec![finding], root, improvement, element: *element }),
        }
    }
    areas
}

/// More findings with one cause than this are counted.
const MOST_FINDINGS: usize = 3;

fn row(reading: &Reading, area: Area) -> Vec<Cell> {
    let worst = area.findings.iter().map(|finding| finding.rating).max().unwrap_or(Rating::NotObserved);
    let said = area.findings.iter().map(|finding| found(reading, finding)).collect();
    // Some proof of each.
    let proof: Vec<EntryId> = match area.findings[..] {
        [one] => evidence(reading, one),
        _ => area.findings.iter().flat_map(|finding| evidence(reading, finding).into_iter().take(2)).collect(),
    };
    let mut seen = std::collections::BTreeSet::new();
    let proof: Vec<EntryId> = proof.into_iter().filter(|entry| seen.insert(*entry)).collect();
    vec![
        proved(listed(said, MOST_FINDINGS), &proof),
        rated(worst),
        area.root.reference.into(),
        area.root.issue.into(),
        word(element_word(area.element)).into(),
        text(area.improvement).into(),
    ]
}

/// What proves a finding; where nothing happened, the end of the run does.
pub(super) fn evidence(reading: &Reading, finding: &Finding) -> Vec<EntryId> {
    let last = EntryId::from(reading.journal.entries.len().saturating_sub(1));
    if finding.evidence.is_empty() { vec![last] } else { finding.evidence.clone() }
}

/// Goals that were met with room to spare first, then by weight; the deed that stopped the attacker before them.
fn strengths(reading: &Reading, goal: &Goal) -> (Vec<Cell>, u64) {
    let card = reading.card;
    let mut met: Vec<(f64, &Finding)> = card
        .findings
        .iter()
        .filter(|finding| finding.rating == Rating::P && !finding.evidence.is_empty())
        .map(|finding| (finding, &card.rubric[finding.criterion]))
        .filter(|(_, criterion)| goal.tasks.contains(&criterion.task) && criterion.judges != Judges::Readiness)
        .map(|(finding, criterion)| (criterion.weight.max(0.5) * (1.0 + margin(finding, criterion)), finding))
        .collect();
    met.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.criterion.cmp(&b.1.criterion)));
    let mut cells: Vec<Cell> =
        stopped(reading).filter(|row| goal.tasks.contains(&row.0)).map(|row| row.1).into_iter().collect();
    cells.extend(met.iter().map(|row| proved(found(reading, row.1), &row.1.evidence)));
    let more = cells.len().saturating_sub(MOST_STRENGTHS) as u64;
    cells.truncate(MOST_STRENGTHS);
    (cells, more)
}

/// By how much of the goal a span stayed below it, 0 to 1.
fn margin(finding: &Finding, criterion: &Criterion) -> f64 {
    match (finding.measure, &criterion.scale) {
        (Measure::Span(took), Some(scale)) if scale.goal > 0.0 => (1.0 - took.0 as f64 / scale.goal).clamp(0.0, 1.0),
        _ => 0.0,
    }
}

/// More steps from the end of an attack back to what ended it are not looked at.
const MOST_CAUSES: usize = 8;

/// The action that stopped the attacker, with its task.
fn stopped(reading: &Reading) -> Option<(TaskId, Cell)> {
    let card = reading.card;
    let Reached::At(at, entry) = card.milestone(Milestone::Contained) else { return None };
    if card.contained_by != Some(ContainedBy::Response) {
        return None;
    }
    let mut step = entry;
    for _ in 0..MOST_CAUSES {
        let row = reading.journal.entries.get(step.index())?;
        if let Fact::ActionFinished { action, target, .. } | Fact::ActionStarted { action, target, .. } = row.fact() {
            let did = task_words(action, target, 0, reading.scenario);
            let message = Message::new(Msg::StrengthStopped).say("task", did).with("at", Arg::At(at));
            return Some((reading.scenario.actions.get(action.index())?.task, proved(message, &[step, entry])));
        }
        step = row.cause.some().or(row.origin.some())?;
    }
    None
}
