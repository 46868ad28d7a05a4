//! The pass over identification: indicators, what sensors of a kind could have told, class, impact matrix, record (P2).

use super::{Pass, first};
use crate::base::*;
use crate::journal::{Entry, Fact, HostMark};
use crate::scenario::{IncidentClass, Mark, SensorKind};
use crate::score::evidence::Stamp;
use std::collections::BTreeMap;

/// A sensor and a step of the adversary's that it claims to see.
type Seen = (SensorId, StepId);

#[derive(Default)]
pub(in crate::score) struct Identification {
    /// The first use of a tool that leaves indicators, and the first match of one.
    pub first_indicator: Option<Stamp>,
    pub first_match: Option<Stamp>,
    pub false_matches: u64,
    /// Techniques used on hosts that a sensor covers and of a tactic that it claims to see, with the first use.
    pub shown: BTreeMap<Seen, Stamp>,
    /// Those of them of which it told, with its first alert.
    pub told: BTreeMap<Seen, Stamp>,
    /// Milliseconds from the declaration on in which the incident was taken for what was believed, and in all.
    pub class_fits: i64,
    pub class_due: i64,
    pub classified: Vec<(Stamp, IncidentClass)>,
    /// Since when the class is looked at, and whether it fits.
    class_since: Option<(SimTime, bool)>,
    /// Severities that the impact matrix asked for and that were set, in order.
    pub due: Vec<(Stamp, SeverityId)>,
    pub set: Vec<(Stamp, SeverityId)>,
    /// By host: when it was first believed hit, and when it came into the record.
    pub believed: Vec<Option<Stamp>>,
    pub recorded: Vec<Option<Stamp>>,
}

impl Identification {
    pub fn new(hosts: usize) -> Identification {
        Identification { believed: vec![None; hosts], recorded: vec![None; hosts], ..Identification::default() }
    }

    /// Techniques that sensors of a kind could have told of, and those of which they told.
    pub fn of_kind(
        &self,
        kind: SensorKind,
        scenario: &crate::scenario::Scenario,
        meant: impl Fn(StepId) -> bool,
    ) -> (Vec<Stamp>, Vec<Stamp>) {
        let mine = |seen: &Seen| scenario.organisation.sensors[seen.0.index()].kind == kind && meant(seen.1);
        let shown = self.shown.iter().filter(|row| mine(row.0)).map(|row| *row.1).collect();
        let told = self.told.iter().filter(|row| mine(row.0) && self.shown.contains_key(row.0));
        (shown, told.map(|row| *row.1).collect())
    }
}

impl Pass<'_> {
    pub(super) fn identification(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let scenario = self.found.scenario;
        let found = &mut self.found.identification;
        match fact {
            Fact::UseStarted { step, host, .. } => {
                let tool = scenario.adversary.steps.get(step.index()).map_or(ToolId::NONE, |spec| spec.tool);
                if scenario.adversary.tools.get(tool.index()).is_some_and(|tool| tool != "hands") {
                    first(&mut found.first_indicator, stamp);
                }
                let group = scenario.organisation.group_of(host);
                let claims = self.claims.entry((step, group)).or_insert_with(|| claims(step, group, scenario));
                for &sensor in &*claims {
                    found.shown.entry((sensor, step)).or_insert(stamp);
                }
            }
            Fact::IndicatorMatched { tool, .. } if tool.is_none() => found.false_matches += 1,
            Fact::IndicatorMatched { .. } => first(&mut found.first_match, stamp),
            Fact::AlertRaised { sensor, .. } => {
                let made = self.found.journal.entries.get(entry.origin.index()).map(Entry::fact);
                if let Some(Fact::UseStarted { step, .. }) = made {
                    found.told.entry((sensor, step)).or_insert(stamp);
                }
            }
            Fact::IncidentClassified { class, .. } => found.classified.push((stamp, class)),
            Fact::SeverityDue { severity, .. } => found.due.push((stamp, severity)),
            Fact::SeveritySet { severity, .. } => found.set.push((stamp, severity)),
            Fact::HostBelieved { host, mark: HostMark::Suspected | HostMark::Encrypted, .. } => {
                first(&mut found.believed[host.index()], stamp);
            }
            Fact::HostRecorded { host, .. } => {
                first(&mut found.recorded[host.index()], stamp);
            }
            _ => {}
        }
        self.class(stamp, fact);
    }

    /// Adds up how long the class fits what is believed, from the declaration to eradication, closure or withdrawal.
    fn class(&mut self, stamp: Stamp, fact: Fact) {
        let turns = matches!(
            fact,
            Fact::IncidentDeclared { .. }
                | Fact::IncidentWithdrawn { .. }
                | Fact::IncidentClassified { .. }
                | Fact::StageBelieved { .. }
                | Fact::HostBelieved { .. }
                | Fact::RecordsBelieved { .. }
                | Fact::ServiceBelieved { .. }
                | Fact::Told { .. }
                | Fact::MarkReached { .. }
                | Fact::EndOfRun {}
        );
        if !turns {
            return;
        }
        let found = &mut self.found.identification;
        if let Some((since, fits)) = found.class_since {
            let span = (stamp.at - since).0;
            found.class_due += span;
            found.class_fits += if fits { span } else { 0 };
        }
        let over = self.belief.whole.mark(Mark::EradicationDeclared).is_some();
        let open = self.belief.whole.incident().map(|row| row.1.class).filter(|_| !over);
        let speaks = self.belief.rows(&self.map).speaks_for().0;
        // Nothing speaks for any class yet: nothing is wrong.
        self.found.identification.class_since =
            open.map(|class| (stamp.at, speaks.is_none() || class.is_some() && class == speaks));
    }
}

/// Sensors that cover a group of hosts and claim to see what a step does.
fn claims(step: StepId, group: GroupId, scenario: &crate::scenario::Scenario) -> Vec<SensorId> {
    let Some(spec) = scenario.adversary.steps.get(step.index()) else { return Vec::new() };
    let Some(technique) = scenario.techniques.rows.get(spec.technique.index()) else { return Vec::new() };
    let sensors = scenario.organisation.sensors.iter().enumerate();
    let claim = sensors.filter(|(_, sensor)| {
        sensor.covers.contains(&group) && sensor.kind.claims(&technique.tactic) && sensor.has_rule(technique)
    });
    claim.map(|(index, _)| SensorId::from(index)).collect()
}
