//! Factors: what varies between the points of a study, and the value at a coordinate between 0 and 1.

use super::super::authored::{self, Raw, Sp};
use super::super::message::{Finding, nearest};
use super::super::quantity::Quantity;
use super::super::source::Place;
use super::unique;

#[derive(Clone, Debug)]
pub struct Factor {
    pub id: String,
    pub values: Values,
    /// Which coordinate of a point it takes: its own, or that of the factor it goes `with`.
    pub coordinate: usize,
    /// Every path that it may set, and where it is written.
    pub paths: Vec<(String, Place)>,
}

#[derive(Clone, Debug)]
pub enum Values {
    Levels(Vec<Level>),
    Range(Range),
}

/// A value of a factor: what people call it, and what it sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub label: String,
    /// As `--set` takes it.
    pub set: Vec<(String, String)>,
}

/// From a lowest to a highest value, both of which it takes, in steps that people would write.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub unit: Unit,
    /// In the unit: milliseconds for durations, a share for per cent.
    pub low: f64,
    pub high: f64,
    pub log: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole numbers, each as likely as the next.
    Count,
    Number,
    /// Milliseconds.
    Duration,
    /// GB.
    Size,
}

impl Factor {
    /// The value at a coordinate from 0 up to but not including 1: the level of its stratum, or the place in the range.
    pub fn at(&self, coordinate: f64) -> Level {
        match &self.values {
            Values::Levels(levels) => {
                let number = (coordinate * levels.len() as f64) as usize;
                levels[number.min(levels.len() - 1)].clone()
            }
            Values::Range(range) => {
                let label = range.text(range.at(coordinate));
                let set = self.paths.iter().map(|(path, _)| (path.clone(), label.clone())).collect();
                Level { label, set }
            }
        }
    }

    /// One level, of a factor that is in order.
    pub fn is_constant(&self) -> bool {
        matches!(&self.values, Values::Levels(levels) if matches!(&levels[..], [only] if !only.set.is_empty()))
    }

    /// Where the value at a coordinate lies between the first level and the last, or the ends of the range: from 0 to 1.
    pub fn position(&self, coordinate: f64) -> f64 {
        match &self.values {
            Values::Levels(levels) => {
                let last = levels.len() - 1;
                let number = ((coordinate * levels.len() as f64) as usize).min(last);
                if last == 0 { 0.0 } else { number as f64 / last as f64 }
            }
            Values::Range(range) if range.unit == Unit::Count && !range.log => {
                (range.at(coordinate) - range.low) / (range.high - range.low)
            }
            Values::Range(_) => coordinate,
        }
    }

    /// Coordinates that take every level, or both ends of the range.
    pub fn extremes(&self) -> Vec<f64> {
        match &self.values {
            Values::Levels(levels) => {
                (0..levels.len()).map(|level| (level as f64 + 0.5) / levels.len() as f64).collect()
            }
            Values::Range(_) => vec![0.0, 1.0],
        }
    }
}

impl Range {
    fn at(&self, coordinate: f64) -> f64 {
        let between = |low: f64, high: f64| {
            if self.log {
                libm::exp(libm::log(low) + coordinate * (libm::log(high) - libm::log(low)))
            } else {
                low + coordinate * (high - low)
            }
        };
        // The ends of a whole number reach half a step out, so that each is as likely as the next.
        if self.unit == Unit::Count && !self.log {
            return (self.low + (coordinate * (self.high - self.low + 1.0)).floor()).clamp(self.low, self.high);
        }
        let (value, step) = (between(self.low, self.high), self.step());
        let rounded = match self.unit {
            Unit::Count | Unit::Duration => (value / step).round() * step,
            // As it is written: no digits but those that people see.
            Unit::Number | Unit::Size => format!("{value:.*}", digits(step)).parse().unwrap_or(value),
        };
        rounded.clamp(self.low, self.high)
    }

    /// What values are rounded to: a thousandth of the width (in a logarithmic range of the lowest value too) or less.
    fn step(&self) -> f64 {
        let fine = if self.log { (self.high - self.low).min(10.0 * self.low) } else { self.high - self.low } / 1000.0;
        match self.unit {
            Unit::Count => 1.0,
            Unit::Duration => [60_000.0, 1000.0].into_iter().find(|step| *step <= fine).unwrap_or(1.0),
            Unit::Number | Unit::Size => libm::pow(10.0, libm::floor(libm::log10(fine)).max(-9.0)),
        }
    }

    /// As it stands in a file, without quotes.
    fn text(&self, value: f64) -> String {
        match self.unit {
            Unit::Count => format!("{value:.0}"),
            Unit::Number => decimal(value, self.step()),
            Unit::Size => format!("{} GB", decimal(value, self.step())),
            Unit::Duration => duration(value),
        }
    }

    pub fn ends(&self) -> (String, String) {
        (self.text(self.low), self.text(self.high))
    }
}

/// Decimals that a step needs.
fn digits(step: f64) -> usize {
    (-libm::log10(step)).ceil().max(0.0) as usize
}

fn decimal(value: f64, step: f64) -> String {
    let text = format!("{value:.*}", digits(step));
    // What an author wrote more exactly than the step is kept.
    let text = if text.parse() == Ok(value) { text } else { format!("{value}") };
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_string() } else { text }
}

/// `1d 2h 3min 4s`.
fn duration(milliseconds: f64) -> String {
    let mut left = milliseconds.round() as u64;
    let mut parts = Vec::new();
    for (name, size) in [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1)] {
        if left >= size {
            parts.push(format!("{}{name}", left / size));
            left %= size;
        }
    }
    if parts.is_empty() { "0s".into() } else { parts.join(" ") }
}

/// The factors of a file. What is wrong with one does not hide what is wrong with the next.
pub(super) fn resolve(list: &[Sp<authored::Factor>], grid: bool, findings: &mut Vec<Finding>) -> Vec<Factor> {
    let mut factors: Vec<Factor> = Vec::new();
    let mut coordinates = 0;
    for given in list {
        let before = findings.len();
        let (values, paths) = factor(given, grid, findings);
        let shared = given.with.as_ref().map(|with| together(with, &factors, values.as_ref(), grid, findings));
        let coordinate = shared.flatten().unwrap_or(coordinates);
        coordinates += usize::from(coordinate == coordinates);
        // One that is wrong keeps its place, so that others may go with it.
        let values = values.filter(|_| findings.len() == before);
        let empty = Values::Levels(vec![Level { label: String::new(), set: Vec::new() }]);
        factors.push(Factor { id: given.id.value.clone(), values: values.unwrap_or(empty), coordinate, paths });
    }
    factors
}

/// The coordinate of the factor that this one goes with.
fn together(
    with: &Sp<String>,
    factors: &[Factor],
    values: Option<&Values>,
    grid: bool,
    findings: &mut Vec<Finding>,
) -> Option<usize> {
    let Some(other) = factors.iter().find(|factor| factor.id == with.value) else {
        let message = format!("no factor before this one is called `{}`", with.value);
        let finding = Finding::error("unknown-id", with.at.clone(), message);
        findings.push(match nearest(&with.value, factors.iter().map(|factor| factor.id.as_str())) {
            Some(near) => finding.fix(&with.at, format!("\"{near}\"")).help(format!("the nearest is `{near}`")),
            None => finding.label("unknown"),
        });
        return None;
    };
    if let (true, Some(Values::Levels(mine)), Values::Levels(its)) = (grid, values, &other.values)
        && mine.len() != its.len()
    {
        let message = format!(
            "`{}` has {} levels, this factor {}: in a grid they step together",
            other.id,
            its.len(),
            mine.len()
        );
        findings.push(Finding::error("bad-factor", with.at.clone(), message).label("with another number of levels"));
    }
    Some(other.coordinate)
}

fn factor(given: &authored::Factor, grid: bool, findings: &mut Vec<Finding>) -> (Option<Values>, Vec<(String, Place)>) {
    let mut bad = |at: &Place, message: &str, help: &str| {
        findings.push(Finding::error("bad-factor", at.clone(), message).label("here").help(help));
    };
    let at = &given.id.at;
    let own: Vec<&Sp<String>> = given.path.iter().chain(&given.paths).collect();
    let ways = [!given.levels.is_empty(), !given.choices.is_empty(), given.range.is_some()];
    let count = ways.iter().filter(|given| **given).count();
    if count > 1 {
        bad(at, "a factor has one of `levels`, `choices` and `range`", "leave the others out");
    } else if count == 0 && given.choices.broken.is_empty() {
        bad(at, "a factor needs a level", "write `levels: [..]`, `choices: [..]` or `range: (low, high)`");
    }
    if ways[1] && !own.is_empty() {
        bad(&own[0].at, "each choice has paths of its own", "leave `path` and `paths` out, or write `levels`");
    } else if own.is_empty() && (ways[0] || ways[2]) {
        bad(at, "a factor needs a path", "write `path: \"plan.escalate_after\"`, as `--set` takes it");
    }
    if let (None, Some(scale)) = (&given.range, &given.scale) {
        bad(&scale.at, "only a range has a scale", "leave `scale` out");
    }
    if let (true, Some(range)) = (grid, &given.range) {
        bad(
            &range.at,
            "a grid has no ranges",
            "write `levels: [..]`, or another `design`, such as latin_hypercube(points: 200)",
        );
    }
    unique("path", own.iter().copied(), findings);
    unique("choice", given.choices.iter().map(|choice| &choice.id), findings);
    let path = |path: &Sp<String>| (path.value.clone(), path.at.clone());
    if ways[1] {
        let paths = given.choices.iter().flat_map(|choice| choice.set.iter().map(|row| path(&row.path)));
        let level = |choice: &Sp<authored::Choice>| Level {
            label: choice.id.value.clone(),
            set: choice.set.iter().map(|row| (row.path.value.clone(), row.value.value.text.clone())).collect(),
        };
        return (Some(Values::Levels(given.choices.iter().map(level).collect())), paths.collect());
    }
    let paths: Vec<(String, Place)> = own.into_iter().map(path).collect();
    let values = match &given.range {
        Some(given_range) => range(given_range, given.scale.as_ref(), findings).map(Values::Range),
        None => Some(Values::Levels(
            given
                .levels
                .iter()
                .map(|level| Level {
                    label: level.text.trim_matches('"').to_string(),
                    set: paths.iter().map(|(path, _)| (path.clone(), level.text.clone())).collect(),
                })
                .collect(),
        )),
    };
    (values.filter(|values| !matches!(values, Values::Levels(levels) if levels.is_empty())), paths)
}

fn range(given: &Sp<(Sp<Raw>, Sp<Raw>)>, scale: Option<&authored::Word>, findings: &mut Vec<Finding>) -> Option<Range> {
    let (low, high) = &given.value;
    let log = match scale.map(|scale| scale.text.as_str()) {
        None | Some("linear") => false,
        Some("log") => true,
        Some(other) => {
            let at = &scale?.at;
            let finding = Finding::error("unknown-word", at.clone(), format!("there is no scale `{other}`"));
            findings.push(finding.label("unknown").help("known: linear, log"));
            return None;
        }
    };
    let (first, second) = (end(low, findings), end(high, findings));
    let ((unit, from), (other, to)) = (first?, second?);
    // A whole number may stand where a number is meant: `(1, 2.5)`.
    let unit = match (unit, other) {
        (unit, other) if unit == other => unit,
        (Unit::Count, Unit::Number) | (Unit::Number, Unit::Count) => Unit::Number,
        _ => {
            let message = "the ends of a range are of one kind: two numbers, two durations or two sizes";
            let finding = Finding::error("bad-range", high.at.clone(), message).label("of another kind");
            let unitless = |unit| matches!(unit, Unit::Count | Unit::Number);
            let example = if unit == Unit::Size || other == Unit::Size { "GB" } else { "min" };
            let fix = if unitless(unit) { (low, &low.value.text) } else { (high, &high.value.text) };
            let with_unit = format!("\"{} {example}\"", fix.1.trim_matches('"'));
            findings.push(finding.fix(&fix.0.at, with_unit).help("write its unit"));
            return None;
        }
    };
    if from >= to {
        let finding = Finding::error("bad-range", given.at.clone(), "a range runs from a lower to a higher value");
        let turned = format!("({}, {})", high.value.text, low.value.text);
        findings.push(if from > to { finding.fix(&given.at, turned) } else { finding.label("both are the same") });
        return None;
    }
    if log && from <= 0.0 {
        let finding = Finding::error("bad-range", low.at.clone(), "a logarithmic range begins above 0");
        findings.push(finding.label("not above 0").help("give it a lowest value, or leave `scale` out"));
        return None;
    }
    if unit == Unit::Count && (from, to) == (0.0, 1.0) {
        let finding = Finding::error("bad-range", given.at.clone(), "are these two whole numbers, or is it a share?");
        findings.push(
            finding.fix(&given.at, "(0.0, 1.0)").help("for a share write `(0.0, 1.0)`, for 0 or 1 `levels: [0, 1]`"),
        );
        return None;
    }
    Some(Range { unit, low: from, high: to, log })
}

/// An end of a range: a number, or a text with a unit.
fn end(given: &Sp<Raw>, findings: &mut Vec<Finding>) -> Option<(Unit, f64)> {
    let text = given.value.text.as_str();
    let wrong = |message: &str| Finding::error("bad-range", given.at.clone(), message).label("not an end of a range");
    let Some(inside) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
        let digits = text.replace('_', "");
        return match (digits.parse::<i64>(), digits.parse::<f64>()) {
            (Ok(whole), _) if whole.unsigned_abs() <= 1 << 52 => Some((Unit::Count, whole as f64)),
            (_, Ok(number)) if number.is_finite() => Some((Unit::Number, number)),
            _ => {
                findings.push(wrong("an end of a range is a number, or a text such as \"15min\" or \"20 GB\""));
                None
            }
        };
    };
    if let Some(share) = inside.strip_suffix('%').and_then(|text| text.trim().parse::<f64>().ok())
        && share.is_finite()
    {
        return Some((Unit::Number, share / 100.0));
    }
    let is_size = inside.trim_end().ends_with('B');
    let (unit, quantity) = if is_size { (Unit::Size, Quantity::Size) } else { (Unit::Duration, Quantity::Duration) };
    match quantity.parse(inside) {
        Ok(value) => Some((unit, if unit == Unit::Duration { value.round() } else { value })),
        Err(found) => {
            let finding = wrong(&found.message);
            findings.push(match found.fix {
                Some(fix) => finding.fix(&given.at, format!("\"{fix}\"")),
                None => finding,
            });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(unit: Unit, low: f64, high: f64, log: bool, coordinate: f64) -> String {
        let range = Range { unit, low, high, log };
        range.text(range.at(coordinate))
    }

    #[test]
    fn values_are_rounded_as_people_write_them_and_reach_both_ends() {
        let minute = 60_000.0;
        for (unit, low, high, log, at, expected) in [
            (Unit::Duration, 5.0 * minute, 240.0 * minute, false, 0.5, "2h 2min 30s"),
            (Unit::Duration, 0.0, 14.0 * 1440.0 * minute, false, 0.123_456, "1d 17h 29min"),
            (Unit::Duration, 0.0, 14.0 * 1440.0 * minute, false, 0.0, "0s"),
            (Unit::Duration, 5.0 * minute, 240.0 * minute, true, 0.5, "34min 38s"),
            (Unit::Number, 0.1, 0.5, false, 0.507_768, "0.3031"),
            (Unit::Number, 0.123_44, 0.5, false, 0.0, "0.12344"),
            (Unit::Number, 10.0, 1000.0, true, 0.5, "100"),
            (Unit::Number, -2.0, 2.5, false, 0.1, "-1.55"),
            (Unit::Size, 20.0, 500.0, false, 1.0, "500 GB"),
            (Unit::Count, 1.0, 8.0, false, 0.0, "1"),
            (Unit::Count, 1.0, 8.0, false, 1.0, "8"),
            (Unit::Count, 10.0, 1000.0, true, 0.5, "100"),
        ] {
            assert_eq!(text(unit, low, high, log, at), expected, "{unit:?} {low} {high} {at}");
        }
    }

    #[test]
    fn whole_numbers_come_equally_often() {
        let range = Range { unit: Unit::Count, low: 3.0, high: 7.0, log: false };
        let drawn: Vec<f64> = (0..500).map(|n| range.at(f64::from(n) / 500.0)).collect();
        for value in 3..=7 {
            assert_eq!(drawn.iter().filter(|drawn| **drawn == f64::from(value)).count(), 100, "{value}");
        }
    }

    #[test]
    fn durations_read_back_as_they_were() {
        for milliseconds in [0.0, 1.0, 61_001.0, 90_061_000.0, 604_800_000.0] {
            assert_eq!(crate::scenario::quantity::duration(&duration(milliseconds)), Ok(milliseconds));
        }
    }
}
