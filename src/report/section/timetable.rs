//! The recovery timetable beside what came of it: when each service was to be back, and when it was.

use super::*;
use crate::journal::{Fact, ServiceState};
use crate::report::message::Noun;
use crate::report::model::{Block, Table};
use std::collections::BTreeMap;

/// A service's dates: the first and the last, each with its entry.
struct Planned {
    first: (SimTime, EntryId),
    last: (SimTime, EntryId),
    /// When the first date was set.
    made: SimTime,
}

pub fn block(reading: &Reading) -> Option<Block> {
    let mut planned: BTreeMap<ServiceId, Planned> = BTreeMap::new();
    for (number, entry) in reading.journal.entries.iter().enumerate() {
        if let Fact::ReturnPlanned { service, minutes } = entry.fact() {
            let date = (SimTime::ZERO + SimSpan::minutes(i64::from(minutes)), EntryId::from(number));
            planned.entry(service).or_insert(Planned { first: date, last: date, made: entry.at }).last = date;
        }
    }
    if planned.is_empty() {
        return None;
    }
    Some(Block::Table(Table {
        title: Some(word(Msg::TimetableTitle)),
        columns: vec![
            words_of(Msg::ColumnService),
            words_of(Msg::ColumnPlannedFirst),
            words_of(Msg::ColumnPlannedLast),
            words_of(Msg::ColumnBack),
            numbers_of(Msg::ColumnPlanMissed),
        ],
        rows: planned.iter().map(|(service, row)| cells(*service, row, reading)).collect(),
    }))
}

fn cells(service: ServiceId, row: &Planned, reading: &Reading) -> Vec<Cell> {
    let back = back(service, row.made, reading);
    let late = back.map_or(reading.end, |back| back.0) - row.first.0;
    vec![
        value(Arg::Name(Noun::Service, service.0)).into(),
        proved(value(Arg::At(row.first.0)), &[row.first.1]),
        proved(value(Arg::At(row.last.0)), &[row.last.1]),
        back.map_or_else(|| word(Msg::NotReached).into(), |(at, entry)| proved(value(Arg::At(at)), &[entry])),
        if late > SimSpan::ZERO { span(late).into() } else { word(Msg::Dash).into() },
    ]
}

/// From when on it ran as usual and went on to do so, after the first date was set.
fn back(service: ServiceId, made: SimTime, reading: &Reading) -> Option<(SimTime, EntryId)> {
    let last = reading.services[service.index()].iter().rfind(|turn| turn.at >= made)?;
    (last.state == ServiceState::Up).then_some((last.at, last.entry))
}
