//! How long it took, plan by plan: a box over the middle half of all runs, whiskers over nine tenths of them. Runs that
//! never got there count as longer than all others: a box may be open to the right.

use super::scale::{Measure, Scale, spans_scales};
use super::{Series, column, cut};
use crate::report::chart::canvas::{Area, Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit};

#[derive(Clone, Debug)]
pub struct BoxRow {
    pub series: Series,
    /// Hours by which 5, 25, 50, 75 and 95 of 100 runs were there; `None` = not that many ever were.
    pub quantiles: [Option<f64>; 5],
    /// At the right.
    pub words: String,
}

const ROW: f64 = 34.0;

pub fn boxes(rows: &[BoxRow], across: &str, frame: &Frame) -> String {
    let left = 22.0 + column(rows.iter().map(|row| row.series.name.as_str()), 12.5, (60.0, 190.0));
    let right = frame.width - 30.0 - column(rows.iter().map(|row| row.words.as_str()), 12.0, (90.0, 280.0));
    let (top, bottom) = (6.0, 6.0 + ROW * rows.len() as f64);
    let scale = scale(rows, (left, right));
    draw(frame, bottom + 44.0, |canvas| {
        scale.paint_across(canvas, top, bottom);
        canvas.text((right, bottom + 32.0), &fit(across, 11.5, right), 11.5, Role::Muted, Hang::End);
        for (number, row) in rows.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 14.0, y), &cut(&row.series.name, 12.5, left - 22.0), 12.5, Role::Ink, Hang::End);
            canvas.text((right + 20.0, y), &row.words, 12.0, Role::Ink, Hang::Start);
            paint(canvas, row, &scale, right, y);
        }
    })
}

fn scale(rows: &[BoxRow], pixels: Point) -> Scale {
    let all = || rows.iter().flat_map(|row| row.quantiles.into_iter().flatten());
    let most = all().fold(0.0, f64::max);
    let middle = rows.iter().filter_map(|row| row.quantiles[2..].iter().flatten().copied().find(|time| *time > 0.0));
    let middle = middle.fold(f64::INFINITY, f64::min);
    if spans_scales(middle, most) {
        let least = all().filter(|time| *time > 0.0).fold(middle, f64::min);
        return Scale::times(least / 1.5, most * 1.2, pixels);
    }
    Scale::new(Measure::Hours, (0.0, if most > 0.0 { most * 1.06 } else { 1.0 }), pixels, 90.0)
}

fn paint(canvas: &Canvas, row: &BoxRow, scale: &Scale, right: f64, y: f64) {
    let role = row.series.role;
    let [p5, p25, p50, p75, p95] = row.quantiles;
    let at = |time: f64| scale.at(time);
    canvas.tip(format!("{}: {}", row.series.name, row.words));
    if let Some(p5) = p5 {
        let known = p95.map_or(right, at);
        canvas.line(&[(at(p5), y), (known, y)], role, 1.6);
        if p95.is_none() {
            // Some never got there: the whisker has no end.
            canvas.shape(&[(right, y - 4.5), (right + 8.0, y), (right, y + 4.5)], role);
        }
    }
    if let Some(p25) = p25 {
        let to = p75.map_or(right, at).max(at(p25) + 1.5);
        canvas.look(Look::Edge).rect(Area::new(at(p25), y - 8.5, to, y + 8.5), role);
    }
    if let Some(p50) = p50 {
        canvas.line(&[(at(p50), y - 8.5), (at(p50), y + 8.5)], Role::Paper, 4.0);
        canvas.line(&[(at(p50), y - 11.0), (at(p50), y + 11.0)], Role::Ink, 1.8);
    }
    if p5.is_none() {
        canvas.text((right - 4.0, y), "\u{2014}", 12.0, Role::Muted, Hang::End);
    }
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame};
    use super::*;

    fn row(name: &str, quantiles: [Option<f64>; 5]) -> BoxRow {
        let series = series(&[name], 1).remove(0);
        BoxRow { series, quantiles, words: "median 3 h, 12 % never".into() }
    }

    #[test]
    fn what_never_came_leaves_the_box_open() {
        let full = row("full", [1.0, 2.0, 3.0, 4.0, 5.0].map(Some));
        let open = row("open", [Some(1.0), Some(2.0), None, None, None]);
        let never = row(HOSTILE, [None; 5]);
        let svg = boxes(&[full.clone(), open, never.clone()], "hours", &frame());
        check(&svg);
        assert_eq!(svg.matches("<polygon").count(), 1, "one whisker has no end: {svg}");
        check(&boxes(&[never], "hours", &frame()));
        let weeks = row("weeks", [0.1, 0.2, 0.3, 10.0, 400.0].map(Some));
        let svg = boxes(&[weeks, full], "hours", &frame());
        check(&svg);
        assert!(svg.contains(">15 min<"), "a logarithmic axis: {svg}");
    }
}
