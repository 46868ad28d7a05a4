//! The words of the catalogue and of the score that authors may use. The upper floors fill it from their tables.

use super::model::ActionWord;

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Rows in the order of `ActionId`.
    pub actions: Vec<ActionWord>,
    /// Further names of actions, with the ids that they stand for.
    pub other_names: Vec<(&'static str, &'static str)>,
    /// The score's criteria.
    pub criteria: Vec<CriterionWord>,
}

/// A criterion whose goal and limit an exercise may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionWord {
    pub id: String,
    pub unit: Metric,
}

/// What a criterion measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Milliseconds, written with a unit: `"2h"`.
    Time,
    /// 0 to 1, written as such or in per cent: `"90 %"`.
    Share,
    Count,
    /// Done or not: no goal, no limit.
    Duty,
}
