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
    /// Reads `P3.1`; `None` for anything that the doctrine does not hold.
    pub fn parse(text: &str) -> Option<TaskId> {
        let (phase, number) = text.strip_prefix('P')?.split_once('.')?;
        let phase = *Phase::ALL.get(phase.parse::<usize>().ok()?.checked_sub(1)?)?;
        let number = number.parse::<u8>().ok()?;
        (1..=phase.tasks()).contains(&number).then_some(TaskId { phase, number })
    }
}

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
        for phase in Phase::ALL {
            for number in 1..=phase.tasks() {
                let task = TaskId::new(phase, number);
                assert_eq!(TaskId::parse(&task.to_string()), Some(task));
            }
        }
        for wrong in ["P3.8", "P0.1", "P8.1", "3.1", "P1.0", "P1", ""] {
            assert_eq!(TaskId::parse(wrong), None, "{wrong}");
        }
    }
}
