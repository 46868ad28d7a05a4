//! Legal clocks: due times computed by hand, across weekends, holidays and daylight saving; and each clock moves with its
//! own anchor only.

mod common;

use common::*;
use sandtable::base::SimTime;
use sandtable::scenario::{clocks, load_texts};
use sandtable::score::{ClockFinding, ClockState, score};
use sandtable::world::Topology;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Zone, STARTEX, clock, moment of its anchor, moment of its cap's anchor, due: all local to the zone. Days and months end
/// with their last day, so their due time is the next midnight.
const TABLE: &[(&str, &str, &str, &str, &str)] = &[
    // Good Friday 10:00; summer time begins on Sunday: 72 hours later it is 11:00.
    ("Europe/Berlin", "gdpr-33", "2024-03-29 10:00", "", "2024-04-01 11:00"),
    // Over Whitsun.
    ("Europe/Berlin", "gdpr-34", "2024-05-17 12:00", "", "2024-05-20 12:00"),
    // Saturday evening; summer time ends on Sunday at 03:00.
    ("Europe/Berlin", "nis2-early-warning", "2024-10-26 20:00", "", "2024-10-27 19:00"),
    ("Europe/Berlin", "nis2-notification", "2024-12-20 18:00", "", "2024-12-23 18:00"),
    // A month from 31 January ends on 29 February.
    ("Europe/Berlin", "nis2-final", "2024-01-31 10:00", "", "2024-03-01 00:00"),
    // 4 h after classification; capped by 24 h after awareness; classified later still: 4 h again.
    ("Europe/Berlin", "dora-initial", "2025-06-02 12:00", "2025-06-02 08:00", "2025-06-02 16:00"),
    ("Europe/Berlin", "dora-initial", "2025-06-03 06:00", "2025-06-02 08:00", "2025-06-03 08:00"),
    ("Europe/Berlin", "dora-initial", "2025-06-04 09:00", "2025-06-02 08:00", "2025-06-04 13:00"),
    // From Friday over Whit Monday.
    ("Europe/Berlin", "dora-intermediate", "2025-06-06 15:00", "", "2025-06-09 15:00"),
    ("Europe/Berlin", "dora-final", "2025-03-31 09:00", "", "2025-05-01 00:00"),
    // Friday before Memorial Day: Tuesday is the first business day, Friday the fourth.
    ("America/New_York", "sec-8k", "2024-05-24 16:00", "", "2024-06-01 00:00"),
    // A Saturday, and winter time from Sunday on.
    ("America/New_York", "sec-8k", "2024-11-02 12:00", "", "2024-11-08 00:00"),
    // Thanksgiving in between.
    ("America/New_York", "sec-8k", "2024-11-26 09:00", "", "2024-12-04 00:00"),
    // One o'clock on Saturday in Berlin is Friday evening in New York, whose days count.
    ("Europe/Berlin", "sec-8k", "2024-05-25 01:00", "", "2024-06-01 06:00"),
    // Summer time begins on Sunday.
    ("America/New_York", "nydfs-500-17", "2024-03-09 20:00", "", "2024-03-12 21:00"),
    // Half an hour after midnight of the day on which summer time ends.
    ("America/New_York", "nydfs-payment", "2024-11-03 00:30", "", "2024-11-03 23:30"),
    ("America/New_York", "nydfs-payment-reasons", "2024-10-15 12:00", "", "2024-11-15 00:00"),
    // 60 days from 10 January of a leap year.
    ("America/New_York", "hipaa-individuals", "2024-01-10 09:00", "", "2024-03-11 00:00"),
    ("America/New_York", "hipaa-hhs", "2023-12-31 23:00", "", "2024-03-01 00:00"),
    // New Year's night.
    ("Asia/Shanghai", "cn-critical", "2026-02-16 23:30", "", "2026-02-17 00:30"),
    ("Asia/Shanghai", "cn-state-organ", "2025-11-02 22:30", "", "2025-11-03 00:30"),
    ("Asia/Shanghai", "cn-operator", "2026-02-14 23:00", "", "2026-02-15 03:00"),
    ("Asia/Shanghai", "cn-summary", "2026-01-20 10:00", "", "2026-02-20 00:00"),
    ("Asia/Hong_Kong", "hk-serious", "2026-02-17 02:00", "", "2026-02-17 14:00"),
    ("Asia/Hong_Kong", "hk-other", "2026-04-03 10:00", "", "2026-04-05 10:00"),
    ("Asia/Hong_Kong", "hk-written", "2026-02-17 02:00", "", "2026-03-04 00:00"),
    ("Asia/Taipei", "tw-notice", "2026-02-28 23:30", "", "2026-03-01 00:30"),
    ("Asia/Taipei", "tw-improvement", "2026-01-31 10:00", "", "2026-03-01 00:00"),
    ("Asia/Singapore", "sg-cii", "2026-01-31 23:00", "", "2026-02-01 01:00"),
    ("Asia/Singapore", "sg-cii-supplement", "2026-02-01 00:30", "", "2026-02-16 00:00"),
    ("Asia/Singapore", "sg-pdpa", "2026-01-01 18:00", "", "2026-01-05 00:00"),
    ("Asia/Singapore", "sg-mas", "2026-12-31 23:30", "", "2027-01-01 00:30"),
];

/// A small world in a zone, under all shipped clocks.
fn world(zone: &str, startex: &str) -> Arc<Topology> {
    let all: Vec<String> = clocks::shipped().iter().map(|clock| format!("(id: \"{}\")", clock.id)).collect();
    let small = Small { organisation: format!("zone: \"{zone}\", clocks: [{}]", all.join(", ")), ..Small::default() };
    let mut sources = small.sources();
    sources[0].text = sources[0].text.replace("2024-03-04 09:00", startex);
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

#[test]
fn due_times_are_those_computed_by_hand() {
    for (zone, id, anchor, cap, due) in TABLE {
        // The day before, so that nothing is at time 0.
        let startex = "2023-01-02 09:00";
        let topology = world(zone, startex);
        let at = |local: &str| topology.calendar.from_local(local.replace(' ', "T").add(":00"));
        let clock = topology.organisation().clocks.iter().find(|clock| clock.id == *id).expect("a shipped clock");
        let cap = (!cap.is_empty()).then(|| at(cap));
        let found = clock.due(at(anchor), cap, topology.scenario.startex());
        assert_eq!(found, at(due), "{id} from {anchor} in {zone}: {} h off", (found - at(due)).as_hours());
    }
}

trait Add {
    fn add(self, tail: &str) -> chrono::NaiveDateTime;
}
impl Add for String {
    fn add(self, tail: &str) -> chrono::NaiveDateTime {
        format!("{self}{tail}").parse().expect("a date and time of the table")
    }
}

#[test]
fn every_shipped_clock_is_in_the_table() {
    for clock in clocks::shipped() {
        assert!(TABLE.iter().any(|row| row.1 == clock.id), "{} has no row computed by hand", clock.id);
        assert!(!clock.source.is_empty() && !clock.in_force.is_empty(), "{} says where it is written", clock.id);
    }
}

/// Told, aware, classified as major, material, and assessed at these hours.
fn probe(hours: [u32; 5]) -> BTreeMap<String, ClockFinding> {
    let [told, aware, major, material, assessed] = hours;
    let all: Vec<String> =
        clocks::shipped().iter().map(|clock| format!("(id: \"{}\", from_records: 0)", clock.id)).collect();
    let small = Small {
        horizon: "60d",
        exercise: format!(
            r#"injects: [(id: "told", title: "t", text: "t", to: "lead", at: "T+{told}h", effects: [outside_report(groups: ["pc"])])]"#
        ),
        organisation: format!(
            "clocks: [{}], parameters: {{ \"comms.legal_assessment\": \"1h\", \"respond.declare\": \"1min\", \"comms.filing\": \"10min\" }}",
            all.join(", ")
        ),
        steps: phish(3),
        sensors: String::new(),
        declare_when: format!("all([told(1), at(\"T+{aware}h\")])"),
        playbooks: format!(
            r#"(id: "tell", title: "t", trigger: when(incident_open), steps: [parallel([
                sequence([until(at("T+{major}h")), do(action: "classify-major")]),
                sequence([until(at("T+{material}h")), do(action: "determine-materiality")]),
                sequence([until(at("T+{assessed}h")), do(action: "assess-notifiability")]),
                sequence([until(at("T+200h")), do(action: "notify-regulator")]),
            ])])"#
        ),
        ..Small::default()
    };
    let topology = small.topology();
    let card = score(&play(&topology, 1), &topology.scenario);
    let clocks = &topology.organisation().clocks;
    card.clocks.iter().map(|row| (clocks[row.clock.index()].id.clone(), *row)).collect()
}

#[test]
fn each_clock_moves_with_its_own_anchor_only() {
    let base = [1, 5, 33, 60, 90];
    let before = probe(base);
    let due = |rows: &BTreeMap<String, ClockFinding>, id: &str| rows[id].due.unwrap_or(SimTime::NEVER);
    let groups: [(usize, &[&str]); 4] = [
        (
            1,
            &[
                "gdpr-33",
                "nis2-early-warning",
                "nis2-notification",
                "cn-operator",
                "hk-serious",
                "tw-notice",
                "sg-cii",
                "sg-mas",
            ],
        ),
        (2, &["dora-initial"]),
        // A day later is a business day later.
        (3, &["sec-8k"]),
        (4, &["gdpr-34", "nydfs-500-17", "sg-pdpa"]),
    ];
    // Told later alone moves nothing: no clock runs from being told.
    let mut hours = base;
    hours[0] = 2;
    let told = probe(hours);
    for (_, ids) in groups {
        for id in ids {
            assert!(before[*id].due.is_some(), "{id} runs");
            assert_eq!(due(&told, id), due(&before, id), "{id} when told later");
        }
    }
    for (moved, own) in groups {
        let mut hours = base;
        // Awareness by an hour: the classification stays a day behind it.
        let by = if moved == 1 { 1 } else { 24 };
        hours[moved] += by;
        let after = probe(hours);
        for (_, ids) in groups {
            for id in ids {
                let shift = (due(&after, id) - due(&before, id)).as_hours();
                let expected = if own.contains(id) && ids == own { f64::from(by) } else { 0.0 };
                assert!((shift - expected).abs() < 0.01, "{id} moved by {shift} h when anchor {moved} moved by {by} h");
            }
        }
    }
    // What nobody started does not run, and is no breach.
    assert_eq!(before["nydfs-payment"].state, ClockState::NotStarted);
    assert_eq!(before["gdpr-33"].state, ClockState::Missed, "filed on the ninth day");
}
