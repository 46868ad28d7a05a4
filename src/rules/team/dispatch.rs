//! People and work: who takes which order when, pauses at the end of a shift, and is called at night.

use super::order::{set_state, set_state_with};
use super::{channel, handover, open_case, playbook};
use crate::base::*;
use crate::journal::{Fact, Reason, ServiceState};
use crate::rules::Cx;
use crate::rules::action::{self, Outcome};
use crate::world::SimEvent;

pub fn schedule_shift(shift: ShiftId, cx: &mut Cx) {
    if let Some(at) = cx.topology.calendar.next_start(shift, cx.now()) {
        cx.out.push_at(at, SimEvent::ShiftStarts(shift));
    }
}

pub fn shift_starts(shift: ShiftId, cx: &mut Cx) {
    schedule_shift(shift, cx);
    if let Some(end) = cx.topology.calendar.shift_end(shift, cx.now()) {
        cx.out.push_at(end, SimEvent::RosterChanges);
    }
    roster_changes(cx);
}

/// Other people are there than before: whoever is free takes work, and what still waits may wait for another reason.
pub fn roster_changes(cx: &mut Cx) {
    for index in 0..cx.people.len() {
        take_work(PersonId::from(index), cx);
    }
    review(cx);
}

/// A person drops out for a while, in the middle of work too.
pub fn goes_away(person: PersonId, span: SimSpan, cx: &mut Cx) {
    let until = cx.now() + span;
    let row = &mut cx.people[person.index()];
    row.away_until = row.away_until.max(until);
    if let Some(order) = row.busy.some() {
        let task = cx.team.orders[order.index()];
        // What ends in this very moment is finished.
        if task.work_began + task.work_left > cx.now() {
            pause(order, cx);
        }
    }
    review(cx);
    cx.out.push_at(until, SimEvent::RosterChanges);
}

pub fn serves(person: PersonId, unit: UnitId, cx: &Cx) -> bool {
    let spec = &cx.topology.organisation().people[person.index()];
    spec.unit == unit || spec.serves.contains(&unit)
}

/// On shift or called in, not away, and arrived.
pub fn available(person: PersonId, cx: &Cx) -> bool {
    let spec = &cx.topology.organisation().people[person.index()];
    let (row, now) = (&cx.people[person.index()], cx.now());
    row.away_until <= now
        && (spec.travels.is_none() || row.arrived)
        && (row.duty_until > now || cx.team.on_shift[spec.shift.index()])
}

/// An order is ready for people: the first free one takes it, or it waits.
pub fn enqueue(order: OrderId, cx: &mut Cx) {
    if !tools_work(order, cx) {
        cx.team.no_tool.insert(order);
        set_state(order, Reason::Tool, cx);
        return;
    }
    let (row, topology) = (cx.team.orders[order.index()], cx.topology);
    let candidates = &topology.holders[row.role.index()];
    let fit = |person: &&PersonId| serves(**person, row.by_unit, cx);
    let free = candidates.iter().filter(fit).find(|&&person| {
        available(person, cx) && cx.people[person.index()].busy.is_none() && skilled(person, order, cx)
    });
    if let Some(&person) = free {
        start(order, person, cx);
        return;
    }
    park(order, cx);
}

/// Puts an order among those that wait for its crew, and says why it waits.
fn park(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let slot = slot(row.role, row.by_unit, cx);
    // While others wait already, every change of people has brought the crew's state up to date.
    let first = cx.team.waiting[slot].is_empty();
    cx.team.waiting[slot].insert((row.priority, order));
    if row.wakes {
        cx.team.waking[slot].insert((row.priority, order));
    }
    if first {
        crew_changes(slot, cx);
    }
    if action::spec(row.action).skill.is_some() {
        cx.team.choosy.insert(order);
        let why = why_waiting(row.role, row.by_unit, Some(order), cx);
        set_state(order, why, cx);
    } else {
        let crew = CrewId::from(slot);
        set_state_with(order, cx.team.crew_states[slot], crew, cx);
    }
    wake(slot, cx);
}

/// Takes an order out again.
fn unpark(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let slot = slot(row.role, row.by_unit, cx);
    cx.team.waiting[slot].remove(&(row.priority, order));
    cx.team.waking[slot].remove(&(row.priority, order));
    cx.team.choosy.remove(&order);
}

/// Writes why the orders of a crew wait, if that is new.
fn crew_changes(slot: usize, cx: &mut Cx) {
    let units = cx.topology.organisation().units.len();
    let (role, unit) = (RoleId::from(slot / units), UnitId::from(slot % units));
    let why = why_waiting(role, unit, None, cx);
    if cx.team.crew_states[slot] != why {
        cx.team.crew_states[slot] = why;
        cx.out.origin = EntryId::NONE;
        cx.out.fact_why(Fact::CrewState { crew: CrewId::from(slot) }, why);
    }
}

/// Calls somebody for the most urgent order of a crew that may wake people, if nobody of it is there.
fn wake(slot: usize, cx: &mut Cx) {
    if cx.team.crew_states[slot] != Reason::OffShift {
        return;
    }
    if let Some(&(_, order)) = cx.team.waking[slot].first() {
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

/// The first that applies: off shift > queue > skill > travel; the skill only where an order asks for one.
fn why_waiting(role: RoleId, unit: UnitId, order: Option<OrderId>, cx: &Cx) -> Reason {
    let mut travelling = false;
    let (mut on, mut on_skilled) = (false, false);
    for &person in cx.topology.holders[role.index()].iter().filter(|&&person| serves(person, unit, cx)) {
        let spec = &cx.topology.organisation().people[person.index()];
        travelling |= spec.travels.is_some() && !cx.people[person.index()].arrived;
        if available(person, cx) {
            on = true;
            on_skilled |= order.is_none_or(|order| skilled(person, order, cx));
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

/// After a change of tools: orders whose tools are back try again, those whose tools are gone stop waiting for people.
pub fn retry_tools(cx: &mut Cx) {
    let ready: Vec<OrderId> = cx.team.no_tool.iter().copied().filter(|&order| tools_work(order, cx)).collect();
    for order in ready {
        cx.team.no_tool.remove(&order);
        enqueue(order, cx);
    }
    let lost: Vec<OrderId> =
        cx.team.waiting.iter().flatten().map(|row| row.1).filter(|&order| !tools_work(order, cx)).collect();
    for order in lost {
        unpark(order, cx);
        cx.team.no_tool.insert(order);
        set_state(order, Reason::Tool, cx);
    }
}

/// After a change of people: for what do the orders that wait wait now?
fn review(cx: &mut Cx) {
    for slot in 0..cx.team.waiting.len() {
        if !cx.team.waiting[slot].is_empty() {
            crew_changes(slot, cx);
            wake(slot, cx);
        }
    }
    let choosy: Vec<OrderId> = cx.team.choosy.iter().copied().collect();
    for order in choosy {
        let row = cx.team.orders[order.index()];
        let why = why_waiting(row.role, row.by_unit, Some(order), cx);
        set_state(order, why, cx);
    }
}

/// Calls the person on call who was called least.
fn call_somebody(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let candidates = &cx.topology.holders[row.role.index()];
    let callable = |person: &&PersonId| {
        let (spec, state) = (&cx.topology.organisation().people[person.index()], cx.people[person.index()]);
        spec.on_call
            && (spec.travels.is_none() || state.arrived)
            && !state.called
            && state.away_until <= cx.now()
            && serves(**person, row.by_unit, cx)
            && skilled(**person, order, cx)
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
    let away = cx.people[person.index()].away_until > cx.now();
    if away || cx.out.hits(parameters.chance("soc.oncall_no_answer"), Purpose::NoAnswer, key) {
        cx.out.fact(Fact::PersonSilent { person });
        if let Some(order) = urgent_order(person, cx) {
            call_somebody(order, cx);
        }
        return;
    }
    let stays = parameters.dist("team.call_out").sample_span(0);
    let until = cx.now() + stays;
    cx.people[person.index()].duty_until = until;
    cx.out.fact(Fact::PersonAnswered { person });
    cx.out.push_at(until, SimEvent::RosterChanges);
    take_work(person, cx);
    review(cx);
}

/// The first waiting order that this person could take and that wakes people.
fn urgent_order(person: PersonId, cx: &Cx) -> Option<OrderId> {
    next_order(person, cx, |order| cx.team.orders[order.index()].wakes)
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
    review(cx);
}

/// A person who is free and there takes the most urgent order that waits for the role.
pub fn take_work(person: PersonId, cx: &mut Cx) {
    if !cx.people[person.index()].busy.is_none() || !available(person, cx) {
        return;
    }
    if let Some(order) = next_order(person, cx, |_| true) {
        unpark(order, cx);
        start(order, person, cx);
    }
}

/// The most urgent of the waiting orders that a person could take and that are meant.
fn next_order(person: PersonId, cx: &Cx, which: impl Fn(OrderId) -> bool) -> Option<OrderId> {
    let spec = &cx.topology.organisation().people[person.index()];
    let roles = &cx.topology.roles_of_person[person.index()];
    let units = || std::iter::once(spec.unit).chain(spec.serves.iter().copied());
    let lists = roles.iter().flat_map(|&role| units().map(move |unit| &cx.team.waiting[slot(role, unit, cx)]));
    lists.filter_map(|list| list.iter().find(|row| which(row.1) && skilled(person, row.1, cx))).min().map(|row| row.1)
}

/// Time to decide: a team that never practised, or not lately, takes longer (P1.9).
pub fn unpractised(span: SimSpan, cx: &Cx) -> SimSpan {
    let scenario = &cx.topology.scenario;
    let lack = scenario.organisation.unpractised(scenario.exercise.startex.date());
    if lack <= 0.0 {
        return span;
    }
    let longest = scenario.parameters.dist("team.unpractised").quantile(0.5);
    SimSpan((span.0 as f64 * (1.0 + (longest - 1.0) * lack)).round() as i64)
}

/// How many times as long somebody takes who lacks the skill that a task wants (P1.8).
fn unskilled(spec: &action::ActionSpec, person: PersonId, cx: &Cx) -> f64 {
    let lacks = action::unskilled(spec, person, cx.topology);
    if lacks { cx.topology.scenario.parameters.dist("team.unskilled").quantile(0.5) } else { 1.0 }
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
        let by_hand = action::unprepared(spec, cx.topology) || !spec.needs.iter().all(|need| need_met(*need, cx));
        let takes = if by_hand { spec.manual.unwrap_or(spec.takes) } else { spec.takes };
        let dist = cx.topology.scenario.parameters.dist(takes);
        let work = cx.out.span(&dist, Purpose::Work, key);
        let work = if action::decides(spec) { unpractised(work, cx) } else { work };
        // What people look at by themselves nobody has to tell them.
        let told = !cx.team.orders[order.index()].frame.is_none();
        let talk = if told { channel::adds(order, spec.id == action::HOLD_SYNC, cx) } else { SimSpan::ZERO };
        let mut scale = (spec.scale)(cx.topology, cx.out.belief(), target) * unskilled(spec, person, cx);
        let tired = handover::tired(spec, person, cx);
        if spec.brings_back {
            scale *= cx.topology.group(HostId(target)).restore_effort;
        }
        let fresh = (work.0 as f64 * scale).round();
        let work = talk + SimSpan((fresh * tired).round().max(1.0) as i64);
        (cx.team.orders[order.index()].work_left, cx.team.orders[order.index()].work) = (work, work);
        cx.team.orders[order.index()].started = true;
        cx.out.origin = entry;
        cx.out.fact(Fact::ActionStarted { action: action_id, target, order });
        if let Some(begin) = spec.begin {
            begin(target, person, &mut cx.out);
        }
        handover::slowed(order, SimSpan((fresh * (tired - 1.0)).round() as i64), cx);
    } else {
        handover::taken_over(order, cx);
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
    let runs_on = action::spec(row.action).runs_on;
    let after = if runs_on || now + row.work_left <= end + overrun { row.work_left } else { end - now };
    cx.out.push(after, SimEvent::TaskTimer { order, timer });
}

pub fn task_timer(order: OrderId, timer: u32, cx: &mut Cx) {
    let now = cx.now();
    let row = &mut cx.team.orders[order.index()];
    if row.timer != timer || row.state != Reason::Working {
        return;
    }
    let person = row.person;
    if row.work_began + row.work_left > now {
        // The shift is over: whoever of the role comes next goes on with it, if need be the same person on the next shift.
        if available(person, cx) {
            book(order, cx);
            set_timer(order, person, cx);
        } else {
            pause(order, cx);
        }
    } else {
        cx.people[person.index()].busy = OrderId::NONE;
        finish(order, cx);
        take_work(person, cx);
    }
}

/// Work stops unfinished, and the order waits for the next who can go on with it.
fn pause(order: OrderId, cx: &mut Cx) {
    book(order, cx);
    let row = &mut cx.team.orders[order.index()];
    row.timer += 1;
    // A handover is a change of state too: from one person's work to another's.
    row.state = Reason::None;
    let person = std::mem::replace(&mut row.person, PersonId::NONE);
    row.before = person;
    cx.people[person.index()].busy = OrderId::NONE;
    enqueue(order, cx);
}

/// Shifts on the customers' hotline end: those under way now, those that wait for people without having begun.
pub fn close_hotline(cx: &mut Cx) {
    let now = cx.now();
    for order in cx.truth.tables.hearsay.hotline.clone() {
        let row = &mut cx.team.orders[order.index()];
        if row.state == Reason::Working {
            row.work_left = now - row.work_began;
            row.timer += 1;
            let timer = row.timer;
            cx.out.push(SimSpan::ZERO, SimEvent::TaskTimer { order, timer });
        } else if matches!(row.state, Reason::Queue | Reason::OffShift | Reason::Skill | Reason::Travel) {
            unpark(order, cx);
            set_state(order, Reason::Cancelled, cx);
            playbook::order_closed(order, cx);
        }
    }
}

/// Takes the work done so far off the work left.
fn book(order: OrderId, cx: &mut Cx) {
    let now = cx.now();
    let row = &mut cx.team.orders[order.index()];
    row.work_left = row.work_left - (now - row.work_began);
    row.work_began = now;
}

/// The case that findings belong to: the playbook's, the incident's, or a new one if there is something to open it for.
fn case_of(order: OrderId, outcome: &Outcome, cx: &mut Cx) -> CaseId {
    let row = cx.team.orders[order.index()];
    let of_frame = row.frame.some().and_then(|frame| cx.team.frames[frame.index()].case.some());
    let of_incident = || cx.out.belief().whole.incident().map(|(_, incident)| incident.case);
    match of_frame.or_else(of_incident) {
        Some(case) => case,
        None if outcome.suspects && !outcome.hosts.is_empty() => open_case(row.unit, AlertId::NONE, cx),
        None => CaseId::NONE,
    }
}

fn finish(order: OrderId, cx: &mut Cx) {
    let mut row = cx.team.orders[order.index()];
    let spec = action::spec(row.action);
    cx.out.origin = row.entry;
    // What was not prepared shows when it is needed.
    let outcome = if spec.manual.is_none() && action::unprepared(spec, cx.topology) {
        Outcome::failed(Reason::Unprepared)
    } else {
        (spec.apply)(cx.truth, cx.topology, &row, &mut cx.out)
    };
    cx.out.origin = row.entry;
    let (action, target) = (row.action, row.target);
    match outcome.failed {
        None => cx.out.fact(Fact::ActionFinished { action, target, order }),
        Some(why) => cx.out.fact_why(Fact::ActionFailed { action, target, order }, why),
    };
    row.case = case_of(order, &outcome, cx);
    cx.out.origin = row.entry;
    (spec.report)(&outcome, &row, &mut cx.out);
    if outcome.failed.is_none() {
        action::step_done(spec, order, &mut cx.out);
    }
    // Before anything follows from it: the person is free for that.
    set_state(order, if outcome.failed.is_none() { Reason::Done } else { Reason::Failed }, cx);
    super::follow_up(order, &outcome, cx);
    playbook::order_closed(order, cx);
}
