//! What one pass over the journal collects for the milestones, the criteria and the outcome.
//! Plain data and look-ups; `pass` fills it in.

use super::pass::Identification;
use super::scope::Scope;
use super::services::ServiceLedger;
use crate::base::*;
use crate::journal::truth::TruthState;
use crate::journal::{Audience, Fact, Journal, Reason};
use crate::scenario::{ClockAnchor, DetectionSource, Mark, Scenario};

/// A moment and the entry that proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub at: SimTime,
    pub entry: EntryId,
}

/// The first time that each of these happened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Firsts {
    pub compromise: Option<Stamp>,
    pub observable: Option<Stamp>,
    pub true_alert: Option<Stamp>,
    /// With the source of the alert that was taken up.
    pub acknowledged: Option<(Stamp, DetectionSource)>,
    pub told: Option<Stamp>,
    pub impact: Option<Stamp>,
    pub encrypted: Option<Stamp>,
    pub records_believed: Option<Stamp>,
    /// The response cut something off: a host, a segment, the internet.
    pub cut: Option<Stamp>,
}

/// The declaration that counts as identification.
#[derive(Clone, Copy, Debug)]
pub(super) struct Identified {
    pub stamp: Stamp,
    /// `None` if the journal does not say where it came from.
    pub source: Option<DetectionSource>,
    /// Whether the adversary was free at that moment.
    pub free: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct AlertTrack {
    pub raised: Stamp,
    /// Made by a technique use.
    pub caused: bool,
    pub source: DetectionSource,
    pub taken: Option<Stamp>,
    pub unread: Option<Stamp>,
    /// Judged false.
    pub dismissed: Option<Stamp>,
}

/// The predicate *adversary free* flips.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flip {
    pub stamp: Stamp,
    pub free: bool,
    pub reason: Reason,
}

/// What the adversary still has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// With a foothold or persistence.
    pub hosts: u64,
    /// Held, and not of a locked account.
    pub credentials: u64,
    pub domains: u64,
}

impl Left {
    pub fn nothing(self) -> bool {
        self == Left::default()
    }
}

/// Stolen credentials, looked at 72 h after identification.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Credentials {
    pub stolen: u64,
    pub valid: u64,
}

/// An action that was finished.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done {
    pub stamp: Stamp,
    pub order: OrderId,
}

/// An order and where its time went: a part for each state from `Reason::Approval` to `Reason::Working`.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderTrack {
    pub ordered: Stamp,
    pub action: ActionId,
    pub target: u32,
    pub unit: UnitId,
    pub state: Reason,
    pub since: SimTime,
    pub parts: [i64; 7],
    /// The crew that it waits for, with the crew's clocks when it came.
    pub crew: Option<(usize, [i64; 7])>,
    /// When and how it ended.
    pub ended: Option<(SimTime, Reason)>,
    /// Somebody said yes to it.
    pub approved: bool,
}

/// A host whose evidence matters most: patient zero, the first directory server hit of each domain, staging hosts, the
/// first encrypted host (P3.3).
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyHost {
    pub host: HostId,
    pub kept: Option<Stamp>,
    /// Lost to the response before it was kept.
    pub lost: Option<Stamp>,
}

pub(super) struct Evidence<'a> {
    pub journal: &'a Journal,
    pub scenario: &'a Scenario,
    /// Entries by number of their kind, in order.
    pub by_kind: Vec<Vec<EntryId>>,
    /// The run's end.
    pub end: SimTime,
    /// At the run's end.
    pub truth: TruthState,
    pub firsts: Firsts,
    pub identified: Option<Identified>,
    /// The declaration by which duties are judged: the identification, else the first that was not withdrawn.
    pub declared: Option<Stamp>,
    /// Where that incident began for the team: the alert or report that its declaration was made from. What was done
    /// between then and the declaration was done for it.
    pub onset: Option<Stamp>,
    /// The first alert of the adversary's making that was judged real.
    pub first_judged_real: Option<Stamp>,
    pub alerts: Vec<AlertTrack>,
    pub identification: Identification,
    pub marks: Vec<(Mark, Stamp)>,
    pub flips: Vec<Flip>,
    pub left: Left,
    /// Moments at which the adversary came to have nothing left.
    pub rooted_out: Vec<Stamp>,
    /// What was left when each `EradicationDeclared` was said, in order.
    pub left_at_declared: Vec<(Stamp, Left)>,
    pub scope: Option<Scope>,
    pub services: ServiceLedger,
    /// By action.
    pub finished: Vec<Vec<Done>>,
    /// Actions that failed, and why.
    pub failed: Vec<(ActionId, Reason)>,
    pub orders: Vec<OrderTrack>,
    pub crews: super::delays::Crews,
    pub notices: Vec<(Audience, Stamp)>,
    pub talk: super::talk::TalkLog,
    pub anchors: Vec<(ClockAnchor, Stamp)>,
    pub filings: Vec<(ClockId, Stamp)>,
    /// Most records that were believed exposed.
    pub records_believed: u32,
    /// Each time that a severity was set.
    pub severities: Vec<Stamp>,
    /// Late orders that the team's time line holds with their minute and reason, and those without.
    pub logged: Vec<(OrderId, bool, Stamp)>,
    /// Actions of which the team named orders beyond the plan's limit.
    pub deviations: Vec<(ActionId, Stamp)>,
    /// Hosts newly compromised or newly encrypted after identification, each once.
    pub hit_after: Vec<Stamp>,
    /// `None` if the run ended before.
    pub credentials_at_72h: Option<Credentials>,
    pub credentials: Credentials,
    pub key_hosts: Vec<KeyHost>,
    /// Hosts that came back from a backup or a rebuild, first stamp and number.
    pub restored: Option<Stamp>,
    pub restored_hosts: u64,
    /// Hosts restored from a copy: minutes of data lost.
    pub restores: Vec<(Stamp, HostId, u32)>,
    /// Monitoring was raised (true) or set back.
    pub monitoring: Vec<(Stamp, bool)>,
    /// Hit again after they had come back.
    pub hit_again: Vec<Stamp>,
    pub recurrences: Vec<Recurrence>,
}

/// A host hit in the 72 h after recovery was declared (P5.4).
#[derive(Clone, Copy, Debug)]
pub(super) struct Recurrence {
    pub host: HostId,
    pub hit: Stamp,
    /// The 72 h are over.
    pub until: SimTime,
    /// The host was believed hit within them.
    pub seen: Option<Stamp>,
}

impl Evidence<'_> {
    /// The facts of some kinds, in order, with their moment and their reason.
    pub fn facts(&self, kinds: &[u16]) -> impl Iterator<Item = (Stamp, Fact, Reason)> + '_ {
        let lists = kinds.iter().filter_map(|kind| self.by_kind.get(usize::from(*kind)));
        let mut entries: Vec<EntryId> = lists.flatten().copied().collect();
        if kinds.len() > 1 {
            // Sorted runs, one a kind: a stable sort merges them.
            entries.sort();
        }
        entries.into_iter().map(|id| {
            let entry = &self.journal.entries[id.index()];
            (Stamp { at: entry.at, entry: id }, entry.fact(), entry.reason())
        })
    }
    /// The catalogue's row of an action; `None` if this scenario's catalogue lacks it.
    pub fn action(&self, word: &str) -> Option<ActionId> {
        self.scenario.actions.iter().position(|row| row.id == word).map(ActionId::from)
    }
    /// Every finished action of this word, in time order.
    pub fn finished(&self, word: &str) -> &[Done] {
        self.action(word).and_then(|action| self.finished.get(action.index())).map_or(&[], Vec::as_slice)
    }
    /// The first finished action of this word from a moment on.
    pub fn first_finished(&self, word: &str, from: Stamp) -> Option<Stamp> {
        self.finished(word).iter().map(|done| done.stamp).find(|stamp| stamp.entry >= from.entry)
    }
    /// The first time from a moment on that the team reached a mark.
    pub fn mark_since(&self, mark: Mark, from: Stamp) -> Option<Stamp> {
        let mut reached = self.marks.iter().filter(|row| row.0 == mark).map(|row| row.1);
        reached.find(|stamp| stamp.entry >= from.entry)
    }
    pub fn notice_since(&self, audience: Audience, from: Stamp) -> Option<Stamp> {
        let mut sent = self.notices.iter().filter(|row| row.0 == audience).map(|row| row.1);
        sent.find(|stamp| stamp.entry >= from.entry)
    }
    /// What was left when the team declared the root gone, for the first time after the declaration.
    pub fn left_when_declared(&self) -> Option<(Stamp, Left)> {
        let from = self.declared?;
        self.left_at_declared.iter().copied().find(|row| row.0.entry >= from.entry)
    }
    /// Whether there was anything to respond to: a compromise in truth, or an incident that stood.
    pub fn incident(&self) -> bool {
        self.firsts.compromise.is_some() || self.declared.is_some()
    }
    /// The last entry, which proves that something had not happened by the end.
    pub fn last_entry(&self) -> EntryId {
        EntryId::from(self.journal.entries.len().saturating_sub(1))
    }
}
