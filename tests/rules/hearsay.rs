//! What goes round among staff, customers and the public, and what a notice, an answer or a correction does to it.

use crate::common::*;
use sandtable::base::*;
use sandtable::journal::{Fact, Journal};
use sandtable::scenario::Wording;

/// A rumour among a thousand of the staff from 10:00 on, doubling every two hours; heard after an hour.
fn rumour() -> Small {
    Small {
        exercise: r#"injects: [(id: "talk", to: "lead", at: "T+1h", effects: [rumour(among: staff, doubles: "2h")])]"#.into(),
        horizon: "30d",
        organisation: r#"audiences: [(crowd: staff, people: 1000)], parameters: {"hearsay.heard": "1h", "comms.answer_rumour": "30min", "comms.brief": "15min"}"#.into(),
        ..Small::default()
    }
}

/// What the team does whenever it holds.
fn playbook(when: &str, action: &str) -> String {
    format!(r#"(id: "p", trigger: when({when}), steps: [do(action: "{action}", by: "soc")])"#)
}

/// Most people whom a rumour ever reached.
fn reached(journal: &Journal) -> u32 {
    let reached = |fact| if let Fact::RumourSpread { reached, .. } = fact { Some(reached) } else { None };
    journal.entries.iter().filter_map(|entry| reached(entry.fact())).max().unwrap_or(0)
}

fn run(small: &Small) -> Journal {
    play(&small.topology(), 1)
}

#[test]
fn a_rumour_goes_round_until_it_is_answered() {
    let left = run(&rumour());
    let answered = run(&Small { playbooks: playbook("rumour_open", "answer-rumours"), ..rumour() });
    let heard = |journal: &Journal| times(journal, |fact| matches!(fact, Fact::RumourHeard { .. }));
    assert_eq!(heard(&left), [SimTime::ZERO + SimSpan::hours(2)]);
    assert_eq!(
        times(&answered, |fact| matches!(fact, Fact::RumourAnswered { .. })),
        [SimTime::ZERO + SimSpan::minutes(150)]
    );
    assert!(reached(&left) > 900, "left alone it reaches nearly all: {}", reached(&left));
    assert!(reached(&answered) < 300, "answered early it dies: {}", reached(&answered));
    assert_eq!(
        count(&left, |fact| matches!(fact, Fact::RumourSpread { believing: 0, .. })),
        0,
        "most still believe it"
    );
    assert_eq!(count(&answered, |fact| matches!(fact, Fact::RumourSpread { believing: 0, .. })), 1);
}

#[test]
fn who_has_read_guidance_believes_no_rumour() {
    let guided = run(&Small { playbooks: playbook("at(\"T+1min\")", "guide-staff"), ..rumour() });
    assert!(reached(&guided) < reached(&run(&rumour())) / 2, "{}", reached(&guided));
}

#[test]
fn an_outage_that_nobody_explains_starts_talk() {
    let small = Small {
        horizon: "10d",
        hosts: r#"(id: "pc", kind: server, segment: "lan", agent: true, service: "till")"#.into(),
        organisation: format!(
            r#"services: [(id: "till")], audiences: [(crowd: staff, people: 1000), (crowd: customers, people: 0), (crowd: public, people: 0)], {}"#,
            CERTAIN.replace("parameters: {", r#"parameters: {"hearsay.arises": "6h","#)
        ),
        playbooks: r#"(id: "cut", trigger: when(at("T+1min")), steps: [do(action: "isolate-segment", on: segments(["lan"]), by: "soc")])"#.into(),
        ..Small::default()
    };
    let started = |small: &Small| count(&run(small), |fact| matches!(fact, Fact::RumourStarted { .. }));
    assert_eq!(started(&small), 1);
    assert_eq!(started(&Small { playbooks: String::new(), ..small.clone() }), 0, "nothing fails");
}

#[test]
fn an_absolute_claim_is_found_out_and_corrected() {
    let plan = |wording: &str| {
        Small {
        horizon: "30d",
        steps: phish(1),
        organisation: r#"audiences: [(crowd: public, people: 1000), (crowd: customers, people: 0)], parameters: {"comms.claim_comes_out": "3d", "notify.pr_draft": "1h"}"#.into(),
        playbooks: format!(
            r#"(id: "say", trigger: when(at("T+1min")), steps: [wait("2h"), do(action: "public-statement", by: "soc")]), {}"#,
            r#"(id: "take-back", trigger: when(correction_due), steps: [do(action: "correct-statement", by: "soc")])"#
        ),
        plan: format!(r#"voice: (spokesperson: "soc", wording: {wording})"#),
        ..Small::default()
    }
    };
    let journal = run(&plan("absolute"));
    let at = |pick: fn(Fact) -> bool| times(&journal, pick);
    let hours = |hours| SimTime::ZERO + SimSpan::hours(hours) + SimSpan::minutes(1);
    assert_eq!(at(|fact| matches!(fact, Fact::StatementMade { wording: Wording::Absolute, .. })), [hours(3)]);
    assert_eq!(at(|fact| matches!(fact, Fact::ClaimFalse { .. })), [hours(3)], "somebody is in");
    assert_eq!(at(|fact| matches!(fact, Fact::ClaimRefuted { .. })), [hours(75)]);
    assert_eq!(at(|fact| matches!(fact, Fact::StatementCorrected { .. })), [hours(76)]);
    assert_eq!(at(|fact| matches!(fact, Fact::RumourStarted { .. })), [hours(75)], "people speak of that");
    let measured = run(&plan("measured"));
    assert_eq!(count(&measured, |fact| matches!(fact, Fact::ClaimFalse { .. } | Fact::RumourStarted { .. })), 0);
}

#[test]
fn questions_of_customers_wait_while_nobody_is_on_the_hotline() {
    let small = Small {
        horizon: "5d",
        organisation: r#"audiences: [(crowd: customers, people: 10000)], parameters: {"notify.pr_draft": "1h"}"#.into(),
        playbooks: r#"(id: "tell", trigger: when(at("T+1min")), steps: [do(action: "notify-customers", by: "soc"), wait("24h"), do(action: "staff-hotline", by: "soc"), do(action: "staff-hotline", by: "soc")])"#.into(),
        ..Small::default()
    };
    let journal = run(&small);
    let lines = |fact| if let Fact::HotlineStaffed { lines } = fact { Some(lines) } else { None };
    let staffed: Vec<(i64, u32)> =
        journal.entries.iter().filter_map(|entry| Some((entry.at.0 / 3_600_000, lines(entry.fact())?))).collect();
    assert_eq!(staffed, [(25, 1), (41, 0)], "two shifts after another");
    let calls = |fact| if let Fact::CallsTaken { answered, waiting } = fact { Some((answered, waiting)) } else { None };
    let taken: Vec<(u32, u32)> = journal.entries.iter().filter_map(|entry| calls(entry.fact())).collect();
    // 2 % of 10,000 ask, by and by; one person answers eight in an hour.
    assert_eq!(taken[0].0, 0);
    assert!(taken[1].1 > 100, "{taken:?}");
    assert_eq!(taken.last().map(|row| row.0), Some(128), "{taken:?}");
}

#[test]
fn staff_who_read_guidance_fall_for_fewer_lures() {
    let lured = |playbooks: String| {
        let small = Small {
            steps: phish(10).replace("does:", r#"earliest: "T+24h", does:"#),
            organisation: r"audiences: [(crowd: staff, people: 100)]".into(),
            playbooks,
            ..Small::default()
        };
        let journals = play_all(&small.topology(), 1..=40);
        journals.iter().map(|journal| count(journal, |fact| matches!(fact, Fact::FootholdGained { .. }))).sum::<usize>()
    };
    assert_eq!(lured(String::new()), 400);
    // Nine in ten have read it by then, and three in ten of those do not click.
    let after = lured(playbook("at(\"T+1min\")", "guide-staff"));
    assert!((270..=320).contains(&after), "{after}");
}
