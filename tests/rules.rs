//! What the rules do in small worlds: each thing follows from its cause, at its time.

mod common;
#[path = "rules/hearsay.rs"]
mod hearsay;

use common::*;
use snapbox::{assert_data_eq, str};

/// The facts of these kinds in the run of a small world with seed 1.
#[track_caller]
fn check(small: &Small, kinds: &[&str], expected: impl snapbox::IntoData) {
    let topology = small.topology();
    let journal = play(&topology, 1);
    assert_eq!(journal.first_foreign_entry(&topology.scenario), None);
    assert_data_eq!(shown(&journal, &topology.scenario, kinds), expected);
}

/// One host is opened by mail at STARTEX and seen at once.
fn seen() -> Small {
    Small { steps: phish(1), sensors: ALL_SEEING.into(), organisation: CERTAIN.into(), ..Small::default() }
}

const ISOLATE: &str = r#"(id: "contain", trigger: case(), steps: [
    for_each(set: (state: at_large, in_case: true), do: do(action: "isolate-host"))])"#;

#[test]
fn an_alert_is_judged_and_the_incident_declared() {
    check(
        &seen(),
        &["alert-raised", "alert-judged", "case-opened", "host-believed", "incident-declared", "severity-set"],
        str![[r"
T+00:00:00 alert-raised alert=alert#0 sensor=edr host=pc/05
T+00:10:00 alert-judged alert=alert#0 person=analyst judged_true=yes
T+00:10:00 case-opened case=case#0 unit=home alert=alert#0
T+00:10:00 host-believed host=pc/05 mark=suspected case=case#0
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+00:20:00 severity-set incident=incident#0 severity=any
"]],
    );
}

#[test]
fn a_role_held_through_the_matrix_gets_the_work() {
    let small = Small {
        people: r#"(id: "clerk", role: "office", shift: "always"), (id: "chief", role: "lead", shift: "always")"#
            .into(),
        plan: r#"roles: [(role: "soc", holders: ["clerk"])]"#.into(),
        organisation: format!("{CERTAIN}, roles: [\"soc\", \"office\", \"lead\"]"),
        ..seen()
    };
    check(
        &small,
        &["alert-taken", "alert-judged"],
        str![[r"
T+00:00:00 alert-taken alert=alert#0 person=clerk
T+00:10:00 alert-judged alert=alert#0 person=clerk judged_true=yes
"]],
    );
}

#[test]
fn whom_the_matrix_leaves_out_does_not_get_the_work() {
    let small = Small {
        people: r#"(id: "old", role: "soc", shift: "always"), (id: "new", role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always")"#.into(),
        plan: r#"roles: [(role: "soc", holders: ["new"])]"#.into(),
        ..seen()
    };
    check(&small, &["alert-taken"], str!["T+00:00:00 alert-taken alert=alert#0 person=new"]);
}

#[test]
fn work_pauses_at_the_end_of_a_shift_and_goes_on_with_the_next_one() {
    let small = Small {
        people: r#"(id: "early", role: "soc", shift: "early"), (id: "late", role: "soc", shift: "late"), (id: "chief", role: "lead", shift: "always")"#.into(),
        organisation: r#"shifts: [(id: "early", spells: ["Mon 08:00-10:00"]), (id: "late", spells: ["Mon 14:00-22:00"])],
            parameters: {"soc.triage.t1": "4h", "detect.alert_given_visible": 1, "respond.declare": "5min", "respond.rate": "5min"}"#.into(),
        ..seen()
    };
    check(
        &small,
        &["task-state", "crew-state", "action-started", "action-finished"],
        str![[r"
T+00:00:00 task-state order=order#0 person=early crew=- (working)
T+00:00:00 action-started action=triage-alert target=alert#0 order=order#0
T+01:00:00 crew-state crew=soc@home (off-shift)
T+01:00:00 task-state order=order#0 person=- crew=soc@home (off-shift)
T+05:00:00 task-state order=order#0 person=late crew=- (working)
T+08:24:46.695 action-finished action=triage-alert target=alert#0 order=order#0
T+08:24:46.695 task-state order=order#0 person=late crew=- (done)
T+08:24:46.695 task-state order=order#1 person=chief crew=- (working)
T+08:24:46.695 action-started action=declare-incident target=case#0 order=order#1
T+08:29:46.695 action-finished action=declare-incident target=case#0 order=order#1
T+08:29:46.695 task-state order=order#1 person=chief crew=- (done)
T+08:29:46.695 task-state order=order#2 person=chief crew=- (working)
T+08:29:46.695 action-started action=raise-severity target=- order=order#2
T+08:34:46.695 action-finished action=raise-severity target=- order=order#2
T+08:34:46.695 task-state order=order#2 person=chief crew=- (done)
"]],
    );
}

#[test]
fn who_waits_in_the_queue_at_the_end_of_a_shift_waits_off_shift_from_then_on() {
    let small = Small {
        steps: phish(2),
        sensors: r#"(id: "edr", kind: siem, covers: ["pc"], level: high, sees: 1, overrides: [("T1566", 1)]),
            (id: "ids", kind: siem, covers: ["pc"], level: high, sees: 1, overrides: [("T1566", 1)])"#.into(),
        people: r#"(id: "early", role: "soc", shift: "early"), (id: "chief", role: "lead", shift: "always")"#.into(),
        organisation: r#"shifts: [(id: "early", spells: ["Mon,Tue 08:00-10:00"])],
            parameters: {"soc.triage.t1": "90min", "detect.alert_given_visible": 1, "respond.declare": "5min", "respond.rate": "5min"}"#.into(),
        ..seen()
    };
    check(
        &small,
        &["task-state", "crew-state", "alert-taken"],
        str![[r"
T+00:00:00 task-state order=order#0 person=early crew=- (working)
T+00:00:00 alert-taken alert=alert#0 person=early
T+00:00:00 crew-state crew=soc@home (queue)
T+00:00:00 task-state order=order#1 person=- crew=soc@home (queue)
T+01:00:00 crew-state crew=soc@home (off-shift)
T+01:30:00 task-state order=order#0 person=early crew=- (done)
T+01:30:00 task-state order=order#2 person=chief crew=- (working)
T+01:35:00 task-state order=order#2 person=chief crew=- (done)
T+01:35:00 task-state order=order#3 person=chief crew=- (working)
T+01:40:00 task-state order=order#3 person=chief crew=- (done)
T+23:00:00 task-state order=order#1 person=early crew=- (working)
T+23:00:00 alert-taken alert=alert#1 person=early
T+24:30:00 task-state order=order#1 person=early crew=- (done)
"]],
    );
}

#[test]
fn somebody_on_call_is_called_and_takes_what_waits() {
    let small = Small {
        people: r#"(id: "it", count: 2, role: "soc", shift: "early", on_call: true), (id: "chief", role: "lead", shift: "always")"#.into(),
        organisation: format!("{CERTAIN}, shifts: [(id: \"early\", spells: [\"Tue 08:00-10:00\"])]"),
        alert_rules: r#"(id: "all", by: "soc", misjudged: 0, wakes: true)"#.into(),
        ..seen()
    };
    check(
        &small,
        &["person-called", "person-answered", "task-state", "crew-state"],
        str![[r"
T+00:00:00 crew-state crew=soc@home (off-shift)
T+00:00:00 task-state order=order#0 person=- crew=soc@home (off-shift)
T+00:00:00 person-called person=it/1
T+00:15:00 person-answered person=it/1
T+00:15:00 task-state order=order#0 person=it/1 crew=- (working)
T+00:25:54 task-state order=order#0 person=it/1 crew=- (done)
T+00:25:54 task-state order=order#1 person=chief crew=- (working)
T+00:30:54 task-state order=order#1 person=chief crew=- (done)
T+00:30:54 task-state order=order#2 person=chief crew=- (working)
T+00:35:54 task-state order=order#2 person=chief crew=- (done)
"]],
    );
}

#[test]
fn who_falls_ill_stops_working_and_goes_on_when_back() {
    let small = Small {
        exercise:
            r#"injects: [(id: "ill", to: "lead", at: "T+5min", effects: [person_away(person: "analyst", span: "1h")])]"#
                .into(),
        ..seen()
    };
    check(
        &small,
        &["inject-delivered", "task-state", "crew-state", "alert-judged"],
        str![[r"
T+00:00:00 task-state order=order#0 person=analyst crew=- (working)
T+00:05:00 inject-delivered inject=ill role=lead
T+00:05:00 crew-state crew=soc@home (off-shift)
T+00:05:00 task-state order=order#0 person=- crew=soc@home (off-shift)
T+01:05:00 task-state order=order#0 person=analyst crew=- (working)
T+01:10:00 task-state order=order#0 person=analyst crew=- (done)
T+01:10:00 alert-judged alert=alert#0 person=analyst judged_true=yes
T+01:10:00 task-state order=order#1 person=chief crew=- (working)
T+01:15:00 task-state order=order#1 person=chief crew=- (done)
T+01:15:00 task-state order=order#2 person=chief crew=- (working)
T+01:20:00 task-state order=order#2 person=chief crew=- (done)
"]],
    );
}

#[test]
fn nothing_follows_from_an_action_before_its_task_is_done() {
    let small = Small { playbooks: ISOLATE.into(), ..seen() };
    check(
        &small,
        &["task-state", "crew-state", "action-finished", "ordered", "host-changed"],
        str![[r"
T+00:00:00 ordered action=triage-alert target=alert#0 unit=home
T+00:00:00 task-state order=order#0 person=analyst crew=- (working)
T+00:10:00 action-finished action=triage-alert target=alert#0 order=order#0
T+00:10:00 task-state order=order#0 person=analyst crew=- (done)
T+00:10:00 ordered action=declare-incident target=case#0 unit=home
T+00:10:00 task-state order=order#1 person=chief crew=- (working)
T+00:10:00 ordered action=isolate-host target=pc/05 unit=home
T+00:10:00 crew-state crew=lead@home (queue)
T+00:10:00 task-state order=order#2 person=- crew=lead@home (queue)
T+00:15:00 action-finished action=declare-incident target=case#0 order=order#1
T+00:15:00 task-state order=order#1 person=chief crew=- (done)
T+00:15:00 task-state order=order#2 person=chief crew=- (working)
T+00:15:00 ordered action=raise-severity target=- unit=home
T+00:15:00 task-state order=order#3 person=- crew=lead@home (queue)
T+00:20:00 host-changed host=pc/05 change=isolated step=- (response)
T+00:20:00 action-finished action=isolate-host target=pc/05 order=order#2
T+00:20:00 task-state order=order#2 person=chief crew=- (done)
T+00:20:00 task-state order=order#3 person=chief crew=- (working)
T+00:25:00 action-finished action=raise-severity target=- order=order#3
T+00:25:00 task-state order=order#3 person=chief crew=- (done)
"]],
    );
}

#[test]
fn endex_comes_by_the_clock_although_nothing_else_happens() {
    let small = Small { exercise: r#"endex: at("T+5h")"#.into(), ..Small::default() };
    check(
        &small,
        &["endex", "end-of-run"],
        str![[r"
T+05:00:00 endex
T+2d 00:00:00 end-of-run
"]],
    );
}

#[test]
fn an_inject_on_a_condition_of_time_comes_at_its_time() {
    let small = Small {
        exercise: r#"injects: [(id: "a", to: "lead", at: when(all([at("T+3h"), not(reached(declared))])))]"#.into(),
        ..Small::default()
    };
    check(&small, &["inject-delivered"], str!["T+03:00:00 inject-delivered inject=a role=lead"]);
}

#[test]
fn the_deputy_is_asked_but_the_first_may_still_say_yes() {
    let small = Small {
        people: r#"(id: "analyst", role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always"), (id: "deputy", role: "lead", shift: "always")"#.into(),
        playbooks: ISOLATE.into(),
        plan: r#"raci: [(action: "isolate-host", responsible: "soc", accountable: "lead", approval: prior)]"#.into(),
        ..seen()
    };
    check(
        &small,
        &["approval-asked", "approval-escalated", "approval-given", "action-started"],
        str![[r"
T+00:00:00 action-started action=triage-alert target=alert#0 order=order#0
T+00:10:00 action-started action=declare-incident target=case#0 order=order#1
T+00:10:00 approval-asked order=order#2 person=chief
T+00:15:00 action-started action=raise-severity target=- order=order#3
T+00:40:00 approval-escalated order=order#2 person=deputy
T+00:40:00 approval-asked order=order#2 person=deputy
T+00:50:00 approval-given order=order#2 person=chief
T+00:50:00 action-started action=isolate-host target=pc/05 order=order#2
"]],
    );
}

#[test]
fn steps_that_have_nothing_to_do_end_at_once_and_once() {
    let small = Small {
        playbooks: r#"(id: "empty", trigger: when(incident_open), steps: [
            parallel([do(action: "isolate-host", on: hosts(state: encrypted)), do(action: "lock-account")]),
            for_each(set: (state: suspected), do: if(when: hosts(state: encrypted), then: do(action: "isolate-host"))),
            do(action: "hold-sync")])"#
            .into(),
        ..seen()
    };
    check(
        &small,
        &["playbook-started", "playbook-finished", "ordered"],
        str![[r"
T+00:00:00 ordered action=triage-alert target=alert#0 unit=home
T+00:10:00 ordered action=declare-incident target=case#0 unit=home
T+00:15:00 ordered action=raise-severity target=- unit=home
T+00:15:00 playbook-started playbook=empty case=case#0
T+00:15:00 ordered action=hold-sync target=- unit=home
T+00:40:00 playbook-finished playbook=empty case=case#0
"]],
    );
}

#[test]
fn the_adversary_notices_every_foothold_that_falls_silent() {
    let small = Small {
        steps: format!(
            r#"{}, (id: "last", technique: "T1486", only_as_reaction: true, does: encrypt(on: ["pc"]))"#,
            phish(3)
        ),
        adversary: r#"reactions: [(id: "now", when: footholds_lost(2), does: start(["last"]))]"#.into(),
        playbooks: ISOLATE.into(),
        horizon: "3h",
        ..seen()
    };
    check(
        &small,
        &["reacted", "step-started", "host-changed"],
        str![[r"
T+00:00:00 step-started step=phish
T+00:20:00 host-changed host=pc/02 change=isolated step=- (response)
T+00:30:00 host-changed host=pc/04 change=isolated step=- (response)
T+00:30:00 reacted reaction=now
T+00:30:00 step-started step=last
T+00:30:00 host-changed host=pc/06 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/08 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/01 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/10 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/09 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/07 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/03 change=encrypted step=last (attack)
T+00:30:00 host-changed host=pc/05 change=encrypted step=last (attack)
T+00:35:00 host-changed host=pc/05 change=isolated step=- (response)
"]],
    );
}

#[test]
fn blocked_uses_are_noticed_by_the_adversary() {
    let small = Small {
        steps: format!(
            r#"{}, (id: "other", technique: "T1190", only_as_reaction: true, does: foothold(on: ["pc"], through: supplier))"#,
            phish(2)
        ),
        adversary: r#"reactions: [(id: "retreat", when: blocked(2), does: start(["other"]))]"#.into(),
        sensors: r#"(id: "gate", kind: mail_gateway, covers: ["pc"], sees: 1, mode: block, overrides: [("T1566", 1), ("T1190", 0)])"#.into(),
        ..seen()
    };
    check(
        &small,
        &["use-blocked", "reacted", "step-started", "foothold-gained"],
        str![[r"
T+00:00:00 step-started step=phish
T+00:00:00 use-blocked technique_use=use#0 step=phish sensor=gate
T+00:00:00 use-blocked technique_use=use#1 step=phish sensor=gate
T+00:00:00 reacted reaction=retreat
T+00:00:00 step-started step=other
T+00:00:00 foothold-gained foothold=foothold#0 host=pc/08 step=other (attack)
"]],
    );
}

#[test]
fn two_alternatives_for_each_other_are_tried_once_each() {
    let small = Small {
        steps: r#"(id: "a", technique: "T1190", does: foothold(on: ["pc"], through: mail), works: 0, if_blocked: "b"),
            (id: "b", technique: "T1566", only_as_reaction: true, does: foothold(on: ["pc"], through: mail), works: 0, if_blocked: "a")"#.into(),
        ..Small::default()
    };
    check(
        &small,
        &["step-started", "step-finished"],
        str![[r"
T+00:00:00 step-started step=a
T+00:00:00 step-finished step=a worked=0 tried=1
T+00:00:00 step-started step=b
T+00:00:00 step-finished step=b worked=0 tried=1
"]],
    );
}

#[test]
fn a_note_on_the_screen_needs_something_to_be_seen() {
    let small = Small {
        steps: format!(
            r#"{}, (id: "backups", technique: "T1490", tool: "x", after: ["phish"], does: destroy_backups(["tape"])),
            (id: "beacon", technique: "T1071", after: ["phish"], does: open_channel()),
            (id: "lock", technique: "T1486", after: ["beacon"], wait: "1h", does: encrypt(on: ["pc"]))"#,
            phish(1)
        ),
        sensors: r#"(id: "note", kind: ransom_note, covers: ["*"], level: high, sees: 1)"#.into(),
        organisation: format!("{CERTAIN}, backups: [(id: \"tape\", covers: [\"pc\"], reachable_from: \"lan\")]"),
        horizon: "75min",
        ..Small::default()
    };
    check(
        &small,
        &["observable", "alert-raised"],
        str![[r"
T+01:00:00 observable sensor=note technique_use=use#3 host=pc/09
T+01:00:00 alert-raised alert=alert#0 sensor=note host=pc/09
"]],
    );
}

#[test]
fn a_new_alert_after_the_incident_opens_a_new_case() {
    let small = Small {
        steps: format!(
            r#"{}, (id: "again", technique: "T1190", tool: "x", earliest: "T+20h", does: foothold(on: ["pc"], count: 10, through: supplier))"#,
            phish(1)
        ),
        sensors:
            r#"(id: "edr", kind: siem, covers: ["*"], level: high, sees: 1, overrides: [("T1566", 1), ("T1190", 1)])"#
                .into(),
        playbooks: r#"(id: "all", trigger: when(incident_open), steps: [
            for_each(set: (state: suspected), do: do(action: "rebuild-host")), do(action: "close-incident")])"#
            .into(),
        organisation: CERTAIN.replace('}', r#", "host.rebuild_server": "1h", "respond.close": "1h"}"#),
        ..seen()
    };
    check(
        &small,
        &["case-opened", "incident-declared", "mark-reached"],
        str![[r"
T+00:10:00 case-opened case=case#0 unit=home alert=alert#0
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+01:26:00 mark-reached mark=eradication-declared
T+01:26:00 mark-reached mark=recovery-declared
T+02:26:00 mark-reached mark=closed
T+20:10:00 case-opened case=case#1 unit=home alert=alert#1
T+20:15:00 incident-declared incident=incident#1 case=case#1 person=chief
T+31:20:00 mark-reached mark=eradication-declared
T+31:20:00 mark-reached mark=recovery-declared
T+32:20:00 mark-reached mark=closed
"]],
    );
}

#[test]
fn an_approver_who_is_ill_says_yes_when_back_at_work() {
    let small = Small {
        exercise:
            r#"injects: [(id: "ill", to: "soc", at: "T+1min", effects: [person_away(person: "boss", span: "2h")])]"#
                .into(),
        people: format!(r#"{}, (id: "boss", role: "boss", shift: "always")"#, Small::default().people),
        playbooks: ISOLATE.into(),
        plan: r#"raci: [(action: "isolate-host", responsible: "soc", accountable: "boss", approval: prior)]"#.into(),
        ..seen()
    };
    check(
        &small,
        &["approval-asked", "approval-escalated", "approval-given"],
        str![[r"
T+00:10:00 approval-asked order=order#2 person=boss
T+02:41:00 approval-given order=order#2 person=boss
"]],
    );
}

#[test]
fn an_alert_that_is_cleaned_on_the_spot_is_cleaned_on_each_of_its_hosts_once() {
    let small = Small {
        steps: format!(
            r#"{}, (id: "again", technique: "T1566", earliest: "T+5min", does: foothold(on: ["pc"], count: 2, through: mail))"#,
            phish(2)
        ),
        alert_rules: r#"(id: "all", by: "soc", misjudged: 0, then: clean)"#.into(),
        organisation: CERTAIN.replace('}', r#", "respond.clean_host": "1h"}"#),
        ..seen()
    };
    check(
        &small,
        &["alert-raised", "alert-extended", "ordered", "host-believed"],
        str![[r"
T+00:00:00 alert-raised alert=alert#0 sensor=edr host=pc/05
T+00:00:00 ordered action=triage-alert target=alert#0 unit=home
T+00:00:00 alert-extended alert=alert#0 host=pc/02
T+00:05:00 alert-raised alert=alert#1 sensor=edr host=pc/03
T+00:05:00 ordered action=triage-alert target=alert#1 unit=home
T+00:05:00 alert-extended alert=alert#1 host=pc/06
T+00:10:00 ordered action=clean-host target=pc/02 unit=home
T+00:10:00 ordered action=clean-host target=pc/05 unit=home
T+00:20:00 ordered action=clean-host target=pc/03 unit=home
T+00:20:00 ordered action=clean-host target=pc/06 unit=home
T+01:10:00 host-believed host=pc/02 mark=cleaned case=-
T+02:10:00 host-believed host=pc/05 mark=cleaned case=-
T+03:10:00 host-believed host=pc/03 mark=cleaned case=-
T+04:10:00 host-believed host=pc/06 mark=cleaned case=-
"]],
    );
}

#[test]
fn what_a_hunt_finds_before_an_incident_opens_a_case() {
    let small = Small {
        sensors: r#"(id: "edr", kind: edr, covers: ["pc"], level: high, sees: 0)"#.into(),
        playbooks: r#"(id: "sweep", trigger: when(at("T+1h")), steps: [do(action: "hunt-indicators")])"#.into(),
        organisation: CERTAIN.replace('}', r#", "respond.hunt.finds": 1}"#),
        ..seen()
    };
    check(
        &small,
        &["ordered", "case-opened", "host-believed", "incident-declared"],
        str![[r"
T+01:00:00 ordered action=hunt-indicators target=- unit=home
T+07:00:00 case-opened case=case#0 unit=home alert=-
T+07:00:00 host-believed host=pc/05 mark=suspected case=case#0
T+07:00:00 ordered action=declare-incident target=case#0 unit=home
T+07:05:00 incident-declared incident=incident#0 case=case#0 person=chief
T+07:05:00 ordered action=raise-severity target=- unit=home
T+07:05:00 ordered action=hunt-indicators target=- unit=home
"]],
    );
}

#[test]
fn a_second_declaration_of_an_open_incident_has_nothing_to_do() {
    let small = Small {
        playbooks: r#"(id: "again", trigger: case(when: incident_open), steps: [
            do(action: "declare-incident", on: this_case, by: "soc"), do(action: "close-incident"), do(action: "close-incident")])"#
            .into(),
        ..seen()
    };
    check(
        &small,
        &["incident-declared", "action-failed", "mark-reached"],
        str![[r"
T+00:15:00 incident-declared incident=incident#0 case=case#0 person=chief
T+00:20:00 action-failed action=declare-incident target=case#0 order=order#3 (nothing-to-do)
T+01:27:26.377 mark-reached mark=closed
T+03:17:05.350 action-failed action=close-incident target=- order=order#5 (nothing-to-do)
"]],
    );
}
