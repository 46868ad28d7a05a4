//! How the team talks: over the first of the plan's channels that works. Whoever holds a host of it reads along (P7.1).

use crate::base::*;
use crate::journal::{Fact, ServiceState};
use crate::rules::{Cx, adversary};

/// The channel in use; none if the organisation lists none, or none works.
fn in_use(cx: &Cx) -> Option<ChannelId> {
    let works = |service: ServiceId| cx.truth.rows.services[service.index()].state != ServiceState::Down;
    let channels = &cx.topology.organisation().channels;
    let usable = |id: &ChannelId| {
        let channel = &channels[id.index()];
        channel.service.is_none_or(works) && (!cx.team.out_of_band || channel.out_of_band())
    };
    cx.topology.scenario.plan.channels.iter().copied().find(usable)
}

/// What is said there can be read by whoever holds a host of it.
pub fn said(order: OrderId, cx: &mut Cx) {
    if let Some(channel) = in_use(cx) {
        adversary::overhear(channel, order, cx.truth, cx.topology, &mut cx.out);
    }
}

/// What talking adds to an order: the time on foot where no channel works, what the channel takes for a meeting else.
pub fn adds(order: OrderId, meeting: bool, cx: &mut Cx) -> SimSpan {
    let key = cx.team.orders[order.index()].key;
    match in_use(cx) {
        None if cx.topology.scenario.plan.channels.is_empty() => SimSpan::ZERO,
        None => {
            // A meeting takes everybody, an order one.
            let on_foot = if meeting { "comms.by_hand" } else { "comms.no_channel" };
            let on_foot = cx.topology.scenario.parameters.dist(on_foot);
            cx.out.span(&on_foot, Purpose::NoChannel, key)
        }
        Some(channel) if meeting => {
            let adds = &cx.topology.organisation().channels[channel.index()].adds;
            cx.out.span(adds, Purpose::NoChannel, key)
        }
        Some(_) => SimSpan::ZERO,
    }
}

/// Whoever is on duty when a sync ends has the common picture.
pub fn sync_held(order: OrderId, cx: &mut Cx) {
    said(order, cx);
    if cx.topology.scenario.plan.channels.is_empty() {
        return;
    }
    let centre = cx.topology.organisation().centre;
    let team = (0..cx.people.len()).map(PersonId::from).filter(|&person| super::dispatch::serves(person, centre, cx));
    let (mut informed, mut of) = (0, 0);
    for person in team {
        of += 1;
        informed += u32::from(super::dispatch::available(person, cx));
    }
    cx.out.origin = cx.team.orders[order.index()].entry;
    let channel = in_use(cx).into();
    cx.out.fact(Fact::SyncHeld { channel, informed, of });
}
