//! Legal clocks: anchor, due time, filing, and how sure the rule itself is.

use super::*;
use crate::report::chart::clocks::ClockRow;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::scenario::{Clock, ClockAnchor, ClockStatus};
use crate::score::{ClockFinding, ClockState};

/// None where the organisation is under no clock.
pub fn blocks(reading: &Reading) -> Vec<Block> {
    let rows = &reading.card.clocks;
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = figure(reading, rows).into_iter().collect();
    if blocks.is_empty() {
        blocks.push(Block::Table(table(reading, rows)));
    }
    let clocks = &reading.scenario.organisation.clocks;
    let unsure = rows.iter().map(|row| &clocks[row.clock.index()]).filter(|clock| {
        matches!(clock.status, ClockStatus::Secondary | ClockStatus::Unverified | ClockStatus::Assumption)
    });
    let unsure = unsure
        .map(|clock| text(&clock.id))
        .reduce(|first, next| Message::new(Msg::AndThen).say("first", first).say("next", next));
    if let Some(ids) = unsure {
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::ClocksUnsure).say("ids", ids))));
    }
    blocks
}

/// Rows of the chart; the table has all.
const MOST_ROWS: usize = 14;

/// None where no clock began to run.
fn figure(reading: &Reading, rows: &[ClockFinding]) -> Option<Block> {
    let mut drawn: Vec<&ClockFinding> = rows.iter().filter(|row| row.state != ClockState::NotApplicable).collect();
    drawn.sort_by_key(|row| (row.from.is_none(), row.from.map(|from| from.0), row.due, row.clock));
    let started = drawn.iter().filter(|row| row.from.is_some()).count();
    if started == 0 {
        return None;
    }
    let missed = rows.iter().filter(|row| row.state == ClockState::Missed).count();
    let title = if missed > 0 { Msg::ClocksLate } else { Msg::ClocksNoneLate };
    let title = Message::new(title).count("n", started as u64);
    let title = if missed > 0 { title.count("late", missed as u64) } else { title };
    let clocks = &reading.scenario.organisation.clocks;
    let row = |row: &&ClockFinding| {
        let clock = &clocks[row.clock.index()];
        ClockRow {
            name: Message::new(Msg::NameWithId).with("name", clock_name(clock)).with("id", Arg::Text(clock.id.clone())),
            from: row.from.map(|from| from.0),
            due: row.due,
            filed: row.filed.map(|filed| filed.0),
            late: row.state == ClockState::Missed,
            outcome: outcome(row),
        }
    };
    let words =
        [Msg::ClockAllowed, Msg::ColumnDue, Msg::ClockFiledInTime, Msg::ClockFiledLate, Msg::ClockOverdue].map(word);
    Some(Block::Figure(Box::new(Figure {
        id: "chart-clocks",
        title,
        note: word(Msg::ClocksNote),
        drawing: Drawing::Clocks { rows: drawn.iter().take(MOST_ROWS).map(row).collect(), words, end: reading.end },
        table: table(reading, rows),
    })))
}

/// What became of a clock, in a few words: how early, how late, or why neither.
fn outcome(row: &ClockFinding) -> Message {
    match (row.from, row.due, row.filed) {
        (None, ..) => word(Msg::ClockNotStarted),
        (_, Some(due), Some((filed, _))) if filed <= due => Message::new(Msg::ClockEarlyBy).span("span", due - filed),
        (_, Some(due), Some((filed, _))) => Message::new(Msg::ClockLateBy).span("span", filed - due),
        (_, _, Some(_)) => word(Msg::ClockFiledInTime),
        (_, _, None) if row.state == ClockState::Running => word(Msg::ClockRunning),
        (_, _, None) => word(Msg::ClockNeverFiled),
    }
}

fn table(reading: &Reading, rows: &[ClockFinding]) -> Table {
    let clocks = &reading.scenario.organisation.clocks;
    let cells = |row: &ClockFinding| -> Vec<Cell> {
        let clock = &clocks[row.clock.index()];
        let at = |moment: Option<(SimTime, EntryId)>| match moment {
            Some((at, entry)) => proved(value(Arg::At(at)), &[entry]),
            None => word(Msg::Dash).into(),
        };
        vec![
            Message::new(Msg::NameWithId)
                .with("name", clock_name(clock))
                .with("id", Arg::Text(clock.id.clone()))
                .into(),
            addressee(clock).into(),
            word(anchor_word(clock.anchor)).into(),
            at(row.from),
            row.due.map_or_else(|| word(Msg::Dash), |due| value(Arg::At(due))).into(),
            at(row.filed),
            slack(reading, row).into(),
            word(state_word(row.state)).into(),
            word(status_word(clock.status)).into(),
        ]
    };
    Table {
        title: Some(word(Msg::ClocksTitle)),
        columns: vec![
            words_of(Msg::ColumnClock),
            words_of(Msg::ColumnAddressee),
            words_of(Msg::ColumnAnchor),
            words_of(Msg::ColumnFrom),
            words_of(Msg::ColumnDue),
            words_of(Msg::ColumnFiled),
            words_of(Msg::ColumnSlack),
            words_of(Msg::ColumnState),
            words_of(Msg::ColumnStatus),
        ],
        rows: rows.iter().map(cells).collect(),
    }
}

/// How long before or after it was due a notice was filed; if it was not, how it stood at the end.
fn slack(reading: &Reading, row: &ClockFinding) -> Message {
    let told = |id: Msg, length: SimSpan| Message::new(id).span("span", length);
    match (row.due, row.filed) {
        (Some(due), Some((filed, _))) if filed <= due => told(Msg::SlackEarly, due - filed),
        (Some(due), Some((filed, _))) => told(Msg::SlackLate, filed - due),
        (Some(due), None) if due <= reading.end => told(Msg::SlackOver, reading.end - due),
        (Some(due), None) => told(Msg::SlackLeft, due - reading.end),
        (None, _) => word(Msg::Dash),
    }
}

/// The law's own words where an author has put the clock into words.
pub fn clock_name(clock: &Clock) -> Arg {
    match clock.status {
        ClockStatus::Authored => Arg::Text(clock.title.clone()),
        _ => Arg::Known(Known::Clock, clock.id.clone(), clock.title.clone()),
    }
}

fn addressee(clock: &Clock) -> Message {
    match clock.status {
        ClockStatus::Authored => text(&clock.addressee),
        _ => Message::known(Known::Addressee, clock.id.as_str(), clock.addressee.as_str()),
    }
}

fn anchor_word(anchor: ClockAnchor) -> Msg {
    match anchor {
        ClockAnchor::Aware => Msg::AnchorAware,
        ClockAnchor::Classified => Msg::AnchorClassified,
        ClockAnchor::Major => Msg::AnchorMajor,
        ClockAnchor::Material => Msg::AnchorMaterial,
        ClockAnchor::Determined => Msg::AnchorDetermined,
        ClockAnchor::Assessed => Msg::AnchorAssessed,
        ClockAnchor::Paid => Msg::AnchorPaid,
        ClockAnchor::Closed => Msg::AnchorClosed,
        ClockAnchor::Submitted => Msg::AnchorSubmitted,
    }
}

fn state_word(state: ClockState) -> Msg {
    match state {
        ClockState::NotApplicable => Msg::NotApplicable,
        ClockState::NotStarted => Msg::ClockNotStarted,
        ClockState::Running => Msg::ClockRunning,
        ClockState::Met => Msg::ClockMet,
        ClockState::Missed => Msg::ClockMissed,
    }
}

fn status_word(status: ClockStatus) -> Msg {
    match status {
        ClockStatus::Verified => Msg::StatusVerified,
        ClockStatus::Secondary => Msg::StatusSecondary,
        ClockStatus::Unverified => Msg::StatusUnverified,
        ClockStatus::Assumption => Msg::StatusAssumption,
        ClockStatus::Authored => Msg::StatusAuthored,
    }
}

/// A deadline in a calendar: what is due to whom, and whether it was met.
pub fn deadline(clock: &Clock, row: &ClockFinding) -> (Message, Message) {
    let title = Message::new(Msg::DeadlineTitle).with("clock", clock_name(clock)).say("addressee", addressee(clock));
    (title, word(state_word(row.state)))
}

/// `From declaration`, for the time line.
pub fn anchor_name(anchor: ClockAnchor) -> Msg {
    anchor_word(anchor)
}
