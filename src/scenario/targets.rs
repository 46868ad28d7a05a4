//! What each task of the doctrine is measured by and what it serves, as HSEEP traces it: critical task -> capability
//! target -> core capability (FEMA's list). `scenarios/reference/capabilities.csv`; an exercise's objectives say more.

use super::model::Exercise;
use crate::base::TaskId;
use std::sync::OnceLock;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapabilityTarget {
    pub task: TaskId,
    /// What the task is to achieve, in a sentence with its figure.
    pub target: String,
    pub capability: String,
    pub source: String,
}

/// Every row, in the doctrine's order.
pub fn shipped() -> &'static [CapabilityTarget] {
    static ROWS: OnceLock<Vec<CapabilityTarget>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let text = include_str!("../../scenarios/reference/capabilities.csv");
        let records = csv::Reader::from_reader(text.as_bytes()).into_records();
        records
            .map(|row| row.expect("the shipped table is well-formed"))
            .map(|row| CapabilityTarget {
                task: TaskId::parse(&row[0]).expect("a row names a task of the doctrine"),
                target: row[1].into(),
                capability: row[2].into(),
                source: row[3].into(),
            })
            .collect()
    })
}

/// The chain above a task in an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace<'a> {
    pub target: &'a str,
    /// The objective's own, else the table's.
    pub capability: &'a str,
    /// Rows of the exercise's objectives that name the task.
    pub objectives: Vec<usize>,
}

/// From a task up to the exercise's objectives; an objective that names a core capability names it for its tasks.
pub fn trace(task: TaskId, exercise: &Exercise) -> Trace<'_> {
    let row = shipped().iter().find(|row| row.task == task).expect("the table has a row for every task");
    let rows = exercise.objectives.iter().enumerate();
    let objectives: Vec<usize> = rows.filter(|row| row.1.tasks.contains(&task)).map(|row| row.0).collect();
    let own = objectives.iter().map(|at| exercise.objectives[*at].capability.as_str()).find(|own| !own.is_empty());
    Trace { target: &row.target, capability: own.unwrap_or(&row.capability), objectives }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_has_its_target() {
        let tasks: Vec<TaskId> = shipped().iter().map(|row| row.task).collect();
        assert_eq!(tasks, TaskId::all().collect::<Vec<_>>());
        for row in shipped() {
            assert!(!row.target.is_empty() && !row.capability.is_empty() && !row.source.is_empty(), "{}", row.task);
        }
    }
}
