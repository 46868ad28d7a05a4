//! The shipped legal clocks: `scenarios/reference/clocks.csv`, dated, with source and status; holidays beside.

use super::model::{ClockAnchor, ClockLength, ClockStatus};
use crate::base::SimSpan;
use chrono::NaiveDate;
use chrono_tz::Tz;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct ShippedClock {
    pub id: String,
    pub regime: String,
    pub title: String,
    pub addressee: String,
    pub anchor: ClockAnchor,
    /// Id of the clock whose notice starts this one.
    pub after: Option<String>,
    pub length: ClockLength,
    pub cap: Option<(ClockAnchor, SimSpan)>,
    pub from_records: u32,
    /// `None` = the organisation's own.
    pub zone: Option<Tz>,
    pub in_force: String,
    pub status: ClockStatus,
    pub source: String,
    pub note: String,
}

/// Every shipped clock, in the order of the table.
pub fn shipped() -> Vec<ShippedClock> {
    let text = include_str!("../../scenarios/reference/clocks.csv");
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    rows.map(|row| {
        let row = row.expect("the shipped table of clocks is well-formed");
        read(&row).unwrap_or_else(|| panic!("row `{}` of the shipped table is a clock", &row[0]))
    })
    .collect()
}

fn read(row: &csv::StringRecord) -> Option<ShippedClock> {
    let (anchor, after) = match row[4].split_once(':') {
        Some((word, after)) => (anchor(word)?, Some(after.to_string())),
        None => (anchor(&row[4])?, None),
    };
    let cap = match (&row[9], &row[10]) {
        ("", _) => None,
        (word, hours) => Some((self::anchor(word)?, SimSpan::hours(hours.parse().ok()?))),
    };
    Some(ShippedClock {
        id: row[0].into(),
        regime: row[1].into(),
        title: row[2].into(),
        addressee: row[3].into(),
        anchor,
        after,
        length: length(row[5].parse().ok()?, &row[6], &row[7])?,
        cap,
        from_records: row[11].parse().ok()?,
        zone: if row[8].is_empty() { None } else { Some(row[8].parse().ok()?) },
        in_force: row[12].into(),
        status: match &row[13] {
            "verified" => ClockStatus::Verified,
            "secondary" => ClockStatus::Secondary,
            "unverified" => ClockStatus::Unverified,
            "assumption" => ClockStatus::Assumption,
            _ => return None,
        },
        source: row[14].into(),
        note: row[15].into(),
    })
}

fn length(number: u32, unit: &str, holidays: &str) -> Option<ClockLength> {
    Some(match unit {
        "hours" => ClockLength::Span(SimSpan::hours(number.into())),
        "days" => ClockLength::Days(number),
        "months" => ClockLength::Months(number),
        "business_days" => ClockLength::BusinessDays { days: number, holidays: holiday_set(holidays) },
        _ => return None,
    })
}

fn anchor(word: &str) -> Option<ClockAnchor> {
    use super::words::Words;
    ClockAnchor::TABLE.iter().find(|row| row.0 == word).map(|row| row.1)
}

/// The days off of a set; none for an empty name.
pub fn holiday_set(set: &str) -> Vec<NaiveDate> {
    let text = include_str!("../../scenarios/reference/holidays.csv");
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    rows.map(|row| row.expect("the shipped table of holidays is well-formed"))
        .filter(|row| &row[0] == set)
        .map(|row| row[1].parse().expect("a date of the shipped table"))
        .collect()
}
