//! Second thoughts about an incident, and the next shift: rating it lower, taking it up again, handing it over (P2.5, P5.5).
//! What they set going follows in the team.

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::Reason;

const P2_5: TaskId = TaskId::new(Phase::Identify, 5);

/// Rates as raising does, by the same matrix, the other way round.
pub(super) const LOWER: ActionSpec =
    ActionSpec::plain(super::LOWER_SEVERITY, "Lower severity", P2_5, "respond.rate", "lead");

/// Declares the case of the last incident again.
pub(super) const REOPEN: ActionSpec = ActionSpec {
    apply: |_, _, _, out| {
        let whole = &out.belief().whole;
        if whole.incidents.is_empty() || whole.incident().is_some() {
            return Outcome::failed(Reason::NothingToDo);
        }
        Outcome::DONE
    },
    ..ActionSpec::plain(super::REOPEN_INCIDENT, "Reopen incident", P2_5, "respond.declare", "lead")
};

/// Notes for the next shift: for a while, less is lost when another person takes work over.
pub(super) const HAND_OVER: ActionSpec = ActionSpec::plain(
    super::HAND_OVER_SHIFT,
    "Hand over shift",
    TaskId::new(Phase::Recover, 5),
    "respond.hand_over",
    "lead",
);
