//! The recovery timetable: for each service that is not as it should be, the day by which it is to be back (P5.1). It is
//! reckoned from what is believed: the hosts to bring back, the usual time for one, and the people there are for it.

use crate::base::*;
use crate::journal::{Fact, ServiceState};
use crate::rules::Cx;
use crate::rules::action;

/// Writes the dates, the most important services first, each not before those that it needs.
pub fn write(order: OrderId, cx: &mut Cx) {
    let hands = hands(cx);
    if hands <= 0.0 {
        return;
    }
    let services = cx.topology.organisation().services.len();
    let mut ready = vec![SimTime::ZERO; services];
    let mut work = 0.0;
    let mut dates = Vec::new();
    for service in in_order(cx) {
        work += to_do(service, cx);
        let needs = &cx.topology.organisation().services[service.index()].needs;
        let needed = needs.iter().map(|need| ready[need.index()]).max().unwrap_or(SimTime::ZERO);
        let at_best = cx.now() + SimSpan((work / hands).round() as i64);
        if is_out(service, cx) {
            ready[service.index()] = at_best.max(needed);
            dates.push((service, ready[service.index()]));
        }
    }
    cx.out.origin = cx.team.orders[order.index()].entry;
    for (service, at) in dates {
        let minutes = u32::try_from((at - SimTime::ZERO).0 / SimSpan::minutes(1).0).unwrap_or(u32::MAX);
        cx.out.fact(Fact::ReturnPlanned { service, minutes });
    }
}

/// By effective tier; what a service needs comes before it, for its tier is at least as high.
fn in_order(cx: &Cx) -> Vec<ServiceId> {
    let mut services = cx.topology.service_order.clone();
    services.sort_by_key(|service| cx.topology.effective_tier[service.index()]);
    services
}

/// People who bring hosts back, each by the share of the week that they are on shift.
fn hands(cx: &Cx) -> f64 {
    let organisation = cx.topology.organisation();
    let rebuild = action::id(action::REBUILD_HOST);
    let responsible =
        cx.topology.scenario.plan.raci.iter().find(|row| row.action == rebuild).map(|row| row.responsible);
    let by_trade = || organisation.roles.iter().position(|role| role == action::spec(rebuild).by).map(RoleId::from);
    let Some(role) = responsible.or_else(by_trade) else { return 0.0 };
    let on_shift = |person: &PersonId| {
        let shift = organisation.people[person.index()].shift;
        let spells = &organisation.shifts[shift.index()].spells;
        let minutes: f64 = spells.iter().map(|(_, from, to)| f64::from(to - from)).sum();
        (minutes / MINUTES_A_WEEK).min(1.0)
    };
    cx.topology.holders[role.index()].iter().map(on_shift).sum()
}

const MINUTES_A_WEEK: f64 = 7.0 * 24.0 * 60.0;

/// Milliseconds of work to bring back the hosts of a service that are believed hit.
fn to_do(service: ServiceId, cx: &Cx) -> f64 {
    let spec = action::spec(action::id(action::REBUILD_HOST));
    let usual = cx.topology.scenario.parameters.dist(spec.takes).quantile(0.5);
    let groups = cx.topology.groups_of_service[service.index()].iter();
    let hosts = groups.flat_map(|&group| cx.topology.hosts_of(group));
    let hit = hosts.filter(|host| cx.out.belief().hosts[host.index()].affected());
    hit.map(|host| usual * (spec.scale)(cx.topology, cx.out.belief(), host.0) * cx.topology.group(host).restore_effort)
        .sum()
}

/// Believed not to run as usual, or to stand on hosts that are believed hit.
fn is_out(service: ServiceId, cx: &Cx) -> bool {
    cx.out.belief().services[service.index()].state != ServiceState::Up || to_do(service, cx) > 0.0
}
