//! Whether a journal fits the scenario that it carries: every id that a fact names must have its row.
//! A file whose digest is right may still come from another build or a forger's hand, and must not bring the readers down.

use super::word::Word;
use super::{Fact, Journal};
use crate::base::*;
use crate::scenario::{Scenario, TargetKind};

/// How many there are of each kind that comes into being in a run.
#[derive(Default)]
struct Born {
    uses: usize,
    footholds: usize,
    alerts: usize,
    cases: usize,
    incidents: usize,
    orders: usize,
    prompts: usize,
}

impl Journal {
    /// Number of the first entry that names something that does not exist, goes back in time, or cites a later entry.
    pub fn first_foreign_entry(&self, scenario: &Scenario) -> Option<usize> {
        let mut born = Born::default();
        let mut last = SimTime(i64::MIN);
        self.entries.iter().enumerate().position(|(number, entry)| {
            let fact = entry.fact();
            let earlier = |link: EntryId| link.is_none() || link.index() < number;
            let sound = entry.at >= last && earlier(entry.origin) && earlier(entry.cause) && born.take(&fact);
            last = entry.at;
            let count = |kind: &'static str| born.count(kind, scenario);
            !(sound && fact.exists(&count) && target_exists(&fact, scenario, &count))
        })
    }
}

impl Born {
    /// Counts what a fact brings into being; false if its number is not the next one.
    fn take(&mut self, fact: &Fact) -> bool {
        let (next, id) = match *fact {
            Fact::UseStarted { technique_use, .. } => (&mut self.uses, technique_use.index()),
            Fact::FootholdGained { foothold, .. } => (&mut self.footholds, foothold.index()),
            Fact::AlertRaised { alert, .. } => (&mut self.alerts, alert.index()),
            Fact::CaseOpened { case, .. } => (&mut self.cases, case.index()),
            Fact::IncidentDeclared { incident, .. } => (&mut self.incidents, incident.index()),
            Fact::PromptOpened { prompt, .. } => (&mut self.prompts, prompt.index()),
            Fact::Ordered { .. } => {
                self.orders += 1;
                return true;
            }
            _ => return true,
        };
        *next += 1;
        *next - 1 == id
    }

    fn count(&self, kind: &'static str, scenario: &Scenario) -> usize {
        let organisation = &scenario.organisation;
        match kind {
            "host" => organisation.host_count(),
            "account" => organisation.account_count(),
            "unit" => organisation.units.len(),
            "segment" => organisation.segments.len(),
            "domain" => organisation.domains.len(),
            "vulnerability" => organisation.vulnerabilities.len(),
            "store" => organisation.stores.len(),
            "service" => organisation.services.len(),
            "backup" => organisation.backups.len(),
            "sensor" => organisation.sensors.len(),
            "person" => organisation.people.len(),
            "crew" => organisation.roles.len() * organisation.units.len(),
            "role" => organisation.roles.len(),
            "step" => scenario.adversary.steps.len(),
            "tool" => scenario.adversary.tools.len(),
            "feed" => organisation.feeds.len(),
            "channel" => organisation.channels.len(),
            "tactic" => scenario.techniques.tactics.len(),
            "reaction" => scenario.adversary.reactions.len(),
            "playbook" => scenario.plan.playbooks.len(),
            "severity" => scenario.plan.severities.len(),
            "inject" => scenario.exercise.injects.len(),
            "clock" => organisation.clocks.len(),
            "action" => scenario.actions.len(),
            "use" => self.uses,
            "foothold" => self.footholds,
            "alert" => self.alerts,
            "case" => self.cases,
            "incident" => self.incidents,
            "order" => self.orders,
            "prompt" => self.prompts,
            _ => 0,
        }
    }
}

/// The facts that the folds take apart must name a row; "none" will not do there.
fn target_exists(fact: &Fact, scenario: &Scenario, count: &dyn Fn(&'static str) -> usize) -> bool {
    let named = |word: u32, kind| (word as usize) < count(kind);
    match *fact {
        Fact::HostChanged { host, .. } | Fact::FootholdGained { host, .. } | Fact::FootholdLost { host, .. } => {
            named(host.0, "host")
        }
        Fact::HostBelieved { host, .. } | Fact::Persisted { host, .. } => named(host.0, "host"),
        Fact::ChannelOpened { host, .. } | Fact::ChannelClosed { host, .. } => named(host.0, "host"),
        Fact::SensorImpaired { host, .. } | Fact::EvidenceKept { host, .. } | Fact::EvidenceLost { host, .. } => {
            named(host.0, "host")
        }
        Fact::WeaknessChanged { vulnerability, .. } | Fact::WeaknessBelieved { vulnerability, .. } => {
            named(vulnerability.0, "vulnerability")
        }
        Fact::PersistenceLeft { host, .. } => named(host.0, "host"),
        Fact::MfaEnforced { domain } => named(domain.0, "domain"),
        Fact::SessionLeft { account } | Fact::SessionEnded { account } => named(account.0, "account"),
        Fact::RemoteAccessChanged { domain, .. } | Fact::TrustChanged { domain, .. } => named(domain.0, "domain"),
        Fact::LinkChanged { from, to, .. } => named(from.0, "segment") && named(to.0, "segment"),
        Fact::HostSheltered { host, .. } | Fact::EvidenceSealed { host, .. } => named(host.0, "host"),
        Fact::StepRecorded { order } => named(order.0, "order"),
        Fact::RootCauseFound { step, .. } => named(step.0, "step"),
        Fact::AlertRaised { sensor, host, .. } => named(sensor.0, "sensor") && named(host.0, "host"),
        Fact::AlertExtended { alert, host } => named(alert.0, "alert") && named(host.0, "host"),
        Fact::AlertReopened { alert } => named(alert.0, "alert"),
        Fact::StageBelieved { case, .. } => named(case.0, "case"),
        Fact::IncidentClassified { incident, .. } | Fact::SeverityDue { incident, .. } => named(incident.0, "incident"),
        Fact::HostRecorded { host, .. } => named(host.0, "host"),
        Fact::IndicatorsKnown { tool, .. } => named(tool.0, "tool"),
        Fact::AlertUnread { alert } | Fact::AlertTaken { alert, .. } | Fact::AlertJudged { alert, .. } => {
            named(alert.0, "alert")
        }
        Fact::CaseOpened { unit, .. } => named(unit.0, "unit"),
        Fact::CaseExtended { alert, .. } => named(alert.0, "alert"),
        Fact::Told { case, unit } => named(case.0, "case") && named(unit.0, "unit"),
        Fact::AccountBelieved { account, .. }
        | Fact::AccountLocked { account }
        | Fact::CredentialStolen { account, .. }
        | Fact::CredentialVoided { account } => named(account.0, "account"),
        Fact::SegmentBelieved { segment, .. } | Fact::SegmentChanged { segment, .. } => named(segment.0, "segment"),
        Fact::DomainBelieved { domain, .. }
        | Fact::DomainTaken { domain, .. }
        | Fact::DomainRegained { domain }
        | Fact::PasswordsReset { domain }
        | Fact::TicketsVoided { domain } => named(domain.0, "domain"),
        Fact::ServiceBelieved { service, .. } | Fact::ServiceChanged { service, .. } => named(service.0, "service"),
        Fact::DataStaged { store, .. } | Fact::DataExfiltrated { store, .. } => named(store.0, "store"),
        Fact::RecordsPublished { store, .. } => named(store.0, "store"),
        Fact::DemandDecided { order, .. } => named(order.0, "order"),
        Fact::BackupLost { backup } | Fact::BackupProtected { backup } => named(backup.0, "backup"),
        Fact::OutsideReport { unit, .. } => named(unit.0, "unit"),
        Fact::IncidentDeclared { case, .. } => named(case.0, "case"),
        Fact::IncidentWithdrawn { incident } | Fact::SeveritySet { incident, .. } => named(incident.0, "incident"),
        Fact::Ordered { action, target, unit } => named(unit.0, "unit") && aimed(action, target, scenario, count),
        Fact::ActionStarted { action, target, order }
        | Fact::ActionFinished { action, target, order }
        | Fact::ActionFailed { action, target, order } => {
            named(order.0, "order") && aimed(action, target, scenario, count)
        }
        Fact::TaskState { order, .. }
        | Fact::LateLogged { order, .. }
        | Fact::HandedOver { order, .. }
        | Fact::WorkedTired { order, .. } => named(order.0, "order"),
        Fact::DeviationNamed { action, .. } => action.index() < scenario.actions.len(),
        Fact::NoticeFiled { clock, .. } => named(clock.0, "clock"),
        Fact::CrewState { crew } => named(crew.0, "crew"),
        Fact::OrderedByHand { action, target, .. } => aimed(action, target, scenario, count),
        _ => true,
    }
}

fn aimed(action: ActionId, target: u32, scenario: &Scenario, count: &dyn Fn(&'static str) -> usize) -> bool {
    let Some(word) = scenario.actions.get(action.index()) else { return false };
    match word.target {
        TargetKind::None => true,
        TargetKind::Host => HostId(target).exists(count),
        TargetKind::Segment => SegmentId(target).exists(count),
        TargetKind::Domain => DomainId(target).exists(count),
        TargetKind::Account => AccountId(target).exists(count),
        TargetKind::Service => ServiceId(target).exists(count),
        TargetKind::Alert => AlertId(target).exists(count),
        TargetKind::Case => CaseId(target).exists(count),
        TargetKind::Vulnerability => VulnerabilityId(target).exists(count),
        TargetKind::Unit => UnitId(target).exists(count),
    }
}
