//! Times until something happens, when some replications end first: time to containment under a horizon.
//!
//! A replication that ended before the event is censored at its end: it says "later than this". Where an event and an
//! ending fall on one time, the event is first. Censoring must not depend on what would have come; a fixed horizon does
//! not.

use super::{Confidence, Interval};

/// One replication: at `time` (in any unit, the same throughout, not negative) the event came, or watching ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    pub time: f64,
    pub reached: bool,
}

/// One time at which events came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub time: f64,
    /// Neither reached nor ended before `time`.
    pub at_risk: u64,
    pub events: u64,
    /// The share that has not been reached by `time`, `time` included.
    pub survival: f64,
    /// Greenwood's, of `survival`.
    pub standard_error: f64,
    /// On the log-log scale, so that it stays within 0 and 1.
    pub interval: Interval,
}

/// The product-limit estimate of Kaplan and Meier (1958): a step at each time of events.
#[derive(Clone, Debug, PartialEq)]
pub struct KaplanMeier {
    pub count: u64,
    pub censored: u64,
    pub steps: Vec<Step>,
    /// The last time of any replication: past it the data say nothing.
    pub last: f64,
}

/// A time, in the unit of the observations; `None` where the data do not reach it before the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeEstimate {
    pub time: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// The mean of min(time, `until`), in the unit of the observations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RestrictedMean {
    pub until: f64,
    pub mean: f64,
    pub standard_error: f64,
    pub interval: Interval,
}

/// A share of replications, between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareEstimate {
    pub share: f64,
    pub standard_error: f64,
    pub interval: Interval,
}

const NONE_YET: ShareEstimate =
    ShareEstimate { share: 0.0, standard_error: 0.0, interval: Interval { low: 0.0, high: 0.0 } };

impl KaplanMeier {
    /// `S(t) = prod (1 - d / n)` over event times up to t, its variance by Greenwood (1926) `S^2 sum d / (n (n - d))`,
    /// and the interval `S^exp(+- z sqrt(sum) / ln S)` (Kalbfleisch and Prentice 2002, section 1.4).
    ///
    /// `None` for no observation. Before the first event S is 1 with no width. Where all have been reached S is 0:
    /// Greenwood has no value there, the standard error is given as 0 and the interval runs from 0 to the upper end of
    /// the step before (to 1 when there is none).
    pub fn new(observations: &[Observation], confidence: Confidence) -> Option<Self> {
        let mut sorted = observations.to_vec();
        sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
        let last = sorted.last()?.time;
        let z = confidence.normal_quantile();
        let (mut survival, mut greenwood, mut steps) = (1.0, 0.0, Vec::<Step>::new());
        let mut at_risk = sorted.len() as u64;
        for tied in sorted.chunk_by(|a, b| a.time == b.time) {
            let events = tied.iter().filter(|observation| observation.reached).count() as u64;
            if events > 0 {
                let (n, d) = (at_risk as f64, events as f64);
                // One division: what is left of all is nought exactly.
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
                let before = steps.last().map_or(1.0, |step| step.interval.high);
                steps.push(Step {
                    time: tied[0].time,
                    at_risk,
                    events,
                    survival,
                    standard_error: if survival > 0.0 { survival * greenwood.sqrt() } else { 0.0 },
                    interval: log_log(survival, greenwood, z).unwrap_or(Interval::new(0.0, before)),
                });
            }
            at_risk -= tied.len() as u64;
        }
        let reached: u64 = steps.iter().map(|step| step.events).sum();
        Some(Self { count: sorted.len() as u64, censored: sorted.len() as u64 - reached, steps, last })
    }

    /// S(t): the share not reached by `time`. Past the last time it stays where it was, which is a statement only if S
    /// is 0.
    pub fn survival(&self, time: f64) -> f64 {
        self.step_at(time).map_or(1.0, |step| step.survival)
    }

    /// The share reached by `time`, `1 - S(t)`; past the last time it stays where it was.
    pub fn share_reached(&self, time: f64) -> ShareEstimate {
        self.step_at(time).map_or(NONE_YET, |step| ShareEstimate {
            share: 1.0 - step.survival,
            standard_error: step.standard_error,
            interval: Interval::new(1.0 - step.interval.high, 1.0 - step.interval.low),
        })
    }

    /// The time by which half have been reached; see [`Self::quantile`].
    pub fn median(&self) -> TimeEstimate {
        self.quantile(0.5)
    }

    /// The first time by which at least `chance` have been reached, with the interval of Brookmeyer and Crowley (1982):
    /// the first times at which the lower and the upper end of S's interval come down to `1 - chance`.
    pub fn quantile(&self, chance: f64) -> TimeEstimate {
        // A product of fractions is a rounding away from one half where one half is meant.
        let left = 1.0 - chance + 1e-12;
        let first = |value: fn(&Step) -> f64| self.steps.iter().find(|step| value(step) <= left).map(|step| step.time);
        TimeEstimate {
            time: first(|step| step.survival),
            low: first(|step| step.interval.low),
            high: first(|step| step.interval.high),
        }
    }

    /// The area under S up to `until`, which is the mean of min(time, `until`), with a normal interval; its variance is
    /// `sum (area from t to until)^2 d / (n (n - d))` over event times t (Klein and Moeschberger 2003, section 4.5).
    ///
    /// `None` if `until` is past the last time while some have not been reached: that area is not known. With one
    /// observation the interval is unbounded.
    pub fn restricted_mean(&self, until: f64, confidence: Confidence) -> Option<RestrictedMean> {
        let steps = &self.steps[..self.steps.partition_point(|step| step.time <= until)];
        let all_reached = self.steps.last().is_some_and(|step| step.survival == 0.0);
        if until > self.last && !all_reached {
            return None;
        }
        let (mut area_after, mut variance, mut end) = (0.0, 0.0, until);
        for step in steps.iter().rev() {
            area_after += step.survival * (end - step.time);
            let (n, d) = (step.at_risk as f64, step.events as f64);
            if n > d {
                variance += area_after * area_after * d / (n * (n - d));
            }
            end = step.time;
        }
        let standard_error = if self.count < 2 { f64::INFINITY } else { variance.sqrt() };
        let mean = end + area_after;
        let interval = Interval::around(mean, confidence.normal_quantile() * standard_error);
        Some(RestrictedMean { until, mean, standard_error, interval })
    }

    fn step_at(&self, time: f64) -> Option<&Step> {
        self.steps[..self.steps.partition_point(|step| step.time <= time)].last()
    }
}

/// The interval of a share `s` on the scale of `ln(-ln s)`, from `relative_variance`, the variance of ln s; `None` at
/// 0, no width at 1.
fn log_log(s: f64, relative_variance: f64, z: f64) -> Option<Interval> {
    if s >= 1.0 {
        return Some(Interval::new(1.0, 1.0));
    }
    if s <= 0.0 {
        return None;
    }
    let exponent = libm::exp(z * relative_variance.sqrt() / libm::log(s).abs());
    Some(Interval::new(libm::pow(s, exponent), libm::pow(s, 1.0 / exponent)))
}

/// One replication with several ways to end: at `time` the first of them came, or (`None`) watching ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompetingObservation {
    pub time: f64,
    /// Which event, counted from nought.
    pub event: Option<usize>,
}

/// One time at which an event of any kind came.
#[derive(Clone, Debug, PartialEq)]
pub struct CompetingStep {
    pub time: f64,
    pub at_risk: u64,
    /// The share that nothing has happened to by `time`.
    pub survival: f64,
    /// By kind: how many at this time.
    pub events: Vec<u64>,
    /// By kind: the share reached by `time`.
    pub incidence: Vec<ShareEstimate>,
}

/// Cumulative incidence of competing events (Aalen and Johansen 1978): contained, or exfiltrated first. Taking the
/// other event for censoring instead would overstate both.
#[derive(Clone, Debug, PartialEq)]
pub struct AalenJohansen {
    pub count: u64,
    pub censored: u64,
    pub steps: Vec<CompetingStep>,
}

impl AalenJohansen {
    /// `F_k(t) = sum S(t-) d_k / n` over event times up to t, S by Kaplan and Meier for any event. The variance is that
    /// of the delta method (Marubini and Valsecchi 1995, section 10.2), with `A = F(t) - F(tj)` over event times tj:
    /// `sum A^2 d / (n (n - d)) + sum S(tj-)^2 d_k (n - d_k) / n^3 - 2 sum A S(tj-) d_k / n^2`; for one kind of event
    /// it is Greenwood's. The interval is on the log-log scale of F.
    ///
    /// `None` for no observation. A share of 0 has no width; a share of 1 runs from 0 to 1. Every event is below
    /// `kinds`.
    pub fn new(observations: &[CompetingObservation], kinds: usize, confidence: Confidence) -> Option<Self> {
        if observations.is_empty() {
            return None;
        }
        let rows = competing_rows(observations, kinds);
        let z = confidence.normal_quantile();
        let by_kind: Vec<Vec<ShareEstimate>> = (0..kinds).map(|kind| incidence(&rows, kind, z)).collect();
        let reached: u64 = rows.iter().map(Row::all_events).sum();
        let steps = rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| CompetingStep {
                time: row.time,
                at_risk: row.at_risk,
                survival: row.survival_after(),
                events: row.events,
                incidence: by_kind.iter().map(|kind| kind[at]).collect(),
            })
            .collect();
        let count = observations.len() as u64;
        Some(Self { count, censored: count - reached, steps })
    }

    /// The share that event `kind` has reached by `time`, before any other; past the last time it stays where it was.
    pub fn share_reached(&self, kind: usize, time: f64) -> ShareEstimate {
        let before = self.steps.partition_point(|step| step.time <= time);
        self.steps[..before].last().map_or(NONE_YET, |step| step.incidence[kind])
    }
}

struct Row {
    time: f64,
    at_risk: u64,
    /// S just before `time`.
    survival: f64,
    events: Vec<u64>,
}

impl Row {
    fn all_events(&self) -> u64 {
        self.events.iter().sum()
    }

    fn survival_after(&self) -> f64 {
        self.survival * (self.at_risk - self.all_events()) as f64 / self.at_risk as f64
    }
}

fn competing_rows(observations: &[CompetingObservation], kinds: usize) -> Vec<Row> {
    let mut sorted = observations.to_vec();
    sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
    let (mut survival, mut at_risk, mut rows) = (1.0, sorted.len() as u64, Vec::new());
    for tied in sorted.chunk_by(|a, b| a.time == b.time) {
        let mut events = vec![0; kinds];
        for kind in tied.iter().filter_map(|observation| observation.event) {
            events[kind] += 1;
        }
        let row = Row { time: tied[0].time, at_risk, survival, events };
        if row.all_events() > 0 {
            survival = row.survival_after();
            rows.push(row);
        }
        at_risk -= tied.len() as u64;
    }
    rows
}

/// F of one kind at every row. The sums over past rows are kept expanded in powers of F(t), so that a long table costs
/// one pass; each is a sum of terms of its own weight.
fn incidence(rows: &[Row], kind: usize, z: f64) -> Vec<ShareEstimate> {
    let mut share = 0.0;
    let (mut weight, mut first, mut second) = (0.0, 0.0, 0.0);
    let (mut own, mut cross, mut cross_first) = (0.0, 0.0, 0.0);
    rows.iter()
        .map(|row| {
            let (n, d, k) = (row.at_risk as f64, row.all_events() as f64, row.events[kind] as f64);
            share += row.survival * k / n;
            // Where all are reached nothing comes after: F(t) - F(tj) is nought ever after, and so is the term.
            if n > d {
                let w = d / (n * (n - d));
                weight += w;
                first += w * share;
                second += w * share * share;
            }
            own += row.survival * row.survival * k * (n - k) / (n * n * n);
            let c = row.survival * k / (n * n);
            cross += c;
            cross_first += c * share;
            let squares = share * share * weight - 2.0 * share * first + second;
            let variance = (squares + own - 2.0 * (share * cross - cross_first)).max(0.0);
            share_estimate(share, variance, z)
        })
        .collect()
}

fn share_estimate(share: f64, variance: f64, z: f64) -> ShareEstimate {
    if share <= 0.0 {
        return NONE_YET;
    }
    // A sum of shares may pass 1 by a rounding.
    let share = share.min(1.0);
    let interval = if share < 1.0 { log_log(share, variance / (share * share), z) } else { None }
        .unwrap_or(Interval::new(0.0, 1.0));
    ShareEstimate { share, standard_error: variance.sqrt(), interval }
}
