//! Preparation as RE&CT lists it: what an organisation can have arranged beforehand, and what that makes possible.

use crate::base::TaskId;

/// A preparation action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// `RA1107`.
    pub id: String,
    /// `access-vpn-logs`.
    pub name: String,
    /// The doctrine's task that it belongs to; `None` if it only enables others' work.
    pub task: Option<TaskId>,
    /// RE&CT ids of the actions that it makes possible.
    pub enables: Vec<String>,
    /// What stands for it in a scenario.
    pub stands_for: String,
}

/// Every preparation action, in the order of the reference table.
pub fn preparation() -> Vec<Preparation> {
    let rows = catalogue().into_iter().filter(|row| &row[2] == "preparation");
    rows.map(|row| Preparation {
        id: row[0].to_string(),
        name: row[1].to_lowercase().replace(' ', "-"),
        task: TaskId::parse(&row[4]),
        enables: row[5].split(';').filter(|id| !id.is_empty()).map(String::from).collect(),
        stands_for: row[6].to_string(),
    })
    .collect()
}

/// Id and stage of every action of the table.
pub fn stages() -> Vec<(String, String)> {
    catalogue().into_iter().map(|row| (row[0].to_string(), row[2].to_string())).collect()
}

fn catalogue() -> Vec<csv::StringRecord> {
    let text = include_str!("../../scenarios/reference/react.csv");
    let records = csv::Reader::from_reader(text.as_bytes()).into_records();
    records.map(|record| record.expect("the shipped table is well-formed")).collect()
}
