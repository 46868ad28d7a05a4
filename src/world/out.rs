//! What a rule may do to the run: write a fact, schedule an event, draw.
//! `fact` is the only way in which belief changes.

use super::event::{Scheduled, SimEvent};
use crate::base::*;
use crate::journal::belief::BeliefRows;
use crate::journal::{Entry, Fact, Reason, Side};
use crate::kernel::{EventQueue, Ticket};

/// The part of a run that is neither truth nor belief: queue, journal, luck.
#[derive(Clone, Debug)]
pub struct Core {
    pub queue: EventQueue<Scheduled>,
    pub entries: Vec<Entry>,
    pub luck: Luck,
    /// Whether anything became known since the team last decided.
    pub belief_changed: bool,
    /// Every draw, if a test asked for it.
    pub draws: Option<Vec<Draw>>,
    /// Events taken.
    pub events: u64,
}

/// One draw, for tests of common random numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Draw {
    pub purpose: Purpose,
    pub key: Key,
    pub value: u64,
}

pub struct Out<'a, 'b> {
    pub now: SimTime,
    /// What everything written here is made from.
    pub origin: EntryId,
    /// The last entry that let it happen now.
    pub cause: EntryId,
    pub core: &'a mut Core,
    belief: &'a mut BeliefRows<'b>,
}

impl<'a, 'b> Out<'a, 'b> {
    pub fn new(now: SimTime, cause: EntryId, core: &'a mut Core, belief: &'a mut BeliefRows<'b>) -> Out<'a, 'b> {
        Out { now, origin: cause, cause, core, belief }
    }
    /// The same pen with another origin.
    pub fn from(&mut self, origin: EntryId) -> &mut Self {
        self.origin = origin;
        self
    }
    pub fn fact(&mut self, fact: Fact) -> EntryId {
        self.fact_why(fact, Reason::None)
    }
    pub fn fact_why(&mut self, fact: Fact, reason: Reason) -> EntryId {
        let entry = Entry::new(self.now, fact, reason, self.origin, self.cause);
        let id = EntryId::from(self.core.entries.len());
        self.core.entries.push(entry);
        if fact.side() != Side::Truth {
            self.belief.apply(self.now, fact);
            self.core.belief_changed = true;
        }
        self.cause = id;
        id
    }
    /// Schedules an event `after` from now, caused by what was last written.
    pub fn push(&mut self, after: SimSpan, event: SimEvent) -> Ticket {
        self.push_at(self.now + after, event)
    }
    pub fn push_at(&mut self, at: SimTime, event: SimEvent) -> Ticket {
        self.core.queue.push(at, event.rank(), Scheduled { event, cause: self.cause })
    }
    pub fn draw(&mut self, purpose: Purpose, key: Key) -> u64 {
        let value = self.core.luck.draw(purpose, key);
        if let Some(draws) = &mut self.core.draws {
            draws.push(Draw { purpose, key, value });
        }
        value
    }
    pub fn hits(&mut self, chance: Chance, purpose: Purpose, key: Key) -> bool {
        chance.hits(self.draw(purpose, key))
    }
    pub fn span(&mut self, dist: &Dist, purpose: Purpose, key: Key) -> SimSpan {
        let bits = self.draw(purpose, key);
        dist.sample_span(bits)
    }
    /// The last entry written.
    pub fn last(&self) -> EntryId {
        self.cause
    }
    /// Belief for reading.
    pub fn belief(&self) -> &BeliefRows<'b> {
        self.belief
    }
}
