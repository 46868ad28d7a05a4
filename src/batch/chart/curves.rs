//! The share of runs that has reached a moment, by time: a step curve a plan, its name at the end. Runs that end before
//! leave their curve below 100 %.

use super::scale::{Measure, Scale, spans_scales};
use super::{Series, cut, heading, looking};
use crate::report::chart::apart::spread;
use crate::report::chart::canvas::{Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit, text_width};

#[derive(Clone, Debug)]
pub struct Line {
    pub series: Series,
    /// Hours, and the share that has been reached by then (Kaplan-Meier).
    pub steps: Vec<(f64, f64)>,
    /// Hours after which no run was watched any more.
    pub last: f64,
    /// Beside the name.
    pub note: String,
}

impl Line {
    fn reached(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.1)
    }

    /// The time by which a share of all that was ever reached was reached.
    fn time(&self, share: f64) -> Option<f64> {
        let wanted = share * self.reached();
        self.steps.iter().find(|step| step.1 >= wanted - 1e-9).map(|step| step.0)
    }

    /// The median, or where that is at once a time that is not.
    fn middle(&self) -> Option<f64> {
        [0.5, 0.75, 0.9, 1.0].into_iter().filter_map(|share| self.time(share)).find(|time| *time > 0.0)
    }
}

#[derive(Clone, Debug)]
pub struct Curves {
    pub lines: Vec<Line>,
    /// Hours, and the words beside the line.
    pub target: Option<(f64, String)>,
    pub across: String,
    pub up: String,
}

/// Whether the time axis is logarithmic.
pub fn is_logarithmic(chart: &Curves) -> bool {
    range(chart).2
}

/// Where the time axis begins and ends, and whether it is logarithmic.
fn range(chart: &Curves) -> (f64, f64, bool) {
    let times = |share: f64| chart.lines.iter().filter_map(move |line| line.time(share));
    let longest = times(1.0).fold(0.0, f64::max);
    let most = times(0.98).fold(0.0, f64::max) * 1.12;
    // The last runs are worth the room unless they take most of it.
    let most = if most > longest * 0.66 { longest * 1.04 } else { most };
    let target = chart.target.iter().map(|target| target.0 * 1.1).find(|target| *target < 4.0 * most);
    let watched = chart.lines.iter().map(|line| line.last).fold(f64::INFINITY, f64::min);
    let most = if most > 0.0 { most.max(target.unwrap_or(0.0)) } else { watched };
    let middle = chart.lines.iter().filter_map(Line::middle).fold(f64::INFINITY, f64::min);
    if spans_scales(middle, most) {
        let first = times(0.02).filter(|time| *time > 0.0).fold(middle, f64::min);
        return (first / 1.5, longest * 1.3, true);
    }
    (0.0, most, false)
}

pub fn curves(chart: &Curves, frame: &Frame) -> String {
    const NAME: f64 = 12.5;
    let names =
        chart.lines.iter().map(|line| text_width(&line.series.name, NAME).min(190.0) + text_width(&line.note, NAME));
    let wide = names.fold(60.0, f64::max) + 12.0;
    let (left, right) = (52.0, frame.width - wide.min(frame.width * 0.45) - 22.0);
    let (top, bottom) = (44.0, 344.0);
    let (low, high, log) = range(chart);
    let across = if log {
        Scale::times(low, high, (left, right))
    } else {
        Scale::new(Measure::Hours, (low, high), (left, right), 90.0)
    };
    let up = Scale::new(Measure::Share, (0.0, 1.0), (bottom, top), 60.0);
    draw(frame, bottom + 44.0, |canvas| {
        heading(canvas, (8.0, 12.0), &chart.up, right);
        across.paint_across(canvas, top, bottom);
        up.paint_up(canvas, left, right);
        canvas.line(&[(left, bottom), (right, bottom)], Role::Muted, 1.0);
        canvas.text((right, bottom + 32.0), &fit(&chart.across, 11.5, right - left), 11.5, Role::Muted, Hang::End);
        if let Some((at, label)) = &chart.target
            && *at <= across.high()
        {
            let x = across.at(*at);
            canvas.look(Look::Dash).line(&[(x, top - 10.0), (x, bottom)], Role::Ink, 1.0);
            let start = x.min(right - text_width(label, 11.0));
            canvas.look(Look::Halo).text((start + 4.0, top - 14.0), label, 11.0, Role::Ink, Hang::Start);
        }
        let ends: Vec<(f64, &Line)> =
            chart.lines.iter().map(|line| (paint(canvas, line, (&across, &up), right), line)).collect();
        paint_names(canvas, ends, (right, frame.width), (top, bottom));
    })
}

/// Draws a curve and returns the height of its end.
fn paint(canvas: &Canvas, line: &Line, (across, up): (&Scale, &Scale), right: f64) -> f64 {
    let mut points: Vec<Point> = vec![(across.at(0.0), up.at(0.0))];
    let mut share = 0.0;
    for (time, reached) in line.steps.iter().filter(|step| step.0 <= across.high()) {
        let x = across.at(*time);
        points.push((x, up.at(share)));
        points.push((x, up.at(*reached)));
        share = *reached;
    }
    // Where every run of a plan had ended nothing more is known, unless all had got there.
    let known = if share >= 1.0 { right } else { across.at(line.last) };
    let y = up.at(share);
    points.push((known, y));
    points = thinned(&points);
    let tip = format!("{}: {}", line.series.name, line.note);
    looking(canvas, line.series.look).tip(tip).line(&points, line.series.role, 2.2);
    if let Some((time, _)) = line.steps.iter().find(|step| step.1 >= 0.5 - 1e-9).filter(|step| step.0 <= across.high())
    {
        canvas.look(Look::Edge).dot((across.at(*time), up.at(0.5)), 4.0, line.series.role);
    }
    if share < 1.0 {
        canvas.ring((known, y), 3.2, line.series.role, 1.6);
    }
    y
}

/// Without what falls on the same tenth of a pixel, or in the middle of a straight piece.
fn thinned(points: &[Point]) -> Vec<Point> {
    let rounded = |at: Point| ((at.0 * 2.0).round() / 2.0, (at.1 * 10.0).round() / 10.0);
    let mut out: Vec<Point> = Vec::new();
    for point in points.iter().map(|at| rounded(*at)) {
        if out.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = out[..]
            && (a.0 == b.0 && b.0 == point.0 || a.1 == b.1 && b.1 == point.1)
        {
            out.pop();
        }
        out.push(point);
    }
    out
}

fn paint_names(canvas: &Canvas, mut ends: Vec<(f64, &Line)>, (right, width): Point, bounds: Point) {
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<f64> = ends.iter().map(|end| end.0).collect();
    for ((from, line), at) in ends.iter().zip(spread(&wanted, 16.0, bounds)) {
        canvas.line(&[(right + 3.0, *from), (right + 10.0, at)], line.series.role, 1.0);
        let note = text_width(&line.note, 12.5);
        let name = cut(&line.series.name, 12.5, (width - right - 20.0 - note).clamp(40.0, 190.0));
        canvas.bold((right + 13.0, at), &format!("{name}{}", line.note), 12.5, line.series.role, Hang::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame, numbers};
    use super::*;

    fn chart(lines: &[(&str, &[(f64, f64)])]) -> Curves {
        let names: Vec<&str> = lines.iter().map(|line| line.0).collect();
        let names = series(&names, 0);
        let line =
            |(series, steps): (Series, Vec<(f64, f64)>)| Line { series, steps, last: 100.0, note: " 50 %".into() };
        Curves {
            lines: names.into_iter().zip(lines.iter().map(|line| line.1.to_vec())).map(line).collect(),
            target: Some((4.0, "target".into())),
            across: "hours".into(),
            up: "share".into(),
        }
    }

    #[test]
    fn names_at_the_end_keep_apart_however_close_the_curves() {
        let steps: &[(f64, f64)] = &[(1.0, 0.4), (3.0, 0.9)];
        let names = ["a", "b", "c", "d", HOSTILE, "very-long-".repeat(30).leak()];
        let svg = curves(&chart(&names.map(|name| (name, steps))), &frame());
        check(&svg);
        let labels: Vec<&str> = svg.lines().filter(|line| line.contains("font-size=\"12.5\"")).collect();
        let mut places: Vec<f64> = numbers(&labels.join("\n"), " y=\"");
        places.sort_by(f64::total_cmp);
        assert_eq!(places.len(), 6);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 15.0), "{places:?}");
    }

    #[test]
    fn a_plan_that_never_gets_there_stays_at_nought() {
        let svg = curves(&chart(&[("never", &[]), ("once", &[(2.0, 0.1)])]), &frame());
        check(&svg);
        assert_eq!(svg.matches("<circle").count(), 2, "open ends: {svg}");
        check(&curves(&chart(&[("never", &[])]), &frame()));
        check(&curves(&chart(&[("at once", &[(0.0, 1.0)])]), &frame()));
    }

    #[test]
    fn minutes_and_weeks_share_a_logarithmic_axis() {
        let tail: &[(f64, f64)] = &[(0.2, 0.3), (0.5, 0.6), (20.0, 0.8), (400.0, 0.97)];
        assert!(range(&chart(&[("tail", tail)])).2);
        assert!(!range(&chart(&[("short", &[(1.0, 0.5), (3.0, 1.0)])])).2);
        assert!(range(&chart(&[("most at once", &[(0.0, 0.6), (0.3, 0.8), (300.0, 1.0)])])).2);
        let svg = curves(&chart(&[("tail", tail)]), &frame());
        check(&svg);
        assert!(svg.contains(">15 min<") && svg.contains(">10 d<"), "{svg}");
    }
}
