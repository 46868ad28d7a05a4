//! An exercise's history: what a run leaves for the next one to be compared with, and the comparison (P6.3, P6.4, P6.5).

use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::league::{ToolTally, pooled};
use crate::score::lessons::lessons;
use crate::score::{Measure, Milestone, Scorecard};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

pub const SCHEMA: &str = "sandtable.history/1";

/// A run, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub schema: String,
    pub exercise: String,
    pub organisation: String,
    pub plan: String,
    pub seed: u64,
    pub digest: String,
    pub overall: String,
    pub figures: Vec<Figure>,
    pub tools: Vec<Tool>,
    /// Ids of the lessons that it taught: the items raised.
    pub lessons: Vec<String>,
    /// Those of them that the team drew.
    pub drawn: Vec<String>,
}

/// A key figure of a run; null = not reached, or nothing to measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub name: String,
    pub unit: String,
    pub value: Option<f64>,
}

/// A row of the league table of tools.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tool {
    pub sensor: String,
    pub tried: u64,
    pub missed: u64,
    pub missed_known: u64,
}

impl Record {
    pub fn of(journal: &Journal, scenario: &Scenario, card: &Scorecard) -> Record {
        let lessons = lessons(journal, scenario, card);
        let ids = |drawn: bool| lessons.iter().filter(|row| row.drawn || !drawn).map(|row| row.id.clone()).collect();
        let tool = |row: &ToolTally| Tool {
            sensor: row.sensor.clone(),
            tried: row.tried,
            missed: row.missed,
            missed_known: row.missed_known,
        };
        Record {
            schema: SCHEMA.into(),
            exercise: scenario.exercise.id.clone(),
            organisation: scenario.organisation.id.clone(),
            plan: scenario.plan.id.clone(),
            seed: journal.header.seed,
            digest: journal.digest(),
            overall: card.overall.key().into(),
            figures: figures(card),
            tools: card.league.iter().map(tool).collect(),
            lessons: ids(false),
            drawn: ids(true),
        }
    }
    fn tallies(&self) -> Vec<ToolTally> {
        let tally = |tool: &Tool| ToolTally {
            sensor: tool.sensor.clone(),
            tried: tool.tried,
            missed: tool.missed,
            missed_known: tool.missed_known,
        };
        self.tools.iter().map(tally).collect()
    }
}

fn figures(card: &Scorecard) -> Vec<Figure> {
    let since = |from: Milestone, to: Milestone| {
        let (from, to) = (card.milestone(from).time()?, card.milestone(to).time()?);
        Some((to - from).as_hours())
    };
    let on_time = card.rubric.iter().position(|row| row.id == "p6.3-on-time");
    let on_time = card.findings.iter().find(|finding| Some(finding.criterion) == on_time);
    let on_time = on_time.and_then(|finding| match finding.measure {
        Measure::Share(share) => Some(100.0 * share),
        _ => None,
    });
    let outcome = &card.outcome;
    let identified = Milestone::Identified;
    let rows = [
        ("time to acknowledge", "h", since(Milestone::FirstTrueAlert, Milestone::Acknowledged)),
        ("time to identify", "h", card.dwell.total.map(|span| span.as_hours())),
        ("time to contain", "h", card.contain.map(|span| span.as_hours())),
        ("time to eradicate", "h", since(identified, Milestone::Eradicated)),
        ("time to recover", "h", since(identified, Milestone::Recovered)),
        ("hosts compromised", "", Some(outcome.hosts_compromised as f64)),
        ("hosts encrypted", "", Some(outcome.hosts_encrypted as f64)),
        ("records stolen", "", Some(outcome.records_exfiltrated as f64)),
        ("downtime", "service-h", Some(outcome.downtime_hours_attack + outcome.downtime_hours_response)),
        ("orders within the plan's limit", "%", on_time),
        ("goals met", "", Some(card.goals_met.len() as f64)),
    ];
    rows.map(|(name, unit, value)| Figure { name: name.into(), unit: unit.into(), value }).into()
}

/// One key figure now and last time.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub name: String,
    pub unit: String,
    pub before: Option<f64>,
    pub now: Option<f64>,
}

impl Change {
    /// `time to identify 40 % shorter than last time (12.0 h, was 20.0 h)`; `None` where there is nothing to compare.
    pub fn words(&self) -> Option<String> {
        let Change { name, unit, before, now } = self;
        let shown = |value: f64| format!("{value:.1} {unit}").trim().to_string();
        match (*before, *now) {
            (None, None) => None,
            (Some(before), None) => Some(format!("{name} not reached this time (was {})", shown(before))),
            (None, Some(now)) => Some(format!("{name} reached this time ({}), not the last", shown(now))),
            (Some(before), Some(now)) if (before - now).abs() < f64::EPSILON => {
                Some(format!("{name} as last time ({})", shown(now)))
            }
            (Some(before), Some(now)) => {
                let words = if name.starts_with("time") { ["shorter", "longer"] } else { ["less", "more"] };
                let word = words[usize::from(now > before)];
                let by = if before > 0.0 {
                    format!("{:.0} % {word}", 100.0 * (now - before).abs() / before)
                } else {
                    format!("{} {word}", shown((now - before).abs()))
                };
                Some(format!("{name} {by} than last time ({}, was {})", shown(now), shown(before)))
            }
        }
    }
}

/// What is the same now and then, figure by figure.
pub fn changes(before: &Record, now: &Record) -> Vec<Change> {
    let pairs = now.figures.iter().filter_map(|figure| {
        let old = before.figures.iter().find(|old| old.name == figure.name)?;
        Some(Change { name: figure.name.clone(), unit: figure.unit.clone(), before: old.value, now: figure.value })
    });
    pairs.collect()
}

/// The tools of the organisation over the runs of a history and this one.
pub fn league(scenario: &Scenario, earlier: &[Record], now: &Record) -> Vec<ToolTally> {
    let runs: Vec<Vec<ToolTally>> = earlier
        .iter()
        .filter(|row| row.organisation == now.organisation && row.digest != now.digest)
        .chain([now])
        .map(Record::tallies)
        .collect();
    let runs: Vec<&[ToolTally]> = runs.iter().map(Vec::as_slice).collect();
    pooled(scenario, &runs)
}

/// The comparison in sentences: with the last run of the same exercise, the tools over all of them, the items.
pub fn page(scenario: &Scenario, earlier: &[Record], now: &Record) -> String {
    let mut out = String::new();
    let same: Vec<&Record> =
        earlier.iter().filter(|row| row.exercise == now.exercise && row.digest != now.digest).collect();
    match same.last() {
        None => {
            let _ = writeln!(out, "The history holds no earlier run of {}.", now.exercise);
        }
        Some(last) => {
            let runs = same.len();
            let _ = writeln!(out, "Against the last of {runs} earlier (plan {}, seed {}):", last.plan, last.seed);
            for words in changes(last, now).iter().filter_map(Change::words) {
                let _ = writeln!(out, "  {words}");
            }
            let closed: Vec<&String> = last.lessons.iter().filter(|id| !now.lessons.contains(id)).collect();
            let fresh = now.lessons.iter().filter(|id| !last.lessons.contains(id)).count();
            let _ = writeln!(
                out,
                "  items: {} open, {fresh} of them new, {} closed since{}{}",
                now.lessons.len(),
                closed.len(),
                if closed.is_empty() { "" } else { ": " },
                closed.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
            );
        }
    }
    for tool in league(scenario, earlier, now) {
        let (low, high) = tool.interval();
        let verdict = if tool.named() { ": up for replacement" } else { "" };
        let _ = writeln!(
            out,
            "  {} missed {} of {} (90 % interval {:.0} to {:.0} %), {} of them known to the team{verdict}",
            tool.sensor,
            tool.missed,
            tool.tried,
            100.0 * low,
            100.0 * high,
            tool.missed_known
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_in_per_cent() {
        let words = |name: &str, unit: &str, before, now| {
            Change { name: name.into(), unit: unit.into(), before, now }.words().unwrap_or_default()
        };
        let identify = "time to identify 40 % shorter than last time (12.0 h, was 20.0 h)";
        assert_eq!(words("time to identify", "h", Some(20.0), Some(12.0)), identify);
        assert_eq!(
            words("hosts encrypted", "", Some(0.0), Some(3.0)),
            "hosts encrypted 3.0 more than last time (3.0, was 0.0)"
        );
        assert_eq!(words("time to contain", "h", Some(2.0), None), "time to contain not reached this time (was 2.0 h)");
        assert_eq!(words("time to contain", "h", None, None), "");
    }
}
