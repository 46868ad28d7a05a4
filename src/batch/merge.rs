//! Putting a study together: every unit checked against its receipt, the rows in the order of the design, one root hash.

use super::design::{Design, FORM};
use super::points;
use super::row::{Row, to_csv};
use super::store::{Store, Trouble, sha256, write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a merged study says of itself, in `study.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub schema: String,
    pub id: String,
    pub title: String,
    pub build: String,
    /// `Design::hash`.
    pub study: String,
    /// SHA-256 over the digests of all units, in order: equal roots, equal studies.
    pub root: String,
    pub units: u64,
    pub rows: u64,
    pub first_seed: u64,
    pub replications: u64,
    pub exercises: Vec<String>,
    pub plans: Vec<String>,
    /// By plan: the id in its file.
    pub scenario_plans: Vec<String>,
    pub baseline: String,
    /// Exact sum of each column of whole numbers: what another tool that reads the rows must find.
    #[serde(default)]
    pub sums: BTreeMap<String, i128>,
    /// `grid`, `latin_hypercube` and so on.
    #[serde(default)]
    pub design: String,
    /// By point: the value of each factor, by its id.
    pub points: Vec<Vec<(String, String)>>,
}

pub struct Merged {
    pub manifest: Manifest,
    /// By exercise, point, seed, plan.
    pub rows: Vec<Row>,
}

/// Reads and checks all units, and writes `runs.csv`, `runs.parquet` (where the program was built with it), `points.csv`
/// and `study.json`.
pub fn merge(design: &Design, store: &Store) -> Result<Merged, Trouble> {
    let merged = read(design, store)?;
    write(&store.folder().join("runs.csv"), &to_csv(&merged.rows))?;
    #[cfg(feature = "parquet")]
    {
        let bytes = super::parquet::to_parquet("runs", &merged.rows).expect("rows are texts and whole numbers");
        write(&store.folder().join("runs.parquet"), &bytes)?;
    }
    write(&store.folder().join("points.csv"), &points::to_csv(design))?;
    let text = serde_json::to_string_pretty(&merged.manifest).expect("a manifest is plain fields");
    write(&store.folder().join("study.json"), format!("{text}\n").as_bytes())?;
    Ok(merged)
}

fn read(design: &Design, store: &Store) -> Result<Merged, Trouble> {
    let missing = store.missing(design, 0..design.unit_count())?;
    if !missing.is_empty() {
        return Err(Trouble::Missing(missing));
    }
    let (mut rows, mut digests) = (Vec::new(), String::from(FORM));
    for unit in 0..design.unit_count() {
        let receipt = store.receipt(design, unit)?.ok_or(Trouble::Missing(vec![unit]))?;
        rows.extend(store.rows(&receipt)?);
        digests.push_str(&receipt.sha256);
    }
    let study = &design.study;
    let manifest = Manifest {
        schema: FORM.into(),
        id: study.id.clone(),
        title: study.title.clone(),
        build: env!("CARGO_PKG_VERSION").into(),
        study: design.hash.clone(),
        root: sha256(digests.as_bytes()),
        units: design.unit_count(),
        rows: rows.len() as u64,
        first_seed: study.first_seed,
        replications: study.replications,
        exercises: exercises(&rows),
        plans: study.plans.iter().map(|plan| plan.id.clone()).collect(),
        scenario_plans: design.plan_ids.clone(),
        baseline: study.plans[study.baseline].id.clone(),
        sums: sums(&rows),
        design: study.design.name().into(),
        points: design.points.iter().map(|point| design.values(point)).collect(),
    };
    Ok(Merged { manifest, rows })
}

fn sums(rows: &[Row]) -> BTreeMap<String, i128> {
    let mut sums = BTreeMap::new();
    for row in rows {
        let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(row) else { continue };
        for (name, value) in fields {
            if let Some(number) = value.as_i64().map(i128::from).or(value.as_u64().map(i128::from)) {
                *sums.entry(name).or_default() += number;
            }
        }
    }
    sums
}

/// In the order of the rows.
fn exercises(rows: &[Row]) -> Vec<String> {
    let mut list: Vec<String> = rows.iter().map(|row| row.exercise.clone()).collect();
    list.dedup();
    list
}
