//! Floor 3: how the world changes. Plain functions over the lent columns, one `match` over the events.
//! The cut runs through the signatures: `adversary` sees no belief, `policy` sees no truth; only `step` holds both.

pub mod action;
mod adversary;
pub mod check;
mod extortion;
mod hearsay;
mod inject;
pub mod policy;
mod sensor;
mod service;
mod step;
mod team;

pub use step::{begin, input, step};

use crate::base::*;
use crate::world::{Model, Out, PersonState, TeamTables, Topology, Truth};

/// What a rule of the team's works with.
pub struct Cx<'a, 'w> {
    pub topology: &'w Topology,
    pub truth: &'a mut Truth<'w>,
    pub people: &'a mut [PersonState],
    pub team: &'a mut TeamTables,
    pub out: Out<'a, 'w>,
}

impl Cx<'_, '_> {
    pub fn now(&self) -> SimTime {
        self.out.now
    }
}

/// Splits the model for one event.
pub fn cx<'a, 'w>(model: &'a mut Model<'w>, now: SimTime, cause: EntryId) -> Cx<'a, 'w> {
    if now >= model.team.on_shift_until {
        (model.team.on_shift, model.team.on_shift_until) = model.topology.calendar.roster(now);
    }
    Cx {
        topology: model.topology,
        truth: &mut model.truth,
        people: model.people,
        team: model.team,
        out: Out::new(now, cause, model.core, &mut model.belief),
    }
}
