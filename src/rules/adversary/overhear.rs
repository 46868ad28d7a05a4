//! What the adversary reads of what the team says (P7.1).

use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::world::{Out, Topology, Truth};

/// Something goes over a channel: whoever holds a host of it knows the plan from then on.
pub fn overhear(channel: ChannelId, order: OrderId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let read_on = &topology.organisation().channels[channel.index()].read_on;
    let reads = truth.tables.footholds.iter().any(|row| {
        row.live
            && read_on.contains(&topology.group_id(row.host))
            && truth.online(row.host, topology)
            && truth.in_hand(topology.group(row.host).segment, topology)
    });
    if reads && !truth.tables.notices.plan_read {
        truth.tables.notices.plan_read = true;
        truth.sums.noticeable = true;
        truth.record(Fact::PlanRead { channel, order }, Reason::None, topology, out);
    }
}
