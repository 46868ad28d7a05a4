//! The long table of criteria: a row a run and criterion, where the study asks for it.

use super::row::Row;
use crate::score::Scorecard;
use serde::{Deserialize, Serialize};

/// Columns in this order, here and in the files; keys are only added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionRow {
    pub exercise: String,
    /// Number of the point of the design, from 0.
    pub point: u32,
    pub plan: String,
    pub seed: u64,
    /// `p3.1-short-term`: `sandtable list criteria`.
    pub criterion: String,
    /// `P`, `S`, `M`, `U` or `NO`.
    pub rating: String,
    /// Thousandths of 0 to 100; empty = a duty, or not observed.
    pub millipoints: Option<i64>,
}

impl CriterionRow {
    /// The criteria of the run that a row is about, in the order of the rubric.
    pub fn of(row: &Row, card: &Scorecard) -> Vec<CriterionRow> {
        let one = |finding: &crate::score::Finding| CriterionRow {
            exercise: row.exercise.clone(),
            point: row.point,
            plan: row.plan.clone(),
            seed: row.seed,
            criterion: card.rubric[finding.criterion].id.into(),
            rating: finding.rating.key().into(),
            millipoints: finding.points.map(|points| (points * 1000.0).round() as i64),
        };
        card.findings.iter().map(one).collect()
    }
}
