//! Reading RON so that everything keeps its place, and one bad item hides no other.
//! A borrowed raw value is a slice of the source, so its address tells where it stands; no unsafe is needed for that.

use crate::scenario::scan;
use crate::scenario::source::Place;
use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Sp<T> {
    pub value: T,
    pub at: Place,
}

/// A list of which each item is read on its own: a bad one is reported, the others are kept.
#[derive(Clone, Debug)]
pub struct Items<T> {
    pub list: Vec<Sp<T>>,
    /// Ids of items that could not be read, so that what refers to them is not reported as well.
    pub broken: Vec<String>,
}

/// `{"name": value}`, in the order of the text.
#[derive(Clone, Debug)]
pub struct Entries<T>(pub Vec<(Sp<String>, Sp<T>)>);

/// Something that serde or RON could not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub at: Place,
    pub error: ron::Error,
}

/// What one reading knows of its text. Serde hands no context to `Deserialize`, so it lies in a thread-local.
#[derive(Default)]
struct Reading {
    source: usize,
    base: usize,
    len: usize,
    /// Of items, in the order of the text.
    problems: Vec<Problem>,
    /// The first one inside the value that is being read now: more precise than what RON reports around it.
    inner: Option<Problem>,
}

thread_local!(static READING: RefCell<Reading> = RefCell::default());

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).with_recursion_limit(64)
}

/// How often a file is read again to find the next mistake of an item or of the file itself.
const ROUNDS: usize = 24;

/// Reads one file. `None` if it is unreadable as a whole; unknown fields of the file itself are left out.
/// Serde stops at the first mistake of an item: fields that are reported are blanked, and the text is read again to
/// find the next one.
pub fn read<T: for<'de> Deserialize<'de>>(source: usize, text: &str) -> (Option<T>, Vec<Problem>) {
    let (mut value, mut all) = read_once::<T>(source, text);
    let mut text = text.to_string();
    let (mut open, mut fatal) = (all.clone(), value.is_none());
    let mut whole = true;
    for _ in 0..ROUNDS {
        let Some(blanked) = blank_fields(&text, &open, fatal, &mut whole) else { break };
        text = blanked;
        let (again, more) = read_once::<T>(source, &text);
        fatal = again.is_none();
        if value.is_none() && whole {
            value = again;
        }
        open = more.into_iter().filter(|problem| !all.contains(problem)).collect();
        // What a blanked field leaves missing is no mistake of the author.
        let is_missing = |problem: &&Problem| matches!(problem.error, ron::Error::MissingStructField { .. });
        all.extend(open.iter().filter(|problem| !is_missing(problem)).cloned());
    }
    (value, all)
}

fn read_once<T: for<'de> Deserialize<'de>>(source: usize, text: &str) -> (Option<T>, Vec<Problem>) {
    READING.replace(Reading { source, base: text.as_ptr() as usize, len: text.len(), ..Reading::default() });
    let result = options().from_str::<T>(text);
    let mut reading = READING.take();
    match result {
        Ok(value) => (Some(value), reading.problems),
        Err(error) => {
            let outer = Problem { at: Place { source, span: span_in(text, &error) }, error: error.code };
            reading.problems.push(reading.inner.unwrap_or(outer));
            (None, reading.problems)
        }
    }
}

/// The text with the field around each problem overwritten by blanks: every other place stays where it was. The last
/// problem of a `fatal` reading has to go, whatever field of the file that takes.
/// `whole` stays true as long as these are unknown fields of the file itself.
fn blank_fields(text: &str, problems: &[Problem], fatal: bool, whole: &mut bool) -> Option<String> {
    let node = scan::scan(text)?;
    let mut bytes = text.as_bytes().to_vec();
    for (number, problem) in problems.iter().enumerate() {
        let at = problem.at.span.start;
        let last_resort = || node.own_field_at(at).filter(|_| fatal && number + 1 == problems.len());
        let Some((field, depth)) = node.field_around(at).or_else(|| last_resort().map(|field| (field, 0))) else {
            continue;
        };
        *whole &= depth == 0 && matches!(problem.error, ron::Error::NoSuchStructField { .. });
        let end = field.value.span.end;
        let range = field.name_span.start..scan::after_comma(text, end).unwrap_or(end);
        bytes[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    let blanked = String::from_utf8(bytes).ok()?;
    (blanked != text).then_some(blanked)
}

/// The byte range that RON's line and column mean.
fn span_in(text: &str, error: &ron::error::SpannedError) -> Range<usize> {
    let start = offset(text, error.span.start);
    let end = offset(text, error.span.end).max(start);
    let found = match &error.code {
        ron::Error::NoSuchStructField { found, .. } | ron::Error::NoSuchEnumVariant { found, .. } => found.as_str(),
        ron::Error::MissingStructField { .. } => return tight_start(text),
        _ => {
            // RON's position may be that of the blank before the value.
            let start = text.len() - text[start..].trim_start().len();
            return start..end.max(next_char(text, start));
        }
    };
    // RON has read past the word by now: it stands last before the end of its span.
    match text[..end].rfind(found) {
        Some(at) => at..at + found.len(),
        None => start..end,
    }
}

/// The opening bracket: the place of what is missing inside.
fn tight_start(text: &str) -> Range<usize> {
    let start = scan::first_span(text).start;
    start..next_char(text, start)
}

/// Where the character after the one at a place begins.
fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn offset(text: &str, position: ron::error::Position) -> usize {
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number + 1 == position.line {
            return offset + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |at| at.0);
        }
        offset += line.len();
    }
    text.len()
}

/// The raw text of the next value, without comments around it, and its place.
pub fn raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(&'de str, Place), D::Error> {
    let raw: &'de RawValue = Deserialize::deserialize(deserializer)?;
    let text = &raw.get_ron()[scan::first_span(raw.get_ron())];
    Ok((text, place_of(text)))
}

fn place_of(text: &str) -> Place {
    READING.with_borrow(|reading| {
        let start = (text.as_ptr() as usize).wrapping_sub(reading.base);
        let inside = start.checked_add(text.len()).is_some_and(|end| end <= reading.len);
        Place { source: reading.source, span: if inside { start..start + text.len() } else { 0..0 } }
    })
}

/// Reads a slice of the source; the first problem inside is remembered with its place.
pub fn parse<'de, T: Deserialize<'de>, E: serde::de::Error>(text: &'de str) -> Result<T, E> {
    options().from_str::<T>(text).map_err(|error| {
        let span = span_in(text, &error);
        let error = error.code;
        fail(&text[span], error)
    })
}

/// Remembers a problem with a slice of the source, and gives the error that ends the reading of the value.
pub fn fail<E: serde::de::Error>(text: &str, error: ron::Error) -> E {
    let custom = E::custom(&error);
    let problem = Problem { at: place_of(text), error };
    READING.with_borrow_mut(|reading| reading.inner.get_or_insert(problem).at.source);
    custom
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = raw(deserializer)?;
        Ok(Sp { value: parse(text)?, at })
    }
}

impl<T> Deref for Sp<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Default> Default for Sp<T> {
    fn default() -> Self {
        Sp { value: T::default(), at: Place { source: 0, span: 0..0 } }
    }
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Items { list: Vec::new(), broken: Vec::new() }
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> Deref for Items<T> {
    type Target = [Sp<T>];
    fn deref(&self) -> &[Sp<T>] {
        &self.list
    }
}

struct ItemsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ItemsVisitor<T> {
    type Value = Items<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Items<T>, A::Error> {
        let mut items = Items::default();
        while let Some(raw) = seq.next_element::<&'de RawValue>()? {
            let text = &raw.get_ron()[scan::first_span(raw.get_ron())];
            match parse::<T, A::Error>(text) {
                Ok(value) => items.list.push(Sp { value, at: place_of(text) }),
                Err(_) => {
                    // The next item has its own first problem.
                    READING.with_borrow_mut(|reading| reading.inner.take().map(|p| reading.problems.push(p)));
                    items.broken.extend(id_of(text));
                }
            }
        }
        Ok(items)
    }
}

fn id_of(text: &str) -> Option<String> {
    scan::scan(text)?.string_field("id", text).map(str::to_string)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of names to values")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// A bare word or a text: `kind: mail_gateway`, `kind: "mail-gateway"`. Looked up in the check.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// In snake case.
    pub text: String,
    pub at: Place,
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = raw(deserializer)?;
        let word = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
        if word.is_empty() || !word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            return Err(D::Error::custom(fail::<ron::Error>(text, ron::Error::ExpectedIdentifier)));
        }
        Ok(Word { text: word.replace('-', "_"), at })
    }
}
