//! Steps and playbooks that nothing starts.

use crate::base::StepId;
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::resolve::Resolved;

/// Steps that wait for a reaction which no reaction is.
pub(super) fn steps(resolved: &Resolved, findings: &mut Vec<Finding>) {
    let Adversary { steps, reactions, .. } = &resolved.adversary;
    for (index, step) in steps.iter().enumerate().filter(|(_, step)| step.only_as_reaction) {
        let id = StepId::from(index);
        let reacted = reactions.iter().any(|reaction| matches!(&reaction.does, React::Start(ids) if ids.contains(&id)));
        let instead = steps.iter().any(|other| other.if_blocked == Some(id));
        if let Some(at) = resolved.places.get(&format!("adversary.steps[{}]", step.id)).filter(|_| !reacted && !instead)
        {
            let finding = Finding::warning("never", at.clone(), format!("nothing starts step `{}`", step.id));
            findings.push(finding.label("no reaction and no `if_blocked` names it"));
        }
    }
}

/// Playbooks that wait for a case where no alert becomes one.
pub(super) fn playbooks(resolved: &Resolved, findings: &mut Vec<Finding>) {
    let opens = resolved.plan.alert_rules.iter().any(|rule| rule.then == AlertThen::Case);
    if opens && !resolved.organisation.sensors.is_empty() {
        return;
    }
    for book in resolved.plan.playbooks.iter().filter(|book| matches!(book.trigger, Trigger::Case { .. })) {
        if let Some(at) = resolved.places.get(&format!("plan.playbooks[{}].trigger", book.id)) {
            let message = format!("playbook `{}` waits for a case, but no alert becomes one", book.id);
            findings.push(Finding::warning("never", at.clone(), message).label("never opened from an alert"));
        }
    }
}
