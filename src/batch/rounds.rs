//! Stopping by rounds: after a round of all cells the study stops if what it asks for is known well enough. The decision is a
//! function of the rows up to that round and of nothing else, so it is the same whoever ran them and in whatever order.

use super::design::Design;
use super::output::{Output, output};
use super::row::Row;
use super::stats::Interval;
use super::stats::mean::MeanEstimate;
use super::stats::sequential::{Next, Precision, StoppingRule};
use super::summary::interval_of;
use crate::scenario::study::{Amount, DesignKind, Rounds};
use serde::Serialize;

/// What the rounds found, for the report.
#[derive(Clone, Debug, Serialize)]
pub struct RoundsSummary {
    /// Every round, in order: how the half-widths came down.
    pub rounds: Vec<RoundSummary>,
    /// Whether every half-width was reached; if not, `replications` were used up.
    pub reached: bool,
    /// Replications that the study may use.
    pub at_most: u64,
}

impl RoundsSummary {
    /// In a sentence.
    pub(super) fn why(&self) -> String {
        let replications = self.rounds.last().map_or(0, |round| round.replications);
        if self.reached {
            format!("every half-width was reached after {replications} of at most {} replications", self.at_most)
        } else {
            format!("all {replications} replications were used before every half-width was reached")
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct RoundSummary {
    /// Replications so far.
    pub replications: u64,
    pub widths: Vec<WidthSummary>,
}

/// The widest interval of an output among all cells and plans.
#[derive(Clone, Debug, Serialize)]
pub struct WidthSummary {
    pub output: String,
    /// Of the plan that is least known; hours for times. Null when no spread is known yet.
    pub half_width: Option<f64>,
    pub wanted: f64,
    pub plan: String,
    /// Replications at which it would about be reached; null when it is.
    pub about: Option<u64>,
}

/// The rows by cell, each seed by seed, plan by plan.
pub(super) fn judge(design: &Design, rounds: &Rounds, replications: u64, cells: &[Vec<Row>]) -> RoundSummary {
    let wanted = rounds.until.iter();
    RoundSummary { replications, widths: wanted.map(|amount| widest(design, amount, replications, cells)).collect() }
}

impl RoundSummary {
    pub(super) fn is_enough(&self) -> bool {
        self.widths.iter().all(|width| width.about.is_none())
    }
}

fn widest(design: &Design, amount: &Amount, replications: u64, cells: &[Vec<Row>]) -> WidthSummary {
    let study = &design.study;
    let output = output(&amount.output).expect("the outputs of a study were looked up");
    let wanted = Output::amount(amount.size);
    let rule = StoppingRule {
        precision: Precision::Absolute(wanted),
        at_least: study.rounds.as_ref().map_or(0, |rounds| rounds.first),
        at_most: study.replications,
    };
    let plans = study.plans.len();
    // Points of a grid by themselves; other points of an exercise together, as in the report.
    let together = if study.design == DesignKind::Grid { 1 } else { design.points.len() };
    let mut summary =
        WidthSummary { output: output.id.into(), half_width: Some(0.0), wanted, plan: String::new(), about: None };
    for cells in cells.chunks(together) {
        let of_plan = |plan: usize| -> Vec<&Row> {
            cells.iter().flat_map(|rows| rows.iter().skip(plan).step_by(plans)).collect()
        };
        let baseline = of_plan(study.baseline);
        let clusters = design.clusters(&baseline);
        for plan in (0..plans).filter(|plan| plans == 1 || *plan != study.baseline) {
            let rows = of_plan(plan);
            let beside = (plans > 1).then_some(baseline.as_slice());
            // An output without occasion has nothing to be known.
            let Some((mean, interval)) = interval_of(output, &rows, beside, clusters.as_deref()) else { continue };
            let half_width = interval.half_width();
            let about = match rule.judge(&estimate(replications, mean, interval)) {
                Next::Reached => None,
                Next::GaveUp => Some(study.replications),
                Next::RunTo(about) => Some(about),
            };
            if half_width > summary.half_width.unwrap_or(f64::INFINITY) || summary.plan.is_empty() {
                summary.half_width = half_width.is_finite().then_some(half_width);
                summary.plan.clone_from(&study.plans[plan].id);
            }
            summary.about = summary.about.max(about);
        }
    }
    summary
}

/// As the rule takes it: of the replications, whatever the interval came from.
fn estimate(count: u64, mean: f64, interval: Interval) -> MeanEstimate {
    let standard_error = interval.half_width() / super::summary::SURE.normal_quantile();
    MeanEstimate { count, mean, variance: standard_error * standard_error * count as f64, standard_error, interval }
}
