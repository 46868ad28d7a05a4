//! What a group of charts is about: one cell, or all cells pooled.

use crate::batch::chart::{MOST_SERIES, Series};
use crate::batch::design::Cell;
use crate::batch::output::{OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::Confidence;
use crate::batch::stats::survival::{KaplanMeier, Observation};
use crate::batch::summary::{CellSummary, Comparison};
use crate::scenario::study::Study;
use std::borrow::Cow;

pub(super) struct View<'a> {
    /// Makes the ids of its figures unique.
    pub key: String,
    /// `None` = all cells, or all points of an exercise.
    pub cell: Option<Cell>,
    pub study: &'a Study,
    /// By plan, as are the columns.
    pub plans: &'a [Series],
    /// By plan: its rows, seed by seed.
    pub columns: Vec<Vec<&'a Row>>,
    pub summary: Cow<'a, CellSummary>,
}

impl View<'_> {
    pub fn baseline(&self) -> usize {
        self.study.baseline
    }

    /// Plans that are drawn: the baseline and the first others.
    pub fn shown(&self) -> Vec<usize> {
        let mut others = 0;
        let mut is_shown = |plan: &usize| {
            others += usize::from(*plan != self.baseline());
            *plan == self.baseline() || others < MOST_SERIES
        };
        (0..self.plans.len()).filter(|plan| is_shown(plan)).collect()
    }

    /// Whether it takes all cells of a grid together, in which seeds come again; points of other designs are one cell.
    pub fn over_cells(&self) -> bool {
        self.cell.is_none() && self.summary.pooled.is_none()
    }

    pub fn name(&self, plan: usize) -> &str {
        &self.plans[plan].name
    }

    pub fn comparison(&self, plan: usize, output: &str) -> Option<&Comparison> {
        self.summary.comparisons.iter().find(|row| row.plan == self.name(plan) && row.output == output)
    }

    /// Times of a plan, with those that were not reached.
    pub fn times(&self, plan: usize, output: &Output) -> Vec<Observation> {
        let observed = |row: &&Row| match (output.of)(row) {
            Value::Time(time) => Some(Observation { time: hours(time), reached: true }),
            Value::Censored(time) => Some(Observation { time: hours(time), reached: false }),
            Value::Number(_) | Value::Holds(_) | Value::NotApplicable => None,
        };
        self.columns[plan].iter().filter_map(observed).collect()
    }

    pub fn survival(&self, plan: usize, output: &Output) -> Option<KaplanMeier> {
        KaplanMeier::new(&self.times(plan, output), Confidence::P95)
    }
}

pub(super) fn output(id: &str) -> &'static Output {
    OUTPUTS.iter().find(|output| output.id == id).expect("outputs are named by their ids")
}
