//! From first compromise to stopped, part by part: each part begins where the one before it ended. Dwell and containment
//! have scales of their own, for weeks and minutes do not fit on one.

use super::canvas::{Area, Canvas, Hang, draw};
use super::delays::round_step;
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimSpan;
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct Stage<T = String> {
    pub title: T,
    pub parts: Vec<Part<T>>,
}

#[derive(Clone, Debug)]
pub struct Part<T = String> {
    pub name: T,
    pub span: SimSpan,
    pub role: Role,
    /// It had not ended when the run did.
    pub open: bool,
}

impl<T> Stage<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Stage {
        let part = |part: &Part<T>| Part { name: say(&part.name), span: part.span, role: part.role, open: part.open };
        Stage { title: say(&self.title), parts: self.parts.iter().map(part).collect() }
    }
    fn total(&self) -> i64 {
        self.parts.iter().map(|part| part.span.0).sum::<i64>().max(1)
    }
}

const ROW: f64 = 26.0;
const HEAD: f64 = 26.0;
const TICKS: f64 = 28.0;
/// Bold letters are wider than those that the table of advances measures.
const BOLD: f64 = 1.08;

pub fn waterfall(stages: &[Stage], clock: &Clock, frame: &Frame) -> String {
    let names = stages.iter().flat_map(|stage| &stage.parts).map(|part| text_width(&part.name, 12.0));
    let left = 24.0 + names.fold(90.0, f64::max).min(280.0);
    let height = |stage: &Stage| HEAD + ROW * stage.parts.len() as f64 + TICKS;
    let spans = stages.iter().flat_map(|stage| &stage.parts).map(|part| text_width(&clock.span(part.span), 12.0));
    let right = frame.width - 24.0 - BOLD * spans.fold(50.0, f64::max);
    let mut y = 2.0;
    draw(frame, y + stages.iter().map(height).sum::<f64>(), |canvas| {
        for stage in stages {
            let title = fit(&stage.title, 12.5, frame.width - 20.0);
            canvas.bold((10.0, y + 12.0), &title, 12.5, Role::Ink, Hang::Start);
            paint_stage(canvas, stage, (left, right), y + HEAD, clock);
            y += height(stage);
        }
    })
}

fn paint_stage(canvas: &Canvas, stage: &Stage, (left, right): (f64, f64), top: f64, clock: &Clock) {
    let total = stage.total();
    let bottom = top + ROW * stage.parts.len() as f64;
    let x = |millis: i64| left + (right - left) * millis as f64 / total as f64;
    let mut free = f64::MIN;
    for mark in (0..=total).step_by(round_step(total) as usize) {
        canvas.line(&[(x(mark), top), (x(mark), bottom + 3.0)], Role::Rule, 1.0);
        let word = if mark == 0 { "0".into() } else { clock.span(SimSpan(mark)) };
        let half = text_width(&word, 11.0) / 2.0;
        if x(mark) - half > free + 6.0 {
            canvas.text((x(mark), bottom + 12.0), &word, 11.0, Role::Muted, Hang::Middle);
            free = x(mark) + half;
        }
    }
    let mut from = 0;
    for (number, part) in stage.parts.iter().enumerate() {
        let y = top + ROW * (number as f64 + 0.5);
        let to = from + part.span.0;
        canvas.text((left - 10.0, y), &fit(&part.name, 12.0, left - 18.0), 12.0, Role::Ink, Hang::End);
        let area = Area::new(x(from), y - 9.0, x(to).max(x(from) + 2.0), y + 9.0);
        canvas.tip(clock.labelled(&part.name, part.span)).rect(area, part.role);
        if number + 1 < stage.parts.len() {
            canvas.look(Look::Dot).line(&[(x(to), y + 9.0), (x(to), y + ROW - 9.0)], Role::Muted, 1.2);
        }
        let mut end = area.right;
        if part.open {
            canvas.shape(&[(end + 9.0, y), (end, y - 9.0), (end, y + 9.0)], part.role);
            end += 9.0;
        }
        canvas.look(Look::Halo).bold((end + 6.0, y), &clock.span(part.span), 12.0, Role::Ink, Hang::Start);
        from = to;
    }
}
