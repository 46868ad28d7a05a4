//! The report as Markdown, for wikis and trackers: the same sentences and tables, without the pictures.

use super::html::letter;
use super::{anchors, ends_later};
use crate::base::EntryId;
use crate::journal::Side;
use crate::report::catalogue::Msg;
use crate::report::message::{Arg, Message, Words};
use crate::report::model::{Block, Cell, Report, Sentence, Table};
use crate::report::section::rating_word;
use std::fmt::Write as _;

pub fn markdown(report: &Report, words: &Words) -> String {
    let mut page = Page { report, words, out: String::new() };
    let _ = writeln!(
        page.out,
        "# {}\n\n{}\n",
        escape(&words.say_first(&report.title)),
        escape(&words.say(&report.subtitle))
    );
    for section in &report.sections {
        let _ =
            writeln!(page.out, "<a id=\"{}\"></a>\n\n## {}\n", section.id, escape(&words.say_first(&section.title)));
        for block in &section.blocks {
            page.block(block);
        }
    }
    page.out
}

/// Text that Markdown and HTML take as text.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// In brackets, behind something.
fn aside(text: Arg) -> Message {
    Message::new(Msg::Aside).with("text", text)
}

struct Page<'a> {
    report: &'a Report,
    words: &'a Words<'a>,
    out: String,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Text(sentence) => {
                let text = self.sentence(sentence);
                let _ = writeln!(self.out, "{text}\n");
            }
            Block::List(list) => self.list(list, "-"),
            Block::Findings(list) => {
                self.heading(Msg::FindingsHeading);
                if list.is_empty() {
                    let _ = writeln!(self.out, "{}\n", escape(&self.words.word(Msg::NoFindings)));
                }
                self.list(list, "1.");
            }
            Block::Pairs(pairs) => {
                let colon = self.words.language.word(Msg::Colon);
                for (key, cell) in pairs {
                    let value = self.cell(cell);
                    let _ = writeln!(self.out, "- **{}**{colon}{value}", escape(&self.words.say_first(key)));
                }
                self.out.push('\n');
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => {
                let _ = writeln!(self.out, "### {}\n", escape(&self.words.say_first(&figure.title)));
                self.table(&figure.table);
            }
            Block::Strip(cells) => {
                self.heading(Msg::PhasesAtAGlance);
                let (colon, comma) = (self.words.language.word(Msg::Colon), self.words.language.word(Msg::Comma));
                for cell in cells {
                    let (name, word) = (self.words.say(&cell.name), self.words.word(rating_word(cell.rating)));
                    let (name, letter) = (escape(&name), letter(cell.rating));
                    let _ = writeln!(self.out, "- {name}{colon}**{letter}**{comma}{word}");
                }
                self.out.push('\n');
            }
            Block::Targets(targets) => {
                self.heading(Msg::TargetsHeading);
                let colon = self.words.language.word(Msg::Colon);
                for target in targets {
                    let say = |message: &Message| escape(&self.words.say(message));
                    let evidence = self.evidence(&target.evidence);
                    let (name, actual) = (escape(&self.words.say_first(&target.name)), say(&target.actual));
                    let aims =
                        Message::new(Msg::AndThen).say("first", target.goal.clone()).say("next", target.limit.clone());
                    let aims = Message::new(Msg::AndAlso)
                        .say("first", aims)
                        .with("next", Arg::Text(letter(target.rating).into()));
                    let aims = say(&aside(Arg::Say(Box::new(aims))));
                    let _ = writeln!(self.out, "- {name}{colon}**{actual}**{aims}{evidence}");
                }
                self.out.push('\n');
            }
            Block::TimeLine => self.time_line(),
        }
    }

    fn heading(&mut self, id: Msg) {
        let _ = writeln!(self.out, "### {}\n", escape(&self.words.word(id)));
    }

    fn list(&mut self, list: &[Sentence], mark: &str) {
        for sentence in list {
            let text = self.sentence(sentence);
            let _ = writeln!(self.out, "{mark} {text}");
        }
        self.out.push('\n');
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        format!("{}{}", escape(&self.words.say_first(&sentence.message)), self.evidence(&sentence.evidence))
    }
    fn cell(&self, cell: &Cell) -> String {
        let text = match cell.rating {
            Some(rating) => {
                let comma = self.words.language.word(Msg::Comma);
                format!("{}{comma}{}", letter(rating), self.words.say(&cell.message))
            }
            None => self.words.say(&cell.message),
        };
        format!("{}{}", escape(&text), self.evidence(&cell.evidence))
    }
    fn evidence(&self, evidence: &[EntryId]) -> String {
        anchors(self.report, evidence).map(|anchor| format!(" [{0}](#e{0})", anchor.0)).collect()
    }

    fn table(&mut self, table: &Table) {
        if let Some(title) = &table.title {
            let _ = writeln!(self.out, "**{}**\n", escape(&self.words.say_first(title)));
        }
        let titles: Vec<String> =
            table.columns.iter().map(|column| escape(&self.words.say_first(&column.title))).collect();
        let _ = writeln!(self.out, "| {} |", titles.join(" | "));
        let rules: Vec<&str> = table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }).collect();
        let _ = writeln!(self.out, "| {} |", rules.join(" | "));
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| self.cell(cell)).collect();
            let _ = writeln!(self.out, "| {} |", cells.join(" | "));
        }
        self.out.push('\n');
    }

    fn time_line(&mut self) {
        let (report, words) = (self.report, self.words);
        let titles = [Msg::ColumnTime, Msg::ColumnTruth, Msg::ColumnTeam].map(|id| escape(&words.word(id)));
        let _ = writeln!(self.out, "| {} |\n| --- | --- | --- |", titles.join(" | "));
        for row in &report.timeline.rows {
            let mut said = escape(&words.say_first(&row.message));
            if ends_later(row) {
                said += &words.say(&aside(Arg::Text(format!("– {}", words.clock.stamp(row.until)))));
            }
            if let Some(note) = &row.note {
                let note = words.say(&aside(Arg::Say(Box::new(note.clone()))));
                let _ = write!(said, " *{}*", escape(note.trim_start()));
            }
            if row.key {
                said = format!("**{said}**");
            }
            let (truth, team) = if row.side == Side::Truth { (said.as_str(), "") } else { ("", said.as_str()) };
            let (id, at, since) = (row.entry.0, words.clock.stamp(row.at), words.say(&aside(Arg::Since(row.at))));
            let _ = writeln!(self.out, "| <a id=\"e{id}\"></a>{at}{since} | {truth} | {team} |");
        }
        self.out.push('\n');
    }
}
