//! A worker's world: reset in place between runs.

use crate::exercise::{Run, Stalled};
use crate::journal::{Harm, Journal};
use crate::score::{self, Scorecard};
use crate::world::Topology;
use std::sync::Arc;

pub struct Player {
    topology: Arc<Topology>,
    run: Run,
}

impl Player {
    pub fn new(topology: &Arc<Topology>) -> Player {
        Player { topology: Arc::clone(topology), run: Run::new(Arc::clone(topology), 0) }
    }

    pub fn topology(&self) -> &Topology {
        &self.topology
    }

    /// Harm of the same attack against nobody.
    pub fn reference(&mut self, seed: u64) -> Result<Harm, Stalled> {
        self.run.reset(seed);
        self.run.nobody_home();
        self.run.finish()?;
        Ok(score::harm(self.run.entries(), &self.topology.scenario))
    }

    /// Plays a seed and scores nothing.
    pub fn journal(&mut self, seed: u64) -> Result<Journal, Stalled> {
        self.run.reset(seed);
        self.run.finish()?;
        Ok(self.run.take_journal())
    }

    /// Plays a seed and scores it beside the reference of that seed.
    pub fn play_beside(&mut self, seed: u64, reference: Harm) -> Result<(Journal, Scorecard), Stalled> {
        let mut journal = self.journal(seed)?;
        journal.header.reference = Some(reference);
        let scorecard = score::score(&journal, &self.topology.scenario);
        Ok((journal, scorecard))
    }

    /// Plays a seed and its reference, and scores it.
    pub fn play(&mut self, seed: u64) -> Result<(Journal, Scorecard), Stalled> {
        let reference = self.reference(seed)?;
        self.play_beside(seed, reference)
    }
}
