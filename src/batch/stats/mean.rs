//! Means, paired differences of means, and what the shared luck of two plans is worth.
//!
//! Sums of whole numbers are exact, so they may be merged from shards in any order; sums of floats are taken in the
//! order of the slice.

use super::special::student_cdf;
use super::{Confidence, Interval};

/// A mean and how well it is known, in the unit of the values (its variance in the unit squared).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanEstimate {
    pub count: u64,
    pub mean: f64,
    /// Of one value, divided by n - 1; infinite when there is only one.
    pub variance: f64,
    /// Of the mean: `sqrt(variance / n)`; infinite when there is only one value.
    pub standard_error: f64,
    pub interval: Interval,
}

impl MeanEstimate {
    /// `mean +- t(n - 1) * s / sqrt n` (Student 1908; Law, *Simulation Modeling and Analysis*, section 4.5).
    fn new(count: u64, mean: f64, variance: f64, confidence: Confidence) -> Self {
        let standard_error = (variance / count as f64).sqrt();
        let interval = if count < 2 {
            Interval::UNBOUNDED
        } else {
            Interval::around(mean, confidence.student_quantile((count - 1) as f64) * standard_error)
        };
        Self { count, mean, variance, standard_error, interval }
    }

    /// The two-sided p-value of the t test that the true mean is `value`. With one value: 1. With no spread among
    /// several: 1 if they are `value`, 0 if not.
    pub fn p_value(&self, value: f64) -> f64 {
        let distance = (self.mean - value).abs();
        if self.count < 2 || distance == 0.0 {
            return 1.0;
        }
        2.0 * student_cdf(-distance / self.standard_error, (self.count - 1) as f64)
    }
}

/// The mean with its t interval. `None` for no value; one value leaves the interval unbounded; no spread, no width.
pub fn mean(values: &[f64], confidence: Confidence) -> Option<MeanEstimate> {
    let Moments { count, mean, variance } = moments(values)?;
    Some(MeanEstimate::new(count, mean, variance, confidence))
}

/// The mean of `a[i] - b[i]` with its t interval: the paired t of two plans that share their luck. `None` for no pair.
/// The slices are of equal length.
pub fn paired_difference(a: &[f64], b: &[f64], confidence: Confidence) -> Option<MeanEstimate> {
    mean(&differences(a, b), confidence)
}

/// As [`paired_difference`], from exact sums of whole numbers (milliseconds, cents).
pub fn paired_difference_exact(a: &[i64], b: &[i64], confidence: Confidence) -> Option<MeanEstimate> {
    assert_eq!(a.len(), b.len(), "paired slices are of equal length");
    let mut sums = ExactSums::default();
    for (a, b) in a.iter().zip(b) {
        sums.add_wide(i128::from(*a) - i128::from(*b));
    }
    sums.mean(confidence)
}

/// Count, sum and sum of squares of whole numbers, without rounding: shards merge in any order to the same bits. Exact
/// while `n * x^2 < 2^127`: for 2^40 values up to 2^43 (in milliseconds, 278 years); past that it panics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExactSums {
    pub count: u64,
    pub sum: i128,
    pub squares: i128,
}

impl ExactSums {
    pub fn of(values: &[i64]) -> Self {
        let mut sums = Self::default();
        for value in values {
            sums.add(*value);
        }
        sums
    }

    pub fn add(&mut self, value: i64) {
        self.add_wide(i128::from(value));
    }

    fn add_wide(&mut self, value: i128) {
        self.merge(&Self { count: 1, sum: value, squares: value.checked_mul(value).expect(IN_RANGE) });
    }

    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum = self.sum.checked_add(other.sum).expect(IN_RANGE);
        self.squares = self.squares.checked_add(other.squares).expect(IN_RANGE);
    }

    /// The mean with its t interval; as [`mean`] for none, for one and for no spread.
    ///
    /// With m the mean rounded down and r = sum - n m, the squares about m are `squares - m (sum + r)`, still exact;
    /// the variance is `(squares about m - r^2 / n) / (n - 1)`, rounded only there.
    pub fn mean(&self, confidence: Confidence) -> Option<MeanEstimate> {
        if self.count == 0 {
            return None;
        }
        let count = i128::from(self.count);
        let (floor, rest) = (self.sum.div_euclid(count), self.sum.rem_euclid(count));
        let fraction = rest as f64 / self.count as f64;
        let variance = if self.count == 1 {
            f64::INFINITY
        } else {
            let about_floor = self.squares - floor * (self.sum + rest);
            (about_floor as f64 - rest as f64 * fraction) / (self.count - 1) as f64
        };
        Some(MeanEstimate::new(self.count, floor as f64 + fraction, variance, confidence))
    }
}

const IN_RANGE: &str = "outcomes are small enough for exact sums of squares";

/// What pairing two plans by shared luck is worth, in replications.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VarianceReduction {
    /// `(Var a + Var b) / Var(a - b)`: how many times as many unpaired replications the same precision would take.
    /// Below 1 the pairing hurts; infinite when the differences do not vary at all.
    pub factor: f64,
    /// The same with both samples sorted: no coupling of these two distributions does better (Hoeffding 1940; the
    /// comonotone coupling has the largest covariance).
    pub ceiling: f64,
}

/// `None` for fewer than two pairs and when neither plan varies. The slices are of equal length.
pub fn variance_reduction(a: &[f64], b: &[f64]) -> Option<VarianceReduction> {
    let spread = |values: &[f64]| moments(values).map(|found| found.variance);
    let apart = spread(a)? + spread(b)?;
    if a.len() < 2 || apart == 0.0 {
        return None;
    }
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    Some(VarianceReduction {
        factor: apart / spread(&differences(a, b))?,
        ceiling: apart / spread(&differences(&sorted(a), &sorted(b)))?,
    })
}

fn differences(a: &[f64], b: &[f64]) -> Vec<f64> {
    assert_eq!(a.len(), b.len(), "paired slices are of equal length");
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

struct Moments {
    count: u64,
    mean: f64,
    variance: f64,
}

/// In two passes: the second takes squares about the mean, less what rounding left in it (Chan, Golub, LeVeque 1983).
fn moments(values: &[f64]) -> Option<Moments> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as f64;
    // About the first value: a sample that does not vary then has its mean, and no variance, exactly.
    let origin = values[0];
    let mean = origin + values.iter().map(|value| value - origin).sum::<f64>() / count;
    let (mut squares, mut rest) = (0.0, 0.0);
    for value in values {
        let deviation = value - mean;
        squares += deviation * deviation;
        rest += deviation;
    }
    let variance = if values.len() == 1 { f64::INFINITY } else { (squares - rest * rest / count) / (count - 1.0) };
    Some(Moments { count: values.len() as u64, mean, variance })
}
