//! Loading scenarios and journals for a command, and writing files whole or not at all.

use super::{Exit, console};
use crate::journal::{Journal, read_journal};
use crate::report::history::Record;
use crate::report::{Cut, Form, Language, Wanted};
use crate::scenario::message::{self, Finding};
use crate::scenario::{Request, Scenario, load, load_texts, read_text};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::io::{IsTerminal, Write};
use std::path::Path;

/// Which scenario to use.
#[derive(clap::Args, Clone)]
pub struct ScenarioArgs {
    /// Exercise: a built-in name or a path to a .ron file
    pub exercise: String,
    /// Use another plan (built-in name or path)
    #[arg(long, value_name = "PLAN")]
    pub plan: Option<String>,
    /// Use another organisation
    #[arg(long, value_name = "ORGANISATION")]
    pub organisation: Option<String>,
    /// Use another adversary
    #[arg(long, value_name = "ADVERSARY")]
    pub adversary: Option<String>,
    /// Change a field of a file, e.g. organisation.hosts[ward-pc].count=80; may be repeated
    #[arg(long, value_name = "PATH=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    // The path may hold `=` only inside brackets' ids, which have none.
    let (path, value) = text.split_once('=').ok_or("write PATH=VALUE, for example plan.escalate_after=\"30min\"")?;
    Ok((path.trim().to_string(), value.trim().to_string()))
}

/// Takes the tag of a language that reports come in.
pub fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::all().map(Language::tag))
        .map(|tag| Language::of_tag(&tag).expect("the parser takes tags only"))
}

/// What a report is to be like.
#[derive(clap::Args, Clone)]
pub struct ReportArgs {
    /// Language of the report
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = language())]
    pub lang: Language,
    /// For whom: `trainer` names people and what each seat took, `participants` has roles only and can be passed on
    #[arg(long, value_name = "CUT", default_value = "trainer", value_parser = cut())]
    pub cut: Cut,
    /// Forms to write, with commas between them
    #[arg(long, value_name = "FORMS", value_delimiter = ',', value_parser = form())]
    pub format: Vec<Vec<Form>>,
}

impl ReportArgs {
    /// With the forms that were named, or these.
    pub fn wanted(&self, otherwise: impl Iterator<Item = Form>, earlier: Vec<Record>) -> Wanted {
        let mut forms: Vec<Form> = self.format.iter().flatten().copied().collect();
        if forms.is_empty() {
            forms = otherwise.collect();
        }
        forms.sort();
        forms.dedup();
        Wanted { language: self.lang, cut: self.cut, forms, earlier }
    }
}

/// Says so where pictures were wanted and could not be made.
pub fn warn_of_pictures(wanted: &Wanted, written: &[(String, Vec<u8>)]) {
    let drawn = |ending: &str| written.iter().any(|file| file.0.starts_with("charts/") && file.0.ends_with(ending));
    let wants_pictures = wanted.forms.contains(&Form::Png) && (drawn(".svg") || !wanted.forms.contains(&Form::Svg));
    if wants_pictures && !drawn(".png") {
        eprintln!(
            "warning: no charts/*.png: this machine has no font with the letters of {} (or sandtable was built without \
             `png`)\n  = help: charts/*.svg need none; on Debian, `apt-get install fonts-noto-cjk`",
            wanted.language.tag()
        );
    }
}

fn cut() -> impl TypedValueParser<Value = Cut> {
    PossibleValuesParser::new(Cut::ALL.map(Cut::key)).map(|key| Cut::of_key(&key).expect("the parser takes keys only"))
}

/// A form, or `all` of them.
fn form() -> impl TypedValueParser<Value = Vec<Form>> {
    let names: Vec<&str> = ["all"].into_iter().chain(Form::all().map(Form::key)).collect();
    PossibleValuesParser::new(names).map(|key| match Form::of_key(&key) {
        Some(form) => vec![form],
        None => Form::all().collect(),
    })
}

/// Loads, printing warnings; prints everything that is wrong otherwise.
pub fn scenario(args: &ScenarioArgs, quiet: bool) -> Result<Scenario, Exit> {
    let is_path = Path::new(&args.exercise).extension().is_some_and(|ending| ending == "ron");
    let text = if is_path { read_text(Path::new(&args.exercise)).ok() } else { None };
    if let Some(option) = text.and_then(|text| no_exercise(&text)) {
        let help = format!("give it to an exercise: `--{option} {}`", args.exercise);
        return Err(console::refuse(
            format_args!("{} is no exercise: it looks like a file for --{option}", args.exercise),
            &help,
        ));
    }
    let request = Request {
        exercise: args.exercise.clone(),
        organisation: args.organisation.clone(),
        adversary: args.adversary.clone(),
        plan: args.plan.clone(),
        set: args.set.clone(),
    };
    match load(&request, &crate::vocabulary()) {
        Ok((scenario, warnings)) => {
            if !quiet {
                warn(&warnings, &scenario);
            }
            Ok(scenario)
        }
        Err(findings) => {
            eprint!("{}", findings.render(std::io::stderr().is_terminal()));
            Err(Exit::Input)
        }
    }
}

/// The option that a file of another kind belongs to. Checked as an exercise it would give an error for each of its fields.
fn no_exercise(text: &str) -> Option<&'static str> {
    let has = |field: &str| text.lines().any(|line| line.trim_start().starts_with(field));
    if has("startex:") || has("horizon:") {
        return None;
    }
    let marks = [("plan", "severities:"), ("organisation", "segments:"), ("adversary", "steps:")];
    marks.into_iter().find(|(_, mark)| has(mark)).map(|(option, _)| option)
}

pub fn warn(warnings: &[Finding], scenario: &Scenario) {
    if !warnings.is_empty() {
        eprint!("{}", message::render(warnings, &scenario.sources, std::io::stderr().is_terminal()));
    }
}

/// Reads a journal and the scenario that it carries.
pub fn journal(path: &Path) -> Result<(Journal, Scenario), Exit> {
    let file = if path.is_dir() { path.join("journal.bin") } else { path.to_path_buf() };
    let bytes = std::fs::read(&file).map_err(|error| {
        let help = "name a journal.bin, or the folder into which `sandtable run` wrote one";
        console::refuse(format_args!("cannot read {}: {}", file.display(), console::why(&error)), help)
    })?;
    let journal =
        read_journal(&bytes).map_err(|error| console::refuse(format_args!("{}: {error}", file.display()), ""))?;
    let (scenario, _) = load_texts(journal.header.sources.clone(), &crate::vocabulary()).map_err(|findings| {
        eprintln!("error: {}: the scenario inside does not load with this version of sandtable", file.display());
        eprint!("{}", findings.render(std::io::stderr().is_terminal()));
        Exit::Input
    })?;
    check_ids(&journal, &scenario).map_err(|number| {
        let help = "the scenario in the journal was changed, or another version of sandtable wrote it";
        let message = format!("{}: entry {number} names something that the scenario does not have", file.display());
        console::refuse(message, help)
    })?;
    Ok((journal, scenario))
}

/// A journal whose digest is right may still have been made by another build: every id must have its row.
fn check_ids(journal: &Journal, scenario: &Scenario) -> Result<(), usize> {
    match journal.first_foreign_entry(scenario) {
        Some(number) => Err(number),
        None => Ok(()),
    }
}

/// Writes files into a folder: each to a temporary file first, then renamed, the journal last.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Exit> {
    let fail = |error: std::io::Error, path: &Path| {
        console::fail(format_args!("cannot write {}: {}", path.display(), console::why(&error)), "")
    };
    std::fs::create_dir_all(folder).map_err(|error| fail(error, folder))?;
    // Whatever stands in the way is found before the first file is put in place.
    if let Some(path) = files.iter().map(|file| folder.join(&file.0)).find(|path| path.is_dir()) {
        return Err(console::fail(format_args!("cannot write {}: a folder has that name", path.display()), ""));
    }
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| fail(error, parent))?;
        }
        let mut file = temporary().tempfile_in(folder).map_err(|error| fail(error, &path))?;
        file.write_all(bytes).map_err(|error| fail(error, &path))?;
        written.push((file, path));
    }
    for (file, path) in written {
        file.persist(&path).map_err(|error| fail(error.error, &path))?;
    }
    Ok(())
}

/// Reports are to be read by others too: the usual rights of a new file, not the narrow ones of a temporary one.
fn temporary() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "rights are set where there are some"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}
