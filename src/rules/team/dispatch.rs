//! People and work: who takes which order when, pauses at the end of a shift, and is called at night.

use super::order::set_state;
use super::playbook;
use crate::base::*;
use crate::journal::{Fact, Reason, ServiceState};
use crate::rules::{Cx, action};
use crate::world::SimEvent;

pub fn schedule_shift(shift: ShiftId, cx: &mut Cx) {
    if let Some(at) = cx.topology.calendar.next_start(shift, cx.now()) {
        cx.out.push_at(at, SimEvent::ShiftStarts(shift));
    }
}

pub fn shift_starts(shift: ShiftId, cx: &mut Cx) {
    schedule_shift(shift, cx);
    for index in 0..cx.people.len() {
        if cx.topology.organisation().people[index].shift == shift {
            take_work(PersonId::from(index), cx);
        }
    }
}

pub fn serves(person: PersonId, unit: UnitId, cx: &Cx) -> bool {
    let spec = &cx.topology.organisation().people[person.index()];
    spec.unit == unit || spec.serves.contains(&unit)
}

/// On shift or called in, not away, and arrived.
pub fn available(person: PersonId, cx: &Cx) -> bool {
    let spec = &cx.topology.organisation().people[person.index()];
    let (row, now) = (cx.people[person.index()], cx.now());
    row.away_until <= now
        && (spec.travels.is_none() || row.arrived)
        && (row.duty_until > now || cx.topology.calendar.on_shift(spec.shift, now))
}

/// An order is ready for people: the first free one takes it, or it waits.
pub fn enqueue(order: OrderId, cx: &mut Cx) {
    if !tools_work(order, cx) {
        cx.team.no_tool.insert(order);
        set_state(order, Reason::Tool, cx);
        return;
    }
    let row = cx.team.orders[order.index()];
    let candidates = cx.topology.people_of_role[row.role.index()].clone();
    let fit = |person: &&PersonId| serves(**person, row.by_unit, cx);
    let free = candidates.iter().filter(fit).find(|&&person| {
        available(person, cx) && cx.people[person.index()].busy.is_none() && skilled(person, order, cx)
    });
    if let Some(&person) = free {
        start(order, person, cx);
        return;
    }
    let why = why_waiting(order, &candidates, cx);
    let slot = slot(row.role, row.by_unit, cx);
    cx.team.waiting[slot].insert((row.priority, order));
    set_state(order, why, cx);
    if why == Reason::OffShift && row.wakes {
        call_somebody(order, cx);
    }
}

fn slot(role: RoleId, unit: UnitId, cx: &Cx) -> usize {
    role.index() * cx.topology.organisation().units.len() + unit.index()
}

fn skilled(person: PersonId, order: OrderId, cx: &Cx) -> bool {
    let Some(skill) = action::spec(cx.team.orders[order.index()].action).skill else { return true };
    let organisation = cx.topology.organisation();
    // A skill that no author names asks nothing of anybody.
    match organisation.skills.iter().position(|known| known == skill) {
        Some(index) => organisation.people[person.index()].skills.contains(&SkillId::from(index)),
        None => true,
    }
}

/// The first that applies: off shift > queue > skill > travel.
fn why_waiting(order: OrderId, candidates: &[PersonId], cx: &Cx) -> Reason {
    let row = cx.team.orders[order.index()];
    let mut travelling = false;
    let (mut on, mut on_skilled) = (false, false);
    for &person in candidates.iter().filter(|&&person| serves(person, row.by_unit, cx)) {
        let spec = &cx.topology.organisation().people[person.index()];
        travelling |= spec.travels.is_some() && !cx.people[person.index()].arrived;
        if available(person, cx) {
            on = true;
            on_skilled |= skilled(person, order, cx);
        }
    }
    match (on, on_skilled) {
        (true, true) => Reason::Queue,
        (true, false) => Reason::Skill,
        (false, _) if travelling => Reason::Travel,
        (false, _) => Reason::OffShift,
    }
}

/// Whether every service that the action needs is there, or it can be done by hand.
fn tools_work(order: OrderId, cx: &Cx) -> bool {
    let spec = action::spec(cx.team.orders[order.index()].action);
    spec.manual.is_some() || spec.needs.iter().all(|need| need_met(*need, cx))
}

pub fn need_met(need: crate::scenario::Need, cx: &Cx) -> bool {
    let provided = cx.topology.organisation().provides.iter().find(|row| row.0 == need);
    provided.is_none_or(|row| cx.truth.rows.services[row.1.index()].state != ServiceState::Down)
}

/// A service came back: orders that waited for a tool try again.
pub fn retry_tools(cx: &mut Cx) {
    let ready: Vec<OrderId> = cx.team.no_tool.iter().copied().filter(|&order| tools_work(order, cx)).collect();
    for order in ready {
        cx.team.no_tool.remove(&order);
        enqueue(order, cx);
    }
}

/// Calls the person on call who was called least.
fn call_somebody(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let candidates = &cx.topology.people_of_role[row.role.index()];
    let callable = |person: &&PersonId| {
        let (spec, state) = (&cx.topology.organisation().people[person.index()], cx.people[person.index()]);
        spec.on_call
            && (spec.travels.is_none() || state.arrived)
            && !state.called
            && state.away_until <= cx.now()
            && serves(**person, row.by_unit, cx)
    };
    let underway = candidates.iter().any(|person| cx.people[person.index()].called && serves(*person, row.by_unit, cx));
    if underway {
        return;
    }
    let Some(&person) = candidates.iter().filter(callable).min_by_key(|person| cx.people[person.index()].calls) else {
        return;
    };
    let state = &mut cx.people[person.index()];
    state.called = true;
    state.calls += 1;
    let call = state.calls;
    cx.out.origin = row.entry;
    cx.out.fact(Fact::PersonCalled { person });
    let key = call_key(person, call, cx);
    let answer = cx.topology.scenario.parameters.dist("soc.oncall_answer");
    let after = cx.out.span(&answer, Purpose::Answer, key);
    cx.out.push(after, SimEvent::PersonAnswers { person, call });
}

fn call_key(person: PersonId, call: u32, cx: &Cx) -> Key {
    Key::of("call", &cx.topology.organisation().people[person.index()].id, call)
}

/// The answering time is over: the person comes on duty, or was silent and the next one is called.
pub fn person_answers(person: PersonId, call: u32, cx: &mut Cx) {
    let state = &mut cx.people[person.index()];
    if !state.called || state.calls != call {
        return;
    }
    state.called = false;
    let parameters = &cx.topology.scenario.parameters;
    let key = call_key(person, call, cx);
    cx.out.origin = EntryId::NONE;
    if cx.out.hits(parameters.chance("soc.oncall_no_answer"), Purpose::NoAnswer, key) {
        cx.out.fact(Fact::PersonSilent { person });
        if let Some(order) = urgent_order(person, cx) {
            call_somebody(order, cx);
        }
        return;
    }
    let stays = parameters.dist("team.call_out").sample_span(0);
    cx.people[person.index()].duty_until = cx.now() + stays;
    cx.out.fact(Fact::PersonAnswered { person });
    take_work(person, cx);
}

/// The first waiting order that this person could take and that wakes people.
fn urgent_order(person: PersonId, cx: &Cx) -> Option<OrderId> {
    next_order(person, cx).filter(|order| cx.team.orders[order.index()].wakes)
}

/// The outside responders set out.
pub fn send_for_outsiders(cx: &mut Cx) {
    for index in 0..cx.people.len() {
        let person = PersonId::from(index);
        let spec = &cx.topology.organisation().people[index];
        if let Some(travel) = &spec.travels
            && !cx.people[index].arrived
        {
            let after = cx.out.span(travel, Purpose::Travel, Key::of("travel", &spec.id, 0));
            cx.out.push(after, SimEvent::PersonArrives(person));
        }
    }
}

pub fn person_arrives(person: PersonId, cx: &mut Cx) {
    cx.people[person.index()].arrived = true;
    cx.out.origin = cx.team.incident_entry;
    cx.out.fact(Fact::PersonArrived { person });
    take_work(person, cx);
}

/// A person who is free and there takes the most urgent order that waits for the role.
pub fn take_work(person: PersonId, cx: &mut Cx) {
    if !cx.people[person.index()].busy.is_none() || !available(person, cx) {
        return;
    }
    if let Some(order) = next_order(person, cx) {
        let row = cx.team.orders[order.index()];
        let slot = slot(row.role, row.by_unit, cx);
        cx.team.waiting[slot].remove(&(row.priority, order));
        start(order, person, cx);
    }
}

fn next_order(person: PersonId, cx: &Cx) -> Option<OrderId> {
    let spec = &cx.topology.organisation().people[person.index()];
    let units = std::iter::once(&spec.unit).chain(&spec.serves);
    units
        .filter_map(|&unit| {
            let list = &cx.team.waiting[slot(spec.role, unit, cx)];
            list.iter().find(|row| skilled(person, row.1, cx))
        })
        .min()
        .map(|row| row.1)
}

/// A person takes an order up, for the first time or again.
fn start(order: OrderId, person: PersonId, cx: &mut Cx) {
    cx.people[person.index()].busy = order;
    let row = &mut cx.team.orders[order.index()];
    row.person = person;
    let (action_id, target, key, entry) = (row.action, row.target, row.key, row.entry);
    set_state(order, Reason::Working, cx);
    if !cx.team.orders[order.index()].started {
        let spec = action::spec(action_id);
        let by_hand = !spec.needs.iter().all(|need| need_met(*need, cx));
        let takes = if by_hand { spec.manual.unwrap_or(spec.takes) } else { spec.takes };
        let dist = cx.topology.scenario.parameters.dist(takes);
        let work = cx.out.span(&dist, Purpose::Work, key);
        let scale = (spec.scale)(cx.topology, cx.out.belief(), target);
        cx.team.orders[order.index()].work_left = SimSpan((work.0 as f64 * scale).round().max(1.0) as i64);
        cx.team.orders[order.index()].started = true;
        cx.out.origin = entry;
        cx.out.fact(Fact::ActionStarted { action: action_id, target, order });
        if let Some(begin) = spec.begin {
            begin(target, person, &mut cx.out);
        }
    }
    set_timer(order, person, cx);
}

/// Works to the end, if that lies within the shift and a little beyond; else to the end of the shift.
fn set_timer(order: OrderId, person: PersonId, cx: &mut Cx) {
    let now = cx.now();
    let spec = &cx.topology.organisation().people[person.index()];
    let shift_end = cx.topology.calendar.shift_end(spec.shift, now).unwrap_or(now);
    let end = shift_end.max(cx.people[person.index()].duty_until);
    let overrun = cx.topology.scenario.parameters.dist("team.overrun").sample_span(0);
    let row = &mut cx.team.orders[order.index()];
    row.work_began = now;
    row.timer += 1;
    let timer = row.timer;
    let after = if now + row.work_left <= end + overrun { row.work_left } else { end - now };
    cx.out.push(after, SimEvent::TaskTimer { order, timer });
}

pub fn task_timer(order: OrderId, timer: u32, cx: &mut Cx) {
    let now = cx.now();
    let row = &mut cx.team.orders[order.index()];
    if row.timer != timer || row.state != Reason::Working {
        return;
    }
    row.work_left = row.work_left - (now - row.work_began);
    let person = row.person;
    cx.people[person.index()].busy = OrderId::NONE;
    if cx.team.orders[order.index()].work_left > SimSpan::ZERO {
        // The shift is over: whoever of the role comes next goes on with it.
        enqueue(order, cx);
    } else {
        finish(order, cx);
    }
    take_work(person, cx);
}

fn finish(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let spec = action::spec(row.action);
    cx.out.origin = row.entry;
    let outcome = (spec.apply)(cx.truth, cx.topology, &row, &mut cx.out);
    cx.out.origin = row.entry;
    let (action, target) = (row.action, row.target);
    match outcome.failed {
        None => cx.out.fact(Fact::ActionFinished { action, target, order }),
        Some(why) => cx.out.fact_why(Fact::ActionFailed { action, target, order }, why),
    };
    (spec.report)(&outcome, &row, &mut cx.out);
    super::follow_up(order, &outcome, cx);
    set_state(order, if outcome.failed.is_none() { Reason::Done } else { Reason::Failed }, cx);
    playbook::order_closed(order, cx);
}
