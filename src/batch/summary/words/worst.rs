//! Runs worth a look, as a table.

use super::super::Summary;
use super::{escaped, number};
use std::fmt::Write as _;

pub(super) fn table(summary: &Summary, out: &mut String) {
    if summary.worst.is_empty() {
        return;
    }
    out.push_str(
        "\n## Runs worth a look\n\nThe runs of each plan that did the most harm; the command plays each again, to the byte.\n\n\
         | exercise | plan | seed | harm | service-hours | records | hosts | command |\n|---|---|---:|---:|---:|---:|---:|---|\n",
    );
    for row in &summary.worst {
        _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | `{}` |",
            escaped(&row.exercise),
            escaped(&row.plan),
            row.seed,
            number(row.harm),
            number(row.service_hours),
            number(row.records as f64),
            number(row.hosts as f64),
            row.command.replace('|', "\\|")
        );
    }
}
