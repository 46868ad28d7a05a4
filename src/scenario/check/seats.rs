//! Roles that nobody holds, and approvals that nobody can give at night.

use crate::base::{PersonId, RoleId};
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::resolve::Resolved;
use crate::scenario::source::Place;

/// Minutes of a week.
const WEEK: usize = 7 * 1440;

pub(super) fn approvals(resolved: &Resolved, findings: &mut Vec<Finding>) {
    for row in &resolved.plan.raci {
        let Some(action) = resolved.names.actions.ids().get(row.action.index()) else { continue };
        let place = |suffix: &str| resolved.places.get(&format!("plan.raci[{action}]{suffix}")).cloned();
        let (Some(at), Some(accountable_at)) = (place(""), place(".accountable")) else { continue };
        if is_empty(resolved, row.responsible) {
            let message = format!("nobody holds `{}`, who is to do `{action}`", name(resolved, row.responsible));
            findings.push(Finding::warning("empty-role", at.clone(), message).label("nobody can do this"));
        }
        match row.approval {
            Approval::Prior => findings.extend(approval(resolved, row, action, &accountable_at)),
            Approval::PreAuthorised if row.accountable.is_some_and(|role| is_empty(resolved, role)) => {
                let message = format!("nobody answers for `{action}`, which is allowed beforehand");
                findings.push(Finding::warning("empty-role", accountable_at, message).label("no such person"));
            }
            _ => {}
        }
    }
}

fn approval(resolved: &Resolved, row: &Raci, action: &str, at: &Place) -> Option<Finding> {
    let Some(role) = row.accountable else {
        let message = format!("`{action}` needs approval, but nobody is accountable");
        return Some(Finding::error("empty-role", at.clone(), message).label("name who approves: `accountable: ...`"));
    };
    let holders = holders(resolved, role)?;
    let name = name(resolved, role);
    if holders.is_empty() {
        let message = format!("nobody holds `{name}`, who is to approve `{action}`");
        return Some(Finding::error("empty-role", at.clone(), message).label("no such person"));
    }
    if !at_any_time(&resolved.organisation, &holders) {
        let message = format!("nobody can approve `{action}` at all hours");
        let finding = Finding::warning("no-approval-at-night", at.clone(), message);
        let label = format!("no holder of `{name}` is on call or on shift round the clock");
        return Some(finding.label(label).help("name a deputy who is, put one on call, or write `pre_authorised`"));
    }
    None
}

pub(super) fn declaration(resolved: &Resolved, findings: &mut Vec<Finding>) {
    let role = resolved.plan.declares;
    if let Some(at) = resolved.places.get("plan.declares").filter(|_| is_empty(resolved, role)) {
        let message = format!("nobody holds `{}`, who is to declare an incident", name(resolved, role));
        findings.push(Finding::error("empty-role", at.clone(), message).label("no such person"));
    }
    for rule in &resolved.plan.alert_rules {
        if let Some(at) =
            resolved.places.get(&format!("plan.alert_rules[{}]", rule.id)).filter(|_| is_empty(resolved, rule.by))
        {
            let message = format!("nobody holds `{}`, who is to work these alerts", name(resolved, rule.by));
            findings.push(Finding::warning("empty-role", at.clone(), message).label("nobody works them"));
        }
    }
}

pub(super) fn injects(resolved: &Resolved, findings: &mut Vec<Finding>) {
    for inject in &resolved.exercise.injects {
        let at = resolved.places.get(&format!("exercise.injects[{}].to", inject.id));
        if let Some(at) = at.filter(|_| is_empty(resolved, inject.to)) {
            let message = format!("inject `{}` goes to an empty seat", inject.id);
            let label = format!("nobody holds `{}`", name(resolved, inject.to));
            findings.push(Finding::warning("empty-role", at.clone(), message).label(label));
        }
    }
}

/// Who holds a role: the plan's row for it, else those whose role it is. `None` for a role that is unknown anyway.
fn holders(resolved: &Resolved, role: RoleId) -> Option<Vec<PersonId>> {
    role.some()?;
    let row = resolved.plan.roles.iter().find(|row| row.role == role && !row.holders.is_empty());
    let with_role = || resolved.organisation.people.iter().enumerate().filter(|(_, person)| person.role == role);
    Some(row.map_or_else(|| with_role().map(|(index, _)| PersonId::from(index)).collect(), |row| row.holders.clone()))
}

fn is_empty(resolved: &Resolved, role: RoleId) -> bool {
    holders(resolved, role).is_some_and(|holders| holders.is_empty())
}

fn name(resolved: &Resolved, role: RoleId) -> &str {
    resolved.organisation.roles.get(role.index()).map_or("", String::as_str)
}

/// Whether one of them is on call, or their shifts together fill the week.
fn at_any_time(organisation: &Organisation, holders: &[PersonId]) -> bool {
    let people = || holders.iter().filter_map(|id| organisation.people.get(id.index()));
    if people().any(|person| person.on_call) {
        return true;
    }
    let mut filled = vec![false; WEEK];
    for shift in people().filter_map(|person| organisation.shifts.get(person.shift.index())) {
        for (day, from, to) in &shift.spells {
            for minute in *from..*to {
                filled[(usize::from(*day) * 1440 + usize::from(minute)) % WEEK] = true;
            }
        }
    }
    filled.into_iter().all(|minute| minute)
}
