//! The slowest order of each action over real time.

use super::delays::{PARTS, parts};
use super::*;
use crate::report::chart::gantt::GanttBar;
use crate::report::model::{Block, Drawing, Figure, Table};
use crate::scenario::TargetKind;
use crate::score::Delay;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Bars beyond this say nothing more.
const MOST_BARS: usize = 14;

/// The slowest order of an action, and how many there were.
struct Slowest<'a> {
    delay: &'a Delay,
    orders: u64,
}

impl Slowest<'_> {
    fn took(&self) -> SimSpan {
        self.delay.until - self.delay.ordered
    }
    fn waited(&self) -> SimSpan {
        self.took() - self.delay.work
    }
}

/// None where no order took any time.
pub fn block(reading: &Reading) -> Option<Block> {
    let rows = slowest(reading);
    let longest = rows.iter().max_by_key(|row| (row.took(), Reverse(row.delay.order)))?;
    let title = Message::new(if longest.waited() > SimSpan::ZERO { Msg::GanttTitle } else { Msg::GanttTitleWork })
        .with("action", Arg::Action(longest.delay.action))
        .span("span", longest.took());
    let title = if longest.waited() > SimSpan::ZERO { title.span("waited", longest.waited()) } else { title };
    let bar = |row: &Slowest| GanttBar {
        name: name(reading, row),
        from: row.delay.ordered,
        parts: parts(row.delay),
        open: is_open(reading, row),
    };
    Some(Block::Figure(Box::new(Figure {
        id: "chart-gantt",
        title,
        note: word(Msg::GanttNote),
        drawing: Drawing::Gantt { bars: rows.iter().map(bar).collect(), words: PARTS.map(word) },
        table: table(reading, &rows),
    })))
}

fn is_open(reading: &Reading, row: &Slowest) -> bool {
    !row.delay.finished && reading.orders.get(row.delay.order).is_none_or(|order| order.ended.is_none())
}

/// Of the actions whose slowest orders took longest, in the order in which those were given. Reading an alert is no order
/// that anybody gave: its waits are told with the sensors.
fn slowest<'a>(reading: &Reading<'a>) -> Vec<Slowest<'a>> {
    let mut by_action: BTreeMap<ActionId, Slowest> = BTreeMap::new();
    for delay in &reading.card.delays {
        let action = reading.scenario.actions.get(delay.action.index());
        if action.is_some_and(|row| row.target == TargetKind::Alert) || delay.until <= delay.ordered {
            continue;
        }
        let row = by_action.entry(delay.action).or_insert(Slowest { delay, orders: 0 });
        row.orders += 1;
        if delay.until - delay.ordered > row.took() {
            row.delay = delay;
        }
    }
    let mut rows: Vec<Slowest> = by_action.into_values().collect();
    rows.sort_by_key(|row| (Reverse(row.took()), row.delay.order));
    rows.truncate(MOST_BARS);
    rows.sort_by_key(|row| (row.delay.ordered, row.delay.order));
    rows
}

fn name(reading: &Reading, row: &Slowest) -> Message {
    let aimless =
        reading.scenario.actions.get(row.delay.action.index()).is_none_or(|row| row.target == TargetKind::None);
    let id = if aimless { Msg::GanttAimless } else { Msg::GanttAimed };
    let name = Message::new(id).with("action", Arg::Action(row.delay.action));
    if aimless { name } else { name.with("target", Arg::Target(row.delay.action, row.delay.target, 0)) }
}

fn table(reading: &Reading, rows: &[Slowest]) -> Table {
    let row = |row: &Slowest| -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![
            name(reading, row).into(),
            count(row.orders).into(),
            proved(value(Arg::At(row.delay.ordered)), &[row.delay.entry]),
        ];
        cells.extend(parts(row.delay).map(|part| match part {
            SimSpan::ZERO => word(Msg::Dash).into(),
            part => Cell::from(span(part)),
        }));
        cells.push(span(row.took()).into());
        cells.push(word(if is_open(reading, row) { Msg::No } else { Msg::Yes }).into());
        cells
    };
    let mut columns = vec![words_of(Msg::ColumnOrder), numbers_of(Msg::ColumnOrders), words_of(Msg::ColumnOrdered)];
    columns.extend(PARTS.map(numbers_of));
    columns.extend([numbers_of(Msg::ColumnSpan), words_of(Msg::ColumnEnded)]);
    Table { title: None, columns, rows: rows.iter().map(row).collect() }
}
