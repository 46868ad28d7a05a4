//! One sentence for each kind of fact, in the past tense: what was true, or what somebody knew or did.
//! `more` alike facts may be folded into one sentence; the first names itself, the others are counted.

use super::action_words::{done_words, is_known};
use super::catalogue::Msg;
use super::channel_words::channels;
use super::extort_words::extortion;
use super::identify_words::identification;
use super::labour_words::labour;
use super::learn_words::learning;
use super::message::{Arg, Message, Noun};
use super::reading::Orders;
use super::section::clock_name;
use super::talk_words::talk;
use crate::base::*;
use crate::journal::WeaknessMark;
use crate::journal::{
    AccountMark, Audience, Choice, DomainMark, Evidence, Fact, HostChange, HostMark, PromptKind, Reason, SegmentMark,
    ServiceState,
};
use crate::scenario::{DetectionSource, Mark, Scenario};

/// What a sentence may need beside its fact.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub scenario: &'a Scenario,
    pub orders: &'a Orders,
}

/// The sentence of a fact and `more` alike ones.
pub fn sentence(fact: Fact, reason: Reason, more: u32, cx: &Context) -> Message {
    match fact.kind() {
        0..40 => attack(fact, reason, more),
        40..60 => world(fact, reason, more),
        60..80 => belief(fact, reason, more),
        80..90 => incident(fact, cx),
        120 | 123..=131 | 134 => world(fact, reason, more),
        121 | 122 | 132 | 133 => belief(fact, reason, more),
        90..110 => order(fact, reason, more, cx),
        150..160 => recovery(fact, reason, more),
        160..165 => learning(fact, more),
        170..175 => labour(fact, more),
        135..150 => identification(fact, more, cx),
        200 | 201 => belief(fact, reason, more),
        202..210 => world(fact, reason, more),
        180..187 => extortion(fact),
        190..200 => talk(fact),
        187..190 => channels(fact, cx.scenario),
        _ => seat(fact, more, cx),
    }
}

pub(super) fn new(id: Msg) -> Message {
    Message::new(id)
}
pub(super) fn hosts(id: Msg, host: HostId, more: u32) -> Message {
    match host.some() {
        Some(host) => new(id).with("hosts", Arg::Hosts(host, more)),
        None => new(id).say("hosts", new(Msg::NoPlace)),
    }
}
pub(super) fn named(id: Msg, name: &'static str, noun: Noun, index: u32) -> Message {
    new(id).with(name, Arg::Name(noun, index))
}

fn attack(fact: Fact, reason: Reason, more: u32) -> Message {
    let n = u64::from(more) + 1;
    match fact {
        Fact::Startex {} => new(Msg::Startex),
        Fact::Endex {} => new(Msg::Endex),
        Fact::EndOfRun {} => new(Msg::EndOfRun),
        Fact::StepStarted { step } => new(Msg::StepStarted).with("technique", Arg::Technique(step)),
        Fact::StepFinished { step, worked, tried } => new(Msg::StepFinished)
            .with("technique", Arg::Technique(step))
            .count("worked", u64::from(worked))
            .count("tried", u64::from(tried)),
        Fact::UseStarted { step, host, .. } => {
            hosts(Msg::UseStarted, host, more).with("technique", Arg::Technique(step))
        }
        Fact::UseWorked { step, host, .. } => hosts(Msg::UseWorked, host, more).with("technique", Arg::Technique(step)),
        Fact::UseFailed { step, host, .. } => hosts(Msg::UseFailed, host, more)
            .with("technique", Arg::Technique(step))
            .say("why", new(reason_word(reason))),
        Fact::UseBlocked { step, sensor, .. } => named(Msg::UseBlocked, "sensor", Noun::Sensor, sensor.0)
            .with("technique", Arg::Technique(step))
            .count("n", n),
        Fact::Reacted { .. } => new(Msg::Reacted),
        Fact::FootholdGained { host, .. } => hosts(Msg::FootholdGained, host, more),
        Fact::FootholdLost { host, .. } => hosts(Msg::FootholdLost, host, more).say("why", new(reason_word(reason))),
        Fact::Persisted { host, .. } => hosts(Msg::Persisted, host, more),
        Fact::ChannelOpened { host, .. } => hosts(Msg::ChannelOpened, host, more),
        Fact::ChannelClosed { host, .. } => hosts(Msg::ChannelClosed, host, more),
        Fact::CredentialStolen { account, host } => {
            hosts(Msg::CredentialStolen, host, 0).with("accounts", Arg::Account(account, more))
        }
        Fact::CredentialVoided { account } => new(Msg::CredentialVoided).with("accounts", Arg::Account(account, more)),
        Fact::DomainTaken { domain, .. } => named(Msg::DomainTaken, "domain", Noun::Domain, domain.0),
        Fact::DomainRegained { domain } => named(Msg::DomainRegained, "domain", Noun::Domain, domain.0),
        Fact::DataStaged { store, megabytes, .. } => {
            named(Msg::DataStaged, "store", Noun::Store, store.0).with("size", gigabytes(megabytes))
        }
        Fact::DataExfiltrated { store, records, megabytes } => {
            let id = if more == 0 { Msg::DataExfiltrated } else { Msg::DataExfiltratedOften };
            let message = named(id, "store", Noun::Store, store.0);
            if more > 0 {
                return message.count("n", n);
            }
            message.count("records", u64::from(records)).with("size", gigabytes(megabytes))
        }
        Fact::BackupLost { backup } => named(Msg::BackupLost, "backup", Noun::Backup, backup.0),
        Fact::SensorImpaired { sensor, host } => {
            hosts(Msg::SensorImpaired, host, more).with("sensor", Arg::Name(Noun::Sensor, sensor.0))
        }
        Fact::DemandLeft { .. } => new(Msg::DemandLeft),
        Fact::Observable { sensor, host, .. } => {
            hosts(Msg::Observable, host, more).with("sensor", Arg::Name(Noun::Sensor, sensor.0))
        }
        Fact::AdversaryFree { free } => free_words(free, reason),
        other => unworded(other),
    }
}

fn free_words(free: bool, reason: Reason) -> Message {
    new(match (free, reason) {
        (true, _) => Msg::AdversaryFree,
        (false, Reason::Control) => Msg::AdversaryStoppedControl,
        (false, Reason::Spent) => Msg::AdversarySpent,
        (false, _) => Msg::AdversaryStopped,
    })
}

fn gigabytes(megabytes: u32) -> Arg {
    Arg::Number(f64::from(megabytes) / 1000.0, 1)
}

fn world(fact: Fact, reason: Reason, more: u32) -> Message {
    match fact {
        Fact::HostChanged { host, change, .. } => hosts(
            match change {
                HostChange::Encrypted => Msg::HostEncrypted,
                HostChange::Isolated => Msg::HostIsolated,
                HostChange::Reconnected => Msg::HostReconnected,
                HostChange::ShutDown => Msg::HostShutDown,
                HostChange::Restarted => Msg::HostRestarted,
                HostChange::Cleaned => Msg::HostCleaned,
                HostChange::Rebuilt => Msg::HostRebuilt,
                HostChange::Restored => Msg::HostRestored,
                HostChange::Released => Msg::HostReleased,
            },
            host,
            more,
        ),
        Fact::SegmentChanged { segment, change } => segment_words(segment, change),
        Fact::InternetChanged { connected } => new(if connected { Msg::InternetBack } else { Msg::InternetCut }),
        Fact::AccountLocked { account } => new(Msg::AccountLocked).with("accounts", Arg::Account(account, more)),
        Fact::ToolBlocked { on, .. } => new(if on { Msg::ToolBlocked } else { Msg::ToolUnblocked }),
        Fact::AccountUnlocked { account } => new(Msg::AccountUnlocked).with("accounts", Arg::Account(account, more)),
        Fact::AccountBarred { account, on, .. } => {
            new(if on { Msg::AccountBarred } else { Msg::AccountFree }).with("accounts", Arg::Account(account, more))
        }
        Fact::UsersHindered { users, on, .. } => {
            new(if on { Msg::UsersHindered } else { Msg::UsersFree }).count("users", u64::from(users))
        }
        Fact::WeaknessShut { host, on } => hosts(if on { Msg::WeaknessShut } else { Msg::WeaknessOpen }, host, more),
        Fact::SessionLeft { account } => new(Msg::SessionLeft).with("accounts", Arg::Account(account, more)),
        Fact::SessionEnded { account } => new(Msg::SessionEnded).with("accounts", Arg::Account(account, more)),
        Fact::RemoteAccessChanged { domain, open } => {
            named(if open { Msg::RemoteAccessOpen } else { Msg::RemoteAccessShut }, "domain", Noun::Domain, domain.0)
        }
        Fact::TrustChanged { domain, on } => {
            named(if on { Msg::TrustBack } else { Msg::TrustCut }, "domain", Noun::Domain, domain.0)
        }
        Fact::LinkChanged { from, to, open } => new(if open { Msg::LinkOpen } else { Msg::LinkShut })
            .with("from", Arg::Name(Noun::Segment, from.0))
            .with("to", Arg::Name(Noun::Segment, to.0)),
        Fact::EgressFiltered { on } => new(if on { Msg::EgressFiltered } else { Msg::EgressFree }),
        Fact::HostSheltered { host, on } => {
            hosts(if on { Msg::HostSheltered } else { Msg::HostUnsheltered }, host, more)
        }
        Fact::PasswordsReset { domain } => named(Msg::PasswordsReset, "domain", Noun::Domain, domain.0),
        Fact::TicketsVoided { domain } => named(Msg::TicketsVoided, "domain", Noun::Domain, domain.0),
        Fact::IndicatorsBlocked { channels } => new(Msg::IndicatorsBlocked).count("channels", u64::from(channels)),
        Fact::BackupProtected { backup } => named(Msg::BackupProtected, "backup", Noun::Backup, backup.0),
        Fact::WeaknessChanged { vulnerability, change } => {
            let id = match change {
                WeaknessMark::Shielded => Msg::WeaknessShielded,
                WeaknessMark::Unshielded => Msg::WeaknessUnshielded,
                _ => Msg::WeaknessPatched,
            };
            named(id, "vulnerability", Noun::Vulnerability, vulnerability.0)
        }
        Fact::MfaEnforced { domain } => named(Msg::MfaEnforced, "domain", Noun::Domain, domain.0),
        Fact::PersistenceLeft { host, mechanisms: 0 } => hosts(Msg::PersistenceGone, host, more),
        Fact::PersistenceLeft { host, mechanisms } => {
            hosts(Msg::PersistenceLeft, host, more).count("left", u64::from(mechanisms))
        }
        Fact::EvidenceKept { host, evidence } => {
            let id = match evidence {
                Evidence::Memory => Msg::MemoryKept,
                Evidence::Disk => Msg::DiskKept,
                Evidence::Logs => Msg::LogsKept,
            };
            hosts(id, host, more)
        }
        Fact::EvidenceSealed { host, .. } => hosts(Msg::EvidenceSealed, host, more),
        Fact::EvidenceLost { host, evidence } => {
            let id = match evidence {
                Evidence::Memory => Msg::MemoryLost,
                Evidence::Disk => Msg::DiskLost,
                Evidence::Logs => Msg::LogsLost,
            };
            hosts(id, host, more)
        }
        Fact::ServiceChanged { service, state, by_attack } => {
            let id = match (state, state > by_attack, reason) {
                (ServiceState::Up, ..) => Msg::ServiceUp,
                (_, true, _) => Msg::ServiceByResponse,
                _ => Msg::ServiceByAttack,
            };
            let message = named(id, "service", Noun::Service, service.0);
            if state == ServiceState::Up { message } else { message.say("state", new(state_word(state))) }
        }
        other => unworded(other),
    }
}

pub fn state_word(state: ServiceState) -> Msg {
    match state {
        ServiceState::Up => Msg::StateUp,
        ServiceState::Degraded => Msg::StateDegraded,
        ServiceState::Manual => Msg::StateManual,
        ServiceState::Down => Msg::StateDown,
    }
}

fn segment_words(segment: SegmentId, change: SegmentMark) -> Message {
    let id = match change {
        SegmentMark::Isolated => Msg::SegmentIsolated,
        SegmentMark::Reconnected => Msg::SegmentReconnected,
        SegmentMark::ShutDown => Msg::SegmentShutDown,
        SegmentMark::Restarted => Msg::SegmentRestarted,
    };
    named(id, "segment", Noun::Segment, segment.0)
}

fn belief(fact: Fact, reason: Reason, more: u32) -> Message {
    let n = u64::from(more) + 1;
    match fact {
        Fact::AlertRaised { sensor, host, .. } => {
            hosts(Msg::AlertRaised, host, more).with("sensor", Arg::Name(Noun::Sensor, sensor.0)).count("n", n)
        }
        Fact::AlertExtended { alert, host } => hosts(Msg::AlertExtended, host, more).count("alert", ordinal(alert.0)),
        Fact::AlertUnread { .. } => {
            new(if reason == Reason::Dropped { Msg::AlertDropped } else { Msg::AlertIgnored }).count("n", n)
        }
        Fact::AlertTaken { person, .. } => named(Msg::AlertTaken, "person", Noun::Person, person.0).count("n", n),
        Fact::AlertJudged { person, judged_true, .. } => {
            let id = if judged_true { Msg::AlertJudgedTrue } else { Msg::AlertJudgedFalse };
            named(id, "person", Noun::Person, person.0).count("n", n)
        }
        Fact::CaseOpened { case, unit, .. } => {
            named(Msg::CaseOpened, "unit", Noun::Unit, unit.0).count("case", ordinal(case.0)).count("n", n)
        }
        Fact::CaseExtended { case, .. } => new(Msg::CaseExtended).count("case", ordinal(case.0)).count("n", n),
        Fact::Told { case, unit } => named(Msg::Told, "unit", Noun::Unit, unit.0).count("case", ordinal(case.0)),
        Fact::HostBelieved { host, mark, .. } => hosts(believed_host(mark), host, more),
        Fact::AccountBelieved { account, mark, .. } => new(match mark {
            AccountMark::Suspected => Msg::AccountSuspected,
            AccountMark::Locked => Msg::AccountKnownLocked,
            AccountMark::Reset => Msg::AccountKnownReset,
            AccountMark::Unlocked => Msg::AccountUnlocked,
        })
        .with("accounts", Arg::Account(account, more)),
        Fact::WeaknessBelieved { vulnerability, mark } => {
            let id = match mark {
                WeaknessMark::Found => Msg::WeaknessKnownFound,
                WeaknessMark::Patched => Msg::WeaknessKnownPatched,
                WeaknessMark::Shielded => Msg::WeaknessKnownShielded,
                WeaknessMark::Unshielded => Msg::WeaknessKnownUnshielded,
                WeaknessMark::Verified => Msg::WeaknessKnownVerified,
            };
            named(id, "vulnerability", Noun::Vulnerability, vulnerability.0)
        }
        Fact::RootCauseFound { step, host, .. } => {
            hosts(Msg::RootCauseFound, host, 0).with("technique", Arg::Technique(step))
        }
        Fact::SegmentBelieved { segment, mark } => new(Msg::TeamKnew).say("what", segment_words(segment, mark)),
        Fact::DomainBelieved { domain, mark } => named(
            match mark {
                DomainMark::Suspected => Msg::DomainSuspected,
                DomainMark::PasswordsReset => Msg::DomainKnownReset,
                DomainMark::TicketsVoided => Msg::DomainKnownVoided,
                DomainMark::Recovered => Msg::DomainKnownRecovered,
            },
            "domain",
            Noun::Domain,
            domain.0,
        ),
        Fact::ServiceBelieved { service, state } => {
            named(Msg::ServiceKnown, "service", Noun::Service, service.0).say("state", new(state_word(state)))
        }
        Fact::OutsideReport { unit, source } => {
            named(Msg::OutsideReport, "unit", Noun::Unit, unit.0).say("source", new(source_word(source)))
        }
        Fact::IndicatorKnown { .. } => new(Msg::IndicatorKnown),
        Fact::CustodyOpened {} => new(Msg::CustodyOpened),
        Fact::StepRecorded { .. } => new(Msg::StepRecorded).count("steps", u64::from(more) + 1),
        Fact::SampleKept { .. } => new(Msg::SampleKept),
        Fact::RecordsBelieved { records } => new(Msg::RecordsBelieved).count("records", u64::from(records)),
        other => unworded(other),
    }
}

/// Numbers that people see begin at 1.
pub(super) fn ordinal(index: u32) -> u64 {
    u64::from(index) + 1
}

fn believed_host(mark: HostMark) -> Msg {
    match mark {
        HostMark::Suspected => Msg::KnewSuspected,
        HostMark::Cleared => Msg::KnewCleared,
        HostMark::Encrypted => Msg::KnewEncrypted,
        HostMark::Isolated => Msg::KnewIsolated,
        HostMark::Reconnected => Msg::KnewReconnected,
        HostMark::ShutDown => Msg::KnewShutDown,
        HostMark::Restarted => Msg::KnewRestarted,
        HostMark::Cleaned => Msg::KnewCleaned,
        HostMark::Rebuilt => Msg::KnewRebuilt,
        HostMark::Restored => Msg::KnewRestored,
        HostMark::Verified => Msg::KnewVerified,
        HostMark::Released => Msg::KnewReleased,
    }
}

pub fn source_word(source: DetectionSource) -> Msg {
    match source {
        DetectionSource::OwnSensor => Msg::SourceSensor,
        DetectionSource::OwnUser => Msg::SourceUser,
        DetectionSource::Outside => Msg::SourceOutside,
        DetectionSource::Adversary => Msg::SourceAdversary,
    }
}

fn incident(fact: Fact, cx: &Context) -> Message {
    match fact {
        Fact::IncidentDeclared { case, person, .. } => {
            let message = match person.some() {
                Some(person) => named(Msg::Declared, "person", Noun::Person, person.0),
                None => new(Msg::DeclaredByPlan),
            };
            message.count("case", ordinal(case.0))
        }
        Fact::IncidentWithdrawn { .. } => new(Msg::Withdrawn),
        Fact::SeveritySet { severity, .. } => named(Msg::SeveritySet, "severity", Noun::Severity, severity.0),
        Fact::MarkReached { mark } => new(match mark {
            Mark::Startex => Msg::Startex,
            Mark::FirstAlert => Msg::MarkFirstAlert,
            Mark::FirstCase => Msg::MarkFirstCase,
            Mark::Declared => Msg::MarkDeclared,
            Mark::BelievedContained => Msg::MarkContained,
            Mark::EradicationDeclared => Msg::MarkEradicated,
            Mark::RecoveryDeclared => Msg::MarkRecovered,
            Mark::Closed => Msg::MarkClosed,
            Mark::Reviewed => Msg::MarkReviewed,
        }),
        Fact::PlaybookStarted { playbook, .. } => named(Msg::PlaybookStarted, "playbook", Noun::Playbook, playbook.0),
        Fact::PlaybookFinished { playbook, .. } => {
            let _ = cx;
            named(Msg::PlaybookFinished, "playbook", Noun::Playbook, playbook.0)
        }
        other => unworded(other),
    }
}

/// `isolate ward-pc/0417`, as an order says it.
pub fn task_words(action: ActionId, target: u32, more: u32, scenario: &Scenario) -> Message {
    let aimless =
        scenario.actions.get(action.index()).is_none_or(|row| row.target == crate::scenario::TargetKind::None);
    if aimless || target == u32::MAX {
        return new(Msg::TaskAimless).with("action", Arg::Action(action));
    }
    new(Msg::TaskAimed).with("action", Arg::Action(action)).with("target", Arg::Target(action, target, more))
}

/// `isolated ward-pc/0417`, once it is done.
fn finished_words(action: ActionId, target: u32, more: u32, scenario: &Scenario) -> Message {
    let id = scenario.actions.get(action.index()).map_or("", |row| row.id.as_str());
    if !is_known(id) {
        return new(Msg::ActionFinished).say("task", task_words(action, target, more, scenario));
    }
    let message = new(done_words(id));
    if target == u32::MAX {
        message.say("target", new(Msg::Nothing))
    } else {
        message.with("target", Arg::Target(action, target, more))
    }
}

fn order(fact: Fact, reason: Reason, more: u32, cx: &Context) -> Message {
    let of = |id: Msg, order: OrderId| match cx.orders.get(order) {
        Some(row) => new(id).say("task", task_words(row.action, row.target, more, cx.scenario)),
        None => new(id).say("task", new(Msg::Nothing)),
    };
    let by = |message: Message, person: PersonId| match person.some() {
        Some(person) => message.with("person", Arg::Name(Noun::Person, person.0)),
        None => message.say("person", new(Msg::Somebody)),
    };
    match fact {
        Fact::Ordered { action, target, .. } => {
            new(Msg::Ordered).say("task", task_words(action, target, more, cx.scenario))
        }
        Fact::ApprovalAsked { order, person } => by(of(Msg::ApprovalAsked, order), person),
        Fact::ApprovalGiven { order, person } => by(of(Msg::ApprovalGiven, order), person),
        Fact::ApprovalRefused { order, person } => by(of(Msg::ApprovalRefused, order), person),
        Fact::ApprovalEscalated { order, person } => by(of(Msg::ApprovalEscalated, order), person),
        Fact::CrewState { crew } => {
            let role = crew.0 / u32::try_from(cx.scenario.organisation.units.len()).unwrap_or(1).max(1);
            new(Msg::CrewState).with("crew", Arg::Name(Noun::Role, role)).say("state", new(reason_word(reason)))
        }
        Fact::TaskState { order, .. } => of(Msg::TaskState, order).say("state", new(reason_word(reason))),
        Fact::ActionStarted { action, target, .. } => {
            new(Msg::ActionStarted).say("task", task_words(action, target, more, cx.scenario))
        }
        Fact::ActionFinished { action, target, .. } => finished_words(action, target, more, cx.scenario),
        Fact::ActionFailed { action, target, .. } => new(Msg::ActionFailed)
            .say("task", task_words(action, target, more, cx.scenario))
            .say("why", new(reason_word(reason))),
        Fact::PersonCalled { person } => by(new(Msg::PersonCalled), person),
        Fact::PersonAnswered { person } => by(new(Msg::PersonAnswered), person),
        Fact::PersonSilent { person } => by(new(Msg::PersonSilent), person),
        Fact::PersonArrived { person } => by(new(Msg::PersonArrived), person),
        other => unworded(other),
    }
}

fn seat(fact: Fact, more: u32, cx: &Context) -> Message {
    let choice_word = |choice: Choice| new(if choice == Choice::Yes { Msg::Yes } else { Msg::No });
    match fact {
        Fact::PromptOpened { kind, subject, .. } => match kind {
            PromptKind::Declare => new(Msg::AskedDeclare).count("case", ordinal(subject)),
            PromptKind::Approve => match cx.orders.get(OrderId(subject)) {
                Some(row) => new(Msg::AskedApprove).say("task", task_words(row.action, row.target, 0, cx.scenario)),
                None => new(Msg::AskedApprove).say("task", new(Msg::Nothing)),
            },
            PromptKind::Playbook => named(Msg::AskedPlaybook, "playbook", Noun::Playbook, subject),
            PromptKind::Inject => named(Msg::AskedInject, "inject", Noun::Inject, subject),
        },
        Fact::PromptAnswered { choice, .. } => new(Msg::Answered).say("choice", choice_word(choice)),
        Fact::PromptDefaulted { choice, .. } => new(Msg::Defaulted).say("choice", choice_word(choice)),
        Fact::InputWithoutPrompt { .. } => new(Msg::InputWithoutPrompt),
        Fact::OrderedByHand { action, target, role } => named(Msg::OrderedByHand, "role", Noun::Role, role.0)
            .say("task", task_words(action, target, more, cx.scenario)),
        Fact::InjectDelivered { inject, role } => {
            named(Msg::InjectDelivered, "inject", Noun::Inject, inject.0).with("role", Arg::Name(Noun::Role, role.0))
        }
        Fact::InjectSkipped { inject } => named(Msg::InjectSkipped, "inject", Noun::Inject, inject.0),
        Fact::NoticeSent { audience, .. } => new(match audience {
            Audience::Management => Msg::NoticeManagement,
            Audience::Staff => Msg::NoticeStaff,
            Audience::Media => Msg::NoticeMedia,
            Audience::Customers => Msg::NoticeCustomers,
            Audience::Regulator => Msg::NoticeRegulator,
            Audience::LawEnforcement => Msg::NoticePolice,
            Audience::Counsel => Msg::NoticeCounsel,
        }),
        Fact::NoticeFiled { clock, .. } => {
            let clock = cx.scenario.organisation.clocks.get(clock.index());
            new(Msg::NoticeFiled).with("clock", clock.map_or_else(|| Arg::Text(String::new()), clock_name))
        }
        Fact::AnchorReached { anchor } => {
            new(Msg::AnchorReached).say("anchor", Message::new(super::section::anchor_name(anchor)))
        }
        other => unworded(other),
    }
}

fn recovery(fact: Fact, reason: Reason, more: u32) -> Message {
    let copy = |id: Msg, backup: BackupId, host: HostId, minutes: u32| {
        let age = Arg::Number(f64::from(minutes) / 60.0, 1);
        hosts(id, host, more).with("backup", Arg::Name(Noun::Backup, backup.0)).with("hours", age)
    };
    match fact {
        Fact::DecryptorWorks { permille } => {
            new(Msg::DecryptorWorks).with("share", Arg::Number(f64::from(permille) / 10.0, 1))
        }
        Fact::MonitoringChanged { raised } => new(if raised { Msg::MonitoringRaised } else { Msg::MonitoringEnded }),
        Fact::DecryptorReceived {} => new(Msg::DecryptorReceived),
        Fact::CopyRejected { backup, host, minutes } => {
            copy(Msg::CopyRejected, backup, host, minutes).say("why", new(reason_word(reason)))
        }
        Fact::CopyChecked { backup, host, minutes } => copy(Msg::CopyChecked, backup, host, minutes),
        Fact::RestoredFrom { backup, host, minutes } => copy(Msg::RestoredFrom, backup, host, minutes),
        Fact::BackupAttached { backup } => named(Msg::BackupAttached, "backup", Noun::Backup, backup.0),
        other => unworded(other),
    }
}

/// A kind that a newer journal brought: its own word is better than nothing.
pub(super) fn unworded(fact: Fact) -> Message {
    Message::text(fact.word().replace('-', " "))
}

pub fn reason_word(reason: Reason) -> Msg {
    match reason {
        Reason::None => Msg::ReasonUnknown,
        Reason::Approval => Msg::WaitApproval,
        Reason::OffShift => Msg::WaitOffShift,
        Reason::Queue => Msg::WaitQueue,
        Reason::Skill => Msg::WaitSkill,
        Reason::Tool => Msg::WaitTool,
        Reason::Travel => Msg::WaitTravel,
        Reason::Working => Msg::Working,
        Reason::Done => Msg::ReasonDone,
        Reason::Failed => Msg::ReasonFailed,
        Reason::Cancelled => Msg::ReasonCancelled,
        Reason::NoReach => Msg::ReasonNoReach,
        Reason::NoCredential => Msg::ReasonNoCredential,
        Reason::NotVulnerable => Msg::ReasonNotVulnerable,
        Reason::NoTarget => Msg::ReasonNoTarget,
        Reason::NoChannel => Msg::ReasonNoChannel,
        Reason::BadLuck => Msg::ReasonBadLuck,
        Reason::Cutoff => Msg::ReasonCutOff,
        Reason::Attack => Msg::ReasonAttack,
        Reason::Response => Msg::ReasonResponse,
        Reason::Control => Msg::ReasonControl,
        Reason::Spent => Msg::ReasonSpent,
        Reason::Ignored => Msg::ReasonIgnored,
        Reason::Dropped => Msg::ReasonDropped,
        Reason::NoAgent => Msg::ReasonNoAgent,
        Reason::NeedDown => Msg::ReasonNeedDown,
        Reason::NothingToDo => Msg::ReasonNothingToDo,
        Reason::Refused => Msg::ReasonRefused,
        Reason::BackupUnusable => Msg::ReasonBackupUnusable,
        Reason::Infected => Msg::ReasonInfected,
        Reason::Missed => Msg::ReasonMissed,
        Reason::Cleaned => Msg::ReasonCleaned,
        Reason::Rebuilt => Msg::ReasonRebuilt,
        Reason::Encrypted => Msg::ReasonEncrypted,
        Reason::Unprepared => Msg::ReasonUnprepared,
    }
}
