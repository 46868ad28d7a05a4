//! An exercise's history: what a run leaves for the next one to be compared with (P6.3, P6.4, P6.5).
//! `section/comparison.rs` says how they compare.

use super::reading::Reading;
use super::section::improvements;
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::score::league::{ToolTally, pooled};
use crate::score::lessons::lessons;
use crate::score::{Measure, Milestone, Scorecard};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Ids of the items that it raised: its lessons, and whatever else its improvement plan proposes.
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
        let raised = improvements(&Reading::new(journal, scenario, card));
        let raised: BTreeSet<String> =
            raised.into_iter().map(|row| row.id).chain(lessons.iter().map(|row| row.id.clone())).collect();
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
            lessons: raised.into_iter().collect(),
            drawn: lessons.into_iter().filter(|row| row.drawn).map(|row| row.id).collect(),
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

/// Which way a key figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Better,
    Same,
    Worse,
}

impl Figure {
    /// Of the orders within limits and the goals met there should be more; of all else less.
    fn more_is_better(&self) -> bool {
        self.unit == "%" || self.name == "goals met"
    }
    /// Which way it went from another run's; a moment that was not reached is worse than any. `None` where neither has a value.
    pub fn way(&self, before: &Figure) -> Option<Way> {
        let worst = if self.more_is_better() { f64::NEG_INFINITY } else { f64::INFINITY };
        if self.value.is_none() && before.value.is_none() {
            return None;
        }
        let (now, before) = (self.value.unwrap_or(worst), before.value.unwrap_or(worst));
        Some(match now.total_cmp(&before) {
            std::cmp::Ordering::Equal => Way::Same,
            order if order.is_gt() == self.more_is_better() => Way::Better,
            _ => Way::Worse,
        })
    }
}

impl Record {
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_time_and_loss_is_better_and_more_goals_are() {
        let figure = |name: &str, unit: &str, value| Figure { name: name.into(), unit: unit.into(), value };
        let way = |name: &str, unit: &str, before, now| figure(name, unit, now).way(&figure(name, unit, before));
        assert_eq!(way("time to identify", "h", Some(20.0), Some(12.0)), Some(Way::Better));
        assert_eq!(way("hosts encrypted", "", Some(0.0), Some(3.0)), Some(Way::Worse));
        assert_eq!(way("goals met", "", Some(10.0), Some(12.0)), Some(Way::Better));
        assert_eq!(way("orders within the plan's limit", "%", Some(90.0), Some(80.0)), Some(Way::Worse));
        assert_eq!(way("time to contain", "h", Some(2.0), None), Some(Way::Worse), "it was not reached this time");
        assert_eq!(way("time to contain", "h", None, Some(900.0)), Some(Way::Better));
        assert_eq!(way("time to contain", "h", Some(2.0), Some(2.0)), Some(Way::Same));
        assert_eq!(way("time to contain", "h", None, None), None);
    }
}
