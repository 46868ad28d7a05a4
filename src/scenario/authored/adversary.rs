//! The adversary file: a script, and how it reacts.

use super::{Chance, Dist, Items, Sp, Word};
use serde::Deserialize;

/// A graph of technique uses.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adversary {
    /// Version of the form: 1.
    pub schema: Sp<u32>,
    /// Letters, digits, `-`, `_`, `.`.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub name: String,
    /// 1 = seen as often as calibrated, 2 = twice as quiet; above 0. Default: 1.
    #[serde(default)]
    pub stealth: Option<Sp<f64>>,
    /// At least one.
    pub steps: Items<Step>,
    /// Default: none.
    #[serde(default)]
    pub reactions: Items<Reaction>,
    /// What follows a demand. Default: nothing, the demand stays a note.
    #[serde(default)]
    pub extortion: Option<Extortion>,
}

/// How the adversary goes on after a demand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extortion {
    /// From the demand to the leak site, above 0.
    pub deadline: Sp<String>,
    /// What the first contact by somebody who may adds to it. Default: nothing.
    #[serde(default)]
    pub extends: Option<Sp<String>>,
    /// What is left of it at most after contact by anybody else, or a refusal in public, above 0. Default: the deadline.
    #[serde(default)]
    pub hurries: Option<Sp<String>>,
    /// From payment to the decryptor. Default: `parameter("extort.delivers")`.
    #[serde(default)]
    pub delivers: Option<Dist>,
    /// Share of the hosts that its decryptor brings back. Default: none comes.
    #[serde(default)]
    pub decryptor: Option<Chance>,
    /// Chance that nothing is published once it is paid. Default: 1.
    #[serde(default)]
    pub keeps_word: Option<Chance>,
    /// Whether a sanctions list names it. Default: false.
    #[serde(default)]
    pub sanctioned: bool,
}

/// A technique use, or several on different hosts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique among steps.
    pub id: Sp<String>,
    /// ATT&CK id: `T1566.001`. Older ids are mapped to their successor.
    pub technique: Sp<String>,
    /// Visibility is drawn once for each technique with a tool. Default: `hands`, what the host offers anyway.
    #[serde(default)]
    pub tool: Option<String>,
    /// Steps that must have succeeded. Default: none, it may start at once.
    #[serde(default)]
    pub after: Vec<Sp<String>>,
    /// One of `after` is enough. Default: false.
    #[serde(default)]
    pub after_any: bool,
    /// From the moment the order allows it to its start. Default: none.
    #[serde(default)]
    pub wait: Option<Dist>,
    /// Duration of each single use. Default: none.
    #[serde(default)]
    pub takes: Option<Dist>,
    /// Not before this moment: `"T+3h"`, `"T+2d 13:00"`, `"2021-05-14 01:00"`. Default: any time.
    #[serde(default)]
    pub earliest: Option<Sp<String>>,
    /// Waits for a moment outside 08:00-18:00 Monday to Friday. Default: false.
    #[serde(default)]
    pub outside_office_hours: bool,
    /// What the adversary must have. Default: nothing.
    #[serde(default)]
    pub given: Items<Given>,
    /// What it changes.
    pub does: Sp<Effect>,
    /// Chance that a use works where nothing stands against it. Default: 1.
    #[serde(default)]
    pub works: Option<Chance>,
    /// The step tried instead when every use was blocked or failed. Default: none.
    #[serde(default)]
    pub if_blocked: Option<Sp<String>>,
    /// Only a reaction, or `if_blocked` of another step, starts it. Default: false.
    #[serde(default)]
    pub only_as_reaction: bool,
}

/// What the adversary can see and asks for before a step.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Given {
    /// Live footholds.
    Footholds {
        /// Host groups. Default: any.
        #[serde(default)]
        on: Vec<Sp<String>>,
        /// 1 or more. Default: 1.
        #[serde(default)]
        at_least: Option<u32>,
    },
    /// A credential that still works.
    HoldsCredential {
        /// `user`, `service`, `server_admin` or `domain_admin`.
        kind: Word,
        /// The directory.
        domain: Sp<String>,
    },
    /// A live channel to the outside.
    Channel,
    /// This store's data is staged.
    Staged(Sp<String>),
}

/// What a technique changes in the world.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// A first position inside.
    Foothold {
        /// Host groups.
        on: Vec<Sp<String>>,
        /// Hosts, 1 or more. Default: 1.
        #[serde(default)]
        count: Option<Sp<u32>>,
        /// How it is won.
        through: Entry,
    },
    /// Footholds survive a restart.
    Persist {
        /// Host groups. Default: all with a foothold.
        #[serde(default)]
        on: Vec<Sp<String>>,
    },
    /// A command-and-control channel from the footholds.
    OpenChannel {
        /// Host groups. Default: all with a foothold.
        #[serde(default)]
        on: Vec<Sp<String>>,
    },
    /// Reads credentials from memory and disk of the footholds.
    StealCredentials {
        /// `user`, `service`, `server_admin` or `domain_admin`.
        kind: Word,
        /// Host groups. Default: all with a foothold.
        #[serde(default)]
        on: Vec<Sp<String>>,
    },
    /// Learns the network: nothing changes but what sensors can see.
    Discover {
        /// Host groups. Default: all with a foothold.
        #[serde(default)]
        on: Vec<Sp<String>>,
    },
    /// Spreads to more hosts, one after another.
    Move {
        /// Host groups.
        to: Vec<Sp<String>>,
        /// Hosts, 1 or more. Default: all of them.
        #[serde(default)]
        count: Option<Sp<u32>>,
        /// Share of the hosts that can be reached at all. Default: 1.
        #[serde(default)]
        share: Option<Chance>,
        /// From one host to the next. Default: `takes` alone.
        #[serde(default)]
        every: Option<Dist>,
        /// What opens the next host.
        by: MoveBy,
    },
    /// Stages this store's data.
    Collect(Sp<String>),
    /// Sends staged data out.
    Exfiltrate {
        /// The store.
        store: Sp<String>,
        /// `"30 GB/h"`. Default: `parameter("attack.exfil_rate")`.
        #[serde(default)]
        rate: Option<Dist>,
    },
    /// Blinds these sensors on the footholds' hosts.
    Impair(Vec<Sp<String>>),
    /// Destroys these backups where they can be reached.
    DestroyBackups(Vec<Sp<String>>),
    /// Pushes a payload through a directory, or from a foothold.
    Encrypt {
        /// Host groups.
        on: Vec<Sp<String>>,
        /// Share of the hosts that it reaches. Default: 1.
        #[serde(default)]
        share: Option<Chance>,
        /// From one host to the next. Default: all at once.
        #[serde(default)]
        every: Option<Dist>,
        /// The directory that pushes it. Default: from footholds.
        #[serde(default)]
        through: Option<Sp<String>>,
    },
    /// Leaves the demand.
    Extort,
}

/// How the first position is won.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// A person opens something.
    Mail,
    /// A vulnerability.
    Exploit(Sp<String>),
    /// A way of remote access.
    Remote(Sp<String>),
    /// A supplier that is already inside.
    Supplier,
}

/// What opens the next host.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MoveBy {
    /// A held credential: `user`, `service`, `server_admin` or `domain_admin`.
    Credential(Word),
    /// A vulnerability.
    Exploit(Sp<String>),
    /// A held management plane.
    Plane(Sp<String>),
}

/// What the adversary does when it notices the response.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// Unique among reactions.
    pub id: Sp<String>,
    /// What it notices.
    pub when: Notices,
    /// Chance that it is noticed and acted on, drawn once. Default: 1.
    #[serde(default)]
    pub chance: Option<Chance>,
    /// From the moment to the act. Default: none.
    #[serde(default)]
    pub after: Option<Dist>,
    /// What it does.
    pub does: React,
}

/// What an adversary can notice.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Notices {
    /// So many footholds that were lost live again, out of restored copies.
    FootholdsBack(u32),
    /// So many footholds fell silent.
    FootholdsLost(u32),
    /// A channel is gone.
    ChannelLost,
    /// A credential no longer works.
    CredentialVoid,
    /// The response took or silenced its last foothold.
    Evicted,
    /// So many uses were blocked.
    Blocked(u32),
}

/// What it does about it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum React {
    /// Start these steps now, whatever their order and window.
    Start(Vec<Sp<String>>),
    /// Start nothing new for this long.
    GoQuiet(Sp<String>),
    /// Start nothing more.
    Leave,
}
