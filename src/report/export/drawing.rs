//! Draws a figure in a language.

use crate::report::chart::svg::{Frame, Mode};
use crate::report::chart::{
    clocks, delays, detection, funnel, gantt, heat, hosts, network, phases, services, swim, waterfall,
};
use crate::report::message::{Message, Words};
use crate::report::model::{Drawing, Figure};

pub fn draw(figure: &Figure, words: &Words, mode: Mode, width: f64) -> String {
    let frame = Frame {
        id: figure.id.to_string(),
        title: words.say_first(&figure.title),
        description: words.say_first(&figure.note),
        language: words.language,
        mode,
        width,
    };
    let say = |message: &Message| words.say_first(message);
    let plain = |message: &Message| words.say(message);
    match &figure.drawing {
        Drawing::Swim(data) => swim::swim(&data.said(say), &words.clock, &frame),
        Drawing::Phases { bars, target } => {
            let bars: Vec<_> = bars.iter().map(|bar| bar.said(plain)).collect();
            phases::phases(&bars, *target, &frame)
        }
        Drawing::Hosts { curves, moments, end } => {
            let curves: Vec<_> = curves.iter().map(|curve| curve.said(plain)).collect();
            let moments: Vec<_> = moments.iter().map(|moment| moment.said(plain)).collect();
            hosts::hosts(&curves, &moments, *end, &words.clock, &frame)
        }
        Drawing::Services { rows, legend, ends } => {
            let rows: Vec<_> = rows.iter().map(|row| row.said(plain)).collect();
            services::services(&rows, &legend.said(plain), *ends, &words.clock, &frame)
        }
        Drawing::Delays { bars, words: parts } => {
            let bars: Vec<_> = bars.iter().map(|bar| bar.said(say)).collect();
            delays::delays(&bars, &parts.each_ref().map(plain), &words.clock, &frame)
        }
        Drawing::Heat(data) => heat::heat(&data.said(plain), &words.clock, &frame),
        Drawing::Network(data) => network::network(&data.said(plain), &frame),
        Drawing::Gantt { bars, words: parts } => {
            let bars: Vec<_> = bars.iter().map(|bar| bar.said(say)).collect();
            gantt::gantt(&bars, &parts.each_ref().map(plain), &words.clock, &frame)
        }
        Drawing::Waterfall { stages } => {
            let stages: Vec<_> = stages.iter().map(|stage| stage.said(plain)).collect();
            waterfall::waterfall(&stages, &words.clock, &frame)
        }
        Drawing::Funnel { stages, sides } => {
            let stages: Vec<_> = stages.iter().map(|stage| stage.said(plain)).collect();
            funnel::funnel(&stages, &sides.each_ref().map(plain), &frame)
        }
        Drawing::Detection { bars, words: parts } => {
            let bars: Vec<_> = bars.iter().map(|bar| bar.said(plain)).collect();
            detection::detection(&bars, &parts.each_ref().map(plain), &frame)
        }
        Drawing::Clocks { rows, words: parts, end } => {
            let rows: Vec<_> = rows.iter().map(|row| row.said(plain)).collect();
            clocks::clocks(&rows, &parts.each_ref().map(plain), *end, &words.clock, &frame)
        }
    }
}
