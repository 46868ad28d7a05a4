//! What varies in a study, for its report.

use crate::batch::design::Design;
use crate::scenario::study::{Factor, Values};
use serde::Serialize;

/// Where the study was run.
#[derive(Clone, Debug, Serialize)]
pub struct DesignSummary {
    /// `grid`, `latin_hypercube`, `sobol`, `morris` or `saltelli`.
    pub kind: &'static str,
    pub points: u64,
    /// Whether all points met the same seeds; if not, each has seeds of its own.
    pub shared_seeds: bool,
    pub factors: Vec<FactorSummary>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FactorSummary {
    pub factor: String,
    /// Every path that it may set.
    pub paths: Vec<String>,
    /// The levels, or the lowest and the highest value.
    pub values: Vec<String>,
    pub is_range: bool,
    pub log_scale: bool,
    /// The factor with which it rises and falls.
    pub with: Option<String>,
}

pub(super) fn summary(design: &Design) -> DesignSummary {
    let study = &design.study;
    DesignSummary {
        kind: study.design.name(),
        points: design.points.len() as u64,
        shared_seeds: !study.design.is_sample(),
        factors: study.factors.iter().map(|row| factor(row, &study.factors)).collect(),
    }
}

fn factor(factor: &Factor, all: &[Factor]) -> FactorSummary {
    let leader = all.iter().find(|row| row.coordinate == factor.coordinate).map(|row| row.id.clone());
    let (values, log_scale) = match &factor.values {
        Values::Levels(levels) => (levels.iter().map(|level| level.label.clone()).collect(), false),
        Values::Range(range) => {
            let (low, high) = range.ends();
            (vec![low, high], range.log)
        }
    };
    let mut paths: Vec<String> = factor.paths.iter().map(|(path, _)| path.clone()).collect();
    paths.sort();
    paths.dedup();
    FactorSummary {
        factor: factor.id.clone(),
        paths,
        values,
        is_range: matches!(factor.values, Values::Range(_)),
        log_scale,
        with: leader.filter(|id| *id != factor.id),
    }
}
