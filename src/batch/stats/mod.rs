//! Statistics of studies: what thousands of replications say about one plan, and about two plans compared.
//!
//! Pure functions over slices; no clock, no world, no float function of the platform. The same values in the same order
//! give the same bits on every machine: transcendental functions come from `libm`, and what is resampled is drawn from
//! a stream with a seed ([`resample`]). Replications are independent of each other (each is a terminating simulation),
//! and the n-th replication of every plan shares its luck: methods for pairs expect slices of equal length in the same
//! order.
//!
//! What too little data gives is the same throughout. No value: `None`. One value: an estimate whose interval is
//! [`Interval::UNBOUNDED`], for nothing is known of its spread. No spread among several values: an interval of width
//! nought.
//!
//! To add a method: a file here that names its formula and its reference, and a check against another implementation in
//! `tests/statistics`.

pub mod bootstrap;
pub mod design;
pub mod holm;
pub mod mean;
pub mod pareto;
pub mod proportion;
pub mod quantile;
pub mod resample;
pub mod selection;
pub mod sensitivity;
pub mod sequential;
mod sobol_numbers;
pub mod special;
pub mod survival;

/// The chance with which an interval covers what it estimates, between 0 and 1 and neither of them: 0.95, mostly.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    pub const P90: Self = Self(0.90);
    pub const P95: Self = Self(0.95);
    pub const P99: Self = Self(0.99);

    /// `None` unless `0 < level < 1`.
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    pub fn level(self) -> f64 {
        self.0
    }

    /// The chance of missing: `1 - level`.
    pub fn alpha(self) -> f64 {
        1.0 - self.0
    }

    /// The two-sided quantile of the normal distribution: 1.96 for 95 %.
    pub fn normal_quantile(self) -> f64 {
        -special::normal_quantile(self.alpha() / 2.0)
    }

    /// The two-sided quantile of Student's t distribution; infinite for no degree of freedom.
    pub fn student_quantile(self, degrees: f64) -> f64 {
        -special::student_quantile(self.alpha() / 2.0, degrees)
    }
}

/// A closed interval, in the unit of what it is about. An end may be infinite: the data do not bound it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub const UNBOUNDED: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// `centre` plus and minus `half_width`; unbounded when the half-width is infinite.
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self { low: centre - half_width, high: centre + half_width }
    }

    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// What both this interval and `bounds` hold; for an estimate that cannot leave `bounds`.
    pub fn clamped(self, bounds: Self) -> Self {
        Self { low: self.low.clamp(bounds.low, bounds.high), high: self.high.clamp(bounds.low, bounds.high) }
    }
}

/// Which way an output is better: a cost wants the minimum, evidence the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Minimum,
    Maximum,
}

impl Goal {
    /// The value with its sign turned so that more is better.
    pub fn merit(self, value: f64) -> f64 {
        match self {
            Self::Minimum => -value,
            Self::Maximum => value,
        }
    }
}
