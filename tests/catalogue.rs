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
