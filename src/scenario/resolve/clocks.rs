//! Legal clocks: rows of the shipped table, rows of the author's own, and what stands between them.

use super::*;
use crate::scenario::authored::Items;
use crate::scenario::clocks::{self, ShippedClock};
use crate::scenario::message::nearest;

impl Cx<'_> {
    pub(super) fn legal_clocks(&mut self, rows: &Items<authored::Clock>) -> Vec<Clock> {
        let shipped = clocks::shipped();
        let ids: Vec<&str> = rows.iter().map(|row| row.id.value.as_str()).collect();
        rows.iter().map(|row| self.legal_clock(row, &shipped, &ids)).collect()
    }
    fn legal_clock(&mut self, row: &authored::Clock, shipped: &[ShippedClock], ids: &[&str]) -> Clock {
        self.place("organisation.clocks", &row.id);
        let known = shipped.iter().find(|known| known.id == row.id.value);
        if known.is_none() && row.within.is_none() {
            self.unknown_clock(row, shipped);
        }
        let or = |own: &str, theirs: fn(&ShippedClock) -> &String| match (own, known) {
            ("", Some(known)) => theirs(known).clone(),
            (own, _) => own.to_string(),
        };
        let (title, addressee, source) =
            (or(&row.title, |k| &k.title), or(&row.addressee, |k| &k.addressee), or(&row.source, |k| &k.source));
        let after = known.and_then(|known| known.after.as_deref());
        Clock {
            id: row.id.value.clone(),
            regime: known.map(|known| known.regime.clone()).unwrap_or_default(),
            title: or_id(&title, &row.id),
            addressee,
            anchor: self.word_or(row.anchor.as_ref(), known.map_or(ClockAnchor::Aware, |known| known.anchor)),
            after: after.and_then(|after| self.clock_before(row, after, ids)),
            length: match &row.within {
                Some(within) => ClockLength::Span(self.positive_span(within, "a legal clock")),
                None => known.map_or(ClockLength::Span(SimSpan::ZERO), |known| known.length.clone()),
            },
            cap: known.and_then(|known| known.cap),
            from_records: row.from_records.unwrap_or(known.map_or(0, |known| known.from_records)),
            zone: known.and_then(|known| known.zone).unwrap_or(self.clock.zone),
            in_force: known.map(|known| known.in_force.clone()).unwrap_or_default(),
            status: known.map_or(ClockStatus::Authored, |known| known.status),
            source,
        }
    }
    /// The clock whose notice starts this one must stand in the file too.
    fn clock_before(&mut self, row: &authored::Clock, after: &str, ids: &[&str]) -> Option<ClockId> {
        let found = ids.iter().position(|id| *id == after).map(ClockId::from);
        if found.is_none() {
            let message =
                format!("`{}` runs from the filing of `{after}`, which is not among the clocks", row.id.value);
            let finding = Finding::error("unknown-id", row.id.at.clone(), message).label("never starts");
            self.report.push(finding.help(format!("add `(id: \"{after}\")` to `clocks`")));
        }
        found
    }
    fn unknown_clock(&mut self, row: &authored::Clock, shipped: &[ShippedClock]) {
        let id = &row.id.value;
        let message = format!("there is no shipped clock `{id}`, and a clock of your own needs `within`");
        let finding = Finding::error("unknown-id", row.id.at.clone(), message).label("how long does it run?");
        let near = nearest(id, shipped.iter().map(|known| known.id.as_str()));
        self.report.push(match near {
            Some(near) => {
                finding.fix(&row.id.at, format!("\"{near}\"")).help(format!("the nearest shipped clock is `{near}`"))
            }
            None => finding.help("`sandtable list clocks` names the shipped ones"),
        });
    }
}
