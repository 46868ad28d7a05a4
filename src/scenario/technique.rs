//! The shipped ATT&CK table: technique ids, names, tactics, and what became of older ids.

use crate::base::TechniqueIx;

#[derive(Clone, Debug, Default)]
pub struct TechniqueTable {
    /// Active techniques, sorted by id.
    pub rows: Vec<Technique>,
    /// Revoked ids with their successor, sorted by id.
    pub revoked: Vec<(String, String)>,
    /// Ids that went away without a successor, sorted.
    pub deprecated: Vec<String>,
    /// Tactics by short name, in the order of the kill chain.
    pub tactics: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Technique {
    /// `T1486`, `T1021.002`.
    pub id: String,
    pub name: String,
    /// Short name of its first tactic: `lateral-movement`.
    pub tactic: String,
}

/// The 15 tactics of the enterprise matrix, version 19.
const TACTICS: [&str; 15] = [
    "reconnaissance",
    "resource-development",
    "initial-access",
    "execution",
    "persistence",
    "privilege-escalation",
    "stealth",
    "defense-impairment",
    "credential-access",
    "discovery",
    "lateral-movement",
    "collection",
    "command-and-control",
    "exfiltration",
    "impact",
];

impl TechniqueTable {
    /// The table that is built into the program.
    pub fn shipped() -> TechniqueTable {
        let text = include_str!("../../scenarios/reference/attack/techniques.csv");
        let mut table = TechniqueTable { tactics: TACTICS.map(str::to_string).to_vec(), ..TechniqueTable::default() };
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.expect("the shipped technique table is well-formed");
            let column = |n: usize| record.get(n).unwrap_or_default().to_string();
            match &record[3] {
                "active" => {
                    let tactic = record[2].split(';').next().unwrap_or_default().to_string();
                    table.rows.push(Technique { id: column(0), name: column(1), tactic });
                }
                "revoked" => table.revoked.push((column(0), column(4))),
                _ => table.deprecated.push(column(0)),
            }
        }
        table.rows.sort_by(|a, b| a.id.cmp(&b.id));
        table.revoked.sort();
        table.deprecated.sort();
        table
    }
    pub fn find(&self, id: &str) -> Option<TechniqueIx> {
        self.rows.binary_search_by(|row| row.id.as_str().cmp(id)).ok().map(TechniqueIx::from)
    }
    /// What a revoked id is called now.
    pub fn successor(&self, id: &str) -> Option<&str> {
        let at = self.revoked.binary_search_by(|row| row.0.as_str().cmp(id)).ok()?;
        Some(&self.revoked[at].1)
    }
    pub fn get(&self, ix: TechniqueIx) -> &Technique {
        &self.rows[ix.index()]
    }
    /// The short name of a tactic, from its current or its older name.
    pub fn tactic(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase().replace(['_', ' '], "-");
        let name = if name == "defense-evasion" { "stealth" } else { &name };
        self.tactics.iter().map(String::as_str).find(|tactic| *tactic == name)
    }
}

/// The usual spelling of an id: `attack.t1218.011` and `T1218/011` are `T1218.011`.
pub fn normal_id(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("attack.").or_else(|| text.strip_prefix("ATTACK.")).unwrap_or(text);
    text.to_uppercase().replace('/', ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_however_they_are_spelt() {
        let table = TechniqueTable::shipped();
        for text in ["T1218.011", "attack.t1218.011", "T1218/011", " t1218.011"] {
            let found = table.find(&normal_id(text)).map(|ix| table.get(ix).id.clone());
            assert_eq!(found.as_deref(), Some("T1218.011"), "{text}");
        }
        assert_eq!(table.find("T0000"), None);
    }

    #[test]
    fn every_revoked_id_leads_to_an_active_one() {
        let table = TechniqueTable::shipped();
        assert!(table.rows.len() > 600 && table.revoked.len() > 100);
        for (old, new) in &table.revoked {
            assert!(table.find(new).is_some(), "{old} leads to {new}");
        }
        for row in &table.rows {
            assert_eq!(table.tactic(&row.tactic), Some(row.tactic.as_str()), "{}", row.id);
        }
        assert_eq!(table.tactic("defense-evasion"), Some("stealth"));
    }
}
