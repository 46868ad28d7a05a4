//! The report as one HTML file: no network, no script, and a policy that would refuse both.

use super::drawing::draw;
use super::style::style;
use super::{anchors, ends_later};
use crate::base::EntryId;
use crate::journal::Side;
use crate::report::catalogue::Msg;
use crate::report::chart::svg::Mode;
use crate::report::message::{Message, Words};
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
                        header { h1 dir="auto" { (title) } p dir="auto" { (words.say(&report.subtitle)) } }
                        @for section in &report.sections { (page.section(section)) }
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

impl Page<'_> {
    fn section(&self, section: &Section) -> Markup {
        html! {
            section id=(section.id) {
                h2 { (self.words.say_first(&section.title)) }
                @for block in &section.blocks { (self.block(block)) }
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Text(sentence) => html! { p { (self.sentence(sentence)) } },
            Block::List(list) => html! { ul.says { @for sentence in list { li { (self.sentence(sentence)) } } } },
            Block::Findings(list) => self.findings(list),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Strip(cells) => self.strip(cells),
            Block::Targets(targets) => self.targets(targets),
            Block::TimeLine => self.time_line(&self.report.timeline),
        }
    }

    fn sentence(&self, sentence: &Sentence) -> Markup {
        html! {
            span dir="auto" { (self.words.say_first(&sentence.message)) }
            (self.evidence(&sentence.evidence))
            @if let Some(section) = sentence.more {
                a.more href={ "#" (section) } { (self.words.word(Msg::MoreLink)) }
            }
        }
    }

    fn evidence(&self, evidence: &[EntryId]) -> Markup {
        html! { @for anchor in anchors(self.report, evidence) {
            a.ev href={ "#e" (anchor.0) } title=(self.words.word(Msg::EvidenceLabel)) { (anchor.0) }
        } }
    }

    fn findings(&self, list: &[Sentence]) -> Markup {
        html! {
            h3 { (self.words.word(Msg::FindingsHeading)) }
            @if list.is_empty() { p { (self.words.word(Msg::NoFindings)) } }
            @else { ol.findings { @for sentence in list { li { (self.sentence(sentence)) } } } }
        }
    }

    fn pairs(&self, pairs: &[(Message, Cell)]) -> Markup {
        html! { dl { @for (key, cell) in pairs {
            dt { (self.words.say_first(key)) }
            dd dir="auto" { (self.words.say(&cell.message)) (self.evidence(&cell.evidence)) }
        } } }
    }

    fn table(&self, table: &Table) -> Markup {
        html! {
            div.wide { table {
                @if let Some(title) = &table.title { caption { (self.words.say_first(title)) } }
                thead { tr { @for column in &table.columns {
                    th scope="col" .num[column.numeric] { (self.words.say_first(&column.title)) }
                } } }
                tbody { @for row in &table.rows { tr {
                    @for (cell, column) in row.iter().zip(&table.columns) {
                        @match cell.rating {
                            Some(rating) => { td.rate { (self.rating(rating)) } }
                            None => { td .num[column.numeric] {
                                (self.words.say(&cell.message)) (self.evidence(&cell.evidence))
                            } }
                        }
                    }
                } } }
            } }
        }
    }

    fn rating(&self, rating: Rating) -> Markup {
        html! {
            b class={ "r-" (rating.key()) } { span.glyph aria-hidden="true" { (glyph(rating)) } " " (letter(rating)) }
            span.said { (self.words.word(rating_word(rating))) }
        }
    }

    fn figure(&self, figure: &Figure) -> Markup {
        html! {
            figure {
                figcaption { h3 { (self.words.say_first(&figure.title)) } }
                div.chartbox tabindex="0" { (PreEscaped(draw(figure, self.words, Mode::Themed, CHART_WIDTH))) }
                p.note { (self.words.say_first(&figure.note)) }
                details {
                    summary { (self.words.word(Msg::NumbersAsTable)) }
                    (self.table(&figure.table))
                }
            }
        }
    }

    fn strip(&self, cells: &[StripCell]) -> Markup {
        if cells.is_empty() {
            return html! {};
        }
        html! {
            h3 { (self.words.word(Msg::PhasesAtAGlance)) }
            ul.strip { @for cell in cells { li {
                span.name { (self.words.say(&cell.name)) }
                b class={ "r-" (cell.rating.key()) } {
                    span.glyph aria-hidden="true" { (glyph(cell.rating)) } " " (letter(cell.rating))
                }
                span { (self.words.word(rating_word(cell.rating))) }
            } } }
        }
    }

    fn targets(&self, targets: &[Target]) -> Markup {
        if targets.is_empty() {
            return html! {};
        }
        html! {
            h3 { (self.words.word(Msg::TargetsHeading)) }
            div.targets { @for target in targets { (self.target(target)) } }
        }
    }

    fn target(&self, target: &Target) -> Markup {
        let (goal, limit, actual) = target.scale;
        let x = |share: f64| format!("{:.1}", share * 400.0);
        let color = crate::report::chart::phases::rating_role(target.rating).name();
        html! {
            div.target {
                div.name {
                    (self.words.say_first(&target.name)) (self.evidence(&target.evidence))
                    span.aim { (self.words.say(&target.goal)) " · " (self.words.say(&target.limit)) }
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
                    (self.words.say(&target.actual)) " " span.glyph aria-hidden="true" { (glyph(target.rating)) }
                }
            }
        }
    }

    fn time_line(&self, line: &TimeLine) -> Markup {
        let count = |id: Msg| Message::new(id).count("n", line.entries as u64);
        let note = if line.fold > crate::base::SimSpan::minutes(1) {
            count(Msg::TimeLineFolded).span("span", line.fold)
        } else {
            count(Msg::TimeLineAll)
        };
        let days: Vec<&[Row]> =
            line.rows.chunk_by(|a, b| self.words.clock.day(a.at) == self.words.clock.day(b.at)).collect();
        html! {
            p.note { (self.words.say(&note)) }
            table.line.long[line.fold > crate::base::SimSpan::minutes(1)] {
                thead { tr {
                    @for column in [Msg::ColumnTime, Msg::ColumnTruth, Msg::ColumnTeam] {
                        th scope="col" { (self.words.word(column)) }
                    }
                } }
                @for day in days { tbody {
                    tr { th.day colspan="3" scope="rowgroup" { (self.words.clock.day(day[0].at)) } }
                    @for row in day { (self.row(row)) }
                } }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let said = html! {
            (self.words.say_first(&row.message))
            @if ends_later(row) {
                span.until { (self.words.say(&Message::new(Msg::Aside).say("text", self.until(row)))) }
            }
            @if let Some(note) = &row.note { span.late { (self.words.say(note)) } }
        };
        html! {
            tr id={ "e" (row.entry.0) } .key[row.key] .routine[row.routine] {
                td { (self.words.clock.minute(row.at)) span.since { (self.words.clock.since(row.at)) } }
                @if row.side == Side::Truth { td.truth { (said) } td {} }
                @else { td {} td.team { (said) } }
            }
        }
    }

    fn until(&self, row: &Row) -> Message {
        let same_day = self.words.clock.day(row.at) == self.words.clock.day(row.until);
        let clock = &self.words.clock;
        let at = if same_day { clock.minute(row.until) } else { clock.stamp(row.until) };
        Message::new(Msg::UntilTime).with("at", crate::report::message::Arg::Text(at))
    }
}

pub(super) fn letter(rating: Rating) -> &'static str {
    ["P", "S", "M", "U", "N/O"][rating as usize]
}
