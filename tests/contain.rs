//! What containment does in small worlds: sessions, keys, trusts, rules between segments, filters, evidence, the balance.

mod common;

use common::*;
use sandtable::journal::{Evidence, Fact, Journal, ServiceState};
use sandtable::score::{Measure, score};

/// A clerk's machine is opened by mail, its credential is taken, and used from outside a day later.
fn stolen(playbook: &str, session_life: &str) -> Small {
    Small {
        steps: format!(
            r#"{}, (id: "dump", technique: "T1003.001", after: ["phish"], does: steal_credentials(kind: user)),
            (id: "log-on", technique: "T1133", after: ["dump"], wait: "20h", does: foothold(on: ["pc"], count: 9, through: remote("vpn")))"#,
            phish(1)
        ),
        sensors: ALL_SEEING.into(),
        organisation: format!(
            r#"domains: [(id: "ad"{session_life})], remote_access: [(id: "vpn", into: "lan", domain: "ad", service: "home-office")],
            services: [(id: "home-office")],
            accounts: [(id: "staff", count: 10, kind: user, domain: "ad", lies_on: ["pc"], remote: true)], {CERTAIN}"#
        ),
        playbooks: respond(playbook),
        ..Small::default()
    }
}

fn respond(steps: &str) -> String {
    let steps = if steps.is_empty() { r#"wait("1h")"# } else { steps };
    format!(r#"(id: "respond", trigger: when(incident_open), steps: [{steps}])"#)
}

fn footholds(journal: &Journal) -> usize {
    count(journal, |fact| matches!(fact, Fact::FootholdGained { .. }))
}

const RESET: &str = r#"do(action: "mass-password-reset", on: domains(["ad"]), by: "soc"),"#;
const LIFE: &str = r#", session_life: "5d""#;

#[test]
fn a_session_outlives_the_reset_of_its_password_until_it_is_ended() {
    let hit = |playbook: &str, life: &str| footholds(&play(&stolen(playbook, life).topology(), 1));
    assert!(hit("", "") > 1, "a stolen password opens the way in from outside");
    assert_eq!(hit(RESET, ""), 1, "a reset closes it");
    assert!(hit(RESET, LIFE) > 1, "a session that is still open passes it");
    let ended = format!(r#"{RESET} do(action: "terminate-sessions", on: domains(["ad"]), by: "soc"),"#);
    assert_eq!(hit(&ended, LIFE), 1);
    assert_eq!(hit(RESET, r#", session_life: "10h""#), 1, "it ends by itself");
}

#[test]
fn closed_remote_access_keeps_out_and_costs_the_service_behind_it() {
    let close = r#"do(action: "disable-remote-access", on: domains(["ad"]), by: "soc"),"#;
    let journal = play(&stolen(close, "").topology(), 1);
    assert_eq!(footholds(&journal), 1);
    let down =
        |fact| matches!(fact, Fact::ServiceChanged { state: ServiceState::Down, by_attack: ServiceState::Up, .. });
    assert_eq!(count(&journal, down), 1);
    let open = format!(
        r#"{close} do(action: "enable-remote-access", on: domains(["ad"]), by: "soc"), do(action: "enable-remote-access", on: domains(["ad"]), by: "soc"),"#
    );
    let journal = play(&stolen(&open, "").topology(), 1);
    assert!(footholds(&journal) > 1);
    assert_eq!(count(&journal, |fact| matches!(fact, Fact::ActionFailed { .. })), 1, "it was open already");
}

#[test]
fn a_shared_password_is_stolen_and_reset_as_a_whole() {
    let mut small = stolen(r#"wait("1h"), do(action: "reset-password", on: suspected_accounts, by: "soc"),"#, "");
    small.organisation = small.organisation.replace("remote: true", "remote: true, shared: true");
    let journal = play(&small.topology(), 1);
    assert_eq!(count(&journal, |fact| matches!(fact, Fact::CredentialStolen { .. })), 10);
    small.playbooks = respond(
        r#"wait("1h"), do(action: "hunt-indicators", by: "soc"), do(action: "reset-password", on: suspected_accounts, by: "soc"),"#,
    );
    let voided = |seed| {
        let journal = play(&small.topology(), seed);
        count(&journal, |fact| matches!(fact, Fact::CredentialVoided { .. }))
    };
    let all: Vec<usize> = (1..=10).map(voided).collect();
    assert!(all.iter().all(|&number| number == 0 || number == 10) && all.contains(&10), "{all:?}");
}

#[test]
fn keys_are_rotated_not_reset() {
    let mut small = stolen(RESET, "");
    small.organisation = small.organisation.replace("remote: true", "remote: true, keys: true");
    assert!(footholds(&play(&small.topology(), 1)) > 1);
    small.playbooks = respond(r#"do(action: "rotate-keys", on: domains(["ad"]), by: "soc"),"#);
    assert_eq!(footholds(&play(&small.topology(), 1)), 1);
}

/// Two segments; from the workstations into the core by a weakness, in an hour; the office works with what the core serves.
fn two_segments(playbook: &str) -> Small {
    Small {
        segments: r#"(id: "lan"), (id: "core")"#.into(),
        hosts: r#"(id: "pc", count: 10, kind: workstation, segment: "lan", service: "office", agent: true),
            (id: "db", count: 4, kind: server, segment: "core", service: "orders", vulnerabilities: ["hole"])"#
            .into(),
        steps: format!(
            r#"{}, (id: "beacon", technique: "T1071.001", tool: "beacon", after: ["phish"], does: open_channel()),
            (id: "cross", technique: "T1210", tool: "worm", after: ["beacon"], wait: "20h", does: move(to: ["db"], every: "1h", by: exploit("hole")))"#,
            phish(1)
        ),
        sensors: ALL_SEEING.into(),
        organisation: format!(
            r#"links: [("lan", "core")], vulnerabilities: [(id: "hole")],
            services: [(id: "orders"), (id: "office", needs: ["orders"]), (id: "shop", needs_internet: true)],
            {}"#,
            CERTAIN.replace("\"respond.hunt\"", "\"respond.filter_egress.holds\": 1, \"respond.hunt\"")
        ),
        playbooks: respond(playbook),
        ..Small::default()
    }
}

fn states(journal: &Journal, service: u32) -> Vec<ServiceState> {
    let facts = journal.entries.iter().map(sandtable::journal::Entry::fact);
    facts
        .filter_map(|fact| match fact {
            Fact::ServiceChanged { service: id, state, .. } if id.0 == service => Some(state),
            _ => None,
        })
        .collect()
}

#[test]
fn rules_between_segments_stop_the_spread_and_the_services_that_cross() {
    let open = play(&two_segments("").topology(), 1);
    assert_eq!(footholds(&open), 5);
    for rule in
        ["block-traffic-from-segment\", on: segments([\"lan\"", "block-traffic-into-segment\", on: segments([\"core\""]
    {
        let shut = play(&two_segments(&format!(r#"do(action: "{rule}]), by: "soc"),"#)).topology(), 1);
        assert_eq!(footholds(&shut), 1, "{rule}");
        assert_eq!(states(&shut, 1), [ServiceState::Down], "the office cannot reach the orders");
    }
    let lifted = r#"do(action: "block-traffic-into-segment", on: segments(["core"]), by: "soc"), do(action: "unblock-segment-traffic", on: segments(["lan"]), by: "soc"),"#;
    let lifted = play(&two_segments(lifted).topology(), 1);
    assert_eq!(states(&lifted, 1), [ServiceState::Down, ServiceState::Up]);
}

#[test]
fn a_service_that_was_moved_is_out_of_reach_and_slower() {
    let moved = r#"do(action: "migrate-service", on: services(), by: "soc"),"#;
    let journal = play(&two_segments(moved).topology(), 1);
    assert_eq!(footholds(&journal), 1);
    assert_eq!(states(&journal, 0), [ServiceState::Degraded]);
}

#[test]
fn an_outbound_filter_stops_tools_that_nobody_has_seen_and_slows_what_needs_the_internet() {
    let filtered = r#"do(action: "filter-egress", by: "soc"),"#;
    let journal = play(&two_segments(filtered).topology(), 1);
    assert_eq!(footholds(&journal), 1, "without a channel nobody drives the worm");
    assert_eq!(states(&journal, 2), [ServiceState::Degraded]);
    let cut = play(&two_segments(r#"do(action: "disconnect-internet", by: "soc"),"#).topology(), 1);
    assert_eq!(states(&cut, 2), [ServiceState::Down]);
}

#[test]
fn cut_trusts_keep_an_administrator_in_his_own_directory() {
    let small = |playbook: &str| Small {
        hosts: r#"(id: "pc", count: 2, kind: workstation, segment: "lan", domain: "one", agent: true),
            (id: "db", count: 4, kind: server, segment: "lan", domain: "two")"#
            .into(),
        steps: format!(
            r#"{}, (id: "beacon", technique: "T1071.001", after: ["phish"], does: open_channel()),
            (id: "dump", technique: "T1003.001", after: ["beacon"], does: steal_credentials(kind: domain_admin)),
            (id: "cross", technique: "T1021.002", after: ["dump"], wait: "20h", does: move(to: ["db"], every: "1h", by: credential(domain_admin)))"#,
            phish(1)
        ),
        sensors: ALL_SEEING.into(),
        organisation: format!(
            r#"domains: [(id: "one", trusted_by: ["two"]), (id: "two")],
            accounts: [(id: "admin", kind: domain_admin, domain: "one", lies_on: ["pc"])], {CERTAIN}"#
        ),
        playbooks: respond(playbook),
        ..Small::default()
    };
    assert_eq!(footholds(&play(&small("").topology(), 1)), 5);
    let cut = r#"do(action: "disable-trust", on: domains(["two"]), by: "soc"),"#;
    assert_eq!(footholds(&play(&small(cut).topology(), 1)), 1);
}

fn evidence(journal: &Journal, kind: Evidence) -> (usize, usize) {
    let kept = |fact| matches!(fact, Fact::EvidenceKept { evidence, .. } if evidence == kind);
    let lost = |fact| matches!(fact, Fact::EvidenceLost { evidence, .. } if evidence == kind);
    (count(journal, kept), count(journal, lost))
}

#[test]
fn logs_run_out_unless_their_deletion_is_suspended() {
    let small = |playbook: &str| {
        let mut small = two_segments(playbook);
        small.organisation = format!(r#"log_retention: "1d", {}"#, small.organisation);
        evidence(&play(&small.topology(), 1), Evidence::Logs)
    };
    assert_eq!(small(""), (0, 5));
    assert_eq!(small(r#"do(action: "preserve-logs", by: "soc"),"#), (1, 0));
    let one = r#"do(action: "collect-forensics", on: hosts(state: suspected), by: "soc"),"#;
    assert_eq!(small(one), (1, 4));
}

#[test]
fn a_rebuild_wipes_memory_and_disk() {
    let journal =
        play(&two_segments(r#"do(action: "rebuild-host", on: hosts(state: suspected), by: "soc"),"#).topology(), 1);
    assert_eq!((evidence(&journal, Evidence::Memory), evidence(&journal, Evidence::Disk)), ((0, 1), (0, 1)));
}

#[test]
fn under_custody_steps_are_recorded_and_evidence_is_sealed() {
    let image = r#"do(action: "acquire-disk", on: hosts(state: suspected), by: "soc"), do(action: "isolate-host", on: hosts(state: suspected), by: "soc"),"#;
    let register = r#"do(action: "open-custody-register", by: "soc"),"#;
    for (playbook, recorded) in [(image.to_string(), 0), (format!("{register} {image}"), 3)] {
        let topology = two_segments(&playbook).topology();
        let journal = play(&topology, 1);
        assert_eq!(count(&journal, |fact| matches!(fact, Fact::StepRecorded { .. })), recorded);
        assert_eq!(count(&journal, |fact| matches!(fact, Fact::EvidenceSealed { .. })), usize::from(recorded > 0));
        let share = measure("p3.6-traceable", &journal, &topology);
        assert_eq!(share, Measure::Share(if recorded > 0 { 1.0 } else { 0.0 }));
    }
}

fn measure(criterion: &str, journal: &Journal, topology: &sandtable::world::Topology) -> Measure {
    let card = score(journal, &topology.scenario);
    let index = card.rubric.iter().position(|row| row.id == criterion).expect("a criterion of the rubric");
    card.findings.iter().find(|finding| finding.criterion == index).expect("a finding for each criterion").measure
}

#[test]
fn an_approved_delay_moves_the_clock_of_containment_and_shows_more() {
    let isolate = r#"do(action: "isolate-host", on: hosts(state: at_large), by: "soc"),"#;
    let delay = format!(r#"do(action: "delay-containment", by: "soc"), {isolate}"#);
    let span = |playbook: &str, plan: &str| {
        let small = Small { plan: plan.into(), ..two_segments(playbook) };
        let topology = small.topology();
        match measure("p3.1-short-term", &play(&topology, 1), &topology) {
            Measure::Span(span) => span.as_hours(),
            other => panic!("{other:?}"),
        }
    };
    let approved = r#"raci: [(action: "delay-containment", responsible: "soc", accountable: "lead", approval: prior)]"#;
    let (at_once, drift, moved) = (span(isolate, ""), span(&delay, ""), span(&delay, approved));
    assert!(drift > at_once + 1.0, "{drift} {at_once}");
    assert!(moved < at_once + 1.0, "{moved} {at_once}");
}

#[test]
fn hosts_cut_off_for_nothing_are_counted() {
    let small = Small {
        hosts: r#"(id: "pc", count: 10, kind: workstation, segment: "lan", agent: true), (id: "db", kind: server, segment: "lan", agent: true)"#.into(),
        playbooks: respond(r#"do(action: "isolate-host", on: hosts(state: at_large), by: "soc"),"#),
        sensors: r#"(id: "edr", kind: edr, covers: ["db"], level: high, sees: 0, false_alarms_per_day: 30)"#.into(),
        organisation: CERTAIN.into(),
        alert_rules: r#"(id: "all", by: "soc", misjudged: 1)"#.into(),
        ..Small::default()
    };
    let topology = small.topology();
    let wrong = measure("p3.7-wrong-hosts", &play(&topology, 1), &topology);
    assert!(matches!(wrong, Measure::Count(1) | Measure::NotObserved), "{wrong:?}");
}
