//! What the outcome depends on: a row a factor, one bar or two (alone, and together with others), with intervals.

use super::scale::{Measure, Scale};
use super::{column, cut, heading};
use crate::report::chart::canvas::{Area, Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, text_width};

#[derive(Clone, Debug)]
pub struct Index {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

#[derive(Clone, Debug)]
pub struct Factor {
    pub name: String,
    /// As many as there are kinds.
    pub bars: Vec<Index>,
    pub words: String,
}

/// Morris' mu* has one kind, Sobol's first and total index are two.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    pub kinds: Vec<String>,
    pub measure: Measure,
    pub across: String,
    /// The most important first.
    pub factors: Vec<Factor>,
}

const ROLES: [Role; 2] = [Role::Detect, Role::Wait];

pub fn sensitivity(chart: &Sensitivity, frame: &Frame) -> String {
    let kinds = chart.kinds.len().min(ROLES.len());
    let row = 12.0 + 15.0 * kinds as f64;
    let left = 22.0 + column(chart.factors.iter().map(|factor| factor.name.as_str()), 12.5, (60.0, 240.0));
    let right =
        frame.width - 24.0 - column(chart.factors.iter().map(|factor| factor.words.as_str()), 12.0, (60.0, 240.0));
    let (top, bottom) = (44.0, 44.0 + row * chart.factors.len() as f64);
    let bars = || chart.factors.iter().flat_map(|factor| &factor.bars);
    let ends = bars().flat_map(|bar| [bar.low, bar.value, bar.high]).filter(|end| end.is_finite());
    let (least, most) = ends.fold((0.0, 0.0), |(least, most): Point, end| (least.min(end), most.max(end)));
    let scale = Scale::rounded(chart.measure, (least, most), (left, right), 90.0);
    draw(frame, bottom + 26.0, |canvas| {
        heading(canvas, (8.0, 10.0), &chart.across, frame.width - 16.0);
        let mut x = 8.0;
        for (kind, role) in chart.kinds.iter().zip(ROLES).filter(|_| kinds > 1) {
            canvas.rect(Area::new(x, 22.0, x + 12.0, 34.0), role);
            canvas.text((x + 17.0, 28.0), kind, 11.5, Role::Ink, Hang::Start);
            x += 17.0 + text_width(kind, 11.5) + 16.0;
        }
        scale.paint_across(canvas, top, bottom);
        for (number, factor) in chart.factors.iter().enumerate() {
            let middle = top + row * (number as f64 + 0.5);
            canvas.text((left - 14.0, middle), &cut(&factor.name, 12.5, left - 22.0), 12.5, Role::Ink, Hang::End);
            canvas.text((right + 14.0, middle), &factor.words, 12.0, Role::Ink, Hang::Start);
            for (kind, (bar, role)) in factor.bars.iter().zip(ROLES).enumerate() {
                let y = middle + 15.0 * (kind as f64 - (kinds as f64 - 1.0) / 2.0);
                canvas.tip(format!("{}: {}", factor.name, factor.words));
                paint(canvas, bar, role, &scale, y);
            }
        }
        canvas.line(&[(scale.at(0.0), top), (scale.at(0.0), bottom)], Role::Ink, 1.2);
    })
}

fn paint(canvas: &Canvas, bar: &Index, role: Role, scale: &Scale, y: f64) {
    let (zero, value) = (scale.at(0.0), scale.at(bar.value));
    canvas.rect(Area::new(zero.min(value), y - 5.5, zero.max(value), y + 5.5), role);
    if bar.low.is_finite() && bar.high.is_finite() {
        let (low, high) = (scale.at(bar.low), scale.at(bar.high));
        canvas.line(&[(low, y), (high, y)], Role::Paper, 4.0);
        canvas.line(&[(low, y), (high, y)], Role::Ink, 1.4);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testkit::{HOSTILE, check, frame};
    use super::*;

    #[test]
    fn one_or_two_bars_a_factor() {
        let bar = |value: f64| Index { value, low: value - 0.1, high: value + 0.1 };
        for kinds in [1, 2] {
            let factor = |(name, value): (&str, f64)| Factor {
                name: name.into(),
                bars: vec![bar(value); kinds],
                words: "0.4 [0.3, 0.5]".into(),
            };
            let factors = [("wards", 0.6), (HOSTILE, 0.0), (&*"long".repeat(80), -0.05)].map(factor).to_vec();
            let chart = Sensitivity {
                kinds: vec!["alone".into(), "with others".into()][..kinds].to_vec(),
                measure: Measure::Share,
                across: "share of the variance".into(),
                factors,
            };
            let svg = sensitivity(&chart, &frame());
            check(&svg);
            let rects = svg.matches("<rect").count();
            assert_eq!(rects, if kinds == 1 { 3 } else { 8 }, "{svg}");
        }
    }
}
