//! Where in the network the attacker was: each segment over time, and the whole at a few moments.

use super::*;
use crate::report::chart::axis::Axis;
use crate::report::chart::heat::{Heat, HeatCell, HeatRow};
use crate::report::chart::network::{Network, Panel, SegmentBox};
use crate::report::message::Noun;
use crate::report::model::{Block, Drawing, Figure, Table};
use crate::report::reading::{SegmentStep, SegmentTrack};
use crate::score::Milestone;
use std::cmp::Reverse;

/// Segments with a row of their own in the heat map; the others share one.
const MOST_ROWS: usize = 12;
/// Pixels that a column of the heat map should have, of the width of a page.
const BIN: f64 = 54.0;
const BINS: f64 = 12.0;
/// Segments with a box of their own where all lie alike to the internet, and in each column where they do not.
const MOST_BOXES: usize = 8;
const MOST_IN_COLUMN: usize = 5;

pub fn blocks(reading: &Reading) -> Vec<Block> {
    let peaks: Vec<u64> = reading.segments.iter().map(peak).collect();
    if peaks.iter().all(|peak| *peak == 0) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..peaks.len()).collect();
    order.sort_by_key(|at| (Reverse(peaks[*at]), Reverse(reading.segments[*at].hosts), *at));
    let figures = [heat(reading, &order, &peaks), network(reading, &order)];
    figures.into_iter().map(|figure| Block::Figure(Box::new(figure))).collect()
}

/// Most hosts that were held or encrypted at one moment.
fn peak(track: &SegmentTrack) -> u64 {
    track.steps.iter().map(SegmentStep::taken).max().unwrap_or(0)
}

fn name(segment: usize) -> Message {
    value(Arg::Name(Noun::Segment, segment as u32))
}

/// A share in words; what is there is never said to be nothing.
fn part(part: u64, all: u64) -> Message {
    let share = share(part, all);
    if part > 0 && share < 0.005 {
        return Message::new(Msg::HeatUnder).with("share", Arg::Share(0.01));
    }
    value(Arg::Share(share))
}

fn share(part: u64, all: u64) -> f64 {
    part as f64 / all.max(1) as f64
}

/// Several segments as one.
fn pooled(reading: &Reading, segments: &[usize]) -> SegmentTrack {
    let mut now = vec![SegmentStep::default(); segments.len()];
    let mut steps: Vec<(SimTime, usize, SegmentStep)> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        steps.extend(reading.segments[*segment].steps.iter().map(|step| (step.at, at, *step)));
    }
    steps.sort_by_key(|step| (step.0, step.1));
    let mut sum = SegmentStep::default();
    let mut track =
        SegmentTrack { hosts: segments.iter().map(|at| reading.segments[*at].hosts).sum(), steps: Vec::new() };
    for (at, row, step) in steps {
        let before = std::mem::replace(&mut now[row], step);
        sum = SegmentStep {
            at,
            encrypted: sum.encrypted + step.encrypted - before.encrypted,
            held: sum.held + step.held - before.held,
            caged: sum.caged + step.caged - before.caged,
            cut: sum.cut + step.cut - before.cut,
            shut: false,
            entry: step.entry,
        };
        match track.steps.last_mut() {
            Some(last) if last.at == at => *last = sum,
            _ => track.steps.push(sum),
        }
    }
    track
}

/// A segment or several of them, with what is said of it.
struct Row {
    name: Message,
    track: SegmentTrack,
}

fn rows(reading: &Reading, segments: &[usize], most: usize) -> Vec<Row> {
    // Nobody wants a row for "1 other".
    let own = if segments.len() == most + 1 { most + 1 } else { segments.len().min(most) };
    let row = |at: &usize| Row { name: name(*at), track: reading.segments[*at].clone() };
    let mut rows: Vec<Row> = segments[..own].iter().map(row).collect();
    let rest = &segments[own..];
    if !rest.is_empty() {
        let name = Message::new(Msg::OthersOf).count("n", rest.len() as u64);
        rows.push(Row { name, track: pooled(reading, rest) });
    }
    rows
}

fn heat(reading: &Reading, order: &[usize], peaks: &[u64]) -> Figure {
    let hit: Vec<usize> = order.iter().copied().filter(|at| peaks[*at] > 0).collect();
    let rows = rows(reading, &hit, MOST_ROWS);
    let times: Vec<SimTime> = hit.iter().flat_map(|at| changes(&reading.segments[*at])).collect();
    // The air before the first change may reach back before the exercise.
    let columns = Axis::new(&times, 0.0, BIN * BINS).bins(BIN).into_iter().filter(|column| column.1 > SimTime::ZERO);
    let columns: Vec<(SimTime, SimTime)> = columns.map(|(from, to)| (from.max(SimTime::ZERO), to)).collect();
    let cells: Vec<Vec<Bin>> = rows.iter().map(|row| bins(&row.track, &columns)).collect();
    let drawn = rows.iter().zip(&cells).map(|(row, bins)| HeatRow {
        name: Message::new(Msg::SegmentOfHosts).say("segment", row.name.clone()).count("n", row.track.hosts),
        cells: bins.iter().zip(&columns).map(|(bin, column)| heat_cell(row, *bin, column.1)).collect(),
    });
    let level =
        |from: f64, to: f64| Message::new(Msg::HeatLevel).with("from", Arg::Share(from)).with("to", Arg::Share(to));
    let untouched = (order.len() - hit.len()) as u64;
    Figure {
        id: "chart-heat",
        title: heat_title(reading, worst(reading, &hit, peaks)),
        note: Message::new(Msg::HeatNote).count("n", untouched),
        drawing: Drawing::Heat(Heat {
            columns: columns.clone(),
            rows: drawn.collect(),
            levels: [level(0.0, 0.25), level(0.25, 0.5), level(0.5, 0.75), level(0.75, 1.0)],
            encrypted: word(Msg::HeatEncrypted),
        }),
        table: heat_table(&rows, &columns, &cells),
    }
}

/// When more or fewer hosts of a segment were held or encrypted.
fn changes(track: &SegmentTrack) -> Vec<SimTime> {
    let mut before = (0, 0);
    let mut out = Vec::new();
    for step in &track.steps {
        let now = (step.taken(), step.encrypted);
        if now != before {
            out.push(step.at);
            before = now;
        }
    }
    out
}

/// What of a row shows in a column: the worst moment of that time.
#[derive(Clone, Copy)]
struct Bin {
    taken: u64,
    encrypted: u64,
    /// Of a change within that time.
    entry: Option<EntryId>,
}

fn bins(track: &SegmentTrack, columns: &[(SimTime, SimTime)]) -> Vec<Bin> {
    let bin = |column: &(SimTime, SimTime)| {
        let from = track.steps.partition_point(|step| step.at <= column.0);
        let to = track.steps.partition_point(|step| step.at <= column.1);
        let before = from.checked_sub(1).map(|at| track.steps[at]);
        let worst =
            |pick: fn(&SegmentStep) -> u64| track.steps[from..to].iter().chain(&before).map(pick).max().unwrap_or(0);
        let top = track.steps[from..to].iter().max_by_key(|step| (step.taken(), Reverse(step.at)));
        Bin {
            taken: worst(SegmentStep::taken),
            encrypted: worst(|step| step.encrypted),
            entry: top.map(|step| step.entry),
        }
    };
    columns.iter().map(bin).collect()
}

fn heat_cell(row: &Row, bin: Bin, until: SimTime) -> HeatCell<Message> {
    let all = row.track.hosts;
    HeatCell {
        share: share(bin.taken, all),
        encrypted: share(bin.encrypted, all),
        word: part(bin.taken, all),
        tip: Message::new(Msg::HeatTip)
            .say("segment", row.name.clone())
            .with("at", Arg::At(until))
            .count("n", bin.taken)
            .count("all", all)
            .count("encrypted", bin.encrypted),
    }
}

/// Where the largest share was lost, among segments that lost at least a tenth as many hosts as any: a lone server is
/// soon lost as a whole.
fn worst(reading: &Reading, hit: &[usize], peaks: &[u64]) -> usize {
    let enough = peaks[hit[0]].div_ceil(10);
    let many = hit.iter().copied().filter(|at| peaks[*at] >= enough);
    let share = |at: usize| share(peaks[at], reading.segments[at].hosts);
    many.reduce(|best, at| if share(at) > share(best) { at } else { best }).unwrap_or(hit[0])
}

fn heat_title(reading: &Reading, worst: usize) -> Message {
    let track = &reading.segments[worst];
    let top = track.steps.iter().max_by_key(|step| (step.taken(), Reverse(step.at))).copied().unwrap_or_default();
    Message::new(Msg::HeatTitle)
        .with("segment", Arg::Name(Noun::Segment, worst as u32))
        .say("share", part(top.taken(), track.hosts))
        .count("n", track.hosts)
        .with("at", Arg::At(top.at))
}

fn heat_table(rows: &[Row], columns: &[(SimTime, SimTime)], cells: &[Vec<Bin>]) -> Table {
    let heads = rows.iter().map(|row| Column {
        title: Message::new(Msg::SegmentOfHosts).say("segment", row.name.clone()).count("n", row.track.hosts),
        numeric: true,
    });
    let line = |(number, column): (usize, &(SimTime, SimTime))| {
        let mut line: Vec<Cell> = vec![value(Arg::At(column.1)).into()];
        line.extend(rows.iter().zip(cells).map(|(row, bins)| {
            let bin = bins[number];
            let said = match (bin.taken, bin.encrypted) {
                (0, _) => word(Msg::Dash),
                (taken, 0) => part(taken, row.track.hosts),
                (taken, encrypted) => Message::new(Msg::HeatCellEncrypted)
                    .say("share", part(taken, row.track.hosts))
                    .count("encrypted", encrypted),
            };
            proved(said, &bin.entry.into_iter().collect::<Vec<_>>())
        }));
        line
    };
    Table {
        title: None,
        columns: std::iter::once(words_of(Msg::ColumnUntil)).chain(heads).collect(),
        rows: columns.iter().enumerate().map(line).collect(),
    }
}

/// How a segment lies to the internet: row of `ZONES`.
fn zone(reading: &Reading, segment: usize) -> usize {
    let segment = &reading.scenario.organisation.segments[segment];
    match (segment.exposed, segment.internet) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

const ZONES: [Msg; 3] = [Msg::ZoneExposed, Msg::ZoneInternet, Msg::ZoneInner];

/// A moment of the picture.
struct Stand {
    name: Msg,
    at: SimTime,
    entry: Option<EntryId>,
}

fn moments(reading: &Reading) -> Vec<Stand> {
    let wanted = [
        (Milestone::FirstCompromise, Msg::MilestoneFirstCompromise),
        (Milestone::Identified, Msg::MilestoneIdentified),
        (Milestone::Contained, Msg::MilestoneContained),
    ];
    let mut moments: Vec<Stand> = wanted
        .into_iter()
        .filter_map(|(milestone, name)| match reading.card.milestone(milestone) {
            Reached::At(at, entry) => Some(Stand { name, at, entry: Some(entry) }),
            _ => None,
        })
        .collect();
    moments.sort_by_key(|moment| moment.at);
    moments.push(Stand { name: Msg::MomentEnd, at: reading.end, entry: None });
    moments
}

fn network(reading: &Reading, order: &[usize]) -> Figure {
    let used: Vec<usize> = (0..3).filter(|row| order.iter().any(|at| zone(reading, *at) == *row)).collect();
    let most = if used.len() > 1 { MOST_IN_COLUMN } else { MOST_BOXES };
    let mut boxes: Vec<(usize, Row)> = Vec::new();
    for (column, row) in used.iter().enumerate() {
        let inside: Vec<usize> = order.iter().copied().filter(|at| zone(reading, *at) == *row).collect();
        boxes.extend(rows(reading, &inside, most).into_iter().map(|row| (column, row)));
    }
    let moments = moments(reading);
    let panel = |moment: &Stand| Panel {
        title: Message::new(Msg::NetworkPanel).say("moment", word(moment.name)).with("at", Arg::At(moment.at)),
        boxes: boxes.iter().map(|(column, row)| segment_box(*column, row, moment.at)).collect(),
    };
    Figure {
        id: "chart-network",
        title: network_title(reading),
        note: Message::new(if moments.len() == 4 { Msg::NetworkNote } else { Msg::NetworkNoteFewer })
            .count("n", crate::report::chart::network::MARKS),
        drawing: Drawing::Network(Network {
            panels: moments.iter().map(panel).collect(),
            zones: used.iter().map(|row| word(ZONES[*row])).collect(),
            words: [Msg::CurveEncrypted, Msg::NetworkHeld, Msg::NetworkCut, Msg::NetworkFree].map(word),
            shut: word(Msg::NetworkShut),
        }),
        table: network_table(&moments, &boxes),
    }
}

fn segment_box(zone: usize, row: &Row, at: SimTime) -> SegmentBox<Message> {
    let step = row.track.at(at);
    let (hosts, cut) = (row.track.hosts, step.caged + step.cut);
    SegmentBox {
        zone,
        name: row.name.clone(),
        hosts,
        states: [step.encrypted, step.held, cut],
        count: Message::new(Msg::NetworkCount).count("n", step.encrypted + step.held).count("all", hosts),
        shut: step.shut,
        tip: Message::new(Msg::NetworkTip)
            .say("segment", row.name.clone())
            .count("held", step.held)
            .count("encrypted", step.encrypted)
            .count("cut", cut)
            .count("all", hosts),
    }
}

/// In how many segments he was when the team knew, or at any time if it never did.
fn network_title(reading: &Reading) -> Message {
    let identified = reading.card.milestone(Milestone::Identified).time();
    let inside = |track: &&SegmentTrack| match identified {
        Some(at) => track.at(at).taken() > 0,
        None => peak(track) > 0,
    };
    let reached = reading.segments.iter().filter(inside).count() as u64;
    let id = if identified.is_some() { Msg::NetworkTitle } else { Msg::NetworkTitleEnd };
    Message::new(id).count("n", reached).count("all", reading.segments.len() as u64)
}

fn network_table(moments: &[Stand], boxes: &[(usize, Row)]) -> Table {
    let line = |moment: &Stand, row: &Row| -> Vec<Cell> {
        let step = row.track.at(moment.at);
        let proof: Vec<EntryId> = moment.entry.into_iter().collect();
        let shut = if step.shut { Msg::Yes } else { Msg::No };
        vec![
            word(moment.name).into(),
            proved(value(Arg::At(moment.at)), &proof),
            row.name.clone().into(),
            count(row.track.hosts).into(),
            count(step.held).into(),
            count(step.encrypted).into(),
            count(step.caged + step.cut).into(),
            word(shut).into(),
        ]
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnMoment),
            words_of(Msg::ColumnTime),
            words_of(Msg::ColumnSegment),
            numbers_of(Msg::ColumnHosts),
            numbers_of(Msg::NetworkHeld),
            numbers_of(Msg::CurveEncrypted),
            numbers_of(Msg::NetworkCut),
            words_of(Msg::NetworkShut),
        ],
        rows: moments.iter().flat_map(|moment| boxes.iter().map(|row| line(moment, &row.1))).collect(),
    }
}
