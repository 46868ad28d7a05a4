//! Who took part: roles by unit, which of them people played, and the injects that they were given.

use super::*;
use crate::journal::Fact;
use crate::report::message::Noun;
use crate::report::model::{Block, Sentence, Table};
use crate::report::wanted::Cut;
use std::collections::BTreeMap;

/// More names than this are counted.
const MOST_NAMES: usize = 8;

pub fn section(reading: &Reading) -> Section {
    let intro =
        if reading.journal.header.seats.is_empty() { Msg::ParticipantsSimulated } else { Msg::ParticipantsPlayed };
    let mut blocks = vec![Block::Text(Sentence::new(word(intro))), Block::Table(people(reading))];
    if !reading.scenario.exercise.injects.is_empty() {
        blocks.push(Block::Table(injects(reading)));
    }
    Section { id: "participants", title: word(Msg::ParticipantsTitle), blocks }
}

fn people(reading: &Reading) -> Table {
    let mut groups: BTreeMap<(UnitId, RoleId), Vec<PersonId>> = BTreeMap::new();
    for (index, person) in reading.scenario.organisation.people.iter().enumerate() {
        groups.entry((person.unit, person.role)).or_default().push(PersonId::from(index));
    }
    let mut orders = vec![0_u64; reading.scenario.organisation.people.len()];
    for order in reading.orders.iter() {
        if let Some(count) = order.person.some().and_then(|person| orders.get_mut(person.index())) {
            *count += 1;
        }
    }
    let trainer = reading.cut == Cut::Trainer;
    let row = |((unit, role), people): (&(UnitId, RoleId), &Vec<PersonId>)| -> Vec<Cell> {
        let worked: u64 = people.iter().map(|person| orders[person.index()]).sum();
        let seat = if reading.journal.header.seats.contains(role) { Msg::PlayedByPeople } else { Msg::PlayedByPlan };
        let mut row: Vec<Cell> = vec![
            value(Arg::Name(Noun::Unit, unit.0)).into(),
            value(Arg::Name(Noun::Role, role.0)).into(),
            count(people.len() as u64).into(),
            count(worked).into(),
            word(seat).into(),
        ];
        if trainer {
            let names = people.iter().map(|person| value(Arg::Name(Noun::Person, person.0))).collect();
            row.push(listed(names, MOST_NAMES).into());
        }
        row
    };
    let mut columns = vec![
        words_of(Msg::ColumnUnit),
        words_of(Msg::ColumnRole),
        numbers_of(Msg::ColumnPeople),
        numbers_of(Msg::ColumnWorkedOn),
        words_of(Msg::ColumnPlayed),
    ];
    if trainer {
        columns.push(words_of(Msg::ColumnNames));
    }
    Table { title: Some(word(Msg::PeopleTitle)), columns, rows: groups.iter().map(row).collect() }
}

/// Every inject: whether and when it was given, and for the trainer what its author noted.
fn injects(reading: &Reading) -> Table {
    let injects = &reading.scenario.exercise.injects;
    let mut fate: Vec<Option<(SimTime, EntryId, bool)>> = vec![None; injects.len()];
    for (number, entry) in reading.journal.entries.iter().enumerate() {
        let (inject, given) = match entry.fact() {
            Fact::InjectDelivered { inject, .. } => (inject, true),
            Fact::InjectSkipped { inject } => (inject, false),
            _ => continue,
        };
        if let Some(row) = fate.get_mut(inject.index()) {
            row.get_or_insert((entry.at, EntryId::from(number), given));
        }
    }
    let trainer = reading.cut == Cut::Trainer;
    let row = |(inject, fate): (&crate::scenario::Inject, &Option<(SimTime, EntryId, bool)>)| -> Vec<Cell> {
        let told = match fate {
            Some((at, entry, true)) => proved(value(Arg::At(*at)), &[*entry]),
            Some((_, entry, false)) => proved(word(Msg::InjectLeftOut), &[*entry]),
            None => word(Msg::InjectNever).into(),
        };
        let expected = match &inject.expected {
            Some((action, within)) => {
                Message::new(Msg::InjectExpects).with("action", Arg::Action(*action)).span("span", *within)
            }
            None => word(Msg::Dash),
        };
        let mut row: Vec<Cell> =
            vec![text(&inject.title).into(), value(Arg::Name(Noun::Role, inject.to.0)).into(), told, expected.into()];
        if trainer {
            row.push(text(&inject.notes).into());
        }
        row
    };
    let mut columns = vec![
        words_of(Msg::BarInject),
        words_of(Msg::ColumnInjectTo),
        words_of(Msg::ColumnGiven),
        words_of(Msg::ColumnExpected),
    ];
    if trainer {
        columns.push(words_of(Msg::ColumnNotes));
    }
    Table { title: Some(word(Msg::InjectsTitle)), columns, rows: injects.iter().zip(&fate).map(row).collect() }
}
