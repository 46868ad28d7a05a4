//! The rubric in force, the exercise's own changes included.

use super::*;
use crate::report::model::{Block, Table};
use crate::score::Judges;

pub fn section(reading: &Reading) -> Section {
    let card = reading.card;
    let measure =
        |row: usize| card.findings.iter().find(|finding| finding.criterion == row).map(|finding| finding.measure);
    let row = |(at, criterion): (usize, &Criterion)| -> Vec<Cell> {
        let judges = match criterion.judges {
            Judges::Decision => Msg::JudgesDecision,
            Judges::Outcome => Msg::JudgesOutcome,
            Judges::Readiness => Msg::JudgesReadiness,
        };
        let weight = if criterion.scale.is_some() { value(Arg::Number(criterion.weight, 1)) } else { word(Msg::Dash) };
        vec![
            text(&criterion.task.to_string()).into(),
            text(criterion.sentence).into(),
            word(judges).into(),
            bound(criterion, measure(at), |scale| scale.goal).into(),
            bound(criterion, measure(at), |scale| scale.limit).into(),
            weight.into(),
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
        ],
        rows: card.rubric.iter().enumerate().map(row).collect(),
    };
    Section { id: "rubric", title: word(Msg::RubricTitle), blocks: vec![Block::Table(table)] }
}
