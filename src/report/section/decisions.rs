//! Decisions: who decided what, on what belief, out of which options, and how long it took.

use super::*;
use crate::journal::belief::{BeliefMap, BeliefState};
use crate::journal::{Choice, Fact, PromptKind};
use crate::report::message::Noun;
use crate::report::model::{Block, Sentence, Table};
use crate::report::sentence::{ordinal, task_words};
use crate::report::wanted::Cut;
use crate::scenario::{HostState, Mark};
use std::collections::BTreeMap;

/// More rows than this are counted, not listed: the lightest are left out.
const MOST_ROWS: usize = 60;

#[derive(Clone)]
struct Decision {
    at: SimTime,
    entry: EntryId,
    seat: Seat,
    what: What,
    believed: Message,
    chosen: Message,
    /// Since somebody was asked, and since what it rests on was known.
    asked: Option<SimSpan>,
    known: Option<SimSpan>,
    /// The heaviest are shown.
    weight: u8,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seat {
    Person(PersonId),
    Role(RoleId),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Declare(u32),
    /// An order's action and target, and how many alike ones were approved at once.
    Approve(ActionId, u32, u32),
    Playbook(u32),
    Inject(u32),
    Severity,
    Mark(Mark),
    ByHand,
    Pay,
    Alert(AlertId),
}

pub fn section(reading: &Reading) -> Section {
    let mut rows = Fold::new(reading).read();
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NoDecisions))));
        return Section { id: "decisions", title: word(Msg::DecisionsTitle), blocks };
    }
    blocks.push(Block::Text(Sentence::new(word(Msg::DecisionsIntro))));
    let seats = (reading.cut == Cut::Trainer).then(|| latencies(reading, &rows)).flatten();
    let more = rows.len().saturating_sub(MOST_ROWS) as u64;
    let slow = |row: &Decision| row.asked.max(row.known).unwrap_or(SimSpan::ZERO);
    rows.sort_by(|a, b| b.weight.cmp(&a.weight).then(slow(b).cmp(&slow(a))).then(a.entry.cmp(&b.entry)));
    rows.truncate(MOST_ROWS);
    rows.sort_by_key(|row| row.entry);
    blocks.push(Block::Table(table(reading, &rows)));
    if more > 0 {
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::DecisionsMore).count("n", more))));
    }
    blocks.extend(seats.map(Block::Table));
    Section { id: "decisions", title: word(Msg::DecisionsTitle), blocks }
}

fn table(reading: &Reading, rows: &[Decision]) -> Table {
    let span_cell = |span: Option<SimSpan>| -> Cell { span_or(span, Msg::Dash).into() };
    let row = |row: &Decision| -> Vec<Cell> {
        vec![
            proved(value(Arg::At(row.at)), &[row.entry]),
            seat_words(reading, row.seat).into(),
            what_words(reading, row.what).into(),
            row.believed.clone().into(),
            options(reading, row.what).into(),
            row.chosen.clone().into(),
            span_cell(row.asked),
            span_cell(row.known),
        ]
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnTime),
            words_of(Msg::ColumnSeat),
            words_of(Msg::ColumnDecision),
            words_of(Msg::ColumnBelieved),
            words_of(Msg::ColumnOptions),
            words_of(Msg::ColumnChosen),
            numbers_of(Msg::ColumnSinceAsked),
            numbers_of(Msg::ColumnSinceKnown),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// How long each seat took to answer, slowest median first: for the trainer only.
fn latencies(reading: &Reading, rows: &[Decision]) -> Option<Table> {
    let mut seats: BTreeMap<Seat, Vec<(SimSpan, EntryId)>> = BTreeMap::new();
    for row in rows {
        if let Some(took) = row.asked {
            seats.entry(row.seat).or_default().push((took, row.entry));
        }
    }
    let mut seats: Vec<(Seat, Vec<(SimSpan, EntryId)>)> = seats.into_iter().collect();
    for seat in &mut seats {
        seat.1.sort();
    }
    seats.sort_by_key(|seat| (std::cmp::Reverse(median(&seat.1)), seat.0));
    let row = |(seat, took): &(Seat, Vec<(SimSpan, EntryId)>)| -> Vec<Cell> {
        let slowest = took[took.len() - 1];
        vec![
            seat_words(reading, *seat).into(),
            count(took.len() as u64).into(),
            span(median(took)).into(),
            proved(span(slowest.0), &[slowest.1]),
        ]
    };
    (!seats.is_empty()).then(|| Table {
        title: Some(word(Msg::LatencyTitle)),
        columns: vec![
            words_of(Msg::ColumnSeat),
            numbers_of(Msg::ColumnAnswers),
            numbers_of(Msg::ColumnMedian),
            numbers_of(Msg::ColumnSlowest),
        ],
        rows: seats.iter().map(row).collect(),
    })
}

/// Of sorted spans, at least one.
fn median(took: &[(SimSpan, EntryId)]) -> SimSpan {
    let (low, high) = (took[(took.len() - 1) / 2].0, took[took.len() / 2].0);
    SimSpan(i64::midpoint(low.0, high.0))
}

/// The role; for the trainer with the person who held it.
fn seat_words(reading: &Reading, seat: Seat) -> Message {
    let role = |role: RoleId| Arg::Name(Noun::Role, role.0);
    match seat {
        Seat::Role(id) => value(role(id)),
        Seat::Person(person) => {
            let Some(row) = reading.scenario.organisation.people.get(person.index()) else {
                return word(Msg::Somebody);
            };
            match reading.cut {
                Cut::Participants => value(role(row.role)),
                Cut::Trainer => Message::new(Msg::SeatOf)
                    .with("role", role(row.role))
                    .with("person", Arg::Name(Noun::Person, person.0)),
            }
        }
    }
}

fn what_words(reading: &Reading, what: What) -> Message {
    match what {
        What::Declare(case) => Message::new(Msg::DecideDeclare).count("case", ordinal(case)),
        What::Approve(action, target, more) => {
            Message::new(Msg::DecideApprove).say("task", task_words(action, target, more, reading.scenario))
        }
        What::Playbook(playbook) => {
            Message::new(Msg::DecidePlaybook).with("playbook", Arg::Name(Noun::Playbook, playbook))
        }
        What::Inject(inject) => Message::new(Msg::DecideInject).with("inject", Arg::Name(Noun::Inject, inject)),
        What::Severity => word(Msg::DecideSeverity),
        What::Mark(Mark::BelievedContained) => word(Msg::DecideContained),
        What::Mark(Mark::EradicationDeclared) => word(Msg::DecideEradicated),
        What::Mark(Mark::RecoveryDeclared) => word(Msg::DecideRecovered),
        What::Mark(_) => word(Msg::DecideClosed),
        What::ByHand => word(Msg::DecideByHand),
        What::Pay => word(Msg::DecidePay),
        What::Alert(alert) => {
            let Some(row) = reading.alerts.get(alert.index()) else { return word(Msg::Nothing) };
            Message::new(Msg::DecideAlert)
                .count("alert", ordinal(alert.0))
                .with("sensor", Arg::Name(Noun::Sensor, row.sensor.0))
                .with("hosts", Arg::Hosts(row.host, 0))
        }
    }
}

fn options(reading: &Reading, what: What) -> Message {
    match what {
        What::Severity => {
            let all = (0..reading.scenario.plan.severities.len()).map(|id| value(Arg::Name(Noun::Severity, id as u32)));
            all.reduce(|first, next| Message::new(Msg::AndThen).say("first", first).say("next", next))
                .unwrap_or_else(|| word(Msg::Dash))
        }
        What::Mark(_) | What::Declare(_) => word(Msg::OptionsNowLater),
        What::ByHand => word(Msg::OptionsFree),
        What::Pay => word(Msg::OptionsPay),
        What::Alert(_) => word(Msg::OptionsAlert),
        What::Approve(..) | What::Playbook(_) | What::Inject(_) => word(Msg::OptionsYesNo),
    }
}

/// One pass: what was believed at each moment, who was asked, and what was decided.
struct Fold<'a> {
    reading: &'a Reading<'a>,
    belief: BeliefState,
    /// By prompt: when it was opened, and what about.
    prompts: Vec<Option<(SimTime, PromptKind, u32)>>,
    /// By order: who was asked to approve it, and when.
    asked: BTreeMap<OrderId, (SimTime, PersonId)>,
    /// Cases about which a seat was asked, and orders.
    prompted: std::collections::BTreeSet<(bool, u32)>,
    due: Option<SimTime>,
    demand: Option<SimTime>,
    rows: Vec<Decision>,
}

impl<'a> Fold<'a> {
    fn new(reading: &'a Reading<'a>) -> Fold<'a> {
        Fold {
            reading,
            belief: BeliefState::new(&reading.scenario.organisation, reading.scenario.actions.len()),
            prompts: Vec::new(),
            asked: BTreeMap::new(),
            prompted: std::collections::BTreeSet::new(),
            due: None,
            demand: None,
            rows: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<Decision> {
        let map = BeliefMap::new(&self.reading.scenario.organisation, self.reading.scenario.actions.len());
        for (number, entry) in self.reading.journal.entries.iter().enumerate() {
            let fact = entry.fact();
            // On what was believed before it.
            self.take(EntryId::from(number), entry.at, fact);
            self.belief.rows(&map).apply(entry.at, fact);
        }
        self.rows
    }

    fn take(&mut self, entry: EntryId, at: SimTime, fact: Fact) {
        let declares = Seat::Role(self.reading.scenario.plan.declares);
        match fact {
            Fact::PromptOpened { prompt, kind, subject } => {
                if self.prompts.len() <= prompt.index() {
                    self.prompts.resize(prompt.index() + 1, None);
                }
                self.prompts[prompt.index()] = Some((at, kind, subject));
                if matches!(kind, PromptKind::Declare | PromptKind::Approve) {
                    self.prompted.insert((kind == PromptKind::Approve, subject));
                }
            }
            Fact::PromptAnswered { prompt, choice } => self.answered(entry, at, prompt, choice, false),
            Fact::PromptDefaulted { prompt, choice } => self.answered(entry, at, prompt, choice, true),
            Fact::IncidentDeclared { case, person, .. } if !self.prompted.contains(&(false, case.0)) => {
                let known = self.belief.whole.cases.get(case.index()).map(|case| at - case.opened);
                let seat = person.some().map_or(declares, Seat::Person);
                self.decide(entry, at, seat, What::Declare(case.0), word(Msg::ChoseDeclare), None, known, 9);
            }
            Fact::SeverityDue { .. } => self.due = Some(at),
            Fact::SeveritySet { severity, .. } => {
                let known = self.due.take().map(|due| at - due);
                let chosen = value(Arg::Name(Noun::Severity, severity.0));
                self.decide(entry, at, declares, What::Severity, chosen, None, known, 6);
            }
            Fact::MarkReached { mark } if closes(mark) => {
                self.decide(entry, at, declares, What::Mark(mark), word(Msg::ChoseNow), None, None, 7);
            }
            Fact::OrderedByHand { action, target, role } => {
                let chosen = task_words(action, target, 0, self.reading.scenario);
                self.decide(entry, at, Seat::Role(role), What::ByHand, chosen, None, None, 8);
            }
            Fact::AlertJudged { alert, person, judged_true } => {
                let Some(row) = self.reading.alerts.get(alert.index()) else { return };
                // What led to the declaration, and what was real and was not taken for it.
                let led = judged_true && self.belief.whole.incidents.is_empty();
                if led || row.adversary && !judged_true {
                    let chosen = word(if judged_true { Msg::ChoseReal } else { Msg::ChoseFalse });
                    let weight = if judged_true == row.adversary { 2 } else { 3 };
                    let known = Some(at - row.raised);
                    self.decide(entry, at, Seat::Person(person), What::Alert(alert), chosen, None, known, weight);
                }
            }
            Fact::DemandRead { .. } => self.demand = self.demand.or(Some(at)),
            Fact::DemandDecided { order, pay } => {
                let seat = self.reading.orders.get(order).and_then(|row| row.person.some());
                let chosen = word(if pay { Msg::ChosePay } else { Msg::ChoseNotPay });
                let known = self.demand.map(|read| at - read);
                self.decide(entry, at, seat.map_or(declares, Seat::Person), What::Pay, chosen, None, known, 10);
            }
            _ => self.approvals(entry, at, fact),
        }
    }

    fn approvals(&mut self, entry: EntryId, at: SimTime, fact: Fact) {
        match fact {
            Fact::ApprovalAsked { order, person } => _ = self.asked.insert(order, (at, person)),
            Fact::ApprovalGiven { order, person } => self.approved(entry, at, order, person, word(Msg::Yes), 4),
            Fact::ApprovalRefused { order, person } => self.approved(entry, at, order, person, word(Msg::No), 8),
            Fact::ApprovalEscalated { order, person } => {
                // Whoever was asked did not answer; the next one is asked from now on.
                if let Some((_, silent)) = self.asked.get(&order).copied() {
                    self.approved(entry, at, order, silent, word(Msg::ChoseSilence), 5);
                }
                self.asked.insert(order, (at, person));
            }
            _ => {}
        }
    }

    fn approved(&mut self, entry: EntryId, at: SimTime, order: OrderId, person: PersonId, chosen: Message, weight: u8) {
        let Some(row) = self.reading.orders.get(order) else { return };
        if self.prompted.contains(&(true, order.0)) {
            return;
        }
        let (action, target, known) = (row.action, row.target, at - row.ordered);
        // The same answer to the same question about another target.
        if let Some(last) = self.rows.last_mut()
            && let What::Approve(of, first, more) = last.what
            && of == action
            && last.at == at
            && last.seat == Seat::Person(person)
            && last.chosen == chosen
        {
            last.what = What::Approve(of, first, more + 1);
            return;
        }
        let asked = self.asked.get(&order).map(|asked| at - asked.0);
        // What nobody answered is no answer that took time.
        let asked = asked.filter(|_| chosen.id != Msg::ChoseSilence);
        self.decide(
            entry,
            at,
            Seat::Person(person),
            What::Approve(action, target, 0),
            chosen,
            asked,
            Some(known),
            weight,
        );
    }

    fn answered(&mut self, entry: EntryId, at: SimTime, prompt: PromptId, choice: Choice, default: bool) {
        let Some(Some((opened, kind, subject))) = self.prompts.get(prompt.index()).copied() else { return };
        let scenario = self.reading.scenario;
        let order = self.reading.orders.get(OrderId(subject));
        let (what, role) = match (kind, order) {
            (PromptKind::Declare, _) => (What::Declare(subject), scenario.plan.declares),
            (PromptKind::Playbook, _) => (What::Playbook(subject), scenario.plan.declares),
            (PromptKind::Inject, _) => {
                let inject = scenario.exercise.injects.get(subject as usize);
                (What::Inject(subject), inject.map_or(scenario.plan.declares, |inject| inject.to))
            }
            (PromptKind::Approve, Some(row)) => {
                let raci = scenario.plan.raci.iter().find(|raci| raci.action == row.action);
                let role = raci.map(|raci| raci.accountable.unwrap_or(raci.responsible));
                (What::Approve(row.action, row.target, 0), role.unwrap_or(scenario.plan.declares))
            }
            (PromptKind::Approve, None) => return,
        };
        let chosen = word(if choice == Choice::Yes { Msg::Yes } else { Msg::No });
        let chosen = if default { Message::new(Msg::ChoseDefault).say("choice", chosen) } else { chosen };
        let asked = Some(at - opened);
        self.decide(entry, at, Seat::Role(role), what, chosen, asked, None, 9);
    }

    #[expect(clippy::too_many_arguments, reason = "a row of the table, column by column")]
    fn decide(
        &mut self,
        entry: EntryId,
        at: SimTime,
        seat: Seat,
        what: What,
        chosen: Message,
        asked: Option<SimSpan>,
        known: Option<SimSpan>,
        weight: u8,
    ) {
        let believed = self.believed();
        self.rows.push(Decision { at, entry, seat, what, believed, chosen, asked, known, weight });
    }

    /// What the team believed before the entry at hand.
    fn believed(&self) -> Message {
        let hosts = |state: HostState| -> u64 {
            self.belief.whole.units.iter().map(|unit| u64::from(unit.counts.get(state, None))).sum()
        };
        let incident = match self.belief.whole.incident() {
            None => word(Msg::BelievedNoIncident),
            Some((_, row)) => match row.severity.some() {
                Some(severity) => {
                    Message::new(Msg::BelievedSeverity).with("severity", Arg::Name(Noun::Severity, severity.0))
                }
                None => word(Msg::BelievedIncident),
            },
        };
        Message::new(Msg::Believed)
            .count("suspected", hosts(HostState::Suspected))
            .count("encrypted", hosts(HostState::Encrypted))
            .say("incident", incident)
    }
}

/// Marks that somebody decides on.
fn closes(mark: Mark) -> bool {
    matches!(mark, Mark::BelievedContained | Mark::EradicationDeclared | Mark::RecoveryDeclared | Mark::Closed)
}
