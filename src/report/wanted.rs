//! What a report is asked for: its language, its readers, its forms, and the earlier runs that it is compared with.

use super::catalogue::Language;
use super::history::Record;

/// Whom a report is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cut {
    /// People by name, what each seat took, facilitator's notes.
    #[default]
    Trainer,
    /// To be passed on: roles in place of people, no notes of the facilitator.
    Participants,
}

impl Cut {
    pub const ALL: [Cut; 2] = [Cut::Trainer, Cut::Participants];
    pub fn key(self) -> &'static str {
        ["trainer", "participants"][self as usize]
    }
    pub fn of_key(key: &str) -> Option<Cut> {
        Cut::ALL.into_iter().find(|cut| cut.key() == key)
    }
}

/// A form of the report: one or more files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Html,
    Markdown,
    Json,
    Csv,
    Navigator,
    Xlsx,
    Png,
    Docx,
}

impl Form {
    pub const ALL: [Form; 8] =
        [Form::Html, Form::Markdown, Form::Json, Form::Csv, Form::Navigator, Form::Xlsx, Form::Png, Form::Docx];
    /// On the command line.
    pub fn key(self) -> &'static str {
        ["html", "markdown", "json", "csv", "navigator", "xlsx", "png", "docx"][self as usize]
    }
    /// Text, in place of a program's own bytes.
    pub fn is_text(self) -> bool {
        !matches!(self, Form::Xlsx | Form::Png | Form::Docx)
    }
    pub fn of_key(key: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.key() == key)
    }
}

#[derive(Clone, Debug)]
pub struct Wanted {
    pub language: Language,
    pub cut: Cut,
    /// Which forms; each once.
    pub forms: Vec<Form>,
    /// Earlier runs, oldest first; those of another exercise are not compared.
    pub earlier: Vec<Record>,
}

impl Wanted {
    /// Every form for the trainer.
    pub fn all(language: Language) -> Wanted {
        Wanted { language, cut: Cut::default(), forms: Form::ALL.to_vec(), earlier: Vec::new() }
    }
    /// Every form that is text, for the trainer.
    pub fn texts(language: Language) -> Wanted {
        let forms = Form::ALL.into_iter().filter(|form| form.is_text()).collect();
        Wanted { forms, ..Wanted::all(language) }
    }
}
