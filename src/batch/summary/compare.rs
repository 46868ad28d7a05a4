//! A plan beside the baseline, seed by seed.

use super::estimate::{SURE, known};
use super::{Asked, Comparison};
use crate::batch::output::{Goal, Kind, OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::mean::{paired_difference, variance_reduction};
use crate::batch::stats::proportion::PairedTable;

/// Every output of a plan beside the same output of another, row by row: rows of a pair should share their seed.
pub fn outputs(rows: &[&Row], baseline: &[&Row]) -> Vec<Comparison> {
    OUTPUTS.iter().filter_map(|row| output(row, rows, baseline)).collect()
}

pub(super) fn plans(plan: &str, rows: &[&Row], baseline: &[&Row], asked: &[Asked]) -> Vec<Comparison> {
    let outputs = outputs(rows, baseline).into_iter();
    let targets = asked.iter().filter_map(|asked| {
        let met = rows.iter().zip(baseline).filter_map(|(a, b)| Some((asked.met(a)?, asked.met(b)?)));
        shares(format!("{} {}", asked.output.id, asked.text), met)
    });
    outputs.chain(targets).map(|found| Comparison { plan: plan.into(), ..found }).collect()
}

fn output(output: &Output, rows: &[&Row], baseline: &[&Row]) -> Option<Comparison> {
    let pairs = rows.iter().zip(baseline).map(|(a, b)| ((output.of)(a), (output.of)(b)));
    if output.kind == Kind::Share {
        return shares(output.id.into(), pairs.filter_map(|(a, b)| Some((holds(a)?, holds(b)?))));
    }
    let both: Vec<(Value, Value)> =
        pairs.filter(|(a, b)| *a != Value::NotApplicable && *b != Value::NotApplicable).collect();
    // Censored times are cut where the first run was lost from sight: what is left is known of every run.
    let lost = both.iter().flat_map(|(a, b)| [*a, *b]).filter_map(|value| match value {
        Value::Censored(time) => Some(time),
        _ => None,
    });
    let cut = lost.min();
    let number = |value: Value| match (value, cut) {
        (Value::Time(time) | Value::Censored(time), Some(cut)) => Some(hours(time.min(cut))),
        _ => known(value),
    };
    let (a, b): (Vec<f64>, Vec<f64>) = both.into_iter().filter_map(|(a, b)| Some((number(a)?, number(b)?))).unzip();
    let found = paired_difference(&a, &b, SURE)?;
    let gain = variance_reduction(&a, &b);
    Some(Comparison {
        plan: String::new(),
        output: output.id.into(),
        method: cut.map_or_else(
            || "paired t".into(),
            |cut| format!("paired t, times cut at {} h", super::words::number(hours(cut))),
        ),
        pairs: found.count,
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

fn holds(value: Value) -> Option<bool> {
    match value {
        Value::Holds(holds) => Some(holds),
        _ => None,
    }
}

fn shares(output: String, pairs: impl Iterator<Item = (bool, bool)>) -> Option<Comparison> {
    let (a, b): (Vec<bool>, Vec<bool>) = pairs.unzip();
    let table = PairedTable::of(&a, &b);
    let found = table.difference(SURE)?;
    Some(Comparison {
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
    })
}
