//! What a study is to find out: how precisely, which plan is best, and between which outputs plans trade.

use super::super::authored::{self, Raw, Sp};
use super::super::message::Finding;
use super::super::quantity;
use super::super::source::Place;

/// An amount of an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    pub output: String,
    pub size: Size,
    /// Where the output is named.
    pub at: Place,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    Milliseconds(i64),
    /// A share is 0 to 1.
    Number(f64),
}

/// Rounds of replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounds {
    pub first: u64,
    pub step: u64,
    /// Half-widths that are enough.
    pub until: Vec<Amount>,
}

/// The rounds; each is made of whole blocks.
pub(super) fn rounds(given: &Sp<authored::Rounds>, most: u64, findings: &mut Vec<Finding>) -> Rounds {
    let mut bad = |at: &Place, message: String, fix: Option<u64>| {
        let finding = Finding::error("bad-rounds", at.clone(), message).label("here");
        findings.push(match fix {
            Some(fix) => finding.fix(at, fix.to_string()),
            None => finding,
        });
    };
    let (first, step) = (given.first.value, given.step.value);
    if step < 2 || step > most {
        bad(&given.step.at, format!("write a whole number from 2 to `replications`, {most}"), None);
    } else if first == 0 || !first.is_multiple_of(step) {
        let fix = first.div_ceil(step).max(1) * step;
        bad(&given.first.at, "the first round is a multiple of `step`".into(), Some(fix));
    } else if first > most {
        bad(&given.first.at, format!("the first round is longer than `replications`, {most}"), None);
    }
    if given.until.is_empty() && given.until.broken.is_empty() {
        bad(&given.at, "say when to stop: `until: [(output: \"dwell\", half_width: \"2h\")]`".into(), None);
    }
    let until = given.until.iter().filter_map(|row| amount(&row.output, &row.half_width, findings)).collect();
    Rounds { first, step, until }
}

/// An amount above 0.
pub(super) fn amount(output: &Sp<String>, given: &Sp<Raw>, findings: &mut Vec<Finding>) -> Option<Amount> {
    let text = given.value.text.as_str();
    let wrong = |message: String| Finding::error("bad-amount", given.at.clone(), message).label("not an amount");
    let size = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        None => text.replace('_', "").parse().ok().map(Size::Number),
        Some(inside) if inside.ends_with('%') => {
            inside.trim_end_matches('%').trim().parse::<f64>().ok().map(|share| Size::Number(share / 100.0))
        }
        Some(inside) => match quantity::span(inside) {
            Ok(span) => Some(Size::Milliseconds(span.0)),
            Err(found) => {
                let finding = wrong(found.message);
                findings.push(match found.fix {
                    Some(fix) => finding.fix(&given.at, format!("\"{fix}\"")),
                    None => finding,
                });
                return None;
            }
        },
    };
    let good = size.filter(|size| match size {
        Size::Milliseconds(size) => *size > 0,
        Size::Number(size) => *size > 0.0 && size.is_finite(),
    });
    if good.is_none() {
        findings.push(wrong("write an amount above 0: \"2h\", \"5 %\" or a number".into()));
    }
    good.map(|size| Amount { output: output.value.clone(), size, at: output.at.clone() })
}
