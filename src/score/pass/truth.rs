//! The pass over what happened: footholds, credentials, directories, impact, evidence, services.

use super::{Pass, first};
use crate::base::*;
use crate::journal::{Entry, Evidence as Trace, Fact, HostChange, Reason, SegmentMark, ServiceState};
use crate::scenario::{HostKind, Mark};
use crate::score::evidence::{Flip, KeyHost, Left, Recurrence, Stamp};

impl Pass<'_> {
    /// Applies an entry to truth and counts what it changes in the rows that it touches.
    pub(super) fn fold_truth(&mut self, stamp: Stamp, fact: Fact) {
        let before = self.left_in(fact);
        let host = host_of(fact).map(|host| (host, self.found.truth.hosts[host.index()]));
        self.found.truth.rows().apply(fact);
        let after = self.left_in(fact);
        if before != after {
            let left = &mut self.found.left;
            left.hosts = left.hosts + after.hosts - before.hosts;
            left.credentials = left.credentials + after.credentials - before.credentials;
            left.domains = left.domains + after.domains - before.domains;
            if left.nothing() {
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
        self.recurs(host, stamp);
        if std::mem::take(&mut self.came_back[host.index()]) {
            self.found.hit_again.push(stamp);
        }
    }

    fn recurs(&mut self, host: HostId, hit: Stamp) {
        let found = &mut self.found;
        let recovered = found.marks.iter().rev().find(|row| row.0 == Mark::RecoveryDeclared);
        let until = recovered.map(|(_, stamp)| stamp.at + doctrine::RAISED_MONITORING);
        let open = |row: &Recurrence| row.host == host && row.seen.is_none();
        if let Some(until) = until.filter(|until| hit.at <= *until)
            && !found.recurrences.iter().any(open)
        {
            found.recurrences.push(Recurrence { host, hit, until, seen: None });
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
            | Fact::AccountLocked { account }
            | Fact::SessionLeft { account }
            | Fact::SessionEnded { account } => {
                left.credentials = u64::from(truth.accounts[account.index()].opens());
            }
            Fact::DomainTaken { domain, .. } | Fact::DomainRegained { domain } => {
                left.domains = u64::from(truth.domains[domain.index()].taken());
            }
            _ => {}
        }
        left
    }

    pub(super) fn adversary(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
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

    pub(super) fn world(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
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
                // Degraded is not lost; by hand is.
                if matches!(by_attack, ServiceState::Down | ServiceState::Manual) {
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
