//! The study file: which exercises and plans meet, under which settings, how often, and what is asked of them.

use super::{Items, Sp, Word};
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
    /// Settings that vary. Default: none, one point.
    #[serde(default)]
    pub factors: Items<Factor>,
    /// At which points of their ranges the study is run. Default: `grid`, every combination of levels.
    #[serde(default)]
    pub design: Option<Sp<Design>>,
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
    /// Which runs the report names, with the command that plays each again. Default: none.
    #[serde(default)]
    pub keep: Option<Keep>,
    /// Whether the rating of every criterion of every run is kept, in `criteria.csv`. Default: false.
    #[serde(default)]
    pub criteria: bool,
    /// What is known from outside, to stand beside the figures. Default: none.
    #[serde(default)]
    pub bands: Items<Band>,
    /// Stops before `replications` when enough is known. Default: none, all are run.
    #[serde(default)]
    pub rounds: Option<Sp<Rounds>>,
    /// Says which plan is best by an output. Default: none.
    #[serde(default)]
    pub select: Option<Sp<Select>>,
    /// Outputs between which plans trade: which plans no other beats on all of them. Default: none.
    #[serde(default)]
    pub tradeoff: Vec<Sp<String>>,
}

/// Rounds of replications, after each of which the study may stop.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounds {
    /// Replications of the first round, a multiple of `step`.
    pub first: Sp<u64>,
    /// Replications of each later round, 2 or more.
    pub step: Sp<u64>,
    /// How well is enough: all of these. At least one.
    pub until: Items<Until>,
}

/// How well a difference from the baseline is to be known; a mean, in a study of one plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// An output of studies.
    pub output: Sp<String>,
    /// Half of its 95 % interval, above 0: "2h" for times, a number in the output's unit, "5 %" for what holds or not.
    pub half_width: Sp<Raw>,
}

/// Which plan is best, by the procedure of Kim and Nelson.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Select {
    /// An output of studies.
    pub output: Sp<String>,
    /// The smallest difference of means that matters, above 0, written as `half_width` is.
    pub indifference: Sp<Raw>,
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

/// A setting that varies, or several that vary together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Unique among factors.
    pub id: Sp<String>,
    /// As in `--set`. Default: none; `paths` or `choices` then.
    #[serde(default)]
    pub path: Option<Sp<String>>,
    /// Several fields that take the same value. Default: none.
    #[serde(default)]
    pub paths: Vec<Sp<String>>,
    /// Values as they would stand in the file. Default: none.
    #[serde(default)]
    pub levels: Vec<Raw>,
    /// Levels of several settings each, in place of paths and levels. Default: none.
    #[serde(default)]
    pub choices: Items<Choice>,
    /// The lowest and the highest value, two numbers or two texts of one unit: `("15min", "4h")`. Whole numbers stay whole.
    /// Default: none; not in a grid.
    #[serde(default)]
    pub range: Option<Sp<(Sp<Raw>, Sp<Raw>)>>,
    /// `linear`, or `log`: as many values between 1 and 10 as between 10 and 100. Default: `linear`.
    #[serde(default)]
    pub scale: Option<Word>,
    /// A factor before this one with which it rises and falls: both take the same place in their ranges. Default: none.
    #[serde(default)]
    pub with: Option<Sp<String>>,
}

/// A level of several settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique in the factor.
    pub id: Sp<String>,
    /// Fields that are different here; an empty list leaves all as it is.
    pub set: Items<Setting>,
}

/// At which points a study is run.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Design {
    /// Every combination of levels.
    Grid,
    /// Points of which each of as many stripes of each factor holds one; each point has seeds of its own.
    LatinHypercube {
        /// 1 or more.
        points: Sp<u64>,
        /// Default: 1.
        #[serde(default)]
        seed: Option<Sp<u64>>,
    },
    /// The sequence of Sobol'; each point has seeds of its own.
    Sobol {
        /// 1 or more; a power of 2 covers evenly.
        points: Sp<u64>,
        /// Shifts the sequence. Default: as published, from the lowest values on.
        #[serde(default)]
        seed: Option<Sp<u64>>,
    },
    /// One factor at a time, along random trajectories: which factors matter. All points share their seeds.
    Morris {
        /// 2 or more, better 10 to 50.
        trajectories: Sp<u64>,
        /// Values a range, even. Default: 4.
        #[serde(default)]
        levels: Option<Sp<u64>>,
        /// Default: 1.
        #[serde(default)]
        seed: Option<Sp<u64>>,
    },
    /// For shares of variance: `base` x (factors + 2) points. All points share their seeds.
    Saltelli {
        /// 2 or more; a power of 2 covers evenly.
        base: Sp<u64>,
        /// Default: 1.
        #[serde(default)]
        seed: Option<Sp<u64>>,
    },
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

/// Runs worth a look.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Keep {
    /// So many of each plan that did the most harm, 1 to 100.
    Worst(Sp<u64>),
}

/// A figure of the record: the median of a time, the mean of a number, the share of what holds; or with a limit the share
/// of the runs that keep within or go beyond it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Unique among bands.
    pub id: Sp<String>,
    /// What it is, in words. Default: the output's title.
    #[serde(default)]
    pub title: String,
    /// An output of studies: `sandtable list outputs`.
    pub output: Sp<String>,
    /// For times. Default: none.
    #[serde(default)]
    pub within: Option<Sp<String>>,
    /// For times. Default: none.
    #[serde(default)]
    pub beyond: Option<Sp<String>>,
    /// Exercises of the study that it is about. Default: all.
    #[serde(default)]
    pub exercises: Vec<Sp<String>>,
    /// Hours for the median of a time.
    pub low: Sp<f64>,
    pub high: Sp<f64>,
    /// Where it stands.
    pub source: String,
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
