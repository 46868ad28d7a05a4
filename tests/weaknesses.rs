//! Weaknesses, persistence and the way in, on the small clinic (P3.3, P3.5, P4.1, P4.5).

mod common;

use common::*;
use sandtable::journal::{Fact, Journal, WeaknessMark};
use sandtable::world::Topology;
use std::sync::Arc;

const CALL: &str = "do(action: \"activate-ir-team\"),";

fn clinic(steps: &str, script: &str) -> Arc<Topology> {
    let look = "(id: \"look-around\"";
    edited_clinic(&[
        ("plan", CALL, &format!("{CALL} {steps}")),
        ("adversary", look, &format!("{script} {look}")),
        ("adversary", "stealth: 1.0", "stealth: 2.0"),
    ])
}

fn count(journals: &[Journal], which: impl Fn(&Fact) -> bool) -> usize {
    journals.iter().filter(|journal| journal.entries.iter().any(|entry| which(&entry.fact()))).count()
}

#[test]
fn a_scan_makes_weaknesses_known_and_a_patch_closes_them() {
    let scanned = clinic("do(action: \"scan-vulnerabilities\"), do(action: \"patch-vulnerability\"),", "");
    let journals = play_all(&scanned, 1..=400);
    let known = count(&journals, |fact| matches!(fact, Fact::WeaknessBelieved { mark: WeaknessMark::Found, .. }));
    let patched = count(&journals, |fact| matches!(fact, Fact::WeaknessChanged { change: WeaknessMark::Patched, .. }));
    assert!(known >= 10 && patched >= 5 && patched < known, "{known} {patched}");
    let blind = play_all(&clinic("do(action: \"patch-vulnerability\"),", ""), 1..=60);
    let closed = count(&blind, |fact| matches!(fact, Fact::WeaknessChanged { .. }));
    assert_eq!(closed, 0, "nobody patches what nobody knows");
}

#[test]
fn a_mechanism_that_a_cleaning_missed_comes_back() {
    let second = "(id: \"stay-too\", technique: \"T1053.005\", after: [\"beacon\"], does: persist()),";
    let journals = play_all(&clinic("do(action: \"clean-host\", on: hosts(state: suspected)),", second), 1..=200);
    let mut back = 0;
    for journal in &journals {
        let left = journal
            .entries
            .iter()
            .position(|entry| matches!(entry.fact(), Fact::PersistenceLeft { mechanisms, .. } if mechanisms > 0));
        let Some(left) = left else { continue };
        let Fact::PersistenceLeft { host, .. } = journal.entries[left].fact() else { unreachable!("just found") };
        let again = |fact: Fact| matches!(fact, Fact::FootholdGained { host: other, .. } if other == host);
        back += usize::from(journal.entries[left..].iter().any(|entry| again(entry.fact())));
    }
    assert!(back > 0, "of 200 runs none saw a mechanism come back");
}

#[test]
fn the_root_cause_is_found_more_often_while_the_first_disk_stands() {
    let found = |fact: &Fact| matches!(fact, Fact::RootCauseFound { .. });
    let kept = "do(action: \"acquire-disk\", on: hosts(state: suspected)), do(action: \"acquire-memory\", on: hosts(state: suspected)), do(action: \"analyse-root-cause\"),";
    let lost = "do(action: \"shut-down-host\", on: hosts(state: suspected)), do(action: \"rebuild-host\", on: hosts(state: suspected)), do(action: \"analyse-root-cause\"),";
    let (kept, lost) = (play_all(&clinic(kept, ""), 1..=400), play_all(&clinic(lost, ""), 1..=400));
    let (kept, lost) = (count(&kept, found), count(&lost, found));
    assert!(kept > lost && lost > 0, "{kept} {lost}");
}
