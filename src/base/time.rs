//! Simulated time: whole milliseconds, 0 = STARTEX, negative = the past.
//! Integers, so that sums are exact, order is total, and no platform's arithmetic can move an event.

use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub};

/// A point in simulated time, in milliseconds from STARTEX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimTime(pub i64);

/// A length of simulated time, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SimSpan(pub i64);

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl SimTime {
    pub const ZERO: SimTime = SimTime(0);
    /// Later than any time a run can reach.
    pub const NEVER: SimTime = SimTime(i64::MAX);

    /// Hours from STARTEX, for people and JSON.
    pub fn as_hours(self) -> f64 {
        self.0 as f64 / HOUR as f64
    }
    pub fn is_never(self) -> bool {
        self == SimTime::NEVER
    }
}

impl SimSpan {
    pub const ZERO: SimSpan = SimSpan(0);

    pub const fn millis(n: i64) -> SimSpan {
        SimSpan(n)
    }
    pub const fn seconds(n: i64) -> SimSpan {
        SimSpan(n * SECOND)
    }
    pub const fn minutes(n: i64) -> SimSpan {
        SimSpan(n * MINUTE)
    }
    pub const fn hours(n: i64) -> SimSpan {
        SimSpan(n * HOUR)
    }
    pub const fn days(n: i64) -> SimSpan {
        SimSpan(n * DAY)
    }
    pub fn as_hours(self) -> f64 {
        self.0 as f64 / HOUR as f64
    }
    pub fn as_minutes(self) -> f64 {
        self.0 as f64 / MINUTE as f64
    }
    /// The span in words a person would use: `45 s`, `12 min`, `3 h 05 min`, `9 d 4 h`.
    pub fn words(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        match self.rounded() {
            Rounded::Seconds(seconds) => format!("{sign}{seconds} s"),
            Rounded::Minutes(minutes) => format!("{sign}{minutes} min"),
            Rounded::Hours(hours, 0) => format!("{sign}{hours} h"),
            Rounded::Hours(hours, rest) => format!("{sign}{hours} h {rest:02} min"),
            Rounded::Days(days, 0) => format!("{sign}{days} d"),
            Rounded::Days(days, rest) => format!("{sign}{days} d {rest} h"),
        }
    }
    /// Its length, to what a person would name, whatever its sign.
    pub fn rounded(self) -> Rounded {
        let ms = self.0.abs();
        if ms < MINUTE {
            Rounded::Seconds((ms + SECOND / 2) / SECOND)
        } else if ms < HOUR {
            Rounded::Minutes((ms + MINUTE / 2) / MINUTE)
        } else if ms < 2 * DAY {
            let minutes = (ms + MINUTE / 2) / MINUTE;
            Rounded::Hours(minutes / 60, minutes % 60)
        } else {
            let hours = (ms + HOUR / 2) / HOUR;
            Rounded::Days(hours / 24, hours % 24)
        }
    }
}

/// A length as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounded {
    Seconds(i64),
    Minutes(i64),
    /// And minutes.
    Hours(i64, i64),
    /// And hours.
    Days(i64, i64),
}

/// `T+12:05:00` under two days, `T+56d 13:00:00` beyond; `.250` only where there are milliseconds.
impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, ms) = if self.0 < 0 { ('-', self.0.unsigned_abs()) } else { ('+', self.0 as u64) };
        let (day, hour, minute, second) = (DAY as u64, HOUR as u64, MINUTE as u64, SECOND as u64);
        write!(f, "T{sign}")?;
        let hours = if ms >= 2 * day {
            write!(f, "{}d ", ms / day)?;
            ms % day / hour
        } else {
            ms / hour
        };
        write!(f, "{hours:02}:{:02}:{:02}", ms % hour / minute, ms % minute / second)?;
        if ms % second != 0 { write!(f, ".{:03}", ms % second) } else { Ok(()) }
    }
}

impl fmt::Display for SimSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

/// Saturating: a sampled delay may be astronomically long, and then the event simply never comes.
impl Add<SimSpan> for SimTime {
    type Output = SimTime;
    fn add(self, span: SimSpan) -> SimTime {
        SimTime(self.0.saturating_add(span.0))
    }
}
impl Sub<SimSpan> for SimTime {
    type Output = SimTime;
    fn sub(self, span: SimSpan) -> SimTime {
        SimTime(self.0.saturating_sub(span.0))
    }
}
impl Sub for SimTime {
    type Output = SimSpan;
    fn sub(self, earlier: SimTime) -> SimSpan {
        SimSpan(self.0.saturating_sub(earlier.0))
    }
}
impl Add for SimSpan {
    type Output = SimSpan;
    fn add(self, other: SimSpan) -> SimSpan {
        SimSpan(self.0.saturating_add(other.0))
    }
}
impl Sub for SimSpan {
    type Output = SimSpan;
    fn sub(self, other: SimSpan) -> SimSpan {
        SimSpan(self.0.saturating_sub(other.0))
    }
}
impl AddAssign for SimSpan {
    fn add_assign(&mut self, other: SimSpan) {
        *self = *self + other;
    }
}
impl Mul<i64> for SimSpan {
    type Output = SimSpan;
    fn mul(self, n: i64) -> SimSpan {
        SimSpan(self.0.saturating_mul(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_print_as_people_read_them() {
        let at = |ms| SimTime(ms).to_string();
        assert_eq!(at(0), "T+00:00:00");
        assert_eq!(at(12 * HOUR + 5 * MINUTE), "T+12:05:00");
        assert_eq!(at(56 * DAY + 13 * HOUR + 250), "T+56d 13:00:00.250");
        assert_eq!(at(-90 * MINUTE), "T-01:30:00");
    }

    #[test]
    fn spans_print_as_people_say_them() {
        assert_eq!(SimSpan::seconds(45).words(), "45 s");
        assert_eq!(SimSpan::minutes(65).words(), "1 h 05 min");
        assert_eq!(SimSpan::hours(100).words(), "4 d 4 h");
    }

    #[test]
    fn an_endless_delay_saturates() {
        assert_eq!(SimTime(5) + SimSpan(i64::MAX), SimTime::NEVER);
    }
}
