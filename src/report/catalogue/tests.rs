use super::template::Catalogue;
use super::*;
use std::collections::{BTreeMap, BTreeSet};

fn arguments(pieces: &[Piece], into: &mut BTreeSet<&'static str>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) => {
                into.insert(name);
            }
            Piece::Choice(name, cases) => {
                into.insert(name);
                for case in cases {
                    arguments(&case.1, into);
                }
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
        "x.ftl:15: ",
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

/// Every text of a language's files, with its message's or thing's name.
fn texts(row: &Row) -> Vec<(String, String)> {
    fn collect(pieces: &[Piece], into: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => *into += text,
                Piece::Value(_) => into.push('\u{fffc}'),
                Piece::Choice(_, cases) => {
                    for case in cases {
                        collect(&case.1, into);
                    }
                }
            }
        }
    }
    let sentences = Msg::ALL.iter().map(|id| {
        let mut text = String::new();
        collect(row.language.template(*id), &mut text);
        (id.key().to_string(), text)
    });
    let names = row.language.catalogue().names().iter().map(|(name, text)| ((*name).to_string(), (*text).to_string()));
    sentences.chain(names).collect()
}

/// Words of the other side of the strait, and characters that this side writes otherwise.
const FOREIGN: [(Language, &[&str]); 2] = [
    (
        Language::TraditionalChinese,
        &[
            "軟件",
            "硬件",
            "網絡",
            "服務器",
            "默認",
            "信息",
            "數據",
            "賬號",
            "用戶名",
            "程序員",
            "文件夾",
            "打印",
            "內存",
            "磁盤",
            "端口",
            "域名",
            "登錄名",
            "註冊表",
            "腳本",
            "進程",
            "視頻",
            "屏幕",
            "復盤",
            "應急",
            "終端",
            "激活",
            "鏡像",
            "漏洞掃描",
            "会",
            "应",
            "务",
            "击",
            "机",
            "备",
            "网",
            "户",
            "资",
            "讯",
            "复",
            "员",
            "责",
            "这",
            "为",
        ],
    ),
    (
        Language::SimplifiedChinese,
        &[
            "软体",
            "硬体",
            "网路",
            "伺服器",
            "预设",
            "资讯",
            "资料",
            "帐号",
            "帐户",
            "使用者",
            "程式",
            "档案",
            "资料夹",
            "列印",
            "记忆体",
            "磁碟",
            "连接埠",
            "网域",
            "资安",
            "当机",
            "萤幕",
            "视讯",
            "影像",
            "检讨",
            "应变",
            "圍",
            "登录檔",
            "登录机码",
            "笔资料",
            "侦测",
            "感测器",
            "高阶主管",
            "管理阶层",
            "演算法",
            "透过",
            "會",
            "應",
            "務",
            "擊",
            "機",
            "備",
            "網",
            "戶",
            "資",
            "復",
            "員",
            "責",
            "這",
            "為",
            "「",
            "」",
        ],
    ),
];

#[test]
fn each_writing_of_chinese_keeps_to_its_own_words_and_marks() {
    for (language, foreign) in FOREIGN {
        let row = &LANGUAGES[language as usize];
        let mut found = BTreeMap::new();
        for (name, text) in texts(row) {
            for word in foreign.iter().filter(|word| text.contains(**word)) {
                found.insert(name.clone(), (*word).to_string());
            }
            // Half-width marks, and blanks beside characters that need none.
            let chars: Vec<char> = text.chars().collect();
            for pair in chars.windows(2) {
                let wide = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
                if wide(pair[0]) && matches!(pair[1], ',' | ';' | ':' | '(' | ')' | '?' | '!' | '.')
                    || wide(pair[0])
                        && pair[1] == ' '
                        && chars.iter().all(|c| !c.is_ascii_alphanumeric() && *c != '\u{fffc}')
                {
                    found.insert(name.clone(), format!("{}{}", pair[0], pair[1]));
                }
            }
        }
        assert!(found.is_empty(), "{}: {found:#?}", row.tag);
    }
}
