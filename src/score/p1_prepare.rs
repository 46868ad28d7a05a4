//! P1 Prepare: readiness of plan and organisation, before anything happens. It labels the plan and is not summed with
//! the run. All goals and limits here are our judgement; the duties are the doctrine's.
//! What is looked at stands in `p1_people` and `p1_sensors`.

use super::model::{Judges, Measure, Rating};
use super::p1_people::{accountable, approvals, deputies, functions, practised, singles, skills, triage_cover};
use super::p1_sensors::{baselines, borders, endpoints, logs, rules, signatures};
use super::readiness::{Lack, Look, judged};
use super::rubric::{Grade, Spec, scale};
use crate::base::*;
use crate::scenario::Scenario;
use crate::scenario::annex::PREFIX;

pub(super) const SPECS: &[Spec] = &[
    Spec {
        mandatory: true,
        judge: |evidence, _| judged(deputies, evidence),
        ..ready("p1.1-deputies", 1, "Every role that the plan needs has a holder and a deputy", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(annex, evidence),
        ..ready("p1.2-annex", 2, "The plan has an annex for the organisation's sector", DUTY)
    },
    Spec {
        judge: |evidence, _| judged(annex_starts, evidence),
        ..ready("p1.2-annex-starts", 2, "The sector's annex has a playbook that can start", DUTY)
    },
    Spec {
        mandatory: true,
        judge: |evidence, _| judged(triage_cover, evidence),
        ..ready(
            "p1.3-triage-cover",
            3,
            "Somebody who triages alerts is on shift or on call at every hour of the week",
            // The limit is office hours: 40 of 168.
            scale(1.0, 40.0 / 168.0),
        )
    },
    Spec {
        judge: |evidence, _| judged(functions, evidence),
        ..ready("p1.3-functions", 3, "Each function of the plan is staffed round the clock or on call", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(singles, evidence),
        ..ready("p1.3-singles", 3, "No person, service or line stands alone", scale(0.0, 4.0))
    },
    Spec {
        judge: |evidence, _| judged(approvals, evidence),
        ..ready("p1.4-approvals", 4, "No prior approval waits on a role that nobody covers at night", scale(0.0, 4.0))
    },
    Spec {
        judge: |evidence, _| judged(accountable, evidence),
        ..ready("p1.4-accountable", 4, "Exactly one role answers for each action", scale(0.0, 4.0))
    },
    Spec {
        judge: |evidence, _| judged(logs, evidence),
        ..ready("p1.5-logs", 5, "The logs of hosts arrive at the SIEM", scale(0.9, 0.3))
    },
    Spec {
        judge: |evidence, _| judged(rules, evidence),
        ..ready("p1.5-rules", 5, "Rules are written for the techniques of this adversary", scale(0.9, 0.3))
    },
    Spec {
        judge: |evidence, _| judged(signatures, evidence),
        ..ready("p1.6-signatures", 6, "Signatures are at most a week old", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(baselines, evidence),
        ..ready("p1.7-baselines", 7, "What goes by a baseline has learnt it", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(borders, evidence),
        ..ready("p1.6-borders", 6, "Network sensors stand at the borders of segments", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(endpoints, evidence),
        ..ready("p1.7-endpoints", 7, "Hosts are watched by EDR or antivirus", scale(0.95, 0.6))
    },
    Spec {
        judge: |evidence, _| judged(skills, evidence),
        ..ready("p1.8-skills", 8, "Somebody has each skill that the playbooks ask for", scale(1.0, 0.5))
    },
    Spec {
        judge: |evidence, _| judged(practised, evidence),
        ..ready(
            "p1.9-practised",
            9,
            "An exercise was held within a year, and its improvements are made",
            scale(1.0, 0.5),
        )
    },
];

const DUTY: Grade = Grade::Duty { missed: Rating::S };

const fn ready(id: &'static str, number: u8, sentence: &'static str, grade: Grade) -> Spec {
    Spec {
        id,
        task: TaskId::new(Phase::Prepare, number),
        judges: Judges::Readiness,
        sentence,
        grade,
        weight: 1.0,
        mandatory: false,
        judge: |_, _| super::rubric::Found::not_observed(),
    }
}

/// The look behind a criterion, for the names of what is missing.
pub(super) fn look(id: &str, scenario: &Scenario) -> Option<Look> {
    type Looks = [(&'static str, fn(&Scenario) -> Look); 16];
    let looks: Looks = [
        ("p1.1-deputies", deputies),
        ("p1.2-annex", annex),
        ("p1.2-annex-starts", annex_starts),
        ("p1.5-rules", rules),
        ("p1.6-signatures", signatures),
        ("p1.7-baselines", baselines),
        ("p1.3-triage-cover", triage_cover),
        ("p1.3-functions", functions),
        ("p1.3-singles", singles),
        ("p1.4-approvals", approvals),
        ("p1.4-accountable", accountable),
        ("p1.5-logs", logs),
        ("p1.6-borders", borders),
        ("p1.7-endpoints", endpoints),
        ("p1.8-skills", skills),
        ("p1.9-practised", practised),
    ];
    looks.iter().find(|row| row.0 == id).map(|row| row.1(scenario))
}

fn annex(scenario: &Scenario) -> Look {
    let sector = &scenario.organisation.sector;
    let there = scenario.plan.annexes.contains(sector);
    Look::new(Measure::Duty(there)).gaps(Lack::Annex, (!there).then(|| sector.clone()))
}

fn annex_starts(scenario: &Scenario) -> Look {
    let sector = &scenario.organisation.sector;
    if !scenario.plan.annexes.contains(sector) {
        return Look::not_observed();
    }
    let starts = scenario.plan.playbooks.iter().any(|playbook| playbook.id.starts_with(PREFIX));
    Look::new(Measure::Duty(starts)).gaps(Lack::AnnexIdle, (!starts).then(|| sector.clone()))
}
