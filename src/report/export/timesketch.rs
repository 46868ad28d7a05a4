//! Every entry of the journal for Timesketch: JSON lines with the fields that it asks for (`message`, `datetime`,
//! `timestamp` in microseconds of Unix time, `timestamp_desc`) and ours beside them. Dates are those of the exercise.

use crate::base::EntryId;
use crate::journal::{Journal, Reason, Side};
use crate::report::message::Words;
use crate::report::reading::Orders;
use crate::report::sentence::{Context, sentence};
use serde_json::json;

pub fn timesketch(journal: &Journal, words: &Words) -> Vec<u8> {
    let orders = Orders::of(journal);
    let context = Context { scenario: words.scenario, orders: &orders };
    let mut out = Vec::with_capacity(journal.entries.len() * 300);
    for (number, entry) in journal.entries.iter().enumerate() {
        let (fact, side) = (entry.fact(), entry.side());
        let side = match side {
            Side::Truth => "truth",
            Side::Recorded => "recorded",
            Side::Known => "known",
        };
        let reason = entry.reason();
        let line = json!({
            "message": words.say_first(&sentence(fact, reason, 0, &context)),
            "datetime": words.clock.iso_zoned(entry.at),
            "timestamp": words.clock.unix_micros(entry.at),
            "timestamp_desc": format!("sandtable {side}"),
            "side": side,
            "word": fact.word(),
            "reason": if reason == Reason::None { "" } else { reason.word() },
            "caused_by_adversary": journal.adversary_caused(EntryId::from(number)),
            "entry": number,
            "origin": entry.origin.some().map(|origin| origin.0),
            "exercise": words.scenario.exercise.id,
            "tag": [side],
        });
        serde_json::to_writer(&mut out, &line).expect("writing to memory cannot fail");
        out.push(b'\n');
    }
    out
}
