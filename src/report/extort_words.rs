//! Sentences of extortion (P7.7).

use super::catalogue::Msg;
use super::message::{Arg, Message, Noun};
use super::sentence::{named, new, unworded};
use crate::base::*;
use crate::journal::Fact;

pub(super) fn extortion(fact: Fact) -> Message {
    let moment = |minutes: u32| Arg::At(SimTime::ZERO + SimSpan::minutes(i64::from(minutes)));
    match fact {
        Fact::DemandRead { minutes, .. } => new(Msg::DemandRead).with("due", moment(minutes)),
        Fact::DeadlineMoved { minutes } => new(Msg::DeadlineMoved).with("due", moment(minutes)),
        Fact::AdversaryContacted { order, authorised } => new(match (order.some(), authorised) {
            (None, _) => Msg::ContactStray,
            (_, true) => Msg::ContactAuthorised,
            (_, false) => Msg::ContactUnauthorised,
        }),
        Fact::ProofShown { records, decrypts } => {
            let id = if decrypts { Msg::ProofDecrypts } else { Msg::ProofNoKey };
            new(id).count("records", u64::from(records))
        }
        Fact::SanctionsChecked { listed } => new(if listed { Msg::SanctionsListed } else { Msg::SanctionsClear }),
        Fact::DemandDecided { pay, .. } => new(if pay { Msg::DecidedToPay } else { Msg::DecidedNotToPay }),
        Fact::RecordsPublished { store, records } => {
            named(Msg::RecordsPublished, "store", Noun::Store, store.0).count("records", u64::from(records))
        }
        other => unworded(other),
    }
}
