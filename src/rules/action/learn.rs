//! Learning: what the team changes after an incident (P6). The change shows in the next run of the revised organisation:
//! `sandtable improve RUN --adopt drawn` takes the lessons that these actions drew.

use super::ActionSpec;
use crate::base::*;

pub(super) const TUNE: ActionSpec = ActionSpec::plain(
    "tune-controls",
    "Tune or replace controls",
    TaskId::new(Phase::Learn, 4),
    "respond.tune_controls",
    "soc",
);

pub(super) const REVISE: ActionSpec =
    ActionSpec::plain("revise-plan", "Revise plan", TaskId::new(Phase::Learn, 5), "respond.revise_plan", "lead");
