//! The figures of the record beside the study's, as a table.

use super::super::{Summary, Verdict};
use super::{escaped, number};
use std::fmt::Write as _;

pub(super) fn table(summary: &Summary, out: &mut String) {
    if summary.bands.is_empty() {
        return;
    }
    let count = |verdict: Verdict| summary.bands.iter().filter(|row| row.verdict == verdict).count();
    _ = write!(
        out,
        "\n## Beside the record\n\n{} of {} figures lie in their band; {} more reach into it with their 95 % interval. \
         Medians of times are hours, shares 0 to 1.\n\n\
         | figure | plan | runs | found | 95 % | record | verdict | source |\n|---|---|---:|---:|---|---|---|---|\n",
        count(Verdict::Holds),
        summary.bands.len(),
        count(Verdict::Near)
    );
    let figure = |value: Option<f64>| value.map_or("–".into(), number);
    for row in &summary.bands {
        _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} to {} | {} to {} | {} | {} |",
            escaped(&row.title),
            escaped(&row.plan),
            row.runs,
            figure(row.value),
            figure(row.low),
            figure(row.high),
            number(row.from),
            number(row.to),
            row.verdict.word(),
            escaped(&row.source)
        );
    }
}
