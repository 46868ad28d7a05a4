//! What the marks of a chart mean: keys in a line above it, in as many lines as the width needs.

use super::canvas::{Area, Canvas, Hang, Point};
use super::palette::Role;
use super::svg::{Look, fit, text_width};

/// How something is drawn; never told from the others by colour alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    Solid(Role),
    /// A pale fill within an outline of the other role.
    Pale(Role, Role),
    /// A shape that lets the paper through, by how much it covers (0 to 1).
    Shade(Role, f64),
    /// Half as high.
    Thin(Role),
    Diamond(Role),
    Ring(Role),
    Dot(Role),
    /// A dashed outline.
    Dashed(Role),
    /// A stroke across.
    Tick(Role),
}

pub struct Key<'a> {
    pub mark: Mark,
    pub word: &'a str,
}

const SIZE: f64 = 11.5;
const LINE: f64 = 19.0;
const MARK: f64 = 13.0;
const LEFT: f64 = 10.0;

/// Height that these keys take.
pub fn height(keys: &[Key], width: f64) -> f64 {
    places(keys, width).last().map_or(0.0, |at| at.1 + 16.0)
}

pub fn paint(canvas: &Canvas, keys: &[Key], width: f64) {
    for (key, (x, y)) in keys.iter().zip(places(keys, width)) {
        paint_mark(canvas, Area::new(x, y - 6.0, x + MARK, y + 6.0), key.mark);
        canvas.text((x + MARK + 5.0, y), &fit(key.word, SIZE, width - 40.0), SIZE, Role::Ink, Hang::Start);
    }
}

fn places(keys: &[Key], width: f64) -> Vec<Point> {
    let (mut x, mut y) = (LEFT, 13.0);
    let mut out = Vec::new();
    for key in keys {
        let wide = MARK + 5.0 + text_width(key.word, SIZE);
        if x > LEFT && x + wide > width - 8.0 {
            (x, y) = (LEFT, y + LINE);
        }
        out.push((x, y));
        x += wide + 16.0;
    }
    out
}

/// A mark that fills this box.
pub fn paint_mark(canvas: &Canvas, area: Area, mark: Mark) {
    let (x, y) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    let half = ((area.right - area.left) / 2.0).min((area.bottom - area.top) / 2.0);
    match mark {
        Mark::Solid(role) => canvas.rect(area, role),
        Mark::Pale(fill, edge) => {
            canvas.rect(area, fill);
            canvas.outline(area, edge, 1.0);
        }
        Mark::Shade(role, cover) => canvas.shade(&corners(area), role, cover),
        Mark::Thin(role) => {
            let quarter = (area.bottom - area.top) / 4.0;
            canvas.rect(Area { top: y - quarter, bottom: y + quarter, ..area }, role);
        }
        Mark::Diamond(role) => canvas.shape(&[(x, y - half), (x + half, y), (x, y + half), (x - half, y)], role),
        Mark::Ring(role) => canvas.ring((x, y), half - 0.8, role, 1.6),
        Mark::Dot(role) => canvas.dot((x, y), half * 0.45, role),
        Mark::Dashed(role) => canvas.look(Look::Dash).outline(area, role, 1.2),
        Mark::Tick(role) => canvas.line(&[(x, area.top), (x, area.bottom)], role, 2.4),
    }
}

/// A box as a shape.
pub fn corners(area: Area) -> [Point; 4] {
    [(area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)]
}
