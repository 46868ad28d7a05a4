//! Swim lanes: who did what when, on a broken time axis, with dwell and containment above.
//! Alike bars that would touch become one with a count; labels go into the bar, behind it, or above it on a leader line,
//! and one that fits nowhere stays a tooltip. No two labels share a place.

use super::axis::{Axis, TICKS_HEIGHT};
use super::canvas::{Area, Canvas, Hang, draw};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimTime;
use crate::report::clock::Clock;

#[derive(Clone, Debug, Default)]
pub struct Swim<T = String> {
    pub lanes: Vec<Lane<T>>,
    pub brackets: Vec<Bracket<T>>,
    /// Moments that shape the axis beside the bars' ends.
    pub moments: Vec<SimTime>,
}

#[derive(Clone, Debug)]
pub struct Lane<T = String> {
    pub name: T,
    pub bars: Vec<Bar<T>>,
}

/// Something that took a while, or a moment (`from == to`).
#[derive(Clone, Debug)]
pub struct Bar<T = String> {
    /// Alike bars share it.
    pub kind: u64,
    pub from: SimTime,
    /// Until here it waited.
    pub ready: SimTime,
    pub to: SimTime,
    pub label: T,
    pub tip: T,
    pub role: Role,
    /// More important labels are placed first.
    pub weight: u32,
    pub count: u32,
}

/// A span above the lanes.
#[derive(Clone, Debug)]
pub struct Bracket<T = String> {
    pub from: SimTime,
    /// `None` = never ended.
    pub to: Option<SimTime>,
    pub label: T,
    pub role: Role,
}

impl<T> Swim<T> {
    /// The same in words.
    pub fn said(&self, say: impl Fn(&T) -> String) -> Swim {
        let bar = |bar: &Bar<T>| Bar {
            kind: bar.kind,
            from: bar.from,
            ready: bar.ready,
            to: bar.to,
            label: say(&bar.label),
            tip: say(&bar.tip),
            role: bar.role,
            weight: bar.weight,
            count: bar.count,
        };
        let lane = |lane: &Lane<T>| Lane { name: say(&lane.name), bars: lane.bars.iter().map(bar).collect() };
        let bracket = |bracket: &Bracket<T>| Bracket {
            from: bracket.from,
            to: bracket.to,
            label: say(&bracket.label),
            role: bracket.role,
        };
        Swim {
            lanes: self.lanes.iter().map(lane).collect(),
            brackets: self.brackets.iter().map(bracket).collect(),
            moments: self.moments.clone(),
        }
    }
}

const LEFT: f64 = 132.0;
const ROW: f64 = 19.0;
const LEVEL: f64 = 15.0;
const LEVELS: usize = 5;
const ROWS: usize = 5;
const SIZE: f64 = 11.5;

pub fn swim(data: &Swim, clock: &Clock, frame: &Frame) -> String {
    let axis = Axis::new(&moments(data), LEFT, frame.width - 16.0);
    let lanes: Vec<Placed> = data.lanes.iter().map(|lane| place(lane, &axis)).collect();
    let brackets = bracket_levels(&data.brackets, &axis);
    let top = 10.0 + 24.0 * brackets.iter().map(|bracket| bracket.level + 1).max().unwrap_or(0) as f64;
    let bottom = top + lanes.iter().map(|lane| lane.height).sum::<f64>();
    draw(frame, bottom + TICKS_HEIGHT, |canvas| {
        let mut y = top;
        for (number, (lane, placed)) in data.lanes.iter().zip(&lanes).enumerate() {
            if number % 2 == 0 {
                canvas.rect(Area::new(0.0, y, frame.width, y + placed.height), Role::Lane);
            }
            let name = fit(&lane.name, 12.5, LEFT - 20.0);
            canvas.bold(
                (10.0, y + placed.height - placed.rows_height() / 2.0 - 5.0),
                &name,
                12.5,
                Role::Ink,
                Hang::Start,
            );
            y += placed.height;
        }
        axis.paint(canvas, clock, top, bottom);
        paint_brackets(canvas, &brackets, top, bottom);
        let mut y = top;
        for placed in &lanes {
            paint_lane(canvas, placed, y);
            y += placed.height;
        }
    })
}

fn moments(data: &Swim) -> Vec<SimTime> {
    let bars = data.lanes.iter().flat_map(|lane| &lane.bars).flat_map(|bar| [bar.from, bar.ready, bar.to]);
    let brackets = data.brackets.iter().flat_map(|bracket| std::iter::once(bracket.from).chain(bracket.to));
    bars.chain(brackets).chain(data.moments.iter().copied()).collect()
}

/// A lane laid out; heights count from the lane's top.
struct Placed {
    height: f64,
    rows: usize,
    bars: Vec<PlacedBar>,
}

struct PlacedBar {
    bar: Bar,
    area: Area,
    ready: f64,
    label: Option<Label>,
}

struct Label {
    text: String,
    area: Area,
    inside: bool,
    /// From the label down to its bar.
    leader: Option<Area>,
}

impl Placed {
    fn rows_height(&self) -> f64 {
        self.rows as f64 * ROW
    }
}

fn place(lane: &Lane, axis: &Axis) -> Placed {
    let bars = merged(&lane.bars, axis);
    let (rows, row_count) = rows(&bars, axis);
    let mut placed: Vec<PlacedBar> = bars
        .into_iter()
        .zip(&rows)
        .map(|(bar, row)| {
            let (left, right) = extent(&bar, axis);
            let top = *row as f64 * ROW + 2.0;
            let ready = axis.x(bar.ready).clamp(left, right);
            PlacedBar { area: Area::new(left, top, right, top + ROW - 4.0), ready, bar, label: None }
        })
        .collect();
    let levels = place_labels(&mut placed, axis.right());
    let lift = levels as f64 * LEVEL + 6.0;
    for bar in &mut placed {
        bar.area = lowered(bar.area, lift);
        if let Some(label) = &mut bar.label {
            label.area = lowered(label.area, lift);
            label.leader = label.leader.map(|leader| lowered(leader, lift));
        }
    }
    Placed { height: lift + row_count as f64 * ROW + 6.0, rows: row_count, bars: placed }
}

fn lowered(area: Area, by: f64) -> Area {
    Area { top: area.top + by, bottom: area.bottom + by, ..area }
}

/// Pixels of a bar; a moment is a mark of 8 pixels around its time.
fn extent(bar: &Bar, axis: &Axis) -> (f64, f64) {
    let (left, right) = (axis.x(bar.from), axis.x(bar.to));
    if bar.from == bar.to { (left - 4.0, left + 4.0) } else { (left, right.max(left + 4.0)) }
}

/// Joins alike bars that touch, and ever more distant ones until the lane can be read.
fn merged(bars: &[Bar], axis: &Axis) -> Vec<Bar> {
    let mut reach = 5.0;
    loop {
        let joined = join(bars, axis, reach);
        let crowded = joined.len() > 28 || reach < 80.0 && !apart(&joined, axis);
        if !crowded || reach > 700.0 {
            return joined;
        }
        reach *= 2.0;
    }
}

/// Whether the rows of a lane hold these bars without any two on top of each other.
fn apart(bars: &[Bar], axis: &Axis) -> bool {
    let (rows, _) = rows(bars, axis);
    let mut ends = [f64::MIN; ROWS];
    bars.iter().zip(rows).all(|(bar, row)| {
        let (left, right) = extent(bar, axis);
        let free = ends[row] <= left;
        ends[row] = ends[row].max(right);
        free
    })
}

fn join(bars: &[Bar], axis: &Axis, reach: f64) -> Vec<Bar> {
    let mut sorted: Vec<&Bar> = bars.iter().collect();
    sorted.sort_by_key(|bar| (bar.kind, bar.from, bar.to));
    let mut out: Vec<Bar> = Vec::new();
    for bar in sorted {
        match out.last_mut() {
            Some(last) if last.kind == bar.kind && extent(bar, axis).0 - extent(last, axis).1 < reach => {
                last.to = last.to.max(bar.to);
                last.ready = last.ready.min(bar.ready);
                last.count += bar.count;
            }
            _ => out.push(bar.clone()),
        }
    }
    out.sort_by_key(|bar| (bar.from, bar.to, bar.kind));
    out
}

/// A row for each bar, the first that is free; what finds none goes where the wait is shortest.
fn rows(bars: &[Bar], axis: &Axis) -> (Vec<usize>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let mut out = Vec::with_capacity(bars.len());
    for bar in bars {
        let (left, right) = extent(bar, axis);
        let free = ends.iter().position(|end| *end + 1.5 <= left);
        let row = match free {
            Some(row) => row,
            None if ends.len() < ROWS => {
                ends.push(f64::MIN);
                ends.len() - 1
            }
            None => (0..ROWS).min_by(|a, b| ends[*a].total_cmp(&ends[*b])).expect("there are rows"),
        };
        ends[row] = ends[row].max(right);
        out.push(row);
    }
    (out, ends.len().max(1))
}

/// Places labels, most important first, and returns the number of levels used above the rows.
fn place_labels(bars: &mut [PlacedBar], right: f64) -> usize {
    let mut taken: Vec<Area> = bars.iter().map(|bar| bar.area).collect();
    let mut leaders: Vec<Area> = Vec::new();
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(bars[*at].bar.weight), *at));
    let mut levels = 0;
    for at in order {
        let bar = &bars[at];
        let text =
            if bar.bar.count > 1 { format!("{} ×{}", bar.bar.label, bar.bar.count) } else { bar.bar.label.clone() };
        let text = fit(&text, SIZE, 220.0);
        let width = text_width(&text, SIZE);
        if let Some(label) = beside(bar, &text, width, right, &taken, &leaders) {
            taken.push(label.area);
            bars[at].label = Some(label);
        } else if let Some((level, label)) = above(bar, &text, width, right, &taken, &leaders) {
            levels = levels.max(level + 1);
            taken.push(label.area);
            leaders.extend(label.leader);
            bars[at].label = Some(label);
        }
    }
    levels
}

/// In the bar, or behind it in its own row.
fn beside(bar: &PlacedBar, text: &str, width: f64, right: f64, taken: &[Area], leaders: &[Area]) -> Option<Label> {
    let solid = bar.area.right - bar.ready;
    if bar.bar.from != bar.bar.to && solid >= width + 8.0 {
        let area = Area { left: bar.ready + 4.0, right: bar.ready + 4.0 + width, ..bar.area };
        let own = |other: &Area| other.left <= bar.area.left && bar.area.right <= other.right;
        let crossed = taken.iter().filter(|other| !own(other)).chain(leaders).any(|other| other.meets(&area));
        if !crossed {
            return Some(Label { text: text.into(), area, inside: true, leader: None });
        }
    }
    let area = Area { left: bar.area.right + 4.0, right: bar.area.right + 6.0 + width, ..bar.area };
    let free = area.right <= right && !taken.iter().chain(leaders).any(|other| other.meets(&area));
    free.then(|| Label { text: text.into(), area, inside: false, leader: None })
}

/// On the lowest free level above the rows.
fn above(
    bar: &PlacedBar,
    text: &str,
    width: f64,
    right: f64,
    taken: &[Area],
    leaders: &[Area],
) -> Option<(usize, Label)> {
    let foot = (bar.area.left + 2.0).max(bar.area.left);
    let left = bar.area.left.min(right - width - 4.0);
    (0..LEVELS).find_map(|level| {
        let bottom = -2.0 - level as f64 * LEVEL;
        let area = Area::new(left, bottom - LEVEL + 2.0, left + width + 6.0, bottom);
        let leader = Area::new(foot - 0.5, bottom, foot + 0.5, bar.area.top);
        let label_free = !taken.iter().chain(leaders).any(|other| other.meets(&area));
        // A leader may pass behind bars, never through another label.
        let leader_free = !taken.iter().any(|other| other.meets(&leader) && !is_row(other))
            && !leaders.iter().any(|other| other.meets(&leader));
        (label_free && leader_free)
            .then(|| (level, Label { text: text.into(), area, inside: false, leader: Some(leader) }))
    })
}

fn is_row(area: &Area) -> bool {
    area.top >= 0.0
}

fn paint_lane(canvas: &Canvas, lane: &Placed, y: f64) {
    for leader in lane.bars.iter().filter_map(|bar| bar.label.as_ref()?.leader) {
        let x = f64::midpoint(leader.left, leader.right);
        canvas.line(&[(x, y + leader.top), (x, y + leader.bottom)], Role::Muted, 0.8);
    }
    // A moment may lie on a bar of a full lane, never below it.
    let (moments, spans): (Vec<&PlacedBar>, Vec<&PlacedBar>) =
        lane.bars.iter().partition(|placed| placed.bar.from == placed.bar.to);
    for bar in spans.into_iter().chain(moments) {
        paint_bar(canvas, bar, y);
    }
    for label in lane.bars.iter().filter_map(|bar| bar.label.as_ref()) {
        let at = (label.area.left, y + f64::midpoint(label.area.top, label.area.bottom));
        if label.inside {
            canvas.text(at, &label.text, SIZE, Role::Paper, Hang::Start);
        } else {
            canvas.look(Look::Halo).text(at, &label.text, SIZE, Role::Ink, Hang::Start);
        }
    }
}

fn paint_bar(canvas: &Canvas, placed: &PlacedBar, y: f64) {
    let (bar, area) = (&placed.bar, lowered(placed.area, y));
    let tip = if bar.count > 1 { format!("{} (×{})", bar.tip, bar.count) } else { bar.tip.clone() };
    if bar.from == bar.to {
        let (x, middle) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        let diamond = [(x, middle - 6.0), (x + 5.5, middle), (x, middle + 6.0), (x - 5.5, middle)];
        canvas.tip(tip).look(Look::Edge).shape(&diamond, bar.role);
        return;
    }
    if placed.ready > area.left + 1.0 {
        let waiting = Area { right: placed.ready, ..area };
        canvas.tip(tip.clone()).rect(waiting, Role::WaitPale);
        canvas.look(Look::Dash).outline(waiting, Role::Wait, 1.0);
    }
    let working = Area { left: placed.ready.min(area.right - 2.0), ..area };
    canvas.tip(tip).look(Look::Edge).rect(working, bar.role);
}

struct PlacedBracket<'a> {
    bracket: &'a Bracket,
    left: f64,
    right: f64,
    text: Area,
    level: usize,
}

fn bracket_levels<'a>(brackets: &'a [Bracket], axis: &Axis) -> Vec<PlacedBracket<'a>> {
    let mut out: Vec<PlacedBracket> = Vec::new();
    for bracket in brackets {
        let (left, right) = (axis.x(bracket.from), bracket.to.map_or(axis.right(), |to| axis.x(to)));
        let width = text_width(&bracket.label, 12.0);
        let start = f64::midpoint(left, right) - width / 2.0;
        let start = start.clamp(4.0, (axis.right() - width).max(4.0));
        let (from, to) = (start.min(left), (start + width).max(right));
        let level = (0..=out.len())
            .find(|level| {
                let span = Area::new(from, 0.0, to - 1.0, 1.0);
                !out.iter().any(|other| {
                    let taken =
                        Area::new(other.text.left.min(other.left), 0.0, other.text.right.max(other.right) - 1.0, 1.0);
                    other.level == *level && taken.meets(&span)
                })
            })
            .expect("some level is free");
        out.push(PlacedBracket { bracket, left, right, text: Area::new(start, 0.0, start + width, 14.0), level });
    }
    out
}

fn paint_brackets(canvas: &Canvas, brackets: &[PlacedBracket], top: f64, bottom: f64) {
    for placed in brackets {
        let y = top - 6.0 - 24.0 * placed.level as f64;
        let role = placed.bracket.role;
        canvas.line(&[(placed.left, y), (placed.right, y)], role, 3.0);
        canvas.line(&[(placed.left, y - 4.0), (placed.left, bottom)], role, 1.2);
        match placed.bracket.to {
            Some(_) => canvas.line(&[(placed.right, y - 4.0), (placed.right, bottom)], role, 1.2),
            None => canvas
                .shape(&[(placed.right + 8.0, y), (placed.right - 1.0, y - 5.0), (placed.right - 1.0, y + 5.0)], role),
        }
    }
    // Above the lines of the other brackets.
    for placed in brackets {
        let at = (placed.text.left, top - 17.0 - 24.0 * placed.level as f64);
        canvas.look(Look::Halo).bold(at, &placed.bracket.label, 12.0, placed.bracket.role, Hang::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(kind: u64, from: i64, to: i64, label: &str) -> Bar {
        let (from, to) = (SimTime(from * 60_000), SimTime(to * 60_000));
        let label = label.to_string();
        Bar { kind, from, ready: from, to, tip: label.clone(), label, role: Role::Attack, weight: 1, count: 1 }
    }

    /// Every box that a reader must be able to tell from the others.
    fn label_boxes(placed: &Placed) -> Vec<Area> {
        placed.bars.iter().filter_map(|bar| bar.label.as_ref()).map(|label| label.area).collect()
    }

    #[test]
    fn no_two_labels_share_a_place() {
        for crowd in [3_i64, 12, 40, 160] {
            let mut bars = Vec::new();
            for n in 0..crowd {
                let start = n * n * 7 % 480;
                bars.push(bar(n as u64 % 23, start, start + n % 19, &format!("step number {n} of many")));
            }
            let axis = Axis::new(&bars.iter().map(|bar| bar.from).collect::<Vec<_>>(), LEFT, 944.0);
            let placed = place(&Lane { name: "x".into(), bars }, &axis);
            let boxes = label_boxes(&placed);
            assert!(!boxes.is_empty());
            for (at, one) in boxes.iter().enumerate() {
                for other in &boxes[at + 1..] {
                    assert!(!one.meets(other), "{crowd}: {one:?} and {other:?}");
                }
                assert!(one.right <= 944.0 + 2.5 && one.top >= 0.0, "{one:?} stays in its lane");
            }
        }
    }

    #[test]
    fn alike_bars_become_one_with_a_count() {
        let bars: Vec<Bar> = (0..40).map(|n| bar(7, 60 + n, 61 + n, "isolated a host")).collect();
        let axis = Axis::new(&[SimTime(0), SimTime(8 * 3_600_000)], LEFT, 900.0);
        let joined = merged(&bars, &axis);
        assert_eq!((joined.len(), joined[0].count), (1, 40));
    }
}
