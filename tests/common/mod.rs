//! Scenarios for tests: the shipped clinic with changes, and small worlds of a few lines.
#![allow(dead_code, reason = "each test file uses its part")]

use sandtable::base::*;
use sandtable::exercise::{self, Run, Step};
use sandtable::journal::{Choice, Entry, Fact, Journal, write_text};
use sandtable::rules::action::ACTIONS;
use sandtable::scenario::{Request, Scenario, Source, TargetKind, load, load_texts};
use sandtable::world::Topology;
use std::sync::Arc;

/// The shipped clinic after `--set` changes.
#[track_caller]
pub fn small_clinic(set: &[(&str, &str)]) -> Arc<Topology> {
    shipped("small-clinic", set)
}

/// A shipped exercise after `--set` changes.
#[track_caller]
pub fn shipped(exercise: &str, set: &[(&str, &str)]) -> Arc<Topology> {
    with_plan(exercise, None, set)
}

/// The same with another plan.
#[track_caller]
pub fn with_plan(exercise: &str, plan: Option<&str>, set: &[(&str, &str)]) -> Arc<Topology> {
    let set = set.iter().map(|(path, value)| (path.to_string(), value.to_string())).collect();
    let plan = plan.map(str::to_string);
    let request = Request { exercise: exercise.into(), plan, set, ..Request::default() };
    match load(&request, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

/// The shipped clinic with pieces of its texts replaced: (role, from, to).
#[track_caller]
pub fn edited_clinic(edits: &[(&str, &str, &str)]) -> Arc<Topology> {
    let mut sources = small_clinic(&[]).scenario.sources.clone();
    for (role, from, to) in edits {
        let source = sources.iter_mut().find(|source| source.role == *role).expect("one of the four files");
        assert!(source.text.contains(from), "the {role} of the clinic says `{from}`");
        source.text = source.text.replacen(from, to, 1);
    }
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

/// A small world: fields of the four files, in RON. What is not given is as in `Default`.
#[derive(Clone)]
pub struct Small {
    /// Further fields of the exercise.
    pub exercise: String,
    pub horizon: &'static str,
    pub units: String,
    pub segments: String,
    pub hosts: String,
    pub sensors: String,
    pub people: String,
    /// Further fields of the organisation.
    pub organisation: String,
    pub steps: String,
    /// Further fields of the adversary.
    pub adversary: String,
    pub alert_rules: String,
    pub playbooks: String,
    pub declare_when: String,
    /// Further fields of the plan.
    pub plan: String,
}

/// Ten workstations, an analyst and a chief who never sleep; nobody attacks (the one step never starts by itself).
impl Default for Small {
    fn default() -> Small {
        Small {
            exercise: String::new(),
            horizon: "2d",
            units: r#"(id: "home")"#.into(),
            segments: r#"(id: "lan")"#.into(),
            hosts: r#"(id: "pc", count: 10, kind: workstation, segment: "lan", agent: true)"#.into(),
            sensors: String::new(),
            people: r#"(id: "analyst", role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always")"#
                .into(),
            organisation: String::new(),
            steps: r#"(id: "never", technique: "T1566", only_as_reaction: true, does: foothold(on: ["pc"], through: mail))"#
                .into(),
            adversary: String::new(),
            alert_rules: r#"(id: "all", by: "soc", misjudged: 0)"#.into(),
            playbooks: String::new(),
            declare_when: "hosts(state: suspected)".into(),
            plan: String::new(),
        }
    }
}

impl Small {
    pub fn sources(&self) -> Vec<Source> {
        let Small { exercise, horizon, units, segments, hosts, sensors, people, organisation, .. } = self;
        let Small { steps, adversary, alert_rules, playbooks, declare_when, plan, .. } = self;
        let source = |role, text| Source { role, path: format!("{role}.ron"), text };
        vec![
            // A Monday morning.
            source(
                "exercise",
                format!(
                    r#"(schema: 1, id: "t", organisation: "t", adversary: "t", plan: "t", startex: "2024-03-04 09:00", horizon: "{horizon}", {exercise})"#
                ),
            ),
            source(
                "organisation",
                format!(
                    r#"(schema: 1, id: "t", units: [{units}], segments: [{segments}], hosts: [{hosts}], sensors: [{sensors}], people: [{people}], {organisation})"#
                ),
            ),
            source("adversary", format!(r#"(schema: 1, id: "t", steps: [{steps}], {adversary})"#)),
            source(
                "plan",
                format!(
                    r#"(schema: 1, id: "t", severities: [(id: "any", when: incident_open)], declares: "lead", alert_rules: [{alert_rules}], playbooks: [{playbooks}], declare_when: {declare_when}, {plan})"#
                ),
            ),
        ]
    }

    #[track_caller]
    pub fn topology(&self) -> Arc<Topology> {
        Arc::new(Topology::new(self.scenario()))
    }

    #[track_caller]
    pub fn scenario(&self) -> Scenario {
        match load_texts(self.sources(), &sandtable::vocabulary()) {
            Ok((scenario, _)) => scenario,
            Err(findings) => panic!("{findings}"),
        }
    }
}

/// A mail that opens `pc` hosts, seen or not.
pub fn phish(count: u32) -> String {
    format!(r#"(id: "phish", technique: "T1566", does: foothold(on: ["pc"], count: {count}, through: mail))"#)
}

/// A sensor that sees everything at once.
pub const ALL_SEEING: &str = r#"(id: "edr", kind: siem, covers: ["*"], level: high, sees: 1,
    overrides: [("T1566", 1), ("T1486", 1), ("T1071", 1), ("T1021", 1)])"#;

/// Figures that take chance out of people's and tools' work.
pub const CERTAIN: &str = r#"parameters: {
    "detect.alert_given_visible": 1, "soc.triage.t1": "10min", "respond.isolate_host.agent_online": 1,
    "respond.isolate_host.edr": "5min", "respond.declare": "5min", "respond.rate": "5min", "soc.oncall_answer": "15min",
    "soc.oncall_no_answer": 0, "soc.investigate.full": "1h", "respond.hunt": "6h", "approve.isolate_server": "40min",
    "approve.default": "20min", "soc.misjudge_per_doubling": 0, "approve.night_factor": uniform(2, 2)}"#;

#[track_caller]
pub fn play(topology: &Arc<Topology>, seed: u64) -> Journal {
    exercise::run(topology, seed).unwrap_or_else(|stalled| panic!("seed {seed}: {stalled}"))
}

#[track_caller]
pub fn play_all(topology: &Arc<Topology>, seeds: std::ops::RangeInclusive<u64>) -> Vec<Journal> {
    let mut run = Run::new(Arc::clone(topology), 0);
    seeds
        .map(|seed| {
            run.reset(seed);
            run.finish().unwrap_or_else(|stalled| panic!("seed {seed}: {stalled}"));
            run.journal()
        })
        .collect()
}

/// The lines of a journal that a filter lets pass, without number and links: `T+00:05:00 alert-raised ...`.
pub fn lines(journal: &Journal, scenario: &Scenario, pass: impl Fn(&Entry) -> bool) -> Vec<String> {
    let text = write_text(journal, scenario);
    let passing = text.lines().zip(&journal.entries).filter(|(_, entry)| pass(entry));
    passing
        .map(|(line, _)| {
            let line = line.split("  <- ").next().unwrap_or_default();
            let line = line.split("  on ").next().unwrap_or_default();
            let mut words = line.split_whitespace().skip(1);
            let mut at = words.next().unwrap_or_default().to_string();
            let mut rest = words.peekable();
            // A time may hold a blank: `T+2d 10:00:00`.
            if at.ends_with('d') {
                at = format!("{at} {}", rest.next().unwrap_or_default());
            }
            let side = rest.next().unwrap_or_default();
            debug_assert!(["truth", "recorded", "known"].contains(&side), "{line}");
            format!("{at} {}", rest.collect::<Vec<_>>().join(" "))
        })
        .collect()
}

/// The lines of these kinds of facts, one a line.
pub fn shown(journal: &Journal, scenario: &Scenario, kinds: &[&str]) -> String {
    lines(journal, scenario, |entry| kinds.contains(&entry.fact().word())).join("\n")
}

/// Times of the facts that `pick` picks.
pub fn times(journal: &Journal, pick: impl Fn(Fact) -> bool) -> Vec<SimTime> {
    journal.entries.iter().filter(|entry| pick(entry.fact())).map(|entry| entry.at).collect()
}

pub fn count(journal: &Journal, pick: impl Fn(Fact) -> bool) -> usize {
    times(journal, pick).len()
}

/// Mean and standard error.
pub fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// Luck of a test's own, apart from any run's.
pub struct Dice {
    luck: Luck,
    thrown: u32,
}

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice { luck: Luck::new(seed), thrown: 0 }
    }
    /// Uniform in `0..sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.thrown += 1;
        let bits = self.luck.draw_nth(Purpose::Inject, Key::of("dice", "", 0), self.thrown);
        ((u128::from(bits) * sides as u128) >> 64) as usize
    }
}

/// People who answer and order at random moments.
pub struct Drill {
    pub run: Run,
    dice: Dice,
    seats: Vec<RoleId>,
}

impl Drill {
    pub fn new(topology: &Arc<Topology>, seed: u64) -> Drill {
        let mut drill = Drill { run: Run::new(Arc::clone(topology), seed), dice: Dice::new(seed), seats: Vec::new() };
        let roles = topology.organisation().roles.len();
        let plan = &topology.scenario.plan;
        let deciders = std::iter::once(plan.declares).chain(plan.raci.iter().filter_map(|row| row.accountable));
        drill.seats = deciders.filter(|_| drill.dice.throw(4) > 0).collect();
        drill.seats.dedup();
        if drill.dice.throw(10) == 0 {
            drill.seats.push(RoleId::from(drill.dice.throw(roles)));
        }
        drill.run.seat(&drill.seats);
        drill
    }

    /// Plays to the end, and lets `look` see the run after every event.
    pub fn play(mut self, mut look: impl FnMut(&mut Run)) -> Journal {
        let mut asked: Vec<PromptId> = Vec::new();
        let mut until = SimTime::ZERO;
        for _ in 0..60 {
            match self.dice.throw(6) {
                0 => self.order(),
                1 if !asked.is_empty() => {
                    let prompt = asked[self.dice.throw(asked.len())];
                    self.answer(prompt);
                }
                2 => {
                    let perhaps = self.dice.throw(5);
                    self.answer(PromptId::from(perhaps));
                }
                _ => {
                    until = until + SimSpan::minutes(self.dice.throw(600) as i64);
                    self.advance(until, &mut asked, &mut look);
                }
            }
        }
        self.advance(SimTime::NEVER, &mut asked, &mut look);
        self.run.journal()
    }

    fn advance(&mut self, until: SimTime, asked: &mut Vec<PromptId>, look: &mut impl FnMut(&mut Run)) {
        loop {
            let before = self.run.events();
            match self.run.advance_once(until).expect("no drill stalls") {
                Step::Due(prompt) => {
                    asked.push(prompt);
                    if self.dice.throw(2) == 0 {
                        self.answer(prompt);
                    }
                }
                Step::Reached if self.run.events() == before => return,
                Step::Reached => look(&mut self.run),
                Step::Ended => return,
            }
        }
    }

    fn answer(&mut self, prompt: PromptId) {
        let choice = if self.dice.throw(3) == 0 { Choice::No } else { Choice::Yes };
        self.run.answer(prompt, choice);
    }

    fn order(&mut self) {
        let action = self.dice.throw(ACTIONS.len());
        let topology = Arc::clone(self.run.topology());
        let organisation = topology.organisation();
        let snapshot = self.run.snapshot();
        let belief = &snapshot.world().belief().whole;
        let count = match ACTIONS[action].target {
            TargetKind::None => return self.run.order(self.role(), ActionId::from(action), u32::MAX),
            TargetKind::Host => organisation.host_count(),
            TargetKind::Segment => organisation.segments.len(),
            TargetKind::Domain => organisation.domains.len(),
            TargetKind::Account => organisation.account_count(),
            TargetKind::Service => organisation.services.len(),
            TargetKind::Alert => belief.alerts.len(),
            TargetKind::Case => belief.cases.len(),
            TargetKind::Vulnerability => organisation.vulnerabilities.len(),
            TargetKind::Unit => organisation.units.len(),
        };
        if count > 0 {
            let target = self.dice.throw(count) as u32;
            self.run.order(self.role(), ActionId::from(action), target);
        }
    }

    fn role(&self) -> RoleId {
        self.seats.first().copied().unwrap_or(RoleId(0))
    }
}
