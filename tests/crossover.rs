//! No plan is best everywhere: in a fast ransomware pushed through the directory the total shutdown wins, in a quiet
//! theft from a single foothold it loses to cutting off what is hit. Same organisation, same people, paired seeds.

mod common;

use common::mean;
use sandtable::exercise;
use sandtable::scenario::{Request, load};
use sandtable::score::{Outcome, score};
use sandtable::world::Topology;
use std::sync::Arc;

/// Service-hours that the business lost, whoever took them.
fn lost(outcome: &Outcome) -> f64 {
    outcome.downtime_hours_attack + outcome.downtime_hours_response
}

fn outcomes(exercise: &str, plan: &str, seeds: u64) -> Vec<Outcome> {
    let request = Request { exercise: exercise.into(), plan: Some(plan.into()), ..Request::default() };
    let scenario = load(&request, &sandtable::vocabulary()).expect("what ships is sound").0;
    let topology = Arc::new(Topology::new(scenario));
    let play = |seed| exercise::run(&topology, seed).expect("no plan that ships stalls");
    (1..=seeds).map(|seed| score(&play(seed), &topology.scenario).outcome).collect()
}

/// Shutdown less scoped, seed by seed: mean difference and half of its 95 % interval.
fn difference(exercise: &str, measure: fn(&Outcome) -> f64) -> (f64, f64) {
    let seeds = if cfg!(debug_assertions) { 100 } else { 200 };
    let shutdown = outcomes(exercise, "valve-works-shutdown", seeds);
    let scoped = outcomes(exercise, "valve-works-scoped", seeds);
    let pairs: Vec<f64> = shutdown.iter().zip(&scoped).map(|(a, b)| measure(a) - measure(b)).collect();
    let (mean, error) = mean(&pairs);
    (mean, 1.96 * error)
}

#[test]
fn against_a_pushed_locker_the_total_shutdown_wins() {
    let (hours, half) = difference("valve-works-ransomware", lost);
    assert!(hours + half < 0.0, "service-hours lost, shutdown less scoped: {hours:.0} ± {half:.0}");
    let (hosts, half) = difference("valve-works-ransomware", |outcome| outcome.hosts_encrypted as f64);
    assert!(hosts + half < 0.0, "hosts encrypted, shutdown less scoped: {hosts:.0} ± {half:.0}");
}

#[test]
fn against_a_quiet_theft_it_loses() {
    let (hours, half) = difference("valve-works-theft", lost);
    assert!(hours - half > 0.0, "service-hours lost, shutdown less scoped: {hours:.0} ± {half:.0}");
    // And it saves hardly any records: less than one of ten.
    let stolen = |outcome: &Outcome| outcome.records_exfiltrated as f64;
    let (records, half) = difference("valve-works-theft", stolen);
    let scoped: Vec<f64> = outcomes("valve-works-theft", "valve-works-scoped", 100).iter().map(stolen).collect();
    let tenth = mean(&scoped).0 / 10.0;
    assert!(records + half > -tenth, "records stolen, shutdown less scoped: {records:.1} ± {half:.1}, {tenth:.1}");
}
