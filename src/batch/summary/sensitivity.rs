//! Which factors matter, from the points of Morris or Saltelli: of each plan's outputs, and of its differences from the
//! baseline. The luck of a point's replications is averaged out; all points met the same.

use super::estimate::SURE;
use crate::batch::design::Design;
use crate::batch::output::{OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::bootstrap::Bootstrap;
use crate::batch::stats::design::{MorrisDesign, SaltelliDesign, morris, saltelli};
use crate::batch::stats::sensitivity::{elementary_effects, sobol_indices};
use crate::scenario::study::DesignKind;
use serde::Serialize;

const BOOTSTRAP: Bootstrap = Bootstrap { replicates: 1000, seed: 1, confidence: SURE };

/// What the factors do to one output, the strongest first.
#[derive(Clone, Debug, Serialize)]
pub struct Sensitivity {
    pub exercise: String,
    pub plan: String,
    /// The plan that it is compared with, where this is about the difference.
    pub minus: Option<String>,
    pub output: &'static str,
    /// `morris` or `saltelli`.
    pub method: &'static str,
    /// Runs that ended before the moment came: they count with the time that was seen.
    pub censored: u64,
    /// Runs that gave no occasion: the mean of a point is without them.
    pub not_applicable: u64,
    /// Why there are no figures: the output did not vary, or a point gave no occasion.
    pub left_out: Option<&'static str>,
    pub factors: Vec<FactorEffect>,
}

/// Elementary effects are in the output's unit (hours, shares of runs) per width of the factor's range.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FactorEffect {
    pub factor: String,
    /// mu*: the mean size of the effect, with its bootstrap interval.
    pub mean_size: Option<f64>,
    pub mean_size_low: Option<f64>,
    pub mean_size_high: Option<f64>,
    /// mu: with its sign, effects of both signs cancel.
    pub mean: Option<f64>,
    /// sigma: large beside mu* where the effect depends on the other factors, or is not straight.
    pub deviation: Option<f64>,
    /// S: the share of the variance that the factor answers for alone.
    pub first: Option<f64>,
    pub first_low: Option<f64>,
    pub first_high: Option<f64>,
    /// ST: alone and together with others.
    pub total: Option<f64>,
    pub total_low: Option<f64>,
    pub total_high: Option<f64>,
}

enum Plan {
    Morris(MorrisDesign),
    Saltelli(SaltelliDesign),
}

/// The means of an output at every point.
struct Response {
    means: Vec<Option<f64>>,
    censored: u64,
    not_applicable: u64,
}

/// Of the rows of one exercise, by plan in `columns`.
pub(super) fn of_exercise(design: &Design, columns: &[Vec<&Row>]) -> Vec<Sensitivity> {
    let study = &design.study;
    let factors = study.coordinates();
    let plan = match study.design {
        DesignKind::Morris { trajectories, levels, seed } => {
            let mut plan = morris(trajectories, factors, levels, seed);
            // Half of the coordinate is all of a factor with two levels: effects are per width of what it takes.
            for (at, point) in plan.points.iter_mut().flat_map(|point| point.iter_mut().enumerate()) {
                let factor = study.factors.iter().find(|factor| factor.coordinate == at);
                *point = factor.map_or(*point, |factor| factor.position(*point));
            }
            Plan::Morris(plan)
        }
        DesignKind::Saltelli { base, seed } => Plan::Saltelli(saltelli(base, factors, seed)),
        DesignKind::Grid | DesignKind::LatinHypercube { .. } | DesignKind::Sobol { .. } => return Vec::new(),
    };
    let mut found = Vec::new();
    for output in OUTPUTS {
        let responses: Vec<Response> =
            columns.iter().map(|rows| response(output, rows, None, design.points.len())).collect();
        for (number, response) in responses.iter().enumerate() {
            found.push(judged(design, &plan, output, number, None, response, columns));
        }
        for number in (0..columns.len()).filter(|number| *number != study.baseline) {
            let baseline = Some(&columns[study.baseline]);
            let between = response(output, &columns[number], baseline, design.points.len());
            found.push(judged(design, &plan, output, number, Some(study.baseline), &between, columns));
        }
    }
    found
}

fn judged(
    design: &Design,
    plan: &Plan,
    output: &Output,
    number: usize,
    minus: Option<usize>,
    response: &Response,
    columns: &[Vec<&Row>],
) -> Sensitivity {
    let plans = &design.study.plans;
    let known: Option<Vec<f64>> = response.means.iter().copied().collect();
    let effects = known.as_ref().map(|means| effects(design, plan, means));
    let (left_out, factors) = match effects {
        None => (Some("at a point no run gave occasion for it"), Vec::new()),
        Some(None) => (Some("it was the same at every point"), Vec::new()),
        Some(Some(factors)) => (None, factors),
    };
    Sensitivity {
        exercise: columns[0].first().map_or_else(String::new, |row| row.exercise.clone()),
        plan: plans[number].id.clone(),
        minus: minus.map(|minus| plans[minus].id.clone()),
        output: output.id,
        method: design.study.design.name(),
        censored: response.censored,
        not_applicable: response.not_applicable,
        left_out,
        factors,
    }
}

/// Means over the runs of each point, or over the differences from the other plan in the same seed.
fn response(output: &Output, rows: &[&Row], baseline: Option<&Vec<&Row>>, points: usize) -> Response {
    let mut sums = vec![(0.0, 0_u64); points];
    let (mut censored, mut not_applicable) = (0, 0);
    for (number, row) in rows.iter().enumerate() {
        let (value, other) = ((output.of)(row), baseline.map(|baseline| (output.of)(baseline[number])));
        censored += u64::from([Some(value), other].iter().any(|value| matches!(value, Some(Value::Censored(_)))));
        let difference = match (seen(value), other.map(seen)) {
            (Some(value), None) => Some(value),
            (Some(value), Some(Some(other))) => Some(value - other),
            _ => None,
        };
        match difference {
            Some(value) => {
                let (sum, count) = &mut sums[row.point as usize];
                *sum += value;
                *count += 1;
            }
            None => not_applicable += 1,
        }
    }
    let mean = |(sum, count): (f64, u64)| (count > 0).then(|| sum / count as f64);
    Response { means: sums.into_iter().map(mean).collect(), censored, not_applicable }
}

/// As a number: a censored time is the time that was seen, what holds is 1.
pub(super) fn seen(value: Value) -> Option<f64> {
    match value {
        Value::NotApplicable => None,
        Value::Number(number) => Some(number),
        Value::Holds(holds) => Some(f64::from(u8::from(holds))),
        Value::Time(time) | Value::Censored(time) => Some(hours(time)),
    }
}

/// `None` if the output does not vary.
fn effects(design: &Design, plan: &Plan, means: &[f64]) -> Option<Vec<FactorEffect>> {
    if means.iter().all(|mean| *mean == means[0]) {
        return None;
    }
    let finite = |value: f64| value.is_finite().then_some(value);
    let mut rows: Vec<(f64, FactorEffect)> = match plan {
        Plan::Morris(plan) => elementary_effects(plan, means, &BOOTSTRAP)?
            .into_iter()
            .map(|found| {
                let effect = FactorEffect {
                    mean_size: finite(found.mean_size),
                    mean_size_low: finite(found.interval.low),
                    mean_size_high: finite(found.interval.high),
                    mean: finite(found.mean),
                    deviation: finite(found.deviation),
                    ..FactorEffect::default()
                };
                (found.mean_size, effect)
            })
            .collect(),
        Plan::Saltelli(plan) => sobol_indices(plan, means, &BOOTSTRAP)?
            .into_iter()
            .map(|found| {
                let effect = FactorEffect {
                    first: finite(found.first),
                    first_low: finite(found.first_interval.low),
                    first_high: finite(found.first_interval.high),
                    total: finite(found.total),
                    total_low: finite(found.total_interval.low),
                    total_high: finite(found.total_interval.high),
                    ..FactorEffect::default()
                };
                (found.total, effect)
            })
            .collect(),
    };
    for (coordinate, (_, row)) in rows.iter_mut().enumerate() {
        row.factor = name(design, coordinate);
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// A factor, and those that go with it: `size + staff`.
fn name(design: &Design, coordinate: usize) -> String {
    let mine = design.study.factors.iter().filter(|factor| factor.coordinate == coordinate);
    mine.map(|factor| factor.id.as_str()).collect::<Vec<_>>().join(" + ")
}
