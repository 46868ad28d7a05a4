//! `check --readiness`: the P1 lines of plan and organisation, with the names of what is missing.

use super::{Exit, console};
use crate::base::Phase;
use crate::scenario::Scenario;
use crate::score::readiness::{Ready, readiness};
use crate::score::{Measure, Rating};
use serde_json::json;
use std::fmt::Write as _;

/// Prints every line: task, criterion, value, goal, rating; below it what is missing and what that costs in a run.
pub fn page(scenario: &Scenario, as_json: bool) -> Exit {
    let rows = readiness(scenario);
    if as_json {
        return console::done(serde_json::Value::from(rows.iter().map(object).collect::<Vec<_>>()));
    }
    let mut out = String::new();
    let (plan, organisation) = (&scenario.plan.id, &scenario.organisation.id);
    let _ = writeln!(out, "Readiness of {organisation} with plan {plan}\n");
    for row in &rows {
        let _ = writeln!(
            out,
            "  {} {:<2} {:>9}  {:<11} {}",
            row.criterion.task,
            row.finding.rating.key(),
            value(row.finding.measure),
            goal(row),
            row.criterion.sentence
        );
        for (lack, names) in grouped(row) {
            let _ = writeln!(
                out,
                "                                 - {}: {names}\n                                   costs: {}",
                lack.words(),
                lack.costs()
            );
        }
    }
    let below = rows.iter().filter(|row| !matches!(row.finding.rating, Rating::P | Rating::NotObserved)).count();
    let seen = rows.iter().filter(|row| row.finding.rating != Rating::NotObserved).count();
    let _ = write!(out, "\n  {} of {seen} lines at their goal", seen - below);
    console::done(out)
}

/// Longer lists of names say how many more there are.
const MOST_NAMES: usize = 6;

fn grouped(row: &Ready) -> Vec<(crate::score::readiness::Lack, String)> {
    let mut groups: Vec<(crate::score::readiness::Lack, Vec<&str>)> = Vec::new();
    for gap in &row.gaps {
        match groups.iter_mut().find(|group| group.0 == gap.lack) {
            Some(group) => group.1.push(&gap.name),
            None => groups.push((gap.lack, vec![&gap.name])),
        }
    }
    let said = |names: Vec<&str>| match names.len().checked_sub(MOST_NAMES) {
        Some(more) if more > 0 => format!("{} and {more} more", names[..MOST_NAMES].join(", ")),
        _ => names.join(", "),
    };
    groups.into_iter().map(|(lack, names)| (lack, said(names))).collect()
}

fn value(measure: Measure) -> String {
    match measure {
        Measure::Share(share) => format!("{:.0} %", 100.0 * share),
        Measure::Count(count) => count.to_string(),
        Measure::Span(span) => format!("{:.0} d", span.as_hours() / 24.0),
        Measure::Duty(done) => if done { "yes" } else { "no" }.into(),
        Measure::NotReached | Measure::NotApplicable | Measure::NotObserved => "-".into(),
    }
}

fn goal(row: &Ready) -> String {
    let Some(scale) = row.criterion.scale else { return "(goal yes)".into() };
    if scale.goal > scale.limit {
        format!("(goal {:.0} %)", 100.0 * scale.goal)
    } else if scale.limit >= 60_000.0 {
        format!("(goal {:.0} d)", crate::base::SimSpan(scale.goal as i64).as_hours() / 24.0)
    } else {
        format!("(goal {:.0})", scale.goal)
    }
}

fn object(row: &Ready) -> serde_json::Value {
    let measure = match row.finding.measure {
        Measure::Share(share) => json!(share),
        Measure::Count(count) => json!(count),
        Measure::Span(span) => json!(span.as_hours()),
        Measure::Duty(done) => json!(done),
        Measure::NotReached | Measure::NotApplicable | Measure::NotObserved => json!(null),
    };
    let gaps: Vec<_> = row
        .gaps
        .iter()
        .map(|gap| json!({"lack": gap.lack.words(), "name": gap.name, "costs": gap.lack.costs()}))
        .collect();
    json!({
        "phase": Phase::Prepare.code(),
        "task": row.criterion.task.to_string(),
        "criterion": row.criterion.id,
        "sentence": row.criterion.sentence,
        "value": measure,
        "goal": row.criterion.scale.map(|scale| scale.goal),
        "limit": row.criterion.scale.map(|scale| scale.limit),
        "rating": row.finding.rating.key(),
        "gaps": gaps,
    })
}
