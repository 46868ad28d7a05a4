//! Charts of studies: each a file, each takes plain data and returns an SVG string. Titles state a finding and come from
//! the caller; pen, colours and SVG are the report's (`report/chart/`).
//! To add one: a file here, its data and words from a file in `batch/page/`, and its numbers as a table beside it.

pub mod bands;
pub mod boxes;
pub mod curves;
pub mod differences;
pub mod precision;
pub mod scale;
pub mod sensitivity;
pub mod shares;
pub mod tradeoff;

use crate::report::chart::canvas::{Canvas, Hang, Point};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Look, fit, text_width};

/// What is drawn for a plan wherever it appears.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    pub role: Role,
    pub look: Option<Look>,
}

/// Plans in one chart; more cannot be told apart.
pub const MOST_SERIES: usize = 12;

/// Colours in the order of the plans, the baseline in grey; from the sixth on they come again in another line style.
pub fn series(names: &[&str], baseline: usize) -> Vec<Series> {
    const HUES: [Role; 5] = [Role::Detect, Role::Attack, Role::Contain, Role::Recover, Role::Night];
    const LOOKS: [Option<Look>; 3] = [None, Some(Look::Dash), Some(Look::Dot)];
    let mut next = 0;
    let one = |(number, name): (usize, &&str)| {
        if number == baseline {
            return Series { name: (*name).into(), role: Role::Muted, look: None };
        }
        let (role, look) = (HUES[next % HUES.len()], LOOKS[next / HUES.len() % LOOKS.len()]);
        next += 1;
        Series { name: (*name).into(), role, look }
    };
    names.iter().enumerate().map(one).collect()
}

/// A name cut to a width. Isolated, so that one that is written from the right moves no number beside it.
fn cut(name: &str, size: f64, width: f64) -> String {
    format!("\u{2068}{}\u{2069}", fit(name, size, width))
}

/// Width for names in a column: as wide as the widest, between these bounds.
fn column(names: impl IntoIterator<Item = impl AsRef<str>>, size: f64, (least, most): Point) -> f64 {
    names.into_iter().map(|name| text_width(name.as_ref(), size)).fold(least, f64::max).min(most)
}

fn looking<'a, 'b>(canvas: &'a Canvas<'b>, look: Option<Look>) -> &'a Canvas<'b> {
    if let Some(look) = look {
        canvas.look(look);
    }
    canvas
}

/// What an axis shows, above the plot.
fn heading(canvas: &Canvas, at: Point, text: &str, width: f64) {
    canvas.text(at, &fit(text, 11.5, width), 11.5, Role::Muted, Hang::Start);
}

#[cfg(test)]
mod testkit {
    use crate::report::Language;
    use crate::report::chart::svg::{Frame, Mode};

    /// A name that nobody should have.
    pub const HOSTILE: &str = "</svg><script>\"&'\u{202e}\u{5de5}\u{5ee0} \u{5d0}\u{5d1}";

    pub fn frame() -> Frame {
        Frame {
            id: "chart".into(),
            title: "A finding".into(),
            description: "What it shows".into(),
            language: Language::English,
            mode: Mode::Themed,
            width: 896.0,
        }
    }

    /// Sound markup, nothing outside the frame, no number that is none.
    #[track_caller]
    pub fn check(svg: &str) {
        for never in ["NaN", "inf", "<script", "</svg><"] {
            assert!(!svg.contains(never), "{never} in\n{svg}");
        }
        assert!(svg.contains("<title id=") && svg.contains("<desc id="), "{svg}");
        for name in [" x=\"", " x1=\"", " x2=\"", " cx=\""] {
            for x in numbers(svg, name) {
                assert!((-0.1..=896.1).contains(&x), "x = {x} in\n{svg}");
            }
        }
        let (_, rest) = svg.split_once("viewBox=\"0 0 896 ").expect("a view box");
        let height: f64 = rest.split('"').next().and_then(|text| text.parse().ok()).expect("a height");
        for name in [" y=\"", " y1=\"", " y2=\"", " cy=\""] {
            for y in numbers(svg, name) {
                assert!((-0.1..=height + 0.1).contains(&y), "y = {y} of {height} in\n{svg}");
            }
        }
    }

    pub fn numbers(svg: &str, name: &str) -> Vec<f64> {
        let all = svg.split(name).skip(1);
        all.filter_map(|rest| rest.split('"').next().and_then(|text| text.parse().ok())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_told_apart_by_colour_and_line() {
        let names: Vec<String> = (0..MOST_SERIES).map(|number| format!("plan-{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let series = series(&names, 3);
        assert_eq!(series[3].role, Role::Muted);
        for (at, one) in series.iter().enumerate() {
            assert!(series[..at].iter().all(|other| (other.role, other.look) != (one.role, one.look)), "{one:?}");
        }
    }
}
