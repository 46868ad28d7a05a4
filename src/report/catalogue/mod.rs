//! Everything a report can say, by language. A message is a row; its template holds `{arguments}` and plural forms.
//! To add a language: a folder beside `english`, and its line in `template` and `Language`.

mod english;

pub use english::Msg;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
}

impl Language {
    /// For the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
        }
    }
    /// Which of a hole's forms a quantity takes.
    pub fn plural(self, quantity: u64) -> usize {
        match self {
            Language::English => usize::from(quantity != 1),
        }
    }
}

pub fn template(language: Language, id: Msg) -> &'static str {
    match language {
        Language::English => id.english(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_have_sound_holes() {
        for id in Msg::ALL {
            let template = template(Language::English, *id);
            assert!(!template.is_empty(), "{id:?}");
            let mut open = false;
            for c in template.chars() {
                match c {
                    '{' => assert!(!std::mem::replace(&mut open, true), "{id:?} opens twice"),
                    '}' => assert!(std::mem::replace(&mut open, false), "{id:?} closes twice"),
                    _ => {}
                }
            }
            assert!(!open, "{id:?} leaves a hole open");
        }
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
        let said: std::collections::BTreeSet<&str> = code
            .split("Msg::")
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().expect("split gives a piece"))
            .collect();
        let unused: Vec<&Msg> = Msg::ALL.iter().filter(|id| !said.contains(format!("{id:?}").as_str())).collect();
        assert!(unused.is_empty(), "never said: {unused:?}");
    }
}
