//! The text form of a journal: one line an entry, for people and for `diff`.

use super::word::{Names, Word};
use super::{Entry, Fact, Journal, PromptKind, Reason, ScenarioNames};
use crate::base::*;
use crate::scenario::{Scenario, TargetKind};
use std::fmt::Write as _;

/// Writes every entry: number, time, side, word, fields, reason, and what it was made from.
pub fn write_text(journal: &Journal, scenario: &Scenario) -> String {
    let mut out = String::new();
    for (number, entry) in journal.entries.iter().enumerate() {
        line(&mut out, number, entry, scenario);
        out.push('\n');
    }
    out
}

fn line(out: &mut String, number: usize, entry: &Entry, scenario: &Scenario) {
    let fact = entry.fact();
    let side = format!("{:?}", entry.side()).to_lowercase();
    let _ = write!(out, "{number:>6}  {:<20} {side:<9} {}", entry.at.to_string(), fact.word());
    let names = ScenarioNames(scenario);
    fact.fields(&names, |name, shown| {
        let shown = target_name(&fact, name, scenario).unwrap_or(shown);
        let _ = write!(out, " {name}={shown}");
    });
    if entry.reason() != Reason::None {
        let _ = write!(out, " ({})", entry.reason().word());
    }
    if !entry.origin.is_none() {
        let _ = write!(out, "  <- {}", entry.origin.0);
    }
    if !entry.cause.is_none() && entry.cause != entry.origin {
        let _ = write!(out, "  on {}", entry.cause.0);
    }
}

/// Targets and subjects are bare words whose kind another field tells.
fn target_name(fact: &Fact, field: &str, scenario: &Scenario) -> Option<String> {
    let names = ScenarioNames(scenario);
    match (field, *fact) {
        (
            "target",
            Fact::Ordered { action, target, .. }
            | Fact::ActionStarted { action, target, .. }
            | Fact::ActionFinished { action, target, .. }
            | Fact::ActionFailed { action, target, .. }
            | Fact::OrderedByHand { action, target, .. },
        ) => Some(show_target(scenario.actions[action.index()].target, target, &names)),
        ("subject", Fact::PromptOpened { kind, subject, .. }) => Some(match kind {
            PromptKind::Declare => CaseId(subject).show(&names),
            PromptKind::Approve => OrderId(subject).show(&names),
            PromptKind::Playbook => PlaybookId(subject).show(&names),
            PromptKind::Inject => InjectId(subject).show(&names),
        }),
        _ => None,
    }
}

/// The name of an action's target.
pub fn show_target(kind: TargetKind, target: u32, names: &dyn Names) -> String {
    match kind {
        TargetKind::None => "-".into(),
        TargetKind::Host => HostId(target).show(names),
        TargetKind::Segment => SegmentId(target).show(names),
        TargetKind::Domain => DomainId(target).show(names),
        TargetKind::Account => AccountId(target).show(names),
        TargetKind::Service => ServiceId(target).show(names),
        TargetKind::Alert => AlertId(target).show(names),
        TargetKind::Case => CaseId(target).show(names),
        TargetKind::Vulnerability => VulnerabilityId(target).show(names),
        TargetKind::Unit => UnitId(target).show(names),
    }
}

/// Where two journals part: the number of the first entry that differs, and both lines (`None` where one has ended).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub number: usize,
    pub left: Option<String>,
    pub right: Option<String>,
}

pub fn first_difference(left: &Journal, right: &Journal, scenario: &Scenario) -> Option<Difference> {
    let longest = left.entries.len().max(right.entries.len());
    let number = (0..longest).find(|&at| left.entries.get(at) != right.entries.get(at))?;
    let show = |journal: &Journal| {
        journal.entries.get(number).map(|entry| {
            let mut out = String::new();
            line(&mut out, number, entry, scenario);
            out
        })
    };
    Some(Difference { number, left: show(left), right: show(right) })
}
