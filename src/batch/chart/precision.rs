//! How well a difference is known after so many replications: half the width of its interval, a curve a plan.

use super::scale::{Measure, Scale};
use super::{Series, cut, heading, looking};
use crate::report::chart::apart::spread;
use crate::report::chart::canvas::{Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit, text_width};

#[derive(Clone, Debug)]
pub struct Line {
    pub series: Series,
    /// Replications, and half the width of the interval.
    pub points: Vec<(f64, f64)>,
}

#[derive(Clone, Debug)]
pub struct Precision {
    pub lines: Vec<Line>,
    /// The half-width that was asked for, and its words.
    pub wanted: Option<(f64, String)>,
    pub measure: Measure,
    pub across: String,
    pub up: String,
}

pub fn precision(chart: &Precision, frame: &Frame) -> String {
    let names = chart.lines.iter().map(|line| text_width(&line.series.name, 12.5)).fold(60.0, f64::max).min(200.0);
    let (left, right, top, bottom) = (64.0, frame.width - names - 34.0, 30.0, 230.0);
    let all = || chart.lines.iter().flat_map(|line| line.points.iter().copied());
    let high =
        all().map(|point| point.1).chain(chart.wanted.iter().map(|wanted| wanted.0)).filter(|high| high.is_finite());
    let up = Scale::rounded(chart.measure, (0.0, high.fold(0.0, f64::max)), (bottom, top), 50.0);
    let count = all().map(|point| point.0).fold(0.0, f64::max);
    let across = Scale::new(Measure::Number, (0.0, count), (left, right), 100.0);
    draw(frame, bottom + 44.0, |canvas| {
        heading(canvas, (8.0, 10.0), &chart.up, right);
        across.paint_across(canvas, top, bottom);
        up.paint_up(canvas, left, right);
        canvas.text((right, bottom + 32.0), &fit(&chart.across, 11.5, right - left), 11.5, Role::Muted, Hang::End);
        if let Some((at, words)) = &chart.wanted {
            canvas.look(Look::Dash).line(&[(left, up.at(*at)), (right, up.at(*at))], Role::Ink, 1.0);
            canvas.look(Look::Halo).text((right - 4.0, up.at(*at) - 8.0), words, 11.0, Role::Ink, Hang::End);
        }
        let mut ends: Vec<(f64, &Line)> = Vec::new();
        for line in &chart.lines {
            let known = line.points.iter().filter(|point| point.1.is_finite());
            let points: Vec<Point> = known.map(|point| (across.at(point.0), up.at(point.1))).collect();
            let Some(last) = points.last().copied() else { continue };
            looking(canvas, line.series.look).tip(line.series.name.clone()).line(&points, line.series.role, 2.0);
            for point in &points {
                canvas.dot(*point, 2.6, line.series.role);
            }
            ends.push((last.1, line));
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted: Vec<f64> = ends.iter().map(|end| end.0).collect();
        for ((from, line), at) in ends.iter().zip(spread(&wanted, 16.0, (top, bottom))) {
            canvas.line(&[(right + 3.0, *from), (right + 10.0, at)], line.series.role, 1.0);
            let name = cut(&line.series.name, 12.5, names);
            canvas.bold((right + 13.0, at), &name, 12.5, line.series.role, Hang::Start);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame};
    use super::*;

    #[test]
    fn widths_that_nobody_knows_yet_are_left_out() {
        let line = |series: Series| Line { series, points: vec![(1.0, f64::INFINITY), (10.0, 4.0), (20.0, 3.0)] };
        let chart = Precision {
            lines: series(&["a", "b", HOSTILE], 0).into_iter().map(line).collect(),
            wanted: Some((1.0, "wanted".into())),
            measure: Measure::Hours,
            across: "replications".into(),
            up: "half-width".into(),
        };
        let svg = precision(&chart, &frame());
        check(&svg);
        assert_eq!(svg.matches("<circle").count(), 6, "{svg}");
        check(&precision(&Precision { lines: Vec::new(), wanted: None, ..chart }, &frame()));
    }
}
