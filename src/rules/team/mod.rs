//! The team: carries decisions out with people who sleep, queue, travel and err.

mod alert;
mod approval;
mod channel;
mod dispatch;
mod handover;
mod identify;
mod learn;
mod order;
mod playbook;
mod seat;
mod timetable;

pub use alert::{arrived, believe_host, open_case, report_up};
pub use approval::{done as approval_done, escalates as approval_escalates};
pub use dispatch::{goes_away, person_answers, person_arrives, retry_tools, roster_changes, shift_starts, task_timer};
pub use order::{NewOrder, give};
pub use playbook::wakes as frame_wakes;
pub use seat::{answer, order_by_hand, prompt_limit};

use super::Cx;
use super::action::{self, Outcome};
use super::policy::{self, Decision};
use crate::base::*;
use crate::journal::Fact;
use crate::world::SimEvent;
pub use dispatch::available as is_there;

/// Schedules the shifts.
pub fn start(cx: &mut Cx) {
    for shift in 0..cx.topology.organisation().shifts.len() {
        dispatch::schedule_shift(ShiftId::from(shift), cx);
        if let Some(end) = cx.topology.calendar.shift_end(ShiftId::from(shift), cx.now()) {
            cx.out.push_at(end, SimEvent::RosterChanges);
        }
    }
}

/// Lets the plan decide until it wants nothing more for now.
pub fn decide(cx: &mut Cx) {
    // The moment moves only when something becomes known, or when it has come.
    let looks = cx.out.core.belief_changed || cx.team.look_at <= cx.now() || cx.now() == SimTime::ZERO;
    if cx.team.nobody_home {
        cx.out.core.belief_changed = false;
    }
    while std::mem::take(&mut cx.out.core.belief_changed) {
        playbook::watch(cx);
        while let Some(decision) =
            policy::decide(cx.out.belief(), &cx.topology.scenario, &cx.topology.effective_tier, cx.team, cx.now())
        {
            carry_out(decision, cx);
        }
    }
    if looks {
        look_ahead(cx);
    }
}

/// Schedules a look at the next moment at which time alone may make a condition true.
fn look_ahead(cx: &mut Cx) {
    let passed = cx.team.look_at <= cx.now();
    match policy::next_look(cx.out.belief(), &cx.topology.timed, cx.now()) {
        Some(at) if passed || at < cx.team.look_at => {
            cx.team.look_at = at;
            cx.out.push_at(at, SimEvent::LookAgain);
        }
        None if passed => cx.team.look_at = SimTime::NEVER,
        _ => {}
    }
}

fn carry_out(decision: Decision, cx: &mut Cx) {
    let centre = cx.topology.organisation().centre;
    match decision {
        Decision::Declare(case) => {
            if seat::declares(cx) {
                seat::ask_to_declare(case, cx);
            } else {
                declare(case, cx);
            }
        }
        Decision::Rate(level) => {
            let origin = cx.team.incident_entry;
            cx.team.rating = give(
                NewOrder {
                    target: level.0,
                    priority: 0,
                    wakes: true,
                    origin,
                    ..NewOrder::of(action::RAISE_SEVERITY, centre)
                },
                cx,
            );
        }
        Decision::Due(severity) => {
            cx.out.origin = cx.team.incident_entry;
            if let Some((incident, _)) = cx.out.belief().whole.incident() {
                cx.out.fact(Fact::SeverityDue { incident, severity });
            }
        }
        Decision::Classify => {
            let origin = cx.team.incident_entry;
            let order = NewOrder { priority: 1, origin, ..NewOrder::of(action::CLASSIFY_INCIDENT, centre) };
            cx.team.classifying = give(order, cx);
        }
        Decision::Close => {
            let origin = cx.team.incident_entry;
            cx.team.closing = give(NewOrder { origin, ..NewOrder::of(action::CLOSE_INCIDENT, centre) }, cx);
        }
        Decision::Reach(mark) => {
            cx.out.origin = cx.team.incident_entry;
            cx.out.fact(Fact::MarkReached { mark });
        }
        Decision::Start(playbook, case) => {
            if seat::decides_playbooks(cx) {
                seat::ask_to_start(playbook, case, cx);
            } else {
                playbook::start(playbook, case, cx);
            }
        }
    }
}

/// What an action sets going in the team itself, beside what it changes and what it reports.
fn follow_up(order: OrderId, outcome: &Outcome, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    identify::analysed(order, outcome, cx);
    match cx.topology.scenario.actions[row.action.index()].id.as_str() {
        action::TRIAGE_ALERT => alert::verdict(order, outcome, cx),
        action::DECLARE_INCIDENT => alert::declared(order, outcome, cx),
        action::CLASSIFY_INCIDENT => identify::classified(order, cx),
        action::INVESTIGATE_CASE => identify::investigated(order, cx),
        action::REOPEN_ALERT => identify::reopen(order, cx),
        action::RAISE_SEVERITY => alert::rated(order, cx),
        action::LOWER_SEVERITY => alert::rated_lower(order, cx),
        action::REOPEN_INCIDENT if outcome.failed.is_none() => alert::reopened(order, cx),
        action::CLOSE_INCIDENT => {
            if order == cx.team.closing {
                cx.team.closing = OrderId::NONE;
            }
            alert::over(cx);
        }
        action::KEEP_TIMELINE => {
            learn::keep_timeline(order, cx);
            handover::noted(cx);
        }
        action::HAND_OVER_SHIFT => handover::noted(cx),
        action::PLAN_RECOVERY => timetable::write(order, cx),
        action::COMPARE_RESPONSE => learn::compare(order, cx),
        action::STAND_DOWN => alert::over(cx),
        action::DECIDE_ON_DEMAND if outcome.failed.is_none() => super::extortion::decided(order, cx),
        action::HOLD_SYNC => channel::sync_held(order, cx),
        action::ACTIVATE_IR_TEAM | action::ENGAGE_INSURER => dispatch::send_for_outsiders(cx),
        action::OPEN_SECURE_CHANNEL => cx.team.out_of_band = outcome.failed.is_none(),
        action::CLOSE_HOTLINE => dispatch::close_hotline(cx),
        _ => {}
    }
}

/// Orders the declaration of a case.
fn declare(case: CaseId, cx: &mut Cx) {
    let centre = cx.topology.organisation().centre;
    let by = Some(cx.topology.scenario.plan.declares);
    let origin = cx.team.case_entries[case.index()];
    cx.team.declaring = give(
        NewOrder {
            target: case.0,
            by,
            priority: 0,
            wakes: true,
            origin,
            ..NewOrder::of(action::DECLARE_INCIDENT, centre)
        },
        cx,
    );
}
