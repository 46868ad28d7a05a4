//! Who was told and when, what went round, what was said in public, and the hotline.

use super::*;
use crate::report::message::Noun;
use crate::report::model::{Block, Sentence, Table};
use crate::report::talk_words::{crowd_word, source_word};
use crate::scenario::Wording;
use crate::score::{AudienceFinding, OTHERS_WITHIN, RumourFinding, STAFF_WITHIN, StatementFinding};

/// More rumours than this tell a reader nothing new.
const MOST_RUMOURS: usize = 12;

/// None where nothing happened that people outside the team could have heard of.
pub fn blocks(reading: &Reading) -> Vec<Block> {
    let talk = &reading.card.talk;
    let touched =
        |row: &&AudienceFinding| row.people > 0 && (row.from.is_some() || row.told.is_some() || row.misled > 0);
    let audiences: Vec<&AudienceFinding> = talk.audiences.iter().filter(touched).collect();
    let mut blocks = Vec::new();
    if !audiences.is_empty() {
        blocks.push(Block::Table(audience_table(&audiences)));
        blocks.push(Block::Text(Sentence::new(
            word(Msg::TalkNote).with("staff", Arg::Span(STAFF_WITHIN)).with("others", Arg::Span(OTHERS_WITHIN)),
        )));
    }
    if !talk.rumours.is_empty() {
        blocks.push(Block::Table(rumour_table(&talk.rumours)));
    }
    if !talk.statements.is_empty() {
        blocks.push(Block::Table(statement_table(&talk.statements)));
    }
    if let Some(share) = talk.hotline {
        let covered = Message::new(Msg::HotlineCovered)
            .with("share", Arg::Share(share))
            .span("span", crate::score::HOTLINE_WITHIN);
        blocks.push(Block::Text(Sentence::new(covered.count("waiting", u64::from(talk.waiting)))));
    }
    blocks
}

fn at(moment: Option<(SimTime, EntryId)>) -> Cell {
    match moment {
        Some((at, entry)) => proved(value(Arg::At(at)), &[entry]),
        None => word(Msg::Dash).into(),
    }
}

fn audience_table(rows: &[&AudienceFinding]) -> Table {
    let cells = |row: &&AudienceFinding| -> Vec<Cell> {
        vec![
            word(crowd_word(row.crowd)).into(),
            count(u64::from(row.people)).into(),
            at(row.from),
            at(row.told),
            value(Arg::Number(row.uninformed, 0)).into(),
            value(Arg::Number(row.person_hours, 0)).into(),
            count(row.misled).into(),
        ]
    };
    Table {
        title: Some(word(Msg::TalkTitle)),
        columns: vec![
            words_of(Msg::ColumnAudience),
            numbers_of(Msg::ColumnPeople),
            words_of(Msg::ColumnHarmFrom),
            words_of(Msg::ColumnTold),
            numbers_of(Msg::ColumnUninformed),
            numbers_of(Msg::ColumnUninformedHours),
            numbers_of(Msg::ColumnMisled),
        ],
        rows: rows.iter().map(cells).collect(),
    }
}

fn rumour_table(rows: &[RumourFinding]) -> Table {
    let cells = |row: &RumourFinding| -> Vec<Cell> {
        vec![
            word(crowd_word(row.among)).into(),
            word(source_word(row.source)).into(),
            at(Some(row.started)),
            at(row.heard),
            at(row.answered),
            count(u64::from(row.reached)).into(),
        ]
    };
    Table {
        title: Some(word(Msg::RumoursTitle)),
        columns: vec![
            words_of(Msg::ColumnAudience),
            words_of(Msg::ColumnSource),
            words_of(Msg::ColumnFrom),
            words_of(Msg::ColumnHeard),
            words_of(Msg::ColumnAnswered),
            numbers_of(Msg::ColumnPeople),
        ],
        rows: rows.iter().take(MOST_RUMOURS).map(cells).collect(),
    }
}

fn statement_table(rows: &[StatementFinding]) -> Table {
    let cells = |row: &StatementFinding| -> Vec<Cell> {
        let wording = match row.wording {
            Wording::Measured => Msg::WordingMeasured,
            Wording::Absolute => Msg::WordingAbsolute,
        };
        let speaker = row.speaker.some().map_or_else(|| word(Msg::Somebody), |id| value(Arg::Name(Noun::Person, id.0)));
        vec![at(Some(row.made)), speaker.into(), word(wording).into(), at(row.is_false), at(row.corrected)]
    };
    Table {
        title: Some(word(Msg::StatementsTitle)),
        columns: vec![
            words_of(Msg::ColumnTime),
            words_of(Msg::ColumnSpeaker),
            words_of(Msg::ColumnWording),
            words_of(Msg::ColumnTurnedOut),
            words_of(Msg::ColumnCorrected),
        ],
        rows: rows.iter().map(cells).collect(),
    }
}
