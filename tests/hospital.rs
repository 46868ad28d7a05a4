//! The shipped hospital case against the public record (its calibration checks): a part of the seeds here, all 200 with
//! `cargo test --release --test hospital -- --ignored`.

use sandtable::base::SimTime;
use sandtable::exercise;
use sandtable::journal::{Fact, HostChange, Journal};
use sandtable::scenario::{Request, Scenario, load};
use sandtable::score::{Milestone, Rating, Scorecard, score};
use sandtable::world::Topology;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a run came to, in the record's terms.
struct Came {
    encrypted_servers: usize,
    encrypted_workstations: usize,
    /// Units with an encrypted host.
    units: BTreeSet<String>,
    first_encrypted: Option<SimTime>,
    identified: Option<SimTime>,
    ratings: Vec<Rating>,
    orders_to_isolate: usize,
}

fn runs(plan: &str, seeds: std::ops::RangeInclusive<u64>) -> Vec<Came> {
    let request = Request { exercise: "hospital-ransomware".into(), plan: Some(plan.into()), ..Request::default() };
    let scenario = load(&request, &sandtable::vocabulary()).expect("the shipped case is sound").0;
    let topology = Arc::new(Topology::new(scenario));
    let came = |seed| {
        let journal = exercise::run(&topology, seed).expect("no plan that ships stalls");
        let card = score(&journal, &topology.scenario);
        came(&journal, &card, &topology.scenario)
    };
    seeds.map(came).collect()
}

fn came(journal: &Journal, card: &Scorecard, scenario: &Scenario) -> Came {
    let organisation = &scenario.organisation;
    let mut hosts = BTreeSet::new();
    let mut orders_to_isolate = 0;
    for entry in &journal.entries {
        match entry.fact() {
            Fact::HostChanged { host, change: HostChange::Encrypted, .. } => {
                hosts.insert(host);
            }
            Fact::ActionFinished { action, .. } if scenario.actions[action.index()].id == "isolate-host" => {
                orders_to_isolate += 1;
            }
            _ => {}
        }
    }
    let group = |host: &sandtable::base::HostId| &organisation.groups[organisation.group_of(*host).index()];
    Came {
        encrypted_servers: hosts.iter().filter(|host| group(host).kind.is_server()).count(),
        encrypted_workstations: hosts.iter().filter(|host| !group(host).kind.is_server()).count(),
        units: hosts.iter().map(|host| organisation.units[group(host).unit.index()].id.clone()).collect(),
        first_encrypted: card.milestone(Milestone::FirstEncrypted).time(),
        identified: card.milestone(Milestone::Identified).time(),
        ratings: card.phases.iter().map(|phase| phase.rating).collect(),
        orders_to_isolate,
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Checks 1, 4, 5, 6 and 8 of the case.
fn as_it_was(seeds: std::ops::RangeInclusive<u64>) {
    let all = runs("as-it-was", seeds);
    let fell: Vec<&Came> = all.iter().filter(|run| run.encrypted_servers + run.encrypted_workstations > 0).collect();
    assert!(share(fell.len(), all.len()) >= 0.85, "check 1: ransomware executes in {} of {}", fell.len(), all.len());

    let recognised = fell.iter().filter_map(|run| Some((run.identified? - run.first_encrypted?).as_hours())).collect();
    let hours = median(recognised);
    assert!((2.0..=5.0).contains(&hours), "check 4: recognised after {hours:.1} h");

    let servers = median(fell.iter().map(|run| run.encrypted_servers as f64).collect());
    let workstations = median(fell.iter().map(|run| run.encrypted_workstations as f64).collect());
    assert!((2_000.0..=3_600.0).contains(&servers), "check 5: {servers} servers");
    assert!((1_500.0..=8_000.0).contains(&workstations), "check 5: {workstations} workstations");
    let hospitals = |run: &&&Came| run.units.iter().filter(|unit| unit.starts_with("hospital-")).count();
    let spread = median(fell.iter().map(|run| hospitals(&run) as f64).collect());
    assert!((4.0..=10.0).contains(&spread), "check 5: {spread} hospital domains");

    for spared in ["hospital-a", "ministry"] {
        let clean = fell.iter().filter(|run| !run.units.contains(spared)).count();
        // Over few seeds the share may lie below the band by chance.
        let least = if fell.len() >= 100 { 0.8 } else { 0.65 };
        assert!(share(clean, fell.len()) >= least, "check 6: {spared} is spared in {clean} of {}", fell.len());
    }

    let (identify, contain) = (1, 2);
    let unable = fell.iter().filter(|run| run.ratings[identify] == Rating::U).count();
    assert_eq!(unable, fell.len(), "check 8: Identify is U");
    let better = fell.iter().filter(|run| run.ratings[contain] < run.ratings[identify]).count();
    assert!(share(better, fell.len()) >= 0.8, "check 8: Contain is better than Identify in {better} of {}", fell.len());
}

/// Check 2 of the case: one change in plan and people, and it is people who isolate.
fn open_on_first_server_alert(seeds: std::ops::RangeInclusive<u64>) {
    let all = runs("open-on-first-server-alert", seeds);
    let fell = all.iter().filter(|run| run.encrypted_servers + run.encrypted_workstations > 0).count();
    // Over few seeds the share may lie above the band by chance.
    let most = if all.len() >= 100 { 0.5 } else { 0.6 };
    assert!(share(fell, all.len()) < most, "check 2: ransomware executes in {fell} of {}", all.len());
    let worked = all.iter().filter(|run| run.orders_to_isolate > 0).count();
    assert!(share(worked, all.len()) >= 0.9, "people isolated hosts in {worked} of {}", all.len());
}

#[test]
fn twenty_seeds_land_where_the_record_says() {
    as_it_was(1..=20);
}

#[test]
fn one_changed_decision_moves_forty_seeds_as_the_record_says() {
    open_on_first_server_alert(1..=40);
}

#[test]
#[ignore = "200 seeds of the largest case: run it in release"]
fn two_hundred_seeds_land_where_the_record_says() {
    as_it_was(1..=200);
    open_on_first_server_alert(1..=200);
}
