//! The summary in tables, as Markdown.

use super::{CellSummary, OutputSummary, Sensitivity, Summary, answer::answer};
use crate::batch::output::{Kind, OUTPUTS, Output};
use std::fmt::Write as _;

mod bands;
mod choice;
mod matters;
mod worst;

pub(in crate::batch) use matters::SPOKEN;

/// Cells that a report lists; the others are in `report.json`.
pub(super) const MOST_CELLS: usize = 12;

/// The answer of the study: each cell, then which factors matter.
pub(super) fn answers(cells: &[CellSummary], sensitivity: &[Sensitivity], baseline: &str) -> Vec<String> {
    let alone = cells.len() == 1;
    let said = |cell: &CellSummary| {
        let place = if alone { String::new() } else { format!("{}: ", place(cell)) };
        let choice = choice::answer(cell).into_iter().map(move |sentence| format!("{place}{sentence}"));
        answer(cell, baseline, alone).into_iter().chain(choice)
    };
    let cells = cells.iter().take(MOST_CELLS).flat_map(said);
    cells.chain(matters::answer(sensitivity)).collect()
}

/// `small-clinic at wards = 40`, `small-clinic over 200 points`.
pub(in crate::batch) fn place(cell: &CellSummary) -> String {
    if let Some(points) = cell.pooled {
        return format!("{} over {points} points", cell.exercise);
    }
    if cell.point.is_empty() {
        return cell.exercise.clone();
    }
    let point: Vec<String> =
        cell.point.iter().map(|(id, value)| format!("{id} = {}", value.trim_matches('"'))).collect();
    format!("{} at {}", cell.exercise, point.join(", "))
}

/// A title without what explains it.
pub(super) fn short(title: &str) -> String {
    let words = title.split_once(':').map_or(title, |parts| parts.0);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

pub(super) fn title(id: &str) -> &'static Output {
    OUTPUTS.iter().find(|output| output.id == id).expect("outputs are named by their ids")
}

/// The summary as Markdown.
pub fn markdown(summary: &Summary) -> String {
    let mut out = format!("# {}\n\n", escaped(&summary.title));
    if !summary.question.is_empty() {
        _ = writeln!(out, "{}\n", escaped(&summary.question));
    }
    for line in &summary.answer {
        _ = writeln!(out, "* {}", escaped(line));
    }
    luck(summary, &mut out);
    factors(summary, &mut out);
    bands::table(summary, &mut out);
    rounds(summary, &mut out);
    matters::tables(summary, &mut out);
    for cell in summary.cells.iter().take(MOST_CELLS) {
        _ = write!(out, "\n## {}\n", escaped(&place(cell)));
        plans(cell, &mut out);
        targets(cell, &mut out);
        comparisons(cell, &summary.baseline, &mut out);
        choice::tables(cell, &mut out);
    }
    if let Some(more) = summary.cells.len().checked_sub(MOST_CELLS).filter(|more| *more > 0) {
        _ = writeln!(out, "\n{more} more points are in `report.json`.");
    }
    let pooled = if summary.cells.iter().all(|cell| cell.pooled.is_none()) {
        ""
    } else if summary.design.shared_seeds {
        "* Points are pooled: intervals speak of the points, which all met the same few seeds. Medians have none.\n"
    } else {
        "* Points are pooled: an interval covers points and luck, for the ranges as they are written. Medians have none where a \
         point has several runs.\n"
    };
    worst::table(summary, &mut out);
    _ = write!(
        out,
        "\n## Limits\n\n\
         * A run that ends before a moment comes is *censored*: it is in no plain mean. Medians then come from Kaplan-Meier; \
         differences are of times cut where the first run was lost from sight.\n\
         * A run that gives no occasion for an output is *not applicable*: its number stands in the table, it is in no figure.\n\
         * The intervals speak of luck within the model, not of how well the model fits an organisation.\n\
         {pooled}\nStudy `{}`, root `{}`, sandtable {}.\n",
        summary.study, summary.root, summary.build
    );
    out
}

/// Which seeds, and how to read what follows.
fn luck(summary: &Summary, out: &mut String) {
    let (design, replications) = (&summary.design, summary.replications);
    let most = summary.rounds.as_ref().map_or(replications, |rounds| rounds.at_most);
    let runs = if design.shared_seeds { replications } else { most * (design.points - 1) + replications };
    let whose = match (summary.cells.iter().any(|cell| cell.pooled.is_some()), design.shared_seeds) {
        (false, _) => "",
        (true, true) => ", the same at each point",
        (true, false) => ", each point its own",
    };
    _ = write!(
        out,
        "\nSeeds {} to {}{whose}; every plan met the same luck. Brackets are 95 % intervals. A difference *stands* if it does \
         at 95 % after Holm's correction over all comparisons of the study. Times are hours.\n",
        summary.first_seed,
        summary.first_seed + runs - 1
    );
}

/// How the half-widths came down, and why the study stopped.
fn rounds(summary: &Summary, out: &mut String) {
    let Some(found) = &summary.rounds else { return };
    _ = write!(
        out,
        "\n## Rounds\n\n{} rounds; {}. A half-width is that of the plan that is least known. An interval that is looked at after \
         each round misses a little more often than one in twenty times.\n\n| replications | output | half-width | wanted | plan |\n\
         |---:|---|---:|---:|---|\n",
        found.rounds.len(),
        found.why()
    );
    // The first and the last show the way.
    const SHOWN: usize = 12;
    let skipped = found.rounds.len().saturating_sub(SHOWN);
    for round in found.rounds.iter().take(1).chain(found.rounds.iter().skip(1 + skipped)) {
        for width in &round.widths {
            let half_width = width.half_width.map_or("-".into(), number);
            _ = writeln!(
                out,
                "| {} | {} | {half_width} | {} | {} |",
                round.replications,
                title(&width.output).title,
                number(width.wanted),
                escaped(&width.plan)
            );
        }
    }
}

/// What varies, where it is not written beside every cell.
fn factors(summary: &Summary, out: &mut String) {
    if summary.cells.iter().all(|cell| cell.pooled.is_none()) {
        return;
    }
    _ = write!(
        out,
        "\n## What varies\n\nDesign `{}`, {} points (`points.csv` lists them, with the options of `sandtable run`).\n\n\
         | factor | values | sets |\n|---|---|---|\n",
        summary.design.kind, summary.design.points
    );
    for row in &summary.design.factors {
        let values = if row.is_range { row.values.join(" to ") } else { row.values.join(", ") };
        let scale = if row.log_scale { ", logarithmic" } else { "" };
        let with = row.with.as_ref().map_or(String::new(), |with| format!(", with {}", escaped(with)));
        let paths: Vec<String> = row.paths.iter().map(|path| format!("`{}`", path.replace('|', "/"))).collect();
        _ = writeln!(out, "| {} | {}{scale}{with} | {} |", escaped(&row.factor), escaped(&values), paths.join(", "));
    }
}

fn plans(cell: &CellSummary, out: &mut String) {
    _ = write!(
        out,
        "\n| output | plan | mean | bootstrap | median | 95 of 100 runs | worst 5 % | not applicable | censored |\n"
    );
    out.push_str("|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for output in OUTPUTS {
        for plan in &cell.plans {
            let Some(row) = plan.outputs.iter().find(|row| row.output == output.id) else { continue };
            _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                output.title,
                escaped(&plan.plan),
                mean(output, row),
                resampled(row),
                interval(row.median, row.median_low, row.median_high),
                row.p95.map_or("-".into(), number),
                row.tail_mean.map_or("-".into(), number),
                row.not_applicable,
                row.censored
            );
        }
    }
}

/// The interval of the mean without the normal distribution.
fn resampled(row: &OutputSummary) -> String {
    match (row.bootstrap_low, row.bootstrap_high) {
        (Some(low), Some(high)) => format!("[{}, {}]", number(low), number(high)),
        _ => "-".into(),
    }
}

fn mean(output: &Output, row: &OutputSummary) -> String {
    if output.kind == Kind::Share {
        return match (row.mean, row.mean_low, row.mean_high) {
            (Some(mean), Some(low), Some(high)) => format!("{} [{}, {}]", percent(mean), percent(low), percent(high)),
            _ => "-".into(),
        };
    }
    match row.until {
        Some(until) => format!(
            "{} up to {} h",
            interval(row.restricted_mean, row.restricted_low, row.restricted_high),
            number(until)
        ),
        None => interval(row.mean, row.mean_low, row.mean_high),
    }
}

fn interval(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
    match (value, low, high) {
        (Some(value), Some(low), Some(high)) => format!("{} [{}, {}]", number(value), number(low), number(high)),
        (Some(value), ..) => number(value),
        (None, ..) => "-".into(),
    }
}

fn targets(cell: &CellSummary, out: &mut String) {
    if cell.plans.iter().all(|plan| plan.targets.is_empty()) {
        return;
    }
    out.push_str("\n| target | plan | met | runs |\n|---|---|---:|---:|\n");
    let count = cell.plans.first().map_or(0, |plan| plan.targets.len());
    for number in 0..count {
        for plan in &cell.plans {
            let row = &plan.targets[number];
            let share = match (row.share, row.low, row.high) {
                (Some(share), Some(low), Some(high)) => {
                    format!("{} [{}, {}]", percent(share), percent(low), percent(high))
                }
                _ => "-".into(),
            };
            let title = title(&row.output).title;
            _ = writeln!(out, "| {title}: {} | {} | {share} | {} |", row.target, escaped(&plan.plan), row.applies);
        }
    }
}

fn comparisons(cell: &CellSummary, baseline: &str, out: &mut String) {
    if cell.comparisons.is_empty() {
        return;
    }
    _ = write!(
        out,
        "\n| plan minus {} | output | difference | pairs | p, Holm | stands | runs saved by pairing |\n",
        escaped(baseline)
    );
    out.push_str("|---|---|---:|---:|---:|---|---:|\n");
    for row in &cell.comparisons {
        let difference = if row.identical {
            "identical".into()
        } else {
            interval(Some(row.difference), Some(row.low).filter(|low| low.is_finite()), Some(row.high))
        };
        let gain = match (row.variance_reduction, row.variance_reduction_ceiling) {
            (Some(factor), Some(ceiling)) => format!("{} x of {} x", number(factor), number(ceiling)),
            (Some(factor), None) => format!("{} x", number(factor)),
            _ => "-".into(),
        };
        let stands = if row.stands() { "yes" } else { "no" };
        let p = if row.p_holm < 0.0001 { "< 0.0001".into() } else { format!("{:.4}", row.p_holm) };
        _ = writeln!(
            out,
            "| {} | {} | {difference} | {} | {p} | {stands} | {gain} |",
            escaped(&row.plan),
            escaped(&row.output),
            row.pairs
        );
    }
}

/// What Markdown would take for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

/// Three digits that matter, thousands apart; never `-0`.
pub(in crate::batch) fn number(value: f64) -> String {
    let size = value.abs();
    let digits = match size {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{size:.digits$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 && text.chars().any(|digit| ('1'..='9').contains(&digit)) { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

pub(super) fn percent(share: f64) -> String {
    format!("{} %", number((share * 1000.0).round() / 10.0))
}
