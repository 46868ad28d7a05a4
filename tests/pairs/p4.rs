//! Rows of P4.

use crate::measure::*;
use crate::row::{Edit::*, Row};

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

pub fn rows() -> Vec<Row> {
    vec![Row {
        task: "P4.1",
        criterion: "p4.1-eradicated",
        common: &[],
        doing: &[],
        not_doing: &[
            Drop(
                "plan",
                r#"while(when: hosts(state: unclean), every: "4h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 2))),"#,
            ),
            Drop(
                "plan",
                r#"while(when: hosts(state: unclean), every: "4h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 3))),"#,
            ),
        ],
        outcome: ERADICATED,
        control: &[Set("adversary.steps[enter].earliest", NEVER)],
        cost: WORK_HOURS,
        next: None,
    }]
}
