//! A race: what comes first after the compromise, impact or containment (Aalen-Johansen). A plan that contains everything after the
//! damage is done should not look good; a run that ends before either is censored.

use super::estimate::SURE;
use crate::batch::output::hours;
use crate::batch::row::Row;
use crate::batch::stats::survival::{AalenJohansen, CompetingObservation, ShareEstimate};
use serde::Serialize;

/// Which of the two came first, by hours since the first compromise.
#[derive(Clone, Debug, Serialize)]
pub struct Race {
    /// Runs with a compromise.
    pub runs: u64,
    /// Runs that ended before either.
    pub censored: u64,
    /// At some moments, the last one the end of what was seen.
    pub moments: Vec<RaceMoment>,
}

/// Shares of runs, between 0 and 1; no interval where runs hang together.
#[derive(Clone, Debug, Serialize)]
pub struct RaceMoment {
    pub hours: f64,
    /// Impact came first, by this moment.
    pub impact: f64,
    pub impact_low: Option<f64>,
    pub impact_high: Option<f64>,
    /// Contained before any impact, by this moment.
    pub contained: f64,
    pub contained_low: Option<f64>,
    pub contained_high: Option<f64>,
}

const IMPACT: usize = 0;
const CONTAINED: usize = 1;
/// Hours at which a table looks.
const MOMENTS: [f64; 8] = [1.0, 4.0, 12.0, 24.0, 72.0, 168.0, 336.0, 720.0];

/// `None` where no run had a compromise.
pub(super) fn race(rows: &[&Row], hang_together: bool) -> Option<Race> {
    let observed: Vec<CompetingObservation> = rows.iter().filter_map(|row| observation(row)).collect();
    let curve = AalenJohansen::new(&observed, 2, SURE)?;
    let last = observed.iter().map(|row| row.time).fold(0.0, f64::max);
    let moment = |hours: f64| {
        let (impact, contained) = (curve.share_reached(IMPACT, hours), curve.share_reached(CONTAINED, hours));
        let ends = |share: ShareEstimate| {
            if hang_together { (None, None) } else { (Some(share.interval.low), Some(share.interval.high)) }
        };
        let ((impact_low, impact_high), (contained_low, contained_high)) = (ends(impact), ends(contained));
        RaceMoment {
            hours,
            impact: impact.share,
            impact_low,
            impact_high,
            contained: contained.share,
            contained_low,
            contained_high,
        }
    };
    let moments = MOMENTS.into_iter().filter(|hours| *hours < last).chain(std::iter::once(last)).map(moment).collect();
    Some(Race { runs: curve.count, censored: curve.censored, moments })
}

/// Impact in the very moment of containment came first.
fn observation(row: &Row) -> Option<CompetingObservation> {
    let from = row.first_compromise_ms?;
    let (at, event) = match (row.first_impact_ms, row.contained_ms) {
        (Some(impact), Some(contained)) if impact <= contained => (impact, Some(IMPACT)),
        (_, Some(contained)) => (contained, Some(CONTAINED)),
        (Some(impact), None) => (impact, Some(IMPACT)),
        (None, None) => (row.end_ms, None),
    };
    Some(CompetingObservation { time: hours((at - from).max(0)), event })
}
