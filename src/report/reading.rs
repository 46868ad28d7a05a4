//! One pass over the journal that collects what sections and charts count: orders, alerts, hosts over time, services.

use super::history::Record;
use super::wanted::{Cut, Wanted};
use crate::base::*;
use crate::journal::truth::{HostTruth, TruthState};
use crate::journal::{Entry, Fact, Journal, Reason, ServiceState};
use crate::scenario::Scenario;
use crate::score::Scorecard;
use crate::score::lessons::{Lesson, lessons};

pub struct Reading<'a> {
    pub journal: &'a Journal,
    pub scenario: &'a Scenario,
    pub card: &'a Scorecard,
    pub cut: Cut,
    /// Earlier runs, oldest first.
    pub earlier: &'a [Record],
    /// What the run teaches.
    pub lessons: Vec<Lesson>,
    pub orders: Orders,
    pub alerts: Vec<Alert>,
    /// Whether an entry's origins end in a technique use, by entry.
    pub by_adversary: Vec<bool>,
    pub compromised: Vec<(SimTime, u64)>,
    pub isolated: Vec<(SimTime, u64)>,
    pub encrypted: Vec<(SimTime, u64)>,
    /// What became of the hosts of each segment.
    pub segments: Vec<SegmentTrack>,
    /// By service: its states in time order.
    pub services: Vec<Vec<Turn>>,
    pub steps: Vec<StepTrack>,
    /// Traces that a sensor could see, and those of them that it alerted to, by sensor.
    pub sensors: Vec<SensorTally>,
    pub end: SimTime,
}

/// The orders of a run, by id.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    rows: Vec<Order>,
}

#[derive(Clone, Copy, Debug)]
pub struct Order {
    pub action: ActionId,
    pub target: u32,
    pub unit: UnitId,
    pub ordered: SimTime,
    pub entry: EntryId,
    pub asked: Option<(SimTime, PersonId)>,
    pub approved: Option<(SimTime, PersonId)>,
    /// Who works on it.
    pub person: PersonId,
    pub started: Option<SimTime>,
    pub ended: Option<(SimTime, bool)>,
    /// Row of the scorecard's delays.
    pub delay: Option<usize>,
}

impl Orders {
    /// What was ordered, without what became of it.
    pub fn of(journal: &Journal) -> Orders {
        let mut orders = Orders::default();
        for (number, entry) in journal.entries.iter().enumerate() {
            if let Fact::Ordered { action, target, unit } = entry.fact() {
                orders.rows.push(Order::new(action, target, unit, entry.at, EntryId::from(number)));
            }
        }
        orders
    }
    pub fn get(&self, id: OrderId) -> Option<&Order> {
        self.rows.get(id.index())
    }
    pub fn iter(&self) -> impl Iterator<Item = &Order> {
        self.rows.iter()
    }
    fn change(&mut self, id: OrderId, change: impl FnOnce(&mut Order)) {
        if let Some(row) = self.rows.get_mut(id.index()) {
            change(row);
        }
    }
}

impl Order {
    fn new(action: ActionId, target: u32, unit: UnitId, ordered: SimTime, entry: EntryId) -> Order {
        Order {
            action,
            target,
            unit,
            ordered,
            entry,
            asked: None,
            approved: None,
            person: PersonId::NONE,
            started: None,
            ended: None,
            delay: None,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Alert {
    pub sensor: SensorId,
    pub host: HostId,
    pub raised: SimTime,
    pub entry: EntryId,
    pub adversary: bool,
    pub taken: Option<SimTime>,
    pub judged: Option<bool>,
    pub unread: bool,
    /// A case was opened for it or took it up.
    pub case: bool,
}

/// The hosts of a segment over time.
#[derive(Clone, Debug, Default)]
pub struct SegmentTrack {
    pub hosts: u64,
    /// What holds from each moment on, in time order; before the first, all are untouched.
    pub steps: Vec<SegmentStep>,
}

/// How many hosts of a segment are in which state; no host counts twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentStep {
    pub at: SimTime,
    pub encrypted: u64,
    /// The attacker has a foothold, not encrypted, not cut off.
    pub held: u64,
    /// He has one, and the host is cut off.
    pub caged: u64,
    /// Cut off without a foothold.
    pub cut: u64,
    /// The whole segment is shut off.
    pub shut: bool,
    /// The last entry that changed any of it.
    pub entry: EntryId,
}

impl SegmentStep {
    /// Held or encrypted.
    pub fn taken(&self) -> u64 {
        self.encrypted + self.held + self.caged
    }
    fn of(&mut self, host: HostTruth) -> Option<&mut u64> {
        match (host.encrypted(), host.foothold(), host.isolated()) {
            (true, ..) => Some(&mut self.encrypted),
            (false, true, false) => Some(&mut self.held),
            (false, true, true) => Some(&mut self.caged),
            (false, false, true) => Some(&mut self.cut),
            (false, false, false) => None,
        }
    }
}

impl SegmentTrack {
    /// What held at a moment.
    pub fn at(&self, time: SimTime) -> SegmentStep {
        let after = self.steps.partition_point(|step| step.at <= time);
        after.checked_sub(1).map_or_else(SegmentStep::default, |step| self.steps[step])
    }
    fn change(&mut self, at: SimTime, entry: EntryId, change: impl FnOnce(&mut SegmentStep)) {
        let last = self.steps.last().copied().unwrap_or_default();
        if last.at != at || self.steps.is_empty() {
            self.steps.push(SegmentStep { at, ..last });
        }
        let step = self.steps.last_mut().expect("a step was just pushed");
        step.entry = entry;
        change(step);
    }
}

/// A service changes state.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub at: SimTime,
    pub state: ServiceState,
    pub by_attack: ServiceState,
    pub entry: EntryId,
}

/// What became of one step of the adversary's script.
#[derive(Clone, Copy, Debug, Default)]
pub struct StepTrack {
    pub first: Option<(SimTime, EntryId)>,
    pub last: SimTime,
    pub worked: u32,
    pub failed: u32,
    pub blocked: u32,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct SensorTally {
    pub traces: u32,
    pub true_alerts: u32,
    pub false_alerts: u32,
    pub unread: u32,
}

impl<'a> Reading<'a> {
    pub fn new(journal: &'a Journal, scenario: &'a Scenario, card: &'a Scorecard) -> Reading<'a> {
        let end = journal.entries.last().map_or(card.end, |entry| entry.at.max(card.end));
        let mut reading = Reading {
            journal,
            scenario,
            card,
            cut: Cut::default(),
            earlier: &[],
            lessons: lessons(journal, scenario, card),
            orders: Orders::default(),
            alerts: Vec::new(),
            by_adversary: Vec::with_capacity(journal.entries.len()),
            compromised: Vec::new(),
            isolated: Vec::new(),
            encrypted: Vec::new(),
            segments: vec![SegmentTrack::default(); scenario.organisation.segments.len()],
            services: vec![Vec::new(); scenario.organisation.services.len()],
            steps: vec![StepTrack::default(); scenario.adversary.steps.len()],
            sensors: vec![SensorTally::default(); scenario.organisation.sensors.len()],
            end,
        };
        for group in &scenario.organisation.groups {
            if let Some(track) = reading.segments.get_mut(group.segment.index()) {
                track.hosts += u64::from(group.count);
            }
        }
        let mut truth = TruthState::new(&scenario.organisation);
        for (number, entry) in journal.entries.iter().enumerate() {
            let id = EntryId::from(number);
            let fact = entry.fact();
            let origin = entry.origin.index();
            let caused = matches!(fact, Fact::UseStarted { .. }) || (origin < number && reading.by_adversary[origin]);
            reading.by_adversary.push(caused);
            reading.count_hosts(&mut truth, id, entry, fact);
            reading.take(id, entry, fact, caused);
        }
        for (row, delay) in card.delays.iter().enumerate() {
            reading.orders.change(delay.order, |order| order.delay = Some(row));
        }
        reading
    }

    /// As these readers want it.
    pub fn wanted(self, wanted: &'a Wanted) -> Reading<'a> {
        Reading { cut: wanted.cut, earlier: &wanted.earlier, ..self }
    }

    fn count_hosts(&mut self, truth: &mut TruthState, id: EntryId, entry: &Entry, fact: Fact) {
        let host = match fact {
            Fact::FootholdGained { host, .. } | Fact::FootholdLost { host, .. } | Fact::HostChanged { host, .. } => {
                host
            }
            Fact::SegmentChanged { segment, .. } => {
                truth.rows().apply(fact);
                let shut = truth.segments[segment.index()].shut();
                self.segments[segment.index()].change(entry.at, id, |step| step.shut = shut);
                return;
            }
            _ => return,
        };
        let before = truth.hosts[host.index()];
        truth.rows().apply(fact);
        let after = truth.hosts[host.index()];
        step(&mut self.compromised, entry.at, before.foothold(), after.foothold());
        step(&mut self.isolated, entry.at, before.isolated(), after.isolated());
        step(&mut self.encrypted, entry.at, before.encrypted(), after.encrypted());
        let state = |host: HostTruth| (host.encrypted(), host.foothold(), host.isolated());
        if state(before) != state(after) {
            let organisation = &self.scenario.organisation;
            let segment = organisation.groups[organisation.group_of(host).index()].segment;
            self.segments[segment.index()].change(entry.at, id, |step| {
                if let Some(count) = step.of(before) {
                    *count = count.saturating_sub(1);
                }
                if let Some(count) = step.of(after) {
                    *count += 1;
                }
            });
        }
    }

    fn take(&mut self, id: EntryId, entry: &Entry, fact: Fact, caused: bool) {
        match fact {
            Fact::UseStarted { step, .. } => self.track(step, id, entry.at, |_| {}),
            Fact::UseWorked { step, .. } => self.track(step, id, entry.at, |track| track.worked += 1),
            Fact::UseFailed { step, .. } => self.track(step, id, entry.at, |track| track.failed += 1),
            Fact::UseBlocked { step, .. } => self.track(step, id, entry.at, |track| track.blocked += 1),
            Fact::Observable { sensor, .. } => self.tally(sensor, |tally| tally.traces += 1),
            Fact::ServiceChanged { service, state, by_attack } => {
                if let Some(turns) = self.services.get_mut(service.index()) {
                    turns.push(Turn { at: entry.at, state, by_attack, entry: id });
                }
            }
            Fact::AlertRaised { sensor, host, .. } => {
                let (raised, entry) = (entry.at, id);
                self.alerts.push(Alert {
                    sensor,
                    host,
                    raised,
                    entry,
                    adversary: caused,
                    taken: None,
                    judged: None,
                    unread: false,
                    case: false,
                });
                self.tally(sensor, |tally| if caused { tally.true_alerts += 1 } else { tally.false_alerts += 1 });
            }
            Fact::AlertTaken { alert, .. } => self.alert(alert, |row| row.taken = Some(entry.at)),
            Fact::AlertJudged { alert, judged_true, .. } => self.alert(alert, |row| row.judged = Some(judged_true)),
            Fact::CaseOpened { alert, .. } | Fact::CaseExtended { alert, .. } => {
                self.alert(alert, |row| row.case = true);
            }
            Fact::AlertUnread { alert } => {
                self.alert(alert, |row| row.unread = true);
                if let Some(sensor) = self.alerts.get(alert.index()).map(|row| row.sensor) {
                    self.tally(sensor, |tally| tally.unread += 1);
                }
            }
            Fact::Ordered { action, target, unit } => {
                self.orders.rows.push(Order::new(action, target, unit, entry.at, id));
            }
            _ => self.take_order(entry, fact),
        }
    }

    fn take_order(&mut self, entry: &Entry, fact: Fact) {
        let at = entry.at;
        match fact {
            Fact::ApprovalAsked { order, person } => {
                self.orders.change(order, |row| row.asked = row.asked.or(Some((at, person))));
            }
            Fact::ApprovalGiven { order, person } => {
                self.orders.change(order, |row| row.approved = Some((at, person)));
            }
            Fact::TaskState { order, person, .. } if entry.reason() == Reason::Working => {
                self.orders.change(order, |row| {
                    row.person = person;
                    row.started = row.started.or(Some(at));
                });
            }
            Fact::ActionStarted { order, .. } => {
                self.orders.change(order, |row| row.started = row.started.or(Some(at)));
            }
            Fact::ActionFinished { order, .. } => self.orders.change(order, |row| row.ended = Some((at, true))),
            Fact::ActionFailed { order, .. } => self.orders.change(order, |row| row.ended = Some((at, false))),
            _ => {}
        }
    }

    fn track(&mut self, step: StepId, id: EntryId, at: SimTime, change: impl FnOnce(&mut StepTrack)) {
        if let Some(track) = self.steps.get_mut(step.index()) {
            track.first = track.first.or(Some((at, id)));
            track.last = at;
            change(track);
        }
    }
    fn tally(&mut self, sensor: SensorId, change: impl FnOnce(&mut SensorTally)) {
        if let Some(tally) = self.sensors.get_mut(sensor.index()) {
            change(tally);
        }
    }
    fn alert(&mut self, alert: AlertId, change: impl FnOnce(&mut Alert)) {
        if let Some(row) = self.alerts.get_mut(alert.index()) {
            change(row);
        }
    }
}

/// Moves a count up or down; changes at one moment become one step.
fn step(steps: &mut Vec<(SimTime, u64)>, at: SimTime, before: bool, after: bool) {
    if before == after {
        return;
    }
    let last = steps.last().map_or(0, |step| step.1);
    let value = if after { last + 1 } else { last.saturating_sub(1) };
    match steps.last_mut() {
        Some(step) if step.0 == at => step.1 = value,
        _ => steps.push((at, value)),
    }
}
