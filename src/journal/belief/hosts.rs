//! Hosts, segments and the sums over them, kept as marks come in.

use super::{BeliefRows, HostBelief, host_states};
use crate::base::*;
use crate::journal::{HostMark, SegmentMark};

impl BeliefRows<'_> {
    pub(super) fn host_believed(&mut self, host: HostId, mark: HostMark, case: CaseId) {
        self.count(host, -1);
        let row = self.hosts[host.index()];
        if let Some(case) = case.some()
            && case != row.case
            && (row.case.is_none() || !row.affected())
        {
            self.leave_case(host);
            let row = &mut self.hosts[host.index()];
            row.case = case;
            row.next = self.whole.cases[case.index()].first_host;
            self.whole.cases[case.index()].first_host = host;
        }
        let row = &mut self.hosts[host.index()];
        match mark {
            HostMark::Suspected => {
                row.set_suspected(true);
                row.set_cleaned(false);
                row.set_verified(false);
                row.set_released(false);
            }
            HostMark::Cleared => row.set_suspected(false),
            HostMark::Encrypted => {
                row.set_encrypted(true);
                row.set_cleaned(false);
                row.set_released(false);
            }
            HostMark::Isolated => row.set_isolated(true),
            HostMark::Reconnected => row.set_isolated(false),
            HostMark::ShutDown => row.set_off(true),
            HostMark::Restarted => row.set_off(false),
            HostMark::Cleaned => {
                row.set_suspected(false);
                row.set_cleaned(true);
            }
            HostMark::Rebuilt | HostMark::Restored => {
                row.set_suspected(false);
                row.set_encrypted(false);
                row.set_cleaned(true);
            }
            HostMark::Verified => row.set_verified(true),
            HostMark::Released => {
                row.set_isolated(false);
                row.set_off(false);
                row.set_released(true);
            }
        }
        self.count(host, 1);
    }

    /// A host that is hit again is part of the new case, no longer of the old one.
    fn leave_case(&mut self, host: HostId) {
        let HostBelief { case, next, .. } = self.hosts[host.index()];
        let Some(case) = case.some() else { return };
        let mut at = self.whole.cases[case.index()].first_host;
        if at == host {
            self.whole.cases[case.index()].first_host = next;
            return;
        }
        while !at.is_none() {
            let row = &mut self.hosts[at.index()];
            if row.next == host {
                row.next = next;
                return;
            }
            at = row.next;
        }
    }

    pub(super) fn segment_believed(&mut self, segment: SegmentId, mark: SegmentMark) {
        self.count_segment(segment, -1);
        let row = &mut self.segments[segment.index()];
        match mark {
            SegmentMark::Isolated => row.set_isolated(true),
            SegmentMark::Reconnected => row.set_isolated(false),
            SegmentMark::ShutDown => row.set_off(true),
            SegmentMark::Restarted => row.set_off(false),
        }
        self.count_segment(segment, 1);
    }

    /// Takes every host of a segment out of the sums, or puts it back.
    fn count_segment(&mut self, segment: SegmentId, sign: i32) {
        for group in 0..self.map.groups.len() {
            let place = self.map.groups[group];
            if place.segment == segment {
                for host in place.first.0..place.first.0 + place.count {
                    self.count(HostId(host), sign);
                }
            }
        }
    }

    /// A host that holds records is believed hit, or no longer.
    fn count_store(&mut self, host: HostId, sign: i32) {
        let group = GroupId(u32::from(self.map.group_of[host.index()]));
        let hit = self.whole.hit_stores.entry(group).or_insert(0);
        *hit = hit.wrapping_add_signed(sign);
        let map = self.map;
        let held = self.whole.hit_stores.iter().filter(|row| *row.1 > 0);
        let records = held.fold(0u32, |sum, row| sum.saturating_add(map.groups[row.0.index()].records));
        self.whole.records_exposed = self.whole.records_exposed.max(records);
    }

    pub(super) fn count(&mut self, host: HostId, sign: i32) {
        let row = self.hosts[host.index()];
        if row.flags == 0 {
            return;
        }
        let place = *self.map.place(host);
        if place.records > 0 && row.affected() {
            self.count_store(host, sign);
        }
        let states = host_states(row, self.segments[place.segment.index()]);
        let holder = match row.case.some() {
            Some(case) => {
                let case = &mut self.whole.cases[case.index()];
                case.counts.add(states, place.kinds, sign);
                case.holder
            }
            None => place.unit,
        };
        self.whole.units[holder.index()].counts.add(states, place.kinds, sign);
    }
}
