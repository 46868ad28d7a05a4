//! Everything a report can say, by language: `message_id.rs` is the list, the `.ftl` files of each language are the words.
//! To add a message: its id in the list and a line in each language's file. To add a language: a folder of `.ftl` files,
//! its row in `LANGUAGES`, its variant in `Language`, and its dates and spans in `clock.rs`.

mod message_id;
mod template;
#[cfg(test)]
mod tests;

pub use message_id::Msg;
pub use template::{Piece, chosen};

use std::sync::OnceLock;
use template::Catalogue;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    TraditionalChinese,
    SimplifiedChinese,
}

/// What a language is made of.
struct Row {
    language: Language,
    /// BCP 47, for the `lang` attribute and the command line.
    tag: &'static str,
    /// Name and text of its files, as Project Fluent writes them.
    files: &'static [(&'static str, &'static str)],
    /// What charts and pages ask for after `Inter`.
    fonts: Fonts,
}

/// Families of fonts: for charts as an attribute, for pages as a rule.
#[derive(Clone, Copy)]
pub struct Fonts {
    pub chart: &'static str,
    pub page: &'static str,
}

macro_rules! files {
    ($($path:literal),+) => { &[$(($path, include_str!($path))),+] };
}

/// Row = `Language`.
const LANGUAGES: [Row; 3] = [
    Row {
        language: Language::English,
        tag: "en",
        files: files!["en/run.ftl", "en/team.ftl", "en/page.ftl"],
        fonts: Fonts {
            chart: "Inter, Noto Sans, Noto Sans CJK TC, Segoe UI, Helvetica, Arial, sans-serif",
            page: r#"Inter,"Noto Sans","Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei","Segoe UI",system-ui,sans-serif"#,
        },
    },
    Row {
        language: Language::TraditionalChinese,
        tag: "zh-Hant",
        files: files![
            "zh-Hant/run.ftl",
            "zh-Hant/team.ftl",
            "zh-Hant/page.ftl",
            "zh-Hant/names.ftl",
            "zh-Hant/techniques.ftl"
        ],
        fonts: Fonts {
            chart: "Inter, Noto Sans TC, Noto Sans CJK TC, PingFang TC, Microsoft JhengHei, sans-serif",
            page: r#"Inter,"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif"#,
        },
    },
    Row {
        language: Language::SimplifiedChinese,
        tag: "zh-Hans",
        files: files![
            "zh-Hans/run.ftl",
            "zh-Hans/team.ftl",
            "zh-Hans/page.ftl",
            "zh-Hans/names.ftl",
            "zh-Hans/techniques.ftl"
        ],
        fonts: Fonts {
            chart: "Inter, Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif",
            page: r#"Inter,"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif"#,
        },
    },
];

/// Things that sandtable names itself, outside of sentences. English has their names where they are defined; other
/// languages have them in their files, under the kind's prefix and the thing's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    Action,
    Technique,
    Tactic,
    Criterion,
    Task,
    Target,
    Capability,
    Clock,
    Addressee,
}

impl Known {
    pub const ALL: [Known; 9] = [
        Known::Action,
        Known::Technique,
        Known::Tactic,
        Known::Criterion,
        Known::Task,
        Known::Target,
        Known::Capability,
        Known::Clock,
        Known::Addressee,
    ];
    /// `technique` in `technique-T1021_002`.
    pub fn prefix(self) -> &'static str {
        ["action", "technique", "tactic", "criterion", "task", "target", "capability", "clock", "addressee"]
            [self as usize]
    }
    /// `technique-T1021_002`: kind and id, with what Fluent does not take in a name replaced.
    pub fn key(self, id: &str) -> String {
        let inside = id.chars().map(|c| match c {
            '.' => '_',
            c if c.is_ascii_alphanumeric() || c == '-' => c,
            _ => '-',
        });
        self.prefix().chars().chain(['-']).chain(inside).collect()
    }
}

impl Language {
    pub fn all() -> impl Iterator<Item = Language> {
        LANGUAGES.iter().map(|row| row.language)
    }
    pub fn tag(self) -> &'static str {
        LANGUAGES[self as usize].tag
    }
    pub fn of_tag(tag: &str) -> Option<Language> {
        LANGUAGES.iter().find(|row| row.tag == tag).map(|row| row.language)
    }
    pub fn fonts(self) -> Fonts {
        LANGUAGES[self as usize].fonts
    }
    /// Written in Chinese characters: no capitals, no plural, full-width punctuation.
    pub fn is_chinese(self) -> bool {
        self != Language::English
    }
    /// The category of a quantity, as the files name it.
    pub fn plural(self, quantity: u64) -> &'static str {
        if quantity == 1 && !self.is_chinese() { "one" } else { "other" }
    }
    /// What a message says: its pieces, in order.
    pub fn template(self, id: Msg) -> &'static [Piece] {
        self.catalogue().template(id)
    }
    /// The name of a thing in this language, if its files hold one.
    pub fn known(self, kind: Known, id: &str) -> Option<&'static str> {
        self.catalogue().known(kind, id)
    }
    /// The keys of everything that the language names.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.catalogue().names().keys().copied()
    }
    /// A message without arguments.
    pub fn word(self, id: Msg) -> &'static str {
        match self.template(id) {
            [Piece::Text(text)] => text,
            _ => "",
        }
    }
    fn catalogue(self) -> &'static Catalogue {
        static READ: [OnceLock<Catalogue>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        READ[self as usize].get_or_init(|| Catalogue::read(LANGUAGES[self as usize].files).0)
    }
}
