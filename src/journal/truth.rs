//! What is true: plain rows, and the one `apply` that folds entries into them.
//! The world keeps the same rows as columns; the score folds them in one forward pass.

use super::{Fact, HostChange, SegmentMark, ServiceState};
use bevy_ecs::component::Component;

/// Truth of a host.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostTruth {
    flags: u32,
}

macro_rules! flags {
    ($type:ty { $($(#[$doc:meta])* $get:ident / $set:ident = $bit:literal;)+ }) => {
        impl $type { $(
            $(#[$doc])*
            pub fn $get(self) -> bool {
                self.flags >> $bit & 1 == 1
            }
            pub fn $set(&mut self, on: bool) {
                if on { self.flags |= 1 << $bit } else { self.flags &= !(1 << $bit) }
            }
        )+ }
    };
}
pub(crate) use flags;

flags!(HostTruth {
    /// The adversary holds a foothold here.
    foothold / set_foothold = 0;
    /// The foothold survives a restart.
    persistent / set_persistent = 1;
    /// The foothold has an open command-and-control channel (live only while the internet is within reach).
    channel / set_channel = 2;
    /// Was compromised at some time.
    ever_compromised / set_ever_compromised = 3;
    encrypted / set_encrypted = 4;
    ever_encrypted / set_ever_encrypted = 5;
    isolated / set_isolated = 6;
    ever_isolated / set_ever_isolated = 7;
    off / set_off = 8;
    /// In use although its segment is shut or cut off.
    released / set_released = 9;
    memory_lost / set_memory_lost = 10;
    disk_lost / set_disk_lost = 11;
    memory_kept / set_memory_kept = 12;
    rebuilt / set_rebuilt = 13;
    /// Sensors on the host itself are blind.
    impaired / set_impaired = 14;
    disk_kept / set_disk_kept = 15;
    /// The service that a weakness sits in is switched off.
    weakness_shut / set_weakness_shut = 16;
    /// Moved to an isolated segment: in use, and out of the adversary's reach.
    sheltered / set_sheltered = 17;
    logs_lost / set_logs_lost = 18;
    logs_kept / set_logs_kept = 19;
    /// Evidence of these kinds was taken under custody.
    memory_sealed / set_memory_sealed = 20;
    disk_sealed / set_disk_sealed = 21;
    logs_sealed / set_logs_sealed = 22;
});

impl HostTruth {
    /// On, not cut off by itself, and not lost. Its segment may still be shut.
    pub fn usable(self) -> bool {
        !self.encrypted() && !self.isolated() && !self.off()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountTruth {
    flags: u16,
}
flags!(AccountTruth {
    /// The adversary holds a working credential.
    held / set_held = 0;
    ever_held / set_ever_held = 1;
    locked / set_locked = 2;
    /// The adversary holds a session that outlived its password.
    session / set_session = 3;
    /// Kept from signing in from outside, and from moving on inside.
    barred_outside / set_barred_outside = 8;
    barred_inside / set_barred_inside = 9;
});

impl AccountTruth {
    /// Whether the adversary can act with it: with a credential that works, or in a session that is still open.
    pub fn opens(self) -> bool {
        self.held() && !self.locked() || self.session()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentTruth {
    flags: u16,
}
flags!(SegmentTruth {
    isolated / set_isolated = 0;
    off / set_off = 1;
});
impl SegmentTruth {
    pub fn shut(self) -> bool {
        self.isolated() || self.off()
    }
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainTruth {
    flags: u16,
}
flags!(DomainTruth {
    /// The adversary is an administrator of the whole directory.
    taken / set_taken = 0;
    ever_taken / set_ever_taken = 1;
    /// No account of it comes in from outside.
    remote_shut / set_remote_shut = 2;
    /// Its trusts are cut.
    distrusted / set_distrusted = 3;
});

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceTruth {
    pub state: ServiceState,
    /// The state that the attack alone would have caused.
    pub by_attack: ServiceState,
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreTruth {
    pub staged_megabytes: u32,
    pub stolen_records: u32,
}

#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupTruth {
    flags: u16,
}
flags!(BackupTruth {
    lost / set_lost = 0;
    protected / set_protected = 1;
});

/// The rows of one run, borrowed; the world lends its columns, the score its vectors.
pub struct TruthRows<'a> {
    pub hosts: &'a mut [HostTruth],
    pub accounts: &'a mut [AccountTruth],
    pub segments: &'a mut [SegmentTruth],
    pub domains: &'a mut [DomainTruth],
    pub services: &'a mut [ServiceTruth],
    pub stores: &'a mut [StoreTruth],
    pub backups: &'a mut [BackupTruth],
    pub whole: &'a mut WholeTruth,
}

/// Truth that has no row of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WholeTruth {
    pub internet_cut: bool,
    pub egress_filtered: bool,
    pub adversary_free: bool,
    pub endex: bool,
    /// Hosts of a thousand that the decryptor brings back; 0 without one.
    pub decryptor: u32,
    pub raised_monitoring: bool,
}

impl TruthRows<'_> {
    /// Folds one entry. Facts of the other sides change nothing here.
    pub fn apply(&mut self, fact: Fact) {
        match fact {
            Fact::FootholdGained { host, .. } => {
                let row = &mut self.hosts[host.index()];
                row.set_foothold(true);
                row.set_ever_compromised(true);
            }
            Fact::FootholdLost { host, .. } => {
                let row = &mut self.hosts[host.index()];
                row.set_foothold(false);
                row.set_persistent(false);
                row.set_channel(false);
            }
            Fact::Persisted { host, .. } => self.hosts[host.index()].set_persistent(true),
            Fact::ChannelOpened { host, .. } => self.hosts[host.index()].set_channel(true),
            Fact::ChannelClosed { host, .. } => self.hosts[host.index()].set_channel(false),
            Fact::CredentialStolen { account, .. } => {
                let row = &mut self.accounts[account.index()];
                row.set_held(true);
                row.set_ever_held(true);
            }
            Fact::CredentialVoided { account } => self.accounts[account.index()].set_held(false),
            Fact::AccountLocked { account } => self.accounts[account.index()].set_locked(true),
            Fact::AccountUnlocked { account } => self.accounts[account.index()].set_locked(false),
            Fact::AccountBarred { account, inside: true, on } => self.accounts[account.index()].set_barred_inside(on),
            Fact::AccountBarred { account, inside: false, on } => self.accounts[account.index()].set_barred_outside(on),
            Fact::SessionLeft { account } => self.accounts[account.index()].set_session(true),
            Fact::SessionEnded { account } => self.accounts[account.index()].set_session(false),
            Fact::RemoteAccessChanged { domain, open } => self.domains[domain.index()].set_remote_shut(!open),
            Fact::TrustChanged { domain, on } => self.domains[domain.index()].set_distrusted(!on),
            Fact::EgressFiltered { on } => self.whole.egress_filtered = on,
            Fact::HostSheltered { host, on } => self.hosts[host.index()].set_sheltered(on),
            Fact::WeaknessShut { host, on } => self.hosts[host.index()].set_weakness_shut(on),
            Fact::DomainTaken { domain, .. } => {
                let row = &mut self.domains[domain.index()];
                row.set_taken(true);
                row.set_ever_taken(true);
            }
            Fact::DomainRegained { domain } => self.domains[domain.index()].set_taken(false),
            Fact::DataStaged { store, megabytes, .. } => self.stores[store.index()].staged_megabytes = megabytes,
            Fact::DataExfiltrated { store, records, .. } => self.stores[store.index()].stolen_records += records,
            Fact::SensorImpaired { host, .. } => self.hosts[host.index()].set_impaired(true),
            Fact::BackupLost { backup } => self.backups[backup.index()].set_lost(true),
            Fact::BackupProtected { backup } => self.backups[backup.index()].set_protected(true),
            Fact::BackupAttached { backup } => self.backups[backup.index()].set_protected(false),
            Fact::MonitoringChanged { raised } => self.whole.raised_monitoring = raised,
            Fact::DecryptorWorks { permille } => self.whole.decryptor = permille,
            Fact::HostChanged { host, change, .. } => change_host(&mut self.hosts[host.index()], change),
            Fact::SegmentChanged { segment, change } => change_segment(&mut self.segments[segment.index()], change),
            Fact::InternetChanged { connected } => self.whole.internet_cut = !connected,
            Fact::EvidenceKept { host, evidence } => match evidence {
                super::Evidence::Memory => self.hosts[host.index()].set_memory_kept(true),
                super::Evidence::Disk => self.hosts[host.index()].set_disk_kept(true),
                super::Evidence::Logs => self.hosts[host.index()].set_logs_kept(true),
            },
            Fact::EvidenceSealed { host, evidence } => match evidence {
                super::Evidence::Memory => self.hosts[host.index()].set_memory_sealed(true),
                super::Evidence::Disk => self.hosts[host.index()].set_disk_sealed(true),
                super::Evidence::Logs => self.hosts[host.index()].set_logs_sealed(true),
            },
            Fact::PersistenceLeft { host, mechanisms } => self.hosts[host.index()].set_persistent(mechanisms > 0),
            Fact::EvidenceLost { host, evidence } => match evidence {
                super::Evidence::Memory => self.hosts[host.index()].set_memory_lost(true),
                super::Evidence::Disk => self.hosts[host.index()].set_disk_lost(true),
                super::Evidence::Logs => self.hosts[host.index()].set_logs_lost(true),
            },
            Fact::ServiceChanged { service, state, by_attack } => {
                self.services[service.index()] = ServiceTruth { state, by_attack };
            }
            Fact::AdversaryFree { free } => self.whole.adversary_free = free,
            Fact::Endex {} => self.whole.endex = true,
            _ => {}
        }
    }
}

fn change_host(row: &mut HostTruth, change: HostChange) {
    match change {
        HostChange::Encrypted => {
            row.set_encrypted(true);
            row.set_ever_encrypted(true);
        }
        HostChange::Isolated => {
            row.set_isolated(true);
            row.set_ever_isolated(true);
        }
        HostChange::Reconnected => row.set_isolated(false),
        HostChange::ShutDown => {
            row.set_off(true);
            row.set_released(false);
        }
        HostChange::Restarted => row.set_off(false),
        HostChange::Cleaned => {}
        HostChange::Rebuilt => {
            row.set_encrypted(false);
            row.set_rebuilt(true);
            row.set_impaired(false);
        }
        HostChange::Restored => row.set_encrypted(false),
        HostChange::Released => {
            row.set_off(false);
            row.set_isolated(false);
            row.set_released(true);
        }
    }
}

fn change_segment(row: &mut SegmentTruth, change: SegmentMark) {
    match change {
        SegmentMark::Isolated => row.set_isolated(true),
        SegmentMark::Reconnected => row.set_isolated(false),
        SegmentMark::ShutDown => row.set_off(true),
        SegmentMark::Restarted => row.set_off(false),
    }
}

/// Owned rows, for whoever has no world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TruthState {
    pub hosts: Vec<HostTruth>,
    pub accounts: Vec<AccountTruth>,
    pub segments: Vec<SegmentTruth>,
    pub domains: Vec<DomainTruth>,
    pub services: Vec<ServiceTruth>,
    pub stores: Vec<StoreTruth>,
    pub backups: Vec<BackupTruth>,
    pub whole: WholeTruth,
}

impl TruthState {
    pub fn new(organisation: &crate::scenario::Organisation) -> TruthState {
        TruthState {
            hosts: vec![HostTruth::default(); organisation.host_count()],
            accounts: vec![AccountTruth::default(); organisation.account_count()],
            segments: vec![SegmentTruth::default(); organisation.segments.len()],
            domains: vec![DomainTruth::default(); organisation.domains.len()],
            services: vec![ServiceTruth::default(); organisation.services.len()],
            stores: vec![StoreTruth::default(); organisation.stores.len()],
            backups: vec![BackupTruth::default(); organisation.backups.len()],
            whole: WholeTruth::default(),
        }
    }
    pub fn rows(&mut self) -> TruthRows<'_> {
        TruthRows {
            hosts: &mut self.hosts,
            accounts: &mut self.accounts,
            segments: &mut self.segments,
            domains: &mut self.domains,
            services: &mut self.services,
            stores: &mut self.stores,
            backups: &mut self.backups,
            whole: &mut self.whole,
        }
    }
}
