//! Where the time went: the orders by action, each moment either waiting for something or at work.

use super::*;
use crate::journal::Fact;
use crate::report::chart::delays::DelayBar;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::score::Delay;
use std::collections::BTreeMap;

/// Bars beyond this say nothing more.
const MOST_BARS: usize = 10;
pub(super) const PARTS: [Msg; 7] = [
    Msg::PartApproval,
    Msg::PartOffShift,
    Msg::PartQueue,
    Msg::PartSkill,
    Msg::PartTool,
    Msg::PartTravel,
    Msg::PartWork,
];

pub fn section(reading: &Reading) -> Section {
    let groups = groups(&reading.card.delays);
    let mut blocks = Vec::new();
    if groups.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NoOrders))));
    } else {
        let given: u64 = groups.iter().map(|group| group.orders).sum();
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::DelaysIntro).count("n", given))));
        blocks.push(Block::Figure(Box::new(figure(&groups))));
        blocks.extend(gantt::block(reading));
        blocks.extend(lost(reading));
    }
    blocks.extend(waterfall::block(reading));
    Section { id: "delays", title: word(Msg::DelaysTitle), blocks }
}

/// Work that went with handovers and with tiredness, where there was any.
fn lost(reading: &Reading) -> impl Iterator<Item = Block> {
    let (mut handed, mut tired) = (Lost::default(), Lost::default());
    for (number, entry) in reading.journal.entries.iter().enumerate() {
        let entry_id = EntryId::from(number);
        match entry.fact() {
            Fact::HandedOver { minutes, .. } => handed.add(minutes, entry_id),
            Fact::WorkedTired { minutes, .. } => tired.add(minutes, entry_id),
            _ => {}
        }
    }
    [(Msg::HandoversLost, handed), (Msg::TiredLost, tired)].into_iter().filter(|row| row.1.tasks > 0).map(
        |(id, lost)| {
            let message = Message::new(id).count("n", lost.tasks).span("span", lost.span);
            Block::Text(Sentence::new(message).proved(lost.proof))
        },
    )
}

#[derive(Default)]
struct Lost {
    tasks: u64,
    span: SimSpan,
    /// The first of them.
    proof: Vec<EntryId>,
}

impl Lost {
    fn add(&mut self, minutes: u32, entry: EntryId) {
        self.tasks += 1;
        self.span += SimSpan::minutes(i64::from(minutes));
        if self.proof.len() < MOST_BARS {
            self.proof.push(entry);
        }
    }
}

/// The orders of one action, added up.
struct Group {
    action: ActionId,
    orders: u64,
    parts: [SimSpan; 7],
    slowest: SimSpan,
    slowest_entry: EntryId,
}

impl Group {
    fn total(&self) -> SimSpan {
        self.parts.iter().fold(SimSpan::ZERO, |sum, part| sum + *part)
    }
    fn mean(&self, span: SimSpan) -> SimSpan {
        SimSpan(span.0 / self.orders.max(1) as i64)
    }
}

/// Where an order's time went, in the order of `PARTS`.
pub(super) fn parts(delay: &Delay) -> [SimSpan; 7] {
    [delay.approval, delay.off_shift, delay.queue, delay.skill, delay.tool, delay.travel, delay.work]
}

/// The actions that took most time in all, most first.
fn groups(delays: &[Delay]) -> Vec<Group> {
    let mut by_action: BTreeMap<ActionId, Group> = BTreeMap::new();
    for delay in delays {
        let group = by_action.entry(delay.action).or_insert(Group {
            action: delay.action,
            orders: 0,
            parts: [SimSpan::ZERO; 7],
            slowest: SimSpan(-1),
            slowest_entry: delay.entry,
        });
        for (sum, part) in group.parts.iter_mut().zip(parts(delay)) {
            *sum += part;
        }
        group.orders += 1;
        let took = delay.until - delay.ordered;
        if took > group.slowest {
            (group.slowest, group.slowest_entry) = (took, delay.entry);
        }
    }
    let mut groups: Vec<Group> = by_action.into_values().collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.total()), group.action));
    groups.truncate(MOST_BARS);
    groups
}

fn figure(groups: &[Group]) -> Figure {
    let named = |group: &Group| {
        Message::new(Msg::BarOfAction).with("action", Arg::Action(group.action)).count("n", group.orders)
    };
    let bar = |group: &Group| DelayBar { name: named(group), parts: group.parts.map(|part| group.mean(part)) };
    let row = |group: &Group| {
        let parts = group.parts.iter().map(|part| match group.mean(*part) {
            SimSpan::ZERO => word(Msg::Dash).into(),
            mean => span(mean).into(),
        });
        let mut row: Vec<Cell> = vec![value(Arg::Action(group.action)).into(), count(group.orders).into()];
        row.extend(parts);
        row.push(span(group.mean(group.total())).into());
        row.push(proved(span(group.slowest), &[group.slowest_entry]));
        row
    };
    let mut columns = vec![words_of(Msg::ColumnAction), numbers_of(Msg::ColumnOrders)];
    columns.extend(PARTS.map(numbers_of));
    columns.extend([numbers_of(Msg::ColumnTotal), numbers_of(Msg::ColumnSlowest)]);
    Figure {
        id: "chart-delays",
        title: title(groups),
        note: word(Msg::DelaysNote),
        drawing: Drawing::Delays { bars: groups.iter().map(bar).collect(), words: PARTS.map(word) },
        table: Table { title: None, columns, rows: groups.iter().map(row).collect() },
    }
}

/// The largest part of all the time, in words; approval speaks up for a single action too.
fn title(groups: &[Group]) -> Message {
    let mut sums = [SimSpan::ZERO; 7];
    for group in groups {
        for (sum, part) in sums.iter_mut().zip(group.parts) {
            *sum += part;
        }
    }
    let (approval, work) = (0, 6);
    if sums[approval] > sums[work] && largest(&sums) == approval {
        return word(Msg::DelaysApproval);
    }
    let slow =
        groups.iter().find(|group| group.parts[approval] > group.parts[work] && largest(&group.parts) == approval);
    if let Some(group) = slow {
        return Message::new(Msg::DelaysApprovalOf).with("action", Arg::Action(group.action));
    }
    let waits: SimSpan = sums[..work].iter().fold(SimSpan::ZERO, |sum, part| sum + *part);
    if waits <= sums[work] {
        return word(Msg::DelaysWork);
    }
    word(match largest(&sums[..work]) {
        0 => Msg::DelaysApproval,
        1 => Msg::DelaysOffShift,
        2 => Msg::DelaysQueue,
        3 => Msg::DelaysSkill,
        4 => Msg::DelaysTool,
        _ => Msg::DelaysTravel,
    })
}

/// The first of the largest.
fn largest(parts: &[SimSpan]) -> usize {
    (0..parts.len()).max_by_key(|at| (parts[*at], std::cmp::Reverse(*at))).expect("there are parts")
}
