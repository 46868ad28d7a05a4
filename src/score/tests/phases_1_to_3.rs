//! Criteria of P1 to P3: doing the thing and not doing it make a difference.

use super::super::testkit::*;
use super::super::*;
use super::rubric::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;
use crate::score::readiness;

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
    let let_sleep = |s: &mut Scenario| {
        on_call(s);
        s.plan.alert_rules.iter_mut().for_each(|rule| rule.wakes = false);
        let waking = |node: &mut PlanNode| {
            if let PlanNode::Do(step) = node {
                step.priority = 5;
            }
        };
        s.plan.nodes.iter_mut().for_each(waking);
    };
    assert_eq!(ready("p1.3-triage-cover", on_call), "1.00, 100, P");
    assert_eq!(ready("p1.3-triage-cover", let_sleep), "0.24, 0, M", "on call, but nobody would wake them");
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
    assert_eq!(ready("p1.7-endpoints", |s| s.organisation.sensors[0].covers.truncate(1)), "0.59, 0, M");
}

#[test]
fn p1_each_action_has_one_accountable() {
    assert_eq!(ready("p1.4-accountable", |_| {}), "0, 100, P");
    assert_eq!(ready("p1.4-accountable", |s| s.plan.raci[0].also_accountable.push(ANALYST)), "1, 75, S");
    assert_eq!(ready("p1.4-accountable", |s| s.plan.raci[0].accountable = None), "1, 75, S");
}

#[test]
fn p1_functions_are_staffed_round_the_clock() {
    let office = |s: &mut Scenario| s.organisation.people.iter_mut().for_each(|p| p.shift = ShiftId(1));
    assert_eq!(ready("p1.3-functions", |_| {}), "1.00, 100, P");
    assert_eq!(ready("p1.3-functions", office), "0.00, 0, M");
}

#[test]
fn p1_logs_arrive_and_borders_are_watched() {
    assert_eq!(ready("p1.5-logs", |_| {}), "0.00, 0, M");
    assert_eq!(ready("p1.5-logs", |s| s.organisation.sensors[0].kind = SensorKind::Siem), "1.00, 100, P");
    assert_eq!(ready("p1.6-borders", |_| {}), "0.00, 0, M");
    assert_eq!(ready("p1.6-borders", |s| s.organisation.sensors[0].kind = SensorKind::Nta), "1.00, 100, P");
}

#[test]
fn p1_the_team_has_practised() {
    let held = |days: i64, improvements, closed| {
        ready("p1.9-practised", move |s| {
            let date = s.exercise.startex.date() - chrono::TimeDelta::days(days);
            s.organisation.exercise_history = Some(vec![HeldExercise { date, improvements, closed }]);
        })
    };
    assert_eq!(ready("p1.9-practised", |_| {}), "not observed, -, NO");
    assert_eq!(ready("p1.9-practised", |s| s.organisation.exercise_history = Some(Vec::new())), "0.00, 0, M");
    assert_eq!(held(100, 4, 4), "1.00, 100, P");
    assert_eq!(held(100, 4, 2), "0.75, 50, S");
    assert_eq!(held(800, 0, 0), "0.00, 0, M");
}

#[test]
fn p1_skills_of_the_playbooks_are_there() {
    let need = |s: &mut Scenario| {
        let isolate = action("isolate-host");
        s.actions[isolate.index()].skill = Some("network");
        s.plan.nodes.push(PlanNode::Do(DoStep {
            action: isolate,
            on: Aim::Nothing,
            by: None,
            within: None,
            priority: 5,
        }));
    };
    assert_eq!(ready("p1.8-skills", need), "0.00, 0, M");
    let taught = |s: &mut Scenario| {
        need(s);
        s.organisation.skills = vec!["network".into()];
        s.organisation.people[0].skills = vec![SkillId(0)];
    };
    assert_eq!(ready("p1.8-skills", taught), "1.00, 100, P");
    assert_eq!(ready("p1.3-singles", taught), "1, 75, S");
}

#[test]
fn every_task_of_p1_has_a_line_of_readiness() {
    let lines = readiness::readiness(&scenario());
    assert_eq!(readiness::tasks_without_readiness(&lines), []);
}

// P2

/// Identified at minute 40 through a sensor, with the first impact at another minute.
fn lost(sensor: SensorId, impact: i64) -> Scorecard {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(0, true, Reason::Attack);
    let (technique_use, host) = (UseId(0), HostId(0));
    let mut steps: Vec<i64> = vec![impact, 10];
    steps.sort_unstable();
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
fn p2_an_intrusion_cleaned_on_the_spot_needs_no_declaration() {
    let seen = |cleaned: bool, impact: bool| {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        script.alert(5, EDR, 0, used);
        script.take(10, 0);
        if impact {
            script.encrypt(15, 0);
        }
        if cleaned {
            script.lose(20, 0);
        }
        script.score(9 * DAY)
    };
    assert_eq!(verdict(&seen(true, false), "p2.7-alert-identified"), "not applicable, -, NO");
    assert_eq!(verdict(&seen(false, false), "p2.7-alert-identified"), "not reached, 0, U");
    assert_eq!(verdict(&seen(true, true), "p2.7-alert-identified"), "not reached, 0, U");
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
    let later = |s: &mut Script| {
        s.alert(60, EDR, 0, EntryId(1));
        s.put(61, Fact::AlertUnread { alert: AlertId(1) });
    };
    assert_eq!(judge("p2.7-alerts-kept", later), "1.00, 100, P", "after identification it may be left");
}

#[test]
fn p2_the_incident_is_rated_classified_and_recorded() {
    let (incident, severity) = (IncidentId(0), SeverityId(0));
    let set = |s: &mut Script| did(s.put(40 + HOUR, Fact::SeveritySet { incident, severity }));
    assert_eq!(judge("p2.5-severity", set), "1 h, 100, P");
    assert_eq!(judge("p2.5-severity", |_| {}), "not reached, 0, S");
    assert_eq!(judge("p2.4-classified", |s| did(s.done(40 + 2 * HOUR, "classify-incident"))), "2 h, 100, P");
    assert_eq!(judge("p2.4-classified", |_| {}), "not reached, 0, S");
    let record = |s: &mut Script| {
        let facts =
            (0..4).map(|host| Fact::HostRecorded { host: HostId(host), segment: SegmentId(0), path: HostId::NONE });
        facts.for_each(|fact| did(s.put(40 + HOUR, fact)));
    };
    assert_eq!(judge("p2.6-record", record), "1.00, 100, P");
    assert_eq!(judge("p2.6-record", |_| {}), "0.00, 0, M");
}

#[test]
fn p2_the_matrix_is_applied_in_time_and_no_further() {
    let incident = IncidentId(0);
    let due = |at: i64, level: u32| {
        move |s: &mut Script| {
            did(s.put(at, Fact::SeverityDue { incident, severity: SeverityId(level) }));
        }
    };
    let set = |at: i64, level: u32| {
        move |s: &mut Script| {
            did(s.put(at, Fact::SeveritySet { incident, severity: SeverityId(level) }));
        }
    };
    let both = |first: &dyn Fn(&mut Script), then: &dyn Fn(&mut Script)| {
        let pair = |s: &mut Script| {
            first(s);
            then(s);
        };
        (judge("p2.5-matrix", pair), judge("p2.5-overcall", pair))
    };
    assert_eq!(both(&due(60, 1), &set(60 + HOUR, 1)), ("1 h, 100, P".into(), "0, 100, P".into()));
    assert_eq!(both(&due(60, 1), &set(61, 0)), ("not reached, 0, S".into(), "0, 100, P".into()), "too low");
    assert_eq!(both(&due(60, 0), &set(61, 1)).1, "1, 50, S", "too high");
}

#[test]
fn p2_the_class_follows_what_is_believed() {
    let take = |at: i64, class: IncidentClass| {
        move |s: &mut Script| {
            let (incident, stage) = (IncidentId(0), TacticIx::NONE);
            did(s.put(at, Fact::IncidentClassified { incident, class, stage }));
        }
    };
    assert_eq!(judge("p2.4-class-fits", take(40, IncidentClass::Malware)), "1.00, 100, P");
    assert_eq!(judge("p2.4-class-fits", take(40, IncidentClass::Insider)), "0.00, 0, M");
    assert_eq!(judge("p2.4-class-fits", |_| {}), "0.00, 0, M");
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
    let (host, evidence) = (HostId(0), Evidence::Memory);
    let kept = |s: &mut Script| {
        s.put(50, Fact::EvidenceKept { host, evidence });
        s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Response);
    };
    assert_eq!(judge(id, kept), "1.00, 100, P");
    let lost = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Response));
    assert_eq!(judge(id, lost), "0.00, 0, M");
    let by_attack = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host, evidence }, Reason::Attack));
    assert_eq!(judge(id, by_attack), "not observed, -, NO");
    let other = |s: &mut Script| did(s.why(60, Fact::EvidenceLost { host: HostId(7), evidence }, Reason::Response));
    assert_eq!(judge(id, other), "not observed, -, NO", "not a key host");
}

#[test]
fn p3_key_hosts_are_patient_zero_directories_staging_and_the_first_encrypted() {
    let mut script = Script::identified();
    script.foothold(50, 1);
    script.foothold(50, 14);
    script.put(51, Fact::DataStaged { store: StoreId(0), megabytes: 1, host: HostId(10) });
    script.encrypt(52, 5);
    script.encrypt(52, 6);
    for host in [0, 1, 14, 10, 5, 6] {
        let (host, evidence) = (HostId(host), Evidence::Memory);
        script.why(60, Fact::EvidenceLost { host, evidence }, Reason::Response);
    }
    let card = script.score(DAY);
    let memory = finding(&card, "p3.3-memory");
    assert_eq!((memory.evidence.len(), &memory.figures[..]), (4, &[("of", 4.0), ("key hosts", 4.0)][..]));
}

#[test]
fn p3_only_the_response_earns_points_for_containment() {
    let id = "p3.4-contained";
    let by = |reason| move |s: &mut Script| did(s.free(40 + 100 * HOUR, false, reason));
    assert_eq!(judge(id, by(Reason::Response)), "4 d 4 h, 71, S");
    assert_eq!(judge(id, by(Reason::Spent)), "4 d 4 h, 0, M");
    assert_eq!(judge(id, by(Reason::Control)), "not applicable, -, NO");
    assert_eq!(judge(id, |_| {}), "not reached, 0, U");
    assert_eq!(judge_until(id, 40 + 7 * DAY, |_| {}), "not reached, -, NO", "it could still have come at the limit");
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
