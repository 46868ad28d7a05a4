//! Blocks of a report for a terminal: sentences and plain tables.

use crate::report::message::Words;
use crate::report::model::{Block, Table};
use comfy_table::CellAlignment;
use std::fmt::Write as _;

/// Sentences, lists and tables; other blocks have no place on a terminal.
pub fn plain(blocks: &[Block], words: &Words) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Text(sentence) => _ = writeln!(out, "{}", words.say_first(&sentence.message)),
            Block::List(list) => {
                for sentence in list {
                    let _ = writeln!(out, "- {}", words.say_first(&sentence.message));
                }
            }
            Block::Table(part) => {
                if let Some(title) = &part.title {
                    let _ = writeln!(out, "{}:", words.say_first(title));
                }
                let _ = writeln!(out, "{}", table(part, words));
            }
            _ => {}
        }
    }
    out
}

fn table(table: &Table, words: &Words) -> String {
    let mut out = comfy_table::Table::new();
    out.load_style(comfy_table::presets::NOTHING);
    out.set_header(table.columns.iter().map(|column| words.say_first(&column.title)));
    for row in &table.rows {
        out.add_row(row.iter().map(|cell| words.say(&cell.message)));
    }
    for (at, column) in table.columns.iter().enumerate() {
        if let (true, Some(place)) = (column.numeric, out.column_mut(at)) {
            place.set_cell_alignment(CellAlignment::Right);
        }
    }
    out.trim_fmt()
}
