//! From what authors wrote to the model. Everything that does not fit becomes a finding; a stand-in takes its place,
//! so that the rest is looked at too. A scenario with errors is never handed out.

mod adversary;
mod audience;
mod clocks;
mod condition;
mod exercise;
mod figures;
mod organisation;
mod people;
mod plan;

use super::authored::{self, Items, Sp, Word};
use super::message::{Finding, nearest};
use super::model::*;
use super::names::Namespace;
use super::parameters::Parameters;
use super::quantity::{self, LocalClock, Wrong};
use super::source::Place;
use super::technique::TechniqueTable;
use super::vocabulary::Vocabulary;
use super::words::Words;
use crate::base::*;
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// The four files as read; `None` where a file is unreadable as a whole.
pub struct Files {
    pub exercise: Option<authored::Exercise>,
    pub organisation: Option<authored::Organisation>,
    pub adversary: Option<authored::Adversary>,
    pub plan: Option<authored::Plan>,
}

/// What resolving yields beside its findings.
pub struct Resolved {
    pub exercise: Exercise,
    pub organisation: Organisation,
    pub adversary: Adversary,
    pub plan: Plan,
    pub parameters: Parameters,
    pub places: BTreeMap<String, Place>,
    pub names: Names,
    /// Whether each file could be read: what is not there must not be missed.
    pub whole: bool,
}

/// Every kind of id that authors use.
#[derive(Default)]
pub struct Names {
    pub units: Namespace,
    pub sites: Namespace,
    pub segments: Namespace,
    pub domains: Namespace,
    pub hosts: Namespace,
    pub accounts: Namespace,
    pub planes: Namespace,
    pub remote_access: Namespace,
    pub vulnerabilities: Namespace,
    pub stores: Namespace,
    pub services: Namespace,
    pub backups: Namespace,
    pub sensors: Namespace,
    pub feeds: Namespace,
    pub channels: Namespace,
    pub shifts: Namespace,
    pub roles: Namespace,
    pub people: Namespace,
    pub steps: Namespace,
    pub severities: Namespace,
    pub actions: Namespace,
    pub criteria: Namespace,
}

pub struct Cx<'a> {
    pub names: Names,
    pub report: Vec<Finding>,
    pub places: BTreeMap<String, Place>,
    pub vocabulary: &'a Vocabulary,
    pub techniques: &'a TechniqueTable,
    pub parameters: Parameters,
    pub clock: LocalClock,
    /// What exists and how long it runs, to tell conditions that can never hold.
    hosts: HostCounts,
    records: u64,
    /// Services whose hours down do harm.
    harmful: Vec<ServiceId>,
    best_tier: u8,
    horizon: SimSpan,
}

/// Hosts by kind, to tell conditions that can never hold.
#[derive(Clone, Copy, Debug, Default)]
struct HostCounts {
    all: u64,
    servers: u64,
    workstations: u64,
    directories: u64,
}

/// Resolves the four files.
pub fn resolve(files: Files, vocabulary: &Vocabulary, techniques: &TechniqueTable) -> (Resolved, Vec<Finding>) {
    let whole =
        files.exercise.is_some() && files.organisation.is_some() && files.adversary.is_some() && files.plan.is_some();
    let start = NaiveDateTime::default();
    let mut cx = Cx {
        names: Names::default(),
        report: Vec::new(),
        places: BTreeMap::new(),
        vocabulary,
        techniques,
        parameters: Parameters::shipped(),
        clock: LocalClock { zone: chrono_tz::UTC, startex: start },
        hosts: HostCounts { all: u64::MAX, servers: u64::MAX, workstations: u64::MAX, directories: u64::MAX },
        records: u64::MAX,
        harmful: Vec::new(),
        best_tier: 0,
        horizon: SimSpan(i64::MAX),
    };
    cx.collect_names(&files);
    // Hosts that could not be read may be just those that a condition counts.
    let known = files.organisation.as_ref().is_some_and(|file| file.hosts.broken.is_empty());
    let Files { exercise, organisation, adversary, plan } = files;
    let (exercise, organisation) = (exercise.unwrap_or_default(), organisation.unwrap_or_default());
    let (adversary, plan) = (adversary.unwrap_or_default(), plan.unwrap_or_default());
    cx.override_parameters(&organisation.parameters);
    cx.override_parameters(&exercise.parameters);
    cx.set_clock(&organisation, &exercise);
    cx.set_horizon(&exercise);
    let organisation = cx.organisation(&organisation, &plan.people);
    if known {
        cx.know_hosts(&organisation);
    }
    let adversary = cx.adversary(&adversary);
    let plan = cx.plan(&plan, &organisation);
    let exercise = cx.exercise(&exercise, &organisation);
    let Cx { names, report, places, parameters, .. } = cx;
    (Resolved { exercise, organisation, adversary, plan, parameters, places, names, whole }, report)
}

impl Cx<'_> {
    fn collect_names(&mut self, files: &Files) {
        self.organisation_names(files.organisation.as_ref());
        self.adversary_names(files.adversary.as_ref());
        self.plan_names(files.plan.as_ref(), files.organisation.as_ref());
        self.names.actions = Namespace::new("action", false);
        self.names.criteria = Namespace::new("criterion", false);
        let nowhere = Place { source: 0, span: 0..0 };
        for action in &self.vocabulary.actions {
            self.names.actions.push(&action.id, &nowhere);
        }
        for (name, id) in &self.vocabulary.other_names {
            self.names.actions.also(name, id);
        }
        for criterion in &self.vocabulary.criteria {
            self.names.criteria.push(&criterion.id, &nowhere);
        }
    }
    fn set_clock(&mut self, organisation: &authored::Organisation, exercise: &authored::Exercise) {
        if let Some(zone) = &organisation.zone {
            self.clock.zone = self.zone(zone);
        }
        if let Some(startex) = self.accept(&exercise.startex, quantity::local) {
            self.clock.startex = startex;
        }
    }
    fn zone(&mut self, zone: &Sp<String>) -> chrono_tz::Tz {
        if let Ok(found) = zone.parse() {
            return found;
        }
        let finding =
            Finding::error("unknown-zone", zone.at.clone(), format!("no time zone is called `{}`", zone.value));
        let finding = finding.label("expected an IANA name such as `Europe/Dublin`");
        let near = nearest(zone, chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name()));
        self.report.push(match near {
            Some(near) => finding.fix(&zone.at, format!("\"{near}\"")).help(format!("the nearest zone is `{near}`")),
            None => finding,
        });
        chrono_tz::UTC
    }

    // What follows reads single values.

    /// Reads a text; what is wrong with it is reported. A text of a file that is not there says nothing.
    fn accept<T>(&mut self, text: &Sp<String>, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        if text.at.span.is_empty() {
            return None;
        }
        match read(text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.report.push(bad_value(text, &text.at, wrong));
                None
            }
        }
    }
    fn span(&mut self, text: &Sp<String>) -> SimSpan {
        self.accept(text, quantity::span).unwrap_or(SimSpan(1))
    }
    fn span_or(&mut self, text: Option<&Sp<String>>, default: SimSpan) -> SimSpan {
        text.map_or(default, |text| self.span(text))
    }
    /// A duration that must not be zero.
    fn positive_span(&mut self, text: &Sp<String>, what: &str) -> SimSpan {
        let span = self.span(text);
        if span.0 <= 0 {
            self.report.push(out_of_range(&text.at, format!("{what} is zero"), "must be longer than nothing"));
        }
        span
    }
    fn positive_span_or(&mut self, text: Option<&Sp<String>>, default: SimSpan, what: &str) -> SimSpan {
        text.map_or(default, |text| self.positive_span(text, what))
    }
    fn moment(&mut self, text: &Sp<String>) -> SimTime {
        let clock = self.clock;
        self.accept(text, |text| clock.moment(text)).unwrap_or_default()
    }
    fn word<W: Words>(&mut self, word: &Word) -> W {
        if let Some(row) = W::TABLE.iter().find(|row| row.0 == word.text) {
            return row.1;
        }
        let message = format!("no {} is called `{}`", W::WHAT, word.text);
        let finding = Finding::error("unknown-word", word.at.clone(), message).label(format!("no such {}", W::WHAT));
        self.report.push(match nearest(&word.text, W::TABLE.iter().map(|row| row.0)) {
            Some(near) => finding.fix(&word.at, near).help(format!("the nearest is `{near}`")),
            None => {
                let known: Vec<String> = W::TABLE.iter().map(|row| format!("`{}`", row.0)).collect();
                finding.help(format!("known: {}", known.join(", ")))
            }
        });
        W::TABLE[0].1
    }
    fn word_or<W: Words>(&mut self, word: Option<&Word>, default: W) -> W {
        word.map_or(default, |word| self.word(word))
    }
    /// A number from 0 to 1.
    fn share(&mut self, number: Option<&Sp<f64>>, default: f64) -> f64 {
        let Some(number) = number else { return default };
        if !(0.0..=1.0).contains(&number.value) {
            self.report.push(out_of_range(&number.at, format!("{} is no share", number.value), "must be 0 to 1"));
        }
        number.value
    }
    /// A number from 0 on.
    fn number(&mut self, number: Option<&Sp<f64>>, default: f64) -> f64 {
        let Some(number) = number else { return default };
        if !(number.value >= 0.0 && number.value.is_finite()) {
            self.report.push(out_of_range(
                &number.at,
                format!("{} is negative or endless", number.value),
                "must be 0 or more",
            ));
        }
        if number.value.is_finite() && number.value > MOST {
            self.report.push(out_of_range(
                &number.at,
                format!("{} is too large", number.value),
                "must be 1e12 or less",
            ));
        }
        number.value
    }
    fn count(&mut self, number: Option<&Sp<u32>>, most: u32) -> u32 {
        let Some(number) = number else { return 1 };
        if !(1..=most).contains(&number.value) {
            let label = format!("must be 1 to {most}");
            self.report.push(out_of_range(&number.at, format!("a count of {}", number.value), &label));
        }
        number.value.clamp(1, most)
    }
    fn schema(&mut self, schema: &Sp<u32>) {
        if schema.value != authored::SCHEMA && !schema.at.span.is_empty() {
            let message = format!("this program reads schema {}, not {}", authored::SCHEMA, schema.value);
            self.report.push(Finding::error("schema", schema.at.clone(), message).label("unknown version"));
        }
    }
    /// Remembers where an authored thing stands.
    fn place(&mut self, list: &str, id: &Sp<String>) {
        self.places.insert(format!("{list}[{}]", id.value), id.at.clone());
    }
    fn place_at(&mut self, path: String, at: &Place) {
        self.places.insert(path, at.clone());
    }
    fn action(&mut self, id: &Sp<String>) -> ActionId {
        self.names.actions.get(id, &mut self.report)
    }
    fn role(&mut self, id: &Sp<String>) -> RoleId {
        self.names.roles.find(id, &mut self.report).unwrap_or(RoleId::NONE)
    }
    fn roles(&mut self, ids: &[Sp<String>]) -> Vec<RoleId> {
        self.names.roles.in_order(ids, &mut self.report)
    }
    fn unit_or_first(&mut self, id: Option<&Sp<String>>) -> UnitId {
        id.map_or(UnitId(0), |id| self.names.units.get(id, &mut self.report))
    }
    fn groups(&mut self, ids: &[Sp<String>]) -> Vec<GroupId> {
        self.names.hosts.many(ids, &mut self.report)
    }
    /// As `groups`, where naming none is a mistake.
    fn some_groups(&mut self, ids: &[Sp<String>], at: &Place, what: &str) -> Vec<GroupId> {
        if ids.is_empty() {
            let message = format!("{what} names no host group");
            self.report.push(Finding::error("empty-list", at.clone(), message).label("at least one is needed"));
        }
        self.groups(ids)
    }
    fn must_have_items<T>(&mut self, items: &Items<T>, file: &Sp<String>, what: &str) {
        if items.is_empty() && items.broken.is_empty() && !file.at.span.is_empty() {
            self.report.push(Finding::error("empty-list", file.at.clone(), format!("`{}` has no {what}", file.value)));
        }
    }
}

/// The ids of a list of things.
fn namespace<'t, T: 't>(
    what: &'static str,
    items: Option<&'t Items<T>>,
    id: impl Fn(&'t T) -> &'t Sp<String>,
    report: &mut Vec<Finding>,
) -> Namespace {
    let mut names = Namespace::new(what, items.is_none());
    if let Some(items) = items {
        for item in items.iter() {
            names.add(id(&item.value), report);
        }
        names.add_broken(&items.broken);
    }
    names
}

fn or_id(name: &str, id: &Sp<String>) -> String {
    if name.is_empty() { id.value.clone() } else { name.to_string() }
}

/// No figure of an author is larger: sums over a run stay numbers.
const MOST: f64 = 1e12;

fn out_of_range(at: &Place, message: String, label: &str) -> Finding {
    Finding::error("out-of-range", at.clone(), message).label(label)
}

fn bad_value(text: &str, at: &Place, wrong: Wrong) -> Finding {
    let finding = Finding::error("bad-value", at.clone(), format!("cannot read `{text}`")).label(wrong.message);
    match wrong.fix {
        Some(fix) => finding.fix(at, format!("\"{fix}\"")).help(format!("perhaps `{fix}`")),
        None => finding,
    }
}
