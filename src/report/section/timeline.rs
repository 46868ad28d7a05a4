//! The reconstructed time line: the swim lanes for the shape, the rows for the facts.

use super::*;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::score::Milestone;

pub fn section(reading: &Reading) -> Section {
    let zone = reading.scenario.organisation.zone.name();
    let intro = Message::new(Msg::TimeLineIntro).with("zone", Arg::Text(zone.to_string()));
    let mut blocks = vec![Block::Text(Sentence::new(intro))];
    let swim = lanes::swim(reading);
    if swim.lanes.iter().any(|lane| !lane.bars.is_empty()) {
        blocks.push(Block::Figure(Box::new(Figure {
            id: "chart-swim",
            title: title(reading),
            note: word(Msg::SwimNote),
            table: table(&swim),
            drawing: Drawing::Swim(swim),
        })));
    }
    blocks.push(Block::TimeLine);
    Section { id: "timeline", title: word(Msg::TimeLineTitle), blocks }
}

fn title(reading: &Reading) -> Message {
    let card = reading.card;
    let identified = card.milestone(Milestone::Identified);
    match (identified, card.dwell.total, card.contain) {
        (Reached::NotApplicable, ..) => word(Msg::SwimQuiet),
        (Reached::NotReached, ..) | (_, None, _) => word(Msg::SwimNotIdentified),
        (_, Some(dwell), None) if card.milestone(Milestone::Contained).time().is_some() => {
            Message::new(Msg::SwimContainedBefore).span("dwell", dwell)
        }
        (_, Some(dwell), None) => Message::new(Msg::SwimNotContained).span("dwell", dwell),
        (_, Some(dwell), Some(contain)) => {
            let id = if dwell >= contain { Msg::SwimDwellLongest } else { Msg::SwimContainLongest };
            Message::new(id).span("dwell", dwell).span("contain", contain)
        }
    }
}

/// The lanes' bars in words.
fn table(swim: &crate::report::chart::swim::Swim<Message>) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for lane in &swim.lanes {
        let mut seen: Vec<(u64, usize)> = Vec::new();
        for bar in &lane.bars {
            // Alike bars that follow each other closely are one row, as they are one bar.
            match seen.iter().find(|row| row.0 == bar.kind) {
                Some(_) if rows.len() > 120 => continue,
                _ => seen.push((bar.kind, rows.len())),
            }
            rows.push(vec![
                lane.name.clone().into(),
                bar.label.clone().into(),
                value(Arg::At(bar.from)).into(),
                value(Arg::At(bar.to)).into(),
                count(u64::from(bar.count)).into(),
            ]);
        }
    }
    rows.truncate(160);
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnLane),
            words_of(Msg::ColumnWhat),
            words_of(Msg::ColumnFrom),
            words_of(Msg::ColumnTo),
            numbers_of(Msg::ColumnCount),
        ],
        rows,
    }
}
