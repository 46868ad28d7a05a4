//! What every journal keeps to, for the test files that look at it.
#![allow(dead_code, reason = "each test file uses its part")]

use sandtable::base::*;
use sandtable::journal::{Fact, Journal, Reason, Side};
use sandtable::scenario::Approval;
use sandtable::score::score;
use sandtable::world::Topology;
use std::collections::BTreeMap;

/// Everything that a journal must keep to.
#[track_caller]
pub fn check(journal: &Journal, topology: &Topology, what: &str) {
    if let Some(at) = journal.first_foreign_entry(&topology.scenario) {
        panic!("{what}: entry {at} cites what is not there, or time went back: {:?}", journal.entries[at]);
    }
    let mut complaints = tasks(journal, topology).into_iter().chain(effects(journal)).chain(alerts(journal));
    if let Some(complaint) = complaints.next() {
        if std::env::var_os("SANDTABLE_SHOW").is_some() {
            eprintln!("{}", sandtable::journal::write_text(journal, &topology.scenario));
        }
        panic!("{what}: {complaint}");
    }
    delays(journal, topology, what);
}

/// An order as it stands.
#[derive(Clone, Copy)]
struct Task {
    action: ActionId,
    state: Reason,
    person: PersonId,
    approved: bool,
    /// It had to wait for a yes.
    asks: bool,
    started: bool,
}

/// A task is in one state, a person works on one, in their time, and only after the yes that it needs.
pub fn tasks(journal: &Journal, topology: &Topology) -> Vec<String> {
    let mut found = Vec::new();
    let mut tasks: Vec<Task> = Vec::new();
    let mut works_on: BTreeMap<PersonId, OrderId> = BTreeMap::new();
    let mut answered: BTreeMap<PersonId, SimTime> = BTreeMap::new();
    let mut covered: Vec<OrderId> = Vec::new();
    let organisation = topology.organisation();
    for (number, entry) in journal.entries.iter().enumerate() {
        let mut complain = |what: String| found.push(format!("entry {number} at {}: {what}", entry.at));
        match entry.fact() {
            Fact::Ordered { action, .. } => tasks.push(Task {
                action,
                state: Reason::None,
                person: PersonId::NONE,
                approved: false,
                asks: false,
                started: false,
            }),
            Fact::PersonAnswered { person } => {
                answered.insert(person, entry.at);
            }
            Fact::ApprovalGiven { order, .. } => {
                tasks[order.index()].approved = true;
                covered.push(order);
            }
            Fact::TaskState { order, person, .. } => {
                let (task, state) = (tasks[order.index()], entry.reason());
                if task.state == state && task.person == person {
                    complain(format!("order {} goes from {state:?} to itself", order.0));
                }
                if matches!(task.state, Reason::Done | Reason::Failed | Reason::Cancelled) {
                    complain(format!("order {} goes on after its end", order.0));
                }
                if task.state == Reason::Working && works_on.remove(&task.person) != Some(order) {
                    complain(format!("order {} was worked on by somebody else", order.0));
                }
                if state == Reason::Working {
                    if let Some(other) = works_on.insert(person, order) {
                        complain(format!("person {} works on {} and {}", person.0, other.0, order.0));
                    }
                    let spec = &organisation.people[person.index()];
                    let called = answered.get(&person).is_some_and(|at| entry.at < *at + SimSpan::hours(10));
                    if !called && !topology.calendar.on_shift(spec.shift, entry.at) {
                        complain(format!("person {} works in their free time", person.0));
                    }
                }
                let row = &mut tasks[order.index()];
                (row.state, row.person) = (state, person);
                row.asks |= state == Reason::Approval;
            }
            Fact::ActionStarted { order, .. } => {
                let row = &mut tasks[order.index()];
                if row.started {
                    complain(format!("order {} starts twice", order.0));
                }
                row.started = true;
                // One yes covers the orders of one step: they are of the same action, and younger.
                let yes = row.approved
                    || covered
                        .iter()
                        .any(|&leader| leader < order && tasks[leader.index()].action == tasks[order.index()].action);
                if tasks[order.index()].asks && !yes {
                    complain(format!("order {} starts without its approval", order.0));
                }
                let raci = topology.scenario.plan.raci.iter().find(|raci| raci.action == tasks[order.index()].action);
                let prior = raci.is_some_and(|raci| {
                    raci.approval == Approval::Prior && raci.accountable.is_some_and(|role| role != raci.responsible)
                });
                if !prior && tasks[order.index()].asks && raci.is_none() {
                    complain(format!("order {} asks although no row says so", order.0));
                }
            }
            Fact::ActionFinished { order, .. } | Fact::ActionFailed { order, .. } => {
                let row = tasks[order.index()];
                if row.state != Reason::Working || !row.started {
                    complain(format!("order {} ends although nobody works on it", order.0));
                }
            }
            _ => {}
        }
    }
    found
}

/// What the response changes happens when an action ends, not before.
pub fn effects(journal: &Journal) -> Vec<String> {
    let mut ends: BTreeMap<EntryId, SimTime> = BTreeMap::new();
    let mut entries: Vec<EntryId> = Vec::new();
    for (number, entry) in journal.entries.iter().enumerate() {
        match entry.fact() {
            Fact::Ordered { .. } => entries.push(EntryId::from(number)),
            Fact::ActionFinished { order, .. } | Fact::ActionFailed { order, .. } => {
                ends.insert(entries[order.index()], entry.at);
            }
            _ => {}
        }
    }
    let by_response = journal.entries.iter().enumerate().filter(|(_, entry)| {
        entry.side() == Side::Truth
            && entry.reason() == Reason::Response
            && !matches!(entry.fact(), Fact::AdversaryFree { .. } | Fact::ServiceChanged { .. })
    });
    by_response
        .filter(|(_, entry)| ends.get(&entry.origin) != Some(&entry.at))
        .map(|(number, entry)| {
            format!("entry {number}: {:?} does not come from an action that ends then", entry.fact())
        })
        .collect()
}

/// An alert is raised, then left or taken, then judged.
pub fn alerts(journal: &Journal) -> Vec<String> {
    let mut found = Vec::new();
    let mut taken: BTreeMap<AlertId, bool> = BTreeMap::new();
    for (number, entry) in journal.entries.iter().enumerate() {
        let sound = match entry.fact() {
            Fact::AlertRaised { alert, .. } => taken.insert(alert, false).is_none(),
            Fact::AlertUnread { alert } => taken.get(&alert) == Some(&false),
            Fact::AlertTaken { alert, .. } => taken.insert(alert, true).is_some(),
            Fact::AlertJudged { alert, .. } => taken.get(&alert) == Some(&true),
            _ => true,
        };
        if !sound {
            found.push(format!("entry {number}: {:?} is out of order", entry.fact()));
        }
    }
    found
}

/// Where each order's time went, state by state: approval, off shift, queue, skill, tool, travel, work.
fn times_by_state(journal: &Journal) -> Vec<[i64; 7]> {
    #[derive(Clone, Copy)]
    struct Waiting {
        state: Reason,
        crew: CrewId,
        since: SimTime,
        parts: [i64; 7],
    }
    impl Waiting {
        fn book(&mut self, until: SimTime) {
            let part = match self.state {
                Reason::Approval => 0,
                Reason::OffShift => 1,
                Reason::Queue => 2,
                Reason::Skill => 3,
                Reason::Tool => 4,
                Reason::Travel => 5,
                Reason::Working => 6,
                _ => return,
            };
            self.parts[part] += (until - self.since).0;
            self.since = until;
        }
    }
    let mut orders: Vec<Waiting> = Vec::new();
    for entry in &journal.entries {
        match entry.fact() {
            Fact::Ordered { .. } => {
                orders.push(Waiting { state: Reason::None, crew: CrewId::NONE, since: entry.at, parts: [0; 7] });
            }
            Fact::TaskState { order, crew, .. } => {
                let row = &mut orders[order.index()];
                row.book(entry.at);
                (row.state, row.crew, row.since) = (entry.reason(), crew, entry.at);
            }
            Fact::CrewState { crew } => {
                for row in orders.iter_mut().filter(|row| row.crew == crew) {
                    row.book(entry.at);
                    row.state = entry.reason();
                }
            }
            _ => {}
        }
    }
    let end = journal.entries.last().map_or(SimTime::ZERO, |entry| entry.at);
    for row in &mut orders {
        row.book(end);
    }
    orders.into_iter().map(|row| row.parts).collect()
}

/// The parts of every delay sum to the whole, and each is the time in its state.
#[track_caller]
fn delays(journal: &Journal, topology: &Topology, what: &str) {
    let by_state = times_by_state(journal);
    for delay in score(journal, &topology.scenario).delays {
        let parts = [delay.approval, delay.off_shift, delay.queue, delay.skill, delay.tool, delay.travel, delay.work];
        let sum: i64 = parts.iter().map(|part| part.0).sum();
        assert_eq!(sum, (delay.until - delay.ordered).0, "{what}: {delay:?}");
        assert_eq!(parts.map(|part| part.0), by_state[delay.order.index()], "{what}: {delay:?}");
    }
}
