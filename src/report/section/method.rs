//! How the figures came about, and what they cannot tell.

use super::*;
use crate::report::model::{Block, Sentence};

pub fn section(_: &Reading) -> Section {
    let list = [
        Msg::MethodSimulated,
        Msg::MethodSeed,
        Msg::MethodBelief,
        Msg::MethodTimes,
        Msg::MethodCensored,
        Msg::MethodRating,
    ];
    let blocks = vec![Block::List(list.into_iter().map(|id| Sentence::new(word(id))).collect())];
    Section { id: "method", title: word(Msg::MethodTitle), blocks }
}
