//! One language of conditions for triggers, branches, loops, injects, closure and ENDEX.

use super::HostKind;
use crate::base::*;

/// A boolean tree. Plans may use what can be believed; injects and ENDEX may also ask for the truth.
#[derive(Clone, Debug, PartialEq)]
pub enum Cond {
    Always,
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    /// An incident is declared and neither withdrawn nor closed.
    IncidentOpen,
    SeverityAtLeast(SeverityId),
    /// Hosts believed in a state, within the scope.
    Hosts {
        set: HostSet,
        at_least: u32,
    },
    /// Records believed exposed.
    RecordsAtRisk {
        at_least: u32,
    },
    /// A service of this tier or better is believed not to be up.
    ServiceDown {
        tier: u8,
    },
    /// A service of this tier or better is believed not to have been up for so long.
    ServiceDownFor {
        tier: u8,
        span: SimSpan,
    },
    /// One of these services, whose hours down do harm, is believed to be down.
    SafetyAtRisk {
        services: Vec<ServiceId>,
    },
    /// The team takes the incident for this.
    Classified(IncidentClass),
    /// What is believed of the cases in hand reaches this tactic of the kill chain, or a later one.
    StageAtLeast(TacticIx),
    /// An action finished at least once (since the declaration, if there is one).
    Done(ActionId),
    /// So many reports from outside, other units or the adversary.
    Told {
        at_least: u32,
    },
    /// A weakness is known and neither fixed nor shielded.
    WeaknessKnown,
    /// The adversary's way in was found.
    RootCauseFound,
    /// A demand was read.
    Demanded,
    /// The organisation decided to pay.
    DecidedToPay,
    /// The adversary showed that its decryptor works.
    DecryptorProven,
    /// The team holds a decryptor.
    Decryptor,
    Reached(Mark),
    /// At least this long since a mark was reached.
    Since {
        mark: Mark,
        span: SimSpan,
    },
    /// Simulated time is at or after.
    At(SimTime),
    /// Truth: for injects and ENDEX only.
    TrulyCompromised {
        at_least: u32,
    },
    TrulyEncrypted {
        at_least: u32,
    },
    StepDone(StepId),
    AdversaryFree,
}

/// What an incident is taken for (P2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IncidentClass {
    /// Machines are hit; nothing worse is known.
    Malware,
    /// Data are encrypted or destroyed.
    Ransomware,
    /// Data are gathered or leave.
    DataBreach,
    /// Accounts are abused; no machine is known to be hit.
    AccountCompromise,
    /// Services fail; no machine is known to be hit.
    DenialOfService,
    /// Somebody of the organisation does it.
    Insider,
}

impl IncidentClass {
    pub const ALL: [IncidentClass; 6] = [
        IncidentClass::Malware,
        IncidentClass::Ransomware,
        IncidentClass::DataBreach,
        IncidentClass::AccountCompromise,
        IncidentClass::DenialOfService,
        IncidentClass::Insider,
    ];
}

/// Moments that the team itself knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Startex,
    FirstAlert,
    FirstCase,
    Declared,
    /// Every host believed affected is cut off.
    BelievedContained,
    EradicationDeclared,
    RecoveryDeclared,
    Closed,
    Reviewed,
}

/// Hosts by what is believed of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostSet {
    pub state: HostState,
    /// `None` = any kind.
    pub kind: Option<KindFilter>,
    /// Only the hosts of the case in scope.
    pub in_case: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KindFilter {
    Server,
    Workstation,
    Directory,
}

impl KindFilter {
    pub fn admits(self, kind: HostKind) -> bool {
        match self {
            KindFilter::Server => kind.is_server(),
            KindFilter::Workstation => kind == HostKind::Workstation,
            KindFilter::Directory => kind == HostKind::Directory,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostState {
    /// Suspected of compromise, cut off or not.
    Suspected,
    /// Suspected and not yet cut off.
    AtLarge,
    /// Believed encrypted or destroyed, and not restored.
    Encrypted,
    Isolated,
    /// Suspected and not yet cleaned or rebuilt.
    Unclean,
    /// Restored or cleaned, and still cut off.
    Ready,
    /// Believed hit, and not in the incident's record (P2.6).
    Unrecorded,
}
