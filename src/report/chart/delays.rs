//! Where the time went: a bar for each group of orders, made of its waits and its work.

use super::canvas::{Area, Canvas, Hang, draw};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimSpan;
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct DelayBar<T = String> {
    pub name: T,
    /// Mean of an order, in the order of `PARTS`.
    pub parts: [SimSpan; 7],
}

impl<T> DelayBar<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> DelayBar {
        DelayBar { name: say(&self.name), parts: self.parts }
    }
}

/// Colours of approval, off shift, queue, skill, tool, travel, work.
pub const PARTS: [Role; 7] =
    [Role::Wait, Role::Night, Role::Recover, Role::Attack, Role::Muted, Role::Detect, Role::Contain];

const ROW: f64 = 30.0;

pub fn delays(bars: &[DelayBar], words: &[String; 7], clock: &Clock, frame: &Frame) -> String {
    let used: Vec<usize> = (0..7).filter(|part| bars.iter().any(|bar| bar.parts[*part].0 > 0)).collect();
    let left = 24.0 + bars.iter().map(|bar| text_width(&bar.name, 12.5)).fold(90.0, f64::max).min(250.0);
    let totals = bars.iter().map(|bar| text_width(&clock.span(SimSpan(total(bar))), 12.0)).fold(60.0, f64::max);
    let right = frame.width - 14.0 - 1.08 * totals;
    let longest = bars.iter().map(total).max().unwrap_or(1).max(1);
    let top = 34.0;
    let bottom = top + ROW * bars.len() as f64;
    draw(frame, bottom + 26.0, |canvas| {
        paint_legend(canvas, &used, words);
        let step = round_step(longest);
        for mark in (0..=longest).step_by(step as usize) {
            let x = left + (right - left) * mark as f64 / longest as f64;
            canvas.line(&[(x, top), (x, bottom)], Role::Rule, 1.0);
            let words = if mark == 0 { "0".into() } else { clock.span(SimSpan(mark)) };
            canvas.text((x, bottom + 13.0), &words, 11.0, Role::Muted, Hang::Middle);
        }
        for (number, bar) in bars.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 12.0, y), &fit(&bar.name, 12.5, left - 20.0), 12.5, Role::Ink, Hang::End);
            let mut from = 0;
            for part in &used {
                let (start, end) = (from, from + bar.parts[*part].0);
                from = end;
                let x = |millis: i64| left + (right - left) * millis as f64 / longest as f64;
                paint_part(
                    canvas,
                    Area::new(x(start), y - 9.5, x(end), y + 9.5),
                    *part,
                    (bar.parts[*part], &words[*part]),
                    clock,
                );
            }
            let x = left + (right - left) * total(bar) as f64 / longest as f64;
            canvas.look(Look::Halo).bold((x + 6.0, y), &clock.span(SimSpan(total(bar))), 12.0, Role::Ink, Hang::Start);
        }
    })
}

fn total(bar: &DelayBar) -> i64 {
    bar.parts.iter().map(|part| part.0).sum()
}

fn paint_part(canvas: &Canvas, area: Area, part: usize, (span, word): (SimSpan, &str), clock: &Clock) {
    if area.right - area.left < 0.4 {
        return;
    }
    canvas.tip(clock.labelled(word, span)).look(Look::Edge).rect(area, PARTS[part]);
    let text = clock.span(span);
    if text_width(&text, 11.0) + 8.0 < area.right - area.left {
        let middle = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        canvas.text(middle, &text, 11.0, Role::Paper, Hang::Middle);
    }
}

fn paint_legend(canvas: &Canvas, used: &[usize], words: &[String; 7]) {
    let (mut x, y) = (10.0, 14.0);
    for part in used {
        canvas.rect(Area::new(x, y - 6.0, x + 12.0, y + 6.0), PARTS[*part]);
        canvas.text((x + 17.0, y), &words[*part], 11.5, Role::Ink, Hang::Start);
        x += 17.0 + text_width(&words[*part], 11.5) + 16.0;
    }
}

/// A round step that gives at most five marks.
pub fn round_step(longest: i64) -> i64 {
    const MINUTES: [i64; 16] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440, 2_880, 5_760, 10_080, 20_160, 40_320];
    MINUTES.into_iter().map(|minutes| minutes * 60_000).find(|step| longest / step <= 5).unwrap_or(longest)
}
