//! The shipped hospital case against the public record (its calibration checks): a part of the seeds here, all 200 with
//! `cargo test --release --test hospital -- --ignored`.

use sandtable::base::{HostId, SimSpan, SimTime};
use sandtable::exercise;
use sandtable::journal::truth::TruthState;
use sandtable::journal::{Fact, HostChange, Journal, ServiceState};
use sandtable::scenario::{Request, Scenario, load};
use sandtable::score::{Milestone, Rating, Scorecard, score};
use sandtable::world::Topology;
use std::collections::{BTreeMap, BTreeSet};
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
    /// The same in the first week alone.
    shut_in_first_week: u64,
    /// Services out of use a day after the first encryption: that the encryption alone would have taken, and that only the
    /// shutdown took.
    out_by_attack: usize,
    out_by_shutdown: usize,
    /// Share of the service-hours lost that the response caused beyond what the encryption alone had.
    response_share: f64,
}

const DAYS: [i64; 5] = [19, 40, 61, 90, 130];
const RECORD: [f64; 5] = [0.33, 0.75, 0.82, 0.95, 1.0];
/// Days on which hosts out of use are counted.
const LOOKS: i64 = 130;

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
    let (lost_days, shut_days, shut_in_first_week) = out_of_use(journal, scenario);
    let (out_by_attack, out_by_shutdown) = out_after_a_day(journal, card.milestone(Milestone::FirstEncrypted).time());
    let (attack, response) = (card.outcome.downtime_hours_attack, card.outcome.downtime_hours_response);
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
        shut_in_first_week,
        out_by_attack,
        out_by_shutdown,
        response_share: response / (attack + response).max(1.0),
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

fn out_of_use(journal: &Journal, scenario: &Scenario) -> (u64, u64, u64) {
    let organisation = &scenario.organisation;
    let mut truth = TruthState::new(organisation);
    let (mut lost, mut shut, mut first_week) = (0, 0, 0);
    let mut look: Option<(SimTime, i64)> = None;
    for entry in &journal.entries {
        while let Some((at, left)) = look.filter(|(at, left)| *at <= entry.at && *left > 0) {
            for group in &organisation.groups {
                let closed = truth.segments[group.segment.index()].shut();
                let first = group.first.index();
                for row in &truth.hosts[first..first + group.count as usize] {
                    lost += u64::from(row.encrypted());
                    let off = row.off() || row.isolated() || closed && !row.released();
                    let shut_only = u64::from(!row.encrypted() && off);
                    shut += shut_only;
                    first_week += if left > LOOKS - 7 { shut_only } else { 0 };
                }
            }
            look = Some((at + SimSpan::days(1), left - 1));
        }
        truth.rows().apply(entry.fact());
        if let (None, Fact::HostChanged { change: HostChange::Encrypted, .. }) = (look, entry.fact()) {
            look = Some((entry.at + SimSpan::hours(11), LOOKS));
        }
    }
    (lost, shut, first_week)
}

fn out_after_a_day(journal: &Journal, first_encrypted: Option<SimTime>) -> (usize, usize) {
    let Some(look) = first_encrypted.map(|first| first + SimSpan::days(1)) else { return (0, 0) };
    let mut services = BTreeMap::new();
    for entry in journal.entries.iter().take_while(|entry| entry.at <= look) {
        if let Fact::ServiceChanged { service, state, by_attack } = entry.fact() {
            services.insert(service, (state, by_attack));
        }
    }
    let out = |state: ServiceState| matches!(state, ServiceState::Down | ServiceState::Manual);
    let by_attack = services.values().filter(|row| out(row.1)).count();
    (by_attack, services.values().filter(|row| out(row.0) && !out(row.1)).count())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Check 3: the curve is the record's; the people who bring servers back were fitted to it, so it shows that staffing
/// of that size can, not that it was foreseen.
fn comes_back_as_recorded(fell: &[&Came]) {
    let mut wrong = Vec::new();
    for (at, (day, record)) in DAYS.into_iter().zip(RECORD).enumerate() {
        let mut back: Vec<f64> = fell.iter().map(|run| run.back[at]).collect();
        back.sort_by(f64::total_cmp);
        let (low, middle, high) = (back[back.len() / 20], back[back.len() / 2], back[back.len() * 19 / 20]);
        println!("check 3: day {day:>3}: {middle:.2} of the servers ({low:.2} to {high:.2}), on record {record:.2}");
        if (middle - record).abs() > 0.15 {
            wrong.push(day);
        }
    }
    assert!(wrong.is_empty(), "check 3: off the record by days {wrong:?}");
}

/// Check 7, by machines out of use: those that were switched off or cut off and not encrypted, against the encrypted
/// ones. The first week of the shutdown must outweigh all 130 days of the encryption, for the plan opens the clients'
/// segments late. By service-hours it does not hold: a service is booked to the attack for as long as the encrypted
/// servers alone would keep it down, and that is most of the time.
fn shutdown_dominates(fell: &[&Came]) {
    let middle = |value: fn(&Came) -> f64| median(fell.iter().map(|run| value(run)).collect());
    println!(
        "check 7: host-days out of use: {:.0} encrypted, {:.0} switched off or cut off, {:.0} of these in the first week; \
         of the service-hours the response alone caused {:.2}; of the services out a day after, {:.0} by encryption and {:.0} only \
         by the shutdown",
        middle(|run| run.lost_days as f64),
        middle(|run| run.shut_days as f64),
        middle(|run| run.shut_in_first_week as f64),
        middle(|run| run.response_share),
        middle(|run| run.out_by_attack as f64),
        middle(|run| run.out_by_shutdown as f64),
    );
    let own = fell.iter().filter(|run| run.shut_in_first_week > run.lost_days).count();
    assert!(share(own, fell.len()) >= 0.9, "check 7: the shutdown dominates in {own} of {}", fell.len());
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

    comes_back_as_recorded(&fell);
    shutdown_dominates(&fell);

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

#[test]
#[ignore = "100 seeds of the largest case: run it in release, with --nocapture for the figures"]
fn a_hundred_seeds_come_back_and_are_shut_as_the_record_says() {
    let all = runs("as-it-was", 1..=100);
    let fell: Vec<&Came> = all.iter().filter(|run| run.encrypted_servers + run.encrypted_workstations > 0).collect();
    comes_back_as_recorded(&fell);
    shutdown_dominates(&fell);
}
