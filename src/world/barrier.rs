//! What the response puts between the adversary and the rest: accounts kept out, trusts cut, rules between segments,
//! outbound traffic filtered; and what each of them costs the business (P3.2, P3.4).

use super::topology::Topology;
use super::truth::Truth;
use crate::base::*;
use crate::journal::{Fact, ServiceState};
use crate::scenario::{AccountGroup, AccountKind, RemoteAccess};

impl Truth<'_> {
    /// Whether a stolen credential or an open session passes a way in from outside.
    pub fn logs_on(&self, access: &RemoteAccess, topology: &Topology) -> bool {
        let asks = access.mfa || self.tables.mfa.contains(&access.domain);
        let shut = self.rows.domains[access.domain.index()].remote_shut();
        !shut
            && self.tables.stolen.iter().any(|&account| {
                let (row, group) = (self.rows.accounts[account.index()], topology.account_group(account));
                // A second factor is asked for at log-on: a session that is open has passed it.
                let passes = row.session() || row.held() && !row.locked() && !asks && !group.mfa;
                passes && !row.barred_outside() && group.remote && group.domain == access.domain
            })
    }

    /// Whether an administrator of one directory is one of another now.
    pub fn rules(&self, admin: DomainId, domain: DomainId, topology: &Topology) -> bool {
        let cut = |domain: DomainId| self.rows.domains[domain.index()].distrusted();
        topology.rules(admin, domain) && (admin == domain || !cut(admin) && !cut(domain))
    }

    /// Whether an account opens a host now.
    pub fn opens(&self, group: &AccountGroup, host: HostId, topology: &Topology) -> bool {
        let place = topology.group(host);
        group.opens.contains(&topology.group_id(host))
            || group.kind == AccountKind::DomainAdmin
                && place.domain.is_some_and(|domain| self.rules(group.domain, domain, topology))
    }

    /// How the response's own barriers let a service run, its hosts and needs aside.
    pub fn hindered(&self, service: ServiceId, topology: &Topology) -> ServiceState {
        let organisation = topology.organisation();
        let spec = &organisation.services[service.index()];
        let shut = organisation
            .remote_access
            .iter()
            .any(|access| access.service == Some(service) && self.rows.domains[access.domain.index()].remote_shut());
        let cut = spec.needs_internet && self.rows.whole.internet_cut;
        if shut || cut || self.parted(service, topology) {
            return ServiceState::Down;
        }
        // Through a gateway or a proxy work goes on, slower.
        let sheltered = topology.groups_of_service[service.index()].iter().any(|&group| {
            topology.hosts_of(group).next().is_some_and(|host| self.rows.hosts[host.index()].sheltered())
        });
        if sheltered || spec.needs_internet && self.rows.whole.egress_filtered {
            return ServiceState::Degraded;
        }
        ServiceState::Up
    }

    /// Whether rules stand between a service and all places of a service that it needs, where there was a way before.
    fn parted(&self, service: ServiceId, topology: &Topology) -> bool {
        if self.tables.blocked_links.is_empty() {
            return false;
        }
        let reach = &topology.organisation().reach;
        let places = |service: ServiceId| topology.service_segments[service.index()].iter().map(|row| row.0);
        topology.organisation().services[service.index()].needs.iter().any(|&need| {
            let mut ways = places(service)
                .flat_map(|from| places(need).map(move |to| (from, to)))
                .filter(|(from, to)| reach.get(from.index(), to.index()))
                .peekable();
            ways.peek().is_some() && ways.all(|(from, to)| !self.reaches(from, to, topology))
        })
    }

    /// After a barrier changed: services that may run otherwise now.
    pub(super) fn touch_barred(&mut self, fact: Fact, topology: &Topology) {
        let organisation = topology.organisation();
        match fact {
            Fact::RemoteAccessChanged { domain, .. } => {
                let ways = organisation.remote_access.iter().filter(|access| access.domain == domain);
                for service in ways.filter_map(|access| access.service) {
                    self.touch_service(service);
                }
            }
            Fact::LinkChanged { .. } => {
                for service in
                    (0..organisation.services.len()).filter(|&at| !organisation.services[at].needs.is_empty())
                {
                    self.touch_service(ServiceId::from(service));
                }
            }
            Fact::InternetChanged { .. } | Fact::EgressFiltered { .. } => {
                for service in (0..organisation.services.len()).filter(|&at| organisation.services[at].needs_internet) {
                    self.touch_service(ServiceId::from(service));
                }
            }
            _ => {}
        }
    }
}
