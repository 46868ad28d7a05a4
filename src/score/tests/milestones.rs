//! Each milestone: reached, not reached, not applicable.

use super::super::testkit::*;
use super::super::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::{DetectionSource, Mark};

const DAY: i64 = 24 * 60;

fn at(minute: i64, entry: EntryId) -> Reached {
    Reached::At(minutes(minute), entry)
}

#[test]
fn a_quiet_run_has_no_milestone_that_applies() {
    let mut script = Script::new();
    let alert = script.alert(5, EDR, 0, EntryId::NONE);
    script.take(6, 0);
    let card = { script }.score(DAY);
    assert_eq!(alert, EntryId(1));
    assert_eq!(card.milestones, vec![Reached::NotApplicable; 16]);
    assert_eq!((card.overall, card.identified_before_impact), (Rating::NotObserved, None));
    assert_eq!(card.dwell, Dwell::default());
}

#[test]
fn an_intrusion_that_nobody_saw_is_censored_not_zero() {
    let mut script = Script::new();
    script.foothold(60, 0);
    script.free(60, true, Reason::Attack);
    let card = script.score(DAY);
    let reached: Vec<Milestone> = Milestone::ALL.into_iter().filter(|m| card.milestone(*m).time().is_some()).collect();
    assert_eq!(reached, [Milestone::FirstCompromise]);
    for milestone in [Milestone::RecoveredTier1, Milestone::Recovered] {
        assert_eq!(card.milestone(milestone), Reached::NotApplicable, "{milestone:?}");
    }
    let censored = card.milestones.iter().filter(|reached| **reached == Reached::NotReached).count();
    assert_eq!(censored, 13);
}

#[test]
fn the_first_moments_are_found_with_their_entries() {
    let mut script = Script::identified();
    script.encrypt(100, 3);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::FirstCompromise), at(0, EntryId(2)));
    assert_eq!(card.milestone(Milestone::FirstObservable), at(5, EntryId(4)));
    assert_eq!(card.milestone(Milestone::FirstTrueAlert), at(10, EntryId(5)));
    assert_eq!(card.milestone(Milestone::Acknowledged), at(20, EntryId(6)));
    assert_eq!(card.milestone(Milestone::Identified), at(40, EntryId(9)));
    assert_eq!(card.milestone(Milestone::FirstImpact), at(100, EntryId(10)));
    assert_eq!(card.milestone(Milestone::FirstEncrypted), at(100, EntryId(10)));
    assert_eq!(card.identified_by, Some(DetectionSource::OwnSensor));
    assert_eq!(card.identified_before_impact, Some(true));
}

#[test]
fn dwell_splits_into_parts_that_sum_to_it() {
    let dwell = Script::identified().score(DAY).dwell;
    let minutes = SimSpan::minutes;
    assert_eq!(
        dwell,
        Dwell {
            total: Some(minutes(40)),
            dormant: Some(minutes(5)),
            sensor: Some(minutes(5)),
            people: Some(minutes(30))
        }
    );
}

#[test]
fn a_sensor_that_never_alerts_keeps_the_gap_until_identification() {
    let mut script = Script::new();
    script.foothold(0, 0);
    let report = script.put(50, Fact::OutsideReport { unit: CENTRE, source: DetectionSource::Outside });
    script.case(55, CENTRE, 0, report);
    script.declare(60, report);
    let card = script.score(DAY);
    assert_eq!(card.identified_by, Some(DetectionSource::Outside));
    assert_eq!(card.milestone(Milestone::Told), at(50, report));
    assert_eq!((card.dwell.total, card.dwell.dormant), (Some(SimSpan::hours(1)), Some(SimSpan::hours(1))));
    assert_eq!((card.dwell.sensor, card.dwell.people), (Some(SimSpan::ZERO), Some(SimSpan::ZERO)));
}

#[test]
fn a_false_alarm_identifies_only_if_half_of_its_scope_is_true() {
    let declared = |truly: u32| {
        let mut script = Script::new();
        for host in 0..truly {
            script.foothold(0, host);
        }
        let alert = script.alert(10, EDR, 0, EntryId::NONE);
        let case = script.case(20, CENTRE, 0, alert);
        for host in 1..4 {
            script.believe(20, host, HostMark::Suspected);
        }
        script.declare(30, case);
        script.score(DAY)
    };
    assert_eq!(declared(1).milestone(Milestone::Identified), Reached::NotReached);
    let card = declared(2);
    assert_eq!(card.milestone(Milestone::Identified).time(), Some(minutes(30)));
    assert_eq!(card.identified_by, Some(DetectionSource::OwnSensor), "by the alert of its case");
}

#[test]
fn a_declaration_on_a_false_alarm_identifies_once_half_of_it_is_true() {
    let false_alarm = || {
        let mut script = Script::new();
        let alert = script.alert(10, EDR, 0, EntryId::NONE);
        script.take(20, 0);
        let case = script.case(30, CENTRE, 0, alert);
        script.declare(40, case);
        script
    };
    let mut script = false_alarm();
    script.foothold(60, 1);
    assert_eq!(script.clone().score(DAY).milestone(Milestone::Identified), Reached::NotReached);
    let known = script.believe(90, 1, HostMark::Suspected);
    assert_eq!(script.score(DAY).milestone(Milestone::Identified), Reached::At(minutes(90), known));

    // He comes to that very host later: nobody has seen anything of that.
    let mut script = false_alarm();
    script.foothold(60, 0);
    assert_eq!(script.score(DAY).milestone(Milestone::Identified), Reached::NotReached);

    // Closed, it is over.
    let mut script = false_alarm();
    script.mark(50, Mark::Closed);
    script.foothold(60, 1);
    script.believe(90, 1, HostMark::Suspected);
    assert_eq!(script.score(DAY).milestone(Milestone::Identified), Reached::NotReached);
}

#[test]
fn a_declaration_of_nothing_identifies_nothing() {
    let mut script = Script::new();
    script.declare(0, EntryId::NONE);
    script.foothold(60, 1);
    script.believe(90, 1, HostMark::Suspected);
    assert_eq!(script.score(DAY).milestone(Milestone::Identified), Reached::NotReached);
}

#[test]
fn a_withdrawn_declaration_identifies_nothing() {
    let mut script = Script::identified();
    script.put(50, Fact::IncidentWithdrawn { incident: IncidentId(0) });
    let again = script.declare(90, EntryId(7));
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::Identified), at(90, again));
}

#[test]
fn scope_counts_only_what_the_command_believes() {
    // Two true hosts of a hospital outside the command, in its own case, and one false one in the centre's.
    let mut script = Script::new();
    script.foothold(0, 15);
    script.foothold(0, 16);
    script.alert(5, EDR, 15, EntryId::NONE);
    script.case(6, OTHER, 15, EntryId::NONE);
    script.believe(6, 16, HostMark::Suspected);
    script.alert(7, EDR, 1, EntryId::NONE);
    let case = script.case(8, CENTRE, 1, EntryId::NONE);
    script.declare(9, case);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::Identified), Reached::NotReached);
}

#[test]
fn short_term_containment_waits_for_all_that_was_added() {
    let mut script = Script::identified();
    script.believe(60, 0, HostMark::Isolated);
    script.foothold(80, 1);
    script.believe(90, 1, HostMark::Suspected);
    script.believe(100, 1, HostMark::ShutDown);
    let entry = EntryId::from(script.entries.len() - 1);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(100, entry));
    assert_eq!(verdict(&card, "p3.1-short-term"), "1 h, 100, P");
}

#[test]
fn hosts_added_after_two_hours_do_not_reopen_short_term_containment() {
    let mut script = Script::identified();
    let isolated = script.believe(60, 0, HostMark::Isolated);
    script.believe(40 + 121, 1, HostMark::Suspected);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(60, isolated));
}

#[test]
fn a_host_that_stays_at_large_keeps_short_term_containment_open() {
    let mut script = Script::identified();
    script.believe(60, 0, HostMark::Isolated);
    script.believe(70, 1, HostMark::Suspected);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), Reached::NotReached);
}

#[test]
fn a_shut_segment_cuts_off_its_hosts() {
    let mut script = Script::identified();
    let shut = script.put(70, Fact::SegmentBelieved { segment: SegmentId(0), mark: SegmentMark::Isolated });
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(70, shut));
}

#[test]
fn coverage_multiplies_the_points_of_short_term_containment() {
    // One of four truly affected hosts is inside what is believed.
    let mut script = Script::identified();
    for host in 1..4 {
        script.foothold(45, host);
    }
    script.believe(60, 0, HostMark::Isolated);
    let card = script.score(DAY);
    assert_eq!(verdict(&card, "p3.1-short-term"), "20 min, 25, M");
    assert!(finding(&card, "p3.1-short-term").figures.contains(&("coverage", 0.25)));
}

#[test]
fn nothing_believed_affected_leaves_nothing_to_contain_at_short_term() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    let alert = script.alert(10, EDR, 0, used);
    script.declare(20, alert);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::Identified).time(), Some(minutes(20)));
    assert_eq!(card.milestone(Milestone::ShortTermContained), Reached::NotApplicable);
}

#[test]
fn containment_counts_once_it_held_for_a_day() {
    let mut script = Script::identified();
    let flip = script.free(100, false, Reason::Response);
    let card = script.score(100 + DAY);
    assert_eq!(card.milestone(Milestone::Contained), at(100, flip));
    assert_eq!(card.contained_by, Some(ContainedBy::Response));
    assert_eq!(card.contained_state, Some(ContainedState::Confirmed));
    assert_eq!(card.contain, Some(SimSpan::hours(1)));
}

#[test]
fn containment_that_the_run_did_not_outlast_is_unconfirmed() {
    let mut script = Script::identified();
    script.free(100, false, Reason::Response);
    let card = script.score(100 + DAY - 1);
    assert_eq!(card.contained_state, Some(ContainedState::Unconfirmed));
}

#[test]
fn containment_holds_at_once_if_the_root_is_gone() {
    let mut script = Script::identified();
    script.free(100, false, Reason::Response);
    script.lose(130, 0);
    let card = script.score(140);
    assert_eq!(card.contained_state, Some(ContainedState::Confirmed));
    assert_eq!(card.milestone(Milestone::Eradicated).time(), Some(minutes(130)));
}

#[test]
fn a_short_break_is_no_containment_and_a_later_flip_is_a_breakout() {
    let mut script = Script::identified();
    script.free(100, false, Reason::Response);
    script.free(200, true, Reason::Attack);
    let flip = script.free(300, false, Reason::Control);
    script.free(300 + 2 * DAY, true, Reason::Attack);
    script.free(300 + 3 * DAY, false, Reason::Spent);
    let card = script.score(10 * DAY);
    assert_eq!(card.milestone(Milestone::Contained), at(300, flip));
    assert_eq!(card.contained_by, Some(ContainedBy::Control));
    assert_eq!(card.outcome.breakouts, 1);
}

#[test]
fn containment_before_identification_has_no_duration() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(0, true, Reason::Attack);
    script.free(5, false, Reason::Control);
    let alert = script.alert(10, EDR, 0, used);
    let case = script.case(30, CENTRE, 0, alert);
    script.declare(40, case);
    let card = script.score(3 * DAY);
    assert_eq!(card.contained_state, Some(ContainedState::BeforeIdentification));
    assert_eq!((card.contain, card.milestone(Milestone::Contained).time()), (None, Some(minutes(5))));
}

#[test]
fn an_adversary_who_stays_free_is_not_contained() {
    let card = Script::identified().score(30 * DAY);
    assert_eq!(card.milestone(Milestone::Contained), Reached::NotReached);
    assert_eq!((card.contained_by, card.contained_state, card.contain), (None, None, None));
}

#[test]
fn eradication_takes_hosts_credentials_and_directories() {
    let eradicated = |last: fn(&mut Script)| {
        let mut script = Script::identified();
        script.put(41, Fact::CredentialStolen { account: AccountId(0), host: HostId(0) });
        script.put(42, Fact::DomainTaken { domain: DomainId(0), host: HostId(0) });
        script.lose(100, 0);
        script.put(110, Fact::DomainRegained { domain: DomainId(0) });
        last(&mut script);
        script.score(DAY).milestone(Milestone::Eradicated)
    };
    assert_eq!(eradicated(|_| {}), Reached::NotReached, "a credential is left");
    let voided = |script: &mut Script| {
        script.put(120, Fact::CredentialVoided { account: AccountId(0) });
    };
    assert_eq!(eradicated(voided).time(), Some(minutes(120)));
    let locked = |script: &mut Script| {
        script.put(130, Fact::AccountLocked { account: AccountId(0) });
    };
    assert_eq!(eradicated(locked).time(), Some(minutes(130)));
}

#[test]
fn eradication_counts_the_last_time_and_a_return_undoes_it() {
    let mut script = Script::identified();
    script.lose(100, 0);
    script.foothold(200, 1);
    let gone = script.lose(300, 1);
    let mut back = script.clone();
    assert_eq!(script.score(DAY).milestone(Milestone::Eradicated), at(300, gone));
    back.foothold(400, 2);
    assert_eq!(back.score(DAY).milestone(Milestone::Eradicated), Reached::NotReached);
}

#[test]
fn an_adversary_gone_before_anybody_knew_leaves_nothing_to_eradicate() {
    let mut script = Script::new();
    script.foothold(0, 0);
    script.lose(10, 0);
    assert_eq!(script.score(DAY).milestone(Milestone::Eradicated), Reached::NotApplicable);
}

#[test]
fn recovery_asks_for_every_service_of_the_effective_tier() {
    let (up, down) = (ServiceState::Up, ServiceState::Down);
    let mut script = Script::identified();
    script.service(100, DATABASE, down, down);
    script.service(100, CANTEEN, down, down);
    let back = script.service(200, DATABASE, up, up);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::RecoveredTier1), at(200, back), "the database carries tier 1");
    assert_eq!(card.milestone(Milestone::Recovered), Reached::NotReached, "the canteen is still out");
}

#[test]
fn what_the_team_says_counts_from_its_declaration_on() {
    let mut script = Script::new();
    script.mark(0, Mark::Closed);
    script.entries.extend(Script::identified().entries.into_iter().skip(1).map(|entry| {
        let shift = |id: EntryId| if id.is_none() { id } else { EntryId(id.0 + 1) };
        Entry::new(entry.at, entry.fact(), entry.reason(), shift(entry.origin), entry.cause)
    }));
    let said = script.mark(300, Mark::EradicationDeclared);
    let closed = script.mark(400, Mark::Closed);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::EradicatedDeclared), at(300, said));
    assert_eq!(card.milestone(Milestone::Closed), at(400, closed));
    assert_eq!(card.milestone(Milestone::Reviewed), Reached::NotReached);
}

#[test]
fn the_believed_containment_stands_beside_the_true_one() {
    let mut script = Script::identified();
    script.mark(70, Mark::BelievedContained);
    let card = script.score(DAY);
    assert_eq!((card.contain_believed, card.contain), (Some(SimSpan::minutes(30)), None));
}

#[test]
fn what_happens_after_two_hours_does_not_undo_short_term_containment() {
    let mut script = Script::identified();
    let isolated = script.believe(60, 0, HostMark::Isolated);
    script.believe(40 + 200, 0, HostMark::Reconnected);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(60, isolated));
}

#[test]
fn a_host_reconnected_within_two_hours_is_open_again() {
    let mut script = Script::identified();
    script.believe(60, 0, HostMark::Isolated);
    script.believe(70, 0, HostMark::Reconnected);
    let again = script.believe(90, 0, HostMark::ShutDown);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(90, again));
}

#[test]
fn a_late_containment_does_not_wait_for_hosts_added_after_two_hours() {
    let mut script = Script::identified();
    script.believe(40 + 130, 1, HostMark::Suspected);
    let isolated = script.believe(40 + 140, 0, HostMark::Isolated);
    let card = script.score(DAY);
    assert_eq!(card.milestone(Milestone::ShortTermContained), at(180, isolated));
}

#[test]
fn coverage_counts_a_suspected_host_that_is_hit_later() {
    let mut script = Script::identified();
    script.believe(45, 1, HostMark::Suspected);
    script.foothold(50, 1);
    script.foothold(51, 2);
    let card = script.score(DAY);
    assert!(finding(&card, "p3.1-short-term").figures.contains(&("truly affected inside", 2.0)));
    assert!(finding(&card, "p3.1-short-term").figures.contains(&("truly affected", 3.0)));
}

#[test]
fn a_containment_that_lasted_until_the_root_was_gone_outlives_a_return() {
    let mut script = Script::identified();
    let flip = script.free(100, false, Reason::Response);
    script.lose(130, 0);
    script.foothold(200, 1);
    script.free(200, true, Reason::Attack);
    let card = script.score(30 * DAY);
    assert_eq!(card.milestone(Milestone::Contained), at(100, flip));
    assert_eq!((card.contained_state, card.outcome.breakouts), (Some(ContainedState::Confirmed), 1));
}

#[test]
fn a_root_gone_just_before_the_flip_confirms_it() {
    let mut script = Script::identified();
    script.lose(99, 0);
    script.free(100, false, Reason::Response);
    assert_eq!(script.score(140).contained_state, Some(ContainedState::Confirmed));
}

/// Three days of captivity that ended before anybody knew.
#[test]
fn a_spell_that_was_over_before_identification_contains_nothing() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.free(0, true, Reason::Attack);
    script.free(5, false, Reason::Control);
    script.free(3 * DAY, true, Reason::Attack);
    let alert = script.alert(3 * DAY + 10, EDR, 0, used);
    script.declare(3 * DAY + 20, alert);
    let card = script.score(30 * DAY);
    assert_eq!((card.milestone(Milestone::Contained), card.contained_state), (Reached::NotReached, None));
}

#[test]
fn gone_before_identification_is_not_eradicated_by_it() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.lose(10, 0);
    let alert = script.alert(20, EDR, 0, used);
    script.declare(30, alert);
    assert_eq!(script.score(DAY).milestone(Milestone::Eradicated), Reached::NotApplicable);
}

#[test]
fn persistence_alone_is_something_left() {
    let mut script = Script::identified();
    script.lose(100, 0);
    script.put(110, Fact::Persisted { foothold: FootholdId(1), host: HostId(1) });
    assert_eq!(script.score(DAY).milestone(Milestone::Eradicated), Reached::NotReached);
}

#[test]
fn identified_at_the_moment_of_impact_is_not_before_it() {
    let mut script = Script::identified();
    script.encrypt(40, 3);
    assert_eq!(script.score(DAY).identified_before_impact, Some(false));
}

#[test]
fn impact_is_a_host_records_or_a_service_lost_to_the_adversary() {
    let first_impact = |fact: Fact| {
        let mut script = Script::identified();
        script.put(70, fact);
        script.score(DAY).milestone(Milestone::FirstImpact).time()
    };
    let service = |state, by_attack| Fact::ServiceChanged { service: PATIENTS, state, by_attack };
    let (down, manual, degraded, up) =
        (ServiceState::Down, ServiceState::Manual, ServiceState::Degraded, ServiceState::Up);
    assert_eq!(first_impact(service(down, down)), Some(minutes(70)));
    assert_eq!(first_impact(service(manual, manual)), Some(minutes(70)));
    assert_eq!(first_impact(service(degraded, degraded)), None);
    assert_eq!(first_impact(service(down, up)), None, "the response's own doing");
    let stolen = |records| Fact::DataExfiltrated { store: StoreId(0), records, megabytes: 1 };
    assert_eq!((first_impact(stolen(1)), first_impact(stolen(0))), (Some(minutes(70)), None));
}

#[test]
fn told_is_a_true_report_that_reaches_a_seat() {
    let told = |sensor, true_one: bool| {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        let alert = script.alert(5, sensor, 0, if true_one { used } else { EntryId::NONE });
        script.take(10, 0);
        script.case(20, OTHER, 0, alert);
        script.full(30, Fact::Told { case: CaseId(0), unit: CENTRE }, Reason::None, alert);
        script.score(DAY).milestone(Milestone::Told).time()
    };
    assert_eq!(told(EDR, true), Some(minutes(30)), "by another unit");
    assert_eq!(told(NOTE, true), Some(minutes(10)), "by the adversary");
    assert_eq!(told(EDR, false), None);
}

#[test]
fn a_case_that_crosses_into_the_command_brings_its_hosts() {
    let mut script = Script::new();
    let used = script.foothold(0, 0);
    script.foothold(0, 15);
    let alert = script.alert(1, EDR, 15, used);
    script.case(2, OTHER, 15, alert);
    script.declare(3, alert);
    let mut told = script.clone();
    told.put(60, Fact::Told { case: CaseId(0), unit: CENTRE });
    told.put(70, Fact::SegmentBelieved { segment: SegmentId(2), mark: SegmentMark::ShutDown });
    assert_eq!(told.score(DAY).milestone(Milestone::ShortTermContained).time(), Some(minutes(70)));
    script.believe(70, 15, HostMark::Isolated);
    assert_eq!(script.score(DAY).milestone(Milestone::ShortTermContained), Reached::NotApplicable);
}
