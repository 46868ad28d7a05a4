//! The exercise and its injects.

use super::condition::AskedBy;
use super::{Cx, namespace, or_id, out_of_range};
use crate::base::*;
use crate::scenario::authored::{self, InjectCall, Sp};
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::names::check_file_id;

impl Cx<'_> {
    pub(super) fn exercise(&mut self, file: &authored::Exercise, organisation: &Organisation) -> Exercise {
        self.schema(&file.schema);
        check_file_id(&file.id, &mut self.report);
        namespace("inject", Some(&file.injects), |inject| &inject.id, &mut self.report);
        namespace("objective", Some(&file.objectives), |objective| &objective.id, &mut self.report);
        Exercise {
            id: file.id.value.clone(),
            title: or_id(&file.title, &file.id),
            summary: file.summary.clone(),
            source: file.source.clone(),
            startex: self.clock.startex,
            horizon: self.horizon,
            endex: self.endex(file),
            objectives: file.objectives.iter().map(|objective| self.objective(objective)).collect(),
            injects: file.injects.iter().map(|inject| self.inject(inject, organisation)).collect(),
            rubric: file.rubric.iter().map(|row| self.rubric(row)).collect(),
        }
    }
    /// Known before the plan is resolved: what comes after it never happens.
    pub(super) fn set_horizon(&mut self, file: &authored::Exercise) {
        if !file.horizon.at.span.is_empty() {
            let horizon = self.positive_span(&file.horizon, "the horizon");
            self.horizon = if horizon.0 > 0 { horizon } else { self.horizon };
            self.places.insert("exercise.horizon".into(), file.horizon.at.clone());
        }
    }
    fn endex(&mut self, file: &authored::Exercise) -> Cond {
        let Some(cond) = &file.endex else { return Cond::Reached(Mark::Closed) };
        self.place_at("exercise.endex".into(), &cond.at);
        let resolved = self.cond(cond, AskedBy::Exercise);
        self.must_be_possible(cond, &resolved, "ENDEX");
        resolved
    }
    fn objective(&mut self, objective: &authored::Objective) -> Objective {
        self.place("exercise.objectives", &objective.id);
        let mut tasks = Vec::new();
        for text in &objective.tasks {
            match TaskId::parse(text) {
                Some(task) => tasks.push(task),
                None => {
                    let message = format!("the doctrine has no task `{}`", text.value);
                    let finding = Finding::error("unknown-id", text.at.clone(), message).label("no such task");
                    self.report.push(finding.help("tasks are called `P1.1` to `P7.7`"));
                }
            }
        }
        Objective {
            id: objective.id.value.clone(),
            text: objective.text.clone(),
            capability: objective.capability.clone(),
            tasks,
        }
    }
    fn rubric(&mut self, row: &authored::RubricChange) -> RubricChange {
        self.place("exercise.rubric", &row.criterion);
        self.names.criteria.find::<usize>(&row.criterion, &mut self.report);
        if row.weight.is_some_and(|weight| !(weight >= 0.0 && weight.is_finite())) {
            self.report.push(out_of_range(&row.criterion.at, "a negative weight".into(), "must be 0 or more"));
        }
        RubricChange { criterion: row.criterion.value.clone(), goal: row.goal, limit: row.limit, weight: row.weight }
    }
    fn inject(&mut self, inject: &authored::Inject, organisation: &Organisation) -> Inject {
        self.place("exercise.injects", &inject.id);
        self.place_at(format!("exercise.injects[{}].to", inject.id.value), &inject.to.at);
        let unless = inject.unless.as_ref().map(|cond| self.cond(cond, AskedBy::Exercise));
        Inject {
            id: inject.id.value.clone(),
            title: or_id(&inject.title, &inject.id),
            text: inject.text.clone(),
            to: self.role(&inject.to),
            at: self.inject_at(inject),
            unless,
            expected: inject.expected.as_ref().map(|expected| {
                (self.action(&expected.action), self.positive_span(&expected.within, "the time for an answer"))
            }),
            effects: inject.effects.iter().map(|effect| self.inject_effect(effect, organisation)).collect(),
            notes: inject.notes.clone(),
        }
    }
    fn inject_at(&mut self, inject: &authored::Inject) -> InjectAt {
        match &inject.at {
            authored::InjectAt::Time(text) => InjectAt::Time(self.inject_time(text)),
            authored::InjectAt::Call(InjectCall::ByHand) => InjectAt::ByHand,
            authored::InjectAt::Call(InjectCall::When(cond)) => {
                let resolved = self.cond(cond, AskedBy::Exercise);
                self.must_be_possible(cond, &resolved, &format!("inject `{}`", inject.id.value));
                InjectAt::When(resolved)
            }
        }
    }
    fn inject_time(&mut self, text: &Sp<String>) -> SimTime {
        let at = self.moment(text);
        if at.0 > self.horizon.0 {
            let message = format!("the exercise ends before this inject, after {}", self.horizon);
            self.report.push(Finding::warning("after-horizon", text.at.clone(), message).label("never comes"));
        }
        at
    }
    fn inject_effect(&mut self, effect: &authored::InjectEffect, organisation: &Organisation) -> InjectEffect {
        let unit = |cx: &mut Self, id: Option<&Sp<String>>| match id {
            Some(id) => cx.names.units.get(id, &mut cx.report),
            None => organisation.centre,
        };
        match effect {
            authored::InjectEffect::PersonAway { person, span } => InjectEffect::PersonAway {
                person: self.names.people.get(person, &mut self.report),
                span: self.positive_span(span, "the absence"),
            },
            authored::InjectEffect::SensorDown { sensor, span } => InjectEffect::SensorDown {
                sensor: self.names.sensors.get(sensor, &mut self.report),
                span: self.positive_span(span, "the failure"),
            },
            authored::InjectEffect::OutsideReport { unit: id, groups } => {
                InjectEffect::OutsideReport { unit: unit(self, id.as_ref()), groups: self.groups(groups) }
            }
            authored::InjectEffect::Decryptor { quality } => {
                InjectEffect::Decryptor { quality: self.chance_or(quality.as_ref(), Chance::ALWAYS) }
            }
            authored::InjectEffect::Question { unit: id, from } => {
                InjectEffect::Question { unit: unit(self, id.as_ref()), from: self.word(from) }
            }
        }
    }
}
