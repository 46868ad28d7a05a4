//! Playbooks: steps in sequence, in parallel, if, while, for each; a running step is a row, so that a run can be copied.

use super::order::{NewOrder, give};
use crate::base::*;
use crate::journal::belief::in_set;
use crate::journal::{Fact, Reason};
use crate::rules::policy::{self, Scope};
use crate::rules::{Cx, action};
use crate::scenario::{Aim, Cond, DoStep, HostSet, HostState, KindFilter, PlanNode, TargetKind, Trigger, URGENT};
use crate::world::{FrameRow, SimEvent};

pub fn start(playbook: PlaybookId, case: CaseId, cx: &mut Cx) {
    let spec = &cx.topology.scenario.plan.playbooks[playbook.index()];
    let unit = match (&spec.trigger, case.some()) {
        (Trigger::Case { .. }, Some(case)) => cx.out.belief().whole.cases[case.index()].holder,
        _ => cx.topology.organisation().centre,
    };
    let case = match case.some() {
        Some(case) => {
            cx.team.started_for.insert((playbook, case));
            case
        }
        None => {
            cx.team.started[playbook.index()] = true;
            cx.out.belief().whole.incident().map_or(CaseId::NONE, |(_, row)| row.case)
        }
    };
    let origin = match case.some() {
        Some(case) if matches!(spec.trigger, Trigger::Case { .. }) => cx.team.case_entries[case.index()],
        _ => cx.team.incident_entry,
    };
    cx.out.origin = origin;
    let entry = cx.out.fact(Fact::PlaybookStarted { playbook, case });
    spawn(
        FrameRow {
            node: spec.body,
            parent: FrameId::NONE,
            playbook,
            case,
            host: HostId::NONE,
            unit,
            origin: entry,
            at: 0,
            open: 0,
            wake: 0,
            done: false,
        },
        cx,
    );
}

fn spawn(row: FrameRow, cx: &mut Cx) {
    let frame = FrameId::from(cx.team.frames.len());
    cx.team.frames.push(row);
    enter(frame, cx);
}

fn child(frame: FrameId, node: PlanNodeId, host: HostId, cx: &mut Cx) {
    let parent = cx.team.frames[frame.index()];
    spawn(FrameRow { node, parent: frame, host, at: 0, open: 0, wake: 0, done: false, ..parent }, cx);
}

/// Begins a step.
fn enter(frame: FrameId, cx: &mut Cx) {
    let row = cx.team.frames[frame.index()];
    match &cx.topology.scenario.plan.nodes[row.node.index()] {
        PlanNode::Do(step) => order(frame, step, cx),
        PlanNode::Sequence(_) => advance(frame, cx),
        PlanNode::Parallel(children) => {
            cx.team.frames[frame.index()].open = count(children.len());
            if children.is_empty() {
                close(frame, cx);
            }
            // The last child to close closes its parent, at once or later.
            for &node in children {
                child(frame, node, row.host, cx);
            }
        }
        PlanNode::If { when, then, otherwise } => {
            let branch = if believes(when, frame, cx) { Some(*then) } else { *otherwise };
            cx.team.frames[frame.index()].open = u32::from(branch.is_some());
            match branch {
                Some(node) => child(frame, node, row.host, cx),
                None => close(frame, cx),
            }
        }
        PlanNode::While { when, body, .. } => {
            if believes(when, frame, cx) {
                cx.team.frames[frame.index()].open = 1;
                child(frame, *body, row.host, cx);
            } else {
                close(frame, cx);
            }
        }
        PlanNode::ForEach { set, body } => {
            let hosts = members(*set, frame, cx);
            cx.team.frames[frame.index()].open = count(hosts.len());
            if hosts.is_empty() {
                close(frame, cx);
            }
            for host in hosts {
                child(frame, *body, host, cx);
            }
        }
        PlanNode::Wait(span) => sleep(frame, *span, cx),
        PlanNode::Until(when) => {
            if believes(when, frame, cx) {
                close(frame, cx);
            } else {
                cx.team.watching.insert(frame);
            }
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("fewer than 2^32 children of a step")
}

fn sleep(frame: FrameId, span: SimSpan, cx: &mut Cx) {
    let row = &mut cx.team.frames[frame.index()];
    row.wake += 1;
    let wake = row.wake;
    cx.out.push(span.max(SimSpan::millis(1)), SimEvent::FrameWakes { frame, wake });
}

pub fn wakes(frame: FrameId, wake: u32, cx: &mut Cx) {
    let row = cx.team.frames[frame.index()];
    if row.done || row.wake != wake {
        return;
    }
    match cx.topology.scenario.plan.nodes[row.node.index()] {
        PlanNode::While { .. } => enter(frame, cx),
        _ => close(frame, cx),
    }
}

/// Goes on in a sequence.
fn advance(frame: FrameId, cx: &mut Cx) {
    let row = cx.team.frames[frame.index()];
    let PlanNode::Sequence(children) = &cx.topology.scenario.plan.nodes[row.node.index()] else {
        unreachable!("only sequences advance")
    };
    match children.get(row.at as usize) {
        Some(&node) => {
            let row = &mut cx.team.frames[frame.index()];
            row.at += 1;
            row.open = 1;
            let host = row.host;
            child(frame, node, host, cx);
        }
        None => close(frame, cx),
    }
}

/// A step is over: its parent goes on.
fn close(frame: FrameId, cx: &mut Cx) {
    let row = &mut cx.team.frames[frame.index()];
    row.done = true;
    let row = *row;
    let Some(parent) = row.parent.some() else {
        cx.out.origin = row.origin;
        cx.out.fact(Fact::PlaybookFinished { playbook: row.playbook, case: row.case });
        return;
    };
    cx.team.frames[parent.index()].open -= 1;
    let above = cx.team.frames[parent.index()];
    if above.open > 0 {
        return;
    }
    match cx.topology.scenario.plan.nodes[above.node.index()] {
        PlanNode::Sequence(_) => advance(parent, cx),
        PlanNode::While { every, .. } => sleep(parent, every, cx),
        _ => close(parent, cx),
    }
}

/// An order of a playbook was carried out, failed, or was refused: in each case the playbook goes on.
pub fn order_closed(order: OrderId, cx: &mut Cx) {
    if let Some(frame) = cx.team.orders[order.index()].frame.some() {
        cx.team.frames[frame.index()].open -= 1;
        if cx.team.frames[frame.index()].open == 0 {
            close(frame, cx);
        }
    }
}

/// Looks again at the steps that wait for a condition.
pub fn watch(cx: &mut Cx) {
    let watching: Vec<FrameId> = cx.team.watching.iter().copied().collect();
    for frame in watching {
        let node = cx.team.frames[frame.index()].node;
        if let PlanNode::Until(when) = &cx.topology.scenario.plan.nodes[node.index()]
            && believes(when, frame, cx)
        {
            cx.team.watching.remove(&frame);
            close(frame, cx);
        }
    }
}

fn believes(when: &Cond, frame: FrameId, cx: &Cx) -> bool {
    let row = cx.team.frames[frame.index()];
    let scope = Scope { unit: row.unit, case: row.case };
    policy::holds(when, cx.out.belief(), &cx.topology.effective_tier, scope, cx.now(), &|_| false)
}

/// Hosts that are believed to be in a set, in file order; those to bring back by their services' effective tier, once
/// somebody has set that order (P5.1).
fn members(set: HostSet, frame: FrameId, cx: &Cx) -> Vec<HostId> {
    let row = cx.team.frames[frame.index()];
    let belief = cx.out.belief();
    let admits = |host: HostId| {
        let kind = cx.topology.group(host).kind;
        set.kind.is_none_or(|filter: KindFilter| filter.admits(kind))
            && in_set(set, belief.hosts[host.index()], belief.segments[cx.topology.group(host).segment.index()])
    };
    let mut hosts: Vec<HostId> = Vec::new();
    // A playbook asks again and again; most often there is nobody, and the counts know.
    let counts = match (set.in_case, row.case.some()) {
        (true, Some(case)) => &belief.whole.cases[case.index()].counts,
        (true, None) => return hosts,
        (false, _) => &belief.whole.units[row.unit.index()].counts,
    };
    if counts.get(set.state, set.kind) == 0 {
        return hosts;
    }
    for (number, case) in belief.whole.cases.iter().enumerate() {
        let mine = if set.in_case { CaseId::from(number) == row.case } else { case.holder == row.unit };
        if !mine {
            continue;
        }
        let mut host = case.first_host;
        while !host.is_none() {
            if admits(host) {
                hosts.push(host);
            }
            host = belief.hosts[host.index()].next;
        }
    }
    hosts.sort_unstable();
    let to_bring_back = matches!(set.state, HostState::Encrypted | HostState::Unclean | HostState::Ready);
    if to_bring_back && belief.whole.done(row.unit, action::id(action::PLAN_RECOVERY)) > 0 {
        let tier = |host: HostId| cx.topology.group(host).service.map(|at| cx.topology.effective_tier[at.index()]);
        hosts.sort_by_key(|&host| tier(host).unwrap_or(u8::MAX));
    }
    hosts
}

fn order(frame: FrameId, step: &DoStep, cx: &mut Cx) {
    let row = cx.team.frames[frame.index()];
    let targets = targets(step, frame, cx);
    cx.team.frames[frame.index()].open = count(targets.len());
    let organisation = cx.topology.organisation();
    let urgent =
        step.priority <= URGENT && (row.unit != organisation.centre || cx.out.belief().whole.incident().is_some());
    if targets.is_empty() {
        close(frame, cx);
    }
    let mut leader = OrderId::NONE;
    for target in targets {
        let order = NewOrder {
            action: step.action,
            target,
            unit: row.unit,
            by: step.by,
            priority: step.priority,
            wakes: urgent,
            frame,
            leader,
            origin: row.origin,
        };
        let id = give(order, cx);
        if leader.is_none() && cx.team.orders[id.index()].state == Reason::Approval {
            leader = id;
        }
    }
}

fn targets(step: &DoStep, frame: FrameId, cx: &Cx) -> Vec<u32> {
    let row = cx.team.frames[frame.index()];
    match &step.on {
        Aim::Nothing => vec![u32::MAX],
        Aim::ThisHost => row.host.some().map(|host| host.0).into_iter().collect(),
        Aim::Hosts(set) => members(*set, frame, cx).into_iter().map(|host| host.0).collect(),
        Aim::Segments(list) => list.iter().map(|id| id.0).collect(),
        Aim::Domains(list) => list.iter().map(|id| id.0).collect(),
        Aim::Units(list) => list.iter().map(|id| id.0).collect(),
        // An alert of the case: the one that opened it, if one did.
        Aim::ThisCase if action::spec(step.action).target == TargetKind::Alert => {
            let alert = row.case.some().and_then(|case| cx.out.belief().whole.cases[case.index()].alert.some());
            alert.map(|alert| alert.0).into_iter().collect()
        }
        Aim::ThisCase => row.case.some().map(|case| case.0).into_iter().collect(),
        Aim::SuspectedAccounts => {
            // What takes a lock back is for those that are locked.
            let locked = action::spec(step.action).family == Some(action::Family::Unlock);
            let rows = cx.out.belief().accounts.iter().enumerate();
            rows.filter(|(_, row)| row.suspected() && row.locked() == locked).map(|(index, _)| count(index)).collect()
        }
        Aim::Weaknesses { file_order, patch } => {
            let rows = &cx.out.belief().whole.weaknesses;
            let known = (0..rows.len()).map(VulnerabilityId::from).filter(|id| {
                let has = cx.topology.organisation().vulnerabilities[id.index()].patch;
                rows[id.index()].known && !rows[id.index()].patched && patch.is_none_or(|wanted| wanted == has)
            });
            let mut list: Vec<VulnerabilityId> = known.collect();
            if !file_order {
                list.sort_by_key(|&id| !cx.topology.exposed(id));
            }
            list.into_iter().map(|id| id.0).collect()
        }
        Aim::Services { tier_at_most } => {
            let tiers = &cx.topology.effective_tier;
            let mut services: Vec<usize> = (0..tiers.len()).filter(|&at| tiers[at] <= *tier_at_most).collect();
            services.sort_by_key(|&at| tiers[at]);
            services.into_iter().map(count).collect()
        }
    }
}
