//! Every entry of the journal as a row, for spreadsheets: nothing is folded or left out.

use super::spreadsheet::inert;
use crate::journal::{Entry, Fact, Journal, Reason, Side};
use crate::report::message::Words;
use crate::report::reading::Orders;
use crate::report::sentence::{Context, sentence};

pub fn timeline_csv(journal: &Journal, words: &Words) -> Vec<u8> {
    let orders = Orders::of(journal);
    let context = Context { scenario: words.scenario, orders: &orders };
    let mut out = csv::Writer::from_writer(Vec::with_capacity(journal.entries.len() * 120));
    let never = "writing to memory cannot fail";
    out.write_record(["number", "time", "local", "side", "word", "sentence", "reason", "origin"]).expect(never);
    for (number, entry) in journal.entries.iter().enumerate() {
        let fact = entry.fact();
        let said = sentence(fact, entry.reason(), 0, &context);
        let record = [
            number.to_string(),
            entry.at.to_string(),
            words.clock.iso(entry.at),
            side(entry).to_string(),
            fact.word().to_string(),
            inert(words.say_first(&said)),
            reason(entry, fact).to_string(),
            if entry.origin.is_none() { String::new() } else { entry.origin.0.to_string() },
        ];
        out.write_record(&record).expect(never);
    }
    out.into_inner().expect(never)
}

fn side(entry: &Entry) -> &'static str {
    match entry.side() {
        Side::Truth => "truth",
        Side::Recorded => "recorded",
        Side::Known => "known",
    }
}

fn reason(entry: &Entry, _: Fact) -> &'static str {
    if entry.reason() == Reason::None { "" } else { entry.reason().word() }
}
