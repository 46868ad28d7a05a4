//! Legal clocks: anchor, due time, filing, and how sure the rule itself is.

use super::*;
use crate::report::model::{Block, Sentence, Table};
use crate::scenario::{Clock, ClockAnchor, ClockStatus};
use crate::score::{ClockFinding, ClockState};

/// None where the organisation is under no clock.
pub fn blocks(reading: &Reading) -> Vec<Block> {
    let rows = &reading.card.clocks;
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Table(table(reading, rows))];
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

/// `From declaration`, for the time line.
pub fn anchor_name(anchor: ClockAnchor) -> Msg {
    anchor_word(anchor)
}
