//! Reports in other languages: nothing of English is left but names, and machines find everything in its place.

mod common;

use common::*;
use sandtable::journal::Journal;
use sandtable::report::catalogue::Known;
use sandtable::report::{Language, Wanted, build, write_all};
use sandtable::scenario::{Scenario, TechniqueTable, clocks, targets};
use sandtable::score::score;
use serde_json::Value;
use std::collections::BTreeSet;

/// Proper names and terms that every language keeps.
const KEPT: &[&str] = &[
    "API", "CSIRT", "DNS", "EDR", "ENDEX", "GB", "HSEEP", "IP", "LSASS", "NTDS", "Run", "SIEM", "SMB", "STARTEX",
    "VPN", "WAF", "Web", "Windows", "csv", "timeline",
];

/// A shipped exercise, played.
fn played(exercise: &str) -> (Journal, Scenario) {
    let topology = shipped(exercise, &[]);
    (play(&topology, 1), topology.scenario.clone())
}

fn file(run: &(Journal, Scenario), language: Language, name: &str) -> String {
    let (journal, scenario) = run;
    let card = score(journal, scenario);
    let files = write_all(journal, scenario, &card, &Wanted::texts(language), &mut |_| {});
    let bytes = files.into_iter().find(|file| file.0 == name).expect("a file of the report").1;
    String::from_utf8(bytes).expect("reports are UTF-8")
}

fn chinese() -> impl Iterator<Item = Language> {
    Language::all().filter(|language| language.tag().starts_with("zh"))
}

/// Everything that the authors wrote: what stands between quotes in the model.
fn authored(scenario: &Scenario) -> Vec<String> {
    let model =
        format!("{:?}{:?}{:?}{:?}", scenario.organisation, scenario.exercise, scenario.plan, scenario.adversary);
    let texts: BTreeSet<String> = model
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| text.chars().any(|c| c.is_ascii_alphabetic()))
        .map(str::to_string)
        .collect();
    let mut texts: Vec<String> = texts.into_iter().collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// The page as read: without its head, its tags and its entities.
fn visible(page: &str) -> String {
    let body = page.split_once("<body>").expect("a page has a body").1;
    let mut out = String::new();
    for piece in body.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        out.push('\n');
    }
    [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(out, |text, (entity, c)| text.replace(entity, c))
}

#[test]
fn no_english_is_left_but_names() {
    for exercise in ["small-clinic", "valve-works-ransomware"] {
        let run = played(exercise);
        let mut names = authored(&run.1);
        names.insert(0, run.0.digest());
        names.push(run.1.organisation.zone.name().to_string());
        // Their ids are the same in every language, so that runs can be compared.
        let card = score(&run.0, &run.1);
        let report = build(&run.0, &run.1, &card, &Wanted::all(Language::English));
        names.extend(report.improvements.into_iter().map(|row| row.id));
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        for language in chinese() {
            let mut text = visible(&file(&run, language, "index.html"));
            let command = text.find("sandtable run").expect("the page says how to run it again");
            let end = command + text[command..].find('\n').expect("the command has an end");
            text.replace_range(command..end, "");
            for name in &names {
                text = text.replace(name.as_str(), " ");
            }
            let left: BTreeSet<&str> = text
                .split(|c: char| !c.is_ascii_alphabetic())
                .filter(|word| word.len() > 1 && !KEPT.contains(word))
                .collect();
            assert!(left.is_empty(), "{exercise} in {}: {left:?}", language.tag());
        }
    }
}

/// Kinds and ids of everything that sandtable names itself, techniques left out.
fn named() -> Vec<(Known, String)> {
    let vocabulary = sandtable::vocabulary();
    let mut all: Vec<(Known, String)> =
        vocabulary.actions.iter().map(|action| (Known::Action, action.id.clone())).collect();
    all.extend(TechniqueTable::shipped().tactics.into_iter().map(|tactic| (Known::Tactic, tactic)));
    all.extend(vocabulary.criteria.iter().map(|criterion| (Known::Criterion, criterion.id.clone())));
    for row in targets::shipped() {
        all.push((Known::Task, row.task.to_string()));
        all.push((Known::Target, row.task.to_string()));
        all.push((Known::Capability, row.capability.clone()));
    }
    for clock in clocks::shipped() {
        all.push((Known::Clock, clock.id.clone()));
        all.push((Known::Addressee, clock.id));
    }
    all
}

#[test]
fn every_named_thing_has_its_name_and_no_name_is_for_nothing() {
    let named = named();
    let techniques = TechniqueTable::shipped();
    let mut keys: BTreeSet<String> = named.iter().map(|(kind, id)| kind.key(id)).collect();
    // Techniques keep their English names where a language has none.
    let ids = techniques.rows.iter().map(|row| &row.id).chain(techniques.revoked.iter().map(|row| &row.0));
    keys.extend(ids.map(|id| Known::Technique.key(id)));
    for language in chinese() {
        let tag = language.tag();
        let lacking: Vec<&(Known, String)> =
            named.iter().filter(|(kind, id)| language.known(*kind, id).is_none()).collect();
        assert!(lacking.is_empty(), "{tag}: {lacking:?}");
        let idle: Vec<&str> = language.names().filter(|name| !keys.contains(*name)).collect();
        assert!(idle.is_empty(), "{tag}: {idle:?}");
    }
}

/// Where two values differ in more than the text of what is said.
fn differences(english: &Value, other: &Value, place: &str, found: &mut Vec<String>) {
    match (english, other) {
        (Value::Object(one), Value::Object(two)) => {
            if one.keys().ne(two.keys()) {
                found.push(format!("{place}: keys"));
            }
            for (key, value) in one {
                let in_words =
                    ["language", "text", "sentence", "critical_task", "capability_target", "core_capability"];
                if !in_words.contains(&key.as_str()) {
                    differences(value, &two[key], &format!("{place}/{key}"), found);
                }
            }
        }
        (Value::Array(one), Value::Array(two)) => {
            if one.len() != two.len() {
                found.push(format!("{place}: length"));
            }
            for (at, (one, two)) in one.iter().zip(two).enumerate() {
                differences(one, two, &format!("{place}/{at}"), found);
            }
        }
        _ if english == other => {}
        _ => found.push(format!("{place}: {english} and {other}")),
    }
}

#[test]
fn machines_find_the_same_in_every_language() {
    let run = played("small-clinic");
    let read = |language: Language| -> Value {
        serde_json::from_str(&file(&run, language, "report.json")).expect("sound JSON")
    };
    let english = read(Language::English);
    for language in chinese() {
        let other = read(language);
        let mut found = Vec::new();
        differences(&english, &other, "", &mut found);
        assert!(found.is_empty(), "{}:\n{}", language.tag(), found.join("\n"));
        assert_ne!(english["sections"][0]["title"]["text"], other["sections"][0]["title"]["text"]);
    }
}

#[test]
fn the_page_names_its_language_and_asks_for_its_fonts() {
    let run = played("small-clinic");
    for (tag, font) in [("en", "Noto Sans TC"), ("zh-Hant", "Microsoft JhengHei"), ("zh-Hans", "Microsoft YaHei")] {
        let page = file(&run, Language::of_tag(tag).expect("a language"), "index.html");
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{tag}");
        assert_eq!(page.matches("<svg xmlns").count(), page.matches(&format!("lang=\"{tag}\" font-family")).count());
        assert!(page.contains(font), "{tag} asks for {font}");
    }
}

#[test]
fn figures_and_latin_letters_stand_apart_from_characters_by_one_blank() {
    let run = played("small-clinic");
    for language in chinese() {
        let text = file(&run, language, "timeline.csv");
        let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        for line in text.lines().skip(1) {
            let chars: Vec<char> = line.chars().collect();
            for three in chars.windows(3) {
                let [one, two, next] = three else { continue };
                assert!(!(han(*one) && *two == ' ' && han(*next)), "a blank between characters: {line}");
                assert!(!(*one == ' ' && *two == ' '), "two blanks: {line}");
            }
        }
    }
}
