//! What belief speaks for, before anybody decides on it.

use super::BeliefRows;
use crate::base::*;
use crate::journal::ServiceState;
use crate::scenario::{HostState, IncidentClass};

impl BeliefRows<'_> {
    /// What the centre's belief speaks for: the class of the incident, and the furthest stage that its alerts tell of.
    /// Nothing is known of what an alert does not say: an insider looks like whoever stole the account.
    pub fn speaks_for(&self) -> (Option<IncidentClass>, Option<TacticIx>) {
        let stages = self.whole.stages(self.map.centre);
        let stage = stages.checked_ilog2().map(TacticIx);
        let told = |tactic: u32| stages >> tactic & 1 == 1;
        let counts = &self.whole.units[self.map.centre.index()].counts;
        let class = if counts.get(HostState::Encrypted, None) > 0 || told(IMPACT) {
            Some(IncidentClass::Ransomware)
        } else if told(COLLECTION) || told(EXFILTRATION) || self.whole.records_at_risk > 0 {
            Some(IncidentClass::DataBreach)
        } else if counts.get(HostState::Suspected, None) > 0 {
            Some(IncidentClass::Malware)
        } else if told(CREDENTIAL_ACCESS) {
            Some(IncidentClass::AccountCompromise)
        } else if self.services.iter().any(|row| row.state == ServiceState::Down) {
            Some(IncidentClass::DenialOfService)
        } else {
            (stages != 0).then_some(IncidentClass::Malware)
        };
        (class, stage)
    }
}

// Tactics by their number in the kill chain (`TechniqueTable::tactics`).
const CREDENTIAL_ACCESS: u32 = 8;
const COLLECTION: u32 = 11;
const EXFILTRATION: u32 = 13;
const IMPACT: u32 = 14;
