//! Floor 4: inputs + seed + deciders -> Journal.
//! `advance`, `answer`, `order`: the caller is the loop, so that a plan, a recording or people decide through one door.
//! A snapshot, a replay and an uninterrupted run agree to the byte.

use crate::base::*;
use crate::journal::{Choice, Entry, Fact, Header, Input, InputKind, Journal};
use crate::rules;
use crate::scenario::Scenario;
use crate::world::{Draw, Scheduled, SimEvent, Snapshot as WorldSnapshot, State, Topology};
use std::fmt;
use std::sync::Arc;

/// Events at one time beyond which a plan is said to loop (more where there are very many hosts).
const STALLED_AT: u32 = 100_000;

/// A run under way.
pub struct Run {
    topology: Arc<Topology>,
    state: State,
    inputs: Vec<Input>,
    begun: bool,
    ended: bool,
    /// How far the caller has let time pass: inputs come then, not at the last event.
    clock: SimTime,
    instant: SimTime,
    at_instant: u32,
    /// Prompts handed to the caller.
    shown: usize,
}

/// Where `advance` stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A seat is asked; the world goes on at the next `advance`, answered or not.
    Due(PromptId),
    /// The time asked for.
    Reached,
    Ended,
}

/// A plan that loops without letting time pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stalled {
    pub at: SimTime,
    pub events: u32,
}

impl fmt::Display for Stalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the run stalls at {}: {} events at one moment; a loop of the plan or of the script, or a rate, lets no time pass",
            self.at, self.events
        )
    }
}

impl std::error::Error for Stalled {}

/// A copy of a run, to go on from more than once.
#[derive(Clone, Debug)]
pub struct Snapshot {
    world: WorldSnapshot,
    inputs: Vec<Input>,
    begun: bool,
    ended: bool,
    clock: SimTime,
    instant: SimTime,
    at_instant: u32,
    shown: usize,
}

/// What a seat is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    pub id: PromptId,
    pub kind: crate::journal::PromptKind,
    pub subject: u32,
    pub role: RoleId,
    pub opened: SimTime,
    pub limit: SimTime,
    /// What the plan does at the limit.
    pub default: Choice,
}

impl Run {
    /// A run in which the plan decides for everybody.
    pub fn new(topology: Arc<Topology>, seed: u64) -> Run {
        let state = State::new(&topology, seed);
        Run {
            topology,
            state,
            inputs: Vec::new(),
            begun: false,
            ended: false,
            clock: SimTime::ZERO,
            instant: SimTime(i64::MIN),
            at_instant: 0,
            shown: 0,
        }
    }

    /// Back to STARTEX with another seed; seats and recordings are forgotten.
    pub fn reset(&mut self, seed: u64) {
        let topology = Arc::clone(&self.topology);
        self.state.reset(&topology, seed);
        self.inputs.clear();
        (self.begun, self.ended, self.shown) = (false, false, 0);
        (self.clock, self.instant, self.at_instant) = (SimTime::ZERO, SimTime(i64::MIN), 0);
    }

    /// People take these roles: before the run begins.
    pub fn seat(&mut self, roles: &[RoleId]) {
        let topology = Arc::clone(&self.topology);
        self.state.lend(&topology, |model| model.team.seats.extend(roles));
    }

    /// The reference run: the same files with every person absent and no plan. Tools that block still block.
    pub fn nobody_home(&mut self) {
        let topology = Arc::clone(&self.topology);
        self.state.lend(&topology, |model| {
            model.team.nobody_home = true;
            model.truth.tables.nobody_home = true;
        });
    }

    /// Keeps every draw, for tests of common random numbers.
    pub fn log_draws(&mut self) {
        self.state.core_mut().draws = Some(Vec::new());
    }

    pub fn draws(&self) -> &[Draw] {
        self.state.core().draws.as_deref().unwrap_or(&[])
    }

    pub fn topology(&self) -> &Arc<Topology> {
        &self.topology
    }

    pub fn events(&self) -> u64 {
        self.state.core().events
    }

    /// Runs until a seat is asked, the time is reached, or the run ends.
    pub fn advance(&mut self, until: SimTime) -> Result<Step, Stalled> {
        self.go(until, u64::MAX)
    }

    /// As `advance`, but takes one event at most: for tests that look at the world after each.
    #[doc(hidden)]
    pub fn advance_once(&mut self, until: SimTime) -> Result<Step, Stalled> {
        let events = self.events() + 1;
        self.go(until, events)
    }

    /// As `advance`, but no further than the given number of events.
    fn go(&mut self, until: SimTime, events: u64) -> Result<Step, Stalled> {
        let topology = Arc::clone(&self.topology);
        let Run { state, inputs, begun, ended, clock, instant, at_instant, shown, .. } = self;
        // Many hosts may well be hit at once; a loop goes on without end.
        let stalled_at = STALLED_AT.max(8 * u32::try_from(topology.host_count()).expect("fewer than 2^32 hosts"));
        state.lend(&topology, |mut model| {
            if !*begun {
                *begun = true;
                rules::begin(&mut model, topology.scenario.exercise.horizon);
            }
            loop {
                if model.team.prompts.len() > *shown {
                    *shown += 1;
                    return Ok(Step::Due(PromptId::from(*shown - 1)));
                }
                if *ended {
                    return Ok(Step::Ended);
                }
                let next = model.core.queue.peek().map_or(SimTime::NEVER, |key| key.at);
                if model.core.events >= events {
                    return Ok(Step::Reached);
                }
                if next > until {
                    *clock = until.max(*clock);
                    return Ok(Step::Reached);
                }
                let Some((key, scheduled)) = model.core.queue.pop() else { return Ok(Step::Ended) };
                *at_instant = if key.at == *instant { *at_instant + 1 } else { 0 };
                *instant = key.at;
                if *at_instant >= stalled_at {
                    return Err(Stalled { at: key.at, events: *at_instant });
                }
                match scheduled.event {
                    SimEvent::Input(number) => take_input(&mut model, key.at, inputs[number as usize]),
                    event => {
                        rules::step(&mut model, key.at, scheduled);
                        *ended = event == SimEvent::EndOfRun;
                    }
                }
            }
        })
    }

    /// Runs to the end, prompts left to the plan's default.
    pub fn finish(&mut self) -> Result<(), Stalled> {
        while self.advance(SimTime::NEVER)? != Step::Ended {}
        Ok(())
    }

    pub fn prompt(&self, id: PromptId) -> Option<Prompt> {
        let row = self.state.team().prompts.get(id.index())?;
        Some(Prompt {
            id,
            kind: row.kind,
            subject: row.subject,
            role: row.role,
            opened: row.opened,
            limit: row.limit,
            default: row.default,
        })
    }

    /// A seat answers. Journaled and queued at now, ahead of everything else of this moment.
    pub fn answer(&mut self, prompt: PromptId, choice: Choice) {
        let key = self.state.team().prompts.get(prompt.index()).map_or(Key(0), |row| row.key);
        self.input(InputKind::Answer { prompt, key, choice });
    }

    /// A seat orders an action of its own accord. The target is an id of the action's target kind.
    pub fn order(&mut self, role: RoleId, action: ActionId, target: u32) {
        self.input(InputKind::Order { role, action, target });
    }

    fn input(&mut self, kind: InputKind) {
        let now = self.now();
        let after_event = self.events();
        let number = u32::try_from(self.inputs.len()).expect("fewer than 2^32 inputs");
        self.inputs.push(Input { at: now, after_event, kind });
        let event = SimEvent::Input(number);
        let scheduled = Scheduled { event, cause: EntryId::NONE };
        self.state.core_mut().queue.push(now, event.rank(), scheduled);
    }

    pub fn now(&self) -> SimTime {
        self.state.core().queue.now().max(self.clock)
    }

    pub fn snapshot(&mut self) -> Snapshot {
        let topology = Arc::clone(&self.topology);
        Snapshot {
            world: self.state.snapshot(&topology),
            inputs: self.inputs.clone(),
            begun: self.begun,
            ended: self.ended,
            clock: self.clock,
            instant: self.instant,
            at_instant: self.at_instant,
            shown: self.shown,
        }
    }

    pub fn restore(&mut self, snapshot: &Snapshot) {
        let topology = Arc::clone(&self.topology);
        self.state.restore(&topology, &snapshot.world);
        self.inputs.clone_from(&snapshot.inputs);
        (self.begun, self.ended, self.shown) = (snapshot.begun, snapshot.ended, snapshot.shown);
        (self.clock, self.instant, self.at_instant) = (snapshot.clock, snapshot.instant, snapshot.at_instant);
    }

    /// The entries so far.
    pub fn entries(&self) -> &[Entry] {
        &self.state.core().entries
    }

    /// The journal so far.
    pub fn journal(&self) -> Journal {
        Journal { header: self.header(), entries: self.entries().to_vec() }
    }

    /// The journal of a run that is over, without a copy; afterwards the run can only be reset.
    pub fn take_journal(&mut self) -> Journal {
        Journal { header: self.header(), entries: std::mem::take(&mut self.state.core_mut().entries) }
    }

    fn header(&self) -> Header {
        let core = self.state.core();
        Header {
            build: env!("CARGO_PKG_VERSION").to_string(),
            seed: core.luck.seed(),
            sources: self.topology.scenario.sources.clone(),
            seats: self.state.team().seats.iter().copied().collect(),
            inputs: self.inputs.clone(),
            reference: None,
            events: core.events,
        }
    }
}

impl Snapshot {
    /// Truth and belief as they stood, for tests that fold the journal again.
    pub fn world(&self) -> &WorldSnapshot {
        &self.world
    }
}

fn take_input(model: &mut crate::world::Model, now: SimTime, input: Input) {
    model.core.events += 1;
    rules::input(model, now, input.kind);
}

/// Runs an exercise with the plan as the only decider.
pub fn run(topology: &Arc<Topology>, seed: u64) -> Result<Journal, Stalled> {
    let mut run = Run::new(Arc::clone(topology), seed);
    run.finish()?;
    Ok(run.take_journal())
}

/// Runs the reference: the same attack against nobody.
pub fn reference(topology: &Arc<Topology>, seed: u64) -> Result<Journal, Stalled> {
    let mut run = Run::new(Arc::clone(topology), seed);
    run.nobody_home();
    run.finish()?;
    Ok(run.take_journal())
}

/// Runs again from a journal's own seed and recorded inputs, each at the event after which it came.
pub fn replay(journal: &Journal, scenario: Scenario) -> Result<Journal, Stalled> {
    let mut run = Run::new(Arc::new(Topology::new(scenario)), journal.header.seed);
    run.seat(&journal.header.seats);
    for input in &journal.header.inputs {
        while run.go(SimTime::NEVER, input.after_event)? != Step::Reached {
            if run.ended {
                break;
            }
        }
        run.clock = input.at;
        match input.kind {
            InputKind::Answer { prompt, choice, .. } => run.answer(prompt, choice),
            InputKind::Order { role, action, target } => run.order(role, action, target),
        }
    }
    run.finish()?;
    let mut again = run.take_journal();
    again.header.reference = journal.header.reference;
    Ok(again)
}

/// Whether the journal reached its end.
pub fn is_finished(journal: &Journal) -> bool {
    matches!(journal.entries.last().map(Entry::fact), Some(Fact::EndOfRun {}))
}
