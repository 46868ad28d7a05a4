//! Names of the scenario behind a journal's ids.

use super::word::Names;
use crate::base::{AccountId, HostId};
use crate::scenario::Scenario;

/// Names by the scenario that the journal carries.
#[derive(Clone, Copy)]
pub struct ScenarioNames<'a>(pub &'a Scenario);

impl Names for ScenarioNames<'_> {
    fn host(&self, id: HostId) -> String {
        if id.index() < self.0.organisation.host_count() { self.0.organisation.host_name(id) } else { unknown(id.0) }
    }
    fn account(&self, id: AccountId) -> String {
        let organisation = &self.0.organisation;
        if id.index() < organisation.account_count() { organisation.account_name(id) } else { unknown(id.0) }
    }
    fn authored(&self, kind: &'static str, index: u32) -> String {
        let (organisation, at) = (&self.0.organisation, index as usize);
        if kind == "crew" {
            let units = organisation.units.len();
            let (role, unit) = (organisation.roles.get(at / units), organisation.units.get(at % units));
            return role.zip(unit).map_or_else(|| unknown(index), |(role, unit)| format!("{role}@{}", unit.id));
        }
        let name = match kind {
            "unit" => organisation.units.get(at).map(|row| &row.id),
            "segment" => organisation.segments.get(at).map(|row| &row.id),
            "domain" => organisation.domains.get(at).map(|row| &row.id),
            "vulnerability" => organisation.vulnerabilities.get(at).map(|row| &row.id),
            "store" => organisation.stores.get(at).map(|row| &row.id),
            "service" => organisation.services.get(at).map(|row| &row.id),
            "backup" => organisation.backups.get(at).map(|row| &row.id),
            "sensor" => organisation.sensors.get(at).map(|row| &row.id),
            "person" => organisation.people.get(at).map(|row| &row.id),
            "role" => organisation.roles.get(at),
            "step" => self.0.adversary.steps.get(at).map(|row| &row.id),
            "tool" => self.0.adversary.tools.get(at),
            "feed" => organisation.feeds.get(at).map(|row| &row.id),
            "channel" => organisation.channels.get(at).map(|row| &row.id),
            "tactic" => self.0.techniques.tactics.get(at),
            "reaction" => self.0.adversary.reactions.get(at).map(|row| &row.id),
            "playbook" => self.0.plan.playbooks.get(at).map(|row| &row.id),
            "severity" => self.0.plan.severities.get(at).map(|row| &row.id),
            "inject" => self.0.exercise.injects.get(at).map(|row| &row.id),
            "clock" => organisation.clocks.get(at).map(|row| &row.id),
            "action" => self.0.actions.get(at).map(|row| &row.id),
            _ => None,
        };
        name.cloned().unwrap_or_else(|| unknown(index))
    }
}

fn unknown(index: u32) -> String {
    format!("?{index}")
}
