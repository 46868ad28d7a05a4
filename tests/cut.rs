//! The cut between truth and belief, and what may depend on what: policies see belief only, belief is a fold over the
//! journal, a unit knows what it was told, and unrelated things move no luck.

mod common;

use common::*;
use sandtable::base::*;
use sandtable::exercise::Run;
use sandtable::journal::belief::BeliefState;
use sandtable::journal::truth::TruthState;
use sandtable::journal::{Entry, Fact, Journal, Reason, Side};
use sandtable::world::Topology;
use std::collections::BTreeMap;
use std::sync::Arc;

fn believed(journal: &Journal, topology: &Topology) -> Vec<String> {
    lines(journal, &topology.scenario, |entry| entry.side() != Side::Truth)
}

/// `alert#12` becomes `alert#`: numbers of birth shift when something else is born between.
fn unnumbered(lines: Vec<String>) -> Vec<String> {
    lines
        .into_iter()
        .map(|line| {
            let parts = line.split('#').map(str::to_string);
            let cut = |part: String| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_string();
            let parts: Vec<String> = parts.enumerate().map(|(n, part)| if n == 0 { part } else { cut(part) }).collect();
            parts.join("#")
        })
        .collect()
}

#[track_caller]
fn same_lines(left: &[String], right: &[String], what: &str) {
    if let Some(at) = (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at)) {
        panic!("{what}: line {at} differs\n{:?}\n{:?}", left.get(at), right.get(at));
    }
}

#[test]
fn a_team_that_believes_the_same_decides_the_same_whatever_is_true() {
    let quiet = Small {
        horizon: "20d",
        sensors: r#"(id: "edr", kind: edr, covers: ["pc"], level: high, sees: 0, false_alarms_per_day: 5)"#.into(),
        organisation: r#"parameters: {"respond.investigate.finds": 0, "respond.hunt.finds": 0, "soc.misjudge_false_as_true": 0.2}"#
            .into(),
        playbooks: r#"(id: "contain", trigger: case(), steps: [
            do(action: "investigate-case"), do(action: "hunt-indicators"),
            while(when: hosts(state: at_large), every: "1h", do: do(action: "isolate-host", on: hosts(state: at_large))),
            for_each(set: (state: isolated), do: sequence([do(action: "rebuild-host"), do(action: "reconnect-host")]))])"#
            .into(),
        plan: r#"raci: [(action: "isolate-host", responsible: "soc", accountable: "lead", approval: prior)]"#.into(),
        ..Small::default()
    };
    let attacked = Small {
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["pc"], count: 3, through: mail)),
            (id: "beacon", technique: "T1071", after: ["phish"], wait: "1h", does: open_channel()),
            (id: "spread", technique: "T1210", after: ["beacon"], wait: "1d", does: move(to: ["pc"], every: "3h", by: exploit("hole"))),
            (id: "last", technique: "T1486", after: ["spread"], wait: "3d", does: encrypt(on: ["pc"], every: "1h"))"#
            .into(),
        organisation: format!("{}, vulnerabilities: [(id: \"hole\")]", quiet.organisation),
        hosts: r#"(id: "pc", count: 10, kind: workstation, segment: "lan", agent: true, vulnerabilities: ["hole"])"#.into(),
        ..quiet.clone()
    };
    let (quiet, attacked) = (quiet.topology(), attacked.topology());
    let mut impacts = 0;
    for seed in 1..=40 {
        let (left, right) = (play(&quiet, seed), play(&attacked, seed));
        impacts += count(&right, |fact| matches!(fact, Fact::HostChanged { .. }))
            - count(&left, |fact| matches!(fact, Fact::HostChanged { .. }));
        let decided = believed(&left, &quiet);
        assert!(decided.iter().any(|line| line.contains("approval-given")), "seed {seed}: something was decided");
        same_lines(&decided, &believed(&right, &attacked), &format!("seed {seed}"));
    }
    assert!(impacts > 100, "the attack did something: {impacts}");
}

/// Folds the journal so far, and compares with what the world holds.
#[track_caller]
fn refold(run: &mut Run) {
    let topology = Arc::clone(run.topology());
    let mut truth = TruthState::new(topology.organisation());
    let mut belief = BeliefState::new(topology.organisation(), topology.scenario.actions.len());
    for entry in &run.journal().entries {
        truth.rows().apply(entry.fact());
        belief.rows(&topology.map).apply(entry.at, entry.fact());
    }
    let snapshot = run.snapshot();
    let at = run.now();
    assert!(truth == *snapshot.world().truth(), "truth at {at}");
    assert!(belief == *snapshot.world().belief(), "belief at {at}");
}

#[test]
fn truth_and_belief_are_folds_over_the_journal() {
    let topology = small_clinic(&[("adversary.stealth", "1.5")]);
    for seed in 1..=60 {
        let mut run = Run::new(Arc::clone(&topology), seed);
        for hour in [0, 1, 8, 20, 30, 36, 37, 48, 72, 100, 300, 720] {
            run.advance(SimTime::ZERO + SimSpan::hours(hour)).unwrap();
            refold(&mut run);
        }
    }
}

const MORE_PEOPLE: (&str, &str, &str) =
    ("plan", "people: [", "people: [(id: \"extra\", role: \"it\", shift: \"office\", on_call: true),");

#[test]
fn one_more_analyst_meets_the_same_attack_and_the_same_false_alarms() {
    let (few, many) = (edited_clinic(&[]), edited_clinic(&[MORE_PEOPLE]));
    let mut differ = 0;
    for seed in 1..=100 {
        let run = |topology: &Arc<Topology>| {
            let mut run = Run::new(Arc::clone(topology), seed);
            run.log_draws();
            run.finish().unwrap();
            let draws: BTreeMap<(Purpose, Key), u64> =
                run.draws().iter().map(|draw| ((draw.purpose, draw.key), draw.value)).collect();
            (run.journal(), draws)
        };
        let ((left, left_draws), (right, right_draws)) = (run(&few), run(&many));
        for (key, value) in &left_draws {
            assert!(right_draws.get(key).is_none_or(|other| other == value), "seed {seed}: {key:?}");
        }
        let moment = first_other_effect(&left, &right, &few);
        let before = |journal: &Journal, topology: &Topology| {
            lines(journal, &topology.scenario, |entry| entry.at < moment && is_of_the_world(entry))
        };
        same_lines(&before(&left, &few), &before(&right, &many), &format!("seed {seed}, before {moment}"));
        differ += usize::from(left.entries != right.entries);

        // Raised monitoring brings alarms of its own, from the moment at which somebody raises it.
        let ends = |fact| matches!(fact, Fact::Endex {} | Fact::MonitoringChanged { raised: true });
        let end = |journal: &Journal| times(journal, ends)[0];
        let end = end(&left).min(end(&right));
        let alarms = |journal| false_alarms(journal).into_iter().filter(|alarm| alarm.0 < end).collect::<Vec<_>>();
        let (left, right) = (alarms(&left), alarms(&right));
        assert_eq!(left.len(), right.len(), "seed {seed}");
        for (left, right) in left.iter().zip(&right) {
            assert_eq!(left.0, right.0, "seed {seed}");
            assert_eq!((left.1, left.2), (right.1, right.2), "seed {seed}");
            if let (Some(left), Some(right)) = (left.3, right.3) {
                assert_eq!(left, right, "seed {seed}: an analyst judges by the alert");
            }
        }
    }
    assert!(differ > 20, "one more analyst changes something in many runs: {differ}");
}

fn is_of_the_world(entry: &Entry) -> bool {
    entry.side() == Side::Truth || matches!(entry.fact(), Fact::AlertRaised { .. } | Fact::AlertExtended { .. })
}

/// When the response first does something else, or at another time.
fn first_other_effect(left: &Journal, right: &Journal, topology: &Topology) -> SimTime {
    let effects = |journal: &Journal| -> Vec<(SimTime, Fact)> {
        let done =
            journal.entries.iter().filter(|entry| entry.side() == Side::Truth && entry.reason() == Reason::Response);
        done.map(|entry| (entry.at, entry.fact())).collect()
    };
    let end = SimTime::ZERO + topology.scenario.exercise.horizon;
    // ENDEX is what the team makes of it.
    let endex = |journal: &Journal| times(journal, |fact| fact == Fact::Endex {})[0];
    let endex = if endex(left) == endex(right) { end } else { endex(left).min(endex(right)) };
    let (left, right) = (effects(left), effects(right));
    let at = (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at));
    let first =
        at.map_or(end, |at| [left.get(at), right.get(at)].into_iter().flatten().map(|row| row.0).min().unwrap_or(end));
    first.min(endex)
}

/// When, by which sensor, on which host, and the verdict if there was one.
fn false_alarms(journal: &Journal) -> Vec<(SimTime, SensorId, HostId, Option<bool>)> {
    let mut verdicts: BTreeMap<AlertId, bool> = BTreeMap::new();
    for entry in &journal.entries {
        if let Fact::AlertJudged { alert, judged_true, .. } = entry.fact() {
            verdicts.entry(alert).or_insert(judged_true);
        }
    }
    let raised = journal.entries.iter().filter(|entry| entry.origin.is_none());
    raised
        .filter_map(|entry| match entry.fact() {
            Fact::AlertRaised { alert, sensor, host } => Some((entry.at, sensor, host, verdicts.get(&alert).copied())),
            _ => None,
        })
        .collect()
}

/// A centre with false alarms of its own, and a hospital that is attacked. The centre's hunts find nothing there: what they
/// find is news only if the hospital does not have it already.
fn two_units(hospital_sensor: bool) -> Small {
    let own = r#"(id: "centre-edr", kind: edr, covers: ["hq"], level: high, sees: 0, false_alarms_per_day: 4)"#;
    let other = r#", (id: "edr", kind: siem, unit: "hospital", covers: ["pc"], level: high, sees: 1, overrides: [("T1566", 1), ("T1071", 1), ("T1210", 1)])"#;
    Small {
        horizon: "20d",
        units: r#"(id: "centre"), (id: "hospital")"#.into(),
        segments: r#"(id: "lan"), (id: "head")"#.into(),
        hosts: r#"(id: "pc", count: 10, kind: workstation, unit: "hospital", segment: "lan", agent: true, vulnerabilities: ["hole"]),
            (id: "hq", count: 5, kind: workstation, unit: "centre", segment: "head", agent: true)"#
            .into(),
        sensors: format!("{own}{}", if hospital_sensor { other } else { "" }),
        people: r#"(id: "analyst", role: "soc", shift: "always"), (id: "chief", role: "lead", shift: "always"),
            (id: "nurse", unit: "hospital", role: "soc", shift: "always"), (id: "boss", unit: "hospital", role: "lead", shift: "always")"#
            .into(),
        organisation: r#"vulnerabilities: [(id: "hole")], parameters: {"soc.misjudge_false_as_true": 0.1, "respond.hunt.finds": 0}"#.into(),
        steps: r#"(id: "phish", technique: "T1566", does: foothold(on: ["pc"], count: 3, through: mail)),
            (id: "beacon", technique: "T1071", after: ["phish"], wait: "1h", does: open_channel()),
            (id: "spread", technique: "T1210", after: ["beacon"], wait: "1h", does: move(to: ["pc"], every: "3h", by: exploit("hole")))"#
            .into(),
        declare_when: "hosts(state: suspected, at_least: 2)".into(),
        playbooks: r#"(id: "contain", trigger: case(), steps: [do(action: "investigate-case"),
            for_each(set: (state: at_large), do: do(action: "isolate-host"))]),
            (id: "crisis", trigger: when(incident_open), steps: [do(action: "notify-management"), do(action: "hunt-indicators")])"#
            .into(),
        ..Small::default()
    }
}

#[test]
fn the_centre_decides_nothing_by_what_a_hospital_sees_before_it_is_told() {
    let (deaf, hearing) = (two_units(false).topology(), two_units(true).topology());
    let mut told_late = 0;
    for seed in 1..=40 {
        let (left, right) = (play(&deaf, seed), play(&hearing, seed));
        assert_eq!(count(&left, |fact| matches!(fact, Fact::Told { .. })), 0, "seed {seed}: there is nothing to tell");
        let told = times(&right, |fact| matches!(fact, Fact::Told { .. })).first().copied().unwrap_or(SimTime::NEVER);
        let of_the_hospital = |journal: &Journal, at: usize| {
            journal.origins(EntryId::from(at)).any(|(_, entry)| match entry.fact() {
                Fact::AlertRaised { sensor, .. } => sensor == SensorId(1),
                // Made from the use itself.
                Fact::AlertExtended { host, .. } => host < HostId(10),
                _ => false,
            })
        };
        let centre = |journal: &Journal, topology: &Topology| {
            // Crews are numbered by role, then by unit.
            let crew_of_hospital = |at: usize| match journal.entries[at].fact() {
                Fact::CrewState { crew } => crew.0 % 2 == 1,
                _ => false,
            };
            let of_centre: Vec<bool> =
                (0..journal.entries.len()).map(|at| !of_the_hospital(journal, at) && !crew_of_hospital(at)).collect();
            let all = lines(journal, &topology.scenario, |_| true);
            let kept = all.into_iter().zip(of_centre).zip(&journal.entries);
            let kept = kept.filter(|((_, keep), entry)| *keep && entry.side() != Side::Truth && entry.at < told);
            unnumbered(kept.map(|((line, _), _)| line).collect())
        };
        let known = centre(&right, &hearing);
        told_late += usize::from(known.iter().any(|line| line.contains("incident-declared")));
        assert!(
            right.entries.iter().any(|entry| matches!(entry.fact(), Fact::AlertTaken { person: PersonId(2), .. })),
            "seed {seed}"
        );
        same_lines(&centre(&left, &deaf), &known, &format!("seed {seed}, told at {told}"));
    }
    assert!(told_late > 10, "the centre declares by itself before it is told: {told_late}");
}

type Edit = (&'static str, &'static str, &'static str);

#[test]
fn what_has_nothing_to_do_with_it_changes_nothing() {
    let plain = edited_clinic(&[]);
    let edits: [(&str, &[Edit]); 5] = [
        (
            "a group of hosts",
            &[
                (
                    "organisation",
                    "hosts: [",
                    "hosts: [(id: \"crane\", count: 7, kind: appliance, site: \"house\", segment: \"yard\"),",
                ),
                ("organisation", "segments: [", "segments: [(id: \"yard\", internet: false),"),
            ],
        ),
        (
            "a person",
            &[
                (
                    "plan",
                    "people: [",
                    "people: [(id: \"gardener\", role: \"gardener\", shift: \"office\", on_call: true),",
                ),
                ("organisation", "roles: [", "roles: [\"gardener\", "),
            ],
        ),
        (
            "a playbook that never starts",
            &[(
                "plan",
                "playbooks: [",
                "playbooks: [(id: \"no\", trigger: when(told(1000)), steps: [do(action: \"hold-sync\")]),",
            )],
        ),
        (
            "a step that never starts",
            &[(
                "adversary",
                "steps: [",
                "steps: [(id: \"no\", technique: \"T1190\", tool: \"no\", only_as_reaction: true, does: foothold(on: [\"dc\"], through: mail)),",
            )],
        ),
        (
            "a sensor that sees nothing",
            &[("organisation", "sensors: [", "sensors: [(id: \"no\", kind: nta, covers: [\"dc\"], sees: 0),")],
        ),
    ];
    for (what, edits) in edits {
        let with = edited_clinic(edits);
        for seed in 1..=40 {
            let (left, right) = (play(&plain, seed), play(&with, seed));
            let all = |journal: &Journal, topology: &Topology| lines(journal, &topology.scenario, |_| true);
            same_lines(&all(&left, &plain), &all(&right, &with), &format!("{what}, seed {seed}"));
        }
    }
}
