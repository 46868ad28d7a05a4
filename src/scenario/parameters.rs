//! Named figures with their source: `scenarios/reference/parameters.csv`, overridable by the organisation and the exercise.

use crate::base::{Chance, Dist};
use crate::scenario::quantity::Quantity;
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
    /// By what `hash` makes of the name: rules ask by name at every turn.
    rows: Vec<Row>,
    /// Unit of each row as the table gives it (`min`, `GB/h`); chances have `probability`.
    pub units: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
struct Row {
    hash: u64,
    name: String,
    parameter: Parameter,
}

/// Spreads names for the search; equal hashes of two names cost time only.
fn hash(name: &str) -> u64 {
    name.as_bytes().chunks(8).fold(0, |hash: u64, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let mixed = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ mixed >> 32
    })
}

impl Parameters {
    /// The table that is built into the program.
    pub fn shipped() -> Parameters {
        let text = include_str!("../../scenarios/reference/parameters.csv");
        let mut parameters = Parameters::default();
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.expect("the shipped parameter table is well-formed");
            let name = record[0].to_string();
            let parameter = figure(&record).unwrap_or_else(|| panic!("row `{name}` of the shipped table is a figure"));
            parameters.units.insert(name.clone(), record[1].to_string());
            parameters.set(&name, parameter);
        }
        parameters
    }
    pub fn get(&self, name: &str) -> Option<&Parameter> {
        let hash = hash(name);
        let from = self.rows.partition_point(|row| row.hash < hash);
        let mut alike = self.rows[from..].iter().take_while(|row| row.hash == hash);
        alike.find(|row| row.name == name).map(|row| &row.parameter)
    }
    pub fn set(&mut self, name: &str, parameter: Parameter) {
        let hash = hash(name);
        let from = self.rows.partition_point(|row| row.hash < hash);
        match self.rows[from..].iter_mut().take_while(|row| row.hash == hash).find(|row| row.name == name) {
            Some(row) => row.parameter = parameter,
            None => self.rows.insert(from, Row { hash, name: name.into(), parameter }),
        }
    }
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.units.keys().map(String::as_str)
    }
    /// The distribution of this name. A name in code that the table lacks is our bug: a test looks each one up.
    pub fn dist(&self, name: &str) -> Dist {
        match self.get(name) {
            Some(Parameter::Dist(dist)) => dist.clone(),
            other => panic!("parameter `{name}` is a distribution of the reference table, found {other:?}"),
        }
    }
    pub fn chance(&self, name: &str) -> Chance {
        match self.get(name) {
            Some(Parameter::Chance(chance)) => *chance,
            other => panic!("parameter `{name}` is a chance of the reference table, found {other:?}"),
        }
    }
}

/// One row: columns parameter, unit, family, p1, p2, p3, median, p90, source, verified, note.
fn figure(record: &csv::StringRecord) -> Option<Parameter> {
    let number = |column: usize| record.get(column)?.parse::<f64>().ok();
    if &record[1] == "probability" {
        return Chance::new(number(3)?).map(Parameter::Chance);
    }
    let dist = match &record[2] {
        "constant" | "poisson_rate" => Dist::Constant(number(3)?),
        "uniform" => Dist::Uniform { low: number(3)?, high: number(4)? },
        "triangular" => Dist::Triangular { low: number(3)?, mode: number(4)?, high: number(5)? },
        "exponential" => Dist::Exponential { mean: number(3)? },
        "lognormal" => Dist::Lognormal { median: number(6)?, p90: number(7)? },
        _ => return None,
    };
    Some(Parameter::Dist(match Quantity::Duration.factor(&record[1]) {
        Some(factor) => dist.scaled(factor),
        None => dist,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_in_milliseconds_and_amounts_in_their_unit() {
        let table = Parameters::shipped();
        let isolate = Dist::Triangular { low: 30_000.0, mode: 120_000.0, high: 900_000.0 };
        assert_eq!(table.dist("respond.isolate_host.edr"), isolate);
        assert_eq!(table.dist("attack.exfil_rate").quantile(0.5).round(), 30.0);
        assert_eq!(table.chance("detect.technique.edr_default").get(), 0.45);
        assert_eq!(table.units["attack.exfil_rate"], "GB/h");
    }

    #[test]
    fn what_is_set_is_found_and_nothing_else() {
        let mut table = Parameters::shipped();
        let names: Vec<String> = table.names().map(String::from).collect();
        for (number, name) in names.iter().enumerate() {
            table.set(name, Parameter::Dist(Dist::Constant(number as f64)));
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(table.get(name), Some(&Parameter::Dist(Dist::Constant(number as f64))), "{name}");
            assert_eq!(table.get(&format!("{name}x")), None);
        }
        assert_eq!(table.get(""), None);
    }

    #[test]
    fn every_row_is_named_once_and_names_its_source() {
        let mut names = std::collections::BTreeSet::new();
        let text = include_str!("../../scenarios/reference/parameters.csv");
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.unwrap();
            assert!(names.insert(record[0].to_string()), "{} stands twice", &record[0]);
            assert!(!record[8].is_empty() && ["yes", "no"].contains(&&record[9]), "{}", &record[0]);
        }
    }
}
