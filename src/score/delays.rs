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
            crew: None,
            ended: None,
            approved: false,
        }
    }

    /// The task changes state. Nothing follows its end. While it waits for a crew, the crew's clocks count for it.
    pub fn enter(&mut self, state: Reason, crew: Option<usize>, at: SimTime, crews: &mut Crews) {
        if self.ended.is_some() {
            return;
        }
        self.book(at, crews);
        self.crew = crew.map(|crew| (crew, crews.read(crew, at)));
        match state {
            Reason::Done | Reason::Failed | Reason::Cancelled => self.ended = Some((at, state)),
            _ => self.state = state,
        }
    }

    fn book(&mut self, until: SimTime, crews: &mut Crews) {
        match self.crew.take() {
            Some((crew, before)) => {
                let now = crews.read(crew, until);
                for (part, (now, before)) in self.parts.iter_mut().zip(now.into_iter().zip(before)) {
                    *part += now - before;
                }
            }
            None => self.parts[part(self.state)] += (until - self.since).0,
        }
        self.since = until;
    }

    fn delay(mut self, end: SimTime, crews: &mut Crews) -> Delay {
        let until = self.ended.map_or(end, |ended| ended.0);
        if self.ended.is_none() {
            self.book(until, crews);
        }
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

/// How long each crew let orders wait for each reason so far: clocks that orders read when they come and when they go.
#[derive(Clone, Debug, Default)]
pub(super) struct Crews {
    rows: Vec<CrewClock>,
}

#[derive(Clone, Copy, Debug)]
struct CrewClock {
    state: Reason,
    since: SimTime,
    parts: [i64; 7],
}

impl Crews {
    /// The crew's orders wait for another reason from now on.
    pub fn turn(&mut self, crew: usize, state: Reason, at: SimTime) {
        self.read(crew, at);
        self.rows[crew].state = state;
    }

    /// The clocks of a crew, brought up to a moment.
    fn read(&mut self, crew: usize, at: SimTime) -> [i64; 7] {
        if self.rows.len() <= crew {
            let fresh = CrewClock { state: Reason::Queue, since: at, parts: [0; 7] };
            self.rows.resize(crew + 1, fresh);
        }
        let row = &mut self.rows[crew];
        row.parts[part(row.state)] += (at - row.since).0;
        row.since = at;
        row.parts
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
    let mut crews = evidence.crews.clone();
    let numbered = evidence.orders.iter().enumerate();
    numbered.map(|(index, row)| Delay { order: OrderId::from(index), ..row.delay(evidence.end, &mut crews) }).collect()
}
