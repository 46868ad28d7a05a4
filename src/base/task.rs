//! The seven phases of the doctrine and their tasks, `P1.1` to `P7.7`.

use std::fmt;

/// A phase of the incident-response life cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    Prepare = 1,
    Identify,
    Contain,
    Eradicate,
    Recover,
    Learn,
    Communicate,
}

impl Phase {
    pub const ALL: [Phase; 7] = [
        Phase::Prepare,
        Phase::Identify,
        Phase::Contain,
        Phase::Eradicate,
        Phase::Recover,
        Phase::Learn,
        Phase::Communicate,
    ];
    /// `P1` to `P7`.
    pub fn code(self) -> &'static str {
        ["P1", "P2", "P3", "P4", "P5", "P6", "P7"][self.index()]
    }
    pub fn name(self) -> &'static str {
        ["Prepare", "Identify", "Contain", "Eradicate", "Recover", "Learn", "Communicate"][self.index()]
    }
    pub fn index(self) -> usize {
        self as usize - 1
    }
    /// Number of tasks that the doctrine gives the phase.
    pub fn tasks(self) -> u8 {
        [9, 7, 7, 5, 5, 5, 7][self.index()]
    }
    /// What the phase is for.
    pub fn goal(self) -> &'static str {
        [
            "defences that are active before the incident",
            "fast and accurate location of the threat",
            "a barrier that stops the spread, with continuity and forensics in balance",
            "the root of the threat is gone",
            "a careful restart",
            "lessons become improvements",
            "a bridge of trust",
        ][self.index()]
    }
}

/// A task of the doctrine, printed `P3.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId {
    pub phase: Phase,
    pub number: u8,
}

impl TaskId {
    pub const fn new(phase: Phase, number: u8) -> TaskId {
        TaskId { phase, number }
    }
    /// Every task of the doctrine, in its order.
    pub fn all() -> impl Iterator<Item = TaskId> {
        Phase::ALL.into_iter().flat_map(|phase| (1..=phase.tasks()).map(move |number| TaskId { phase, number }))
    }
    /// What the organisation does.
    pub fn name(self) -> &'static str {
        let names: &[&str] = match self.phase {
            Phase::Prepare => &PREPARE,
            Phase::Identify => &IDENTIFY,
            Phase::Contain => &CONTAIN,
            Phase::Eradicate => &ERADICATE,
            Phase::Recover => &RECOVER,
            Phase::Learn => &LEARN,
            Phase::Communicate => &COMMUNICATE,
        };
        names.get(usize::from(self.number).wrapping_sub(1)).copied().unwrap_or_default()
    }
    /// Reads `P3.1`; `None` for anything that the doctrine does not hold.
    pub fn parse(text: &str) -> Option<TaskId> {
        let (phase, number) = text.strip_prefix('P')?.split_once('.')?;
        let phase = *Phase::ALL.get(phase.parse::<usize>().ok()?.checked_sub(1)?)?;
        let number = number.parse::<u8>().ok()?;
        (1..=phase.tasks()).contains(&number).then_some(TaskId { phase, number })
    }
}

const PREPARE: [&str; 9] = [
    "a written response plan",
    "sector annexes of the plan",
    "a cross-functional team, day and night",
    "who is responsible, accountable, consulted and informed",
    "central logs and live alert rules",
    "intrusion detection fed by intelligence",
    "endpoint detection with baselines",
    "trained people",
    "exercises that end in improvements",
];
const IDENTIFY: [&str; 7] = [
    "match indicators",
    "watch behaviour against a baseline",
    "watch network traffic",
    "classify the attack",
    "rate the impact",
    "record the facts",
    "triage alerts under load",
];
const CONTAIN: [&str; 7] = [
    "cut infected systems off",
    "revoke rights and reset passwords",
    "preserve evidence",
    "contain between segments",
    "patch or shield the most exposed first",
    "collect forensics and record each step",
    "balance isolation and business",
];
const ERADICATE: [&str; 5] = [
    "remove malware and persistence",
    "verify the fix",
    "rebuild what is deeply infected",
    "block-list what was learnt",
    "find the root cause",
];
const RECOVER: [&str; 5] = [
    "bring services back in order of impact",
    "restore from checked backups",
    "test before going live",
    "monitor closely for 72 h",
    "keep the business going meanwhile",
];
const LEARN: [&str; 5] = [
    "review within 14 days",
    "time line with reasons for late steps",
    "deviations and key figures against the last time",
    "tune and replace tools",
    "revise documents and follow improvements up",
];
const COMMUNICATE: [&str; 7] = [
    "a secure channel and a sync every 2 h",
    "brief executives on business impact",
    "guide staff and answer rumours",
    "speak to the media with one voice",
    "tell customers and keep a hotline",
    "report to regulators within the legal clocks",
    "decide on extortion",
];

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.phase.code(), self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn task_ids_round_trip_and_unknown_ones_do_not() {
        for task in TaskId::all() {
            assert_eq!(TaskId::parse(&task.to_string()), Some(task));
            assert!(!task.name().is_empty(), "{task} has no name");
        }
        assert_eq!(TaskId::all().count(), 45);
        for wrong in ["P3.8", "P0.1", "P8.1", "3.1", "P1.0", "P1", ""] {
            assert_eq!(TaskId::parse(wrong), None, "{wrong}");
        }
    }
}
