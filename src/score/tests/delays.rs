//! Where an order's time went.

use super::super::testkit::*;
use super::super::*;
use crate::base::*;
use crate::journal::Reason;
use proptest::prelude::*;

fn whole(delay: &Delay) -> SimSpan {
    delay.approval + delay.off_shift + delay.queue + delay.skill + delay.tool + delay.travel + delay.work
}

#[test]
fn an_order_waits_for_approval_then_for_people_then_is_worked_on() {
    let mut script = Script::new();
    let order = script.order(10, "isolate-host");
    script.state(10, order, Reason::Approval);
    script.state(40, order, Reason::OffShift);
    script.state(100, order, Reason::Working);
    script.state(105, order, Reason::Done);
    script.state(500, order, Reason::Working);
    let delay = script.score(600).delays.remove(0);
    assert_eq!((delay.approval, delay.off_shift), (SimSpan::minutes(30), SimSpan::minutes(60)));
    assert_eq!((delay.work, delay.until, delay.finished), (SimSpan::minutes(5), minutes(105), true));
    assert_eq!(delay.entry, EntryId(1));
}

#[test]
fn an_order_that_hangs_is_booked_to_the_end_of_the_run() {
    let mut script = Script::new();
    let order = script.order(10, "isolate-host");
    script.state(10, order, Reason::Skill);
    let delay = script.score(70).delays.remove(0);
    assert_eq!((delay.skill, delay.until, delay.finished), (SimSpan::hours(1), minutes(70), false));
}

#[test]
fn nothing_follows_the_end_of_a_task() {
    let mut script = Script::new();
    let order = script.order(10, "isolate-host");
    script.state(20, order, Reason::Cancelled);
    script.state(30, order, Reason::Done);
    let delay = script.score(70).delays.remove(0);
    assert_eq!((delay.queue, delay.until, delay.finished), (SimSpan::minutes(10), minutes(20), false));
}

#[test]
fn a_failed_order_ended_but_did_not_finish() {
    let mut script = Script::new();
    let order = script.order(10, "isolate-host");
    script.state(10, order, Reason::Working);
    script.state(20, order, Reason::Failed);
    let delay = script.score(70).delays.remove(0);
    assert_eq!((delay.until, delay.finished), (minutes(20), false));
}

proptest! {
    #[test]
    fn the_parts_sum_to_the_whole(changes in prop::collection::vec((0usize..3, 1usize..=10, 0i64..50), 0..60)) {
        let mut script = Script::new();
        let orders: Vec<OrderId> = (0..3).map(|index| script.order(index, "isolate-host")).collect();
        let mut minute = 3;
        for (order, state, wait) in changes {
            minute += wait;
            script.state(minute, orders[order], Reason::ALL[state]);
        }
        for delay in script.score(minute + 7).delays {
            prop_assert_eq!(whole(&delay), delay.until - delay.ordered);
        }
    }
}
