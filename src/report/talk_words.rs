//! Sentences of what goes round: rumours, statements, the hotline (P7.3 to P7.5).

use super::catalogue::Msg;
use super::message::{Arg, Message, Noun};
use super::sentence::{named, new, unworded};
use crate::journal::{Fact, RumourSource};
use crate::scenario::{Crowd, Wording};

pub(super) fn talk(fact: Fact) -> Message {
    let among = |id: Msg, crowd: Crowd| new(id).say("crowd", new(crowd_word(crowd)));
    match fact {
        Fact::RumourStarted { among: crowd, source, .. } => {
            among(Msg::RumourStarted, crowd).say("source", new(source_word(source)))
        }
        Fact::RumourSpread { believing: 0, reached, .. } => new(Msg::RumourOver).count("reached", u64::from(reached)),
        Fact::RumourSpread { believing, reached, .. } => new(Msg::RumourSpread)
            .count("believing", u64::from(believing))
            .with("reached", Arg::Count(u64::from(reached))),
        Fact::RumourHeard { among: crowd, source, .. } => {
            among(Msg::RumourHeard, crowd).say("source", new(source_word(source)))
        }
        Fact::RumourAnswered { .. } => new(Msg::RumourAnswered),
        Fact::StatementMade { order, speaker, wording } => {
            let id = match (order.is_none(), wording) {
                (true, _) => Msg::SecondVoice,
                (_, Wording::Measured) => Msg::StatementMade,
                (_, Wording::Absolute) => Msg::StatementAbsolute,
            };
            match speaker.some() {
                Some(person) => named(id, "person", Noun::Person, person.0),
                None => new(id).say("person", new(Msg::Somebody)),
            }
        }
        Fact::ClaimFalse { .. } => new(Msg::ClaimFalse),
        Fact::ClaimRefuted { .. } => new(Msg::ClaimRefuted),
        Fact::StatementCorrected { .. } => new(Msg::StatementCorrected),
        Fact::HotlineStaffed { lines: 0 } => new(Msg::HotlineClosed),
        Fact::HotlineStaffed { lines } => new(Msg::HotlineOpen).count("lines", u64::from(lines)),
        Fact::CallsTaken { answered, waiting } => new(Msg::CallsTaken)
            .with("answered", Arg::Count(u64::from(answered)))
            .with("waiting", Arg::Count(u64::from(waiting))),
        other => unworded(other),
    }
}

pub(super) fn crowd_word(crowd: Crowd) -> Msg {
    match crowd {
        Crowd::Staff => Msg::AmongStaff,
        Crowd::Customers => Msg::AmongCustomers,
        Crowd::Public => Msg::AmongPublic,
    }
}

pub(super) fn source_word(source: RumourSource) -> Msg {
    match source {
        RumourSource::Inject => Msg::SourceInject,
        RumourSource::Outage => Msg::SourceOutage,
        RumourSource::SecondVoice => Msg::SourceSecondVoice,
        RumourSource::Refuted => Msg::SourceRefuted,
    }
}
