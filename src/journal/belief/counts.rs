//! Sums of believed hosts, and the states that are counted.

use super::{HostBelief, SegmentBelief};
use crate::scenario::{HostSet, HostState, KindFilter};

/// Believed hosts by state and kind: workstations, servers, directory servers (which count as servers too).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_state: [[u32; 3]; STATES],
}

pub(super) const STATES: usize = 7;

impl Counts {
    pub fn get(&self, state: HostState, kind: Option<KindFilter>) -> u32 {
        let [workstations, servers, directories] = self.by_state[state as usize];
        match kind {
            None => workstations + servers,
            Some(KindFilter::Workstation) => workstations,
            Some(KindFilter::Server) => servers,
            Some(KindFilter::Directory) => directories,
        }
    }
    pub(super) fn add(&mut self, states: [bool; STATES], kinds: [bool; 3], sign: i32) {
        for (state, on) in states.into_iter().enumerate() {
            for (kind, counts) in kinds.into_iter().enumerate() {
                if on && counts {
                    let cell = &mut self.by_state[state][kind];
                    *cell = cell.wrapping_add_signed(sign);
                }
            }
        }
    }
}

/// The believed states of a host, in the order of `HostState`.
pub fn host_states(row: HostBelief, segment: SegmentBelief) -> [bool; STATES] {
    let cut_off = row.isolated() || row.off() || segment.shut() && !row.released();
    [
        row.suspected(),
        row.affected() && !cut_off,
        row.encrypted(),
        row.isolated(),
        row.affected() && !row.cleaned(),
        row.cleaned() && !row.affected() && cut_off,
        row.affected() && !row.recorded(),
    ]
}

/// Whether a host is believed to be in a set, the case aside.
pub fn in_set(set: HostSet, row: HostBelief, segment: SegmentBelief) -> bool {
    host_states(row, segment)[set.state as usize]
}
