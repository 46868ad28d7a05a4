//! Steps for which somebody has to be taken in: staff who have read guidance fall for fewer of them (P7.3).

use crate::base::*;
use crate::scenario::{Crowd, Effect, Entry};
use crate::world::{Topology, Truth};

/// Techniques that need a user's help: phishing, from outside and from inside, and what the user is to run.
const LURES: [&str; 4] = ["T1566", "T1598", "T1534", "T1204"];

/// The chance of a use after guidance: of those who have read it, some no longer click.
pub fn works(step: StepId, now: SimTime, truth: &Truth, topology: &Topology) -> Chance {
    let spec = topology.step(step);
    let told = truth.tables.hearsay.told[Crowd::Staff as usize];
    if told.is_never() || !is_lure(step, topology) {
        return spec.works;
    }
    let wary = topology.organisation().audiences[Crowd::Staff as usize].share_told(told, now);
    let resists = topology.scenario.parameters.chance("phish.guidance_works").get();
    Chance::clamped(spec.works.get() * (1.0 - wary * resists))
}

fn is_lure(step: StepId, topology: &Topology) -> bool {
    let spec = topology.step(step);
    let technique = &topology.scenario.techniques.get(spec.technique).id;
    let by_mail = matches!(spec.does, Effect::Foothold { through: Entry::Mail, .. });
    by_mail || LURES.iter().any(|lure| technique.starts_with(lure))
}
