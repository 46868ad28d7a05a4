//! The time line to the minute: alike facts folded into one row, what was true beside what the team knew and did.
//! Everything stays in `timeline.csv`; here a reader's patience and the page's size set the measure.

use super::catalogue::Msg;
use super::message::Message;
use super::reading::Reading;
use super::sentence::{Context, reason_word, sentence};
use crate::base::*;
use crate::journal::{Fact, Reason, Side};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub struct TimeLine {
    pub rows: Vec<Row>,
    /// The row that holds an entry; `u32::MAX` where it was left out.
    row_of: Vec<u32>,
    /// Length of the spells into which routine facts were folded.
    pub fold: SimSpan,
    pub entries: usize,
}

#[derive(Clone, Debug)]
pub struct Row {
    /// First entry; its anchor.
    pub entry: EntryId,
    pub at: SimTime,
    /// Of the last folded fact.
    pub until: SimTime,
    pub side: Side,
    pub message: Message,
    pub count: u32,
    /// Why it came late.
    pub note: Option<Message>,
    /// A turning point.
    pub key: bool,
    /// Routine that no finding cites: left out on paper where the run is long.
    pub routine: bool,
}

impl TimeLine {
    /// How much of the journal it shows, and how closely.
    pub fn note(&self) -> Message {
        let id = if self.is_long() { Msg::TimeLineFolded } else { Msg::TimeLineAll };
        let note = Message::new(id).count("n", self.entries as u64);
        if self.is_long() { note.span("span", self.fold) } else { note }
    }
    /// So long that routine facts were folded over more than their minute.
    pub fn is_long(&self) -> bool {
        self.fold > SimSpan::minutes(1)
    }
    /// The entry whose anchor leads to this one.
    pub fn anchor(&self, entry: EntryId) -> Option<EntryId> {
        let row = *self.row_of.get(entry.index())?;
        self.rows.get(row as usize).map(|row| row.entry)
    }
}

/// How much a kind of fact matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// Told elsewhere, or of no use to people; shown only where cited.
    Hidden,
    /// Folded more the longer the run.
    Routine,
    Key,
}

/// More rows than this, and routine facts are folded more.
const MOST_ROWS: usize = 2_400;
const FOLDS: [SimSpan; 6] = [
    SimSpan::minutes(1),
    SimSpan::minutes(10),
    SimSpan::hours(1),
    SimSpan::hours(6),
    SimSpan::days(1),
    SimSpan::days(7),
];

/// `cited` entries always have a row.
pub fn time_line(reading: &Reading, cited: &[EntryId]) -> TimeLine {
    let mut folded = Folded::default();
    for fold in FOLDS {
        folded = fold_rows(reading, cited, fold);
        if folded.groups.len() <= MOST_ROWS {
            break;
        }
    }
    let context = Context { scenario: reading.scenario, orders: &reading.orders };
    let rows = folded.groups.iter().map(|group| row(reading, group, &context)).collect();
    TimeLine { rows, row_of: folded.row_of, fold: folded.fold, entries: reading.journal.entries.len() }
}

#[derive(Default)]
struct Folded {
    groups: Vec<Group>,
    row_of: Vec<u32>,
    fold: SimSpan,
}

struct Group {
    first: EntryId,
    until: SimTime,
    count: u32,
    class: Class,
    /// The order among them that waited longest.
    slowest: Option<(SimSpan, OrderId)>,
}

/// What makes two facts alike: kind, reason, whether the adversary caused it, and what the sentence names beside its subjects.
type Alike = (u16, u8, bool, u32, u32);

fn fold_rows(reading: &Reading, cited: &[EntryId], fold: SimSpan) -> Folded {
    let mut out = Folded { fold, row_of: vec![u32::MAX; reading.journal.entries.len()], ..Folded::default() };
    let mut open: BTreeMap<Alike, (i64, usize)> = BTreeMap::new();
    let mut cited = cited.iter().peekable();
    for (number, entry) in reading.journal.entries.iter().enumerate() {
        let id = EntryId::from(number);
        let is_cited = cited.next_if(|next| **next == id).is_some();
        let fact = entry.fact();
        let class = if is_cited { Class::Key } else { class(fact, reading) };
        if class == Class::Hidden {
            continue;
        }
        let span = if class == Class::Key { FOLDS[0] } else { fold };
        let window = entry.at.0.div_euclid(span.0);
        let alike = alike(fact, entry.reason(), reading.by_adversary[number], reading);
        let wait = waited(fact, reading);
        if let Some((at, group)) = open.get(&alike).filter(|open| open.0 == window && foldable(fact)) {
            debug_assert_eq!(*at, window);
            let row = &mut out.groups[*group];
            row.count += 1;
            row.until = entry.at;
            row.slowest = row.slowest.max(wait);
            out.row_of[number] = *group as u32;
            continue;
        }
        open.insert(alike, (window, out.groups.len()));
        out.row_of[number] = out.groups.len() as u32;
        out.groups.push(Group { first: id, until: entry.at, count: 1, class, slowest: wait });
    }
    out
}

fn row(reading: &Reading, group: &Group, context: &Context) -> Row {
    let entry = reading.journal.entries[group.first.index()];
    let key = group.class == Class::Key && is_turning_point(entry.fact());
    Row {
        entry: group.first,
        at: entry.at,
        until: group.until,
        side: entry.side(),
        message: sentence(entry.fact(), entry.reason(), group.count - 1, context),
        count: group.count,
        note: note(reading, entry.fact(), group),
        key,
        routine: group.class == Class::Routine,
    }
}

/// Facts of which each is its own sentence.
fn foldable(fact: Fact) -> bool {
    !matches!(
        fact,
        Fact::StepFinished { .. }
            | Fact::ServiceChanged { .. }
            | Fact::ServiceBelieved { .. }
            | Fact::IncidentDeclared { .. }
            | Fact::MarkReached { .. }
            | Fact::PromptOpened { .. }
            | Fact::AdversaryFree { .. }
    )
}

fn class(fact: Fact, reading: &Reading) -> Class {
    let false_alarm = |alert: AlertId| reading.alerts.get(alert.index()).is_some_and(|row| !row.adversary);
    match fact {
        Fact::StepStarted { .. }
        | Fact::UseStarted { .. }
        | Fact::UseWorked { .. }
        | Fact::TaskState { .. }
        | Fact::CrewState { .. }
        | Fact::ActionStarted { .. }
        | Fact::PersonCalled { .. }
        | Fact::PersonAnswered { .. }
        | Fact::PromptOpened { .. }
        | Fact::CredentialVoided { .. }
        | Fact::ChannelClosed { .. } => Class::Hidden,
        // What it left behind has been told.
        Fact::StepFinished { worked: 1.., .. } => Class::Hidden,
        // An action's own report already says it.
        Fact::HostBelieved { mark, .. } => {
            use crate::journal::HostMark as H;
            if matches!(mark, H::Suspected | H::Cleared | H::Encrypted) { Class::Routine } else { Class::Hidden }
        }
        Fact::AccountBelieved { mark, .. } if mark != crate::journal::AccountMark::Suspected => Class::Hidden,
        Fact::SegmentBelieved { .. } => Class::Hidden,
        Fact::AlertTaken { alert, .. } | Fact::AlertUnread { alert } if false_alarm(alert) => Class::Hidden,
        Fact::AlertJudged { alert, judged_true: false, .. } if false_alarm(alert) => Class::Hidden,
        Fact::FootholdGained { .. }
        | Fact::FootholdLost { .. }
        | Fact::Persisted { .. }
        | Fact::ChannelOpened { .. }
        | Fact::CredentialStolen { .. }
        | Fact::UseFailed { .. }
        | Fact::UseBlocked { .. }
        | Fact::SensorImpaired { .. }
        | Fact::Observable { .. }
        | Fact::HostChanged { .. }
        | Fact::AccountLocked { .. }
        | Fact::SessionLeft { .. }
        | Fact::SessionEnded { .. }
        | Fact::LinkChanged { .. }
        | Fact::HostSheltered { .. }
        | Fact::EvidenceKept { .. }
        | Fact::EvidenceLost { .. }
        | Fact::EvidenceSealed { .. }
        | Fact::StepRecorded { .. }
        | Fact::AlertRaised { .. }
        | Fact::AlertExtended { .. }
        | Fact::AlertUnread { .. }
        | Fact::AlertTaken { .. }
        | Fact::AlertJudged { .. }
        | Fact::CaseOpened { .. }
        | Fact::CaseExtended { .. }
        | Fact::AlertReopened { .. }
        | Fact::StageBelieved { .. }
        | Fact::HostRecorded { .. }
        | Fact::AccountBelieved { .. }
        | Fact::Ordered { .. }
        | Fact::ApprovalAsked { .. }
        | Fact::ApprovalGiven { .. }
        | Fact::ApprovalEscalated { .. }
        | Fact::ActionFinished { .. }
        | Fact::ActionFailed { .. }
        | Fact::PersonSilent { .. }
        | Fact::PersonArrived { .. }
        | Fact::PlaybookStarted { .. }
        | Fact::PlaybookFinished { .. }
        | Fact::ServiceChanged { .. }
        | Fact::ServiceBelieved { .. }
        | Fact::NoticeSent { .. }
        | Fact::HandedOver { .. }
        | Fact::WorkedTired { .. }
        | Fact::ReturnPlanned { .. }
        | Fact::RumourSpread { .. }
        | Fact::HotlineStaffed { .. }
        | Fact::CallsTaken { .. }
        | Fact::NoticeFiled { .. }
        | Fact::AnchorReached { .. }
        | Fact::DataExfiltrated { .. }
        | Fact::DataStaged { .. }
        | Fact::SegmentChanged { .. }
        | Fact::PasswordsReset { .. }
        | Fact::TicketsVoided { .. }
        | Fact::DomainBelieved { .. } => Class::Routine,
        _ => Class::Key,
    }
}

fn is_turning_point(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Startex {}
            | Fact::Endex {}
            | Fact::AdversaryFree { .. }
            | Fact::DomainTaken { .. }
            | Fact::DemandLeft { .. }
            | Fact::BackupLost { .. }
            | Fact::IncidentDeclared { .. }
            | Fact::IncidentWithdrawn { .. }
            | Fact::MarkReached { .. }
            | Fact::SeveritySet { .. }
    )
}

fn alike(fact: Fact, reason: Reason, caused: bool, reading: &Reading) -> Alike {
    let words = fact.pack();
    let action = |order: OrderId| reading.orders.get(order).map_or(u32::MAX, |row| row.action.0);
    let (one, two) = match fact {
        Fact::UseStarted { step, .. } | Fact::UseWorked { step, .. } | Fact::UseFailed { step, .. } => (step.0, 0),
        Fact::UseBlocked { step, sensor, .. } => (step.0, sensor.0),
        Fact::HostChanged { change, .. } => (change as u32, 0),
        Fact::EvidenceKept { evidence, .. } | Fact::EvidenceLost { evidence, .. } => (evidence as u32, 0),
        Fact::HostBelieved { mark, .. } => (mark as u32, 0),
        Fact::AccountBelieved { mark, .. } => (mark as u32, 0),
        Fact::CredentialStolen { host, .. } => (host.0, 0),
        Fact::AlertRaised { sensor, .. } | Fact::Observable { sensor, .. } | Fact::SensorImpaired { sensor, .. } => {
            (sensor.0, 0)
        }
        Fact::AlertTaken { person, .. } => (person.0, 0),
        Fact::AlertJudged { person, judged_true, .. } => (person.0, u32::from(judged_true)),
        Fact::CaseOpened { unit, .. } => (unit.0, 0),
        Fact::CaseExtended { case, .. } => (case.0, 0),
        Fact::StageBelieved { case, stage, .. } => (case.0, stage.0),
        Fact::HostRecorded { .. } | Fact::AlertReopened { .. } | Fact::HandedOver { .. } | Fact::WorkedTired { .. } => {
            (0, 0)
        }
        Fact::AlertExtended { alert, .. } => (alert.0, 0),
        Fact::LateLogged { exact, .. } => (u32::from(exact), 0),
        Fact::FootholdGained { .. }
        | Fact::FootholdLost { .. }
        | Fact::Persisted { .. }
        | Fact::ChannelOpened { .. }
        | Fact::ChannelClosed { .. }
        | Fact::CredentialVoided { .. }
        | Fact::AccountLocked { .. }
        | Fact::AlertUnread { .. } => (0, 0),
        Fact::DataExfiltrated { store, .. } => (store.0, 0),
        Fact::Ordered { action, unit, .. } => (action.0, unit.0),
        Fact::ActionStarted { action, .. }
        | Fact::ActionFinished { action, .. }
        | Fact::ActionFailed { action, .. } => (action.0, 0),
        Fact::ApprovalAsked { person, order } | Fact::ApprovalGiven { person, order } => (person.0, action(order)),
        _ => (words[0], words[1]),
    };
    (fact.kind(), reason as u8, caused, one, two)
}

/// How long the order behind a finished or failed action waited.
fn waited(fact: Fact, reading: &Reading) -> Option<(SimSpan, OrderId)> {
    let (Fact::ActionFinished { order, .. } | Fact::ActionFailed { order, .. }) = fact else { return None };
    let delay = &reading.card.delays[reading.orders.get(order)?.delay?];
    let work = delay.work;
    let wait = delay.until - delay.ordered - work;
    (wait >= SimSpan::minutes(1)).then_some((wait, order))
}

fn note(reading: &Reading, fact: Fact, group: &Group) -> Option<Message> {
    if let Some((_, order)) = group.slowest {
        return waits(reading, order);
    }
    why_late(reading, fact)
}

/// Where the order behind a fact lost its time, or how long an alert lay unread.
pub(super) fn why_late(reading: &Reading, fact: Fact) -> Option<Message> {
    if let Some((_, order)) = waited(fact, reading) {
        return waits(reading, order);
    }
    if let Fact::AlertTaken { alert, .. } = fact {
        let raised = reading.alerts.get(alert.index())?;
        let wait = raised.taken? - raised.raised;
        return (wait >= SimSpan::minutes(5)).then(|| Message::new(Msg::AlertWaited).span("span", wait));
    }
    None
}

/// `waited 42 min for approval, 10 min in the queue`.
fn waits(reading: &Reading, order: OrderId) -> Option<Message> {
    let delay = &reading.card.delays[reading.orders.get(order)?.delay?];
    let mut parts = [
        (delay.approval, Reason::Approval),
        (delay.off_shift, Reason::OffShift),
        (delay.queue, Reason::Queue),
        (delay.skill, Reason::Skill),
        (delay.tool, Reason::Tool),
        (delay.travel, Reason::Travel),
    ];
    parts.sort_by_key(|part| std::cmp::Reverse(part.0));
    let mut parts = parts.into_iter().filter(|part| part.0 >= SimSpan::minutes(1)).take(3);
    let part = |(span, reason): (SimSpan, Reason)| {
        Message::new(Msg::WaitPart).span("span", span).say("what", Message::new(reason_word(reason)))
    };
    let mut list = part(parts.next()?);
    for next in parts {
        list = Message::new(Msg::AndThen).say("first", list).say("next", part(next));
    }
    Some(Message::new(Msg::Waited).say("parts", list))
}
