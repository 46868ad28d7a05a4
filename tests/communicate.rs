//! Extortion, channels and briefs in small worlds: who answers, who reads along, who decides (P7.1, P7.2, P7.7).

mod common;

use common::*;
use sandtable::journal::Fact;
use snapbox::{assert_data_eq, str};

/// Ten records leave in an hour, the demand comes an hour later and is read after another; the deadline is five days.
fn stolen(playbook: &str, plan: &str) -> Small {
    Small {
        horizon: "20d",
        steps: format!(
            r#"{}, (id: "beacon", technique: "T1071", after: ["phish"], does: open_channel()),
            (id: "stage", technique: "T1074", after: ["beacon"], does: collect("files")),
            (id: "take", technique: "T1048", after: ["stage"], does: exfiltrate(store: "files", rate: "1 GB/h")),
            (id: "demand", technique: "T1657", after: ["take"], wait: "1h", does: extort)"#,
            phish(1)
        ),
        adversary: r#"extortion: (deadline: "5d", extends: "3d", hurries: "1d", delivers: "2h", decryptor: 1)"#.into(),
        organisation: r#"stores: [(id: "files", on: "pc", records: 10, size: "1 GB", class: "personal")],
            parameters: {"extort.read": "1h", "extort.contact": "1h", "extort.proof": "1h", "extort.sanctions": "1h",
                "extort.decide": "1h", "extort.pay": "1h", "extort.stray_contact": 0, "extort.stray_contact_named": 0}"#
            .into(),
        playbooks: format!(r#"(id: "demand", trigger: when(demanded), steps: [{playbook}])"#),
        plan: plan.into(),
        ..Small::default()
    }
}

/// The facts of extortion in the run with seed 1.
#[track_caller]
fn check(small: &Small, expected: impl snapbox::IntoData) {
    shows(small, EXTORTION, expected);
}

const EXTORTION: &[&str] = &[
    "demand-left",
    "demand-read",
    "deadline-moved",
    "adversary-contacted",
    "proof-shown",
    "sanctions-checked",
    "demand-decided",
    "anchor-reached",
    "records-published",
    "records-believed",
];

const NAMED: &str = r#"raci: [(action: "contact-adversary", responsible: "lead", accountable: "lead")]"#;

#[test]
fn a_demand_that_nobody_answers_ends_on_the_leak_site() {
    check(
        &stolen(r#"do(action: "guide-staff", by: "lead")"#, ""),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+5d 02:06:00 records-published store=files records=10 (attack)
T+5d 02:06:00 records-believed records=10
"]],
    );
}

#[test]
fn whoever_may_write_gains_time() {
    check(
        &stolen(r#"do(action: "contact-adversary"), do(action: "demand-proof")"#, NAMED),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 adversary-contacted order=order#0 authorised=yes
T+04:06:00 deadline-moved minutes=11646
T+05:06:00 proof-shown records=10 decrypts=yes
T+05:06:00 records-believed records=10
T+8d 02:06:00 records-published store=files records=10 (attack)
T+8d 02:06:00 records-believed records=10
"]],
    );
}

#[test]
fn whoever_may_not_write_loses_time() {
    check(
        &stolen(r#"do(action: "contact-adversary")"#, ""),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 adversary-contacted order=order#0 authorised=no
T+04:06:00 deadline-moved minutes=1686
T+28:06:00 records-published store=files records=10 (attack)
T+28:06:00 records-believed records=10
"]],
    );
}

#[test]
fn without_contact_there_is_no_proof() {
    check(
        &stolen(r#"do(action: "demand-proof")"#, NAMED),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+5d 02:06:00 records-published store=files records=10 (attack)
T+5d 02:06:00 records-believed records=10
"]],
    );
}

#[test]
fn a_refusal_in_public_brings_the_leak_forward() {
    check(
        &stolen(r#"do(action: "refuse-publicly", by: "lead")"#, ""),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+05:33:33.182 deadline-moved minutes=1773
T+29:33:33.182 records-published store=files records=10 (attack)
T+29:33:33.182 records-believed records=10
"]],
    );
}

const PAY: &str = r#"do(action: "check-sanctions", by: "lead"), do(action: "decide-on-demand"), do(action: "pay-demand", by: "lead")"#;

#[test]
fn a_demand_is_paid_where_the_plan_says_so() {
    check(
        &stolen(PAY, "pays_when: demanded"),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 sanctions-checked listed=no
T+05:06:00 demand-decided order=order#1 pay=yes
T+06:06:00 anchor-reached anchor=paid
"]],
    );
    check(
        &stolen(PAY, ""),
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 sanctions-checked listed=no
T+05:06:00 demand-decided order=order#1 pay=no
T+5d 02:06:00 records-published store=files records=10 (attack)
T+5d 02:06:00 records-believed records=10
"]],
    );
}

#[test]
fn nobody_pays_whom_a_sanctions_list_names() {
    let mut small = stolen(PAY, "pays_when: demanded");
    small.adversary = small.adversary.replace("decryptor: 1", "sanctioned: true");
    small.organisation = small.organisation.replace(r#""extort.pay""#, r#""extort.attribution": 1, "extort.pay""#);
    check(
        &small,
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 sanctions-checked listed=yes
T+05:06:00 demand-decided order=order#1 pay=no
T+5d 02:06:00 records-published store=files records=10 (attack)
T+5d 02:06:00 records-believed records=10
"]],
    );
}

#[test]
fn where_nobody_is_named_somebody_may_answer_unasked() {
    let mut small = stolen(r#"do(action: "guide-staff", by: "lead")"#, "");
    small.organisation = small
        .organisation
        .replace(r#""extort.stray_contact": 0"#, r#""extort.stray_contact": 1, "extort.stray_after": "1h""#);
    check(
        &small,
        str![[r"
T+02:06:00 demand-left step=demand
T+03:06:00 demand-read step=demand minutes=7326
T+04:06:00 adversary-contacted order=- authorised=no
T+04:06:00 deadline-moved minutes=1686
T+28:06:00 records-published store=files records=10 (attack)
T+28:06:00 records-believed records=10
"]],
    );
}

/// The facts of these kinds in the run of a small world with seed 1.
#[track_caller]
fn shows(small: &Small, kinds: &[&str], expected: impl snapbox::IntoData) {
    let topology = small.topology();
    let journal = play(&topology, 1);
    assert_eq!(journal.first_foreign_entry(&topology.scenario), None);
    assert_data_eq!(shown(&journal, &topology.scenario, kinds), expected);
}

/// One PC is hit and seen; the team talks by mail, which lies on the PCs.
fn mailing(channels: &str) -> Small {
    Small {
        steps: format!(r#"{}, (id: "beacon", technique: "T1071", after: ["phish"], does: open_channel())"#, phish(1)),
        adversary: r#"reactions: [(id: "reads", when: plan_read, after: "1h", does: leave)]"#.into(),
        sensors: ALL_SEEING.into(),
        organisation: format!(
            r#"{CERTAIN}, services: [(id: "mail", name: "Mail", tier: 1)],
            channels: [(id: "mail", service: "mail", read_on: ["pc"]), (id: "bridge", adds: "5min")]"#
        ),
        playbooks: r#"(id: "sync", trigger: when(incident_open), steps: [do(action: "hold-sync")])"#.into(),
        plan: channels.into(),
        ..Small::default()
    }
}

const TALK: &[&str] = &["incident-declared", "sync-held", "plan-read", "reacted"];

#[test]
fn whoever_holds_the_mail_reads_the_plan() {
    shows(
        &mailing(r#"channels: ["mail"]"#),
        TALK,
        str![[r"
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+00:15:00 plan-read channel=mail order=order#4
T+00:40:00 sync-held channel=mail informed=2 of=2
T+01:20:00 reacted reaction=reads
"]],
    );
}

#[test]
fn nobody_reads_a_channel_of_the_teams_own() {
    shows(
        &mailing(r#"channels: ["bridge"]"#),
        TALK,
        str![[r"
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+00:45:00 sync-held channel=bridge informed=2 of=2
"]],
    );
}

#[test]
fn without_a_channel_people_walk() {
    let mut small = mailing(r#"channels: ["mail"]"#);
    small.hosts = small.hosts.replace("agent: true", "agent: true, service: \"mail\"");
    small.playbooks = r#"(id: "sync", trigger: when(incident_open), steps: [do(action: "isolate-segment", on: segments(["lan"])), wait("1h"), do(action: "hold-sync")])"#.into();
    shows(
        &small,
        TALK,
        str![[r"
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+00:15:00 plan-read channel=mail order=order#4
T+01:20:00 reacted reaction=reads
T+07:26:52.295 sync-held channel=- informed=2 of=2
"]],
    );
}

/// The chief asks an executive; the same draw, after one brief or another.
fn asking(brief: &str) -> Small {
    Small {
        steps: phish(1),
        sensors: ALL_SEEING.into(),
        organisation: CERTAIN.into(),
        people: r#"(id: "analyst", role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always"), (id: "owner", role: "board", shift: "always")"#.into(),
        playbooks: format!(
            r#"(id: "ask", trigger: when(incident_open), steps: [{brief} wait("2h"), do(action: "guide-staff", by: "lead")])"#
        ),
        plan: r#"executives: ["board"], raci: [(action: "guide-staff", responsible: "lead", accountable: "board", approval: prior)]"#.into(),
        ..Small::default()
    }
}

#[test]
fn executives_decide_faster_on_impact_than_on_detail() {
    let thought = |brief: &str| {
        let topology = asking(brief).topology();
        let journal = play(&topology, 1);
        let at = |pick: fn(&Fact) -> bool| {
            journal.entries.iter().find(|entry| pick(&entry.fact())).expect("it was asked and answered").at
        };
        at(|fact| matches!(fact, Fact::ApprovalGiven { .. })) - at(|fact| matches!(fact, Fact::ApprovalAsked { .. }))
    };
    let impact = thought(r#"do(action: "brief-executives", by: "lead"),"#);
    let detail = thought(r#"do(action: "brief-technical", by: "lead"),"#);
    let none = thought("");
    let stale = thought(r#"do(action: "brief-executives", by: "lead"), wait("9h"),"#);
    assert!(impact < none && none < detail, "{impact} {none} {detail}");
    assert!(stale > impact, "{stale} {impact}");
}
