//! Shares: contained in time or not, of one plan and of two plans on the same luck.

use super::special::binomial_cdf;
use super::{Confidence, Interval};

const SHARES: Interval = Interval { low: 0.0, high: 1.0 };
const DIFFERENCES: Interval = Interval { low: -1.0, high: 1.0 };

/// A share of replications, between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    pub count: u64,
    pub successes: u64,
    pub share: f64,
    pub interval: Interval,
}

/// A difference of two shares, between -1 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProportionDifference {
    pub difference: f64,
    pub interval: Interval,
}

/// Successes of `count` with Wilson's score interval (Wilson 1927):
/// `(p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)`.
///
/// `None` for no replication. Good from n = 1 on, and at 0 and at n successes, where it keeps its width.
pub fn wilson(successes: u64, count: u64, confidence: Confidence) -> Option<Proportion> {
    assert!(successes <= count, "no more succeed than are counted");
    if count == 0 {
        return None;
    }
    let n = count as f64;
    let share = successes as f64 / n;
    let z = confidence.normal_quantile();
    let correction = z * z / n;
    let centre = (share + correction / 2.0) / (1.0 + correction);
    let half_width = z * (share * (1.0 - share) / n + correction / (4.0 * n)).sqrt() / (1.0 + correction);
    let mut interval = Interval::around(centre, half_width).clamped(SHARES);
    // Exactly so on paper; rounding would leave 1e-17.
    if successes == 0 {
        interval.low = 0.0;
    }
    if successes == count {
        interval.high = 1.0;
    }
    Some(Proportion { count, successes, share, interval })
}

/// The shares of true outcomes of one plan.
pub fn share(outcomes: &[bool], confidence: Confidence) -> Option<Proportion> {
    let successes = outcomes.iter().filter(|outcome| **outcome).count();
    wilson(successes as u64, outcomes.len() as u64, confidence)
}

/// Share of `a` less share of `b`, the plans on luck of their own: Newcombe's hybrid score interval, squares of
/// Wilson's distances added (Newcombe 1998, Statistics in Medicine 17:873-890, method 10). `None` when either has no
/// replication.
pub fn unpaired_difference(a: &Proportion, b: &Proportion) -> Option<ProportionDifference> {
    (a.count > 0 && b.count > 0).then(|| square_and_add(a, b, 0.0))
}

/// Outcomes of two plans on the same luck, counted by pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairedTable {
    pub both: u64,
    pub first_only: u64,
    pub second_only: u64,
    pub neither: u64,
}

impl PairedTable {
    /// The slices are of equal length.
    pub fn of(first: &[bool], second: &[bool]) -> Self {
        assert_eq!(first.len(), second.len(), "paired slices are of equal length");
        let mut table = Self::default();
        for pair in first.iter().zip(second) {
            *match pair {
                (true, true) => &mut table.both,
                (true, false) => &mut table.first_only,
                (false, true) => &mut table.second_only,
                (false, false) => &mut table.neither,
            } += 1;
        }
        table
    }

    pub fn count(&self) -> u64 {
        self.both + self.first_only + self.second_only + self.neither
    }

    /// The exact two-sided p-value of McNemar's test that both shares are equal: of the n pairs that differ, the number
    /// for either plan is binomial(n, 1/2), so `min(1, 2 P(X <= min(first only, second only)))` (McNemar 1947; exact
    /// and conditional). 1 when no pair differs.
    pub fn mcnemar(&self) -> f64 {
        let differing = self.first_only + self.second_only;
        let fewer = self.first_only.min(self.second_only);
        (2.0 * binomial_cdf(fewer, differing, 0.5)).min(1.0)
    }

    /// Share of the first less share of the second with Newcombe's interval for pairs (Newcombe 1998, Statistics in
    /// Medicine 17:2635-2650, method 10): as [`unpaired_difference`], less twice the products of distances times phi,
    /// the correlation of the pairs.
    ///
    /// `None` for no pair. Where all pairs agree on one outcome it still has Wilson's width.
    pub fn difference(&self, confidence: Confidence) -> Option<ProportionDifference> {
        let first = wilson(self.both + self.first_only, self.count(), confidence)?;
        let second = wilson(self.both + self.second_only, self.count(), confidence)?;
        // From the counts, so that equal shares differ by nought exactly.
        let difference = (self.first_only as f64 - self.second_only as f64) / self.count() as f64;
        Some(ProportionDifference { difference, ..square_and_add(&first, &second, self.correlation()) })
    }

    /// Phi, a positive one corrected for continuity: with D = both * neither - first only * second only, the numerator
    /// is `max(D - n / 2, 0)` for D > 0 and D otherwise; nought when a plan always or never succeeds.
    fn correlation(&self) -> f64 {
        let [both, first, second, neither] =
            [self.both, self.first_only, self.second_only, self.neither].map(|count| count as f64);
        let margins = (both + first) * (second + neither) * (both + second) * (first + neither);
        if margins == 0.0 {
            return 0.0;
        }
        let apart = both * neither - first * second;
        let numerator = if apart > 0.0 { (apart - self.count() as f64 / 2.0).max(0.0) } else { apart };
        numerator / margins.sqrt()
    }
}

fn square_and_add(a: &Proportion, b: &Proportion, correlation: f64) -> ProportionDifference {
    let difference = a.share - b.share;
    let distance = |x: f64, y: f64| (x * x - 2.0 * correlation * x * y + y * y).max(0.0).sqrt();
    let below = distance(a.share - a.interval.low, b.interval.high - b.share);
    let above = distance(a.interval.high - a.share, b.share - b.interval.low);
    let interval = Interval::new(difference - below, difference + above).clamped(DIFFERENCES);
    ProportionDifference { difference, interval }
}
