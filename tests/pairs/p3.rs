//! Rows of P3.

use crate::measure::*;
use crate::row::{Edit::*, Row};

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

pub fn rows() -> Vec<Row> {
    vec![Row {
        task: "P3.1",
        criterion: "p3.1-short-term",
        common: &[],
        doing: &[],
        not_doing: &[Drop(
            "plan",
            r#"do(action: "isolate-host", on: hosts(state: at_large, in_case: true), within: "2h", priority: 1),"#,
        )],
        outcome: CONTAINED,
        control: &[Set("adversary.steps[enter].earliest", NEVER)],
        cost: RESPONSE_DOWNTIME,
        next: None,
    }]
}
