//! The exercise file: when it starts, how long it runs, what it is for, and its injects (the MSEL).

use super::{Cond, Dist, Entries, Items, Sp, Word};
use crate::scenario::authored::value::is_text;
use serde::Deserialize;
use serde::de::Deserializer;

/// Which organisation, adversary and plan meet, and when.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the names of the other files are looked up by the scanner, before this is read")]
pub struct Exercise {
    /// Version of the form: 1.
    pub schema: Sp<u32>,
    /// Letters, digits, `-`, `_`, `.`.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub title: String,
    /// What it is about, for the report. Default: none.
    #[serde(default)]
    pub summary: String,
    /// Where the case is told. Default: none.
    #[serde(default)]
    pub source: String,
    /// Built-in name, or path of a file relative to this one.
    pub organisation: Sp<String>,
    /// Built-in name, or path of a file relative to this one.
    pub adversary: Sp<String>,
    /// Built-in name, or path of a file relative to this one.
    pub plan: Sp<String>,
    /// Local date and time of STARTEX, `"2021-03-18 09:00"`.
    pub startex: Sp<String>,
    /// The run ends here at the latest, above 0: `"30d"`.
    pub horizon: Sp<String>,
    /// ENDEX. Default: the incident is closed.
    #[serde(default)]
    pub endex: Option<Sp<Cond>>,
    /// What the exercise is to show. Default: none.
    #[serde(default)]
    pub objectives: Items<Objective>,
    /// Default: none.
    #[serde(default)]
    pub injects: Items<Inject>,
    /// Own goals and limits for criteria. Default: none.
    #[serde(default)]
    pub rubric: Items<RubricChange>,
    /// Figures of the reference table that are different here, by name. Default: none.
    #[serde(default)]
    pub parameters: Entries<Dist>,
}

/// What the exercise is to show.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Unique among objectives.
    pub id: Sp<String>,
    /// In a sentence.
    pub text: String,
    /// HSEEP core capability. Default: none.
    #[serde(default)]
    pub capability: String,
    /// Tasks of the doctrine, `"P3.1"`. Default: none.
    #[serde(default)]
    pub tasks: Vec<Sp<String>>,
}

/// An exercise's own goal or limit for a criterion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RubricChange {
    /// A criterion of the score.
    pub criterion: Sp<String>,
    /// In the criterion's unit. Default: as shipped.
    #[serde(default)]
    pub goal: Option<f64>,
    /// In the criterion's unit. Default: as shipped.
    #[serde(default)]
    pub limit: Option<f64>,
    /// 0 or more. Default: as shipped.
    #[serde(default)]
    pub weight: Option<f64>,
}

/// A message that the facilitators bring in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Unique among injects.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub title: String,
    /// What the receiver reads or hears. Default: none.
    #[serde(default)]
    pub text: String,
    /// The role that receives it.
    pub to: Sp<String>,
    /// `"T+3h"`, `"2021-03-18 12:00"`, `when(condition)` or `by_hand`.
    pub at: InjectAt,
    /// Left out if this holds when it is due. Default: never.
    #[serde(default)]
    pub unless: Option<Sp<Cond>>,
    /// What a good team does about it. Default: nothing.
    #[serde(default)]
    pub expected: Option<Expected>,
    /// What it changes in the world. Default: nothing.
    #[serde(default)]
    pub effects: Items<InjectEffect>,
    /// For the facilitator only. Default: none.
    #[serde(default)]
    pub notes: String,
}

/// When an inject is due.
#[derive(Debug)]
pub enum InjectAt {
    Time(Sp<String>),
    Call(InjectCall),
}

/// When an inject is due, if not at a given time.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InjectCall {
    /// As soon as this holds.
    When(Sp<Cond>),
    /// When the facilitator says so.
    ByHand,
}

impl<'de> Deserialize<'de> for InjectAt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, at) = super::read::raw(deserializer)?;
        if is_text(text) {
            Ok(InjectAt::Time(Sp { value: super::read::parse(text)?, at }))
        } else {
            super::read::parse(text).map(InjectAt::Call)
        }
    }
}

/// What a good team does, and how soon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// An action of the catalogue.
    pub action: Sp<String>,
    /// From the inject, above 0.
    pub within: Sp<String>,
}

/// What an inject changes in the world.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InjectEffect {
    /// A person cannot work.
    PersonAway {
        /// By id, `soc/1`.
        person: Sp<String>,
        /// For how long, above 0.
        span: Sp<String>,
    },
    /// A sensor is blind.
    SensorDown {
        /// By id.
        sensor: Sp<String>,
        /// For how long, above 0.
        span: Sp<String>,
    },
    /// Somebody outside names the truly compromised hosts of these groups.
    OutsideReport {
        /// The unit that is told. Default: the centre.
        #[serde(default)]
        unit: Option<Sp<String>>,
        /// Host groups.
        groups: Vec<Sp<String>>,
    },
    /// A decryptor comes into the team's hands: `decrypt-host` works from then on.
    Decryptor {
        /// Chance that it brings a host back. Default: 1.
        #[serde(default)]
        quality: Option<super::Chance>,
    },
    /// Somebody asks the unit.
    Question {
        /// The unit that is asked. Default: the centre.
        #[serde(default)]
        unit: Option<Sp<String>>,
        /// `regulator`, `press` or `staff`.
        from: Word,
    },
}
