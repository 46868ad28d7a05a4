//! The immutable world of one scenario, shared by every run: where things are, what covers them, who is who.

use super::calendar::Calendar;
use crate::base::*;
use crate::journal::belief::BeliefMap;
use crate::scenario::*;

#[derive(Clone, Debug)]
pub struct Topology {
    pub scenario: Scenario,
    pub calendar: Calendar,
    pub map: BeliefMap,
    host_groups: Vec<u16>,
    group_keys: Vec<Key>,
    account_keys: Vec<Key>,
    /// Sensors whose authors name the group.
    pub sensors_of_group: Vec<Vec<SensorId>>,
    pub sensor_keys: Vec<Key>,
    pub step_keys: Vec<Key>,
    /// Key of a step's technique with its tool.
    pub tool_keys: Vec<Key>,
    pub followers: Vec<Vec<StepId>>,
    /// Segments by service: (segment, hosts).
    pub service_segments: Vec<Vec<(SegmentId, u32)>>,
    /// Services that need a service.
    pub dependents: Vec<Vec<ServiceId>>,
    /// Best tier among a service and all that depend on it.
    pub effective_tier: Vec<u8>,
    /// Services, those without needs first.
    pub service_order: Vec<ServiceId>,
    /// Who holds a role: those that the plan's row names, in its order; without such a row, everybody whose role it is.
    pub holders: Vec<Vec<PersonId>>,
    /// The same by person: the roles that each holds.
    pub roles_of_person: Vec<Vec<RoleId>>,
    /// Groups by segment.
    pub groups_of_segment: Vec<Vec<GroupId>>,
    pub groups_of_service: Vec<Vec<GroupId>>,
    pub directory_groups: Vec<Vec<GroupId>>,
    /// Chance that a visible use raises an alert, and how long alike ones fold: asked at every use.
    pub alert_given_visible: Chance,
    pub fold_window: SimSpan,
    /// Those parts of the conditions of plan and exercise that time alone can make true.
    pub timed: Vec<Cond>,
}

impl Topology {
    pub fn new(scenario: Scenario) -> Topology {
        let organisation = &scenario.organisation;
        let groups = &organisation.groups;
        let mut host_groups = Vec::with_capacity(organisation.host_count());
        for (index, group) in groups.iter().enumerate() {
            let index = u16::try_from(index).expect("the scenario check limits host groups to 65,535");
            host_groups.extend(std::iter::repeat_n(index, group.count as usize));
        }
        let mut sensors_of_group = vec![Vec::new(); groups.len()];
        for (index, sensor) in organisation.sensors.iter().enumerate() {
            for group in &sensor.covers {
                sensors_of_group[group.index()].push(SensorId::from(index));
            }
        }
        let adversary = &scenario.adversary;
        let mut followers = vec![Vec::new(); adversary.steps.len()];
        for (index, step) in adversary.steps.iter().enumerate() {
            for before in &step.after {
                followers[before.index()].push(StepId::from(index));
            }
        }
        let holders = holders(&scenario);
        let mut roles_of_person = vec![Vec::new(); organisation.people.len()];
        for (role, people) in holders.iter().enumerate() {
            for person in people {
                roles_of_person[person.index()].push(RoleId::from(role));
            }
        }
        let service_order = order_services(&organisation.services);
        let mut timed = Vec::new();
        for cond in conditions(&scenario) {
            add_timed(cond, &mut timed);
        }
        Topology {
            timed,
            calendar: Calendar::new(organisation, scenario.exercise.startex, scenario.exercise.horizon),
            map: BeliefMap::new(organisation, scenario.actions.len()),
            group_keys: groups.iter().map(|group| Key::of("host", &group.id, 0)).collect(),
            account_keys: organisation.account_groups.iter().map(|group| Key::of("account", &group.id, 0)).collect(),
            sensor_keys: organisation.sensors.iter().map(|sensor| Key::of("sensor", &sensor.id, 0)).collect(),
            step_keys: adversary.steps.iter().map(|step| Key::of("step", &step.id, 0)).collect(),
            tool_keys: adversary
                .steps
                .iter()
                .map(|step| {
                    let technique = &scenario.techniques.get(step.technique).id;
                    Key::of("technique", technique, 0).with(Key::of("tool", &adversary.tools[step.tool.index()], 0))
                })
                .collect(),
            groups_of_segment: group_lists(groups, organisation.segments.len(), |group| Some(group.segment.index())),
            groups_of_service: group_lists(groups, organisation.services.len(), |group| {
                group.service.map(ServiceId::index)
            }),
            directory_groups: group_lists(groups, organisation.domains.len(), |group| {
                group.domain.filter(|_| group.kind == HostKind::Directory).map(DomainId::index)
            }),
            service_segments: service_segments(organisation),
            dependents: dependents(&organisation.services),
            effective_tier: effective_tiers(&organisation.services, &service_order),
            alert_given_visible: scenario.parameters.chance("detect.alert_given_visible"),
            fold_window: scenario.parameters.dist("soc.fold_window").sample_span(0),
            service_order,
            host_groups,
            sensors_of_group,
            followers,
            holders,
            roles_of_person,
            scenario,
        }
    }

    pub fn organisation(&self) -> &Organisation {
        &self.scenario.organisation
    }
    pub fn host_count(&self) -> usize {
        self.host_groups.len()
    }
    pub fn group_id(&self, host: HostId) -> GroupId {
        GroupId(u32::from(self.host_groups[host.index()]))
    }
    pub fn group(&self, host: HostId) -> &HostGroup {
        &self.scenario.organisation.groups[usize::from(self.host_groups[host.index()])]
    }
    pub fn hosts_of(&self, group: GroupId) -> impl Iterator<Item = HostId> + use<> {
        let group = &self.scenario.organisation.groups[group.index()];
        (group.first.0..group.first.0 + group.count).map(HostId)
    }
    pub fn host_key(&self, host: HostId) -> Key {
        let group = usize::from(self.host_groups[host.index()]);
        let first = self.scenario.organisation.groups[group].first.0;
        self.group_keys[group].child(Purpose::Pick, host.0 - first)
    }
    pub fn account_group(&self, account: AccountId) -> &AccountGroup {
        let groups = &self.scenario.organisation.account_groups;
        &groups[groups.partition_point(|group| group.first <= account) - 1]
    }
    pub fn account_key(&self, account: AccountId) -> Key {
        let groups = &self.scenario.organisation.account_groups;
        let group = groups.partition_point(|group| group.first <= account) - 1;
        self.account_keys[group].child(Purpose::Pick, account.0 - groups[group].first.0)
    }
    pub fn step(&self, step: StepId) -> &Step {
        &self.scenario.adversary.steps[step.index()]
    }
    /// Whether a tool leaves indicators; what the house offers anyway does not.
    pub fn leaves_indicators(&self, tool: ToolId) -> bool {
        self.scenario.adversary.tools.get(tool.index()).is_some_and(|name| name != "hands")
    }
    pub fn tactic(&self, step: StepId) -> &str {
        &self.scenario.techniques.get(self.step(step).technique).tactic
    }
    /// The account of a group whose credential lies on the `n`-th host that carries one.
    pub fn account_on(&self, group: &AccountGroup, host: HostId) -> AccountId {
        AccountId(group.first.0 + self.host_key(host).0 as u32 % group.count)
    }
    /// The key of an authored thing that an order is aimed at.
    pub fn target_key(&self, kind: TargetKind, target: u32) -> Key {
        let organisation = self.organisation();
        match kind {
            TargetKind::Host => self.host_key(HostId(target)),
            TargetKind::Account => self.account_key(AccountId(target)),
            TargetKind::Segment => Key::of("segment", &organisation.segments[target as usize].id, 0),
            TargetKind::Domain => Key::of("domain", &organisation.domains[target as usize].id, 0),
            TargetKind::Service => Key::of("service", &organisation.services[target as usize].id, 0),
            TargetKind::Vulnerability => Key::of("vulnerability", &organisation.vulnerabilities[target as usize].id, 0),
            TargetKind::Unit => Key::of("unit", &organisation.units[target as usize].id, 0),
            TargetKind::None | TargetKind::Case | TargetKind::Alert => unreachable!("no authored thing"),
        }
    }
    /// Whether a weakness lies on hosts that the internet reaches.
    pub fn exposed(&self, vulnerability: VulnerabilityId) -> bool {
        self.organisation().exposed(vulnerability)
    }
    /// Whether an account opens a host: by its group's list, or as an administrator of the host's directory.
    pub fn opens(&self, group: &AccountGroup, host: HostId) -> bool {
        let place = self.group(host);
        if group.opens.contains(&self.group_id(host)) {
            return true;
        }
        group.kind == AccountKind::DomainAdmin && place.domain.is_some_and(|domain| self.rules(group.domain, domain))
    }
    /// Whether an administrator of one domain is an administrator of another.
    pub fn rules(&self, admin: DomainId, domain: DomainId) -> bool {
        admin == domain || self.organisation().domains[admin.index()].trusted_by.contains(&domain)
    }
}

/// Each condition of plan and exercise.
fn conditions(scenario: &Scenario) -> Vec<&Cond> {
    let (plan, exercise) = (&scenario.plan, &scenario.exercise);
    let injects = exercise.injects.iter().filter_map(|inject| match &inject.at {
        InjectAt::When(cond) => Some(cond),
        _ => None,
    });
    let playbooks = plan.playbooks.iter().map(|playbook| match &playbook.trigger {
        Trigger::When(cond) | Trigger::Case { when: cond, .. } => cond,
    });
    let nodes = plan.nodes.iter().filter_map(|node| match node {
        PlanNode::Until(cond) => Some(cond),
        _ => None,
    });
    let ends = [&exercise.endex, &plan.declare_when, &plan.eradicated_when, &plan.recovered_when, &plan.close_when];
    let severities = plan.severities.iter().map(|row| &row.when);
    ends.into_iter().chain(injects).chain(severities).chain(playbooks).chain(nodes).collect()
}

/// Collects the parts of a condition that name a moment, each once.
fn add_timed(cond: &Cond, to: &mut Vec<Cond>) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| add_timed(part, to)),
        Cond::Not(part) => add_timed(part, to),
        Cond::At(_) | Cond::ServiceDownFor { .. } | Cond::Since { .. } if !to.contains(cond) => to.push(cond.clone()),
        _ => {}
    }
}

fn holders(scenario: &Scenario) -> Vec<Vec<PersonId>> {
    let organisation = &scenario.organisation;
    let mut holders = vec![Vec::new(); organisation.roles.len()];
    for (index, person) in organisation.people.iter().enumerate() {
        holders[person.role.index()].push(PersonId::from(index));
    }
    for row in scenario.plan.roles.iter().filter(|row| !row.holders.is_empty()) {
        holders[row.role.index()].clone_from(&row.holders);
    }
    holders
}

fn group_lists(groups: &[HostGroup], size: usize, at: impl Fn(&HostGroup) -> Option<usize>) -> Vec<Vec<GroupId>> {
    let mut lists = vec![Vec::new(); size];
    for (index, group) in groups.iter().enumerate() {
        if let Some(at) = at(group) {
            lists[at].push(GroupId::from(index));
        }
    }
    lists
}

fn service_segments(organisation: &Organisation) -> Vec<Vec<(SegmentId, u32)>> {
    let mut lists: Vec<Vec<(SegmentId, u32)>> = vec![Vec::new(); organisation.services.len()];
    for group in &organisation.groups {
        let Some(service) = group.service else { continue };
        let list = &mut lists[service.index()];
        match list.iter_mut().find(|row| row.0 == group.segment) {
            Some(row) => row.1 += group.count,
            None => list.push((group.segment, group.count)),
        }
    }
    lists
}

fn dependents(services: &[Service]) -> Vec<Vec<ServiceId>> {
    let mut lists = vec![Vec::new(); services.len()];
    for (index, service) in services.iter().enumerate() {
        for need in &service.needs {
            lists[need.index()].push(ServiceId::from(index));
        }
    }
    lists
}

/// Needs before what needs them; the scenario check leaves no cycle.
fn order_services(services: &[Service]) -> Vec<ServiceId> {
    let mut order = Vec::with_capacity(services.len());
    let mut placed = vec![false; services.len()];
    while order.len() < services.len() {
        let before = order.len();
        for (index, service) in services.iter().enumerate() {
            if !placed[index] && service.needs.iter().all(|need| placed[need.index()]) {
                placed[index] = true;
                order.push(ServiceId::from(index));
            }
        }
        assert!(order.len() > before, "scenario check leaves no cycle of services");
    }
    order
}

fn effective_tiers(services: &[Service], order: &[ServiceId]) -> Vec<u8> {
    let mut tiers: Vec<u8> = services.iter().map(|service| service.tier).collect();
    for service in order.iter().rev() {
        for need in &services[service.index()].needs {
            tiers[need.index()] = tiers[need.index()].min(tiers[service.index()]);
        }
    }
    tiers
}
