//! The network at a few moments, side by side: segments as boxes in columns by how they lie to the internet, and in each
//! a mark a host (or a part of many hosts), told apart by shape and by colour.

use super::canvas::{Area, Canvas, Hang, draw};
use super::legend::{self, Key, Mark};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};

#[derive(Clone, Debug)]
pub struct Network<T = String> {
    pub panels: Vec<Panel<T>>,
    /// Heads of the columns; one alone is not printed, and its boxes fill three columns.
    pub zones: Vec<T>,
    /// Encrypted, held, cut off, untouched.
    pub words: [T; 4],
    pub shut: T,
}

#[derive(Clone, Debug)]
pub struct Panel<T = String> {
    pub title: T,
    /// The same ones in every panel.
    pub boxes: Vec<SegmentBox<T>>,
}

#[derive(Clone, Debug)]
pub struct SegmentBox<T = String> {
    /// Row of `zones`.
    pub zone: usize,
    pub name: T,
    pub hosts: u64,
    /// Encrypted, held and cut off: no host in two of them, together at most `hosts`.
    pub states: [u64; 3],
    /// How many of how many the attacker holds or has encrypted.
    pub count: T,
    /// The whole segment is shut off.
    pub shut: bool,
    pub tip: T,
}

impl<T> Network<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Network {
        let segment = |row: &SegmentBox<T>| SegmentBox {
            zone: row.zone,
            name: say(&row.name),
            hosts: row.hosts,
            states: row.states,
            count: say(&row.count),
            shut: row.shut,
            tip: say(&row.tip),
        };
        let panel =
            |panel: &Panel<T>| Panel { title: say(&panel.title), boxes: panel.boxes.iter().map(segment).collect() };
        Network {
            panels: self.panels.iter().map(panel).collect(),
            zones: self.zones.iter().map(&say).collect(),
            words: self.words.each_ref().map(&say),
            shut: say(&self.shut),
        }
    }
}

/// Marks of a box, in two rows.
pub const MARKS: u64 = 24;
const LOOKS: [Mark; 4] =
    [Mark::Diamond(Role::Recover), Mark::Solid(Role::Attack), Mark::Ring(Role::Detect), Mark::Dot(Role::Muted)];
const BOX: f64 = 48.0;
/// What a box grows by where names leave no room beside them.
const SECOND_LINE: f64 = 15.0;
const SIZE: f64 = 11.5;
const GUTTER: f64 = 20.0;

pub fn network(data: &Network, frame: &Frame) -> String {
    let shut = data.panels.iter().flat_map(|panel| &panel.boxes).any(|row| row.shut);
    let mut keys: Vec<Key> = LOOKS.iter().zip(&data.words).map(|(mark, word)| Key { mark: *mark, word }).collect();
    keys.extend(shut.then_some(Key { mark: Mark::Dashed(Role::Detect), word: &data.shut }));
    let top = legend::height(&keys, frame.width) + 4.0;
    let across = data.panels.len().clamp(1, 2);
    let width = (frame.width - 8.0 - GUTTER * (across - 1) as f64) / across as f64;
    let columns = columns(data);
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let heads = if data.zones.len() > 1 { 18.0 } else { 0.0 };
    let inside = (width - 20.0 - 10.0 * (columns.len() - 1) as f64) / columns.len() as f64;
    let lift = if fit_one_line(data, inside) { 0.0 } else { SECOND_LINE };
    let height = 34.0 + heads + (BOX + lift + 8.0) * tallest as f64 + 4.0;
    let rows = data.panels.len().div_ceil(across);
    draw(frame, top + (height + 12.0) * rows as f64, |canvas| {
        legend::paint(canvas, &keys, frame.width);
        for (number, panel) in data.panels.iter().enumerate() {
            let left = 4.0 + (width + GUTTER) * (number % across) as f64;
            let y = top + (height + 12.0) * (number / across) as f64;
            canvas.rect(Area::new(left, y, left + width, y + height), Role::Lane);
            let title = fit(&panel.title, 12.5, width - 20.0);
            canvas.bold((left + 10.0, y + 16.0), &title, 12.5, Role::Ink, Hang::Start);
            let inner = Area::new(left + 10.0, y + 30.0, left + width - 10.0, y + height);
            paint_panel(canvas, data, panel, &columns, inner, lift);
        }
    })
}

/// Bold letters are wider than those that the table of advances measures.
const BOLD: f64 = 1.08;

/// Whether every name has room beside its figure.
fn fit_one_line(data: &Network, width: f64) -> bool {
    let boxes = data.panels.iter().flat_map(|panel| &panel.boxes);
    boxes.into_iter().all(|row| text_width(&row.name, SIZE) + text_width(&row.count, SIZE) * BOLD + 24.0 <= width)
}

/// Numbers of boxes, by column.
fn columns(data: &Network) -> Vec<Vec<usize>> {
    let boxes = data.panels.first().map_or(&[][..], |panel| &panel.boxes);
    let count = if data.zones.len() > 1 { data.zones.len() } else { boxes.len().clamp(1, 3) };
    let mut out = vec![Vec::new(); count];
    for (number, row) in boxes.iter().enumerate() {
        let column = if data.zones.len() > 1 { row.zone } else { number % count };
        out[column].push(number);
    }
    out
}

fn paint_panel(canvas: &Canvas, data: &Network, panel: &Panel, columns: &[Vec<usize>], area: Area, lift: f64) {
    let width = (area.right - area.left - 10.0 * (columns.len() - 1) as f64) / columns.len() as f64;
    for (number, column) in columns.iter().enumerate() {
        let left = area.left + (width + 10.0) * number as f64;
        let mut y = area.top;
        if data.zones.len() > 1 {
            let head = fit(&data.zones[number], 11.0, width);
            canvas.text((left, y + 7.0), &head, 11.0, Role::Muted, Hang::Start);
            y += 18.0;
        }
        for row in column.iter().filter_map(|row| panel.boxes.get(*row)) {
            paint_box(canvas, row, Area::new(left, y, left + width, y + BOX + lift), lift);
            y += BOX + lift + 8.0;
        }
    }
}

fn paint_box(canvas: &Canvas, row: &SegmentBox, area: Area, lift: f64) {
    canvas.tip(row.tip.clone()).rect(area, Role::Paper);
    if row.shut {
        canvas.look(Look::Dash).outline(area, Role::Detect, 1.6);
    } else {
        canvas.outline(area, Role::Rule, 1.0);
    }
    let (room, top) = (area.right - area.left - 14.0, area.top + 12.0);
    let taken = row.states[0] + row.states[1] > 0;
    let role = if taken { Role::Attack } else { Role::Muted };
    let count = fit(&row.count, SIZE, room / BOLD);
    if lift > 0.0 {
        canvas.bold((area.left + 7.0, top + lift), &count, SIZE, role, Hang::Start);
        canvas.text((area.left + 7.0, top), &fit(&row.name, SIZE, room), SIZE, Role::Ink, Hang::Start);
    } else {
        canvas.bold((area.right - 7.0, top), &count, SIZE, role, Hang::End);
        canvas.text((area.left + 7.0, top), &row.name, SIZE, Role::Ink, Hang::Start);
    }
    let across = (MARKS / 2) as f64;
    let step = ((area.right - area.left - 14.0) / across).min(15.0);
    let half = (step / 2.0 - 1.0).min(4.6);
    for (number, state) in marks(row.hosts, row.states).into_iter().enumerate() {
        let (column, line) = (number % (MARKS / 2) as usize, number / (MARKS / 2) as usize);
        let x = area.left + 7.0 + step * (column as f64 + 0.5);
        let y = area.top + lift + 26.0 + 12.0 * line as f64;
        legend::paint_mark(canvas, Area::new(x - half, y - half, x + half, y + half), LOOKS[state]);
    }
}

/// Which mark stands in each place, in the order of `words`: one a host, or parts of many; whatever there is of a state
/// shows at least once.
fn marks(hosts: u64, states: [u64; 3]) -> Vec<usize> {
    let all = hosts.min(MARKS);
    let part = |count: u64| {
        if hosts <= MARKS { count } else { ((count * MARKS + hosts / 2) / hosts).max(u64::from(count > 0)) }
    };
    let mut parts = states.map(part);
    while parts.iter().sum::<u64>() > all {
        let largest = (0..3).max_by_key(|at| parts[*at]).expect("there are states");
        parts[largest] -= 1;
    }
    let free = all - parts.iter().sum::<u64>();
    let counts = parts.into_iter().chain([free]).enumerate();
    counts.flat_map(|(state, count)| std::iter::repeat_n(state, count as usize)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_there_is_shows_at_least_once() {
        assert_eq!(marks(1, [0, 1, 0]), [1]);
        assert_eq!(marks(3, [1, 0, 1]), [0, 2, 3]);
        let large = marks(75_000, [1, 74_998, 1]);
        assert_eq!((large.len(), large[0], large[23]), (24, 0, 2));
        assert_eq!(large.iter().filter(|mark| **mark == 1).count(), 22);
        assert!(marks(0, [0, 0, 0]).is_empty());
    }
}
