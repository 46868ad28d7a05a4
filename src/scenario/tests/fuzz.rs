//! Whatever stands in a file, the loader answers with a scenario or with messages.

use super::fixture::{texts, vocabulary};
use crate::scenario::*;
use proptest::prelude::*;

/// Loads and renders: neither may panic.
fn load_and_render(sources: Vec<Source>) -> String {
    match load_texts(sources, &vocabulary()) {
        Ok((scenario, warnings)) => message::render(&warnings, &scenario.sources, true),
        Err(findings) => {
            assert!(!findings.list.is_empty(), "a refusal gives a reason");
            findings.render(true)
        }
    }
}

/// One of the four good texts.
fn with_text(file: usize, change: impl FnOnce(&str) -> String) -> Vec<Source> {
    let mut sources = texts(&[]);
    sources[file].text = change(&sources[file].text);
    sources
}

/// The nearest character border.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn truncated_files_are_refused_with_a_reason(file in 0usize..4, at in 0usize..6000) {
        load_and_render(with_text(file, |text| text[..border(text, at)].to_string()));
    }

    #[test]
    fn replaced_stretches_do_no_harm(
        file in 0usize..4, at in 0usize..6000, cut in 0usize..60,
        put in prop_oneof![
            "\\PC{0,8}",
            Just(String::new()),
            Just("\"".to_string()), Just("(".to_string()), Just("[".to_string()), Just("]".to_string()),
            Just("/*".to_string()), Just("-1".to_string()), Just("1e999".to_string()), Just("4294967295".to_string()),
            Just("NaN".to_string()), Just("ü\r\n\t".to_string()), Just("r#\"".to_string()), Just("None".to_string()),
        ],
    ) {
        load_and_render(with_text(file, |text| {
            let (from, to) = (border(text, at), border(text, at + cut));
            format!("{}{put}{}", &text[..from], &text[to..])
        }));
    }

    /// Words are swapped, so that most of the text still reads, and ids, units and choices are wrong.
    #[test]
    fn swapped_values_do_no_harm(file in 0usize..4, a in 0usize..400, b in 0usize..400) {
        load_and_render(with_text(file, |text| {
            let mut parts: Vec<&str> = text.split_inclusive([',', ':', '(', '[', ')', ']']).collect();
            let (a, b) = (a % parts.len(), b % parts.len());
            parts.swap(a, b);
            parts.concat()
        }));
    }

    #[test]
    fn any_text_is_answered(file in 0usize..4, text in "\\PC{0,200}") {
        load_and_render(with_text(file, |_| text));
    }

    #[test]
    fn any_change_is_answered(path in "(exercise|organisation|adversary|plan|x)([.\\[\\]a-z0-9\"]{0,20})", value in "\\PC{0,20}") {
        let request = Request { exercise: "small-clinic".into(), set: vec![(path, value)], ..Request::default() };
        if let Err(findings) = load(&request, &vocabulary()) {
            findings.render(false);
        }
    }
}

#[test]
fn deep_texts_are_refused_and_not_a_matter_of_the_stack() {
    for (open, close) in [("not(", ")"), ("all([", "])"), ("[", "]"), ("(a:", ")"), ("{1:", "}"), ("/*", "")] {
        for depth in [50, 100, 20_000] {
            let cond = format!("{}incident_open{}", open.repeat(depth), close.repeat(depth));
            load_and_render(with_text(3, |text| {
                text.replace("until(reached(believed_contained))", &format!("until({cond})"))
            }));
            load_and_render(with_text(0, |_| cond.clone()));
        }
    }
}
