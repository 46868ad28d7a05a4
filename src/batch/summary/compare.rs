//! A plan beside the baseline, seed by seed.

use super::estimate::{SURE, known};
use super::{Asked, Comparison, cluster};
use crate::batch::output::{Goal, Kind, OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::Interval;
use crate::batch::stats::mean::{paired_difference, variance_reduction};
use crate::batch::stats::proportion::PairedTable;

/// Every output of a plan beside the same output of another, row by row: rows of a pair should share their seed.
pub fn outputs(rows: &[&Row], baseline: &[&Row]) -> Vec<Comparison> {
    OUTPUTS.iter().filter(|output| output.compared).filter_map(|row| output(row, rows, baseline, None)).collect()
}

/// The mean of an output and its interval; beside a baseline, of the difference. `None` where no run gave occasion.
pub(in crate::batch) fn interval_of(
    of: &'static Output,
    rows: &[&Row],
    baseline: Option<&[&Row]>,
    clusters: Option<&[usize]>,
) -> Option<(f64, Interval)> {
    if let Some(baseline) = baseline {
        return output(of, rows, baseline, clusters)
            .map(|found| (found.difference, Interval::new(found.low, found.high)));
    }
    let found = super::estimate::of_output(of, rows, clusters);
    let (mean, low, high) = match found.until {
        Some(_) => (found.restricted_mean, found.restricted_low, found.restricted_high),
        None => (found.mean, found.mean_low, found.mean_high),
    };
    let end = |end: Option<f64>, none: f64| end.unwrap_or(none);
    Some((mean?, Interval::new(end(low, f64::NEG_INFINITY), end(high, f64::INFINITY))))
}

/// `clusters` by row, where rows that hang together are pooled.
pub(super) fn plans(
    plan: &str,
    rows: &[&Row],
    baseline: &[&Row],
    clusters: Option<&[usize]>,
    asked: &[Asked],
) -> Vec<Comparison> {
    let outputs =
        OUTPUTS.iter().filter(|output| output.compared).filter_map(|row| output(row, rows, baseline, clusters));
    let targets = asked.iter().filter_map(|asked| {
        let met = rows.iter().zip(baseline).map(|(a, b)| Some((asked.met(a)?, asked.met(b)?)));
        shares(format!("{} {}", asked.output.id, asked.text), met, clusters)
    });
    outputs.chain(targets).map(|found| Comparison { plan: plan.into(), ..found }).collect()
}

fn output(output: &Output, rows: &[&Row], baseline: &[&Row], clusters: Option<&[usize]>) -> Option<Comparison> {
    let pairs = rows.iter().zip(baseline).map(|(a, b)| ((output.of)(a), (output.of)(b)));
    if output.kind == Kind::Share {
        return shares(output.id.into(), pairs.map(|(a, b)| Some((holds(a)?, holds(b)?))), clusters);
    }
    let applies = |(a, b): &(Value, Value)| *a != Value::NotApplicable && *b != Value::NotApplicable;
    let both: Vec<(usize, (Value, Value))> = pairs.enumerate().filter(|(_, pair)| applies(pair)).collect();
    // Censored times are cut where the first run was lost from sight: what is left is known of every run.
    let lost = both.iter().flat_map(|(_, (a, b))| [*a, *b]).filter_map(|value| match value {
        Value::Censored(time) => Some(time),
        _ => None,
    });
    let cut = lost.min();
    let number = |value: Value| match (value, cut) {
        (Value::Time(time) | Value::Censored(time), Some(cut)) => Some(hours(time.min(cut))),
        _ => known(value),
    };
    let known = both.into_iter().filter_map(|(row, (a, b))| Some((row, (number(a)?, number(b)?))));
    let (rows, (a, b)): (Vec<usize>, (Vec<f64>, Vec<f64>)) = known.unzip();
    let pairs = a.len() as u64;
    let found = match clusters {
        Some(clusters) => cluster::mean(&differences(&rows, &a, &b, clusters)),
        None => paired_difference(&a, &b, SURE),
    }?;
    let test = if clusters.is_some() { "paired t over points" } else { "paired t" };
    let gain = variance_reduction(&a, &b);
    Some(Comparison {
        plan: String::new(),
        output: output.id.into(),
        method: cut
            .map_or_else(|| test.into(), |cut| format!("{test}, times cut at {} h", super::words::number(hours(cut)))),
        pairs,
        difference: found.mean,
        low: found.interval.low,
        high: found.interval.high,
        less_is_better: output.goal == Goal::Less,
        p: found.p_value(0.0),
        p_holm: 1.0,
        variance_reduction: gain.map(|gain| gain.factor).filter(|factor| factor.is_finite()),
        variance_reduction_ceiling: gain.map(|gain| gain.ceiling).filter(|ceiling| ceiling.is_finite()),
        identical: a == b,
    })
}

fn differences(rows: &[usize], a: &[f64], b: &[f64], clusters: &[usize]) -> Vec<(usize, f64)> {
    rows.iter().zip(a.iter().zip(b)).map(|(row, (a, b))| (clusters[*row], a - b)).collect()
}

fn holds(value: Value) -> Option<bool> {
    match value {
        Value::Holds(holds) => Some(holds),
        _ => None,
    }
}

fn shares(
    output: String,
    pairs: impl Iterator<Item = Option<(bool, bool)>>,
    clusters: Option<&[usize]>,
) -> Option<Comparison> {
    let known = pairs.enumerate().filter_map(|(row, pair)| Some((row, pair?)));
    let (rows, (a, b)): (Vec<usize>, (Vec<bool>, Vec<bool>)) = known.unzip();
    let table = PairedTable::of(&a, &b);
    let found = table.difference(SURE)?;
    let mut comparison = Comparison {
        plan: String::new(),
        output,
        method: "McNemar and Newcombe".into(),
        pairs: table.count(),
        difference: found.difference,
        low: found.interval.low,
        high: found.interval.high,
        less_is_better: false,
        p: table.mcnemar(),
        p_holm: 1.0,
        variance_reduction: None,
        variance_reduction_ceiling: None,
        identical: a == b,
    };
    if let Some(clusters) = clusters {
        let number = |held: &[bool]| held.iter().map(|held| f64::from(u8::from(*held))).collect::<Vec<_>>();
        let found = cluster::mean(&differences(&rows, &number(&a), &number(&b), clusters))?;
        (comparison.low, comparison.high) = (found.interval.low.max(-1.0), found.interval.high.min(1.0));
        comparison.p = found.p_value(0.0);
        comparison.method = "paired t over points".into();
    }
    Some(comparison)
}
