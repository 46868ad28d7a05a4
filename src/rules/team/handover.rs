//! Work that passes to the next shift, and people who have been at it for long (P5.5). What the next one is not told has to
//! be found out again; notes or a time line that is kept save most of that.

use crate::base::*;
use crate::journal::Fact;
use crate::rules::Cx;
use crate::rules::action::{self, ActionSpec};

/// A task that tiredness makes longer by less than this is not worth an entry (our judgement).
const WORTH_SAYING: SimSpan = SimSpan::minutes(15);

/// Notes for the next shift, or the time line, were brought up to date.
pub fn noted(cx: &mut Cx) {
    cx.team.notes_until = cx.now() + cx.topology.scenario.parameters.dist("team.notes_last").sample_span(0);
}

/// Somebody goes on with a paused task. Whoever takes it over from another loses part of what was done.
pub fn taken_over(order: OrderId, cx: &mut Cx) {
    let row = cx.team.orders[order.index()];
    if row.before.is_none() || row.before == row.person || !in_the_head(action::spec(row.action)) {
        return;
    }
    let parameters = &cx.topology.scenario.parameters;
    let drawn = cx.out.span(
        &parameters.dist("shift.handover_loss"),
        Purpose::Handover,
        row.key.child(Purpose::Handover, row.timer),
    );
    let share = if cx.now() < cx.team.notes_until { parameters.chance("team.handover_with_notes").get() } else { 1.0 };
    // Nobody forgets more than was done.
    let done = row.work - row.work_left;
    let lost = SimSpan((drawn.0 as f64 * share).round() as i64).min(done);
    let row = &mut cx.team.orders[order.index()];
    (row.work, row.work_left) = (row.work + lost, row.work_left + lost);
    let (person, entry) = (row.person, row.entry);
    if let Some(minutes) = minutes(lost) {
        cx.out.origin = entry;
        cx.out.fact(Fact::HandedOver { order, person, minutes });
    }
}

/// Work that lives in somebody's head. What a machine does by itself needs nobody, and a host that is being rebuilt or
/// restored shows how far it is.
fn in_the_head(spec: &ActionSpec) -> bool {
    !spec.runs_on && !spec.brings_back
}

/// How many times as long somebody takes who is tired: hours beyond the fresh ones of a shift count.
pub fn tired(spec: &ActionSpec, person: PersonId, cx: &Cx) -> f64 {
    if !in_the_head(spec) {
        return 1.0;
    }
    let an_hour = cx.topology.scenario.parameters.dist("team.tired_slower").quantile(0.5);
    1.0 + an_hour * action::tired_hours(person, cx.topology, cx.now())
}

/// Says by how much the work of a tired person takes longer, if that is worth saying.
pub fn slowed(order: OrderId, by: SimSpan, cx: &mut Cx) {
    if by < WORTH_SAYING {
        return;
    }
    let row = cx.team.orders[order.index()];
    if let Some(minutes) = minutes(by) {
        cx.out.origin = row.entry;
        cx.out.fact(Fact::WorkedTired { order, person: row.person, minutes });
    }
}

/// Whole minutes, if there are any.
fn minutes(span: SimSpan) -> Option<u32> {
    u32::try_from(span.0 / SimSpan::minutes(1).0).ok().filter(|&minutes| minutes > 0)
}
