//! Gaming does not pay: each of these plans does what a scorecard might seem to reward, and ranks below the prepared plan
//! on goals met. All meet the same attack with the same luck, in the works of tests/pairs.

use sandtable::exercise;
use sandtable::scenario::{Request, Source, load, load_texts};
use sandtable::score::{Scorecard, score};
use sandtable::world::Topology;
use std::sync::Arc;

const SEEDS: u64 = if cfg!(debug_assertions) { 20 } else { 200 };

/// (role, from, to)
type Edit = (&'static str, &'static str, &'static str);

/// What makes the plan of the works a prepared one: it records as it goes, patches what it scans, images disks, looks for
/// the way in, and says that the root is gone when that was verified.
const PREPARED: &[Edit] = &[
    (
        "plan",
        r#"do(action: "record-fact", by: "soc", priority: 1),"#,
        r#"while(when: not(reached(closed)), every: "1h", do: do(action: "record-fact", by: "soc", priority: 1)),"#,
    ),
    (
        "plan",
        "// P4.4\n",
        r#"// P4.4
                sequence([
                    do(action: "scan-vulnerabilities", by: "soc", priority: 1),
                    do(action: "apply-waf-rule", on: weaknesses(), by: "it", priority: 1),
                    do(action: "patch-vulnerability", on: weaknesses(), by: "it", priority: 1),
                    do(action: "scan-vulnerabilities", by: "soc", priority: 1),
                ]),
                do(action: "analyse-root-cause", by: "soc", priority: 2),
"#,
    ),
    (
        "plan",
        r#"within: "2h", priority: 1),
                ])),"#,
        r#"within: "2h", priority: 1),
                    do(action: "acquire-disk", on: hosts(state: isolated, kind: server, in_case: true), by: "it", priority: 2),
                ])),"#,
    ),
    ("plan", r#"every: "2h", do: do(action: "hold-sync""#, r#"every: "80min", do: do(action: "hold-sync""#),
    (
        "plan",
        "    sync_every:",
        "    eradicated_when: done(\"verify-eradication\"),\n    reclassify: true,\n    sync_every:",
    ),
    ("plan", "do(action: \"recover-directory\", on: domains([\"ad\"]), by: \"it\", priority: 1),\n", ""),
];

const DECLARE: &str = "declare_when: any([hosts(state: suspected, kind: server), hosts(state: suspected, at_least: 2), hosts(state: encrypted)]),";

/// Every alert is taken for real and every case for an incident.
const DECLARE_ON_EVERY_ALERT: &[Edit] = &[
    ("plan", DECLARE, "declare_when: always,"),
    (
        "exercise",
        r#"horizon: "75d","#,
        r#"horizon: "75d", parameters: {"soc.misjudge_false_as_true": 1, "soc.misjudge_true_as_false.t1": 0},"#,
    ),
];

/// Declared as soon as there is anything to hang it on, whatever that is, and as the worst there is.
const DECLARE_AT_STARTEX: &[Edit] = &[
    ("plan", DECLARE, "declare_when: always,"),
    (
        "plan",
        r#"(id: "crisis", when: any([hosts(state: encrypted, at_least: 3), records_at_risk(100000)])),"#,
        r#"(id: "crisis", when: always),"#,
    ),
    // The first alarm of any kind will do.
    ("exercise", r#"horizon: "75d","#, r#"horizon: "75d", parameters: {"soc.misjudge_false_as_true": 0.5},"#),
];

const ISOLATE_ALL_AT_THE_FIRST_ALERT: &[Edit] = &[(
    "plan",
    "    playbooks: [\n",
    r#"    playbooks: [
        (id: "all", trigger: when(reached(first_alert)), steps: [parallel([
            do(action: "isolate-segment", on: segments(["*"]), by: "it", priority: 0),
            do(action: "disconnect-internet", by: "it", priority: 0),
        ])]),
"#,
)];

/// Whatever is not a server's alert is never opened, and nobody looks further than the host that told.
const BELIEVE_IN_ONE_HOST_ONLY: &[Edit] = &[
    (
        "plan",
        r#"(id: "rest", by: "soc", priority: 3, misjudged: 0.15)"#,
        r#"(id: "rest", by: "soc", priority: 3, misjudged: 0.15, ignored: 1)"#,
    ),
    ("plan", "do(action: \"investigate-case\", by: \"soc\", within: \"4h\", priority: 1),\n", ""),
    ("plan", "do(action: \"hunt-indicators\", by: \"soc\", within: \"8h\", priority: 1),\n", ""),
];

const FILE_EVERY_NOTICE_AT_ONCE: &[Edit] = &[(
    "plan",
    "    playbooks: [\n",
    r#"    playbooks: [
        (id: "tell", trigger: when(reached(first_alert)), steps: [parallel([
            do(action: "notify-regulator", by: "legal", priority: 0),
            do(action: "notify-customers", by: "comms", priority: 0),
            do(action: "notify-management", by: "lead", priority: 0),
            do(action: "public-statement", by: "comms", priority: 0),
            do(action: "guide-staff", by: "comms", priority: 0),
        ])]),
"#,
)];

const SPAM_THE_RECORD: &[Edit] = &[(
    "plan",
    "    playbooks: [\n",
    r#"    playbooks: [
        (id: "spam", trigger: when(reached(first_alert)), steps: [
            while(when: not(reached(closed)), every: "10min", do: parallel([
                do(action: "record-fact", by: "soc", priority: 0),
                do(action: "classify-incident", by: "soc", priority: 0),
                do(action: "hold-sync", by: "lead", priority: 0),
                do(action: "notify-management", by: "lead", priority: 0),
            ])),
        ]),
"#,
)];

const NEVER_RECONNECT: &[Edit] = &[
    ("plan", "do(action: \"return-service\", on: services(), by: \"it\", priority: 2),\n", ""),
    ("plan", "for_each(set: (state: isolated), do: do(action: \"reconnect-host\", by: \"it\", priority: 3)),\n", ""),
];

const CLOSE_AT_ONCE: &[Edit] = &[(
    "plan",
    "    playbooks: [\n",
    r#"    playbooks: [
        (id: "close", trigger: when(reached(declared)), steps: [
            do(action: "close-incident", by: "lead", priority: 0),
            do(action: "conduct-review", by: "lead", priority: 0),
        ]),
"#,
)];

const GAMES: &[(&str, &[Edit])] = &[
    ("declare on every alert", DECLARE_ON_EVERY_ALERT),
    ("declare at STARTEX", DECLARE_AT_STARTEX),
    ("isolate all at the first alert", ISOLATE_ALL_AT_THE_FIRST_ALERT),
    ("believe in one host only", BELIEVE_IN_ONE_HOST_ONLY),
    ("file every notice at once", FILE_EVERY_NOTICE_AT_ONCE),
    ("spam the record", SPAM_THE_RECORD),
    ("never reconnect", NEVER_RECONNECT),
    ("close at once", CLOSE_AT_ONCE),
];

fn plan(edits: &[Edit]) -> Arc<Topology> {
    let exercise = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pairs/works/exercise.ron");
    let request = Request { exercise: exercise.into(), ..Request::default() };
    let mut sources: Vec<Source> = load(&request, &sandtable::vocabulary()).expect("the works are sound").0.sources;
    for (role, from, to) in PREPARED.iter().chain(edits) {
        let source = sources.iter_mut().find(|source| source.role == *role).expect("one of the four files");
        assert!(source.text.contains(from), "the {role} of the works says `{from}`");
        source.text = source.text.replacen(from, to, 1);
    }
    let scenario = load_texts(sources, &sandtable::vocabulary()).unwrap_or_else(|findings| panic!("{findings}")).0;
    Arc::new(Topology::new(scenario))
}

fn cards(edits: &[Edit]) -> Vec<Scorecard> {
    let topology = plan(edits);
    (1..=SEEDS)
        .map(|seed| {
            let mut journal = exercise::run(&topology, seed).expect("the exercise comes to an end");
            let reference = exercise::reference(&topology, seed).expect("the exercise comes to an end");
            journal.header.reference = Some(sandtable::score::harm(&reference.entries, &topology.scenario));
            score(&journal, &topology.scenario)
        })
        .collect()
}

/// Mean difference of goals met in the same luck, with its standard error.
fn difference(gaming: &[Scorecard], prepared: &[Scorecard]) -> (f64, f64) {
    let pairs = gaming.iter().zip(prepared);
    let gains: Vec<f64> = pairs.map(|(game, sound)| met(game) - met(sound)).collect();
    let mean = gains.iter().sum::<f64>() / gains.len() as f64;
    let variance = gains.iter().map(|gain| (gain - mean) * (gain - mean)).sum::<f64>() / (gains.len() - 1) as f64;
    (mean, (variance / gains.len() as f64).sqrt())
}

fn met(card: &Scorecard) -> f64 {
    card.goals_met.len() as f64
}

#[test]
fn every_plan_that_plays_the_scorecard_ranks_below_the_prepared_one() {
    let prepared = cards(&[]);
    let mut failures = Vec::new();
    println!("prepared: {:.1} goals met", prepared.iter().map(met).sum::<f64>() / prepared.len() as f64);
    for (name, edits) in GAMES {
        let gaming = cards(edits);
        let (mean, error) = difference(&gaming, &prepared);
        let line = format!("{name}: {mean:+.2} goals met (standard error {error:.2})");
        println!("{line}");
        if mean >= 0.0 {
            failures.push(line);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
