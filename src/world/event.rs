//! What waits in the queue: small plain values, nothing else.

use crate::base::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimEvent {
    /// An input of a person, by its number in the run's list.
    Input(u32),
    EndOfRun,
    /// The wait of a step is over.
    StepReady(StepId),
    UseDone(UseId),
    /// The next host of a spreading step.
    CampaignNext(CampaignId),
    ReactionFires(ReactionId),
    /// A persistence mechanism that a cleaning missed runs again.
    Revives(HostId),
    /// What central logs said of the break-in at a host is as old as they are kept.
    LogsExpire(HostId),
    /// A session that outlived its password ends by itself.
    SessionEnds(AccountId),
    /// The deadline of a demand, by its number.
    LeakDue(u32),
    /// Somebody of the organisation finds the demand.
    DemandFound,
    /// Somebody who may not writes to the adversary.
    StrayContact,
    /// What was paid for comes.
    DecryptorSent,
    /// A sensor has something to show: a use that it saw.
    AlertArrives {
        sensor: u16,
        seen: UseId,
    },
    FalseAlarm(SensorId),
    /// One that only raised monitoring brings.
    ExtraAlarm {
        sensor: SensorId,
        spell: u32,
    },
    /// An indicator that the team knows is in what a sensor recorded.
    IndicatorMatches {
        sensor: u16,
        seen: UseId,
    },
    /// The regular calls of a channel stand out.
    BeaconStands {
        sensor: u16,
        seen: UseId,
    },
    FeedLearns {
        feed: FeedId,
        tool: ToolId,
    },
    FalseMatch {
        feed: FeedId,
        number: u32,
    },
    /// A service has been in its state long enough for people to know.
    ServiceNoticed(ServiceId),
    FallbackStarts {
        service: ServiceId,
        spell: u32,
    },
    FallbackEnds {
        service: ServiceId,
        spell: u32,
    },
    InjectDue(InjectId),
    SensorBack(SensorId),
    /// A case of a unit under command reaches the centre.
    ReportUp(CaseId),
    ApprovalDone {
        order: OrderId,
        attempt: u32,
    },
    ApprovalEscalates {
        order: OrderId,
        attempt: u32,
    },
    PersonAnswers {
        person: PersonId,
        call: u32,
    },
    PersonArrives(PersonId),
    /// Work on an order ends or pauses.
    TaskTimer {
        order: OrderId,
        timer: u32,
    },
    ShiftStarts(ShiftId),
    /// Somebody goes off duty or is back: look again at who is there.
    RosterChanges,
    FrameWakes {
        frame: FrameId,
        wake: u32,
    },
    PromptLimit(PromptId),
    /// Time alone may have made a condition true.
    LookAgain,
}

/// An event with the entry that scheduled it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduled {
    pub event: SimEvent,
    pub cause: EntryId,
}

const _: () = assert!(size_of::<Scheduled>() <= 24);

impl SimEvent {
    /// Order among events of one millisecond: people's inputs first, then the world, then sensors, then the team.
    pub fn rank(self) -> u8 {
        match self {
            SimEvent::Input(_) => 0,
            SimEvent::Revives(_)
            | SimEvent::SessionEnds(_)
            | SimEvent::LogsExpire(_)
            | SimEvent::StepReady(_)
            | SimEvent::UseDone(_)
            | SimEvent::CampaignNext(_)
            | SimEvent::LeakDue(_)
            | SimEvent::DecryptorSent
            | SimEvent::ReactionFires(_) => 10,
            SimEvent::InjectDue(_)
            | SimEvent::SensorBack(_)
            | SimEvent::FallbackStarts { .. }
            | SimEvent::FallbackEnds { .. } => 15,
            SimEvent::AlertArrives { .. }
            | SimEvent::FalseAlarm(_)
            | SimEvent::DemandFound
            | SimEvent::StrayContact
            | SimEvent::ExtraAlarm { .. }
            | SimEvent::IndicatorMatches { .. }
            | SimEvent::BeaconStands { .. }
            | SimEvent::FeedLearns { .. }
            | SimEvent::FalseMatch { .. }
            | SimEvent::ServiceNoticed(_) => 20,
            SimEvent::ReportUp(_)
            | SimEvent::ApprovalDone { .. }
            | SimEvent::ApprovalEscalates { .. }
            | SimEvent::PersonAnswers { .. }
            | SimEvent::PersonArrives(_)
            | SimEvent::TaskTimer { .. }
            | SimEvent::ShiftStarts(_)
            | SimEvent::RosterChanges
            | SimEvent::FrameWakes { .. }
            | SimEvent::PromptLimit(_)
            | SimEvent::LookAgain => 30,
            SimEvent::EndOfRun => 255,
        }
    }
}
