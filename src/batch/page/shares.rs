//! How often the study's targets are met.

use super::model::{Drawing, Figure, Table};
use super::view::View;
use super::words;
use crate::batch::chart::shares::{Bar, Group};
use crate::batch::summary::TargetSummary;

pub(super) fn targets(view: &View) -> Option<Figure> {
    let count = view.study.targets.len();
    let shown = view.shown();
    let row = |plan: usize, target: usize| view.summary.plans[plan].targets.get(target);
    let group = |target: usize| {
        let first = row(0, target)?;
        let bar = |plan: &usize| {
            let row = row(*plan, target)?;
            Some(Bar {
                series: view.plans[*plan].clone(),
                share: row.share,
                interval: row.low.zip(row.high),
                words: met(row),
            })
        };
        Some(Group { title: words::target(&first.output, &first.target), bars: shown.iter().filter_map(bar).collect() })
    };
    let groups: Vec<Group> = (0..count).filter_map(group).collect();
    if groups.is_empty() {
        return None;
    }
    let found: Vec<(String, words::Met)> = groups
        .iter()
        .map(|group| {
            let bars = group.bars.iter().map(|bar| (bar.series.name.as_str(), bar.share)).collect();
            (group.title.clone(), bars)
        })
        .collect();
    let rows = (0..count).flat_map(|target| (0..view.plans.len()).map(move |plan| (plan, target)));
    let cells = rows.filter_map(|(plan, target)| {
        let row = row(plan, target)?;
        let name = words::name(view.name(plan));
        Some(vec![
            words::target(&row.output, &row.target),
            name,
            met(row),
            words::count(row.met),
            words::count(row.applies),
        ])
    });
    Some(Figure {
        id: format!("targets-{}", view.key),
        title: words::targets_title(&found),
        note: words::targets_note(view.over_cells(), view.cell.is_none()).into(),
        table: Table::new(words::target_columns(), 2, cells.collect()),
        drawing: Drawing::Shares(groups),
    })
}

fn met(row: &TargetSummary) -> String {
    row.share.map_or(words::NONE.into(), |share| words::share_interval(share, row.low.zip(row.high)))
}
