//! The tidy row: one replication of one plan, in whole milliseconds, thousandths and counts, so that sums are exact.

use crate::base::{Phase, SimSpan};
use crate::journal::{Harm, Journal};
use crate::score::{Milestone, Reached, Scorecard};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Columns in this order, here and in the files; keys are only added. An empty cell is a moment that never came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub exercise: String,
    /// Number of the point of the design, from 0.
    pub point: u32,
    pub plan: String,
    pub seed: u64,
    /// SHA-256 of the journal's entries: `sandtable run --seed` gives the same.
    pub digest: String,
    pub end_ms: i64,
    pub first_compromise_ms: Option<i64>,
    pub first_observable_ms: Option<i64>,
    pub first_true_alert_ms: Option<i64>,
    pub acknowledged_ms: Option<i64>,
    pub told_ms: Option<i64>,
    pub first_impact_ms: Option<i64>,
    pub first_encrypted_ms: Option<i64>,
    pub identified_ms: Option<i64>,
    pub short_term_contained_ms: Option<i64>,
    pub contained_ms: Option<i64>,
    pub eradicated_declared_ms: Option<i64>,
    pub eradicated_ms: Option<i64>,
    pub recovered_tier1_ms: Option<i64>,
    pub recovered_ms: Option<i64>,
    pub closed_ms: Option<i64>,
    pub reviewed_ms: Option<i64>,
    /// Milestones for which the run gave no occasion, apart by blanks.
    pub not_applicable: String,
    /// First compromise to identified.
    pub dwell_ms: Option<i64>,
    /// Identified to contained.
    pub contain_ms: Option<i64>,
    /// Identified to contained as the team believed.
    pub contain_believed_ms: Option<i64>,
    pub harm_hosts: u64,
    pub harm_records: u64,
    pub harm_service_ms: i64,
    /// Harm in the business's own units, thousandths.
    pub harm_milliunits: i64,
    pub reference_hosts: u64,
    pub reference_records: u64,
    pub reference_service_ms: i64,
    pub reference_milliunits: i64,
    pub hosts_encrypted: u64,
    pub hosts_isolated: u64,
    pub downtime_attack_ms: i64,
    pub downtime_response_ms: i64,
    pub true_alerts: u64,
    pub true_alerts_unread: u64,
    pub false_alarms: u64,
    pub false_alarms_unread: u64,
    /// Sets that the adversary destroyed or encrypted.
    pub backups_lost: u64,
    pub goals_met: u64,
    pub goals_missed: u64,
    /// Points of a phase, thousandths of 0 to 100; empty = nothing was graded.
    pub p1_millipoints: Option<i64>,
    pub p2_millipoints: Option<i64>,
    pub p3_millipoints: Option<i64>,
    pub p4_millipoints: Option<i64>,
    pub p5_millipoints: Option<i64>,
    pub p6_millipoints: Option<i64>,
    pub p7_millipoints: Option<i64>,
    /// `P`, `S`, `M`, `U` or `NO`.
    pub overall: String,
    pub identified_by: String,
    pub contained_by: String,
    pub events: u64,
}

/// Where a row stands in the study.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub exercise: &'a str,
    pub point: u32,
    pub plan: &'a str,
    pub reference: Harm,
}

impl Row {
    pub fn of(at: At, journal: &Journal, card: &Scorecard) -> Row {
        let moment = |milestone: Milestone| card.milestone(milestone).time().map(|at| at.0);
        let missing = Milestone::ALL.into_iter().filter(|one| card.milestone(*one) == Reached::NotApplicable);
        let span = |span: Option<SimSpan>| span.map(|span| span.0);
        let points = |phase: Phase| {
            let row = card.phases.iter().find(|row| row.phase == phase)?;
            row.points.map(|points| (points * 1000.0).round() as i64)
        };
        let hours = |hours: f64| (hours * 3_600_000.0).round() as i64;
        Row {
            exercise: at.exercise.into(),
            point: at.point,
            plan: at.plan.into(),
            seed: journal.header.seed,
            digest: journal.digest(),
            end_ms: card.end.0,
            first_compromise_ms: moment(Milestone::FirstCompromise),
            first_observable_ms: moment(Milestone::FirstObservable),
            first_true_alert_ms: moment(Milestone::FirstTrueAlert),
            acknowledged_ms: moment(Milestone::Acknowledged),
            told_ms: moment(Milestone::Told),
            first_impact_ms: moment(Milestone::FirstImpact),
            first_encrypted_ms: moment(Milestone::FirstEncrypted),
            identified_ms: moment(Milestone::Identified),
            short_term_contained_ms: moment(Milestone::ShortTermContained),
            contained_ms: moment(Milestone::Contained),
            eradicated_declared_ms: moment(Milestone::EradicatedDeclared),
            eradicated_ms: moment(Milestone::Eradicated),
            recovered_tier1_ms: moment(Milestone::RecoveredTier1),
            recovered_ms: moment(Milestone::Recovered),
            closed_ms: moment(Milestone::Closed),
            reviewed_ms: moment(Milestone::Reviewed),
            not_applicable: missing.map(Milestone::key).collect::<Vec<_>>().join(" "),
            dwell_ms: span(card.dwell.total),
            contain_ms: span(card.contain),
            contain_believed_ms: span(card.contain_believed),
            harm_hosts: card.harm.hosts,
            harm_records: card.harm.records,
            harm_service_ms: card.harm.service_ms,
            harm_milliunits: card.harm.milli_units,
            reference_hosts: at.reference.hosts,
            reference_records: at.reference.records,
            reference_service_ms: at.reference.service_ms,
            reference_milliunits: at.reference.milli_units,
            hosts_encrypted: card.outcome.hosts_encrypted,
            hosts_isolated: card.outcome.hosts_isolated,
            downtime_attack_ms: hours(card.outcome.downtime_hours_attack),
            downtime_response_ms: hours(card.outcome.downtime_hours_response),
            true_alerts: card.outcome.true_alerts,
            true_alerts_unread: card.outcome.true_alerts_unread,
            false_alarms: card.outcome.false_alarms,
            false_alarms_unread: card.outcome.false_alarms_unread,
            backups_lost: card.outcome.backups_lost,
            goals_met: card.goals_met.len() as u64,
            goals_missed: card.goals_missed.len() as u64,
            p1_millipoints: points(Phase::Prepare),
            p2_millipoints: points(Phase::Identify),
            p3_millipoints: points(Phase::Contain),
            p4_millipoints: points(Phase::Eradicate),
            p5_millipoints: points(Phase::Recover),
            p6_millipoints: points(Phase::Learn),
            p7_millipoints: points(Phase::Communicate),
            overall: card.overall.key().into(),
            identified_by: card.identified_by.map_or("", crate::scenario::DetectionSource::key).into(),
            contained_by: card.contained_by.map_or("", crate::score::ContainedBy::key).into(),
            events: journal.header.events,
        }
    }

    pub fn is_not_applicable(&self, milestone: Milestone) -> bool {
        self.not_applicable.split(' ').any(|key| key == milestone.key())
    }
}

/// Rows as CSV, the names of the columns first.
pub fn to_csv<R: Serialize>(rows: &[R]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).expect("a row is plain fields");
    }
    writer.into_inner().expect("memory takes everything")
}

/// Rows from CSV; the error says what is wrong in which line.
pub fn from_csv<R: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<R>, String> {
    csv::Reader::from_reader(bytes).into_deserialize().collect::<Result<_, _>>().map_err(|error| error.to_string())
}
