//! Legal clocks: a row for each, from what started it to when its notice was due, and when that was filed.

use super::axis::{Axis, TICKS_HEIGHT};
use super::canvas::{Area, Canvas, Hang, draw};
use super::legend::{self, Key, Mark, paint_mark};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimTime;
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct ClockRow<T = String> {
    pub name: T,
    /// `None` = nothing started it.
    pub from: Option<SimTime>,
    /// `None` = the rule gives no figure.
    pub due: Option<SimTime>,
    pub filed: Option<SimTime>,
    /// Filed after it was due, or due and not filed.
    pub late: bool,
    /// `2 h early`
    pub outcome: T,
}

impl<T> ClockRow<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> ClockRow {
        ClockRow {
            name: say(&self.name),
            from: self.from,
            due: self.due,
            filed: self.filed,
            late: self.late,
            outcome: say(&self.outcome),
        }
    }
}

const ROW: f64 = 26.0;

/// `words`: time allowed, due, filed in time, filed late, overdue.
pub fn clocks(rows: &[ClockRow], words: &[String; 5], end: SimTime, clock: &Clock, frame: &Frame) -> String {
    let widest = |pick: fn(&ClockRow) -> &str, size: f64, least: f64, most: f64| {
        rows.iter().map(|row| text_width(pick(row), size)).fold(least, f64::max).min(most)
    };
    let left = 22.0 + widest(|row| &row.name, 12.0, 90.0, 250.0);
    let said = widest(|row| &row.outcome, 11.5, 50.0, 150.0);
    let axis = Axis::new(&moments(rows, end), left, frame.width - said - 34.0);
    let looks = [
        Mark::Pale(Role::WaitPale, Role::Wait),
        Mark::Tick(Role::Ink),
        Mark::Diamond(Role::Contain),
        Mark::Diamond(Role::Attack),
        Mark::Dashed(Role::Attack),
    ];
    let keys: Vec<Key> = looks.iter().zip(words).map(|(mark, word)| Key { mark: *mark, word }).collect();
    let top = legend::height(&keys, frame.width) + 6.0;
    let bottom = top + ROW * rows.len() as f64;
    draw(frame, bottom + TICKS_HEIGHT, |canvas| {
        legend::paint(canvas, &keys, frame.width);
        for number in (0..rows.len()).step_by(2) {
            let y = top + ROW * number as f64;
            canvas.rect(Area::new(0.0, y, frame.width, y + ROW), Role::Lane);
        }
        axis.paint(canvas, clock, top, bottom);
        for (number, row) in rows.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 10.0, y), &fit(&row.name, 12.0, left - 16.0), 12.0, Role::Ink, Hang::End);
            paint_row(canvas, row, &axis, y);
            let role = match (row.from, row.late) {
                (None, _) => Role::Muted,
                (_, true) => Role::Attack,
                (_, false) => Role::Ink,
            };
            canvas.text((frame.width - 6.0, y), &fit(&row.outcome, 11.5, said + 2.0), 11.5, role, Hang::End);
        }
    })
}

fn moments(rows: &[ClockRow], end: SimTime) -> Vec<SimTime> {
    let mut all: Vec<SimTime> = rows.iter().flat_map(|row| [row.from, row.due, row.filed]).flatten().collect();
    let open = rows.iter().any(|row| row.late && row.filed.is_none());
    let last = all.iter().max().copied();
    // How long something is overdue shows by an arrow: the end of the run only where it is near.
    all.extend(last.filter(|_| open).map(|last| end.min(last + crate::base::SimSpan::hours(2)).max(last)));
    all
}

fn paint_row(canvas: &Canvas, row: &ClockRow, axis: &Axis, y: f64) {
    let Some(from) = row.from.map(|at| axis.x(at)) else { return };
    if let Some(due) = row.due.map(|at| axis.x(at)) {
        paint_mark(
            canvas,
            Area::new(from, y - 6.0, due.max(from + 2.0), y + 6.0),
            Mark::Pale(Role::WaitPale, Role::Wait),
        );
        if row.late {
            let to = row.filed.map_or(axis.right() - 2.0, |at| axis.x(at));
            canvas.look(Look::Dash).line(&[(due, y), (to, y)], Role::Attack, 2.0);
            if row.filed.is_none() {
                canvas.shape(&[(to + 8.0, y), (to, y - 5.0), (to, y + 5.0)], Role::Attack);
            }
        }
        paint_mark(canvas, Area::new(due - 4.0, y - 9.0, due + 4.0, y + 9.0), Mark::Tick(Role::Ink));
    } else {
        canvas.dot((from, y), 4.0, Role::Wait);
    }
    if let Some(filed) = row.filed.map(|at| axis.x(at)) {
        let role = if row.late { Role::Attack } else { Role::Contain };
        let half = 6.5;
        let diamond = [(filed, y - half), (filed + half, y), (filed, y + half), (filed - half, y)];
        canvas.look(Look::Edge).shape(&diamond, role);
    }
}
