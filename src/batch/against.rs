//! A single run in the distribution of its plan: how it came out beside the runs of a study.

use super::merge::Manifest;
use super::output::{Goal, Kind, OUTPUTS, Output, Value, hours};
use super::row::{Row, from_csv};
use super::stats::quantile::interpolated_quantile;
use super::store::Trouble;
use super::summary::number;
use std::path::Path;

/// Where an outcome lies among those of its plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub output: &'static str,
    pub title: &'static str,
    pub unit: &'static str,
    /// Hours for times; `None` = not reached.
    pub value: Option<f64>,
    pub median: Option<f64>,
    /// Runs of the study to which it applies, those that came out worse, and those that came out the same.
    pub runs: usize,
    pub worse: usize,
    pub same: usize,
}

/// The study's runs of the row's exercise with the plan of that id, at the first point of its design; the baseline's if
/// several of its plans came from that one. `None` if it has none.
pub fn against(folder: &Path, row: &Row, plan: &str) -> Result<Option<(String, Vec<Place>)>, Trouble> {
    let read = |name: &str| {
        let file = folder.join(name);
        std::fs::read(&file).map_err(|error| Trouble::Io(file.clone(), error)).map(|bytes| (file, bytes))
    };
    let (file, bytes) = read("study.json")?;
    let damaged = |error: serde_json::Error| Trouble::Corrupt { file: file.clone(), why: error.to_string() };
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(damaged)?;
    let mine = manifest.plans.iter().zip(&manifest.scenario_plans).filter(|row| row.1 == plan).map(|row| row.0);
    let mine: Vec<&String> = mine.collect();
    let Some(id) = mine.iter().find(|id| ***id == manifest.baseline).or(mine.first()) else { return Ok(None) };
    let (file, bytes) = read("runs.csv")?;
    let rows = from_csv(&bytes).map_err(|why| Trouble::Corrupt { file, why })?;
    let alike = |other: &&Row| other.exercise == row.exercise && other.plan == **id && other.point == 0;
    let rows: Vec<&Row> = rows.iter().filter(alike).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let places =
        OUTPUTS.iter().filter(|output| output.kind != Kind::Share).filter_map(|output| place(output, row, &rows));
    Ok(Some(((*id).clone(), places.collect())))
}

fn place(output: &Output, row: &Row, rows: &[&Row]) -> Option<Place> {
    let mine = merit(output, (output.of)(row))?;
    let others: Vec<f64> = rows.iter().filter_map(|row| merit(output, (output.of)(row))).collect();
    let sign = if output.goal == Goal::Less { -1.0 } else { 1.0 };
    let mut sorted = others.clone();
    sorted.sort_by(f64::total_cmp);
    let shown = |merit: f64| merit.is_finite().then_some(sign * merit);
    Some(Place {
        output: output.id,
        title: output.title,
        unit: output.unit,
        value: shown(mine),
        median: interpolated_quantile(&sorted, 0.5).and_then(shown),
        runs: others.len(),
        worse: others.iter().filter(|other| **other < mine).count(),
        same: others.iter().filter(|other| **other == mine).count(),
    })
}

/// More is better; a time that was not reached is worse than any.
fn merit(output: &Output, value: Value) -> Option<f64> {
    let number = match value {
        Value::Time(time) => hours(time),
        Value::Number(number) => number,
        Value::Censored(_) => return Some(f64::NEG_INFINITY),
        Value::Holds(_) | Value::NotApplicable => return None,
    };
    Some(if output.goal == Goal::Less { -number } else { number })
}

/// `Time to contain: 0.62 h, better than 71 % of 2,000 runs (half are better than 1.1 h)`.
pub fn sentence(place: &Place) -> String {
    let value = place.value.map_or("not reached".into(), |value| format!("{} {}", number(value), place.unit));
    let share = |count: usize| number((1000.0 * count as f64 / place.runs.max(1) as f64).round() / 10.0);
    let median = place.median.map_or("half never reach it".into(), |median| {
        format!("half are at {} {} or better", number(median), place.unit)
    });
    format!(
        "{}: {value}; better than {} %, the same as {} % of {} runs ({median})",
        place.title,
        share(place.worse),
        share(place.same),
        number(place.runs as f64)
    )
}
