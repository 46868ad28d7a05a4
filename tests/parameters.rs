//! Every figure that the rules name stands in the reference table, and is of the kind that they take it for.

use sandtable::rules::action::ACTIONS;
use sandtable::scenario::{Parameter, Parameters, TechniqueTable};
use std::fs;
use std::path::Path;

/// Where `name` is asked for, and as what: `dist`, `chance`, or unknown.
fn asked(directory: &Path, found: &mut Vec<(String, String, &'static str)>) {
    for entry in fs::read_dir(directory).expect("the sources are where they are looked for") {
        let path = entry.expect("a listed entry can be read").path();
        if path.is_dir() {
            asked(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file is UTF-8");
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            for (at, literal) in code.split('"').enumerate().filter(|piece| piece.0 % 2 == 1) {
                let before: String = code.split('"').take(at).collect::<Vec<_>>().join("\"");
                let kind = match () {
                    () if before.ends_with(".dist(") => "dist",
                    () if before.ends_with(".chance(") => "chance",
                    () => "",
                };
                if is_name(literal) || !kind.is_empty() {
                    found.push((format!("{}:{number}", path.display()), literal.to_string(), kind));
                }
            }
        }
    }
}

/// `soc.triage.t1`: words with dots between.
fn is_name(text: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    text.contains('.') && text.split('.').all(word)
}

/// `None` if it is what is asked for.
fn complaint(table: &Parameters, name: &str, kind: &str) -> Option<String> {
    match (table.get(name), kind) {
        (None, _) => Some(format!("`{name}` is not in the table")),
        (Some(Parameter::Dist(_)), "chance") => Some(format!("`{name}` is no chance")),
        (Some(Parameter::Chance(_)), "dist") => Some(format!("`{name}` is no distribution")),
        _ => None,
    }
}

#[test]
fn every_figure_that_the_rules_name_is_in_the_table() {
    let table = Parameters::shipped();
    let mut names = Vec::new();
    asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules"), &mut names);
    assert!(names.len() > 60, "the scan finds what is there: {}", names.len());
    let wrong: Vec<String> = names
        .iter()
        .filter_map(|(place, name, kind)| complaint(&table, name, kind).map(|what| format!("{place}: {what}")))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_action_takes_its_times_from_the_table() {
    let table = Parameters::shipped();
    for row in ACTIONS {
        for name in [Some(row.takes), row.manual, Some(row.approval)].into_iter().flatten() {
            assert_eq!(complaint(&table, name, "dist"), None, "{}", row.id);
            let unit = table.units[name].as_str();
            assert!(["s", "min", "h", "d"].contains(&unit), "{}: `{name}` is in {unit}, no time", row.id);
        }
    }
}

#[test]
fn every_tactic_has_its_factor() {
    let (table, techniques) = (Parameters::shipped(), TechniqueTable::shipped());
    for technique in &techniques.rows {
        let name = format!("detect.tactic.{}", technique.tactic);
        assert_eq!(complaint(&table, &name, "dist"), None, "{}", technique.id);
    }
}

#[test]
fn the_checks_see_what_is_wrong() {
    let table = Parameters::shipped();
    assert_eq!(complaint(&table, "soc.triage.t1", "dist"), None);
    assert!(complaint(&table, "soc.triage.t1", "chance").is_some());
    assert!(complaint(&table, "soc.oncall_no_answer", "dist").is_some());
    assert!(complaint(&table, "soc.triage.t9", "").is_some());
    assert!(is_name("a.b_c.d1") && !is_name("reset-krbtgt") && !is_name("a..b") && !is_name("a"));
}
