//! Extortion where the adversary and the organisation meet: who reads the demand, who answers it, what becomes known (P7.7).

use super::adversary::extort;
use super::policy::{self, Scope};
use super::{Cx, action};
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Approval, DetectionSource, Plan};
use crate::world::{OrderRow, SimEvent};

/// Somebody of the organisation reads the demand. Where nobody is named to answer it, somebody may do so unasked.
pub fn demand_found(cx: &mut Cx) {
    let state = cx.truth.tables.extortion;
    cx.out.origin = state.entry;
    cx.out.fact(Fact::DemandRead { step: state.step, minutes: extort::minutes(state.due) });
    let parameters = &cx.topology.scenario.parameters;
    let named = cx.topology.scenario.plan.raci.iter().any(|row| row.action == action::id(action::CONTACT_ADVERSARY));
    let chance = parameters.chance(if named { "extort.stray_contact_named" } else { "extort.stray_contact" });
    let key = cx.topology.step_keys[state.step.index()];
    if cx.out.hits(chance, Purpose::StrayContact, key) {
        let after = parameters.dist("extort.stray_after");
        let after = cx.out.span(&after, Purpose::StrayContact, key.child(Purpose::StrayContact, 1));
        cx.out.push(after, SimEvent::StrayContact);
    }
}

pub fn stray_contact(cx: &mut Cx) {
    cx.out.origin = cx.truth.tables.extortion.entry;
    extort::contacted(OrderId::NONE, false, cx.truth, cx.topology, &mut cx.out);
}

/// Whether an order to write to the adversary is covered: the plan names who answers for it, its own role does the work,
/// and the accountable said yes to it, now or beforehand.
pub fn may_contact(order: &OrderRow, plan: &Plan) -> bool {
    plan.raci.iter().filter(|row| row.action == order.action && row.responsible == order.role).any(|row| {
        row.accountable == Some(order.role)
            || row.accountable.is_some() && (order.approved || row.approval == Approval::PreAuthorised)
    })
}

/// What the plan says about paying, at the moment of the decision. Nobody pays whom a sanctions list names.
pub fn decided(order: OrderId, cx: &mut Cx) {
    let scope = Scope { unit: cx.topology.organisation().centre, case: CaseId::NONE };
    let belief = cx.out.belief();
    let ask = |cond| policy::holds(cond, belief, &cx.topology.effective_tier, scope, cx.now(), &|_| false);
    let pay = cx.topology.scenario.plan.pays_when.as_ref().is_some_and(ask) && !belief.whole.demand.listed;
    cx.out.origin = cx.team.orders[order.index()].entry;
    cx.out.fact(Fact::DemandDecided { order, pay });
}

/// The leak site shows what was taken: the organisation learns of it like everybody else.
pub fn leak_due(version: u32, cx: &mut Cx) {
    let records = extort::leak(version, cx.truth, cx.topology, &mut cx.out);
    if records > 0 && !cx.team.nobody_home {
        let unit = cx.topology.organisation().centre;
        cx.out.fact(Fact::OutsideReport { unit, source: DetectionSource::Outside });
        cx.out.fact(Fact::RecordsBelieved { records });
    }
}

/// What was paid for comes, good or not.
pub fn decryptor_sent(cx: &mut Cx) {
    if let Some(spec) = &cx.topology.scenario.adversary.extortion
        && spec.decryptor > Chance::NEVER
    {
        cx.out.origin = cx.truth.tables.extortion.entry;
        action::receive_decryptor(spec.decryptor, cx.truth, cx.topology, &mut cx.out);
    }
}
