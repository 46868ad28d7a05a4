//! Outcomes and costs that rows compare, all computed from the scorecard or the journal.

#![allow(dead_code, reason = "rows come and go, figures stay")]

use sandtable::base::*;
use sandtable::journal::{Fact, Journal};
use sandtable::rules::action::ACTIONS;
use sandtable::score::{Finding, Measure, Milestone, Scorecard};

/// A figure of a run. `None`: this run has no such figure, and its pair is left out.
#[derive(Clone, Copy)]
pub struct Measured {
    pub name: &'static str,
    pub more_is_better: bool,
    pub value: fn(&Scorecard, &Journal) -> Option<f64>,
}

/// A figure of which less is better.
pub const fn less(name: &'static str, value: fn(&Scorecard, &Journal) -> Option<f64>) -> Measured {
    Measured { name, more_is_better: false, value }
}

/// A figure of which more is better.
pub const fn more(name: &'static str, value: fn(&Scorecard, &Journal) -> Option<f64>) -> Measured {
    Measured { name, more_is_better: true, value }
}

pub const WORK_HOURS: Measured = less("team's work, h", |card, _| Some(work(card, "")));
pub const RESPONSE_DOWNTIME: Measured =
    less("downtime by the response, service-h", |card, _| Some(card.outcome.downtime_hours_response));
pub const DOWNTIME: Measured = less("downtime, service-h", |card, _| {
    Some(card.outcome.downtime_hours_attack + card.outcome.downtime_hours_response)
});
pub const RECORDS: Measured = less("records stolen", |card, _| Some(card.outcome.records_exfiltrated as f64));
pub const HOSTS_HIT: Measured = less("hosts compromised", |card, _| Some(card.outcome.hosts_compromised as f64));
pub const ENCRYPTED: Measured = less("hosts encrypted", |card, _| Some(card.outcome.hosts_encrypted as f64));
pub const IDENTIFIED: Measured = less("first compromise to identified, h", |card, _| {
    Some((reached(card, Milestone::Identified) - card.milestone(Milestone::FirstCompromise).time()?).as_hours())
});
/// A restricted mean: the few runs that nobody ever notices would drown the rest.
pub const IDENTIFIED_SOON: Measured = less("first compromise to identified, h, a week at most", |card, _| {
    let since = card.milestone(Milestone::FirstCompromise).time()?;
    Some((reached(card, Milestone::Identified) - since).as_hours().min(168.0))
});
pub const CONTAINED: Measured = less("identified to contained, h", |card, _| {
    Some((reached(card, Milestone::Contained) - card.milestone(Milestone::Identified).time()?).as_hours())
});
pub const ERADICATED: Measured = less("identified to eradicated, h", |card, _| {
    Some((reached(card, Milestone::Eradicated) - card.milestone(Milestone::Identified).time()?).as_hours())
});

pub const REENTRIES: Measured =
    less("footholds won again by the first way in", |card, _| match finding(card, "p4.5-reentry")?.measure {
        Measure::Count(count) => Some(count as f64),
        _ => None,
    });
pub const ROOT_CAUSE: Measured = less("identified to root cause found, h", |card, journal| {
    let identified = card.milestone(Milestone::Identified).time()?;
    let found = journal.entries.iter().find(|entry| matches!(entry.fact(), Fact::RootCauseFound { .. }));
    Some((found.map_or(card.end, |entry| entry.at) - identified).as_hours())
});

pub const STILL_VALID: Measured =
    less("stolen credentials valid after 72 h", |card, _| figure(card, "p3.2-credentials", "still valid"));
pub const HOURS_LATE: Measured =
    less("latest notice to a regulator, hours late", |card, _| figure(card, "p7.6-regulators", "hours late"));

/// When a milestone was reached; the run's end if it was not.
pub fn reached(card: &Scorecard, milestone: Milestone) -> SimTime {
    card.milestone(milestone).time().unwrap_or(card.end)
}

/// Hours of work on an action, or on all.
pub fn work(card: &Scorecard, action: &str) -> f64 {
    let all = card.delays.iter().filter(|delay| action.is_empty() || ACTIONS[delay.action.index()].id == action);
    all.map(|delay| delay.work.as_hours()).sum()
}

/// A figure that a criterion cites.
pub fn figure(card: &Scorecard, criterion: &str, name: &str) -> Option<f64> {
    finding(card, criterion)?.figures.iter().find(|figure| figure.0 == name).map(|figure| figure.1)
}

fn finding<'c>(card: &'c Scorecard, criterion: &str) -> Option<&'c Finding> {
    let index = card.rubric.iter().position(|row| row.id == criterion)?;
    card.findings.iter().find(|finding| finding.criterion == index)
}

/// Facts that `pick` picks.
pub fn count(journal: &Journal, pick: impl Fn(Fact) -> bool) -> f64 {
    journal.entries.iter().filter(|entry| pick(entry.fact())).count() as f64
}
