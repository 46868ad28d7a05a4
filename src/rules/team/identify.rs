//! What the team makes of an alert that it holds to be real, and of the incident: stage, data in danger, indicators,
//! class (P2.1, P2.4, P2.5), and the second look at what was dismissed (P2.7).

use super::order::{NewOrder, give};
use crate::base::*;
use crate::journal::Fact;
use crate::journal::belief::AlertState;
use crate::rules::sensor::indicator;
use crate::rules::{Cx, action};
use crate::scenario::IncidentClass;
use std::collections::BTreeSet;

/// Alerts that one second look takes up, the latest first.
const REOPENED_AT_ONCE: usize = 20;

/// An alert of a case was judged real: the console says what it is about.
pub fn judged_real(alert: AlertId, case: CaseId, cx: &mut Cx) {
    let origin = cx.team.alert_entries[alert.index()];
    let (used, key) = cx.truth.tables.alert_uses[alert.index()];
    let step = used.some().map(|used| cx.truth.tables.uses[used.index()].step);
    let stage = match step {
        Some(step) => tactic(cx.topology.tactic(step), cx),
        None => alleged(alert, key, cx),
    };
    cx.out.origin = origin;
    cx.out.fact(Fact::StageBelieved { case, alert, stage });
    data_in_danger(alert, stage, cx);
    if let Some(step) = step.filter(|_| indicator::kept(cx.topology)) {
        let tool = cx.topology.step(step).tool;
        if indicator::learnt("intel.learn_from_alert", tool, key, cx.topology, &mut cx.out) {
            cx.out.origin = origin;
            indicator::learn(tool, FeedId::NONE, cx.truth, cx.topology, &mut cx.out);
        }
    }
}

fn tactic(name: &str, cx: &Cx) -> TacticIx {
    let tactics = &cx.topology.scenario.techniques.tactics;
    TacticIx::from(tactics.iter().position(|row| row == name).expect("every technique has a tactic of the table"))
}

/// What a false alarm seems to be about: one of the tactics that its sensor can see.
fn alleged(alert: AlertId, key: Key, cx: &mut Cx) -> TacticIx {
    let sensor = cx.out.belief().whole.alerts[alert.index()].sensor;
    let kind = cx.topology.organisation().sensors[sensor.index()].kind;
    // A log platform tells of what happens on hosts.
    let named = kind.tactics();
    let names = if named.is_empty() { crate::scenario::SensorKind::Edr.tactics() } else { named };
    let luck = cx.out.draw(Purpose::Classify, key);
    let pick = (luck >> 32) as usize % names.len();
    tactic(names[pick], cx)
}

/// Whoever sees data being gathered or leaving assumes the worst: all that lies there, or else all that there is.
fn data_in_danger(alert: AlertId, stage: TacticIx, cx: &mut Cx) {
    let name = &cx.topology.scenario.techniques.tactics[stage.index()];
    if name != "collection" && name != "exfiltration" {
        return;
    }
    let host = cx.out.belief().whole.alerts[alert.index()].host;
    let group = cx.topology.group_id(host);
    let stores = &cx.topology.organisation().stores;
    let held = |here: bool| {
        let counted = stores.iter().filter(|store| !here || store.group == group);
        counted.fold(0u32, |sum, store| sum.saturating_add(store.records))
    };
    let records = if held(true) > 0 { held(true) } else { held(false) };
    if records > cx.out.belief().whole.records_at_risk {
        cx.out.fact(Fact::RecordsBelieved { records });
    }
}

/// An investigation ended: indicators of what it found on the hosts of its case.
pub fn investigated(order: OrderId, cx: &mut Cx) {
    if !indicator::kept(cx.topology) {
        return;
    }
    let row = cx.team.orders[order.index()];
    let mut hosts = BTreeSet::new();
    let mut host = cx.out.belief().whole.cases[row.target as usize].first_host;
    while !host.is_none() {
        hosts.insert(host);
        host = cx.out.belief().hosts[host.index()].next;
    }
    for tool in indicator::traces(&hosts, cx.truth, cx.topology) {
        if indicator::learnt("intel.learn_from_investigation", tool, row.key, cx.topology, &mut cx.out) {
            cx.out.origin = row.entry;
            indicator::learn(tool, FeedId::NONE, cx.truth, cx.topology, &mut cx.out);
        }
    }
}

/// An analysis made indicators known: what goes on calling matches from now on.
pub fn analysed(order: OrderId, outcome: &action::Outcome, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if !matches!(action::spec(row.action).family, Some(action::Family::Analyse(_))) {
        return;
    }
    for &tool in &outcome.tools {
        indicator::calls_on(tool, cx.truth, cx.topology, &mut cx.out);
    }
}

/// The incident was classified: from what is believed, and now and then wrong. More independent signs and a skilled eye
/// make that rarer (`classify.*` in the reference table).
pub fn classified(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if order == cx.team.classifying {
        cx.team.classifying = OrderId::NONE;
    }
    let Some((incident, _)) = cx.out.belief().whole.incident() else { return };
    let (Some(speaks), stage) = cx.out.belief().speaks_for() else { return };
    let parameters = &cx.topology.scenario.parameters;
    let factor = |name: &str| parameters.dist(name).quantile(0.5);
    let centre = cx.topology.organisation().centre;
    let signs = cx.out.belief().whole.stages(centre).count_ones().max(1) - 1;
    let mut wrong = parameters.chance("classify.wrong").get();
    wrong *= libm::pow(factor("classify.sign_factor"), f64::from(signs));
    let skilled = row.person.some().is_some_and(|person| {
        let organisation = cx.topology.organisation();
        let skills = &organisation.people[person.index()].skills;
        skills.iter().any(|skill| matches!(organisation.skills[skill.index()].as_str(), "forensics" | "malware"))
    });
    wrong *= if skilled { factor("classify.skill_factor") } else { 1.0 };
    let missed = cx.out.hits(Chance::clamped(wrong), Purpose::Classify, row.key);
    let class = if missed { mistaken(speaks, row.key, cx) } else { speaks };
    cx.out.origin = row.entry;
    cx.out.fact(Fact::IncidentClassified { incident, class, stage: stage.into() });
}

/// Another class than the one that the signs speak for.
fn mistaken(speaks: IncidentClass, key: Key, cx: &mut Cx) -> IncidentClass {
    let others: Vec<IncidentClass> = IncidentClass::ALL.into_iter().filter(|class| *class != speaks).collect();
    let luck = cx.out.draw(Purpose::Classify, key.child(Purpose::Classify, 1));
    others[(luck >> 32) as usize % others.len()]
}

/// A second look at alerts that were judged false or never opened, and whose host is by now believed to be hit or whose
/// sensor was right elsewhere.
pub fn reopen(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let whole = &cx.out.belief().whole;
    let right: BTreeSet<SensorId> =
        whole.alerts.iter().filter(|alert| alert.state == AlertState::JudgedTrue).map(|alert| alert.sensor).collect();
    let doubtful = |alert: &AlertId| {
        let alert = &whole.alerts[alert.index()];
        matches!(alert.state, AlertState::JudgedFalse | AlertState::Unread)
            && alert.reopened == 0
            && (cx.out.belief().hosts[alert.host.index()].affected() || right.contains(&alert.sensor))
    };
    let chosen: Vec<AlertId> =
        (0..whole.alerts.len()).rev().map(AlertId::from).filter(doubtful).take(REOPENED_AT_ONCE).collect();
    for alert in chosen {
        cx.out.origin = cx.team.alert_entries[alert.index()];
        let entry = cx.out.fact(Fact::AlertReopened { alert });
        let unit = cx.topology.organisation().sensors[cx.out.belief().whole.alerts[alert.index()].sensor.index()].unit;
        let order = NewOrder {
            target: alert.0,
            by: Some(row.role),
            priority: row.priority,
            origin: entry,
            ..NewOrder::of(action::TRIAGE_ALERT, unit)
        };
        give(order, cx);
    }
}
