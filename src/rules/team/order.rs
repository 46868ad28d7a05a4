//! Orders: who is to do what to which thing, and what that is made from.

use super::{approval, channel, dispatch};
use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::rules::{Cx, action};
use crate::scenario::{Approval, TargetKind};
use crate::world::OrderRow;

/// An order as it is given.
#[derive(Clone, Copy, Debug)]
pub struct NewOrder {
    pub action: ActionId,
    /// Id of the action's target kind; `u32::MAX` for none.
    pub target: u32,
    pub unit: UnitId,
    pub by: Option<RoleId>,
    pub priority: u8,
    pub wakes: bool,
    pub frame: FrameId,
    /// An order of the same step for which the same approval was asked.
    pub leader: OrderId,
    pub origin: EntryId,
}

impl NewOrder {
    pub fn of(action_id: &str, unit: UnitId) -> NewOrder {
        NewOrder {
            action: action::id(action_id),
            target: u32::MAX,
            unit,
            by: None,
            priority: 5,
            wakes: false,
            frame: FrameId::NONE,
            leader: OrderId::NONE,
            origin: EntryId::NONE,
        }
    }
}

/// Gives an order: it waits for approval if the plan says so, then for people.
pub fn give(order: NewOrder, cx: &mut Cx) -> OrderId {
    let kind = cx.topology.scenario.actions[order.action.index()].target;
    let key = key_of(&order, kind, cx);
    let role = role_of(&order, cx);
    let by_unit = working_unit(&order, kind, role, cx);
    cx.out.origin = order.origin;
    let entry = cx.out.fact(Fact::Ordered { action: order.action, target: order.target, unit: order.unit });
    let id = OrderId::from(cx.team.orders.len());
    cx.team.orders.push(OrderRow {
        id,
        action: order.action,
        target: order.target,
        unit: order.unit,
        by_unit,
        role,
        priority: order.priority,
        wakes: order.wakes,
        key,
        entry,
        frame: order.frame,
        case: CaseId::NONE,
        state: Reason::None,
        person: PersonId::NONE,
        before: PersonId::NONE,
        work_left: SimSpan::ZERO,
        work_began: SimTime(i64::MIN),
        work: SimSpan::ZERO,
        timer: 0,
        leader: if order.leader.is_none() { id } else { order.leader },
        attempt: 0,
        approved: false,
        thinking: 0,
        started: false,
    });
    if !order.frame.is_none() {
        channel::said(id, cx);
    }
    let raci = cx.topology.scenario.plan.raci.iter().find(|row| row.action == order.action);
    match raci {
        Some(row) if row.approval == Approval::Prior && row.accountable.is_some_and(|a| a != role) => {
            set_state(id, Reason::Approval, cx);
            if order.leader.is_none() {
                approval::ask(id, 0, cx);
            }
        }
        _ => dispatch::enqueue(id, cx),
    }
    id
}

/// The key of an order: of the action, what it is aimed at (the unit itself, if at nothing), and how often that was
/// ordered before. What other units do shifts nothing.
fn key_of(order: &NewOrder, kind: TargetKind, cx: &mut Cx) -> Key {
    let (unit, target_key) = match kind {
        TargetKind::None => (order.unit, Key::of("unit", &cx.topology.organisation().units[order.unit.index()].id, 0)),
        TargetKind::Alert => (UnitId::NONE, cx.truth.tables.alert_uses[order.target as usize].1),
        TargetKind::Case => (UnitId::NONE, cx.team.case_keys[order.target as usize]),
        _ => (UnitId::NONE, cx.topology.target_key(kind, order.target)),
    };
    let repeats = cx.team.repeats.entry((order.action, order.target, unit)).or_insert(0);
    let number = *repeats;
    *repeats += 1;
    Key::of("order", &cx.topology.scenario.actions[order.action.index()].id, number).with(target_key)
}

/// The one that alone can bring the host back, else the step's role, else the RACI row's, else the catalogue's, else whoever declares.
fn role_of(order: &NewOrder, cx: &Cx) -> RoleId {
    let scenario = &cx.topology.scenario;
    if action::spec(order.action).brings_back
        && let Some(vendor) = cx.topology.group(HostId(order.target)).restored_by
    {
        return vendor;
    }
    if let Some(role) = order.by {
        return role;
    }
    if let Some(row) = scenario.plan.raci.iter().find(|row| row.action == order.action) {
        return row.responsible;
    }
    let word = action::spec(order.action).by;
    let known = scenario.organisation.roles.iter().position(|role| role == word);
    known.map_or(scenario.plan.declares, RoleId::from)
}

/// The unit whose people do the work: that of the host, if it has such people; else the one that ordered.
fn working_unit(order: &NewOrder, kind: TargetKind, role: RoleId, cx: &Cx) -> UnitId {
    if kind == TargetKind::Host && order.target != u32::MAX {
        let unit = cx.topology.group(HostId(order.target)).unit;
        if serves(role, unit, cx) {
            return unit;
        }
    }
    if serves(role, order.unit, cx) { order.unit } else { cx.topology.organisation().centre }
}

fn serves(role: RoleId, unit: UnitId, cx: &Cx) -> bool {
    cx.topology.holders[role.index()].iter().any(|&person| dispatch::serves(person, unit, cx))
}

/// Writes the new state of an order's task, if it is new.
pub fn set_state(order: OrderId, state: Reason, cx: &mut Cx) {
    set_state_with(order, state, CrewId::NONE, cx);
}

/// The same for an order that now waits for a crew and shares its states.
pub fn set_state_with(order: OrderId, state: Reason, crew: CrewId, cx: &mut Cx) {
    let row = &mut cx.team.orders[order.index()];
    if row.state == state {
        return;
    }
    row.state = state;
    let (entry, person) = (row.entry, row.person);
    cx.out.origin = entry;
    cx.out.fact_why(Fact::TaskState { order, person, crew }, state);
}
