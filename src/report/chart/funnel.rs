//! What became of alerts: from raised to a case, true ones to the left and false ones to the right, each on its own scale.

use super::canvas::{Area, Canvas, Hang, draw};
use super::hosts::thousands;
use super::palette::Role;
use super::svg::{Frame, Look, fit, text_width};

#[derive(Clone, Debug)]
pub struct Stage<T = String> {
    pub name: T,
    /// Alerts that the attack caused.
    pub real: u64,
    /// False alarms.
    pub noise: u64,
    /// What was lost of the true ones on the way here from the stage above.
    pub lost: Option<T>,
}

impl<T> Stage<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> Stage {
        Stage { name: say(&self.name), real: self.real, noise: self.noise, lost: self.lost.as_ref().map(say) }
    }
}

const ROW: f64 = 46.0;
const BAR: f64 = 13.0;

/// `sides`: what stands to the left and to the right.
pub fn funnel(stages: &[Stage], sides: &[String; 2], frame: &Frame) -> String {
    let names = stages.iter().map(|stage| text_width(&stage.name, 12.5)).fold(90.0, f64::max).min(200.0) + 28.0;
    let middle = frame.width / 2.0;
    let (inner_left, inner_right) = (middle - names / 2.0, middle + names / 2.0);
    let most = [
        stages.iter().map(|stage| stage.real).max().unwrap_or(0).max(1),
        stages.iter().map(|stage| stage.noise).max().unwrap_or(0).max(1),
    ];
    let room = inner_left - 76.0;
    let top = 32.0;
    draw(frame, top + ROW * stages.len() as f64, |canvas| {
        canvas.bold((inner_left, 14.0), &fit(&sides[0], 12.0, inner_left - 8.0), 12.0, Role::Detect, Hang::End);
        canvas.bold((inner_right, 14.0), &fit(&sides[1], 12.0, inner_left - 8.0), 12.0, Role::Muted, Hang::Start);
        for (number, stage) in stages.iter().enumerate() {
            let y = top + ROW * number as f64 + BAR;
            let real = inner_left - room * stage.real as f64 / most[0] as f64;
            let noise = inner_right + room * stage.noise as f64 / most[1] as f64;
            if let Some(next) = stages.get(number + 1) {
                let to = inner_left - room * next.real as f64 / most[0] as f64;
                let below = [(real, y + BAR), (inner_left, y + BAR), (inner_left, y + ROW - BAR), (to, y + ROW - BAR)];
                canvas.shade(&below, Role::Detect, 0.14);
                let to = inner_right + room * next.noise as f64 / most[1] as f64;
                let below =
                    [(noise, y + BAR), (inner_right, y + BAR), (inner_right, y + ROW - BAR), (to, y + ROW - BAR)];
                canvas.shade(&below, Role::Muted, 0.14);
            }
            paint_bar(canvas, Area::new(real, y - BAR, inner_left, y + BAR), Role::Detect);
            paint_bar(canvas, Area::new(inner_right, y - BAR, noise, y + BAR), Role::Muted);
            let name = fit(&stage.name, 12.5, names - 20.0);
            canvas.text((middle, y), &name, 12.5, Role::Ink, Hang::Middle);
            canvas.bold((real - 6.0, y), &thousands(stage.real), 12.5, Role::Ink, Hang::End);
            canvas.bold((noise + 6.0, y), &thousands(stage.noise), 12.5, Role::Ink, Hang::Start);
            if let Some(lost) = &stage.lost {
                let lost = fit(lost, 11.0, inner_left - 16.0);
                let at = (inner_left - 6.0, y - ROW / 2.0);
                canvas.look(Look::Halo).text(at, &lost, 11.0, Role::Attack, Hang::End);
            }
        }
    })
}

fn paint_bar(canvas: &Canvas, area: Area, role: Role) {
    if area.right - area.left > 0.2 {
        canvas.rect(area, role);
    } else {
        canvas.line(&[(area.left, area.top), (area.left, area.bottom)], role, 1.0);
    }
}
