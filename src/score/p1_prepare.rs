//! P1 Prepare: readiness of plan and organisation, before anything happens. It labels the plan and is not summed with
//! the run. All goals and limits here are our judgement; the duties are the doctrine's.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{Judges, Measure, Rating};
use super::rubric::{Found, Grade, Spec, scale};
use crate::base::*;
use crate::scenario::{Approval, HostKind, Organisation, PlanNode, Scenario, SensorKind};
use std::collections::BTreeSet;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        id: "p1.1-deputies",
        task: TaskId::new(Phase::Prepare, 1),
        judges: Judges::Readiness,
        sentence: "Every role that the plan needs has a holder and a deputy",
        grade: scale(1.0, 0.5),
        weight: 1.0,
        mandatory: true,
        judge: deputies,
    },
    Spec {
        id: "p1.2-annex",
        task: TaskId::new(Phase::Prepare, 2),
        judges: Judges::Readiness,
        sentence: "The plan has an annex for the organisation's sector",
        grade: Grade::Duty { missed: Rating::S },
        weight: 1.0,
        mandatory: false,
        judge: annex,
    },
    Spec {
        id: "p1.3-triage-cover",
        task: TaskId::new(Phase::Prepare, 3),
        judges: Judges::Readiness,
        sentence: "Somebody who triages alerts is on shift or on call at every hour of the week",
        // The limit is office hours: 40 of 168.
        grade: scale(1.0, 40.0 / 168.0),
        weight: 1.0,
        mandatory: true,
        judge: triage_cover,
    },
    Spec {
        id: "p1.4-approvals",
        task: TaskId::new(Phase::Prepare, 4),
        judges: Judges::Readiness,
        sentence: "No prior approval waits on a role that nobody covers at night",
        grade: scale(0.0, 4.0),
        weight: 1.0,
        mandatory: false,
        judge: approvals,
    },
    Spec {
        id: "p1.7-endpoints",
        task: TaskId::new(Phase::Prepare, 7),
        judges: Judges::Readiness,
        sentence: "Hosts are watched by EDR or antivirus",
        grade: scale(0.95, 0.6),
        weight: 1.0,
        mandatory: false,
        judge: endpoints,
    },
];

/// Roles with two different people / roles that a RACI row, an alert rule, a playbook step or the declaration needs.
fn deputies(evidence: &Evidence, _: &Milestones) -> Found {
    let scenario = evidence.scenario;
    let needed = needed_roles(scenario);
    let staffed = |least: usize| needed.iter().filter(|role| holders(scenario, **role).len() >= least).count() as u64;
    let found = Found::share(staffed(2), needed.len() as u64, Vec::new());
    found.figure("without a holder", needed.len() as f64 - staffed(1) as f64)
}

fn annex(evidence: &Evidence, _: &Milestones) -> Found {
    let sector = &evidence.scenario.organisation.sector;
    Found::duty(evidence.scenario.plan.annexes.contains(sector), Vec::new())
}

/// Minutes of the week in which a holder is on shift or on call / minutes of the week; of several triage roles the one
/// covered worst.
fn triage_cover(evidence: &Evidence, _: &Milestones) -> Found {
    let scenario = evidence.scenario;
    let roles: BTreeSet<RoleId> = scenario.plan.alert_rules.iter().map(|rule| rule.by).collect();
    match roles.iter().map(|role| covered_minutes(scenario, *role)).min() {
        None => Found::not_observed(),
        Some(minutes) => {
            let found = Found::new(Measure::Share(minutes as f64 / MINUTES_A_WEEK as f64), Vec::new());
            found.figure("hours of the week", minutes as f64 / 60.0)
        }
    }
}

/// RACI rows with a prior approval by a role without cover round the clock, or by nobody at all; a plan without RACI
/// shows nothing.
fn approvals(evidence: &Evidence, _: &Milestones) -> Found {
    let scenario = evidence.scenario;
    if scenario.plan.raci.is_empty() {
        return Found::not_observed();
    }
    let prior = scenario.plan.raci.iter().filter(|row| row.approval == Approval::Prior);
    let waits = |role: Option<RoleId>| role.is_none_or(|role| covered_minutes(scenario, role) < MINUTES_A_WEEK);
    let (stuck, free): (Vec<_>, Vec<_>) = prior.map(|row| row.accountable).partition(|role| waits(*role));
    let found = Found::new(Measure::Count(stuck.len() as u64), Vec::new());
    found.figure("of", (stuck.len() + free.len()) as f64)
}

/// Hosts watched / hosts that could be; appliances take no agent. Of several sensors on a group the widest counts.
fn endpoints(evidence: &Evidence, _: &Milestones) -> Found {
    let organisation = &evidence.scenario.organisation;
    let (mut watched, mut all) = (0.0, 0.0);
    for (index, group) in organisation.groups.iter().enumerate() {
        if group.kind != HostKind::Appliance {
            all += f64::from(group.count);
            watched += f64::from(group.count) * coverage(organisation, GroupId::from(index));
        }
    }
    if all == 0.0 {
        return Found::not_observed();
    }
    Found::new(Measure::Share(watched / all), Vec::new()).figure("of", all)
}

fn coverage(organisation: &Organisation, group: GroupId) -> f64 {
    let on_endpoints = |kind| matches!(kind, SensorKind::Edr | SensorKind::Antivirus);
    let sensors = organisation.sensors.iter().filter(|row| on_endpoints(row.kind) && row.covers.contains(&group));
    sensors.map(|sensor| sensor.coverage.get()).fold(0.0, f64::max)
}

fn needed_roles(scenario: &Scenario) -> BTreeSet<RoleId> {
    let plan = &scenario.plan;
    let mut roles = BTreeSet::from([plan.declares]);
    roles.extend(plan.alert_rules.iter().map(|rule| rule.by));
    for row in &plan.raci {
        roles.insert(row.responsible);
        roles.extend(row.accountable);
        roles.extend(&row.consulted);
        roles.extend(&row.informed);
    }
    roles.extend(plan.nodes.iter().filter_map(|node| match node {
        PlanNode::Do(step) => step.by,
        _ => None,
    }));
    roles
}

/// Whom the plan names, and whoever has the role by trade.
fn holders(scenario: &Scenario, role: RoleId) -> BTreeSet<PersonId> {
    let named = scenario.plan.roles.iter().filter(|row| row.role == role).flat_map(|row| row.holders.iter().copied());
    let people = scenario.organisation.people.iter().enumerate();
    let by_trade = people.filter(|(_, person)| person.role == role).map(|(index, _)| PersonId::from(index));
    named.chain(by_trade).collect()
}

const MINUTES_A_WEEK: usize = 7 * 24 * 60;

/// Minutes of a week in which a holder of the role is on shift or on call.
fn covered_minutes(scenario: &Scenario, role: RoleId) -> usize {
    let organisation = &scenario.organisation;
    let mut covered = vec![false; MINUTES_A_WEEK];
    for holder in holders(scenario, role) {
        let person = &organisation.people[holder.index()];
        if person.on_call {
            return MINUTES_A_WEEK;
        }
        for (day, from, to) in &organisation.shifts[person.shift.index()].spells {
            for minute in *from..*to {
                covered[(usize::from(*day) * 24 * 60 + usize::from(minute)) % MINUTES_A_WEEK] = true;
            }
        }
    }
    covered.into_iter().filter(|on| *on).count()
}
