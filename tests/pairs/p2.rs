//! Rows of P2.

use crate::measure::*;
use crate::row::{Edit::*, Row};

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

pub fn rows() -> Vec<Row> {
    vec![Row {
        task: "P2.7",
        criterion: "p2.7-alert-identified",
        common: &[Set("adversary.stealth", "1")],
        doing: &[],
        not_doing: &[
            Text("plan", "misjudged: 0.1)", "misjudged: 0.1, ignored: 0.9)"),
            Text("plan", "misjudged: 0.15)", "misjudged: 0.15, ignored: 0.9)"),
        ],
        outcome: IDENTIFIED,
        control: &[Set("adversary.steps[enter].earliest", NEVER)],
        cost: WORK_HOURS,
        next: None,
    }]
}
