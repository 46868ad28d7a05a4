//! Sentences of work that passes from hand to hand, of tired hands, and of the recovery timetable (P5).

use super::catalogue::Msg;
use super::message::{Arg, Message, Noun};
use super::sentence::{named, new, unworded};
use crate::base::*;
use crate::journal::Fact;

pub(super) fn labour(fact: Fact, more: u32) -> Message {
    let often = u64::from(more) + 1;
    let by = |id: Msg, person: PersonId, minutes: u32| {
        let span = SimSpan::minutes(i64::from(minutes));
        named(id, "person", Noun::Person, person.0).span("span", span).count("n", often)
    };
    match fact {
        Fact::HandedOver { person, minutes, .. } if more == 0 => by(Msg::HandedOver, person, minutes),
        Fact::HandedOver { .. } => new(Msg::HandedOverOften).count("n", often),
        Fact::WorkedTired { person, minutes, .. } if more == 0 => by(Msg::WorkedTired, person, minutes),
        Fact::WorkedTired { .. } => new(Msg::WorkedTiredOften).count("n", often),
        Fact::ReturnPlanned { service, minutes } => named(Msg::ReturnPlanned, "service", Noun::Service, service.0)
            .with("at", Arg::At(SimTime::ZERO + SimSpan::minutes(i64::from(minutes)))),
        other => unworded(other),
    }
}
