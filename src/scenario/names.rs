//! Ids and what they stand for.

use super::authored::Sp;
use super::message::{Finding, nearest};
use super::source::Place;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of one kind, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Namespace {
    /// What these are, for messages: `host group`.
    what: &'static str,
    ids: Vec<String>,
    places: Vec<Place>,
    index: BTreeMap<String, usize>,
    /// Ids of things that could not be read: known, and reported already.
    broken: BTreeSet<String>,
    /// The whole file is unreadable: any id may be right.
    open: bool,
}

impl Namespace {
    pub fn new(what: &'static str, open: bool) -> Namespace {
        Namespace { what, open, ..Namespace::default() }
    }
    /// Takes in an id; a second one of the same name is reported.
    pub fn add(&mut self, id: &Sp<String>, report: &mut Vec<Finding>) {
        check_id(id, self.what, report);
        if let Some(first) = self.index.get(&id.value) {
            let message = format!("{} `{}` is defined twice", self.what, id.value);
            let finding = Finding::error("duplicate-id", id.at.clone(), message).label("again here");
            report.push(finding.also(&self.places[*first], "first here").help("give one of the two another id"));
        }
        self.push(&id.value, &id.at);
    }
    /// Takes in a name that needs no check.
    pub fn push(&mut self, id: &str, at: &Place) {
        self.index.entry(id.to_string()).or_insert(self.ids.len());
        self.ids.push(id.to_string());
        self.places.push(at.clone());
    }
    /// A second name for an id that is there.
    pub fn also(&mut self, name: &str, id: &str) {
        if let Some(&index) = self.index.get(id) {
            self.index.entry(name.to_string()).or_insert(index);
        }
    }
    pub fn add_broken(&mut self, ids: &[String]) {
        self.broken.extend(ids.iter().cloned());
    }
    pub fn has(&self, id: &str) -> bool {
        self.index.contains_key(id)
    }
    /// Whether any id may be right, because the file is unreadable.
    pub fn is_open(&self) -> bool {
        self.open
    }
    pub fn ids(&self) -> &[String] {
        &self.ids
    }
    /// The thing of this id; an unknown one is reported with the nearest.
    pub fn find<I: From<usize>>(&self, id: &Sp<String>, report: &mut Vec<Finding>) -> Option<I> {
        if let Some(index) = self.index.get(&id.value) {
            return Some(I::from(*index));
        }
        if !self.open && !self.broken.contains(&id.value) {
            report.push(self.unknown(id));
        }
        None
    }
    /// As `find`; the first stands in for an unknown one, as the scenario is refused anyway.
    pub fn get<I: From<usize>>(&self, id: &Sp<String>, report: &mut Vec<Finding>) -> I {
        self.find(id, report).unwrap_or_else(|| I::from(0))
    }
    /// The things of these ids and globs, each once, in the order of the file.
    pub fn many<I: From<usize>>(&self, ids: &[Sp<String>], report: &mut Vec<Finding>) -> Vec<I> {
        let mut found = BTreeSet::new();
        for id in ids {
            if id.value.contains('*') {
                found.extend(self.glob(id, report));
            } else {
                found.extend(self.find::<usize>(id, report));
            }
        }
        found.into_iter().map(I::from).collect()
    }
    /// As `many`, in the order in which they are written.
    pub fn in_order<I: From<usize>>(&self, ids: &[Sp<String>], report: &mut Vec<Finding>) -> Vec<I> {
        let mut found: Vec<usize> = Vec::new();
        for id in ids {
            for index in self.many::<usize>(std::slice::from_ref(id), report) {
                if !found.contains(&index) {
                    found.push(index);
                }
            }
        }
        found.into_iter().map(I::from).collect()
    }
    fn glob(&self, pattern: &Sp<String>, report: &mut Vec<Finding>) -> Vec<usize> {
        let hits: Vec<usize> = (0..self.ids.len()).filter(|index| matches(&pattern.value, &self.ids[*index])).collect();
        let excused = self.open || self.broken.iter().any(|id| matches(&pattern.value, id));
        if hits.is_empty() && !excused {
            let message = format!("no {} matches `{}`", self.what, pattern.value);
            report.push(
                Finding::error("empty-glob", pattern.at.clone(), message).label("matches nothing").help(self.known()),
            );
        }
        hits
    }
    fn unknown(&self, id: &Sp<String>) -> Finding {
        let message = format!("no {} is called `{}`", self.what, id.value);
        let finding = Finding::error("unknown-id", id.at.clone(), message).label(format!("no such {}", self.what));
        let Some(near) = nearest(&id.value, self.ids.iter().map(String::as_str)) else {
            return finding.help(self.known());
        };
        let finding = finding.fix(&id.at, format!("\"{near}\"")).help(format!("the nearest {} is `{near}`", self.what));
        match self.index.get(near).and_then(|index| self.places.get(*index)) {
            Some(place) if !place.span.is_empty() => finding.also(place, format!("`{near}` is defined here")),
            _ => finding,
        }
    }
    /// The valid names, as many as fit on a line.
    fn known(&self) -> String {
        if self.ids.is_empty() {
            return format!("there is no {} at all", self.what);
        }
        let shown: Vec<String> = self.ids.iter().take(12).map(|id| format!("`{id}`")).collect();
        let more = if self.ids.len() > shown.len() { ", ..." } else { "" };
        format!("known: {}{more}", shown.join(", "))
    }
}

/// The id of a whole file. One that could not be read has no place, and its own message already.
pub(super) fn check_file_id(id: &Sp<String>, report: &mut Vec<Finding>) {
    if !id.at.span.is_empty() {
        check_id(id, "file", report);
    }
}

fn check_id(id: &Sp<String>, what: &str, report: &mut Vec<Finding>) {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    // Ids become names of folders: none may lead out of its own.
    if id.value.is_empty() || id.value.starts_with('.') || !id.value.chars().all(good) {
        let message = format!("`{}` is no good id for a {what}", id.value);
        report.push(
            Finding::error("bad-id", id.at.clone(), message)
                .label("letters, digits, `-`, `_` and `.` only, and no `.` first"),
        );
    }
}

/// Whether a pattern with `*` fits a name: pieces in order, the first and the last at the ends.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(first) else { return false };
    let (middle, last) = rest.rsplit_once('*').unwrap_or(("", rest));
    for piece in middle.split('*').filter(|piece| !piece.is_empty()) {
        match name.find(piece) {
            Some(at) => name = &name[at + piece.len()..],
            None => return false,
        }
    }
    name.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn globs_match_pieces_in_order() {
        for (pattern, name) in
            [("*", ""), ("core-*", "core-db"), ("*-pc", "ward-pc"), ("a*b*c", "aXbYc"), ("a**c", "abc")]
        {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("core-*", "score-1"), ("a*a", "a"), ("a*b*c", "acb"), ("x", "y")] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}
