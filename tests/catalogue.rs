//! The actions of the reference catalogue in a small world: what they change, and what stands on preparation.

mod common;

use common::*;
use sandtable::journal::{Fact, Journal, Reason};

/// A host in hand, and a plan that blocks what it calls.
fn blocking(organisation: &str, action: &str) -> Journal {
    let topology = Small {
        steps: r#"(id: "in", technique: "T1566", tool: "loader", wait: "1h", does: foothold(on: ["pc"], through: mail)),
            (id: "call", technique: "T1071", tool: "loader", after: ["in"], wait: "1h", does: open_channel(on: ["pc"]))"#
            .into(),
        sensors: r#"(id: "edr", kind: edr, covers: ["*"], level: high, sees: 1)"#.into(),
        alert_rules: r#"(id: "all", by: "soc", misjudged: 0)"#.into(),
        playbooks: format!(
            r#"(id: "block", trigger: case(when: since(first_case, "6h")), steps: [do(action: "{action}", by: "lead")])"#
        ),
        organisation: format!("{CERTAIN}, {organisation}"),
        ..Small::default()
    }
    .topology();
    play(&topology, 1)
}

#[test]
fn what_was_not_prepared_fails_when_it_is_needed() {
    let failed = |journal: &Journal| {
        let failures = journal.entries.iter().filter(|entry| matches!(entry.fact(), Fact::ActionFailed { .. }));
        failures.filter(|entry| entry.reason() == Reason::Unprepared).count()
    };
    let with = blocking("", "block-port-external-communication");
    let without =
        blocking(r#"lacks: ["get-ability-to-block-port-external-communication"]"#, "block-port-external-communication");
    assert_eq!((failed(&with), failed(&without)), (0, 1));
}

#[test]
fn a_block_that_holds_closes_the_channels_of_the_tool() {
    let closed = |action: &str| {
        let journal = blocking("", action);
        let facts: Vec<Fact> = journal.entries.iter().map(|entry| entry.fact()).collect();
        let blocked = facts.iter().any(|fact| matches!(fact, Fact::ToolBlocked { on: true, .. }));
        let closed = facts.iter().any(|fact| matches!(fact, Fact::ChannelClosed { .. }));
        (blocked, closed)
    };
    assert_eq!(closed("block-port-external-communication"), (true, true));
    assert_eq!(closed("list-firewall-rules"), (false, false));
}

/// A persistent implant is believed in, and the plan does this about its host.
fn after_a_case(steps: &str, small: Small) -> Journal {
    let small = Small {
        steps: format!(
            r#"{}, (id: "stay", technique: "T1547", after: ["phish"], wait: "10min", does: persist())"#,
            phish(1)
        ),
        sensors: r#"(id: "edr", kind: edr, covers: ["*"], level: high, sees: 1)"#.into(),
        playbooks: format!(r#"(id: "act", trigger: when(incident_open), steps: [{steps}])"#),
        ..small
    };
    play(&small.topology(), 1)
}

fn count(journal: &Journal, what: impl Fn(Fact) -> bool) -> usize {
    journal.entries.iter().filter(|entry| what(entry.fact())).count()
}

#[test]
fn a_process_that_was_ended_alone_starts_again() {
    let steps = r#"wait("1h"), do(action: "suspend-process", on: hosts(state: suspected), by: "lead")"#;
    let certain = r#"parameters: {"respond.clean_host.finds": 1}"#;
    let journal = after_a_case(steps, Small { organisation: certain.into(), ..Small::default() });
    let left = count(&journal, |fact| matches!(fact, Fact::PersistenceLeft { .. }));
    let gained = count(&journal, |fact| matches!(fact, Fact::FootholdGained { .. }));
    assert_eq!((left, gained), (1, 2), "what starts it again was left");
}

#[test]
fn an_incident_is_taken_up_again_as_its_case() {
    let steps =
        r#"do(action: "close-incident"), wait("1h"), do(action: "reopen-incident"), do(action: "reopen-incident")"#;
    let journal =
        after_a_case(steps, Small { plan: "close_when: at(\"2024-03-06 08:00\")".into(), ..Small::default() });
    let cases: Vec<_> = journal
        .entries
        .iter()
        .filter_map(|entry| match entry.fact() {
            Fact::IncidentDeclared { case, .. } => Some(case),
            _ => None,
        })
        .collect();
    assert!(cases.len() >= 2 && cases.iter().all(|case| *case == cases[0]), "{cases:?}");
}

#[test]
fn a_second_name_orders_the_same() {
    let named = |name: &str| after_a_case(&format!(r#"do(action: "{name}")"#), Small::default()).digest();
    assert_eq!(named("set-containment-strategy"), named("weigh-containment"));
}

#[test]
fn a_hotline_that_is_closed_sends_people_home() {
    let steps = r#"parallel([do(action: "open-hotline", by: "soc"),
        sequence([wait("1h"), do(action: "close-hotline", by: "lead")])])"#;
    let journal = after_a_case(steps, Small::default());
    let lines: Vec<(u32, i64)> = journal
        .entries
        .iter()
        .filter_map(|entry| match entry.fact() {
            Fact::HotlineStaffed { lines } => {
                Some((lines, (entry.at - sandtable::base::SimTime::ZERO).as_hours() as i64))
            }
            _ => None,
        })
        .collect();
    assert_eq!(lines.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 0]);
    assert!(lines[1].1 - lines[0].1 < 4, "a shift is longer: {lines:?}");
}
