//! Recovery: copies that carry the implant, copies kept out of reach, and what checking costs.

mod common;

use common::*;
use sandtable::base::*;
use sandtable::journal::{Fact, HostChange, Journal};

/// One server is entered on the first day and encrypted on the third; copies are taken every six hours.
fn server(steps: &str, backups: &str) -> Small {
    Small {
        horizon: "20d",
        hosts: r#"(id: "pc", kind: server, segment: "lan", agent: true, service: "shop")"#.into(),
        sensors: r#"(id: "users", kind: user_report, covers: ["*"], level: high, sees: 1, overrides: [("T1566", 0)])"#
            .into(),
        steps: format!(
            r#"{}, (id: "lock", technique: "T1486", earliest: "T+2d", does: encrypt(on: ["pc"])),
            (id: "lock-again", technique: "T1486", tool: "x", only_as_reaction: true, does: encrypt(on: ["pc"]))"#,
            phish(1)
        ),
        adversary: r#"reactions: [(id: "back", when: footholds_back(1), does: start(["lock-again"]))]"#.into(),
        playbooks: format!(
            r#"(id: "all", trigger: when(hosts(state: encrypted)), steps: [
                {steps} for_each(set: (state: encrypted), do: do(action: "restore-host", by: "soc"))])"#
        ),
        organisation: format!(
            r#"services: [(id: "shop", tier: 1, rpo: "12h")], backups: [{backups}],
            {}"#,
            CERTAIN.replace(
                '}',
                r#", "respond.verify_backup.finds": 1, "respond.verify_backup": "4h", "respond.restore_host": "6h"}"#
            )
        ),
        declare_when: "hosts(state: encrypted)".into(),
        ..Small::default()
    }
}

const SETS: &str = r#"(id: "disk", covers: ["pc"], every: "6h")"#;

fn encryptions(journal: &Journal) -> Vec<SimTime> {
    times(journal, |fact| matches!(fact, Fact::HostChanged { change: HostChange::Encrypted, .. }))
}

fn restored(journal: &Journal) -> Vec<SimTime> {
    times(journal, |fact| matches!(fact, Fact::RestoredFrom { .. }))
}

fn hours_lost(journal: &Journal) -> Vec<u32> {
    let lost = |entry: &sandtable::journal::Entry| match entry.fact() {
        Fact::RestoredFrom { minutes, .. } => Some(minutes / 60),
        _ => None,
    };
    journal.entries.iter().filter_map(lost).collect()
}

#[test]
fn an_unchecked_copy_brings_the_adversary_back_and_a_checked_one_costs_time() {
    let unchecked = play(&server("", SETS).topology(), 1);
    let checked = play(&server(r#"do(action: "verify-backup", by: "soc"),"#, SETS).topology(), 1);
    assert_eq!((encryptions(&unchecked).len(), encryptions(&checked).len()), (2, 1));
    assert_eq!(restored(&checked)[0] - restored(&unchecked)[0], SimSpan::hours(4));
    // The newest copy loses a few hours; the last one without the implant was taken before the first day.
    assert_eq!((hours_lost(&unchecked)[0], hours_lost(&checked)[0]), (6, 54));
}

#[test]
fn copies_out_of_reach_survive_the_loss_of_the_set() {
    let destroy = |offline: &str| {
        let mut small = server(
            r#"do(action: "verify-backup", by: "soc"),"#,
            &format!(r#"(id: "disk", covers: ["pc"], every: "6h", reachable_from: "lan"{offline})"#),
        );
        small.steps += r#", (id: "call", technique: "T1071", after: ["phish"], does: open_channel()),
            (id: "wipe", technique: "T1490", earliest: "T+1d", after: ["call"], does: destroy_backups(["disk"]))"#;
        play(&small.topology(), 1)
    };
    let (lost, kept) = (destroy(""), destroy(r#", offline_every: "7d""#));
    assert_eq!(count(&lost, |fact| matches!(fact, Fact::BackupLost { .. })), 1);
    assert_eq!((restored(&lost).len(), restored(&kept).len()), (0, 1));
}
