//! How often targets are met: a group a target, a bar a plan, with its interval.

use super::scale::{Measure, Scale};
use super::{Series, column, cut};
use crate::report::chart::canvas::{Area, Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit};

#[derive(Clone, Debug)]
pub struct Bar {
    pub series: Series,
    pub share: Option<f64>,
    /// Wilson's.
    pub interval: Option<Point>,
    pub words: String,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    pub bars: Vec<Bar>,
}

const ROW: f64 = 24.0;
const HEAD: f64 = 28.0;
const GAP: f64 = 12.0;

pub fn shares(groups: &[Group], frame: &Frame) -> String {
    let bars = || groups.iter().flat_map(|group| &group.bars);
    let left = 22.0 + column(bars().map(|bar| bar.series.name.as_str()), 12.5, (60.0, 190.0));
    let right = frame.width - 24.0 - column(bars().map(|bar| bar.words.as_str()), 12.0, (90.0, 220.0));
    let height = |group: &Group| HEAD + ROW * group.bars.len() as f64 + GAP;
    let bottom: f64 = groups.iter().map(height).sum();
    let scale = Scale::new(Measure::Share, (0.0, 1.0), (left, right), 90.0);
    draw(frame, bottom + 22.0, |canvas| {
        scale.paint_across(canvas, HEAD - 4.0, bottom);
        let mut top = 0.0;
        for group in groups {
            let title = fit(&group.title, 13.0, frame.width - 16.0);
            canvas.look(Look::Halo).bold((8.0, top + 13.0), &title, 13.0, Role::Ink, Hang::Start);
            for (number, bar) in group.bars.iter().enumerate() {
                paint(canvas, bar, &scale, (left, right), top + HEAD + ROW * (number as f64 + 0.5));
            }
            top += height(group);
        }
    })
}

fn paint(canvas: &Canvas, bar: &Bar, scale: &Scale, (left, right): Point, y: f64) {
    canvas.text((left - 14.0, y), &cut(&bar.series.name, 12.5, left - 22.0), 12.5, Role::Ink, Hang::End);
    canvas.text((right + 14.0, y), &bar.words, 12.0, Role::Ink, Hang::Start);
    let Some(share) = bar.share else { return };
    canvas.tip(format!("{}: {}", bar.series.name, bar.words));
    canvas.rect(Area::new(left, y - 7.5, scale.at(share).max(left + 1.0), y + 7.5), bar.series.role);
    if let Some((low, high)) = bar.interval {
        let (low, high) = (scale.at(low), scale.at(high));
        canvas.line(&[(low, y), (high, y)], Role::Paper, 4.5);
        canvas.line(&[(low, y), (high, y)], Role::Ink, 1.6);
        for end in [low, high] {
            canvas.line(&[(end, y - 4.0), (end, y + 4.0)], Role::Ink, 1.6);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame, numbers};
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share() {
        let names = ["a", "b", HOSTILE];
        let bar = |(series, share): (Series, f64)| Bar {
            series,
            share: (share >= 0.0).then_some(share),
            interval: (share > 0.0).then_some((share * 0.9, (share * 1.1).min(1.0))),
            words: "61 % [57, 65]".into(),
        };
        let bars: Vec<Bar> = series(&names, 0).into_iter().zip([0.5, 1.0, -1.0]).map(bar).collect();
        let group = Group { title: "contain within 4 h".into(), bars };
        let svg = shares(&[group.clone(), group], &frame());
        check(&svg);
        let rects: Vec<&str> = svg.lines().filter(|line| line.starts_with("<rect")).collect();
        let widths = numbers(&rects.join("\n"), " width=\"");
        assert_eq!(widths.len(), 4, "a share that nobody knows has no bar");
        assert!((widths[1] - 2.0 * widths[0]).abs() < 0.2, "{widths:?}");
    }
}
