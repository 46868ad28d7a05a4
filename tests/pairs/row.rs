//! A row: a task, the two ways, and what must differ.

use crate::common::mean;
use crate::measure::Measured;
use rayon::prelude::*;
use sandtable::exercise;
use sandtable::journal::Journal;
use sandtable::scenario::{Request, Source, load, load_texts};
use sandtable::score::{Finding, Measure, Scorecard, score};
use sandtable::world::Topology;
use std::fmt;
use std::sync::Arc;

/// Seeds of a pair: enough for the figures where the build is fast, for the direction where it is not.
pub const SEEDS: u64 = if cfg!(debug_assertions) { 40 } else { 400 };

/// A change of the texts in `works/`.
#[allow(dead_code, reason = "rows use what they need")]
#[derive(Clone, Copy, Debug)]
pub enum Edit {
    /// As `--set`: (path, value). Applied before texts.
    Set(&'static str, &'static str),
    /// (role, from, to): the first place where the file of that role says so.
    Text(&'static str, &'static str, &'static str),
    /// (role, piece): takes it away. What `works/` says in one line can be taken away by the line.
    Drop(&'static str, &'static str),
}

/// From a run and its texts to the texts of the next run.
pub type Revise = fn(&Scorecard, &Journal, Vec<Source>) -> Vec<Source>;

/// One task in two ways.
pub struct Row {
    /// `P3.1`.
    pub task: &'static str,
    /// Must move the right way or stay, in nearly all pairs; strictly in at least half of those to which it applies.
    pub criterion: &'static str,
    /// Both ways.
    pub common: &'static [Edit],
    pub doing: &'static [Edit],
    pub not_doing: &'static [Edit],
    /// An outcome of the task's own phase.
    pub outcome: Measured,
    /// Beside `common`: a world in which the task cannot matter.
    pub control: &'static [Edit],
    /// What doing it costs there; more is worse.
    pub cost: Measured,
    /// The outcome is that of the next run, of what this run's team has made of the texts.
    pub next: Option<Revise>,
}

/// The texts of the works after these changes.
#[track_caller]
pub fn sources(edits: &[&[Edit]]) -> Vec<Source> {
    let edits = || edits.iter().flat_map(|part| part.iter().copied());
    let set = edits().filter_map(|edit| match edit {
        Edit::Set(path, value) => Some((path.to_string(), value.to_string())),
        _ => None,
    });
    let exercise = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pairs/works/exercise.ron");
    let request = Request { exercise: exercise.into(), set: set.collect(), ..Request::default() };
    let mut sources = match load(&request, &sandtable::vocabulary()) {
        Ok((scenario, _)) => scenario.sources,
        Err(findings) => panic!("{findings}"),
    };
    for edit in edits() {
        let (role, from, to) = match edit {
            Edit::Set(..) => continue,
            Edit::Text(role, from, to) => (role, from, to),
            Edit::Drop(role, from) => (role, from, ""),
        };
        let source = sources.iter_mut().find(|source| source.role == role).expect("one of the four files");
        assert!(source.text.contains(from), "the {role} of the works says `{from}`");
        source.text = source.text.replacen(from, to, 1);
    }
    sources
}

#[track_caller]
pub fn topology(sources: Vec<Source>) -> Arc<Topology> {
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

/// What a run shows of a row.
struct Shown {
    finding: Option<Finding>,
    outcome: Option<f64>,
    cost: Option<f64>,
}

fn play(row: &Row, topology: &Arc<Topology>, sources: &[Source], seed: u64) -> Shown {
    let journal = exercise::run(topology, seed).unwrap_or_else(|stalled| panic!("seed {seed}: {stalled}"));
    let card = score(&journal, &topology.scenario);
    let criterion = card.rubric.iter().position(|criterion| criterion.id == row.criterion);
    let finding = card.findings.iter().find(|finding| Some(finding.criterion) == criterion).cloned();
    let cost = (row.cost.value)(&card, &journal);
    let outcome = match row.next {
        None => (row.outcome.value)(&card, &journal),
        Some(revise) => {
            let next = self::topology(revise(&card, &journal, sources.to_vec()));
            let seed = seed + 1_000_000;
            let journal = exercise::run(&next, seed).unwrap_or_else(|stalled| panic!("seed {seed}: {stalled}"));
            (row.outcome.value)(&score(&journal, &next.scenario), &journal)
        }
    };
    Shown { finding, outcome, cost }
}

/// (not doing, doing) for each seed.
fn pairs(row: &Row, world: &[Edit]) -> Vec<(Shown, Shown)> {
    let texts = [row.not_doing, row.doing].map(|way| sources(&[row.common, world, way]));
    let [without, with] = texts.clone().map(topology);
    (1..=SEEDS)
        .into_par_iter()
        .map(|seed| (play(row, &without, &texts[0], seed), play(row, &with, &texts[1], seed)))
        .collect()
}

/// Mean paired difference, doing - not doing, with half its 95 % interval.
#[derive(Clone, Copy, Default)]
pub struct Difference {
    pub mean: f64,
    pub half: f64,
    pub pairs: usize,
}

impl Difference {
    fn of(pairs: &[(Shown, Shown)], value: fn(&Shown) -> Option<f64>) -> Difference {
        let differences: Vec<f64> =
            pairs.iter().filter_map(|(without, with)| Some(value(with)? - value(without)?)).collect();
        Difference::of_all(&differences)
    }
    pub fn of_all(differences: &[f64]) -> Difference {
        if differences.len() < 2 {
            return Difference { pairs: differences.len(), ..Difference::default() };
        }
        let (mean, error) = mean(differences);
        Difference { mean, half: 1.96 * error, pairs: differences.len() }
    }
    pub fn above_zero(self) -> bool {
        self.mean > self.half
    }
    pub fn turned(self, more_is_better: bool) -> Difference {
        Difference { mean: if more_is_better { self.mean } else { -self.mean }, ..self }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+.2} ({:+.2} to {:+.2})", self.mean, self.mean - self.half, self.mean + self.half)
    }
}

/// What the pairs of a row show.
pub struct Verdict {
    task: &'static str,
    criterion: &'static str,
    outcome: Measured,
    cost: Measured,
    applies: usize,
    not_worse: usize,
    better: usize,
    difference: Difference,
    in_control: Difference,
    costs: Difference,
}

pub fn judge(row: &Row) -> Verdict {
    let (pairs, control) = (pairs(row, &[]), pairs(row, row.control));
    let findings = pairs.iter().filter_map(|(without, with)| {
        let (without, with) = (without.finding.as_ref()?, with.finding.as_ref()?);
        (applies(without) && applies(with)).then(|| worth(with).partial_cmp(&worth(without)).expect("no NaN"))
    });
    let orders: Vec<std::cmp::Ordering> = findings.collect();
    Verdict {
        task: row.task,
        criterion: row.criterion,
        outcome: row.outcome,
        cost: row.cost,
        applies: orders.len(),
        not_worse: orders.iter().filter(|order| order.is_ge()).count(),
        better: orders.iter().filter(|order| order.is_gt()).count(),
        difference: Difference::of(&pairs, |shown| shown.outcome),
        in_control: Difference::of(&control, |shown| shown.outcome),
        costs: Difference::of(&control, |shown| shown.cost),
    }
}

/// Something in the run touched the criterion; a time that never ended counts.
fn applies(finding: &Finding) -> bool {
    !matches!(finding.measure, Measure::NotApplicable | Measure::NotObserved)
}

/// Points where there are any (a time that was never reached earns none), then the rating; more is better.
fn worth(finding: &Finding) -> (f64, i32) {
    let points = match finding.measure {
        Measure::NotReached => 0.0,
        _ => finding.points.unwrap_or(0.0),
    };
    (points, -(finding.rating as i32))
}

impl Verdict {
    pub const HEAD: &'static str = "| task | criterion | applies | right or equal | strictly | outcome: doing - not doing (95 %) | in the control | its cost there |\n|---|---|---|---|---|---|---|---|\n";

    /// What does not hold, in sentences.
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut want = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("{} {}: {what}", self.task, self.criterion));
            }
        };
        let good = self.difference.turned(self.outcome.more_is_better);
        want(self.applies >= 10, "applies to fewer than ten pairs");
        want(self.not_worse * 20 >= self.applies * 19, "doing it makes the criterion worse in over 5 % of the pairs");
        want(self.better * 2 >= self.applies, "doing it improves the criterion in fewer than half of the pairs");
        want(good.pairs >= 10, "the outcome is measured in fewer than ten pairs");
        // Few seeds show the direction; the interval takes the full number.
        let full = !cfg!(debug_assertions);
        want(if full { good.above_zero() } else { good.mean > 0.0 }, "the outcome does not get better");
        let helped = self.in_control.turned(self.outcome.more_is_better);
        want(!helped.above_zero(), "it helps in the control");
        want(if full { self.costs.above_zero() } else { self.costs.mean > 0.0 }, "it costs nothing in the control");
        wrong
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: usize| format!("{:.0} %", 100.0 * part as f64 / self.applies.max(1) as f64);
        let Verdict { task, criterion, applies, .. } = self;
        write!(
            f,
            "| {task} | `{criterion}` | {applies} of {SEEDS} | {} | {} | {}: {} | {} | {}: {} |",
            share(self.not_worse),
            share(self.better),
            self.outcome.name,
            self.difference,
            self.in_control,
            self.cost.name,
            self.costs,
        )
    }
}
