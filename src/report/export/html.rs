//! The report as one HTML file: no network, no script, and a policy that would refuse both.
//! Every figure is a `<data>` whose `data-from` points to it in `report.json`; a chart's points to the table of its numbers.

use super::drawing::draw;
use super::style::style;
use super::{anchors, ends_later};
use crate::base::EntryId;
use crate::journal::Side;
use crate::report::catalogue::Msg;
use crate::report::chart::svg::Mode;
use crate::report::message::{Arg, Message, Said, Words};
use crate::report::model::{Block, Cell, Figure, Report, Section, Sentence, StripCell, Table, Target};
use crate::report::section::rating_word;
use crate::report::timeline::{Row, TimeLine};
use crate::score::Rating;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

/// Width at which charts are drawn; narrow screens scroll them sideways.
pub const CHART_WIDTH: f64 = 896.0;

pub fn html(report: &Report, words: &Words) -> String {
    let page = Page { report, words };
    let title = words.say_first(&report.title);
    let css = style(&title, words.language);
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", hash(&css));
    let page = html! {
        (DOCTYPE)
        html lang=(words.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(css)) }
            }
            body {
                a.skip href="#summary" { (words.word(Msg::SkipToContent)) }
                div.page {
                    nav aria-label=(words.word(Msg::Contents)) {
                        p { (words.word(Msg::Contents)) }
                        ol { @for section in &report.sections {
                            li { a href={ "#" (section.id) } { (words.say_first(&section.title)) } }
                        } }
                    }
                    main {
                        header {
                            h1 dir="auto" { (page.said_first(&report.title, "/title")) }
                            p dir="auto" { (page.said(&report.subtitle, "/subtitle")) }
                        }
                        @for (number, section) in report.sections.iter().enumerate() {
                            (page.section(section, &format!("/sections/{number}")))
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// Base64 of the SHA-256 that the policy knows the style sheet by.
pub fn hash(css: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(css.as_bytes());
    let mut out = String::new();
    for chunk in digest.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// Shape beside the letter, for those who do not see the colour.
fn glyph(rating: Rating) -> &'static str {
    match rating {
        Rating::P => "●",
        Rating::S => "■",
        Rating::M => "▲",
        Rating::U => "✕",
        Rating::NotObserved => "○",
    }
}

struct Page<'a> {
    report: &'a Report,
    words: &'a Words<'a>,
}

/// What must not run into the text around it: a figure in a name is no figure, and a name may be written right to left.
fn stands_apart(name: &str) -> bool {
    let right_to_left = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{200e}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    name.chars().any(|c| c.is_numeric() || right_to_left(c))
}

/// `<data>`: a figure with where `report.json` holds it.
fn data(shown: &str, value: impl std::fmt::Display, from: &str) -> Markup {
    html! { data value=(value) data-from=(from) { (shown) } }
}

fn marked(said: &Said, at: &str) -> Markup {
    let ends = [0].into_iter().chain(said.marks.iter().map(|mark| mark.to));
    html! {
        @for (mark, done) in said.marks.iter().zip(ends) {
            @let inside = &said.text[mark.from..mark.to];
            (said.text[done..mark.from])
            @match &mark.figure {
                Some((path, value)) => { (data(inside, value, &format!("{at}/args{path}"))) }
                None if stands_apart(inside) => { bdi { (inside) } }
                None => { (inside) }
            }
        }
        (said.text[said.marks.last().map_or(0, |mark| mark.to)..])
    }
}

impl Page<'_> {
    /// A message, its figures as `<data>`; `at` points to it in `report.json`.
    fn said(&self, message: &Message, at: &str) -> Markup {
        marked(&self.words.marked(message, false), at)
    }
    fn said_first(&self, message: &Message, at: &str) -> Markup {
        marked(&self.words.marked(message, true), at)
    }
    fn section(&self, section: &Section, at: &str) -> Markup {
        html! {
            section id=(section.id) {
                h2 { (self.said_first(&section.title, &format!("{at}/title"))) }
                @for (number, block) in section.blocks.iter().enumerate() {
                    (self.block(block, &section.title, &format!("{at}/blocks/{number}")))
                }
            }
        }
    }

    fn block(&self, block: &Block, under: &Message, at: &str) -> Markup {
        match block {
            Block::Text(sentence) => html! { p { (self.sentence(sentence, &format!("{at}/text"))) } },
            Block::List(list) => html! { ul.says { @for (number, sentence) in list.iter().enumerate() {
                li { (self.sentence(sentence, &format!("{at}/list/{number}"))) }
            } } },
            Block::Findings(list) => self.findings(list, at),
            Block::Pairs(pairs) => self.pairs(pairs, at),
            Block::Table(table) => self.table(table, under, &format!("{at}/table")),
            Block::Figure(figure) => self.figure(figure, &format!("{at}/figure")),
            Block::Strip(cells) => self.strip(cells, at),
            Block::Targets(targets) => self.targets(targets, at),
            Block::TimeLine => self.time_line(&self.report.timeline),
        }
    }

    fn sentence(&self, sentence: &Sentence, at: &str) -> Markup {
        html! {
            span dir="auto" { (self.said_first(&sentence.message, at)) }
            (self.evidence(&sentence.evidence, at))
            @if let Some(section) = sentence.more {
                a.more href={ "#" (section) } { (self.words.word(Msg::MoreLink)) }
            }
        }
    }

    /// Links to the rows of the time line that prove it.
    fn evidence(&self, evidence: &[EntryId], at: &str) -> Markup {
        html! { @for (number, anchor) in anchors(self.report, evidence).enumerate() {
            a.ev href={ "#e" (anchor.0) } title=(self.words.word(Msg::EvidenceLabel)) {
                (data(&anchor.0.to_string(), anchor.0, &format!("{at}/evidence/{number}")))
            }
        } }
    }

    fn findings(&self, list: &[Sentence], at: &str) -> Markup {
        html! {
            h3 { (self.words.word(Msg::FindingsHeading)) }
            @if list.is_empty() { p { (self.words.word(Msg::NoFindings)) } }
            @else { ol.findings { @for (number, sentence) in list.iter().enumerate() {
                li { (self.sentence(sentence, &format!("{at}/findings/{number}"))) }
            } } }
        }
    }

    fn pairs(&self, pairs: &[(Message, Cell)], at: &str) -> Markup {
        html! { dl { @for (number, (key, cell)) in pairs.iter().enumerate() {
            @let at = format!("{at}/pairs/{number}");
            @let value = format!("{at}/value");
            dt { (self.said_first(key, &format!("{at}/key"))) }
            dd dir="auto" { (self.said(&cell.message, &value)) (self.evidence(&cell.evidence, &value)) }
        } } }
    }

    /// Named by its caption or by what it stands under: on a narrow screen it is scrolled sideways, with keys too.
    fn table(&self, table: &Table, under: &Message, at: &str) -> Markup {
        let label = self.words.say_first(table.title.as_ref().unwrap_or(under));
        html! {
            div.wide tabindex="0" role="group" aria-label=(label) { table {
                @if let Some(title) = &table.title { caption { (self.said_first(title, &format!("{at}/title"))) } }
                thead { tr { @for (number, column) in table.columns.iter().enumerate() {
                    th scope="col" .num[column.numeric] {
                        (self.said_first(&column.title, &format!("{at}/columns/{number}")))
                    }
                } } }
                tbody { @for (number, row) in table.rows.iter().enumerate() { tr {
                    @for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                        @match cell.rating {
                            Some(rating) => { td.rate { (self.rating(rating)) } }
                            None => { td .num[column.numeric] {
                                (self.cell(cell, &format!("{at}/rows/{number}/{place}")))
                            } }
                        }
                    }
                } } }
            } }
        }
    }

    fn cell(&self, cell: &Cell, at: &str) -> Markup {
        html! { (self.said(&cell.message, at)) (self.evidence(&cell.evidence, at)) }
    }

    fn rating(&self, rating: Rating) -> Markup {
        html! {
            b class={ "r-" (rating.key()) } { span.glyph aria-hidden="true" { (glyph(rating)) } " " (letter(rating)) }
            span.said { (self.words.word(rating_word(rating))) }
        }
    }

    fn figure(&self, figure: &Figure, at: &str) -> Markup {
        html! {
            figure {
                figcaption { h3 { (self.said_first(&figure.title, &format!("{at}/title"))) } }
                div.chartbox data-from=(format!("{at}/table")) tabindex="0" role="group" aria-label=(self.words.say_first(&figure.title)) { (PreEscaped(draw(figure, self.words, Mode::Themed, CHART_WIDTH))) }
                p.note { (self.said_first(&figure.note, &format!("{at}/note"))) }
                details {
                    summary { (self.words.word(Msg::NumbersAsTable)) }
                    (self.table(&figure.table, &figure.title, &format!("{at}/table")))
                }
            }
        }
    }

    fn strip(&self, cells: &[StripCell], at: &str) -> Markup {
        if cells.is_empty() {
            return html! {};
        }
        html! {
            h3 { (self.words.word(Msg::PhasesAtAGlance)) }
            ul.strip { @for (number, cell) in cells.iter().enumerate() { li {
                span.name { (self.said(&cell.name, &format!("{at}/strip/{number}/name"))) }
                b class={ "r-" (cell.rating.key()) } {
                    span.glyph aria-hidden="true" { (glyph(cell.rating)) } " " (letter(cell.rating))
                }
                span { (self.words.word(rating_word(cell.rating))) }
            } } }
        }
    }

    fn targets(&self, targets: &[Target], at: &str) -> Markup {
        if targets.is_empty() {
            return html! {};
        }
        html! {
            h3 { (self.words.word(Msg::TargetsHeading)) }
            div.targets { @for (number, target) in targets.iter().enumerate() {
                (self.target(target, &format!("{at}/targets/{number}")))
            } }
        }
    }

    fn target(&self, target: &Target, at: &str) -> Markup {
        let (goal, limit, actual) = target.scale;
        let x = |share: f64| format!("{:.1}", share * 400.0);
        let color = crate::report::chart::phases::rating_role(target.rating).name();
        let name = format!("{at}/name");
        html! {
            div.target {
                div.name {
                    (self.said_first(&target.name, &name)) (self.evidence(&target.evidence, &name))
                    span.aim {
                        (self.said(&target.goal, &format!("{at}/goal")))
                        " · "
                        (self.said(&target.limit, &format!("{at}/limit")))
                    }
                }
                div.mark {
                    svg viewBox="0 0 400 20" preserveAspectRatio="none" aria-hidden="true" {
                        rect x="0" y="9" width="400" height="2" class="f-rule" fill="#dde1e8" {}
                        @match actual {
                            Some(actual) => { rect x="0" y="5" width=(x(actual)) height="10" class={ "f-" (color) } {} }
                            None => { rect x="0" y="5" width="400" height="10" class="f-attack-pale" fill="#fadecb" {} }
                        }
                        @for (place, width) in [(goal, "3"), (limit, "1.5")] {
                            rect x=(x(place)) y="0" width=(width) height="20" class="f-ink" {}
                        }
                    }
                }
                div class={ "got r-" (target.rating.key()) } {
                    (self.said(&target.actual, &format!("{at}/actual")))
                    " " span.glyph aria-hidden="true" { (glyph(target.rating)) }
                }
            }
        }
    }

    fn time_line(&self, line: &TimeLine) -> Markup {
        let numbered: Vec<(usize, &Row)> = line.rows.iter().enumerate().collect();
        let days: Vec<&[(usize, &Row)]> =
            numbered.chunk_by(|a, b| self.words.clock.day(a.1.at) == self.words.clock.day(b.1.at)).collect();
        html! {
            p.note { (self.said(&line.note(), "/timeline_note")) }
            table.line.long[line.is_long()] {
                thead { tr {
                    @for column in [Msg::ColumnTime, Msg::ColumnTruth, Msg::ColumnTeam] {
                        th scope="col" { (self.words.word(column)) }
                    }
                } }
                @for day in days { tbody {
                    @let (first, row) = day[0];
                    tr { th.day colspan="3" scope="rowgroup" {
                        (data(&self.words.clock.day(row.at), row.at.0, &format!("/timeline/{first}/at_ms")))
                    } }
                    @for (number, row) in day { (self.row(row, &format!("/timeline/{number}"))) }
                } }
            }
        }
    }

    fn row(&self, row: &Row, at: &str) -> Markup {
        let said = html! {
            (self.said_first(&row.message, at))
            @if ends_later(row) { span.until { (self.until(row, at)) } }
            @if let Some(note) = &row.note { span.late { (self.said(note, &format!("{at}/note"))) } }
        };
        let (clock, from) = (&self.words.clock, format!("{at}/at_ms"));
        html! {
            tr id={ "e" (row.entry.0) } .key[row.key] .routine[row.routine] {
                td {
                    (data(&clock.minute(row.at), row.at.0, &from))
                    span.since { (data(&clock.since(row.at), row.at.0, &from)) }
                }
                @if row.side == Side::Truth { td.truth { (said) } td {} }
                @else { td {} td.team { (said) } }
            }
        }
    }

    /// Its only figure is the end of the row.
    fn until(&self, row: &Row, at: &str) -> Markup {
        let same_day = self.words.clock.day(row.at) == self.words.clock.day(row.until);
        let clock = &self.words.clock;
        let shown = if same_day { clock.minute(row.until) } else { clock.stamp(row.until) };
        let until = Message::new(Msg::UntilTime).with("at", Arg::Text(shown));
        let said = self.words.marked(&Message::new(Msg::Aside).say("text", until), false);
        let [mark] = &said.marks[..] else { return html! { (said.text) } };
        html! {
            (said.text[..mark.from])
            (data(&said.text[mark.from..mark.to], row.until.0, &format!("{at}/until_ms")))
            (said.text[mark.to..])
        }
    }
}

pub(super) fn letter(rating: Rating) -> &'static str {
    ["P", "S", "M", "U", "N/O"][rating as usize]
}
