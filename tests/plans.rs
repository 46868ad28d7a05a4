//! Plans drawn from the grammar run to their end, whatever they say, and what is written keeps to the rules.

#[path = "common/checks.rs"]
mod checks;
mod common;

use checks::check;
use common::{play, small_clinic};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sandtable::base::*;
use sandtable::journal::{Entry, Fact, HostChange, Journal, Reason, Side};
use sandtable::rules::action::ACTIONS;
use sandtable::scenario::{Approval, TargetKind, load_texts};
use sandtable::world::Topology;
use std::collections::BTreeSet;
use std::sync::Arc;

const ROLES: [&str; 3] = ["it", "lead", "doctor"];
const STATES: [&str; 6] = ["suspected", "at_large", "encrypted", "isolated", "unclean", "ready"];
const KINDS: [&str; 3] = ["server", "workstation", "directory"];
const MARKS: [&str; 5] = ["first_alert", "first_case", "declared", "believed_contained", "eradication_declared"];
const SPANS: [&str; 5] = ["10min", "1h", "5h", "1d", "4d"];

fn one(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn host_set() -> impl Strategy<Value = String> {
    (one(&STATES), prop::option::of(one(&KINDS))).prop_map(|(state, kind)| match kind {
        Some(kind) => format!("state: {state}, kind: {kind}"),
        None => format!("state: {state}"),
    })
}

fn cond() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("incident_open".to_string()),
        one(&["minor", "major"]).prop_map(|level| format!("severity_at_least(\"{level}\")")),
        (host_set(), 1..4u32).prop_map(|(set, least)| {
            // There is one directory server.
            let least = if set.contains("directory") { 1 } else { least };
            format!("hosts({set}, at_least: {least})")
        }),
        (1..9_000u32).prop_map(|records| format!("records_at_risk({records})")),
        (1..4u8).prop_map(|tier| format!("service_down({tier})")),
        (0..ACTIONS.len()).prop_map(|row| format!("done(\"{}\")", ACTIONS[row].id)),
        one(&MARKS).prop_map(|mark| format!("reached({mark})")),
        (one(&MARKS), one(&SPANS)).prop_map(|(mark, span)| format!("since({mark}, \"{span}\")")),
        (0..24u8).prop_map(|hour| format!("at(\"2021-03-18 {hour:02}:30\")")),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| format!("all([{}])", parts.join(", "))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| format!("any([{}])", parts.join(", "))),
            inner.prop_map(|part| format!("not({part})")),
        ]
    })
}

fn step(action: usize, set: &str, role: Option<&str>, priority: u8) -> String {
    let row = &ACTIONS[action];
    let on = match row.target {
        TargetKind::None => "nothing".to_string(),
        TargetKind::Host => format!("hosts({set})"),
        TargetKind::Segment => "segments([\"office\"])".into(),
        TargetKind::Domain => "domains([\"*\"])".into(),
        TargetKind::Account => "suspected_accounts".into(),
        TargetKind::Service => "services(tier_at_most: 2)".into(),
        TargetKind::Alert | TargetKind::Case => "this_case".into(),
        TargetKind::Unit => "units([\"*\"])".into(),
        TargetKind::Vulnerability => "weaknesses()".into(),
    };
    let by = role.map_or(String::new(), |role| format!(", by: \"{role}\""));
    format!("do(action: \"{}\", on: {on}{by}, priority: {priority})", row.id)
}

fn node() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        8 => (0..ACTIONS.len(), host_set(), prop::option::of(one(&ROLES)), 0..7u8)
            .prop_map(|(action, set, role, priority)| step(action, &set, role, priority)),
        1 => one(&SPANS).prop_map(|span| format!("wait(\"{span}\")")),
        1 => one(&MARKS).prop_map(|mark| format!("until(reached({mark}))")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let many = || prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            many().prop_map(|steps| format!("sequence([{}])", steps.join(", "))),
            many().prop_map(|steps| format!("parallel([{}])", steps.join(", "))),
            (cond(), inner.clone()).prop_map(|(when, then)| format!("if(when: {when}, then: {then})")),
            (cond(), inner.clone(), inner.clone())
                .prop_map(|(when, then, other)| format!("if(when: {when}, then: {then}, otherwise: {other})")),
            (cond(), one(&["5h", "1d"]), inner.clone())
                .prop_map(|(when, every, body)| format!("while(when: {when}, every: \"{every}\", do: {body})")),
            (host_set(), inner).prop_map(|(set, body)| format!("for_each(set: ({set}), do: {body})")),
        ]
    })
}

fn raci() -> impl Strategy<Value = String> {
    let row = (one(&ROLES), prop::option::of(one(&ROLES)), one(&["none", "prior", "pre_authorised"]));
    prop::collection::btree_map(0..ACTIONS.len(), row, 0..12).prop_map(|rows| {
        let rows = rows.into_iter().map(|(action, (responsible, accountable, approval))| {
            let id = ACTIONS[action].id;
            let accountable = accountable.unwrap_or("lead");
            format!("(action: \"{id}\", responsible: \"{responsible}\", accountable: \"{accountable}\", approval: {approval}),")
        });
        rows.collect()
    })
}

fn alert_rules() -> impl Strategy<Value = String> {
    let rule = (prop::option::of(one(&KINDS)), one(&["low", "medium", "high"]), one(&ROLES), 0..7u8, any::<bool>());
    (prop::collection::vec(rule, 0..4), one(&["note", "clean", "case"])).prop_map(|(rules, then)| {
        let mut text: String = (0..)
            .zip(rules)
            .map(|(number, (host, level, by, priority, wakes))| {
                let host = host.map_or(String::new(), |kind| format!("host: {kind}, "));
                format!("(id: \"rule-{number}\", {host}level: {level}, by: \"{by}\", priority: {priority}, wakes: {wakes}, then: {then}),")
            })
            .collect();
        text.push_str("(id: \"rest\", by: \"it\"),");
        text
    })
}

fn plan() -> impl Strategy<Value = String> {
    // A playbook of a case knows its case: only such a one may aim at it, so all that need one start there.
    let book = (prop::collection::vec(node(), 1..5), cond());
    let books = prop::collection::vec(book, 1..4);
    (raci(), alert_rules(), books, cond(), cond(), any::<bool>()).prop_map(
        |(raci, rules, books, declare, close, late)| {
            let books: String = (0..)
                .zip(books)
                .map(|(number, (steps, when))| {
                    let steps = steps.join(", ");
                    let trigger = if steps.contains("this_case") || number % 2 == 0 {
                        format!("case(when: {when})")
                    } else {
                        format!("when({when})")
                    };
                    format!("(id: \"book-{number}\", trigger: {trigger}, steps: [{steps}]),")
                })
                .collect();
            let close = if late { format!("close_when: {close},") } else { String::new() };
            format!(
                "(schema: 1, id: \"drawn\", raci: [{raci}], severities: [(id: \"minor\", when: incident_open), \
                 (id: \"major\", when: hosts(state: encrypted))], alert_rules: [{rules}], declare_when: {declare}, \
                 declares: \"lead\", {close} playbooks: [{books}])"
            )
        },
    )
}

fn with_plan(text: &str) -> Arc<Topology> {
    let mut sources = small_clinic(&[("adversary.stealth", "1.5")]).scenario.sources.clone();
    let source = sources.iter_mut().find(|source| source.role == "plan").expect("one of the four files");
    source.text = text.to_string();
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => Arc::new(Topology::new(scenario)),
        Err(findings) => panic!("{findings}"),
    }
}

/// Who worked on an order last, and what it is.
#[derive(Clone, Copy)]
struct Row {
    action: ActionId,
    entry: EntryId,
    person: PersonId,
    approved: bool,
}

/// What the shared checks do not look at.
fn complaints(journal: &Journal, topology: &Topology) -> Vec<String> {
    let mut found = Vec::new();
    let mut orders: Vec<Row> = Vec::new();
    let mut approved: BTreeSet<ActionId> = BTreeSet::new();
    let mut isolated: BTreeSet<HostId> = BTreeSet::new();
    let id_of = |action: ActionId| topology.scenario.actions[action.index()].id.as_str();
    for (number, entry) in journal.entries.iter().enumerate() {
        let mut complain = |what: String| found.push(format!("entry {number} at {}: {what}", entry.at));
        if entry.at < SimTime::ZERO {
            complain("before STARTEX".into());
        }
        match entry.fact() {
            Fact::Ordered { action, .. } => {
                let entry = EntryId::from(number);
                orders.push(Row { action, entry, person: PersonId::NONE, approved: false });
            }
            Fact::ApprovalGiven { order, .. } => {
                orders[order.index()].approved = true;
                approved.insert(orders[order.index()].action);
            }
            Fact::TaskState { order, person, .. } if entry.reason() == Reason::Working => {
                if person.is_none() {
                    complain(format!("order {} is worked on by nobody", order.0));
                }
                orders[order.index()].person = person;
            }
            Fact::ActionStarted { order, .. } => {
                let row = orders[order.index()];
                let prior = topology.scenario.plan.raci.iter().find(|raci| raci.action == row.action);
                let asks = prior.filter(|raci| raci.approval == Approval::Prior).and_then(|raci| raci.accountable);
                // Without a yes there is a row that needs none, or who answers for it does it.
                let authority = asks.is_none_or(|role| topology.holders[role.index()].contains(&row.person));
                if !authority && !row.approved && !approved.contains(&row.action) {
                    complain(format!("`{}` starts without a yes, and no rule of the plan lets it", id_of(row.action)));
                }
            }
            Fact::HostChanged { host, change, .. } => match change {
                HostChange::Isolated if !isolated.insert(host) => {
                    complain(format!("host {} is isolated twice", host.0));
                }
                HostChange::Reconnected | HostChange::Released => {
                    isolated.remove(&host);
                }
                _ => {}
            },
            Fact::ActionFinished { action, target, order } if id_of(action) == "isolate-host" => {
                let from_it = |past: &&Entry| past.origin == orders[order.index()].entry && past.at == entry.at;
                let cut = |past: &Entry| matches!(past.fact(), Fact::HostChanged { host, change: HostChange::Isolated, .. } if host.0 == target);
                if !journal.entries[..number].iter().rev().take(50).filter(from_it).any(cut) {
                    complain(format!("isolating host {target} finished, but changed nothing"));
                }
            }
            Fact::PlaybookStarted { .. } | Fact::IncidentDeclared { .. } | Fact::SeveritySet { .. } => {
                let truth = |link: EntryId| !link.is_none() && journal.entries[link.index()].side() == Side::Truth;
                if truth(entry.origin) {
                    complain("a decision is made from what nobody knows".into());
                }
            }
            _ => {}
        }
    }
    if !matches!(journal.entries.last().map(Entry::fact), Some(Fact::EndOfRun {})) {
        found.push("the run did not come to its end".into());
    }
    found
}

#[test]
fn drawn_plans_run_to_their_end_and_keep_to_the_rules() {
    let cases = std::env::var("SANDTABLE_PLANS").ok().and_then(|count| count.parse().ok()).unwrap_or(500);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let seen = std::cell::Cell::new(0u32);
    let outcome = runner.run(&(plan(), 1..1000u64), |(text, seed)| {
        let topology = with_plan(&text);
        let journal = play(&topology, seed);
        seen.set(
            seen.get()
                + journal.entries.iter().filter(|e| matches!(e.fact(), Fact::ActionStarted { .. })).count() as u32,
        );
        check(&journal, &topology, &format!("seed {seed} of\n{text}"));
        let complaints = complaints(&journal, &topology);
        prop_assert!(complaints.is_empty(), "seed {seed}: {complaints:?}");
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    assert!(seen.get() > 10 * cases, "the plans do something: {} actions", seen.get());
}
