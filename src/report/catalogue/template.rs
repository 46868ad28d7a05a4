//! Reads the files of a language, in the syntax of Project Fluent, into pieces that are quick to say. Of the syntax a
//! message may use: text, `{ $argument }`, `{"quoted text"}`, and a choice by an argument's number (`[one]`, `[2]`,
//! `*[other]`). Anything else is a complaint, and a test hears it.

use super::{Known, Msg};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Part of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(Cow<'static, str>),
    /// An argument by name.
    Value(&'static str),
    /// One of several texts, by the number that an argument is.
    Choice(&'static str, Vec<(Case, Vec<Piece>)>),
}

/// When a text of a choice is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Exactly(u64),
    /// `one`, `other`
    Category(&'static str),
}

pub(super) struct Catalogue {
    /// Row = `Msg`.
    templates: Vec<Vec<Piece>>,
    names: BTreeMap<&'static str, &'static str>,
}

impl Catalogue {
    /// Reads a language's files; complaints are for the test that hears them.
    pub fn read(files: &[(&'static str, &'static str)]) -> (Catalogue, Vec<String>) {
        let ids: BTreeMap<&str, Msg> = Msg::ALL.iter().map(|id| (id.key(), *id)).collect();
        let mut reader =
            Reader { templates: vec![Vec::new(); Msg::ALL.len()], names: BTreeMap::new(), complaints: Vec::new() };
        for (path, text) in files {
            let resource = match fluent_syntax::parser::parse(*text) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    let line = |at: usize| text[..at].lines().count();
                    reader
                        .complaints
                        .extend(errors.iter().map(|e| format!("{path}:{}: {}", line(e.pos.start), e.kind)));
                    resource
                }
            };
            for entry in &resource.body {
                reader.entry(path, entry, &ids);
            }
        }
        for id in Msg::ALL {
            if reader.templates[*id as usize].is_empty() {
                reader.complaints.push(format!("`{}` has no words", id.key()));
            }
        }
        (Catalogue { templates: reader.templates, names: reader.names }, reader.complaints)
    }
    pub fn template(&self, id: Msg) -> &[Piece] {
        &self.templates[id as usize]
    }
    pub fn known(&self, kind: Known, id: &str) -> Option<&'static str> {
        if self.names.is_empty() {
            return None;
        }
        self.names.get(kind.key(id).as_str()).copied()
    }
    pub fn names(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.names
    }
}

struct Reader {
    templates: Vec<Vec<Piece>>,
    names: BTreeMap<&'static str, &'static str>,
    complaints: Vec<String>,
}

impl Reader {
    fn entry(&mut self, path: &str, entry: &Entry<&'static str>, ids: &BTreeMap<&str, Msg>) {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => return,
            Entry::Term(term) => return self.complain(path, term.id.name, "is a term: write it out"),
            // The parser has complained.
            Entry::Junk { .. } => return,
        };
        let name = message.id.name;
        let Some(pattern) = &message.value else { return self.complain(path, name, "has no words") };
        if !message.attributes.is_empty() {
            self.complain(path, name, "has attributes: give each a message of its own");
        }
        let pieces = self.pieces(path, name, pattern);
        if let Some(id) = ids.get(name) {
            if !std::mem::replace(&mut self.templates[*id as usize], pieces).is_empty() {
                self.complain(path, name, "is said twice");
            }
            return;
        }
        let is_known = Known::ALL
            .iter()
            .any(|kind| name.strip_prefix(kind.prefix()).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1));
        match &pieces[..] {
            [Piece::Text(Cow::Borrowed(text))] if is_known => {
                if self.names.insert(name, text).is_some() {
                    self.complain(path, name, "is said twice");
                }
            }
            _ if is_known => self.complain(path, name, "names a thing: plain text only"),
            _ => self.complain(path, name, "is no message"),
        }
    }

    fn complain(&mut self, path: &str, name: &str, what: &str) {
        self.complaints.push(format!("{path}: `{name}` {what}"));
    }

    fn pieces(&mut self, path: &str, name: &str, pattern: &Pattern<&'static str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            let expression = match element {
                PatternElement::TextElement { value } => {
                    if value.contains('\n') {
                        self.complain(path, name, "breaks its line");
                    }
                    pieces.push(Piece::Text(Cow::Borrowed(*value)));
                    continue;
                }
                PatternElement::Placeable { expression } => expression,
            };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => pieces.push(Piece::Value(id.name)),
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    pieces.push(Piece::Text(unescape_unicode_to_string(value)));
                }
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    let cases = variants.iter().filter_map(|variant| self.case(path, name, variant)).collect();
                    pieces.push(Piece::Choice(id.name, cases));
                }
                _ => self.complain(path, name, "uses more of Fluent than arguments, quoted text and choices"),
            }
        }
        pieces
    }

    fn case(&mut self, path: &str, name: &str, variant: &Variant<&'static str>) -> Option<(Case, Vec<Piece>)> {
        let case = match (&variant.key, variant.default) {
            // The last resort stands last, under the category that takes every number.
            (VariantKey::Identifier { name: "other" }, true) => Case::Category("other"),
            (VariantKey::Identifier { name: "one" }, false) => Case::Category("one"),
            (VariantKey::NumberLiteral { value }, false) => match value.parse() {
                Ok(number) => Case::Exactly(number),
                Err(_) => {
                    self.complain(path, name, "chooses by a number that is not whole");
                    return None;
                }
            },
            _ => {
                self.complain(path, name, "chooses by something else than [one], a number and *[other]");
                return None;
            }
        };
        Some((case, self.pieces(path, name, &variant.value)))
    }
}

/// The pieces of a choice for a number of this category.
pub fn chosen<'a>(cases: &'a [(Case, Vec<Piece>)], number: u64, category: &str) -> &'a [Piece] {
    let fits = |case: &Case| match case {
        Case::Exactly(exact) => *exact == number,
        Case::Category(named) => *named == category || *named == "other",
    };
    cases.iter().find(|(case, _)| fits(case)).map_or(&[], |(_, pieces)| pieces)
}
