//! Runs worth a look: those of each plan that did the most harm, with what plays them again.

use crate::batch::design::{Cell, Design};
use crate::batch::output::hours;
use crate::batch::row::Row;
use serde::Serialize;
use std::cmp::Reverse;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorstRun {
    pub exercise: String,
    pub point: u32,
    pub plan: String,
    pub seed: u64,
    /// In the business's own units.
    pub harm: f64,
    pub service_hours: f64,
    pub records: u64,
    pub hosts: u64,
    /// As `sandtable run` prints it.
    pub digest: String,
    /// For a shell in the folder of the study.
    pub command: String,
}

/// By exercise and plan the worst runs, the worst first: by harm in units, then service-hours, records, hosts, seed.
pub(super) fn worst(design: &Design, rows: &[Row]) -> Vec<WorstRun> {
    let (study, plans) = (&design.study, design.study.plans.len());
    if study.worst == 0 || plans == 0 {
        return Vec::new();
    }
    let per_exercise = (rows.len() / study.exercises.len().max(1)).max(1);
    let mut found = Vec::new();
    for (exercise, rows) in rows.chunks(per_exercise).enumerate() {
        for plan in 0..plans {
            let mut mine: Vec<&Row> = rows.iter().skip(plan).step_by(plans).collect();
            let harm = |row: &Row| (row.harm_milliunits, row.harm_service_ms, row.harm_records, row.harm_hosts);
            mine.sort_by_key(|row| (Reverse(harm(row)), row.point, row.seed));
            found.extend(mine.into_iter().take(study.worst).map(|row| {
                let cell = Cell { exercise, point: row.point as usize };
                run(row, design.command(cell, plan, row.seed))
            }));
        }
    }
    found
}

fn run(row: &Row, command: String) -> WorstRun {
    WorstRun {
        exercise: row.exercise.clone(),
        point: row.point,
        plan: row.plan.clone(),
        seed: row.seed,
        harm: row.harm_milliunits as f64 / 1000.0,
        service_hours: hours(row.harm_service_ms),
        records: row.harm_records,
        hosts: row.harm_hosts,
        digest: row.digest.clone(),
        command,
    }
}
