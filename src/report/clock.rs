//! The organisation's wall clock behind simulated time, and how a language writes dates and spans.

use super::catalogue::{Language, Msg, Piece};
use crate::base::{Rounded, SimSpan, SimTime};
use crate::scenario::Scenario;
use chrono::{DateTime, Datelike as _, NaiveDateTime, SecondsFormat, TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Tz;

/// Maps simulated time to local date and time, daylight saving included.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: DateTime<Tz>,
    language: Language,
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const DAYS_OF_WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// Words of time that differ between writings of Chinese.
struct TimeWords {
    week: &'static str,
    hours: &'static str,
    minutes: &'static str,
    /// After hours.
    and_minutes: &'static str,
}

const TRADITIONAL: TimeWords = TimeWords { week: "週", hours: "小時", minutes: "分鐘", and_minutes: "分" };
const SIMPLIFIED: TimeWords = TimeWords { week: "周", hours: "小时", minutes: "分钟", and_minutes: "分钟" };

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
    fn moment(&self, at: SimTime) -> DateTime<Tz> {
        let shifted = TimeDelta::try_milliseconds(at.0).and_then(|delta| self.start.checked_add_signed(delta));
        shifted.unwrap_or(self.start)
    }
    pub fn local(&self, at: SimTime) -> NaiveDateTime {
        self.moment(at).naive_local()
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
        if let Some(week) = self.week() {
            let weekday = DAYS_OF_WEEK[local.weekday().num_days_from_monday() as usize];
            return format!("{}（{week}{weekday}）", self.date(at));
        }
        let weekday = WEEKDAYS[local.weekday().num_days_from_monday() as usize];
        format!("{weekday} {} {}", local.day(), MONTHS[local.month0() as usize])
    }
    /// `5 Mar`
    pub fn date(&self, at: SimTime) -> String {
        let local = self.local(at);
        if self.language.is_chinese() {
            return format!("{}月{}日", local.month(), local.day());
        }
        format!("{} {}", local.day(), MONTHS[local.month0() as usize])
    }
    /// `5 Mar 2027`
    pub fn date_of_year(&self, at: SimTime) -> String {
        let year = self.local(at).year();
        if self.language.is_chinese() {
            format!("{year}年{}", self.date(at))
        } else {
            format!("{} {year}", self.date(at))
        }
    }
    /// `Fri 5 Mar 2027, 22:05`
    pub fn full(&self, at: SimTime) -> String {
        if self.language.is_chinese() {
            return format!("{}年{}", self.local(at).year(), self.stamp(at));
        }
        format!("{} {}, {}", self.day(at), self.local(at).year(), self.minute(at))
    }
    /// `Fri 5 Mar, 22:05`
    pub fn stamp(&self, at: SimTime) -> String {
        if self.language.is_chinese() {
            return format!("{}{}", self.day(at), self.minute(at));
        }
        format!("{}, {}", self.day(at), self.minute(at))
    }
    /// `2027-03-05 22:05:00`, for machines.
    pub fn iso(&self, at: SimTime) -> String {
        let local = self.local(at);
        let (date, time) = (local.date(), local.time());
        format!("{date}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
    }
    /// `2027-03-05`, for machines.
    pub fn iso_day(&self, at: SimTime) -> String {
        self.local(at).date().to_string()
    }
    /// `2027-03-05T22:05:00+00:00`, for machines.
    pub fn iso_zoned(&self, at: SimTime) -> String {
        self.moment(at).to_rfc3339_opts(SecondsFormat::Millis, false)
    }
    /// `20270305T220500Z`, as iCalendar writes it.
    pub fn utc(&self, at: SimTime) -> String {
        self.moment(at).naive_utc().format("%Y%m%dT%H%M%SZ").to_string()
    }
    /// Microseconds of Unix time.
    pub fn unix_micros(&self, at: SimTime) -> i64 {
        self.moment(at).timestamp_micros()
    }
    /// A length as people name it: `3 h 05 min`.
    pub fn span(&self, span: SimSpan) -> String {
        let words = match self.language {
            Language::English => return span.words(),
            Language::TraditionalChinese => TRADITIONAL,
            Language::SimplifiedChinese => SIMPLIFIED,
        };
        let sign = if span.0 < 0 { "-" } else { "" };
        match span.rounded() {
            Rounded::Seconds(seconds) => format!("{sign}{seconds} 秒"),
            Rounded::Minutes(minutes) => format!("{sign}{minutes} {}", words.minutes),
            Rounded::Hours(hours, 0) => format!("{sign}{hours} {}", words.hours),
            Rounded::Hours(hours, rest) => format!("{sign}{hours} {} {rest} {}", words.hours, words.and_minutes),
            Rounded::Days(days, 0) => format!("{sign}{days} 天"),
            Rounded::Days(days, rest) => format!("{sign}{days} 天 {rest} {}", words.hours),
        }
    }
    /// What a day of the week is called after, where dates are written in Chinese.
    fn week(&self) -> Option<&'static str> {
        match self.language {
            Language::English => None,
            Language::TraditionalChinese => Some(TRADITIONAL.week),
            Language::SimplifiedChinese => Some(SIMPLIFIED.week),
        }
    }
    /// `T+12:05`: hours and minutes, days where there are many.
    pub fn since(&self, at: SimTime) -> String {
        let minutes = at.0.div_euclid(60_000) * 60_000;
        let mut text = SimTime(minutes).to_string();
        if self.language.is_chinese() {
            text = text.replace("d ", "天 ");
        }
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

    #[test]
    fn each_language_writes_dates_and_spans_its_own_way() {
        let startex = NaiveDate::from_ymd_opt(2026, 3, 4).and_then(|day| day.and_hms_opt(9, 15, 0)).expect("a date");
        let said = |language: Language| {
            let clock = Clock::starting(startex, chrono_tz::Asia::Taipei, language);
            let spans = [SimSpan::minutes(200), SimSpan::minutes(20), SimSpan::hours(220), SimSpan::minutes(-60)];
            let spans = spans.map(|span| clock.span(span)).join(", ");
            [
                clock.full(SimTime::ZERO),
                clock.date(SimTime::ZERO),
                spans,
                clock.since(SimTime::ZERO + SimSpan::hours(73)),
            ]
        };
        assert_eq!(
            said(Language::English),
            ["Wed 4 Mar 2026, 09:15", "4 Mar", "3 h 20 min, 20 min, 9 d 4 h, -1 h", "T+3d 01:00"]
        );
        assert_eq!(
            said(Language::TraditionalChinese),
            ["2026年3月4日（週三）09:15", "3月4日", "3 小時 20 分, 20 分鐘, 9 天 4 小時, -1 小時", "T+3天 01:00"]
        );
        assert_eq!(
            said(Language::SimplifiedChinese),
            ["2026年3月4日（周三）09:15", "3月4日", "3 小时 20 分钟, 20 分钟, 9 天 4 小时, -1 小时", "T+3天 01:00"]
        );
    }
}
