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
    /// A study is not whole yet.
    Incomplete = 6,
    /// A folder holds another study.
    Foreign = 7,
    /// A file of a study is damaged.
    Corrupt = 8,
    /// Something outside that may pass, such as a full disk: `EX_TEMPFAIL` of sysexits.h, at which job arrays try again.
    TryAgain = 75,
}

pub const HELP: &str = "\
Exit codes:
  0  done
  1  something outside went wrong, e.g. a file could not be written
  2  the command line is wrong
  3  a scenario or a journal is wrong or missing; nothing was written
  4  the run is rated worse than --fail-under
  5  a replay differs from its journal, or a unit of a study from what is computed again
  6  a study is incomplete: run it again
  7  the folder belongs to another study; nothing was written
  8  a file of a study is damaged; nothing was written
  75  a disk is full or a file system away: try again";

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}
