//! Legal clocks: from which moment which notice is due when (P7.6). The rules themselves are data.

use crate::base::*;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

/// The moment from which a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockAnchor {
    /// The organisation is aware: the first declaration.
    Aware,
    /// Incident class and stage were stated.
    Classified,
    /// Classified as major under a sector regime.
    Major,
    /// Determined to be material.
    Material,
    /// Determined that an incident occurred and is notifiable.
    Determined,
    /// The duty to notify was assessed.
    Assessed,
    /// The extortionist was paid.
    Paid,
    /// The incident was handled.
    Closed,
    /// Another notice was filed.
    Submitted,
}

impl ClockAnchor {
    pub const COUNT: usize = 9;
}

/// How long a clock runs. Hours run through nights, weekends and holidays; days and months end with their last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockLength {
    Span(SimSpan),
    Days(u32),
    /// Monday to Friday without these holidays.
    BusinessDays {
        days: u32,
        holidays: Vec<NaiveDate>,
    },
    Months(u32),
}

/// Whether somebody read the rule in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockStatus {
    Verified,
    /// Read in a secondary source.
    Secondary,
    Unverified,
    /// The law gives no figure; the one here is our judgement.
    Assumption,
    /// An author's own.
    Authored,
}

/// A legal clock.
#[derive(Clone, Debug)]
pub struct Clock {
    pub id: String,
    pub regime: String,
    pub title: String,
    pub addressee: String,
    pub anchor: ClockAnchor,
    /// The notice whose filing starts it, where that is the anchor.
    pub after: Option<ClockId>,
    pub length: ClockLength,
    /// At most so long after another anchor, unless its own comes later still.
    pub cap: Option<(ClockAnchor, SimSpan)>,
    /// Applies where at least so many records are believed exposed.
    pub from_records: u32,
    /// Whose days count.
    pub zone: Tz,
    /// Date from which the rule is in force; empty for an author's own.
    pub in_force: String,
    pub status: ClockStatus,
    /// Where the rule is written.
    pub source: String,
}

impl Clock {
    /// When the notice is due. `startex` is the universal time of simulated time 0, in milliseconds; `cap_from` the
    /// moment of the cap's anchor.
    pub fn due(&self, anchor: SimTime, cap_from: Option<SimTime>, startex: i64) -> SimTime {
        let due = match &self.length {
            ClockLength::Span(span) => anchor + *span,
            ClockLength::Days(days) => {
                self.end_of_day(anchor, startex, |day| day.checked_add_days(Days::new((*days).into())))
            }
            ClockLength::Months(months) => {
                self.end_of_day(anchor, startex, |day| day.checked_add_months(Months::new(*months)))
            }
            ClockLength::BusinessDays { days, holidays } => {
                self.end_of_day(anchor, startex, |day| business_days_on(day, *days, holidays))
            }
        };
        match (self.cap, cap_from) {
            (Some((_, span)), Some(from)) if anchor <= from + span => due.min(from + span),
            _ => due,
        }
    }

    /// The last moment of the local day to which `on` leads.
    fn end_of_day(&self, at: SimTime, startex: i64, on: impl Fn(NaiveDate) -> Option<NaiveDate>) -> SimTime {
        let universal = DateTime::<Utc>::from_timestamp_millis(startex + at.0);
        let midnight = universal.and_then(|at| {
            let day = on(at.with_timezone(&self.zone).date_naive())?.succ_opt()?;
            // Where daylight saving skips midnight, the day ends with the last moment that there is.
            (0..4).find_map(|hour| self.zone.from_local_datetime(&day.and_hms_opt(hour, 0, 0)?).earliest())
        });
        midnight.map_or(SimTime::NEVER, |at| SimTime(at.timestamp_millis() - startex))
    }
}

/// The n-th business day after a day.
fn business_days_on(mut day: NaiveDate, count: u32, holidays: &[NaiveDate]) -> Option<NaiveDate> {
    let mut left = count;
    while left > 0 {
        day = day.succ_opt()?;
        let works = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day);
        left -= u32::from(works);
    }
    Some(day)
}
