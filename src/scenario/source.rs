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

/// A stretch of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into `Scenario::sources`.
    pub source: usize,
    pub span: Range<usize>,
}
