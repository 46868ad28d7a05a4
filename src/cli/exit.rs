//! Exit codes: one table for the whole program.

use std::process::{ExitCode, Termination};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// Something outside went wrong: a file could not be written.
    Failed = 1,
    /// The command line.
    Usage = 2,
    /// A scenario or a journal.
    Input = 3,
    /// The run is rated worse than `--fail-under`.
    UnderTheBar = 4,
    /// A replay differs.
    Differs = 5,
}

pub const HELP: &str = "\
Exit codes:
  0  done
  1  something outside went wrong, e.g. a file could not be written
  2  the command line is wrong
  3  a scenario or a journal is wrong or missing; nothing was written
  4  the run is rated worse than --fail-under
  5  a replay differs from its journal";

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}
