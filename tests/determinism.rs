//! The same inputs and seed give the same bytes: again, after a snapshot, with any number of threads, from a journal
//! alone, and on every machine (`tests/golden`; after a wanted change `SANDTABLE_BLESS=1 cargo test --test determinism`).

mod common;

use common::*;
use sandtable::base::*;
use sandtable::exercise::{Run, replay};
use sandtable::journal::{Journal, first_difference, read_journal};
use sandtable::report::{Language, Wanted, write_all};
use sandtable::score::score;
use sandtable::world::Topology;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

#[test]
fn digests_are_those_of_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/small-clinic.txt");
    let journals = play_all(&small_clinic(&[]), 1..=5);
    let line = |journal: &Journal| format!("{} {}\n", journal.header.seed, journal.digest());
    let now: String = journals.iter().map(line).collect();
    if std::env::var_os("SANDTABLE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).unwrap();
        std::fs::write(&path, &now).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        golden, now,
        "the rules changed: if that is wanted, `SANDTABLE_BLESS=1 cargo test --test determinism`; to see how, `sandtable \
         replay` a journal of the version before"
    );
}

#[track_caller]
fn same(left: &Journal, right: &Journal, topology: &Topology, what: &str) {
    assert_eq!(left.header.events, right.header.events, "{what}, seed {}", left.header.seed);
    if left.digest() != right.digest() {
        let difference = first_difference(left, right, &topology.scenario);
        panic!("{what}, seed {}: the journals differ: {difference:#?}", left.header.seed);
    }
}

#[test]
fn a_run_is_the_same_again_and_as_a_replay_of_its_file() {
    let topology = small_clinic(&[]);
    for (seed, journal) in (1..).zip(play_all(&topology, 1..=40)) {
        same(&journal, &play(&topology, seed), &topology, "a fresh world");
        let read = read_journal(&journal.to_bytes()).unwrap();
        assert_eq!(read, journal);
        same(&journal, &replay(&read, topology.scenario.clone()).unwrap(), &topology, "a replay");
    }
}

#[test]
fn a_run_goes_on_from_a_snapshot_as_if_nothing_had_been() {
    let topology = small_clinic(&[]);
    for seed in [1, 7, 9, 12] {
        let whole = play(&topology, seed);
        for cut in [0, 1, 15 * 60, 7 * 3_600, 26 * 3_600, 37 * 3_600, 72 * 3_600, 20 * 86_400] {
            let mut first = Run::new(Arc::clone(&topology), seed);
            first.advance(SimTime(cut * 1_000)).unwrap();
            let snapshot = first.snapshot();
            first.finish().unwrap();
            same(&whole, &first.journal(), &topology, "a run that was copied");
            let mut fresh = Run::new(Arc::clone(&topology), 0);
            fresh.restore(&snapshot);
            fresh.finish().unwrap();
            same(&whole, &fresh.journal(), &topology, "a fresh run that goes on from the copy");
            // A run that has seen other days forgets them.
            let mut used = Run::new(Arc::clone(&topology), seed + 100);
            used.finish().unwrap();
            used.restore(&snapshot);
            used.finish().unwrap();
            same(&whole, &used.journal(), &topology, "a used run that goes on from the copy");
        }
    }
}

#[test]
fn any_interleaving_of_orders_and_answers_replays_and_breaks_nothing() {
    let topology = small_clinic(&[
        ("plan.declare_when", "any([hosts(state: suspected), hosts(state: encrypted)])"),
        ("adversary.stealth", "0.7"),
    ]);
    for seed in 1..=1_000 {
        let journal = Drill::new(&topology, seed).play(|_| ());
        assert_eq!(journal.first_foreign_entry(&topology.scenario), None, "seed {seed}");
        same(&journal, &replay(&journal, topology.scenario.clone()).unwrap(), &topology, "a drill");
    }
}

fn sandtable(args: &[&str], folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_sandtable"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// Every text form in every language, by its SHA-256: the same in debug and release, today and on another machine.
#[test]
fn reports_are_those_of_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/reports.txt");
    let topology = shipped("valve-works-theft", &[]);
    let journal = play(&topology, 1);
    let card = score(&journal, &topology.scenario);
    let mut now = String::new();
    for language in Language::all() {
        for (name, bytes) in write_all(&journal, &topology.scenario, &card, &Wanted::texts(language), &mut |_| {}) {
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            now += &format!("{} {name} {digest}\n", language.tag());
        }
    }
    if std::env::var_os("SANDTABLE_BLESS").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differ: Vec<&str> = now.lines().filter(|line| !golden.lines().any(|old| old == *line)).collect();
    assert!(
        golden == now,
        "reports changed: {}; if that is wanted, SANDTABLE_BLESS=1 cargo test --test determinism",
        differ.join(", ")
    );
}

#[test]
fn threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let run = |jobs| sandtable(&["run", "small-clinic", "--seeds", "1..40", "--json", "--jobs", jobs], folder.path());
    let one = run("1");
    assert_eq!(one.lines().count(), 40);
    assert_eq!(one, run("2"));
    assert_eq!(one, run("5"));
}

#[test]
fn a_journal_alone_gives_the_same_report_and_score_as_its_run() {
    let (there, alone) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let said = sandtable(&["run", "small-clinic", "--seed", "9", "--format", "all", "--out", "run"], there.path());
    let line = sandtable(&["run", "small-clinic", "--seed", "9", "--json"], there.path());
    let run = there.path().join("run");
    std::fs::copy(run.join("journal.bin"), alone.path().join("journal.bin")).unwrap();
    sandtable(&["report", "journal.bin", "--out", "again"], alone.path());
    let names = |folder: &Path| -> Vec<String> {
        let inside = |folder: PathBuf| -> Vec<PathBuf> {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
        };
        let files = inside(folder.to_path_buf())
            .into_iter()
            .flat_map(|path| if path.is_dir() { inside(path) } else { vec![path] });
        let mut names: Vec<String> =
            files.map(|path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != "journal.bin");
        names.sort();
        names
    };
    assert_eq!(names(&run), names(&alone.path().join("again")));
    for name in names(&run) {
        let (left, right) =
            (std::fs::read(run.join(&name)).unwrap(), std::fs::read(alone.path().join("again").join(&name)).unwrap());
        assert!(left == right, "{name} differs");
    }
    assert_eq!(sandtable(&["score", "journal.bin", "--json"], alone.path()), line);
    let score = sandtable(&["score", "journal.bin"], alone.path());
    assert!(said.starts_with(&score), "the run said\n{said}and the score\n{score}");
    assert!(sandtable(&["replay", "journal.bin"], alone.path()).starts_with("same: "));
}
