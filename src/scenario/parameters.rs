//! Named figures with their source: `scenarios/reference/parameters.csv`, overridable by the organisation and the exercise.

use crate::base::{Chance, Dist};
use std::collections::BTreeMap;

/// A named figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameter {
    /// A duration in milliseconds, or an amount in the unit of its row.
    Dist(Dist),
    Chance(Chance),
}

#[derive(Clone, Debug, Default)]
pub struct Parameters {
    pub rows: BTreeMap<String, Parameter>,
}

impl Parameters {
    /// The distribution of this name. A name in code that the table lacks is our bug: a test looks each one up.
    pub fn dist(&self, name: &str) -> Dist {
        match self.rows.get(name) {
            Some(Parameter::Dist(dist)) => dist.clone(),
            other => panic!("parameter `{name}` is a distribution of the reference table, found {other:?}"),
        }
    }
    pub fn chance(&self, name: &str) -> Chance {
        match self.rows.get(name) {
            Some(Parameter::Chance(chance)) => *chance,
            other => panic!("parameter `{name}` is a chance of the reference table, found {other:?}"),
        }
    }
}
