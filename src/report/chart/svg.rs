//! A plotters back end that writes accessible, themable SVG, the same bytes everywhere.
//! The drawing area is ten times the view box, so integer coordinates are tenths of a pixel; text is measured by a table
//! of advances and never by a font of the machine; a colour is a role, written as a class beside a fallback attribute.

use super::palette::Role;
use crate::report::catalogue::Language;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;
use unicode_width::UnicodeWidthChar;

/// Back-end units in a pixel.
pub const SCALE: i32 = 10;

/// Whether colours follow the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For HTML: classes that read the page's variables.
    Themed,
    /// Attributes only: renderers without CSS variables draw a themed chart blank or black.
    Static,
}

/// What surrounds a chart, whatever it shows.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub description: String,
    pub language: Language,
    pub mode: Mode,
    pub width: f64,
}

/// Looks of the next element that plotters has no word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Dash,
    Dot,
    /// A paper-coloured outline behind text.
    Halo,
    /// A paper-coloured outline around a mark.
    Edge,
}

#[derive(Default)]
struct Next {
    tip: Option<String>,
    look: Option<Look>,
}

/// Side channel to the back end: what the next element carries.
#[derive(Clone, Default)]
pub struct Notes(Rc<RefCell<Next>>);

impl Notes {
    pub fn tip(&self, text: impl Into<String>) {
        self.0.borrow_mut().tip = Some(text.into());
    }
    pub fn look(&self, look: Look) {
        self.0.borrow_mut().look = Some(look);
    }
}

pub struct Svg<'a> {
    out: &'a mut String,
    size: (u32, u32),
    mode: Mode,
    notes: Notes,
}

impl<'a> Svg<'a> {
    pub fn new(out: &'a mut String, frame: &Frame, height: f64, notes: Notes) -> Svg<'a> {
        let (width, height) = (frame.width.ceil() as u32, height.ceil() as u32);
        let (id, title, description) = (escape(&frame.id), escape(&frame.title), escape(&frame.description));
        let _ = writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" id=\"{id}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" lang=\"{}\" \
             font-family=\"{}\">\n\
             <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{description}</desc>",
            frame.language.tag(),
            frame.language.fonts().chart
        );
        Svg { out, size: (width * SCALE as u32, height * SCALE as u32), mode: frame.mode, notes }
    }

    /// Colour attributes and looks of the element that is being opened.
    fn paint(&mut self, stroke: bool, color: BackendColor) -> String {
        let (r, g, b) = color.rgb;
        let mut out = format!(" {}=\"#{r:02x}{g:02x}{b:02x}\"", if stroke { "fill=\"none\" stroke" } else { "fill" });
        let look = self.notes.0.borrow_mut().look.take();
        let mut classes = Vec::new();
        if let Some(role) = Role::of(color.rgb) {
            classes.push(format!("{}-{}", if stroke { 's' } else { 'f' }, role.name()));
        }
        match look {
            Some(Look::Dash) => out.push_str(" stroke-dasharray=\"5 4\""),
            Some(Look::Dot) => out.push_str(" stroke-dasharray=\"1.5 3.5\" stroke-linecap=\"round\""),
            Some(Look::Halo) => {
                out.push_str(
                    " stroke=\"#ffffff\" stroke-width=\"3.5\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                );
                classes.push("halo".into());
            }
            Some(Look::Edge) => {
                out.push_str(" stroke=\"#ffffff\" stroke-width=\"1\"");
                classes.push("edge".into());
            }
            None => {}
        }
        if self.mode == Mode::Themed && !classes.is_empty() {
            let _ = write!(out, " class=\"{}\"", classes.join(" "));
        }
        if color.alpha < 1.0 {
            let _ = write!(out, " opacity=\"{:.2}\"", color.alpha);
        }
        out
    }

    fn close(&mut self, tag: &str) {
        match self.notes.0.borrow_mut().tip.take() {
            Some(tip) => {
                let _ = writeln!(self.out, "><title>{}</title></{tag}>", escape(&tip));
            }
            None => self.out.push_str("/>\n"),
        }
    }

    /// Fill or stroke of a shape.
    fn shape<S: BackendStyle>(&mut self, style: &S, fill: bool) -> String {
        let paint = self.paint(!fill, style.color());
        if fill { paint } else { format!("{paint} stroke-width=\"{}\"", tenths(style.stroke_width() as i32)) }
    }
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        self.out.push_str("</svg>\n");
        Ok(())
    }
    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        let paint = self.paint(false, color);
        let _ =
            write!(self.out, "<rect{paint} x=\"{}\" y=\"{}\" width=\".1\" height=\".1\"", tenths(at.0), tenths(at.1));
        self.close("rect");
        Ok(())
    }
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        let paint = self.shape(style, false);
        let (x1, y1, x2, y2) = (tenths(from.0), tenths(from.1), tenths(to.0), tenths(to.1));
        let _ = write!(self.out, "<line{paint} x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"");
        self.close("line");
        Ok(())
    }
    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Done {
        let paint = self.shape(style, fill);
        let (x, y) = (tenths(a.0.min(b.0)), tenths(a.1.min(b.1)));
        let (width, height) = (tenths((b.0 - a.0).abs()), tenths((b.1 - a.1).abs()));
        let _ = write!(self.out, "<rect{paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.close("rect");
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let paint = self.shape(style, false);
        let _ = write!(self.out, "<polyline{paint} stroke-linejoin=\"round\" points=\"{}\"", points(path));
        self.close("polyline");
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let paint = self.shape(style, fill);
        let (x, y, radius) = (tenths(center.0), tenths(center.1), tenths(radius as i32));
        let _ = write!(self.out, "<circle{paint} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.close("circle");
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let paint = self.shape(style, true);
        let _ = write!(self.out, "<polygon{paint} points=\"{}\"", points(path));
        self.close("polygon");
        Ok(())
    }
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width(text, style.size()).ceil() as u32, (style.size() * 0.9).ceil() as u32))
    }
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Done {
        let paint = self.paint(false, style.color());
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        // By cap height (0.72 em): renderers differ in what `dominant-baseline` does.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.74,
            VPos::Center => 0.36,
            VPos::Bottom => -0.04,
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let (x, y, turn) = match style.transform() {
            FontTransform::None => (at.0, at.1 + (drop * style.size()).round() as i32, String::new()),
            _ => (at.0, at.1, format!(" transform=\"rotate(-90 {} {})\"", tenths(at.0), tenths(at.1))),
        };
        let (size, x, y) = (tenths(style.size().round() as i32), tenths(x), tenths(y));
        let text = escape(text);
        let _ = writeln!(
            self.out,
            "<text{paint}{anchor}{weight} font-size=\"{size}\" x=\"{x}\" y=\"{y}\"{turn}>{text}</text>"
        );
        Ok(())
    }
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    for (x, y) in path {
        if !out.is_empty() {
            out.push(' ');
        }
        let _ = write!(out, "{},{}", tenths(x), tenths(y));
    }
    out
}

/// Tenths of a pixel as a short decimal: `125` is `12.5`.
fn tenths(value: i32) -> String {
    let (whole, rest) = (value / SCALE, (value % SCALE).abs());
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Text safe in XML and HTML; characters that XML does not know are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Advance in thousandths of an em: that of a common humanist sans, a little on the wide side, so that a label
/// keeps to its box in whatever font the reader has.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 290,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | ' ' | '-' | '/' | 'I' | '·' => 370,
        'm' | 'M' | 'W' => 940,
        'w' | 'O' | 'Q' | 'G' | '%' | '@' | 'D' | 'N' | 'H' | 'U' => 790,
        'A'..='Z' => 650,
        '0'..='9' => 590,
        '—' | '→' => 1000,
        c => match UnicodeWidthChar::width(c) {
            Some(2) => 1000,
            Some(1) => 600,
            _ => 0,
        },
    }
}

/// Width of a text in the unit of `size`.
pub fn text_width(text: &str, size: f64) -> f64 {
    f64::from(text.chars().map(advance).sum::<u32>()) / 1000.0 * size
}

/// The text, cut with an ellipsis where it is wider than allowed.
pub fn fit(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_string();
    }
    let mut out = String::new();
    let mut left = width - 0.8 * size;
    for c in text.chars() {
        left -= f64::from(advance(c)) / 1000.0 * size;
        if left < 0.0 {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_measured_without_a_font() {
        assert!((text_width("中文", 10.0) - 20.0).abs() < 1e-9, "an East Asian character is one em");
        assert!((text_width("e\u{301}", 10.0) - text_width("e", 10.0)).abs() < 1e-9, "a combining mark takes no room");
        assert!(text_width(&fit(&"wide ".repeat(60), 12.0, 100.0), 12.0) <= 100.0);
    }

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(escape("<script>'\"&\u{0}\n"), "&lt;script&gt;&#39;&quot;&amp; ");
    }
}
