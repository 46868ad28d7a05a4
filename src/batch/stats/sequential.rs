//! When to stop: rounds of replications until the mean is known well enough.

use super::mean::MeanEstimate;

/// How well a mean is to be known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// Half the width of the interval, in the unit of the output.
    Absolute(f64),
    /// The error relative to the true mean, between 0 and 1.
    Relative(f64),
}

/// A rule asked after each round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoppingRule {
    pub precision: Precision,
    /// Replications before which it never stops: the interval covers only about as often as it says, and less so when
    /// looked at early (Chow and Robbins 1965 is for ever smaller half-widths).
    pub at_least: u64,
    /// Replications after which it always stops.
    pub at_most: u64,
}

/// What to do after a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Reached,
    /// The budget is used up and the precision is not reached.
    GaveUp,
    /// Run on, to about this many replications in all.
    RunTo(u64),
}

impl StoppingRule {
    /// The half-width to be reached. A relative error of g asks for `g / (1 + g)` of the mean found, because the mean
    /// found, and not the true one, is what it is measured by (Law, *Simulation Modeling and Analysis*, section 9.4.1).
    pub fn half_width_wanted(&self, mean: f64) -> f64 {
        match self.precision {
            Precision::Absolute(half_width) => half_width,
            Precision::Relative(error) => mean.abs() * error / (1.0 + error),
        }
    }

    /// Judges the estimate of all rounds so far; its interval carries the confidence. The next total is
    /// `n (half-width / wanted)^2`, at least one more and at most the budget. With one value nothing is known of the
    /// spread and it runs to `at_least`; with no spread it has reached any precision.
    pub fn judge(&self, estimate: &MeanEstimate) -> Next {
        let wanted = self.half_width_wanted(estimate.mean);
        let found = estimate.interval.half_width();
        if estimate.count >= self.at_least && found <= wanted {
            return Next::Reached;
        }
        if estimate.count >= self.at_most {
            return Next::GaveUp;
        }
        let ratio = found / wanted;
        let needed = if found.is_finite() { (estimate.count as f64 * ratio * ratio).ceil() } else { 0.0 };
        // A float too large for a count becomes the largest count, and nought over nought becomes nought.
        Next::RunTo((needed as u64).max(self.at_least).max(estimate.count + 1).min(self.at_most))
    }
}
