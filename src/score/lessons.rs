//! P6: what a run teaches, as changes of the files: each lesson with its reason, the entries that prove it, and the
//! action of the team that would draw it. Pure, as all judging.

use super::league::ToolTally;
use super::model::{Delay, Milestone, Scorecard};
use super::p1_people::{MINUTES_A_WEEK, covered_minutes, holders};
use crate::base::*;
use crate::journal::{Fact, Journal, Reason};
use crate::scenario::set::value;
use crate::scenario::{Approval, PlanNode, Scenario, SensorKind, SensorMode};
use std::collections::BTreeSet;

/// A concrete improvement.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// `pre-authorise-isolate-host`, unique in a run.
    pub id: String,
    pub task: TaskId,
    pub element: Element,
    pub why: Why,
    /// The action of P6 by which a team draws it.
    pub drawn_by: &'static str,
    /// Whether the team finished that action in the run.
    pub drawn: bool,
    /// Where time was lost can be seen in a time line only: whether the team's own holds at least half of it. True for all
    /// else.
    pub held: bool,
    /// After closure.
    pub due: SimSpan,
    pub evidence: Vec<EntryId>,
    /// As for `--set`.
    pub patches: Vec<(String, String)>,
}

/// HSEEP's elements of a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    Planning,
    Organisation,
    Equipment,
    Training,
    Exercise,
}

impl Element {
    pub fn word(self) -> &'static str {
        ["planning", "organisation", "equipment", "training", "exercise"][self as usize]
    }
}

/// The reason, with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// True alerts that a rule let nobody read.
    Ignored {
        rule: String,
        alerts: usize,
    },
    /// True alerts that waited for the next shift, the longest so long.
    Slept {
        rule: String,
        alerts: usize,
        longest: SimSpan,
    },
    /// Orders that waited for a yes, together so long.
    Approval {
        action: String,
        orders: usize,
        waited: SimSpan,
    },
    /// Orders that waited because nobody of the role was on shift.
    OffShift {
        role: String,
        orders: usize,
        waited: SimSpan,
    },
    /// Time from the first true alert taken up to the declaration.
    DeclaredLate {
        waited: SimSpan,
    },
    /// A sensor saw traces and alerted nobody.
    Silent {
        sensor: String,
        traces: usize,
    },
    /// A tool missed techniques that it covers and claims to see.
    Missed {
        sensor: String,
        missed: u64,
        of: u64,
    },
    /// A role that approves and cannot be reached at night.
    Unreachable {
        role: String,
    },
    Unpractised,
}

/// Every lesson of a run, in the order of their tasks.
pub fn lessons(journal: &Journal, scenario: &Scenario, card: &Scorecard) -> Vec<Lesson> {
    lessons_with(journal, scenario, card, &card.league)
}

/// The same with a league table of tools over several runs.
pub fn lessons_with(journal: &Journal, scenario: &Scenario, card: &Scorecard, league: &[ToolTally]) -> Vec<Lesson> {
    let run = Run::read(journal, scenario);
    let mut lessons = Vec::new();
    alerts(&run, scenario, &mut lessons);
    waits(&run, scenario, card, &mut lessons);
    declared(scenario, card, &run, &mut lessons);
    sensors(&run, scenario, league, &mut lessons);
    plan(scenario, &mut lessons);
    for lesson in &mut lessons {
        lesson.drawn = lesson.held && run.finished.contains(lesson.drawn_by);
    }
    lessons.sort_by(|a, b| (a.task, &a.id).cmp(&(b.task, &b.id)));
    lessons
}

/// An alert that a technique use caused.
struct True {
    sensor: SensorId,
    host: HostId,
    raised: SimTime,
    entry: EntryId,
    taken: Option<(SimTime, EntryId)>,
    ignored: Option<EntryId>,
}

/// What one pass over the journal collects.
struct Run {
    alerts: Vec<Option<True>>,
    declared: Option<EntryId>,
    /// Late orders that the team's time line holds with their minute and reason.
    logged: BTreeSet<OrderId>,
    /// Words of finished actions.
    finished: BTreeSet<String>,
    /// Steps tried, each with a host and the first entry.
    tried: Vec<(StepId, HostId, EntryId)>,
    /// (sensor, step) that left a trace that the sensor could see.
    seen: BTreeSet<(SensorId, StepId)>,
    /// Traces by sensor.
    traces: Vec<Vec<EntryId>>,
}

impl Run {
    fn read(journal: &Journal, scenario: &Scenario) -> Run {
        let sensors = scenario.organisation.sensors.len();
        let mut run = Run {
            alerts: Vec::new(),
            declared: None,
            logged: BTreeSet::new(),
            finished: BTreeSet::new(),
            tried: Vec::new(),
            seen: BTreeSet::new(),
            traces: vec![Vec::new(); sensors],
        };
        let mut steps: Vec<StepId> = Vec::new();
        for (number, entry) in journal.entries.iter().enumerate() {
            let id = EntryId::from(number);
            match entry.fact() {
                Fact::UseStarted { step, host, .. } => {
                    steps.push(step);
                    run.tried.push((step, host, id));
                }
                Fact::Observable { sensor, technique_use, .. } => {
                    run.traces[sensor.index()].push(id);
                    if let Some(step) = steps.get(technique_use.index()) {
                        run.seen.insert((sensor, *step));
                    }
                }
                Fact::AlertRaised { sensor, host, .. } => {
                    let caused = journal.adversary_caused(id);
                    let row = True { sensor, host, raised: entry.at, entry: id, taken: None, ignored: None };
                    run.alerts.push(caused.then_some(row));
                }
                Fact::AlertTaken { alert, .. } => {
                    if let Some(Some(row)) = run.alerts.get_mut(alert.index()) {
                        row.taken.get_or_insert((entry.at, id));
                    }
                }
                Fact::AlertUnread { alert } if entry.reason() == Reason::Ignored => {
                    if let Some(Some(row)) = run.alerts.get_mut(alert.index()) {
                        row.ignored.get_or_insert(id);
                    }
                }
                Fact::IncidentDeclared { .. } => _ = run.declared.get_or_insert(id),
                Fact::LateLogged { order, exact: true } => _ = run.logged.insert(order),
                Fact::ActionFinished { action, .. } => {
                    if let Some(word) = scenario.actions.get(action.index()) {
                        run.finished.insert(word.id.clone());
                    }
                }
                _ => {}
            }
        }
        run
    }
    /// Whether the time line holds at least half of the orders that waited since the incident was declared.
    fn held(&self, waited: &[&Delay]) -> bool {
        let since: Vec<_> = waited.iter().filter(|row| self.declared.is_some_and(|at| row.entry > at)).collect();
        let held = since.iter().filter(|row| self.logged.contains(&row.order)).count();
        held > 0 && 2 * held >= since.len()
    }
}

/// Our judgement: a true alert that waits longer should have woken somebody.
const SLEPT: SimSpan = SimSpan::hours(4);
/// Our judgement: orders that wait longer for a yes, together, call for one given beforehand.
const WAITED: SimSpan = SimSpan::hours(1);

fn lesson(id: String, task: TaskId, element: Element, why: Why, drawn_by: &'static str, due: i64) -> Lesson {
    let (evidence, patches) = (Vec::new(), Vec::new());
    Lesson { id, task, element, why, drawn_by, drawn: false, held: true, due: SimSpan::days(due), evidence, patches }
}

fn alerts(run: &Run, scenario: &Scenario, lessons: &mut Vec<Lesson>) {
    for (number, rule) in scenario.plan.alert_rules.iter().enumerate() {
        let mine = |row: &&True| scenario.alert_rule(row.sensor, row.host) == Some(number);
        let rows: Vec<&True> = run.alerts.iter().flatten().filter(mine).collect();
        let ignored: Vec<EntryId> = rows.iter().filter_map(|row| row.ignored).collect();
        if !ignored.is_empty() {
            let why = Why::Ignored { rule: rule.id.clone(), alerts: ignored.len() };
            lessons.push(Lesson {
                evidence: ignored,
                patches: vec![(format!("plan.alert_rules[{}].ignored", rule.id), "0".into())],
                ..lesson(format!("read-{}", rule.id), task(Phase::Identify, 7), Element::Equipment, why, TUNE, 30)
            });
        }
        let slept: Vec<(SimSpan, &True, EntryId)> = rows
            .iter()
            .filter_map(|row| row.taken.map(|taken| (taken.0 - row.raised, *row, taken.1)))
            .filter(|row| row.0 > SLEPT)
            .collect();
        if let Some(longest) = slept.iter().map(|row| row.0).max().filter(|_| !rule.wakes) {
            let why = Why::Slept { rule: rule.id.clone(), alerts: slept.len(), longest };
            let mut patches = vec![(format!("plan.alert_rules[{}].wakes", rule.id), "true".into())];
            patches.extend(on_call(rule.by, scenario));
            lessons.push(Lesson {
                evidence: slept.iter().flat_map(|row| [row.1.entry, row.2]).collect(),
                patches,
                ..lesson(format!("wake-{}", rule.id), task(Phase::Identify, 7), Element::Planning, why, REVIEW, 30)
            });
        }
    }
}

const REVIEW: &str = "conduct-review";
const COMPARE: &str = "compare-response";
const TUNE: &str = "tune-controls";
const REVISE: &str = "revise-plan";

const fn task(phase: Phase, number: u8) -> TaskId {
    TaskId::new(phase, number)
}

/// Orders that waited for a yes or for the next shift.
fn waits(run: &Run, scenario: &Scenario, card: &Scorecard, lessons: &mut Vec<Lesson>) {
    for row in scenario.plan.raci.iter().filter(|row| row.approval == Approval::Prior) {
        let waited: Vec<_> = card.delays.iter().filter(|d| d.action == row.action && d.approval.0 > 0).collect();
        let total = SimSpan(waited.iter().map(|delay| delay.approval.0).sum());
        if total > WAITED {
            let action = scenario.actions[row.action.index()].id.clone();
            let why = Why::Approval { action: action.clone(), orders: waited.len(), waited: total };
            lessons.push(Lesson {
                evidence: waited.iter().map(|delay| delay.entry).collect(),
                patches: vec![(format!("plan.raci[{action}].approval"), "pre_authorised".into())],
                held: run.held(&waited),
                ..lesson(format!("pre-authorise-{action}"), task(Phase::Prepare, 4), Element::Planning, why, REVIEW, 30)
            });
        }
    }
    for (index, name) in scenario.organisation.roles.iter().enumerate() {
        let role = RoleId::from(index);
        let patches = on_call(role, scenario);
        let mine = |action: ActionId| works(role, action, scenario);
        let waited: Vec<_> = card.delays.iter().filter(|d| d.off_shift > WAITED && mine(d.action)).collect();
        if !waited.is_empty() && !patches.is_empty() {
            let total = SimSpan(waited.iter().map(|delay| delay.off_shift.0).sum());
            let why = Why::OffShift { role: name.clone(), orders: waited.len(), waited: total };
            lessons.push(Lesson {
                evidence: waited.iter().map(|delay| delay.entry).collect(),
                patches,
                held: run.held(&waited),
                ..lesson(format!("on-call-{name}"), task(Phase::Prepare, 3), Element::Organisation, why, REVIEW, 60)
            });
        }
    }
}

/// Whether the plan gives an action to a role.
pub fn works(role: RoleId, action: ActionId, scenario: &Scenario) -> bool {
    let steps = scenario.plan.nodes.iter().filter_map(|node| match node {
        PlanNode::Do(step) if step.action == action => Some(step.by),
        _ => None,
    });
    let by_row = scenario.plan.raci.iter().find(|row| row.action == action).map(|row| row.responsible);
    steps.map(|by| by.or(by_row)).chain([by_row]).any(|by| by == Some(role))
}

/// Patches that put every holder of a role on call.
fn on_call(role: RoleId, scenario: &Scenario) -> Vec<(String, String)> {
    let mut paths = BTreeSet::new();
    for person in holders(scenario, role) {
        let person = &scenario.organisation.people[person.index()];
        let id = person.id.split('/').next().unwrap_or(&person.id);
        let always = scenario.organisation.shifts[person.shift.index()].id == "always";
        if !person.on_call && !always {
            let homes = ["organisation", "plan"].map(|file| format!("{file}.people[{id}]"));
            paths.extend(homes.into_iter().find(|path| value(&scenario.sources, path).is_some()));
        }
    }
    paths.into_iter().map(|path| (format!("{path}.on_call"), "true".into())).collect()
}

/// The plan declared late although a true alert had been taken up: the next time one suspected host is enough.
fn declared(scenario: &Scenario, card: &Scorecard, run: &Run, lessons: &mut Vec<Lesson>) {
    let Some(first) = run.alerts.iter().flatten().filter_map(|row| row.taken).min() else { return };
    let identified = card.milestone(Milestone::Identified).time();
    let waited = identified.unwrap_or(card.end) - first.0;
    let Some(old) = value(&scenario.sources, "plan.declare_when").filter(|_| waited > SLEPT) else { return };
    let any = "any([hosts(state: suspected), ";
    if old.starts_with(any) {
        return;
    }
    lessons.push(Lesson {
        evidence: vec![first.1],
        patches: vec![("plan.declare_when".into(), format!("{any}{old}])"))],
        ..lesson(
            "declare-earlier".into(),
            task(Phase::Identify, 5),
            Element::Planning,
            Why::DeclaredLate { waited },
            COMPARE,
            30,
        )
    });
}

fn sensors(run: &Run, scenario: &Scenario, league: &[ToolTally], lessons: &mut Vec<Lesson>) {
    for (index, sensor) in scenario.organisation.sensors.iter().enumerate() {
        let (id, path) = (SensorId::from(index), format!("organisation.sensors[{}]", sensor.id));
        let traces = &run.traces[index];
        if sensor.mode == SensorMode::Monitor && !traces.is_empty() {
            let why = Why::Silent { sensor: sensor.id.clone(), traces: traces.len() };
            lessons.push(Lesson {
                evidence: traces.clone(),
                patches: vec![(format!("{path}.mode"), "alert".into())],
                ..lesson(format!("alert-{}", sensor.id), task(Phase::Learn, 4), Element::Equipment, why, TUNE, 30)
            });
        }
        if !matches!(sensor.kind, SensorKind::Edr | SensorKind::Antivirus) {
            continue;
        }
        let tally = league.iter().find(|row| row.sensor == sensor.id).filter(|row| row.named());
        let better = scenario.parameters.get(BETTER_TOOL);
        let is_better = matches!(better, Some(crate::scenario::Parameter::Chance(chance)) if *chance > sensor.sees);
        if let Some(tally) = tally.filter(|_| is_better) {
            let why = Why::Missed { sensor: sensor.id.clone(), missed: tally.missed, of: tally.tried };
            let patches = vec![
                (format!("{path}.sees"), format!("parameter(\"{BETTER_TOOL}\")")),
                (format!("{path}.coverage"), "1".into()),
            ];
            lessons.push(Lesson {
                evidence: missed(id, run, scenario),
                patches,
                ..lesson(format!("replace-{}", sensor.id), task(Phase::Learn, 4), Element::Equipment, why, TUNE, 90)
            });
        }
    }
}

/// What a managed endpoint tool sees.
const BETTER_TOOL: &str = "detect.technique.edr_mdr";

/// The first entry of each step that a sensor covers and claims to see, and that left no trace in it.
fn missed(sensor: SensorId, run: &Run, scenario: &Scenario) -> Vec<EntryId> {
    let spec = &scenario.organisation.sensors[sensor.index()];
    let mut steps = BTreeSet::new();
    let mut entries = Vec::new();
    for (step, host, entry) in &run.tried {
        let technique = scenario.techniques.get(scenario.adversary.steps[step.index()].technique);
        let covered = spec.covers.contains(&scenario.organisation.group_of(*host));
        if covered && spec.kind.claims(&technique.tactic) && steps.insert(*step) {
            entries.extend((!run.seen.contains(&(sensor, *step))).then_some(*entry));
        }
    }
    entries
}

/// What plan and organisation lack, whatever happened.
fn plan(scenario: &Scenario, lessons: &mut Vec<Lesson>) {
    let prior = scenario.plan.raci.iter().filter(|row| row.approval == Approval::Prior);
    let approvers: BTreeSet<RoleId> = prior.filter_map(|row| row.accountable).collect();
    for role in approvers {
        let patches = on_call(role, scenario);
        if covered_minutes(scenario, role) < MINUTES_A_WEEK && !patches.is_empty() {
            let name = &scenario.organisation.roles[role.index()];
            let why = Why::Unreachable { role: name.clone() };
            lessons.push(Lesson {
                evidence: vec![EntryId(0)],
                patches,
                ..lesson(format!("reach-{name}"), task(Phase::Prepare, 4), Element::Organisation, why, REVISE, 30)
            });
        }
    }
    let today = scenario.exercise.startex.date();
    if scenario.organisation.unpractised(today) > 0.0 {
        let number = lessons.len();
        let held = format!("[(date: \"{today}\", improvements: {number}, closed: {number})]");
        lessons.push(Lesson {
            evidence: vec![EntryId(0)],
            patches: vec![("organisation.exercise_history".into(), held)],
            ..lesson("practise".into(), task(Phase::Prepare, 9), Element::Exercise, Why::Unpractised, REVISE, 90)
        });
    }
}
