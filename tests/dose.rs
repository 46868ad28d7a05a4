//! Dose and response: how long a look at an alert takes, how much the sensors cover, how long an approval takes. Each in
//! five steps moves what the attack achieves the same way all along, and no single step does nearly all of it.

mod common;

use common::{mean, play};
use sandtable::scenario::{Request, Source, load, load_texts};
use sandtable::score::{Milestone, Scorecard, score};
use sandtable::world::Topology;
use std::sync::Arc;

const SEEDS: u64 = if cfg!(debug_assertions) { 200 } else { 400 };

/// A step may undo this many standard errors of the mean paired difference and still count as chance.
const CHANCE: f64 = 1.96;

/// Of the whole move no step makes more than this share; five equal steps have four moves of a quarter.
const CLIFF: f64 = 0.75;

type Edit = (&'static str, String, String);

/// The works of tests/pairs after these replacements.
fn works(edits: &[Edit]) -> Arc<Topology> {
    let exercise = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pairs/works/exercise.ron");
    let request = Request { exercise: exercise.into(), ..Request::default() };
    let mut sources: Vec<Source> = load(&request, &sandtable::vocabulary()).expect("the works are sound").0.sources;
    for (role, from, to) in edits {
        let source = sources.iter_mut().find(|source| source.role == *role).expect("one of the four files");
        assert!(source.text.contains(from), "the {role} of the works says `{from}`");
        source.text = source.text.replace(from, to);
    }
    let scenario = load_texts(sources, &sandtable::vocabulary()).unwrap_or_else(|findings| panic!("{findings}")).0;
    Arc::new(Topology::new(scenario))
}

fn parameter(name: &str, value: &str) -> Edit {
    let from = r#"horizon: "75d","#.to_string();
    let to = format!(r#"{from} parameters: {{"{name}": "{value}"}},"#);
    ("exercise", from, to)
}

/// From the first foothold to the moment when the team knows, in hours, and 72 where it takes longer or never comes
/// (a restricted mean: the few runs that nobody ever notices would drown the rest).
fn identified(card: &Scorecard) -> f64 {
    let known = card.milestone(Milestone::Identified).time().unwrap_or(card.end);
    card.milestone(Milestone::FirstCompromise).time().map_or(0.0, |since| (known - since).as_hours().min(72.0))
}

/// From identified to contained, or to the run's end, in hours; nothing where the one never came.
fn contained(card: &Scorecard) -> f64 {
    let Some(since) = card.milestone(Milestone::Identified).time() else { return 0.0 };
    (card.milestone(Milestone::Contained).time().unwrap_or(card.end) - since).as_hours()
}

fn hit(card: &Scorecard) -> f64 {
    card.outcome.hosts_compromised as f64
}

/// What an outcome is called, and how a scorecard tells it; more is worse.
type Outcome = (&'static str, fn(&Scorecard) -> f64);

fn worse_step_by_step(steps: &[Vec<Edit>; 5], outcomes: &[Outcome]) {
    let cards: Vec<Vec<Scorecard>> = steps
        .iter()
        .map(|edits| {
            let topology = works(edits);
            (1..=SEEDS).map(|seed| score(&play(&topology, seed), &topology.scenario)).collect()
        })
        .collect();
    for (what, outcome) in outcomes {
        let runs: Vec<Vec<f64>> = cards.iter().map(|step| step.iter().map(outcome).collect()).collect();
        check(what, &runs);
    }
}

/// Each step makes the outcome worse or leaves it within chance, all together make it worse for certain, and no step
/// makes nearly all of the difference.
fn check(what: &str, runs: &[Vec<f64>]) {
    let means: Vec<f64> = runs.iter().map(|run| mean(run).0).collect();
    let paired = |from: usize, to: usize| {
        let pairs: Vec<f64> = runs[to].iter().zip(&runs[from]).map(|(after, before)| after - before).collect();
        mean(&pairs)
    };
    println!("{what}: {means:.2?}");
    let (whole, error) = paired(0, 4);
    // Few seeds show the direction; certainty takes the full number.
    let least = if cfg!(debug_assertions) { 0.0 } else { CHANCE * error };
    assert!(whole > least, "{what}: five steps make no difference, {means:.2?}");
    for step in 0..4 {
        let (change, error) = paired(step, step + 1);
        assert!(change > -CHANCE * error, "{what}: step {step} helps by {:.2}, {means:.2?}", -change);
        assert!(change < CLIFF * whole + CHANCE * error, "{what}: a cliff at step {step}, {means:.2?}");
    }
}

#[test]
fn slower_triage_is_worse() {
    // Against a crew that is seen: a slow look at alerts that tell nothing would change nothing.
    let seen: Edit = ("adversary", "stealth: 5".into(), "stealth: 1".into());
    let steps = ["6min", "30min", "1h", "2h", "4h"].map(|time| vec![parameter("soc.triage.t1", time), seen.clone()]);
    worse_step_by_step(&steps, &[("triage, hours to identified", identified), ("triage, hosts compromised", hit)]);
}

#[test]
fn less_coverage_is_worse() {
    let steps = ["1", "0.8", "0.6", "0.4", "0.2"].map(|share| {
        let from = r#"(id: "edr", kind: edr,"#.to_string();
        let to = format!("{from} coverage: {share},");
        vec![("organisation", from, to)]
    });
    worse_step_by_step(&steps, &[("coverage, hours to identified", identified), ("coverage, hosts compromised", hit)]);
}

#[test]
fn slower_approval_is_worse() {
    let steps = ["10min", "1h", "3h", "6h", "12h"].map(|time| {
        let free = r#"(action: "isolate-host", responsible: "it", accountable: "lead", approval: pre_authorised)"#;
        let asked = free.replace("pre_authorised", "prior");
        vec![
            parameter("approve.isolate_server", time),
            ("exercise", format!("\"{time}\"}}"), format!("\"{time}\", \"approve.isolate_workstation\": \"{time}\"}}")),
            ("plan", free.to_string(), asked),
        ]
    });
    worse_step_by_step(&steps, &[("approval, hours to contained", contained), ("approval, hosts compromised", hit)]);
}
