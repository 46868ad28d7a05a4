//! The response plan: who may do what, how alerts are handled, which playbooks run.

use super::{AlertLevel, Cond, HostSet, KindFilter, SensorKind, Voice};
use crate::base::*;

/// Steps of a playbook with a priority up to this wake people on call.
pub const URGENT: u8 = 2;

#[derive(Clone, Debug)]
pub struct Plan {
    pub id: String,
    pub title: String,
    /// Sectors for which the plan has an annex (P1.2).
    pub annexes: Vec<String>,
    /// Who holds a role, in order: the first that can be reached acts, the others are deputies.
    pub roles: Vec<RoleHolders>,
    /// Rows by action; an action without a row needs no approval and falls to the catalogue's role.
    pub raci: Vec<Raci>,
    /// An approval not given after this long goes to the deputy.
    pub escalate_after: SimSpan,
    /// From least to most severe.
    pub severities: Vec<Severity>,
    /// When the severity is set and set anew.
    pub rating: Rerate,
    /// Whether the incident is classified, and anew, whenever what is believed of it speaks for another class or stage.
    pub reclassify: bool,
    /// Skills that its tasks call for: whoever lacks the one that a task wants is slower at it and misses more (P1.8).
    pub wants_skills: Vec<String>,
    /// Sources of threat intelligence in use.
    pub feeds: Vec<FeedId>,
    pub alert_rules: Vec<AlertRule>,
    /// Queue length beyond which low alerts are dropped.
    pub drop_low_above: u32,
    /// Who declares, and when: evaluated on belief at each change.
    pub declare_when: Cond,
    pub declares: RoleId,
    pub playbooks: Vec<Playbook>,
    pub nodes: Vec<PlanNode>,
    /// How the team talks: the first that works (P7.1).
    pub channels: Vec<ChannelId>,
    /// Roles whose approvals depend on briefs (P7.2).
    pub executives: Vec<RoleId>,
    /// Cadence of syncs until contained, then (P7.1).
    pub sync_every: SimSpan,
    pub sync_after_containment: SimSpan,
    /// When the team believes that no more is left to root out, to recover, to do.
    pub eradicated_when: Cond,
    pub recovered_when: Cond,
    pub close_when: Cond,
    /// When a demand is to be paid; `None` = never.
    pub pays_when: Option<Cond>,
    /// Who speaks in public, and what statements claim.
    pub voice: Voice,
    /// Lessons-learned review after closure.
    pub review_within: SimSpan,
}

/// Our judgement: an order that waited longer, all waits together, was late even where the plan sets no limit.
pub const LATE_AFTER: SimSpan = SimSpan::hours(1);

impl Plan {
    /// The longest limit that a step sets for an action, since an order does not say which step gave it.
    pub fn limit(&self, action: ActionId) -> Option<SimSpan> {
        let steps = self.nodes.iter().filter_map(|node| match node {
            PlanNode::Do(step) if step.action == action => step.within,
            _ => None,
        });
        steps.max()
    }
    /// Whether an order took too long: over the plan's limit, or too long without anybody at work on it.
    pub fn late(&self, action: ActionId, took: SimSpan, worked: SimSpan) -> bool {
        self.limit(action).is_some_and(|limit| took > limit) || took - worked > LATE_AFTER
    }
}

#[derive(Clone, Debug)]
pub struct RoleHolders {
    pub role: RoleId,
    pub holders: Vec<PersonId>,
}

#[derive(Clone, Debug)]
pub struct Raci {
    pub action: ActionId,
    pub responsible: RoleId,
    pub accountable: Option<RoleId>,
    /// Others who answer for it too, and have to agree: a hole in the plan, and it takes time (P1.4).
    pub also_accountable: Vec<RoleId>,
    pub approval: Approval,
    pub consulted: Vec<RoleId>,
    pub informed: Vec<RoleId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Approval {
    /// Nobody is asked.
    None,
    /// The accountable says yes first.
    Prior,
    /// Allowed beforehand in writing; the accountable is told.
    PreAuthorised,
}

/// When a severity is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rerate {
    /// Whenever the matrix asks for a higher one.
    OnChange,
    /// Once an incident; what becomes known later changes nothing.
    Once,
    /// The highest at once, whatever the matrix says.
    Highest,
    /// When a playbook or a person orders it.
    ByOrder,
}

/// A row of the impact matrix.
#[derive(Clone, Debug)]
pub struct Severity {
    pub id: String,
    pub when: Cond,
    /// Cadence of syncs after containment, where it has its own.
    pub sync_every: Option<SimSpan>,
}

/// How an alert is handled: the first rule that matches.
#[derive(Clone, Debug)]
pub struct AlertRule {
    pub id: String,
    /// Empty = every unit, kind, host.
    pub units: Vec<UnitId>,
    pub sensors: Vec<SensorKind>,
    pub host: Option<KindFilter>,
    pub level: AlertLevel,
    /// Chance that nobody ever opens it.
    pub ignored: Chance,
    pub by: RoleId,
    /// 0 is worked first.
    pub priority: u8,
    /// Wakes somebody on call outside shifts.
    pub wakes: bool,
    /// Chance that a true alert is judged false by a fresh analyst without backlog.
    pub misjudged: Chance,
    pub then: AlertThen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertThen {
    /// Noted and closed: nothing follows.
    Note,
    /// The host is cleaned on the spot; no case is opened.
    Clean,
    /// A case is opened, or the alert joins one.
    Case,
}

#[derive(Clone, Debug)]
pub struct Playbook {
    pub id: String,
    pub title: String,
    pub trigger: Trigger,
    pub body: PlanNodeId,
}

/// What starts a playbook. Each starts once an incident, or once a case.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// For every case of these units (all if empty) for which the condition holds.
    Case { units: Vec<UnitId>, when: Cond },
    /// Once the condition holds.
    When(Cond),
}

/// A step of a playbook, flattened: children by id.
#[derive(Clone, Debug)]
pub enum PlanNode {
    Do(DoStep),
    Sequence(Vec<PlanNodeId>),
    Parallel(Vec<PlanNodeId>),
    If {
        when: Cond,
        then: PlanNodeId,
        otherwise: Option<PlanNodeId>,
    },
    /// Looks again after each pass, at the soonest after `every` (1 ms at least).
    While {
        when: Cond,
        every: SimSpan,
        body: PlanNodeId,
    },
    /// For each host believed in the set when the step starts.
    ForEach {
        set: HostSet,
        body: PlanNodeId,
    },
    Wait(SimSpan),
    /// Waits until the condition is believed.
    Until(Cond),
}

#[derive(Clone, Debug)]
pub struct DoStep {
    pub action: ActionId,
    pub on: Aim,
    /// Overrides the RACI row's responsible role.
    pub by: Option<RoleId>,
    /// Limit after which the step is late.
    pub within: Option<SimSpan>,
    pub priority: u8,
}

/// What a step's action is aimed at.
#[derive(Clone, Debug)]
pub enum Aim {
    Nothing,
    /// The host of the `for_each` around it.
    ThisHost,
    /// One order for each host of the set.
    Hosts(HostSet),
    Segments(Vec<SegmentId>),
    Domains(Vec<DomainId>),
    /// Accounts believed stolen.
    SuspectedAccounts,
    /// Services, best effective tier first.
    Services {
        tier_at_most: u8,
    },
    ThisCase,
    Units(Vec<UnitId>),
    /// Weaknesses that are known and not believed fixed, those exposed to the internet first or in file order; with
    /// `patch`, only those that have one (or have none).
    Weaknesses {
        file_order: bool,
        patch: Option<bool>,
    },
}
