//! The one forward pass over the entries: folds truth and belief with the journal's own `apply`, and collects
//! `Evidence`. Linear in the entries; the hosts are walked only at declarations.
//! `truth` holds what happened, `belief` who noticed what; what the team did stands here.

mod belief;
mod identify;
mod truth;

pub(super) use identify::Identification;

use super::evidence::*;
use super::services::ServiceLedger;
use crate::base::doctrine::MEDIUM_TERM_CONTAINMENT;
use crate::base::*;
use crate::journal::belief::{BeliefMap, BeliefState};
use crate::journal::truth::TruthState;
use crate::journal::{Entry, Fact, Journal, Side};
use crate::scenario::{ClockAnchor, Scenario};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read<'a>(journal: &'a Journal, scenario: &'a Scenario) -> Evidence<'a> {
    let mut pass = Pass::new(journal, scenario);
    for (index, entry) in journal.entries.iter().enumerate() {
        pass.step(Stamp { at: entry.at, entry: EntryId::from(index) }, entry);
    }
    pass.finish()
}

struct Pass<'a> {
    found: Evidence<'a>,
    belief: BeliefState,
    map: BeliefMap,
    /// By entry: its origins end in a technique use.
    caused: Vec<bool>,
    /// Sensors that claim to see a step on hosts of a group, as far as asked.
    claims: BTreeMap<(StepId, GroupId), Vec<SensorId>>,
    withdrawn: BTreeSet<IncidentId>,
    first_standing: Option<Stamp>,
    /// A declaration that may still become true.
    standing: Option<belief::Standing>,
    /// By host: something believed of it began with something that the adversary did, or with a look that found him.
    shown: Vec<bool>,
    /// By host.
    hit_after: Vec<bool>,
    came_back: Vec<bool>,
}

impl<'a> Pass<'a> {
    fn new(journal: &'a Journal, scenario: &'a Scenario) -> Pass<'a> {
        let (organisation, actions) = (&scenario.organisation, scenario.actions.len());
        let hosts = organisation.host_count();
        Pass {
            found: empty(journal, scenario),
            belief: BeliefState::new(organisation, actions),
            map: BeliefMap::new(organisation, actions),
            caused: Vec::with_capacity(journal.entries.len()),
            claims: BTreeMap::new(),
            withdrawn: withdrawn(journal),
            first_standing: None,
            standing: None,
            shown: vec![false; hosts],
            hit_after: vec![false; hosts],
            came_back: vec![false; hosts],
        }
    }

    fn step(&mut self, stamp: Stamp, entry: &Entry) {
        let fact = entry.fact();
        let origin = entry.origin;
        let caused = matches!(fact, Fact::UseStarted { .. })
            || origin < stamp.entry && self.caused.get(origin.index()).copied().unwrap_or(false);
        self.caused.push(caused);
        let by_kind = &mut self.found.by_kind;
        let kind = usize::from(entry.kind());
        if by_kind.len() <= kind {
            by_kind.resize_with(kind + 1, Vec::new);
        }
        by_kind[kind].push(stamp.entry);
        self.reach(stamp.at);
        self.fold_truth(stamp, fact);
        self.belief.rows(&self.map).apply(stamp.at, fact);
        self.adversary(stamp, entry, fact);
        self.world(stamp, entry, fact);
        self.alerts(stamp, fact, caused);
        self.believed(stamp, fact, caused);
        self.identification(stamp, entry, fact);
        self.team(stamp, entry, fact);
        self.found.talk.read(stamp, fact);
        if let Some(scope) = &mut self.found.scope {
            scope.settle(stamp);
        }
    }

    /// Looks that fall between two entries.
    fn reach(&mut self, now: SimTime) {
        let Some(identified) = self.found.identified else { return };
        if now > identified.stamp.at + MEDIUM_TERM_CONTAINMENT && self.found.credentials_at_72h.is_none() {
            self.found.credentials_at_72h = Some(self.found.credentials);
        }
        if let Some(scope) = &mut self.found.scope {
            scope.reach(now);
        }
    }

    fn finish(mut self) -> Evidence<'a> {
        let end = self.found.end;
        if let Some(identified) = self.found.identified
            && end >= identified.stamp.at + MEDIUM_TERM_CONTAINMENT
            && self.found.credentials_at_72h.is_none()
        {
            self.found.credentials_at_72h = Some(self.found.credentials);
        }
        self.found.records_believed = self.belief.whole.records_in_danger();
        self.found.services.close(end);
        self.found.declared = self.found.identified.map(|identified| identified.stamp).or(self.first_standing);
        self.found.onset = self.found.declared.map(|declared| onset(self.found.journal, declared));
        self.found
    }

    fn team(&mut self, stamp: Stamp, entry: &Entry, fact: Fact) {
        let found = &mut self.found;
        match fact {
            Fact::Ordered { action, target, unit } => found.orders.push(OrderTrack::new(stamp, action, target, unit)),
            Fact::TaskState { order, crew, .. } => {
                if let Some(row) = found.orders.get_mut(order.index()) {
                    let crew = crew.some().map(CrewId::index);
                    row.enter(entry.reason(), crew, stamp.at, &mut found.crews);
                }
            }
            Fact::CrewState { crew } => found.crews.turn(crew.index(), entry.reason(), stamp.at),
            Fact::ApprovalGiven { order, .. } => {
                if let Some(row) = found.orders.get_mut(order.index()) {
                    row.approved = true;
                }
            }
            Fact::ActionFinished { action, order, .. } => {
                if let Some(rows) = found.finished.get_mut(action.index()) {
                    rows.push(Done { stamp, order });
                }
            }
            Fact::ActionFailed { action, .. } => found.failed.push((action, entry.reason())),
            Fact::LateLogged { order, exact } => found.logged.push((order, exact, stamp)),
            Fact::DeviationNamed { action, .. } => found.deviations.push((action, stamp)),
            Fact::RestoredFrom { host, minutes, .. } => found.restores.push((stamp, host, minutes)),
            Fact::MonitoringChanged { raised } => found.monitoring.push((stamp, raised)),
            Fact::SeveritySet { .. } => found.severities.push(stamp),
            Fact::NoticeSent { audience, .. } => found.notices.push((audience, stamp)),
            Fact::NoticeFiled { clock, .. } => found.filings.push((clock, stamp)),
            Fact::IncidentClassified { .. } => found.anchors.push((ClockAnchor::Classified, stamp)),
            Fact::AnchorReached { anchor } => found.anchors.push((anchor, stamp)),
            Fact::MarkReached { mark } => {
                found.marks.push((mark, stamp));
                if mark == crate::scenario::Mark::EradicationDeclared {
                    found.left_at_declared.push((stamp, found.left));
                }
            }
            _ => {}
        }
    }
}

fn empty<'a>(journal: &'a Journal, scenario: &'a Scenario) -> Evidence<'a> {
    Evidence {
        journal,
        scenario,
        by_kind: Vec::new(),
        end: end_of(&journal.entries),
        truth: TruthState::new(&scenario.organisation),
        firsts: Firsts::default(),
        identified: None,
        declared: None,
        onset: None,
        first_judged_real: None,
        alerts: Vec::new(),
        identification: Identification::new(scenario.organisation.host_count()),
        marks: Vec::new(),
        flips: Vec::new(),
        left: Left::default(),
        rooted_out: Vec::new(),
        left_at_declared: Vec::new(),
        scope: None,
        services: ServiceLedger::new(&scenario.organisation),
        finished: vec![Vec::new(); scenario.actions.len()],
        failed: Vec::new(),
        orders: Vec::new(),
        crews: super::delays::Crews::default(),
        notices: Vec::new(),
        talk: super::talk::TalkLog::default(),
        anchors: Vec::new(),
        filings: Vec::new(),
        records_believed: 0,
        severities: Vec::new(),
        logged: Vec::new(),
        deviations: Vec::new(),
        hit_after: Vec::new(),
        credentials_at_72h: None,
        credentials: Credentials::default(),
        key_hosts: Vec::new(),
        restored: None,
        restored_hosts: 0,
        restores: Vec::new(),
        monitoring: Vec::new(),
        hit_again: Vec::new(),
        recurrences: Vec::new(),
    }
}

/// The earliest entry of an incident's origins that somebody knew or could have read.
fn onset(journal: &Journal, declared: Stamp) -> Stamp {
    let known = journal.origins(declared.entry).filter(|(_, entry)| entry.side() != Side::Truth);
    known.last().map_or(declared, |(id, entry)| Stamp { at: entry.at, entry: id })
}

/// When the run ended.
pub(super) fn end_of(entries: &[Entry]) -> SimTime {
    entries.last().map_or(SimTime::ZERO, |entry| entry.at)
}

fn withdrawn(journal: &Journal) -> BTreeSet<IncidentId> {
    let incident = |entry: &Entry| match entry.fact() {
        Fact::IncidentWithdrawn { incident } => Some(incident),
        _ => None,
    };
    journal.entries.iter().filter_map(incident).collect()
}

fn first(slot: &mut Option<Stamp>, stamp: Stamp) {
    slot.get_or_insert(stamp);
}
