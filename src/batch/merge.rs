//! Putting a study together: every unit checked against its receipt, the rows in the order of the design, one root hash.

use super::design::{Design, FORM};
use super::points;
use super::rounds::{RoundsSummary, judge};
use super::row::{Row, to_csv};
use super::store::{Receipt, Store, Trouble, sha256, write};
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
    /// Of each plan at each point; in rounds, those that were needed.
    pub replications: u64,
    /// How many rounds it took, and why it stopped; null without rounds.
    #[serde(default)]
    pub rounds: Option<u64>,
    #[serde(default)]
    pub stopped: Option<String>,
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
    pub rounds: Option<RoundsSummary>,
    /// In the order of the rows' units.
    receipts: Vec<Receipt>,
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
    if design.study.criteria {
        write_criteria(&merged, store)?;
    }
    let text = serde_json::to_string_pretty(&merged.manifest).expect("a manifest is plain fields");
    write(&store.folder().join("study.json"), format!("{text}\n").as_bytes())?;
    Ok(merged)
}

/// Reads and checks all units; those of the next round that are missing, in a study of rounds that has not stopped.
pub fn read(design: &Design, store: &Store) -> Result<Merged, Trouble> {
    let study = &design.study;
    let mut whole = Whole { cells: design.cells().map(|_| Vec::new()).collect(), receipts: BTreeMap::new() };
    let Some(rounds) = &study.rounds else {
        whole.add(design, store, 0, study.replications)?;
        return Ok(whole.merged(design, study.replications, None));
    };
    let (mut from, mut upto, mut history) = (0, rounds.first, Vec::new());
    loop {
        whole.add(design, store, from, upto)?;
        let round = judge(design, rounds, upto, &whole.cells);
        let reached = round.is_enough();
        history.push(round);
        if reached || upto >= study.replications {
            let found = RoundsSummary { rounds: history, reached, at_most: study.replications };
            return Ok(whole.merged(design, upto, Some(found)));
        }
        (from, upto) = (upto, (upto + rounds.step).min(study.replications));
    }
}

/// What was read so far.
struct Whole {
    /// By cell, seed by seed.
    cells: Vec<Vec<Row>>,
    /// By unit.
    receipts: BTreeMap<u64, Receipt>,
}

/// `criteria.csv` and `criteria.parquet`: the criteria of every unit, in the order of units.
fn write_criteria(merged: &Merged, store: &Store) -> Result<(), Trouble> {
    let mut rows = Vec::new();
    for receipt in &merged.receipts {
        rows.extend(store.criteria(receipt)?);
    }
    write(&store.folder().join("criteria.csv"), &to_csv(&rows))?;
    #[cfg(feature = "parquet")]
    {
        let bytes = super::parquet::to_parquet("criteria", &rows).expect("rows are texts and whole numbers");
        write(&store.folder().join("criteria.parquet"), &bytes)?;
    }
    Ok(())
}

impl Whole {
    /// The units of every cell that hold its replications `from` up to `upto`.
    fn add(&mut self, design: &Design, store: &Store, from: u64, upto: u64) -> Result<(), Trouble> {
        let units: Vec<(usize, u64)> = design
            .cells()
            .flat_map(|cell| design.units_of(cell, from, upto).map(move |unit| (cell, unit)))
            .map(|(cell, unit)| (usize::try_from(cell).expect("fewer cells than addresses"), unit))
            .collect();
        let (mut receipts, mut missing) = (Vec::new(), Vec::new());
        for (cell, unit) in units {
            match store.receipt(design, unit)? {
                Some(receipt) => receipts.push((cell, receipt)),
                None => missing.push(unit),
            }
        }
        if !missing.is_empty() {
            return Err(Trouble::Missing(missing));
        }
        for (cell, receipt) in receipts {
            self.cells[cell].extend(store.rows(&receipt)?);
            self.receipts.insert(receipt.unit, receipt);
        }
        Ok(())
    }

    fn merged(self, design: &Design, replications: u64, rounds: Option<RoundsSummary>) -> Merged {
        let mut digests = String::from(FORM);
        for receipt in self.receipts.values() {
            digests.push_str(&receipt.sha256);
            digests.extend(receipt.criteria_sha256.as_deref());
        }
        let rows: Vec<Row> = self.cells.into_iter().flatten().collect();
        let study = &design.study;
        let manifest = Manifest {
            schema: FORM.into(),
            id: study.id.clone(),
            title: study.title.clone(),
            build: env!("CARGO_PKG_VERSION").into(),
            study: design.hash.clone(),
            root: sha256(digests.as_bytes()),
            units: self.receipts.len() as u64,
            rows: rows.len() as u64,
            first_seed: study.first_seed,
            replications,
            rounds: rounds.as_ref().map(|found| found.rounds.len() as u64),
            stopped: rounds.as_ref().map(RoundsSummary::why),
            exercises: exercises(&rows),
            plans: study.plans.iter().map(|plan| plan.id.clone()).collect(),
            scenario_plans: design.plan_ids.clone(),
            baseline: study.plans[study.baseline].id.clone(),
            sums: sums(&rows),
            design: study.design.name().into(),
            points: design.points.iter().map(|point| design.values(point)).collect(),
        };
        Merged { manifest, rows, rounds, receipts: self.receipts.into_values().collect() }
    }
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
