//! Rows of P7.

use crate::measure::*;
use crate::row::{Edit::*, Row};

pub fn rows() -> Vec<Row> {
    let mut rows = vec![Row {
        task: "P7.6",
        criterion: "p7.6-regulators",
        common: &[],
        doing: &[],
        not_doing: &[Drop("plan", r#"do(action: "notify-regulator", by: "legal", within: "72h", priority: 2),"#)],
        outcome: HOURS_LATE,
        control: &[Drop(
            "organisation",
            r#"(id: "gdpr", title: "Notice of a personal data breach", addressee: "Data protection authority", within: "72h", source: "GDPR Art. 33"),"#,
        )],
        cost: WORK_HOURS,
        next: None,
    }];
    rows.extend(crate::p7_extort::rows());
    rows
}
