//! The adversary's script: a graph of technique uses, and how it reacts.

use super::AccountKind;
use crate::base::*;

#[derive(Clone, Debug)]
pub struct Adversary {
    pub id: String,
    pub name: String,
    /// Bends every chance of being seen: 1 = as calibrated, 2 = twice as quiet (design, section 5).
    pub stealth: f64,
    pub tools: Vec<String>,
    pub steps: Vec<Step>,
    pub reactions: Vec<Reaction>,
    /// What follows a demand.
    pub extortion: Option<Extortion>,
}

/// How the adversary goes on after a demand (P7.7).
#[derive(Clone, Debug)]
pub struct Extortion {
    /// From the demand to the leak site.
    pub deadline: SimSpan,
    /// What the first contact by somebody who may adds to it.
    pub extends: SimSpan,
    /// What is left of it at most after contact by anybody else, or a refusal in public.
    pub hurries: SimSpan,
    /// From payment to the decryptor.
    pub delivers: Dist,
    /// Share of the hosts that its decryptor brings back.
    pub decryptor: Chance,
    /// Chance that nothing is published once it is paid.
    pub keeps_word: Chance,
    /// Whether a sanctions list names it.
    pub sanctioned: bool,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub id: String,
    pub technique: TechniqueIx,
    pub tool: ToolId,
    /// Steps that must have succeeded; empty = from the start. `after_any` asks for one of them only.
    pub after: Vec<StepId>,
    pub after_any: bool,
    /// From the moment the order allows it to the moment it starts.
    pub wait: Dist,
    /// Of each single use.
    pub takes: Dist,
    pub launch: Launch,
    pub given: Vec<Given>,
    pub does: Effect,
    /// Chance that a use works where nothing stands against it.
    pub works: Chance,
    /// Tried instead when every use of this step was blocked or failed.
    pub if_blocked: Option<StepId>,
    /// Only a reaction starts it.
    pub only_as_reaction: bool,
}

/// When a step may start, beside its order.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// Not before.
    pub earliest: Option<SimTime>,
    /// Waits for a moment outside 08:00-18:00 Monday to Friday, holidays included.
    pub outside_office_hours: bool,
}

/// What the adversary can see and asks for before a step.
#[derive(Clone, Debug)]
pub enum Given {
    /// At least this many live footholds on hosts of these groups (any group if empty).
    Footholds {
        groups: Vec<GroupId>,
        at_least: u32,
    },
    HoldsCredential {
        kind: AccountKind,
        domain: DomainId,
    },
    /// A live channel to the outside.
    Channel,
    Staged {
        store: StoreId,
    },
}

/// What a technique changes in the world.
#[derive(Clone, Debug)]
pub enum Effect {
    /// A first position inside.
    Foothold {
        on: Vec<GroupId>,
        count: u32,
        through: Entry,
    },
    /// Survives a restart, on every foothold of these groups (all if empty).
    Persist {
        on: Vec<GroupId>,
    },
    /// A command-and-control channel from the footholds.
    OpenChannel {
        on: Vec<GroupId>,
    },
    /// Reads credentials of this kind from memory and disk of the footholds.
    StealCredentials {
        kind: AccountKind,
        on: Vec<GroupId>,
    },
    /// Learns the network: nothing changes but what sensors can see.
    Discover {
        on: Vec<GroupId>,
    },
    /// Spreads to more hosts, one after another.
    Move {
        to: Vec<GroupId>,
        count: u32,
        share: Chance,
        every: Dist,
        by: MoveBy,
    },
    /// Stages a store's data.
    Collect {
        store: StoreId,
    },
    /// Sends staged data out; gigabytes an hour.
    Exfiltrate {
        store: StoreId,
        rate: Dist,
    },
    /// Blinds sensors on the footholds' hosts.
    Impair {
        sensors: Vec<SensorId>,
    },
    DestroyBackups {
        backups: Vec<BackupId>,
    },
    /// Pushes a payload through a directory or from a foothold to hosts of these groups.
    Encrypt {
        groups: Vec<GroupId>,
        share: Chance,
        every: Dist,
        through: Option<DomainId>,
    },
    /// Leaves the demand.
    Extort,
}

/// How the first position is won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A person opens something; nothing on the host stands against it but its sensors.
    Mail,
    Exploit(VulnerabilityId),
    Remote(RemoteAccessId),
    /// Through a supplier that is already inside.
    Supplier,
}

/// What opens the next host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveBy {
    /// A held credential of this kind that opens the host.
    Credential(AccountKind),
    Exploit(VulnerabilityId),
    /// A held management plane.
    Plane(PlaneId),
}

#[derive(Clone, Debug)]
pub struct Reaction {
    pub id: String,
    pub when: Notices,
    /// Chance that it is noticed and acted on, drawn once.
    pub chance: Chance,
    pub after: Dist,
    pub does: React,
}

/// What an adversary can notice of the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notices {
    /// So many footholds that were lost live again, out of restored copies.
    FootholdsBack(u32),
    /// So many footholds fell silent.
    FootholdsLost(u32),
    ChannelLost,
    CredentialVoid,
    /// Every foothold is gone or silent, and not all by its own locker.
    Evicted,
    /// A use was blocked by a control.
    Blocked(u32),
}

#[derive(Clone, Debug)]
pub enum React {
    /// Start these steps now, whatever their order and their launch window.
    Start(Vec<StepId>),
    /// Start nothing new for this long.
    GoQuiet(SimSpan),
    /// Give up: start nothing more.
    Leave,
}
