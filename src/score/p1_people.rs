//! P1, people: roles, deputies, cover, approvals, skills, practice.

use super::model::Measure;
use super::readiness::{Gap, Lack, Look};
use crate::base::*;
use crate::scenario::{Approval, Need, PlanNode, Scenario, URGENT};
use std::collections::BTreeSet;

/// Roles with two different people / roles that a RACI row, an alert rule, a playbook step or the declaration needs.
pub(super) fn deputies(scenario: &Scenario) -> Look {
    let needed = needed_roles(scenario);
    let held_by = |least: usize| -> Vec<RoleId> {
        needed.iter().copied().filter(|role| holders(scenario, *role).len() >= least).collect()
    };
    let (held, doubled) = (held_by(1), held_by(2));
    let name = |role: &&RoleId| scenario.organisation.roles[role.index()].clone();
    let empty = needed.iter().filter(|role| !held.contains(role)).map(|role| name(&role));
    let alone = held.iter().filter(|role| !doubled.contains(role)).map(|role| name(&role));
    Look::share(doubled.len() as f64, needed.len() as f64)
        .figure("without a holder", needed.len() as f64 - held.len() as f64)
        .gaps(Lack::Holder, empty.collect::<Vec<_>>())
        .gaps(Lack::Deputy, alone.collect::<Vec<_>>())
}

/// Minutes of the week in which a holder is on shift, or on call and woken by alerts / minutes of the week; of several triage roles the one
/// covered worst.
pub(super) fn triage_cover(scenario: &Scenario) -> Look {
    let roles: BTreeSet<RoleId> = scenario.plan.alert_rules.iter().map(|rule| rule.by).collect();
    let Some(minutes) = roles.iter().map(|role| covered_minutes(scenario, *role)).min() else {
        return Look::not_observed();
    };
    Look::new(Measure::Share(minutes as f64 / MINUTES_A_WEEK as f64))
        .figure("hours of the week", minutes as f64 / 60.0)
        .gaps(Lack::Cover, uncovered(scenario, &roles))
}

/// Roles with somebody on shift or on call at every hour / roles that the plan needs.
pub(super) fn functions(scenario: &Scenario) -> Look {
    let roles = needed_roles(scenario);
    let gaps = uncovered(scenario, &roles);
    Look::share((roles.len() - gaps.len()) as f64, roles.len() as f64).gaps(Lack::Cover, gaps)
}

fn uncovered(scenario: &Scenario, roles: &BTreeSet<RoleId>) -> Vec<String> {
    let gaps = roles.iter().filter(|role| covered_minutes(scenario, **role) < MINUTES_A_WEEK);
    gaps.map(|role| scenario.organisation.roles[role.index()].clone()).collect()
}

/// RACI rows with a prior approval by a role without cover round the clock, or by nobody at all; a plan without RACI
/// shows nothing.
pub(super) fn approvals(scenario: &Scenario) -> Look {
    if scenario.plan.raci.is_empty() {
        return Look::not_observed();
    }
    let prior: Vec<_> = scenario.plan.raci.iter().filter(|row| row.approval == Approval::Prior).collect();
    let waits = |role: Option<RoleId>| role.is_none_or(|role| covered_minutes(scenario, role) < MINUTES_A_WEEK);
    let stuck = prior.iter().filter(|row| waits(row.accountable));
    let gaps = stuck.map(|row| Gap { lack: Lack::Approver, name: scenario.actions[row.action.index()].id.clone() });
    Look::count(gaps.collect()).figure("of", prior.len() as f64)
}

/// RACI rows in which nobody answers for an action that needs approval, or more than one does.
pub(super) fn accountable(scenario: &Scenario) -> Look {
    if scenario.plan.raci.is_empty() {
        return Look::not_observed();
    }
    let holes = scenario.plan.raci.iter().filter(|row| {
        !row.also_accountable.is_empty() || (row.accountable.is_none() && row.approval != Approval::None)
    });
    let gaps =
        holes.map(|row| Gap { lack: Lack::OneAccountable, name: scenario.actions[row.action.index()].id.clone() });
    Look::count(gaps.collect()).figure("of", scenario.plan.raci.len() as f64)
}

/// What the organisation has once only: people with a needed skill, a service that most others need, a line on which
/// both mail and phone hang.
pub(super) fn singles(scenario: &Scenario) -> Look {
    let organisation = &scenario.organisation;
    let mut gaps = Vec::new();
    for skill in needed_skills(scenario) {
        if skilled(scenario, skill) == 1 {
            gaps.push(Gap { lack: Lack::SecondPerson, name: skill.into() });
        }
    }
    let above = |at: ServiceId| services_above(scenario, at);
    let services = organisation.services.len();
    for (index, service) in organisation.services.iter().enumerate() {
        let id = ServiceId::from(index);
        let users = (0..services).filter(|user| above(ServiceId::from(*user)).contains(&id)).count();
        // Half of at least two others.
        if users >= 2 && 2 * users >= services - 1 {
            gaps.push(Gap { lack: Lack::SecondService, name: service.id.clone() });
        }
    }
    let behind = |need: Need| organisation.provides.iter().find(|row| row.0 == need).map(|row| row.1);
    if let (Some(mail), Some(phone)) = (behind(Need::Mail), behind(Need::Phone)) {
        let (mut mail_needs, mut phone_needs) = (above(mail), above(phone));
        mail_needs.insert(mail);
        phone_needs.insert(phone);
        if let Some(both) = mail_needs.intersection(&phone_needs).next() {
            gaps.push(Gap { lack: Lack::SecondChannel, name: organisation.services[both.index()].id.clone() });
        }
    }
    Look::count(gaps)
}

/// Everything that a service needs, through others too.
fn services_above(scenario: &Scenario, service: ServiceId) -> BTreeSet<ServiceId> {
    let mut above = BTreeSet::new();
    let mut open = vec![service];
    while let Some(next) = open.pop() {
        for need in &scenario.organisation.services[next.index()].needs {
            if above.insert(*need) {
                open.push(*need);
            }
        }
    }
    above
}

/// Skills that somebody has / skills that the actions of the plan's playbooks and of triage ask for.
pub(super) fn skills(scenario: &Scenario) -> Look {
    let needed = needed_skills(scenario);
    let missing: Vec<String> =
        needed.iter().filter(|skill| skilled(scenario, skill) == 0).map(|skill| (*skill).to_string()).collect();
    Look::share((needed.len() - missing.len()) as f64, needed.len() as f64).gaps(Lack::Skill, missing)
}

fn needed_skills(scenario: &Scenario) -> BTreeSet<&str> {
    let ordered = scenario.plan.nodes.iter().filter_map(|node| match node {
        PlanNode::Do(step) => scenario.actions.get(step.action.index()),
        _ => None,
    });
    let always = scenario.actions.iter().filter(|word| !scenario.plan.alert_rules.is_empty() && word.id == TRIAGE);
    let asked: BTreeSet<&str> =
        ordered.chain(always).flat_map(|word| word.skill.into_iter().chain(word.wants)).collect();
    let called_for = &scenario.plan.wants_skills;
    let must = |skill: &&str| scenario.actions.iter().any(|word| word.skill == Some(skill));
    let wanted = |skill: &&str| must(skill) || called_for.iter().any(|named| named == skill);
    // What the plan calls for counts even where no task of it asks.
    asked.into_iter().filter(wanted).chain(called_for.iter().map(String::as_str)).collect()
}

/// The action that every alert rule orders.
const TRIAGE: &str = "triage-alert";

/// People who have a skill.
fn skilled(scenario: &Scenario, skill: &str) -> usize {
    let organisation = &scenario.organisation;
    let has = |id: &SkillId| organisation.skills.get(id.index()).is_some_and(|name| name == skill);
    organisation.people.iter().filter(|person| person.skills.iter().any(has)).count()
}

/// How well practised the team is: 1 lately and with every lesson put to use, 0 never; nothing to see where the author
/// does not say.
pub(super) fn practised(scenario: &Scenario) -> Look {
    let organisation = &scenario.organisation;
    let Some(held) = &organisation.exercise_history else { return Look::not_observed() };
    let lack = organisation.unpractised(scenario.exercise.startex.date());
    let asked: u32 = held.iter().map(|row| row.improvements).sum();
    let closed: u32 = held.iter().map(|row| row.closed).sum();
    let look = Look::new(Measure::Share(1.0 - lack))
        .figure("exercises", held.len() as f64)
        .figure("improvements", f64::from(asked))
        .figure("closed", f64::from(closed));
    let open = asked.saturating_sub(closed);
    let look = look.gaps(Lack::Closure, (open > 0).then(|| open.to_string()));
    look.gaps(Lack::Practice, (lack >= 0.5).then(|| organisation.id.clone()))
}

pub(super) fn needed_roles(scenario: &Scenario) -> BTreeSet<RoleId> {
    let plan = &scenario.plan;
    let mut roles = BTreeSet::from([plan.declares]);
    roles.extend(plan.alert_rules.iter().map(|rule| rule.by));
    for row in &plan.raci {
        roles.insert(row.responsible);
        roles.extend(row.accountable);
        roles.extend(&row.also_accountable);
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
pub(super) fn holders(scenario: &Scenario, role: RoleId) -> BTreeSet<PersonId> {
    let named = scenario.plan.roles.iter().filter(|row| row.role == role).flat_map(|row| row.holders.iter().copied());
    let people = scenario.organisation.people.iter().enumerate();
    let by_trade = people.filter(|(_, person)| person.role == role).map(|(index, _)| PersonId::from(index));
    named.chain(by_trade).collect()
}

pub(super) const MINUTES_A_WEEK: usize = 7 * 24 * 60;

/// Minutes of a week in which a holder of the role is on shift, or on call if anything calls the role.
pub(super) fn covered_minutes(scenario: &Scenario, role: RoleId) -> usize {
    let organisation = &scenario.organisation;
    let woken = is_woken(scenario, role);
    let mut shifts = BTreeSet::new();
    for holder in holders(scenario, role) {
        let person = &organisation.people[holder.index()];
        if person.on_call && woken {
            return MINUTES_A_WEEK;
        }
        shifts.insert(person.shift);
    }
    let mut covered = vec![false; MINUTES_A_WEEK];
    for (day, from, to) in shifts.iter().flat_map(|shift| &organisation.shifts[shift.index()].spells) {
        let start = usize::from(*day) * 24 * 60;
        let (from, to) = (start + usize::from(*from), start + usize::from(*to));
        covered[from.min(MINUTES_A_WEEK)..to.min(MINUTES_A_WEEK)].fill(true);
        // A spell may end in the next week.
        covered[..to.saturating_sub(MINUTES_A_WEEK)].fill(true);
    }
    covered.into_iter().filter(|on| *on).count()
}

/// Whether anybody would wake whoever is on call for a role: an alert rule that says so, an urgent step of a playbook, the
/// declaration, or somebody who needs a yes or advice.
fn is_woken(scenario: &Scenario, role: RoleId) -> bool {
    let plan = &scenario.plan;
    let asked = plan.raci.iter().any(|row| {
        let others = row.also_accountable.iter().chain(&row.consulted).chain(&row.informed);
        row.accountable.iter().chain(others).any(|asked| *asked == role)
    });
    let responsible = |action: ActionId| plan.raci.iter().find(|row| row.action == action).map(|row| row.responsible);
    let urgent = plan.nodes.iter().any(|node| match node {
        PlanNode::Do(step) => step.priority <= URGENT && step.by.or_else(|| responsible(step.action)) == Some(role),
        _ => false,
    });
    asked || urgent || plan.declares == role || plan.alert_rules.iter().any(|rule| rule.by == role && rule.wakes)
}
