//! What the engine does over many seeds: against exact results, and in the direction that a changed decision must move it.
//! `cargo test` runs a tenth of each; the whole with `cargo test --release --test statistics -- --include-ignored`.

mod common;

use common::*;
use sandtable::base::*;
use sandtable::exercise;
use sandtable::journal::{Fact, HostChange, Journal, Reason};
use sandtable::score::{Milestone, Scorecard, score};
use sandtable::world::Topology;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Standard errors within which a true value must lie: one test in 10,000 fails by bad luck, and seeds are fixed anyway.
const Z: f64 = 3.9;

/// One tool encrypts 4,000 hosts under an EDR that sees a technique with a tool in 45 % of the intrusions.
fn unseen(seeds: u64) {
    let small = Small {
        hosts: r#"(id: "pc", count: 4000, kind: workstation, segment: "lan")"#.into(),
        sensors: r#"(id: "edr", kind: edr, covers: ["pc"], level: high, sees: 0, overrides: [("T1486", 0.45)])"#.into(),
        steps: format!(
            r#"{}, (id: "beacon", technique: "T1071", after: ["phish"], does: open_channel()),
            (id: "lock", technique: "T1486", tool: "locker", after: ["beacon"], does: encrypt(on: ["pc"], every: "1s"))"#,
            phish(1)
        ),
        alert_rules: String::new(),
        horizon: "3h",
        ..Small::default()
    };
    let topology = small.topology();
    let mut unseen = 0;
    for (seed, journal) in (1..).zip(play_all(&topology, 1..=seeds)) {
        let encrypted = count(&journal, |fact| matches!(fact, Fact::HostChanged { change: HostChange::Encrypted, .. }));
        assert_eq!(encrypted, 4_000, "seed {seed}");
        unseen += u64::from(count(&journal, |fact| matches!(fact, Fact::AlertRaised { .. })).eq(&0));
    }
    let share = unseen as f64 / seeds as f64;
    let error = (0.55 * 0.45 / seeds as f64).sqrt();
    assert!((share - 0.55).abs() < Z * error, "{unseen} of {seeds} intrusions stay unseen");
    assert!((0.4..0.7).contains(&share), "{unseen} of {seeds}");
}

#[test]
fn four_thousand_encryptions_are_one_chance_to_be_seen() {
    unseen(40);
}

#[test]
#[ignore = "the full size"]
fn four_thousand_encryptions_are_one_chance_to_be_seen_in_400_intrusions() {
    unseen(400);
}

/// The chance that a customer must wait, by the recursion of Erlang B.
fn erlang_c(servers: u32, offered: f64) -> f64 {
    let blocked = (1..=servers).fold(1.0, |b, n| offered * b / (f64::from(n) + offered * b));
    blocked / (1.0 - offered / f64::from(servers) * (1.0 - blocked))
}

/// Alerts that come at random before analysts who never sleep wait as long as Erlang (1917) says.
fn analysts_wait(servers: u32, load: f64, seeds: u64) {
    let minutes = 10.0;
    let per_day = load * f64::from(servers) / minutes * 1_440.0;
    let small = Small {
        horizon: "40d",
        sensors: format!(r#"(id: "edr", kind: edr, covers: ["pc"], sees: 0, false_alarms_per_day: {per_day})"#),
        people: format!(
            r#"(id: "analyst", count: {servers}, role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always")"#
        ),
        organisation: format!(
            r#"parameters: {{"soc.triage.t1": exponential("{minutes}min"), "soc.misjudge_false_as_true": 0}}"#
        ),
        ..Small::default()
    };
    let topology = small.topology();
    let waits: Vec<f64> = play_all(&topology, 1..=seeds).iter().map(mean_wait).collect();
    let offered = load * f64::from(servers);
    let expected = erlang_c(servers, offered) * minutes / (f64::from(servers) - offered);
    let (mean, error) = mean(&waits);
    assert!(error < 0.04 * expected, "{mean:.3} +- {error:.3} min says too little");
    assert!((mean - expected).abs() < Z * error, "{mean:.3} +- {error:.3} min, but Erlang says {expected:.3}");
}

/// From an order to the first work on it, in minutes, after four days of warming up and before the last.
fn mean_wait(journal: &Journal) -> f64 {
    let (from, to) = (SimTime::ZERO + SimSpan::days(4), SimTime::ZERO + SimSpan::days(39));
    let mut ordered: Vec<SimTime> = Vec::new();
    let mut waits: Vec<f64> = Vec::new();
    for entry in &journal.entries {
        match entry.fact() {
            Fact::Ordered { .. } => ordered.push(entry.at),
            Fact::TaskState { order, .. } if entry.reason() == Reason::Working => {
                let since = ordered[order.index()];
                if (from..to).contains(&since) {
                    waits.push((entry.at - since).as_minutes());
                }
            }
            _ => {}
        }
    }
    waits.iter().sum::<f64>() / waits.len() as f64
}

#[test]
fn alerts_wait_for_analysts_as_long_as_erlang_says() {
    analysts_wait(3, 0.8, 12);
    analysts_wait(1, 0.6, 10);
}

#[test]
#[ignore = "the full size"]
fn alerts_wait_for_analysts_as_long_as_erlang_says_in_120_months() {
    analysts_wait(3, 0.8, 120);
    analysts_wait(1, 0.6, 100);
    analysts_wait(8, 0.9, 120);
}

fn encrypted(card: &Scorecard) -> f64 {
    card.outcome.hosts_encrypted as f64
}

fn cards(topology: &Arc<Topology>, seeds: u64) -> Vec<Scorecard> {
    play_all(topology, 1..=seeds).iter().map(|journal| score(journal, &topology.scenario)).collect()
}

/// Hosts encrypted in one world less those in another, seed by seed.
fn difference(left: &[Scorecard], right: &[Scorecard]) -> (f64, f64) {
    let pairs: Vec<f64> = left.iter().zip(right).map(|(left, right)| encrypted(left) - encrypted(right)).collect();
    mean(&pairs)
}

/// An attack of a day and a half on forty workstations, that the EDR sees in most cases, and a team around the clock.
fn ward() -> Small {
    Small {
        horizon: "10d",
        hosts: r#"(id: "pc", count: 40, kind: workstation, segment: "lan", agent: true, vulnerabilities: ["hole"])"#.into(),
        sensors: r#"(id: "edr", kind: edr, covers: ["pc"], level: high, sees: 0.6, delay: "5min", false_alarms_per_day: 1)"#
            .into(),
        people: r#"(id: "analyst", count: 2, role: "soc", shift: "always"), (id: "it", role: "it", shift: "always"), (id: "chief", role: "lead", shift: "always")"#
            .into(),
        organisation: r#"vulnerabilities: [(id: "hole")]"#.into(),
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["pc"], count: 2, through: mail)),
            (id: "beacon", technique: "T1071", after: ["phish"], wait: "1h", does: open_channel()),
            (id: "stay", technique: "T1547", after: ["beacon"], does: persist()),
            (id: "spread", technique: "T1210", after: ["beacon"], wait: "8h", does: move(to: ["pc"], count: 6, every: "2h", by: exploit("hole"))),
            (id: "lock", technique: "T1486", tool: "locker", after: ["spread"], earliest: "T+36h", given: [channel], does: encrypt(on: ["pc"], every: "1min"))"#
            .into(),
        playbooks: r#"(id: "contain", trigger: case(), steps: [
            do(action: "investigate-case", priority: 2),
            while(when: hosts(state: at_large), every: "1h", do: do(action: "isolate-host", on: hosts(state: at_large), priority: 1)),
            do(action: "hunt-indicators"),
            while(when: hosts(state: at_large), every: "1h", do: do(action: "isolate-host", on: hosts(state: at_large), priority: 1))])"#
            .into(),
        ..Small::default()
    }
}

fn decisions_count(seeds: u64) {
    let plan = ward();
    let topology = plan.topology();
    let with = cards(&topology, seeds);
    let (hurt, _) = mean(&with.iter().map(encrypted).collect::<Vec<_>>());

    // Nobody isolates anything.
    let idle = Small { playbooks: plan.playbooks.replace("isolate-host", "acquire-memory"), ..plan.clone() };
    let idle = cards(&idle.topology(), seeds);
    let (more, error) = difference(&idle, &with);
    assert!(
        more > 4.0 && more > 3.0 * error,
        "without isolation {more:.1} +- {error:.1} more hosts are lost than {hurt:.1}"
    );
    assert!(idle.iter().all(|card| card.outcome.hosts_isolated == 0));

    // Isolation that waits for somebody who is asleep comes later, and loses more (or the same).
    let slow = Small {
        plan: r#"raci: [(action: "isolate-host", responsible: "it", accountable: "boss", approval: prior)]"#.into(),
        people: format!(r#"{}, (id: "boss", role: "boss", shift: "day")"#, plan.people),
        organisation: format!("{}, shifts: [(id: \"day\", spells: [\"Wed,Fri 10:00-12:00\"])]", plan.organisation),
        ..plan.clone()
    };
    let slow = cards(&slow.topology(), seeds);
    let (more, error) = difference(&slow, &with);
    assert!(
        more > 2.0 && more > 3.0 * error,
        "with an approver who is away {more:.1} +- {error:.1} more hosts are lost"
    );

    // Nobody at all: each seed at least as bad.
    for (seed, card) in (1..).zip(&with) {
        let journal = exercise::reference(&topology, seed).expect("the reference stalls nowhere");
        let nobody = score(&journal, &topology.scenario);
        assert!(
            encrypted(&nobody) >= encrypted(card),
            "seed {seed}: {} with nobody, {} with the plan",
            encrypted(&nobody),
            encrypted(card)
        );
        assert!(encrypted(&nobody) > 0.0, "seed {seed}: nothing stands against it");
        assert_eq!(
            count(&journal, |fact| matches!(fact, Fact::Ordered { .. } | Fact::AlertRaised { .. })),
            0,
            "seed {seed}"
        );
    }
}

#[test]
fn one_decision_left_out_moves_the_outcome_the_right_way() {
    decisions_count(60);
}

#[test]
#[ignore = "the full size"]
fn one_decision_left_out_moves_the_outcome_the_right_way_in_600_runs() {
    decisions_count(600);
}

#[test]
fn without_an_adversary_there_are_false_alarms_only() {
    let small =
        Small { steps: Small::default().steps, organisation: r#"vulnerabilities: [(id: "hole")]"#.into(), ..ward() };
    let topology = small.topology();
    let mut alarms = 0;
    for (seed, journal) in (1..).zip(play_all(&topology, 1..=60)) {
        let card = score(&journal, &topology.scenario);
        assert_eq!(
            (card.outcome.true_alerts, card.outcome.hosts_compromised, encrypted(&card)),
            (0, 0, 0.0),
            "seed {seed}"
        );
        assert_eq!(card.milestone(Milestone::Identified).time(), None, "seed {seed}: a false alarm is no incident");
        let caused = (0..journal.entries.len()).filter(|&at| journal.adversary_caused(EntryId::from(at))).count();
        assert_eq!(caused, 0, "seed {seed}");
        alarms += card.outcome.false_alarms;
    }
    assert!((400..800).contains(&alarms), "one a day, in ten days and sixty runs: {alarms}");
}

#[test]
fn a_perfect_team_prevents_the_impact() {
    let ward = ward();
    let small = Small {
        sensors: r#"(id: "edr", kind: siem, covers: ["pc"], level: high, sees: 1, overrides: [("T1566", 1), ("T1071", 1), ("T1210", 1), ("T1486", 1), ("T1547", 1)])"#.into(),
        organisation: CERTAIN.replace("10min", "1s").replace("5min", "1s").replace("1h", "1s").replace("6h", "1s").replace(
            "parameters",
            "vulnerabilities: [(id: \"hole\")], parameters",
        ),
        ..ward.clone()
    };
    let topology = small.topology();
    for (seed, journal) in (1..).zip(play_all(&topology, 1..=60)) {
        let card = score(&journal, &topology.scenario);
        assert_eq!(encrypted(&card), 0.0, "seed {seed}: every foothold is cut off in seconds");
        assert!(card.outcome.hosts_compromised > 0, "seed {seed}");
        assert!(card.milestone(Milestone::Identified).time().is_some_and(|at| at < SimTime(60_000)), "seed {seed}");
    }
    // A control that blocks all that it sees needs no team.
    let blocked = Small { sensors: small.sensors.replace("level: high", "level: high, mode: block"), ..small };
    let topology = blocked.topology();
    for seed in 1..=20 {
        let card = score(&exercise::reference(&topology, seed).unwrap(), &topology.scenario);
        assert_eq!((encrypted(&card), card.outcome.hosts_compromised), (0.0, 0), "seed {seed}");
    }
}

/// Draws of one purpose are uniform over the seeds: a coin is a coin.
#[test]
fn chances_come_true_as_often_as_they_say() {
    let small = Small {
        horizon: "1h",
        steps: phish(10),
        sensors:
            r#"(id: "edr", kind: siem, covers: ["pc"], coverage: 0.3, level: high, sees: 1, overrides: [("T1566", 1)])"#
                .into(),
        organisation: r#"parameters: {"detect.alert_given_visible": 0.5}"#.into(),
        alert_rules: String::new(),
        ..Small::default()
    };
    let topology = small.topology();
    let mut by_number: BTreeMap<u32, u32> = BTreeMap::new();
    let runs = 400;
    for journal in play_all(&topology, 1..=runs) {
        let hosts = journal.entries.iter().filter_map(|entry| match entry.fact() {
            Fact::AlertRaised { host, .. } | Fact::AlertExtended { host, .. } => Some(host),
            _ => None,
        });
        for host in hosts {
            *by_number.entry(host.0).or_default() += 1;
        }
    }
    let (expected, error) = (0.15 * runs as f64, (0.15 * 0.85 * runs as f64).sqrt());
    for (host, seen) in by_number {
        assert!(
            (f64::from(seen) - expected).abs() < Z * error,
            "host {host}: {seen} of {runs}, not {expected:.0} +- {error:.0}"
        );
    }
}
