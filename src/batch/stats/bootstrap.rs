//! Bootstrap intervals for any statistic of replications: a ratio, a difference of percentiles, a tail mean.
//!
//! Replications are resampled by index, so what is paired stays paired. Replicate r draws from a stream of its own, so
//! the answer depends on the seed and on nothing else. A statistic takes indices below the count, some more than once
//! and some not at all, and is a number for all of them.

use super::quantile::interpolated_quantile;
use super::resample::Stream;
use super::special::{normal_cdf, normal_quantile};
use super::{Confidence, Interval};

/// A statistic of all replications and its bootstrap interval, in the unit of the statistic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BootstrapEstimate {
    pub estimate: f64,
    pub interval: Interval,
    /// How many resamples were drawn.
    pub replicates: usize,
}

/// How a bootstrap is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// Resamples: 1000 for 95 %, more for a higher confidence.
    pub replicates: usize,
    pub seed: u64,
    pub confidence: Confidence,
}

impl Bootstrap {
    /// The percentile interval: the quantiles alpha/2 and 1 - alpha/2 (type 7) of the statistic over resamples of the
    /// indices `0..count` (Efron 1979; Davison and Hinkley 1997, section 5.3).
    ///
    /// `None` for no replication, or no resample. One replication leaves the interval unbounded; with no spread, no
    /// width.
    pub fn percentile(&self, count: usize, statistic: impl Fn(&[usize]) -> f64) -> Option<BootstrapEstimate> {
        let tail = self.confidence.alpha() / 2.0;
        self.interval(count, &statistic, |_, _| (tail, 1.0 - tail))
    }

    /// The interval corrected for bias and acceleration, BCa (Efron 1987): the percentile interval at the chances
    /// `Phi(z0 + (z0 + z) / (1 - a (z0 + z)))`, z0 from the share of resamples below the estimate (ties count half), a
    /// from the jackknife. Takes `count` more evaluations.
    ///
    /// As [`Self::percentile`] for too few; it is the percentile interval too when all resamples lie on one side of the
    /// estimate or the jackknife does not vary.
    pub fn bias_corrected(&self, count: usize, statistic: impl Fn(&[usize]) -> f64) -> Option<BootstrapEstimate> {
        let tail = self.confidence.alpha() / 2.0;
        self.interval(count, &statistic, |estimate, sorted| {
            corrected_chances(tail, bias(estimate, sorted), acceleration(count, &statistic))
                .unwrap_or((tail, 1.0 - tail))
        })
    }

    fn interval(
        &self,
        count: usize,
        statistic: &impl Fn(&[usize]) -> f64,
        chances: impl FnOnce(f64, &[f64]) -> (f64, f64),
    ) -> Option<BootstrapEstimate> {
        if count == 0 || self.replicates == 0 {
            return None;
        }
        let all: Vec<usize> = (0..count).collect();
        let estimate = statistic(&all);
        if count == 1 {
            return Some(BootstrapEstimate { estimate, interval: Interval::UNBOUNDED, replicates: 0 });
        }
        let mut sorted = self.replicate(count, statistic);
        sorted.sort_by(f64::total_cmp);
        let (low, high) = chances(estimate, &sorted);
        let interval = Interval::new(interpolated_quantile(&sorted, low)?, interpolated_quantile(&sorted, high)?);
        Some(BootstrapEstimate { estimate, interval, replicates: self.replicates })
    }

    /// The statistic of every resample, in the order of the replicates.
    pub fn replicate(&self, count: usize, statistic: impl Fn(&[usize]) -> f64) -> Vec<f64> {
        let mut indices = vec![0; count];
        (0..self.replicates)
            .map(|replicate| {
                Stream::keyed(self.seed, replicate as u64).fill_indices(&mut indices, count);
                statistic(&indices)
            })
            .collect()
    }
}

/// z0: the normal quantile of the share of resamples below the estimate.
fn bias(estimate: f64, sorted: &[f64]) -> f64 {
    let below = sorted.iter().filter(|value| **value < estimate).count();
    let equal = sorted.iter().filter(|value| **value == estimate).count();
    normal_quantile((below as f64 + equal as f64 / 2.0) / sorted.len() as f64)
}

/// a: the skewness of the statistic over the replications left out one at a time, `sum d^3 / (6 (sum d^2)^1.5)`.
fn acceleration(count: usize, statistic: &impl Fn(&[usize]) -> f64) -> f64 {
    let mut kept: Vec<usize> = (1..count).collect();
    let mut without = vec![statistic(&kept)];
    for left_out in 0..count - 1 {
        kept[left_out] = left_out;
        without.push(statistic(&kept));
    }
    let mean = without.iter().sum::<f64>() / count as f64;
    let power =
        |exponent: i32| without.iter().map(|value| (0..exponent).fold(1.0, |p, _| p * (mean - value))).sum::<f64>();
    let squares = power(2);
    power(3) / (6.0 * squares * squares.sqrt())
}

fn corrected_chances(tail: f64, bias: f64, acceleration: f64) -> Option<(f64, f64)> {
    let corrected = |chance: f64| {
        let shifted = bias + normal_quantile(chance);
        normal_cdf(bias + shifted / (1.0 - acceleration * shifted))
    };
    let chances = (corrected(tail), corrected(1.0 - tail));
    (bias.is_finite() && acceleration.is_finite() && chances.0 < chances.1).then_some(chances)
}
