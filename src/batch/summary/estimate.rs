//! One plan by itself.

use super::{Asked, OutputSummary, PlanSummary, TargetSummary, cluster, competing};
use crate::batch::output::{Goal, Kind, OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::bootstrap::Bootstrap;
use crate::batch::stats::mean::mean;
use crate::batch::stats::proportion;
use crate::batch::stats::quantile::{Sorted, quantile, tail_mean};
use crate::batch::stats::survival::{KaplanMeier, Observation};
use crate::batch::stats::{Confidence, Interval};

pub(in crate::batch) const SURE: Confidence = Confidence::P95;
const BOOTSTRAP: Bootstrap = Bootstrap { replicates: 1000, seed: 1, confidence: SURE };
/// Of more runs the mean is as good as normal, and leaving out each of them takes long.
const MOST_BOOTSTRAPPED: usize = 2000;

/// `clusters` by row, where rows that hang together are pooled.
pub(super) fn plan(id: &str, rows: &[&Row], clusters: Option<&[usize]>, asked: &[Asked]) -> PlanSummary {
    let sum = |of: fn(&Row) -> i128| rows.iter().map(|row| of(row)).sum::<i128>();
    let saved = |part: i128, whole: i128| (whole > 0).then(|| 1.0 - part as f64 / whole as f64);
    PlanSummary {
        plan: id.into(),
        saved_hosts: saved(sum(|row| row.harm_hosts.into()), sum(|row| row.reference_hosts.into())),
        saved_records: saved(sum(|row| row.harm_records.into()), sum(|row| row.reference_records.into())),
        saved_service_hours: saved(sum(|row| row.harm_service_ms.into()), sum(|row| row.reference_service_ms.into())),
        saved_units: saved(sum(|row| row.harm_milliunits.into()), sum(|row| row.reference_milliunits.into())),
        outputs: OUTPUTS.iter().map(|output| bootstrapped(output, rows, clusters)).collect(),
        targets: asked.iter().map(|asked| target(asked, rows, clusters)).collect(),
        race: competing::race(rows, clusters.is_some()),
    }
}

fn output_of(output: &'static Output, rows: &[&Row]) -> OutputSummary {
    let values: Vec<Value> = rows.iter().map(|row| (output.of)(row)).collect();
    let count = |of: fn(&Value) -> bool| values.iter().filter(|value| of(value)).count() as u64;
    let mut summary = OutputSummary {
        output: output.id,
        runs: values.len() as u64,
        not_applicable: count(|value| matches!(value, Value::NotApplicable)),
        censored: count(|value| matches!(value, Value::Censored(_))),
        ..OutputSummary::default()
    };
    match output.kind {
        Kind::Share => share(&values, &mut summary),
        Kind::Time if summary.censored > 0 => censored(&values, &mut summary),
        Kind::Time | Kind::Number => numbers(output.goal, &values, &mut summary),
    }
    summary
}

fn share(values: &[Value], summary: &mut OutputSummary) {
    let held: Vec<bool> =
        values.iter().filter_map(|value| if let Value::Holds(held) = value { Some(*held) } else { None }).collect();
    if let Some(share) = proportion::share(&held, SURE) {
        summary.mean = Some(share.share);
        (summary.mean_low, summary.mean_high) = (Some(share.interval.low), Some(share.interval.high));
    }
}

fn numbers(goal: Goal, values: &[Value], summary: &mut OutputSummary) {
    let list: Vec<f64> = values.iter().filter_map(|value| known(*value)).collect();
    let finite = |value: f64| value.is_finite().then_some(value);
    if let Some(mean) = mean(&list, SURE) {
        summary.mean = Some(mean.mean);
        (summary.mean_low, summary.mean_high) = (finite(mean.interval.low), finite(mean.interval.high));
    }
    let sorted = Sorted::new(list);
    if let Some(median) = quantile(&sorted, 0.5, SURE) {
        summary.median = Some(median.value);
        (summary.median_low, summary.median_high) = (finite(median.interval.low), finite(median.interval.high));
    }
    if goal == Goal::More {
        return;
    }
    summary.p95 = quantile(&sorted, 0.95, SURE).map(|found| found.value);
    summary.tail_mean = tail_mean(&sorted, 0.95, SURE).map(|found| found.mean);
}

fn censored(values: &[Value], summary: &mut OutputSummary) {
    let observed: Vec<Observation> = values
        .iter()
        .filter_map(|value| match value {
            Value::Time(time) => Some(Observation { time: hours(*time), reached: true }),
            Value::Censored(time) => Some(Observation { time: hours(*time), reached: false }),
            _ => None,
        })
        .collect();
    let Some(curve) = KaplanMeier::new(&observed, SURE) else { return };
    let median = curve.median();
    (summary.median, summary.median_low, summary.median_high) = (median.time, median.low, median.high);
    summary.p95 = curve.quantile(0.95).time;
    // Up to the first run that was lost from sight nothing is guessed.
    let until = observed.iter().filter(|row| !row.reached).map(|row| row.time).fold(f64::INFINITY, f64::min);
    if let Some(mean) = curve.restricted_mean(until, SURE) {
        summary.restricted_mean = Some(mean.mean);
        (summary.restricted_low, summary.restricted_high) = (Some(mean.interval.low), Some(mean.interval.high));
        summary.until = Some(until);
    }
}

/// An output, with the bootstrap interval of its mean.
fn bootstrapped(output: &'static Output, rows: &[&Row], clusters: Option<&[usize]>) -> OutputSummary {
    let mut summary = of_output(output, rows, clusters);
    let values: Vec<f64> = rows.iter().filter_map(|row| known((output.of)(row))).collect();
    if clusters.is_some() || summary.censored > 0 || !(2..=MOST_BOOTSTRAPPED).contains(&values.len()) {
        return summary;
    }
    let mean = |indices: &[usize]| indices.iter().map(|index| values[*index]).sum::<f64>() / indices.len() as f64;
    if let Some(found) = BOOTSTRAP.bias_corrected(values.len(), mean) {
        (summary.bootstrap_low, summary.bootstrap_high) = (Some(found.interval.low), Some(found.interval.high));
    }
    summary
}

/// An output, its intervals over clusters where rows hang together.
pub(super) fn of_output(output: &'static Output, rows: &[&Row], clusters: Option<&[usize]>) -> OutputSummary {
    let mut summary = output_of(output, rows);
    if let Some(clusters) = clusters {
        widen_output(&mut summary, output, rows, clusters);
    }
    summary
}

fn widen_output(summary: &mut OutputSummary, output: &Output, rows: &[&Row], clusters: &[usize]) {
    let finite = |value: f64| value.is_finite().then_some(value);
    let until = summary.until;
    let number = |row: &Row| match (output.of)(row) {
        Value::Time(time) | Value::Censored(time) => Some(until.map_or(hours(time), |until| hours(time).min(until))),
        Value::Holds(held) => Some(f64::from(u8::from(held))),
        value => known(value),
    };
    let values = rows.iter().zip(clusters).filter_map(|(row, cluster)| Some((*cluster, number(row)?)));
    let Some(found) = cluster::mean(&values.collect::<Vec<_>>()) else { return };
    let (mut low, mut high) = (finite(found.interval.low), finite(found.interval.high));
    if output.kind == Kind::Share {
        (low, high) = (low.map(|low| low.max(0.0)), high.map(|high| high.min(1.0)));
    }
    if until.is_some() {
        (summary.restricted_low, summary.restricted_high) = (low, high);
    } else if summary.mean.is_some() {
        (summary.mean_low, summary.mean_high) = (low, high);
    }
    // An order statistic of runs that hang together has no such interval.
    (summary.median_low, summary.median_high) = (None, None);
}

/// As a number for tables: hours, or the number itself.
pub(super) fn known(value: Value) -> Option<f64> {
    match value {
        Value::Time(time) => Some(hours(time)),
        Value::Number(number) => Some(number),
        Value::Holds(_) | Value::Censored(_) | Value::NotApplicable => None,
    }
}

fn target(asked: &Asked, rows: &[&Row], clusters: Option<&[usize]>) -> TargetSummary {
    let met: Vec<bool> = rows.iter().filter_map(|row| asked.met(row)).collect();
    let share = proportion::share(&met, SURE);
    let mut interval = share.map(|found| found.interval);
    if let Some(clusters) = clusters {
        let number = |row: &Row| asked.met(row).map(|met| f64::from(u8::from(met)));
        let values = rows.iter().zip(clusters).filter_map(|(row, cluster)| Some((*cluster, number(row)?)));
        let found = cluster::mean(&values.collect::<Vec<_>>());
        interval = found.map(|found| found.interval.clamped(Interval::new(0.0, 1.0)));
    }
    TargetSummary {
        output: asked.output.id.into(),
        target: asked.text.clone(),
        applies: met.len() as u64,
        met: met.iter().filter(|met| **met).count() as u64,
        share: share.map(|found| found.share),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    }
}
