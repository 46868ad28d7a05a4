//! The resolved scenario: what authors wrote, checked, with every id turned into a dense one.
//! The engine, the score and the report read this and nothing else of the inputs. Immutable once loaded.

mod adversary;
mod clock;
mod condition;
mod exercise;
mod organisation;
mod plan;

pub use adversary::*;
pub use clock::*;
pub use condition::*;
pub use exercise::*;
pub use organisation::*;
pub use plan::*;

use super::parameters::Parameters;
use super::source::{Place, Source};
use super::technique::TechniqueTable;
use std::collections::BTreeMap;

/// Everything that a run needs to know about its inputs, beside the seed.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub exercise: Exercise,
    pub organisation: Organisation,
    pub adversary: Adversary,
    pub plan: Plan,
    /// Named distributions and chances: the shipped calibration, overridden by the organisation, then the exercise.
    pub parameters: Parameters,
    pub techniques: TechniqueTable,
    /// The catalogue's action ids, row = `ActionId`.
    pub actions: Vec<ActionWord>,
    /// The texts it was resolved from, after every `--set`, in the order exercise, organisation, adversary, plan.
    pub sources: Vec<Source>,
    /// Where each authored thing stands, by path (`plan.playbooks[contain]`), for warnings found later.
    pub places: BTreeMap<String, Place>,
}

impl Scenario {
    /// The row of the first alert rule that matches.
    pub fn alert_rule(&self, sensor: crate::base::SensorId, host: crate::base::HostId) -> Option<usize> {
        let sensor = &self.organisation.sensors[sensor.index()];
        let kind = self.organisation.groups[self.organisation.group_of(host).index()].kind;
        self.plan.alert_rules.iter().position(|rule| {
            (rule.units.is_empty() || rule.units.contains(&sensor.unit))
                && (rule.sensors.is_empty() || rule.sensors.contains(&sensor.kind))
                && rule.host.is_none_or(|filter| filter.admits(kind))
                && sensor.level >= rule.level
        })
    }
}

/// What the scenario floor has to know of an action of the catalogue: its words, not its behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionWord {
    pub id: String,
    pub target: TargetKind,
    pub task: crate::base::TaskId,
    /// The skill that whoever does it should have.
    pub skill: Option<&'static str>,
    /// The skill with which it is faster and misses less, where the plan calls for it.
    pub wants: Option<&'static str>,
}

/// What an action can be aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    None,
    Host,
    Segment,
    Domain,
    Account,
    Service,
    Alert,
    Case,
    Unit,
    Vulnerability,
}

impl Scenario {
    /// Universal time of STARTEX in milliseconds.
    pub fn startex(&self) -> i64 {
        super::quantity::instant(self.organisation.zone, self.exercise.startex)
    }
}
