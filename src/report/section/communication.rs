//! Who was told what and by when: legal clocks, word that went round, and what passed with the extortionist.

use super::*;
use crate::journal::Fact;
use crate::report::model::{Block, Sentence, Table};
use crate::report::sentence::{Context, sentence};

/// More publications and messages than this are counted, not listed.
const MOST_ROWS: usize = 24;

pub fn section(reading: &Reading) -> Section {
    let mut blocks = clocks::blocks(reading);
    blocks.extend(talk::blocks(reading));
    blocks.extend(extortion(reading));
    if blocks.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NobodyToTell))));
    }
    Section { id: "communication", title: word(Msg::CommunicationTitle), blocks }
}

/// The demand and what was done about it, in time order; nothing where none was left.
fn extortion(reading: &Reading) -> Vec<Block> {
    let context = Context { scenario: reading.scenario, orders: &reading.orders };
    let (mut rows, mut left): (Vec<Vec<Cell>>, Option<EntryId>) = (Vec::new(), None);
    let (mut more, mut read, mut decided) = (0, None, None);
    for (number, entry) in reading.journal.entries.iter().enumerate() {
        let (id, fact) = (EntryId::from(number), entry.fact());
        match fact {
            Fact::DemandLeft { .. } => left = left.or(Some(id)),
            Fact::DemandRead { .. } => read = read.or(Some(id)),
            Fact::DemandDecided { pay, .. } => decided = Some((pay, id)),
            Fact::DeadlineMoved { .. }
            | Fact::AdversaryContacted { .. }
            | Fact::ProofShown { .. }
            | Fact::SanctionsChecked { .. }
            | Fact::RecordsPublished { .. }
            | Fact::DecryptorReceived {} => {}
            _ => continue,
        }
        if rows.len() < MOST_ROWS {
            let said = sentence(fact, entry.reason(), 0, &context);
            rows.push(vec![value(Arg::At(entry.at)).into(), proved(said, &[id])]);
        } else {
            more += 1;
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Table {
        title: Some(word(Msg::ExtortionTitle)),
        columns: vec![words_of(Msg::ColumnTime), words_of(Msg::ColumnWhat)],
        rows,
    };
    let mut blocks = vec![Block::Table(table)];
    if more > 0 {
        blocks.push(Block::Text(Sentence::new(Message::new(Msg::ExtortionMore).count("n", more))));
    }
    blocks.push(Block::Text(why(reading, left.or(read), read, decided)));
    blocks
}

/// Whether it was paid, and what the plan says about that.
fn why(reading: &Reading, left: Option<EntryId>, read: Option<EntryId>, decided: Option<(bool, EntryId)>) -> Sentence {
    let pays = reading.scenario.plan.pays_when.is_some();
    let (id, proof) = match (decided, read) {
        (Some((true, entry)), _) => (Msg::WhyPaid, Some(entry)),
        (Some((false, entry)), _) if pays => (Msg::WhyNotPaid, Some(entry)),
        (Some((false, entry)), _) => (Msg::WhyNeverPays, Some(entry)),
        (None, Some(entry)) => (Msg::WhyUndecided, Some(entry)),
        (None, None) => (Msg::WhyUnread, left),
    };
    Sentence::new(word(id)).proved(proof)
}
