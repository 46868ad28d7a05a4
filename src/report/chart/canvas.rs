//! Pen and paper over the back end: pixels, roles and anchors instead of plotters' styles.

use super::palette::Role;
use super::svg::{Frame, Look, Mode, Notes, SCALE, Svg, fit, text_width};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

pub type Point = (f64, f64);

/// A box in pixels: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Area {
        Area { left, top, right, bottom }
    }
    pub fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Where a text hangs on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hang {
    Start,
    Middle,
    End,
}

pub struct Canvas<'a> {
    area: DrawingArea<Svg<'a>, Shift>,
    notes: Notes,
    /// Where the chart begins: below its title in static charts, whose title no page prints.
    top: f64,
}

/// Height of the title that a static chart carries, and of each further line of it.
const TITLE: f64 = 40.0;
const TITLE_LINE: f64 = 20.0;
const TITLE_SIZE: f64 = 15.0;

/// Draws one chart of this height and returns its SVG.
pub fn draw(frame: &Frame, height: f64, paint: impl FnOnce(&Canvas)) -> String {
    let mut out = String::new();
    let notes = Notes::default();
    let title = wrapped(&frame.title, TITLE_SIZE, frame.width - 16.0);
    let top = match frame.mode {
        Mode::Static => TITLE + TITLE_LINE * title.len().saturating_sub(1) as f64,
        Mode::Themed => 0.0,
    };
    {
        let area = Svg::new(&mut out, frame, height + top, notes.clone()).into_drawing_area();
        let canvas = Canvas { area, notes, top };
        if frame.mode == Mode::Static {
            canvas.rect(Area::new(0.0, -top, frame.width, height), Role::Paper);
            for (number, line) in title.iter().enumerate() {
                let y = 18.0 + TITLE_LINE * number as f64 - top;
                canvas.bold((8.0, y), line, TITLE_SIZE, Role::Ink, Hang::Start);
            }
        }
        paint(&canvas);
        canvas.area.present().expect("writing to a string cannot fail");
    }
    out
}

/// A text in at most three lines, broken between words; what is left over is cut off.
fn wrapped(text: &str, size: f64, width: f64) -> Vec<String> {
    const MOST: usize = 3;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let full = lines.len() == MOST;
        match lines.last_mut() {
            Some(line) if full || text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines.iter().map(|line| fit(line, size, width)).collect()
}

const NEVER_FAILS: &str = "writing to a string cannot fail";

impl Canvas<'_> {
    fn unit(&self, at: Point) -> (i32, i32) {
        (unit(at.0), unit(at.1 + self.top))
    }
    pub fn tip(&self, text: impl Into<String>) -> &Self {
        self.notes.tip(text);
        self
    }
    pub fn look(&self, look: Look) -> &Self {
        self.notes.look(look);
        self
    }
    pub fn text(&self, at: Point, text: &str, size: f64, role: Role, hang: Hang) {
        self.write(at, text, size, role, hang, false);
    }
    pub fn bold(&self, at: Point, text: &str, size: f64, role: Role, hang: Hang) {
        self.write(at, text, size, role, hang, true);
    }
    /// Vertically centred on the point.
    fn write(&self, at: Point, text: &str, size: f64, role: Role, hang: Hang, bold: bool) {
        let horizontal = match hang {
            Hang::Start => HPos::Left,
            Hang::Middle => HPos::Center,
            Hang::End => HPos::Right,
        };
        let weight = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(unit(size)), weight);
        let mut style = TextStyle::from(font).pos(Pos::new(horizontal, VPos::Center));
        style.color = color(role).to_backend_color();
        self.area.draw(&Text::new(text.to_string(), self.unit(at), style)).expect(NEVER_FAILS);
    }
    pub fn rect(&self, area: Area, role: Role) {
        let corners = [self.unit((area.left, area.top)), self.unit((area.right, area.bottom))];
        self.area.draw(&Rectangle::new(corners, color(role).filled())).expect(NEVER_FAILS);
    }
    pub fn outline(&self, area: Area, role: Role, width: f64) {
        let corners = [self.unit((area.left, area.top)), self.unit((area.right, area.bottom))];
        self.area.draw(&Rectangle::new(corners, color(role).stroke_width(unit(width) as u32))).expect(NEVER_FAILS);
    }
    pub fn line(&self, points: &[Point], role: Role, width: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|at| self.unit(*at)).collect();
        self.area.draw(&PathElement::new(points, color(role).stroke_width(unit(width) as u32))).expect(NEVER_FAILS);
    }
    pub fn shape(&self, points: &[Point], role: Role) {
        let points: Vec<(i32, i32)> = points.iter().map(|at| self.unit(*at)).collect();
        self.area.draw(&Polygon::new(points, color(role).filled())).expect(NEVER_FAILS);
    }
    /// A shape that lets what lies below it through; `cover` of 1 hides it.
    pub fn shade(&self, points: &[Point], role: Role, cover: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|at| self.unit(*at)).collect();
        self.area.draw(&Polygon::new(points, color(role).mix(cover).filled())).expect(NEVER_FAILS);
    }
    pub fn dot(&self, at: Point, radius: f64, role: Role) {
        self.area.draw(&Circle::new(self.unit(at), unit(radius), color(role).filled())).expect(NEVER_FAILS);
    }
    pub fn ring(&self, at: Point, radius: f64, role: Role, width: f64) {
        let style = color(role).stroke_width(unit(width) as u32);
        self.area.draw(&Circle::new(self.unit(at), unit(radius), style)).expect(NEVER_FAILS);
    }
}

fn unit(pixels: f64) -> i32 {
    (pixels * f64::from(SCALE)).round() as i32
}

fn color(role: Role) -> RGBColor {
    let (r, g, b) = role.light();
    RGBColor(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_takes_three_lines_at_most() {
        assert_eq!(wrapped("short", 10.0, 200.0), ["short"]);
        let lines = wrapped(&"several words ".repeat(40), 10.0, 200.0);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| text_width(line, 10.0) <= 200.0), "{lines:?}");
        assert!(lines[2].ends_with('…'), "{lines:?}");
        assert_eq!(wrapped(&"x".repeat(300), 10.0, 200.0).len(), 1);
    }
}
