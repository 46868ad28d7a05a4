//! The files that ship inside the program. One row a file; a test finds files without a row.

use super::scan;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Exercise,
    Organisation,
    Adversary,
    Plan,
    /// A part of a plan, keyed by sector: no text of its own in a scenario.
    Annex,
    /// Exercises x plans x settings x seeds: names scenarios, is part of none.
    Study,
}

impl Kind {
    /// The texts of a scenario.
    pub const ALL: [Kind; 4] = [Kind::Exercise, Kind::Organisation, Kind::Adversary, Kind::Plan];
    pub const SHIPPED: [Kind; 6] =
        [Kind::Exercise, Kind::Organisation, Kind::Adversary, Kind::Plan, Kind::Annex, Kind::Study];
    /// The folder under `scenarios/`.
    pub fn folder(self) -> &'static str {
        ["exercises", "organisations", "adversaries", "plans", "annexes", "studies"][self as usize]
    }
    /// `Source::role` of such a file.
    pub fn role(self) -> &'static str {
        ["exercise", "organisation", "adversary", "plan", "annex", "study"][self as usize]
    }
}

/// A file of the library.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    pub kind: Kind,
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! shipped {
    ($($kind:ident $folder:literal $name:literal),+ $(,)?) => {
        &[$(Shipped {
            kind: Kind::$kind,
            name: $name,
            text: include_str!(concat!("../../scenarios/", $folder, "/", $name, ".ron")),
        }),+]
    };
}

/// Every shipped file.
pub const LIBRARY: &[Shipped] = shipped![
    Annex "annexes" "bank-payment-outage",
    Annex "annexes" "hospital-patient-safety",
    Annex "annexes" "manufacturer-production",
    Exercise "exercises" "hospital-ransomware",
    Exercise "exercises" "mid-market-ransomware",
    Exercise "exercises" "mid-market-theft",
    Exercise "exercises" "small-clinic",
    Exercise "exercises" "valve-works-ransomware",
    Exercise "exercises" "valve-works-theft",
    Organisation "organisations" "mid-market",
    Organisation "organisations" "national-health",
    Organisation "organisations" "small-clinic",
    Organisation "organisations" "valve-works",
    Adversary "adversaries" "data-thief",
    Adversary "adversaries" "eight-weeks",
    Adversary "adversaries" "mail-to-ransom",
    Adversary "adversaries" "paced-crew",
    Adversary "adversaries" "push-by-directory",
    Adversary "adversaries" "quiet-theft",
    Plan "plans" "as-it-was",
    Plan "plans" "mature-soc",
    Plan "plans" "open-on-first-server-alert",
    Plan "plans" "prepared",
    Plan "plans" "small-clinic",
    Plan "plans" "small-team",
    Plan "plans" "usual",
    Plan "plans" "valve-works-scoped",
    Plan "plans" "valve-works-shutdown",
    Study "studies" "plans-compared",
    Study "studies" "population",
    Study "studies" "what-matters",
];

impl Shipped {
    /// `built-in:plans/prepared.ron`.
    pub fn path(&self) -> String {
        format!("built-in:{}/{}.ron", self.kind.folder(), self.name)
    }
    /// Its title or name, for lists; its file name if it has neither.
    pub fn title(&self) -> String {
        let node = scan::scan(self.text);
        let field = |name| node.as_ref().and_then(|node| node.string_field(name, self.text));
        field("title").or_else(|| field("name")).unwrap_or(self.name).to_string()
    }
}

/// The shipped files of a kind, in the order of the table.
pub fn list(kind: Kind) -> impl Iterator<Item = &'static Shipped> {
    LIBRARY.iter().filter(move |file| file.kind == kind)
}

pub fn find(kind: Kind, name: &str) -> Option<&'static Shipped> {
    list(kind).find(|file| file.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folders_is_in_the_table() {
        for kind in Kind::SHIPPED {
            let folder = format!("{}/scenarios/{}", env!("CARGO_MANIFEST_DIR"), kind.folder());
            let mut found: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap().replace(".ron", ""))
                .collect();
            found.sort();
            let mut listed: Vec<&str> = list(kind).map(|file| file.name).collect();
            listed.sort_unstable();
            assert_eq!(found, listed);
        }
    }

    #[test]
    fn every_file_is_called_by_its_id_and_has_a_title() {
        for file in LIBRARY {
            let node = scan::scan(file.text).unwrap_or_else(|| panic!("{} is well-formed", file.path()));
            assert_eq!(node.string_field("id", file.text), Some(file.name));
            assert_ne!(file.title(), file.name);
        }
    }
}
