//! A scale with round ticks for hours, shares and numbers; logarithmic where times range over days and minutes.

use crate::batch::summary::number;
use crate::report::chart::canvas::{Canvas, Hang, Point};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::text_width;

/// What a scale measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Hours,
    Share,
    /// Share differences: 0.1 is 10 points.
    Points,
    Number,
    /// A number without fractions.
    Count,
}

#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    /// Pixels of `low` and `high`.
    from: f64,
    to: f64,
    step: f64,
    measure: Measure,
    log: bool,
}

const MINUTE: f64 = 1.0 / 60.0;
const DAY: f64 = 24.0;
/// Hours of a tick.
const TIMES: [f64; 18] = [
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    1.0,
    2.0,
    3.0,
    6.0,
    12.0,
    DAY,
    2.0 * DAY,
    5.0 * DAY,
    10.0 * DAY,
    30.0 * DAY,
    90.0 * DAY,
    360.0 * DAY,
];
/// Hours of a tick of a logarithmic scale.
const LOG_TIMES: [f64; 12] = [
    MINUTE,
    5.0 * MINUTE,
    15.0 * MINUTE,
    1.0,
    4.0,
    12.0,
    DAY,
    3.0 * DAY,
    10.0 * DAY,
    30.0 * DAY,
    100.0 * DAY,
    365.0 * DAY,
];
const SIZE: f64 = 11.0;

impl Scale {
    /// From `low` to `high` between two pixels, ticks about `apart` pixels from each other.
    pub fn new(measure: Measure, (low, high): (f64, f64), (from, to): Point, apart: f64) -> Scale {
        let low = if low.is_finite() { low } else { 0.0 };
        let high = if high.is_finite() && high > low { high } else { low + smallest(measure) };
        let ticks = ((to - from).abs() / apart).max(1.0);
        let step = round_step(measure, (high - low) / ticks);
        Scale { low, high, from, to, step, measure, log: false }
    }

    /// The same, but ends on ticks.
    pub fn rounded(measure: Measure, (low, high): (f64, f64), pixels: Point, apart: f64) -> Scale {
        let scale = Scale::new(measure, (low, high), pixels, apart);
        let low = (scale.low / scale.step).floor() * scale.step;
        let high = (scale.high / scale.step - 1e-9).ceil() * scale.step;
        // What hardly varies still has a range.
        Scale { low, high: high.max(low + scale.step), ..scale }
    }

    /// Times on a logarithmic scale; what is shorter than `low` stands at its end.
    pub fn times(low: f64, high: f64, (from, to): Point) -> Scale {
        let low = low.max(MINUTE);
        Scale { low, high: high.max(2.0 * low), from, to, step: 0.0, measure: Measure::Hours, log: true }
    }

    /// The pixel of a value; what lies outside stands at the end.
    pub fn at(&self, value: f64) -> f64 {
        let value = value.clamp(self.low, self.high);
        let share = if self.log {
            libm::log(value / self.low) / libm::log(self.high / self.low)
        } else {
            (value - self.low) / (self.high - self.low)
        };
        self.from + share * (self.to - self.from)
    }

    pub fn high(&self) -> f64 {
        self.high
    }

    /// Values and words.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        if self.log {
            let inside = |time: &f64| (self.low - 1e-9..=self.high + 1e-9).contains(time);
            return LOG_TIMES.into_iter().filter(inside).map(|time| (time, hour_tick(time, time))).collect();
        }
        let first = (self.low / self.step - 1e-9).ceil() as i64;
        let last = (self.high / self.step + 1e-9).floor() as i64;
        (first..=last)
            .take(60)
            .map(|at| at as f64 * self.step)
            .map(|value| (value, tick(self.measure, value, self.step)))
            .collect()
    }

    /// Grid and labels of a scale from left to right.
    pub fn paint_across(&self, canvas: &Canvas, top: f64, bottom: f64) {
        let mut end = f64::MIN;
        for (value, label) in self.ticks() {
            let (x, half) = (self.at(value), text_width(&label, SIZE) / 2.0);
            if x - half < end + 8.0 {
                continue;
            }
            end = x + half;
            canvas.line(&[(x, top), (x, bottom)], Role::Rule, 1.0);
            canvas.text((x, bottom + 13.0), &label, SIZE, Role::Muted, Hang::Middle);
        }
    }

    /// Grid and labels of a scale from bottom to top.
    pub fn paint_up(&self, canvas: &Canvas, left: f64, right: f64) {
        for (value, label) in self.ticks() {
            let y = self.at(value);
            canvas.line(&[(left, y), (right, y)], Role::Rule, 1.0);
            canvas.text((left - 8.0, y), &label, SIZE, Role::Muted, Hang::End);
        }
    }
}

/// A range for what does not vary.
fn smallest(measure: Measure) -> f64 {
    match measure {
        Measure::Hours => MINUTE,
        Measure::Share | Measure::Points => 0.01,
        Measure::Number | Measure::Count => 1.0,
    }
}

/// The smallest round step that is no less.
fn round_step(measure: Measure, least: f64) -> f64 {
    if measure == Measure::Hours
        && least >= MINUTE / 2.0
        && let Some(step) = TIMES.into_iter().find(|step| *step >= least)
    {
        return step;
    }
    let least = if measure == Measure::Count { least.max(1.0) } else { least };
    let scale = libm::pow(10.0, libm::floor(libm::log10(least.max(1e-12))));
    [1.0, 2.0, 5.0].into_iter().map(|factor| factor * scale).find(|step| *step >= least * 0.999).unwrap_or(10.0 * scale)
}

fn tick(measure: Measure, value: f64, step: f64) -> String {
    match measure {
        Measure::Hours => hour_tick(value, step),
        Measure::Share => format!("{} %", plain(value * 100.0, step * 100.0)),
        Measure::Points => plain(value * 100.0, step * 100.0),
        Measure::Number | Measure::Count => plain(value, step),
    }
}

fn hour_tick(hours: f64, step: f64) -> String {
    if hours == 0.0 {
        return "0".into();
    }
    if step < 1.0 - 1e-9 {
        return format!("{} min", plain(hours * 60.0, step * 60.0));
    }
    if step < DAY { format!("{} h", plain(hours, step)) } else { format!("{} d", plain(hours / DAY, step / DAY)) }
}

/// With as many decimals as the step has.
fn plain(value: f64, step: f64) -> String {
    let decimals = if step >= 0.999 { 0 } else { (-libm::floor(libm::log10(step) + 1e-9)) as usize };
    if decimals == 0 {
        return minus(&number(value.round()));
    }
    minus(&format!("{value:.decimals$}"))
}

/// Whether times range so far that a straight axis would show one step: the slow runs take fifty times as long as the
/// fastest plan does in its middle.
pub fn spans_scales(middle: f64, most: f64) -> bool {
    middle > 0.0 && middle.is_finite() && middle * 50.0 < most
}

/// With a minus sign instead of a hyphen.
pub fn minus(text: &str) -> String {
    text.replacen('-', "\u{2212}", usize::from(text.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: &Scale) -> Vec<String> {
        scale.ticks().into_iter().map(|tick| tick.1).collect()
    }

    #[test]
    fn ticks_are_round_in_the_unit_of_what_is_measured() {
        let of = |measure, low, high| labels(&Scale::new(measure, (low, high), (0.0, 500.0), 100.0));
        assert_eq!(of(Measure::Hours, 0.0, 2.4), ["0", "30 min", "60 min", "90 min", "120 min"]);
        assert_eq!(of(Measure::Hours, 0.0, 13.0), ["0", "3 h", "6 h", "9 h", "12 h"]);
        assert_eq!(of(Measure::Hours, 0.0, 400.0), ["0", "5 d", "10 d", "15 d"]);
        assert_eq!(of(Measure::Share, 0.0, 1.0), ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]);
        assert_eq!(of(Measure::Points, -0.2, 0.1), ["\u{2212}20", "\u{2212}10", "0", "10"]);
        assert_eq!(of(Measure::Number, 0.0, 12_500.0), ["0", "5,000", "10,000"]);
        assert_eq!(of(Measure::Count, 0.0, 1.0), ["0", "1"]);
        assert_eq!(of(Measure::Number, 0.0, 0.3), ["0.0", "0.1", "0.2", "0.3"]);
        assert_eq!(
            labels(&Scale::times(0.01, 48.0, (0.0, 1.0))),
            ["1 min", "5 min", "15 min", "1 h", "4 h", "12 h", "1 d"]
        );
    }

    #[test]
    fn any_range_makes_a_scale() {
        for (low, high) in [(0.0, 0.0), (5.0, 5.0), (f64::NAN, f64::INFINITY), (0.0, 1e-9), (-3e12, 4e12)] {
            for measure in [Measure::Hours, Measure::Share, Measure::Points, Measure::Number, Measure::Count] {
                let scale = Scale::rounded(measure, (low, high), (10.0, 300.0), 60.0);
                let ticks = scale.ticks();
                assert!(!ticks.is_empty() && ticks.len() < 30, "{measure:?} {low} {high} {ticks:?}");
                assert!(ticks.iter().all(|tick| (9.9..=300.1).contains(&scale.at(tick.0))), "{measure:?} {low} {high}");
            }
        }
    }

    #[test]
    fn a_logarithmic_scale_keeps_ratios() {
        let scale = Scale::times(1.0, 100.0, (0.0, 200.0));
        assert!((scale.at(10.0) - 100.0).abs() < 1e-9);
        assert_eq!(scale.at(0.0), 0.0);
    }
}
