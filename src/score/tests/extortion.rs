//! Criteria of P7.7: a demand read at minute 100 with a deadline on the fourth day.

use super::super::testkit::*;
use super::rubric::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;

const DUE: u32 = 4 * DAY as u32;

fn read(script: &mut Script) -> EntryId {
    script.put(100, Fact::DemandRead { step: StepId(0), minutes: DUE })
}

/// The verdict where the lead answers for a decision that an analyst prepares.
fn decided_by(approved: bool, advised: bool, minute: i64) -> String {
    let mut scenario = scenario();
    let raci = scenario.plan.raci[0].clone();
    scenario.plan.raci.push(Raci { action: action("decide-on-demand"), ..raci });
    let mut script = Script::identified();
    read(&mut script);
    if advised {
        script.done(110, "engage-counsel");
        script.put(120, Fact::SanctionsChecked { listed: false });
    }
    let order = script.order(130, "decide-on-demand");
    if approved {
        script.put(140, Fact::ApprovalGiven { order, person: PersonId(2) });
    }
    script.put(minute, Fact::DemandDecided { order, pay: false });
    verdict(&script.score_in(9 * DAY, &scenario), "p7.7-decided")
}

#[test]
fn the_accountable_decides_on_advice_before_the_deadline() {
    assert_eq!(decided_by(true, true, 2 * DAY), "done, -, P");
    assert_eq!(decided_by(false, true, 2 * DAY), "not done, -, M", "nobody who answers for it said yes");
    assert_eq!(decided_by(true, false, 2 * DAY), "not done, -, M", "without counsel and sanctions check");
    assert_eq!(decided_by(true, true, 5 * DAY), "not done, -, M", "too late");
}

#[test]
fn a_demand_must_be_decided_on() {
    let id = "p7.7-decided";
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO");
    assert_eq!(judge(id, |s| did(read(s))), "not done, -, M");
    assert_eq!(judge_until(id, 3 * DAY, |s| did(read(s))), "not observed, -, NO", "the deadline still runs");
    let extended = |s: &mut Script| {
        read(s);
        s.put(200, Fact::DeadlineMoved { minutes: 3 * DUE });
    };
    assert_eq!(judge_until(id, 9 * DAY, extended), "not observed, -, NO", "it was extended");
}

#[test]
fn nobody_writes_without_leave() {
    let id = "p7.7-contact";
    let contact = |authorised| {
        move |s: &mut Script| {
            read(s);
            s.put(200, Fact::AdversaryContacted { order: OrderId::NONE, authorised });
        }
    };
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO");
    assert_eq!(judge(id, |s| did(read(s))), "not observed, -, NO");
    assert_eq!(judge(id, contact(true)), "done, -, P");
    assert_eq!(judge(id, contact(false)), "not done, -, M");
}

#[test]
fn who_was_told_before_the_leak_does_not_learn_it_there() {
    let id = "p7.7-leak";
    let leak = |told: i64| {
        move |s: &mut Script| {
            read(s);
            if told < DUE.into() {
                s.put(told, Fact::NoticeSent { audience: Audience::Customers, order: OrderId::NONE });
            }
            s.put(DUE.into(), Fact::RecordsPublished { store: StoreId(0), records: 500 });
        }
    };
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO");
    assert_eq!(judge_until(id, 3 * DAY, |s| did(read(s))), "not observed, -, NO");
    assert_eq!(judge(id, |s| did(read(s))), "0, 100, P", "the deadline passed and nothing was published");
    assert_eq!(judge(id, leak(DAY)), "0, 100, P");
    assert_eq!(judge(id, leak(9 * DAY)), "500, 50, S");
}
