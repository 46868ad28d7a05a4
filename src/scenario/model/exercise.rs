//! The exercise: when it starts, how long it runs, what it is for, and its injects (the MSEL).

use super::Cond;
use crate::base::*;
use chrono::NaiveDateTime;

#[derive(Clone, Debug)]
pub struct Exercise {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Where the case is told, for the report.
    pub source: String,
    /// Local date and time of STARTEX, simulated time 0.
    pub startex: NaiveDateTime,
    /// The run ends here at the latest.
    pub horizon: SimSpan,
    /// ENDEX: false alarms stop; review and lessons still run up to the horizon.
    pub endex: Cond,
    pub objectives: Vec<Objective>,
    pub injects: Vec<Inject>,
    pub rubric: Vec<RubricChange>,
}

#[derive(Clone, Debug)]
pub struct Objective {
    pub id: String,
    pub text: String,
    /// HSEEP core capability.
    pub capability: String,
    pub tasks: Vec<TaskId>,
}

/// An exercise's own goal or limit for a criterion.
#[derive(Clone, Debug)]
pub struct RubricChange {
    pub criterion: String,
    pub goal: Option<f64>,
    pub limit: Option<f64>,
    pub weight: Option<f64>,
}

#[derive(Clone, Debug)]
pub struct Inject {
    pub id: String,
    pub title: String,
    pub text: String,
    pub to: RoleId,
    pub at: InjectAt,
    /// Left out if this holds when it is due ("not done by T" is `Not(Done)`, with `at` = T).
    pub unless: Option<Cond>,
    /// What a good team does about it, and how soon.
    pub expected: Option<(ActionId, SimSpan)>,
    pub effects: Vec<InjectEffect>,
    /// For the facilitator only.
    pub notes: String,
}

#[derive(Clone, Debug)]
pub enum InjectAt {
    Time(SimTime),
    When(Cond),
    ByHand,
}

#[derive(Clone, Debug)]
pub enum InjectEffect {
    PersonAway {
        person: PersonId,
        span: SimSpan,
    },
    SensorDown {
        sensor: SensorId,
        span: SimSpan,
    },
    /// Somebody outside says that these hosts are compromised (only the truly compromised ones are named).
    OutsideReport {
        unit: UnitId,
        groups: Vec<GroupId>,
    },
    /// A decryptor comes into the team's hands, which brings back hosts with this chance.
    Decryptor {
        quality: Chance,
    },
    /// The unit is asked by a regulator, a reporter, or by rumour.
    Question {
        unit: UnitId,
        from: Asker,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asker {
    Regulator,
    Press,
    Staff,
}
