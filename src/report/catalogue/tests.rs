use super::template::Catalogue;
use super::*;
use std::collections::BTreeSet;

fn arguments(pieces: &[Piece], into: &mut BTreeSet<&'static str>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) => {
                into.insert(name);
            }
            Piece::Choice(name, cases) => {
                into.insert(name);
                cases.iter().for_each(|case| arguments(&case.1, into));
            }
        }
    }
}

#[test]
fn every_language_says_every_message_in_the_plain_part_of_fluent() {
    for row in &LANGUAGES {
        let complaints = Catalogue::read(row.files).1;
        assert!(complaints.is_empty(), "{}:\n{}", row.tag, complaints.join("\n"));
    }
}

#[test]
fn every_language_uses_the_arguments_of_english() {
    for language in Language::all() {
        for id in Msg::ALL {
            let mut both = [Language::English, language].map(|language| {
                let mut found = BTreeSet::new();
                arguments(language.template(*id), &mut found);
                found
            });
            let [english, translated] = &mut both;
            assert_eq!(english, translated, "{} `{}`", language.tag(), id.key());
        }
    }
}

#[test]
fn rows_stand_where_their_language_says() {
    for (at, row) in LANGUAGES.iter().enumerate() {
        assert_eq!(row.language as usize, at);
        assert_eq!(Language::of_tag(row.tag), Some(row.language));
    }
}

#[test]
fn what_lies_outside_of_the_plain_part_is_a_complaint() {
    let text = "Text = { -brand }\n-brand = x\nYes = a\n    b\nNo = { NUMBER($n) }\nDash =\n    .title = x\nNobody = x\n\
                Nothing = { $n ->\n  [few] x\n *[other] y\n }\nYes = again\naction-x = { $n }\nSomebody {\n";
    let complaints = Catalogue::read(&[("x.ftl", text)]).1.join("\n");
    for complaint in [
        "`Text` uses more",
        "`brand` is a term",
        "`Yes` breaks its line",
        "`No` uses more",
        "`Dash` has no words",
        "`Nobody` is no message",
        "`Nothing` chooses by something else",
        "`Yes` is said twice",
        "`action-x` names a thing",
        "x.ftl:14: ",
    ] {
        assert!(complaints.contains(complaint), "{complaint}\n{complaints}");
    }
}

#[test]
fn a_choice_goes_by_the_number_before_the_category() {
    let text = "Yes = { $n ->\n  [0] none\n  [one] one\n *[other] many\n }\n";
    let (catalogue, _) = Catalogue::read(&[("x.ftl", text)]);
    let [Piece::Choice("n", cases)] = catalogue.template(Msg::Yes) else { panic!("a choice") };
    let said = |number| match chosen(cases, number, Language::English.plural(number)) {
        [Piece::Text(text)] => text.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!([0, 1, 2].map(said), ["none", "one", "many"]);
}

#[test]
fn every_message_is_said_somewhere() {
    let mut code = String::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the report's source").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                code += &std::fs::read_to_string(path).expect("a source file");
            }
        }
    }
    let said: BTreeSet<&str> = code
        .split("Msg::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().expect("split gives a piece"))
        .collect();
    let unused: Vec<&Msg> = Msg::ALL.iter().filter(|id| !said.contains(format!("{id:?}").as_str())).collect();
    assert!(unused.is_empty(), "never said: {unused:?}");
}
