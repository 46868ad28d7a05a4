//! The closed enum of facts: everything that can stand in a journal.
//! To add one: a row in `facts!` below, and its arm in `truth.rs` or `belief/apply.rs` if it changes what is true or believed.
//! A fact has at most three words of payload, so that an entry stays at 32 bytes.

use super::word::{
    AccountMark, Audience, BriefContent, Choice, DomainMark, Evidence, HostChange, HostMark, PromptKind, RumourSource,
    SegmentMark, Trace, WeaknessMark, Word,
};
use crate::base::*;
use crate::scenario::{ClockAnchor, Crowd, DetectionSource, IncidentClass, Mark, Wording};

/// Whose fact it is (design, section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Side {
    /// It happened; nobody need know.
    Truth,
    /// It stands in a log that nobody has read yet.
    Recorded,
    /// Somebody knows it.
    Known,
}

macro_rules! facts {
    ($( $(#[$doc:meta])* $number:literal $side:ident $name:ident $word:literal { $($field:ident : $type:ty),* } )+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fact { $( $(#[$doc])* $name { $($field: $type),* }, )+ }

        impl Fact {
            /// Number of the kind, as it stands in journal files. Never reused.
            pub fn kind(&self) -> u16 {
                match self { $( Fact::$name { .. } => $number, )+ }
            }
            pub fn side(&self) -> Side {
                match self { $( Fact::$name { .. } => Side::$side, )+ }
            }
            /// The kind's name in the text form.
            pub fn word(&self) -> &'static str {
                match self { $( Fact::$name { .. } => $word, )+ }
            }
            pub fn pack(&self) -> [u32; 3] {
                let mut words = [0u32; 3];
                match *self { $( Fact::$name { $($field),* } => {
                    let fields: &[u32] = &[$(Word::to_word($field)),*];
                    words[..fields.len()].copy_from_slice(fields);
                } )+ }
                words
            }
            /// The fact of a kind; `None` if the file was written by a newer build or is damaged.
            pub fn unpack(kind: u16, words: [u32; 3]) -> Option<Fact> {
                #[allow(unused_mut, unused_variables, reason = "facts without fields take no word")]
                match kind { $( $number => {
                    let mut rest = words.into_iter();
                    Some(Fact::$name { $($field: <$type as Word>::from_word(rest.next()?)?),* })
                } )+ _ => None }
            }
            /// Whether everything that it names exists.
            pub fn exists(&self, count: &dyn Fn(&'static str) -> usize) -> bool {
                match *self { $( Fact::$name { $($field),* } => { let all: &[bool] = &[$( Word::exists($field, count) ),*]; all.iter().all(|one| *one) } )+ }
            }
            /// Calls `show` with the name and the printable value of each field, in order.
            pub fn fields(&self, names: &dyn super::Names, mut show: impl FnMut(&'static str, String)) {
                match *self { $( Fact::$name { $($field),* } => { $( show(stringify!($field), Word::show($field, names)); )* } )+ }
            }
        }

        /// Numbers of the kinds, by the facts' names.
        #[allow(non_upper_case_globals, reason = "they are named as the facts are")]
        pub mod kind { $( pub const $name: u16 = $number; )+ }

        /// (number, name) of every kind.
        pub const KINDS: &[(u16, &str)] = &[$(($number, $word)),+];
    };
}

facts! {
    // The run itself.
    1 Truth Startex "startex" {}
    2 Truth Endex "endex" {}
    3 Truth EndOfRun "end-of-run" {}

    // The adversary.
    /// A step may start now: its order, window and conditions hold.
    10 Truth StepStarted "step-started" { step: StepId }
    11 Truth StepFinished "step-finished" { step: StepId, worked: u32, tried: u32 }
    /// A technique is used at a place. Reason: none.
    12 Truth UseStarted "use-started" { technique_use: UseId, step: StepId, host: HostId }
    13 Truth UseWorked "use-worked" { technique_use: UseId, step: StepId, host: HostId }
    /// Reason: why (no reach, no credential, no luck, ...).
    14 Truth UseFailed "use-failed" { technique_use: UseId, step: StepId, host: HostId }
    15 Truth UseBlocked "use-blocked" { technique_use: UseId, step: StepId, sensor: SensorId }
    16 Truth Reacted "reacted" { reaction: ReactionId }
    20 Truth FootholdGained "foothold-gained" { foothold: FootholdId, host: HostId, step: StepId }
    /// Reason: cleaned, rebuilt, encrypted by itself, ...
    21 Truth FootholdLost "foothold-lost" { foothold: FootholdId, host: HostId }
    22 Truth Persisted "persisted" { foothold: FootholdId, host: HostId }
    23 Truth ChannelOpened "channel-opened" { foothold: FootholdId, host: HostId }
    24 Truth ChannelClosed "channel-closed" { foothold: FootholdId, host: HostId }
    25 Truth CredentialStolen "credential-stolen" { account: AccountId, host: HostId }
    26 Truth CredentialVoided "credential-voided" { account: AccountId }
    27 Truth DomainTaken "domain-taken" { domain: DomainId, host: HostId }
    28 Truth DomainRegained "domain-regained" { domain: DomainId }
    29 Truth DataStaged "data-staged" { store: StoreId, megabytes: u32, host: HostId }
    30 Truth DataExfiltrated "data-exfiltrated" { store: StoreId, records: u32, megabytes: u32 }
    31 Truth BackupLost "backup-lost" { backup: BackupId }
    32 Truth SensorImpaired "sensor-impaired" { sensor: SensorId, host: HostId }
    33 Truth DemandLeft "demand-left" { step: StepId }
    /// A working sensor that can see it covers the place of a use: the first trace of this technique and tool to it.
    34 Truth Observable "observable" { sensor: SensorId, technique_use: UseId, host: HostId }
    /// The predicate *adversary free* flips. Reason: response, control, spent, attack.
    35 Truth AdversaryFree "adversary-free" { free: bool }

    // The world.
    /// Reason: attack or response.
    40 Truth HostChanged "host-changed" { host: HostId, change: HostChange, step: StepId }
    41 Truth SegmentChanged "segment-changed" { segment: SegmentId, change: SegmentMark }
    42 Truth InternetChanged "internet-changed" { connected: bool }
    43 Truth AccountLocked "account-locked" { account: AccountId }
    44 Truth PasswordsReset "passwords-reset" { domain: DomainId }
    45 Truth TicketsVoided "tickets-voided" { domain: DomainId }
    46 Truth IndicatorsBlocked "indicators-blocked" { channels: u32 }
    47 Truth BackupProtected "backup-protected" { backup: BackupId }
    48 Truth EvidenceKept "evidence-kept" { host: HostId, evidence: Evidence }
    49 Truth EvidenceLost "evidence-lost" { host: HostId, evidence: Evidence }
    /// `by_attack` is the state that the attack alone would have caused; the rest is of the response's making.
    50 Truth ServiceChanged "service-changed" { service: ServiceId, state: ServiceState, by_attack: ServiceState }

    // Sensors and alerts.
    60 Recorded AlertRaised "alert-raised" { alert: AlertId, sensor: SensorId, host: HostId }
    /// An alike alert folds into an earlier one.
    61 Recorded AlertExtended "alert-extended" { alert: AlertId, host: HostId }
    /// Nobody will open it. Reason: ignored or dropped.
    62 Recorded AlertUnread "alert-unread" { alert: AlertId }
    63 Known AlertTaken "alert-taken" { alert: AlertId, person: PersonId }
    64 Known AlertJudged "alert-judged" { alert: AlertId, person: PersonId, judged_true: bool }

    // What is believed.
    70 Known CaseOpened "case-opened" { case: CaseId, unit: UnitId, alert: AlertId }
    71 Known CaseExtended "case-extended" { case: CaseId, alert: AlertId }
    /// A case crosses to another unit.
    72 Known Told "told" { case: CaseId, unit: UnitId }
    73 Known HostBelieved "host-believed" { host: HostId, mark: HostMark, case: CaseId }
    74 Known AccountBelieved "account-believed" { account: AccountId, mark: AccountMark, case: CaseId }
    75 Known SegmentBelieved "segment-believed" { segment: SegmentId, mark: SegmentMark }
    76 Known DomainBelieved "domain-believed" { domain: DomainId, mark: DomainMark }
    77 Known ServiceBelieved "service-believed" { service: ServiceId, state: ServiceState }
    78 Known OutsideReport "outside-report" { unit: UnitId, source: DetectionSource }
    79 Known RecordsBelieved "records-believed" { records: u32 }

    // The incident.
    80 Known IncidentDeclared "incident-declared" { incident: IncidentId, case: CaseId, person: PersonId }
    81 Known IncidentWithdrawn "incident-withdrawn" { incident: IncidentId }
    82 Known SeveritySet "severity-set" { incident: IncidentId, severity: SeverityId }
    83 Known MarkReached "mark-reached" { mark: Mark }
    84 Known PlaybookStarted "playbook-started" { playbook: PlaybookId, case: CaseId }
    85 Known PlaybookFinished "playbook-finished" { playbook: PlaybookId, case: CaseId }

    // Identification.
    /// The team has the indicators of a tool; from a feed, or (none) from its own alerts and investigations.
    135 Known IndicatorsKnown "indicators-known" { tool: ToolId, feed: FeedId }
    /// An alert that was judged false or never opened is looked at again.
    136 Known AlertReopened "alert-reopened" { alert: AlertId }
    /// What an alert that was judged real tells of: a tactic.
    137 Known StageBelieved "stage-believed" { case: CaseId, alert: AlertId, stage: TacticIx }
    138 Known IncidentClassified "incident-classified" { incident: IncidentId, class: IncidentClass, stage: TacticIx }
    /// By the impact matrix, what is believed now asks for this severity.
    139 Known SeverityDue "severity-due" { incident: IncidentId, severity: SeverityId }
    /// The record has a host: when (the entry's time), which, where, and from where it was hit, as far as is believed.
    140 Known HostRecorded "host-recorded" { host: HostId, segment: SegmentId, path: HostId }
    /// An alert is the match of an indicator; without a tool, of a harmless thing.
    141 Recorded IndicatorMatched "indicator-matched" { alert: AlertId, tool: ToolId, feed: FeedId }

    // Orders, approvals, tasks.
    /// The n-th of these facts is order n.
    90 Known Ordered "ordered" { action: ActionId, target: u32, unit: UnitId }
    91 Known ApprovalAsked "approval-asked" { order: OrderId, person: PersonId }
    92 Known ApprovalGiven "approval-given" { order: OrderId, person: PersonId }
    93 Known ApprovalRefused "approval-refused" { order: OrderId, person: PersonId }
    94 Known ApprovalEscalated "approval-escalated" { order: OrderId, person: PersonId }
    /// The task changes state. Reason: the new state (approval, off shift, queue, skill, tool, travel, working, done, ...).
    /// With a crew it waits for that crew, and shares the crew's further states until its own next one.
    95 Known TaskState "task-state" { order: OrderId, person: PersonId, crew: CrewId }
    /// All tasks that wait for a crew now wait for another reason: off shift, queue or travel.
    96 Known CrewState "crew-state" { crew: CrewId }
    99 Known ActionStarted "action-started" { action: ActionId, target: u32, order: OrderId }
    97 Known ActionFinished "action-finished" { action: ActionId, target: u32, order: OrderId }
    /// Reason: why.
    98 Known ActionFailed "action-failed" { action: ActionId, target: u32, order: OrderId }
    100 Known PersonCalled "person-called" { person: PersonId }
    101 Known PersonAnswered "person-answered" { person: PersonId }
    102 Known PersonSilent "person-silent" { person: PersonId }
    103 Known PersonArrived "person-arrived" { person: PersonId }

    // Seats and the facilitator.
    110 Known PromptOpened "prompt-opened" { prompt: PromptId, kind: PromptKind, subject: u32 }
    111 Known PromptAnswered "prompt-answered" { prompt: PromptId, choice: Choice }
    /// At its limit the plan's default acts.
    112 Known PromptDefaulted "prompt-defaulted" { prompt: PromptId, choice: Choice }
    113 Known InputWithoutPrompt "input-without-prompt" { choice: Choice }
    114 Known OrderedByHand "ordered-by-hand" { action: ActionId, target: u32, role: RoleId }
    115 Known InjectDelivered "inject-delivered" { inject: InjectId, role: RoleId }
    116 Truth InjectSkipped "inject-skipped" { inject: InjectId }
    /// What went out, to whom.
    117 Known NoticeSent "notice-sent" { audience: Audience, order: OrderId }

    // Legal clocks.
    /// A moment from which clocks run, other than awareness, classification, closure and filings, which have facts of their own.
    165 Known AnchorReached "anchor-reached" { anchor: ClockAnchor }
    /// The notice that a clock asks for was filed.
    166 Known NoticeFiled "notice-filed" { clock: ClockId, order: OrderId }
    // Word that goes round (P7.3 to P7.5).
    /// Something false begins to go round among these people.
    190 Truth RumourStarted "rumour-started" { rumour: u32, among: Crowd, source: RumourSource }
    /// Another tenth of them believes it, or one fewer, or it is over: who believes it now, and who ever did.
    191 Truth RumourSpread "rumour-spread" { rumour: u32, believing: u32, reached: u32 }
    192 Known RumourHeard "rumour-heard" { rumour: u32, among: Crowd, source: RumourSource }
    193 Known RumourAnswered "rumour-answered" { rumour: u32, order: OrderId }
    /// Somebody spoke in public; without an order, somebody who was asked and is not the spokesperson.
    194 Known StatementMade "statement-made" { order: OrderId, speaker: PersonId, wording: Wording }
    /// What a statement claims is not so.
    195 Truth ClaimFalse "claim-false" { statement: OrderId }
    /// And it has come out.
    196 Known ClaimRefuted "claim-refuted" { statement: OrderId }
    197 Known StatementCorrected "statement-corrected" { statement: OrderId, order: OrderId }
    /// So many people answer the customers' hotline from now on; 0 = it is closed.
    198 Known HotlineStaffed "hotline-staffed" { lines: u32 }
    /// Questions of customers so far: answered, and still waiting.
    199 Truth CallsTaken "calls-taken" { answered: u32, waiting: u32 }
    // Weaknesses, persistence and the root cause.
    120 Truth WeaknessChanged "weakness-changed" { vulnerability: VulnerabilityId, change: WeaknessMark }
    121 Known WeaknessBelieved "weakness-believed" { vulnerability: VulnerabilityId, mark: WeaknessMark }
    /// The way in, as the analysis finds it: the step and, if it used one, the weakness.
    122 Known RootCauseFound "root-cause-found" { step: StepId, vulnerability: VulnerabilityId, host: HostId }
    123 Truth MfaEnforced "mfa-enforced" { domain: DomainId }
    /// Mechanisms that a cleaning left on a host whose implant is gone; 0 once they are gone too.
    124 Truth PersistenceLeft "persistence-left" { host: HostId, mechanisms: u32 }
    // What the team writes down of its own response, for the review.
    /// An order that was late, with its minute and its reason if they were still known.
    160 Known LateLogged "late-logged" { order: OrderId, exact: bool }
    /// So many orders of an action went beyond the limit that the plan sets for it.
    161 Known DeviationNamed "deviation-named" { action: ActionId, orders: u32 }
    // Work that passes from hand to hand, and tired hands.
    /// Somebody else goes on with a task: so many minutes of what was done are lost.
    170 Known HandedOver "handed-over" { order: OrderId, person: PersonId, minutes: u32 }
    /// A task takes so many minutes longer, for whoever does it is tired.
    171 Known WorkedTired "worked-tired" { order: OrderId, person: PersonId, minutes: u32 }
    /// The recovery timetable: a service is to be back then, minutes from STARTEX.
    172 Known ReturnPlanned "return-planned" { service: ServiceId, minutes: u32 }
    // Extortion.
    /// The team read the demand: its deadline, minutes from STARTEX.
    180 Known DemandRead "demand-read" { step: StepId, minutes: u32 }
    /// The adversary set another deadline, minutes from STARTEX.
    181 Known DeadlineMoved "deadline-moved" { minutes: u32 }
    /// Somebody wrote to the adversary; without an order, on their own.
    182 Truth AdversaryContacted "adversary-contacted" { order: OrderId, authorised: bool }
    /// What the adversary showed: so many records, and whether its decryptor works.
    183 Known ProofShown "proof-shown" { records: u32, decrypts: bool }
    184 Known SanctionsChecked "sanctions-checked" { listed: bool }
    185 Known DemandDecided "demand-decided" { order: OrderId, pay: bool }
    /// Stolen records stand on the leak site.
    186 Truth RecordsPublished "records-published" { store: StoreId, records: u32 }
    // Syncs, channels, briefs.
    /// A sync ended: over which channel (none: on foot), how many of the team were there.
    187 Known SyncHeld "sync-held" { channel: ChannelId, informed: u32, of: u32 }
    /// The adversary reads what the team says, from this order on.
    188 Truth PlanRead "plan-read" { channel: ChannelId, order: OrderId }
    189 Known ExecutivesBriefed "executives-briefed" { content: BriefContent, order: OrderId }
    // Sessions, doors and links.
    /// The password is void, but a session that was opened with it lives on.
    125 Truth SessionLeft "session-left" { account: AccountId }
    126 Truth SessionEnded "session-ended" { account: AccountId }
    /// The ways in from outside for accounts of a directory are closed, or open again.
    127 Truth RemoteAccessChanged "remote-access-changed" { domain: DomainId, open: bool }
    /// Administrators of a directory rule no other one any more, nor others' this one; or again.
    128 Truth TrustChanged "trust-changed" { domain: DomainId, on: bool }
    /// A rule of the response stands between two segments, or no longer.
    129 Truth LinkChanged "link-changed" { from: SegmentId, to: SegmentId, open: bool }
    /// Outbound traffic goes through a proxy to known destinations only, or freely again.
    130 Truth EgressFiltered "egress-filtered" { on: bool }
    /// A host stands in a segment of its own, reached by its users through a gateway only; or not any more.
    131 Truth HostSheltered "host-sheltered" { host: HostId, on: bool }
    // The chain of custody.
    /// From now on every step of the response is recorded: who, when, on what, with which hash.
    132 Known CustodyOpened "custody-opened" {}
    133 Known StepRecorded "step-recorded" { order: OrderId }
    /// Evidence was taken under custody: what is found in it can be relied on.
    134 Truth EvidenceSealed "evidence-sealed" { host: HostId, evidence: Evidence }
    // Indicators, and what is blocked by them.
    /// What a tool leaves behind is known well enough to search for it and to block it.
    200 Known IndicatorKnown "indicator-known" { trace: Trace, tool: ToolId }
    /// A sample was taken, a rule set listed: what is analysed or blocked after that goes better.
    201 Known SampleKept "sample-kept" { trace: Trace }
    /// A control stops a tool from now on, or no longer.
    202 Truth ToolBlocked "tool-blocked" { action: ActionId, tool: ToolId, on: bool }
    203 Truth AccountUnlocked "account-unlocked" { account: AccountId }
    /// An account is kept off the internet side (or off the inside), or no longer.
    204 Truth AccountBarred "account-barred" { account: AccountId, inside: bool, on: bool }
    /// A measure keeps so many people from some of their work, or no longer.
    205 Truth UsersHindered "users-hindered" { action: ActionId, users: u32, on: bool }
    /// A service of a host is switched off (nothing exploits it), or on again.
    206 Truth WeaknessShut "weakness-shut" { host: HostId, on: bool }
    // Recovery.
    /// A decryptor came; it brings back so many hosts of a thousand.
    150 Truth DecryptorWorks "decryptor-works" { permille: u32 }
    151 Known DecryptorReceived "decryptor-received" {}
    /// A copy of a host's data, so many minutes old, is not to be used. Reason: infected or unusable.
    152 Known CopyRejected "copy-rejected" { backup: BackupId, host: HostId, minutes: u32 }
    /// A copy, so many minutes old, was checked and looked sound.
    153 Known CopyChecked "copy-checked" { backup: BackupId, host: HostId, minutes: u32 }
    /// A host was restored; so many minutes of its data are lost.
    154 Known RestoredFrom "restored-from" { backup: BackupId, host: HostId, minutes: u32 }
    /// Sensors are set keener, or back.
    156 Truth MonitoringChanged "monitoring-changed" { raised: bool }
    155 Truth BackupAttached "backup-attached" { backup: BackupId }
}

/// How a business service runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServiceState {
    #[default]
    Up,
    Degraded,
    /// By hand, on its fallback.
    Manual,
    Down,
}

/// Why, beside a fact: one byte. For `TaskState` it is the new state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Reason {
    #[default]
    None,
    // Task states, in the order in which the first that applies counts.
    Approval,
    OffShift,
    Queue,
    Skill,
    Tool,
    Travel,
    Working,
    Done,
    Failed,
    Cancelled,
    // Why a use failed.
    NoReach,
    NoCredential,
    NotVulnerable,
    NoTarget,
    NoChannel,
    BadLuck,
    Cutoff,
    // Who did it.
    Attack,
    Response,
    Control,
    Spent,
    // Alerts.
    Ignored,
    Dropped,
    // Why an action failed.
    NoAgent,
    NeedDown,
    NothingToDo,
    Refused,
    BackupUnusable,
    Infected,
    Missed,
    // How a foothold went.
    Cleaned,
    Rebuilt,
    Encrypted,
    // Preparation that was not done.
    Unprepared,
}

impl Reason {
    pub const ALL: [Reason; 35] = [
        Reason::None,
        Reason::Approval,
        Reason::OffShift,
        Reason::Queue,
        Reason::Skill,
        Reason::Tool,
        Reason::Travel,
        Reason::Working,
        Reason::Done,
        Reason::Failed,
        Reason::Cancelled,
        Reason::NoReach,
        Reason::NoCredential,
        Reason::NotVulnerable,
        Reason::NoTarget,
        Reason::NoChannel,
        Reason::BadLuck,
        Reason::Cutoff,
        Reason::Attack,
        Reason::Response,
        Reason::Control,
        Reason::Spent,
        Reason::Ignored,
        Reason::Dropped,
        Reason::NoAgent,
        Reason::NeedDown,
        Reason::NothingToDo,
        Reason::Refused,
        Reason::BackupUnusable,
        Reason::Infected,
        Reason::Missed,
        Reason::Cleaned,
        Reason::Rebuilt,
        Reason::Encrypted,
        Reason::Unprepared,
    ];
    pub fn from_byte(byte: u8) -> Option<Reason> {
        Reason::ALL.get(usize::from(byte)).copied()
    }
    /// As it stands in the text form; empty for none.
    pub fn word(self) -> &'static str {
        const WORDS: [&str; 35] = [
            "",
            "approval",
            "off-shift",
            "queue",
            "skill",
            "tool",
            "travel",
            "working",
            "done",
            "failed",
            "cancelled",
            "no-reach",
            "no-credential",
            "not-vulnerable",
            "no-target",
            "no-channel",
            "bad-luck",
            "cut-off",
            "attack",
            "response",
            "control",
            "spent",
            "ignored",
            "dropped",
            "no-agent",
            "need-down",
            "nothing-to-do",
            "refused",
            "backup-unusable",
            "infected",
            "missed",
            "cleaned",
            "rebuilt",
            "encrypted",
            "unprepared",
        ];
        WORDS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_unique_by_number_and_by_word() {
        let numbers: std::collections::BTreeSet<u16> = KINDS.iter().map(|kind| kind.0).collect();
        let words: std::collections::BTreeSet<&str> = KINDS.iter().map(|kind| kind.1).collect();
        assert_eq!((numbers.len(), words.len()), (KINDS.len(), KINDS.len()));
    }

    #[test]
    fn facts_survive_packing() {
        let facts = [
            Fact::Startex {},
            Fact::HostChanged { host: HostId(3), change: HostChange::Isolated, step: StepId::NONE },
            Fact::ServiceChanged { service: ServiceId(1), state: ServiceState::Down, by_attack: ServiceState::Up },
            Fact::MarkReached { mark: Mark::Closed },
            Fact::AdversaryFree { free: true },
        ];
        for fact in facts {
            assert_eq!(Fact::unpack(fact.kind(), fact.pack()), Some(fact));
        }
        assert_eq!(Fact::unpack(40, [1, 999, 0]), None, "a damaged word is no fact");
    }

    #[test]
    fn reasons_are_their_own_bytes() {
        for (byte, reason) in Reason::ALL.into_iter().enumerate() {
            assert_eq!(reason as usize, byte);
        }
    }
}
