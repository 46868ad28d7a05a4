//! Source texts and places in them.

use std::ops::Range;

/// One authored text, after `--set`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `exercise`, `organisation`, `adversary` or `plan`.
    pub role: &'static str,
    /// Path as the user gave it, or `built-in:plans/prepared.ron`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Line and column of a byte, both from 1, as editors count them; the end for a place beyond it.
    pub fn line_column(&self, at: usize) -> (usize, usize) {
        let at = (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// Reads an authored file. A byte order mark at its start is no part of the text.
pub fn read_text(path: &std::path::Path) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), String::from))
}

/// A stretch of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into `Scenario::sources`.
    pub source: usize,
    pub span: Range<usize>,
}

impl Place {
    /// `plans/mine.ron:84:17`; empty if there is no such source.
    pub fn address(&self, sources: &[Source]) -> String {
        let Some(source) = sources.get(self.source) else { return String::new() };
        let (line, column) = source.line_column(self.span.start);
        format!("{}:{line}:{column}", source.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_count_lines_and_characters_from_one() {
        let source = Source { role: "plan", path: "p.ron".into(), text: "(\n  ü: 1,\n)".into() };
        let address = |at: usize| Place { source: 0, span: at..at }.address(std::slice::from_ref(&source));
        assert_eq!([0, 4, 6, 99].map(address), ["p.ron:1:1", "p.ron:2:3", "p.ron:2:4", "p.ron:3:2"]);
    }
}
