//! The one fold of facts into belief.

use super::{AlertBelief, AlertLink, AlertState, BeliefRows, CaseBelief, Counts, IncidentBelief};
use crate::base::*;
use crate::journal::{AccountMark, DomainMark, Fact, ServiceState, Side};
use crate::scenario::{ClockAnchor, Mark};

impl BeliefRows<'_> {
    /// Folds one entry. Facts of truth are passed over.
    pub fn apply(&mut self, at: SimTime, fact: Fact) {
        if fact.side() == Side::Truth {
            return;
        }
        match fact {
            Fact::AlertRaised { alert, sensor, host } => self.alert_raised(alert, sensor, host, at),
            Fact::AlertExtended { alert, host } => {
                let link = AlertLink { host, next: self.whole.alerts[alert.index()].more };
                let row = &mut self.whole.alerts[alert.index()];
                row.more = u32::try_from(self.whole.links.len()).expect("fewer than 2^32 links");
                row.hosts += 1;
                self.whole.links.push(link);
            }
            Fact::AlertUnread { alert } => self.alert_leaves_queue(alert, AlertState::Unread),
            Fact::AlertTaken { alert, .. } => self.alert_leaves_queue(alert, AlertState::Taken),
            Fact::AlertJudged { alert, judged_true, .. } => {
                self.whole.alerts[alert.index()].state =
                    if judged_true { AlertState::JudgedTrue } else { AlertState::JudgedFalse };
            }
            Fact::CaseOpened { case, unit, alert } => self.case_opened(case, unit, alert, at),
            Fact::CaseExtended { case, alert } => self.whole.alerts[alert.index()].case = case,
            Fact::Told { case, unit } => self.told(case, unit, at),
            Fact::HostBelieved { host, mark, case } => self.host_believed(host, mark, case),
            Fact::AccountBelieved { account, mark, .. } => {
                let row = &mut self.accounts[account.index()];
                match mark {
                    AccountMark::Suspected => row.set_suspected(true),
                    AccountMark::Locked => row.set_locked(true),
                    AccountMark::Reset => row.set_suspected(false),
                    AccountMark::Unlocked => row.set_locked(false),
                }
            }
            Fact::IndicatorKnown { trace, tool } => {
                self.whole.indicators.insert((trace, tool));
            }
            Fact::CustodyOpened {} => self.whole.custody = true,
            Fact::SampleKept { trace } => {
                self.whole.samples.insert(trace);
            }
            Fact::SegmentBelieved { segment, mark } => self.segment_believed(segment, mark),
            Fact::DomainBelieved { domain, mark } => {
                let row = &mut self.domains[domain.index()];
                match mark {
                    DomainMark::Suspected => row.set_suspected(true),
                    DomainMark::PasswordsReset => row.set_passwords_reset(true),
                    DomainMark::TicketsVoided => row.set_tickets_voided(true),
                    DomainMark::Recovered => row.set_recovered(true),
                }
            }
            Fact::ServiceBelieved { service, state } => {
                let row = &mut self.services[service.index()];
                if row.state == ServiceState::Up {
                    row.since = at;
                }
                row.state = state;
            }
            Fact::IndicatorsKnown { tool, .. } => {
                self.whole.known_tools.insert(tool);
            }
            Fact::AlertReopened { alert } => self.alert_reopened(alert),
            Fact::StageBelieved { case, stage, .. } => self.whole.cases[case.index()].stages |= 1 << (stage.0 & 31),
            Fact::IncidentClassified { incident, class, stage } => {
                self.anchor(ClockAnchor::Classified, at);
                let speaks = self.speaks_for();
                let row = &mut self.whole.incidents[incident.index()];
                (row.class, row.stage, row.judged_from) = (Some(class), stage.some(), speaks);
            }
            Fact::SeverityDue { incident, severity } => self.whole.incidents[incident.index()].due = severity,
            Fact::HostRecorded { host, .. } => {
                self.count(host, -1);
                self.hosts[host.index()].set_recorded(true);
                self.count(host, 1);
            }
            Fact::OutsideReport { unit, .. } => self.whole.units[unit.index()].told += 1,
            Fact::RecordsBelieved { records } => self.whole.records_at_risk = self.whole.records_at_risk.max(records),
            Fact::IncidentDeclared { case, .. } => {
                self.whole.incidents.push(IncidentBelief {
                    case,
                    declared: at,
                    open: true,
                    severity: SeverityId::NONE,
                    due: SeverityId::NONE,
                    class: None,
                    stage: None,
                    judged_from: (None, None),
                });
                // What was reached in an incident before counts no more.
                self.whole.marks[Mark::Declared as usize..].fill(SimTime::NEVER);
                self.reach(Mark::Declared, at);
                self.whole.anchors.fill(SimTime::NEVER);
                self.whole.filed.fill(SimTime::NEVER);
                self.anchor(ClockAnchor::Aware, at);
                let centre = self.map.centre.index() * self.map.actions;
                self.whole.done[centre..centre + self.map.actions].fill(0);
            }
            Fact::WeaknessBelieved { vulnerability, mark } => self.whole.weaknesses[vulnerability.index()].mark(mark),
            Fact::DemandRead { minutes, .. } | Fact::DeadlineMoved { minutes } => {
                self.whole.demand.due = SimTime::ZERO + SimSpan::minutes(i64::from(minutes));
            }
            Fact::ProofShown { decrypts, .. } => self.whole.demand.proven = decrypts,
            Fact::SanctionsChecked { listed } => self.whole.demand.listed = listed,
            Fact::ExecutivesBriefed { content, .. } => self.whole.brief = Some((at, content)),
            Fact::DemandDecided { pay, .. } => self.whole.demand.paying = pay,
            Fact::RootCauseFound { step, .. } => self.whole.root_cause = Some(step),
            Fact::IncidentWithdrawn { incident } => self.whole.incidents[incident.index()].open = false,
            Fact::SeveritySet { incident, severity } => {
                self.whole.incidents[incident.index()].severity = severity;
            }
            Fact::MarkReached { mark } => {
                self.reach(mark, at);
                if mark == Mark::Closed {
                    self.anchor(ClockAnchor::Closed, at);
                }
                if mark == Mark::Closed
                    && let Some(row) = self.whole.incidents.last_mut()
                {
                    row.open = false;
                }
            }
            Fact::RumourHeard { rumour, source, .. } => {
                self.whole.rumours.insert(rumour, source);
            }
            Fact::RumourAnswered { rumour, .. } => {
                self.whole.rumours.remove(&rumour);
            }
            Fact::ClaimRefuted { statement } => {
                self.whole.refuted.insert(statement);
            }
            Fact::StatementCorrected { statement, .. } => {
                self.whole.refuted.remove(&statement);
            }
            Fact::AnchorReached { anchor } => self.anchor(anchor, at),
            Fact::NoticeFiled { clock, .. } => {
                let slot = &mut self.whole.filed[clock.index()];
                *slot = (*slot).min(at);
            }
            Fact::DecryptorReceived {} => self.whole.decryptor = true,
            Fact::CopyRejected { host, minutes, .. } => {
                let older_than = at - SimSpan::minutes(i64::from(minutes));
                let row = self.whole.copies.entry(host).or_default();
                row.older_than = row.older_than.min(older_than);
                row.checked = false;
            }
            Fact::CopyChecked { host, .. } => self.whole.copies.entry(host).or_default().checked = true,
            // Back in use, its next copies are new ones.
            Fact::RestoredFrom { host, .. } => {
                self.whole.copies.remove(&host);
            }
            Fact::Ordered { unit, .. } => self.whole.order_units.push(unit),
            Fact::ActionFinished { action, order, .. } => {
                let unit = self.whole.order_units[order.index()];
                self.whole.done[unit.index() * self.map.actions + action.index()] += 1;
            }
            _ => {}
        }
    }

    fn reach(&mut self, mark: Mark, at: SimTime) {
        let slot = &mut self.whole.marks[mark as usize];
        if slot.is_never() {
            *slot = at;
        }
    }

    fn anchor(&mut self, anchor: ClockAnchor, at: SimTime) {
        let slot = &mut self.whole.anchors[anchor as usize];
        *slot = (*slot).min(at);
    }

    fn alert_raised(&mut self, alert: AlertId, sensor: SensorId, host: HostId, at: SimTime) {
        debug_assert_eq!(alert.index(), self.whole.alerts.len(), "alerts are numbered as they come");
        self.whole.alerts.push(AlertBelief {
            sensor,
            host,
            state: AlertState::Waiting,
            case: CaseId::NONE,
            raised: at,
            more: u32::MAX,
            hosts: 1,
            reopened: 0,
        });
        let unit = self.map.sensor_units[sensor.index()];
        self.whole.units[unit.index()].waiting += 1;
        if unit == self.map.centre {
            self.reach(Mark::FirstAlert, at);
        }
    }

    fn alert_leaves_queue(&mut self, alert: AlertId, state: AlertState) {
        let row = &mut self.whole.alerts[alert.index()];
        if row.state == AlertState::Waiting {
            self.whole.units[self.map.sensor_units[row.sensor.index()].index()].waiting -= 1;
        }
        row.state = state;
    }

    fn alert_reopened(&mut self, alert: AlertId) {
        let row = &mut self.whole.alerts[alert.index()];
        if row.state != AlertState::Waiting {
            self.whole.units[self.map.sensor_units[row.sensor.index()].index()].waiting += 1;
        }
        row.state = AlertState::Waiting;
        row.reopened += 1;
    }

    fn case_opened(&mut self, case: CaseId, unit: UnitId, alert: AlertId, at: SimTime) {
        debug_assert_eq!(case.index(), self.whole.cases.len(), "cases are numbered as they come");
        self.whole.cases.push(CaseBelief {
            unit,
            holder: unit,
            alert,
            opened: at,
            first_host: HostId::NONE,
            counts: Counts::default(),
            stages: 0,
        });
        if let Some(alert) = alert.some() {
            self.whole.alerts[alert.index()].case = case;
        }
        if unit == self.map.centre {
            self.reach(Mark::FirstCase, at);
        }
    }

    fn told(&mut self, case: CaseId, unit: UnitId, at: SimTime) {
        let mut host = self.whole.cases[case.index()].first_host;
        while !host.is_none() {
            self.count(host, -1);
            host = self.hosts[host.index()].next;
        }
        self.whole.cases[case.index()].holder = unit;
        let mut host = self.whole.cases[case.index()].first_host;
        while !host.is_none() {
            self.count(host, 1);
            host = self.hosts[host.index()].next;
        }
        self.whole.units[unit.index()].told += 1;
        if unit == self.map.centre {
            self.reach(Mark::FirstCase, at);
        }
    }
}
