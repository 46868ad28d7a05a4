//! Work that passes from hand to hand, tired hands, and the recovery timetable (P5.1, P5.5).

mod common;

use common::*;
use sandtable::journal::{Fact, Journal};

const SHIFTS: &str = r#"shifts: [(id: "early", spells: ["Mon-Sun 06:00-14:00"], works_holidays: true),
    (id: "late", spells: ["Mon-Sun 14:00-22:00"], works_holidays: true)]"#;

/// An investigation of ten hours begins in the early shift; the late one goes on with it.
fn investigated(steps: &str) -> Journal {
    let small = Small {
        steps: phish(1),
        sensors: ALL_SEEING.into(),
        people: r#"(id: "early", role: "soc", shift: "early"), (id: "late", role: "soc", shift: "late"),
            (id: "chief", role: "lead", shift: "always")"#
            .into(),
        organisation: format!(
            "{}, {SHIFTS}",
            CERTAIN.replace(r#""soc.investigate.full": "1h""#, r#""soc.investigate.full": "10h""#)
        ),
        playbooks: format!(
            r#"(id: "look", trigger: case(when: incident_open), steps: [{steps} do(action: "investigate-case", by: "soc")])"#
        ),
        ..Small::default()
    };
    play(&small.topology(), 1)
}

fn lost(journal: &Journal) -> Vec<u32> {
    let minutes = |fact| match fact {
        Fact::HandedOver { minutes, .. } => Some(minutes),
        _ => None,
    };
    journal.entries.iter().filter_map(|entry| minutes(entry.fact())).collect()
}

#[test]
fn a_task_in_other_hands_loses_part_of_what_was_done_and_notes_save_most_of_it() {
    let (silent, noted) = (investigated(""), investigated(r#"do(action: "hand-over-shift"),"#));
    let kept = investigated(r#"do(action: "keep-timeline"),"#);
    let (silent, noted, kept) = (lost(&silent), lost(&noted), lost(&kept));
    assert!((10..60).contains(&silent[0]), "some minutes: {silent:?}");
    assert!(noted[0] < silent[0] / 2 && kept[0] < silent[0] / 2, "{silent:?} {noted:?} {kept:?}");
}

#[test]
fn whoever_is_called_at_night_works_slower() {
    let investigated = |people: &str| {
        let small = Small {
            steps: phish(1).replace("does:", r#"earliest: "T+14h", does:"#),
            sensors: ALL_SEEING.into(),
            people: format!(r#"{people}, (id: "chief", role: "lead", shift: "always")"#),
            organisation: format!("{CERTAIN}, {SHIFTS}"),
            playbooks: r#"(id: "look", trigger: case(when: incident_open), steps: [do(action: "investigate-case", by: "soc", priority: 1)])"#
                .into(),
            alert_rules: r#"(id: "all", by: "soc", misjudged: 0, wakes: true)"#.into(),
            ..Small::default()
        };
        let journal = play(&small.topology(), 1);
        let case = |pick: fn(Fact) -> bool| times(&journal, pick)[0];
        let from = case(|fact| matches!(fact, Fact::AlertTaken { .. }));
        case(|fact| matches!(fact, Fact::AlertJudged { .. })) - from
    };
    let there = investigated(r#"(id: "night", role: "soc", shift: "always")"#);
    let called = investigated(r#"(id: "day", role: "soc", shift: "early", on_call: true)"#);
    assert!(called > there, "{called} {there}");
}

#[test]
fn the_timetable_gives_each_service_a_day_and_no_one_before_what_it_needs() {
    let small = Small {
        horizon: "10d",
        hosts: r#"(id: "pc", count: 6, kind: server, segment: "lan", agent: true, service: "shop"),
            (id: "core", count: 2, kind: server, segment: "lan", agent: true, service: "logon")"#
            .into(),
        sensors: r#"(id: "users", kind: user_report, covers: ["*"], level: high, sees: 1)"#.into(),
        steps: format!(
            r#"{}, (id: "lock", technique: "T1486", after: ["phish"], does: encrypt(on: ["pc", "core"]))"#,
            phish(1)
        ),
        people: r#"(id: "hands", role: "it", shift: "always"), (id: "analyst", role: "soc", shift: "always"),
            (id: "chief", role: "lead", shift: "always")"#
            .into(),
        organisation: format!(
            r#"{CERTAIN}, services: [(id: "shop", tier: 2, needs: ["logon"]), (id: "logon", tier: 1), (id: "rest", tier: 1)]"#
        ),
        playbooks: r#"(id: "back", trigger: when(incident_open), steps: [wait("6h"), do(action: "plan-recovery")])"#
            .into(),
        declare_when: "hosts(state: encrypted)".into(),
        ..Small::default()
    };
    let topology = small.topology();
    let journal = play(&topology, 1);
    let planned: Vec<(String, u32)> = journal
        .entries
        .iter()
        .filter_map(|entry| match entry.fact() {
            Fact::ReturnPlanned { service, minutes } => {
                Some((topology.organisation().services[service.index()].id.clone(), minutes))
            }
            _ => None,
        })
        .collect();
    let ids: Vec<&str> = planned.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(ids, ["logon", "shop"], "what runs has no day");
    assert!(planned[0].1 < planned[1].1, "{planned:?}");
}
