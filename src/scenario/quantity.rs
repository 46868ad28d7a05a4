//! Texts with units: durations, sizes, rates, moments, shifts.

use crate::base::{SimSpan, SimTime};
use chrono::{Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;

/// What is wrong with a text, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub message: String,
    pub fix: Option<String>,
}

fn wrong<T>(message: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { message: message.into(), fix: None })
}

type Units = [(&'static str, f64)];

const DURATIONS: &Units = &[("ms", 1.0), ("s", 1e3), ("min", 6e4), ("h", 3.6e6), ("d", 8.64e7), ("w", 6.048e8)];
const SIZES: &Units = &[("MB", 1e-3), ("GB", 1.0), ("TB", 1e3)];
const RATES: &Units = &[("GB/h", 1.0), ("MB/h", 1e-3), ("TB/h", 1e3), ("GB/min", 60.0), ("GB/d", 1.0 / 24.0)];

/// Words that people write for a unit of the tables above.
const SPOKEN: &[(&str, &str)] = &[
    ("sec", "s"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("m", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("day", "d"),
    ("days", "d"),
    ("wk", "w"),
    ("week", "w"),
    ("weeks", "w"),
];

/// No duration of a scenario is longer: a hundred years, in milliseconds.
const LONGEST: f64 = 3.2e12;

/// What a field measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity<'a> {
    /// Milliseconds.
    Duration,
    /// Gigabytes.
    Size,
    /// Gigabytes an hour.
    Rate,
    /// In the unit of a row of the reference table.
    Plain(&'a str),
}

impl Quantity<'_> {
    /// The number behind a text, in this quantity's own unit.
    pub fn parse(self, text: &str) -> Result<f64, Wrong> {
        match self {
            Quantity::Duration => duration(text),
            Quantity::Size => measure(text, SIZES, "a size", "40 GB"),
            Quantity::Rate => measure(text, RATES, "a rate", "30 GB/h"),
            Quantity::Plain(unit) => plain(text, unit),
        }
    }
    /// What a figure in `unit` is multiplied with to become this quantity; `None` if it is something else.
    pub fn factor(self, unit: &str) -> Option<f64> {
        let table = match self {
            Quantity::Duration => DURATIONS,
            Quantity::Size => SIZES,
            Quantity::Rate => RATES,
            Quantity::Plain(own) => return (own == unit).then_some(1.0),
        };
        table.iter().find(|row| row.0 == unit).map(|row| row.1)
    }
    pub fn name(self) -> &'static str {
        match self {
            Quantity::Duration => "a duration",
            Quantity::Size => "a size",
            Quantity::Rate => "a rate",
            Quantity::Plain(_) => "an amount",
        }
    }
}

/// `2h`, `1d 12h`, `0.5min`.
pub fn duration(text: &str) -> Result<f64, Wrong> {
    let ms = measure(text, DURATIONS, "a duration", "1d 12h")?;
    if ms > LONGEST { wrong("longer than a hundred years") } else { Ok(ms) }
}

pub fn span(text: &str) -> Result<SimSpan, Wrong> {
    duration(text).map(|ms| SimSpan(ms.round() as i64))
}

fn plain(text: &str, unit: &str) -> Result<f64, Wrong> {
    let number = text.trim().strip_suffix(unit).unwrap_or(text).trim();
    match number.parse::<f64>() {
        Ok(value) if value.is_finite() && value >= 0.0 => Ok(value),
        _ => wrong(format!("expected a number of {unit}, 0 or more")),
    }
}

/// A sum of numbers with units, each 0 or more.
fn measure(text: &str, units: &Units, what: &str, example: &str) -> Result<f64, Wrong> {
    let expected = || format!("expected {what} such as `{example}`");
    let mut rest = text.trim();
    if rest.is_empty() {
        return wrong(expected());
    }
    let mut sum = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let Ok(number) = rest[..digits].parse::<f64>() else { return wrong(expected()) };
        let after = rest[digits..].trim_start();
        let letters = after.find(|c: char| !c.is_alphabetic() && c != '/').unwrap_or(after.len());
        let unit = &after[..letters];
        match units.iter().find(|row| row.0 == unit) {
            Some(row) => sum += number * row.1,
            None => return unknown_unit(text, unit, units, what),
        }
        rest = after[letters..].trim_start();
    }
    if sum.is_finite() { Ok(sum) } else { wrong(expected()) }
}

fn unknown_unit(text: &str, unit: &str, units: &Units, what: &str) -> Result<f64, Wrong> {
    let known = units.iter().map(|row| format!("`{}`", row.0)).collect::<Vec<_>>().join(", ");
    if unit.is_empty() {
        return wrong(format!("{what} needs a unit: {known}"));
    }
    let spoken = SPOKEN.iter().find(|row| row.0 == unit.to_lowercase()).map(|row| row.1);
    let case = || units.iter().map(|row| row.0).find(|name| name.eq_ignore_ascii_case(unit));
    let meant = spoken.filter(|name| units.iter().any(|row| row.0 == *name)).or_else(case);
    let fix = meant.map(|meant| text.replacen(unit, meant, 1));
    Err(Wrong { message: format!("`{unit}` is not a unit of {what}; the units are {known}"), fix })
}

/// Local time and STARTEX.
#[derive(Clone, Copy, Debug)]
pub struct LocalClock {
    pub zone: Tz,
    pub startex: NaiveDateTime,
}

impl LocalClock {
    /// `T+56d 13:00`, `T+3h`, `T-2h`, or a local date and time.
    pub fn moment(&self, text: &str) -> Result<SimTime, Wrong> {
        match text.trim().strip_prefix('T') {
            Some(rest) => relative(rest),
            None => Ok(self.at(local(text)?)),
        }
    }
    /// Simulated time of a local one. A local time that the clocks skip is read as if they had not yet been moved
    /// (02:30 becomes 03:30); one that they show twice is the first of the two.
    pub fn at(&self, local: NaiveDateTime) -> SimTime {
        SimTime(instant(self.zone, local) - instant(self.zone, self.startex))
    }
}

/// Milliseconds of a local time, on the universal clock.
pub fn instant(zone: Tz, local: NaiveDateTime) -> i64 {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.timestamp_millis(),
        MappedLocalTime::None => {
            let before = local.checked_sub_days(Days::new(1)).unwrap_or(local);
            let offset = zone.offset_from_utc_datetime(&before).fix().local_minus_utc();
            local.and_utc().timestamp_millis() - i64::from(offset) * 1_000
        }
    }
}

/// `2021-03-18 09:00`, with seconds or without.
pub fn local(text: &str) -> Result<NaiveDateTime, Wrong> {
    let text = text.trim().replacen('T', " ", 1);
    let parsed =
        ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"].iter().find_map(|f| NaiveDateTime::parse_from_str(&text, f).ok());
    match parsed {
        Some(at) if in_range(at.date()) => Ok(at),
        Some(_) => wrong("expected a year from 1970 to 2199"),
        None => wrong("expected a local date and time such as `2021-03-18 09:00`"),
    }
}

pub fn date(text: &str) -> Result<NaiveDate, Wrong> {
    match NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d") {
        Ok(date) if in_range(date) => Ok(date),
        _ => wrong("expected a date such as `2021-04-02`"),
    }
}

fn in_range(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1970..2200).contains(&date.year())
}

/// `+56d 13:00`, `+3h`, `-2h 30min`: what follows the T.
fn relative(text: &str) -> Result<SimTime, Wrong> {
    let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return wrong("expected `T+` and a duration or a clock time, such as `T+2d 13:00`"),
    };
    let (days, clock) = match rest.trim().rsplit_once(' ') {
        Some((days, clock)) if clock.contains(':') => (days, Some(clock)),
        None if rest.contains(':') => ("", Some(rest.trim())),
        _ => (rest, None),
    };
    let mut ms = if days.is_empty() && clock.is_some() { 0 } else { span(days)?.0 };
    if let Some(clock) = clock {
        ms += clock_ms(clock)?;
    }
    Ok(SimTime(sign * ms))
}

/// `13:00` or `13:00:30` as a length.
fn clock_ms(text: &str) -> Result<i64, Wrong> {
    let mut ms = 0;
    let mut unit = 3_600_000;
    for (number, part) in text.split(':').enumerate() {
        let most = if number == 0 { 99 } else { 59 };
        match part.parse::<i64>() {
            Ok(value) if (0..=most).contains(&value) && number < 3 => ms += value * unit,
            _ => return wrong("expected a clock time such as `13:00`"),
        }
        unit /= 60;
    }
    Ok(ms)
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// `Mon-Fri 08:00-17:00`, `Sat,Sun 20:00-08:00` (into the next day), `always`: (weekday, from, to) in minutes.
pub fn spell(text: &str) -> Result<Vec<(u8, u16, u16)>, Wrong> {
    let text = text.trim();
    if text == "always" {
        return Ok(every_day(0, 1440));
    }
    let Some((days, hours)) = text.split_once(' ') else {
        return wrong("expected days and hours such as `Mon-Fri 08:00-17:00`, or `always`");
    };
    let Some((from, to)) = hours.trim().split_once('-') else { return wrong("expected hours such as `08:00-17:00`") };
    let (from, mut to) = (minutes(from)?, minutes(to)?);
    if to <= from {
        to += 1440;
    }
    let mut spells = Vec::new();
    for part in days.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (weekday(first)?, weekday(last)?);
        spells.extend((0..=(last + 7 - first) % 7).map(|n| ((first + n) % 7, from, to)));
    }
    spells.sort_unstable();
    spells.dedup();
    Ok(spells)
}

pub fn every_day(from: u16, to: u16) -> Vec<(u8, u16, u16)> {
    (0..7).map(|day| (day, from, to)).collect()
}

fn weekday(text: &str) -> Result<u8, Wrong> {
    match DAYS.iter().position(|day| day.eq_ignore_ascii_case(text.trim())) {
        Some(day) => Ok(day as u8),
        None => wrong(format!("`{text}` is not a day; the days are Mon, Tue, Wed, Thu, Fri, Sat, Sun")),
    }
}

/// Minutes from midnight; `24:00` is the end of the day.
fn minutes(text: &str) -> Result<u16, Wrong> {
    use chrono::Timelike;
    let text = text.trim();
    if text == "24:00" {
        return Ok(1440);
    }
    match NaiveTime::parse_from_str(text, "%H:%M") {
        Ok(time) => Ok((time.hour() * 60 + time.minute()) as u16),
        Err(_) => wrong(format!("`{text}` is not a time of day such as `08:00`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_write_them() {
        for (text, ms) in
            [("2h", 7_200_000), ("1d 12h", 129_600_000), ("0.5min", 30_000), ("250ms", 250), ("45 s", 45_000)]
        {
            assert_eq!(span(text), Ok(SimSpan(ms)), "{text}");
        }
        assert_eq!(duration("2 hours").unwrap_err().fix.as_deref(), Some("2 h"));
        assert_eq!(duration("2").unwrap_err().message, "a duration needs a unit: `ms`, `s`, `min`, `h`, `d`, `w`");
        for text in ["", "h", "-2h", "2h x", "1e400h", "999999999999d", ".", "2..5h", "NaN h", "é"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments_count_from_startex_through_the_change_of_clocks() {
        // In Dublin the clocks go forward at 01:00 on 28 March 2021 and back at 02:00 on 31 October.
        let clock = LocalClock { zone: Tz::Europe__Dublin, startex: local("2021-03-27 12:00").unwrap() };
        let hours = |text: &str| clock.moment(text).unwrap().as_hours();
        assert_eq!(hours("T+2d 13:00"), 61.0);
        assert_eq!(hours("T+3h"), 3.0);
        assert_eq!(hours("T-00:30"), -0.5);
        assert_eq!(hours("2021-03-28 12:00"), 23.0);
        assert_eq!(hours("2021-03-28 01:30"), hours("2021-03-28 02:30"), "skipped: read as if not yet moved");
        assert_eq!(hours("2021-10-31 01:30") + 2.0, hours("2021-10-31 02:30"), "twice: the first of the two");
        for text in ["T", "T+", "T+x", "T+1:99", "2021-02-30 10:00", "noon", "9999-01-01 00:00", "T+1d 1:2:3:4"] {
            assert!(clock.moment(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nights_run_into_the_next_day() {
        assert_eq!(spell("Sat,Sun 20:00-08:00"), Ok(vec![(5, 1200, 1920), (6, 1200, 1920)]));
        assert_eq!(spell("Fri-Mon 08:00-17:00").unwrap().len(), 4);
        assert_eq!(spell("always").unwrap().len(), 7);
        assert!(spell("Mon-Fry 08:00-17:00").is_err());
    }
}
