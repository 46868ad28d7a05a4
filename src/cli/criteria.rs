//! `sandtable list criteria`: the rubric as shipped, each criterion with its rule, goal and limit, and what it serves.

use super::{Exit, console};
use crate::base::SimSpan;
use crate::scenario::targets;
use crate::score::{Criterion, Judges, Metric, Rule, shipped_rubric};
use serde_json::json;

pub fn list(as_json: bool) -> Exit {
    let rubric = shipped_rubric();
    if as_json {
        return console::done(serde_json::Value::from(rubric.iter().map(object).collect::<Vec<_>>()));
    }
    let header = ["criterion", "rule", "goal", "limit", "weight", "judges", "core capability", "checks"];
    let mut table = super::library::plain_table(&header);
    for row in &rubric {
        table.add_row([
            row.id.to_string(),
            rule(row),
            row.scale.map_or("done".into(), |scale| bound(scale.goal, scale.unit)),
            row.scale.map_or("-".into(), |scale| bound(scale.limit, scale.unit)),
            row.scale.map_or("-".into(), |_| row.weight.to_string()),
            judges(row.judges).to_string(),
            target(row).capability.clone(),
            row.sentence.to_string(),
        ]);
    }
    console::done(table.trim_fmt())
}

fn object(row: &Criterion) -> serde_json::Value {
    let target = target(row);
    json!({
        "id": row.id, "critical_task": { "id": row.task.to_string(), "name": row.task.name() },
        "capability_target": target.target, "core_capability": target.capability, "source": target.source,
        "sentence": row.sentence, "judges": judges(row.judges), "rule": rule(row),
        "goal": row.scale.map(|scale| bound(scale.goal, scale.unit)),
        "limit": row.scale.map(|scale| bound(scale.limit, scale.unit)),
        "weight": row.weight, "mandatory": row.mandatory,
    })
}

fn target(row: &Criterion) -> &'static targets::CapabilityTarget {
    targets::shipped().iter().find(|target| target.task == row.task).expect("the table has a row for every task")
}

fn judges(judges: Judges) -> &'static str {
    match judges {
        Judges::Decision => "decision",
        Judges::Outcome => "outcome",
        Judges::Readiness => "readiness",
    }
}

fn rule(row: &Criterion) -> String {
    match row.rule {
        Rule::Graded => "graded".into(),
        Rule::Strict => "strict".into(),
        Rule::Duty(missed) => format!("duty, {} if missed", missed.key()),
    }
}

/// As an exercise would write it.
fn bound(value: f64, unit: Metric) -> String {
    match unit {
        Metric::Time => SimSpan(value as i64).words(),
        Metric::Share => format!("{:.0} %", 100.0 * value),
        Metric::Count | Metric::Duty => value.to_string(),
    }
}
