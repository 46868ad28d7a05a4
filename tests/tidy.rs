//! House rules that the compiler cannot see: the floors of the library, the cut between truth and belief, and what no
//! source file may contain. Each rule is tried on bad samples too, so that it cannot fall asleep.
//! To add a top-level module: its line in `FLOORS`.

use std::fs;
use std::path::Path;

struct Floor {
    module: &'static str,
    height: u8,
    /// What it may use, if that is not everything below.
    only: Option<&'static [&'static str]>,
}

const fn floor(height: u8, module: &'static str) -> Floor {
    Floor { module, height, only: None }
}

/// A floor uses lower ones; its equals only where the table says so.
const FLOORS: &[Floor] = &[
    floor(0, "base"),
    floor(1, "kernel"),
    floor(1, "scenario"),
    // Facts speak of what the scenario defines; the scenario knows no facts.
    Floor { module: "journal", height: 1, only: Some(&["base", "scenario"]) },
    floor(2, "world"),
    floor(3, "rules"),
    floor(4, "exercise"),
    // Judging sees the journal, not the world that wrote it.
    Floor { module: "score", height: 5, only: Some(&["base", "scenario", "journal"]) },
    Floor { module: "report", height: 6, only: Some(&["base", "scenario", "journal", "score"]) },
    floor(7, "batch"),
    floor(7, "drill"),
    floor(8, "cli"),
];

/// `lib.rs` fills the vocabulary from the tables of every floor up to the report: what it offers lies above them.
const ROOT_HEIGHT: u8 = 6;

#[test]
fn the_source_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for directory in ["src", "tests", "benches"] {
        collect(&root.join(directory), &mut files);
    }
    files.sort();
    assert!(files.iter().any(|file| file.ends_with("src/lib.rs")), "the sources are where they are looked for");
    let complaints: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file.strip_prefix(root).expect("collected below the root");
            let text = fs::read_to_string(file).expect("a source file is UTF-8");
            complaints(&path.to_string_lossy().replace('\\', "/"), &text)
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn collect(directory: &Path, files: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    for entry in entries {
        let path = entry.expect("a listed entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Everything wrong with a file, as `path:line: what, and what to do`.
fn complaints(path: &str, text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found = blanks(text);
    found.extend(unfinished(&tokens));
    if let Some(inside) = path.strip_prefix("src/") {
        let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if !matches!(module, "cli" | "drill") {
            found.extend(ambient(&tokens));
            if module != "main" {
                found.extend(printing(&tokens));
            }
        }
        if !matches!(inside, "lib.rs" | "main.rs") {
            found.extend(floors(module, inside, &tokens));
        }
        let below = |prefix: &str| inside.strip_prefix("rules/").is_some_and(|rest| rest.starts_with(prefix));
        if below("decide") || below("policy") {
            found.extend(cut(&tokens, "Truth", "a policy knows what its people believe, not what is true"));
        }
        if below("adversary/") || below("adversary.rs") {
            found.extend(cut(&tokens, "Belief", "the adversary sees what it could see, not what the team believes"));
        }
    }
    found.sort();
    found.into_iter().map(|(line, what)| format!("{path}:{line}: {what}")).collect()
}

type Complaint = (usize, String);

fn blanks(text: &str) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.contains('\t') {
            found.push((number, "a tab: indent with blanks, write \\t in strings".into()));
        }
        if line.ends_with([' ', '\t']) {
            found.push((number, "a blank at the end of the line".into()));
        }
    }
    found
}

fn unfinished(tokens: &[Token]) -> Vec<Complaint> {
    macros(tokens, &["todo", "unimplemented", "dbg"], "is for unfinished work: finish it or leave it out")
}

fn printing(tokens: &[Token]) -> Vec<Complaint> {
    macros(tokens, &["print", "println", "eprint", "eprintln"], "is for the command line: return what is to be said")
}

fn macros(tokens: &[Token], names: &[&str], why: &str) -> Vec<Complaint> {
    tokens
        .windows(3)
        .filter(|call| names.contains(&call[0].text) && call[1].text == "!" && matches!(call[2].text, "(" | "[" | "{"))
        .map(|call| (call[0].line, format!("`{}!` {why}", call[0].text)))
        .collect()
}

/// What would tie a run to a memory layout or to the hour.
fn ambient(tokens: &[Token]) -> Vec<Complaint> {
    let why = |name: &str| match name {
        "HashMap" | "HashSet" => Some("has no order of its own: BTreeMap, BTreeSet, or a Vec by id"),
        "SystemTime" | "Instant" => Some("belongs to the console and to drills: a run has SimTime"),
        _ => None,
    };
    tokens.iter().filter_map(|token| Some((token.line, format!("`{}` {}", token.text, why(token.text)?)))).collect()
}

/// The truth/belief cut: no name in the file contains `Truth` (or is `truth`).
fn cut(tokens: &[Token], side: &str, why: &str) -> Vec<Complaint> {
    let module = side.to_lowercase();
    tokens
        .iter()
        .filter(|token| token.text.contains(side) || token.text == module)
        .map(|token| (token.line, format!("`{}`: {why}", token.text)))
        .collect()
}

fn floors(module: &str, inside: &str, tokens: &[Token]) -> Vec<Complaint> {
    let Some(own) = FLOORS.iter().find(|floor| floor.module == module) else {
        return vec![(1, format!("`{module}` has no floor: give it its line in FLOORS (tests/tidy.rs)"))];
    };
    let mut found = Vec::new();
    for (line, used) in modules_used(inside, tokens) {
        if used == module {
            continue;
        }
        let allowed = match FLOORS.iter().find(|floor| floor.module == used) {
            Some(floor) => own.only.map_or(floor.height < own.height, |only| only.contains(&used)),
            None => own.height > ROOT_HEIGHT,
        };
        if !allowed {
            found.push((line, format!("`{module}` (floor {}) may not use `crate::{used}`", own.height)));
        }
    }
    found
}

/// The first segment of every path from the crate's root, through `use` groups, and of `super::` chains that climb to it.
fn modules_used<'a>(inside: &str, tokens: &[Token<'a>]) -> Vec<(usize, &'a str)> {
    let depth = inside.split('/').filter(|part| !matches!(*part, "mod.rs")).count();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (mut climbed, start) = (0, at);
        while tokens.get(at).is_some_and(|token| token.text == "super") && is_path(tokens, at) {
            climbed += 1;
            at += 3;
        }
        let from_root = tokens[start].text == "crate" && is_path(tokens, start);
        if from_root {
            at += 3;
        }
        if from_root {
            found.extend(heads(&tokens[at..]));
        } else if climbed >= depth {
            found.extend(heads(&tokens[at..]).into_iter().filter(|(_, name)| FLOORS.iter().any(|f| f.module == *name)));
        }
        at = at.max(start + 1);
    }
    found
}

/// Whether `::` follows.
fn is_path(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1..at + 3).is_some_and(|pair| pair.iter().all(|token| token.text == ":"))
}

/// The name that a path goes on with, or the names of its group.
fn heads<'a>(tokens: &[Token<'a>]) -> Vec<(usize, &'a str)> {
    let Some(first) = tokens.first() else { return Vec::new() };
    if first.text != "{" {
        return vec![(first.line, first.text)];
    }
    let (mut depth, mut expected, mut found) = (0, false, Vec::new());
    for token in tokens {
        match token.text {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," => {}
            name if depth == 1 && expected => found.push((token.line, name)),
            _ => {}
        }
        expected = depth == 1 && matches!(token.text, "{" | ",");
        if depth == 0 {
            break;
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Token<'a> {
    line: usize,
    text: &'a str,
}

/// Names and single punctuation marks; comments and the insides of literals are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = raw_string(rest) {
            length
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else if is_name(first) {
            rest.find(|c| !is_name(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let piece = &rest[..length];
        if is_name(first) && raw_string(rest).is_none() || length == 1 && first.is_ascii_punctuation() {
            tokens.push(Token { line, text: piece });
        }
        line += piece.matches('\n').count();
        at += length;
    }
    tokens
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn block_comment(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        let step = match rest.get(at..at + 2) {
            Some("/*") => {
                depth += 1;
                2
            }
            Some("*/") => {
                depth -= 1;
                2
            }
            _ => rest[at..].chars().next().map_or(1, char::len_utf8),
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of `r"..."`, `br#"..."#` and the like, if that is what follows.
fn raw_string(rest: &str) -> Option<usize> {
    let after = ["r", "br", "cr"]
        .iter()
        .find_map(|prefix| rest.strip_prefix(prefix).filter(|after| after.trim_start_matches('#').starts_with('"')))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let open = rest.len() - after.len() + hashes + 1;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(rest[open..].find(&end).map_or(rest.len(), |close| open + close + end.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Tells the literal `'a'` from the lifetime `'a`.
fn is_character(rest: &str) -> bool {
    let mut after = rest.chars().skip(1);
    after.next() == Some('\\') || after.next() == Some('\'')
}

/// The sample is refused, for the reason given; an empty reason means that it is fine.
#[track_caller]
fn check(path: &str, text: &str, expected: &str) {
    let found = complaints(path, text).join("\n");
    if expected.is_empty() {
        assert_eq!(found, "", "{path}: {text}");
    } else {
        assert!(found.contains(expected), "{path}: {text}\nexpected: {expected}\nfound: {found}");
    }
}

#[test]
fn a_floor_uses_only_lower_ones() {
    check("src/kernel/queue.rs", "use crate::base::SimTime;", "");
    check("src/base/time.rs", "use crate::kernel::EventQueue;", "src/base/time.rs:1: `base` (floor 0) may not use");
    check("src/journal/entry.rs", "\nuse crate::kernel::EventKey;", "src/journal/entry.rs:2: `journal` (floor 1)");
    check("src/journal/entry.rs", "use crate::scenario::HostKind;", "");
    check("src/scenario/check.rs", "use crate::journal::Fact;", "`scenario` (floor 1) may not use `crate::journal`");
    check("src/world/mod.rs", "use crate::{base::{SimTime, id}, rules::Out, kernel};", "use `crate::rules`");
    check("src/world/mod.rs", "use crate::{\n    base::{SimTime, rules},\n    kernel,\n};", "");
    check("src/rules/comms/mail.rs", "fn f() { crate::exercise::advance() }", "use `crate::exercise`");
    check("src/exercise.rs", "use crate::rules::step;", "");
    check("src/exercise/run.rs", "use crate::score::grade;", "use `crate::score`");
    check("src/batch/mod.rs", "use crate::{drill, report};", "use `crate::drill`");
    check("src/cli/run.rs", "use crate::{exercise, report, drill, batch};", "");
    check("src/base/id.rs", "macro_rules! id { () => { $crate::world::Row } }", "use `crate::world`");
}

#[test]
fn judging_sees_the_journal_only() {
    check("src/score/phase3.rs", "use crate::{base, scenario, journal};", "");
    check("src/score/phase3.rs", "use crate::world::Truth;", "`score` (floor 5) may not use `crate::world`");
    check("src/score/mod.rs", "use crate::kernel::EventQueue;", "use `crate::kernel`");
    check("src/report/aar.rs", "use crate::score::Scorecard;", "");
    check("src/report/aar.rs", "use crate::exercise::Exercise;", "use `crate::exercise`");
}

#[test]
fn the_root_is_above_all_but_the_front_ends() {
    check("src/scenario/check.rs", "crate::vocabulary();", "may not use `crate::vocabulary`");
    check("src/report/mod.rs", "use crate::*;", "may not use `crate::*`");
    check("src/batch/mod.rs", "crate::vocabulary();", "");
    check("src/helpers.rs", "", "`helpers` has no floor");
    check("src/lib.rs", "pub use crate::cli::run;", "");
}

#[test]
fn climbing_by_super_is_no_way_round() {
    check("src/base/time.rs", "use super::super::kernel::EventQueue;", "use `crate::kernel`");
    check("src/base/mod.rs", "use super::kernel::EventQueue;", "use `crate::kernel`");
    check("src/exercise.rs", "use super::report::Aar;", "use `crate::report`");
    check("src/rules/action/isolate.rs", "use super::super::report;", "");
}

#[test]
fn comments_and_literals_are_no_use() {
    check("src/base/a.rs", "// crate::world\n/* crate::world /* */ HashMap */ const A: &str = \"crate::world\";", "");
    check("src/base/a.rs", "const A: &str = r#\"todo!() \" crate::world\"#; fn f<'a>(_: &'a str) -> char { '\"' }", "");
    check("src/base/a.rs", "const A: char = '\\''; use crate::world;", "use `crate::world`");
    check("src/base/a.rs", "/// one\n/*\n*/\nconst A: &str = \"\\\"\n\"; use crate::world;", "src/base/a.rs:5:");
}

#[test]
fn a_run_has_no_hash_order_and_no_hour() {
    check("src/rules/step.rs", "use std::collections::HashMap;", "`HashMap` has no order");
    check("src/batch/mod.rs", "let seen: HashSet<u32>;", "`HashSet` has no order");
    check("src/lib.rs", "SystemTime::now()", "`SystemTime` belongs");
    check("src/exercise.rs", "std::time::Instant::now()", "`Instant` belongs");
    check("src/drill/clock.rs", "std::time::Instant::now()", "");
    check("src/cli/table.rs", "HashMap::new()", "");
    check("src/rules/step.rs", "struct Instantiated; // HashMap", "");
}

#[test]
fn a_policy_cannot_reach_the_truth() {
    for path in ["src/rules/decide.rs", "src/rules/decide_night.rs", "src/rules/decide/mod.rs", "src/rules/policy/a.rs"]
    {
        check(path, "fn policy(truth: &Truth) {}", "`Truth`: a policy knows");
        check(path, "use crate::world::truth;", "`truth`: a policy knows");
        check(path, "use crate::world::{belief, truth::Row};", "`truth`: a policy knows");
        check(path, "fn f(host: &HostTruth) {}", "`HostTruth`: a policy knows");
        check(path, "fn policy(belief: &Belief) {} // not the Truth", "");
    }
    check("src/rules/step.rs", "fn step(truth: &mut Truth, belief: &mut Belief) {}", "");
}

#[test]
fn the_adversary_cannot_reach_the_belief() {
    check("src/rules/adversary/spread.rs", "fn f(belief: &Belief) {}", "`Belief`: the adversary sees");
    check("src/rules/adversary/mod.rs", "use crate::world::belief::Row;", "`belief`: the adversary sees");
    check("src/rules/adversary/spread.rs", "fn f(truth: &mut Truth, visible: &Visible) {}", "");
}

#[test]
fn only_the_command_line_prints() {
    check("src/report/aar.rs", "println!(\"done\");", "`println!` is for the command line");
    check("src/rules/step.rs", "eprintln!(\"here\");", "`eprintln!` is for the command line");
    check("src/cli/run.rs", "println!(\"done\");", "");
    check("src/main.rs", "eprintln!(\"error\");", "");
    check("benches/kernel.rs", "println!(\"done\");", "");
}

#[test]
fn nothing_is_left_unfinished_or_ragged() {
    check("src/base/a.rs", "fn f() {\n\ttrue\n}", "src/base/a.rs:2: a tab");
    check("tests/a.rs", "fn f() {} ", "a blank at the end");
    check("tests/a.rs", "fn f() { todo!() }", "`todo!` is for unfinished work");
    check("src/cli/a.rs", "unimplemented!(\"later\")", "`unimplemented!` is for");
    check("benches/a.rs", "dbg!(1);", "`dbg!` is for");
    check("src/base/a.rs", "let todo = 1; if todo != 2 {}", "");
}
