//! Approvals: asked of people who sleep, think, and have deputies.

use super::order::set_state;
use super::{channel, dispatch, playbook, seat};
use crate::base::*;
use crate::journal::{BriefContent, Fact, Reason};
use crate::rules::{Cx, action};
use crate::world::{OrderRow, SimEvent};

/// Asks a holder of the accountable role. After the plan's limit the next one is asked too, and round again with those
/// who could not be reached; the first to say yes is enough.
pub fn ask(order: OrderId, attempt: u32, cx: &mut Cx) {
    cx.team.orders[order.index()].attempt = attempt;
    let Some(role) = accountable(order, cx) else { return };
    if cx.team.seats.contains(&role) {
        seat::ask_to_approve(order, role, cx);
        return;
    }
    let holders = holders(order, role, cx);
    if holders.is_empty() {
        // Nobody can ever say yes: the order waits, and the report shows for what.
        return;
    }
    let number = attempt as usize % holders.len();
    let person = holders[number];
    cx.out.origin = cx.team.orders[order.index()].entry;
    cx.out.fact(Fact::ApprovalAsked { order, person });
    if let Some(reach) = reach(order, attempt, person, cx) {
        cx.team.orders[order.index()].thinking |= bit(number);
        let total = reach + channel::adds(order, false, cx) + think(order, attempt, cx) + agree(order, cx);
        cx.out.push(total, SimEvent::ApprovalDone { order, attempt });
    }
    if next_attempt(order, holders.len(), cx).is_some() {
        let limit = cx.topology.scenario.plan.escalate_after;
        cx.out.push(limit, SimEvent::ApprovalEscalates { order, attempt });
    }
}

/// Holders beyond the 64th share the last bit.
fn bit(number: usize) -> u64 {
    1 << number.min(63)
}

/// The next attempt that reaches somebody who is not thinking about it already.
fn next_attempt(order: OrderId, holders: usize, cx: &Cx) -> Option<u32> {
    let row = cx.team.orders[order.index()];
    let count = u32::try_from(holders).expect("few people hold a role");
    (row.attempt + 1..=row.attempt + count).find(|attempt| row.thinking & bit(*attempt as usize % holders) == 0)
}

pub fn accountable(order: OrderId, cx: &Cx) -> Option<RoleId> {
    let action = cx.team.orders[order.index()].action;
    cx.topology.scenario.plan.raci.iter().find(|row| row.action == action)?.accountable
}

/// Who may say yes: the role's holders in the unit that ordered, or all holders where that unit has none.
fn holders(order: OrderId, role: RoleId, cx: &Cx) -> Vec<PersonId> {
    let all = &cx.topology.holders[role.index()];
    let unit = cx.team.orders[order.index()].unit;
    let own: Vec<PersonId> = all.iter().copied().filter(|&person| dispatch::serves(person, unit, cx)).collect();
    if own.is_empty() { all.clone() } else { own }
}

/// Time until the person is on the line: none on shift, the answering time on call, the next shift otherwise.
fn reach(order: OrderId, attempt: u32, person: PersonId, cx: &mut Cx) -> Option<SimSpan> {
    if dispatch::available(person, cx) {
        return Some(SimSpan::ZERO);
    }
    let spec = &cx.topology.organisation().people[person.index()];
    let parameters = &cx.topology.scenario.parameters;
    let key = cx.team.orders[order.index()].key.child(Purpose::Approval, attempt);
    if spec.on_call && cx.people[person.index()].away_until <= cx.now() {
        if cx.out.hits(parameters.chance("soc.oncall_no_answer"), Purpose::NoAnswer, key) {
            return None;
        }
        return Some(cx.out.span(&parameters.dist("soc.oncall_answer"), Purpose::Answer, key));
    }
    // Back from where they are, and then at work.
    let back = cx.people[person.index()].away_until.max(cx.now());
    let calendar = &cx.topology.calendar;
    let start = if calendar.on_shift(spec.shift, back) { back } else { calendar.next_start(spec.shift, back)? };
    Some(start - cx.now())
}

/// Time to think, longer at night, plus that of everybody who must be consulted.
fn think(order: OrderId, attempt: u32, cx: &mut Cx) -> SimSpan {
    let row = cx.team.orders[order.index()];
    let parameters = &cx.topology.scenario.parameters;
    let key = row.key.child(Purpose::Approval, attempt);
    let mut total =
        cx.out.span(&parameters.dist(action::thinking(row.action, cx.out.belief())), Purpose::Approval, key);
    if cx.topology.calendar.is_night(cx.now()) {
        let factor = parameters
            .dist("approve.night_factor")
            .sample(cx.out.draw(Purpose::Approval, key.child(Purpose::Approval, 1)));
        total = SimSpan((total.0 as f64 * factor).round() as i64);
    }
    total = briefed(order, dispatch::unpractised(total, cx), cx);
    let raci = cx.topology.scenario.plan.raci.iter().find(|raci| raci.action == row.action);
    for (index, _) in raci.map_or(&[][..], |raci| &raci.consulted).iter().enumerate() {
        let number = u32::try_from(index).expect("few roles are consulted") + 2;
        total +=
            cx.out.span(&parameters.dist("approve.consult"), Purpose::Approval, key.child(Purpose::Approval, number));
    }
    total
}

/// Executives who lately heard what it means for the business ask less; after technical detail they ask more (P7.2).
fn briefed(order: OrderId, span: SimSpan, cx: &Cx) -> SimSpan {
    let (scenario, executive) = (&cx.topology.scenario, accountable(order, cx));
    if !executive.is_some_and(|role| scenario.plan.executives.contains(&role)) {
        return span;
    }
    let parameter = |name| scenario.parameters.dist(name).quantile(0.5);
    let fresh = scenario.parameters.dist("brief.fresh").sample_span(0);
    let factor = match cx.out.belief().whole.brief.filter(|(at, _)| cx.now() <= *at + fresh) {
        Some((_, BriefContent::BusinessImpact)) => parameter("approve.after_impact_brief"),
        Some((_, BriefContent::Technical)) => parameter("approve.after_technical_brief"),
        None => 1.0,
    };
    SimSpan((span.0 as f64 * factor).round() as i64)
}

/// Where several answer for an action, each is reached and thinks in turn; one who cannot be reached costs the plan's
/// limit.
fn agree(order: OrderId, cx: &mut Cx) -> SimSpan {
    let plan = &cx.topology.scenario.plan;
    let action = cx.team.orders[order.index()].action;
    let others = plan.raci.iter().find(|row| row.action == action).map(|row| row.also_accountable.clone());
    let mut total = SimSpan::ZERO;
    for (number, role) in (0..).zip(others.unwrap_or_default()) {
        let attempt = OTHERS + number;
        let limit = cx.topology.scenario.plan.escalate_after;
        let holder = holders(order, role, cx).first().copied();
        total += holder.and_then(|person| reach(order, attempt, person, cx)).unwrap_or(limit);
        total += think(order, attempt, cx);
    }
    total
}

/// Draws of those who have to agree as well are numbered from here: no holder is asked so often.
const OTHERS: u32 = 1_000_000;

pub fn done(order: OrderId, attempt: u32, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if row.approved || row.state != Reason::Approval {
        return;
    }
    let Some(role) = accountable(order, cx) else { return };
    let holders = holders(order, role, cx);
    given(order, holders[attempt as usize % holders.len()], cx);
}

/// The approval is there: the order goes to the people.
pub fn given(order: OrderId, person: PersonId, cx: &mut Cx) {
    cx.out.origin = cx.team.orders[order.index()].entry;
    cx.out.fact(Fact::ApprovalGiven { order, person });
    for order in covered(order, cx) {
        cx.team.orders[order.index()].approved = true;
        dispatch::enqueue(order, cx);
    }
}

/// The order itself, and those of the same step for which the same question stands.
fn covered(order: OrderId, cx: &Cx) -> Vec<OrderId> {
    let waits = |row: &&OrderRow| row.leader == order && row.state == Reason::Approval;
    cx.team.orders[order.index()..].iter().filter(waits).map(|row| row.id).collect()
}

pub fn refused(order: OrderId, cx: &mut Cx) {
    cx.out.origin = cx.team.orders[order.index()].entry;
    cx.out.fact(Fact::ApprovalRefused { order, person: PersonId::NONE });
    let covered = covered(order, cx);
    for &order in &covered {
        set_state(order, Reason::Cancelled, cx);
    }
    // The plan must not ask again at once.
    let target = cx.team.orders[order.index()].target;
    if order == cx.team.declaring {
        cx.team.declaring = OrderId::NONE;
        cx.team.refused.insert((u32::MAX, target));
    } else if order == cx.team.rating {
        cx.team.rating = OrderId::NONE;
        cx.team.unwanted.insert(SeverityId(target));
    } else if order == cx.team.closing {
        cx.team.closing = OrderId::NONE;
        cx.team.kept_open.extend(cx.out.belief().whole.incident().map(|(incident, _)| incident));
    }
    for order in covered {
        playbook::order_closed(order, cx);
    }
}

pub fn escalates(order: OrderId, attempt: u32, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if row.approved || row.attempt != attempt || row.state != Reason::Approval {
        return;
    }
    let Some(role) = accountable(order, cx) else { return };
    let holders = holders(order, role, cx);
    let Some(next) = next_attempt(order, holders.len(), cx) else { return };
    cx.out.origin = row.entry;
    cx.out.fact(Fact::ApprovalEscalated { order, person: holders[next as usize % holders.len()] });
    ask(order, next, cx);
}
