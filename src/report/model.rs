//! The report as one value: sections of blocks, their words still message ids with arguments.

use super::chart::clocks::ClockRow;
use super::chart::delays::DelayBar;
use super::chart::detection::SensorBar;
use super::chart::funnel;
use super::chart::gantt::GanttBar;
use super::chart::heat::Heat;
use super::chart::hosts::{Curve, Moment};
use super::chart::network::Network;
use super::chart::phases::PhaseBar;
use super::chart::services::{Legend, Row as ServiceRow};
use super::chart::swim::Swim;
use super::chart::waterfall;
use super::message::Message;
use super::timeline::TimeLine;
use crate::base::{EntryId, SimTime};
use crate::score::Rating;
use crate::score::lessons::Element;

#[derive(Clone, Debug)]
pub struct Report {
    pub title: Message,
    pub subtitle: Message,
    pub sections: Vec<Section>,
    pub timeline: TimeLine,
    /// What is proposed to be done about it, most urgent first.
    pub improvements: Vec<Improvement>,
}

#[derive(Clone, Debug)]
pub struct Section {
    /// Its anchor, unique in the report.
    pub id: &'static str,
    pub title: Message,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
pub enum Block {
    Text(Sentence),
    List(Vec<Sentence>),
    /// Numbered, most important first.
    Findings(Vec<Sentence>),
    Pairs(Vec<(Message, Cell)>),
    Table(Table),
    Figure(Box<Figure>),
    /// One rating a phase, side by side.
    Strip(Vec<StripCell>),
    /// What was aimed at, beside what was reached.
    Targets(Vec<Target>),
    TimeLine,
}

/// Something said, with the entries that prove it and the section that tells more.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pub message: Message,
    pub evidence: Vec<EntryId>,
    pub more: Option<&'static str>,
}

impl Sentence {
    pub fn new(message: Message) -> Sentence {
        Sentence { message, evidence: Vec::new(), more: None }
    }
    pub fn proved(mut self, evidence: impl IntoIterator<Item = EntryId>) -> Sentence {
        self.evidence.extend(evidence);
        self
    }
    pub fn more(mut self, section: &'static str) -> Sentence {
        self.more = Some(section);
        self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub title: Option<Message>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: Message,
    pub numeric: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub message: Message,
    pub evidence: Vec<EntryId>,
    pub rating: Option<Rating>,
}

impl From<Message> for Cell {
    fn from(message: Message) -> Cell {
        Cell { message, evidence: Vec::new(), rating: None }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct StripCell {
    /// `P3`
    pub code: &'static str,
    pub name: Message,
    pub rating: Rating,
    pub points: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub name: Message,
    pub actual: Message,
    pub goal: Message,
    pub limit: Message,
    /// Where goal, limit and actual stand on a common scale of 0 to 1; `None` if it was never reached.
    pub scale: (f64, f64, Option<f64>),
    pub rating: Rating,
    pub evidence: Vec<EntryId>,
}

/// A row of the improvement plan: proposed, until an after-action meeting has agreed to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvement {
    /// The same in every run that raises it: `pre-authorise-isolate-host`.
    pub id: String,
    /// HSEEP's core capability.
    pub capability: Message,
    pub issue: Message,
    pub action: Message,
    pub element: Element,
    /// The accountable role.
    pub owner: Message,
    /// When work on it should begin and be done.
    pub start: SimTime,
    pub due: SimTime,
    pub priority: Priority,
    /// The paragraph of the plan that it changes or was measured by.
    pub reference: Option<Message>,
    pub evidence: Vec<EntryId>,
    /// In how many earlier runs it was raised already.
    pub carried: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    High,
    Medium,
    Low,
}

impl Priority {
    pub fn key(self) -> &'static str {
        ["high", "medium", "low"][self as usize]
    }
}

/// A chart with its finding as title, and the same numbers as a table.
#[derive(Clone, Debug)]
pub struct Figure {
    pub id: &'static str,
    pub title: Message,
    pub note: Message,
    pub drawing: Drawing,
    pub table: Table,
}

#[derive(Clone, Debug)]
pub enum Drawing {
    Swim(Swim<Message>),
    Phases { bars: Vec<PhaseBar<Message>>, target: f64 },
    Hosts { curves: Vec<Curve<Message>>, moments: Vec<Moment<Message>>, end: SimTime },
    Services { rows: Vec<ServiceRow<Message>>, legend: Legend<Message>, ends: (SimTime, SimTime) },
    Delays { bars: Vec<DelayBar<Message>>, words: [Message; 7] },
    Heat(Heat<Message>),
    Network(Network<Message>),
    Gantt { bars: Vec<GanttBar<Message>>, words: [Message; 7] },
    Waterfall { stages: Vec<waterfall::Stage<Message>> },
    Funnel { stages: Vec<funnel::Stage<Message>>, sides: [Message; 2] },
    Detection { bars: Vec<SensorBar<Message>>, words: [Message; 4] },
    Clocks { rows: Vec<ClockRow<Message>>, words: [Message; 5], end: SimTime },
}

impl Report {
    /// Every entry that the report cites, in order, once each.
    pub fn cited(sections: &[Section], improvements: &[Improvement]) -> Vec<EntryId> {
        let mut out = Vec::new();
        for block in sections.iter().flat_map(|section| &section.blocks) {
            cited_by(block, &mut out);
        }
        out.extend(improvements.iter().flat_map(|row| &row.evidence));
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn cited_by(block: &Block, out: &mut Vec<EntryId>) {
    match block {
        Block::Text(sentence) => out.extend(&sentence.evidence),
        Block::List(sentences) | Block::Findings(sentences) => {
            out.extend(sentences.iter().flat_map(|sentence| &sentence.evidence));
        }
        Block::Pairs(pairs) => out.extend(pairs.iter().flat_map(|pair| &pair.1.evidence)),
        Block::Table(table) => cited_by_table(table, out),
        Block::Figure(figure) => cited_by_table(&figure.table, out),
        Block::Targets(targets) => out.extend(targets.iter().flat_map(|target| &target.evidence)),
        Block::Strip(_) | Block::TimeLine => {}
    }
}

fn cited_by_table(table: &Table, out: &mut Vec<EntryId>) {
    out.extend(table.rows.iter().flatten().flat_map(|cell| &cell.evidence));
}
