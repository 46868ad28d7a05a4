//! Who was told, and what went round: people without word, rumours and how far they went, statements and what became
//! of them, the customers' hotline (P7.3 to P7.5). Counted from what was true, told by when.

use super::evidence::{Evidence, Stamp};
use crate::base::*;
use crate::journal::{Audience, Fact, RumourSource, ServiceState};
use crate::scenario::{AudienceGroup, Crowd, Wording};

/// Staff should know within a day, others within three (our judgement; the law's clocks are judged elsewhere).
pub const STAFF_WITHIN: SimSpan = SimSpan::hours(24);
pub const OTHERS_WITHIN: SimSpan = SimSpan::hours(72);
/// Hours without word are counted for so long.
const COUNTED: SimSpan = SimSpan::days(14);
/// The hotline is looked at for so long after customers were told.
pub const HOTLINE_WITHIN: SimSpan = SimSpan::hours(72);

/// A moment with the entry that proves it.
type Moment = (SimTime, EntryId);

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AudienceFinding {
    pub crowd: Crowd,
    pub people: u32,
    /// Since when it concerned them, in truth; `None` = never.
    pub from: Option<Moment>,
    pub told: Option<Moment>,
    /// People who had read no notice within the time that they should know in.
    pub uninformed: f64,
    /// Hours that people were without word, over the first 14 days; with customers also those that wait for an answer.
    pub person_hours: f64,
    /// People whom rumours reached, each rumour counted.
    pub misled: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RumourFinding {
    pub among: Crowd,
    pub source: RumourSource,
    pub started: Moment,
    pub heard: Option<Moment>,
    pub answered: Option<Moment>,
    /// People who ever believed it.
    pub reached: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatementFinding {
    pub order: OrderId,
    pub speaker: PersonId,
    pub wording: Wording,
    pub made: Moment,
    pub is_false: Option<Moment>,
    pub refuted: Option<Moment>,
    pub corrected: Option<Moment>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talk {
    pub audiences: Vec<AudienceFinding>,
    pub rumours: Vec<RumourFinding>,
    pub statements: Vec<StatementFinding>,
    /// Share of the 72 h after customers were told in which somebody answered the hotline; `None` = they were not.
    pub hotline: Option<f64>,
    /// Questions of customers at the end.
    pub answered: u32,
    pub waiting: u32,
}

/// What the pass collects.
#[derive(Default)]
pub(super) struct TalkLog {
    pub rumours: Vec<RumourFinding>,
    pub statements: Vec<StatementFinding>,
    /// The first service that did not run, and the first record that left.
    pub outage: Option<Stamp>,
    pub theft: Option<Stamp>,
    /// People on the hotline from then on.
    pub lines: Vec<(SimTime, u32)>,
    /// Questions answered and waiting from then on.
    pub calls: Vec<(SimTime, u32, u32)>,
}

impl TalkLog {
    pub fn read(&mut self, stamp: Stamp, fact: Fact) {
        let at = (stamp.at, stamp.entry);
        match fact {
            Fact::ServiceChanged { state: ServiceState::Down | ServiceState::Manual, .. } => {
                self.outage.get_or_insert(stamp);
            }
            Fact::DataExfiltrated { records, .. } if records > 0 => {
                self.theft.get_or_insert(stamp);
            }
            Fact::RumourStarted { among, source, .. } => {
                let (heard, answered) = (None, None);
                self.rumours.push(RumourFinding { among, source, started: at, heard, answered, reached: 0 });
            }
            Fact::RumourSpread { rumour, reached, .. } => {
                self.rumour(rumour, |row| row.reached = row.reached.max(reached));
            }
            Fact::RumourHeard { rumour, .. } => self.rumour(rumour, |row| row.heard = row.heard.or(Some(at))),
            Fact::RumourAnswered { rumour, .. } => {
                self.rumour(rumour, |row| row.answered = row.answered.or(Some(at)));
            }
            Fact::StatementMade { order, speaker, wording } => {
                let (is_false, refuted, corrected) = (None, None, None);
                let row = StatementFinding { order, speaker, wording, made: at, is_false, refuted, corrected };
                self.statements.push(row);
            }
            Fact::ClaimFalse { statement } => self.statement(statement, |row| row.is_false = Some(at)),
            Fact::ClaimRefuted { statement } => self.statement(statement, |row| row.refuted = Some(at)),
            Fact::StatementCorrected { statement, .. } => self.statement(statement, |row| row.corrected = Some(at)),
            Fact::HotlineStaffed { lines } => self.lines.push((stamp.at, lines)),
            Fact::CallsTaken { answered, waiting } => self.calls.push((stamp.at, answered, waiting)),
            _ => {}
        }
    }

    fn rumour(&mut self, rumour: u32, change: impl FnOnce(&mut RumourFinding)) {
        if let Some(row) = self.rumours.get_mut(rumour as usize) {
            change(row);
        }
    }

    fn statement(&mut self, order: OrderId, change: impl FnOnce(&mut StatementFinding)) {
        if let Some(row) = self.statements.iter_mut().find(|row| row.order == order) {
            change(row);
        }
    }
}

pub(super) fn talk(evidence: &Evidence) -> Talk {
    let log = &evidence.talk;
    let last = log.calls.last();
    Talk {
        audiences: Crowd::ALL.into_iter().map(|crowd| audience(crowd, evidence)).collect(),
        rumours: log.rumours.clone(),
        statements: log.statements.clone(),
        hotline: told(Crowd::Customers, evidence).map(|told| covered(evidence, told.at)),
        answered: last.map_or(0, |row| row.1),
        waiting: last.map_or(0, |row| row.2),
    }
}

/// The first notice to a crowd.
pub(super) fn told(crowd: Crowd, evidence: &Evidence) -> Option<Stamp> {
    let of = |audience: Audience| audience.crowd() == Some(crowd);
    evidence.notices.iter().find(|row| of(row.0)).map(|row| row.1)
}

pub(super) fn audience(crowd: Crowd, evidence: &Evidence) -> AudienceFinding {
    let group = evidence.scenario.organisation.audiences[crowd as usize];
    let log = &evidence.talk;
    let from = match crowd {
        Crowd::Staff => log.outage,
        Crowd::Customers => log.theft,
        Crowd::Public => [log.outage, log.theft].into_iter().flatten().min_by_key(|stamp| stamp.entry),
    };
    let from = from.filter(|_| group.people > 0);
    let told = told(crowd, evidence);
    let since = told.map_or(SimTime::NEVER, |told| told.at);
    let mut finding = AudienceFinding {
        crowd,
        people: group.people,
        from: from.map(|stamp| (stamp.at, stamp.entry)),
        told: told.map(|stamp| (stamp.at, stamp.entry)),
        uninformed: 0.0,
        person_hours: 0.0,
        misled: log.rumours.iter().filter(|row| row.among == crowd).map(|row| u64::from(row.reached)).sum(),
    };
    let Some(from) = from else { return finding };
    finding.uninformed = without_word(&group, since, (from.at + within(crowd)).min(evidence.end));
    let hours = (COUNTED.as_hours() as i64).min((evidence.end - from.at).as_hours() as i64);
    for hour in 0..hours {
        let at = from.at + SimSpan::hours(hour);
        let waiting = if crowd == Crowd::Customers { waiting(log, at) } else { 0.0 };
        finding.person_hours += without_word(&group, since, at) + waiting;
    }
    finding
}

/// By when a crowd should know.
pub fn within(crowd: Crowd) -> SimSpan {
    if crowd == Crowd::Staff { STAFF_WITHIN } else { OTHERS_WITHIN }
}

fn without_word(group: &AudienceGroup, told: SimTime, at: SimTime) -> f64 {
    f64::from(group.people) * (1.0 - group.share_told(told, at))
}

/// Customers who were told and wait for an answer.
fn waiting(log: &TalkLog, at: SimTime) -> f64 {
    let after = log.calls.partition_point(|row| row.0 <= at);
    after.checked_sub(1).map_or(0.0, |row| f64::from(log.calls[row].2))
}

/// Share of the time after customers were told in which somebody was on the hotline.
fn covered(evidence: &Evidence, told: SimTime) -> f64 {
    let until = (told + HOTLINE_WITHIN).min(evidence.end);
    let lines = &evidence.talk.lines;
    let ends = lines.iter().skip(1).map(|row| row.0).chain([evidence.end]);
    let open = lines.iter().zip(ends).filter(|(row, _)| row.1 > 0).map(|(row, end)| {
        let (from, to) = (row.0.max(told), end.min(until));
        (to - from).0.max(0)
    });
    open.sum::<i64>() as f64 / (until - told).0.max(1) as f64
}
