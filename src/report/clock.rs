//! The organisation's wall clock behind simulated time, and how a language writes dates and spans.

use super::catalogue::{Language, Msg, Piece};
use crate::base::{SimSpan, SimTime};
use crate::scenario::Scenario;
use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Tz;

/// Maps simulated time to local date and time, daylight saving included.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: DateTime<Tz>,
    language: Language,
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Clock {
    pub fn new(scenario: &Scenario, language: Language) -> Clock {
        Clock::starting(scenario.exercise.startex, scenario.organisation.zone, language)
    }
    pub fn starting(startex: NaiveDateTime, zone: Tz, language: Language) -> Clock {
        // A time that daylight saving skips does not exist; the clock then stands an hour later.
        let start = zone
            .from_local_datetime(&startex)
            .earliest()
            .or_else(|| zone.from_local_datetime(&(startex + TimeDelta::hours(1))).earliest())
            .unwrap_or_else(|| zone.from_utc_datetime(&startex));
        Clock { start, language }
    }
    pub fn local(&self, at: SimTime) -> NaiveDateTime {
        let shifted = TimeDelta::try_milliseconds(at.0).and_then(|delta| self.start.checked_add_signed(delta));
        shifted.unwrap_or(self.start).naive_local()
    }
    /// Local time as milliseconds, for placing ticks on full hours and midnights.
    pub fn local_millis(&self, at: SimTime) -> i64 {
        self.local(at).and_utc().timestamp_millis()
    }
    /// `22:05`
    pub fn minute(&self, at: SimTime) -> String {
        let local = self.local(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }
    /// `Fri 5 Mar`
    pub fn day(&self, at: SimTime) -> String {
        let local = self.local(at);
        let weekday = WEEKDAYS[local.weekday().num_days_from_monday() as usize];
        format!("{weekday} {} {}", local.day(), MONTHS[local.month0() as usize])
    }
    /// `5 Mar`
    pub fn date(&self, at: SimTime) -> String {
        let local = self.local(at);
        format!("{} {}", local.day(), MONTHS[local.month0() as usize])
    }
    /// `Fri 5 Mar 2027, 22:05`
    pub fn full(&self, at: SimTime) -> String {
        format!("{} {}, {}", self.day(at), self.local(at).year(), self.minute(at))
    }
    /// `Fri 5 Mar, 22:05`
    pub fn stamp(&self, at: SimTime) -> String {
        format!("{}, {}", self.day(at), self.minute(at))
    }
    /// `2027-03-05 22:05:00`, for machines.
    pub fn iso(&self, at: SimTime) -> String {
        let local = self.local(at);
        let (date, time) = (local.date(), local.time());
        format!("{date}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
    }
    /// A length as people name it: `3 h 05 min`.
    pub fn span(&self, span: SimSpan) -> String {
        span.words()
    }
    /// `T+12:05`: hours and minutes, days where there are many.
    pub fn since(&self, at: SimTime) -> String {
        let minutes = at.0.div_euclid(60_000) * 60_000;
        let text = SimTime(minutes).to_string();
        text.strip_suffix(":00").map_or(text.clone(), Into::into)
    }
    /// What a chart says of time that it leaves out.
    pub fn left_out(&self, span: SimSpan) -> String {
        let say = |piece: &Piece| match piece {
            Piece::Text(text) => text.to_string(),
            _ => self.span(span),
        };
        self.language.template(Msg::LeftOut).iter().map(say).collect()
    }
    /// `Work: 3 h`, in a chart's tooltip.
    pub fn labelled(&self, label: &str, span: SimSpan) -> String {
        format!("{label}{}{}", self.language.word(Msg::Colon), self.span(span))
    }
    pub fn zone(&self) -> &'static str {
        self.start.timezone().name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_wall_clock_follows_daylight_saving() {
        let startex = NaiveDate::from_ymd_opt(2027, 3, 27).and_then(|day| day.and_hms_opt(22, 0, 0)).expect("a date");
        let clock = Clock::starting(startex, chrono_tz::Europe::Dublin, Language::English);
        assert_eq!(clock.full(SimTime::ZERO), "Sat 27 Mar 2027, 22:00");
        assert_eq!(clock.minute(SimTime(4 * 3_600_000)), "03:00", "summer time began at 01:00");
    }
}
