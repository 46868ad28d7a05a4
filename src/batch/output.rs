//! What a study measures: outputs, each a function of one row. To add one: its line in `OUTPUTS`.

use super::row::Row;
use crate::scenario::message::{Finding, nearest};
use crate::scenario::study::{Amount, Asks, Band, Bound, Size, Study, Target};
use crate::scenario::{DetectionSource, Place};
use crate::score::Milestone;

/// What a replication gives for an output.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// The run gave no occasion for it.
    NotApplicable,
    Number(f64),
    Holds(bool),
    /// Milliseconds.
    Time(i64),
    /// Not reached when the run ended, after so many milliseconds.
    Censored(i64),
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Less,
    More,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hours in reports.
    Time,
    Number,
    Share,
}

pub struct Output {
    pub id: &'static str,
    pub title: &'static str,
    /// Of numbers, for tables; times are shown in hours, what holds as a share of the runs.
    pub unit: &'static str,
    pub kind: Kind,
    pub goal: Goal,
    /// Whether plans are compared by it: each comparison makes it harder for the others to stand.
    pub compared: bool,
    pub of: fn(&Row) -> Value,
}

/// Every output, in the order of the tables.
pub const OUTPUTS: &[Output] = &[
    Output {
        id: "impact_prevented",
        title: "No impact",
        unit: "of runs",
        kind: Kind::Share,
        goal: Goal::More,
        compared: true,
        of: |row| match row.first_compromise_ms {
            Some(_) => Value::Holds(row.first_impact_ms.is_none()),
            None => Value::NotApplicable,
        },
    },
    Output {
        id: "dwell",
        title: "Dwell time: first compromise to identified",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: true,
        of: |row| since(row, row.first_compromise_ms, row.identified_ms, Milestone::Identified),
    },
    Output {
        id: "found_inside",
        title: "Found by own people or tools",
        unit: "of runs that were identified",
        kind: Kind::Share,
        goal: Goal::More,
        compared: false,
        of: |row| found(row, &[DetectionSource::OwnSensor, DetectionSource::OwnUser]),
    },
    Output {
        id: "found_outside",
        title: "Told by somebody outside",
        unit: "of runs that were identified",
        kind: Kind::Share,
        goal: Goal::Less,
        compared: false,
        of: |row| found(row, &[DetectionSource::Outside]),
    },
    Output {
        id: "found_by_demand",
        title: "Told by the adversary",
        unit: "of runs that were identified",
        kind: Kind::Share,
        goal: Goal::Less,
        compared: false,
        of: |row| found(row, &[DetectionSource::Adversary]),
    },
    Output {
        id: "alerts_unread",
        title: "Alerts that nobody read",
        unit: "of alerts",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: false,
        of: |row| match row.true_alerts + row.false_alarms {
            0 => Value::NotApplicable,
            all => Value::Number((row.true_alerts_unread + row.false_alarms_unread) as f64 / all as f64),
        },
    },
    Output {
        id: "contain_believed",
        title: "Identified to contained, as the team believed",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: false,
        of: |row| match (row.identified_ms, row.contain_believed_ms) {
            (None, _) => Value::NotApplicable,
            (Some(_), Some(span)) => Value::Time(span),
            (Some(identified), None) => Value::Censored((row.end_ms - identified).max(0)),
        },
    },
    Output {
        id: "contain",
        title: "Time to contain: identified to contained",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: true,
        of: |row| since(row, row.identified_ms, row.contained_ms, Milestone::Contained),
    },
    Output {
        id: "stopped",
        title: "First compromise to contained",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: true,
        of: |row| since(row, row.first_compromise_ms, row.contained_ms, Milestone::Contained),
    },
    Output {
        id: "recover",
        title: "First impact to recovered",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: true,
        of: |row| since(row, row.first_impact_ms, row.recovered_ms, Milestone::Recovered),
    },
    Output {
        id: "restored",
        title: "First encryption to recovered",
        unit: "h",
        kind: Kind::Time,
        goal: Goal::Less,
        compared: false,
        of: |row| since(row, row.first_encrypted_ms, row.recovered_ms, Milestone::Recovered),
    },
    Output {
        id: "hosts_hit",
        title: "Hosts compromised, encrypted or destroyed",
        unit: "hosts",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(row.harm_hosts as f64),
    },
    Output {
        id: "hosts_encrypted",
        title: "Hosts encrypted",
        unit: "hosts",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(row.hosts_encrypted as f64),
    },
    Output {
        id: "spared",
        title: "Nothing encrypted, where the adversary got beyond its first host",
        unit: "of runs",
        kind: Kind::Share,
        goal: Goal::More,
        compared: false,
        of: |row| match row.harm_hosts {
            0 | 1 => Value::NotApplicable,
            _ => Value::Holds(row.hosts_encrypted == 0),
        },
    },
    Output {
        id: "backups_lost",
        title: "A backup lost, where hosts were encrypted",
        unit: "of runs",
        kind: Kind::Share,
        goal: Goal::Less,
        compared: false,
        of: |row| match row.hosts_encrypted {
            0 => Value::NotApplicable,
            _ => Value::Holds(row.backups_lost > 0),
        },
    },
    Output {
        id: "records",
        title: "Records taken",
        unit: "records",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(row.harm_records as f64),
    },
    Output {
        id: "service_hours",
        title: "Service-hours lost",
        unit: "h",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(hours(row.harm_service_ms)),
    },
    Output {
        id: "downtime_response",
        title: "Service-hours lost to the response itself",
        unit: "h",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(hours(row.downtime_response_ms)),
    },
    Output {
        id: "harm",
        title: "Harm in the business's own units",
        unit: "units",
        kind: Kind::Number,
        goal: Goal::Less,
        compared: true,
        of: |row| Value::Number(row.harm_milliunits as f64 / 1000.0),
    },
    Output {
        id: "goals_met",
        title: "Goals of the rubric met",
        unit: "goals",
        kind: Kind::Number,
        goal: Goal::More,
        compared: true,
        of: |row| Value::Number(row.goals_met as f64),
    },
];

pub fn output(id: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.id == id)
}

pub(super) fn hours(milliseconds: i64) -> f64 {
    milliseconds as f64 / 3_600_000.0
}

/// Who told of it; not applicable where nobody did.
fn found(row: &Row, by: &[DetectionSource]) -> Value {
    if row.identified_by.is_empty() {
        return Value::NotApplicable;
    }
    Value::Holds(by.iter().any(|source| source.key() == row.identified_by))
}

/// From one moment to another; not applicable without the first, or where the second had no occasion.
fn since(row: &Row, from: Option<i64>, to: Option<i64>, milestone: Milestone) -> Value {
    match (from, to) {
        (None, _) => Value::NotApplicable,
        (Some(from), Some(to)) => Value::Time((to - from).max(0)),
        (Some(_), None) if row.is_not_applicable(milestone) => Value::NotApplicable,
        (Some(from), None) => Value::Censored((row.end_ms - from).max(0)),
    }
}

/// Outputs that do not exist, or of which is asked what they are not.
pub fn check_outputs(study: &Study) -> Vec<Finding> {
    let targets = study.targets.iter().filter_map(wrong);
    let rounds = study.rounds.iter().flat_map(|rounds| &rounds.until);
    let amounts = rounds.chain(&study.select).filter_map(wrong_amount);
    let trades = study.tradeoff.iter().filter_map(|(id, at)| known(id, at).err().map(|finding| *finding));
    let bands = study.bands.iter().filter_map(wrong_band);
    targets.chain(amounts).chain(trades).chain(bands).collect()
}

fn known(id: &str, at: &Place) -> Result<&'static Output, Box<Finding>> {
    output(id).ok_or_else(|| {
        let finding =
            Finding::error("unknown-output", at.clone(), format!("there is no output `{id}`")).label("unknown");
        let ids = || OUTPUTS.iter().map(|output| output.id);
        Box::new(match nearest(id, ids()) {
            Some(near) => finding.fix(at, format!("\"{near}\"")).help(format!("the nearest is `{near}`")),
            None => finding.help(format!("known: {}", ids().collect::<Vec<_>>().join(", "))),
        })
    })
}

fn wrong_band(band: &Band) -> Option<Finding> {
    match known(&band.output, &band.at) {
        Err(finding) => Some(*finding),
        Ok(output) if band.asks != Asks::Middle && output.kind != Kind::Time => {
            let message = format!("`{}` is no time: a band of it has no limit", output.id);
            Some(Finding::error("bad-band", band.at.clone(), message).label("of this output"))
        }
        Ok(_) => None,
    }
}

fn wrong_amount(amount: &Amount) -> Option<Finding> {
    let output = match known(&amount.output, &amount.at) {
        Ok(output) => output,
        Err(finding) => return Some(*finding),
    };
    let asks = match (output.kind, amount.size) {
        (Kind::Time, Size::Number(_)) => "it is a time: write \"2h\"",
        (Kind::Number, Size::Milliseconds(_)) => "it is a number: write 5",
        (Kind::Share, Size::Milliseconds(_)) => "it holds in a share of the runs: write \"5 %\"",
        _ => return None,
    };
    let message = format!("`{}` has no such amount", output.id);
    Some(Finding::error("bad-amount", amount.at.clone(), message).label("of this output").help(asks))
}

impl Output {
    /// An amount of it as in tables: hours for times.
    pub(super) fn amount(size: Size) -> f64 {
        match size {
            Size::Milliseconds(size) => hours(size),
            Size::Number(size) => size,
        }
    }
}

fn wrong(target: &Target) -> Option<Finding> {
    let output = match known(&target.output, &target.at) {
        Ok(output) => output,
        Err(finding) => return Some(*finding),
    };
    let asks = match (output.kind, target.bound) {
        (Kind::Time, Bound::Within(_)) | (Kind::Number | Kind::Share, Bound::AtMost(_) | Bound::AtLeast(_)) => {
            return None;
        }
        (Kind::Time, _) => "it is a time: write `within: \"24h\"`",
        (Kind::Number, Bound::Within(_)) => "it is a number: write `at_most: 5` or `at_least: 5`",
        (Kind::Share, Bound::Within(_)) => "it holds or not: it needs no target",
    };
    let message = format!("`{}` cannot be asked that", output.id);
    Some(Finding::error("bad-target", target.at.clone(), message).label("of this output").help(asks))
}
