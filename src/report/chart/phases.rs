//! Phase scores against the target, with the rating as shape and word.

use super::canvas::{Area, Canvas, Hang, Point, draw};
use super::palette::Role;
use super::svg::{Frame, Look, text_width};
use crate::score::Rating;

#[derive(Clone, Debug)]
pub struct PhaseBar<T = String> {
    /// `P3 Contain`
    pub name: T,
    pub points: Option<f64>,
    pub rating: Rating,
    pub word: T,
}

impl<T> PhaseBar<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> PhaseBar {
        PhaseBar { name: say(&self.name), points: self.points, rating: self.rating, word: say(&self.word) }
    }
}

pub fn rating_role(rating: Rating) -> Role {
    match rating {
        Rating::P => Role::Contain,
        Rating::S => Role::Detect,
        Rating::M => Role::Wait,
        Rating::U => Role::Attack,
        Rating::NotObserved => Role::Muted,
    }
}

/// A rating's own shape: circle, square, triangle, cross, ring.
pub fn paint_rating(canvas: &Canvas, (x, y): Point, rating: Rating) {
    let role = rating_role(rating);
    match rating {
        Rating::P => canvas.dot((x, y), 6.0, role),
        Rating::S => canvas.rect(Area::new(x - 5.5, y - 5.5, x + 5.5, y + 5.5), role),
        Rating::M => canvas.shape(&[(x, y - 7.0), (x + 7.0, y + 6.0), (x - 7.0, y + 6.0)], role),
        Rating::U => {
            canvas.line(&[(x - 5.0, y - 5.0), (x + 5.0, y + 5.0)], role, 3.0);
            canvas.line(&[(x - 5.0, y + 5.0), (x + 5.0, y - 5.0)], role, 3.0);
        }
        Rating::NotObserved => canvas.ring((x, y), 5.0, role, 1.6),
    }
}

/// `target` is the points at which a phase's goals are met.
pub fn phases(bars: &[PhaseBar], target: f64, frame: &Frame) -> String {
    let words = bars.iter().map(|bar| text_width(&bar.word, 12.0)).fold(80.0, f64::max);
    let (left, right, top, row) = (128.0, frame.width - 84.0 - words, 8.0, 34.0);
    let bottom = top + row * bars.len() as f64;
    let x = |points: f64| left + (right - left) * points / 100.0;
    draw(frame, bottom + 26.0, |canvas| {
        for mark in [0.0, 25.0, 50.0, 75.0, 100.0] {
            canvas.line(&[(x(mark), top), (x(mark), bottom)], Role::Rule, 1.0);
            canvas.text((x(mark), bottom + 13.0), &format!("{mark}"), 11.0, Role::Muted, Hang::Middle);
        }
        for (number, bar) in bars.iter().enumerate() {
            let y = top + row * (number as f64 + 0.5);
            canvas.text((left - 12.0, y), &bar.name, 13.0, Role::Ink, Hang::End);
            if let Some(points) = bar.points {
                let area = Area::new(left, y - 9.0, x(points).max(left + 2.0), y + 9.0);
                canvas.tip(format!("{}: {points:.0}", bar.name)).rect(area, rating_role(bar.rating));
            }
            canvas.look(Look::Edge).rect(Area::new(x(target) - 2.0, y - 13.0, x(target) + 2.0, y + 13.0), Role::Ink);
            paint_rating(canvas, (right + 26.0, y), bar.rating);
            let points = bar.points.map_or("–".into(), |points| format!("{points:.0}"));
            canvas.bold((right + 66.0, y), &points, 13.0, Role::Ink, Hang::End);
            canvas.text((right + 76.0, y), &bar.word, 12.0, Role::Muted, Hang::Start);
        }
    })
}
