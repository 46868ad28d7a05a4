//! What authors write, in RON, one concept a file. Every list item is read on its own, every id, unit and time is
//! spanned text; `resolve` turns them into the model and reports what does not fit.
//! To add a field: here with its unit, range and default, in `resolve`, and in a shipped file.

mod adversary;
mod audience;
mod condition;
mod exercise;
mod organisation;
mod plan;
mod read;
mod study;
mod value;

pub use adversary::*;
pub use audience::*;
pub use condition::*;
pub use exercise::*;
pub use organisation::*;
pub use plan::*;
pub use read::{Entries, Items, Problem, Sp, Word, read};
pub use study::*;
pub use value::*;

/// The version of the authored forms that this program reads: every file begins with `schema: 1`.
pub const SCHEMA: u32 = 1;
