//! Judging what could still call out when eradication was declared (P4.4): a walk over the journal.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::Measure;
use super::rubric::Found;
use crate::base::*;
use crate::journal::{Fact, kind};
use crate::scenario::Effect;
use std::collections::{BTreeMap, BTreeSet};

/// Actions that keep a tool from calling out.
const BLOCKS: [&str; 6] = [
    "update-blocklists",
    "sinkhole-domain",
    "block-external-ip-address",
    "block-external-domain",
    "block-external-url",
    "block-port-external-communication",
];

/// Tools with which the adversary had called out, and whose way out no control closed, when eradication was declared.
pub(super) fn reachable(evidence: &Evidence, _: &Milestones) -> Found {
    let Some((said, _)) = evidence.left_when_declared() else { return Found::not_observed() };
    let steps = &evidence.scenario.adversary.steps;
    let blocks: BTreeSet<ActionId> = BLOCKS.iter().filter_map(|word| evidence.action(word)).collect();
    let mut used: BTreeMap<ToolId, EntryId> = BTreeMap::new();
    let mut blocked: BTreeMap<(ToolId, ActionId), EntryId> = BTreeMap::new();
    let mut connected = true;
    let kinds = [kind::UseWorked, kind::ToolBlocked, kind::InternetChanged];
    for (stamp, fact, _) in evidence.facts(&kinds).take_while(|row| row.0.entry < said.entry) {
        let id = stamp.entry;
        match fact {
            Fact::UseWorked { step, .. } => {
                let Some(step) = steps.get(step.index()) else { continue };
                if matches!(step.does, Effect::OpenChannel { .. }) {
                    used.entry(step.tool).or_insert(id);
                }
            }
            Fact::ToolBlocked { action, tool, on: true } if blocks.contains(&action) => {
                blocked.insert((tool, action), id);
            }
            Fact::ToolBlocked { action, tool, on: false } => _ = blocked.remove(&(tool, action)),
            Fact::InternetChanged { connected: now } => connected = now,
            _ => {}
        }
    }
    if used.is_empty() {
        return Found::not_applicable();
    }
    let closed: BTreeSet<ToolId> = blocked.keys().map(|row| row.0).collect();
    let open = used.iter().filter(|row| connected && !closed.contains(row.0)).map(|row| *row.1);
    let mut proof: Vec<EntryId> = open.collect();
    let left = proof.len() as u64;
    proof.extend(blocked.values().copied());
    proof.push(said.entry);
    Found::new(Measure::Count(left), proof).figure("of", used.len() as f64)
}
