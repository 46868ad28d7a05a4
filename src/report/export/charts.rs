//! The charts as files, for slides: colours as attributes, the title within.

use super::drawing::draw;
use super::html::CHART_WIDTH;
use crate::report::chart::svg::Mode;
use crate::report::message::Words;
use crate::report::model::{Block, Figure, Report};

/// Name of each chart's file, without its ending, and its SVG.
pub fn charts<'a>(report: &'a Report, words: &'a Words) -> impl Iterator<Item = (String, String)> + 'a {
    figures(report).map(|figure| {
        let name = figure.id.strip_prefix("chart-").unwrap_or(figure.id);
        (format!("charts/{name}"), draw(figure, words, Mode::Static, CHART_WIDTH))
    })
}

fn figures(report: &Report) -> impl Iterator<Item = &Figure> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Figure(figure) => Some(&**figure),
        _ => None,
    })
}
