//! What the team writes down of its own response (P6.2) and what it finds when it holds that against the plan (P6.3). It
//! knows its own orders: every change of them is a fact that somebody of it wrote.

use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::rules::Cx;
use crate::scenario::Mark;
use crate::world::OrderRow;
use std::collections::BTreeMap;

/// Writes down the late orders of the response that ended since the last time. What is written down at once has its minute
/// and its reason; memory loses half of them after each `learn.recall_half_life`.
pub fn keep_timeline(order: OrderId, cx: &mut Cx) {
    let origin = cx.team.orders[order.index()].entry;
    let half_life = cx.topology.scenario.parameters.dist("learn.recall_half_life").sample_span(0);
    for (late, ended) in ended_late(cx) {
        let age = (cx.now() - ended).0 as f64 / half_life.0.max(1) as f64;
        let key = cx.team.orders[late.index()].key;
        let exact = cx.out.hits(Chance::clamped(libm::exp2(-age)), Purpose::Recall, key);
        cx.out.origin = origin;
        cx.out.fact(Fact::LateLogged { order: late, exact });
    }
    cx.team.timeline_read = cx.out.core.entries.len();
}

/// Orders of the response that ended late since the time line was last kept, and when.
fn ended_late(cx: &Cx) -> Vec<(OrderId, SimTime)> {
    let entries = &cx.out.core.entries[cx.team.timeline_read..];
    let ended = entries.iter().filter(|entry| matches!(entry.reason(), Reason::Done | Reason::Failed));
    let ended = ended.filter_map(|entry| match entry.fact() {
        Fact::TaskState { order, .. } => Some((order, entry.at)),
        _ => None,
    });
    ended.filter(|(order, at)| late(&cx.team.orders[order.index()], *at, cx)).collect()
}

/// Whether an order of the response took too long, or takes too long already.
fn late(order: &OrderRow, until: SimTime, cx: &Cx) -> bool {
    let scenario = &cx.topology.scenario;
    let declared = cx.team.incident_entry;
    let response = scenario.actions[order.action.index()].task.phase != Phase::Learn;
    let since = !declared.is_none() && order.entry > declared;
    let ordered = cx.out.core.entries[order.entry.index()].at;
    response && since && scenario.plan.late(order.action, until - ordered, order.work)
}

/// Names the actions whose limit in the plan was not kept since the incident was declared: the one that was closed, even
/// if the next is open already.
pub fn compare(order: OrderId, cx: &mut Cx) {
    let origin = cx.team.orders[order.index()].entry;
    let plan = &cx.topology.scenario.plan;
    let declared = closed_incident(cx).unwrap_or(cx.team.incident_entry);
    let mut over: BTreeMap<ActionId, u32> = BTreeMap::new();
    for (row, ended) in cx.team.orders.iter().zip(ends(cx)) {
        let Some(limit) = plan.limit(row.action) else { continue };
        let ordered = cx.out.core.entries[row.entry.index()].at;
        let kept = row.state == Reason::Cancelled || ended.unwrap_or(cx.now()) <= ordered + limit;
        if !kept && row.entry > declared {
            *over.entry(row.action).or_insert(0) += 1;
        }
    }
    for (action, orders) in over {
        cx.out.origin = origin;
        cx.out.fact(Fact::DeviationNamed { action, orders });
    }
}

/// The declaration of the incident that was closed last.
fn closed_incident(cx: &Cx) -> Option<EntryId> {
    let (mut declared, mut closed) = (None, None);
    for (index, entry) in cx.out.core.entries.iter().enumerate() {
        match entry.fact() {
            Fact::IncidentDeclared { .. } => declared = Some(EntryId::from(index)),
            Fact::MarkReached { mark: Mark::Closed } => closed = declared,
            _ => {}
        }
    }
    closed
}

/// When each order ended, if it has.
fn ends(cx: &Cx) -> Vec<Option<SimTime>> {
    let mut ends = vec![None; cx.team.orders.len()];
    for entry in &cx.out.core.entries {
        if let Fact::TaskState { order, .. } = entry.fact()
            && matches!(entry.reason(), Reason::Done | Reason::Failed | Reason::Cancelled)
        {
            ends[order.index()] = Some(entry.at);
        }
    }
    ends
}
