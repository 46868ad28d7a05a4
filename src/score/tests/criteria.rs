//! Each criterion: doing the thing and not doing it make a difference.

use super::super::testkit::*;
use super::super::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;
use std::collections::BTreeSet;

const DAY: i64 = 24 * 60;
const HOUR: i64 = 60;
const UP: ServiceState = ServiceState::Up;
const DOWN: ServiceState = ServiceState::Down;

/// The verdict on a criterion of the identified script after `then`, at the end of day 40.
fn judge(id: &str, then: impl FnOnce(&mut Script)) -> String {
    judge_until(id, 40 * DAY, then)
}

fn judge_until(id: &str, end: i64, then: impl FnOnce(&mut Script)) -> String {
    let mut script = Script::identified();
    then(&mut script);
    verdict(&script.score(end), id)
}

/// Ends a step of a script whose entry nobody needs.
fn did(_: EntryId) {}

/// The verdict on readiness in a changed scenario.
fn ready(id: &str, change: impl FnOnce(&mut Scenario)) -> String {
    let mut scenario = scenario();
    change(&mut scenario);
    verdict(&Script::new().score_in(DAY, &scenario), id)
}

#[test]
fn ids_are_unique_and_every_phase_has_at_least_two() {
    let ids = criterion_ids();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for phase in Phase::ALL {
        let rubric = rubric(&scenario());
        let rows = rubric.iter().filter(|row| row.task.phase == phase).collect::<Vec<_>>();
        assert!(rows.len() >= 2, "{phase:?}");
        assert!(rows.iter().all(|row| TaskId::parse(&row.task.to_string()).is_some()), "{phase:?}");
        assert!(rows.iter().any(|row| row.scale.is_some()), "{phase:?} has something graded");
    }
}

#[test]
fn an_exercise_changes_goals_limits_and_weights() {
    let mut scenario = scenario();
    let hour = SimSpan::hours(1).0 as f64;
    scenario.exercise.rubric = vec![RubricChange {
        criterion: "p3.1-short-term".into(),
        goal: Some(hour / 2.0),
        limit: None,
        weight: Some(7.0),
    }];
    let row = rubric(&scenario).into_iter().find(|row| row.id == "p3.1-short-term").expect("it is there");
    assert_eq!((row.scale, row.weight), (Some(Scale { goal: hour / 2.0, limit: 8.0 * hour }), 7.0));
    let mut script = Script::identified();
    script.believe(40 + HOUR, 0, HostMark::Isolated);
    assert_eq!(verdict(&script.score_in(DAY, &scenario), "p3.1-short-term"), "1 h, 93, S");
}

#[test]
fn what_was_measured_has_evidence_and_what_was_not_has_none() {
    let mut script = Script::identified();
    script.believe(60, 0, HostMark::Isolated);
    script.service(100, PATIENTS, DOWN, DOWN);
    script.mark(200, Mark::EradicationDeclared);
    let card = script.score(40 * DAY);
    for finding in &card.findings {
        let measured = !matches!(finding.measure, Measure::NotObserved | Measure::NotApplicable);
        assert_eq!(measured, !finding.evidence.is_empty(), "{}", card.rubric[finding.criterion].id);
        assert!(finding.evidence.is_sorted());
    }
}

// P1

#[test]
fn p1_roles_need_a_holder_and_a_deputy() {
    assert_eq!(ready("p1.1-deputies", |_| {}), "1.00, 100, P");
    assert_eq!(ready("p1.1-deputies", |s| drop(s.organisation.people.pop())), "0.50, 0, M");
}

#[test]
fn p1_the_sector_has_its_annex() {
    assert_eq!(ready("p1.2-annex", |_| {}), "done, -, P");
    assert_eq!(ready("p1.2-annex", |s| s.plan.annexes.clear()), "not done, -, S");
}

#[test]
fn p1_triage_is_covered_at_every_hour() {
    let office = |s: &mut Scenario| s.organisation.people.iter_mut().for_each(|p| p.shift = ShiftId(1));
    assert_eq!(ready("p1.3-triage-cover", |_| {}), "1.00, 100, P");
    assert_eq!(ready("p1.3-triage-cover", office), "0.24, 0, M");
    let on_call = |s: &mut Scenario| {
        office(s);
        s.organisation.people[0].on_call = true;
    };
    assert_eq!(ready("p1.3-triage-cover", on_call), "1.00, 100, P");
}

#[test]
fn p1_no_approval_waits_for_the_morning() {
    let office = |s: &mut Scenario| s.organisation.people.iter_mut().for_each(|p| p.shift = ShiftId(1));
    assert_eq!(ready("p1.4-approvals", |_| {}), "0, 100, P");
    assert_eq!(ready("p1.4-approvals", office), "1, 75, S");
    let beforehand = |s: &mut Scenario| {
        office(s);
        s.plan.raci[0].approval = Approval::PreAuthorised;
    };
    assert_eq!(ready("p1.4-approvals", beforehand), "0, 100, P");
}

#[test]
fn p1_endpoints_are_watched() {
    assert_eq!(ready("p1.7-endpoints", |_| {}), "1.00, 100, P");
    assert_eq!(ready("p1.7-endpoints", |s| s.organisation.sensors[0].covers.truncate(1)), "0.59, 0, U");
}

// P2

/// Identified at minute 40 through a sensor, with the first impact at another minute.
fn lost(sensor: SensorId, impact: i64) -> Scorecard {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(0, true, Reason::Attack);
    let (technique_use, host) = (UseId(0), HostId(0));
    let mut steps: Vec<i64> = vec![impact, 10];
    steps.sort();
    for minute in steps {
        if minute == impact {
            script.encrypt(minute, 5);
        } else {
            script.full(minute, Fact::Observable { sensor, technique_use, host }, Reason::None, used);
            script.alert(minute, sensor, 0, used);
        }
    }
    script.take(20, 0);
    let case = script.case(30, CENTRE, 0, EntryId::from(script.entries.len() - 2));
    script.declare(40, case);
    script.score(40 * DAY)
}

#[test]
fn p2_times_are_graded_between_goal_and_limit() {
    let (observable, alert) = ("p2.1-observable-identified", "p2.7-alert-identified");
    let late = |hours: i64| {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        let (technique_use, host) = (UseId(0), HostId(0));
        script.full(0, Fact::Observable { sensor: EDR, technique_use, host }, Reason::None, used);
        let raised = script.alert(0, EDR, 0, used);
        script.declare(hours * HOUR, raised);
        script.score(40 * DAY)
    };
    assert_eq!(
        (verdict(&late(1), alert), verdict(&late(24), observable)),
        ("1 h, 100, P".into(), "24 h, 100, P".into())
    );
    assert_eq!(verdict(&late(12), alert), "12 h, 52, S");
    assert_eq!(verdict(&late(24), alert), "24 h, 0, M");
    assert_eq!(verdict(&late(25), alert), "25 h, 0, U");
    assert_eq!(verdict(&late(96), observable), "4 d, 50, S");
}

#[test]
fn p2_losing_is_never_rewarded() {
    let ids = ["p2.1-observable-identified", "p2.7-alert-identified"];
    let in_time = lost(EDR, 50);
    let after_impact = lost(EDR, 5);
    let by_note = lost(NOTE, 50);
    let by_partner = lost(PARTNER, 50);
    for id in ids {
        assert_eq!(verdict(&in_time, id), "30 min, 100, P");
        for card in [&after_impact, &by_note, &by_partner] {
            assert_eq!(verdict(card, id), "30 min, 0, M", "the value is printed and earns nothing");
        }
    }
    let own = "p2.1-own-detection";
    assert_eq!(verdict(&in_time, own), "done, -, P");
    assert_eq!(verdict(&lost(USERS, 50), own), "done, -, P");
    assert_eq!(verdict(&after_impact, own), "not done, -, M");
    assert_eq!(verdict(&by_partner, own), "not done, -, M");
    assert_eq!(verdict(&after_impact, "p2.7-acknowledged"), "10 min, 0, M");
    assert_eq!(verdict(&by_note, "p2.7-acknowledged"), "10 min, 0, M");
    assert!(after_impact.phases[1].rating >= Rating::M);
    assert!(after_impact.overall >= Rating::M);
}

#[test]
fn p2_never_identified_is_beyond_the_limit_once_that_passed() {
    let unseen = |end: i64| {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        let (technique_use, host) = (UseId(0), HostId(0));
        script.full(0, Fact::Observable { sensor: EDR, technique_use, host }, Reason::None, used);
        script.alert(0, EDR, 0, used);
        script.encrypt(60, 0);
        script.score(end)
    };
    let (short, long) = (unseen(12 * HOUR), unseen(8 * DAY));
    assert_eq!(verdict(&short, "p2.7-alert-identified"), "not reached, -, NO");
    assert_eq!(verdict(&long, "p2.7-alert-identified"), "not reached, 0, U");
    assert_eq!(verdict(&long, "p2.1-observable-identified"), "not reached, 0, U");
    assert_eq!(verdict(&long, "p2.7-acknowledged"), "not reached, 0, U");
    assert_eq!(verdict(&long, "p2.1-own-detection"), "not reached, -, U");
    assert_eq!(long.overall, Rating::U);
}

#[test]
fn p2_alerts_are_read_and_believed() {
    let with = |fact: Fact| {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        script.alert(1, EDR, 0, used);
        let last = script.alert(2, EDR, 0, used);
        script.put(3, fact);
        script.declare(9, last);
        verdict(&script.score(DAY), "p2.7-alerts-kept")
    };
    let (alert, person) = (AlertId(0), PersonId(0));
    assert_eq!(with(Fact::AlertJudged { alert, person, judged_true: true }), "1.00, 100, P");
    assert_eq!(with(Fact::AlertJudged { alert, person, judged_true: false }), "0.50, 0, M");
    assert_eq!(with(Fact::AlertUnread { alert }), "0.50, 0, M");
    assert_eq!(judge("p2.7-acknowledged", |_| {}), "10 min, 100, P");
}

#[test]
fn p2_the_incident_is_rated_classified_and_recorded() {
    let (incident, severity) = (IncidentId(0), SeverityId(0));
    let set = |s: &mut Script| did(s.put(40 + HOUR, Fact::SeveritySet { incident, severity }));
    assert_eq!(judge("p2.5-severity", set), "1 h, 100, P");
    assert_eq!(judge("p2.5-severity", |_| {}), "not reached, 0, S");
    assert_eq!(judge("p2.4-classified", |s| did(s.done(40 + 2 * HOUR, "classify-incident"))), "2 h, 100, P");
    assert_eq!(judge("p2.4-classified", |_| {}), "not reached, 0, S");
    assert_eq!(judge("p2.6-record", |s| did(s.done(60, "record-fact"))), "done, -, P");
    assert_eq!(judge("p2.6-record", |_| {}), "not done, -, S");
}

// P3

#[test]
fn p3_what_is_believed_affected_is_cut_off() {
    let id = "p3.1-short-term";
    assert_eq!(judge(id, |s| did(s.believe(40 + 5 * HOUR, 0, HostMark::Isolated))), "5 h, 50, S");
    assert_eq!(judge(id, |s| did(s.believe(40 + 9 * HOUR, 0, HostMark::Isolated))), "9 h, 0, U");
    assert_eq!(judge(id, |_| {}), "not reached, 0, U");
    assert_eq!(judge_until(id, 4 * HOUR, |_| {}), "not reached, -, NO");
}

#[test]
fn p3_spread_after_identification_counts_each_host_once() {
    let id = "p3.1-spread";
    assert_eq!(judge(id, |_| {}), "0, 100, P");
    let spread = |s: &mut Script| {
        s.foothold(50, 1);
        s.encrypt(60, 1);
        s.encrypt(60, 0);
    };
    assert_eq!(judge(id, spread), "2, 96, S");
    // Everything was lost before: nothing to stop, and no points for it.
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(1, false, Reason::Spent);
    let alert = script.alert(10, NOTE, 0, used);
    script.declare(20, alert);
    assert_eq!(verdict(&script.score(DAY), id), "not applicable, -, NO");
}

#[test]
fn p3_stolen_credentials_are_void_after_72_hours() {
    let id = "p3.2-credentials";
    let stolen = |s: &mut Script| {
        for account in 0..2 {
            s.put(45, Fact::CredentialStolen { account: AccountId(account), host: HostId(0) });
        }
        s.put(50, Fact::CredentialVoided { account: AccountId(0) });
    };
    let both = |minute: i64| {
        move |s: &mut Script| {
            stolen(s);
            s.put(minute, Fact::CredentialVoided { account: AccountId(1) });
        }
    };
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO");
    assert_eq!(judge(id, stolen), "0.50, 0, M");
    assert_eq!(judge(id, both(40 + 72 * HOUR)), "1.00, 100, P");
    assert_eq!(judge(id, both(41 + 72 * HOUR)), "0.50, 0, M", "a minute too late");
    assert_eq!(judge_until(id, DAY, both(60)), "not observed, -, NO", "the run was too short");
}

#[test]
fn p3_memory_of_key_hosts_is_kept_before_it_is_destroyed() {
    let id = "p3.3-memory";
    let (host, evidence) = (HostId(0), crate::journal::Evidence::Memory);
    let kept = |s: &mut Script| {
        s.put(50, Fact::EvidenceKept { host, evidence });
        s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Response);
    };
    assert_eq!(judge(id, kept), "1.00, 100, P");
    let lost = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Response));
    assert_eq!(judge(id, lost), "0.00, 0, U");
    let by_attack = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Attack));
    assert_eq!(judge(id, by_attack), "not observed, -, NO");
    let other = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host: HostId(7), evidence }, Reason::Response));
    assert_eq!(judge(id, other), "not observed, -, NO", "not a key host");
}

#[test]
fn p3_only_the_response_earns_points_for_containment() {
    let id = "p3.4-contained";
    let by = |reason| move |s: &mut Script| did(s.free(40 + 100 * HOUR, false, reason));
    assert_eq!(judge(id, by(Reason::Response)), "4 d 4 h, 71, S");
    assert_eq!(judge(id, by(Reason::Spent)), "4 d 4 h, 0, M");
    assert_eq!(judge(id, by(Reason::Control)), "not applicable, -, NO");
    assert_eq!(judge(id, |_| {}), "not reached, 0, U");
    let unconfirmed = judge_until(id, 40 + 101 * HOUR, by(Reason::Response));
    assert_eq!(unconfirmed, "not reached, -, NO");
}

#[test]
fn p3_downtime_of_the_responses_own_making_is_major_above_its_goal() {
    let id = "p3.7-balance";
    let cut = |hours: i64, by_attack| {
        move |s: &mut Script| {
            s.change(50, 0, HostChange::Isolated);
            s.service(60, PATIENTS, DOWN, by_attack);
            s.service(60 + hours * HOUR, PATIENTS, UP, UP);
        }
    };
    assert_eq!(judge(id, cut(72, UP)), "3 d, 100, P");
    assert_eq!(judge(id, cut(73, UP)), "3 d 1 h, 100, M");
    assert_eq!(judge(id, cut(100, DOWN)), "0 s, 100, P");
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
}

// P4

#[test]
fn p4_nothing_is_left_when_eradication_is_declared() {
    let steal = |s: &mut Script| did(s.put(45, Fact::CredentialStolen { account: AccountId(0), host: HostId(0) }));
    let early = |s: &mut Script| {
        steal(s);
        s.mark(100, Mark::EradicationDeclared);
        s.lose(200, 0);
    };
    let clean = |s: &mut Script| {
        steal(s);
        s.put(50, Fact::CredentialVoided { account: AccountId(0) });
        s.lose(60, 0);
        s.mark(100, Mark::EradicationDeclared);
    };
    assert_eq!(judge("p4.1-hosts-left", clean), "0, 100, P");
    assert_eq!(judge("p4.1-hosts-left", early), "1, 67, S");
    assert_eq!(judge("p4.1-hosts-left", |_| {}), "not observed, -, NO");
    assert_eq!(judge("p4.3-identities-left", clean), "0, 100, P");
    assert_eq!(judge("p4.3-identities-left", early), "1, 67, S");
    assert_eq!(judge("p4.1-eradicated", clean), "20 min, 100, P");
    assert_eq!(judge("p4.1-eradicated", early), "not reached, 0, U");
}

#[test]
fn p4_eradication_is_verified_before_it_is_declared() {
    let declare = |s: &mut Script| did(s.mark(100, Mark::EradicationDeclared));
    let verify = |s: &mut Script| did(s.done(90, "verify-eradication"));
    let id = "p4.2-verified";
    assert_eq!(judge(id, declare), "not done, -, M");
    assert_eq!(judge(id, |s| (verify(s), declare(s)).1), "done, -, P");
    assert_eq!(judge(id, verify), "not observed, -, NO");
    let too_late = |s: &mut Script| {
        declare(s);
        s.done(110, "verify-eradication");
    };
    assert_eq!(judge(id, too_late), "not done, -, M");
}

#[test]
fn p4_block_lists_are_updated() {
    let id = "p4.4-indicators";
    assert_eq!(judge(id, |s| did(s.done(40 + 48 * HOUR, "update-blocklists"))), "2 d, 50, S");
    assert_eq!(judge(id, |_| {}), "not reached, 0, S");
}

// P5

#[test]
fn p5_tier_1_is_back_within_its_objective() {
    let id = "p5.1-rto";
    let out = |hours: i64| {
        move |s: &mut Script| {
            s.service(60, DATABASE, DOWN, DOWN);
            s.service(60 + hours * HOUR, DATABASE, UP, UP);
        }
    };
    assert_eq!(judge(id, out(10)), "1.00, 100, P");
    assert_eq!(judge(id, out(11)), "0.00, 0, U");
    assert_eq!(judge(id, |s| did(s.service(60, PATIENTS, DOWN, DOWN))), "0.00, 0, U");
    let short = judge_until(id, 9 * HOUR, |s| did(s.service(60, PATIENTS, DOWN, DOWN)));
    assert_eq!(short, "not observed, -, NO");
    assert_eq!(judge(id, |s| did(s.service(60, CANTEEN, DOWN, DOWN))), "not applicable, -, NO");
}

#[test]
fn p5_services_come_back_in_order_of_importance() {
    let id = "p5.1-order";
    let back = |first, second| {
        move |s: &mut Script| {
            s.service(60, DATABASE, DOWN, DOWN);
            s.service(60, CANTEEN, DOWN, DOWN);
            s.service(90, first, UP, UP);
            s.service(99, second, UP, UP);
        }
    };
    assert_eq!(judge(id, back(DATABASE, CANTEEN)), "0, 100, P");
    assert_eq!(judge(id, back(CANTEEN, DATABASE)), "1, 75, S");
}

#[test]
fn p5_backups_are_checked_before_the_first_restore() {
    let id = "p5.2-backups-checked";
    let restore = |s: &mut Script| did(s.done(100, "restore-host"));
    assert_eq!(judge(id, restore), "not done, -, M");
    let checked = |s: &mut Script| {
        s.done(90, "verify-backup");
        restore(s);
    };
    assert_eq!(judge(id, checked), "done, -, P");
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
}

#[test]
fn p5_restored_hosts_stay_clean() {
    let id = "p5.2-hit-again";
    let restored = |s: &mut Script| {
        s.encrypt(50, 3);
        s.change(90, 3, HostChange::Restored);
    };
    assert_eq!(judge(id, restored), "0, 100, P");
    let again = |s: &mut Script| {
        restored(s);
        s.encrypt(99, 3);
    };
    assert_eq!(judge(id, again), "1, 75, S");
    assert_eq!(judge(id, |s| did(s.encrypt(99, 3))), "not observed, -, NO");
}

// P6

#[test]
fn p6_the_incident_is_closed_and_reviewed() {
    let close = |s: &mut Script| did(s.mark(DAY, Mark::Closed));
    assert_eq!(judge("p6.1-closed", close), "done, -, P");
    assert_eq!(judge("p6.1-closed", |_| {}), "not done, -, S");
    assert_eq!(judge_until("p6.1-closed", DAY, |_| {}), "not observed, -, NO");
    let review = |day: i64| {
        move |s: &mut Script| {
            close(s);
            s.mark(DAY + day * DAY, Mark::Reviewed);
        }
    };
    let id = "p6.1-reviewed";
    assert_eq!(judge(id, review(14)), "14 d, 100, P");
    assert_eq!(judge(id, review(22)), "22 d, 50, S");
    assert_eq!(judge(id, close), "not reached, 0, U");
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
}

#[test]
fn p6_orders_keep_to_the_plans_limits() {
    let id = "p6.3-on-time";
    let order = |minutes: i64, state| {
        move |s: &mut Script| {
            let order = s.order(100, "isolate-host");
            s.state(100 + minutes, order, state);
        }
    };
    assert_eq!(judge(id, order(60, Reason::Done)), "1.00, 100, P");
    assert_eq!(judge(id, order(61, Reason::Done)), "0.00, 0, U");
    assert_eq!(judge(id, order(10, Reason::Failed)), "0.00, 0, U");
    assert_eq!(judge(id, order(10, Reason::Cancelled)), "not observed, -, NO");
    assert_eq!(judge(id, order(10, Reason::Queue)), "0.00, 0, U", "it still hangs");
    assert_eq!(judge(id, |s| did(s.done(50, "hold-sync"))), "not observed, -, NO", "the plan sets no limit");
}

// P7

#[test]
fn p7_the_longest_gap_between_syncs_counts() {
    let id = "p7.1-sync";
    let syncs = |hours: &'static [i64]| {
        move |s: &mut Script| {
            hours.iter().for_each(|hour| did(s.done(40 + hour * HOUR, "hold-sync")));
            s.mark(40 + 7 * HOUR, Mark::BelievedContained);
        }
    };
    assert_eq!(judge(id, syncs(&[2, 4, 6])), "2 h, 100, P");
    assert_eq!(judge(id, syncs(&[2, 6])), "4 h, 50, S");
    assert_eq!(judge(id, syncs(&[1])), "6 h, 0, M");
    assert_eq!(judge(id, syncs(&[])), "7 h, 0, U");
    assert_eq!(judge(id, |s| did(s.mark(90, Mark::BelievedContained))), "not observed, -, NO");
}

#[test]
fn p7_management_staff_and_customers_are_told() {
    let notice = |minute, audience| {
        move |s: &mut Script| did(s.put(minute, Fact::NoticeSent { audience, order: OrderId::NONE }))
    };
    let id = "p7.2-management";
    assert_eq!(judge(id, notice(40 + 2 * HOUR, Audience::Management)), "2 h, 100, P");
    assert_eq!(judge(id, |s| did(s.done(40 + 5 * HOUR, "notify-management"))), "5 h, 50, S");
    assert_eq!(judge(id, |_| {}), "not reached, 0, U");
    let id = "p7.3-staff";
    assert_eq!(judge(id, notice(40 + 4 * HOUR, Audience::Staff)), "4 h, 100, P");
    assert_eq!(judge(id, |_| {}), "not reached, 0, S");
    let id = "p7.5-customers";
    let believed = |s: &mut Script| did(s.put(60, Fact::RecordsBelieved { records: 10 }));
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO");
    assert_eq!(judge(id, believed), "not reached, 0, S");
    assert_eq!(judge(id, |s| (believed(s), notice(99, Audience::Customers)(s)).1), "39 min, 100, P");
}

#[test]
fn p7_statements_are_reviewed() {
    let id = "p7.4-statement";
    let speak = |s: &mut Script| did(s.done(100, "public-statement"));
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    assert_eq!(judge(id, speak), "not done, -, M");
    let with_counsel = |s: &mut Script| {
        s.done(90, "engage-counsel");
        speak(s);
    };
    assert_eq!(judge(id, with_counsel), "done, -, P");
    let approved = |s: &mut Script| {
        let order = s.order(80, "public-statement");
        s.put(90, Fact::ApprovalGiven { order, person: PersonId(2) });
        s.put(95, Fact::ActionFinished { action: action("public-statement"), target: u32::MAX, order });
    };
    assert_eq!(judge(id, approved), "done, -, P");
}

#[test]
fn p7_legal_clocks_have_no_partial_credit() {
    let id = "p7.6-regulators";
    let sent = |minute| {
        move |s: &mut Script| {
            let audience = Audience::Regulator;
            s.put(minute, Fact::NoticeSent { audience, order: OrderId::NONE });
        }
    };
    assert_eq!(judge(id, sent(40 + 72 * HOUR)), "done, -, P");
    assert_eq!(judge(id, sent(41 + 72 * HOUR)), "not done, -, M");
    assert_eq!(judge(id, |_| {}), "not done, -, M");
    assert_eq!(judge_until(id, DAY, |_| {}), "not observed, -, NO", "the clock still runs");
}

// Phases and the whole

#[test]
fn a_phase_is_as_good_as_its_worst_and_its_points_are_a_weighted_mean() {
    let mut script = Script::identified();
    script.believe(40 + 5 * HOUR, 0, HostMark::Isolated);
    script.free(40 + 6 * HOUR, false, Reason::Response);
    let card = script.score(40 * DAY);
    // Short term 50 (weight 2), spread 100 (1), contained 100 (2).
    let contain = &card.phases[2];
    assert_eq!((contain.points, contain.rating), (Some(80.0), Rating::S));
    assert!(card.goals_met.contains(&"p3.4-contained") && card.goals_missed.contains(&"p3.1-short-term"));
}

#[test]
fn preparation_and_communication_do_not_enter_the_overall_rating() {
    let mut script = Script::identified();
    script.believe(60, 0, HostMark::Isolated);
    script.done(60, "classify-incident");
    script.done(60, "record-fact");
    script.put(60, Fact::SeveritySet { incident: IncidentId(0), severity: SeverityId(0) });
    script.done(60, "update-blocklists");
    let mut bad = scenario();
    bad.organisation.people.truncate(1);
    let card = script.score_in(2 * DAY, &bad);
    assert_eq!((card.phases[0].rating, card.phases[6].rating), (Rating::U, Rating::U));
    assert_eq!(card.overall, Rating::P);
}

#[test]
fn a_quiet_run_is_not_observed_beyond_readiness() {
    let card = Script::new().score(40 * DAY);
    let ratings: Vec<Rating> = card.phases.iter().map(|phase| phase.rating).collect();
    assert_eq!(ratings[0], Rating::P);
    assert_eq!(ratings[1..], [Rating::NotObserved; 6]);
}
