//! What goes round among the many people outside the response team: truth of a run, of nobody's belief.

use crate::base::*;
use crate::journal::RumourSource;
use crate::scenario::Crowd;

#[derive(Clone, Debug, PartialEq)]
pub struct Hearsay {
    /// When the first notice went out to each crowd.
    pub told: [SimTime; 3],
    pub rumours: Vec<RumourRow>,
    pub statements: Vec<StatementRow>,
    /// Orders to staff the hotline that are not over, and how many orders were looked through for them.
    pub hotline: Vec<OrderId>,
    pub looked: usize,
    /// People on the hotline now.
    pub lines: u32,
    /// Questions answered so far.
    pub answered: f64,
    /// As last written: questions answered and waiting.
    pub written: (u32, u32),
    /// People have noticed that something does not work.
    pub felt: bool,
    /// The next look is scheduled.
    pub ticking: bool,
    pub ticks: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RumourRow {
    pub among: Crowd,
    pub source: RumourSource,
    /// Hours in which it doubles while most have not heard it.
    pub doubling: f64,
    /// Who believes it now, and who ever did.
    pub believing: f64,
    pub reached: f64,
    pub answered: SimTime,
    /// The team has heard of it.
    pub heard: bool,
    pub live: bool,
    /// Tenths of the audience that believed it when it was last written.
    pub tenths: u32,
    pub entry: EntryId,
}

/// A public statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementRow {
    pub order: OrderId,
    pub key: Key,
    pub entry: EntryId,
    pub absolute: bool,
    /// It says, before the facts are known, that no data was taken.
    pub early: bool,
    pub is_false: bool,
    pub refuted: bool,
    pub corrected: bool,
}

impl Default for Hearsay {
    fn default() -> Hearsay {
        Hearsay {
            told: [SimTime::NEVER; 3],
            rumours: Vec::new(),
            statements: Vec::new(),
            hotline: Vec::new(),
            looked: 0,
            lines: 0,
            answered: 0.0,
            written: (0, 0),
            felt: false,
            ticking: false,
            ticks: 0,
        }
    }
}
