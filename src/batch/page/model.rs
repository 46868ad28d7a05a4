//! What the page is made of, before it is markup: sections of blocks, every figure with its numbers as a table.

use crate::batch::chart::{bands, boxes, curves, differences, precision, sensitivity, shares, tradeoff};
use crate::report::chart::svg::Frame;

pub(super) struct Section {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

pub(super) enum Block {
    Heading(String),
    Text(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
    Table(Table),
    Figure(Box<Figure>),
    /// Lines for a shell.
    Commands(Vec<String>),
}

pub(super) struct Table {
    /// The title, and whether numbers stand below it.
    pub columns: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Words in the first `words` columns, numbers in the others.
    pub fn new(titles: impl IntoIterator<Item = String>, words: usize, rows: Vec<Vec<String>>) -> Table {
        let columns = titles.into_iter().enumerate().map(|(at, title)| (title, at >= words)).collect();
        Table { columns, rows }
    }
}

pub(super) struct Figure {
    /// Unique on the page; the name of the file under `charts/`.
    pub id: String,
    /// A finding.
    pub title: String,
    /// How to read it.
    pub note: String,
    pub drawing: Drawing,
    pub table: Table,
}

pub(super) enum Drawing {
    Curves(curves::Curves),
    Differences(Vec<differences::Panel>, differences::Sides),
    Boxes(Vec<boxes::BoxRow>, String),
    Shares(Vec<shares::Group>),
    Tradeoff(tradeoff::Tradeoff),
    Bands(bands::Bands),
    Precision(precision::Precision),
    Sensitivity(sensitivity::Sensitivity),
}

impl Drawing {
    pub fn draw(&self, frame: &Frame) -> String {
        match self {
            Drawing::Curves(chart) => curves::curves(chart, frame),
            Drawing::Differences(panels, sides) => differences::differences(panels, sides, frame),
            Drawing::Boxes(rows, across) => boxes::boxes(rows, across, frame),
            Drawing::Shares(groups) => shares::shares(groups, frame),
            Drawing::Tradeoff(chart) => tradeoff::tradeoff(chart, frame),
            Drawing::Bands(chart) => bands::bands(chart, frame),
            Drawing::Precision(chart) => precision::precision(chart, frame),
            Drawing::Sensitivity(chart) => sensitivity::sensitivity(chart, frame),
        }
    }
}
