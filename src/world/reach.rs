//! Which segments reach which, and on whose hosts the adversary can act: its positions, the ways between segments, and the
//! predicate *adversary free* that rests on both.

use super::truth::Truth;
use super::{Out, Topology};
use crate::base::*;
use crate::journal::{Fact, Reason};

impl Truth<'_> {
    /// Whether traffic from one segment reaches another.
    pub fn reaches(&self, from: SegmentId, to: SegmentId, topology: &Topology) -> bool {
        let rules = &self.tables.blocked_links;
        topology.organisation().reach.get(from.index(), to.index())
            && (rules.is_empty() || !rules.contains(&(from, to)))
    }

    /// Whether hosts of a segment can call out.
    pub fn calls_out(&self, segment: usize, topology: &Topology) -> bool {
        topology.organisation().segments[segment].internet && !self.rows.whole.internet_cut
    }

    /// Whether some foothold with a live channel stands in a segment.
    pub fn controlled(&self, segment: usize, topology: &Topology) -> bool {
        self.sums.segments[segment].channels[self.column(segment)] > 0 && self.calls_out(segment, topology)
    }

    /// Whether the adversary can act on hosts of a segment: directly from a controlled segment, or through a foothold
    /// in a segment that a controlled one reaches.
    pub fn in_hand(&self, segment: SegmentId, topology: &Topology) -> bool {
        let held = self.sums.in_hand[segment.index() / 64] >> (segment.index() % 64) & 1 == 1;
        debug_assert_eq!(held, self.commands(segment, topology), "every change of a position or a way was looked at");
        held
    }

    /// `in_hand` by its definition, as a check.
    fn commands(&self, segment: SegmentId, topology: &Topology) -> bool {
        let all = || (0..self.sums.segments.len()).map(SegmentId::from);
        let reached =
            |to| all().any(|from| self.controlled(from.index(), topology) && self.reaches(from, to, topology));
        reached(segment)
            || all().any(|over| self.stands_in(over) && self.reaches(over, segment, topology) && reached(over))
    }

    fn stands_in(&self, segment: SegmentId) -> bool {
        self.sums.segments[segment.index()].footholds[self.column(segment.index())] > 0
    }

    /// Works out which segments are in the adversary's hand, after positions or ways changed.
    pub(super) fn look_at_hand(&mut self, topology: &Topology) {
        let all = (0..self.sums.segments.len()).map(SegmentId::from);
        let mut reached = vec![0; self.sums.in_hand.len()];
        for from in all.clone().filter(|from| self.controlled(from.index(), topology)) {
            self.add_reach(from, &mut reached, topology);
        }
        let mut held = reached.clone();
        let stepping = |over: &SegmentId| reached[over.index() / 64] >> (over.index() % 64) & 1 == 1;
        for over in all.filter(stepping).filter(|over| self.stands_in(*over)) {
            self.add_reach(over, &mut held, topology);
        }
        self.sums.in_hand = held;
    }

    /// Adds the segments that traffic from one reaches, a bit each.
    fn add_reach(&self, from: SegmentId, to: &mut [u64], topology: &Topology) {
        let mut row = topology.organisation().reach.row(from.index()).to_vec();
        for &(_, barred) in self.tables.blocked_links.range((from, SegmentId(0))..=(from, SegmentId::NONE)) {
            row[barred.index() / 64] &= !(1 << (barred.index() % 64));
        }
        to.iter_mut().zip(row).for_each(|(to, row)| *to |= row);
    }

    /// Sets rules on links between segments, or takes them back.
    pub fn change_links(
        &mut self,
        links: &[(SegmentId, SegmentId)],
        open: bool,
        reason: Reason,
        topology: &Topology,
        out: &mut Out,
    ) {
        for &(from, to) in links {
            if open {
                self.tables.blocked_links.remove(&(from, to));
            } else {
                self.tables.blocked_links.insert((from, to));
            }
            self.record(Fact::LinkChanged { from, to, open }, reason, topology, out);
        }
        self.look_at_hand(topology);
    }

    pub(super) fn has_target(&self, segment: usize) -> bool {
        self.sums.segments[segment].targets[self.column(segment)] > 0
    }

    /// The predicate *adversary free* (design, section 6): some position can act on an asset that is neither cut off
    /// nor already lost. A position is a foothold with a live channel, a payload that needs none, or a held
    /// credential with a reachable point of log-on.
    pub fn is_free(&self, topology: &Topology) -> bool {
        let size = self.sums.segments.len();
        if (0..size).any(|segment| self.has_target(segment) && self.in_hand(SegmentId::from(segment), topology)) {
            return true;
        }
        let spreading = self.sums.autonomous > 0 && (0..size).any(|segment| self.has_target(segment));
        spreading || self.remote_entry(topology)
    }
}
