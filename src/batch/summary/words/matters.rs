//! Which factors matter, in a sentence a plan and tables.

use super::super::{FactorEffect, Sensitivity, Summary};
use super::{escaped, number, percent, short, title};
use std::fmt::Write as _;

/// Factors that a table lists for an output; `report.json` has all.
const MOST_FACTORS: usize = 6;
/// Outputs that the answer speaks of.
pub(in crate::batch) const SPOKEN: [&str; 4] = ["impact_prevented", "dwell", "stopped", "harm"];

/// For each plan, what moves its outcomes most.
pub(in crate::batch::summary) fn answer(list: &[Sensitivity]) -> Vec<String> {
    let spoken = list.iter().filter(|row| row.minus.is_none() && SPOKEN.contains(&row.output));
    spoken.filter_map(|row| Some((row, strongest(&row.factors)?))).map(|(row, names)| sentence(row, &names)).collect()
}

fn sentence(row: &Sensitivity, names: &[&FactorEffect]) -> String {
    let first: Vec<String> = names.iter().map(|effect| format!("{} ({})", effect.factor, size(row, effect))).collect();
    let title = short(title(row.output).title);
    format!("{}, {}: {title} depends most on {}.", row.exercise, row.plan, first.join(", then "))
}

/// Up to three whose interval lies above nought.
fn strongest(factors: &[FactorEffect]) -> Option<Vec<&FactorEffect>> {
    let low = |effect: &FactorEffect| effect.mean_size_low.or(effect.total_low);
    let found: Vec<&FactorEffect> =
        factors.iter().filter(|effect| low(effect).is_some_and(|low| low > 0.0)).take(3).collect();
    (!found.is_empty()).then_some(found)
}

fn size(row: &Sensitivity, effect: &FactorEffect) -> String {
    let output = title(row.output);
    match (effect.mean_size, effect.total) {
        (Some(size), _) if output.kind == crate::batch::output::Kind::Share => {
            format!("{} points", number(size * 100.0))
        }
        (Some(size), _) => format!("{} {}", number(size), output.unit),
        (None, Some(total)) => format!("{} of the variance", percent(total)),
        (None, None) => "no figure".into(),
    }
}

pub(super) fn tables(summary: &Summary, out: &mut String) {
    let Some(first) = summary.sensitivity.first() else { return };
    let how = if first.method == "morris" {
        "mu\\* is the mean size of the effect of a factor over its whole range, in the output's unit (a share in runs); mu has its \
         sign; sigma is large beside mu\\* where the effect depends on the other factors or is not straight"
    } else {
        "S is the share of the variance that a factor answers for alone, ST alone and together with others; what luck leaves \
         in the mean of a point counts as interplay"
    };
    _ = write!(
        out,
        "\n## What matters\n\n{how}. Every point met the same seeds; a factor without effect still shows a little of luck. \
         Censored times count as far as they were seen. Brackets are bootstrap intervals.\n"
    );
    let columns = match first.method {
        "morris" => "| output | plan | factor | mu* | mu | sigma |\n|---|---|---|---:|---:|---:|\n",
        _ => "| output | plan | factor | S | ST |\n|---|---|---|---:|---:|\n",
    };
    let exercises: std::collections::BTreeSet<&str> =
        summary.sensitivity.iter().map(|row| row.exercise.as_str()).collect();
    for exercise in exercises {
        _ = write!(out, "\n{}\n\n{columns}", escaped(exercise));
        for row in summary.sensitivity.iter().filter(|row| row.exercise == exercise) {
            let plan = match &row.minus {
                Some(minus) => format!("{} minus {minus}", row.plan),
                None => row.plan.clone(),
            };
            for effect in row.factors.iter().take(MOST_FACTORS) {
                let name = escaped(&effect.factor);
                _ = writeln!(out, "| {} | {} | {name} {}", title(row.output).title, escaped(&plan), figures(effect));
            }
        }
    }
}

fn figures(effect: &FactorEffect) -> String {
    let cell = |value: Option<f64>, low, high| format!("| {} ", super::interval(value, low, high));
    let plain = |value: Option<f64>| format!("| {} ", value.map_or("-".into(), number));
    let mut text = String::new();
    if effect.mean_size.is_some() {
        text += &cell(effect.mean_size, effect.mean_size_low, effect.mean_size_high);
        text += &plain(effect.mean);
        text += &plain(effect.deviation);
    } else {
        text += &cell(effect.first, effect.first_low, effect.first_high);
        text += &cell(effect.total, effect.total_low, effect.total_high);
    }
    text + "|"
}
