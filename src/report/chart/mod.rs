//! Charts: each a file, each takes plain data and returns an SVG string. Titles state a finding and come from the caller.
//! What draws is shared with the charts of studies (`batch/chart/`): canvas, colours, labels, SVG.
//! To add one: a file here, its data from a section, and its numbers as a table beside it.

pub mod apart;
pub mod axis;
pub mod canvas;
pub mod clocks;
pub mod delays;
pub mod detection;
pub mod funnel;
pub mod gantt;
pub mod heat;
pub mod hosts;
pub mod legend;
pub mod network;
pub mod palette;
pub mod phases;
pub mod services;
pub mod svg;
pub mod swim;
#[cfg(test)]
mod tests;
pub mod waterfall;
