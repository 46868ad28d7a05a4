//! Looking for traces, and learning what to look for (P2.1 to P2.4).

use super::{Outcome, luck, tool_key};
use crate::base::*;
use crate::journal::{Fact, Reason, Trace};
use crate::scenario::{Effect, Entry, MoveBy};
use crate::world::{OrderRow, Out, Topology, Truth};
use std::collections::{BTreeMap, BTreeSet};

/// What a technique leaves behind, by its effect.
pub(super) fn leaves(effect: &Effect) -> &'static [Trace] {
    use Trace::{Address, File, Inside, Mail, Name, Process, Settings, SignIn, Transfer, Url, Weakness};
    match effect {
        Effect::Foothold { through: Entry::Mail, .. } => &[Mail, File, Process],
        Effect::Foothold { through: Entry::Exploit(_), .. } => &[Weakness, Address, File, Process],
        Effect::Foothold { through: Entry::Remote(_), .. } => &[SignIn, Address],
        Effect::Foothold { .. } => &[File, Process],
        Effect::Move { by: MoveBy::Credential(_), .. } => &[Inside, SignIn, Process],
        Effect::Move { by: MoveBy::Exploit(_), .. } => &[Inside, Weakness, File, Process],
        Effect::Move { .. } => &[Inside, File, Process],
        Effect::Persist { .. } => &[Settings, File],
        Effect::OpenChannel { .. } => &[Address, Name, Url, Process],
        Effect::StealCredentials { .. } => &[SignIn, Process],
        Effect::Discover { .. } => &[Inside, Process],
        Effect::Collect { .. } => &[File, Transfer],
        Effect::Impair { .. } => &[Settings, Process],
        Effect::DestroyBackups { .. } => &[Process],
        Effect::Encrypt { .. } => &[File, Process],
        Effect::Exfiltrate { .. } => &[Transfer, Address],
        Effect::Extort => &[],
    }
}

/// Tools that left this trace on hosts that the team already looks at.
pub(super) fn seen_tools(trace: Trace, truth: &Truth, topology: &Topology, out: &Out) -> BTreeSet<ToolId> {
    let uses = truth.tables.uses.iter().filter(|used| out.belief().hosts[used.host.index()].affected());
    let steps = uses.map(|used| topology.step(used.step));
    steps.filter(|step| leaves(&step.does).contains(&trace)).map(|step| step.tool).collect()
}

/// Without a host in hand there is nothing to compare with.
pub(super) fn something_to_look_at(out: &Out) -> Outcome {
    if out.belief().hosts.iter().any(|row| row.affected()) {
        Outcome::DONE
    } else {
        Outcome::failed(Reason::NothingToDo)
    }
}

/// A known indicator raises the chance that a search finds a thing: two looks instead of one.
fn sharpened(chance: Chance, out: &Out) -> Chance {
    let whole = &out.belief().whole;
    if whole.indicators.is_empty() && whole.known_tools.is_empty() {
        return chance;
    }
    let miss = 1.0 - chance.get();
    Chance::clamped(1.0 - miss * miss)
}

/// Hosts with footholds where `counts` says that a use left the trace, and whether its indicator is known.
fn traced(
    truth: &Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &Out,
    counts: impl Fn(StepId, HostId) -> Option<bool>,
) -> BTreeMap<HostId, bool> {
    let mut hosts: BTreeMap<HostId, bool> = BTreeMap::new();
    for used in &truth.tables.uses {
        let fresh =
            truth.rows.hosts[used.host.index()].foothold() && !out.belief().hosts[used.host.index()].suspected();
        if fresh
            && super::super::identify::commands(order, topology.group(used.host).unit, topology)
            && let Some(known) = counts(used.step, used.host)
        {
            *hosts.entry(used.host).or_default() |= known;
        }
    }
    hosts
}

fn find(hosts: BTreeMap<HostId, bool>, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let parameters = &topology.scenario.parameters;
    let blind = parameters.chance("respond.search.finds");
    let known = parameters.chance("respond.search.finds_known");
    let mut outcome = Outcome { suspects: true, ..Outcome::DONE };
    for (host, is_known) in hosts {
        let chance = if is_known { known } else { blind };
        if out.hits(chance, Purpose::Finds, luck(order, topology.host_key(host))) {
            outcome.hosts.push(host);
        }
    }
    outcome
}

pub(super) fn by_trace(
    trace: Trace,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    if something_to_look_at(out).failed.is_some() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let whole = &out.belief().whole;
    let hosts = traced(truth, topology, order, out, |step, _| {
        let spec = topology.step(step);
        leaves(&spec.does).contains(&trace).then(|| whole.knows(trace, spec.tool))
    });
    let mut outcome = find(hosts, topology, order, out);
    if trace == Trace::SignIn {
        let chance = topology.scenario.parameters.chance("respond.search.finds");
        for &account in &truth.tables.stolen {
            let unknown = !out.belief().accounts[account.index()].suspected();
            if unknown
                && truth.rows.accounts[account.index()].held()
                && out.hits(chance, Purpose::Finds, luck(order, topology.account_key(account)))
            {
                outcome.accounts.push(account);
            }
        }
    }
    outcome
}

pub(super) fn victims(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let case = CaseId(order.target);
    let alerts = out.belief().whole.alerts.iter().zip(&truth.tables.alert_uses);
    let tools: BTreeSet<ToolId> = alerts
        .filter(|(alert, (technique_use, _))| alert.case == case && !technique_use.is_none())
        .map(|(_, (technique_use, _))| topology.step(truth.tables.uses[technique_use.index()].step).tool)
        .collect();
    let hosts =
        traced(truth, topology, order, out, |step, _| tools.contains(&topology.step(step).tool).then_some(true));
    find(hosts, topology, order, out)
}

pub(super) fn same_weakness(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let holes = &topology.group(HostId(order.target)).vulnerabilities;
    if holes.is_empty() {
        return Outcome::DONE;
    }
    let hosts = traced(truth, topology, order, out, |step, _| match &topology.step(step).does {
        Effect::Foothold { through: Entry::Exploit(hole), .. } | Effect::Move { by: MoveBy::Exploit(hole), .. } => {
            holes.contains(hole).then_some(true)
        }
        _ => None,
    });
    find(hosts, topology, order, out)
}

pub(super) fn watched(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let kind = topology.account_group(AccountId(order.target)).kind;
    let began = order.work_began;
    let since: BTreeSet<EntryId> = truth
        .tables
        .uses
        .iter()
        .map(|used| used.entry)
        .filter(|entry| out.core.entries[entry.index()].at >= began)
        .collect();
    let used: BTreeSet<(StepId, HostId)> = truth
        .tables
        .uses
        .iter()
        .filter(|used| since.contains(&used.entry))
        .map(|used| (used.step, used.host))
        .collect();
    let hosts = traced(truth, topology, order, out, |step, host| match &topology.step(step).does {
        Effect::Move { by: MoveBy::Credential(by), .. } => {
            (*by == kind && used.contains(&(step, host))).then_some(true)
        }
        _ => None,
    });
    find(hosts, topology, order, out)
}

/// What left the house, as the logs show it: all of it or nothing, by store.
pub(super) fn transfers(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let chance = sharpened(topology.scenario.parameters.chance("respond.search.finds_known"), out);
    let mut records = 0;
    for (store, row) in topology.organisation().stores.iter().zip(&*truth.rows.stores) {
        if row.stolen_records > 0 && out.hits(chance, Purpose::Finds, luck(order, Key::of("store", &store.id, 0))) {
            records += row.stolen_records;
        }
    }
    Outcome { records, ..Outcome::DONE }
}

pub(super) fn report_records(outcome: &Outcome, out: &mut Out) {
    if outcome.records > out.belief().whole.records_at_risk {
        out.fact(Fact::RecordsBelieved { records: outcome.records });
    }
}

pub(super) fn report_sample(trace: Trace, out: &mut Out) {
    if !out.belief().whole.samples.contains(&trace) {
        out.fact(Fact::SampleKept { trace });
    }
}

/// Which tools an analysis gets to know; a sample kept before makes it likelier.
pub(super) fn analyse(
    trace: Trace,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    if something_to_look_at(out).failed.is_some() {
        return Outcome::failed(Reason::NothingToDo);
    }
    let name = if out.belief().whole.samples.contains(&trace) {
        "respond.analyse.tells_sample"
    } else {
        "respond.analyse.tells"
    };
    let chance = topology.scenario.parameters.chance(name);
    let tools: Vec<ToolId> = seen_tools(trace, truth, topology, out)
        .into_iter()
        .filter(|&tool| topology.leaves_indicators(tool))
        .filter(|&tool| out.hits(chance, Purpose::Finds, luck(order, tool_key(tool, topology))))
        .collect();
    Outcome { tools, ..Outcome::DONE }
}

pub(super) fn report_indicators(trace: Trace, outcome: &Outcome, out: &mut Out) {
    for &tool in &outcome.tools {
        if !out.belief().whole.indicators.contains(&(trace, tool)) {
            out.fact(Fact::IndicatorKnown { trace, tool });
        }
    }
}
