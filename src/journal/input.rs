//! What people put into a run: answers to prompts and unprompted orders, as recorded.

use super::Choice;
use crate::base::*;

/// One recorded input. An exact replay uses `after_event`; a branch uses the prompt's key, else the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    pub at: SimTime,
    /// Number of events that the run had taken.
    pub after_event: u64,
    pub kind: InputKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    Answer {
        prompt: PromptId,
        key: Key,
        choice: Choice,
    },
    /// A seat orders an action; `target` is the id of the action's target kind, `u32::MAX` for none.
    Order {
        role: RoleId,
        action: ActionId,
        target: u32,
    },
}
