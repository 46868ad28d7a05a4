//! Injects: rows of the MSEL, timed or conditional, with effects on the world.

use super::{Cx, action, policy, team};
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Cond, InjectAt, InjectEffect};
use crate::world::{SimEvent, StepStatus};

pub fn start(cx: &mut Cx) {
    for (index, inject) in cx.topology.scenario.exercise.injects.iter().enumerate() {
        if let InjectAt::Time(at) = inject.at {
            cx.out.push_at(at.max(SimTime::ZERO), SimEvent::InjectDue(InjectId::from(index)));
        }
    }
}

/// Conditional injects whose condition holds now.
pub fn watch(cx: &mut Cx) {
    for index in 0..cx.topology.scenario.exercise.injects.len() {
        let inject = &cx.topology.scenario.exercise.injects[index];
        if let InjectAt::When(cond) = &inject.at
            && !cx.team.injects_done[index]
            && holds(cond, cx)
        {
            due(InjectId::from(index), cx);
        }
    }
}

/// Asks truth and belief: only injects and ENDEX may.
pub fn holds(cond: &Cond, cx: &Cx) -> bool {
    let scope = policy::Scope { unit: cx.topology.organisation().centre, case: CaseId::NONE };
    let truth = &*cx.truth;
    let beyond = |cond: &Cond| match cond {
        Cond::TrulyCompromised { at_least } => truth.tables.footholds.len() >= *at_least as usize,
        Cond::TrulyEncrypted { at_least } => truth.sums.ever_encrypted >= *at_least,
        Cond::StepDone(step) => truth.tables.steps[step.index()].status == StepStatus::Worked,
        Cond::AdversaryFree => truth.rows.whole.adversary_free,
        _ => false,
    };
    policy::holds(cond, cx.out.belief(), &cx.topology.effective_tier, scope, cx.now(), &beyond)
}

pub fn due(inject: InjectId, cx: &mut Cx) {
    if std::mem::replace(&mut cx.team.injects_done[inject.index()], true) {
        return;
    }
    let spec = &cx.topology.scenario.exercise.injects[inject.index()];
    cx.out.origin = EntryId::NONE;
    if spec.unless.as_ref().is_some_and(|cond| holds(cond, cx)) {
        cx.out.fact(Fact::InjectSkipped { inject });
        return;
    }
    let entry = cx.out.fact(Fact::InjectDelivered { inject, role: spec.to });
    for effect in &spec.effects {
        cx.out.origin = entry;
        apply(effect, cx);
    }
}

fn apply(effect: &InjectEffect, cx: &mut Cx) {
    match effect {
        InjectEffect::PersonAway { person, span } => team::goes_away(*person, *span, cx),
        InjectEffect::SensorDown { sensor, span } => {
            cx.truth.tables.sensor_down_until[sensor.index()] = cx.now() + *span;
            cx.out.push(*span, SimEvent::SensorBack(*sensor));
        }
        InjectEffect::OutsideReport { unit, groups } => {
            let source = crate::scenario::DetectionSource::Outside;
            let entry = cx.out.fact(Fact::OutsideReport { unit: *unit, source });
            let named: Vec<HostId> = cx
                .truth
                .tables
                .foothold_of
                .keys()
                .copied()
                .filter(|&host| groups.contains(&cx.topology.group_id(host)))
                .filter(|&host| cx.truth.rows.hosts[host.index()].foothold())
                .collect();
            if !named.is_empty() {
                cx.out.origin = entry;
                let case = team::open_case(*unit, AlertId::NONE, cx);
                for host in named {
                    cx.out.origin = entry;
                    team::believe_host(host, crate::journal::HostMark::Suspected, case, cx);
                }
            }
        }
        InjectEffect::Decryptor { quality } => action::receive_decryptor(*quality, cx.truth, cx.topology, &mut cx.out),
        InjectEffect::Question { unit, .. } => {
            let source = crate::scenario::DetectionSource::Outside;
            cx.out.fact(Fact::OutsideReport { unit: *unit, source });
        }
    }
}
