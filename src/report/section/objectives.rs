//! HSEEP's Table 1: what the exercise was to show, and how each capability was rated; then each target with what was
//! found, how much of it was looked at, and what the ratings mean.

use super::*;
use crate::report::model::{Block, Sentence, Table};
use crate::scenario::targets::trace;
use crate::score::Finding;

/// More tasks than this are counted, not named.
const MOST_NAMED: usize = 12;

/// What an exercise is for: an objective, or a phase where its author names none.
pub(super) struct Goal {
    pub name: Message,
    pub tasks: Vec<TaskId>,
    /// The author's own core capability; empty = that of each task.
    pub capability: String,
}

pub(super) fn goals(reading: &Reading) -> Vec<Goal> {
    let objectives = &reading.scenario.exercise.objectives;
    if !objectives.is_empty() {
        let goal = |objective: &crate::scenario::Objective| Goal {
            name: text(&objective.text),
            tasks: objective.tasks.clone(),
            capability: objective.capability.clone(),
        };
        return objectives.iter().map(goal).collect();
    }
    let judged = judged(reading);
    let goal = |phase: Phase| Goal {
        name: phase_name(phase),
        tasks: judged.iter().copied().filter(|task| task.phase == phase).collect(),
        capability: String::new(),
    };
    Phase::ALL.into_iter().map(goal).filter(|goal| !goal.tasks.is_empty()).collect()
}

/// Every task that some criterion judges, once.
pub(super) fn judged(reading: &Reading) -> Vec<TaskId> {
    let mut tasks: Vec<TaskId> = reading.card.rubric.iter().map(|criterion| criterion.task).collect();
    tasks.sort();
    tasks.dedup();
    tasks
}

pub(super) fn capability(goal: &Goal, task: TaskId, reading: &Reading) -> Message {
    let own = match goal.capability.as_str() {
        "" => trace(task, &reading.scenario.exercise).capability,
        own => own,
    };
    Message::known(Known::Capability, own, own)
}

fn findings<'a>(reading: &'a Reading, tasks: &'a [TaskId]) -> impl Iterator<Item = &'a Finding> {
    let mine = |finding: &&Finding| tasks.contains(&reading.card.rubric[finding.criterion].task);
    reading.card.findings.iter().filter(mine)
}

/// The worst rating of some tasks' criteria, those not observed aside.
pub(super) fn worst(reading: &Reading, tasks: &[TaskId]) -> Rating {
    let ratings = findings(reading, tasks).map(|finding| finding.rating);
    ratings.filter(|rating| *rating != Rating::NotObserved).max().unwrap_or(Rating::NotObserved)
}

pub(super) fn task_words(task: TaskId) -> Message {
    Message::new(Msg::CriterionCell).with("task", Arg::Text(task.to_string())).with("sentence", task_name(task))
}

pub fn section(reading: &Reading) -> Section {
    let goals = goals(reading);
    let authored = !reading.scenario.exercise.objectives.is_empty();
    let intro = word(if authored { Msg::ObjectivesIntro } else { Msg::ObjectivesAbsent });
    let mut blocks = vec![Block::Text(Sentence::new(intro)), Block::Table(rated_goals(reading, &goals, authored))];
    blocks.push(Block::List(coverage(reading, &goals, authored)));
    blocks.push(Block::Table(targets(reading, &goals)));
    blocks
        .push(Block::Text(Sentence::new(Message::new(Msg::RatingsKey).with("source", Arg::Text("HSEEP 2020".into())))));
    let key = [
        (Msg::RatingP, Msg::RatingPMeans),
        (Msg::RatingS, Msg::RatingSMeans),
        (Msg::RatingM, Msg::RatingMMeans),
        (Msg::RatingU, Msg::RatingUMeans),
        (Msg::RatingNO, Msg::RatingNOMeans),
    ];
    blocks.push(Block::Pairs(key.into_iter().map(|(rating, means)| (word(rating), word(means).into())).collect()));
    Section { id: "objectives", title: word(Msg::ObjectivesTitle), blocks }
}

/// One row an objective and core capability.
fn rated_goals(reading: &Reading, goals: &[Goal], authored: bool) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for goal in goals {
        let mut groups: Vec<(Message, Vec<TaskId>)> = Vec::new();
        for task in &goal.tasks {
            let capability = capability(goal, *task, reading);
            match groups.iter_mut().find(|group| group.0 == capability) {
                Some(group) => group.1.push(*task),
                None => groups.push((capability, vec![*task])),
            }
        }
        rows.extend(groups.into_iter().map(|(capability, tasks)| {
            let rating = rated(worst(reading, &tasks));
            let tasks = listed(tasks.into_iter().map(task_words).collect(), MOST_NAMED);
            vec![goal.name.clone().into(), capability.into(), tasks.into(), rating]
        }));
    }
    let first = if authored { Msg::ColumnObjective } else { Msg::ColumnPhase };
    Table {
        title: Some(word(Msg::ObjectivesTable)),
        columns: vec![
            words_of(first),
            words_of(Msg::ColumnCapability),
            words_of(Msg::ColumnCriticalTask),
            words_of(Msg::ColumnRating),
        ],
        rows,
    }
}

/// How many critical tasks were evaluated, and which were not.
fn coverage(reading: &Reading, goals: &[Goal], authored: bool) -> Vec<Sentence> {
    let seen = |tasks: &[TaskId]| -> (Vec<TaskId>, Vec<TaskId>) {
        tasks.iter().copied().partition(|task| worst(reading, &[*task]) != Rating::NotObserved)
    };
    let told = |id: Msg, seen: usize, all: usize| {
        let share = if all == 0 { 0.0 } else { seen as f64 / all as f64 };
        Sentence::new(Message::new(id).count("n", seen as u64).count("of", all as u64).with("share", Arg::Share(share)))
    };
    let mut tasks: Vec<TaskId> = goals.iter().flat_map(|goal| goal.tasks.iter().copied()).collect();
    tasks.sort();
    tasks.dedup();
    let (evaluated, not_observed) = seen(&tasks);
    let mut out = Vec::new();
    if authored {
        out.push(told(Msg::CoverageObjectives, evaluated.len(), tasks.len()));
    }
    if !not_observed.is_empty() {
        let tasks = listed(not_observed.into_iter().map(task_words).collect(), MOST_NAMED);
        out.push(Sentence::new(Message::new(Msg::CoverageNot).say("tasks", tasks)));
    }
    let all = judged(reading);
    out.push(told(Msg::CoverageAll, seen(&all).0.len(), all.len()).more("phases"));
    out
}

/// Each capability target with its task and what decided its rating.
fn targets(reading: &Reading, goals: &[Goal]) -> Table {
    let mut tasks: Vec<TaskId> = Vec::new();
    for task in goals.iter().flat_map(|goal| &goal.tasks) {
        if !tasks.contains(task) {
            tasks.push(*task);
        }
    }
    let row = |task: &TaskId| -> Vec<Cell> {
        let rating = worst(reading, &[*task]);
        let decides = findings(reading, std::slice::from_ref(task)).find(|finding| finding.rating == rating);
        let found = match decides {
            Some(finding) if rating != Rating::NotObserved => proved(found(reading, finding), &finding.evidence),
            _ => word(Msg::NotObservedWord).into(),
        };
        let target = trace(*task, &reading.scenario.exercise).target;
        vec![
            Message::known(Known::Target, task.to_string(), target).into(),
            task_words(*task).into(),
            found,
            rated(rating),
        ]
    };
    Table {
        title: Some(word(Msg::TargetsTable)),
        columns: vec![
            words_of(Msg::ColumnTarget),
            words_of(Msg::ColumnCriticalTask),
            words_of(Msg::ColumnFound),
            words_of(Msg::ColumnRating),
        ],
        rows: tasks.iter().map(row).collect(),
    }
}

/// What a criterion checks, what it measured and what was aimed at.
pub(super) fn found(reading: &Reading, finding: &Finding) -> Message {
    let criterion = &reading.card.rubric[finding.criterion];
    let message = Message::new(if criterion.scale.is_some() { Msg::FoundMeasure } else { Msg::FoundDuty })
        .with("sentence", checks(criterion))
        .say("measure", measured(finding.measure));
    if criterion.scale.is_some() { message.say("goal", bound(criterion, |scale| scale.goal)) } else { message }
}
