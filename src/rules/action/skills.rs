//! Which skill an action wants, beside one that it cannot do without (`ActionSpec::skill`): where a plan says that it calls
//! for skills, whoever lacks the wanted one is slower and misses more (P1.8).

use super::{ActionSpec, skilled};
use crate::base::*;
use crate::world::Topology;

/// The skill that an action wants.
pub(super) fn wanted(action: &str) -> Option<&'static str> {
    match action {
        "triage-alert" | "reopen-alert" => Some("triage"),
        "investigate-case" | "hunt-indicators" | "verify-eradication" | "classify-incident" => Some("forensics"),
        "acquire-memory" | "acquire-disk" | "analyse-root-cause" | "clean-host" => Some("forensics"),
        _ => None,
    }
}

/// Whether somebody lacks the skill that an action wants and that the plan calls for.
pub fn unskilled(spec: &ActionSpec, person: PersonId, topology: &Topology) -> bool {
    let called_for = &topology.scenario.plan.wants_skills;
    let wanted = wanted(spec.id).filter(|skill| called_for.iter().any(|named| named == skill));
    wanted.is_some_and(|skill| !person.is_none() && !skilled(person, skill, topology))
}

/// How many times as much somebody misses at an action: 1 with the skill.
pub(super) fn misses(spec: &ActionSpec, person: PersonId, topology: &Topology) -> f64 {
    if unskilled(spec, person, topology) {
        topology.scenario.parameters.dist("team.unskilled.misses").quantile(0.5)
    } else {
        1.0
    }
}
