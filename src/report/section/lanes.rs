//! What the swim lanes show: the attack's steps, alerts, each role's decisions and work, and what was said to whom.

use super::*;
use crate::journal::Fact;
use crate::report::chart::palette::Role;
use crate::report::chart::swim::{Bar, Bracket, Lane, Swim};
use crate::report::message::Noun;
use crate::report::reading::Order;
use crate::scenario::TargetKind;
use crate::score::Milestone;
use std::collections::BTreeMap;

/// Roles with lanes of their own.
const MOST_ROLES: usize = 6;

type Bars = Vec<Bar<Message>>;

pub fn swim(reading: &Reading) -> Swim<Message> {
    let mut lanes = vec![lane(Msg::LaneAttack, attack(reading)), lane(Msg::LaneSensors, sensors(reading))];
    lanes.extend(teams(reading));
    lanes.push(lane(Msg::LaneComms, communication(reading)));
    lanes.retain(|lane| !lane.bars.is_empty());
    for lane in &mut lanes {
        lane.bars = condensed(std::mem::take(&mut lane.bars));
    }
    Swim { lanes, brackets: brackets(reading), moments: Vec::new() }
}

fn lane(name: Msg, bars: Bars) -> Lane<Message> {
    Lane { name: word(name), bars }
}

/// Tells bars apart: what sort of thing, and which one.
fn kind(sort: u32, which: u32) -> u64 {
    u64::from(sort) << 32 | u64::from(which)
}

/// A role's first number in bar kinds; sorts below are the fixed ones.
const STEP: u32 = 1;
const ENCRYPTION: u32 = 2;
const ALERT: u32 = 3;
const FALSE_ALARM: u32 = 4;
const DECLARED: u32 = 5;
const APPROVAL: u32 = 6;
const WORK: u32 = 7;
const NOTICE: u32 = 8;
const INJECT: u32 = 9;
const REPORT: u32 = 10;
const HANDED: u32 = 11;

fn bar(kind: u64, (from, to): (SimTime, SimTime), label: Message, role: Role, weight: u32) -> Bar<Message> {
    let tip = if from == to {
        Message::new(Msg::BarTipAt).say("what", label.clone()).with("at", Arg::At(from))
    } else {
        Message::new(Msg::BarTip).say("what", label.clone()).with("from", Arg::At(from)).with("to", Arg::At(to))
    };
    Bar { kind, from, ready: from, to, label, tip, role, weight, count: 1 }
}

/// Thousands of alike bars in one minute become one: the chart would join them anyway.
fn condensed(mut bars: Bars) -> Bars {
    bars.sort_by_key(|bar| (bar.kind, bar.from));
    let mut out: Bars = Vec::new();
    for bar in bars {
        match out.last_mut() {
            Some(last) if last.kind == bar.kind && bar.from <= last.to + SimSpan::minutes(1) => {
                last.to = last.to.max(bar.to);
                last.count += bar.count;
            }
            _ => out.push(bar),
        }
    }
    out.sort_by_key(|bar| (bar.from, bar.kind));
    out
}

fn attack(reading: &Reading) -> Bars {
    let mut bars = Bars::new();
    for (step, track) in reading.steps.iter().enumerate() {
        let Some((from, _)) = track.first else { continue };
        let id = StepId::from(step);
        let technique = reading.scenario.techniques.rows.get(reading.scenario.adversary.steps[step].technique.index());
        let label = technique.map_or_else(
            || value(Arg::Technique(id)),
            |row| Message::known(Known::Technique, row.id.as_str(), row.name.as_str()),
        );
        let mut bar = bar(kind(STEP, id.0), (from, track.last), label, Role::Attack, 50 + track.worked.min(40));
        bar.tip = Message::new(Msg::BarStep)
            .with("technique", Arg::Technique(id))
            .count("worked", u64::from(track.worked))
            .count("failed", u64::from(track.failed))
            .count("blocked", u64::from(track.blocked));
        bars.push(bar);
    }
    if let (Some(first), Some(last)) = (reading.encrypted.first(), reading.encrypted.last()) {
        let fell = reading.encrypted.windows(2).filter(|pair| pair[1].1 > pair[0].1).map(|pair| pair[1].0).next_back();
        let to = fell.unwrap_or(first.0).min(last.0);
        bars.push(bar(kind(ENCRYPTION, 0), (first.0, to), word(Msg::BarImpact), Role::Recover, 95));
    }
    bars
}

fn sensors(reading: &Reading) -> Bars {
    let mut bars = Bars::new();
    for alert in &reading.alerts {
        let at = (alert.raised, alert.raised);
        if alert.adversary {
            let label = Message::new(Msg::BarAlertTrue).with("sensor", Arg::Name(Noun::Sensor, alert.sensor.0));
            let mut mark = bar(kind(ALERT, alert.sensor.0), at, label, Role::Detect, 60);
            if let Some(host) = alert.host.some() {
                mark.tip = Message::new(Msg::BarTipAlert)
                    .with("sensor", Arg::Name(Noun::Sensor, alert.sensor.0))
                    .with("hosts", Arg::Hosts(host, 0))
                    .with("at", Arg::At(alert.raised));
            }
            bars.push(mark);
        } else if relevant(reading, alert.raised) {
            bars.push(bar(kind(FALSE_ALARM, 0), at, word(Msg::BarAlertFalse), Role::Muted, 5));
        }
    }
    bars
}

/// False alarms outside the incident would only stretch the axis.
fn relevant(reading: &Reading, at: SimTime) -> bool {
    let first = reading.card.milestone(Milestone::FirstCompromise).time();
    let last = reading.card.milestone(Milestone::Contained).time().unwrap_or(reading.end);
    first.is_some_and(|first| first <= at && at <= last)
}

/// A lane for each of the busiest roles; the others share one.
fn teams(reading: &Reading) -> Vec<Lane<Message>> {
    let mut by_role: BTreeMap<RoleId, Bars> = BTreeMap::new();
    for order in reading.orders.iter() {
        if reading.scenario.actions.get(order.action.index()).is_some_and(|row| row.target == TargetKind::Alert) {
            continue;
        }
        let role = role_of(reading, order.person).or_else(|| responsible(reading, order.action));
        if let (Some(role), Some(bar)) = (role, work(reading, order)) {
            by_role.entry(role).or_default().push(bar);
        }
        if let (Some((asked, person)), Some((given, by))) = (order.asked, order.approved)
            && let Some(role) = role_of(reading, by).or_else(|| role_of(reading, person))
            && given > asked
        {
            let label = Message::new(Msg::BarDecides).with("action", Arg::Action(order.action));
            let bar = bar(kind(APPROVAL, order.action.0), (asked, given), label, Role::Wait, 70);
            by_role.entry(role).or_default().push(bar);
        }
    }
    for entry in &reading.journal.entries {
        if let Fact::IncidentDeclared { person, incident, .. } = entry.fact() {
            let role = role_of(reading, person).unwrap_or(reading.scenario.plan.declares);
            let bar = bar(kind(DECLARED, incident.0), (entry.at, entry.at), word(Msg::BarDeclared), Role::Ink, 100);
            by_role.entry(role).or_default().push(bar);
        }
    }
    let mut roles: Vec<(RoleId, Bars)> = by_role.into_iter().collect();
    roles.sort_by_key(|(role, bars)| (std::cmp::Reverse(importance(bars)), *role));
    let rest = roles.split_off(roles.len().min(MOST_ROLES));
    roles.sort_by_key(|(role, bars)| (bars.iter().map(|bar| bar.from).min(), *role));
    let mut lanes: Vec<Lane<Message>> =
        roles.into_iter().map(|(role, bars)| Lane { name: value(Arg::Name(Noun::Role, role.0)), bars }).collect();
    let others: Bars = rest.into_iter().flat_map(|(_, bars)| bars).collect();
    if !others.is_empty() {
        lanes.push(lane(Msg::LaneOthers, others));
    }
    lanes
}

fn importance(bars: &[Bar<Message>]) -> (u32, usize) {
    (bars.iter().map(|bar| bar.weight).max().unwrap_or(0), bars.len())
}

fn role_of(reading: &Reading, person: PersonId) -> Option<RoleId> {
    reading.scenario.organisation.people.get(person.some()?.index()).map(|person| person.role)
}

fn responsible(reading: &Reading, action: ActionId) -> Option<RoleId> {
    reading.scenario.plan.raci.iter().find(|row| row.action == action).map(|row| row.responsible)
}

fn work(reading: &Reading, order: &Order) -> Option<Bar<Message>> {
    let to = order.ended.map_or(reading.end, |ended| ended.0);
    let phase = reading.scenario.actions.get(order.action.index()).map(|row| row.task.phase)?;
    let color = match phase {
        Phase::Prepare | Phase::Identify => Role::Detect,
        Phase::Contain => Role::Contain,
        Phase::Eradicate | Phase::Recover => Role::Recover,
        Phase::Learn | Phase::Communicate => Role::Night,
    };
    let weight = match phase {
        Phase::Contain => 80,
        Phase::Eradicate | Phase::Recover => 60,
        _ => 40,
    };
    let label = value(Arg::Action(order.action));
    let mut bar = bar(kind(WORK, order.action.0), (order.ordered, to), label, color, weight);
    bar.ready = order.started.unwrap_or(to);
    Some(bar)
}

fn communication(reading: &Reading) -> Bars {
    let mut bars = Bars::new();
    for entry in &reading.journal.entries {
        let at = (entry.at, entry.at);
        match entry.fact() {
            Fact::NoticeSent { audience, .. } => {
                let label = Message::new(Msg::BarNotice).say("what", audience_word(audience));
                bars.push(bar(kind(NOTICE, audience as u32), at, label, Role::Night, 60));
            }
            Fact::InjectDelivered { inject, .. } => {
                let mut mark = bar(kind(INJECT, inject.0), at, word(Msg::BarInject), Role::Muted, 30);
                mark.tip = Message::new(Msg::BarTipAt)
                    .say("what", value(Arg::Name(Noun::Inject, inject.0)))
                    .with("at", Arg::At(entry.at));
                bars.push(mark);
            }
            Fact::OutsideReport { .. } => {
                bars.push(bar(kind(REPORT, 0), at, word(Msg::BarOutside), Role::Detect, 75));
            }
            Fact::Told { .. } => bars.push(bar(kind(HANDED, 0), at, word(Msg::BarTold), Role::Night, 40)),
            _ => {}
        }
    }
    bars
}

fn audience_word(audience: crate::journal::Audience) -> Message {
    use crate::journal::Audience;
    word(match audience {
        Audience::Management => Msg::ToManagement,
        Audience::Staff => Msg::ToStaff,
        Audience::Media => Msg::ToMedia,
        Audience::Customers => Msg::ToCustomers,
        Audience::Regulator => Msg::ToRegulator,
        Audience::LawEnforcement => Msg::ToPolice,
        Audience::Counsel => Msg::ToCounsel,
    })
}

fn brackets(reading: &Reading) -> Vec<Bracket<Message>> {
    let card = reading.card;
    let Some(from) = card.milestone(Milestone::FirstCompromise).time() else { return Vec::new() };
    let identified = card.milestone(Milestone::Identified).time();
    let label = match card.dwell.total {
        Some(dwell) => Message::new(Msg::BracketDwell).span("span", dwell),
        None => word(Msg::BracketDwellOpen),
    };
    let mut out = vec![Bracket { from, to: identified, label, role: Role::Attack }];
    let Some(identified) = identified else { return out };
    let contained = card.milestone(Milestone::Contained).time();
    match (contained, card.contain) {
        (Some(to), Some(took)) if to > identified => {
            let label = Message::new(Msg::BracketContain).span("span", took);
            out.push(Bracket { from: identified, to: Some(to), label, role: Role::Contain });
        }
        (None, _) => {
            out.push(Bracket { from: identified, to: None, label: word(Msg::BracketContainOpen), role: Role::Contain });
        }
        _ => {}
    }
    out
}
