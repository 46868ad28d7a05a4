//! Who waits for word, and how the plan speaks.

use super::{Sp, Word};
use serde::Deserialize;

/// Many people who learn of an incident by notice or by rumour.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// `staff`, `customers` or `public`, each once.
    pub crowd: Word,
    /// How many they are.
    pub people: Sp<u32>,
}

/// How the organisation speaks in public.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The one role that speaks. Default: none, whoever is asked does.
    #[serde(default)]
    pub spokesperson: Option<Sp<String>>,
    /// `measured` (what is known, and what is not) or `absolute` (nothing was taken, all is safe). Default: `measured`.
    #[serde(default)]
    pub wording: Option<Word>,
}
