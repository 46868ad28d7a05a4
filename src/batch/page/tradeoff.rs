//! What a plan saves against what it costs by itself.

use super::model::{Drawing, Figure, Table};
use super::view::{View, output};
use super::words;
use crate::batch::chart::scale::Measure;
use crate::batch::chart::tradeoff::{Plan, Side, Tradeoff};
use crate::batch::output::{Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::mean::mean;
use crate::batch::stats::pareto::{chance_on_front, front};
use crate::batch::stats::{Confidence, Goal};

/// What may be saved: its words, what a run lost, and what it would have lost with nobody there.
type Saved = (&'static str, fn(&Row) -> f64, fn(&Row) -> f64);
const SAVED: [Saved; 4] = [
    ("harm", |row| row.harm_milliunits as f64, |row| row.reference_milliunits as f64),
    ("service-hours", |row| hours(row.harm_service_ms), |row| hours(row.reference_service_ms)),
    ("records", |row| row.harm_records as f64, |row| row.reference_records as f64),
    ("hosts", |row| row.harm_hosts as f64, |row| row.reference_hosts as f64),
];
const GOALS: [Goal; 2] = [Goal::Minimum, Goal::Maximum];

/// `None` for a single plan, where there was nothing to lose, and where all plans are the same.
pub(super) fn tradeoff(view: &View) -> Option<Figure> {
    let shown = view.shown();
    let whole = |saved: &Saved| view.columns[view.baseline()].iter().map(|row| saved.2(row)).sum::<f64>();
    let saved = SAVED.iter().find(|saved| whole(saved) > 0.0)?;
    if shown.len() < 2 {
        return None;
    }
    // By plan and output: the value of each replication.
    let outcomes: Vec<Vec<Vec<f64>>> = shown.iter().map(|plan| outcome(&view.columns[*plan], saved)).collect();
    let means: Vec<Vec<f64>> = crate::batch::stats::pareto::means(&outcomes);
    if means.iter().all(|plan| *plan == means[0]) {
        return None;
    }
    let on_front = front(&means, &GOALS);
    // Pooled rows are not independent: seeds come again in every cell.
    let known = view.cell.is_some();
    let chances = if known { chance_on_front(&outcomes, &GOALS, 200, 1) } else { None };
    let estimate = |values: &[f64], value: f64| {
        let half = if known { half_width(values) } else { f64::INFINITY };
        [value, value - half, value + half]
    };
    let plans: Vec<Plan> = shown
        .iter()
        .enumerate()
        .map(|(at, plan)| Plan {
            series: view.plans[*plan].clone(),
            x: estimate(&outcomes[at][0], means[at][0]),
            y: estimate(&residuals(&view.columns[*plan], saved, means[at][1]), 0.0).map(|end| means[at][1] + end),
            on_front: on_front[at],
        })
        .collect();
    let rows = plans.iter().enumerate().map(|(at, plan)| {
        vec![
            words::name(&plan.series.name),
            words::number_interval(plan.x),
            words::share_interval(plan.y[0], Some((plan.y[1], plan.y[2]))),
            words::yes(plan.on_front),
            chances.as_ref().map_or(words::NONE.into(), |chances| words::percent(chances[at])),
        ]
    });
    let names: Vec<(&str, bool)> = plans.iter().map(|plan| (plan.series.name.as_str(), plan.on_front)).collect();
    Some(Figure {
        id: format!("tradeoff-{}", view.key),
        title: words::tradeoff_title(&names, saved.0),
        note: words::tradeoff_note(view.cell.is_none()).into(),
        table: Table::new(words::tradeoff_columns(saved.0), 1, rows.collect()),
        drawing: Drawing::Tradeoff(Tradeoff {
            across: Side { title: words::OWN_DOWNTIME.into(), measure: Measure::Number, less_is_better: true },
            up: Side { title: words::saved_axis(saved.0), measure: Measure::Share, less_is_better: false },
            best: words::BETTER.into(),
            plans,
        }),
    })
}

/// Downtime of the response's own making, and the share saved of what a run loses at the mean.
fn outcome(rows: &[&Row], saved: &Saved) -> Vec<Vec<f64>> {
    let number = |row: &&Row| match (output("downtime_response").of)(row) {
        Value::Number(number) => number,
        _ => 0.0,
    };
    let whole = rows.iter().map(|row| saved.2(row)).sum::<f64>() / rows.len().max(1) as f64;
    let kept = |row: &&Row| if whole > 0.0 { 1.0 - saved.1(row) / whole } else { 0.0 };
    vec![rows.iter().map(number).collect(), rows.iter().map(kept).collect()]
}

/// What each run adds to the error of a ratio of means (Law, section 9.5): its mean is 0, its spread the ratio's.
fn residuals(rows: &[&Row], saved: &Saved, share: f64) -> Vec<f64> {
    let whole = rows.iter().map(|row| saved.2(row)).sum::<f64>() / rows.len().max(1) as f64;
    rows.iter().map(|row| ((1.0 - share) * saved.2(row) - saved.1(row)) / whole.max(f64::MIN_POSITIVE)).collect()
}

/// Of the 95 % interval of a mean.
fn half_width(values: &[f64]) -> f64 {
    mean(values, Confidence::P95).map_or(f64::INFINITY, |found| found.interval.half_width())
}
