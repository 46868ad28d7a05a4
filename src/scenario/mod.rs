//! Floor 1: what authors write, and what the other floors read of it.
//! `model` is the resolved scenario; `authored` are the RON forms; `load` reads, resolves and checks, and reports all
//! problems at once. To ship a file: put it under `scenarios/` and add its row in `library`.

pub mod annex;
mod authored;
pub mod capability;
mod check;
pub mod clocks;
pub mod library;
mod load;
pub mod message;
pub mod model;
mod names;
pub mod parameters;
mod quantity;
mod resolve;
mod scan;
pub mod set;
pub mod source;
pub mod study;
pub mod targets;
pub mod technique;
pub mod vocabulary;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use load::{Request, load, load_texts};
// `message::Finding` is not lifted up here: the score has findings of its own.
pub use message::{FindingSeverity, Findings};
pub use model::*;
pub use parameters::{Parameter, Parameters};
pub use source::{Place, Source, read_text};
pub use technique::{Technique, TechniqueTable};
pub use vocabulary::Vocabulary;
