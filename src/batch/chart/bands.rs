//! A number over time, plan by plan: the median of runs and a band over eight tenths of them, each plan a panel of its own on
//! the same scales, with the baseline's median in each.

use super::scale::{Measure, Scale};
use super::{Series, cut, heading};
use crate::report::chart::canvas::{Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit};

#[derive(Clone, Debug)]
pub struct Panel {
    pub series: Series,
    /// At each time of the grid: a tenth of the runs is no higher, half, nine tenths.
    pub low: Vec<f64>,
    pub median: Vec<f64>,
    pub high: Vec<f64>,
}

#[derive(Clone, Debug)]
pub struct Bands {
    /// Hours, ascending.
    pub grid: Vec<f64>,
    /// Whether the grid is spaced for a logarithmic axis.
    pub logarithmic: bool,
    pub panels: Vec<Panel>,
    /// Drawn in every other panel.
    pub baseline: usize,
    pub across: String,
    pub up: String,
    /// For the baseline's line.
    pub baseline_words: String,
}

const HEIGHT: f64 = 150.0;
const EACH: f64 = HEIGHT + 62.0;

pub fn bands(chart: &Bands, frame: &Frame) -> String {
    let columns = if chart.panels.len() == 1 { 1 } else { 2 };
    let rows = chart.panels.len().div_ceil(columns);
    let width = (frame.width - 8.0) / columns as f64;
    let most = chart.panels.iter().flat_map(|panel| panel.high.iter().copied()).fold(0.0, f64::max);
    let end = chart.grid.last().copied().unwrap_or(1.0);
    draw(frame, 24.0 + EACH * rows as f64, |canvas| {
        heading(canvas, (8.0, 10.0), &chart.up, frame.width / 2.0);
        canvas.text(
            (frame.width - 8.0, 10.0),
            &fit(&chart.across, 11.5, frame.width / 2.0 - 20.0),
            11.5,
            Role::Muted,
            Hang::End,
        );
        for (number, panel) in chart.panels.iter().enumerate() {
            let left = 52.0 + width * (number % columns) as f64;
            let right = width * ((number % columns) + 1) as f64 - 16.0;
            let top = 24.0 + EACH * (number / columns) as f64 + 28.0;
            let across = if chart.logarithmic {
                Scale::times(chart.grid[0], end, (left, right))
            } else {
                Scale::new(Measure::Hours, (0.0, end), (left, right), 80.0)
            };
            let up = Scale::rounded(Measure::Count, (0.0, most), (top + HEIGHT, top), 44.0);
            let name = cut(&panel.series.name, 13.0, right - left);
            canvas.bold((left, top - 14.0), &name, 13.0, panel.series.role, Hang::Start);
            across.paint_across(canvas, top, top + HEIGHT);
            up.paint_up(canvas, left, right);
            paint(canvas, chart, number, &across, &up);
        }
    })
}

fn paint(canvas: &Canvas, chart: &Bands, number: usize, across: &Scale, up: &Scale) {
    let panel = &chart.panels[number];
    let mut band = stairs(&chart.grid, &panel.high, across, up);
    let mut below = stairs(&chart.grid, &panel.low, across, up);
    below.reverse();
    band.extend(below);
    canvas.shade(&band, panel.series.role, 0.2);
    if number != chart.baseline
        && let Some(baseline) = chart.panels.get(chart.baseline)
    {
        let line = stairs(&chart.grid, &baseline.median, across, up);
        canvas.tip(chart.baseline_words.clone()).look(Look::Dot).line(&line, Role::Ink, 1.4);
    }
    let line = stairs(&chart.grid, &panel.median, across, up);
    canvas.tip(panel.series.name.clone()).line(&line, panel.series.role, 2.2);
}

/// Each value holds until the next time.
fn stairs(grid: &[f64], values: &[f64], across: &Scale, up: &Scale) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    for (time, value) in grid.iter().zip(values) {
        let (x, y) = (across.at(*time), up.at(*value));
        match out.last().copied() {
            Some(last) if last.1 == y => {}
            Some(last) => out.extend([(x, last.1), (x, y)]),
            None => out.push((x, y)),
        }
    }
    if let Some((end, last)) = grid.last().zip(out.last().copied()) {
        out.push((across.at(*end), last.1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame};
    use super::*;

    fn chart(names: &[&str], height: f64) -> Bands {
        let grid: Vec<f64> = (0..64).map(f64::from).collect();
        let panel = |series: Series| Panel {
            series,
            low: vec![0.0; 64],
            median: (0..64).map(|n| f64::from(n / 8) * height).collect(),
            high: (0..64).map(|n| f64::from(n / 4) * height).collect(),
        };
        Bands {
            logarithmic: false,
            grid,
            panels: series(names, 0).into_iter().map(panel).collect(),
            baseline: 0,
            across: "hours".into(),
            up: "hosts".into(),
            baseline_words: "baseline".into(),
        }
    }

    #[test]
    fn every_panel_but_the_baselines_shows_the_baseline() {
        let svg = bands(&chart(&["a", "b", HOSTILE], 1.0), &frame());
        check(&svg);
        assert_eq!(svg.matches("<polygon").count(), 3, "{svg}");
        assert_eq!(svg.matches("stroke-dasharray").count(), 2, "{svg}");
    }

    #[test]
    fn nothing_held_is_a_flat_line() {
        check(&bands(&chart(&["a"], 0.0), &frame()));
        check(&bands(&chart(&["a", "b"], 1e5), &frame()));
    }
}
