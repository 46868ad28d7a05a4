//! From an alert at the console to a case, and from a case to an incident.

use super::order::{NewOrder, give};
use crate::base::*;
use crate::journal::belief::AlertState;
use crate::journal::{Fact, HostMark, Reason};
use crate::rules::action::{self, Outcome};
use crate::rules::sensor::Arrived;
use crate::rules::{Cx, policy};
use crate::scenario::{AlertLevel, AlertThen, HostState};
use crate::world::SimEvent;

/// A new alert, or one that folds into an earlier one, is at the console.
pub fn arrived(what: Arrived, cx: &mut Cx) {
    match what {
        Arrived::New(alert) => new_alert(alert, cx),
        Arrived::Folded(alert, host) => {
            let row = cx.out.belief().whole.alerts[alert.index()];
            // Whoever works a case sees its further hosts as they come.
            if let (AlertState::JudgedTrue, Some(case)) = (row.state, row.case.some()) {
                cx.out.origin = cx.team.alert_entries[alert.index()];
                let mark = mark_of(alert, cx);
                believe_host(host, mark, case, cx);
            }
        }
    }
}

fn new_alert(alert: AlertId, cx: &mut Cx) {
    let entry = cx.out.last();
    debug_assert_eq!(cx.team.alert_entries.len(), alert.index(), "alerts are numbered as they come");
    cx.team.alert_entries.push(entry);
    let row = cx.out.belief().whole.alerts[alert.index()];
    let sensor = &cx.topology.organisation().sensors[row.sensor.index()];
    let waiting = cx.out.belief().whole.units[sensor.unit.index()].waiting;
    let key = cx.truth.tables.alert_uses[alert.index()].1;
    cx.out.origin = entry;
    let Some(rule) = policy::alert_rule(&cx.topology.scenario, row.sensor, row.host) else {
        cx.out.fact_why(Fact::AlertUnread { alert }, Reason::Ignored);
        return;
    };
    if cx.out.hits(rule.ignored, Purpose::Ignored, key) {
        cx.out.fact_why(Fact::AlertUnread { alert }, Reason::Ignored);
    } else if sensor.level == AlertLevel::Low && waiting > cx.topology.scenario.plan.drop_low_above {
        cx.out.fact_why(Fact::AlertUnread { alert }, Reason::Dropped);
    } else {
        let order = NewOrder {
            target: alert.0,
            by: Some(rule.by),
            priority: rule.priority,
            wakes: rule.wakes,
            origin: entry,
            ..NewOrder::of(action::TRIAGE_ALERT, sensor.unit)
        };
        give(order, cx);
    }
}

/// The analyst has judged: what the plan lets follow.
pub fn verdict(order: OrderId, outcome: &Outcome, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let alert = AlertId(row.target);
    let judged_true = outcome.found;
    cx.out.origin = row.entry;
    let entry = cx.out.fact(Fact::AlertJudged { alert, person: row.person, judged_true });
    if !judged_true {
        return;
    }
    let known = cx.out.belief().whole.alerts[alert.index()];
    let Some(rule) = policy::alert_rule(&cx.topology.scenario, known.sensor, known.host) else { return };
    match rule.then {
        AlertThen::Note => {}
        AlertThen::Clean => {
            let hosts: std::collections::BTreeSet<HostId> = cx.out.belief().whole.alert_hosts(alert).collect();
            for host in hosts {
                let order = NewOrder { target: host.0, origin: entry, ..NewOrder::of(action::CLEAN_HOST, row.unit) };
                give(order, cx);
            }
        }
        AlertThen::Case => {
            let unit = cx.topology.organisation().sensors[known.sensor.index()].unit;
            let case = open_case(unit, alert, cx);
            let hosts: Vec<HostId> = cx.out.belief().whole.alert_hosts(alert).collect();
            let mark = mark_of(alert, cx);
            for host in hosts {
                cx.out.origin = cx.team.alert_entries[alert.index()];
                believe_host(host, mark, case, cx);
            }
            super::identify::judged_real(alert, case, cx);
        }
    }
}

/// What an alert says of its hosts. Users and notes tell of machines that are already lost, if that is what they saw; all
/// else speaks of suspicion.
fn mark_of(alert: AlertId, cx: &Cx) -> HostMark {
    use crate::scenario::{Effect, SensorKind};
    let sensor = cx.out.belief().whole.alerts[alert.index()].sensor;
    let people = matches!(
        cx.topology.organisation().sensors[sensor.index()].kind,
        SensorKind::UserReport | SensorKind::RansomNote
    );
    let seen = cx.truth.tables.alert_uses[alert.index()].0;
    let lost = seen.some().is_some_and(|seen| {
        let step = cx.truth.tables.uses[seen.index()].step;
        matches!(cx.topology.step(step).does, Effect::Encrypt { .. })
    });
    if people && lost { HostMark::Encrypted } else { HostMark::Suspected }
}

/// A case goes on while it is the incident's, or while some host of it is believed to be affected.
fn goes_on(case: CaseId, cx: &Cx) -> bool {
    let whole = &cx.out.belief().whole;
    let counts = &whole.cases[case.index()].counts;
    whole.incident().is_some_and(|(_, row)| row.case == case)
        || counts.get(HostState::Suspected, None) + counts.get(HostState::Encrypted, None) > 0
}

/// The unit's open case, or a new one.
pub fn open_case(unit: UnitId, alert: AlertId, cx: &mut Cx) -> CaseId {
    let origin = match alert.some() {
        Some(alert) => cx.team.alert_entries[alert.index()],
        None => cx.out.origin,
    };
    cx.out.origin = origin;
    if let Some(case) = cx.team.open_case[unit.index()].some()
        && goes_on(case, cx)
    {
        if !alert.is_none() {
            cx.out.fact(Fact::CaseExtended { case, alert });
        }
        return case;
    }
    let case = CaseId::from(cx.team.case_entries.len());
    let entry = cx.out.fact(Fact::CaseOpened { case, unit, alert });
    cx.team.case_entries.push(entry);
    let key = case_key(unit, alert, cx);
    cx.team.case_keys.push(key);
    cx.team.open_case[unit.index()] = case;
    if cx.out.belief().whole.incident().is_some() {
        schedule_report_up(case, cx);
    }
    case
}

fn case_key(unit: UnitId, alert: AlertId, cx: &Cx) -> Key {
    if let Some(alert) = alert.some() {
        return cx.truth.tables.alert_uses[alert.index()].1.with(Key::of("case", "", 0));
    }
    let before = cx.out.belief().whole.cases.iter().filter(|case| case.unit == unit).count() - 1;
    let number = u32::try_from(before).expect("fewer than 2^32 cases");
    Key::of("case", &cx.topology.organisation().units[unit.index()].id, number)
}

/// Writes what is believed of a host, if it is new.
pub fn believe_host(host: HostId, mark: HostMark, case: CaseId, cx: &mut Cx) {
    let row = cx.out.belief().hosts[host.index()];
    let news = match mark {
        HostMark::Suspected => !row.suspected(),
        HostMark::Encrypted => !row.encrypted(),
        _ => true,
    };
    if news {
        cx.out.fact(Fact::HostBelieved { host, mark, case });
    }
}

/// A unit under command tells the centre what it has, after the time that such a report takes.
fn schedule_report_up(case: CaseId, cx: &mut Cx) {
    let organisation = cx.topology.organisation();
    let row = cx.out.belief().whole.cases[case.index()];
    if row.holder != organisation.centre && organisation.units[row.holder.index()].under_command {
        let dist = cx.topology.scenario.parameters.dist("team.report_up");
        let key = Key::of("report-up", &organisation.units[row.holder.index()].id, 0);
        let after = cx.out.span(&dist, Purpose::Answer, key);
        cx.out.push(after, SimEvent::ReportUp(case));
    }
}

pub fn report_up(case: CaseId, cx: &mut Cx) {
    let centre = cx.topology.organisation().centre;
    if cx.out.belief().whole.cases[case.index()].holder != centre {
        cx.out.origin = cx.team.case_entries[case.index()];
        cx.out.fact(Fact::Told { case, unit: centre });
    }
}

/// The incident is declared: units under command begin to report.
pub fn declared(order: OrderId, outcome: &Outcome, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if order == cx.team.declaring {
        cx.team.declaring = OrderId::NONE;
    }
    if outcome.failed.is_some() {
        return;
    }
    incident_begins(order, CaseId(row.target), cx);
}

/// The case of the last incident is declared again.
pub fn reopened(order: OrderId, cx: &mut Cx) {
    if let Some(last) = cx.out.belief().whole.incidents.last() {
        incident_begins(order, last.case, cx);
    }
}

fn incident_begins(order: OrderId, case: CaseId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let incident = IncidentId(cx.team.incident_number);
    cx.team.incident_number += 1;
    cx.out.origin = row.entry;
    cx.team.incident_entry = cx.out.fact(Fact::IncidentDeclared { incident, case, person: row.person });
    cx.team.started.fill(false);
    for case in 0..cx.team.case_entries.len() {
        schedule_report_up(CaseId::from(case), cx);
    }
}

pub fn rated(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let by_plan = order == cx.team.rating;
    if by_plan {
        cx.team.rating = OrderId::NONE;
    }
    let Some((incident, known)) = cx.out.belief().whole.incident() else { return };
    let before = known.severity;
    // Whoever is told to rate without a level takes the plan's matrix.
    let level = if by_plan {
        Some(SeverityId(row.target))
    } else {
        policy::matrix(cx.out.belief(), &cx.topology.scenario, &cx.topology.effective_tier, cx.now())
    };
    if let Some(severity) = level
        && (before.is_none() || severity > before)
    {
        cx.out.origin = row.entry;
        cx.out.fact(Fact::SeveritySet { incident, severity });
    }
}

/// By the plan's matrix, if that asks for less now.
pub fn rated_lower(order: OrderId, cx: &mut Cx) {
    let Some((incident, known)) = cx.out.belief().whole.incident() else { return };
    let before = known.severity;
    let level = policy::matrix(cx.out.belief(), &cx.topology.scenario, &cx.topology.effective_tier, cx.now());
    if let Some(severity) = level
        && !before.is_none()
        && severity < before
    {
        cx.out.origin = cx.team.orders[order.index()].entry;
        cx.out.fact(Fact::SeveritySet { incident, severity });
    }
}

/// The incident is over: what comes next is another case.
pub fn over(cx: &mut Cx) {
    if cx.out.belief().whole.incident().is_none() {
        cx.team.open_case.fill(CaseId::NONE);
    }
}
