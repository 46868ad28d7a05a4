//! The one match over events: the only place that holds the whole model.

use super::{action, adversary, cx, extortion, inject, sensor, service, team};
use crate::base::*;
use crate::journal::{Fact, InputKind, Reason};
use crate::world::{Model, Scheduled, SimEvent};

/// STARTEX: what waits from the beginning.
pub fn begin(model: &mut Model, horizon: SimSpan) {
    let mut cx = cx(model, SimTime::ZERO, EntryId::NONE);
    cx.out.fact(Fact::Startex {});
    cx.out.core.belief_changed = false;
    cx.out.push_at(SimTime::ZERO + horizon, SimEvent::EndOfRun);
    adversary::start(cx.truth, cx.topology, &mut cx.out);
    inject::start(&mut cx);
    if !cx.team.nobody_home {
        team::start(&mut cx);
        sensor::indicator::start(cx.topology, &mut cx.out);
        for index in 0..cx.topology.organisation().sensors.len() {
            sensor::schedule_false_alarm(SensorId::from(index), cx.truth, cx.topology, &mut cx.out);
        }
    }
    settle(model, SimTime::ZERO);
}

/// Takes one event.
pub fn step(model: &mut Model, now: SimTime, scheduled: Scheduled) {
    model.core.events += 1;
    let mut cx = cx(model, now, scheduled.cause);
    match scheduled.event {
        SimEvent::Input(_) => unreachable!("the exercise takes inputs itself"),
        SimEvent::EndOfRun => {
            cx.out.from(EntryId::NONE).fact(Fact::EndOfRun {});
        }
        SimEvent::StepReady(step) => adversary::ready(step, cx.truth, cx.topology, &mut cx.out),
        SimEvent::UseDone(technique_use) => {
            adversary::use_done(technique_use, cx.truth, cx.topology, &mut cx.out);
        }
        SimEvent::CampaignNext(campaign) => {
            adversary::campaign_next(campaign, cx.truth, cx.topology, &mut cx.out);
        }
        SimEvent::Revives(host) => adversary::revive(host, cx.truth, cx.topology, &mut cx.out),
        SimEvent::LogsExpire(host) => action::logs_expire(host, cx.truth, cx.topology, &mut cx.out),
        SimEvent::SessionEnds(account) => action::session_ends(account, cx.truth, cx.topology, &mut cx.out),
        SimEvent::ReactionFires(reaction) => adversary::fire(reaction, cx.truth, cx.topology, &mut cx.out),
        SimEvent::LeakDue(version) => extortion::leak_due(version, &mut cx),
        SimEvent::DemandFound => extortion::demand_found(&mut cx),
        SimEvent::StrayContact => extortion::stray_contact(&mut cx),
        SimEvent::DecryptorSent => extortion::decryptor_sent(&mut cx),
        SimEvent::AlertArrives { sensor, seen } => {
            let sensor = SensorId(u32::from(sensor));
            let what = sensor::alert_arrives(sensor, seen, cx.truth, cx.topology, &mut cx.out);
            team::arrived(what, &mut cx);
        }
        SimEvent::FalseAlarm(sensor) => {
            if let Some(alert) = sensor::false_alarm(sensor, cx.truth, cx.topology, &mut cx.out) {
                team::arrived(sensor::Arrived::New(alert), &mut cx);
            }
        }
        SimEvent::ExtraAlarm { sensor, spell } => {
            if let Some(alert) = sensor::extra_alarm(sensor, spell, cx.truth, cx.topology, &mut cx.out) {
                team::arrived(sensor::Arrived::New(alert), &mut cx);
            }
        }
        SimEvent::IndicatorMatches { sensor, seen } => {
            let sensor = SensorId(u32::from(sensor));
            let what = sensor::indicator::match_arrives(sensor, seen, cx.truth, cx.topology, &mut cx.out);
            team::arrived(what, &mut cx);
            sensor::indicator::say_match(what, seen, cx.truth, cx.topology, &mut cx.out);
        }
        SimEvent::BeaconStands { sensor, seen } => {
            let sensor = SensorId(u32::from(sensor));
            if let Some(what) = sensor::beacon_stands(sensor, seen, cx.truth, cx.topology, &mut cx.out) {
                team::arrived(what, &mut cx);
            }
        }
        SimEvent::FeedLearns { feed, tool } => {
            cx.out.origin = EntryId::NONE;
            sensor::indicator::learn(tool, feed, cx.truth, cx.topology, &mut cx.out);
        }
        SimEvent::FalseMatch { feed, number } => {
            if let Some(alert) = sensor::indicator::false_match(feed, number, cx.truth, cx.topology, &mut cx.out) {
                team::arrived(sensor::Arrived::New(alert), &mut cx);
                let tool = ToolId::NONE;
                cx.out.from(EntryId::NONE).fact(Fact::IndicatorMatched { alert, tool, feed });
            }
        }
        SimEvent::ServiceNoticed(service) => service::noticed(service, &mut cx),
        SimEvent::FallbackStarts { service, spell } => service::fallback_starts(service, spell, &mut cx),
        SimEvent::FallbackEnds { service, spell } => service::fallback_ends(service, spell, &mut cx),
        SimEvent::InjectDue(inject) => inject::due(inject, &mut cx),
        SimEvent::SensorBack(_) => {}
        SimEvent::ReportUp(case) => team::report_up(case, &mut cx),
        SimEvent::ApprovalDone { order, attempt } => team::approval_done(order, attempt, &mut cx),
        SimEvent::ApprovalEscalates { order, attempt } => team::approval_escalates(order, attempt, &mut cx),
        SimEvent::PersonAnswers { person, call } => team::person_answers(person, call, &mut cx),
        SimEvent::PersonArrives(person) => team::person_arrives(person, &mut cx),
        SimEvent::TaskTimer { order, timer } => team::task_timer(order, timer, &mut cx),
        SimEvent::ShiftStarts(shift) => team::shift_starts(shift, &mut cx),
        SimEvent::RosterChanges => team::roster_changes(&mut cx),
        SimEvent::FrameWakes { frame, wake } => team::frame_wakes(frame, wake, &mut cx),
        SimEvent::PromptLimit(prompt) => team::prompt_limit(prompt, &mut cx),
        SimEvent::LookAgain => cx.out.core.belief_changed = true,
    }
    settle(model, now);
}

/// Takes an input of a person.
pub fn input(model: &mut Model, now: SimTime, kind: InputKind) {
    let cause = EntryId(u32::try_from(model.core.entries.len()).expect("fewer than 2^32 entries") - 1);
    let mut cx = cx(model, now, cause);
    match kind {
        InputKind::Answer { prompt, choice, .. } => team::answer(prompt, choice, &mut cx),
        InputKind::Order { role, action, target } => team::order_by_hand(role, action, target, &mut cx),
    }
    settle(model, now);
}

/// After an event: services, the adversary's freedom, what it notices, then what the team makes of what it now knows.
pub fn settle(model: &mut Model, now: SimTime) {
    let cause = EntryId(u32::try_from(model.core.entries.len()).expect("fewer than 2^32 entries") - 1);
    let mut cx = cx(model, now, cause);
    loop {
        cx.out.origin = EntryId::NONE;
        let services_changed = service::settle(&mut cx);
        if services_changed && !cx.team.nobody_home {
            team::retry_tools(&mut cx);
        }
        freedom(&mut cx);
        if std::mem::take(&mut cx.truth.sums.noticeable) {
            adversary::notice(cx.truth, cx.topology, &mut cx.out);
        }
        if !cx.truth.rows.whole.endex && inject::holds(&cx.topology.scenario.exercise.endex, &cx) {
            cx.out.origin = EntryId::NONE;
            cx.truth.record(Fact::Endex {}, Reason::None, cx.topology, &mut cx.out);
        }
        inject::watch(&mut cx);
        team::decide(&mut cx);
        if !cx.truth.sums.any_dirty_service && !cx.truth.sums.free_dirty && !cx.out.core.belief_changed {
            break;
        }
    }
}

/// Writes the flips of *adversary free*.
fn freedom(cx: &mut super::Cx) {
    if !std::mem::take(&mut cx.truth.sums.free_dirty) {
        return;
    }
    let hand = cx.truth.sums.last_hand;
    let free = cx.truth.is_free(cx.topology);
    if free != cx.truth.rows.whole.adversary_free {
        let reason = match (free, hand) {
            (true, _) => Reason::Attack,
            (false, Reason::Response) => Reason::Response,
            // A payload ran out, but what it leaves behind can no longer be reached: the barrier did that.
            (false, Reason::Attack | Reason::Spent) if cx.truth.barred(cx.topology) => Reason::Response,
            (false, Reason::Attack | Reason::Spent) => Reason::Spent,
            (false, _) => Reason::Control,
        };
        cx.out.origin = EntryId::NONE;
        cx.truth.record(Fact::AdversaryFree { free }, reason, cx.topology, &mut cx.out);
    }
}
