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
    Calendar,
    Timesketch,
    Svg,
    Xlsx,
    Png,
    Docx,
}

/// Name on the command line; row = `Form`.
const FORMS: [(Form, &str); 11] = [
    (Form::Html, "html"),
    (Form::Markdown, "markdown"),
    (Form::Json, "json"),
    (Form::Csv, "csv"),
    (Form::Navigator, "navigator"),
    (Form::Calendar, "calendar"),
    (Form::Timesketch, "timesketch"),
    (Form::Svg, "svg"),
    (Form::Xlsx, "xlsx"),
    (Form::Png, "png"),
    (Form::Docx, "docx"),
];

impl Form {
    pub fn all() -> impl Iterator<Item = Form> {
        FORMS.iter().map(|row| row.0)
    }
    /// Text, quickly made: what a run writes if nobody says otherwise.
    pub fn texts() -> impl Iterator<Item = Form> {
        Form::all().filter(|form| form.is_text())
    }
    pub fn is_text(self) -> bool {
        !matches!(self, Form::Xlsx | Form::Png | Form::Docx)
    }
    pub fn key(self) -> &'static str {
        FORMS[self as usize].1
    }
    pub fn of_key(key: &str) -> Option<Form> {
        FORMS.iter().find(|row| row.1 == key).map(|row| row.0)
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
        Wanted { language, cut: Cut::default(), forms: Form::all().collect(), earlier: Vec::new() }
    }
    /// Every form that is text, for the trainer.
    pub fn texts(language: Language) -> Wanted {
        Wanted { forms: Form::texts().collect(), ..Wanted::all(language) }
    }
}
