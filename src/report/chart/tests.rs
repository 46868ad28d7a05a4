//! Every chart of the sample runs, drawn in every language: nothing leaves the picture and no two texts meet.

use super::canvas::Area;
use super::svg::{Mode, text_width};
use crate::journal::Journal;
use crate::report::export::drawing;
use crate::report::model::{Block, Figure};
use crate::report::sample::{contained, lost, quiet, spread};
use crate::report::{Language, Wanted, Words, build};
use crate::scenario::Scenario;
use crate::score::Scorecard;

const WIDTH: f64 = 896.0;

type Run = (Journal, Scenario, Scorecard);

fn figures(run: &Run) -> Vec<Figure> {
    let report = build(&run.0, &run.1, &run.2, &Wanted::all(Language::English));
    let blocks = report.sections.into_iter().flat_map(|section| section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(*figure),
            _ => None,
        })
        .collect()
}

fn attribute(tag: &str, name: &str) -> Option<f64> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()?.parse().ok()
}

/// Every text of a chart with its box.
fn texts(svg: &str) -> Vec<(String, Area)> {
    let mut out = Vec::new();
    for piece in svg.split("<text").skip(1) {
        let (tag, rest) = piece.split_once('>').expect("a tag ends");
        let text = rest.split("</text>").next().expect("a text ends");
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", "\"");
        let (size, x, y) = (attribute(tag, "font-size"), attribute(tag, "x"), attribute(tag, "y"));
        let (size, x, y) = (size.expect("a size"), x.expect("an x"), y.expect("a y"));
        let bold = if tag.contains("font-weight") { 1.06 } else { 1.0 };
        let width = text_width(&text, size) * bold;
        let left = match tag {
            _ if tag.contains("text-anchor=\"middle\"") => x - width / 2.0,
            _ if tag.contains("text-anchor=\"end\"") => x - width,
            _ => x,
        };
        out.push((text, Area::new(left, y - 0.72 * size, left + width, y)));
    }
    out
}

/// What of a chart's texts cannot be read.
fn complaints(svg: &str) -> Vec<String> {
    let texts = texts(svg);
    let size = svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).expect("a view box");
    let (width, height) = size.split_once(' ').expect("two numbers");
    let (width, height): (f64, f64) = (width.parse().expect("a width"), height.parse().expect("a height"));
    let mut out = Vec::new();
    if texts.is_empty() {
        out.push("it says nothing".to_string());
    }
    for (at, (text, area)) in texts.iter().enumerate() {
        if area.left < -0.5 || area.right > width + 0.5 || area.top < 0.0 || area.bottom > height {
            out.push(format!("`{text}` leaves the picture: {area:?}"));
        }
        for (other, place) in texts[at + 1..].iter().filter(|other| other.1.meets(area)) {
            out.push(format!("`{text}` {area:?} meets `{other}` {place:?}"));
        }
    }
    out
}

#[test]
fn texts_that_meet_or_leave_are_found() {
    let chart = |texts: &str| complaints(&format!("<svg viewBox=\"0 0 200 40\">{texts}</svg>")).len();
    assert_eq!(chart(""), 1);
    assert_eq!(chart("<text font-size=\"10\" x=\"5\" y=\"20\">one</text>"), 0);
    let two = "<text font-size=\"10\" x=\"5\" y=\"20\">one</text>\
               <text font-size=\"10\" text-anchor=\"end\" x=\"30\" y=\"22\">two</text>";
    assert_eq!(chart(two), 1);
    assert_eq!(chart("<text font-size=\"10\" text-anchor=\"middle\" x=\"2\" y=\"20\">cut off</text>"), 1);
}

fn check(run: &Run) {
    for figure in figures(run) {
        for language in Language::all() {
            let words = Words::new(&run.1, language);
            let svg = drawing::draw(&figure, &words, Mode::Themed, WIDTH);
            let complaints = complaints(&svg);
            assert!(complaints.is_empty(), "{} in {}: {complaints:#?}", figure.id, language.tag());
        }
    }
}

#[test]
fn no_two_texts_of_a_chart_meet() {
    for run in [contained(), quiet(), lost(), spread()] {
        check(&run);
    }
}

#[test]
fn every_new_chart_is_among_the_samples() {
    let mut ids: Vec<&str> = [contained(), spread()].iter().flat_map(figures).map(|figure| figure.id).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ["clocks", "detection", "funnel", "gantt", "heat", "network", "waterfall"] {
        assert!(ids.contains(&format!("chart-{id}").as_str()), "{id} is not drawn: {ids:?}");
    }
}

#[test]
fn endless_names_are_cut_to_their_place() {
    let (journal, mut scenario, _) = spread();
    let long = "endless ".repeat(40);
    let organisation = &mut scenario.organisation;
    organisation.segments.iter_mut().for_each(|row| row.id.clone_from(&long));
    organisation.sensors.iter_mut().for_each(|row| row.id.clone_from(&long));
    organisation.groups.iter_mut().for_each(|row| row.id = "資訊系統".repeat(75));
    organisation.clocks.iter_mut().for_each(|row| row.id.clone_from(&long));
    let card = crate::score::score(&journal, &scenario);
    check(&(journal, scenario, card));
}
