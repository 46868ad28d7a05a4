//! The pass over who noticed what: alerts, reports, declarations, and what is believed of hosts.

use super::{Pass, first};
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{DetectionSource, Mark};
use crate::score::evidence::{AlertTrack, Identified, Stamp};
use crate::score::scope::Scope;

/// A declaration on a false alarm that was not withdrawn, with the scope that is believed of it.
pub(super) struct Standing {
    case: CaseId,
    /// By host: believed affected, and of those, truly the adversary's and shown to be.
    hosts: Vec<(bool, bool)>,
    members: usize,
    his: usize,
}

impl Standing {
    fn new(case: CaseId, hosts: usize) -> Standing {
        Standing { case, hosts: vec![(false, false); hosts], members: 0, his: 0 }
    }

    fn weigh(&mut self, host: HostId, member: bool, his: bool) {
        let row = &mut self.hosts[host.index()];
        let now = (member, member && his);
        self.members = self.members + usize::from(now.0) - usize::from(row.0);
        self.his = self.his + usize::from(now.1) - usize::from(row.1);
        *row = now;
    }

    fn is_true(&self) -> bool {
        self.members > 0 && 2 * self.his >= self.members
    }
}

impl Pass<'_> {
    pub(super) fn alerts(&mut self, stamp: Stamp, fact: Fact, caused: bool) {
        match fact {
            Fact::AlertRaised { sensor, .. } => {
                if caused {
                    first(&mut self.found.firsts.true_alert, stamp);
                }
                let source = self.found.scenario.organisation.sensors[sensor.index()].kind.source();
                let (taken, unread, dismissed) = (None, None, None);
                self.found.alerts.push(AlertTrack { raised: stamp, caused, source, taken, unread, dismissed });
            }
            Fact::AlertUnread { alert } => first(&mut self.found.alerts[alert.index()].unread, stamp),
            Fact::AlertTaken { alert, .. } => self.alert_taken(alert, stamp),
            Fact::AlertJudged { alert, judged_true: true, .. } if self.found.alerts[alert.index()].caused => {
                first(&mut self.found.first_judged_real, stamp);
            }
            Fact::AlertJudged { alert, judged_true: false, .. } => {
                first(&mut self.found.alerts[alert.index()].dismissed, stamp);
            }
            Fact::AlertReopened { alert } if self.found.identified.is_none() => {
                let row = &mut self.found.alerts[alert.index()];
                (row.dismissed, row.unread) = (None, None);
            }
            Fact::OutsideReport { .. } => first(&mut self.found.firsts.told, stamp),
            Fact::Told { .. } if caused => first(&mut self.found.firsts.told, stamp),
            _ => {}
        }
    }

    fn alert_taken(&mut self, alert: AlertId, stamp: Stamp) {
        let row = &mut self.found.alerts[alert.index()];
        first(&mut row.taken, stamp);
        if !row.caused {
            return;
        }
        let firsts = &mut self.found.firsts;
        if firsts.acknowledged.is_none() {
            firsts.acknowledged = Some((stamp, row.source));
        }
        if matches!(row.source, DetectionSource::Outside | DetectionSource::Adversary) {
            first(&mut firsts.told, stamp);
        }
    }

    pub(super) fn believed(&mut self, stamp: Stamp, fact: Fact, caused: bool) {
        match fact {
            Fact::IncidentDeclared { incident, case, .. } if !self.withdrawn.contains(&incident) => {
                first(&mut self.first_standing, stamp);
                if self.found.identified.is_none() {
                    self.declared(stamp, case, caused);
                }
            }
            Fact::HostBelieved { host, .. } => {
                self.host_believed(host, stamp.at);
                self.recurrence_seen(host, stamp);
                self.shown[host.index()] |= caused || self.is_his(host) && !self.made_from_alert(stamp.entry);
                self.weigh(host, stamp);
            }
            Fact::AlertJudged { alert, judged_true: true, .. } if caused => {
                let hosts: Vec<HostId> = self.belief.whole.alert_hosts(alert).collect();
                for host in hosts {
                    self.shown[host.index()] = true;
                    self.weigh(host, stamp);
                }
            }
            Fact::FootholdGained { host, .. } | Fact::HostChanged { host, .. } => self.weigh(host, stamp),
            // What was declared on a false alarm is over: the next incident is declared anew.
            Fact::MarkReached { mark: Mark::Closed } => self.standing = None,
            Fact::SegmentBelieved { segment, .. } => {
                if let Some(scope) = &mut self.found.scope {
                    scope.segment_changed(segment, &self.belief);
                }
            }
            Fact::Told { case, .. } => {
                let mut host = self.belief.whole.cases[case.index()].first_host;
                while !host.is_none() {
                    self.host_believed(host, stamp.at);
                    self.weigh(host, stamp);
                    host = self.belief.hosts[host.index()].next;
                }
            }
            Fact::RecordsBelieved { records } if records > 0 => {
                first(&mut self.found.firsts.records_believed, stamp);
            }
            _ => {}
        }
    }

    fn host_believed(&mut self, host: HostId, now: SimTime) {
        if !self.under_command(host) {
            return;
        }
        if let Some(scope) = &mut self.found.scope {
            scope.believed(host, self.map.segment(host), &self.belief, now);
        }
    }

    fn recurrence_seen(&mut self, host: HostId, stamp: Stamp) {
        if !self.belief.hosts[host.index()].affected() {
            return;
        }
        let mut open = self.found.recurrences.iter_mut().filter(|row| row.host == host && row.seen.is_none());
        if let Some(row) = open.find(|row| stamp.at <= row.until) {
            row.seen = Some(stamp);
        }
    }

    /// A declaration that was not withdrawn identifies if the adversary caused it, or if at least half of its believed
    /// scope is truly his. One on a false alarm stands, and identifies once half of what it is believed to be is true and
    /// is believed for what he did: a false alarm about a host that he takes later shows nothing. One that names no host
    /// has nothing that could become true.
    fn declared(&mut self, stamp: Stamp, case: CaseId, caused: bool) {
        let mut standing = Standing::new(case, self.belief.hosts.len());
        for host in (0..self.belief.hosts.len()).map(HostId::from) {
            standing.weigh(host, self.is_member(host), self.is_seen(host));
        }
        if caused || standing.is_true() {
            self.identify(stamp, case);
        } else if standing.members > 0 {
            self.standing = Some(standing);
        }
    }

    /// What is believed, or true, of a host changed while a declaration waits to become true.
    fn weigh(&mut self, host: HostId, stamp: Stamp) {
        let (member, his) = (self.is_member(host), self.is_seen(host));
        let Some(standing) = &mut self.standing else { return };
        standing.weigh(host, member, his);
        if standing.is_true() {
            let case = standing.case;
            self.standing = None;
            self.identify(stamp, case);
        }
    }

    fn identify(&mut self, stamp: Stamp, case: CaseId) {
        let members: Vec<HostId> =
            (0..self.belief.hosts.len()).map(HostId::from).filter(|host| self.is_member(*host)).collect();
        let truth = &self.found.truth;
        let free = truth.whole.adversary_free;
        self.found.scope = Some(Scope::start(stamp.at, truth, &self.belief, &members, |host| self.map.segment(host)));
        let source = self.source(stamp.entry).or_else(|| self.source_of_case(case));
        self.found.identified = Some(Identified { stamp, source, free });
    }

    fn is_member(&self, host: HostId) -> bool {
        self.belief.hosts[host.index()].affected() && self.under_command(host)
    }

    /// His, and believed for what he did or for what a look at it found.
    fn is_seen(&self, host: HostId) -> bool {
        self.shown[host.index()] && self.is_his(host)
    }

    fn made_from_alert(&self, entry: EntryId) -> bool {
        let origin = self.found.journal.entries[entry.index()].origin;
        origin < entry && matches!(self.found.journal.entries[origin.index()].fact(), Fact::AlertRaised { .. })
    }

    fn is_his(&self, host: HostId) -> bool {
        let row = self.found.truth.hosts[host.index()];
        row.ever_compromised() || row.ever_encrypted()
    }

    /// Held by a unit under the incident's command.
    fn under_command(&self, host: HostId) -> bool {
        let organisation = &self.found.scenario.organisation;
        let unit = match self.belief.hosts[host.index()].case.some() {
            Some(case) => self.belief.whole.cases[case.index()].holder,
            None => self.map.unit(host),
        };
        unit == organisation.centre || organisation.units[unit.index()].under_command
    }

    /// By the sensor of the alert, or the report, that an entry was made from.
    fn source(&self, entry: EntryId) -> Option<DetectionSource> {
        let sensors = &self.found.scenario.organisation.sensors;
        self.found.journal.origins(entry).find_map(|(_, entry)| match entry.fact() {
            Fact::AlertRaised { sensor, .. } => Some(sensors[sensor.index()].kind.source()),
            Fact::OutsideReport { source, .. } => Some(source),
            _ => None,
        })
    }

    fn source_of_case(&self, case: CaseId) -> Option<DetectionSource> {
        let alert = self.belief.whole.cases.get(case.index())?.alert.some()?;
        Some(self.found.alerts.get(alert.index())?.source)
    }
}
