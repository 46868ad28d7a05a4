//! Criteria of P4 to P7: doing the thing and not doing it make a difference.

use super::super::testkit::*;
use super::rubric::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;

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
    let directory = |s: &mut Script| {
        s.put(45, Fact::DomainTaken { domain: DomainId(0), host: HostId(0) });
        clean(s);
    };
    assert_eq!(judge("p4.3-identities-left", directory), "1, 67, S");
    assert_eq!(judge("p4.1-eradicated", clean), "20 min, 100, P");
    assert_eq!(judge("p4.1-eradicated", early), "not reached, 0, U");
}

#[test]
fn p4_what_was_said_of_an_earlier_incident_does_not_count() {
    let mut script = Script::new();
    script.mark(0, Mark::EradicationDeclared);
    let used = script.foothold(1, 0);
    let alert = script.alert(2, EDR, 0, used);
    script.declare(3, alert);
    script.mark(4, Mark::EradicationDeclared);
    assert_eq!(verdict(&script.score(DAY), "p4.1-hosts-left"), "1, 67, S");
}

#[test]
fn p4_a_false_incident_has_nothing_to_root_out() {
    let mut script = Script::new();
    script.alert(1, EDR, 0, EntryId::NONE);
    let case = script.case(2, CENTRE, 0, EntryId::NONE);
    script.declare(3, case);
    script.mark(4, Mark::EradicationDeclared);
    let card = script.score(DAY);
    assert_eq!(verdict(&card, "p4.1-hosts-left"), "not applicable, -, NO");
    assert_eq!(verdict(&card, "p4.1-eradicated"), "not applicable, -, NO");
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

#[test]
fn p4_channels_are_closed_before_eradication_is_declared() {
    let id = "p4.4-channels";
    let declare = |s: &mut Script| did(s.mark(100, Mark::EradicationDeclared));
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    assert_eq!(judge(id, declare), "not applicable, -, NO");
}

#[test]
fn p4_known_weaknesses_are_fixed_and_the_fix_confirmed() {
    let id = "p4.2-fixes";
    let hole = |s: &mut Script, minute: i64, mark| {
        s.put(minute, Fact::WeaknessBelieved { vulnerability: VulnerabilityId(0), mark });
    };
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    let patched = |s: &mut Script| {
        hole(s, 60, WeaknessMark::Found);
        hole(s, 70, WeaknessMark::Patched);
    };
    assert_eq!(judge(id, patched), "0.00, 0, M");
    let confirmed = |s: &mut Script| {
        patched(s);
        hole(s, 80, WeaknessMark::Verified);
    };
    assert_eq!(judge(id, confirmed), "1.00, 100, P");
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
    let afterwards = |s: &mut Script| {
        restore(s);
        s.done(110, "verify-backup");
    };
    assert_eq!(judge(id, afterwards), "not done, -, M");
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
    assert_eq!(judge(id, order(61, Reason::Done)), "0.00, 0, M");
    assert_eq!(judge(id, order(10, Reason::Failed)), "0.00, 0, M");
    assert_eq!(judge(id, order(10, Reason::Cancelled)), "not observed, -, NO");
    assert_eq!(judge(id, order(10, Reason::Queue)), "0.00, 0, M", "it still hangs");
    assert_eq!(judge(id, |s| did(s.done(50, "hold-sync"))), "not observed, -, NO", "the plan sets no limit");
    let mut two_steps = scenario();
    two_steps.plan.nodes.insert(0, two_steps.plan.nodes[0].clone());
    if let PlanNode::Do(step) = &mut two_steps.plan.nodes[0] {
        step.within = Some(SimSpan::hours(2));
    }
    let mut script = Script::identified();
    order(90, Reason::Done)(&mut script);
    assert_eq!(verdict(&script.score_in(DAY, &two_steps), id), "1.00, 100, P", "the longest limit counts");
}

// P7

#[test]
fn p7_the_longest_gap_between_syncs_counts() {
    let id = "p7.1-sync";
    let syncs = |hours: &'static [i64]| {
        move |s: &mut Script| {
            for hour in hours {
                did(s.done(40 + hour * HOUR, "hold-sync"));
            }
            s.mark(40 + 7 * HOUR, Mark::BelievedContained);
        }
    };
    assert_eq!(judge(id, syncs(&[2, 4, 6])), "2 h, 100, P");
    assert_eq!(judge(id, syncs(&[2, 6])), "4 h, 50, S");
    assert_eq!(judge(id, syncs(&[1])), "6 h, 0, M");
    assert_eq!(judge(id, syncs(&[])), "7 h, 0, U");
    assert_eq!(judge(id, |s| did(s.mark(90, Mark::BelievedContained))), "not observed, -, NO");
    let closed_later = |s: &mut Script| {
        syncs(&[2, 4, 6])(s);
        s.mark(20 * DAY, Mark::Closed);
    };
    assert_eq!(judge(id, closed_later), "2 h, 100, P");
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
fn p7_a_notice_between_the_alert_and_the_declaration_counts() {
    let mut script = Script::identified();
    let declared = script.entries.pop().expect("the script ends in its declaration at minute 40");
    script.put(35, Fact::NoticeSent { audience: Audience::Management, order: OrderId::NONE });
    script.entries.push(declared);
    assert_eq!(verdict(&script.score(9 * DAY), "p7.2-management"), "0 s, 100, P");
}

#[test]
fn p7_a_notice_of_an_earlier_incident_does_not_count() {
    let mut script = Script::new();
    let used = script.foothold(1, 0);
    script.put(2, Fact::NoticeSent { audience: Audience::Management, order: OrderId::NONE });
    let alert = script.alert(3, EDR, 0, used);
    script.declare(4, alert);
    assert_eq!(verdict(&script.score(9 * DAY), "p7.2-management"), "not reached, 0, U");
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
            s.put(minute, Fact::NoticeFiled { clock: ClockId(0), order: OrderId::NONE });
        }
    };
    assert_eq!(judge(id, sent(40 + 72 * HOUR)), "done, -, P");
    assert_eq!(judge(id, sent(41 + 72 * HOUR)), "not done, -, M");
    assert_eq!(judge(id, |_| {}), "not done, -, M");
    assert_eq!(judge_until(id, DAY, |_| {}), "not observed, -, NO", "the clock still runs");
    let mut by_class = scenario();
    by_class.organisation.clocks[0].anchor = ClockAnchor::Classified;
    let mut script = Script::identified();
    assert_eq!(verdict(&script.clone().score_in(9 * DAY, &by_class), id), "not observed, -, NO");
    script.put(2 * DAY, Fact::AnchorReached { anchor: ClockAnchor::Classified });
    sent(4 * DAY)(&mut script);
    assert_eq!(verdict(&script.score_in(9 * DAY, &by_class), id), "done, -, P", "from the classification on");
}
