//! After a demand: the deadline, what moves it, and what is published when it passes (P7.7).

use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::world::{ExtortionState, Out, SimEvent, Topology, Truth};

/// A demand was left: its deadline begins to run. A second demand changes nothing.
pub fn begin(step: StepId, demand: EntryId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(spec) = &topology.scenario.adversary.extortion else { return };
    if !truth.tables.extortion.due.is_never() {
        return;
    }
    let due = out.now + spec.deadline;
    truth.tables.extortion = ExtortionState { due, step, entry: demand, ..ExtortionState::default() };
    out.push_at(due, SimEvent::LeakDue(0));
    if !truth.tables.nobody_home {
        let key = topology.step_keys[step.index()];
        let read = out.span(&topology.scenario.parameters.dist("extort.read"), Purpose::DemandFound, key);
        out.push(read, SimEvent::DemandFound);
    }
}

/// Somebody wrote. One who may is worth waiting for, once; anybody else gives away that there is no plan.
pub fn contacted(order: OrderId, authorised: bool, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(spec) = &topology.scenario.adversary.extortion else { return };
    truth.record(Fact::AdversaryContacted { order, authorised }, Reason::None, topology, out);
    let state = truth.tables.extortion;
    match authorised {
        true if !state.contacted => move_deadline(state.due + spec.extends, truth, out),
        true => {}
        false => move_deadline(state.due.min(out.now + spec.hurries), truth, out),
    }
    truth.tables.extortion.contacted = true;
}

/// The demand was refused in public.
pub fn refused(truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(spec) = &topology.scenario.adversary.extortion else { return };
    let due = truth.tables.extortion.due.min(out.now + spec.hurries);
    move_deadline(due, truth, out);
}

fn move_deadline(due: SimTime, truth: &mut Truth, out: &mut Out) {
    let state = &mut truth.tables.extortion;
    if state.published || state.paid || state.due == due {
        return;
    }
    state.due = due;
    state.version += 1;
    let version = state.version;
    out.fact(Fact::DeadlineMoved { minutes: minutes(due) });
    out.push_at(due, SimEvent::LeakDue(version));
}

/// The money came: what it was paid for follows.
pub fn paid(truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(spec) = &topology.scenario.adversary.extortion else { return };
    truth.tables.extortion.paid = true;
    let key = topology.step_keys[truth.tables.extortion.step.index()];
    let delivers = out.span(&spec.delivers, Purpose::KeepsWord, key.child(Purpose::KeepsWord, 1));
    out.push(delivers, SimEvent::DecryptorSent);
}

/// The deadline passes: what was taken is published, unless it was bought back. Says how many records.
pub fn leak(version: u32, truth: &mut Truth, topology: &Topology, out: &mut Out) -> u32 {
    let state = truth.tables.extortion;
    let Some(spec) = &topology.scenario.adversary.extortion else { return 0 };
    let key = topology.step_keys[state.step.index()];
    let bought = state.paid && out.hits(spec.keeps_word, Purpose::KeepsWord, key);
    if state.version != version || state.published || bought {
        return 0;
    }
    truth.tables.extortion.published = true;
    let mut all = 0;
    for index in 0..truth.rows.stores.len() {
        let (store, records) = (StoreId::from(index), truth.rows.stores[index].stolen_records);
        if records > 0 {
            out.origin = state.entry;
            truth.record(Fact::RecordsPublished { store, records }, Reason::Attack, topology, out);
            all += records;
        }
    }
    all
}

/// A moment as facts hold it: whole minutes from STARTEX.
pub fn minutes(at: SimTime) -> u32 {
    u32::try_from(at.0 / SimSpan::minutes(1).0).unwrap_or(0)
}
