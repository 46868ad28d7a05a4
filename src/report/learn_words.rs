//! Sentences of learning: the time line of late steps, deviations from the plan (P6).

use super::catalogue::Msg;
use super::message::{Arg, Message};
use super::sentence::{new, unworded};
use crate::journal::Fact;

pub(super) fn learning(fact: Fact, more: u32) -> Message {
    match fact {
        Fact::LateLogged { exact, .. } => {
            new(if exact { Msg::LateLogged } else { Msg::LateForgotten }).count("n", u64::from(more) + 1)
        }
        Fact::DeviationNamed { action, orders } => {
            new(Msg::DeviationNamed).count("n", u64::from(orders)).with("action", Arg::Action(action))
        }
        other => unworded(other),
    }
}
