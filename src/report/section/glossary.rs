//! The words of the field, one meaning each.

use super::*;
use crate::report::model::Block;

pub fn section(_: &Reading) -> Section {
    let terms = [
        (Msg::TermIdentified, Msg::TextIdentified),
        (Msg::TermContained, Msg::TextContained),
        (Msg::TermDwell, Msg::TextDwell),
        (Msg::TermFoothold, Msg::TextFoothold),
        (Msg::TermCase, Msg::TextCase),
        (Msg::TermInject, Msg::TextInject),
        (Msg::TermRatings, Msg::TextRatings),
        (Msg::TermShare, Msg::TextShare),
        (Msg::TermStartex, Msg::TextStartex),
        (Msg::TermTabletop, Msg::TextTabletop),
    ];
    let pairs = terms.into_iter().map(|(term, text)| (word(term), word(text).into())).collect();
    Section { id: "glossary", title: word(Msg::GlossaryTitle), blocks: vec![Block::Pairs(pairs)] }
}
