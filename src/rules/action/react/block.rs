//! Keeping tools and people off, and letting them on again; removing single things (P3.1, P3.2, P3.4, P4.1).

use super::search::{leaves, seen_tools};
use super::{Family, Outcome, luck, tool_key};
use crate::base::*;
use crate::journal::{AccountMark, Fact, HostChange, Reason, Trace};
use crate::rules::action::{contain, identity, indicators, restore, sessions, spec};
use crate::scenario::{AccountKind, Effect};
use crate::world::{OrderRow, Out, Stop, Topology, Truth};

/// Stops tools that left the trace where the team looks; a known indicator makes the block hold better.
pub(super) fn block(
    stop: Stop,
    trace: Trace,
    broad: bool,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    let parameters = &topology.scenario.parameters;
    let tools = seen_tools(trace, truth, topology, out);
    if tools.is_empty() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let mut any = false;
    for tool in tools {
        let known = out.belief().whole.knows(trace, tool)
            || stop == Stop::Channel && out.belief().whole.samples.contains(&Trace::Rules);
        let name = if broad || known { "respond.block.holds_known" } else { "respond.block.holds" };
        let already = truth.tables.stops.contains(&(stop, tool, order.action));
        if already || !out.hits(parameters.chance(name), Purpose::ActionFails, luck(order, tool_key(tool, topology))) {
            continue;
        }
        any = true;
        truth.tables.stops.insert((stop, tool, order.action));
        let fact = Fact::ToolBlocked { action: order.action, tool, on: true };
        truth.record(fact, Reason::Response, topology, out);
        match stop {
            Stop::Channel => _ = indicators::close_channels(tool, truth, topology, out),
            Stop::Runs => end_footholds(tool, truth, topology, out),
            Stop::Moves | Stop::Mail | Stop::Transfer => {}
        }
    }
    if broad {
        let users = hindered(topology);
        let fact = Fact::UsersHindered { action: order.action, users, on: true };
        truth.record(fact, Reason::Response, topology, out);
    }
    if any || broad { Outcome::DONE } else { Outcome::failed(Reason::Missed) }
}

/// People whose work a broad measure touches.
fn hindered(topology: &Topology) -> u32 {
    let groups = topology.organisation().account_groups.iter();
    let people: u32 = groups.filter(|group| group.kind == AccountKind::User).map(|group| group.count).sum();
    (f64::from(people) * topology.scenario.parameters.chance("respond.block.hinders").get()).round() as u32
}

/// Hosts with a foothold where the tool did something of the kind.
fn hosts_of_tool(tool: ToolId, truth: &Truth, topology: &Topology, does: impl Fn(&Effect) -> bool) -> Vec<HostId> {
    let uses = truth.tables.uses.iter().filter(|used| {
        let step = topology.step(used.step);
        step.tool == tool && does(&step.does) && truth.rows.hosts[used.host.index()].foothold()
    });
    let hosts: std::collections::BTreeSet<HostId> = uses.map(|used| used.host).collect();
    hosts.into_iter().collect()
}

/// What cannot run again does not survive, where an agent enforces it and nothing else was installed.
fn end_footholds(tool: ToolId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    for host in hosts_of_tool(tool, truth, topology, |does| leaves(does).contains(&Trace::Process)) {
        let row = truth.rows.hosts[host.index()];
        if topology.group(host).agent && !row.persistent() {
            restore::lose_foothold(host, Reason::Cleaned, truth, topology, out);
        }
    }
}

pub(super) fn lift(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let undoes = |action: ActionId| spec(action).undo == Some(spec(order.action).id);
    let set: Vec<(Stop, ToolId, ActionId)> =
        truth.tables.stops.iter().copied().filter(|&(_, _, action)| undoes(action)).collect();
    if set.is_empty() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let mut hindering: Vec<ActionId> = Vec::new();
    for row in set {
        truth.tables.stops.remove(&row);
        let (_, tool, action) = row;
        truth.record(Fact::ToolBlocked { action, tool, on: false }, Reason::Response, topology, out);
        let broad = matches!(spec(action).family, Some(Family::Block { broad: true, .. }));
        if broad && !hindering.contains(&action) {
            hindering.push(action);
        }
    }
    for action in hindering {
        let fact = Fact::UsersHindered { action, users: hindered(topology), on: false };
        truth.record(fact, Reason::Response, topology, out);
    }
    Outcome::DONE
}

pub(super) fn bar_user(
    inside: bool,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    let account = AccountId(order.target);
    let row = truth.rows.accounts[account.index()];
    if if inside { row.barred_inside() } else { row.barred_outside() } {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::AccountBarred { account, inside, on: true }, Reason::Response, topology, out);
    let fact = Fact::UsersHindered { action: order.action, users: 1, on: true };
    truth.record(fact, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) fn free_user(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let account = AccountId(order.target);
    let row = truth.rows.accounts[account.index()];
    if !row.barred_inside() && !row.barred_outside() {
        return Outcome::failed(Reason::NothingToDo);
    }
    for (inside, barred) in [(false, row.barred_outside()), (true, row.barred_inside())] {
        if barred {
            truth.record(Fact::AccountBarred { account, inside, on: false }, Reason::Response, topology, out);
        }
    }
    let fact = Fact::UsersHindered { action: order.action, users: 1, on: false };
    truth.record(fact, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) fn switch_service(
    on: bool,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    let host = HostId(order.target);
    if truth.rows.hosts[host.index()].weakness_shut() != on {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::WeaknessShut { host, on: !on }, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) fn unlock(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let account = AccountId(order.target);
    if !truth.rows.accounts[account.index()].locked() {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::AccountUnlocked { account }, Reason::Response, topology, out);
    Outcome::DONE
}

pub(super) fn revoke(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let account = AccountId(order.target);
    identity::void(account, truth, topology, out);
    sessions::end(account, Reason::Response, truth, topology, out);
    Outcome::DONE
}

pub(super) fn remove_account(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let account = AccountId(order.target);
    if truth.rows.accounts[account.index()].locked() {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::AccountLocked { account }, Reason::Response, topology, out);
    identity::void(account, truth, topology, out);
    Outcome::DONE
}

pub(super) fn report_account(order: &OrderRow, out: &mut Out) {
    let unlocked = super::family(order) == Family::Unlock;
    let mark = if unlocked { AccountMark::Unlocked } else { AccountMark::Locked };
    out.fact(Fact::AccountBelieved { account: AccountId(order.target), mark, case: CaseId::NONE });
}

/// A file is all there is to an implant that was not made to last; a registry key or a service carries one that was.
pub(super) fn remove(trace: Trace, truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    let row = truth.rows.hosts[host.index()];
    if row.encrypted() {
        return Outcome::failed(Reason::Missed);
    }
    let fits = row.foothold() && row.persistent() == (trace == Trace::Settings);
    let chance = topology.scenario.parameters.chance("respond.remove_thing.finds");
    if fits && out.hits(chance, Purpose::Finds, order.key) {
        restore::lose_foothold(host, Reason::Cleaned, truth, topology, out);
    }
    Outcome::DONE
}

pub(super) fn rogue_device(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    if truth.rows.hosts[host.index()].isolated() {
        return Outcome::failed(Reason::NothingToDo);
    }
    restore::lose_foothold(host, Reason::Cleaned, truth, topology, out);
    contain::change(host, HostChange::Isolated, truth, topology, out);
    Outcome::DONE
}
