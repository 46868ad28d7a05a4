//! Conditions as authors write them.

use super::{Sp, Word};
use serde::Deserialize;

/// A boolean tree. Plans use what can be believed; injects and ENDEX may also ask for the truth.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Cond {
    /// Holds.
    Always,
    /// All of them.
    All(Vec<Sp<Cond>>),
    /// At least one of them.
    Any(Vec<Sp<Cond>>),
    /// Not this.
    Not(Box<Sp<Cond>>),
    /// An incident is declared and neither withdrawn nor closed.
    IncidentOpen,
    /// A severity of the plan, or a worse one.
    SeverityAtLeast(Sp<String>),
    /// Hosts believed in a state.
    Hosts {
        /// See [`HostSet::state`].
        state: Word,
        /// See [`HostSet::kind`].
        #[serde(default)]
        kind: Option<Word>,
        /// See [`HostSet::in_case`].
        #[serde(default)]
        in_case: bool,
        /// 1 or more. Default: 1.
        #[serde(default)]
        at_least: Option<Sp<u32>>,
    },
    /// So many records believed exposed, or lying on hosts believed hit.
    RecordsAtRisk(Sp<u32>),
    /// A service of this tier or better is believed not to be up.
    ServiceDown(Sp<u8>),
    /// A service of this tier or better is believed not to have been up for so long.
    ServiceDownFor(Sp<u8>, Sp<String>),
    /// A service whose hours down do harm is believed to be down.
    SafetyAtRisk,
    /// The team takes the incident for this: `malware`, `ransomware`, `data_breach`, `account_compromise`,
    /// `denial_of_service` or `insider`.
    Classified(Word),
    /// What alerts judged real tell reaches this tactic of the kill chain, or a later one.
    StageAtLeast(Sp<String>),
    /// An action finished at least once.
    Done(Sp<String>),
    /// So many reports from outside, other units or the adversary.
    Told(u32),
    /// A weakness is known and neither fixed nor shielded.
    WeaknessKnown,
    /// An analysis found how the adversary came in.
    RootCauseFound,
    /// A demand was read.
    Demanded,
    /// The organisation decided to pay what was demanded.
    DecidedToPay,
    /// The adversary showed that its decryptor works.
    DecryptorProven,
    /// The team holds a decryptor.
    Decryptor,
    /// A moment that the team knows of: `startex`, `first_alert`, `first_case`, `declared`, `believed_contained`,
    /// `eradication_declared`, `recovery_declared`, `closed` or `reviewed`.
    Reached(Word),
    /// At least this long since such a moment.
    Since(Word, Sp<String>),
    /// Simulated time is at or after this.
    At(Sp<String>),
    /// Truth: so many hosts are compromised. Exercise only.
    TrulyCompromised(Sp<u32>),
    /// Truth: so many hosts are encrypted. Exercise only.
    TrulyEncrypted(Sp<u32>),
    /// Truth: a step of the script succeeded. Exercise only.
    StepDone(Sp<String>),
    /// Truth: the adversary still has a foothold or a credential. Exercise only.
    AdversaryFree,
}

/// Hosts by what is believed of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostSet {
    /// `suspected`, `at_large`, `encrypted`, `isolated`, `unclean`, `ready` or `unrecorded`.
    pub state: Word,
    /// `server`, `workstation` or `directory`. Default: any.
    #[serde(default)]
    pub kind: Option<Word>,
    /// Only the hosts of the case in scope. Default: false.
    #[serde(default)]
    pub in_case: bool,
}
