//! What roots an adversary out and what does not, in small worlds (P4.3, P4.4): only what is known can be blocked, only a
//! clean image makes a clean host, and a directory server that was not cleaned out gives the directory away again.

mod common;

use common::*;
use sandtable::journal::{Fact, HostMark, Journal};

/// `CERTAIN` with further figures.
fn certain(figures: &str) -> String {
    CERTAIN.replace("parameters: {", &format!("parameters: {{ {figures},"))
}

/// One host is opened and calls out; the team gets to know the tool with this chance.
fn calling(learns: &str) -> Small {
    Small {
        steps: format!(
            "{}, (id: \"beacon\", technique: \"T1071\", tool: \"alpha\", after: [\"phish\"], does: open_channel())",
            phish(1)
        ),
        sensors: ALL_SEEING.replace("kind: siem,", "kind: siem, matches_indicators: true,"),
        organisation: certain(&format!("\"intel.learn_from_alert\": {learns}")),
        playbooks: r#"(id: "push", trigger: when(incident_open), steps: [wait("1h"), do(action: "update-blocklists", by: "soc")])"#.into(),
        ..Small::default()
    }
}

fn blocked(journal: &Journal) -> usize {
    count(journal, |fact| matches!(fact, Fact::ToolBlocked { on: true, .. }))
}

#[test]
fn only_indicators_that_the_team_knows_are_pushed() {
    let journal = play(&calling("1").topology(), 1);
    assert_eq!((blocked(&journal), count(&journal, |fact| matches!(fact, Fact::ChannelClosed { .. }))), (1, 1));
    let journal = play(&calling("0").topology(), 1);
    assert_eq!((blocked(&journal), count(&journal, |fact| matches!(fact, Fact::ChannelClosed { .. }))), (0, 0));
}

/// Four hosts call out, one of them is seen.
fn hidden(action: &str) -> Small {
    Small {
        hosts: r#"(id: "pc", kind: workstation, segment: "lan", agent: true), (id: "dark", count: 3, kind: workstation, segment: "lan")"#.into(),
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["pc", "dark"], count: 4, through: mail)),
            (id: "beacon", technique: "T1071", tool: "alpha", after: ["phish"], does: open_channel())"#
            .into(),
        sensors: ALL_SEEING.replace("\"*\"", "\"pc\""),
        organisation: certain("\"respond.sinkhole.shows\": 1"),
        playbooks: format!(r#"(id: "push", trigger: when(incident_open), steps: [do(action: "{action}", by: "soc")])"#),
        ..Small::default()
    }
}

#[test]
fn a_sinkhole_shows_who_calls_and_a_block_list_does_not() {
    let suspected = |fact: Fact| matches!(fact, Fact::HostBelieved { mark: HostMark::Suspected, .. });
    let closed = |fact: Fact| matches!(fact, Fact::ChannelClosed { .. });
    let journal = play(&hidden("sinkhole-domain").topology(), 1);
    assert_eq!((count(&journal, suspected), count(&journal, closed)), (4, 4));
    let journal = play(&hidden("update-blocklists").topology(), 1);
    assert_eq!((count(&journal, suspected), count(&journal, closed)), (1, 4));
}

/// The adversary settles where the images lie; a workstation is rebuilt from them.
fn rebuilt(first: &str) -> Small {
    Small {
        hosts:
            r#"(id: "pc", kind: workstation, segment: "lan", agent: true), (id: "depot", kind: server, segment: "lan")"#
                .into(),
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["depot"], through: mail)),
            (id: "stay", technique: "T1543", after: ["phish"], does: persist()),
            (id: "phish-too", technique: "T1566", after: ["stay"], does: foothold(on: ["pc"], through: mail))"#
            .into(),
        sensors: ALL_SEEING.replace("\"*\"", "\"pc\""),
        organisation: format!("images_on: \"depot\", {CERTAIN}"),
        playbooks: format!(
            r#"(id: "renew", trigger: when(incident_open), steps: [{first} do(action: "rebuild-host", on: hosts(state: suspected), by: "soc")])"#
        ),
        horizon: "10d",
        ..Small::default()
    }
}

#[test]
fn an_image_that_nobody_checked_brings_the_implant_back() {
    let left = |fact: Fact| matches!(fact, Fact::PersistenceLeft { mechanisms, .. } if mechanisms > 0);
    let gained = |fact: Fact| matches!(fact, Fact::FootholdGained { .. });
    let journal = play(&rebuilt("").topology(), 1);
    assert!(count(&journal, left) > 0 && count(&journal, gained) > 2);
    let journal = play(&rebuilt("do(action: \"verify-image\", by: \"soc\"),").topology(), 1);
    assert_eq!((count(&journal, left), count(&journal, gained)), (0, 2));
}

#[test]
fn what_was_left_on_a_directory_server_takes_the_directory() {
    let world = |action: &str| {
        Small {
        hosts: r#"(id: "pc", kind: workstation, segment: "lan"), (id: "dc", kind: directory, segment: "lan", domain: "ad")"#.into(),
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["dc"], through: mail)),
            (id: "stay", technique: "T1543", after: ["phish"], does: persist()),
            (id: "stay-too", technique: "T1053", after: ["stay"], does: persist())"#
            .into(),
        sensors: ALL_SEEING.into(),
        organisation: format!("domains: [(id: \"ad\")], {CERTAIN}"),
        playbooks: format!(
            r#"(id: "root-out", trigger: when(incident_open), steps: [do(action: "{action}", on: hosts(state: suspected), by: "soc")])"#
        ),
        horizon: "10d",
        ..Small::default()
    }
    };
    let taken = |action: &str| {
        let journals = play_all(&world(action).topology(), 1..=60);
        journals.iter().filter(|journal| count(journal, |fact| matches!(fact, Fact::DomainTaken { .. })) > 0).count()
    };
    assert!(taken("clean-host") > 0);
    assert_eq!(taken("rebuild-host"), 0);
}
