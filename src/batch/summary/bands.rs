//! The figures of the record beside the study's.

use super::Asked;
use super::estimate::{SURE, known};
use crate::batch::output::{Kind, OUTPUTS, Output, Value, hours};
use crate::batch::row::Row;
use crate::batch::stats::Interval;
use crate::batch::stats::mean::mean;
use crate::batch::stats::proportion;
use crate::batch::stats::survival::{KaplanMeier, Observation};
use crate::scenario::study::{Asks, Band, Bound, Study};
use serde::Serialize;

/// A figure of a plan beside what is known from outside. Times are hours, shares 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BandSummary {
    pub band: String,
    pub title: String,
    pub plan: String,
    /// Runs that it is about.
    pub runs: u64,
    /// Null = the runs do not say, such as the median of what less than half of them reach.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub from: f64,
    pub to: f64,
    pub verdict: Verdict,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The figure lies in the band.
    Holds,
    /// It does not, but its 95 % interval reaches into the band.
    Near,
    Off,
    NoFigure,
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Near => "near",
            Verdict::Off => "off",
            Verdict::NoFigure => "no figure",
        }
    }
}

/// Each band with each plan.
pub(super) fn bands(study: &Study, ids: &[String], rows: &[Row]) -> Vec<BandSummary> {
    let plans = study.plans.iter().map(|plan| plan.id.as_str());
    let pairs = plans.flat_map(|plan| study.bands.iter().map(move |band| (plan, band)));
    pairs.filter_map(|(plan, band)| beside(study, ids, plan, band, rows)).collect()
}

/// `ids` are those of the study's exercises in their files, which rows carry.
fn beside(study: &Study, ids: &[String], plan: &str, band: &Band, rows: &[Row]) -> Option<BandSummary> {
    let output = OUTPUTS.iter().find(|output| output.id == band.output)?;
    let named = study.exercises.iter().zip(ids).filter(|(name, _)| band.exercises.contains(name));
    let about: Vec<&str> = named.map(|(_, id)| id.as_str()).collect();
    let about = |row: &&Row| row.plan == plan && (band.exercises.is_empty() || about.contains(&row.exercise.as_str()));
    let rows: Vec<&Row> = rows.iter().filter(about).collect();
    let (runs, found) = figure(output, band.asks, &rows);
    let reaches = |interval: &Interval| interval.low <= band.high && interval.high >= band.low;
    let verdict = match &found {
        None => Verdict::NoFigure,
        Some((value, _)) if (band.low..=band.high).contains(value) => Verdict::Holds,
        Some((_, interval)) if reaches(interval) => Verdict::Near,
        Some(_) => Verdict::Off,
    };
    let finite = |value: f64| value.is_finite().then_some(value);
    Some(BandSummary {
        band: band.id.clone(),
        title: if band.title.is_empty() { output.title.into() } else { band.title.clone() },
        plan: plan.into(),
        runs,
        value: found.map(|(value, _)| value),
        low: found.and_then(|(_, interval)| finite(interval.low)),
        high: found.and_then(|(_, interval)| finite(interval.high)),
        from: band.low,
        to: band.high,
        verdict,
        source: band.source.clone(),
    })
}

/// How many runs it is about, and the figure with its interval.
fn figure(output: &'static Output, asks: Asks, rows: &[&Row]) -> (u64, Option<(f64, Interval)>) {
    let share = |held: Vec<bool>| {
        let found = proportion::share(&held, SURE).map(|found| (found.share, found.interval));
        (held.len() as u64, found)
    };
    let bound = match asks {
        Asks::Middle => None,
        Asks::Share(bound) => Some((bound, true)),
        Asks::Beyond(limit) => Some((Bound::Within(limit), false)),
    };
    if let Some((bound, wanted)) = bound {
        let asked = Asked { output, bound, text: String::new() };
        return share(rows.iter().filter_map(|row| asked.met(row)).map(|met| met == wanted).collect());
    }
    let values = || rows.iter().map(|row| (output.of)(row));
    match output.kind {
        Kind::Share => share(
            values()
                .filter_map(|value| match value {
                    Value::Holds(holds) => Some(holds),
                    _ => None,
                })
                .collect(),
        ),
        Kind::Number => {
            let list: Vec<f64> = values().filter_map(known).collect();
            (list.len() as u64, mean(&list, SURE).map(|found| (found.mean, found.interval)))
        }
        Kind::Time => {
            let observed: Vec<Observation> = values()
                .filter_map(|value| match value {
                    Value::Time(time) => Some(Observation { time: hours(time), reached: true }),
                    Value::Censored(time) => Some(Observation { time: hours(time), reached: false }),
                    _ => None,
                })
                .collect();
            let median = KaplanMeier::new(&observed, SURE).map(|curve| curve.median());
            let found = median.and_then(|median| {
                let interval = Interval { low: median.low.unwrap_or(0.0), high: median.high.unwrap_or(f64::INFINITY) };
                Some((median.time?, interval))
            });
            (observed.len() as u64, found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::output;

    fn rows() -> Vec<Row> {
        // Dwell of 1 to 9 hours, and one that was never identified and ended after ten.
        let hour = 3_600_000;
        let row = |number: i64| Row {
            first_compromise_ms: Some(0),
            identified_ms: (number < 10).then_some(number * hour),
            end_ms: 10 * hour,
            identified_by: if number < 4 { "own_sensor" } else { "outside" }.into(),
            ..Row::default()
        };
        (1..=10).map(row).collect()
    }

    #[test]
    fn medians_shares_and_what_goes_beyond() {
        let rows = rows();
        let rows: Vec<&Row> = rows.iter().collect();
        let figure = |id: &str, asks| figure(output::output(id).expect("it is an output"), asks, &rows);
        let value = |found: (u64, Option<(f64, Interval)>)| (found.0, found.1.map(|found| found.0));
        assert_eq!(value(figure("dwell", Asks::Middle)), (10, Some(5.0)));
        assert_eq!(value(figure("dwell", Asks::Share(Bound::Within(3 * 3_600_000)))), (10, Some(0.3)));
        // The one that was not reached is beyond every limit.
        assert_eq!(value(figure("dwell", Asks::Beyond(8 * 3_600_000))), (10, Some(0.2)));
        assert_eq!(value(figure("found_inside", Asks::Middle)), (10, Some(0.3)));
        assert_eq!(value(figure("spared", Asks::Middle)), (0, None));
    }
}
