//! Warnings that need behaviour: what loads and runs, but cannot do what its author may hope.

use super::sensor;
use crate::base::*;
use crate::scenario::Effect;
use crate::scenario::message::Finding;
use crate::world::Topology;

/// Steps of the adversary that no sensor of the organisation could ever see.
pub fn warnings(topology: &Topology) -> Vec<Finding> {
    let steps = (0..topology.scenario.adversary.steps.len()).map(StepId::from);
    steps.filter(|&step| !could_be_seen(step, topology)).filter_map(|step| unseen(step, topology)).collect()
}

fn could_be_seen(step: StepId, topology: &Topology) -> bool {
    let organisation = topology.organisation();
    let places = places(&topology.step(step).does, topology);
    organisation.sensors.iter().any(|sensor| {
        sensor.coverage > Chance::NEVER
            && sensor.covers.iter().any(|group| places.is_empty() || places.contains(group))
            && sensor::can_see_step(sensor.kind, step, topology)
            && sensor::sees(sensor, step, topology) > Chance::NEVER
    })
}

/// Groups on which a step can take place; empty = any.
fn places(effect: &Effect, topology: &Topology) -> Vec<GroupId> {
    match effect {
        Effect::Foothold { on, .. }
        | Effect::Persist { on }
        | Effect::OpenChannel { on }
        | Effect::StealCredentials { on, .. }
        | Effect::Discover { on } => on.clone(),
        Effect::Move { to, .. } => to.clone(),
        Effect::Encrypt { groups, .. } => groups.clone(),
        Effect::Collect { store } => vec![topology.organisation().stores[store.index()].group],
        Effect::Exfiltrate { .. } | Effect::Impair { .. } | Effect::DestroyBackups { .. } | Effect::Extort => {
            Vec::new()
        }
    }
}

fn unseen(step: StepId, topology: &Topology) -> Option<Finding> {
    let spec = topology.step(step);
    let technique = topology.scenario.techniques.get(spec.technique);
    let place = topology.scenario.places.get(&format!("adversary.steps[{}]", spec.id))?;
    let message = format!("no sensor of the organisation could ever see step `{}`", spec.id);
    let label = format!("{} ({}, {})", technique.id, technique.name, technique.tactic);
    let help =
        "give the organisation a sensor that covers these hosts and sees this tactic, if it should have a chance";
    Some(Finding::warning("step-unseen", place.clone(), message).label(label).help(help))
}
