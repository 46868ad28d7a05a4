//! The shipped ATT&CK table: technique ids, names, tactics, and what became of older ids.

use crate::base::TechniqueIx;

#[derive(Clone, Debug, Default)]
pub struct TechniqueTable {
    /// Active techniques, sorted by id.
    pub rows: Vec<Technique>,
    /// Revoked ids with their successor, sorted by id.
    pub revoked: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Technique {
    /// `T1486`, `T1021.002`.
    pub id: String,
    pub name: String,
    /// Short name of its first tactic: `lateral-movement`.
    pub tactic: String,
}

impl TechniqueTable {
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
}
