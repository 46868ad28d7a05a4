//! Business services over time: when each was not simply up, and what made it so.

use super::*;
use crate::journal::ServiceState;
use crate::report::chart::services::{Legend, Row, Spell};
use crate::report::message::Noun;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::report::reading::Turn;
use crate::report::sentence::state_word;

/// Rows beyond this are left to the table.
const MOST_ROWS: usize = 24;

pub fn block(reading: &Reading) -> Block {
    let mut rows: Vec<(ServiceId, Vec<Stretch>)> = reading
        .services
        .iter()
        .enumerate()
        .map(|(service, turns)| (ServiceId::from(service), stretches(turns, reading.end)))
        .filter(|(_, stretches)| !stretches.is_empty())
        .collect();
    if rows.is_empty() {
        return Block::Text(Sentence::new(word(Msg::NoServices)));
    }
    let lost = |stretches: &[Stretch]| stretches.iter().map(|stretch| (stretch.to - stretch.from).0).sum::<i64>();
    rows.sort_by_key(|(service, stretches)| (std::cmp::Reverse(lost(stretches)), *service));
    Block::Figure(Box::new(figure(reading, &rows)))
}

/// A service was not up.
struct Stretch {
    from: SimTime,
    to: SimTime,
    state: ServiceState,
    by_attack: bool,
    entry: EntryId,
}

fn stretches(turns: &[Turn], end: SimTime) -> Vec<Stretch> {
    let ends = turns.iter().skip(1).map(|turn| turn.at).chain([end]);
    turns
        .iter()
        .zip(ends)
        .filter(|(turn, to)| turn.state != ServiceState::Up && *to > turn.at)
        .map(|(turn, to)| Stretch {
            from: turn.at,
            to,
            state: turn.state,
            by_attack: turn.by_attack >= turn.state,
            entry: turn.entry,
        })
        .collect()
}

fn figure(reading: &Reading, rows: &[(ServiceId, Vec<Stretch>)]) -> Figure {
    let spell = |stretch: &Stretch| Spell {
        from: stretch.from,
        to: stretch.to,
        state: stretch.state,
        by_attack: stretch.by_attack,
        tip: Message::new(Msg::SpellTip)
            .say("state", word(state_word(stretch.state)))
            .with("from", Arg::At(stretch.from))
            .with("to", Arg::At(stretch.to)),
    };
    let drawn = rows.iter().take(MOST_ROWS).map(|(service, stretches)| Row {
        name: value(Arg::Name(Noun::Service, service.0)),
        spells: stretches.iter().map(spell).collect(),
    });
    let first = rows.iter().flat_map(|row| &row.1).map(|stretch| stretch.from).min().unwrap_or(SimTime::ZERO);
    Figure {
        id: "chart-services",
        title: title(reading, rows.len()),
        note: word(Msg::ServicesNote),
        drawing: Drawing::Services {
            rows: drawn.collect(),
            legend: Legend {
                states: [Msg::StateDown, Msg::StateManual, Msg::StateDegraded].map(word),
                attack: word(Msg::CauseAttack),
                response: word(Msg::CauseResponse),
            },
            ends: (first, outlook(reading, rows)),
        },
        table: table(rows),
    }
}

/// Services that are back by then need no more weeks on the chart.
fn outlook(reading: &Reading, rows: &[(ServiceId, Vec<Stretch>)]) -> SimTime {
    let ends = rows.iter().flat_map(|row| &row.1).flat_map(|stretch| [stretch.from, stretch.to]);
    crate::report::chart::hosts::outlook(&ends.collect::<Vec<_>>(), reading.end).unwrap_or(reading.end)
}

fn title(reading: &Reading, services: usize) -> Message {
    let outcome = &reading.card.outcome;
    let (attack, response) = (outcome.downtime_hours_attack, outcome.downtime_hours_response);
    let id = match (attack > response, attack + response > 0.0) {
        (_, false) => return Message::new(Msg::ServicesTitleSome).count("n", services as u64),
        (true, _) => Msg::ServicesTitleAttack,
        (false, _) => Msg::ServicesTitleResponse,
    };
    Message::new(id).with("attack", Arg::Number(attack, 1)).with("response", Arg::Number(response, 1))
}

fn table(rows: &[(ServiceId, Vec<Stretch>)]) -> Table {
    let cells = |service: ServiceId, stretch: &Stretch| -> Vec<Cell> {
        let cause = if stretch.by_attack { Msg::CauseAttackWord } else { Msg::CauseResponseWord };
        vec![
            value(Arg::Name(Noun::Service, service.0)).into(),
            word(state_word(stretch.state)).into(),
            word(cause).into(),
            proved(value(Arg::At(stretch.from)), &[stretch.entry]),
            value(Arg::At(stretch.to)).into(),
            span(stretch.to - stretch.from).into(),
        ]
    };
    let all = rows.iter().flat_map(|(service, stretches)| stretches.iter().map(|stretch| cells(*service, stretch)));
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnService),
            words_of(Msg::ColumnState),
            words_of(Msg::ColumnCause),
            words_of(Msg::ColumnFrom),
            words_of(Msg::ColumnTo),
            numbers_of(Msg::ColumnSpan),
        ],
        rows: all.take(200).collect(),
    }
}
