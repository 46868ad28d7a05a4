//! The truth of a run: the rows, the tables that grow, and the sums that are kept beside them.
//! Rows change only through `record`, which writes the fact, folds it, and keeps the sums.

use super::out::Out;
use super::topology::Topology;
use crate::base::*;
use crate::journal::truth::{HostTruth, TruthRows};
use crate::journal::{Fact, Reason, ServiceState};

pub struct Truth<'w> {
    pub rows: TruthRows<'w>,
    pub tables: &'w mut TruthTables,
    pub sums: &'w mut Sums,
}

/// What comes into being in a run, of the adversary's and the sensors' making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TruthTables {
    pub steps: Vec<StepState>,
    pub uses: Vec<UseRow>,
    pub footholds: Vec<FootholdRow>,
    /// Foothold of a host, if it ever had one: the last.
    pub foothold_of: std::collections::BTreeMap<HostId, FootholdId>,
    pub campaigns: Vec<Campaign>,
    pub campaign_hosts: Vec<HostId>,
    /// Accounts whose credentials were ever stolen, in order.
    pub stolen: Vec<AccountId>,
    /// By sensor and step: whether it can see the technique with the tool, once that was drawn.
    pub visible: Vec<Option<bool>>,
    /// The same for what it sees under raised monitoring alone.
    pub visible_raised: Vec<Option<bool>>,
    /// Spells of raised monitoring so far.
    pub raised_spell: u32,
    pub extra_alarms: Vec<u32>,
    /// By sensor and step: whether it saw the technique with the tool before.
    pub observed: Vec<bool>,
    /// By sensor and step: the alert into which alike ones fold.
    pub folds: Vec<Fold>,
    /// By alert: the use behind it, none for a false alarm; and its key.
    pub alert_uses: Vec<(UseId, Key)>,
    pub sensor_down_until: Vec<SimTime>,
    pub false_alarms: Vec<u32>,
    pub notices: Notices,
    /// By reaction: whether its chance was drawn.
    pub reacted: Vec<bool>,
    /// The reference run: nobody is there to be alerted.
    pub nobody_home: bool,
    /// Directories whose tickets were voided since.
    pub tickets_void: std::collections::BTreeSet<DomainId>,
    /// Indicators were blocked at some time.
    pub channels_blocked: bool,
    /// Weaknesses that are truly fixed, and those behind a filter rule at the edge.
    pub patched: std::collections::BTreeSet<VulnerabilityId>,
    pub shielded: std::collections::BTreeSet<VulnerabilityId>,
    /// Directories whose accounts all need a second factor by now.
    pub mfa: std::collections::BTreeSet<DomainId>,
    /// Central logs are kept from now on, whatever their retention.
    pub logs_preserved: bool,
    /// When sessions that outlived their password end by themselves.
    pub sessions: std::collections::BTreeMap<AccountId, SimTime>,
    /// Links between segments on which a rule of the response stands.
    pub blocked_links: std::collections::BTreeSet<(SegmentId, SegmentId)>,
    /// Tools whose mails the gateway rejects.
    pub blocked_mail: std::collections::BTreeSet<ToolId>,
    /// Hosts without an implant on which persistence mechanisms were missed: a bit for each step that set one.
    pub dormant: std::collections::BTreeMap<HostId, u32>,
    /// The images for rebuilding were compared with known hashes, and come from a clean medium since.
    pub images_checked: bool,
    /// How often each of them ran again, for keys.
    pub revivals: std::collections::BTreeMap<HostId, u32>,
    /// Controls that stop a tool, with the action that set each up.
    pub stops: std::collections::BTreeSet<(Stop, ToolId, ActionId)>,
    pub extortion: ExtortionState,
    /// Since when the data of a host is gone: encrypted, or its disk written anew. It comes back with a copy or a key.
    pub data_lost: std::collections::BTreeMap<HostId, SimTime>,
    /// By backup set: spells in which it was out of reach, the last of them open.
    pub detached: Vec<Vec<(SimTime, SimTime)>>,
    /// Tools of which an indicator matched.
    pub matched_tools: std::collections::BTreeSet<ToolId>,
    pub hearsay: super::hearsay::Hearsay,
    pub fallback_spell: Vec<u32>,
    /// The last spell in which people could not keep it up any longer.
    pub fallback_spent: Vec<u32>,
    pub manual: Vec<bool>,
    pub known_service: Vec<ServiceState>,
}

/// Where an extortion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtortionState {
    /// When the adversary publishes; `SimTime::NEVER` without a demand.
    pub due: SimTime,
    pub step: StepId,
    /// The entry of the demand, then of the last thing that moved the deadline.
    pub entry: EntryId,
    /// Counts deadlines, so that a stale one is known.
    pub version: u32,
    pub contacted: bool,
    pub paid: bool,
    pub published: bool,
}

impl Default for ExtortionState {
    fn default() -> ExtortionState {
        ExtortionState {
            due: SimTime::NEVER,
            step: StepId::NONE,
            entry: EntryId::NONE,
            version: 0,
            contacted: false,
            paid: false,
            published: false,
        }
    }
}

/// What a control keeps a tool from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Opening a channel to the outside.
    Channel,
    /// Getting from host to host.
    Moves,
    /// Getting in by mail.
    Mail,
    /// Running on hosts that have an agent.
    Runs,
    /// Carrying data out.
    Transfer,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepState {
    pub status: StepStatus,
    pub tried: u32,
    pub worked: u32,
    /// Uses still under way.
    pub open: u32,
    /// The `step-started` entry.
    pub entry: EntryId,
    /// How often it began, for keys.
    pub round: u32,
    pub retries: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepStatus {
    #[default]
    Idle,
    Waiting,
    Running,
    Worked,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseRow {
    pub step: StepId,
    pub host: HostId,
    pub key: Key,
    /// The `use-started` entry.
    pub entry: EntryId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FootholdRow {
    pub host: HostId,
    /// Where the adversary came from; none for the first.
    pub from: HostId,
    pub entry: EntryId,
    pub live: bool,
    /// The step that gained it, when, and when it went.
    pub step: StepId,
    pub gained: SimTime,
    pub lost: SimTime,
    /// The adversary has noticed that it fell silent.
    pub missed: bool,
    /// Ways to survive: a bit for each step that set one.
    pub mechanisms: u32,
    /// The tool that it calls out with, once a channel was opened.
    pub calls_with: ToolId,
}

/// A spreading step on its way through a list of hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Campaign {
    pub step: StepId,
    pub next: u32,
    pub end: u32,
    /// Successes still wanted.
    pub wanted: u32,
    pub running: bool,
    /// Counts among the payloads that need no channel.
    pub autonomous: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    pub alert: AlertId,
    pub last: SimTime,
}

/// What the adversary has noticed of the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    pub footholds_lost: u32,
    pub channel_lost: bool,
    pub credential_void: bool,
    pub blocked: u32,
    /// It has read what the team says.
    pub plan_read: bool,
    pub quiet_until: SimTime,
    pub gone: bool,
    /// Footholds that came back with a restored copy.
    pub footholds_back: u32,
}

/// Sums over hosts, kept as rows change, so that no rule has to scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub segments: Vec<SegmentSums>,
    /// By service, then by its segments as the topology lists them.
    pub services: Vec<Vec<ServiceSums>>,
    pub dirty_services: Vec<bool>,
    pub any_dirty_service: bool,
    /// Whether *adversary free* must be looked at again.
    pub free_dirty: bool,
    /// Whether something happened that the adversary might notice: a change by the response, or a use blocked.
    pub noticeable: bool,
    /// Segments on whose hosts the adversary can act (`Truth::in_hand`), a bit each.
    pub in_hand: Vec<u64>,
    /// Who last changed something that bears on it.
    pub last_hand: Reason,
    /// Hosts that were ever encrypted.
    pub ever_encrypted: u32,
    /// Encryption campaigns that need no channel.
    pub autonomous: u32,
}

/// Hosts of a segment; `[0]` all that are usable by themselves, `[1]` those of them that are back in use on their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentSums {
    pub targets: [u32; 2],
    pub footholds: [u32; 2],
    pub channels: [u32; 2],
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceSums {
    pub usable: [u32; 2],
    pub encrypted: u32,
}

impl TruthTables {
    pub fn new(topology: &Topology) -> TruthTables {
        let (sensors, steps) = (topology.organisation().sensors.len(), topology.scenario.adversary.steps.len());
        let services = topology.organisation().services.len();
        TruthTables {
            steps: vec![StepState::default(); steps],
            visible: vec![None; sensors * steps],
            visible_raised: vec![None; sensors * steps],
            extra_alarms: vec![0; sensors],
            observed: vec![false; sensors * steps],
            folds: vec![Fold { alert: AlertId::NONE, last: SimTime::ZERO }; sensors * steps],
            sensor_down_until: vec![SimTime(i64::MIN); sensors],
            false_alarms: vec![0; sensors],
            detached: vec![Vec::new(); topology.organisation().backups.len()],
            fallback_spell: vec![0; services],
            fallback_spent: vec![0; services],
            manual: vec![false; services],
            known_service: vec![ServiceState::Up; services],
            reacted: vec![false; topology.scenario.adversary.reactions.len()],
            notices: Notices { quiet_until: SimTime(i64::MIN), ..Notices::default() },
            ..TruthTables::default()
        }
    }
}

impl Sums {
    pub fn new(topology: &Topology) -> Sums {
        let organisation = topology.organisation();
        let mut segments = vec![SegmentSums::default(); organisation.segments.len()];
        for group in &organisation.groups {
            segments[group.segment.index()].targets[0] += group.count;
        }
        let services = topology
            .service_segments
            .iter()
            .map(|list| list.iter().map(|row| ServiceSums { usable: [row.1, 0], encrypted: 0 }).collect())
            .collect();
        let in_hand = vec![0; organisation.segments.len().div_ceil(64)];
        Sums {
            segments,
            services,
            in_hand,
            dirty_services: vec![false; organisation.services.len()],
            ..Sums::default()
        }
    }
}

impl Truth<'_> {
    /// Writes a fact of truth, folds it into the rows, and keeps the sums.
    pub fn record(&mut self, fact: Fact, reason: Reason, topology: &Topology, out: &mut Out) -> EntryId {
        let id = out.fact_why(fact, reason);
        self.sums.noticeable |= reason == Reason::Response;
        match fact {
            Fact::HostChanged { host, .. }
            | Fact::HostSheltered { host, .. }
            | Fact::FootholdGained { host, .. }
            | Fact::FootholdLost { host, .. }
            | Fact::ChannelOpened { host, .. }
            | Fact::ChannelClosed { host, .. } => {
                let before = self.rows.hosts[host.index()];
                self.rows.apply(fact);
                let after = self.rows.hosts[host.index()];
                self.move_sums(host, before, after, topology);
                self.sums.ever_encrypted += u32::from(after.ever_encrypted() && !before.ever_encrypted());
                self.sums.last_hand = reason;
            }
            Fact::SegmentChanged { segment, .. } => {
                self.rows.apply(fact);
                self.look_at_hand(topology);
                self.sums.free_dirty = true;
                self.sums.last_hand = reason;
                for service in 0..topology.service_segments.len() {
                    if topology.service_segments[service].iter().any(|row| row.0 == segment) {
                        self.mark_service(ServiceId::from(service));
                    }
                }
            }
            Fact::InternetChanged { .. }
            | Fact::CredentialStolen { .. }
            | Fact::CredentialVoided { .. }
            | Fact::AccountLocked { .. }
            | Fact::AccountUnlocked { .. }
            | Fact::AccountBarred { .. }
            | Fact::ToolBlocked { .. }
            | Fact::DomainTaken { .. }
            | Fact::DomainRegained { .. }
            | Fact::MfaEnforced { .. }
            | Fact::SessionLeft { .. }
            | Fact::SessionEnded { .. }
            | Fact::RemoteAccessChanged { .. }
            | Fact::TrustChanged { .. }
            | Fact::LinkChanged { .. }
            | Fact::EgressFiltered { .. }
            | Fact::IndicatorsBlocked { .. } => {
                self.rows.apply(fact);
                if let Fact::InternetChanged { .. } = fact {
                    self.look_at_hand(topology);
                }
                self.sums.free_dirty = true;
                self.sums.last_hand = reason;
                self.touch_barred(fact, topology);
            }
            _ => self.rows.apply(fact),
        }
        id
    }

    fn move_sums(&mut self, host: HostId, before: HostTruth, after: HostTruth, topology: &Topology) {
        if before == after {
            return;
        }
        let group = topology.group(host);
        let sums = &mut self.sums.segments[group.segment.index()];
        let mut crossed = false;
        for column in 0..2 {
            let counts = |row: HostTruth| row.usable() && !row.sheltered() && (column == 0 || row.released());
            let mut step = |cell: &mut u32, was: bool, is: bool| {
                if was != is {
                    *cell = if is { *cell + 1 } else { *cell - 1 };
                    crossed |= *cell == u32::from(is);
                }
            };
            let (was, is) = (counts(before), counts(after));
            step(&mut sums.targets[column], was, is);
            step(&mut sums.footholds[column], was && before.foothold(), is && after.foothold());
            step(&mut sums.channels[column], was && before.channel(), is && after.channel());
        }
        if crossed {
            self.sums.free_dirty = true;
            self.look_at_hand(topology);
        }
        if let Some(service) = group.service {
            let at = topology.service_segments[service.index()]
                .iter()
                .position(|row| row.0 == group.segment)
                .expect("a group's segment is among its service's segments");
            let cell = &mut self.sums.services[service.index()][at];
            for column in 0..2 {
                let counts = |row: HostTruth| row.usable() && (column == 0 || row.released());
                match (counts(before), counts(after)) {
                    (true, false) => cell.usable[column] -= 1,
                    (false, true) => cell.usable[column] += 1,
                    _ => {}
                }
            }
            match (before.encrypted(), after.encrypted()) {
                (false, true) => cell.encrypted += 1,
                (true, false) => cell.encrypted -= 1,
                _ => {}
            }
            self.mark_service(service);
        }
    }

    fn mark_service(&mut self, service: ServiceId) {
        self.sums.dirty_services[service.index()] = true;
        self.sums.any_dirty_service = true;
    }

    /// Marks a service to be looked at again, for a change that no host shows (its fallback).
    pub fn touch_service(&mut self, service: ServiceId) {
        self.mark_service(service);
    }

    /// Whether a host takes part in the network now.
    pub fn online(&self, host: HostId, topology: &Topology) -> bool {
        let row = self.rows.hosts[host.index()];
        row.usable()
            && !row.sheltered()
            && (row.released() || !self.rows.segments[topology.group(host).segment.index()].shut())
    }

    /// Whether a weakness can still be exploited; a filter rule stands at the edge only.
    pub fn exploitable(&self, vulnerability: VulnerabilityId, from_outside: bool) -> bool {
        let shielded = from_outside && self.tables.shielded.contains(&vulnerability);
        !shielded && !self.tables.patched.contains(&vulnerability)
    }

    /// Which column of a segment's sums counts now.
    pub(super) fn column(&self, segment: usize) -> usize {
        usize::from(self.rows.segments[segment].shut())
    }

    /// Whether a control keeps a tool from something.
    pub fn stopped(&self, stop: Stop, tool: ToolId) -> bool {
        self.tables.stops.range((stop, tool, ActionId(0))..=(stop, tool, ActionId::NONE)).next().is_some()
    }

    /// Whether the response stands between the adversary and a position that it still holds.
    pub fn barred(&self, topology: &Topology) -> bool {
        self.rows.whole.internet_cut
            || self.tables.channels_blocked
            || self.tables.footholds.iter().any(|row| row.live && !self.online(row.host, topology))
    }

    /// Whether a held credential opens a way in from outside that leads somewhere.
    pub(super) fn remote_entry(&self, topology: &Topology) -> bool {
        let organisation = topology.organisation();
        !self.rows.whole.internet_cut
            && organisation.remote_access.iter().any(|access| {
                self.logs_on(access, topology)
                    && !self.rows.segments[access.into.index()].shut()
                    && (0..self.sums.segments.len())
                        .any(|to| self.reaches(access.into, SegmentId::from(to), topology) && self.has_target(to))
            })
    }

    /// The state of a service from its hosts alone: all causes, and the attack's encryption alone.
    pub fn service_states(&self, service: ServiceId, topology: &Topology) -> (ServiceState, ServiceState) {
        let spec = &topology.organisation().services[service.index()];
        let (mut total, mut usable, mut encrypted) = (0u32, 0u32, 0u32);
        for (place, sums) in topology.service_segments[service.index()].iter().zip(&self.sums.services[service.index()])
        {
            total += place.1;
            usable += sums.usable[self.column(place.0.index())];
            encrypted += sums.encrypted;
        }
        let state = |lost: u32| {
            let share = if total == 0 { 0.0 } else { f64::from(lost) / f64::from(total) };
            if share > spec.down_at {
                ServiceState::Down
            } else if share > spec.degraded_at {
                ServiceState::Degraded
            } else {
                ServiceState::Up
            }
        };
        (state(total - usable), state(encrypted))
    }
}
