//! The plan as a decider: pure functions of what is believed, of the plan, and of what is already under way.
//! Nothing of the true world is reachable from here.

use crate::base::*;
use crate::journal::ServiceState;
use crate::journal::belief::BeliefRows;
use crate::scenario::{AlertRule, Cond, HostState, Mark, Plan, Rerate, Scenario, Trigger};
use crate::world::TeamTables;

/// For whom a condition is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    pub unit: UnitId,
    pub case: CaseId,
}

/// What the plan wants done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Declare(CaseId),
    Rate(SeverityId),
    /// The impact matrix asks for this severity.
    Due(SeverityId),
    Classify,
    Start(PlaybookId, CaseId),
    Reach(Mark),
    Close,
}

/// Whether a condition is believed to hold. Conditions that belief cannot answer go to `beyond`.
pub fn holds(
    cond: &Cond,
    belief: &BeliefRows,
    effective_tier: &[u8],
    scope: Scope,
    now: SimTime,
    beyond: &dyn Fn(&Cond) -> bool,
) -> bool {
    let ask = |cond: &Cond| holds(cond, belief, effective_tier, scope, now, beyond);
    let whole = &*belief.whole;
    match cond {
        Cond::Always => true,
        Cond::All(parts) => parts.iter().all(ask),
        Cond::Any(parts) => parts.iter().any(ask),
        Cond::Not(part) => !ask(part),
        Cond::IncidentOpen => whole.incident().is_some(),
        Cond::SeverityAtLeast(level) => {
            whole.incident().is_some_and(|(_, row)| !row.severity.is_none() && row.severity >= *level)
        }
        Cond::Hosts { set, at_least } => {
            let counts = match (set.in_case, scope.case.some()) {
                (true, Some(case)) => &whole.cases[case.index()].counts,
                _ => &whole.units[scope.unit.index()].counts,
            };
            counts.get(set.state, set.kind) >= *at_least
        }
        Cond::RecordsAtRisk { at_least } => whole.records_in_danger() >= *at_least,
        Cond::ServiceDown { tier } => {
            belief.services.iter().zip(effective_tier).any(|(row, at)| at <= tier && row.state != ServiceState::Up)
        }
        Cond::ServiceDownFor { tier, span } => belief
            .services
            .iter()
            .zip(effective_tier)
            .any(|(row, at)| at <= tier && row.state != ServiceState::Up && now >= row.since + *span),
        Cond::SafetyAtRisk { services } => {
            services.iter().any(|service| belief.services[service.index()].state == ServiceState::Down)
        }
        Cond::Classified(class) => whole.incident().is_some_and(|(_, row)| row.class == Some(*class)),
        Cond::StageAtLeast(stage) => belief.speaks_for().1.is_some_and(|believed| believed >= *stage),
        Cond::Done(action) => whole.done(scope.unit, *action) > 0,
        Cond::Told { at_least } => whole.units[scope.unit.index()].told >= *at_least,
        Cond::WeaknessKnown => whole.weaknesses.iter().any(|row| row.open()),
        Cond::RootCauseFound => whole.root_cause.is_some(),
        Cond::Demanded => !whole.demand.due.is_never(),
        Cond::DecidedToPay => whole.demand.paying,
        Cond::DecryptorProven => whole.demand.proven,
        Cond::RumourOpen => !whole.rumours.is_empty(),
        Cond::CorrectionDue => !whole.refuted.is_empty(),
        Cond::Decryptor => whole.decryptor,
        Cond::Reached(mark) => whole.mark(*mark).is_some(),
        Cond::Since { mark, span } => whole.mark(*mark).is_some_and(|at| now >= at + *span),
        Cond::At(at) => now >= *at,
        Cond::TrulyCompromised { .. } | Cond::TrulyEncrypted { .. } | Cond::StepDone(_) | Cond::AdversaryFree => {
            beyond(cond)
        }
    }
}

/// What the plan wants done, given what is believed and what is under way. At most one of a kind at a time.
pub fn decide(
    belief: &BeliefRows,
    scenario: &Scenario,
    effective_tier: &[u8],
    team: &TeamTables,
    now: SimTime,
) -> Option<Decision> {
    let plan = &scenario.plan;
    let centre = Scope { unit: scenario.organisation.centre, case: CaseId::NONE };
    let ask = |cond: &Cond, scope| holds(cond, belief, effective_tier, scope, now, &|_| false);
    if let Some((number, incident)) = belief.whole.incident() {
        if let Some(mark) = mark_due(belief, plan, &|cond| ask(cond, centre), centre.unit) {
            return Some(Decision::Reach(mark));
        }
        let matrix = severity(plan, &|cond| ask(cond, centre));
        if let Some(level) = matrix
            && (incident.due.is_none() || level > incident.due)
        {
            return Some(Decision::Due(level));
        }
        if team.rating.is_none()
            && let Some(level) = wanted(plan, incident.severity, matrix)
            && (incident.severity.is_none() || level > incident.severity)
            && !team.unwanted.contains(&level)
        {
            return Some(Decision::Rate(level));
        }
        if plan.reclassify && team.classifying.is_none() {
            let speaks = belief.speaks_for();
            if speaks.0.is_some() && speaks != incident.judged_from {
                return Some(Decision::Classify);
            }
        }
        if team.closing.is_none() && !team.kept_open.contains(&number) && ask(&plan.close_when, centre) {
            return Some(Decision::Close);
        }
    } else if team.declaring.is_none()
        && team.declare_prompt.is_none()
        && let Some(case) = case_to_declare(belief, plan, team, centre.unit, &ask)
    {
        return Some(Decision::Declare(case));
    }
    playbook_due(belief, plan, team, centre, &ask)
}

/// The severity that the plan wants set now.
fn wanted(plan: &Plan, set: SeverityId, matrix: Option<SeverityId>) -> Option<SeverityId> {
    match plan.rating {
        Rerate::OnChange => matrix,
        Rerate::Once => matrix.filter(|_| set.is_none()),
        Rerate::Highest => set.is_none().then(|| SeverityId::from(plan.severities.len() - 1)),
        Rerate::ByOrder => None,
    }
}

fn case_to_declare(
    belief: &BeliefRows,
    plan: &Plan,
    team: &TeamTables,
    centre: UnitId,
    ask: &dyn Fn(&Cond, Scope) -> bool,
) -> Option<CaseId> {
    let closed_before = |case: CaseId| belief.whole.incidents.iter().any(|row| row.case == case);
    // The gravest case that the condition admits; the latest of equals.
    let gravity = |case: &CaseId| {
        let counts = &belief.whole.cases[case.index()].counts;
        (counts.get(HostState::Encrypted, None), counts.get(HostState::Unclean, None), case.0)
    };
    let admitted = (0..belief.whole.cases.len()).map(CaseId::from).filter(|&case| {
        let row = &belief.whole.cases[case.index()];
        row.holder == centre
            && !closed_before(case)
            && !team.refused.contains(&(u32::MAX, case.0))
            && ask(&plan.declare_when, Scope { unit: centre, case })
    });
    admitted.max_by_key(gravity)
}

/// The level of the plan's severity matrix.
pub fn matrix(belief: &BeliefRows, scenario: &Scenario, effective_tier: &[u8], now: SimTime) -> Option<SeverityId> {
    let centre = Scope { unit: scenario.organisation.centre, case: CaseId::NONE };
    severity(&scenario.plan, &|cond| holds(cond, belief, effective_tier, centre, now, &|_| false))
}

/// The most severe level whose condition holds.
fn severity(plan: &Plan, ask: &dyn Fn(&Cond) -> bool) -> Option<SeverityId> {
    (0..plan.severities.len()).rev().find(|&level| ask(&plan.severities[level].when)).map(SeverityId::from)
}

fn mark_due(belief: &BeliefRows, plan: &Plan, ask: &dyn Fn(&Cond) -> bool, centre: UnitId) -> Option<Mark> {
    let whole = &*belief.whole;
    let counts = &whole.units[centre.index()].counts;
    let affected = counts.get(HostState::Unclean, None);
    let new = |mark| whole.mark(mark).is_none();
    if new(Mark::BelievedContained) && affected > 0 && counts.get(HostState::AtLarge, None) == 0 {
        return Some(Mark::BelievedContained);
    }
    if new(Mark::EradicationDeclared) && ask(&plan.eradicated_when) {
        return Some(Mark::EradicationDeclared);
    }
    if new(Mark::RecoveryDeclared) && !new(Mark::EradicationDeclared) && ask(&plan.recovered_when) {
        return Some(Mark::RecoveryDeclared);
    }
    None
}

fn playbook_due(
    belief: &BeliefRows,
    plan: &Plan,
    team: &TeamTables,
    centre: Scope,
    ask: &dyn Fn(&Cond, Scope) -> bool,
) -> Option<Decision> {
    for (index, playbook) in plan.playbooks.iter().enumerate() {
        let id = PlaybookId::from(index);
        match &playbook.trigger {
            Trigger::When(cond) => {
                let refused = team.refused.contains(&(id.0, u32::MAX));
                if !team.started[index] && !refused && ask(cond, centre) {
                    return Some(Decision::Start(id, CaseId::NONE));
                }
            }
            Trigger::Case { units, when } => {
                for (number, row) in belief.whole.cases.iter().enumerate() {
                    let case = CaseId::from(number);
                    let scope = Scope { unit: row.holder, case };
                    if (units.is_empty() || units.contains(&row.holder))
                        && !team.started_for.contains(&(id, case))
                        && !team.refused.contains(&(id.0, case.0))
                        && ask(when, scope)
                    {
                        return Some(Decision::Start(id, case));
                    }
                }
            }
        }
    }
    None
}

/// The first alert rule that matches.
pub fn alert_rule(scenario: &Scenario, sensor: SensorId, host: HostId) -> Option<&AlertRule> {
    scenario.alert_rule(sensor, host).map(|row| &scenario.plan.alert_rules[row])
}

/// The next moment after `now` at which time alone may make a condition of the plan or of the exercise true.
/// `timed` are the parts of all conditions that name a moment (`Topology::timed`).
pub fn next_look(belief: &BeliefRows, timed: &[Cond], now: SimTime) -> Option<SimTime> {
    let mut next: Option<SimTime> = None;
    let mut consider = |at: SimTime| {
        if at > now && next.is_none_or(|soonest| at < soonest) {
            next = Some(at);
        }
    };
    for cond in timed {
        match cond {
            Cond::At(at) => consider(*at),
            Cond::ServiceDownFor { span, .. } => {
                let down = belief.services.iter().filter(|row| row.state != ServiceState::Up);
                down.for_each(|row| consider(row.since + *span));
            }
            Cond::Since { mark, span } => {
                if let Some(at) = belief.whole.mark(*mark) {
                    consider(at + *span);
                }
            }
            _ => {}
        }
    }
    next
}
