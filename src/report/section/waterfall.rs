//! From first compromise to stopped, in parts that add up to the millisecond.
//!
//! Until identified: no trace, sensors silent, people. From then on the time is read backwards along a chain: the
//! containment order that ended last before the attacker was stopped, before it the one that ended last before that one was
//! given, and so on. An order's time is its waits and its work; what no order of the chain covers lies between orders.

use super::delays::{PARTS, parts};
use super::*;
use crate::report::chart::delays as chart;
use crate::report::chart::palette::Role;
use crate::report::chart::waterfall::{Part, Stage};
use crate::report::model::{Block, Drawing, Figure, Table};
use crate::score::{Delay, Milestone};
use std::cmp::Reverse;

/// Some of the time, with the entries at which it ended or whose orders it was spent on.
struct Piece {
    name: Msg,
    span: SimSpan,
    role: Role,
    open: bool,
    proof: Vec<EntryId>,
}

/// None where nobody broke in.
pub fn block(reading: &Reading) -> Option<Block> {
    let from = reading.card.milestone(Milestone::FirstCompromise).time()?;
    let dwell = dwell(reading, from);
    let contain = contain(reading);
    let pieces = || dwell.iter().chain(contain.iter().flatten());
    let total = pieces().fold(SimSpan::ZERO, |sum, piece| sum + piece.span);
    let largest = pieces().max_by_key(|piece| piece.span)?;
    let identified = reading.card.milestone(Milestone::Identified).time().is_some();
    let title = match (identified, contain.is_some()) {
        (false, _) => Msg::WaterfallUnknown,
        (true, false) => Msg::WaterfallIdentified,
        (true, true) => Msg::WaterfallTitle,
    };
    let title = Message::new(title).span("total", total);
    let title = if identified { title.say("part", word(largest.name)).span("span", largest.span) } else { title };
    let mut stages = vec![stage(Msg::WaterfallDwell, &dwell)];
    stages.extend(contain.iter().map(|pieces| stage(Msg::WaterfallContain, pieces)));
    Some(Block::Figure(Box::new(Figure {
        id: "chart-waterfall",
        title,
        note: word(Msg::WaterfallNote),
        table: table(&pieces().collect::<Vec<_>>(), total),
        drawing: Drawing::Waterfall { stages },
    })))
}

fn stage(title: Msg, pieces: &[Piece]) -> Stage<Message> {
    let total = pieces.iter().fold(SimSpan::ZERO, |sum, piece| sum + piece.span);
    let part = |piece: &Piece| Part { name: word(piece.name), span: piece.span, role: piece.role, open: piece.open };
    Stage { title: Message::new(title).span("span", total), parts: pieces.iter().map(part).collect::<Vec<Part<_>>>() }
}

/// Until people knew, or until the end if they never did.
fn dwell(reading: &Reading, from: SimTime) -> Vec<Piece> {
    let (identified, known) = match reading.card.milestone(Milestone::Identified) {
        Reached::At(at, entry) => (at.max(from), Some(entry)),
        _ => (reading.end.max(from), None),
    };
    let mut pieces = Vec::new();
    let mut begun = from;
    let stops = [
        (Msg::PartNoTrace, Role::Muted, Milestone::FirstObservable),
        (Msg::PartSilent, Role::Detect, Milestone::FirstTrueAlert),
    ];
    for (name, role, milestone) in stops {
        let (to, proof) = match reading.card.milestone(milestone) {
            Reached::At(at, entry) if at <= identified => (at.max(begun), Some(entry)),
            _ => (identified, known),
        };
        let open = to == identified && known.is_none();
        pieces.push(Piece { name, span: to - begun, role, open, proof: proof.into_iter().collect() });
        begun = to;
    }
    pieces.push(Piece {
        name: Msg::PartPeople,
        span: identified - begun,
        role: Role::Attack,
        open: known.is_none(),
        proof: known.into_iter().collect(),
    });
    pieces.retain(|piece| piece.span > SimSpan::ZERO);
    pieces
}

/// From identified to stopped; none if he was not, or was before anybody knew.
fn contain(reading: &Reading) -> Option<Vec<Piece>> {
    let identified = reading.card.milestone(Milestone::Identified).time()?;
    let Reached::At(contained, entry) = reading.card.milestone(Milestone::Contained) else { return None };
    if contained <= identified {
        return None;
    }
    let chain = chain(reading, identified, contained);
    let mut sums = [SimSpan::ZERO; 7];
    for delay in &chain {
        for (sum, part) in sums.iter_mut().zip(parts(delay)) {
            *sum += part;
        }
    }
    let proof: Vec<EntryId> = chain.iter().map(|delay| delay.entry).take(MOST_EVIDENCE).collect();
    let between = contained - identified - sums.iter().fold(SimSpan::ZERO, |sum, part| sum + *part);
    let mut pieces =
        vec![Piece { name: Msg::PartBetween, span: between, role: Role::Muted, open: false, proof: vec![entry] }];
    for (at, sum) in sums.into_iter().enumerate() {
        pieces.push(Piece { name: PARTS[at], span: sum, role: chart::PARTS[at], open: false, proof: proof.clone() });
    }
    pieces.retain(|piece| piece.span > SimSpan::ZERO);
    Some(pieces)
}

/// Orders of containment that follow each other, last first.
fn chain<'a>(reading: &Reading<'a>, from: SimTime, to: SimTime) -> Vec<&'a Delay> {
    let contains = |delay: &&Delay| {
        let action = reading.scenario.actions.get(delay.action.index());
        let phase = action.is_some_and(|row| row.task.phase == Phase::Contain);
        phase && delay.finished && delay.ordered >= from && delay.until <= to && delay.until > delay.ordered
    };
    let mut orders: Vec<&Delay> = reading.card.delays.iter().filter(contains).collect();
    orders.sort_by_key(|delay| (Reverse(delay.until), delay.ordered, delay.order));
    let mut cursor = to;
    orders.retain(|delay| {
        let follows = delay.until <= cursor;
        if follows {
            cursor = delay.ordered;
        }
        follows
    });
    orders
}

fn table(pieces: &[&Piece], total: SimSpan) -> Table {
    let row = |piece: &Piece| -> Vec<Cell> {
        let share = piece.span.0 as f64 / total.0.max(1) as f64;
        vec![
            word(piece.name).into(),
            proved(span(piece.span), &piece.proof),
            value(Arg::Share(share)).into(),
            word(if piece.open { Msg::No } else { Msg::Yes }).into(),
        ]
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnPart),
            numbers_of(Msg::ColumnSpan),
            numbers_of(Msg::ColumnShare),
            words_of(Msg::ColumnEnded),
        ],
        rows: pieces.iter().map(|piece| row(piece)).collect(),
    }
}
