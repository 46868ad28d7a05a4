//! What is believed: plain rows, and the one `apply` that folds Recorded and Known entries into them.
//! Belief belongs to units: a host to its own unit, or to the holder of the case that it is part of.
//! Nothing here is reachable from truth; only facts get in.

use super::truth::flags;
use super::{AccountMark, DomainMark, Entry, Fact, HostMark, SegmentMark, ServiceState, Side, Trace, WeaknessMark};
use crate::base::*;
use crate::scenario::{ClockAnchor, HostSet, HostState, IncidentClass, KindFilter, Mark, Organisation};
use bevy_ecs::component::Component;

/// Belief about a host.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostBelief {
    flags: u16,
    /// The case that it is part of.
    pub case: CaseId,
    /// Next host of the same case.
    pub next: HostId,
}

impl Default for HostBelief {
    fn default() -> HostBelief {
        HostBelief { flags: 0, case: CaseId::NONE, next: HostId::NONE }
    }
}

flags!(HostBelief {
    suspected / set_suspected = 0;
    encrypted / set_encrypted = 1;
    isolated / set_isolated = 2;
    off / set_off = 3;
    /// Cleaned, rebuilt or restored since it was last suspected.
    cleaned / set_cleaned = 4;
    verified / set_verified = 5;
    released / set_released = 6;
    /// Stands in the incident's record.
    recorded / set_recorded = 7;
});

impl HostBelief {
    /// Believed to be hit in some way.
    pub fn affected(self) -> bool {
        self.suspected() || self.encrypted()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountBelief {
    flags: u16,
}
flags!(AccountBelief {
    suspected / set_suspected = 0;
    locked / set_locked = 1;
});

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentBelief {
    flags: u16,
}
flags!(SegmentBelief {
    isolated / set_isolated = 0;
    off / set_off = 1;
});
impl SegmentBelief {
    pub fn shut(self) -> bool {
        self.isolated() || self.off()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainBelief {
    flags: u16,
}
flags!(DomainBelief {
    suspected / set_suspected = 0;
    passwords_reset / set_passwords_reset = 1;
    tickets_voided / set_tickets_voided = 2;
    recovered / set_recovered = 3;
});

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceBelief {
    pub state: ServiceState,
    /// When it was last believed to be up, if it is not.
    pub since: SimTime,
}

/// Belief about a weakness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeaknessBelief {
    pub known: bool,
    pub patched: bool,
    pub shielded: bool,
    /// A scan confirmed the fix.
    pub verified: bool,
}

impl WeaknessBelief {
    /// Known and neither fixed nor shielded.
    pub fn open(self) -> bool {
        self.known && !self.patched && !self.shielded
    }
    pub fn mark(&mut self, mark: WeaknessMark) {
        match mark {
            WeaknessMark::Found => (self.known, self.patched, self.verified) = (true, false, false),
            WeaknessMark::Patched => (self.known, self.patched) = (true, true),
            WeaknessMark::Shielded => (self.known, self.shielded) = (true, true),
            WeaknessMark::Unshielded => self.shielded = false,
            WeaknessMark::Verified => self.verified = true,
        }
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

/// Believed hosts by state and kind: workstations, servers, directory servers (which count as servers too).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_state: [[u32; 3]; STATES],
}

const STATES: usize = 7;

impl Counts {
    pub fn get(&self, state: HostState, kind: Option<KindFilter>) -> u32 {
        let [workstations, servers, directories] = self.by_state[state as usize];
        match kind {
            None => workstations + servers,
            Some(KindFilter::Workstation) => workstations,
            Some(KindFilter::Server) => servers,
            Some(KindFilter::Directory) => directories,
        }
    }
    fn add(&mut self, states: [bool; STATES], kinds: [bool; 3], sign: i32) {
        for (state, on) in states.into_iter().enumerate() {
            for (kind, counts) in kinds.into_iter().enumerate() {
                if on && counts {
                    let cell = &mut self.by_state[state][kind];
                    *cell = cell.wrapping_add_signed(sign);
                }
            }
        }
    }
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
    /// The step by which the adversary came in, once an analysis found it.
    pub root_cause: Option<StepId>,
    /// What is known of tools, by where they leave it.
    pub indicators: std::collections::BTreeSet<(Trace, ToolId)>,
    pub samples: std::collections::BTreeSet<Trace>,
    /// Every step is recorded.
    pub custody: bool,
    /// Tools whose indicators the team has.
    pub known_tools: std::collections::BTreeSet<ToolId>,
    /// Hosts believed hit, by group, for groups that hold records.
    hit_stores: std::collections::BTreeMap<GroupId, u32>,
    /// The most records that ever lay on hosts believed hit.
    pub records_exposed: u32,
    /// How often each action was finished for each unit (for the centre: since the last declaration).
    done: Vec<u32>,
    /// The unit behind each order.
    order_units: Vec<UnitId>,
}

const MARKS: usize = 9;
// Those of an incident follow its declaration.
const _: () = assert!(Mark::Declared as usize == 3 && Mark::Reviewed as usize == MARKS - 1);

/// What a unit knows in sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitBelief {
    pub counts: Counts,
    /// Reports from outside, other units or the adversary.
    pub told: u32,
    /// Alerts that wait for an analyst.
    pub waiting: u32,
}

/// The immutable map that the fold needs: where hosts belong.
#[derive(Clone, Debug)]
pub struct BeliefMap {
    group_of: Vec<u16>,
    groups: Vec<GroupPlace>,
    sensor_units: Vec<UnitId>,
    centre: UnitId,
    actions: usize,
}

#[derive(Clone, Copy, Debug)]
struct GroupPlace {
    first: HostId,
    count: u32,
    unit: UnitId,
    segment: SegmentId,
    kinds: [bool; 3],
    /// Records that its hosts hold.
    records: u32,
}

impl BeliefMap {
    pub fn new(organisation: &Organisation, actions: usize) -> BeliefMap {
        let mut group_of = Vec::with_capacity(organisation.host_count());
        let mut groups = Vec::new();
        for (index, group) in organisation.groups.iter().enumerate() {
            let index = u16::try_from(index).expect("the scenario check limits host groups to 65,535");
            group_of.extend(std::iter::repeat_n(index, group.count as usize));
            let directory = group.kind == crate::scenario::HostKind::Directory;
            groups.push(GroupPlace {
                first: group.first,
                count: group.count,
                unit: group.unit,
                segment: group.segment,
                kinds: [!group.kind.is_server(), group.kind.is_server(), directory],
                records: records_of(organisation, GroupId::from(usize::from(index))),
            });
        }
        let sensor_units = organisation.sensors.iter().map(|sensor| sensor.unit).collect();
        BeliefMap { group_of, groups, sensor_units, centre: organisation.centre, actions }
    }
    fn place(&self, host: HostId) -> &GroupPlace {
        &self.groups[usize::from(self.group_of[host.index()])]
    }
    pub fn centre(&self) -> UnitId {
        self.centre
    }
    pub fn is_server(&self, host: HostId) -> bool {
        self.place(host).kinds[1]
    }
    pub fn unit(&self, host: HostId) -> UnitId {
        self.place(host).unit
    }
    pub fn segment(&self, host: HostId) -> SegmentId {
        self.place(host).segment
    }
}

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
            root_cause: None,
            indicators: std::collections::BTreeSet::new(),
            samples: std::collections::BTreeSet::new(),
            custody: false,
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

impl BeliefRows<'_> {
    /// Folds one entry. Facts of truth are passed over.
    pub fn apply(&mut self, entry: &Entry) {
        if entry.side() == Side::Truth {
            return;
        }
        match entry.fact() {
            Fact::AlertRaised { alert, sensor, host } => self.alert_raised(alert, sensor, host, entry.at),
            Fact::AlertExtended { alert, host } => {
                let link = AlertLink { host, next: self.whole.alerts[alert.index()].more };
                let row = &mut self.whole.alerts[alert.index()];
                row.more = u32::try_from(self.whole.links.len()).expect("fewer than 2^32 links");
                row.hosts += 1;
                self.whole.links.push(link);
            }
            Fact::AlertUnread { alert } => self.alert_leaves_queue(alert, AlertState::Unread),
            Fact::AlertTaken { alert, .. } => self.alert_leaves_queue(alert, AlertState::Taken),
            Fact::AlertJudged { alert, judged_true, .. } => {
                self.whole.alerts[alert.index()].state =
                    if judged_true { AlertState::JudgedTrue } else { AlertState::JudgedFalse };
            }
            Fact::CaseOpened { case, unit, alert } => self.case_opened(case, unit, alert, entry.at),
            Fact::CaseExtended { case, alert } => self.whole.alerts[alert.index()].case = case,
            Fact::Told { case, unit } => self.told(case, unit, entry.at),
            Fact::HostBelieved { host, mark, case } => self.host_believed(host, mark, case),
            Fact::AccountBelieved { account, mark, .. } => {
                let row = &mut self.accounts[account.index()];
                match mark {
                    AccountMark::Suspected => row.set_suspected(true),
                    AccountMark::Locked => row.set_locked(true),
                    AccountMark::Reset => row.set_suspected(false),
                    AccountMark::Unlocked => row.set_locked(false),
                }
            }
            Fact::IndicatorKnown { trace, tool } => {
                self.whole.indicators.insert((trace, tool));
            }
            Fact::CustodyOpened {} => self.whole.custody = true,
            Fact::SampleKept { trace } => {
                self.whole.samples.insert(trace);
            }
            Fact::SegmentBelieved { segment, mark } => self.segment_believed(segment, mark),
            Fact::DomainBelieved { domain, mark } => {
                let row = &mut self.domains[domain.index()];
                match mark {
                    DomainMark::Suspected => row.set_suspected(true),
                    DomainMark::PasswordsReset => row.set_passwords_reset(true),
                    DomainMark::TicketsVoided => row.set_tickets_voided(true),
                    DomainMark::Recovered => row.set_recovered(true),
                }
            }
            Fact::ServiceBelieved { service, state } => {
                let row = &mut self.services[service.index()];
                if row.state == ServiceState::Up {
                    row.since = entry.at;
                }
                row.state = state;
            }
            Fact::IndicatorsKnown { tool, .. } => {
                self.whole.known_tools.insert(tool);
            }
            Fact::AlertReopened { alert } => self.alert_reopened(alert),
            Fact::StageBelieved { case, stage, .. } => self.whole.cases[case.index()].stages |= 1 << (stage.0 & 31),
            Fact::IncidentClassified { incident, class, stage } => {
                self.anchor(ClockAnchor::Classified, entry.at);
                let speaks = self.speaks_for();
                let row = &mut self.whole.incidents[incident.index()];
                (row.class, row.stage, row.judged_from) = (Some(class), stage.some(), speaks);
            }
            Fact::SeverityDue { incident, severity } => self.whole.incidents[incident.index()].due = severity,
            Fact::HostRecorded { host, .. } => {
                self.count(host, -1);
                self.hosts[host.index()].set_recorded(true);
                self.count(host, 1);
            }
            Fact::OutsideReport { unit, .. } => self.whole.units[unit.index()].told += 1,
            Fact::RecordsBelieved { records } => self.whole.records_at_risk = self.whole.records_at_risk.max(records),
            Fact::IncidentDeclared { case, .. } => {
                self.whole.incidents.push(IncidentBelief {
                    case,
                    declared: entry.at,
                    open: true,
                    severity: SeverityId::NONE,
                    due: SeverityId::NONE,
                    class: None,
                    stage: None,
                    judged_from: (None, None),
                });
                // What was reached in an incident before counts no more.
                self.whole.marks[Mark::Declared as usize..].fill(SimTime::NEVER);
                self.reach(Mark::Declared, entry.at);
                self.whole.anchors.fill(SimTime::NEVER);
                self.whole.filed.fill(SimTime::NEVER);
                self.anchor(ClockAnchor::Aware, entry.at);
                let centre = self.map.centre.index() * self.map.actions;
                self.whole.done[centre..centre + self.map.actions].fill(0);
            }
            Fact::WeaknessBelieved { vulnerability, mark } => self.whole.weaknesses[vulnerability.index()].mark(mark),
            Fact::RootCauseFound { step, .. } => self.whole.root_cause = Some(step),
            Fact::IncidentWithdrawn { incident } => self.whole.incidents[incident.index()].open = false,
            Fact::SeveritySet { incident, severity } => {
                self.whole.incidents[incident.index()].severity = severity;
            }
            Fact::MarkReached { mark } => {
                self.reach(mark, entry.at);
                if mark == Mark::Closed {
                    self.anchor(ClockAnchor::Closed, entry.at);
                }
                if mark == Mark::Closed
                    && let Some(row) = self.whole.incidents.last_mut()
                {
                    row.open = false;
                }
            }
            Fact::AnchorReached { anchor } => self.anchor(anchor, entry.at),
            Fact::NoticeFiled { clock, .. } => {
                let slot = &mut self.whole.filed[clock.index()];
                *slot = (*slot).min(entry.at);
            }
            Fact::Ordered { unit, .. } => self.whole.order_units.push(unit),
            Fact::ActionFinished { action, order, .. } => {
                let unit = self.whole.order_units[order.index()];
                self.whole.done[unit.index() * self.map.actions + action.index()] += 1;
            }
            _ => {}
        }
    }

    fn reach(&mut self, mark: Mark, at: SimTime) {
        let slot = &mut self.whole.marks[mark as usize];
        if slot.is_never() {
            *slot = at;
        }
    }

    fn anchor(&mut self, anchor: ClockAnchor, at: SimTime) {
        let slot = &mut self.whole.anchors[anchor as usize];
        *slot = (*slot).min(at);
    }

    fn alert_raised(&mut self, alert: AlertId, sensor: SensorId, host: HostId, at: SimTime) {
        debug_assert_eq!(alert.index(), self.whole.alerts.len(), "alerts are numbered as they come");
        self.whole.alerts.push(AlertBelief {
            sensor,
            host,
            state: AlertState::Waiting,
            case: CaseId::NONE,
            raised: at,
            more: u32::MAX,
            hosts: 1,
            reopened: 0,
        });
        let unit = self.map.sensor_units[sensor.index()];
        self.whole.units[unit.index()].waiting += 1;
        if unit == self.map.centre {
            self.reach(Mark::FirstAlert, at);
        }
    }

    fn alert_leaves_queue(&mut self, alert: AlertId, state: AlertState) {
        let row = &mut self.whole.alerts[alert.index()];
        if row.state == AlertState::Waiting {
            self.whole.units[self.map.sensor_units[row.sensor.index()].index()].waiting -= 1;
        }
        row.state = state;
    }

    fn alert_reopened(&mut self, alert: AlertId) {
        let row = &mut self.whole.alerts[alert.index()];
        if row.state != AlertState::Waiting {
            self.whole.units[self.map.sensor_units[row.sensor.index()].index()].waiting += 1;
        }
        row.state = AlertState::Waiting;
        row.reopened += 1;
    }

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

    fn case_opened(&mut self, case: CaseId, unit: UnitId, alert: AlertId, at: SimTime) {
        debug_assert_eq!(case.index(), self.whole.cases.len(), "cases are numbered as they come");
        self.whole.cases.push(CaseBelief {
            unit,
            holder: unit,
            alert,
            opened: at,
            first_host: HostId::NONE,
            counts: Counts::default(),
            stages: 0,
        });
        if let Some(alert) = alert.some() {
            self.whole.alerts[alert.index()].case = case;
        }
        if unit == self.map.centre {
            self.reach(Mark::FirstCase, at);
        }
    }

    fn told(&mut self, case: CaseId, unit: UnitId, at: SimTime) {
        let mut host = self.whole.cases[case.index()].first_host;
        while !host.is_none() {
            self.count(host, -1);
            host = self.hosts[host.index()].next;
        }
        self.whole.cases[case.index()].holder = unit;
        let mut host = self.whole.cases[case.index()].first_host;
        while !host.is_none() {
            self.count(host, 1);
            host = self.hosts[host.index()].next;
        }
        self.whole.units[unit.index()].told += 1;
        if unit == self.map.centre {
            self.reach(Mark::FirstCase, at);
        }
    }

    fn host_believed(&mut self, host: HostId, mark: HostMark, case: CaseId) {
        self.count(host, -1);
        let row = self.hosts[host.index()];
        if let Some(case) = case.some()
            && case != row.case
            && (row.case.is_none() || !row.affected())
        {
            self.leave_case(host);
            let row = &mut self.hosts[host.index()];
            row.case = case;
            row.next = self.whole.cases[case.index()].first_host;
            self.whole.cases[case.index()].first_host = host;
        }
        let row = &mut self.hosts[host.index()];
        match mark {
            HostMark::Suspected => {
                row.set_suspected(true);
                row.set_cleaned(false);
                row.set_verified(false);
                row.set_released(false);
            }
            HostMark::Cleared => row.set_suspected(false),
            HostMark::Encrypted => {
                row.set_encrypted(true);
                row.set_cleaned(false);
                row.set_released(false);
            }
            HostMark::Isolated => row.set_isolated(true),
            HostMark::Reconnected => row.set_isolated(false),
            HostMark::ShutDown => row.set_off(true),
            HostMark::Restarted => row.set_off(false),
            HostMark::Cleaned => {
                row.set_suspected(false);
                row.set_cleaned(true);
            }
            HostMark::Rebuilt | HostMark::Restored => {
                row.set_suspected(false);
                row.set_encrypted(false);
                row.set_cleaned(true);
            }
            HostMark::Verified => row.set_verified(true),
            HostMark::Released => {
                row.set_isolated(false);
                row.set_off(false);
                row.set_released(true);
            }
        }
        self.count(host, 1);
    }

    /// A host that is hit again is part of the new case, no longer of the old one.
    fn leave_case(&mut self, host: HostId) {
        let HostBelief { case, next, .. } = self.hosts[host.index()];
        let Some(case) = case.some() else { return };
        let mut at = self.whole.cases[case.index()].first_host;
        if at == host {
            self.whole.cases[case.index()].first_host = next;
            return;
        }
        while !at.is_none() {
            let row = &mut self.hosts[at.index()];
            if row.next == host {
                row.next = next;
                return;
            }
            at = row.next;
        }
    }

    fn segment_believed(&mut self, segment: SegmentId, mark: SegmentMark) {
        self.count_segment(segment, -1);
        let row = &mut self.segments[segment.index()];
        match mark {
            SegmentMark::Isolated => row.set_isolated(true),
            SegmentMark::Reconnected => row.set_isolated(false),
            SegmentMark::ShutDown => row.set_off(true),
            SegmentMark::Restarted => row.set_off(false),
        }
        self.count_segment(segment, 1);
    }

    /// Takes every host of a segment out of the sums, or puts it back.
    fn count_segment(&mut self, segment: SegmentId, sign: i32) {
        for group in 0..self.map.groups.len() {
            let place = self.map.groups[group];
            if place.segment == segment {
                for host in place.first.0..place.first.0 + place.count {
                    self.count(HostId(host), sign);
                }
            }
        }
    }

    /// A host that holds records is believed hit, or no longer.
    fn count_store(&mut self, host: HostId, sign: i32) {
        let group = GroupId(u32::from(self.map.group_of[host.index()]));
        let hit = self.whole.hit_stores.entry(group).or_insert(0);
        *hit = hit.wrapping_add_signed(sign);
        let map = self.map;
        let held = self.whole.hit_stores.iter().filter(|row| *row.1 > 0);
        let records = held.fold(0u32, |sum, row| sum.saturating_add(map.groups[row.0.index()].records));
        self.whole.records_exposed = self.whole.records_exposed.max(records);
    }

    fn count(&mut self, host: HostId, sign: i32) {
        let row = self.hosts[host.index()];
        if row.flags == 0 {
            return;
        }
        let place = *self.map.place(host);
        if place.records > 0 && row.affected() {
            self.count_store(host, sign);
        }
        let states = host_states(row, self.segments[place.segment.index()]);
        let holder = match row.case.some() {
            Some(case) => {
                let case = &mut self.whole.cases[case.index()];
                case.counts.add(states, place.kinds, sign);
                case.holder
            }
            None => place.unit,
        };
        self.whole.units[holder.index()].counts.add(states, place.kinds, sign);
    }
}

/// Records that the hosts of a group hold.
fn records_of(organisation: &Organisation, group: GroupId) -> u32 {
    organisation
        .stores
        .iter()
        .filter(|store| store.group == group)
        .fold(0, |sum, store| sum.saturating_add(store.records))
}

// Tactics by their number in the kill chain (`TechniqueTable::tactics`).
const CREDENTIAL_ACCESS: u32 = 8;
const COLLECTION: u32 = 11;
const EXFILTRATION: u32 = 13;
const IMPACT: u32 = 14;

/// The believed states of a host, in the order of `HostState`.
pub fn host_states(row: HostBelief, segment: SegmentBelief) -> [bool; STATES] {
    let cut_off = row.isolated() || row.off() || segment.shut() && !row.released();
    [
        row.suspected(),
        row.affected() && !cut_off,
        row.encrypted(),
        row.isolated(),
        row.affected() && !row.cleaned(),
        row.cleaned() && !row.affected() && cut_off,
        row.affected() && !row.recorded(),
    ]
}

/// Whether a host is believed to be in a set, the case aside.
pub fn in_set(set: HostSet, row: HostBelief, segment: SegmentBelief) -> bool {
    host_states(row, segment)[set.state as usize]
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
