//! The scorecard: what a run was worth, criterion by criterion, each with the journal entries that prove it.

use crate::base::*;
use crate::journal::{Harm, Reason};
use crate::scenario::DetectionSource;
pub use crate::scenario::vocabulary::Metric;

/// The milestones of an incident. Each has three states beside a time: not reached by the end (censored, never zero,
/// never dropped) and not applicable (its precondition never occurred).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    FirstCompromise,
    FirstObservable,
    FirstTrueAlert,
    Acknowledged,
    Told,
    FirstImpact,
    /// First host encrypted or destroyed.
    FirstEncrypted,
    Identified,
    ShortTermContained,
    Contained,
    EradicatedDeclared,
    Eradicated,
    RecoveredTier1,
    Recovered,
    Closed,
    Reviewed,
}

impl Milestone {
    pub const ALL: [Milestone; 16] = [
        Milestone::FirstCompromise,
        Milestone::FirstObservable,
        Milestone::FirstTrueAlert,
        Milestone::Acknowledged,
        Milestone::Told,
        Milestone::FirstImpact,
        Milestone::FirstEncrypted,
        Milestone::Identified,
        Milestone::ShortTermContained,
        Milestone::Contained,
        Milestone::EradicatedDeclared,
        Milestone::Eradicated,
        Milestone::RecoveredTier1,
        Milestone::Recovered,
        Milestone::Closed,
        Milestone::Reviewed,
    ];
    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        [
            "first_compromise",
            "first_observable",
            "first_true_alert",
            "acknowledged",
            "told",
            "first_impact",
            "first_encrypted",
            "identified",
            "short_term_contained",
            "contained",
            "eradicated_declared",
            "eradicated",
            "recovered_tier1",
            "recovered",
            "closed",
            "reviewed",
        ][self as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// With the entry that proves it.
    At(SimTime, EntryId),
    NotReached,
    NotApplicable,
}

impl Reached {
    pub fn time(self) -> Option<SimTime> {
        match self {
            Reached::At(at, _) => Some(at),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContainedBy {
    Response,
    Control,
    /// Nothing was left to attack.
    Spent,
}

impl ContainedBy {
    /// Its key in JSON and in tables.
    pub fn key(self) -> &'static str {
        match self {
            ContainedBy::Response => "response",
            ContainedBy::Control => "control",
            ContainedBy::Spent => "spent",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContainedState {
    Confirmed,
    /// Did not hold for the rubric's span before the run ended.
    Unconfirmed,
    BeforeIdentification,
}

impl ContainedState {
    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            ContainedState::Confirmed => "confirmed",
            ContainedState::Unconfirmed => "unconfirmed",
            ContainedState::BeforeIdentification => "before_identification",
        }
    }
}

/// HSEEP's scale (ours in its rule: design, section 7), best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Performed without challenges: goals met.
    P,
    /// Performed with some challenges.
    S,
    /// Performed with major challenges.
    M,
    /// Unable to be performed.
    U,
    /// Not observed: nothing in the run touched it. Not a pass.
    NotObserved,
}

impl Rating {
    /// As in JSON: `P`, `S`, `M`, `U`, `NO`.
    pub fn key(self) -> &'static str {
        ["P", "S", "M", "U", "NO"][self as usize]
    }
}

/// Whether a criterion judges a decision (on belief) or an outcome (on truth).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judges {
    Decision,
    Outcome,
    /// The plan and the organisation themselves, before anything happens.
    Readiness,
}

/// What a criterion measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// A time in milliseconds; less is better.
    Span(SimSpan),
    /// 0 to 1; more is better.
    Share(f64),
    /// A number of unwanted things; less is better.
    Count(u64),
    /// A duty done or not: caps a rating and enters no average.
    Duty(bool),
    /// Censored: the moment never came.
    NotReached,
    NotApplicable,
    NotObserved,
}

/// How a criterion is graded: points 100 at the goal, 0 at the limit, linear between.
/// For spans in milliseconds; for shares 0 to 1; for counts the number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub goal: f64,
    pub limit: f64,
    pub unit: Metric,
}

/// The rule that turns what was measured into a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// P at the goal, S up to half the way to the limit, M up to the limit, U beyond it.
    Graded,
    /// The same, and M at best once the goal is missed: harm that the response itself caused.
    Strict,
    /// Done is P; not done caps the phase at this rating.
    Duty(Rating),
}

/// A row of the rubric.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// `p3.1-short-term`, unique.
    pub id: &'static str,
    pub task: TaskId,
    pub judges: Judges,
    /// The sentence that it checks.
    pub sentence: &'static str,
    /// `None` for duties.
    pub scale: Option<Scale>,
    pub rule: Rule,
    /// Relative to the other graded criteria of its phase.
    pub weight: f64,
    pub mandatory: bool,
}

/// What a criterion found in this run.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Row of `Scorecard::rubric`.
    pub criterion: usize,
    pub measure: Measure,
    /// 0 to 100 for graded measures that were observed.
    pub points: Option<f64>,
    /// The rating that counts: the computed one, or a person's.
    pub rating: Rating,
    /// A person's rating, beside the computed one.
    pub by_hand: Option<ByHand>,
    /// The entries that prove it, in time order.
    pub evidence: Vec<EntryId>,
    /// Counts that the sentence cites ("of", "inside", ...), by name.
    pub figures: Vec<(&'static str, f64)>,
}

/// A person overrode a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// What the rule says.
    pub computed: Rating,
    pub reason: String,
    /// Who did.
    pub by: String,
}

/// A goal that was missed, with what it cost and the weakness behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Row of `Scorecard::findings`.
    pub finding: usize,
    /// Points lost, by weight.
    pub cost: f64,
    pub weakness: Weakness,
}

/// Why a goal was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Nothing of the task was ordered: the plan has no step for it, or never came to it.
    NeverOrdered { task: TaskId, planned: bool },
    /// Orders waited, most of all for this.
    Waited { action: ActionId, reason: Reason, orders: usize, waited: SimSpan },
    /// It failed more often than it worked.
    Failed { action: ActionId, reason: Reason, orders: usize },
    /// Ordered, and not finished in time.
    NotFinished { task: TaskId },
    /// No sensor told of it.
    Unseen,
    /// True alerts that nobody read.
    AlertsUnread { alerts: usize },
    /// True alerts that were judged false.
    AlertsDismissed { alerts: usize },
    /// Known, and not declared.
    DeclaredLate,
    /// The measure speaks for itself.
    Unnamed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PhaseScore {
    pub phase: Phase,
    /// 0 to 100; `None` if nothing graded was observed.
    pub points: Option<f64>,
    pub rating: Rating,
}

/// Where an order's time went, in milliseconds by state; the parts sum to `total` exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Delay {
    pub order: OrderId,
    pub action: ActionId,
    pub target: u32,
    pub unit: UnitId,
    pub ordered: SimTime,
    /// Ended, or the run's end.
    pub until: SimTime,
    /// Ended in `Done`; failed and cancelled orders ended without finishing.
    pub finished: bool,
    pub approval: SimSpan,
    pub off_shift: SimSpan,
    pub queue: SimSpan,
    pub skill: SimSpan,
    pub tool: SimSpan,
    pub travel: SimSpan,
    pub work: SimSpan,
    /// The `ordered` entry.
    pub entry: EntryId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockState {
    /// Too few records for it.
    NotApplicable,
    NotStarted,
    /// Neither filed nor due when the run ended.
    Running,
    Met,
    Missed,
}

/// What became of a legal clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockFinding {
    pub clock: ClockId,
    pub state: ClockState,
    /// When it began to run, with the entry that proves it.
    pub from: Option<(SimTime, EntryId)>,
    pub due: Option<SimTime>,
    pub filed: Option<(SimTime, EntryId)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub hosts_compromised: u64,
    pub hosts_encrypted: u64,
    pub servers_encrypted: u64,
    pub workstations_encrypted: u64,
    /// Directories with at least one encrypted host.
    pub domains_encrypted: u64,
    pub hosts_isolated: u64,
    pub records_exfiltrated: u64,
    /// Service-hours lost, by cause (a degraded or manual service counts by half).
    pub downtime_hours_attack: f64,
    pub downtime_hours_response: f64,
    pub cost_attack: f64,
    pub cost_response: f64,
    pub false_alarms: u64,
    pub true_alerts: u64,
    /// Those that still waited at the end included.
    pub true_alerts_unread: u64,
    pub true_alerts_dismissed: u64,
    /// As with true ones.
    pub false_alarms_unread: u64,
    /// Backup sets that the adversary destroyed or encrypted.
    pub backups_lost: u64,
    /// Breakouts after containment.
    pub breakouts: u64,
}

/// 1 - harm / harm without a team; `None` where the reference is 0 or missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShareSaved {
    pub hosts: Option<f64>,
    pub records: Option<f64>,
    pub service_hours: Option<f64>,
    pub units: Option<f64>,
}

/// Dwell time in three parts, in milliseconds; each `None` if its end was not reached.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dwell {
    /// First compromise to identified.
    pub total: Option<SimSpan>,
    /// To first observable.
    pub dormant: Option<SimSpan>,
    /// To first true alert.
    pub sensor: Option<SimSpan>,
    /// To identified.
    pub people: Option<SimSpan>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// In the order of `Milestone::ALL`.
    pub milestones: Vec<Reached>,
    pub identified_by: Option<DetectionSource>,
    /// Identified before the first impact, where both or either happened.
    pub identified_before_impact: Option<bool>,
    pub contained_by: Option<ContainedBy>,
    pub contained_state: Option<ContainedState>,
    pub dwell: Dwell,
    /// Identified to contained (truth).
    pub contain: Option<SimSpan>,
    /// Identified to contained as the team believed.
    pub contain_believed: Option<SimSpan>,
    pub outcome: Outcome,
    pub harm: Harm,
    pub share_saved: ShareSaved,
    /// The whole rubric in force, exercise's changes included.
    pub rubric: Vec<Criterion>,
    pub findings: Vec<Finding>,
    pub phases: Vec<PhaseScore>,
    /// The lowest phase rating observed among P2 to P6.
    pub overall: Rating,
    /// Ids of graded criteria and duties that met, and that missed, their goal.
    pub goals_met: Vec<&'static str>,
    pub goals_missed: Vec<&'static str>,
    /// What missed its goal, the costliest first; readiness apart.
    pub losses: Vec<Loss>,
    pub delays: Vec<Delay>,
    /// One row a legal clock of the organisation.
    pub clocks: Vec<ClockFinding>,
    /// What each tool missed (P6.4).
    pub league: Vec<super::league::ToolTally>,
    /// Who was told, and what went round.
    pub talk: super::Talk,
    /// When the run ended.
    pub end: SimTime,
}

impl Scorecard {
    pub fn milestone(&self, milestone: Milestone) -> Reached {
        self.milestones[milestone as usize]
    }
}
