//! What is believed: plain rows, and the one `apply` that folds Recorded and Known entries into them.
//! Belief belongs to units: a host to its own unit, or to the holder of the case that it is part of.
//! Nothing here is reachable from truth; only facts get in.

mod apply;
mod counts;
mod hosts;
mod map;
mod rows;
mod speaks;
mod whole;

pub use counts::{Counts, host_states, in_set};
pub use map::BeliefMap;
pub use rows::{
    AccountBelief, CopyBelief, DemandBelief, DomainBelief, HostBelief, SegmentBelief, ServiceBelief, WeaknessBelief,
};
pub use whole::{AlertBelief, AlertLink, AlertState, CaseBelief, IncidentBelief, UnitBelief, WholeBelief};

use crate::scenario::Organisation;

/// The rows of one run, borrowed.
pub struct BeliefRows<'a> {
    pub map: &'a BeliefMap,
    pub hosts: &'a mut [HostBelief],
    pub accounts: &'a mut [AccountBelief],
    pub segments: &'a mut [SegmentBelief],
    pub domains: &'a mut [DomainBelief],
    pub services: &'a mut [ServiceBelief],
    pub whole: &'a mut WholeBelief,
}

/// Owned rows, for whoever has no world.
#[derive(Clone, Debug, PartialEq)]
pub struct BeliefState {
    pub hosts: Vec<HostBelief>,
    pub accounts: Vec<AccountBelief>,
    pub segments: Vec<SegmentBelief>,
    pub domains: Vec<DomainBelief>,
    pub services: Vec<ServiceBelief>,
    pub whole: WholeBelief,
}

impl BeliefState {
    pub fn new(organisation: &Organisation, actions: usize) -> BeliefState {
        BeliefState {
            hosts: vec![HostBelief::default(); organisation.host_count()],
            accounts: vec![AccountBelief::default(); organisation.account_count()],
            segments: vec![SegmentBelief::default(); organisation.segments.len()],
            domains: vec![DomainBelief::default(); organisation.domains.len()],
            services: vec![ServiceBelief::default(); organisation.services.len()],
            whole: WholeBelief::new(organisation, actions),
        }
    }
    pub fn rows<'a>(&'a mut self, map: &'a BeliefMap) -> BeliefRows<'a> {
        BeliefRows {
            map,
            hosts: &mut self.hosts,
            accounts: &mut self.accounts,
            segments: &mut self.segments,
            domains: &mut self.domains,
            services: &mut self.services,
            whole: &mut self.whole,
        }
    }
}
