//! What the sensors could see, what they said, and what became of it.

use super::*;
use crate::report::message::Noun;
use crate::report::model::{Block, Sentence, Table};
use crate::score::league::ToolTally;

pub fn section(reading: &Reading) -> Section {
    let mut blocks = Vec::new();
    let outcome = &reading.card.outcome;
    if reading.alerts.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NoAlerts))));
    } else {
        let real = reading.alerts.iter().filter(|alert| alert.adversary).count() as u64;
        let intro = Message::new(Msg::SensorsIntro)
            .count("n", reading.alerts.len() as u64)
            .count("real", real)
            .count("false_alarms", reading.alerts.len() as u64 - real);
        blocks.push(Block::Text(Sentence::new(intro)));
        if real > 0 {
            let fate = Message::new(Msg::SensorsTrueFate)
                .count("unread", outcome.true_alerts_unread)
                .count("dismissed", outcome.true_alerts_dismissed);
            let lost =
                reading.alerts.iter().filter(|alert| alert.adversary && (alert.unread || alert.judged == Some(false)));
            blocks.push(Block::Text(Sentence::new(fate).proved(lost.map(|alert| alert.entry).take(MOST_EVIDENCE))));
        }
    }
    blocks.extend(detection::blocks(reading));
    if !reading.sensors.is_empty() {
        blocks.push(Block::Table(table(reading)));
    }
    if reading.card.league.iter().any(|row| row.tried > 0) {
        blocks.push(Block::Table(league(&reading.card.league, Msg::LeagueTitle)));
    }
    Section { id: "sensors", title: word(Msg::SensorsTitle), blocks }
}

fn table(reading: &Reading) -> Table {
    let mut order: Vec<usize> = (0..reading.sensors.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse((reading.sensors[*at].true_alerts, reading.sensors[*at].traces)), *at));
    let row = |at: usize| -> Vec<Cell> {
        let tally = reading.sensors[at];
        let numbers = [tally.traces, tally.true_alerts, tally.false_alerts, tally.unread];
        let mut row: Vec<Cell> = vec![value(Arg::Name(Noun::Sensor, at as u32)).into()];
        row.extend(numbers.map(|n| Cell::from(count(u64::from(n)))));
        row
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnSensor),
            numbers_of(Msg::ColumnTraces),
            numbers_of(Msg::ColumnTrue),
            numbers_of(Msg::ColumnFalse),
            numbers_of(Msg::ColumnUnread),
        ],
        rows: order.into_iter().map(row).collect(),
    }
}

/// What each tool missed of what it could see; what the team could know of it marked apart.
pub(super) fn league(tools: &[ToolTally], title: Msg) -> Table {
    let row = |tool: &ToolTally| -> Vec<Cell> {
        let (low, high) = tool.interval();
        let interval = word(Msg::LeagueInterval).with("low", Arg::Share(low)).with("high", Arg::Share(high));
        let verdict = if tool.named() { word(Msg::LeagueNamed) } else { text("") };
        vec![
            text(&tool.sensor).into(),
            count(tool.tried).into(),
            count(tool.missed).into(),
            count(tool.missed_known).into(),
            interval.into(),
            verdict.into(),
        ]
    };
    Table {
        title: Some(word(title)),
        columns: vec![
            words_of(Msg::ColumnSensor),
            numbers_of(Msg::ColumnTried),
            numbers_of(Msg::ColumnMissed),
            numbers_of(Msg::ColumnMissedKnown),
            Column {
                title: Message::new(Msg::ColumnMissRate).with("level", Arg::Share(crate::score::league::LEVEL)),
                numeric: false,
            },
            words_of(Msg::ColumnVerdict),
        ],
        rows: tools.iter().filter(|tool| tool.tried > 0).map(row).collect(),
    }
}
