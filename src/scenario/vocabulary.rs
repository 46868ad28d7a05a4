//! The words of the catalogue and of the score that authors may use. The upper floors fill it from their tables.

use super::model::ActionWord;

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Rows in the order of `ActionId`.
    pub actions: Vec<ActionWord>,
    /// Ids of the score's criteria.
    pub criteria: Vec<String>,
}
