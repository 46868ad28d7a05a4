//! How long it takes until something is reached, with the runs that never get there.

use super::model::{Drawing, Figure, Table};
use super::view::{View, output};
use super::words;
use crate::batch::chart::boxes::BoxRow;
use crate::batch::chart::curves::{Curves, Line, is_logarithmic};
use crate::batch::stats::survival::{KaplanMeier, TimeEstimate};
use crate::scenario::study::Bound;

/// The share of runs that got there, by time; `None` if no run gave occasion for it.
pub(super) fn curves(view: &View, id: &str) -> Option<Figure> {
    let output = output(id);
    let found: Vec<(usize, KaplanMeier)> =
        view.shown().into_iter().filter_map(|plan| Some((plan, view.survival(plan, output)?))).collect();
    if found.is_empty() {
        return None;
    }
    let target = view.study.targets.iter().find_map(|target| match target.bound {
        Bound::Within(limit) if target.output == id => Some(crate::batch::output::hours(limit)),
        _ => None,
    });
    let line = |(plan, curve): &(usize, KaplanMeier)| Line {
        series: view.plans[*plan].clone(),
        steps: curve.steps.iter().map(|step| (step.time, 1.0 - step.survival)).collect(),
        last: curve.last,
        note: words::line_end(reached(curve)),
    };
    let rows: Vec<(&str, Option<f64>, f64)> =
        found.iter().map(|(plan, curve)| (view.name(*plan), curve.median().time, reached(curve))).collect();
    let chart = Curves {
        lines: found.iter().map(line).collect(),
        target: target.map(|at| (at, words::target_line(at))),
        across: words::since(id).into(),
        up: words::share_axis(id).into(),
    };
    let censored = found.iter().map(|row| row.1.censored).sum();
    let runs = found.iter().map(|row| row.1.count).sum();
    Some(Figure {
        id: format!("{id}-curve-{}", view.key),
        title: words::times_title(words::verb(id), &rows),
        note: words::curves_note(id, runs, censored, is_logarithmic(&chart)),
        table: curve_table(view, &found, target),
        drawing: Drawing::Curves(chart),
    })
}

fn reached(curve: &KaplanMeier) -> f64 {
    1.0 - curve.survival(curve.last)
}

fn curve_table(view: &View, found: &[(usize, KaplanMeier)], target: Option<f64>) -> Table {
    let row = |(plan, curve): &(usize, KaplanMeier)| {
        let mut row = vec![
            words::name(view.name(*plan)),
            words::count(curve.count),
            words::count(curve.count - curve.censored),
            estimate(view, curve.median()),
            estimate(view, curve.quantile(0.9)),
            words::count(curve.censored),
        ];
        row.extend(target.map(|at| {
            let share = curve.share_reached(at);
            let interval = (share.interval.low, share.interval.high);
            words::share_interval(share.share, view.cell.map(|_| interval))
        }));
        row
    };
    let mut titles = words::curve_columns();
    titles.extend(target.map(words::target_line));
    Table::new(titles, 1, found.iter().map(row).collect())
}

/// Without its interval where seeds come again in every cell.
fn estimate(view: &View, time: TimeEstimate) -> String {
    if view.cell.is_none() { words::time(time.time) } else { words::time_interval(time.time, time.low, time.high) }
}

/// The spread over the runs, those that never got there counted as the longest; `None` if none ever did.
pub(super) fn boxes(view: &View, id: &str) -> Option<Figure> {
    let output = output(id);
    let found: Vec<(usize, KaplanMeier)> =
        view.shown().into_iter().filter_map(|plan| Some((plan, view.survival(plan, output)?))).collect();
    if found.iter().all(|row| row.1.steps.is_empty()) {
        return None;
    }
    let chances = [0.05, 0.25, 0.5, 0.75, 0.95];
    let row = |(plan, curve): &(usize, KaplanMeier)| BoxRow {
        series: view.plans[*plan].clone(),
        quantiles: chances.map(|chance| curve.quantile(chance).time),
        words: words::box_words(curve.median().time, 1.0 - reached(curve)),
    };
    let rows: Vec<BoxRow> = found.iter().map(row).collect();
    let tails: Vec<(&str, Option<f64>)> =
        found.iter().zip(&rows).map(|((plan, _), row)| (view.name(*plan), row.quantiles[4])).collect();
    let cells = found.iter().zip(&rows).map(|((plan, curve), row)| {
        let mut cells = vec![words::name(view.name(*plan))];
        cells.extend(row.quantiles.map(words::time));
        cells.push(words::share_of(curve.censored, curve.count));
        cells
    });
    Some(Figure {
        id: format!("{id}-spread-{}", view.key),
        title: words::boxes_title(words::verb(id), &tails),
        note: words::boxes_note().into(),
        table: Table::new(words::box_columns(), 1, cells.collect()),
        drawing: Drawing::Boxes(rows, words::since(id).into()),
    })
}
