//! Orders over real time: each bar waits, by cause, and then is at work.

use super::axis::{Axis, TICKS_HEIGHT};
use super::canvas::{Area, Canvas, Hang, draw};
use super::delays::PARTS;
use super::legend::{self, Key, Mark};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::{SimSpan, SimTime};
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct GanttBar<T = String> {
    pub name: T,
    pub from: SimTime,
    /// Lengths in the order of `delays::PARTS`; they follow each other from `from` on.
    pub parts: [SimSpan; 7],
    /// Not ended by the end of the run.
    pub open: bool,
}

impl<T> GanttBar<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> GanttBar {
        GanttBar { name: say(&self.name), from: self.from, parts: self.parts, open: self.open }
    }
    fn total(&self) -> SimSpan {
        self.parts.iter().fold(SimSpan::ZERO, |sum, part| sum + *part)
    }
    /// Begin and end of each part that took time.
    fn pieces(&self) -> Vec<(usize, SimTime, SimTime)> {
        let mut at = self.from;
        let mut out = Vec::new();
        for (part, span) in self.parts.iter().enumerate().filter(|(_, span)| span.0 > 0) {
            out.push((part, at, at + *span));
            at = at + *span;
        }
        out
    }
}

const ROW: f64 = 26.0;

pub fn gantt(bars: &[GanttBar], words: &[String; 7], clock: &Clock, frame: &Frame) -> String {
    let left = 22.0 + bars.iter().map(|bar| text_width(&bar.name, 12.0)).fold(90.0, f64::max).min(260.0);
    let totals = bars.iter().map(|bar| text_width(&clock.span(bar.total()), 11.5)).fold(40.0, f64::max) * 1.08;
    let axis = Axis::new(&moments(bars), left, frame.width - totals - 22.0);
    let used = (0..7).filter(|part| bars.iter().any(|bar| bar.parts[*part].0 > 0));
    let keys: Vec<Key> = used.map(|part| Key { mark: look(part), word: &words[part] }).collect();
    let top = legend::height(&keys, frame.width) + 6.0;
    let bottom = top + ROW * bars.len() as f64;
    draw(frame, bottom + TICKS_HEIGHT, |canvas| {
        legend::paint(canvas, &keys, frame.width);
        for number in (0..bars.len()).step_by(2) {
            let y = top + ROW * number as f64;
            canvas.rect(Area::new(0.0, y, frame.width, y + ROW), Role::Lane);
        }
        axis.paint(canvas, clock, top, bottom);
        for (number, bar) in bars.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 10.0, y), &fit(&bar.name, 12.0, left - 16.0), 12.0, Role::Ink, Hang::End);
            paint_bar(canvas, bar, &axis, y, words, clock);
            let total = clock.span(bar.total());
            canvas.bold((frame.width - 6.0, y), &total, 11.5, Role::Ink, Hang::End);
        }
    })
}

/// Waits are thin and work is thick, so that both can be told apart in grey.
fn look(part: usize) -> Mark {
    if part == 6 { Mark::Solid(PARTS[part]) } else { Mark::Thin(PARTS[part]) }
}

fn moments(bars: &[GanttBar]) -> Vec<SimTime> {
    bars.iter().flat_map(|bar| std::iter::once(bar.from).chain(bar.pieces().into_iter().map(|piece| piece.2))).collect()
}

fn paint_bar(canvas: &Canvas, bar: &GanttBar, axis: &Axis, y: f64, words: &[String; 7], clock: &Clock) {
    let mut end = axis.x(bar.from);
    for (part, from, to) in bar.pieces() {
        let (left, right) = (axis.x(from), axis.x(to).max(axis.x(from) + 1.5));
        let half = if part == 6 { 8.5 } else { 4.5 };
        canvas.tip(clock.labelled(&words[part], to - from));
        // The outline would cover a sliver.
        if right - left > 4.0 {
            canvas.look(Look::Edge);
        }
        canvas.rect(Area::new(left, y - half, right, y + half), PARTS[part]);
        end = right;
    }
    if bar.open {
        canvas.shape(&[(end + 7.0, y), (end, y - 5.0), (end, y + 5.0)], Role::Ink);
    }
}
