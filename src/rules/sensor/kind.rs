//! The kinds of sensors: what each can see at all. To add one: its variant in the scenario, and a row here.

use crate::scenario::{Effect, SensorKind};

pub struct KindRow {
    pub kind: SensorKind,
    /// Sits on the host itself, so that it can be blinded there.
    pub on_host: bool,
    /// People, not machines: no tactic factor, one delay for all alike uses.
    pub people: bool,
}

impl KindRow {
    /// Whether it can see a technique with this effect at all. Of an impact, people see what stands on their screens:
    /// encryption and the demand, not backups that are gone.
    pub fn sees(&self, tactic: &str, effect: &Effect) -> bool {
        let hidden = self.people && tactic == "impact" && !matches!(effect, Effect::Encrypt { .. } | Effect::Extort);
        !hidden && self.kind.claims(tactic)
    }
}

pub const KINDS: &[KindRow] = &[
    KindRow { kind: SensorKind::Antivirus, on_host: true, people: false },
    KindRow { kind: SensorKind::Edr, on_host: true, people: false },
    KindRow { kind: SensorKind::Ids, on_host: false, people: false },
    KindRow { kind: SensorKind::Nta, on_host: false, people: false },
    KindRow { kind: SensorKind::Siem, on_host: false, people: false },
    KindRow { kind: SensorKind::Ueba, on_host: false, people: false },
    KindRow { kind: SensorKind::MailGateway, on_host: false, people: false },
    KindRow { kind: SensorKind::UserReport, on_host: false, people: true },
    KindRow { kind: SensorKind::ThirdParty, on_host: false, people: true },
    KindRow { kind: SensorKind::RansomNote, on_host: false, people: true },
];

pub fn row(kind: SensorKind) -> &'static KindRow {
    let row = &KINDS[kind as usize];
    debug_assert_eq!(row.kind, kind, "rows stand in the order of the kinds");
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_row() {
        for kind in SensorKind::ALL {
            assert_eq!(row(kind).kind, kind);
        }
        assert_eq!(KINDS.len(), SensorKind::ALL.len());
    }
}
