//! Learning: what the team changes after an incident (P6). The change shows in the next run of the revised organisation:
//! `sandtable improve RUN --adopt drawn` takes the lessons that these actions drew.

use super::ActionSpec;
use crate::base::*;

/// What it writes follows in `team::learn`.
pub(super) const TIMELINE: ActionSpec = ActionSpec::plain(
    super::KEEP_TIMELINE,
    "Bring the time line up to date",
    TaskId::new(Phase::Learn, 2),
    "respond.keep_timeline",
    "lead",
);

pub(super) const COMPARE: ActionSpec = ActionSpec::plain(
    super::COMPARE_RESPONSE,
    "Compare the response with plan and last exercise",
    TaskId::new(Phase::Learn, 3),
    "respond.compare",
    "lead",
);

pub(super) const TUNE: ActionSpec = ActionSpec::plain(
    "tune-controls",
    "Tune or replace controls",
    TaskId::new(Phase::Learn, 4),
    "respond.tune_controls",
    "soc",
);

pub(super) const REVISE: ActionSpec =
    ActionSpec::plain("revise-plan", "Revise plan", TaskId::new(Phase::Learn, 5), "respond.revise_plan", "lead");
