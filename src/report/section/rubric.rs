//! The rubric in force, the exercise's own changes included.

use super::*;
use crate::report::model::{Block, Sentence, Table};
use crate::scenario::targets::trace;
use crate::score::{Judges, Rule};

pub fn section(reading: &Reading) -> Section {
    let card = reading.card;
    let row = |criterion: &Criterion| -> Vec<Cell> {
        let judges = match criterion.judges {
            Judges::Decision => Msg::JudgesDecision,
            Judges::Outcome => Msg::JudgesOutcome,
            Judges::Readiness => Msg::JudgesReadiness,
        };
        let weight = if criterion.scale.is_some() { value(Arg::Number(criterion.weight, 1)) } else { word(Msg::Dash) };
        vec![
            text(&criterion.task.to_string()).into(),
            Message::new(Msg::Text).with("text", checks(criterion)).into(),
            word(judges).into(),
            bound(criterion, |scale| scale.goal).into(),
            bound(criterion, |scale| scale.limit).into(),
            weight.into(),
            rule(criterion.rule).into(),
        ]
    };
    let table = Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnTask),
            words_of(Msg::ColumnCriterion),
            words_of(Msg::ColumnJudges),
            numbers_of(Msg::ColumnGoal),
            numbers_of(Msg::ColumnLimit),
            numbers_of(Msg::ColumnWeight),
            words_of(Msg::ColumnRule),
        ],
        rows: card.rubric.iter().map(row).collect(),
    };
    let holds = Message::new(Msg::ContainmentHolds).span("span", reading.scenario.exercise.containment_holds);
    let blocks = vec![
        Block::List(vec![
            Sentence::new(word(Msg::RuleGraded)),
            Sentence::new(word(Msg::RuleStrict)),
            Sentence::new(holds),
        ]),
        Block::Table(table),
        Block::Table(traces(reading)),
    ];
    Section { id: "rubric", title: word(Msg::RubricTitle), blocks }
}

fn rule(rule: Rule) -> Message {
    match rule {
        Rule::Graded => word(Msg::RuleGradedWord),
        Rule::Strict => word(Msg::RuleStrictWord),
        Rule::Duty(missed) => Message::new(Msg::RuleDutyWord).say("rating", word(rating_word(missed))),
    }
}

/// From each task that is judged up to the exercise's objectives.
fn traces(reading: &Reading) -> Table {
    let mut tasks: Vec<TaskId> = reading.card.rubric.iter().map(|criterion| criterion.task).collect();
    tasks.sort();
    tasks.dedup();
    let exercise = &reading.scenario.exercise;
    let listed = |texts: &[&str]| {
        let all = texts.iter().map(|one| text(one));
        all.reduce(|first, next| Message::new(Msg::AndAlso).say("first", first).say("next", next))
            .unwrap_or_else(|| word(Msg::Dash))
    };
    let row = |task: &TaskId| -> Vec<Cell> {
        let trace = trace(*task, exercise);
        let objectives: Vec<&str> = trace.objectives.iter().map(|at| exercise.objectives[*at].text.as_str()).collect();
        vec![
            Message::new(Msg::CriterionCell)
                .with("task", Arg::Text(task.to_string()))
                .with("sentence", task_name(*task))
                .into(),
            Message::known(Known::Target, task.to_string(), trace.target).into(),
            Message::known(Known::Capability, trace.capability, trace.capability).into(),
            listed(&objectives).into(),
        ]
    };
    Table {
        title: Some(word(Msg::TracesTitle)),
        columns: vec![
            words_of(Msg::ColumnCriticalTask),
            words_of(Msg::ColumnTarget),
            words_of(Msg::ColumnCapability),
            words_of(Msg::ColumnObjective),
        ],
        rows: tasks.iter().map(row).collect(),
    }
}
