//! Seats that people take: prompts, answers, and orders by hand. An open prompt does not stop the world; at its limit the
//! plan's default acts and says so.

use super::order::{NewOrder, give};
use super::{approval, declare, playbook};
use crate::base::*;
use crate::journal::{Choice, Fact, PromptKind, Reason};
use crate::rules::Cx;
use crate::world::{PromptRow, SimEvent};

pub fn declares(cx: &Cx) -> bool {
    cx.team.seats.contains(&cx.topology.scenario.plan.declares)
}

/// Whoever declares also starts the playbooks.
pub fn decides_playbooks(cx: &Cx) -> bool {
    declares(cx)
}

pub fn ask_to_declare(case: CaseId, cx: &mut Cx) {
    let key = Key::of("prompt-declare", "", case.0);
    let role = cx.topology.scenario.plan.declares;
    let origin = cx.team.case_entries[case.index()];
    cx.team.declare_prompt = open(PromptKind::Declare, case.0, case, role, key, origin, cx);
}

pub fn ask_to_start(playbook: PlaybookId, case: CaseId, cx: &mut Cx) {
    let spec = &cx.topology.scenario.plan.playbooks[playbook.index()];
    let key = Key::of("prompt-playbook", &spec.id, case.0);
    let role = cx.topology.scenario.plan.declares;
    // Held back until it is answered.
    cx.team.refused.insert((playbook.0, case.0));
    let origin = case.some().map_or(cx.team.incident_entry, |case| cx.team.case_entries[case.index()]);
    open(PromptKind::Playbook, playbook.0, case, role, key, origin, cx);
}

pub fn ask_to_approve(order: OrderId, role: RoleId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    let key = row.key.child(Purpose::Approval, row.attempt);
    open(PromptKind::Approve, order.0, CaseId::NONE, role, key, row.entry, cx);
}

fn open(
    kind: PromptKind,
    subject: u32,
    case: CaseId,
    role: RoleId,
    key: Key,
    origin: EntryId,
    cx: &mut Cx,
) -> PromptId {
    let prompt = PromptId::from(cx.team.prompts.len());
    cx.out.origin = origin;
    let entry = cx.out.fact(Fact::PromptOpened { prompt, kind, subject });
    let limit = cx.now() + cx.topology.scenario.plan.escalate_after;
    let row = PromptRow {
        kind,
        subject,
        case,
        role,
        key,
        opened: cx.now(),
        limit,
        entry,
        default: Choice::Yes,
        answer: None,
    };
    cx.team.prompts.push(row);
    cx.out.push_at(limit, SimEvent::PromptLimit(prompt));
    prompt
}

/// A person answers. An answer to no open prompt is journaled and changes nothing.
pub fn answer(prompt: PromptId, choice: Choice, cx: &mut Cx) {
    match cx.team.prompts.get(prompt.index()) {
        Some(row) if row.answer.is_none() => {
            cx.out.origin = row.entry;
            cx.out.fact(Fact::PromptAnswered { prompt, choice });
            settle(prompt, choice, cx);
        }
        _ => {
            cx.out.origin = EntryId::NONE;
            cx.out.fact(Fact::InputWithoutPrompt { choice });
        }
    }
}

pub fn prompt_limit(prompt: PromptId, cx: &mut Cx) {
    let row = cx.team.prompts[prompt.index()];
    if row.answer.is_none() {
        cx.out.origin = row.entry;
        cx.out.fact(Fact::PromptDefaulted { prompt, choice: row.default });
        settle(prompt, row.default, cx);
    }
}

fn settle(prompt: PromptId, choice: Choice, cx: &mut Cx) {
    cx.team.prompts[prompt.index()].answer = Some(choice);
    let row = cx.team.prompts[prompt.index()];
    match (row.kind, choice) {
        (PromptKind::Declare, _) => {
            cx.team.declare_prompt = PromptId::NONE;
            if choice == Choice::Yes {
                declare(row.case, cx);
            } else {
                cx.team.refused.insert((u32::MAX, row.case.0));
            }
        }
        (PromptKind::Playbook, Choice::Yes) => {
            cx.team.refused.remove(&(row.subject, row.case.0));
            playbook::start(PlaybookId(row.subject), row.case, cx);
        }
        (PromptKind::Approve, Choice::Yes) => {
            if cx.team.orders[row.subject as usize].state == Reason::Approval {
                approval::given(OrderId(row.subject), PersonId::NONE, cx);
            }
        }
        (PromptKind::Approve, Choice::No) => approval::refused(OrderId(row.subject), cx),
        (PromptKind::Playbook, Choice::No) | (PromptKind::Inject, _) => {}
    }
}

/// A seat orders an action of its own accord.
pub fn order_by_hand(role: RoleId, action: ActionId, target: u32, cx: &mut Cx) {
    cx.out.origin = EntryId::NONE;
    let entry = cx.out.fact(Fact::OrderedByHand { action, target, role });
    let origin = if cx.team.incident_entry.is_none() { entry } else { cx.team.incident_entry };
    let order = NewOrder {
        action,
        target,
        unit: cx.topology.organisation().centre,
        by: None,
        priority: 1,
        wakes: true,
        frame: FrameId::NONE,
        leader: OrderId::NONE,
        origin,
    };
    give(order, cx);
}
