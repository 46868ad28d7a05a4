//! From names and paths to a scenario: find the four files, apply `--set`, read, resolve, check.

use super::annex;
use super::authored::{self, Problem};
use super::check;
use super::library::{self, Kind};
use super::message::{Finding, FindingSeverity, Findings, nearest};
use super::model::Scenario;
use super::resolve::{self, Files};
use super::scan;
use super::set;
use super::source::{Place, Source, read_text};
use super::technique::TechniqueTable;
use super::vocabulary::Vocabulary;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the user asks for. Names are built-in names, or paths where they hold a `/` or end in `.ron`.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub exercise: String,
    /// Instead of the exercise's own.
    pub organisation: Option<String>,
    pub adversary: Option<String>,
    pub plan: Option<String>,
    /// `--set PATH=VALUE`, in order.
    pub set: Vec<(String, String)>,
}

/// Loads a scenario, with warnings; or everything that is wrong with it.
pub fn load(request: &Request, vocabulary: &Vocabulary) -> Result<(Scenario, Vec<Finding>), Findings> {
    let (sources, findings) = gather(request);
    assemble(sources, findings, vocabulary)
}

/// Loads a scenario from its texts, as a journal carries them: the same scenario as the one they were taken from.
pub fn load_texts(sources: Vec<Source>, vocabulary: &Vocabulary) -> Result<(Scenario, Vec<Finding>), Findings> {
    let mut sources = sources;
    sources.sort_by_key(|source| Kind::ALL.iter().position(|kind| kind.role() == source.role));
    let missing = Kind::ALL.iter().filter(|kind| !sources.iter().any(|source| source.role == kind.role()));
    let message = |kind: &Kind| format!("there is no {} among the texts", kind.role());
    let findings = missing.map(|kind| Finding::without_place("no-file", message(kind))).collect();
    assemble(sources, findings, vocabulary)
}

fn assemble(
    sources: Vec<Source>,
    mut findings: Vec<Finding>,
    vocabulary: &Vocabulary,
) -> Result<(Scenario, Vec<Finding>), Findings> {
    let techniques = TechniqueTable::shipped();
    let files = Files {
        exercise: read(&sources, Kind::Exercise, &mut findings),
        organisation: read(&sources, Kind::Organisation, &mut findings),
        adversary: read(&sources, Kind::Adversary, &mut findings),
        plan: read(&sources, Kind::Plan, &mut findings),
    };
    let (resolved, found) = resolve::resolve(files, vocabulary, &techniques);
    findings.extend(found);
    if resolved.whole {
        findings.extend(check::check(&resolved));
    }
    let order = |finding: &Finding| finding.place.as_ref().map(|place| (place.source, place.span.start));
    findings.sort_by_key(order);
    findings.dedup();
    if !resolved.whole || findings.iter().any(|finding| finding.severity == FindingSeverity::Error) {
        return Err(Findings { list: findings, sources });
    }
    let scenario = Scenario {
        exercise: resolved.exercise,
        organisation: resolved.organisation,
        adversary: resolved.adversary,
        plan: resolved.plan,
        parameters: resolved.parameters,
        techniques,
        actions: vocabulary.actions.clone(),
        sources,
        places: resolved.places,
    };
    Ok((scenario, findings))
}

fn read<T: for<'de> Deserialize<'de>>(sources: &[Source], kind: Kind, findings: &mut Vec<Finding>) -> Option<T> {
    let number = sources.iter().position(|source| source.role == kind.role())?;
    let (value, problems) = authored::read(number, &sources[number].text);
    findings.extend(problems.into_iter().map(misread));
    value
}

/// A problem of RON or serde, in our words where its own are poor.
pub(super) fn misread(problem: Problem) -> Finding {
    use ron::Error;
    let at = problem.at;
    match &problem.error {
        Error::NoSuchStructField { expected, found, .. } => {
            unexpected("unknown-field", "field", found, expected, at).label("unknown field")
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            unexpected("unknown-word", "choice", found, expected, at).label("unknown")
        }
        Error::MissingStructField { field, .. } => {
            Finding::error("missing-field", at, format!("field `{field}` is missing")).label("in here")
        }
        Error::DuplicateStructField { field, .. } => {
            Finding::error("duplicate-field", at, format!("field `{field}` is given twice")).label("again here")
        }
        // RON takes what stands in the brackets of a choice with fields for a field's name.
        Error::InvalidIdentifier(found) | Error::SuggestRawIdentifier(found) => {
            let message = format!("expected the name of a field before `{found}`");
            Finding::error("syntax", at, message)
                .label("here")
                .help(format!("write `field: {found}`, with the field's name"))
        }
        Error::ExpectedString => Finding::error("syntax", at, "expected a text in double quotes").label("here"),
        Error::ExpectedFloat => Finding::error("syntax", at, "expected a number").label("here"),
        Error::ExpectedInteger => Finding::error("syntax", at, "expected a whole number").label("here"),
        Error::ExpectedBoolean => Finding::error("syntax", at, "expected `true` or `false`").label("here"),
        error => Finding::error("syntax", at, lower(&error.to_string())).label("here"),
    }
}

fn unexpected(code: &'static str, what: &str, found: &str, expected: &[&'static str], at: Place) -> Finding {
    let finding = Finding::error(code, at.clone(), format!("there is no {what} `{found}` here"));
    match nearest(found, expected.iter().copied()) {
        Some(near) => finding.fix(&at, near).help(format!("the nearest is `{near}`")),
        None if expected.is_empty() => finding,
        None => finding.help(format!("known: {}", expected.join(", "))),
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + chars.as_str())
}

/// The texts of the four files after every `--set`, and what is wrong with names and paths.
fn gather(request: &Request) -> (Vec<Source>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut sources = Vec::new();
    let changes = set::by_role(&request.set, &mut findings);
    let exercise = match open(Kind::Exercise, &request.exercise, None) {
        Ok(source) => set::apply(source, &changes, &mut findings),
        Err(finding) => return (sources, vec![*finding]),
    };
    let folder = Path::new(&exercise.path).parent().map(Path::to_path_buf);
    let node = scan::scan(&exercise.text);
    sources.push(exercise);
    let chosen = [
        (Kind::Organisation, &request.organisation),
        (Kind::Adversary, &request.adversary),
        (Kind::Plan, &request.plan),
    ];
    for (kind, own) in chosen {
        let opened = match own {
            Some(name) => open(kind, name, None),
            None => {
                let Some(field) = node.as_ref().and_then(|node| node.field(kind.role())) else { continue };
                let at = Place { source: 0, span: field.value.span.clone() };
                let name = sources[0].text[at.span.clone()].trim_matches('"').to_string();
                open(kind, &name, folder.as_deref())
                    .map_err(|finding| Box::new(Finding { place: Some(at), ..*finding }))
            }
        };
        match opened {
            // Changes first: they may name annexes too.
            Ok(source) => {
                let source = set::apply(source, &changes, &mut findings);
                sources.push(if kind == Kind::Plan { annex::include(source, &mut findings) } else { source });
            }
            Err(finding) => findings.push(*finding),
        }
    }
    (sources, findings)
}

pub(super) fn open(kind: Kind, name: &str, folder: Option<&Path>) -> Result<Source, Box<Finding>> {
    if name.contains('/') || name.contains('\\') || Path::new(name).extension().is_some_and(|ending| ending == "ron") {
        return open_file(kind, name, folder);
    }
    let role = kind.role();
    if let Some(file) = library::find(kind, name) {
        return Ok(Source { role, path: file.path(), text: file.text.to_string() });
    }
    let finding = Finding::without_place("no-file", format!("no built-in {role} is called `{name}`"));
    Err(Box::new(match nearest(name, library::list(kind).map(|file| file.name)) {
        Some(near) => finding.label("not found").help(format!("the nearest is `{near}`")),
        None => finding.label("not found").help("a path ends in `.ron` or holds a `/`"),
    }))
}

fn open_file(kind: Kind, name: &str, folder: Option<&Path>) -> Result<Source, Box<Finding>> {
    let path = match folder {
        Some(folder) => folder.join(name),
        None => PathBuf::from(name),
    };
    let path = path.display().to_string();
    match read_text(Path::new(&path)) {
        Ok(text) => Ok(Source { role: kind.role(), path, text }),
        Err(error) => {
            let message = format!("cannot read {} `{path}`: {error}", kind.role());
            Err(Box::new(Finding::without_place("no-file", message).label("not found")))
        }
    }
}
