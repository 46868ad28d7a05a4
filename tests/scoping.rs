//! Eradicating before scoping brings the adversary back; scoping first does not. Same organisation, same people, same
//! steps, paired seeds: only the order differs.

use sandtable::exercise;
use sandtable::journal::{Fact, Journal};
use sandtable::scenario::{Mark, Request, load, load_texts};
use sandtable::world::Topology;
use std::sync::Arc;

const SEEDS: u64 = if cfg!(debug_assertions) { 30 } else { 200 };

/// What is seen is rebuilt at once, and nothing else is looked for until no host is known to be unclean.
const ROOT_OUT_FIRST: &str = r#"
    playbooks: [
        (id: "root-out", trigger: case(when: hosts(state: suspected, in_case: true)), steps: [
            while(when: not(reached(closed)), every: "1h", do: for_each(set: (state: unclean, in_case: true), do: do(action: "rebuild-host", by: "it", priority: 1))),
        ]),
        (id: "scope", trigger: when(reached(eradication_declared)), steps: [parallel([
            do(action: "hunt-indicators", by: "soc", priority: 1),
            sequence([
                while(when: not(any([root_cause_found, reached(closed)])), every: "12h", do: do(action: "analyse-root-cause", by: "soc", priority: 1)),
                do(action: "apply-waf-rule", by: "it", priority: 1),
            ]),
            do(action: "lock-account", on: suspected_accounts, by: "it", priority: 1),
            do(action: "mass-password-reset", on: domains(["ad"]), by: "it", priority: 1),
            do(action: "update-blocklists", by: "soc", priority: 1),
        ])]),
    ],
    eradicated_when: all([incident_open, not(hosts(state: unclean))]),
)
"#;

/// What is seen is cut off; how far it goes and how it came in is found out before anything is rebuilt.
const SCOPE_FIRST: &str = r#"
    playbooks: [
        (id: "cut-off", trigger: case(when: hosts(state: suspected, in_case: true)), steps: [
            while(when: not(reached(closed)), every: "1h", do: do(action: "isolate-host", on: hosts(state: at_large, in_case: true), by: "it", priority: 1)),
        ]),
        (id: "scope", trigger: when(incident_open), steps: [
            parallel([
                sequence([do(action: "hunt-indicators", by: "soc", priority: 1), do(action: "hunt-indicators", by: "soc", priority: 1)]),
                sequence([
                    while(when: not(any([root_cause_found, reached(closed)])), every: "12h", do: do(action: "analyse-root-cause", by: "soc", priority: 1)),
                    do(action: "apply-waf-rule", by: "it", priority: 1),
                ]),
                do(action: "lock-account", on: suspected_accounts, by: "it", priority: 1),
                do(action: "mass-password-reset", on: domains(["ad"]), by: "it", priority: 1),
                do(action: "update-blocklists", by: "soc", priority: 1),
            ]),
            while(when: hosts(state: unclean), every: "1h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 1))),
            do(action: "verify-eradication", by: "soc", priority: 1),
            while(when: hosts(state: unclean), every: "1h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 1))),
        ]),
    ],
    eradicated_when: all([incident_open, done("verify-eradication"), not(hosts(state: unclean))]),
)
"#;

/// The machine works of the pairs with these playbooks; whoever loses two positions wants to come
/// back, and does not end in a locker, which would end the story early.
fn works(playbooks: &str) -> Arc<Topology> {
    let exercise = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pairs/works/exercise.ron");
    let set = vec![
        ("adversary.steps[encrypt].works".into(), "0".into()),
        ("adversary.reactions[come-back].chance".into(), "1".into()),
    ];
    let request = Request { exercise: exercise.into(), set, ..Request::default() };
    let mut sources = match load(&request, &sandtable::vocabulary()) {
        Ok((scenario, _)) => scenario.sources,
        Err(findings) => panic!("{findings}"),
    };
    let plan = sources.iter_mut().find(|source| source.role == "plan").expect("an exercise has a plan");
    let head = plan.text.split("    playbooks: [").next().expect("the plan of the works has playbooks");
    plan.text = format!("{head}{playbooks}");
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

/// Whether the adversary won a position after the team had declared it rooted out; `None` if it was never in, or the
/// team never said so.
fn came_back(journal: &Journal) -> Option<bool> {
    let facts = || journal.entries.iter().map(|entry| entry.fact());
    let said = facts().position(|fact| matches!(fact, Fact::MarkReached { mark: Mark::EradicationDeclared }))?;
    facts().take(said).any(|fact| matches!(fact, Fact::FootholdGained { .. })).then_some(())?;
    Some(facts().skip(said).any(|fact| matches!(fact, Fact::FootholdGained { .. })))
}

/// Runs in which the adversary came back, and runs in which it could have.
fn returns(playbooks: &str) -> (usize, usize) {
    let topology = works(playbooks);
    let runs: Vec<bool> = (1..=SEEDS)
        .filter_map(|seed| came_back(&exercise::run(&topology, seed).expect("neither plan stalls")))
        .collect();
    (runs.iter().filter(|back| **back).count(), runs.len())
}

#[test]
fn eradicating_before_scoping_brings_the_adversary_back() {
    let (back, of) = returns(ROOT_OUT_FIRST);
    assert!(of * 4 > SEEDS as usize * 3, "declared in {of} of {SEEDS} runs only");
    assert!(back * 2 > of, "came back in {back} of {of} runs");
    println!("root out first: back in {back} of {of} runs");
}

#[test]
fn scoping_first_does_not() {
    let (back, of) = returns(SCOPE_FIRST);
    assert!(of * 4 > SEEDS as usize * 3, "declared in {of} of {SEEDS} runs only");
    assert!(back * 5 < of, "came back in {back} of {of} runs");
    println!("scope first: back in {back} of {of} runs");
}
