//! Service downtime: who caused it, outage by outage, and what it came to.
//! A second down counts in full, a second degraded or manual by half. `by_attack` is the state that the attack alone
//! would have caused: the response's part is what exceeds it, the attack's part is the rest.

use super::evidence::Stamp;
use crate::base::*;
use crate::journal::ServiceState;
use crate::scenario::{Organisation, Service};

/// A spell in which a service was not up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outage {
    pub service: ServiceId,
    pub from: Stamp,
    /// `None` if it was still out at the end.
    pub to: Option<Stamp>,
    /// It came back while a service of a better effective tier was still out.
    pub out_of_turn: bool,
}

#[derive(Clone, Debug)]
pub(super) struct ServiceLedger {
    /// The best tier of the services that depend on it, itself included.
    pub tiers: Vec<u8>,
    pub outages: Vec<Outage>,
    rows: Vec<Row>,
    /// Services out now, by effective tier.
    out_by_tier: [u32; 256],
}

#[derive(Clone, Copy, Debug, Default)]
struct Row {
    state: ServiceState,
    by_attack: ServiceState,
    since: SimTime,
    /// Half milliseconds, so that half counts stay whole.
    attack: i64,
    response: i64,
    /// Milliseconds run by hand, and down.
    manual: i64,
    down: i64,
    /// Row of the outage that runs now.
    outage: Option<usize>,
}

/// Downtime in half milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Downtime {
    pub attack: i64,
    pub response: i64,
}

impl Downtime {
    pub fn whole(self) -> i64 {
        self.attack + self.response
    }
    pub fn attack_hours(self) -> f64 {
        hours(self.attack)
    }
    pub fn response_hours(self) -> f64 {
        hours(self.response)
    }
}

pub(super) fn hours(half_millis: i64) -> f64 {
    half_millis as f64 / 7_200_000.0
}

impl ServiceLedger {
    pub fn new(organisation: &Organisation) -> ServiceLedger {
        ServiceLedger {
            tiers: effective_tiers(&organisation.services),
            outages: Vec::new(),
            rows: vec![Row::default(); organisation.services.len()],
            out_by_tier: [0; 256],
        }
    }

    pub fn change(&mut self, service: ServiceId, state: ServiceState, by_attack: ServiceState, stamp: Stamp) {
        let row = &mut self.rows[service.index()];
        row.book(stamp.at);
        row.state = state;
        row.by_attack = by_attack;
        match (row.outage, state == ServiceState::Up) {
            (None, false) => self.goes_out(service, stamp),
            (Some(outage), true) => self.comes_back(service, outage, stamp),
            _ => {}
        }
    }

    fn goes_out(&mut self, service: ServiceId, stamp: Stamp) {
        self.rows[service.index()].outage = Some(self.outages.len());
        self.out_by_tier[usize::from(self.tiers[service.index()])] += 1;
        self.outages.push(Outage { service, from: stamp, to: None, out_of_turn: false });
    }

    fn comes_back(&mut self, service: ServiceId, outage: usize, stamp: Stamp) {
        let tier = usize::from(self.tiers[service.index()]);
        self.rows[service.index()].outage = None;
        self.out_by_tier[tier] -= 1;
        let better_out = self.out_by_tier[..tier].iter().any(|out| *out > 0);
        let row = &mut self.outages[outage];
        row.to = Some(stamp);
        row.out_of_turn = better_out;
    }

    /// Books what is still out up to the run's end.
    pub fn close(&mut self, end: SimTime) {
        for row in &mut self.rows {
            row.book(end);
        }
    }

    pub fn of(&self, service: ServiceId) -> Downtime {
        let row = &self.rows[service.index()];
        Downtime { attack: row.attack, response: row.response }
    }

    /// Milliseconds run by hand, and down.
    pub fn by_hand(&self, service: ServiceId) -> (i64, i64) {
        let row = &self.rows[service.index()];
        (row.manual, row.down)
    }

    pub fn total(&self) -> Downtime {
        let mut total = Downtime::default();
        for row in &self.rows {
            total.attack += row.attack;
            total.response += row.response;
        }
        total
    }

    /// Outages of services of this effective tier or better.
    pub fn outages_to_tier(&self, tier: u8) -> impl Iterator<Item = &Outage> {
        self.outages.iter().filter(move |outage| self.tiers[outage.service.index()] <= tier)
    }
}

impl Row {
    fn book(&mut self, until: SimTime) {
        let span = (until - self.since).0.max(0);
        let (whole, attack) = (weight(self.state), weight(self.by_attack));
        self.attack += span * whole.min(attack);
        self.response += span * (whole - attack).max(0);
        match self.state {
            ServiceState::Manual => self.manual += span,
            ServiceState::Down => self.down += span,
            ServiceState::Up | ServiceState::Degraded => {}
        }
        self.since = until;
    }
}

/// In halves.
fn weight(state: ServiceState) -> i64 {
    match state {
        ServiceState::Up => 0,
        ServiceState::Degraded | ServiceState::Manual => 1,
        ServiceState::Down => 2,
    }
}

/// A need is at least as important as whatever needs it, over any number of steps.
pub(super) fn effective_tiers(services: &[Service]) -> Vec<u8> {
    let mut tiers: Vec<u8> = services.iter().map(|service| service.tier).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (index, service) in services.iter().enumerate() {
            for need in &service.needs {
                if tiers[need.index()] > tiers[index] {
                    tiers[need.index()] = tiers[index];
                    changed = true;
                }
            }
        }
    }
    tiers
}
