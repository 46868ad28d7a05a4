//! The set that short-term containment is judged on: everything believed affected at identification or added in the
//! next 2 h (P3.1), and what of the truly affected lies inside it.
//! A host of the set is open while it is at large: believed affected and not cut off. One that was cleared or cleaned
//! meanwhile is no longer open.

use super::evidence::Stamp;
use crate::base::doctrine::SHORT_TERM_CONTAINMENT;
use crate::base::*;
use crate::journal::belief::{BeliefState, host_states};
use crate::journal::truth::TruthState;
use crate::scenario::HostState;

pub(super) struct Scope {
    /// Hosts are added until then.
    closes: SimTime,
    hosts: Vec<HostFlags>,
    /// Members by segment, so that a shut segment costs no scan of all hosts.
    by_segment: Vec<Vec<HostId>>,
    pub size: u64,
    open: u64,
    /// Truly affected at identification or since: in all, and inside the set.
    pub affected: u64,
    pub affected_inside: u64,
    complete: Option<Stamp>,
    frozen: bool,
}

#[derive(Clone, Copy, Default)]
struct HostFlags {
    member: bool,
    open: bool,
    affected: bool,
}

impl Scope {
    /// `members` are believed affected now.
    pub fn start(
        now: SimTime,
        truth: &TruthState,
        belief: &BeliefState,
        members: &[HostId],
        segment: impl Fn(HostId) -> SegmentId,
    ) -> Scope {
        let mut scope = Scope {
            closes: now + SHORT_TERM_CONTAINMENT,
            hosts: vec![HostFlags::default(); truth.hosts.len()],
            by_segment: vec![Vec::new(); truth.segments.len()],
            size: 0,
            open: 0,
            affected: 0,
            affected_inside: 0,
            complete: None,
            frozen: false,
        };
        for (index, host) in truth.hosts.iter().enumerate() {
            if host.foothold() || host.encrypted() {
                scope.truly_hit(HostId::from(index));
            }
        }
        for host in members {
            scope.add(*host, segment(*host), belief);
        }
        scope
    }

    /// Before anything of a later moment is folded in: once the set is closed, a complete containment stands.
    pub fn reach(&mut self, now: SimTime) {
        if now > self.closes && self.complete.is_some() {
            self.frozen = true;
        }
    }

    /// A host came to be believed affected.
    pub fn believed(&mut self, host: HostId, segment: SegmentId, belief: &BeliefState, now: SimTime) {
        if self.frozen {
            return;
        }
        if belief.hosts[host.index()].affected() && now <= self.closes {
            self.add(host, segment, belief);
        }
        self.refresh(host, segment, belief);
    }

    pub fn segment_changed(&mut self, segment: SegmentId, belief: &BeliefState) {
        if self.frozen {
            return;
        }
        for at in 0..self.by_segment[segment.index()].len() {
            self.refresh(self.by_segment[segment.index()][at], segment, belief);
        }
    }

    /// A host gained a foothold or was encrypted.
    pub fn truly_hit(&mut self, host: HostId) {
        let flags = &mut self.hosts[host.index()];
        if self.frozen || flags.affected {
            return;
        }
        flags.affected = true;
        self.affected += 1;
        self.affected_inside += u64::from(flags.member);
    }

    /// After an entry is folded in: notes when the set became wholly cut off, or that it is so no longer.
    pub fn settle(&mut self, stamp: Stamp) {
        if self.frozen {
            return;
        }
        if self.size == 0 || self.open > 0 {
            self.complete = None;
        } else if self.complete.is_none() {
            self.complete = Some(stamp);
            self.frozen = stamp.at > self.closes;
        }
    }

    /// When everything in it was cut off; `None` if that never came.
    pub fn contained(&self) -> Option<Stamp> {
        self.complete
    }

    /// Truly affected inside / truly affected; 1 if nothing was.
    pub fn coverage(&self) -> f64 {
        if self.affected == 0 { 1.0 } else { self.affected_inside as f64 / self.affected as f64 }
    }

    fn add(&mut self, host: HostId, segment: SegmentId, belief: &BeliefState) {
        let flags = &mut self.hosts[host.index()];
        if flags.member {
            return;
        }
        flags.member = true;
        self.affected_inside += u64::from(flags.affected);
        self.size += 1;
        self.by_segment[segment.index()].push(host);
        self.refresh(host, segment, belief);
    }

    fn refresh(&mut self, host: HostId, segment: SegmentId, belief: &BeliefState) {
        let flags = &mut self.hosts[host.index()];
        if !flags.member {
            return;
        }
        let states = host_states(belief.hosts[host.index()], belief.segments[segment.index()]);
        let open = states[HostState::AtLarge as usize];
        self.open += u64::from(open);
        self.open -= u64::from(flags.open);
        flags.open = open;
    }
}
