//! What a study has to do: its cells and units, the scenario of each cell and plan, and the hash that names it all.

use super::points::points;
use super::stats::design::Point;
use crate::scenario::message::Finding;
use crate::scenario::study::Study;
use crate::scenario::{Findings, Request, Scenario, Source, Vocabulary, load};
use crate::world::Topology;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Version of the rows and of what they mean: part of the study's hash, so that builds that differ in it do not mix.
pub const FORM: &str = "sandtable.study/1";

pub struct Design {
    pub study: Study,
    /// By point: its coordinates, each from 0 up to 1. `Study::values` says what they mean.
    pub points: Vec<Point>,
    /// SHA-256 over the study, the files that it names, and the version of the program.
    pub hash: String,
    /// By plan: the id in its file.
    pub plan_ids: Vec<String>,
    blocks: u64,
    vocabulary: Vocabulary,
}

/// An exercise at a point of the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub exercise: usize,
    pub point: usize,
}

/// A block of a cell's seeds, for all plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub number: u64,
    pub cell: Cell,
    pub first_seed: u64,
    pub replications: u64,
}

/// A plan in a cell, ready to run.
#[derive(Clone)]
pub struct Variant {
    pub topology: Arc<Topology>,
    /// The first plan of the cell that meets the same attack on the same organisation: its run against nobody serves all.
    pub reference: usize,
}

impl Design {
    /// Opens what a study names. Each exercise and plan is read, and each level of each factor once; or everything that
    /// is wrong with the first scenario that does not load, and which one that is.
    pub fn new(study: Study, vocabulary: Vocabulary) -> Result<Design, (String, Findings)> {
        let points = points(&study);
        let blocks = study.replications.div_ceil(study.block);
        let mut design = Design { study, points, hash: String::new(), plan_ids: Vec::new(), blocks, vocabulary };
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        add(FORM);
        add(env!("CARGO_PKG_VERSION"));
        add(&design.study.source.text);
        for exercise in 0..design.study.exercises.len() {
            for plan in 0..design.study.plans.len() {
                let settings = design.study.plans[plan].set.clone();
                let scenario = design.scenario(exercise, plan, settings, "")?;
                if exercise == 0 {
                    design.plan_ids.push(scenario.plan.id.clone());
                }
                for source in scenario.sources {
                    add(source.role);
                    add(&source.text);
                }
            }
        }
        let digest = hash.finalize();
        design.hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        design.try_levels()?;
        Ok(design)
    }

    /// Loads each level of each factor once, and both ends of each range, the other factors at their first. What a plan
    /// sets is tried with each plan, what an exercise sets in each exercise.
    fn try_levels(&self) -> Result<(), (String, Findings)> {
        let first = vec![0.0; self.study.coordinates()];
        for factor in &self.study.factors {
            let of_plan = factor.paths.iter().all(|(path, _)| path.trim_start().starts_with("plan."));
            let (exercises, plans) =
                if of_plan { (1, self.study.plans.len()) } else { (self.study.exercises.len(), 1) };
            for coordinate in factor.extremes() {
                let mut point = first.clone();
                point[factor.coordinate] = coordinate;
                for (exercise, plan) in (0..exercises).flat_map(|exercise| (0..plans).map(move |plan| (exercise, plan)))
                {
                    self.scenario(exercise, plan, self.settings(plan, &point), &self.label(&point))
                        .map_err(|(scenario, findings)| (scenario, self.placed(findings)))?;
                }
            }
        }
        Ok(())
    }

    /// A path that leads nowhere, shown where the study writes it.
    fn placed(&self, findings: Findings) -> Findings {
        let place = |finding: &Finding| {
            let paths = self.study.factors.iter().flat_map(|factor| &factor.paths);
            let written = |path: &str| finding.message.starts_with(&format!("cannot set `{path}`"));
            let (_, at) = paths.into_iter().find(|(path, _)| written(path))?;
            Some(Finding { place: Some(at.clone()), label: "this path".into(), ..finding.clone() })
        };
        let list: Vec<Finding> = findings.list.iter().filter(|row| row.place.is_none()).filter_map(place).collect();
        if list.is_empty() { findings } else { Findings { list, sources: vec![self.study.source.clone()] } }
    }

    fn settings(&self, plan: usize, point: &[f64]) -> Vec<(String, String)> {
        let own = self.study.plans[plan].set.iter().cloned();
        self.study.settings(point).into_iter().chain(own).collect()
    }

    fn scenario(
        &self,
        exercise: usize,
        plan: usize,
        set: Vec<(String, String)>,
        label: &str,
    ) -> Result<Scenario, (String, Findings)> {
        let (exercise, plan) = (&self.study.exercises[exercise], &self.study.plans[plan]);
        let request = Request { exercise: exercise.clone(), plan: Some(plan.plan.clone()), set, ..Request::default() };
        let name = format!("{exercise} with plan {}{label}", plan.id);
        load(&request, &self.vocabulary).map(|(scenario, _)| scenario).map_err(|findings| (name, findings))
    }

    /// ` at escalate=10min, staff=3`; empty without factors.
    pub fn label(&self, point: &[f64]) -> String {
        let parts: Vec<String> = self.values(point).into_iter().map(|(id, value)| format!("{id}={value}")).collect();
        if parts.is_empty() { String::new() } else { format!(" at {}", parts.join(", ")) }
    }

    /// The value of each factor at a point, by its id.
    pub fn values(&self, point: &[f64]) -> Vec<(String, String)> {
        let ids = self.study.factors.iter().map(|factor| factor.id.clone());
        ids.zip(self.study.values(point).into_iter().map(|level| level.label)).collect()
    }

    pub fn unit_count(&self) -> u64 {
        self.cell_count() * self.blocks
    }

    pub fn cell_count(&self) -> u64 {
        (self.study.exercises.len() * self.points.len()) as u64
    }

    /// Rows of the whole study.
    pub fn row_count(&self) -> u64 {
        self.cell_count() * self.study.replications * self.study.plans.len() as u64
    }

    pub fn cells(&self) -> std::ops::Range<u64> {
        0..self.cell_count()
    }

    /// The units of a cell that hold its replications `from` up to `upto`; `from` is where a block begins.
    pub fn units_of(&self, cell: u64, from: u64, upto: u64) -> std::ops::Range<u64> {
        let first = cell * self.blocks;
        first + from / self.study.block..first + upto.div_ceil(self.study.block)
    }

    pub fn cell(&self, number: u64) -> Cell {
        let number = usize::try_from(number).expect("fewer cells than addresses");
        Cell { exercise: number / self.points.len(), point: number % self.points.len() }
    }

    pub fn unit(&self, number: u64) -> Unit {
        let (cell, block) = (number / self.blocks, number % self.blocks);
        let (cell, first) = (self.cell(cell), block * self.study.block);
        Unit {
            number,
            cell,
            first_seed: self.first_seed(cell.point) + first,
            replications: self.study.block.min(self.study.replications - first),
        }
    }

    /// The first seed of a point. The points of a sample have seeds of their own: a mean over them is a mean over luck too.
    pub fn first_seed(&self, point: usize) -> u64 {
        let own = if self.study.design.is_sample() { point as u64 * self.study.replications } else { 0 };
        self.study.first_seed + own
    }

    /// The units of a shard: a contiguous range. Shards of any number cover all, each once.
    pub fn shard(&self, index: u64, of: u64) -> std::ops::Range<u64> {
        let units = u128::from(self.unit_count());
        let bound = |index: u64| {
            let at = units * u128::from(index) / u128::from(of.max(1));
            u64::try_from(at).expect("no more than there are units")
        };
        bound(index)..bound(index + 1)
    }

    /// The plans of a cell, ready to run.
    pub fn variants(&self, cell: Cell) -> Result<Vec<Variant>, (String, Findings)> {
        let point = &self.points[cell.point];
        let mut variants: Vec<Variant> = Vec::new();
        for plan in 0..self.study.plans.len() {
            let scenario = self.scenario(cell.exercise, plan, self.settings(plan, point), &self.label(point))?;
            let same = |other: &Variant| attack(&other.topology.scenario.sources) == attack(&scenario.sources);
            let reference = variants.iter().position(same).unwrap_or(plan);
            variants.push(Variant { topology: Arc::new(Topology::new(scenario)), reference });
        }
        Ok(variants)
    }
}

/// The texts on which a run against nobody depends: all but the plan.
fn attack(sources: &[Source]) -> Vec<&str> {
    sources.iter().filter(|source| source.role != "plan").map(|source| source.text.as_str()).collect()
}
