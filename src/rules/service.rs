//! Business services: their states follow their hosts, their needs, and their fallback.

use super::Cx;
use crate::base::*;
use crate::journal::{Fact, Reason, ServiceState};
use crate::world::SimEvent;

/// Looks again at every service whose hosts or needs changed, needs first. True if one now runs otherwise than before.
pub fn settle(cx: &mut Cx) -> bool {
    if !std::mem::take(&mut cx.truth.sums.any_dirty_service) {
        return false;
    }
    let mut changed = false;
    for at in 0..cx.topology.service_order.len() {
        let service = cx.topology.service_order[at];
        if std::mem::take(&mut cx.truth.sums.dirty_services[service.index()]) {
            changed |= look(service, cx);
        }
    }
    changed
}

fn look(service: ServiceId, cx: &mut Cx) -> bool {
    let spec = &cx.topology.organisation().services[service.index()];
    let (mut state, mut by_attack) = cx.truth.service_states(service, cx.topology);
    state = state.max(cx.truth.hindered(service, cx.topology));
    for need in &spec.needs {
        let row = cx.truth.rows.services[need.index()];
        state = state.max(inherited(row.state));
        by_attack = by_attack.max(inherited(row.by_attack));
    }
    let was = cx.truth.rows.services[service.index()];
    let manual = &mut cx.truth.tables.manual[service.index()];
    if state != ServiceState::Down {
        *manual = false;
    } else if *manual {
        state = ServiceState::Manual;
    }
    if (was.state, was.by_attack) == (state, by_attack) {
        return false;
    }
    let reason = if state == by_attack { Reason::Attack } else { Reason::Response };
    cx.truth.record(Fact::ServiceChanged { service, state, by_attack }, reason, cx.topology, &mut cx.out);
    for &dependent in &cx.topology.dependents[service.index()] {
        cx.truth.touch_service(dependent);
    }
    let down = |state: ServiceState| matches!(state, ServiceState::Down | ServiceState::Manual);
    if down(state) != down(was.state) {
        cx.truth.tables.fallback_spell[service.index()] += 1;
        let spell = cx.truth.tables.fallback_spell[service.index()];
        if let (true, Some(fallback)) = (down(state), spec.fallback.as_ref().filter(|fallback| !fallback.on_order)) {
            cx.out.push(fallback.start, SimEvent::FallbackStarts { service, spell });
        }
    }
    let notice = cx.topology.scenario.parameters.dist("service.outage_noticed");
    let key = Key::of("service", &spec.id, cx.truth.tables.fallback_spell[service.index()]);
    let after = cx.out.span(&notice, Purpose::SensorDelay, key);
    if !cx.truth.tables.nobody_home {
        cx.out.push(after, SimEvent::ServiceNoticed(service));
    }
    true
}

/// What a service makes of a need's state: without it it is down; with half of it, degraded at best.
fn inherited(need: ServiceState) -> ServiceState {
    match need {
        ServiceState::Up => ServiceState::Up,
        ServiceState::Degraded | ServiceState::Manual => ServiceState::Degraded,
        ServiceState::Down => ServiceState::Down,
    }
}

/// People have noticed how the service runs now.
pub fn noticed(service: ServiceId, cx: &mut Cx) {
    let state = cx.truth.rows.services[service.index()].state;
    if cx.out.belief().services[service.index()].state != state {
        cx.out.origin = EntryId::NONE;
        cx.out.fact(Fact::ServiceBelieved { service, state });
    }
}

pub fn fallback_starts(service: ServiceId, spell: u32, cx: &mut Cx) {
    if cx.truth.tables.fallback_spell[service.index()] != spell {
        return;
    }
    cx.truth.tables.manual[service.index()] = true;
    cx.truth.touch_service(service);
    let fallback = &cx.topology.organisation().services[service.index()].fallback;
    if let Some(fallback) = fallback {
        cx.out.push(fallback.endurance, SimEvent::FallbackEnds { service, spell });
    }
}

pub fn fallback_ends(service: ServiceId, spell: u32, cx: &mut Cx) {
    if cx.truth.tables.fallback_spell[service.index()] == spell {
        cx.truth.tables.manual[service.index()] = false;
        cx.truth.touch_service(service);
    }
}
