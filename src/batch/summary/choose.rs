//! Which plan: the best by one output, and those that no other beats on several.

use super::estimate::SURE;
use super::sensitivity::seen;
use crate::batch::design::Design;
use crate::batch::output::{Goal, Output, output};
use crate::batch::row::Row;
use crate::batch::stats;
use crate::batch::stats::pareto::{chance_on_front, front, means};
use crate::batch::stats::selection::{Selection as Procedure, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// Values from which variances are taken before a plan is dropped.
const FIRST_STAGE: usize = 20;
/// Replications whose mean is one value of the selection, where there are enough: means are closer to normal.
const BATCH: usize = 10;
const RESAMPLES: usize = 1000;

/// The plan that is best by an output: with 95 %, if it is better than every other by the indifference at least.
#[derive(Clone, Debug, Serialize)]
pub struct Selection {
    pub output: &'static str,
    /// Hours for times.
    pub indifference: f64,
    /// Null where the runs end before a decision.
    pub best: Option<String>,
    /// Plans that may be the best, if none is chosen.
    pub standing: Vec<String>,
    /// Replications after which it would be decided at the latest; null where too few are there to say.
    pub at_most: Option<u64>,
    pub plans: Vec<Dropped>,
    /// Replications whose mean counts as one value; 0: a point's.
    pub batch: u64,
    /// Replications that gave no occasion under every plan.
    pub left_out: u64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Dropped {
    pub plan: String,
    /// After how many replications (points, where those are pooled); null if it was not.
    pub after: Option<u64>,
}

/// Plans by several outputs at once.
#[derive(Clone, Debug, Serialize)]
pub struct Tradeoff {
    pub outputs: Vec<&'static str>,
    pub plans: Vec<TradeoffPlan>,
    /// Replications, or points, that gave no occasion for every output under every plan.
    pub left_out: u64,
}

#[derive(Clone, Debug, Serialize)]
pub struct TradeoffPlan {
    pub plan: String,
    /// By output; hours for times, censored ones as far as they were seen.
    pub means: Vec<f64>,
    /// No other plan is as good in all outputs and better in one.
    pub on_front: bool,
    /// In what share of bootstrap resamples of the replications it is.
    pub chance: f64,
}

/// `[plan][output][replication]`, without replications that lack a value; clusters are taken as one.
fn series(outputs: &[&Output], columns: &[Vec<&Row>], clusters: Option<&[usize]>) -> (Vec<Vec<Vec<f64>>>, u64) {
    let mut left_out = 0;
    let mut groups: BTreeMap<usize, Vec<Vec<f64>>> = BTreeMap::new();
    for number in 0..columns[0].len() {
        let of_plan = |rows: &Vec<&Row>| outputs.iter().map(|output| seen((output.of)(rows[number]))).collect();
        let values: Option<Vec<Vec<f64>>> = columns.iter().map(of_plan).collect();
        match values {
            Some(values) => {
                let group = clusters.map_or(number, |clusters| clusters[number]);
                groups.entry(group).or_default().push(values.concat());
            }
            None => left_out += 1,
        }
    }
    let mut all = vec![vec![Vec::with_capacity(groups.len()); outputs.len()]; columns.len()];
    for rows in groups.into_values() {
        for (plan, series) in all.iter_mut().enumerate() {
            for (at, series) in series.iter_mut().enumerate() {
                let sum: f64 = rows.iter().map(|row| row[plan * outputs.len() + at]).sum();
                series.push(sum / rows.len() as f64);
            }
        }
    }
    (all, left_out)
}

fn goal(output: &Output) -> stats::Goal {
    match output.goal {
        Goal::Less => stats::Goal::Minimum,
        Goal::More => stats::Goal::Maximum,
    }
}

/// By the procedure of Kim and Nelson, over the rows in the order of seeds.
pub(super) fn selection(design: &Design, columns: &[Vec<&Row>], clusters: Option<&[usize]>) -> Option<Selection> {
    let study = &design.study;
    let amount = study.select.as_ref()?;
    let output = output(&amount.output)?;
    let (series, left_out) = series(&[output], columns, clusters);
    let values = series[0][0].len();
    let batch = if clusters.is_none() && values >= BATCH * FIRST_STAGE { BATCH } else { 1 };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let batched: Vec<Vec<f64>> = series.iter().map(|plan| plan[0].chunks_exact(batch).map(mean).collect()).collect();
    let procedure = Procedure {
        goal: goal(output),
        indifference: Output::amount(amount.size),
        confidence: SURE,
        first_stage: FIRST_STAGE,
    };
    let found = procedure.screen(&batched.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
    let replications = |count: usize| (count * batch) as u64;
    let name = |plan: usize| study.plans[plan].id.clone();
    let (best, standing, at_most) = match found.verdict {
        Verdict::Best(best) => (Some(name(best)), Vec::new(), None),
        Verdict::Undecided { standing, at_most } => (None, standing, at_most),
    };
    let dropped = found.eliminated_at.into_iter().enumerate();
    Some(Selection {
        output: output.id,
        indifference: procedure.indifference,
        best,
        standing: standing.into_iter().map(name).collect(),
        at_most: at_most.map(replications),
        plans: dropped.map(|(plan, after)| Dropped { plan: name(plan), after: after.map(replications) }).collect(),
        batch: if clusters.is_some() { 0 } else { batch as u64 },
        left_out,
    })
}

pub(super) fn tradeoff(design: &Design, columns: &[Vec<&Row>], clusters: Option<&[usize]>) -> Option<Tradeoff> {
    let study = &design.study;
    let outputs: Vec<&'static Output> = study.tradeoff.iter().filter_map(|(id, _)| output(id)).collect();
    if outputs.is_empty() {
        return None;
    }
    let (series, left_out) = series(&outputs, columns, clusters);
    let goals: Vec<stats::Goal> = outputs.iter().map(|output| goal(output)).collect();
    let chances = chance_on_front(&series, &goals, RESAMPLES, 1)?;
    let means = means(&series);
    let on_front = front(&means, &goals);
    let rows = study.plans.iter().zip(means).zip(on_front).zip(chances);
    let plans =
        rows.map(|(((plan, means), on_front), chance)| TradeoffPlan { plan: plan.id.clone(), means, on_front, chance });
    Some(Tradeoff { outputs: outputs.iter().map(|output| output.id).collect(), plans: plans.collect(), left_out })
}
