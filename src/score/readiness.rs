//! Readiness: what plan and organisation lack, before anything happens (P1). `p1_prepare` grades it; here stand the
//! names of what is missing and what each shortcoming costs in a run.

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{Criterion, Finding, Judges, Measure};
use super::rubric::Found;
use super::{grade, p1_prepare, pass, rubric};
use crate::base::{Phase, TaskId};
use crate::journal::{Header, Journal};
use crate::scenario::Scenario;

/// A shortcoming, by the name of what lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub lack: Lack,
    pub name: String,
}

/// Kinds of shortcomings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    Holder,
    Deputy,
    Annex,
    AnnexIdle,
    Cover,
    Approver,
    OneAccountable,
    SecondPerson,
    SecondService,
    SecondChannel,
    Logs,
    Rules,
    Border,
    Signatures,
    Agent,
    Baseline,
    Skill,
    Practice,
    Closure,
}

impl Lack {
    /// What is missing, to be read before the name.
    pub fn words(self) -> &'static str {
        match self {
            Lack::Holder => "nobody holds the role",
            Lack::Deputy => "no deputy for the role",
            Lack::Annex => "no annex for the sector",
            Lack::AnnexIdle => "no playbook that can start in the annex",
            Lack::Cover => "not round the clock",
            Lack::Approver => "approval waits for the next shift",
            Lack::OneAccountable => "not exactly one accountable",
            Lack::SecondPerson => "one person alone has the skill",
            Lack::SecondService => "most services need",
            Lack::SecondChannel => "mail and phone both need",
            Lack::Logs => "logs do not arrive from all of",
            Lack::Rules => "no rule for",
            Lack::Border => "no network sensor in segment",
            Lack::Signatures => "old signatures",
            Lack::Agent => "no endpoint sensor on all of",
            Lack::Baseline => "no trained baseline",
            Lack::Skill => "nobody has the skill",
            Lack::Practice => "no exercise within a year",
            Lack::Closure => "improvements still open",
        }
    }
    /// What it costs in a run.
    pub fn costs(self) -> &'static str {
        match self {
            Lack::Holder | Lack::Deputy => "decisions wait for one person: time to declare",
            Lack::Annex | Lack::AnnexIdle => "the business is not run by hand in time: harm",
            Lack::Cover => "alerts wait for the next shift: time to acknowledge",
            Lack::Approver | Lack::OneAccountable => "orders wait for a yes: time to contain",
            Lack::SecondPerson | Lack::Skill => "work waits, takes longer and misses more: time to recover",
            Lack::SecondService => "its loss takes the others down: service-hours lost",
            Lack::SecondChannel => "calls go by hand: time to contain",
            Lack::Logs | Lack::Rules => "traces raise no alert: time to identify",
            Lack::Border | Lack::Signatures => "channels and transfers pass unseen: time to identify",
            Lack::Agent | Lack::Baseline => "techniques pass unseen: time to identify",
            Lack::Practice | Lack::Closure => "decisions and approvals take longer: time to declare",
        }
    }
}

/// What a look at plan and organisation found.
pub(super) struct Look {
    pub measure: Measure,
    pub figures: Vec<(&'static str, f64)>,
    pub gaps: Vec<Gap>,
}

impl Look {
    pub fn new(measure: Measure) -> Look {
        Look { measure, figures: Vec::new(), gaps: Vec::new() }
    }
    pub fn not_observed() -> Look {
        Look::new(Measure::NotObserved)
    }
    /// Part of a whole; nothing to see if there is no whole.
    pub fn share(part: f64, whole: f64) -> Look {
        if whole <= 0.0 {
            return Look::not_observed();
        }
        Look::new(Measure::Share((part / whole).clamp(0.0, 1.0))).figure("of", whole)
    }
    /// The number of its gaps.
    pub fn count(gaps: Vec<Gap>) -> Look {
        Look { gaps: gaps.clone(), ..Look::new(Measure::Count(gaps.len() as u64)) }
    }
    pub fn figure(mut self, name: &'static str, value: f64) -> Look {
        self.figures.push((name, value));
        self
    }
    pub fn gaps(mut self, lack: Lack, names: impl IntoIterator<Item = String>) -> Look {
        self.gaps.extend(names.into_iter().map(|name| Gap { lack, name }));
        self
    }
    pub fn found(self) -> Found {
        let mut found = Found::new(self.measure, Vec::new());
        found.figures = self.figures;
        found
    }
}

/// A line of the readiness page.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    pub criterion: Criterion,
    pub finding: Finding,
    pub gaps: Vec<Gap>,
}

/// Judges plan and organisation without a run: the same criteria and the same grades as in a report.
pub fn readiness(scenario: &Scenario) -> Vec<Ready> {
    let journal = empty();
    let evidence = pass::read(&journal, scenario);
    let rubric = rubric(scenario);
    let findings = grade::findings(&rubric, &evidence, &Milestones::of(&evidence));
    let ready = rubric.into_iter().zip(findings).filter(|row| row.0.judges == Judges::Readiness);
    ready
        .map(|(criterion, finding)| {
            let gaps = p1_prepare::look(criterion.id, scenario).map_or_else(Vec::new, |look| look.gaps);
            Ready { criterion, finding, gaps }
        })
        .collect()
}

/// Tasks of P1 without a line: none, if a test holds.
pub fn tasks_without_readiness(ready: &[Ready]) -> Vec<TaskId> {
    let tasks = (1..=9).map(|number| TaskId::new(Phase::Prepare, number));
    tasks.filter(|task| !ready.iter().any(|row| row.criterion.task == *task)).collect()
}

fn empty() -> Journal {
    let header = Header {
        build: String::new(),
        seed: 0,
        sources: Vec::new(),
        seats: Vec::new(),
        inputs: Vec::new(),
        reference: None,
        events: 0,
    };
    Journal { header, entries: Vec::new() }
}

/// A criterion of readiness, judged from the scenario alone.
pub(super) fn judged(look: fn(&Scenario) -> Look, evidence: &Evidence) -> Found {
    look(evidence.scenario).found()
}
