//! What a merged study says.

use super::design::Design;
use super::merge::Merged;
use serde::Serialize;

#[derive(Serialize)]
pub struct Summary {
    pub answer: Vec<String>,
}

pub fn summary(_: &Design, merged: &Merged) -> Summary {
    Summary { answer: vec![format!("{} runs", merged.rows.len())] }
}

pub fn markdown(summary: &Summary) -> String {
    summary.answer.join("\n")
}
