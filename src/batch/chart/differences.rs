//! Each plan minus the baseline: a panel an output, a row a plan, with its interval, the line of no difference, and which
//! side is the better one.

use super::scale::{Measure, Scale};
use super::{column, cut};
use crate::report::chart::canvas::{Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit};

/// What a difference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Better,
    Worse,
    /// It does not stand.
    Open,
    Identical,
}

#[derive(Clone, Debug)]
pub struct Difference {
    pub name: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub verdict: Verdict,
    /// The numbers, at the right.
    pub words: String,
}

#[derive(Clone, Debug)]
pub struct Panel {
    pub title: String,
    pub measure: Measure,
    pub less_is_better: bool,
    pub rows: Vec<Difference>,
}

/// Words for the two sides.
#[derive(Clone, Debug)]
pub struct Sides {
    pub better: String,
    pub worse: String,
}

const ROW: f64 = 24.0;
const HEAD: f64 = 40.0;
const FOOT: f64 = 42.0;

pub fn differences(panels: &[Panel], sides: &Sides, frame: &Frame) -> String {
    let rows = || panels.iter().flat_map(|panel| &panel.rows);
    let left = 22.0 + column(rows().map(|row| row.name.as_str()), 12.5, (60.0, 190.0));
    let right = frame.width - 24.0 - column(rows().map(|row| row.words.as_str()), 12.0, (90.0, 270.0));
    let height: f64 = panels.iter().map(|panel| HEAD + ROW * panel.rows.len() as f64 + FOOT).sum();
    draw(frame, height.max(40.0), |canvas| {
        let mut top = 0.0;
        for panel in panels {
            paint(canvas, panel, sides, (left, right), top, frame.width);
            top += HEAD + ROW * panel.rows.len() as f64 + FOOT;
        }
    })
}

fn paint(canvas: &Canvas, panel: &Panel, sides: &Sides, (left, right): Point, top: f64, width: f64) {
    let (first, bottom) = (top + HEAD, top + HEAD + ROW * panel.rows.len() as f64);
    canvas.bold((8.0, top + 10.0), &fit(&panel.title, 13.0, width - 16.0), 13.0, Role::Ink, Hang::Start);
    let ends = panel.rows.iter().flat_map(|row| [row.low, row.value, row.high]).filter(|end| end.is_finite());
    let (least, most) = ends.fold((0.0, 0.0), |(least, most): Point, end| (least.min(end), most.max(end)));
    // Air on both sides, so that both can be named.
    let air = (most - least).max(1e-9) * 0.12;
    let scale = Scale::new(panel.measure, (least - air, most + air), (left, right), 85.0);
    scale.paint_across(canvas, first, bottom);
    let zero = scale.at(0.0);
    canvas.line(&[(zero, first - 4.0), (zero, bottom)], Role::Ink, 1.2);
    let (below, above) =
        if panel.less_is_better { (&sides.better, &sides.worse) } else { (&sides.worse, &sides.better) };
    let line = first - 12.0;
    // At the line, not at the ends of the plot: there the eye looks for it.
    let start = (zero - 8.0).max(left + 52.0);
    canvas.text((start, line), &format!("\u{25c2} {below}"), 11.0, Role::Muted, Hang::End);
    let end = (start + 16.0).max(zero + 8.0).min(right - 52.0);
    canvas.text((end, line), &format!("{above} \u{25b8}"), 11.0, Role::Muted, Hang::Start);
    for (number, row) in panel.rows.iter().enumerate() {
        let y = first + ROW * (number as f64 + 0.5);
        paint_row(canvas, row, &scale, (left, right), y);
    }
}

fn paint_row(canvas: &Canvas, row: &Difference, scale: &Scale, (left, right): Point, y: f64) {
    let role = match row.verdict {
        Verdict::Better => Role::Contain,
        Verdict::Worse => Role::Attack,
        Verdict::Open | Verdict::Identical => Role::Muted,
    };
    canvas.text((left - 14.0, y), &cut(&row.name, 12.5, left - 22.0), 12.5, Role::Ink, Hang::End);
    canvas.text((right + 14.0, y), &row.words, 12.0, role, Hang::Start);
    if row.low.is_finite() && row.high.is_finite() && row.verdict != Verdict::Identical {
        canvas.line(&[(scale.at(row.low), y), (scale.at(row.high), y)], role, 2.0);
        for end in [row.low, row.high] {
            canvas.line(&[(scale.at(end), y - 4.0), (scale.at(end), y + 4.0)], role, 1.4);
        }
    }
    let at = (scale.at(row.value), y);
    canvas.tip(format!("{}: {}", row.name, row.words));
    if matches!(row.verdict, Verdict::Better | Verdict::Worse) {
        canvas.look(Look::Edge).dot(at, 5.0, role);
    } else {
        canvas.dot(at, 4.4, role);
        canvas.dot(at, 2.6, Role::Paper);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testkit::{HOSTILE, check, frame};
    use super::*;

    fn row(name: &str, value: f64, half: f64, verdict: Verdict) -> Difference {
        Difference {
            name: name.into(),
            value,
            low: value - half,
            high: value + half,
            verdict,
            words: "-3 [-4, -2]".into(),
        }
    }

    fn sides() -> Sides {
        Sides { better: "better".into(), worse: "worse".into() }
    }

    fn panel(less_is_better: bool, rows: Vec<Difference>) -> Panel {
        Panel { title: "Dwell".into(), measure: Measure::Hours, less_is_better, rows }
    }

    #[test]
    fn the_better_side_is_named_on_its_side_of_no_difference() {
        let x = |svg: &str, word: &str| {
            let line = svg.lines().find(|line| line.contains(word)).expect("both sides are named");
            super::super::testkit::numbers(line, " x=\"")[0]
        };
        for less in [true, false] {
            let rows = vec![row("b", -3.0, 1.0, Verdict::Better), row("c", 2.0, 9.0, Verdict::Open)];
            let svg = differences(&[panel(less, rows)], &sides(), &frame());
            check(&svg);
            assert_eq!(x(&svg, "better") < x(&svg, "worse"), less, "{svg}");
        }
    }

    #[test]
    fn unbounded_intervals_and_no_difference_are_drawn() {
        let rows = vec![row("one run", 3.0, f64::INFINITY, Verdict::Open), row(HOSTILE, 0.0, 0.0, Verdict::Identical)];
        check(&differences(&[panel(true, rows)], &sides(), &frame()));
        let far = vec![row("far", 900.0, 1.0, Verdict::Worse), row(&"long".repeat(80), 1.0, 0.5, Verdict::Worse)];
        check(&differences(&[panel(true, far.clone()), panel(false, far)], &sides(), &frame()));
    }
}
