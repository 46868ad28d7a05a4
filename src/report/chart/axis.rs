//! A time axis in pieces. Incidents are long silences and short nights: quiet stretches are cut out (a marked break), and
//! dense stretches get more room than their length would give them.

use super::canvas::{Area, Canvas, Hang, Point};
use super::palette::Role;
use super::svg::{Look, text_width};
use crate::base::{SimSpan, SimTime};
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct Axis {
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    from: i64,
    to: i64,
    left: f64,
    right: f64,
    /// Time left out.
    gap: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub x: f64,
    pub label: String,
    /// Printed below where the day changes.
    pub day: Option<String>,
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const GAP_WIDTH: f64 = 26.0;
const LEAST_WIDTH: f64 = 70.0;
const MOST_GAPS: usize = 5;
const MOST_PIECES: usize = 7;
/// More times than this add nothing to the layout.
const SAMPLE: usize = 240;

impl Axis {
    /// Lays out an axis on which these moments of interest can be told apart.
    pub fn new(times: &[SimTime], left: f64, right: f64) -> Axis {
        let times = sampled(times);
        let spans = split_dense(split_quiet(&times), right - left);
        Axis { pieces: lay_out(&spans, left, right) }
    }

    pub fn x(&self, at: SimTime) -> f64 {
        let (first, last) = (self.pieces[0], self.pieces[self.pieces.len() - 1]);
        if at.0 <= first.from {
            return first.left;
        }
        if at.0 >= last.to {
            return last.right;
        }
        let piece = self.pieces[self.pieces.partition_point(|piece| piece.to <= at.0)];
        let share = (at.0 - piece.from) as f64 / (piece.to - piece.from) as f64;
        piece.left + share * (piece.right - piece.left)
    }
    pub fn left(&self) -> f64 {
        self.pieces[0].left
    }
    pub fn right(&self) -> f64 {
        self.pieces[self.pieces.len() - 1].right
    }
    pub fn start(&self) -> SimTime {
        SimTime(self.pieces[0].from)
    }
    pub fn end(&self) -> SimTime {
        SimTime(self.pieces[self.pieces.len() - 1].to)
    }
    /// Where time is left out: left and right edge, and how much.
    pub fn gaps(&self) -> impl Iterator<Item = (f64, f64, SimSpan)> + '_ {
        self.pieces
            .iter()
            .filter(|piece| piece.gap)
            .map(|piece| (piece.left, piece.right, SimSpan(piece.to - piece.from)))
    }
    /// The shown time cut into spans of at least so many pixels, equal within a stretch of one scale.
    pub fn bins(&self, least: f64) -> Vec<(SimTime, SimTime)> {
        let mut out = Vec::new();
        for piece in self.pieces.iter().filter(|piece| !piece.gap) {
            let count = (((piece.right - piece.left) / least) as i64).clamp(1, (piece.to - piece.from).max(1));
            let edge = |n: i64| {
                SimTime(piece.from + (i128::from(piece.to - piece.from) * i128::from(n) / i128::from(count)) as i64)
            };
            out.extend((0..count).map(|n| (edge(n), edge(n + 1))));
        }
        out
    }
    /// Where the scale changes without a gap.
    fn seams(&self) -> impl Iterator<Item = f64> + '_ {
        self.pieces.windows(2).filter(|pair| !pair[0].gap && !pair[1].gap).map(|pair| pair[0].right)
    }

    /// Ticks whose labels do not run into each other.
    pub fn ticks(&self, clock: &Clock, size: f64) -> Vec<Tick> {
        let (mut ticks, mut label_end, mut day_end) = (Vec::new(), f64::MIN, f64::MIN);
        let mut day_shown = String::new();
        for piece in self.pieces.iter().filter(|piece| !piece.gap) {
            for (at, daily) in piece_ticks(piece, clock) {
                let x = self.x(at);
                let label = if daily { clock.date(at) } else { clock.minute(at) };
                let half = text_width(&label, size) / 2.0;
                if x - half < label_end + 6.0 || x + half > self.right() + 14.0 {
                    continue;
                }
                label_end = x + half;
                let day = clock.day(at);
                let day_half = text_width(&day, size) / 2.0;
                let fresh = !daily && day != day_shown && x - day_half > day_end + 8.0;
                if fresh {
                    day_end = x + day_half;
                    day_shown.clone_from(&day);
                }
                ticks.push(Tick { x, label, day: fresh.then_some(day) });
            }
        }
        ticks
    }

    /// Grid, tick labels, gaps and seams of a plot between two heights.
    pub fn paint(&self, canvas: &Canvas, clock: &Clock, top: f64, bottom: f64) {
        let size = 11.0;
        for tick in self.ticks(clock, size) {
            canvas.line(&[(tick.x, top), (tick.x, bottom + 4.0)], Role::Rule, 1.0);
            canvas.text((tick.x, bottom + 13.0), &tick.label, size, Role::Muted, Hang::Middle);
            if let Some(day) = &tick.day {
                canvas.text((tick.x, bottom + 27.0), day, size, Role::Muted, Hang::Middle);
            }
        }
        for x in self.seams() {
            canvas.look(Look::Dot).line(&[(x, top), (x, bottom)], Role::Muted, 1.0);
        }
        for (left, right, span) in self.gaps() {
            paint_gap(canvas, (left, right), (top, bottom), clock.left_out(span));
        }
    }
}

/// Height below the plot that tick labels take.
pub const TICKS_HEIGHT: f64 = 36.0;

fn paint_gap(canvas: &Canvas, (left, right): Point, (top, bottom): Point, tip: String) {
    let middle = f64::midpoint(left, right);
    canvas.tip(tip).rect(Area::new(left + 4.0, top, right - 4.0, bottom), Role::Paper);
    for x in [middle - 3.0, middle + 3.0] {
        canvas.line(&[(x - 3.0, bottom + 6.0), (x + 3.0, bottom - 6.0)], Role::Muted, 1.4);
        canvas.line(&[(x - 3.0, top + 6.0), (x + 3.0, top - 6.0)], Role::Muted, 1.4);
    }
    canvas.look(Look::Dot).line(&[(middle, top + 8.0), (middle, bottom - 8.0)], Role::Rule, 1.2);
}

/// Sorted, without doubles, thinned evenly; never empty, never a single point.
fn sampled(times: &[SimTime]) -> Vec<i64> {
    let mut all: Vec<i64> = times.iter().map(|at| at.0).collect();
    all.sort_unstable();
    all.dedup();
    if all.len() > SAMPLE {
        let last = all.len() - 1;
        all = (0..SAMPLE).map(|n| all[n * last / (SAMPLE - 1)]).collect();
        all.dedup();
    }
    match all[..] {
        [] => vec![0, HOUR],
        [only] => vec![only - 30 * MINUTE, only + 30 * MINUTE],
        _ => all,
    }
}

/// A stretch of the axis: bounds and the moments inside.
#[derive(Clone, Debug)]
struct Stretch {
    from: i64,
    to: i64,
    times: Vec<i64>,
    gap_after: bool,
}

/// Cuts at the widest silences, as long as each takes a fifth of what is left to show.
fn split_quiet(times: &[i64]) -> Vec<Stretch> {
    let mut silences: Vec<(i64, usize)> = times.windows(2).enumerate().map(|(at, w)| (w[1] - w[0], at + 1)).collect();
    silences.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut shown = times[times.len() - 1] - times[0];
    let mut cuts = Vec::new();
    // A handful of moments would otherwise be nothing but gaps.
    let most = MOST_GAPS.min(1 + times.len() / 8);
    for (silence, at) in silences.into_iter().take(most) {
        if silence * 5 < shown || silence < 20 * MINUTE || shown - silence < MINUTE {
            break;
        }
        shown -= silence;
        cuts.push(at);
    }
    cuts.sort_unstable();
    let mut stretches = Vec::new();
    let mut first = 0;
    for cut in cuts.into_iter().chain([times.len()]) {
        let inside = &times[first..cut];
        stretches.push(Stretch {
            from: inside[0],
            to: inside[inside.len() - 1],
            times: inside.to_vec(),
            gap_after: true,
        });
        first = cut;
    }
    pad(&mut stretches);
    stretches
}

/// Air around each stretch, so that a lone moment has a scale and nothing sits on an edge.
fn pad(stretches: &mut [Stretch]) {
    let whole: i64 = stretches.iter().map(|stretch| stretch.to - stretch.from).sum();
    for at in 0..stretches.len() {
        let span = stretches[at].to - stretches[at].from;
        let air = (span / 25).max(whole / 60).max(2 * MINUTE);
        let before = if at == 0 { air } else { air.min((stretches[at].from - stretches[at - 1].to) / 3) };
        stretches[at].from -= before;
        let after = match stretches.get(at + 1) {
            Some(next) => air.min((next.from - stretches[at].to) / 3),
            None => air,
        };
        stretches[at].to += after;
    }
}

/// Sets crowded spells apart from the quiet around them, best gain first.
fn split_dense(mut stretches: Vec<Stretch>, width: f64) -> Vec<Stretch> {
    let room = ((width / (LEAST_WIDTH * 1.5)) as usize).clamp(1, MOST_PIECES);
    while stretches.len() < room {
        let best = stretches
            .iter()
            .enumerate()
            .filter_map(|(at, stretch)| crowded_spell(stretch).map(|(gain, spell)| (gain, at, spell)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, at, (from, to))) = best else { break };
        let stretch = stretches.remove(at);
        let cuts: Vec<i64> = [stretch.from, from, to, stretch.to]
            .into_iter()
            .collect::<std::collections::BTreeSet<i64>>()
            .into_iter()
            .collect();
        let pieces = cuts.windows(2).map(|cut| Stretch {
            from: cut[0],
            to: cut[1],
            times: stretch.times.iter().copied().filter(|time| (cut[0]..cut[1]).contains(time)).collect(),
            gap_after: stretch.gap_after && cut[1] == stretch.to,
        });
        stretches.splice(at..at, pieces);
    }
    stretches
}

/// The spell within a stretch that two constant rates, inside and outside, explain best (a log likelihood ratio), if they
/// differ enough to be worth a seam.
fn crowded_spell(stretch: &Stretch) -> Option<(f64, (i64, i64))> {
    let (times, whole) = (&stretch.times, stretch.to - stretch.from);
    let total = times.len();
    let fit = |count: usize, span: i64| {
        if count == 0 { 0.0 } else { count as f64 * libm::log(count as f64 / span as f64) }
    };
    let edge = |at: usize| match at {
        0 => stretch.from,
        _ if at == total => stretch.to,
        _ => times[at - 1].midpoint(times[at]),
    };
    let mut best: Option<(f64, (i64, i64))> = None;
    for first in 0..total.saturating_sub(3) {
        for last in first + 4..=total {
            let (from, to) = (edge(first), edge(last));
            let (inside, outside) = (to - from, whole - (to - from));
            let slivers = (first > 0 && from - stretch.from < MINUTE) || (last < total && stretch.to - to < MINUTE);
            if inside < MINUTE || outside < MINUTE || slivers {
                continue;
            }
            let (within, beyond) = (last - first, total - (last - first));
            let contrast = within as f64 / inside as f64 * outside as f64 / beyond.max(1) as f64;
            let gain = fit(within, inside) + fit(beyond, outside) - fit(total, whole);
            if contrast > 3.0 && gain > 3.5 && best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, (from, to)));
            }
        }
    }
    best
}

fn lay_out(stretches: &[Stretch], left: f64, right: f64) -> Vec<Piece> {
    let gaps = stretches.iter().filter(|stretch| stretch.gap_after).count() - 1;
    let room = right - left - GAP_WIDTH * gaps as f64;
    let least = LEAST_WIDTH.min(room / stretches.len() as f64 * 0.8);
    let weight = |stretch: &Stretch| libm::sqrt(stretch.times.len() as f64);
    let weights: f64 = stretches.iter().map(weight).sum();
    let spare = room - least * stretches.len() as f64;
    let (mut pieces, mut x) = (Vec::new(), left);
    for (at, stretch) in stretches.iter().enumerate() {
        let width = least + spare * weight(stretch) / weights;
        pieces.push(Piece { from: stretch.from, to: stretch.to, left: x, right: x + width, gap: false });
        x += width;
        if let Some(next) = stretches.get(at + 1).filter(|_| stretch.gap_after) {
            pieces.push(Piece { from: stretch.to, to: next.from, left: x, right: x + GAP_WIDTH, gap: true });
            x += GAP_WIDTH;
        }
    }
    pieces
}

/// Round moments of a piece in local time, and whether they are days.
fn piece_ticks(piece: &Piece, clock: &Clock) -> Vec<(SimTime, bool)> {
    const STEPS: [i64; 18] = [
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        4 * DAY,
        7 * DAY,
        14 * DAY,
        28 * DAY,
        91 * DAY,
    ];
    let per_milli = (piece.right - piece.left) / (piece.to - piece.from) as f64;
    let step = STEPS.into_iter().find(|step| *step as f64 * per_milli >= 52.0).unwrap_or(364 * DAY);
    let offset = clock.local_millis(SimTime(piece.from)) - piece.from;
    let first = (piece.from + offset + step - 1).div_euclid(step) * step - offset;
    let ticks: Vec<(SimTime, bool)> = std::iter::successors(Some(first), |at| Some(at + step))
        .take_while(|at| *at <= piece.to)
        .take(200)
        .map(|at| (SimTime(at), step >= DAY))
        .collect();
    if !ticks.is_empty() {
        return ticks;
    }
    // Nothing round inside: the middle, to the minute.
    let middle = piece.from.midpoint(piece.to).div_euclid(MINUTE) * MINUTE;
    vec![(SimTime(middle.max(piece.from)), false)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(list: &[f64]) -> Vec<SimTime> {
        list.iter().map(|hour| SimTime((hour * HOUR as f64) as i64)).collect()
    }

    #[test]
    fn weeks_of_silence_become_a_marked_gap() {
        let times = hours(&[0.0, 0.1, 0.3, 56.0 * 24.0, 56.0 * 24.0 + 0.2, 56.0 * 24.0 + 0.5]);
        let axis = Axis::new(&times, 0.0, 800.0);
        assert_eq!(axis.gaps().count(), 1);
        assert!(axis.x(times[2]) - axis.x(times[0]) > 150.0, "the first minutes can be told apart");
        assert!(axis.x(times[5]) - axis.x(times[3]) > 150.0, "so can the last");
    }

    #[test]
    fn time_never_runs_backwards() {
        let times: Vec<SimTime> = (0..400).map(|n: i64| SimTime(n * n * n * 900)).collect();
        let axis = Axis::new(&times, 100.0, 900.0);
        let xs: Vec<f64> = times.iter().map(|at| axis.x(*at)).collect();
        assert!(xs.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(xs[0] >= 100.0 && xs[399] <= 900.0);
    }

    #[test]
    fn a_crowded_night_gets_more_room_than_its_length() {
        let mut list: Vec<f64> = (0..20).map(|n| f64::from(n) * 3.0).collect();
        list.extend((0..60).map(|n| 60.0 + f64::from(n) / 60.0));
        let times = hours(&list);
        let axis = Axis::new(&times, 0.0, 900.0);
        assert!(axis.x(times[79]) - axis.x(times[20]) > 200.0);
    }

    #[test]
    fn any_moments_make_an_axis() {
        for list in [&[][..], &[1.0], &[1.0, 1.0], &[-5.0, 4000.0]] {
            let axis = Axis::new(&hours(list), 0.0, 300.0);
            assert!((axis.right() - 300.0).abs() < 1e-6 && axis.left() == 0.0);
        }
    }
}
