//! Hosts over time: step curves with their names at the end.

use super::apart::spread;
use super::axis::{Axis, TICKS_HEIGHT};
use super::canvas::{Canvas, Hang, Point, draw};
use super::palette::Role;
use super::svg::{Frame, Look, text_width};
use crate::base::{SimSpan, SimTime};
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct Curve<T = String> {
    pub name: T,
    pub role: Role,
    /// Value from each moment on, in time order; 0 before the first.
    pub steps: Vec<(SimTime, u64)>,
    pub look: Option<Look>,
}

#[derive(Clone, Debug)]
pub struct Moment<T = String> {
    pub at: SimTime,
    pub label: T,
}

impl<T> Curve<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Curve {
        Curve { name: say(&self.name), role: self.role, steps: self.steps.clone(), look: self.look }
    }
}

impl<T> Moment<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Moment {
        Moment { at: self.at, label: say(&self.label) }
    }
}

pub fn hosts(curves: &[Curve], moments: &[Moment], end: SimTime, clock: &Clock, frame: &Frame) -> String {
    let names = curves.iter().map(|curve| text_width(&end_label(curve), 12.0)).fold(60.0, f64::max);
    let (left, right) = (52.0, frame.width - names - 24.0);
    let axis = Axis::new(&interesting(curves, moments, end), left, right);
    let lines = moment_levels(moments, &axis, frame.width);
    let top = 20.0 + 15.0 * lines.iter().map(|line| line.2 + 1).max().unwrap_or(0) as f64;
    let bottom = top + 210.0;
    let most = curves.iter().flat_map(|curve| &curve.steps).map(|step| step.1).max().unwrap_or(1).max(1);
    let step = nice_step(most);
    let ceiling = most.div_ceil(step) * step;
    let y = |value: u64| bottom - (bottom - top) * value as f64 / ceiling as f64;
    draw(frame, bottom + TICKS_HEIGHT, |canvas| {
        axis.paint(canvas, clock, top, bottom);
        for value in (0..=ceiling).step_by(step as usize) {
            canvas.line(&[(left, y(value)), (right, y(value))], Role::Rule, 1.0);
            canvas.text((left - 8.0, y(value)), &thousands(value), 11.0, Role::Muted, Hang::End);
        }
        for (moment, x, level) in &lines {
            canvas.look(Look::Dash).line(&[(*x, top - 12.0 - 15.0 * *level as f64), (*x, bottom)], Role::Ink, 1.0);
            let start = label_start(moment, *x, frame.width);
            let at = (start, top - 10.0 - 15.0 * *level as f64);
            canvas.look(Look::Halo).text(at, &moment.label, 11.0, Role::Ink, Hang::Start);
        }
        for curve in curves {
            paint_curve(canvas, curve, &axis, &y);
        }
        paint_ends(canvas, curves, right, &y, (top, bottom));
    })
}

fn interesting(curves: &[Curve], moments: &[Moment], end: SimTime) -> Vec<SimTime> {
    let steps = curves.iter().flat_map(|curve| curve.steps.iter().map(|step| step.0));
    let mut times: Vec<SimTime> = steps.chain(moments.iter().map(|moment| moment.at)).collect();
    times.extend(outlook(&times, end));
    times
}

/// Where to stop: soon after the last change, for weeks in which nothing happens tell nothing.
pub fn outlook(times: &[SimTime], end: SimTime) -> Option<SimTime> {
    let (first, last) = (times.iter().min()?, times.iter().max()?);
    Some(end.min(*last + SimSpan((*last - *first).0 / 8)))
}

fn paint_curve(canvas: &Canvas, curve: &Curve, axis: &Axis, y: &dyn Fn(u64) -> f64) {
    let mut points: Vec<Point> = vec![(axis.left(), y(0))];
    let mut last = 0;
    for (at, value) in thinned(&curve.steps, axis) {
        let x = axis.x(at);
        points.push((x, y(last)));
        points.push((x, y(value)));
        last = value;
    }
    points.push((axis.right(), y(last)));
    if let Some(look) = curve.look {
        canvas.look(look);
    }
    canvas.tip(end_label(curve)).line(&points, curve.role, 2.2);
}

/// At most three steps a pixel: what a column of pixels begins with, its highest, and what it ends with.
fn thinned(steps: &[(SimTime, u64)], axis: &Axis) -> Vec<(SimTime, u64)> {
    let mut out: Vec<(SimTime, u64)> = Vec::new();
    let column = |at: SimTime| (axis.x(at) * 2.0) as i64;
    for chunk in steps.chunk_by(|a, b| column(a.0) == column(b.0)) {
        let highest = chunk.iter().max_by_key(|step| step.1).expect("a chunk is not empty");
        let last = chunk.last().expect("a chunk is not empty");
        out.push(*highest);
        if last != highest {
            out.push((highest.0.max(last.0), last.1));
        }
    }
    out
}

fn end_label(curve: &Curve) -> String {
    format!("{} {}", curve.name, thousands(curve.steps.last().map_or(0, |step| step.1)))
}

/// Names at the right end, pushed apart where values are close.
fn paint_ends(canvas: &Canvas, curves: &[Curve], right: f64, y: &dyn Fn(u64) -> f64, (top, bottom): Point) {
    let mut ends: Vec<(f64, &Curve)> =
        curves.iter().map(|curve| (y(curve.steps.last().map_or(0, |step| step.1)), curve)).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<f64> = ends.iter().map(|end| end.0).collect();
    for ((from, curve), at) in ends.iter().zip(spread(&wanted, 15.0, (top, bottom))) {
        canvas.line(&[(right, *from), (right + 8.0, at)], curve.role, 1.0);
        canvas.bold((right + 11.0, at), &end_label(curve), 12.0, curve.role, Hang::Start);
    }
}

fn label_start(moment: &Moment, x: f64, width: f64) -> f64 {
    (x + 4.0).min(width - text_width(&moment.label, 11.0) - 4.0)
}

/// Moments with their pixel and a level on which their label is free.
fn moment_levels<'a>(moments: &'a [Moment], axis: &Axis, width: f64) -> Vec<(&'a Moment, f64, usize)> {
    // From the right, so that a line ends below the labels to its left.
    let mut starts: Vec<f64> = Vec::new();
    let mut sorted: Vec<&Moment> = moments.iter().collect();
    sorted.sort_by_key(|moment| std::cmp::Reverse(moment.at));
    let mut out = Vec::new();
    for moment in sorted {
        let x = axis.x(moment.at);
        let start = label_start(moment, x, width);
        let end = start + text_width(&moment.label, 11.0);
        let level = starts.iter().rposition(|taken| *taken < end + 8.0).map_or(0, |level| level + 1);
        if level == starts.len() {
            starts.push(f64::MAX);
        }
        starts[level] = start.min(x);
        out.push((moment, x, level));
    }
    out
}

fn nice_step(most: u64) -> u64 {
    let mut scale = 1;
    loop {
        for factor in [1, 2, 5] {
            if most <= 5 * factor * scale {
                return factor * scale;
            }
        }
        scale *= 10;
    }
}

/// `12,500`
pub fn thousands(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_are_grouped() {
        assert_eq!((thousands(1), thousands(1_234_567)), ("1".into(), "1,234,567".into()));
    }
}
