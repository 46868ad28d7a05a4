//! The page as one HTML file: no network, no script, and a policy that would refuse both. The look is the report's.

use super::model::{Block, Figure, Section, Table};
use super::words;
use crate::report::Language;
use crate::report::chart::svg::{Frame, Mode};
use crate::report::export::html::{CHART_WIDTH, hash};
use crate::report::export::style::style;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What the report of a run has no need of.
const EXTRA: &str = "\
code,pre{font-family:ui-monospace,\"Cascadia Mono\",Menlo,Consolas,monospace;font-size:.83rem;overflow-wrap:anywhere}\n\
pre{background:var(--lane);padding:.8rem 1rem;border-radius:.4rem;white-space:pre-wrap;margin:0 0 1.4rem}\n\
main>section>h3{margin:2rem 0 .7rem}\n\
h1,h2,figcaption,caption{overflow-wrap:anywhere}\n\
td{overflow-wrap:break-word}\n\
td:first-child{min-width:9rem}\n\
nav a{overflow-wrap:anywhere}\n";

pub(super) fn html(title: &str, question: &str, sections: &[Section]) -> String {
    let css = style(title, Language::English) + EXTRA;
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", hash(&css));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
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
                a.skip href="#summary" { (words::SKIP) }
                div.page {
                    nav aria-label=(words::CONTENTS) {
                        p { (words::CONTENTS) }
                        ol { @for section in sections {
                            li { a href={ "#" (section.id) } { bdi { (section.title) } } }
                        } }
                    }
                    main {
                        header { h1 dir="auto" { (title) } @if !question.is_empty() { p dir="auto" { (question) } } }
                        @for section in sections {
                            section id=(section.id) {
                                h2 { (section.title) }
                                @for block in &section.blocks { (self::block(block)) }
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading(text) => html! { h3 { (text) } },
        Block::Text(text) => html! { p { (text) } },
        Block::List(list) => html! { ul.says { @for text in list { li { (text) } } } },
        Block::Pairs(pairs) => html! { dl { @for (key, value) in pairs {
            dt { bdi { (key) } } dd dir="auto" { (value) }
        } } },
        Block::Table(table) => self::table(table),
        Block::Figure(figure) => self::figure(figure),
        Block::Commands(lines) => html! { pre { code { (lines.join("\n")) } } },
    }
}

fn table(table: &Table) -> Markup {
    html! {
        div.wide tabindex="0" { table {
            thead { tr { @for (title, numeric) in &table.columns { th scope="col" .num[*numeric] { (title) } } } }
            tbody { @for row in &table.rows { tr {
                @for (cell, (_, numeric)) in row.iter().zip(&table.columns) { td .num[*numeric] { (cell) } }
            } } }
        } }
    }
}

fn figure(figure: &Figure) -> Markup {
    html! {
        figure {
            figcaption { h3 { (figure.title) } }
            div.chartbox tabindex="0" { (PreEscaped(figure.drawing.draw(&frame(figure, Mode::Themed)))) }
            p.note { (figure.note) }
            details { summary { (words::NUMBERS) } (table(&figure.table)) }
        }
    }
}

/// The chart as a file of its own.
pub(super) fn svg(figure: &Figure) -> String {
    figure.drawing.draw(&frame(figure, Mode::Static))
}

fn frame(figure: &Figure, mode: Mode) -> Frame {
    Frame {
        id: figure.id.clone(),
        title: figure.title.clone(),
        description: figure.note.clone(),
        language: Language::English,
        mode,
        width: CHART_WIDTH,
    }
}
