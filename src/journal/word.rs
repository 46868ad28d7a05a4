//! What fits into one word of a fact: dense ids, counts, and small closed enums.

use super::fact::ServiceState;
use crate::base::*;
use crate::scenario::{ClockAnchor, Crowd, DetectionSource, IncidentClass, Mark, Wording};

/// Turns ids into the names that people see. The journal's own name table implements it.
pub trait Names {
    fn host(&self, id: HostId) -> String;
    fn account(&self, id: AccountId) -> String;
    /// Name of an authored thing of a kind (`"step"`, `"sensor"`, ...).
    fn authored(&self, kind: &'static str, index: u32) -> String;
}

/// A value of one 32-bit word.
pub trait Word: Copy {
    fn to_word(self) -> u32;
    fn from_word(word: u32) -> Option<Self>;
    fn show(self, names: &dyn Names) -> String;
    /// Whether what it names exists, given how many there are of each kind. Numbers and small enums always do.
    fn exists(self, _: &dyn Fn(&'static str) -> usize) -> bool {
        true
    }
}

impl Word for u32 {
    fn to_word(self) -> u32 {
        self
    }
    fn from_word(word: u32) -> Option<u32> {
        Some(word)
    }
    fn show(self, _: &dyn Names) -> String {
        if self == u32::MAX { "-".into() } else { self.to_string() }
    }
}

impl Word for bool {
    fn to_word(self) -> u32 {
        u32::from(self)
    }
    fn from_word(word: u32) -> Option<bool> {
        match word {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
    fn show(self, _: &dyn Names) -> String {
        if self { "yes".into() } else { "no".into() }
    }
}

macro_rules! id_words {
    ($($name:ident $kind:literal => $show:expr;)+) => { $(
        impl Word for $name {
            fn to_word(self) -> u32 {
                self.0
            }
            fn from_word(word: u32) -> Option<$name> {
                Some($name(word))
            }
            fn show(self, names: &dyn Names) -> String {
                if self.is_none() {
                    return "-".into();
                }
                let show: fn($name, &dyn Names) -> String = $show;
                show(self, names)
            }
            fn exists(self, count: &dyn Fn(&'static str) -> usize) -> bool {
                self.is_none() || self.index() < count($kind)
            }
        }
    )+ };
}

id_words! {
    HostId "host" => |id, names| names.host(id);
    AccountId "account" => |id, names| names.account(id);
    UnitId "unit" => |id, names| names.authored("unit", id.0);
    SegmentId "segment" => |id, names| names.authored("segment", id.0);
    DomainId "domain" => |id, names| names.authored("domain", id.0);
    VulnerabilityId "vulnerability" => |id, names| names.authored("vulnerability", id.0);
    StoreId "store" => |id, names| names.authored("store", id.0);
    ServiceId "service" => |id, names| names.authored("service", id.0);
    BackupId "backup" => |id, names| names.authored("backup", id.0);
    SensorId "sensor" => |id, names| names.authored("sensor", id.0);
    PersonId "person" => |id, names| names.authored("person", id.0);
    CrewId "crew" => |id, names| names.authored("crew", id.0);
    RoleId "role" => |id, names| names.authored("role", id.0);
    StepId "step" => |id, names| names.authored("step", id.0);
    ReactionId "reaction" => |id, names| names.authored("reaction", id.0);
    PlaybookId "playbook" => |id, names| names.authored("playbook", id.0);
    SeverityId "severity" => |id, names| names.authored("severity", id.0);
    InjectId "inject" => |id, names| names.authored("inject", id.0);
    ClockId "clock" => |id, names| names.authored("clock", id.0);
    ActionId "action" => |id, names| names.authored("action", id.0);
    ToolId "tool" => |id, names| names.authored("tool", id.0);
    FeedId "feed" => |id, names| names.authored("feed", id.0);
    TacticIx "tactic" => |id, names| names.authored("tactic", id.0);
    ChannelId "channel" => |id, names| names.authored("channel", id.0);
    UseId "use" => |id, _| format!("use#{}", id.0);
    FootholdId "foothold" => |id, _| format!("foothold#{}", id.0);
    AlertId "alert" => |id, _| format!("alert#{}", id.0);
    CaseId "case" => |id, _| format!("case#{}", id.0);
    IncidentId "incident" => |id, _| format!("incident#{}", id.0);
    OrderId "order" => |id, _| format!("order#{}", id.0);
    PromptId "prompt" => |id, _| format!("prompt#{}", id.0);
}

macro_rules! enum_words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($variant),+ }
        word_for_enum!($name { $($variant = $word),+ });
    )+ };
}

macro_rules! word_for_enum {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl Word for $name {
            fn to_word(self) -> u32 {
                self as u32
            }
            fn from_word(word: u32) -> Option<$name> {
                [$($name::$variant),+].get(word as usize).copied()
            }
            fn show(self, _: &dyn Names) -> String {
                match self { $($name::$variant => $word.into()),+ }
            }
        }
    };
}

enum_words! {
    /// What becomes of a host in truth.
    HostChange {
        Encrypted = "encrypted",
        Isolated = "isolated",
        Reconnected = "reconnected",
        ShutDown = "shut-down",
        Restarted = "restarted",
        Cleaned = "cleaned",
        Rebuilt = "rebuilt",
        // Its data and software are back from a backup or a decryptor.
        Restored = "restored",
        // Back in use although its segment is shut or cut off.
        Released = "released",
    }
    /// What is believed of a host.
    HostMark {
        Suspected = "suspected",
        Cleared = "cleared",
        Encrypted = "encrypted",
        Isolated = "isolated",
        Reconnected = "reconnected",
        ShutDown = "shut-down",
        Restarted = "restarted",
        Cleaned = "cleaned",
        Rebuilt = "rebuilt",
        Restored = "restored",
        Verified = "verified",
        Released = "released",
    }
    AccountMark {
        Suspected = "suspected",
        Locked = "locked",
        Reset = "reset",
        Unlocked = "unlocked",
    }
    SegmentMark {
        Isolated = "isolated",
        Reconnected = "reconnected",
        ShutDown = "shut-down",
        Restarted = "restarted",
    }
    DomainMark {
        Suspected = "suspected",
        PasswordsReset = "passwords-reset",
        TicketsVoided = "tickets-voided",
        Recovered = "recovered",
    }
    /// What becomes of a weakness, in truth or as believed.
    WeaknessMark {
        Found = "found",
        Patched = "patched",
        Shielded = "shielded",
        Unshielded = "unshielded",
        Verified = "verified",
    }
    /// Logs: what central ones say of the host.
    Evidence {
        Memory = "memory",
        Disk = "disk",
        Logs = "logs",
    }
    /// Where a technique leaves something to look for.
    Trace {
        Address = "address",
        Name = "name",
        Url = "url",
        Inside = "inside-traffic",
        Mail = "mail",
        File = "file",
        Process = "process",
        Settings = "settings",
        SignIn = "sign-in",
        Transfer = "transfer",
        Weakness = "weakness",
        // What the firewalls let through: no trace of the adversary's, but it makes blocks hold.
        Rules = "firewall-rules",
    }
    /// What a rumour came from.
    RumourSource {
        Inject = "inject",
        // People notice that something does not work, and nobody tells them why.
        Outage = "outage",
        // Somebody else than the spokesperson spoke.
        SecondVoice = "second-voice",
        // A statement turned out to be false.
        Refuted = "refuted",
    }
    PromptKind {
        // Declare an incident for a case? Subject: the case.
        Declare = "declare",
        // Approve an order? Subject: the order.
        Approve = "approve",
        // Start a playbook whose trigger holds? Subject: the playbook.
        Playbook = "playbook",
        // React to an inject. Subject: the inject.
        Inject = "inject",
    }
    Choice {
        Yes = "yes",
        No = "no",
    }
    /// What a brief is about.
    BriefContent {
        BusinessImpact = "business-impact",
        Technical = "technical",
    }
    Audience {
        Management = "management",
        Staff = "staff",
        Media = "media",
        Customers = "customers",
        Regulator = "regulator",
        LawEnforcement = "law-enforcement",
        Counsel = "counsel",
    }
}

impl Audience {
    /// The many people that it reaches, if it is they.
    pub fn crowd(self) -> Option<Crowd> {
        match self {
            Audience::Staff => Some(Crowd::Staff),
            Audience::Customers => Some(Crowd::Customers),
            Audience::Media => Some(Crowd::Public),
            _ => None,
        }
    }
}

word_for_enum!(Crowd { Staff = "staff", Customers = "customers", Public = "public" });
word_for_enum!(Wording { Measured = "measured", Absolute = "absolute" });
word_for_enum!(ServiceState { Up = "up", Degraded = "degraded", Manual = "manual", Down = "down" });
word_for_enum!(DetectionSource {
    OwnSensor = "own-sensor",
    OwnUser = "own-user",
    Outside = "outside",
    Adversary = "adversary",
});
word_for_enum!(ClockAnchor {
    Aware = "aware",
    Classified = "classified",
    Major = "major",
    Material = "material",
    Determined = "determined",
    Assessed = "assessed",
    Paid = "paid",
    Closed = "closed",
    Submitted = "submitted",
});
word_for_enum!(IncidentClass {
    Malware = "malware",
    Ransomware = "ransomware",
    DataBreach = "data-breach",
    AccountCompromise = "account-compromise",
    DenialOfService = "denial-of-service",
    Insider = "insider",
});
word_for_enum!(Mark {
    Startex = "startex",
    FirstAlert = "first-alert",
    FirstCase = "first-case",
    Declared = "declared",
    BelievedContained = "believed-contained",
    EradicationDeclared = "eradication-declared",
    RecoveryDeclared = "recovery-declared",
    Closed = "closed",
    Reviewed = "reviewed",
});
