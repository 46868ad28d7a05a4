//! The answer in sentences: each plan, and what it changes against the baseline as far as that stands.

use super::words::{number, percent, title};
use super::{CellSummary, Comparison, PlanSummary};
use crate::batch::output::Kind;

/// The answer for a cell: the baseline, then each other plan beside it. `alone` if the study has no other cell.
pub(in crate::batch) fn answer(cell: &CellSummary, baseline: &str, alone: bool) -> Vec<String> {
    let place = if alone { String::new() } else { format!("{}: ", super::words::place(cell)) };
    let Some(base) = cell.plans.iter().find(|row| row.plan == baseline) else { return Vec::new() };
    let role = if cell.plans.len() > 1 { ", the baseline," } else { "" };
    let mut sentences = vec![format!("{place}{baseline}{role} {}.", sentence(base, base, &[]))];
    for plan in cell.plans.iter().filter(|row| row.plan != baseline) {
        let mine: Vec<&Comparison> = cell.comparisons.iter().filter(|row| row.plan == plan.plan).collect();
        if !mine.is_empty() && mine.iter().all(|row| row.identical) {
            sentences.push(format!("{place}{} is identical to {baseline} in every replication.", plan.plan));
            continue;
        }
        let said = sentence(plan, base, &mine);
        sentences.push(format!("{place}{} {said}{}.", plan.plan, rest(&mine, baseline)));
    }
    sentences
}

/// `prevents any impact in 61 % of runs, 23 points more than A [19, 27], saves 74 % of the harm (A: 51 %) and costs 4.1 h
/// more downtime of its own making a run [3.2, 5]`.
fn sentence(plan: &PlanSummary, base: &PlanSummary, comparisons: &[&Comparison]) -> String {
    let mean = |id: &str| plan.outputs.iter().find(|row| row.output == id).and_then(|row| row.mean);
    let stands = |id: &str| comparisons.iter().find(|row| row.output == id && row.stands());
    let mut parts = Vec::new();
    if let Some(share) = mean("impact_prevented") {
        let mut part = format!("prevents any impact in {} of runs", percent(share));
        if let Some(row) = stands("impact_prevented") {
            let way = if row.difference > 0.0 { "more" } else { "fewer" };
            part += &format!(", {} points {way} than {} {}", size(row, 100.0), base.plan, bounds(row, 100.0));
        }
        parts.push(part);
    }
    if let Some((saved, what, before)) = saved(plan, base) {
        let mut part = if saved < 0.0 {
            format!("makes {what} greater by {}", percent(-saved))
        } else {
            format!("saves {} of {what}", percent(saved))
        };
        if let Some(before) = before.filter(|before| !comparisons.is_empty() && percent(*before) != percent(saved)) {
            part += &format!(" ({}: {})", base.plan, percent(before));
        }
        parts.push(part);
    }
    match (stands("downtime_response"), mean("downtime_response")) {
        (Some(row), _) => {
            let way = if row.difference > 0.0 { "more" } else { "less" };
            parts.push(format!(
                "costs {} h {way} downtime of its own making a run {}",
                size(row, 1.0),
                bounds(row, 1.0)
            ));
        }
        (None, Some(cost)) => parts.push(format!("costs {} h of downtime of its own making a run", number(cost))),
        (None, None) => {}
    }
    match parts.pop() {
        None => "gives no figures".into(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} and {last}", parts.join(", ")),
    }
}

/// The share saved of the first kind of harm that there was, and the baseline's.
fn saved(plan: &PlanSummary, base: &PlanSummary) -> Option<(f64, &'static str, Option<f64>)> {
    let kinds = [
        (plan.saved_units, "the harm", base.saved_units),
        (plan.saved_service_hours, "the service-hours", base.saved_service_hours),
        (plan.saved_records, "the records", base.saved_records),
        (plan.saved_hosts, "the hosts", base.saved_hosts),
    ];
    kinds.into_iter().find_map(|(saved, what, before)| Some((saved?, what, before)))
}

/// What else stands; or that nothing does.
fn rest(comparisons: &[&Comparison], baseline: &str) -> String {
    const NOUNS: [(&str, &str); 4] =
        [("dwell", "dwell time"), ("contain", "time to contain"), ("hosts_hit", "hosts hit"), ("harm", "harm")];
    let stands = |id: &str| comparisons.iter().find(|row| row.output == id && row.stands());
    let parts: Vec<String> = NOUNS
        .into_iter()
        .filter_map(|(id, noun)| {
            let row = stands(id)?;
            let (factor, unit) = match title(id) {
                output if output.kind == Kind::Time && row.difference.abs() < 1.0 => (60.0, "min"),
                output => (1.0, output.unit),
            };
            let way = if row.difference > 0.0 { "more" } else { "less" };
            if id == "hosts_hit" {
                let way = if row.difference > 0.0 { "more" } else { "fewer" };
                return Some(format!("{} {way} {noun} {}", size(row, factor), bounds(row, factor)));
            }
            Some(format!("{} {unit} {way} {noun} {}", size(row, factor), bounds(row, factor)))
        })
        .collect();
    if !parts.is_empty() {
        let said = match parts.split_last() {
            Some((last, some)) if !some.is_empty() => format!("{} and {last}", some.join(", ")),
            _ => parts.join(", "),
        };
        return format!("; against {baseline} it has {said}");
    }
    if stands("impact_prevented").or(stands("downtime_response")).is_some() {
        return String::new();
    }
    format!("; no difference to {baseline} stands, all comparisons considered")
}

fn size(row: &Comparison, factor: f64) -> String {
    number(row.difference.abs() * factor)
}

/// The interval of a difference's size.
fn bounds(row: &Comparison, factor: f64) -> String {
    let (low, high) = if row.difference < 0.0 { (-row.high, -row.low) } else { (row.low, row.high) };
    format!("[{}, {}]", number(low * factor), number(high * factor))
}
