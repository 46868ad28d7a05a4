//! Which plan: selection and trade-off, and the race between impact and containment.

use super::super::{CellSummary, Selection, Tradeoff};
use super::{escaped, number, percent, short, title};
use std::fmt::Write as _;

/// In a sentence each; nothing where the study asks for neither.
pub(super) fn answer(cell: &CellSummary) -> Vec<String> {
    let selected = cell.selection.as_ref().map(best);
    let traded = cell.tradeoff.as_ref().map(front);
    selected.into_iter().chain(traded).collect()
}

fn best(found: &Selection) -> String {
    let output = title(found.output);
    let by = format!(
        "by {} (differences below {} {} do not matter)",
        short(output.title),
        number(found.indifference),
        output.unit
    );
    match (&found.best, found.at_most) {
        (Some(best), _) => format!("{best} is best {by}, with 95 %."),
        (None, Some(most)) => {
            let standing = found.standing.join(", ");
            format!(
                "Which plan is best {by} is open between {standing}: it takes up to {} replications.",
                number(most as f64)
            )
        }
        (None, None) => format!("Which plan is best {by} cannot be said from so few replications."),
    }
}

fn front(found: &Tradeoff) -> String {
    let titles: Vec<String> = found.outputs.iter().map(|id| short(title(id).title)).collect();
    let mine = |row: &&super::super::TradeoffPlan| row.on_front;
    let plans: Vec<String> = found
        .plans
        .iter()
        .filter(mine)
        .map(|row| format!("{} ({} of resamples)", row.plan, percent(row.chance)))
        .collect();
    format!("On {} together no other plan beats {}.", titles.join(", "), plans.join(", "))
}

pub(super) fn tables(cell: &CellSummary, out: &mut String) {
    race(cell, out);
    if let Some(found) = &cell.selection {
        selection(found, out);
    }
    if let Some(found) = &cell.tradeoff {
        tradeoff(found, out);
    }
}

fn race(cell: &CellSummary, out: &mut String) {
    if cell.plans.iter().all(|plan| plan.race.is_none()) {
        return;
    }
    out.push_str("\n| what came first | plan | by | impact | contained before impact | runs | neither |\n|---|---|---:|---:|---:|---:|---:|\n");
    for plan in &cell.plans {
        let Some(race) = &plan.race else { continue };
        let day = race.moments.iter().find(|moment| moment.hours == 24.0);
        for moment in day.into_iter().chain(race.moments.last()) {
            _ = writeln!(
                out,
                "| since the first compromise | {} | {} h | {} | {} | {} | {} |",
                escaped(&plan.plan),
                number(moment.hours),
                share(moment.impact, moment.impact_low, moment.impact_high),
                share(moment.contained, moment.contained_low, moment.contained_high),
                race.runs,
                race.censored
            );
        }
    }
}

fn share(share: f64, low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{} [{}, {}]", percent(share), percent(low), percent(high)),
        _ => percent(share),
    }
}

fn selection(found: &Selection, out: &mut String) {
    let output = title(found.output);
    let what = match found.batch {
        0 => "a point is one value".into(),
        1 => "each replication is a value".into(),
        batch => format!("the mean of {batch} replications is one value"),
    };
    _ = write!(
        out,
        "\nBest by {} (Kim and Nelson; the best is chosen in 95 % of studies if it is better by {} {} than every other; {what}; {} \
         without occasion):\n\n| plan | verdict |\n|---|---|\n",
        short(output.title),
        number(found.indifference),
        output.unit,
        found.left_out
    );
    let unit = if found.batch == 0 { "points" } else { "replications" };
    for row in &found.plans {
        let verdict = match row.after {
            Some(after) => format!("dropped after {after} {unit}"),
            None if found.best.as_ref() == Some(&row.plan) => "best".into(),
            None => "still standing".into(),
        };
        _ = writeln!(out, "| {} | {verdict} |", escaped(&row.plan));
    }
}

fn tradeoff(found: &Tradeoff, out: &mut String) {
    let head: Vec<String> =
        found.outputs.iter().map(|id| format!("{} ({})", title(id).title, title(id).unit)).collect();
    _ = write!(
        out,
        "\n| plan | {} | no other is better on all | in resamples |\n|---|{}---|---:|\n",
        head.join(" | "),
        "---:|".repeat(head.len())
    );
    for row in &found.plans {
        let means: Vec<String> = row.means.iter().map(|mean| number(*mean)).collect();
        let on_front = if row.on_front { "yes" } else { "no" };
        _ = writeln!(out, "| {} | {} | {on_front} | {} |", escaped(&row.plan), means.join(" | "), percent(row.chance));
    }
    if found.left_out > 0 {
        _ = writeln!(
            out,
            "\n{} replications gave no occasion for one of them under some plan and are not counted.",
            found.left_out
        );
    }
}
