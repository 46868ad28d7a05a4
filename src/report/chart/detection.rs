//! Detection by sensor: the traces that it could see, its true alerts, those that were read, and its false alarms beside.

use super::canvas::{Area, Hang, draw};
use super::hosts::thousands;
use super::legend::{self, Key, Mark};
use super::palette::Role;
use super::svg::{Frame, fit, text_width};

#[derive(Clone, Debug)]
pub struct SensorBar<T = String> {
    pub name: T,
    pub traces: u64,
    pub alerts: u64,
    /// Of the true alerts.
    pub read: u64,
    pub noise: u64,
}

impl<T> SensorBar<T> {
    pub fn said(&self, say: impl Fn(&T) -> String) -> SensorBar {
        SensorBar {
            name: say(&self.name),
            traces: self.traces,
            alerts: self.alerts,
            read: self.read,
            noise: self.noise,
        }
    }
}

const ROW: f64 = 28.0;
const LOOKS: [Mark; 4] = [
    Mark::Pale(Role::DetectPale, Role::Detect),
    Mark::Shade(Role::Detect, 0.55),
    Mark::Thin(Role::Ink),
    Mark::Solid(Role::Muted),
];

/// `words`: traces, true alerts, read, false alarms.
pub fn detection(bars: &[SensorBar], words: &[String; 4], frame: &Frame) -> String {
    let left = 24.0 + bars.iter().map(|bar| text_width(&bar.name, 12.0)).fold(80.0, f64::max).min(190.0);
    let keys: Vec<Key> = LOOKS.iter().zip(words).map(|(mark, word)| Key { mark: *mark, word }).collect();
    let top = legend::height(&keys, frame.width) + 6.0;
    let numbers = |pick: fn(&SensorBar) -> String| {
        bars.iter().map(|bar| text_width(&pick(bar), 12.0)).fold(20.0, f64::max) + 14.0
    };
    let (seen_words, noise_words) = (numbers(seen), numbers(|bar| thousands(bar.noise)));
    let room = frame.width - left - seen_words - noise_words - 36.0;
    let (seen_room, noise_room) = (room * 0.64, room * 0.36);
    let noise_left = left + seen_room + seen_words + 24.0;
    let most = bars.iter().map(|bar| bar.traces.max(bar.alerts)).max().unwrap_or(0).max(1);
    let noisiest = bars.iter().map(|bar| bar.noise).max().unwrap_or(0).max(1);
    let bottom = top + ROW * bars.len() as f64;
    draw(frame, bottom + 8.0, |canvas| {
        legend::paint(canvas, &keys, frame.width);
        for x in [left, noise_left] {
            canvas.line(&[(x, top), (x, bottom)], Role::Rule, 1.0);
        }
        for (number, bar) in bars.iter().enumerate() {
            let y = top + ROW * (number as f64 + 0.5);
            canvas.text((left - 10.0, y), &fit(&bar.name, 12.0, left - 20.0), 12.0, Role::Ink, Hang::End);
            let x = |count: u64| left + seen_room * count as f64 / most as f64;
            for ((count, half), (mark, word)) in
                [(bar.traces, 10.0), (bar.alerts, 7.0), (bar.read, 5.0)].into_iter().zip(LOOKS.iter().zip(words))
            {
                if count > 0 {
                    let area = Area::new(left, y - half, x(count).max(left + 1.5), y + half);
                    canvas.tip(word.clone());
                    legend::paint_mark(canvas, area, *mark);
                }
            }
            let end = x(bar.traces.max(bar.alerts)) + 8.0;
            canvas.text((end, y), &seen(bar), 12.0, Role::Ink, Hang::Start);
            let noise = noise_left + noise_room * bar.noise as f64 / noisiest as f64;
            if bar.noise > 0 {
                canvas.tip(words[3].clone());
                canvas.rect(Area::new(noise_left, y - 7.0, noise.max(noise_left + 1.5), y + 7.0), Role::Muted);
            }
            canvas.text((noise + 7.0, y), &thousands(bar.noise), 12.0, Role::Ink, Hang::Start);
        }
    })
}

/// `120 → 14 → 9`
fn seen(bar: &SensorBar) -> String {
    [bar.traces, bar.alerts, bar.read].map(thousands).join(" → ")
}
