//! Distributions, chances and named figures.

use super::{Cx, bad_value, out_of_range};
use crate::base::{Chance, Dist, SimSpan};
use crate::scenario::authored::{self, Amount, ChanceCall, DistCall, Entries, Sp};
use crate::scenario::message::{Finding, nearest};
use crate::scenario::parameters::Parameter;
use crate::scenario::quantity::Quantity;
use crate::scenario::source::Place;

/// Mixtures in mixtures in mixtures: deeper ones are nobody's meaning.
const MAX_DEPTH: usize = 4;

impl Cx<'_> {
    pub(super) fn dist(&mut self, dist: &authored::Dist, quantity: Quantity<'_>) -> Dist {
        self.dist_at_depth(dist, quantity, 0)
    }
    pub(super) fn dist_or(&mut self, dist: Option<&authored::Dist>, default: Dist) -> Dist {
        dist.map_or(default, |dist| self.dist(dist, Quantity::Duration))
    }
    /// A distribution of durations, or none at all.
    pub(super) fn delay(&mut self, dist: Option<&authored::Dist>) -> Dist {
        self.dist_or(dist, Dist::span(SimSpan::ZERO))
    }
    fn dist_at_depth(&mut self, dist: &authored::Dist, quantity: Quantity<'_>, depth: usize) -> Dist {
        match dist {
            authored::Dist::Bare(text) => Dist::Constant(self.amount(text, quantity)),
            authored::Dist::Call(call) => self.call(call, quantity, depth),
        }
    }
    fn call(&mut self, call: &DistCall, quantity: Quantity<'_>, depth: usize) -> Dist {
        match call {
            DistCall::Uniform(low, high) => {
                let ends = [self.amount(&low.0, quantity), self.amount(&high.0, quantity)];
                self.rising(&ends, &high.0.at, "the ends of a uniform distribution");
                Dist::Uniform { low: ends[0], high: ends[1] }
            }
            DistCall::Triangular(low, mode, high) => {
                let ends = [&low.0, &mode.0, &high.0].map(|text| self.amount(text, quantity));
                self.rising(&ends, &high.0.at, "the corners of a triangular distribution");
                Dist::Triangular { low: ends[0], mode: ends[1], high: ends[2] }
            }
            DistCall::Exponential(mean) => Dist::Exponential { mean: self.amount(&mean.0, quantity) },
            DistCall::Lognormal { median, p90 } => self.lognormal(median, p90, quantity),
            DistCall::Empirical(values) => self.empirical(values, quantity),
            DistCall::Mixture(parts) => self.mixture(parts, quantity, depth),
            DistCall::Parameter(name) => self.parameter(name, quantity),
        }
    }
    fn lognormal(&mut self, median: &Amount, p90: &Amount, quantity: Quantity<'_>) -> Dist {
        let ends = [self.amount(&median.0, quantity), self.amount(&p90.0, quantity)];
        if ends[0] <= 0.0 {
            let message = "a lognormal distribution has a median above 0".to_string();
            self.report.push(out_of_range(&median.0.at, message, "must be more than nothing"));
        }
        self.rising(&ends, &p90.0.at, "median and 90th percentile");
        Dist::Lognormal { median: ends[0], p90: ends[1] }
    }
    fn empirical(&mut self, values: &[Amount], quantity: Quantity<'_>) -> Dist {
        let values: Vec<f64> = values.iter().map(|value| self.amount(&value.0, quantity)).collect();
        if values.is_empty() { Dist::Constant(0.0) } else { Dist::Empirical(values) }
    }
    fn mixture(&mut self, parts: &[(f64, Sp<authored::Dist>)], quantity: Quantity<'_>, depth: usize) -> Dist {
        let mut mixed = Vec::new();
        for (weight, part) in parts {
            if !(*weight > 0.0 && weight.is_finite()) {
                self.report.push(out_of_range(&part.at, format!("a weight of {weight}"), "its weight must be above 0"));
            }
            if depth >= MAX_DEPTH {
                self.report.push(out_of_range(&part.at, "a mixture too deep".into(), "write it flat"));
            } else {
                mixed.push((*weight, self.dist_at_depth(part, quantity, depth + 1)));
            }
        }
        if mixed.is_empty() { Dist::Constant(0.0) } else { Dist::Mixture(mixed) }
    }
    fn rising(&mut self, values: &[f64], at: &Place, what: &str) {
        if !values.is_sorted() {
            self.report.push(out_of_range(at, format!("{what} must not fall"), "less than the value before"));
        }
    }
    pub(super) fn amount(&mut self, text: &Sp<String>, quantity: Quantity<'_>) -> f64 {
        match quantity.parse(text) {
            Ok(value) => value,
            Err(wrong) => {
                self.report.push(bad_value(text, &text.at, wrong));
                1.0
            }
        }
    }
    fn parameter(&mut self, name: &Sp<String>, quantity: Quantity<'_>) -> Dist {
        let unit = self.parameters.units.get(&name.value).map_or("", String::as_str);
        match (self.parameters.get(&name.value), quantity.factor(unit)) {
            (Some(Parameter::Dist(dist)), Some(_)) if quantity == Quantity::Duration => dist.clone(),
            (Some(Parameter::Dist(dist)), Some(factor)) => dist.scaled(factor),
            (Some(_), _) => {
                let message =
                    format!("parameter `{}` is in {unit}, but {} is needed here", name.value, quantity.name());
                self.report.push(Finding::error("wrong-unit", name.at.clone(), message).label("wrong unit"));
                Dist::Constant(1.0)
            }
            (None, _) => {
                self.unknown_parameter(name);
                Dist::Constant(1.0)
            }
        }
    }
    pub(super) fn chance(&mut self, chance: &authored::Chance) -> Chance {
        match chance {
            authored::Chance::Bare(number) => Chance::new(number.value).unwrap_or_else(|| {
                let message = format!("{} is no chance", number.value);
                self.report.push(out_of_range(&number.at, message, "must be 0 to 1"));
                Chance::NEVER
            }),
            authored::Chance::Call(ChanceCall::Parameter(name)) => match self.parameters.get(&name.value) {
                Some(Parameter::Chance(chance)) => *chance,
                Some(Parameter::Dist(_)) => {
                    let message = format!("parameter `{}` is no chance", name.value);
                    self.report.push(Finding::error("wrong-unit", name.at.clone(), message).label("not a probability"));
                    Chance::NEVER
                }
                None => {
                    self.unknown_parameter(name);
                    Chance::NEVER
                }
            },
        }
    }
    pub(super) fn chance_or(&mut self, chance: Option<&authored::Chance>, default: Chance) -> Chance {
        chance.map_or(default, |chance| self.chance(chance))
    }
    fn unknown_parameter(&mut self, name: &Sp<String>) {
        let message = format!("no parameter is called `{}`", name.value);
        let finding = Finding::error("unknown-id", name.at.clone(), message).label("not in the reference table");
        self.report.push(match nearest(&name.value, self.parameters.names()) {
            Some(near) => {
                finding.fix(&name.at, format!("\"{near}\"")).help(format!("the nearest parameter is `{near}`"))
            }
            None => finding.help("`sandtable list parameters` shows them all"),
        });
    }
    /// Replaces figures of the table by an author's own.
    pub(super) fn override_parameters(&mut self, entries: &Entries<authored::Dist>) {
        for (name, value) in &entries.0 {
            let unit = self.parameters.units.get(&name.value).cloned().unwrap_or_default();
            let parameter = match self.parameters.get(&name.value) {
                None => {
                    self.unknown_parameter(name);
                    continue;
                }
                Some(Parameter::Chance(_)) => Parameter::Chance(self.own_chance(&value.value, &value.at)),
                Some(Parameter::Dist(_)) if Quantity::Duration.factor(&unit).is_some() => {
                    Parameter::Dist(self.dist(value, Quantity::Duration))
                }
                Some(Parameter::Dist(_)) => Parameter::Dist(self.dist(value, Quantity::Plain(&unit))),
            };
            self.parameters.set(&name.value, parameter);
        }
    }
    fn own_chance(&mut self, value: &authored::Dist, at: &Place) -> Chance {
        let number = match value {
            authored::Dist::Bare(text) => text.parse().ok().and_then(Chance::new),
            authored::Dist::Call(_) => None,
        };
        number.unwrap_or_else(|| {
            self.report.push(out_of_range(at, "this parameter is a chance".into(), "must be a number from 0 to 1"));
            Chance::NEVER
        })
    }
}
