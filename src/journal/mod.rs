//! Floor 1: the one value in which simulating and judging meet.
//! Entries of facts, each with side, origin and cause; a self-contained file; and the two folds, of truth and of belief,
//! that the world and the score share. Stands on `scenario` for the names behind the ids.

pub mod belief;
mod bounds;
mod entry;
mod fact;
mod file;
mod input;
mod names;
mod text;
pub mod truth;
mod word;

pub use entry::Entry;
pub use fact::{Fact, KINDS, Reason, ServiceState, Side, kind};
pub use file::{ReadError, read_journal};
pub use input::{Input, InputKind};
pub use names::ScenarioNames;
pub use text::{Difference, first_difference, show_target, write_text};
pub use word::{
    AccountMark, Audience, BriefContent, Choice, DomainMark, Evidence, HostChange, HostMark, Names, PromptKind,
    RumourSource, SegmentMark, Trace, WeaknessMark, Word,
};

use crate::base::{EntryId, RoleId};
use crate::scenario::Source;
use sha2::{Digest as _, Sha256};

/// A finished run (or the part so far).
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    pub header: Header,
    pub entries: Vec<Entry>,
}

/// What surrounds the entries: enough to score, report, explain and replay without any other file. Outside the digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Version of sandtable that wrote it.
    pub build: String,
    pub seed: u64,
    /// The resolved scenario's texts.
    pub sources: Vec<Source>,
    /// Roles that people sat in.
    pub seats: Vec<RoleId>,
    /// Answers and orders by people, in order.
    pub inputs: Vec<Input>,
    /// Harm of the same-seed run with no team.
    pub reference: Option<Harm>,
    /// Events that the run took.
    pub events: u64,
}

/// Harm done, in exact integers, so that studies can add it up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Harm {
    /// Hosts that were compromised, encrypted or destroyed at some time.
    pub hosts: u64,
    pub records: u64,
    /// Service downtime caused by attack or response, milliseconds (degraded counts half).
    pub service_ms: i64,
    /// Harm in the business's own units, thousandths.
    pub milli_units: i64,
}

impl Journal {
    /// SHA-256 over the entries, in hexadecimal.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update((self.entries.len() as u64).to_le_bytes());
        for entry in &self.entries {
            hash.update(entry.to_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.index())
    }
    /// The entry itself, then what it was made from, back to where that began.
    pub fn origins(&self, id: EntryId) -> impl Iterator<Item = (EntryId, &Entry)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let at = next;
            let entry = self.entry(at)?;
            // An origin always stands earlier; anything else would be a loop in a damaged file.
            next = if entry.origin < at { entry.origin } else { EntryId::NONE };
            Some((at, entry))
        })
    }
    /// Whether an entry's origins end in a technique use.
    pub fn adversary_caused(&self, id: EntryId) -> bool {
        self.origins(id).any(|(_, entry)| matches!(entry.fact(), Fact::UseStarted { .. }))
    }
}
