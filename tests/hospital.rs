//! The shipped hospital case against the public record (its calibration checks): a part of the seeds here, all 200 with
//! `cargo test --release --test hospital -- --ignored`.

use sandtable::base::{HostId, SimSpan, SimTime};
use sandtable::exercise;
use sandtable::journal::truth::TruthState;
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
    /// Of the servers that were encrypted: usable again by each of `DAYS` after the first encryption.
    back: [f64; 5],
    /// Host-days out of use in the first 130 days, seen at noon: encrypted, and cut off or switched off without being so.
    lost_days: u64,
    shut_days: u64,
}

const DAYS: [i64; 5] = [19, 40, 61, 90, 130];

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
    let (lost_days, shut_days) = out_of_use(journal, scenario);
    let group = |host: &HostId| &organisation.groups[organisation.group_of(*host).index()];
    Came {
        encrypted_servers: hosts.iter().filter(|host| group(host).kind.is_server()).count(),
        encrypted_workstations: hosts.iter().filter(|host| !group(host).kind.is_server()).count(),
        units: hosts.iter().map(|host| organisation.units[group(host).unit.index()].id.clone()).collect(),
        first_encrypted: card.milestone(Milestone::FirstEncrypted).time(),
        identified: card.milestone(Milestone::Identified).time(),
        ratings: card.phases.iter().map(|phase| phase.rating).collect(),
        orders_to_isolate,
        back: usable_again(journal, scenario),
        lost_days,
        shut_days,
    }
}

fn usable_again(journal: &Journal, scenario: &Scenario) -> [f64; 5] {
    let organisation = &scenario.organisation;
    let server = |host: HostId| organisation.groups[organisation.group_of(host).index()].kind.is_server();
    let (mut first, mut hit, mut back) = (None, 0, [0; 5]);
    let mut lost = BTreeSet::new();
    for entry in &journal.entries {
        let Fact::HostChanged { host, change, .. } = entry.fact() else { continue };
        match change {
            HostChange::Encrypted if server(host) => {
                first.get_or_insert(entry.at);
                hit += usize::from(lost.insert(host));
            }
            HostChange::Restored | HostChange::Rebuilt if lost.remove(&host) => {
                let after = entry.at - first.expect("something was lost before");
                for (day, count) in DAYS.into_iter().zip(&mut back) {
                    *count += usize::from(after <= SimSpan::days(day));
                }
            }
            _ => {}
        }
    }
    back.map(|count| if hit == 0 { 1.0 } else { share(count, hit) })
}

fn out_of_use(journal: &Journal, scenario: &Scenario) -> (u64, u64) {
    let organisation = &scenario.organisation;
    let mut truth = TruthState::new(organisation);
    let (mut lost, mut shut) = (0, 0);
    let mut look: Option<(SimTime, i64)> = None;
    for entry in &journal.entries {
        while let Some((at, left)) = look.filter(|(at, left)| *at <= entry.at && *left > 0) {
            for group in &organisation.groups {
                let closed = truth.segments[group.segment.index()].shut();
                let first = group.first.index();
                for row in &truth.hosts[first..first + group.count as usize] {
                    lost += u64::from(row.encrypted());
                    let off = row.off() || row.isolated() || closed && !row.released();
                    shut += u64::from(!row.encrypted() && off);
                }
            }
            look = Some((at + SimSpan::days(1), left - 1));
        }
        truth.rows().apply(entry);
        if let (None, Fact::HostChanged { change: HostChange::Encrypted, .. }) = (look, entry.fact()) {
            look = Some((entry.at + SimSpan::hours(11), 130));
        }
    }
    (lost, shut)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Checks 1 and 3 to 8 of the case.
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

    for (at, (day, record)) in DAYS.into_iter().zip([0.33, 0.75, 0.82, 0.95, 1.0]).enumerate() {
        let back = median(fell.iter().map(|run| run.back[at]).collect());
        assert!((back - record).abs() <= 0.15, "check 3: {back:.2} of the servers are back by day {day}, not {record}");
    }

    let own = fell.iter().filter(|run| run.shut_days > run.lost_days).count();
    assert!(share(own, fell.len()) >= 0.9, "check 7: the shutdown dominates in {own} of {}", fell.len());

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
