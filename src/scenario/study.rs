//! Studies: the file that names exercises, plans, settings and seeds, read and checked. `batch` carries them out.

use super::authored::{self, SCHEMA, Sp};
use super::library::Kind;
use super::load::{misread, open};
use super::message::{Finding, Findings, nearest};
use super::quantity;
use super::source::{Place, Source};
use std::collections::BTreeSet;
use std::path::Path;

/// Replications a unit of work, unless the file says otherwise.
pub const BLOCK: u64 = 250;
/// Most replications a cell, and most cells: beyond that a study is a mistake.
const MOST: u64 = 1_000_000_000;
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
    pub first_seed: u64,
    pub replications: u64,
    pub block: u64,
    pub targets: Vec<Target>,
    pub source: Source,
}

#[derive(Clone, Debug)]
pub struct StudyPlan {
    pub id: String,
    /// As `Request::plan` takes it.
    pub plan: String,
    pub set: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Factor {
    pub id: String,
    pub path: String,
    pub levels: Vec<String>,
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
    /// The points of the study: a level of each factor, the last factor fastest. One empty point without factors.
    pub fn points(&self) -> Vec<Vec<usize>> {
        let mut points = vec![Vec::new()];
        for factor in &self.factors {
            let longer = |point: &Vec<usize>| -> Vec<Vec<usize>> {
                (0..factor.levels.len()).map(|level| [point.as_slice(), &[level]].concat()).collect()
            };
            points = points.iter().flat_map(longer).collect();
        }
        points
    }

    /// What a point sets, as `--set` takes it.
    pub fn settings(&self, point: &[usize]) -> Vec<(String, String)> {
        let rows = self.factors.iter().zip(point);
        rows.map(|(factor, level)| (factor.path.clone(), factor.levels[*level].clone())).collect()
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
        findings.push(Finding::error("empty", whole_file.clone(), "a study needs a plan: `plans` is empty"));
    }
    for factor in file.factors.iter().filter(|factor| factor.levels.is_empty()) {
        findings.push(Finding::error("empty", factor.id.at.clone(), "a factor needs a level").label("has none"));
    }
    let points = file.factors.iter().try_fold(1_u64, |points, factor| points.checked_mul(factor.levels.len() as u64));
    if points.is_none_or(|points| points > MOST_POINTS) {
        let message = format!("the factors have more than {MOST_POINTS} combinations");
        findings.push(Finding::error("range", whole_file, message));
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
    let targets = file.targets.iter().filter_map(|row| target(row, findings)).collect();
    let count = |given: Option<&Sp<u64>>, usual: u64, most: u64, findings: &mut Vec<Finding>| {
        let Some(given) = given else { return usual };
        if given.value == 0 || given.value > most {
            let message = format!("write a whole number from 1 to {most}");
            findings.push(Finding::error("range", given.at.clone(), message).label("out of range"));
        }
        given.value
    };
    let replications = count(Some(&file.replications), 1, MOST, findings);
    let first_seed = file.first_seed.as_ref().map_or(1, |seed| seed.value);
    if let Some(seed) = file.first_seed.as_ref().filter(|seed| seed.value.checked_add(replications).is_none()) {
        findings.push(Finding::error("range", seed.at.clone(), "seeds end at 2^64 - 1").label("too great"));
    }
    Study {
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
        factors: file
            .factors
            .iter()
            .map(|factor| Factor {
                id: factor.id.value.clone(),
                path: factor.path.value.clone(),
                levels: factor.levels.iter().map(|level| level.text.clone()).collect(),
            })
            .collect(),
        first_seed,
        replications,
        block: count(file.block.as_ref(), BLOCK, MOST, findings),
        targets,
        source: source.clone(),
    }
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
