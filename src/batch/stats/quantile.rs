//! Quantiles and tail means: what the worst of a hundred replications looks like.

use super::special::binomial_cdf;
use super::{Confidence, Interval};

/// Values in ascending order, so that each question about a quantile need not sort them again.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    pub fn values(&self) -> &[f64] {
        &self.0
    }
}

/// A quantile, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileEstimate {
    pub count: u64,
    /// A value that occurred: the inverse of the empirical distribution function (type 1 of Hyndman and Fan 1996).
    pub value: f64,
    /// Ends are order statistics; an end is infinite when the sample is too small to bound the quantile on that side.
    pub interval: Interval,
}

/// The quantile at `chance` (0.95 for p95), the smallest value that at least that share does not exceed, with an
/// interval from order statistics.
///
/// Of B ~ binomial(n, chance), the lower rank is the largest l with `P(B < l) <= alpha / 2` and the upper the smallest
/// u with `P(B < u) >= 1 - alpha / 2`; `[x_l, x_u]` covers with at least the confidence whatever the distribution
/// (David and Nagaraja 2003, section 7.1). `None` for no value. A small sample leaves one end infinite or both (one
/// value, both ends of the median); no spread, no width but for that.
pub fn quantile(sample: &Sorted, chance: f64, confidence: Confidence) -> Option<QuantileEstimate> {
    let count = sample.0.len() as u64;
    let value = *sample.0.get(rank(count, chance)?.checked_sub(1)? as usize)?;
    let tail = confidence.alpha() / 2.0;
    // Ranks count from one; rank nought is below every value and n + 1 above.
    let upper = first_rank(count, |rank| binomial_below(rank, count, chance) >= 1.0 - tail);
    let lower = first_rank(count, |rank| binomial_below(rank, count, chance) > tail) - 1;
    let low = lower.checked_sub(1).map_or(f64::NEG_INFINITY, |index| sample.0[index as usize]);
    let high = sample.0.get((upper - 1) as usize).copied().unwrap_or(f64::INFINITY);
    Some(QuantileEstimate { count, value, interval: Interval::new(low, high) })
}

/// The rank, from one, of the smallest value that a share `chance` does not exceed; `None` for no value.
fn rank(count: u64, chance: f64) -> Option<u64> {
    // The product is rounded: 0.95 * 20 must stay 19, not become 20.
    let exact = chance * count as f64;
    let nearest = exact.round();
    let rank = if (exact - nearest).abs() < 1e-9 { nearest } else { exact.ceil() };
    (count > 0).then(|| (rank as u64).clamp(1, count))
}

/// P(B < rank) for B ~ binomial(count, chance).
fn binomial_below(rank: u64, count: u64, chance: f64) -> f64 {
    rank.checked_sub(1).map_or(0.0, |most| binomial_cdf(most, count, chance))
}

/// The first rank of `1..=count + 1` for which `holds`, which stays true once it is; `count + 1` holds by definition.
fn first_rank(count: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut from, mut to) = (1, count + 1);
    while from < to {
        let middle = u64::midpoint(from, to);
        if holds(middle) { to = middle } else { from = middle + 1 }
    }
    from
}

/// The quantile interpolated between order statistics at `(n - 1) * chance` (type 7 of Hyndman and Fan 1996, which R
/// and `NumPy` take by default). `sorted` ascends; `None` for no value.
pub fn interpolated_quantile(sorted: &[f64], chance: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = last as f64 * chance.clamp(0.0, 1.0);
    let below = position.floor();
    let low = sorted[below as usize];
    let high = sorted[(below as usize + 1).min(last)];
    Some(low + (high - low) * (position - below))
}

/// The mean of the worst share of values, in their unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TailMean {
    pub count: u64,
    pub mean: f64,
    pub standard_error: f64,
    pub interval: Interval,
}

/// Conditional value at risk of the upper tail: the mean of the largest `1 - chance` share (the worst 5 % at 0.95), of
/// the value on the boundary only the part that belongs to it. With q the quantile,
/// `q + mean(max(x - q, 0)) / (1 - chance)` (Rockafellar and Uryasev 2000), and a normal interval from the spread of
/// the terms of that mean (Trindade, Uryasev, Shapiro, Zrazhevsky 2007): for large samples, some tens of values in the
/// tail.
///
/// `None` for no value or `chance` at 1 and above; one value leaves the interval unbounded; no spread, no width.
pub fn tail_mean(sample: &Sorted, chance: f64, confidence: Confidence) -> Option<TailMean> {
    let share = 1.0 - chance;
    if share <= 0.0 {
        return None;
    }
    let count = sample.0.len() as u64;
    let start = *sample.0.get(rank(count, chance)?.checked_sub(1)? as usize)?;
    let excess: Vec<f64> = sample.0.iter().map(|value| (value - start).max(0.0) / share).collect();
    let above = super::mean::mean(&excess, confidence)?;
    let half_width = confidence.normal_quantile() * above.standard_error;
    Some(TailMean {
        count,
        mean: start + above.mean,
        standard_error: above.standard_error,
        interval: Interval::around(start + above.mean, half_width),
    })
}
