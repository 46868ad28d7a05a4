//! All cells of a study together, where there are too many to look at one by one.
//! A seed comes again in every cell, so rows are not independent: differences are averaged over the cells, seed by seed,
//! and only then compared; shares of targets come without an interval.

use super::estimate::{self, SURE, known};
use super::{Asked, CellSummary, Comparison};
use crate::batch::output::{Goal, OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::holm::holm;
use crate::batch::stats::mean::mean;
use std::collections::BTreeMap;

/// `columns` holds the rows of each plan, in the same order for all.
pub(in crate::batch) fn pooled(
    columns: &[Vec<&Row>],
    names: &[String],
    baseline: usize,
    study: &crate::scenario::study::Study,
) -> CellSummary {
    let asked: Vec<Asked> =
        study.targets.iter().filter_map(|target| super::asked(&target.output, target.bound)).collect();
    let cluster = |row: &&Row| usize::try_from(row.seed - study.first_seed).expect("fewer replications than addresses");
    let clusters: Vec<usize> = columns.first().map_or(Vec::new(), |rows| rows.iter().map(cluster).collect());
    let plan = |(id, rows): (&String, &Vec<&Row>)| estimate::plan(id, rows, Some(&clusters), &asked);
    let mut plans: Vec<_> = names.iter().zip(columns).map(plan).collect();
    for target in plans.iter_mut().flat_map(|plan| &mut plan.targets) {
        (target.low, target.high) = (None, None);
    }
    let others = (0..columns.len()).filter(|plan| *plan != baseline);
    let mut comparisons: Vec<Comparison> = others
        .flat_map(|plan| {
            OUTPUTS
                .iter()
                .filter(|output| output.compared)
                .filter_map(move |output| Some((plan, compare(output, &columns[plan], &columns[baseline])?)))
        })
        .map(|(plan, found)| Comparison { plan: names[plan].clone(), ..found })
        .collect();
    let adjusted = holm(&comparisons.iter().map(|row| row.p).collect::<Vec<f64>>());
    for (row, p) in comparisons.iter_mut().zip(adjusted) {
        row.p_holm = p;
    }
    CellSummary {
        exercise: String::new(),
        point: Vec::new(),
        pooled: None,
        plans,
        comparisons,
        selection: None,
        tradeoff: None,
    }
}

fn compare(output: &Output, rows: &[&Row], baseline: &[&Row]) -> Option<Comparison> {
    let both = || rows.iter().zip(baseline).map(|(a, b)| (a.seed, (output.of)(a), (output.of)(b)));
    // As for one cell: what is left after the cut is known of every run.
    let cut = both()
        .filter(|(_, a, b)| *a != Value::NotApplicable && *b != Value::NotApplicable)
        .flat_map(|(_, a, b)| [a, b])
        .filter_map(|value| if let Value::Censored(time) = value { Some(time) } else { None })
        .min();
    let number = |value: Value| match (value, cut) {
        (Value::Time(time) | Value::Censored(time), Some(cut)) => Some(hours(time.min(cut))),
        (Value::Holds(holds), _) => Some(f64::from(u8::from(holds))),
        _ => known(value),
    };
    let mut seeds: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    let (mut pairs, mut identical) = (0, true);
    for (seed, a, b) in both() {
        let Some((a, b)) = number(a).zip(number(b)) else { continue };
        let (sum, count) = seeds.entry(seed).or_default();
        *sum += a - b;
        *count += 1.0;
        pairs += 1;
        identical &= a == b;
    }
    let found = mean(&seeds.into_values().map(|(sum, count)| sum / count).collect::<Vec<f64>>(), SURE)?;
    Some(Comparison {
        plan: String::new(),
        output: output.id.into(),
        method: "t over seeds, each averaged over the cells".into(),
        pairs,
        difference: found.mean,
        low: found.interval.low,
        high: found.interval.high,
        less_is_better: output.goal == Goal::Less,
        p: found.p_value(0.0),
        p_holm: 1.0,
        variance_reduction: None,
        variance_reduction_ceiling: None,
        identical,
    })
}
