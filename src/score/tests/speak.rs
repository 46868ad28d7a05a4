//! P7.3 to P7.5: what was said, and what came of it.

use super::super::testkit::*;
use crate::base::*;
use crate::journal::{Audience, Fact, RumourSource, ServiceState};
use crate::scenario::{Crowd, Wording};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn judge(id: &str, tell: impl FnOnce(&mut Script)) -> String {
    let mut script = Script::identified();
    tell(&mut script);
    verdict(&script.score(9 * DAY), id)
}

fn outage(script: &mut Script, minute: i64) {
    script.service(minute, CANTEEN, ServiceState::Down, ServiceState::Down);
}

#[test]
fn p7_staff_who_read_in_time_count() {
    let id = "p7.3-informed";
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO", "nothing failed");
    assert_eq!(judge(id, |script| outage(script, 60)), "0.00, 0, M");
    let told = |script: &mut Script| {
        outage(script, 60);
        script.put(60 + 6 * HOUR, Fact::NoticeSent { audience: Audience::Staff, order: OrderId::NONE });
    };
    // Half have read it after 6 h; 18 h after it three quarters have.
    assert_eq!(judge(id, told), "0.75, 87, S");
}

#[test]
fn p7_the_slowest_answer_to_a_rumour_counts() {
    let id = "p7.3-rumours";
    let rumour = |script: &mut Script, rumour, minute| {
        let (among, source) = (Crowd::Staff, RumourSource::Outage);
        script.put(minute, Fact::RumourStarted { rumour, among, source });
        script.put(minute + 30, Fact::RumourHeard { rumour, among, source });
    };
    let answer = |script: &mut Script, rumour, minute| {
        script.put(minute, Fact::RumourAnswered { rumour, order: OrderId::NONE });
    };
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    assert_eq!(judge(id, |script| rumour(script, 0, 100)), "not reached, 0, S");
    let both = |script: &mut Script| {
        rumour(script, 0, 100);
        rumour(script, 1, 200);
        answer(script, 0, 130 + 4 * HOUR);
        answer(script, 1, 230 + 14 * HOUR);
    };
    assert_eq!(judge(id, both), "14 h, 50, S");
}

#[test]
fn p7_one_voice_says_what_is_known() {
    let made = |script: &mut Script, order, speaker, wording| {
        script.put(100, Fact::StatementMade { order, speaker, wording });
    };
    let (lead, analyst) = (PersonId(2), PersonId(0));
    assert_eq!(judge("p7.4-voice", |_| {}), "not observed, -, NO");
    assert_eq!(judge("p7.4-voice", |script| made(script, OrderId(0), lead, Wording::Measured)), "done, -, P");
    assert_eq!(judge("p7.4-voice", |script| made(script, OrderId::NONE, analyst, Wording::Measured)), "not done, -, S");
    assert_eq!(judge("p7.4-claims", |script| made(script, OrderId(0), lead, Wording::Measured)), "done, -, P");
    assert_eq!(judge("p7.4-claims", |script| made(script, OrderId(0), lead, Wording::Absolute)), "not done, -, M");
    let refuted = |script: &mut Script| {
        made(script, OrderId(0), lead, Wording::Absolute);
        script.put(200, Fact::ClaimFalse { statement: OrderId(0) });
    };
    assert_eq!(judge("p7.4-refuted", refuted), "1, 0, M");
    assert_eq!(judge("p7.4-refuted", |script| made(script, OrderId(0), lead, Wording::Absolute)), "0, 100, P");
}

#[test]
fn p7_the_hotline_is_open_or_not() {
    let id = "p7.5-hotline";
    let told = |script: &mut Script| {
        script.put(60, Fact::NoticeSent { audience: Audience::Customers, order: OrderId::NONE });
    };
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    assert_eq!(judge(id, told), "0.00, 0, M");
    let half = |script: &mut Script| {
        told(script);
        script.put(60, Fact::HotlineStaffed { lines: 2 });
        script.put(60 + 36 * HOUR, Fact::HotlineStaffed { lines: 0 });
    };
    assert_eq!(judge(id, half), "0.50, 31, M");
}

#[test]
fn people_without_word_are_counted_hour_by_hour() {
    let mut script = Script::identified();
    outage(&mut script, 60);
    script.put(60 + HOUR, Fact::NoticeSent { audience: Audience::Staff, order: OrderId::NONE });
    let card = script.score(60 + 3 * HOUR);
    let staff = card.talk.audiences[Crowd::Staff as usize];
    // 100 people; nobody knows in the first hour nor when it goes out, six in seven an hour later do not.
    assert!((staff.person_hours - (100.0 + 100.0 + 600.0 / 7.0)).abs() < 1e-9, "{}", staff.person_hours);
    assert_eq!(card.talk.audiences[Crowd::Customers as usize].from, None, "no record left");
}
