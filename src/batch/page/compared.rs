//! Plans beside the baseline: the differences, and how well they are known after so many replications.

use super::model::{Drawing, Figure, Table};
use super::view::{View, output};
use super::words;
use crate::batch::chart::differences::{Difference, Panel, Sides, Verdict};
use crate::batch::chart::precision::{Line, Precision};
use crate::batch::chart::scale::Measure;
use crate::batch::output::{Kind, Output};
use crate::batch::row::Row;
use crate::batch::summary::{Comparison, compare_outputs};

/// Outputs that are drawn; the table has all.
const MAIN: [&str; 7] = ["impact_prevented", "dwell", "contain", "hosts_hit", "records", "harm", "downtime_response"];

pub(super) fn verdict(row: &Comparison) -> Verdict {
    match row {
        row if row.identical => Verdict::Identical,
        row if !row.stands() => Verdict::Open,
        row if (row.difference < 0.0) == row.less_is_better => Verdict::Better,
        _ => Verdict::Worse,
    }
}

pub(super) fn measure(output: &Output) -> Measure {
    match output.kind {
        Kind::Share => Measure::Points,
        Kind::Time => Measure::Hours,
        Kind::Number => Measure::Number,
    }
}

/// `None` for a single plan, and where every run of all plans is the same.
pub(super) fn differences(view: &View) -> Option<Figure> {
    let others: Vec<usize> = view.shown().into_iter().filter(|plan| *plan != view.baseline()).collect();
    let panels: Vec<Panel> = MAIN.into_iter().filter_map(|id| panel(view, output(id), &others)).collect();
    if panels.is_empty() {
        return None;
    }
    let main = |row: &&Comparison| MAIN.contains(&row.output.as_str());
    let drawn: Vec<&Comparison> = view.summary.comparisons.iter().filter(main).collect();
    let same: Vec<&str> = MAIN
        .into_iter()
        .filter(|id| {
            drawn.iter().any(|row| row.output == *id) && drawn.iter().all(|row| row.output != *id || row.identical)
        })
        .collect();
    Some(Figure {
        id: format!("differences-{}", view.key),
        title: words::differences_title(view.name(view.baseline()), &drawn),
        note: words::differences_note(view.over_cells(), &same),
        table: table(view),
        drawing: Drawing::Differences(panels, Sides { better: words::BETTER.into(), worse: words::WORSE.into() }),
    })
}

fn panel(view: &View, output: &Output, plans: &[usize]) -> Option<Panel> {
    let row = |plan: &usize| {
        let row = view.comparison(*plan, output.id)?;
        Some(Difference {
            name: view.name(*plan).into(),
            value: row.difference,
            low: row.low,
            high: row.high,
            verdict: verdict(row),
            words: words::difference(output, row),
        })
    };
    let rows: Vec<Difference> = plans.iter().filter_map(row).collect();
    if rows.iter().all(|row| row.verdict == Verdict::Identical) {
        return None;
    }
    let less_is_better = output.goal == crate::batch::output::Goal::Less;
    Some(Panel { title: words::panel_title(output), measure: measure(output), less_is_better, rows })
}

fn table(view: &View) -> Table {
    let row = |row: &Comparison| {
        let found = crate::batch::output::OUTPUTS.iter().find(|output| output.id == row.output);
        let difference = found.map_or_else(|| words::target_difference(row), |output| words::difference(output, row));
        let gain = words::gain(row.variance_reduction);
        let what = found.map_or_else(|| words::target_of(&row.output), words::panel_title);
        vec![
            words::name(&row.plan),
            what,
            difference,
            words::count(row.pairs),
            words::p(row.p_holm),
            words::yes(row.stands()),
            gain,
        ]
    };
    let rows = view.summary.comparisons.iter().map(row).collect();
    Table::new(words::difference_columns(view.name(view.baseline())), 2, rows)
}

/// Half the width of the main difference after ever more replications; `None` where all runs are the same.
pub(super) fn precision(view: &View) -> Option<Figure> {
    const STEPS: usize = 10;
    /// Fewer give intervals as wide as the sea.
    const LEAST: usize = 5;
    let differs = |id: &&str| {
        view.summary.comparisons.iter().any(|row| row.output == **id && !row.identical && row.low.is_finite())
    };
    let asked = view.study.targets.iter().map(|target| target.output.as_str());
    let id = asked.chain(["impact_prevented"]).chain(MAIN).find(differs)?;
    let output = output(id);
    let all = view.columns[view.baseline()].len();
    let mut counts: Vec<usize> =
        (1..=STEPS).map(|step| all * step / STEPS).filter(|count| *count >= LEAST.min(all)).collect();
    counts.dedup();
    let line = |plan: usize| {
        let known =
            |count: &usize| half_width(&view.columns[plan][..*count], &view.columns[view.baseline()][..*count], id);
        let points: Vec<(f64, f64)> = counts.iter().filter_map(|count| Some((*count as f64, known(count)?))).collect();
        (!points.is_empty()).then(|| Line { series: view.plans[plan].clone(), points })
    };
    let lines: Vec<Line> = view.shown().into_iter().filter(|plan| *plan != view.baseline()).filter_map(line).collect();
    let widest = lines.iter().filter_map(|line| Some(line.points.last()?.1)).max_by(f64::total_cmp)?;
    let mut titles = vec![words::PLAN.to_string()];
    titles.extend(counts.iter().map(|count| words::after(*count as u64)));
    let cells = |line: &Line| {
        let at = |count: &usize| {
            let found = line.points.iter().find(|point| point.0 == *count as f64);
            found.map_or(words::NONE.into(), |point| words::half_width(output, point.1))
        };
        let mut row = vec![words::name(&line.series.name)];
        row.extend(counts.iter().map(at));
        row
    };
    Some(Figure {
        id: format!("precision-{}", view.key),
        title: words::precision_title(output, all as u64, widest),
        note: words::precision_note().into(),
        table: Table::new(titles, 1, lines.iter().map(cells).collect()),
        drawing: Drawing::Precision(Precision {
            measure: measure(output),
            across: words::REPLICATIONS.into(),
            up: words::precision_axis(output),
            wanted: None,
            lines,
        }),
    })
}

/// `None` while nothing differs or nothing is known.
fn half_width(rows: &[&Row], baseline: &[&Row], id: &str) -> Option<f64> {
    let found = compare_outputs(rows, baseline).into_iter().find(|row| row.output == id)?;
    let half = (found.high - found.low) / 2.0;
    (!found.identical && half.is_finite()).then_some(half)
}
