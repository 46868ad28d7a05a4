//! The team's own state: who is free, what is ordered, where it waits. Neither truth nor belief about the incident:
//! everybody in the team knows it, and every change of it is a fact.

use crate::base::*;
use crate::journal::{Choice, PromptKind, Reason};
use bevy_ecs::component::Component;
use std::collections::{BTreeMap, BTreeSet};

/// A person's state, one row each.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonState {
    /// The order that this person works on.
    pub busy: OrderId,
    /// Called in until then, shift or no shift.
    pub duty_until: SimTime,
    pub away_until: SimTime,
    /// A call is under way.
    pub called: bool,
    pub calls: u32,
    /// Outside responders only: has come.
    pub arrived: bool,
    /// When the spell of work without a break began, for fatigue.
    pub on_since: SimTime,
    pub worked: SimSpan,
}

impl Default for PersonState {
    fn default() -> PersonState {
        PersonState {
            busy: OrderId::NONE,
            duty_until: SimTime(i64::MIN),
            away_until: SimTime(i64::MIN),
            called: false,
            calls: 0,
            arrived: false,
            on_since: SimTime(i64::MIN),
            worked: SimSpan::ZERO,
        }
    }
}

/// An order and the task that carries it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub id: OrderId,
    pub action: ActionId,
    pub target: u32,
    /// Who ordered it.
    pub unit: UnitId,
    /// Whose people carry it out.
    pub by_unit: UnitId,
    pub role: RoleId,
    pub priority: u8,
    /// Wakes people on call.
    pub wakes: bool,
    pub key: Key,
    /// The `ordered` entry.
    pub entry: EntryId,
    pub frame: FrameId,
    /// The case that what it finds belongs to: known when it ends.
    pub case: CaseId,
    /// Task state, as in the journal.
    pub state: Reason,
    pub person: PersonId,
    /// Who worked on it before it was paused.
    pub before: PersonId,
    pub work_left: SimSpan,
    pub work_began: SimTime,
    /// The whole work of it, once it is known.
    pub work: SimSpan,
    /// Counts timers, so that a stale one is known.
    pub timer: u32,
    /// The order whose approval covers this one: the first of its step, or itself.
    pub leader: OrderId,
    /// The approver asked last, as an index into the accountable role's holders.
    pub attempt: u32,
    pub approved: bool,
    /// Approvers who were reached and have not answered yet: a bit each.
    pub thinking: u64,
    pub started: bool,
}

/// A running step of a playbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameRow {
    pub node: PlanNodeId,
    pub parent: FrameId,
    pub playbook: PlaybookId,
    pub case: CaseId,
    pub host: HostId,
    pub unit: UnitId,
    /// What the orders of this playbook are made from.
    pub origin: EntryId,
    /// Position in a sequence.
    pub at: u32,
    /// Children or orders still open.
    pub open: u32,
    pub wake: u32,
    pub done: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromptRow {
    pub kind: PromptKind,
    pub subject: u32,
    pub case: CaseId,
    pub role: RoleId,
    pub key: Key,
    pub opened: SimTime,
    pub limit: SimTime,
    pub entry: EntryId,
    pub default: Choice,
    pub answer: Option<Choice>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamTables {
    pub orders: Vec<OrderRow>,
    pub frames: Vec<FrameRow>,
    pub prompts: Vec<PromptRow>,
    /// By shift: whether it works now, as the calendar says; and the moment until which that stands.
    pub on_shift: Vec<bool>,
    pub on_shift_until: SimTime,
    /// Orders that wait for people, by role and unit (`role * units + unit`): priority, then order.
    pub waiting: Vec<BTreeSet<(u8, OrderId)>>,
    /// Those of them that wake people, alike.
    pub waking: Vec<BTreeSet<(u8, OrderId)>>,
    /// Those of them that ask for a skill: they wait for reasons of their own.
    pub choosy: BTreeSet<OrderId>,
    /// Why orders of a crew wait, as last journaled.
    pub crew_states: Vec<Reason>,
    /// Orders that wait for a tool.
    pub no_tool: BTreeSet<OrderId>,
    /// How often an action was ordered for a target, for keys; without a target, by unit.
    pub repeats: BTreeMap<(ActionId, u32, UnitId), u32>,
    /// Frames that wait for a condition.
    pub watching: BTreeSet<FrameId>,
    /// Playbooks that started for the whole incident, by row.
    pub started: Vec<bool>,
    /// Playbooks that started for a case.
    pub started_for: BTreeSet<(PlaybookId, CaseId)>,
    /// An order to declare or to rate is under way.
    pub declaring: OrderId,
    pub rating: OrderId,
    pub closing: OrderId,
    pub classifying: OrderId,
    /// Prompts that hold a declaration or a playbook back after a "no".
    pub refused: BTreeSet<(u32, u32)>,
    /// Severities that an approver did not want, and incidents not to be closed.
    pub unwanted: BTreeSet<SeverityId>,
    pub kept_open: BTreeSet<IncidentId>,
    pub injects_done: Vec<bool>,
    /// The next moment for which a look was scheduled.
    pub look_at: SimTime,
    /// The case under which new alerts of a unit gather, by unit.
    pub open_case: Vec<CaseId>,
    /// Entry of each case, of the alerts, and of the declaration.
    pub case_entries: Vec<EntryId>,
    /// Key of each case: its first alert's, or the unit's and how many it had before.
    pub case_keys: Vec<Key>,
    pub alert_entries: Vec<EntryId>,
    pub incident_entry: EntryId,
    /// Roles that people sit in; everybody else follows the plan.
    pub seats: BTreeSet<RoleId>,
    /// A case of the declaration prompt that is open.
    pub declare_prompt: PromptId,
    /// Injects that were delivered or skipped.
    pub incident_number: u32,
    /// Entries up to here were gone through for the time line of late steps.
    pub timeline_read: usize,
    /// The team has moved to channels that nobody reads along.
    pub out_of_band: bool,
    /// Notes for the next shift, or the time line, are fresh until then.
    pub notes_until: SimTime,
    /// The reference run: nobody is there.
    pub nobody_home: bool,
}
