//! Local time: office hours, nights, and shifts compiled to sorted spells of simulated time.
//! A local time that daylight saving skips is read as the first moment after the gap; one that occurs twice as the first.

use crate::base::{ShiftId, SimSpan, SimTime};
use crate::scenario::{Organisation, ShiftPattern};
use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// The calendar of one exercise.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Tz,
    startex: DateTime<Utc>,
    holidays: Vec<NaiveDate>,
    /// By shift: spells in which it works, sorted, apart.
    spells: Vec<Vec<(SimTime, SimTime)>>,
}

/// Calendars reach this far past the horizon, so that work begun late still finds its shifts.
const MARGIN_DAYS: i64 = 30;

impl Calendar {
    pub fn new(organisation: &Organisation, startex: NaiveDateTime, horizon: SimSpan) -> Calendar {
        let mut calendar = Calendar {
            zone: organisation.zone,
            startex: resolve(organisation.zone, startex),
            holidays: organisation.holidays.clone(),
            spells: Vec::new(),
        };
        let days = horizon.0 / SimSpan::days(1).0 + MARGIN_DAYS;
        calendar.spells =
            organisation.shifts.iter().map(|shift| calendar.compile(shift, startex.date(), days)).collect();
        calendar
    }

    fn compile(&self, shift: &ShiftPattern, first: NaiveDate, days: i64) -> Vec<(SimTime, SimTime)> {
        let mut spells: Vec<(SimTime, SimTime)> = Vec::new();
        // From the day before, whose night shift may run into STARTEX.
        for day in -1..days {
            let Some(date) = first.checked_add_signed(TimeDelta::days(day)) else { break };
            if !shift.works_holidays && self.holidays.contains(&date) {
                continue;
            }
            let weekday = u8::try_from(date.weekday().num_days_from_monday()).expect("seven weekdays");
            for &(on, from, to) in shift.spells.iter().filter(|spell| spell.0 == weekday) {
                debug_assert_eq!(on, weekday);
                spells.push((self.at_minute(date, from), self.at_minute(date, to)));
            }
        }
        spells.sort();
        merge(spells)
    }

    fn at_minute(&self, date: NaiveDate, minute: u16) -> SimTime {
        let midnight = date.and_hms_opt(0, 0, 0).expect("midnight is a time of day");
        self.from_local(midnight + TimeDelta::minutes(i64::from(minute)))
    }

    pub fn from_local(&self, local: NaiveDateTime) -> SimTime {
        SimTime((resolve(self.zone, local) - self.startex).num_milliseconds())
    }

    pub fn local(&self, at: SimTime) -> NaiveDateTime {
        let utc = self.startex.checked_add_signed(TimeDelta::milliseconds(at.0)).unwrap_or(DateTime::<Utc>::MAX_UTC);
        self.zone.from_utc_datetime(&utc.naive_utc()).naive_local()
    }

    pub fn on_shift(&self, shift: ShiftId, at: SimTime) -> bool {
        self.spell(shift, at).is_some()
    }

    /// By shift: whether it works at `at`; and until when nothing of that changes.
    pub fn roster(&self, at: SimTime) -> (Vec<bool>, SimTime) {
        let mut until = SimTime::NEVER;
        let mut works = Vec::with_capacity(self.spells.len());
        for shift in (0..self.spells.len()).map(ShiftId::from) {
            let spell = self.spell(shift, at);
            until = until.min(spell.map_or(SimTime::NEVER, |spell| spell.1));
            until = until.min(self.next_start(shift, at).unwrap_or(SimTime::NEVER));
            works.push(spell.is_some());
        }
        (works, until)
    }

    /// End of the spell that `at` falls into.
    pub fn shift_end(&self, shift: ShiftId, at: SimTime) -> Option<SimTime> {
        self.spell(shift, at).map(|spell| spell.1)
    }

    /// How long the spell that `at` falls into has lasted; none outside shifts.
    pub fn into_shift(&self, shift: ShiftId, at: SimTime) -> Option<SimSpan> {
        let spell = self.spell(shift, at)?;
        // Longer than a day is no shift but a post that others relieve.
        (spell.1 - spell.0 <= SimSpan::days(1)).then(|| at - spell.0)
    }

    /// First start of a spell after `at`.
    pub fn next_start(&self, shift: ShiftId, at: SimTime) -> Option<SimTime> {
        let spells = &self.spells[shift.index()];
        spells.get(spells.partition_point(|spell| spell.0 <= at)).map(|spell| spell.0)
    }

    fn spell(&self, shift: ShiftId, at: SimTime) -> Option<(SimTime, SimTime)> {
        let spells = &self.spells[shift.index()];
        let spell = *spells.get(spells.partition_point(|spell| spell.0 <= at).checked_sub(1)?)?;
        (at < spell.1).then_some(spell)
    }

    /// 22:00 to 07:00.
    pub fn is_night(&self, at: SimTime) -> bool {
        let hour = self.local(at).hour();
        !(7..22).contains(&hour)
    }

    /// 08:00 to 18:00, Monday to Friday, holidays excluded (the definition behind `attack.launch.outside_office_hours`).
    pub fn is_office(&self, at: SimTime) -> bool {
        let local = self.local(at);
        (8..18).contains(&local.hour())
            && local.weekday().num_days_from_monday() < 5
            && !self.holidays.contains(&local.date())
    }

    /// The first moment at or after `at` outside office hours.
    pub fn next_outside_office(&self, at: SimTime) -> SimTime {
        if !self.is_office(at) {
            return at;
        }
        let evening = self.local(at).date().and_hms_opt(18, 0, 0).expect("18:00 is a time of day");
        self.from_local(evening)
    }
}

fn resolve(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            // Skipped by daylight saving: the clock jumps from the gap's start to its end.
            let before = local - TimeDelta::hours(24);
            let offset = match zone.from_local_datetime(&before) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.naive_utc() - before,
                LocalResult::None => TimeDelta::zero(),
            };
            (local + offset).and_utc()
        }
    }
}

fn merge(spells: Vec<(SimTime, SimTime)>) -> Vec<(SimTime, SimTime)> {
    let mut merged: Vec<(SimTime, SimTime)> = Vec::with_capacity(spells.len());
    for (from, to) in spells.into_iter().filter(|spell| spell.0 < spell.1) {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
