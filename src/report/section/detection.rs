//! How alerts became cases, and which sensor saw how much: two charts of the sensors' section.

use super::*;
use crate::report::chart::detection::SensorBar;
use crate::report::chart::funnel::Stage;
use crate::report::message::Noun;
use crate::report::model::{Block, Drawing, Figure, Table};
use crate::report::reading::Alert;
use std::cmp::Reverse;

/// Sensors with a bar of their own.
const MOST_BARS: usize = 12;

pub fn blocks(reading: &Reading) -> Vec<Block> {
    let figures = [funnel(reading), detection(reading)];
    figures.into_iter().flatten().map(|figure| Block::Figure(Box::new(figure))).collect()
}

/// A stage's name, and whether an alert came that far.
type Reached = (Msg, fn(&Alert) -> bool);

/// The stages of an alert, in order; whoever is in one is in those before it.
const STAGES: [Reached; 4] = [
    (Msg::StageRaised, |_| true),
    (Msg::StageRead, read),
    (Msg::StageJudged, judged),
    (Msg::StageCase, |alert| judged(alert) && alert.case),
];

fn read(alert: &Alert) -> bool {
    alert.taken.is_some() || alert.judged.is_some()
}
fn judged(alert: &Alert) -> bool {
    alert.judged == Some(true)
}

struct Count {
    name: Msg,
    real: u64,
    noise: u64,
    /// True alerts that did not come so far, though one stage less.
    lost: u64,
    /// Of the lost, or of those that came so far.
    proof: Vec<EntryId>,
}

fn funnel(reading: &Reading) -> Option<Figure> {
    if reading.alerts.is_empty() {
        return None;
    }
    let mut counts: Vec<Count> = Vec::new();
    for (at, (name, inside)) in STAGES.into_iter().enumerate() {
        let (mut real, mut noise) = (0, 0);
        let (mut kept, mut lost) = (Vec::new(), Vec::new());
        for alert in &reading.alerts {
            match (inside(alert), alert.adversary) {
                (true, true) => {
                    real += 1;
                    kept.push(alert.entry);
                }
                (true, false) => noise += 1,
                (false, true) if at == 0 || STAGES[at - 1].1(alert) => lost.push(alert.entry),
                _ => {}
            }
        }
        let gone = lost.len() as u64;
        counts.push(Count { name, real, noise, lost: gone, proof: if lost.is_empty() { kept } else { lost } });
    }
    let lost = |count: &Count| (count.lost > 0).then(|| Message::new(Msg::FunnelLost).count("n", count.lost));
    let stage =
        |count: &Count| Stage { name: word(count.name), real: count.real, noise: count.noise, lost: lost(count) };
    let row = |count: &Count| -> Vec<Cell> {
        vec![
            word(count.name).into(),
            super::count(count.real).into(),
            proved(super::count(count.lost), &count.proof),
            super::count(count.noise).into(),
        ]
    };
    Some(Figure {
        id: "chart-funnel",
        title: funnel_title(&counts),
        note: word(Msg::FunnelNote),
        drawing: Drawing::Funnel {
            stages: counts.iter().map(stage).collect(),
            sides: [Msg::ColumnTrue, Msg::ColumnFalse].map(word),
        },
        table: Table {
            title: None,
            columns: vec![
                words_of(Msg::ColumnStage),
                numbers_of(Msg::ColumnTrue),
                numbers_of(Msg::ColumnLost),
                numbers_of(Msg::ColumnFalse),
            ],
            rows: counts.iter().map(row).collect(),
        },
    })
}

/// Where most true alerts were lost.
fn funnel_title(counts: &[Count]) -> Message {
    let real = counts[0].real;
    if real == 0 {
        return Message::new(Msg::FunnelOnlyFalse).count("n", counts[0].noise);
    }
    let worst = (1..counts.len()).max_by_key(|at| (counts[*at].lost, Reverse(*at))).unwrap_or(1);
    let lost = counts[worst].lost;
    let id = match worst {
        _ if lost == 0 => return Message::new(Msg::FunnelNoneLost).count("n", real),
        1 => Msg::FunnelUnread,
        2 => Msg::FunnelDismissed,
        _ => Msg::FunnelNoCase,
    };
    Message::new(id).count("n", lost).count("all", real)
}

/// A sensor, or several.
#[derive(Clone, Copy, Default)]
struct Tally {
    traces: u64,
    alerts: u64,
    read: u64,
    noise: u64,
    proof: Option<EntryId>,
}

fn detection(reading: &Reading) -> Option<Figure> {
    let mut tallies: Vec<Tally> = reading
        .sensors
        .iter()
        .map(|row| Tally {
            traces: u64::from(row.traces),
            alerts: u64::from(row.true_alerts),
            noise: u64::from(row.false_alerts),
            ..Tally::default()
        })
        .collect();
    for alert in reading.alerts.iter().filter(|alert| alert.adversary) {
        if let Some(tally) = tallies.get_mut(alert.sensor.index()) {
            tally.read += u64::from(read(alert));
            tally.proof = tally.proof.or(Some(alert.entry));
        }
    }
    let busy = |at: &usize| tallies[*at].traces + tallies[*at].alerts + tallies[*at].noise > 0;
    let mut order: Vec<usize> = (0..tallies.len()).filter(busy).collect();
    if order.is_empty() {
        return None;
    }
    order.sort_by_key(|at| {
        let tally = tallies[*at];
        (Reverse((tally.alerts, tally.traces, tally.noise)), *at)
    });
    let name = |at: usize| value(Arg::Name(Noun::Sensor, at as u32));
    let own = if order.len() == MOST_BARS + 1 { order.len() } else { order.len().min(MOST_BARS) };
    let mut bars: Vec<(Message, Tally)> = order[..own].iter().map(|at| (name(*at), tallies[*at])).collect();
    if own < order.len() {
        let rest = order[own..].iter().fold(Tally::default(), |sum, at| {
            let tally = tallies[*at];
            Tally {
                traces: sum.traces + tally.traces,
                alerts: sum.alerts + tally.alerts,
                read: sum.read + tally.read,
                noise: sum.noise + tally.noise,
                proof: sum.proof.or(tally.proof),
            }
        });
        bars.push((Message::new(Msg::OthersOf).count("n", (order.len() - own) as u64), rest));
    }
    let (first, best) = (order[0], tallies[order[0]]);
    let title = if best.alerts > 0 {
        Message::new(Msg::DetectionTitle)
            .with("sensor", Arg::Name(Noun::Sensor, first as u32))
            .count("n", best.alerts)
            .count("all", order.iter().map(|at| tallies[*at].alerts).sum())
    } else {
        Message::new(Msg::DetectionNone).count("n", order.iter().map(|at| tallies[*at].traces).sum())
    };
    Some(Figure {
        id: "chart-detection",
        title,
        note: word(Msg::DetectionNote),
        drawing: Drawing::Detection {
            bars: bars.iter().map(sensor_bar).collect(),
            words: [Msg::ColumnTraces, Msg::ColumnTrue, Msg::StageRead, Msg::ColumnFalse].map(word),
        },
        table: detection_table(&bars),
    })
}

fn sensor_bar((name, tally): &(Message, Tally)) -> SensorBar<Message> {
    SensorBar { name: name.clone(), traces: tally.traces, alerts: tally.alerts, read: tally.read, noise: tally.noise }
}

fn detection_table(bars: &[(Message, Tally)]) -> Table {
    let row = |(name, tally): &(Message, Tally)| -> Vec<Cell> {
        vec![
            name.clone().into(),
            count(tally.traces).into(),
            proved(count(tally.alerts), &tally.proof.into_iter().collect::<Vec<_>>()),
            count(tally.read).into(),
            count(tally.noise).into(),
        ]
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnSensor),
            numbers_of(Msg::ColumnTraces),
            numbers_of(Msg::ColumnTrue),
            numbers_of(Msg::StageRead),
            numbers_of(Msg::ColumnFalse),
        ],
        rows: bars.iter().map(row).collect(),
    }
}
