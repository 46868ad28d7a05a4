//! Where each order's time went: a task is in exactly one state at a time, each change is a fact, so the parts sum to
//! the whole to the millisecond.

use super::evidence::{Evidence, OrderTrack, Stamp};
use super::model::Delay;
use crate::base::*;
use crate::journal::Reason;

impl OrderTrack {
    /// Until its first state is known an order waits in the queue.
    pub fn new(ordered: Stamp, action: ActionId, target: u32, unit: UnitId) -> OrderTrack {
        OrderTrack {
            ordered,
            action,
            target,
            unit,
            state: Reason::Queue,
            since: ordered.at,
            parts: [0; 7],
            ended: None,
            approved: false,
        }
    }

    /// The task changes state. Nothing follows its end.
    pub fn enter(&mut self, state: Reason, at: SimTime) {
        if self.ended.is_some() {
            return;
        }
        self.book(at);
        match state {
            Reason::Done | Reason::Failed | Reason::Cancelled => self.ended = Some((at, state)),
            _ => self.state = state,
        }
    }

    fn book(&mut self, until: SimTime) {
        self.parts[part(self.state)] += (until - self.since).0;
        self.since = until;
    }

    fn delay(mut self, end: SimTime) -> Delay {
        let until = self.ended.map_or(end, |ended| ended.0);
        self.book(until);
        let [approval, off_shift, queue, skill, tool, travel, work] = self.parts.map(SimSpan);
        Delay {
            order: OrderId::NONE,
            action: self.action,
            target: self.target,
            unit: self.unit,
            ordered: self.ordered.at,
            until,
            finished: self.ended.is_some_and(|ended| ended.1 == Reason::Done),
            approval,
            off_shift,
            queue,
            skill,
            tool,
            travel,
            work,
            entry: self.ordered.entry,
        }
    }
}

/// In the order of `Delay`'s fields; anything that is no waiting state is time in the queue.
fn part(state: Reason) -> usize {
    match state {
        Reason::Approval => 0,
        Reason::OffShift => 1,
        Reason::Skill => 3,
        Reason::Tool => 4,
        Reason::Travel => 5,
        Reason::Working => 6,
        _ => 2,
    }
}

/// One row an order, in the order in which they were given.
pub(super) fn delays(evidence: &Evidence) -> Vec<Delay> {
    let numbered = evidence.orders.iter().enumerate();
    numbered.map(|(index, row)| Delay { order: OrderId::from(index), ..row.delay(evidence.end) }).collect()
}
