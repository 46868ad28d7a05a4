//! Service availability over time: a row for each service, coloured where it did not run as usual and by what made it so.

use super::axis::{Axis, TICKS_HEIGHT};
use super::canvas::{Area, Canvas, Hang, draw};
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};
use crate::base::SimTime;
use crate::journal::ServiceState;
use crate::report::clock::Clock;

#[derive(Clone, Debug)]
pub struct Row<T = String> {
    pub name: T,
    pub spells: Vec<Spell<T>>,
}

/// A stretch in which a service was not simply up.
#[derive(Clone, Debug)]
pub struct Spell<T = String> {
    pub from: SimTime,
    pub to: SimTime,
    pub state: ServiceState,
    /// Whether the attack alone would have caused it.
    pub by_attack: bool,
    pub tip: T,
}

/// Words of the legend, in the order down, manual, degraded, and by whom.
#[derive(Clone, Debug)]
pub struct Legend<T = String> {
    pub states: [T; 3],
    pub attack: T,
    pub response: T,
}

impl<T> Row<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Row {
        let spell = |spell: &Spell<T>| Spell {
            from: spell.from,
            to: spell.to,
            state: spell.state,
            by_attack: spell.by_attack,
            tip: say(&spell.tip),
        };
        Row { name: say(&self.name), spells: self.spells.iter().map(spell).collect() }
    }
}

impl<T> Legend<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Legend {
        Legend { states: self.states.each_ref().map(&say), attack: say(&self.attack), response: say(&self.response) }
    }
}

const ROW: f64 = 24.0;

/// Moments all through each spell: how long an outage lasted is the point of this chart, so none is cut short.
fn moments(rows: &[Row], ends: (SimTime, SimTime)) -> Vec<SimTime> {
    let all = rows.iter().flat_map(|row| &row.spells);
    let whole = all.clone().map(|spell| (spell.to - spell.from).0).sum::<i64>().max(1);
    let inside = all.flat_map(|spell| {
        let length = (spell.to - spell.from).0;
        let pieces = 1 + 200 * i128::from(length) / i128::from(whole);
        (0..=pieces).map(move |n| SimTime(spell.from.0 + (i128::from(length) * n / pieces) as i64))
    });
    inside.chain([ends.0, ends.1]).collect()
}

pub fn services(rows: &[Row], legend: &Legend, ends: (SimTime, SimTime), clock: &Clock, frame: &Frame) -> String {
    let left = 30.0 + rows.iter().map(|row| text_width(&row.name, 12.0)).fold(80.0, f64::max).min(190.0);
    let axis = Axis::new(&moments(rows, ends), left, frame.width - 18.0);
    let top = 34.0;
    let bottom = top + ROW * rows.len() as f64;
    draw(frame, bottom + TICKS_HEIGHT, |canvas| {
        paint_legend(canvas, legend);
        axis.paint(canvas, clock, top, bottom);
        for (number, row) in rows.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 12.0, y), &fit(&row.name, 12.0, left - 24.0), 12.0, Role::Ink, Hang::End);
            canvas.line(&[(left, y), (axis.right(), y)], Role::Muted, 1.0);
            for spell in &row.spells {
                let (from, to) = (axis.x(spell.from), axis.x(spell.to));
                paint_state(canvas, Area::new(from, y - 9.0, to.max(from + 2.0), y + 9.0), spell);
            }
        }
    })
}

/// Down is solid, manual is pale within an outline, degraded is half as high.
fn paint_state(canvas: &Canvas, area: Area, spell: &Spell) {
    let (solid, pale) =
        if spell.by_attack { (Role::Attack, Role::AttackPale) } else { (Role::Detect, Role::DetectPale) };
    canvas.tip(spell.tip.clone());
    match spell.state {
        ServiceState::Down => canvas.look(Look::Edge).rect(area, solid),
        ServiceState::Manual => {
            canvas.rect(area, pale);
            canvas.outline(area, solid, 1.2);
        }
        ServiceState::Degraded => {
            canvas.look(Look::Edge).rect(Area { top: area.top + 5.0, bottom: area.bottom - 5.0, ..area }, solid);
        }
        ServiceState::Up => canvas.rect(Area { top: area.top + 8.0, bottom: area.bottom - 8.0, ..area }, Role::Muted),
    }
}

fn paint_legend(canvas: &Canvas, legend: &Legend) {
    let (mut x, y) = (10.0, 14.0);
    for (by_attack, who) in [(true, &legend.attack), (false, &legend.response)] {
        canvas.text((x, y), who, 11.5, Role::Muted, Hang::Start);
        x += text_width(who, 11.5) + 8.0;
        for (state, word) in
            [ServiceState::Down, ServiceState::Manual, ServiceState::Degraded].into_iter().zip(&legend.states)
        {
            let spell = Spell { from: SimTime::ZERO, to: SimTime::ZERO, state, by_attack, tip: word.clone() };
            paint_state(canvas, Area::new(x, y - 8.0, x + 18.0, y + 8.0), &spell);
            canvas.text((x + 23.0, y), word, 11.5, Role::Ink, Hang::Start);
            x += 23.0 + text_width(word, 11.5) + 12.0;
        }
        x += 14.0;
    }
}
