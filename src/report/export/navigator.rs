//! Layers for the ATT&CK Navigator: what the attacker did, what a sensor said of it, and what was stopped. Open them
//! together there, one in a tab each.

use crate::journal::{Fact, Journal};
use crate::scenario::Scenario;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The version of ATT&CK that techniques are checked against, and of the layer's form.
const ATTACK: &str = "19";
const LAYER: &str = "4.5";

/// How often a technique was used, seen and stopped.
#[derive(Clone, Copy, Default)]
struct Tally {
    used: u64,
    seen: u64,
    stopped: u64,
}

/// A layer: its file, its name, its colour, its figure, and what the figure counts.
type Layer = (&'static str, &'static str, &'static str, fn(&Tally) -> u64, &'static str);

const LAYERS: [Layer; 3] = [
    ("attack-executed.json", "executed", "#d55e00", |tally| tally.used, "uses"),
    ("attack-seen.json", "seen", "#0072b2", |tally| tally.seen, "uses that raised an alert"),
    ("attack-stopped.json", "stopped", "#009e73", |tally| tally.stopped, "uses that a sensor blocked or that failed"),
];

/// A file a layer. Scores are counts; a layer without techniques is written all the same.
pub fn layers(journal: &Journal, scenario: &Scenario) -> Vec<(&'static str, Vec<u8>)> {
    let tallies = tallies(journal, scenario);
    let title = &scenario.exercise.title;
    let layer = |(file, name, color, figure, what): Layer| {
        let rows = tallies.iter().filter(|(_, tally)| figure(tally) > 0);
        let most = tallies.values().map(figure).max().unwrap_or(0).max(1);
        let techniques: Vec<Value> = rows
            .map(|(id, tally)| {
                json!({ "techniqueID": id, "score": figure(tally), "enabled": true, "comment": format!("{} {what}", figure(tally)) })
            })
            .collect();
        let layer = json!({
            "name": format!("{title}: {name}"),
            "versions": { "attack": ATTACK, "navigator": "5.1.0", "layer": LAYER },
            "domain": "enterprise-attack",
            "description": format!("{title}, plan {}, seed {}: {what}", scenario.plan.id, journal.header.seed),
            "sorting": 3,
            "hideDisabled": false,
            "techniques": techniques,
            "gradient": { "colors": ["#ffffff", color], "minValue": 0, "maxValue": most },
            "legendItems": [{ "label": what, "color": color }],
        });
        let text = serde_json::to_string_pretty(&layer).expect("a layer is plain values");
        (file, format!("{text}\n").into_bytes())
    };
    LAYERS.into_iter().map(layer).collect()
}

/// By technique id.
fn tallies<'a>(journal: &Journal, scenario: &'a Scenario) -> BTreeMap<&'a str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    // By use: its technique, and whether it was seen and stopped before.
    let mut uses: Vec<(&str, bool, bool)> = Vec::new();
    let mut of_entry: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, entry) in (0..).zip(&journal.entries) {
        let stopped = match entry.fact() {
            Fact::UseStarted { technique_use, step, .. } => {
                let technique = scenario.adversary.steps[step.index()].technique;
                let id = scenario.techniques.rows[technique.index()].id.as_str();
                tallies.entry(id).or_default().used += 1;
                uses.resize(uses.len().max(technique_use.index() + 1), ("", false, false));
                uses[technique_use.index()] = (id, false, false);
                of_entry.insert(number, technique_use.index());
                continue;
            }
            Fact::AlertRaised { .. } | Fact::AlertExtended { .. } => {
                let Some((id, seen, _)) = of_entry.get(&entry.origin.0).map(|at| &mut uses[*at]) else { continue };
                if !std::mem::replace(seen, true) {
                    tallies.entry(*id).or_default().seen += 1;
                }
                continue;
            }
            Fact::UseFailed { technique_use, .. } | Fact::UseBlocked { technique_use, .. } => technique_use,
            _ => continue,
        };
        let Some((id, _, done)) = uses.get_mut(stopped.index()).filter(|row| !row.0.is_empty()) else { continue };
        if !std::mem::replace(done, true) {
            tallies.entry(*id).or_default().stopped += 1;
        }
    }
    tallies
}
