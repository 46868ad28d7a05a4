//! The study file: which exercises and plans meet, under which settings, how often, and what is asked of them.

use super::{Items, Sp};
use serde::Deserialize;
use serde::de::Deserializer;

/// Exercises x settings x plans x seeds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Version of the form: 1.
    pub schema: Sp<u32>,
    /// Letters, digits, `-`, `_`, `.`.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub title: String,
    /// The question that it answers. Default: none.
    #[serde(default)]
    pub summary: String,
    /// Built-in names, or paths of files relative to this one. At least one.
    pub exercises: Vec<Sp<String>>,
    /// Plans to compare, at least one.
    pub plans: Items<StudyPlan>,
    /// The plan that the others are compared with, by its id here. Default: the first.
    #[serde(default)]
    pub baseline: Option<Sp<String>>,
    /// Settings that vary: every combination of their levels is a point of the study. Default: none, one point.
    #[serde(default)]
    pub factors: Items<Factor>,
    /// Seed of the first replication; the others follow. Default: 1.
    #[serde(default)]
    pub first_seed: Option<Sp<u64>>,
    /// Replications a plan, exercise and point, 1 or more.
    pub replications: Sp<u64>,
    /// Replications a unit of work, 1 or more; it changes no result. Default: 250.
    #[serde(default)]
    pub block: Option<Sp<u64>>,
    /// What is asked to be met. Default: none.
    #[serde(default)]
    pub targets: Items<Target>,
}

/// A plan of the study.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyPlan {
    /// Unique among plans.
    pub id: Sp<String>,
    /// Built-in name, or path of a file relative to this one. Default: the id.
    #[serde(default)]
    pub plan: Option<Sp<String>>,
    /// Fields that are different here. Default: none.
    #[serde(default)]
    pub set: Items<Setting>,
}

/// A change of one field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// As in `--set`: `plan.escalate_after`, `organisation.hosts[ward-pc].count`.
    pub path: Sp<String>,
    /// As it would stand in the file.
    pub value: Raw,
}

/// A setting that varies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Unique among factors.
    pub id: Sp<String>,
    /// As in `--set`.
    pub path: Sp<String>,
    /// Values as they would stand in the file, at least one.
    pub levels: Vec<Raw>,
}

/// What an output is to meet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// An output of studies: `sandtable list outputs`.
    pub output: Sp<String>,
    /// For times. Default: none.
    #[serde(default)]
    pub within: Option<Sp<String>>,
    /// For numbers. Default: none.
    #[serde(default)]
    pub at_most: Option<Sp<f64>>,
    /// For numbers. Default: none.
    #[serde(default)]
    pub at_least: Option<Sp<f64>>,
}

/// The text of a value, as it stands.
#[derive(Clone, Debug)]
pub struct Raw {
    pub text: String,
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, _) = super::read::raw(deserializer)?;
        Ok(Raw { text: text.to_string() })
    }
}
