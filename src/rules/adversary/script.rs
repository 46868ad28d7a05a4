//! When a step starts, on which hosts, and what follows it.

use super::technique;
use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::scenario::{Effect, Given};
use crate::world::{Campaign, Out, SimEvent, StepState, StepStatus, Topology, Truth};

/// Schedules the steps that wait for nothing.
pub fn start(truth: &mut Truth, topology: &Topology, out: &mut Out) {
    for index in 0..topology.scenario.adversary.steps.len() {
        let step = StepId::from(index);
        let spec = topology.step(step);
        if spec.after.is_empty() && !spec.only_as_reaction {
            schedule(step, truth, topology, out);
        }
    }
}

/// Lets a step wait its time, then its launch window.
pub fn schedule(step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let spec = topology.step(step);
    truth.tables.steps[step.index()].status = StepStatus::Waiting;
    let wait = out.span(&spec.wait, Purpose::StepWait, topology.step_keys[step.index()]);
    let mut at = out.now + wait;
    if let Some(earliest) = spec.launch.earliest {
        at = at.max(earliest);
    }
    if spec.launch.outside_office_hours {
        at = topology.calendar.next_outside_office(at);
    }
    out.push_at(at, SimEvent::StepReady(step));
}

/// A step's wait is over: begins it, or looks again later while what it needs is not there.
pub fn ready(step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let state = truth.tables.steps[step.index()];
    if truth.tables.notices.gone || state.status == StepStatus::Running || state.status == StepStatus::Worked {
        return;
    }
    let quiet_until = truth.tables.notices.quiet_until;
    if quiet_until > out.now {
        out.push_at(quiet_until, SimEvent::StepReady(step));
        return;
    }
    if !topology.step(step).given.iter().all(|given| holds(given, truth, topology)) {
        truth.tables.steps[step.index()].retries += 1;
        let again = topology.scenario.parameters.dist("adversary.retry");
        let key = topology.step_keys[step.index()].child(Purpose::StepWait, state.retries);
        let wait = out.span(&again, Purpose::StepWait, key);
        out.push(wait, SimEvent::StepReady(step));
        return;
    }
    begin(step, truth, topology, out);
}

fn holds(given: &Given, truth: &Truth, topology: &Topology) -> bool {
    match given {
        Given::Footholds { groups, at_least } => {
            let live = truth.tables.footholds.iter().filter(|row| {
                row.live
                    && (groups.is_empty() || groups.contains(&topology.group_id(row.host)))
                    && truth.online(row.host, topology)
                    && truth.in_hand(topology.group(row.host).segment, topology)
            });
            live.take(*at_least as usize).count() >= *at_least as usize
        }
        Given::HoldsCredential { kind, domain } => truth.tables.stolen.iter().any(|&account| {
            let (row, group) = (truth.rows.accounts[account.index()], topology.account_group(account));
            row.opens() && group.kind == *kind && group.domain == *domain
        }),
        Given::Channel => (0..truth.sums.segments.len()).any(|segment| truth.controlled(segment, topology)),
        Given::Staged { store } => truth.rows.stores[store.index()].staged_megabytes > 0,
    }
}

fn begin(step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let round = truth.tables.steps[step.index()].round + 1;
    let entry = out.from(EntryId::NONE).fact(Fact::StepStarted { step });
    truth.tables.steps[step.index()] = StepState { status: StepStatus::Running, entry, round, ..StepState::default() };
    let spec = topology.step(step);
    match &spec.does {
        Effect::Foothold { on, count, .. } => {
            for host in pick(on, Chance::ALWAYS, step, topology, out).into_iter().take(*count as usize) {
                technique::use_start(step, host, truth, topology, out);
            }
        }
        Effect::Move { to, count, share, .. } => {
            let hosts = pick(to, *share, step, topology, out);
            launch(step, hosts, *count, false, truth, topology, out);
        }
        Effect::Encrypt { groups, share, .. } => {
            let mut hosts = pick(groups, *share, step, topology, out);
            // It stands on its footholds: they go last.
            hosts.sort_by_key(|host| truth.rows.hosts[host.index()].foothold());
            launch(step, hosts, u32::MAX, true, truth, topology, out);
        }
        Effect::Exfiltrate { .. } => technique::exfiltration_start(step, truth, topology, out),
        _ => {
            for host in technique::stands(step, truth, topology) {
                technique::use_start(step, host, truth, topology, out);
            }
        }
    }
    close_if_over(step, truth, topology, out);
}

/// Hosts of groups in the order in which this step comes to them: sorted by luck, so that other groups' hosts change nothing.
fn pick(groups: &[GroupId], share: Chance, step: StepId, topology: &Topology, out: &mut Out) -> Vec<HostId> {
    let step_key = topology.step_keys[step.index()];
    let mut order: Vec<(u64, HostId)> = Vec::new();
    for group in groups {
        for host in topology.hosts_of(*group) {
            let key = step_key.with(topology.host_key(host));
            if share == Chance::ALWAYS || out.hits(share, Purpose::Share, key) {
                order.push((out.draw(Purpose::Pick, key), host));
            }
        }
    }
    order.sort_unstable();
    order.into_iter().map(|row| row.1).collect()
}

fn launch(
    step: StepId,
    hosts: Vec<HostId>,
    wanted: u32,
    autonomous: bool,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) {
    let tables = &mut *truth.tables;
    let next = u32::try_from(tables.campaign_hosts.len()).expect("fewer than 2^32 hosts in campaigns");
    tables.campaign_hosts.extend(hosts);
    let end = u32::try_from(tables.campaign_hosts.len()).expect("fewer than 2^32 hosts in campaigns");
    let campaign = CampaignId::from(tables.campaigns.len());
    tables.campaigns.push(Campaign { step, next, end, wanted, running: true, autonomous });
    tables.steps[step.index()].open += 1;
    if autonomous {
        truth.sums.autonomous += 1;
        truth.sums.free_dirty = true;
        truth.sums.last_hand = Reason::Attack;
    }
    campaign_next(campaign, truth, topology, out);
}

/// The spreading step comes to its next host that it can act on.
pub fn campaign_next(campaign: CampaignId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = truth.tables.campaigns[campaign.index()];
    if !row.running {
        return;
    }
    let spec = topology.step(row.step);
    if truth.tables.notices.gone && !row.autonomous {
        stop(campaign, truth, topology, out);
        return;
    }
    if let Effect::Exfiltrate { .. } = spec.does {
        technique::exfiltration_next(campaign, truth, topology, out);
        return;
    }
    let (Effect::Move { every, .. } | Effect::Encrypt { every, .. }) = &spec.does else {
        unreachable!("only spreading steps run campaigns")
    };
    if row.wanted == 0 || row.next == row.end {
        stop(campaign, truth, topology, out);
        return;
    }
    let host = truth.tables.campaign_hosts[row.next as usize];
    truth.tables.campaigns[campaign.index()].next += 1;
    if technique::can_act(row.step, host, truth, topology).is_ok() {
        technique::use_start(row.step, host, truth, topology, out);
        if row.wanted != u32::MAX {
            truth.tables.campaigns[campaign.index()].wanted -= 1;
        }
    } else {
        truth.tables.steps[row.step.index()].tried += 1;
    }
    let key = topology.step_keys[row.step.index()].with(topology.host_key(host));
    let gap = out.span(every, Purpose::Spread, key);
    out.push(gap, SimEvent::CampaignNext(campaign));
}

pub fn stop(campaign: CampaignId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = &mut truth.tables.campaigns[campaign.index()];
    row.running = false;
    let (step, autonomous) = (row.step, row.autonomous);
    if autonomous {
        truth.sums.autonomous -= 1;
        truth.sums.free_dirty = true;
        truth.sums.last_hand = Reason::Spent;
    }
    truth.tables.steps[step.index()].open -= 1;
    close_if_over(step, truth, topology, out);
}

/// A use of the step came to its end.
pub fn use_closed(step: StepId, worked: bool, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let state = &mut truth.tables.steps[step.index()];
    state.open -= 1;
    state.worked += u32::from(worked);
    close_if_over(step, truth, topology, out);
}

fn close_if_over(step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let state = truth.tables.steps[step.index()];
    if state.open > 0 || state.status != StepStatus::Running {
        return;
    }
    let worked = state.worked > 0;
    truth.tables.steps[step.index()].status = if worked { StepStatus::Worked } else { StepStatus::Failed };
    out.from(state.entry).fact(Fact::StepFinished { step, worked: state.worked, tried: state.tried });
    if !worked {
        // Each alternative is tried once: two that stand in for each other would go on for ever.
        if let Some(other) = topology.step(step).if_blocked
            && truth.tables.steps[other.index()].status == StepStatus::Idle
        {
            schedule(other, truth, topology, out);
        }
        return;
    }
    for &follower in &topology.followers[step.index()] {
        let spec = topology.step(follower);
        let done = |before: &StepId| truth.tables.steps[before.index()].status == StepStatus::Worked;
        let may = if spec.after_any { spec.after.iter().any(done) } else { spec.after.iter().all(done) };
        let idle = truth.tables.steps[follower.index()].status == StepStatus::Idle;
        if may && idle && !spec.only_as_reaction {
            schedule(follower, truth, topology, out);
        }
    }
}
