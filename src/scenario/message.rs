//! Findings: what is wrong with the authored files, where, and what to do about it. Plain data, rendered at the end.

use super::source::{Place, Source};
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSeverity {
    /// The scenario is not loaded.
    Error,
    /// It runs, and something in it cannot work as its author means it.
    Warning,
}

/// One finding about the authored files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `unknown-id`: stable, for filters and documentation.
    pub code: &'static str,
    pub severity: FindingSeverity,
    pub message: String,
    /// `None` where no text can be shown (a file that is missing).
    pub place: Option<Place>,
    /// Beside the caret.
    pub label: String,
    /// Other places that matter.
    pub also: Vec<(Place, String)>,
    /// What to write instead.
    pub fix: Option<(Place, String)>,
    pub help: Option<String>,
}

impl Finding {
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: FindingSeverity::Error,
            message: message.into(),
            place: Some(place),
            label: String::new(),
            also: Vec::new(),
            fix: None,
            help: None,
        }
    }
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Finding {
        Finding { severity: FindingSeverity::Warning, ..Finding::error(code, place, message) }
    }
    /// An error about no text at all.
    pub fn without_place(code: &'static str, message: impl Into<String>) -> Finding {
        Finding { place: None, ..Finding::error(code, Place { source: 0, span: 0..0 }, message) }
    }
    pub fn label(mut self, label: impl Into<String>) -> Finding {
        self.label = label.into();
        self
    }
    pub fn also(mut self, place: &Place, label: impl Into<String>) -> Finding {
        self.also.push((place.clone(), label.into()));
        self
    }
    pub fn fix(mut self, place: &Place, text: impl Into<String>) -> Finding {
        self.fix = Some((place.clone(), text.into()));
        self
    }
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }
}

/// Everything that was found, with the texts to show it in.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    pub list: Vec<Finding>,
    pub sources: Vec<Source>,
}

impl Findings {
    pub fn render(&self, colour: bool) -> String {
        render(&self.list, &self.sources, colour)
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Findings {}

/// All findings as people read them, in the order of files and lines, with a closing count.
pub fn render(list: &[Finding], sources: &[Source], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in list {
        out.push_str(&renderer.render(&groups(finding, sources)));
        out.push_str("\n\n");
    }
    let errors = list.iter().filter(|finding| finding.severity == FindingSeverity::Error).count();
    out.push_str(&format!("{}, {}\n", counted(errors, "error"), counted(list.len() - errors, "warning")));
    out
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

fn groups<'a>(finding: &'a Finding, sources: &'a [Source]) -> Vec<Group<'a>> {
    let level = match finding.severity {
        FindingSeverity::Error => Level::ERROR,
        FindingSeverity::Warning => Level::WARNING,
    };
    let mut title = Group::with_title(level.primary_title(&finding.message).id(finding.code));
    for snippet in snippets(finding, sources) {
        title = title.element(snippet);
    }
    let mut groups = vec![title];
    match (&finding.fix, &finding.help) {
        (Some((place, text)), help) => {
            if let Some(source) = sources.get(place.source) {
                let snippet = Snippet::source(&source.text).path(&source.path);
                let patch = snippet.patch(Patch::new(clip(place, source), text.as_str()));
                let title = help.as_deref().unwrap_or("write this instead");
                groups.push(Level::HELP.secondary_title(title).element(patch));
            }
        }
        (None, Some(help)) => groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str()))),
        (None, None) => {}
    }
    groups
}

/// One snippet a file, the one with the caret first.
fn snippets<'a>(finding: &'a Finding, sources: &'a [Source]) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let Some(place) = &finding.place else { return Vec::new() };
    let mut order = vec![place.source];
    for (also, _) in &finding.also {
        if !order.contains(&also.source) {
            order.push(also.source);
        }
    }
    let shown = order.into_iter().filter_map(|number| Some((number, sources.get(number)?)));
    shown.map(|(number, source)| snippet(finding, place, number, source)).collect()
}

fn snippet<'a>(
    finding: &'a Finding,
    place: &Place,
    number: usize,
    source: &'a Source,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let mut snippet = Snippet::source(&source.text).path(&source.path);
    if number == place.source {
        let caret = AnnotationKind::Primary.span(clip(place, source));
        snippet = snippet.annotation(if finding.label.is_empty() { caret } else { caret.label(&finding.label) });
    }
    for (also, label) in finding.also.iter().filter(|(also, _)| also.source == number) {
        snippet = snippet.annotation(AnnotationKind::Context.span(clip(also, source)).label(label));
    }
    snippet
}

/// The renderer asserts that spans lie inside the text and on character borders.
fn clip(place: &Place, source: &Source) -> std::ops::Range<usize> {
    let text = &source.text;
    let border = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(place.span.start);
    start..border(place.span.end).max(start)
}

/// The valid name that is most like what was written, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let far = |name: &str| strsim::damerau_levenshtein(written, name);
    let near = |(distance, name): &(usize, &str)| *distance <= 1 + name.chars().count() / 4;
    names.map(|name| (far(name), name)).filter(near).min().map(|found| found.1)
}
