//! The milestones of an incident, each from facts in the journal (design, section 6).
//! Three states: a time, not reached by the end (censored), not applicable (its precondition never occurred).

use super::evidence::{Evidence, Flip, Stamp};
use super::model::{ContainedBy, ContainedState, Dwell, Milestone, Reached};
use crate::base::*;
use crate::journal::Reason;
use crate::scenario::Mark;

pub(super) struct Milestones {
    /// In the order of `Milestone::ALL`.
    pub reached: [Reached; Milestone::ALL.len()],
    pub contained_by: Option<ContainedBy>,
    pub contained_state: Option<ContainedState>,
    /// Times at which the adversary came free again after he was contained.
    pub breakouts: u64,
}

impl Milestones {
    pub fn of(evidence: &Evidence) -> Milestones {
        let containment = containment(evidence);
        let mut milestones = Milestones {
            reached: [Reached::NotApplicable; Milestone::ALL.len()],
            contained_by: containment.as_ref().and_then(|found| found.by),
            contained_state: containment.as_ref().map(|found| found.state),
            breakouts: containment.as_ref().map_or(0, |found| found.breakouts),
        };
        for milestone in Milestone::ALL {
            milestones.reached[milestone as usize] = match milestone {
                Milestone::Contained => contained(evidence, containment.as_ref()),
                other => reached(evidence, other),
            };
        }
        milestones
    }

    pub fn get(&self, milestone: Milestone) -> Reached {
        self.reached[milestone as usize]
    }

    pub fn stamp(&self, milestone: Milestone) -> Option<Stamp> {
        match self.get(milestone) {
            Reached::At(at, entry) => Some(Stamp { at, entry }),
            _ => None,
        }
    }

    fn time(&self, milestone: Milestone) -> Option<SimTime> {
        self.get(milestone).time()
    }

    /// At the same moment is not before.
    pub fn identified_before_impact(&self) -> Option<bool> {
        match (self.time(Milestone::Identified), self.time(Milestone::FirstImpact)) {
            (Some(identified), Some(impact)) => Some(identified < impact),
            (Some(_), None) => Some(true),
            (None, Some(_)) => Some(false),
            (None, None) => None,
        }
    }

    /// First compromise -> identified, cut at first observable and first true alert. A cut that came later than
    /// identification, or earlier than the compromise, is moved there, so that the parts sum to the total.
    pub fn dwell(&self) -> Dwell {
        let Some(compromise) = self.time(Milestone::FirstCompromise) else { return Dwell::default() };
        let identified = self.time(Milestone::Identified).map(|at| at.max(compromise));
        let cut = |milestone, after: SimTime| match (self.time(milestone), identified) {
            (Some(at), Some(end)) => Some(at.clamp(after, end)),
            (None, Some(end)) => Some(end),
            (at, None) => at.map(|at| at.max(after)),
        };
        let observable = cut(Milestone::FirstObservable, compromise);
        let alert = cut(Milestone::FirstTrueAlert, observable.unwrap_or(compromise));
        let span = |from: Option<SimTime>, to: Option<SimTime>| Some(to? - from?);
        Dwell {
            total: span(Some(compromise), identified),
            dormant: span(Some(compromise), observable),
            sensor: span(observable, alert),
            people: span(alert, identified),
        }
    }

    /// Identified -> contained (truth); none if he was contained before.
    pub fn time_to_contain(&self) -> Option<SimSpan> {
        if self.contained_state == Some(ContainedState::BeforeIdentification) {
            return None;
        }
        Some(self.time(Milestone::Contained)? - self.time(Milestone::Identified)?)
    }

    pub fn believed_time_to_contain(&self, evidence: &Evidence) -> Option<SimSpan> {
        let identified = self.stamp(Milestone::Identified)?;
        Some(evidence.mark_since(Mark::BelievedContained, identified)?.at - identified.at)
    }
}

fn at(stamp: Stamp) -> Reached {
    Reached::At(stamp.at, stamp.entry)
}

/// `otherwise` decides between censored and not applicable.
fn first_or(stamp: Option<Stamp>, applies: bool) -> Reached {
    match stamp {
        Some(stamp) => at(stamp),
        None if applies => Reached::NotReached,
        None => Reached::NotApplicable,
    }
}

fn reached(evidence: &Evidence, milestone: Milestone) -> Reached {
    let firsts = &evidence.firsts;
    // Without a compromise there is nothing to see, to declare or to contain, though a blocked attempt may still alert.
    let compromised = firsts.compromise.is_some();
    match milestone {
        Milestone::FirstCompromise => first_or(firsts.compromise, false),
        Milestone::FirstObservable => first_or(firsts.observable, compromised),
        Milestone::FirstTrueAlert => first_or(firsts.true_alert, compromised),
        Milestone::Acknowledged => {
            first_or(firsts.acknowledged.map(|row| row.0), compromised || firsts.true_alert.is_some())
        }
        Milestone::Told => first_or(firsts.told, compromised),
        Milestone::FirstImpact => first_or(firsts.impact, compromised),
        Milestone::FirstEncrypted => first_or(firsts.encrypted, compromised),
        Milestone::Identified => first_or(evidence.identified.map(|row| row.stamp), compromised),
        Milestone::ShortTermContained => short_term(evidence),
        Milestone::Contained => Reached::NotApplicable,
        Milestone::EradicatedDeclared => marked(evidence, Mark::EradicationDeclared),
        Milestone::Eradicated => eradicated(evidence),
        Milestone::RecoveredTier1 => recovered(evidence, 1),
        Milestone::Recovered => recovered(evidence, u8::MAX),
        Milestone::Closed => marked(evidence, Mark::Closed),
        Milestone::Reviewed => marked(evidence, Mark::Reviewed),
    }
}

/// What the team says of the incident that stands.
fn marked(evidence: &Evidence, mark: Mark) -> Reached {
    let stamp = evidence.declared.and_then(|declared| evidence.mark_since(mark, declared));
    first_or(stamp, evidence.incident())
}

fn short_term(evidence: &Evidence) -> Reached {
    match &evidence.scope {
        Some(scope) if scope.size > 0 => first_or(scope.contained(), true),
        Some(_) => Reached::NotApplicable,
        None => first_or(None, evidence.firsts.compromise.is_some()),
    }
}

/// The last time at which nothing was left of the adversary. Gone before anybody knew (or without anybody knowing)
/// leaves nothing to root out: not applicable.
fn eradicated(evidence: &Evidence) -> Reached {
    if evidence.firsts.compromise.is_none() {
        return Reached::NotApplicable;
    }
    if !evidence.left.nothing() {
        return Reached::NotReached;
    }
    let identified = evidence.identified.map(|identified| identified.stamp);
    match (evidence.rooted_out.last(), identified) {
        (Some(gone), Some(identified)) if gone.at >= identified.at => at(*gone),
        _ => Reached::NotApplicable,
    }
}

/// The last return to up of the services of an effective tier or better, if all are up at the end.
fn recovered(evidence: &Evidence, tier: u8) -> Reached {
    let mut last: Option<Stamp> = None;
    for outage in evidence.services.outages_to_tier(tier) {
        let Some(back) = outage.to else { return Reached::NotReached };
        last = Some(last.map_or(back, |last| if last.entry < back.entry { back } else { last }));
    }
    first_or(last, false)
}

struct Containment {
    stamp: Stamp,
    by: Option<ContainedBy>,
    state: ContainedState,
    breakouts: u64,
}

fn contained(evidence: &Evidence, containment: Option<&Containment>) -> Reached {
    let ever_free = evidence.flips.iter().any(|flip| flip.free);
    first_or(containment.map(|found| found.stamp), ever_free && evidence.firsts.compromise.is_some())
}

/// The first spell without freedom at or after identification that holds.
fn containment(evidence: &Evidence) -> Option<Containment> {
    let identified = evidence.identified?.stamp;
    let flips = &evidence.flips;
    for (index, flip) in flips.iter().enumerate().filter(|(_, flip)| !flip.free) {
        let over = flips[index + 1..].iter().find(|next| next.free);
        // A spell that was over before identification is none of the response's.
        if over.is_some_and(|over| over.stamp.entry < identified.entry) {
            continue;
        }
        let Some(mut state) = holds(evidence, flip, over) else { continue };
        if flip.stamp.entry < identified.entry && flip.stamp.at < identified.at {
            state = ContainedState::BeforeIdentification;
        }
        let breakouts = flips[index + 1..].iter().filter(|later| later.free).count() as u64;
        return Some(Containment { stamp: flip.stamp, by: by(flip.reason), state, breakouts });
    }
    None
}

/// `None` if the adversary came free again too soon.
fn holds(evidence: &Evidence, from: &Flip, over: Option<&Flip>) -> Option<ContainedState> {
    let until = over.map_or(evidence.end, |over| over.stamp.at);
    let ends = over.map_or(EntryId::NONE, |over| over.stamp.entry);
    let rooted_out = evidence.rooted_out.iter().any(|gone| gone.at >= from.stamp.at && gone.entry < ends);
    let gone_before = over.is_none() && evidence.left.nothing();
    if until - from.stamp.at >= evidence.scenario.exercise.containment_holds || rooted_out || gone_before {
        Some(ContainedState::Confirmed)
    } else if over.is_none() {
        Some(ContainedState::Unconfirmed)
    } else {
        None
    }
}

fn by(reason: Reason) -> Option<ContainedBy> {
    match reason {
        Reason::Response => Some(ContainedBy::Response),
        Reason::Control => Some(ContainedBy::Control),
        Reason::Spent => Some(ContainedBy::Spent),
        _ => None,
    }
}
