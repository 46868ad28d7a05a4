//! Values that authors write in more than one way: distributions, chances, moments.

use super::read::{Sp, parse, raw};
use serde::Deserialize;
use serde::de::Deserializer;

/// A duration or an amount that may vary. A bare value is constant: `"2h"`, `"30 GB/h"`.
#[derive(Clone, Debug)]
pub enum Dist {
    Bare(Sp<String>),
    Call(DistCall),
}

/// The families of distributions.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DistCall {
    /// Every value between the two alike likely.
    Uniform(Amount, Amount),
    /// Least, most likely, greatest.
    Triangular(Amount, Amount, Amount),
    /// By its mean.
    Exponential(Amount),
    /// By its median and its 90th percentile.
    Lognormal {
        /// Half of all values are below; above 0.
        median: Amount,
        /// Nine of ten values are below; at least the median.
        p90: Amount,
    },
    /// One of these values, each alike likely.
    Empirical(Vec<Amount>),
    /// Weights (above 0) and what they weigh.
    Mixture(Vec<(f64, Sp<Dist>)>),
    /// A named figure of the reference table.
    Parameter(Sp<String>),
}

/// A text with a unit, or a bare number where the field has no unit.
#[derive(Clone, Debug)]
pub struct Amount(pub Sp<String>);

/// A probability: a number from 0 to 1, or `parameter("name")`.
#[derive(Clone, Debug)]
pub enum Chance {
    Bare(Sp<f64>),
    Call(ChanceCall),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ChanceCall {
    /// A named figure of the reference table.
    Parameter(Sp<String>),
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = raw(deserializer)?;
        let value = if is_number(text) { text.to_string() } else { parse(text)? };
        Ok(Amount(Sp { value, at }))
    }
}

impl<'de> Deserialize<'de> for Dist {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = raw(deserializer)?;
        if is_number(text) {
            return Ok(Dist::Bare(Sp { value: text.to_string(), at }));
        }
        if is_text(text) { Ok(Dist::Bare(Sp { value: parse(text)?, at })) } else { parse(text).map(Dist::Call) }
    }
}

impl<'de> Deserialize<'de> for Chance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = raw(deserializer)?;
        if is_number(text) || is_text(text) {
            Ok(Chance::Bare(Sp { value: parse(text)?, at }))
        } else {
            parse(text).map(Chance::Call)
        }
    }
}

pub fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
}

pub fn is_text(text: &str) -> bool {
    text.starts_with('"') || text.starts_with("r\"") || text.starts_with("r#")
}
