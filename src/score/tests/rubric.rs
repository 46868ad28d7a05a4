//! The rubric, the phases, and the whole; and what the criteria's own tests share.

use super::super::testkit::*;
use super::super::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;
use std::collections::BTreeSet;

pub(super) const DAY: i64 = 24 * 60;
pub(super) const HOUR: i64 = 60;
pub(super) const UP: ServiceState = ServiceState::Up;
pub(super) const DOWN: ServiceState = ServiceState::Down;

/// The verdict on a criterion of the identified script after `then`, at the end of day 40.
pub(super) fn judge(id: &str, then: impl FnOnce(&mut Script)) -> String {
    judge_until(id, 40 * DAY, then)
}

pub(super) fn judge_until(id: &str, end: i64, then: impl FnOnce(&mut Script)) -> String {
    let mut script = Script::identified();
    then(&mut script);
    verdict(&script.score(end), id)
}

/// Ends a step of a script whose entry nobody needs.
pub(super) fn did(_: EntryId) {}

/// The verdict on readiness in a changed scenario.
pub(super) fn ready(id: &str, change: impl FnOnce(&mut Scenario)) -> String {
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
    assert_eq!((row.scale, row.weight), (Some(Scale { goal: hour / 2.0, limit: 8.0 * hour, unit: Metric::Time }), 7.0));
    let mut script = Script::identified();
    script.believe(40 + HOUR, 0, HostMark::Isolated);
    assert_eq!(verdict(&script.score_in(DAY, &scenario), "p3.1-short-term"), "1 h, 93, S");
}

#[test]
fn goal_and_limit_in_one_leave_only_met_and_beyond() {
    let mut scenario = scenario();
    let both = |criterion: &str, at| RubricChange {
        criterion: criterion.into(),
        goal: Some(at),
        limit: Some(at),
        weight: None,
    };
    scenario.exercise.rubric =
        vec![both("p2.7-alert-identified", SimSpan::minutes(20).0 as f64), both("p1.7-endpoints", 0.5)];
    let card = Script::identified().score_in(DAY, &scenario);
    assert_eq!(verdict(&card, "p2.7-alert-identified"), "30 min, 0, U");
    assert_eq!(verdict(&card, "p1.7-endpoints"), "1.00, 100, P");
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
    let (incident, class) = (IncidentId(0), IncidentClass::Malware);
    script.put(60, Fact::IncidentClassified { incident, class, stage: TacticIx::NONE });
    script.done(60, "record-fact");
    for host in 0..4 {
        script.put(60, Fact::HostRecorded { host: HostId(host), segment: SegmentId(0), path: HostId::NONE });
    }
    script.put(60, Fact::SeverityDue { incident, severity: SeverityId(0) });
    script.put(60, Fact::SeveritySet { incident: IncidentId(0), severity: SeverityId(0) });
    script.done(60, "update-blocklists");
    for order in 0..3 {
        script.put(60, Fact::StepRecorded { order: OrderId(order) });
    }
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
    assert_ne!(ratings[0], Rating::NotObserved);
    assert_eq!(ratings[1..], [Rating::NotObserved; 6]);
}

/// Everything is encrypted within the hour; the ransom note is read at once, and the team does its duties.
#[test]
fn a_lost_run_earns_nothing_for_its_speed() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(0, true, Reason::Attack);
    (0..15).for_each(|host| did(script.encrypt(30, host)));
    script.free(30, false, Reason::Spent);
    let note = script.alert(31, NOTE, 0, used);
    script.take(32, 0);
    let case = script.case(33, CENTRE, 0, note);
    script.declare(34, case);
    let card = script.score(40 * DAY);
    for (row, finding) in card.rubric.iter().zip(&card.findings) {
        if row.task.phase == Phase::Identify || row.id == "p3.4-contained" || row.id == "p3.1-spread" {
            assert!(finding.points.unwrap_or(0.0) == 0.0, "{}", row.id);
        }
    }
    assert_eq!(card.contained_by, Some(ContainedBy::Spent));
    assert!(card.overall >= Rating::M);
}

#[test]
fn a_catalogue_without_the_actions_leaves_them_undone() {
    let mut bare = scenario();
    bare.actions.clear();
    let card = Script::identified().score_in(40 * DAY, &bare);
    assert_eq!(verdict(&card, "p4.4-indicators"), "not reached, 0, S");
}
