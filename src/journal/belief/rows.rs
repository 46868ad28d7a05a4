//! Rows that the world has columns for, and weaknesses.

use crate::base::*;
use crate::journal::truth::flags;
use crate::journal::{ServiceState, WeaknessMark};
use bevy_ecs::component::Component;

/// Belief about a host.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostBelief {
    pub(super) flags: u16,
    /// The case that it is part of.
    pub case: CaseId,
    /// Next host of the same case.
    pub next: HostId,
}

impl Default for HostBelief {
    fn default() -> HostBelief {
        HostBelief { flags: 0, case: CaseId::NONE, next: HostId::NONE }
    }
}

flags!(HostBelief {
    suspected / set_suspected = 0;
    encrypted / set_encrypted = 1;
    isolated / set_isolated = 2;
    off / set_off = 3;
    /// Cleaned, rebuilt or restored since it was last suspected.
    cleaned / set_cleaned = 4;
    verified / set_verified = 5;
    released / set_released = 6;
    /// Stands in the incident's record.
    recorded / set_recorded = 7;
});

impl HostBelief {
    /// Believed to be hit in some way.
    pub fn affected(self) -> bool {
        self.suspected() || self.encrypted()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountBelief {
    pub(super) flags: u16,
}
flags!(AccountBelief {
    suspected / set_suspected = 0;
    locked / set_locked = 1;
});

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentBelief {
    pub(super) flags: u16,
}
flags!(SegmentBelief {
    isolated / set_isolated = 0;
    off / set_off = 1;
});
impl SegmentBelief {
    pub fn shut(self) -> bool {
        self.isolated() || self.off()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainBelief {
    pub(super) flags: u16,
}
flags!(DomainBelief {
    suspected / set_suspected = 0;
    passwords_reset / set_passwords_reset = 1;
    tickets_voided / set_tickets_voided = 2;
    recovered / set_recovered = 3;
});

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceBelief {
    pub state: ServiceState,
    /// When it was last believed to be up, if it is not.
    pub since: SimTime,
}

/// Belief about a weakness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeaknessBelief {
    pub known: bool,
    pub patched: bool,
    pub shielded: bool,
    /// A scan confirmed the fix.
    pub verified: bool,
}

impl WeaknessBelief {
    /// Known and neither fixed nor shielded.
    pub fn open(self) -> bool {
        self.known && !self.patched && !self.shielded
    }
    pub fn mark(&mut self, mark: WeaknessMark) {
        match mark {
            WeaknessMark::Found => (self.known, self.patched, self.verified) = (true, false, false),
            WeaknessMark::Patched => (self.known, self.patched) = (true, true),
            WeaknessMark::Shielded => (self.known, self.shielded) = (true, true),
            WeaknessMark::Unshielded => self.shielded = false,
            WeaknessMark::Verified => self.verified = true,
        }
    }
}

/// What is known of a demand (P7.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemandBelief {
    /// The deadline; `SimTime::NEVER` until a demand was read.
    pub due: SimTime,
    /// Its decryptor was shown to work.
    pub proven: bool,
    /// A sanctions list names the adversary.
    pub listed: bool,
    /// It is to be paid.
    pub paying: bool,
}

/// What is known of the copies of a host's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyBelief {
    /// Copies from then on are not to be used.
    pub older_than: SimTime,
    /// The newest of the others was looked at.
    pub checked: bool,
}

impl Default for CopyBelief {
    fn default() -> CopyBelief {
        CopyBelief { older_than: SimTime::NEVER, checked: false }
    }
}
