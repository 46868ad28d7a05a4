//! Extortion in a small world: who answers the demand, and what the adversary makes of it (P7.7).

mod common;

use common::*;
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
    let kinds = [
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
    let topology = small.topology();
    let journal = play(&topology, 1);
    assert_eq!(journal.first_foreign_entry(&topology.scenario), None);
    assert_data_eq!(shown(&journal, &topology.scenario, &kinds), expected);
}

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
