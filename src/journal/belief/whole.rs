//! Belief that has no row in the world: alerts, cases, incidents, what each unit knows in sum.

use super::{CopyBelief, Counts, DemandBelief, WeaknessBelief};
use crate::base::*;
use crate::journal::Trace;
use crate::scenario::{ClockAnchor, IncidentClass, Mark, Organisation};

/// Belief that has no row in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeBelief {
    pub alerts: Vec<AlertBelief>,
    pub links: Vec<AlertLink>,
    pub cases: Vec<CaseBelief>,
    pub incidents: Vec<IncidentBelief>,
    pub units: Vec<UnitBelief>,
    /// When each mark was reached, by `Mark as usize`; `SimTime::NEVER` if not.
    pub marks: [SimTime; MARKS],
    pub internet_cut: bool,
    /// Records believed to leave or to be gathered.
    pub records_at_risk: u32,
    /// When each anchor of legal clocks was reached in this incident, by `ClockAnchor as usize`; else `SimTime::NEVER`.
    pub anchors: [SimTime; ClockAnchor::COUNT],
    /// When the notice of each clock was filed in this incident.
    pub filed: Vec<SimTime>,
    /// By vulnerability.
    pub weaknesses: Vec<WeaknessBelief>,
    pub demand: DemandBelief,
    /// The step by which the adversary came in, once an analysis found it.
    pub root_cause: Option<StepId>,
    /// What is known of tools, by where they leave it.
    pub indicators: std::collections::BTreeSet<(Trace, ToolId)>,
    pub samples: std::collections::BTreeSet<Trace>,
    /// Every step of the response is recorded.
    pub custody: bool,
    /// The team holds a decryptor.
    pub decryptor: bool,
    /// What is known of the copies of a host's data.
    pub copies: std::collections::BTreeMap<HostId, CopyBelief>,
    /// Tools whose indicators the team has.
    pub known_tools: std::collections::BTreeSet<ToolId>,
    /// Hosts believed hit, by group, for groups that hold records.
    pub(super) hit_stores: std::collections::BTreeMap<GroupId, u32>,
    /// The most records that ever lay on hosts believed hit.
    pub records_exposed: u32,
    /// How often each action was finished for each unit (for the centre: since the last declaration).
    pub(super) done: Vec<u32>,
    /// The unit behind each order.
    pub(super) order_units: Vec<UnitId>,
}

const MARKS: usize = 9;
// Those of an incident follow its declaration.
const _: () = assert!(Mark::Declared as usize == 3 && Mark::Reviewed as usize == MARKS - 1);

impl WholeBelief {
    pub fn new(organisation: &Organisation, actions: usize) -> WholeBelief {
        let mut marks = [SimTime::NEVER; MARKS];
        marks[Mark::Startex as usize] = SimTime::ZERO;
        WholeBelief {
            alerts: Vec::new(),
            links: Vec::new(),
            cases: Vec::new(),
            incidents: Vec::new(),
            units: vec![UnitBelief::default(); organisation.units.len()],
            marks,
            internet_cut: false,
            records_at_risk: 0,
            anchors: [SimTime::NEVER; ClockAnchor::COUNT],
            filed: vec![SimTime::NEVER; organisation.clocks.len()],
            weaknesses: vec![WeaknessBelief::default(); organisation.vulnerabilities.len()],
            demand: DemandBelief { due: SimTime::NEVER, proven: false, listed: false, paying: false },
            root_cause: None,
            indicators: std::collections::BTreeSet::new(),
            samples: std::collections::BTreeSet::new(),
            custody: false,
            decryptor: false,
            copies: std::collections::BTreeMap::new(),
            known_tools: std::collections::BTreeSet::new(),
            hit_stores: std::collections::BTreeMap::new(),
            records_exposed: 0,
            done: vec![0; organisation.units.len() * actions],
            order_units: Vec::new(),
        }
    }
    pub fn mark(&self, mark: Mark) -> Option<SimTime> {
        let at = self.marks[mark as usize];
        (!at.is_never()).then_some(at)
    }
    /// The incident that is open now.
    pub fn incident(&self) -> Option<(IncidentId, &IncidentBelief)> {
        let (index, row) = self.incidents.iter().enumerate().next_back()?;
        row.open.then(|| (IncidentId::from(index), row))
    }
    /// Records believed exposed, or at risk because they lie on hosts believed hit.
    pub fn records_in_danger(&self) -> u32 {
        self.records_at_risk.max(self.records_exposed)
    }
    /// Tactics that the alerts of a unit's cases told of, a bit each.
    pub fn stages(&self, holder: UnitId) -> u32 {
        self.cases.iter().filter(|case| case.holder == holder).fold(0, |bits, case| bits | case.stages)
    }
    /// How often an action was finished for a unit.
    pub fn done(&self, unit: UnitId, action: ActionId) -> u32 {
        let actions = self.done.len() / self.units.len().max(1);
        self.done[unit.index() * actions + action.index()]
    }
    /// Hosts of an alert: the first one, then those that folded in.
    pub fn alert_hosts(&self, alert: AlertId) -> impl Iterator<Item = HostId> + '_ {
        let row = &self.alerts[alert.index()];
        let mut next = row.more;
        std::iter::once(row.host).chain(std::iter::from_fn(move || {
            let link = self.links.get(next as usize)?;
            next = link.next;
            Some(link.host)
        }))
    }
}

/// What has become of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertState {
    Waiting,
    Unread,
    Taken,
    JudgedFalse,
    JudgedTrue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlertBelief {
    pub sensor: SensorId,
    pub host: HostId,
    pub state: AlertState,
    pub case: CaseId,
    pub raised: SimTime,
    /// First link of the chain of further hosts.
    pub more: u32,
    pub hosts: u32,
    /// How often it was taken up again.
    pub reopened: u32,
}

/// A further host of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlertLink {
    pub host: HostId,
    pub next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseBelief {
    /// Where it was opened.
    pub unit: UnitId,
    /// Who works on it now.
    pub holder: UnitId,
    pub alert: AlertId,
    pub opened: SimTime,
    pub first_host: HostId,
    pub counts: Counts,
    /// Tactics that its alerts told of, a bit each.
    pub stages: u32,
}

/// The incident, once one is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncidentBelief {
    pub case: CaseId,
    pub declared: SimTime,
    pub open: bool,
    pub severity: SeverityId,
    /// What the impact matrix asked for so far.
    pub due: SeverityId,
    /// What it is taken for, and how far it has come.
    pub class: Option<IncidentClass>,
    pub stage: Option<TacticIx>,
    /// What spoke when it was last classified.
    pub judged_from: (Option<IncidentClass>, Option<TacticIx>),
}

/// What a unit knows in sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitBelief {
    pub counts: Counts,
    /// Reports from outside, other units or the adversary.
    pub told: u32,
    /// Alerts that wait for an analyst.
    pub waiting: u32,
}
