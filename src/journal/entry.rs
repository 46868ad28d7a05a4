//! An entry: a fact with its time, side, reason, and two links. 32 bytes.

use super::fact::{Fact, Reason, Side};
use crate::base::{EntryId, SimTime};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: SimTime,
    kind: u16,
    side: u8,
    reason: u8,
    /// What it was made from: task <- order <- case <- alert <- technique use. `EntryId::NONE` where it begins.
    pub origin: EntryId,
    /// The last entry that let it happen *then*.
    pub cause: EntryId,
    words: [u32; 3],
}

const _: () = assert!(size_of::<Entry>() == 32);

impl Entry {
    pub fn new(at: SimTime, fact: Fact, reason: Reason, origin: EntryId, cause: EntryId) -> Entry {
        Entry {
            at,
            kind: fact.kind(),
            side: fact.side() as u8,
            reason: reason as u8,
            origin,
            cause,
            words: fact.pack(),
        }
    }
    pub fn kind(&self) -> u16 {
        self.kind
    }
    pub fn fact(&self) -> Fact {
        Fact::unpack(self.kind, self.words).expect("an entry is made from a fact or checked when it is read")
    }
    pub fn side(&self) -> Side {
        match self.side {
            0 => Side::Truth,
            1 => Side::Recorded,
            _ => Side::Known,
        }
    }
    pub fn reason(&self) -> Reason {
        Reason::from_byte(self.reason).expect("an entry is made from a reason or checked when it is read")
    }

    /// Little-endian, field by field: the form that files hold and digests cover.
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0u8; 32];
        bytes[0..8].copy_from_slice(&self.at.0.to_le_bytes());
        bytes[8..10].copy_from_slice(&self.kind.to_le_bytes());
        bytes[10] = self.side;
        bytes[11] = self.reason;
        bytes[12..16].copy_from_slice(&self.origin.0.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.cause.0.to_le_bytes());
        for (at, word) in self.words.iter().enumerate() {
            bytes[20 + 4 * at..24 + 4 * at].copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }

    /// `None` for bytes that are no entry of this build.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Entry> {
        let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        let entry = Entry {
            at: SimTime(i64::from_le_bytes(bytes[0..8].try_into().expect("eight bytes"))),
            kind: u16::from_le_bytes([bytes[8], bytes[9]]),
            side: bytes[10],
            reason: bytes[11],
            origin: EntryId(word(12)),
            cause: EntryId(word(16)),
            words: [word(20), word(24), word(28)],
        };
        let fact = Fact::unpack(entry.kind, entry.words)?;
        Reason::from_byte(entry.reason)?;
        (fact.side() as u8 == entry.side).then_some(entry)
    }
}
