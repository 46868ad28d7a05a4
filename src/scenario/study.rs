//! Studies: the file that names exercises, plans, settings and seeds, read and checked. `batch` carries them out.

use super::authored::{self, SCHEMA, Sp};
use super::library::Kind;
use super::load::{misread, open};
use super::message::{Finding, Findings, nearest};
use super::quantity;
use super::source::{Place, Source};
use std::collections::BTreeSet;
use std::path::Path;

mod band;
mod design;
mod factor;
mod wish;

pub use band::{Asks, Band};
pub use design::Kind as DesignKind;
pub use factor::{Factor, Level, Range, Unit, Values};
pub use wish::{Amount, Rounds, Size};

/// Replications a unit of work, unless the file says otherwise.
pub const BLOCK: u64 = 250;
/// Most replications a cell, and most cells: beyond that a study is a mistake.
const MOST: u64 = 1_000_000_000;
/// Most runs of a plan that a report names.
const MOST_KEPT: u64 = 100;
const MOST_POINTS: u64 = 100_000;

#[derive(Clone, Debug)]
pub struct Study {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// As `Request::exercise` takes them.
    pub exercises: Vec<String>,
    pub plans: Vec<StudyPlan>,
    /// Index into `plans`.
    pub baseline: usize,
    pub factors: Vec<Factor>,
    pub design: DesignKind,
    pub first_seed: u64,
    pub replications: u64,
    pub block: u64,
    pub targets: Vec<Target>,
    pub bands: Vec<Band>,
    /// Whether the ratings of all criteria are kept.
    pub criteria: bool,
    /// How many of the worst runs of each plan the report names.
    pub worst: usize,
    /// `replications` are the most then, and a block is a step.
    pub rounds: Option<Rounds>,
    /// The best plan is asked for, by this output; the amount is what does not matter.
    pub select: Option<Amount>,
    /// Outputs and where they are named.
    pub tradeoff: Vec<(String, Place)>,
    pub source: Source,
}

#[derive(Clone, Debug)]
pub struct StudyPlan {
    pub id: String,
    /// As `Request::plan` takes it.
    pub plan: String,
    pub set: Vec<(String, String)>,
}

/// What an output is to meet: `at_most` for what is to be small, in the output's own unit (milliseconds for times).
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub output: String,
    pub bound: Bound,
    pub at: Place,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Milliseconds.
    Within(i64),
    AtMost(f64),
    AtLeast(f64),
}

impl Study {
    /// How many coordinates a point has: one for each factor that goes with no other.
    pub fn coordinates(&self) -> usize {
        self.factors.iter().map(|factor| factor.coordinate + 1).max().unwrap_or(0)
    }

    /// Levels of each coordinate in a grid.
    pub fn levels(&self) -> Vec<usize> {
        let of = |coordinate| self.factors.iter().find(|factor| factor.coordinate == coordinate);
        let levels = |factor: &Factor| match &factor.values {
            Values::Levels(levels) => levels.len(),
            Values::Range(_) => 0,
        };
        (0..self.coordinates()).map(|coordinate| of(coordinate).map_or(0, levels)).collect()
    }

    /// The value of each factor at a point of the unit cube.
    pub fn values(&self, point: &[f64]) -> Vec<Level> {
        self.factors.iter().map(|factor| factor.at(point[factor.coordinate])).collect()
    }

    /// What a point sets, as `--set` takes it.
    pub fn settings(&self, point: &[f64]) -> Vec<(String, String)> {
        self.values(point).into_iter().flat_map(|level| level.set).collect()
    }
}

/// Reads a study by its built-in name or path; or everything that is wrong with the file. The scenarios that it names
/// are not opened.
pub fn load(name: &str) -> Result<Study, Findings> {
    let source = match open(Kind::Study, name, None) {
        Ok(source) => source,
        Err(finding) => return Err(Findings { list: vec![*finding], sources: Vec::new() }),
    };
    let (file, problems) = authored::read::<authored::Study>(0, &source.text);
    let mut findings: Vec<Finding> = problems.into_iter().map(misread).collect();
    let study = file.map(|file| resolve(file, &source, &mut findings));
    findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.span.start));
    findings.dedup();
    match study {
        Some(study) if findings.is_empty() => Ok(study),
        _ => Err(Findings { list: findings, sources: vec![source] }),
    }
}

fn resolve(file: authored::Study, source: &Source, findings: &mut Vec<Finding>) -> Study {
    if file.schema.value != SCHEMA {
        let message = format!("this program reads `schema: {SCHEMA}`, not {}", file.schema.value);
        findings.push(Finding::error("schema", file.schema.at.clone(), message).label("unknown version"));
    }
    let folder = Path::new(&source.path).parent().map(Path::to_path_buf);
    let relative = |name: &str| {
        let is_path = name.contains('/') || name.contains('\\') || name.to_ascii_lowercase().ends_with(".ron");
        match &folder {
            Some(folder) if is_path => folder.join(name).display().to_string(),
            _ => name.to_string(),
        }
    };
    let id_ok = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if !id_ok(&file.id.value) {
        let message = "an id is made of letters, digits, `-`, `_` and `.`";
        findings.push(Finding::error("bad-id", file.id.at.clone(), message).label("not an id"));
    }
    let whole_file = Place { source: 0, span: file.id.at.span.clone() };
    let grid = matches!(file.design.as_ref().map(|design| &design.value), None | Some(authored::Design::Grid));
    let factors = factor::resolve(&file.factors, grid, findings);
    let whole = file.factors.broken.is_empty();
    unique("exercise", file.exercises.iter(), findings);
    unique("plan", file.plans.iter().map(|plan| &plan.id), findings);
    unique("factor", file.factors.iter().map(|factor| &factor.id), findings);
    for plan in file.plans.iter().filter(|plan| !id_ok(&plan.id)) {
        let message = "an id is made of letters, digits, `-`, `_` and `.`";
        findings.push(Finding::error("bad-id", plan.id.at.clone(), message).label("not an id"));
    }
    if file.exercises.is_empty() {
        findings.push(Finding::error("empty", whole_file.clone(), "a study needs an exercise: `exercises` is empty"));
    }
    if file.plans.is_empty() && file.plans.broken.is_empty() {
        findings.push(Finding::error("empty", whole_file, "a study needs a plan: `plans` is empty"));
    }
    let baseline = file.baseline.as_ref().map_or(0, |name| {
        let ids = || file.plans.iter().map(|plan| plan.id.value.as_str());
        ids().position(|id| id == name.value).unwrap_or_else(|| {
            let known = file.plans.broken.contains(&name.value);
            let finding =
                Finding::error("unknown-id", name.at.clone(), format!("no plan is called `{}` here", name.value));
            if !known {
                findings.push(match nearest(&name.value, ids()) {
                    Some(near) => finding.fix(&name.at, format!("\"{near}\"")).help(format!("the nearest is `{near}`")),
                    None => finding.label("unknown"),
                });
            }
            0
        })
    });
    unique("band", file.bands.iter().map(|band| &band.id), findings);
    let names: Vec<String> = file.exercises.iter().map(|name| name.value.clone()).collect();
    let bands = file.bands.iter().filter_map(|row| band::band(row, &names, findings)).collect();
    let targets = file.targets.iter().filter_map(|row| target(row, findings)).collect();
    let count = |given: Option<&Sp<u64>>, usual: u64, most: u64, findings: &mut Vec<Finding>| {
        let Some(given) = given else { return usual };
        if given.value == 0 || given.value > most {
            let message = format!("write a whole number from 1 to {most}");
            findings.push(Finding::error("range", given.at.clone(), message).label("out of range"));
        }
        given.value
    };
    let worst = file.keep.as_ref().map_or(0, |keep| {
        let authored::Keep::Worst(number) = keep;
        usize::try_from(count(Some(number), 0, MOST_KEPT, findings)).unwrap_or(0)
    });
    let replications = count(Some(&file.replications), 1, MOST, findings);
    let first_seed = file.first_seed.as_ref().map_or(1, |seed| seed.value);
    // Points may have seeds of their own.
    let seeds = replications.saturating_mul(MOST_POINTS);
    if let Some(seed) = file.first_seed.as_ref().filter(|seed| seed.value.checked_add(seeds).is_none()) {
        findings.push(Finding::error("range", seed.at.clone(), "seeds end at 2^64 - 1").label("too great"));
    }
    let block = count(file.block.as_ref(), BLOCK, MOST, findings);
    let rounds = file.rounds.as_ref().map(|rounds| wish::rounds(rounds, replications, findings));
    if let (Some(_), Some(block)) = (&rounds, &file.block) {
        let finding = Finding::error("bad-rounds", block.at.clone(), "in rounds a block is a `step`");
        findings.push(finding.label("leave it out"));
    }
    unique("output", file.tradeoff.iter(), findings);
    if let [only] = &file.tradeoff[..] {
        let finding = Finding::error("bad-tradeoff", only.at.clone(), "a trade is between two outputs or more");
        findings.push(finding.label("alone").help("name another, or ask for the best plan with `select`"));
    }
    let study = Study {
        title: if file.title.is_empty() { file.id.value.clone() } else { file.title.clone() },
        id: file.id.value.clone(),
        summary: file.summary.clone(),
        exercises: file.exercises.iter().map(|name| relative(name)).collect(),
        plans: file
            .plans
            .iter()
            .map(|plan| StudyPlan {
                id: plan.id.value.clone(),
                plan: relative(plan.plan.as_ref().unwrap_or(&plan.id)),
                set: plan.set.iter().map(|row| (row.path.value.clone(), row.value.value.text.clone())).collect(),
            })
            .collect(),
        baseline,
        factors,
        design: DesignKind::Grid,
        first_seed,
        replications,
        block: rounds.as_ref().map_or(block, |rounds| rounds.step.max(1)),
        targets,
        bands,
        worst,
        criteria: file.criteria,
        rounds,
        select: file.select.as_ref().and_then(|row| wish::amount(&row.output, &row.indifference, findings)),
        tradeoff: file.tradeoff.iter().map(|output| (output.value.clone(), output.at.clone())).collect(),
        source: source.clone(),
    };
    let design = design::resolve(file.design.as_ref(), &study, whole, &file.id.at, findings);
    Study { design, ..study }
}

fn unique<'a, I: Iterator<Item = &'a Sp<String>>>(what: &str, ids: I, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| !seen.insert(id.value.clone())) {
        let message = format!("two {what}s are called `{}`", id.value);
        findings.push(Finding::error("duplicate-id", id.at.clone(), message).label("again here"));
    }
}

fn target(row: &authored::Target, findings: &mut Vec<Finding>) -> Option<Target> {
    let bounds = [row.within.is_some(), row.at_most.is_some(), row.at_least.is_some()];
    if bounds.iter().filter(|given| **given).count() != 1 {
        let message = "a target has one of `within`, `at_most` and `at_least`";
        findings.push(Finding::error("bad-target", row.output.at.clone(), message).label("of this output"));
        return None;
    }
    let finite = |value: &Sp<f64>, findings: &mut Vec<Finding>| {
        if !value.value.is_finite() {
            findings.push(Finding::error("range", value.at.clone(), "write a finite number").label("out of range"));
        }
        value.value
    };
    let bound = match (&row.within, &row.at_most, &row.at_least) {
        (Some(within), ..) => match quantity::span(&within.value) {
            Ok(span) => Bound::Within(span.0),
            Err(wrong) => {
                let finding = Finding::error("bad-duration", within.at.clone(), wrong.message).label("no duration");
                findings.push(match wrong.fix {
                    Some(fix) => finding.fix(&within.at, format!("\"{fix}\"")),
                    None => finding,
                });
                return None;
            }
        },
        (_, Some(most), _) => Bound::AtMost(finite(most, findings)),
        (.., least) => Bound::AtLeast(finite(least.as_ref()?, findings)),
    };
    Some(Target { output: row.output.value.clone(), bound, at: row.output.at.clone() })
}
