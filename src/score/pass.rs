//! The one forward pass over the entries: folds truth and belief with the journal's own `apply`, and collects
//! `Evidence`. Linear in the entries; the hosts are walked only at declarations.

use super::evidence::*;
use super::scope::Scope;
use super::services::ServiceLedger;
use crate::base::doctrine::MEDIUM_TERM_CONTAINMENT;
use crate::base::*;
use crate::journal::belief::{BeliefMap, BeliefState};
use crate::journal::truth::TruthState;
use crate::journal::{Entry, Evidence as Trace, Fact, HostChange, Journal, Reason, SegmentMark, ServiceState};
use crate::scenario::{DetectionSource, HostKind, Scenario};
use std::collections::BTreeSet;

pub(super) fn read<'a>(journal: &'a Journal, scenario: &'a Scenario) -> Evidence<'a> {
    let mut pass = Pass::new(journal, scenario);
    for (index, entry) in journal.entries.iter().enumerate() {
        pass.step(Stamp { at: entry.at, entry: EntryId::from(index) }, entry);
    }
    pass.finish()
}

struct Pass<'a> {
    found: Evidence<'a>,
    belief: BeliefState,
    map: BeliefMap,
    /// By entry: its origins end in a technique use.
    caused: Vec<bool>,
    withdrawn: BTreeSet<IncidentId>,
    first_standing: Option<Stamp>,
    /// By host.
    hit_after: Vec<bool>,
    came_back: Vec<bool>,
}

impl<'a> Pass<'a> {
    fn new(journal: &'a Journal, scenario: &'a Scenario) -> Pass<'a> {
        let (organisation, actions) = (&scenario.organisation, scenario.actions.len());
        let hosts = organisation.host_count();
        Pass {
            found: empty(journal, scenario),
            belief: BeliefState::new(organisation, actions),
            map: BeliefMap::new(organisation, actions),
            caused: Vec::with_capacity(journal.entries.len()),
            withdrawn: withdrawn(journal),
            first_standing: None,
            hit_after: vec![false; hosts],
            came_back: vec![false; hosts],
        }
    }

    fn step(&mut self, stamp: Stamp, entry: &Entry) {
        let fact = entry.fact();
        let origin = entry.origin;
        let caused = matches!(fact, Fact::UseStarted { .. })
            || origin < stamp.entry && self.caused.get(origin.index()).copied().unwrap_or(false);
        self.caused.push(caused);
        self.reach(stamp.at);
        self.fold_truth(stamp, entry, fact);
        self.belief.rows(&self.map).apply(entry);
        self.adversary(stamp, entry, fact);
        self.world(stamp, entry, fact);
        self.alerts(stamp, fact, caused);
        self.believed(stamp, fact, caused);
        self.team(stamp, entry, fact);
        if let Some(scope) = &mut self.found.scope {
            scope.settle(stamp);
        }
    }

    /// Looks that fall between two entries.
    fn reach(&mut self, now: SimTime) {
        let Some(identified) = self.found.identified else { return };
        if now > identified.stamp.at + MEDIUM_TERM_CONTAINMENT && self.found.credentials_at_72h.is_none() {
            self.found.credentials_at_72h = Some(self.found.credentials);
        }
        if let Some(scope) = &mut self.found.scope {
            scope.reach(now);
        }
    }

    fn finish(mut self) -> Evidence<'a> {
        let end = self.found.end;
        if let Some(identified) = self.found.identified
            && end >= identified.stamp.at + MEDIUM_TERM_CONTAINMENT
            && self.found.credentials_at_72h.is_none()
        {
            self.found.credentials_at_72h = Some(self.found.credentials);
        }
        self.found.services.close(end);
        self.found.declared = self.found.identified.map(|identified| identified.stamp).or(self.first_standing);
        self.found
    }

    /// Applies an entry to truth and counts what it changes in the rows that it touches.
    fn fold_truth(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let before = self.left_in(fact);
        let host = host_of(fact).map(|host| (host, self.found.truth.hosts[host.index()]));
        self.found.truth.rows().apply(entry);
        let after = self.left_in(fact);
        if before != after {
            let had_something = !self.found.left.nothing();
            let left = &mut self.found.left;
            left.hosts = left.hosts + after.hosts - before.hosts;
            left.credentials = left.credentials + after.credentials - before.credentials;
            left.domains = left.domains + after.domains - before.domains;
            if had_something && left.nothing() {
                self.found.rooted_out.push(stamp);
            }
            self.found.credentials.valid = left.credentials;
        }
        if let Some((host, before)) = host {
            let after = self.found.truth.hosts[host.index()];
            let hit = after.foothold() && !before.foothold() || after.encrypted() && !before.encrypted();
            let newly = after.ever_compromised() && !before.ever_compromised()
                || after.ever_encrypted() && !before.ever_encrypted();
            if hit {
                self.host_hit(host, newly, stamp);
            }
        }
    }

    fn host_hit(&mut self, host: HostId, newly: bool, stamp: Stamp) {
        if let Some(scope) = &mut self.found.scope {
            scope.truly_hit(host);
        }
        if newly && self.found.identified.is_some() && !self.hit_after[host.index()] {
            self.hit_after[host.index()] = true;
            self.found.hit_after.push(stamp);
        }
        if std::mem::take(&mut self.came_back[host.index()]) {
            self.found.hit_again.push(stamp);
        }
    }

    /// What the adversary has in the row that a fact touches.
    fn left_in(&self, fact: Fact) -> Left {
        let truth = &self.found.truth;
        let mut left = Left::default();
        if let Some(host) = host_of(fact) {
            let row = truth.hosts[host.index()];
            left.hosts = u64::from(row.foothold() || row.persistent());
        }
        match fact {
            Fact::CredentialStolen { account, .. }
            | Fact::CredentialVoided { account }
            | Fact::AccountLocked { account } => {
                let row = truth.accounts[account.index()];
                left.credentials = u64::from(row.held() && !row.locked());
            }
            Fact::DomainTaken { domain, .. } | Fact::DomainRegained { domain } => {
                left.domains = u64::from(truth.domains[domain.index()].taken());
            }
            _ => {}
        }
        left
    }

    fn adversary(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let found = &mut self.found;
        match fact {
            Fact::FootholdGained { host, .. } => {
                first(&mut found.firsts.compromise, stamp);
                self.key_by_foothold(host);
            }
            Fact::Observable { .. } => first(&mut found.firsts.observable, stamp),
            Fact::CredentialStolen { .. } => found.credentials.stolen += 1,
            Fact::DataStaged { host, .. } => self.key_host(host),
            Fact::DataExfiltrated { records, .. } if records > 0 => first(&mut found.firsts.impact, stamp),
            Fact::AdversaryFree { free } => {
                found.flips.push(Flip { stamp, free, reason: entry.reason() });
            }
            _ => {}
        }
    }

    fn world(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let found = &mut self.found;
        let by_response = entry.reason() != Reason::Attack;
        match fact {
            Fact::HostChanged { host, change, .. } => self.host_changed(host, change, stamp, by_response),
            Fact::SegmentChanged { change: SegmentMark::Isolated | SegmentMark::ShutDown, .. }
            | Fact::InternetChanged { connected: false }
                if by_response =>
            {
                first(&mut found.firsts.cut, stamp);
            }
            Fact::EvidenceKept { host, evidence: Trace::Memory } => {
                if let Some(key) = found.key_hosts.iter_mut().find(|key| key.host == host) {
                    first(&mut key.kept, stamp);
                }
            }
            Fact::EvidenceLost { host, evidence: Trace::Memory }
                if by_response && entry.reason() != Reason::Encrypted =>
            {
                if let Some(key) = found.key_hosts.iter_mut().find(|key| key.host == host)
                    && key.kept.is_none()
                {
                    first(&mut key.lost, stamp);
                }
            }
            Fact::ServiceChanged { service, state, by_attack } => {
                if by_attack != ServiceState::Up {
                    first(&mut found.firsts.impact, stamp);
                }
                found.services.change(service, state, by_attack, stamp);
            }
            _ => {}
        }
    }

    fn host_changed(&mut self, host: HostId, change: HostChange, stamp: Stamp, by_response: bool) {
        let firsts = &mut self.found.firsts;
        match change {
            HostChange::Encrypted => {
                first(&mut firsts.impact, stamp);
                if firsts.encrypted.is_none() {
                    firsts.encrypted = Some(stamp);
                    self.key_host(host);
                }
            }
            HostChange::Isolated | HostChange::ShutDown if by_response => first(&mut firsts.cut, stamp),
            HostChange::Rebuilt | HostChange::Restored => {
                first(&mut self.found.restored, stamp);
                let row = &mut self.came_back[host.index()];
                self.found.restored_hosts += u64::from(!*row);
                *row = true;
            }
            _ => {}
        }
    }

    /// Patient zero, and the first directory server hit of each domain.
    fn key_by_foothold(&mut self, host: HostId) {
        let organisation = &self.found.scenario.organisation;
        let group = &organisation.groups[organisation.group_of(host).index()];
        let directory = group.kind == HostKind::Directory;
        let same_domain = |key: &KeyHost| {
            let other = &organisation.groups[organisation.group_of(key.host).index()];
            other.kind == HostKind::Directory && other.domain == group.domain
        };
        let first_of_domain = directory && !self.found.key_hosts.iter().any(same_domain);
        if self.found.key_hosts.is_empty() || first_of_domain {
            self.key_host(host);
        }
    }

    fn key_host(&mut self, host: HostId) {
        let known = self.found.key_hosts.iter().any(|key| key.host == host);
        if !known && !host.is_none() && !self.found.truth.hosts[host.index()].memory_lost() {
            self.found.key_hosts.push(KeyHost { host, kept: None, lost: None });
        }
    }

    fn alerts(&mut self, stamp: Stamp, fact: Fact, caused: bool) {
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
            Fact::AlertJudged { alert, judged_true: false, .. } => {
                first(&mut self.found.alerts[alert.index()].dismissed, stamp);
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

    fn believed(&mut self, stamp: Stamp, fact: Fact, caused: bool) {
        match fact {
            Fact::IncidentDeclared { incident, case, .. } if !self.withdrawn.contains(&incident) => {
                first(&mut self.first_standing, stamp);
                if self.found.identified.is_none() {
                    self.declared(stamp, case, caused);
                }
            }
            Fact::HostBelieved { host, .. } => self.host_believed(host, stamp.at),
            Fact::SegmentBelieved { segment, .. } => {
                if let Some(scope) = &mut self.found.scope {
                    scope.segment_changed(segment, &self.belief);
                }
            }
            Fact::Told { case, .. } => {
                let mut host = self.belief.whole.cases[case.index()].first_host;
                while !host.is_none() {
                    self.host_believed(host, stamp.at);
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

    /// A declaration that was not withdrawn identifies if the adversary caused it, or if at least half of its believed
    /// scope is truly his.
    fn declared(&mut self, stamp: Stamp, case: CaseId, caused: bool) {
        let truth = &self.found.truth;
        let members: Vec<HostId> = (0..self.belief.hosts.len())
            .filter(|index| self.belief.hosts[*index].affected())
            .map(HostId::from)
            .filter(|host| self.under_command(*host))
            .collect();
        let is_true = |host: &&HostId| {
            let row = truth.hosts[host.index()];
            row.ever_compromised() || row.ever_encrypted()
        };
        let truly = members.iter().filter(is_true).count();
        if !caused && (members.is_empty() || 2 * truly < members.len()) {
            return;
        }
        let free = truth.whole.adversary_free;
        self.found.scope = Some(Scope::start(stamp.at, truth, &self.belief, &members, |host| self.map.segment(host)));
        let source = self.source(stamp.entry).or_else(|| self.source_of_case(case));
        self.found.identified = Some(Identified { stamp, source, free });
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

    fn team(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let found = &mut self.found;
        match fact {
            Fact::Ordered { action, target, unit } => found.orders.push(OrderTrack::new(stamp, action, target, unit)),
            Fact::TaskState { order, .. } => {
                if let Some(row) = found.orders.get_mut(order.index()) {
                    row.enter(entry.reason(), stamp.at);
                }
            }
            Fact::ApprovalGiven { order, .. } => {
                if let Some(row) = found.orders.get_mut(order.index()) {
                    row.approved = true;
                }
            }
            Fact::ActionFinished { action, order, .. } => {
                if let Some(rows) = found.finished.get_mut(action.index()) {
                    rows.push(Done { stamp, order });
                }
            }
            Fact::SeveritySet { .. } => found.severities.push(stamp),
            Fact::NoticeSent { audience, .. } => found.notices.push((audience, stamp)),
            Fact::MarkReached { mark } => {
                found.marks.push((mark, stamp));
                if mark == crate::scenario::Mark::EradicationDeclared {
                    found.left_at_declared.push((stamp, found.left));
                }
            }
            _ => {}
        }
    }
}

fn empty<'a>(journal: &'a Journal, scenario: &'a Scenario) -> Evidence<'a> {
    Evidence {
        journal,
        scenario,
        end: end_of(journal),
        truth: TruthState::new(&scenario.organisation),
        firsts: Firsts::default(),
        identified: None,
        declared: None,
        alerts: Vec::new(),
        marks: Vec::new(),
        flips: Vec::new(),
        left: Left::default(),
        rooted_out: Vec::new(),
        left_at_declared: Vec::new(),
        scope: None,
        services: ServiceLedger::new(&scenario.organisation),
        finished: vec![Vec::new(); scenario.actions.len()],
        orders: Vec::new(),
        notices: Vec::new(),
        severities: Vec::new(),
        hit_after: Vec::new(),
        credentials_at_72h: None,
        credentials: Credentials::default(),
        key_hosts: Vec::new(),
        restored: None,
        restored_hosts: 0,
        hit_again: Vec::new(),
    }
}

/// When the run ended.
pub(super) fn end_of(journal: &Journal) -> SimTime {
    journal.entries.last().map_or(SimTime::ZERO, |entry| entry.at)
}

fn withdrawn(journal: &Journal) -> BTreeSet<IncidentId> {
    let incident = |entry: &Entry| match entry.fact() {
        Fact::IncidentWithdrawn { incident } => Some(incident),
        _ => None,
    };
    journal.entries.iter().filter_map(incident).collect()
}

fn host_of(fact: Fact) -> Option<HostId> {
    match fact {
        Fact::FootholdGained { host, .. }
        | Fact::FootholdLost { host, .. }
        | Fact::Persisted { host, .. }
        | Fact::HostChanged { host, .. } => Some(host),
        _ => None,
    }
}

fn first(slot: &mut Option<Stamp>, stamp: Stamp) {
    slot.get_or_insert(stamp);
}
