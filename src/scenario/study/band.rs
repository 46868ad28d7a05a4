//! Bands: what is known of the world from outside, to stand beside what a study finds.

use super::{Bound, authored};
use crate::scenario::message::{Finding, nearest};
use crate::scenario::quantity;
use crate::scenario::source::Place;

/// A figure of the record: `low` to `high`, in hours for times, else in the output's own unit or as a share.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub id: String,
    pub title: String,
    pub output: String,
    pub asks: Asks,
    /// Ids as exercises have them in their files; empty = all.
    pub exercises: Vec<String>,
    pub low: f64,
    pub high: f64,
    pub source: String,
    pub at: Place,
}

/// Which figure of an output the band is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asks {
    /// The median of a time, the mean of a number, the share of what holds.
    Middle,
    /// The share of runs that meet it.
    Share(Bound),
    /// The share of runs in which a time takes longer, or is not reached: milliseconds.
    Beyond(i64),
}

pub(super) fn band(row: &authored::Band, exercises: &[String], findings: &mut Vec<Finding>) -> Option<Band> {
    let limit = |text: &authored::Sp<String>, findings: &mut Vec<Finding>| match quantity::span(&text.value) {
        Ok(span) => Some(span.0),
        Err(wrong) => {
            let finding = Finding::error("bad-duration", text.at.clone(), wrong.message).label("no duration");
            findings.push(match wrong.fix {
                Some(fix) => finding.fix(&text.at, format!("\"{fix}\"")),
                None => finding,
            });
            None
        }
    };
    let asks = match (&row.within, &row.beyond) {
        (None, None) => Asks::Middle,
        (Some(within), None) => Asks::Share(Bound::Within(limit(within, findings)?)),
        (None, Some(beyond)) => Asks::Beyond(limit(beyond, findings)?),
        (Some(_), Some(beyond)) => {
            let message = "a band has one of `within` and `beyond`, or neither";
            findings.push(Finding::error("bad-band", beyond.at.clone(), message).label("one too many"));
            return None;
        }
    };
    let (low, high) = (&row.low, &row.high);
    if !low.value.is_finite() || !high.value.is_finite() || low.value > high.value {
        let message = "a band goes from a number up to another that is no smaller";
        findings.push(Finding::error("bad-band", high.at.clone(), message).label("below `low`, or no number"));
        return None;
    }
    for name in row.exercises.iter().filter(|name| !exercises.contains(&name.value)) {
        let finding =
            Finding::error("unknown-id", name.at.clone(), format!("the study has no exercise `{}`", name.value));
        findings.push(match nearest(&name.value, exercises.iter().map(String::as_str)) {
            Some(near) => finding.fix(&name.at, format!("\"{near}\"")).help(format!("the nearest is `{near}`")),
            None => finding.label("unknown"),
        });
    }
    Some(Band {
        id: row.id.value.clone(),
        title: row.title.clone(),
        output: row.output.value.clone(),
        asks,
        exercises: row.exercises.iter().map(|name| name.value.clone()).collect(),
        low: low.value,
        high: high.value,
        source: row.source.clone(),
        at: row.output.at.clone(),
    })
}
