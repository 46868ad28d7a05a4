//! Floor 2: the world of a run, owned by bevy_ecs, and how it is lent to the rules.
//! One entity per host, account, segment, ... spawned once in file order; no structural change afterwards, so the
//! mutable columns are borrowed once per run segment as slices in which row = id.

mod barrier;
mod calendar;
mod event;
mod hearsay;
mod out;
mod reach;
mod team;
mod topology;
mod truth;

pub use calendar::Calendar;
pub use event::{Scheduled, SimEvent};
pub use hearsay::{Hearsay, RumourRow, StatementRow};
pub use out::{Core, Draw, Out};
pub use team::{FrameRow, OrderRow, PersonState, PromptRow, TeamTables};
pub use topology::Topology;
pub use truth::{
    Campaign, ExtortionState, FootholdRow, Notices, StepState, StepStatus, Stop, Sums, Truth, TruthTables, UseRow,
};

use crate::base::*;
use crate::journal::Reason;
use crate::journal::belief::{
    AccountBelief, BeliefRows, BeliefState, DomainBelief, HostBelief, SegmentBelief, ServiceBelief, WholeBelief,
};
use crate::journal::truth::{
    AccountTruth, BackupTruth, DomainTruth, HostTruth, SegmentTruth, ServiceTruth, StoreTruth, TruthRows, TruthState,
    WholeTruth,
};
use crate::kernel::EventQueue;
use bevy_ecs::change_detection::ContiguousMut;
use bevy_ecs::prelude::{Component, Query, World};
use bevy_ecs::system::SystemState;
use std::collections::BTreeSet;

/// Row of an entity among its kind; asserted when the columns are borrowed.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct HostIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct AccountIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct SegmentIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct DomainIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct ServiceIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct StoreIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct BackupIx(u32);
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct PersonIx(u32);

type Columns = SystemState<(
    Query<'static, 'static, (&'static HostIx, &'static mut HostTruth, &'static mut HostBelief)>,
    Query<'static, 'static, (&'static AccountIx, &'static mut AccountTruth, &'static mut AccountBelief)>,
    Query<'static, 'static, (&'static SegmentIx, &'static mut SegmentTruth, &'static mut SegmentBelief)>,
    Query<'static, 'static, (&'static DomainIx, &'static mut DomainTruth, &'static mut DomainBelief)>,
    Query<'static, 'static, (&'static ServiceIx, &'static mut ServiceTruth, &'static mut ServiceBelief)>,
    Query<'static, 'static, (&'static StoreIx, &'static mut StoreTruth)>,
    Query<'static, 'static, (&'static BackupIx, &'static mut BackupTruth)>,
    Query<'static, 'static, (&'static PersonIx, &'static mut PersonState)>,
)>;

/// The whole state of a run.
pub struct State {
    world: World,
    columns: Columns,
    tables: Tables,
}

/// What is not a column.
#[derive(Clone, Debug)]
struct Tables {
    truth: TruthTables,
    sums: Sums,
    whole_truth: WholeTruth,
    whole_belief: WholeBelief,
    team: TeamTables,
    core: Core,
}

/// The state lent to the rules: disjoint parts.
pub struct Model<'w> {
    pub topology: &'w Topology,
    pub truth: Truth<'w>,
    pub belief: BeliefRows<'w>,
    pub people: &'w mut [PersonState],
    pub team: &'w mut TeamTables,
    pub core: &'w mut Core,
}

/// A copy of everything that a run can change.
#[derive(Clone, Debug)]
pub struct Snapshot {
    truth: TruthState,
    belief: BeliefState,
    people: Vec<PersonState>,
    tables: Tables,
}

impl State {
    pub fn new(topology: &Topology, seed: u64) -> State {
        let organisation = topology.organisation();
        let mut world = World::new();
        let count = |n: usize| u32::try_from(n).expect("fewer than 2^32 rows of a kind");
        world.spawn_batch(
            (0..count(organisation.host_count())).map(|i| (HostIx(i), HostTruth::default(), HostBelief::default())),
        );
        world.spawn_batch(
            (0..count(organisation.account_count()))
                .map(|i| (AccountIx(i), AccountTruth::default(), AccountBelief::default())),
        );
        world.spawn_batch(
            (0..count(organisation.segments.len()))
                .map(|i| (SegmentIx(i), SegmentTruth::default(), SegmentBelief::default())),
        );
        world.spawn_batch(
            (0..count(organisation.domains.len()))
                .map(|i| (DomainIx(i), DomainTruth::default(), DomainBelief::default())),
        );
        world.spawn_batch(
            (0..count(organisation.services.len()))
                .map(|i| (ServiceIx(i), ServiceTruth::default(), ServiceBelief::default())),
        );
        world.spawn_batch((0..count(organisation.stores.len())).map(|i| (StoreIx(i), StoreTruth::default())));
        world.spawn_batch((0..count(organisation.backups.len())).map(|i| (BackupIx(i), BackupTruth::default())));
        world.spawn_batch((0..count(organisation.people.len())).map(|i| (PersonIx(i), PersonState::default())));
        let columns = SystemState::new(&mut world);
        State { world, columns, tables: Tables::new(topology, seed) }
    }

    /// Back to STARTEX with another seed, without building the world anew.
    pub fn reset(&mut self, topology: &Topology, seed: u64) {
        let mut entries = std::mem::take(&mut self.tables.core.entries);
        self.tables = Tables::new(topology, seed);
        entries.clear();
        self.tables.core.entries = entries;
        self.lend(topology, |model| {
            model.truth.rows.hosts.fill(HostTruth::default());
            model.belief.hosts.fill(HostBelief::default());
            model.truth.rows.accounts.fill(AccountTruth::default());
            model.belief.accounts.fill(AccountBelief::default());
            model.truth.rows.segments.fill(SegmentTruth::default());
            model.belief.segments.fill(SegmentBelief::default());
            model.truth.rows.domains.fill(DomainTruth::default());
            model.belief.domains.fill(DomainBelief::default());
            model.truth.rows.services.fill(ServiceTruth::default());
            model.belief.services.fill(ServiceBelief::default());
            model.truth.rows.stores.fill(StoreTruth::default());
            model.truth.rows.backups.fill(BackupTruth::default());
            model.people.fill(PersonState::default());
        });
    }

    /// Lends the columns as slices, once for a whole segment of the run.
    pub fn lend<R>(&mut self, topology: &Topology, with: impl FnOnce(Model) -> R) -> R {
        macro_rules! pair {
            ($query:ident) => {
                match $query.contiguous_iter_mut().expect("plain components are dense").next() {
                    Some((ix, truth, belief)) => {
                        debug_assert!(ix.iter().enumerate().all(|(at, row)| row.0 as usize == at), "row = id");
                        (truth.bypass(), belief.bypass())
                    }
                    None => (Default::default(), Default::default()),
                }
            };
        }
        macro_rules! single {
            ($query:ident) => {
                match $query.contiguous_iter_mut().expect("plain components are dense").next() {
                    Some((ix, column)) => {
                        debug_assert!(ix.iter().enumerate().all(|(at, row)| row.0 as usize == at), "row = id");
                        column.bypass()
                    }
                    None => Default::default(),
                }
            };
        }
        let (mut hosts, mut accounts, mut segments, mut domains, mut services, mut stores, mut backups, mut people) =
            self.columns.get_mut(&mut self.world).expect("the queries read no resource");
        let (host_truth, host_belief) = pair!(hosts);
        let (account_truth, account_belief) = pair!(accounts);
        let (segment_truth, segment_belief) = pair!(segments);
        let (domain_truth, domain_belief) = pair!(domains);
        let (service_truth, service_belief) = pair!(services);
        let tables = &mut self.tables;
        with(Model {
            topology,
            truth: Truth {
                rows: TruthRows {
                    hosts: host_truth,
                    accounts: account_truth,
                    segments: segment_truth,
                    domains: domain_truth,
                    services: service_truth,
                    stores: single!(stores),
                    backups: single!(backups),
                    whole: &mut tables.whole_truth,
                },
                tables: &mut tables.truth,
                sums: &mut tables.sums,
            },
            belief: BeliefRows {
                map: &topology.map,
                hosts: host_belief,
                accounts: account_belief,
                segments: segment_belief,
                domains: domain_belief,
                services: service_belief,
                whole: &mut tables.whole_belief,
            },
            people: single!(people),
            team: &mut tables.team,
            core: &mut tables.core,
        })
    }

    pub fn core(&self) -> &Core {
        &self.tables.core
    }
    pub fn core_mut(&mut self) -> &mut Core {
        &mut self.tables.core
    }
    pub fn team(&self) -> &TeamTables {
        &self.tables.team
    }

    pub fn snapshot(&mut self, topology: &Topology) -> Snapshot {
        let tables = self.tables.clone();
        self.lend(topology, |model| Snapshot {
            truth: TruthState {
                hosts: model.truth.rows.hosts.to_vec(),
                accounts: model.truth.rows.accounts.to_vec(),
                segments: model.truth.rows.segments.to_vec(),
                domains: model.truth.rows.domains.to_vec(),
                services: model.truth.rows.services.to_vec(),
                stores: model.truth.rows.stores.to_vec(),
                backups: model.truth.rows.backups.to_vec(),
                whole: tables.whole_truth,
            },
            belief: BeliefState {
                hosts: model.belief.hosts.to_vec(),
                accounts: model.belief.accounts.to_vec(),
                segments: model.belief.segments.to_vec(),
                domains: model.belief.domains.to_vec(),
                services: model.belief.services.to_vec(),
                whole: tables.whole_belief.clone(),
            },
            people: model.people.to_vec(),
            tables,
        })
    }

    pub fn restore(&mut self, topology: &Topology, snapshot: &Snapshot) {
        self.tables = snapshot.tables.clone();
        self.lend(topology, |model| {
            model.truth.rows.hosts.copy_from_slice(&snapshot.truth.hosts);
            model.truth.rows.accounts.copy_from_slice(&snapshot.truth.accounts);
            model.truth.rows.segments.copy_from_slice(&snapshot.truth.segments);
            model.truth.rows.domains.copy_from_slice(&snapshot.truth.domains);
            model.truth.rows.services.copy_from_slice(&snapshot.truth.services);
            model.truth.rows.stores.copy_from_slice(&snapshot.truth.stores);
            model.truth.rows.backups.copy_from_slice(&snapshot.truth.backups);
            model.belief.hosts.copy_from_slice(&snapshot.belief.hosts);
            model.belief.accounts.copy_from_slice(&snapshot.belief.accounts);
            model.belief.segments.copy_from_slice(&snapshot.belief.segments);
            model.belief.domains.copy_from_slice(&snapshot.belief.domains);
            model.belief.services.copy_from_slice(&snapshot.belief.services);
            model.people.copy_from_slice(&snapshot.people);
        });
    }
}

impl Snapshot {
    /// Truth and belief as they stood, for tests that fold the journal again.
    pub fn truth(&self) -> &TruthState {
        &self.truth
    }
    pub fn belief(&self) -> &BeliefState {
        &self.belief
    }
    /// What no fact tells: payloads under way, the state of steps.
    #[doc(hidden)]
    pub fn truth_tables(&self) -> &TruthTables {
        &self.tables.truth
    }
}

impl Tables {
    fn new(topology: &Topology, seed: u64) -> Tables {
        let organisation = topology.organisation();
        let team = TeamTables {
            waiting: vec![BTreeSet::new(); organisation.roles.len() * organisation.units.len()],
            waking: vec![BTreeSet::new(); organisation.roles.len() * organisation.units.len()],
            crew_states: vec![Reason::None; organisation.roles.len() * organisation.units.len()],
            started: vec![false; topology.scenario.plan.playbooks.len()],
            declaring: OrderId::NONE,
            rating: OrderId::NONE,
            closing: OrderId::NONE,
            classifying: OrderId::NONE,
            injects_done: vec![false; topology.scenario.exercise.injects.len()],
            look_at: SimTime::NEVER,
            open_case: vec![CaseId::NONE; organisation.units.len()],
            incident_entry: EntryId::NONE,
            declare_prompt: PromptId::NONE,
            ..TeamTables::default()
        };
        Tables {
            truth: TruthTables::new(topology),
            sums: Sums::new(topology),
            whole_truth: WholeTruth::default(),
            whole_belief: WholeBelief::new(organisation, topology.scenario.actions.len()),
            team,
            core: Core {
                queue: EventQueue::new(),
                entries: Vec::new(),
                luck: Luck::new(seed),
                belief_changed: false,
                draws: None,
                events: 0,
            },
        }
    }
}

/// Past change detection: nothing here reads it, and it costs more than the write.
trait Bypass<'a, T> {
    fn bypass(self) -> &'a mut [T];
}

impl<'a, T> Bypass<'a, T> for ContiguousMut<'a, T> {
    fn bypass(self) -> &'a mut [T] {
        ContiguousMut::bypass_change_detection_split(self).0
    }
}
