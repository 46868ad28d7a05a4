//! Segments over time: how much of each the attacker held, and below it how much of that he had encrypted.

use super::canvas::{Area, Canvas, Hang, draw};
use super::legend::{self, Key, Mark, corners};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimTime;
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct Heat<T = String> {
    /// Spans of time in order; where one does not begin at the end of the one before, time is left out.
    pub columns: Vec<(SimTime, SimTime)>,
    pub rows: Vec<HeatRow<T>>,
    /// What the four tints mean, palest first.
    pub levels: [T; 4],
    pub encrypted: T,
}

#[derive(Clone, Debug)]
pub struct HeatRow<T = String> {
    pub name: T,
    /// One a column.
    pub cells: Vec<HeatCell<T>>,
}

#[derive(Clone, Debug)]
pub struct HeatCell<T = String> {
    /// Of the segment's hosts, 0 to 1: held by the attacker or encrypted.
    pub share: f64,
    /// Of the segment's hosts, 0 to 1.
    pub encrypted: f64,
    /// The share in words.
    pub word: T,
    pub tip: T,
}

impl<T> Heat<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Heat {
        let cell = |cell: &HeatCell<T>| HeatCell {
            share: cell.share,
            encrypted: cell.encrypted,
            word: say(&cell.word),
            tip: say(&cell.tip),
        };
        let row = |row: &HeatRow<T>| HeatRow { name: say(&row.name), cells: row.cells.iter().map(cell).collect() };
        Heat {
            columns: self.columns.clone(),
            rows: self.rows.iter().map(row).collect(),
            levels: self.levels.each_ref().map(&say),
            encrypted: say(&self.encrypted),
        }
    }
}

/// How much each tint covers: ink can be read on the first three and paper on the last, in both themes (a test
/// measures it).
pub const TINTS: [f64; 4] = [0.13, 0.28, 0.46, 1.0];
const ROW: f64 = 24.0;
const GAP: f64 = 14.0;
const SIZE: f64 = 11.0;

pub fn heat(data: &Heat, clock: &Clock, frame: &Frame) -> String {
    let left = 24.0 + data.rows.iter().map(|row| text_width(&row.name, 12.0)).fold(80.0, f64::max).min(190.0);
    let keys = keys(data);
    let top = legend::height(&keys, frame.width) + 6.0;
    let bottom = top + ROW * data.rows.len() as f64;
    let spans = spans(&data.columns, left, frame.width - 14.0);
    draw(frame, bottom + 36.0, |canvas| {
        legend::paint(canvas, &keys, frame.width);
        for (number, row) in data.rows.iter().enumerate() {
            let y = top + ROW * number as f64;
            let name = fit(&row.name, 12.0, left - 20.0);
            canvas.text((left - 10.0, y + ROW / 2.0), &name, 12.0, Role::Ink, Hang::End);
            for (cell, (from, to)) in row.cells.iter().zip(&spans) {
                paint_cell(canvas, Area::new(from + 0.5, y + 0.5, to - 0.5, y + ROW - 0.5), cell);
            }
        }
        paint_times(canvas, data, &spans, (top, bottom), clock);
    })
}

fn keys(data: &Heat) -> Vec<Key<'_>> {
    let tints = data.levels.iter().zip(TINTS).map(|(word, tint)| Key { mark: Mark::Shade(Role::Attack, tint), word });
    let lost = data.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.encrypted > 0.0);
    tints.chain(lost.then_some(Key { mark: Mark::Thin(Role::Ink), word: &data.encrypted })).collect()
}

/// Left and right of each column.
fn spans(columns: &[(SimTime, SimTime)], left: f64, right: f64) -> Vec<(f64, f64)> {
    let breaks = columns.windows(2).filter(|pair| pair[1].0 > pair[0].1).count();
    let width = (right - left - GAP * breaks as f64) / columns.len().max(1) as f64;
    let mut x = left;
    let mut out = Vec::new();
    for (number, column) in columns.iter().enumerate() {
        if number > 0 && column.0 > columns[number - 1].1 {
            x += GAP;
        }
        out.push((x, x + width));
        x += width;
    }
    out
}

/// Row of `TINTS` for a share above 0.
pub fn tint(share: f64) -> usize {
    ((share * 4.0) as usize).min(3)
}

fn paint_cell(canvas: &Canvas, area: Area, cell: &HeatCell) {
    canvas.tip(cell.tip.clone()).rect(area, Role::Lane);
    if cell.share <= 0.0 {
        return;
    }
    let level = tint(cell.share);
    canvas.tip(cell.tip.clone()).shade(&corners(area), Role::Attack, TINTS[level]);
    let ink = if level == 3 { Role::Paper } else { Role::Ink };
    if text_width(&cell.word, SIZE) + 4.0 < area.right - area.left {
        let at = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom) - 1.0);
        canvas.text(at, &cell.word, SIZE, ink, Hang::Middle);
    }
    if cell.encrypted > 0.0 {
        let right = area.left + (area.right - area.left) * cell.encrypted.min(1.0);
        canvas.rect(Area { top: area.bottom - 3.5, right: right.max(area.left + 1.5), ..area }, Role::Ink);
    }
}

/// When columns begin, as far as the words keep apart, and where time is left out.
fn paint_times(canvas: &Canvas, data: &Heat, spans: &[(f64, f64)], (top, bottom): (f64, f64), clock: &Clock) {
    let (mut end, mut day_end, mut shown) = (f64::MIN, f64::MIN, String::new());
    let last = spans.last().map_or(0.0, |span| span.1);
    for (number, ((from, _), (left, _))) in data.columns.iter().zip(spans).enumerate() {
        if number > 0 && *from > data.columns[number - 1].1 {
            let x = left - GAP / 2.0;
            let tip = clock.left_out(*from - data.columns[number - 1].1);
            canvas.tip(tip).rect(Area::new(x - 4.0, top, x + 4.0, bottom), Role::Paper);
            for x in [x - 2.5, x + 2.5] {
                canvas.line(&[(x - 3.0, bottom + 6.0), (x + 3.0, bottom - 6.0)], Role::Muted, 1.4);
                canvas.line(&[(x - 3.0, top + 6.0), (x + 3.0, top - 6.0)], Role::Muted, 1.4);
            }
        }
        let (label, day) = (clock.minute(*from), clock.day(*from));
        let width = text_width(&label, SIZE);
        if *left < end + 8.0 || left + width > last + 12.0 {
            continue;
        }
        end = left + width;
        canvas.line(&[(*left, bottom), (*left, bottom + 5.0)], Role::Muted, 1.0);
        canvas.look(Look::Halo).text((*left, bottom + 13.0), &label, SIZE, Role::Muted, Hang::Start);
        let day_width = text_width(&day, SIZE);
        if day != shown && *left > day_end + 8.0 && left + day_width <= last + 12.0 {
            day_end = left + day_width;
            canvas.text((*left, bottom + 27.0), &day, SIZE, Role::Muted, Hang::Start);
            shown = day;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rgb = (u8, u8, u8);

    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
    fn over(top: Rgb, under: Rgb, cover: f64) -> Rgb {
        let mix = |top: u8, under: u8| (f64::from(top) * cover + f64::from(under) * (1.0 - cover)) as u8;
        (mix(top.0, under.0), mix(top.1, under.1), mix(top.2, under.2))
    }

    #[test]
    fn figures_can_be_read_on_every_tint_and_tints_apart_in_grey() {
        for tone in [Role::light, Role::dark] {
            let grounds = TINTS.map(|tint| over(tone(Role::Attack), tone(Role::Lane), tint));
            for (level, ground) in grounds.iter().enumerate() {
                let ink = if level == 3 { Role::Paper } else { Role::Ink };
                let ratio = contrast(tone(ink), *ground);
                assert!(ratio >= 4.5, "{} on tint {level}: {ratio:.2}", ink.name());
            }
            for pair in grounds.windows(2) {
                assert!(contrast(pair[0], pair[1]) > 1.12, "{pair:?}: {:.2}", contrast(pair[0], pair[1]));
            }
        }
    }

    #[test]
    fn a_tint_is_a_quarter() {
        assert_eq!([0.01, 0.25, 0.74, 1.0].map(tint), [0, 1, 2, 3]);
    }
}
