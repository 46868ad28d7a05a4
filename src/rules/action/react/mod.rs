//! The actions of the RE&CT catalogue, by family: what shares an effect shares code.
//! To add one: its line in a table of `rows/`; a new family also needs its arms here.

mod block;
mod rows;
mod search;

pub(super) use block::close_channels;
pub(super) use rows::ROWS;

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::Trace;
use crate::journal::belief::BeliefRows;
use crate::scenario::{Need, TargetKind};
use crate::world::{OrderRow, Out, Stop, Topology, Truth};

/// What an action of the catalogue does, shared by its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Looks for traces in central logs: needs them and somebody's console.
    SearchLogs(Trace),
    /// Looks for traces on the hosts: by EDR, or by hand.
    SearchHosts(Trace),
    /// Hosts where the tools behind the alerts of a case were used.
    Victims,
    /// Further hosts entered through the weaknesses of the host.
    Weakness,
    /// Where suspected accounts are used in the time that they are watched.
    Watch,
    /// What left the house.
    Transfers,
    /// Keeps a sample.
    Collect(Trace),
    /// Makes an indicator known.
    Analyse(Trace),
    /// Stops tools whose indicators are known. A broad block hits people's work too.
    Block {
        stop: Stop,
        trace: Trace,
        broad: bool,
    },
    /// Takes back the blocks that name it as their undo.
    Lift,
    BarUser {
        inside: bool,
    },
    FreeUser,
    SwitchService {
        on: bool,
    },
    Unlock,
    Revoke,
    RemoveAccount,
    /// Removes one kind of thing from a host.
    Remove(Trace),
    RogueDevice,
    /// Paper work: its time is its effect.
    Write,
}

/// A row of the table: the family fills in the rest.
const fn row(
    id: &'static str,
    title: &'static str,
    task: (Phase, u8),
    react: &'static [&'static str],
    d3fend: &'static [&'static str],
    gates: &'static [&'static str],
    undo: Option<&'static str>,
    family: Family,
) -> ActionSpec {
    let plain = ActionSpec::plain(id, title, TaskId::new(task.0, task.1), takes(family), by(family));
    ActionSpec {
        target: target(family),
        needs: needs(family),
        manual: manual(family),
        approval: match family {
            Family::Block { broad: true, .. } | Family::SwitchService { .. } => "approve.isolate_server",
            _ => "approve.default",
        },
        react,
        d3fend,
        gates,
        undo,
        family: Some(family),
        runs_on: matches!(family, Family::Watch | Family::SearchHosts(_)),
        scale: if matches!(family, Family::SearchLogs(_) | Family::SearchHosts(_)) { by_size } else { once },
        apply,
        report,
        ..plain
    }
}

const fn takes(family: Family) -> &'static str {
    match family {
        Family::SearchLogs(_) | Family::Victims | Family::Weakness => "respond.search_logs",
        Family::SearchHosts(_) => "respond.search_hosts",
        Family::Watch => "respond.watch_accounts",
        Family::Transfers => "respond.list_transfers",
        Family::Collect(_) => "respond.collect_sample",
        Family::Analyse(_) => "respond.analyse_sample",
        Family::Block { .. } => "respond.block",
        Family::Lift | Family::FreeUser | Family::Unlock => "respond.lift",
        Family::SwitchService { .. } => "respond.switch_service",
        Family::BarUser { .. } | Family::Revoke | Family::RemoveAccount => "respond.disable_account",
        Family::Remove(_) => "respond.remove_thing",
        Family::RogueDevice => "respond.remove_device",
        Family::Write => "respond.write_report",
    }
}

const fn by(family: Family) -> &'static str {
    match family {
        Family::Write => "lead",
        Family::SearchLogs(_)
        | Family::SearchHosts(_)
        | Family::Victims
        | Family::Weakness
        | Family::Watch
        | Family::Transfers
        | Family::Collect(_)
        | Family::Analyse(_) => "soc",
        _ => "it",
    }
}

const fn target(family: Family) -> TargetKind {
    match family {
        Family::Victims => TargetKind::Case,
        Family::Weakness | Family::SwitchService { .. } | Family::Remove(_) | Family::RogueDevice => TargetKind::Host,
        Family::Watch
        | Family::BarUser { .. }
        | Family::FreeUser
        | Family::Unlock
        | Family::Revoke
        | Family::RemoveAccount => TargetKind::Account,
        _ => TargetKind::None,
    }
}

const fn needs(family: Family) -> &'static [Need] {
    match family {
        Family::SearchLogs(_) | Family::Victims | Family::Transfers => &[Need::Siem],
        Family::SearchHosts(_) => &[Need::EdrConsole],
        Family::Unlock | Family::Revoke | Family::RemoveAccount | Family::Watch => &[Need::Directory],
        Family::Block { stop: Stop::Mail, .. } => &[Need::Mail],
        Family::Block { stop: Stop::Runs, .. } => &[Need::EdrConsole],
        _ => &[],
    }
}

/// Hosts can be looked at one by one; a log that is not there cannot be read.
const fn manual(family: Family) -> Option<&'static str> {
    match family {
        Family::SearchHosts(_) => Some("respond.hunt.by_hand"),
        Family::Collect(_) | Family::Victims | Family::Weakness => Some("respond.by_hand"),
        _ => None,
    }
}

fn once(_: &Topology, _: &BeliefRows, _: u32) -> f64 {
    1.0
}

/// Queries run side by side: four times the hosts take twice the time, from a thousand on.
fn by_size(topology: &Topology, _: &BeliefRows, _: u32) -> f64 {
    libm::sqrt(topology.host_count() as f64 / 1000.0).max(1.0)
}

fn apply(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    match family(order) {
        Family::SearchLogs(trace) | Family::SearchHosts(trace) => search::by_trace(trace, truth, topology, order, out),
        Family::Victims => search::victims(truth, topology, order, out),
        Family::Weakness => search::same_weakness(truth, topology, order, out),
        Family::Watch => search::watched(truth, topology, order, out),
        Family::Transfers => search::transfers(truth, topology, order, out),
        Family::Collect(_) => search::something_to_look_at(out),
        Family::Analyse(trace) => search::analyse(trace, truth, topology, order, out),
        Family::Block { stop, trace, broad } => block::block(stop, trace, broad, truth, topology, order, out),
        Family::Lift => block::lift(truth, topology, order, out),
        Family::BarUser { inside } => block::bar_user(inside, truth, topology, order, out),
        Family::FreeUser => block::free_user(truth, topology, order, out),
        Family::SwitchService { on } => block::switch_service(on, truth, topology, order, out),
        Family::Unlock => block::unlock(truth, topology, order, out),
        Family::Revoke => block::revoke(truth, topology, order, out),
        Family::RemoveAccount => block::remove_account(truth, topology, order, out),
        Family::Remove(trace) => block::remove(trace, truth, topology, order, out),
        Family::RogueDevice => block::rogue_device(truth, topology, order, out),
        Family::Write => Outcome::DONE,
    }
}

fn report(outcome: &Outcome, order: &OrderRow, out: &mut Out) {
    if outcome.failed.is_some() {
        return;
    }
    match family(order) {
        Family::SearchLogs(_) | Family::SearchHosts(_) | Family::Victims | Family::Weakness | Family::Watch => {
            super::identify::report_found(outcome, order.case, out);
        }
        Family::Transfers => search::report_records(outcome, out),
        Family::Collect(trace) => search::report_sample(trace, out),
        Family::Analyse(trace) => search::report_indicators(trace, outcome, out),
        Family::RogueDevice => super::mark_host(crate::journal::HostMark::Isolated, order, out),
        Family::RemoveAccount | Family::Unlock => block::report_account(order, out),
        _ => {}
    }
}

fn family(order: &OrderRow) -> Family {
    super::spec(order.action).family.expect("only rows of the families come here")
}

/// A place in the luck of an action about a thing: doing it again brings no new luck, knowing more does.
fn luck(order: &OrderRow, about: Key) -> Key {
    Key::of("react", super::spec(order.action).id, 0).with(about)
}

fn tool_key(tool: ToolId, topology: &Topology) -> Key {
    Key::of("tool", &topology.scenario.adversary.tools[tool.index()], 0)
}
