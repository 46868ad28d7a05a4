//! What a merged study says: for each exercise and point, each plan by itself, and each beside the baseline in the same
//! luck. Times that a run did not reach are never left out of a mean: they are censored (Kaplan-Meier), or cut at the
//! moment up to which every run was seen.

mod answer;
mod bands;
mod choose;
mod cluster;
mod compare;
mod competing;
mod design;
mod estimate;
mod pooled;
mod sensitivity;
mod words;
mod worst;

pub(super) use answer::answer;
pub use bands::{BandSummary, Verdict};
pub use choose::{Dropped, Selection, Tradeoff, TradeoffPlan};
pub(super) use compare::interval_of;
pub use compare::outputs as compare_outputs;
pub use competing::{Race, RaceMoment};
pub use design::{DesignSummary, FactorSummary};
pub(super) use estimate::SURE;
pub(super) use pooled::pooled;
pub use sensitivity::{FactorEffect, Sensitivity};
pub(super) use words::SPOKEN;
pub use words::markdown;
pub(super) use words::{number, place};

pub use worst::WorstRun;

use super::design::Design;
use super::merge::Merged;
use super::output::{OUTPUTS, Output, Value};
use super::rounds::RoundsSummary;
use super::row::Row;
use super::stats::holm::holm;
use crate::scenario::study::{Bound, DesignKind};
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    pub schema: &'static str,
    pub id: String,
    pub title: String,
    pub question: String,
    pub build: String,
    pub study: String,
    pub root: String,
    pub first_seed: u64,
    pub replications: u64,
    pub baseline: String,
    /// The answer in sentences, a cell after the other.
    pub answer: Vec<String>,
    /// Each point of a grid; of another design all points of an exercise together.
    pub cells: Vec<CellSummary>,
    pub design: DesignSummary,
    /// Which factors matter; empty unless the design is Morris's or Saltelli's.
    pub sensitivity: Vec<Sensitivity>,
    /// The figures of the record beside the study's; empty unless the study has bands.
    pub bands: Vec<BandSummary>,
    /// Runs worth a look; empty unless the study keeps them.
    pub worst: Vec<WorstRun>,
    /// How the study came to stop; null where it had no rounds.
    pub rounds: Option<RoundsSummary>,
}

/// An exercise at a point of the design.
#[derive(Clone, Debug, Serialize)]
pub struct CellSummary {
    pub exercise: String,
    /// The value of each factor, by its id; empty where points are pooled.
    pub point: Vec<(String, String)>,
    /// How many points are taken together; null in a grid.
    pub pooled: Option<u64>,
    pub plans: Vec<PlanSummary>,
    /// Plans beside the baseline.
    pub comparisons: Vec<Comparison>,
    /// Which plan is best; null unless the study asks.
    pub selection: Option<Selection>,
    /// Which plans no other beats on all outputs that trade; null unless the study asks.
    pub tradeoff: Option<Tradeoff>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PlanSummary {
    pub plan: String,
    /// 1 - harm / harm against nobody, each as a ratio of sums; null where there was nothing to lose.
    pub saved_hosts: Option<f64>,
    pub saved_records: Option<f64>,
    pub saved_service_hours: Option<f64>,
    pub saved_units: Option<f64>,
    pub outputs: Vec<OutputSummary>,
    pub targets: Vec<TargetSummary>,
    /// Impact or containment, whichever came first; null where no run had a compromise.
    pub race: Option<Race>,
}

/// An output of a plan. Times are hours. Intervals cover in 95 % of studies.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OutputSummary {
    pub output: &'static str,
    pub runs: u64,
    /// Runs that gave no occasion: they are in no figure below.
    pub not_applicable: u64,
    /// Runs that ended before.
    pub censored: u64,
    /// Of numbers and of times without censoring: mean with t interval. Of what holds: share with Wilson interval.
    pub mean: Option<f64>,
    pub mean_low: Option<f64>,
    pub mean_high: Option<f64>,
    /// Bootstrap interval of the mean (BCa), for skewed outcomes; null where runs hang together, or are more than 2,000.
    pub bootstrap_low: Option<f64>,
    pub bootstrap_high: Option<f64>,
    /// With order statistics, or with Kaplan-Meier where runs are censored; null = not reached in half of the runs.
    pub median: Option<f64>,
    pub median_low: Option<f64>,
    pub median_high: Option<f64>,
    /// 95 of 100 runs are no worse; null where they are not reached.
    pub p95: Option<f64>,
    /// Mean of the worst 5 % of the runs.
    pub tail_mean: Option<f64>,
    /// Restricted mean of a censored time, up to `until`.
    pub restricted_mean: Option<f64>,
    pub restricted_low: Option<f64>,
    pub restricted_high: Option<f64>,
    pub until: Option<f64>,
}

/// How often a target is met, among the runs to which it applies.
#[derive(Clone, Debug, Serialize)]
pub struct TargetSummary {
    pub output: String,
    /// `within 24 h`.
    pub target: String,
    pub applies: u64,
    pub met: u64,
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// A plan beside the baseline, in the same seeds: plan minus baseline.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    pub plan: String,
    /// An output, or an output's target.
    pub output: String,
    /// `paired t`, `paired t, cut at 144 h`, `McNemar and Newcombe`.
    pub method: String,
    /// Seeds in which it applies under both plans.
    pub pairs: u64,
    pub difference: f64,
    pub low: f64,
    pub high: f64,
    /// Whether less is better; null for targets, of which more are.
    pub less_is_better: bool,
    pub p: f64,
    /// After Holm, over all comparisons of the study.
    pub p_holm: f64,
    /// How many times as many unpaired runs would say as much; and as many as pairing could at best.
    pub variance_reduction: Option<f64>,
    pub variance_reduction_ceiling: Option<f64>,
    /// Every replication gave the same.
    pub identical: bool,
}

impl Comparison {
    /// Whether the difference stands at 95 %, all comparisons of the study considered.
    pub fn stands(&self) -> bool {
        self.p_holm < 0.05
    }
}

/// What is asked of an output.
pub(super) struct Asked {
    output: &'static Output,
    bound: Bound,
    text: String,
}

impl Asked {
    /// `None` where it does not apply. A time not reached in a run that ended before the limit counts as missed: the run's
    /// horizon is part of the exercise.
    fn met(&self, row: &Row) -> Option<bool> {
        Some(match ((self.output.of)(row), self.bound) {
            (Value::NotApplicable, _) => return None,
            (Value::Time(time), Bound::Within(limit)) => time <= limit,
            (Value::Censored(_), _) => false,
            (Value::Time(time), Bound::AtMost(most)) => time as f64 <= most,
            (Value::Time(time), Bound::AtLeast(least)) => time as f64 >= least,
            (Value::Number(number), Bound::AtMost(most)) => number <= most,
            (Value::Number(number), Bound::AtLeast(least)) => number >= least,
            (Value::Number(_), Bound::Within(_)) => return None,
            (Value::Holds(holds), _) => holds,
        })
    }
}

pub fn summary(design: &Design, merged: &Merged) -> Summary {
    let study = &design.study;
    let asked: Vec<Asked> = study.targets.iter().filter_map(|target| asked(&target.output, target.bound)).collect();
    let per_point = study.plans.len() * usize::try_from(merged.manifest.replications).expect("the rows are in memory");
    let pooled = study.design != DesignKind::Grid;
    let per_cell = if pooled { per_point * design.points.len() } else { per_point };
    let cell = |(number, rows): (usize, &[Row])| {
        let point = if pooled { Vec::new() } else { merged.manifest.points[number % design.points.len()].clone() };
        let found = cell(design, rows, &asked);
        CellSummary { point, pooled: pooled.then_some(design.points.len() as u64), ..found }
    };
    let mut cells: Vec<CellSummary> = merged.rows.chunks(per_cell.max(1)).enumerate().map(cell).collect();
    let of_exercise = |rows: &[Row]| sensitivity::of_exercise(design, &columns(study.plans.len(), rows));
    let sensitivity: Vec<Sensitivity> = merged.rows.chunks(per_cell.max(1)).flat_map(of_exercise).collect();
    let p_values: Vec<f64> = cells.iter().flat_map(|cell| &cell.comparisons).map(|row| row.p).collect();
    let adjusted = holm(&p_values);
    for (row, p) in cells.iter_mut().flat_map(|cell| &mut cell.comparisons).zip(adjusted) {
        row.p_holm = p;
    }
    let baseline = study.plans[study.baseline].id.clone();
    Summary {
        schema: "sandtable.study-report/1",
        id: study.id.clone(),
        title: study.title.clone(),
        question: study.summary.clone(),
        build: merged.manifest.build.clone(),
        study: merged.manifest.study.clone(),
        root: merged.manifest.root.clone(),
        first_seed: study.first_seed,
        replications: merged.manifest.replications,
        answer: words::answers(&cells, &sensitivity, &baseline),
        baseline,
        cells,
        design: design::summary(design),
        sensitivity,
        worst: worst::worst(design, &merged.rows),
        bands: bands::bands(study, &merged.manifest.exercises, &merged.rows),
        rounds: merged.rounds.clone(),
    }
}

/// By plan its rows, which stand seed by seed, plan by plan.
fn columns(plans: usize, rows: &[Row]) -> Vec<Vec<&Row>> {
    (0..plans).map(|plan| rows.iter().skip(plan).step_by(plans).collect()).collect()
}

/// Rows that are judged together: of a point, or of all points of an exercise.
fn cell(design: &Design, rows: &[Row], asked: &[Asked]) -> CellSummary {
    let study = &design.study;
    let plans = study.plans.len();
    let columns = columns(plans, rows);
    let clusters = design.clusters(&columns[0]);
    let alone = study.plans.iter().zip(&columns);
    let summaries = alone.map(|(plan, rows)| estimate::plan(&plan.id, rows, clusters.as_deref(), asked)).collect();
    let baseline = &columns[study.baseline];
    let others = (0..plans).filter(|plan| *plan != study.baseline);
    let beside =
        |plan: usize| compare::plans(&study.plans[plan].id, &columns[plan], baseline, clusters.as_deref(), asked);
    CellSummary {
        exercise: rows[0].exercise.clone(),
        point: Vec::new(),
        pooled: None,
        plans: summaries,
        comparisons: others.flat_map(beside).collect(),
        selection: choose::selection(design, &columns, clusters.as_deref()),
        tradeoff: choose::tradeoff(design, &columns, clusters.as_deref()),
    }
}

fn asked(output: &str, bound: Bound) -> Option<Asked> {
    let output = OUTPUTS.iter().find(|row| row.id == output)?;
    let text = match bound {
        Bound::Within(limit) => format!("within {} h", number(super::output::hours(limit))),
        Bound::AtMost(most) => format!("at most {} {}", number(most), output.unit),
        Bound::AtLeast(least) => format!("at least {} {}", number(least), output.unit),
    };
    Some(Asked { output, bound, text })
}
