//! Hosts that the attacker holds, over time. The rows of a study have no series: the first seeds are played again.

use super::model::{Drawing, Figure, Table};
use super::view::View;
use super::words;
use crate::base::SimTime;
use crate::batch::chart::bands::{Bands, Panel};
use crate::batch::chart::scale::spans_scales;
use crate::batch::design::Design;
use crate::batch::player::Player;
use crate::journal::{Fact, Journal};
use rayon::prelude::*;

/// Seeds that are played again at most, and plans that are drawn.
const MOST_SEEDS: usize = 60;
const MOST_PANELS: usize = 6;
/// Times of the grid.
const GRID: usize = 64;
/// Fewer runs say nothing of their tenths.
const LEAST_SEEDS: usize = 10;
/// Events that may be played again for a page: some seconds.
pub(super) const EVENTS: u64 = 6_000_000;

/// Hours since the first compromise, and hosts held from then on.
type Steps = Vec<(f64, u32)>;

/// The figure, or why there is none.
pub(super) fn held(view: &View, design: &Design, events: u64) -> Result<Figure, String> {
    let Some(cell) = view.cell else { return Err(words::no_bands_pooled().into()) };
    let plans: Vec<usize> = view.shown().into_iter().take(MOST_PANELS).collect();
    let seeds = affordable(view, &plans, events);
    if seeds < LEAST_SEEDS.min(view.columns[0].len()) {
        return Err(words::no_bands_large(LEAST_SEEDS as u64));
    }
    let variants = design.variants(cell).map_err(|_| words::no_bands_changed().to_string())?;
    let played: Option<Vec<Vec<Steps>>> = plans
        .par_iter()
        .map(|plan| {
            let mut player = Player::new(&variants[*plan].topology);
            let seeds = view.columns[*plan].iter().take(seeds).map(|row| row.seed);
            seeds.map(|seed| player.journal(seed).ok().map(|journal| steps(&journal))).collect()
        })
        .collect();
    let played = played.ok_or_else(|| words::no_bands_changed().to_string())?;
    let (grid, logarithmic) = grid(&played);
    if played.iter().flatten().all(Vec::is_empty) {
        return Err(words::no_bands_nothing().into());
    }
    let panels: Vec<Panel> = plans
        .iter()
        .zip(&played)
        .map(|(plan, runs)| {
            let at = |chance: f64| grid.iter().map(|time| quantile(runs, *time, chance)).collect();
            Panel { series: view.plans[*plan].clone(), low: at(0.1), median: at(0.5), high: at(0.9) }
        })
        .collect();
    let peaks: Vec<(&str, f64)> = panels
        .iter()
        .map(|panel| (panel.series.name.as_str(), panel.median.iter().copied().fold(0.0, f64::max)))
        .collect();
    Ok(Figure {
        id: format!("held-{}", view.key),
        title: words::bands_title(&peaks),
        note: words::bands_note(seeds as u64, plans.len() == 1, plans.len() < view.plans.len()),
        table: table(&grid, &panels),
        drawing: Drawing::Bands(Bands {
            logarithmic,
            grid,
            baseline: plans.iter().position(|plan| *plan == view.baseline()).unwrap_or(usize::MAX),
            baseline_words: words::baseline_median(view.name(view.baseline())),
            panels,
            across: words::since("dwell").into(),
            up: words::HOSTS_HELD.into(),
        }),
    })
}

/// How many seeds can be played within so many events.
fn affordable(view: &View, plans: &[usize], events: u64) -> usize {
    let mut spent = 0;
    (0..view.columns[0].len().min(MOST_SEEDS))
        .take_while(|seed| {
            spent += plans.iter().map(|plan| view.columns[*plan][*seed].events).sum::<u64>();
            spent <= events
        })
        .count()
}

fn steps(journal: &Journal) -> Steps {
    let (mut held, mut count, mut out) = (std::collections::BTreeSet::new(), 0, Steps::new());
    let mut first: Option<SimTime> = None;
    for entry in &journal.entries {
        let changed = match entry.fact() {
            Fact::FootholdGained { host, .. } => held.insert(host),
            Fact::FootholdLost { host, .. } => held.remove(&host),
            _ => false,
        };
        if !changed {
            continue;
        }
        let start = *first.get_or_insert(entry.at);
        count = u32::try_from(held.len()).unwrap_or(u32::MAX);
        let hours = (entry.at - start).as_hours();
        match out.last_mut() {
            Some(last) if last.0 == hours => last.1 = count,
            _ => out.push((hours, count)),
        }
    }
    _ = count;
    out
}

/// From the first compromise to soon after nine tenths of the runs have stopped changing; and whether in equal ratios,
/// because half of them have long before that.
fn grid(played: &[Vec<Steps>]) -> (Vec<f64>, bool) {
    let mut lasts: Vec<f64> = played.iter().flatten().filter_map(|run| Some(run.last()?.0)).collect();
    lasts.sort_by(f64::total_cmp);
    let end = lasts.get((lasts.len() * 9 / 10).min(lasts.len().saturating_sub(1))).copied().unwrap_or(0.0);
    let end = if end > 0.0 { end * 1.08 } else { 1.0 };
    let middle = lasts.get(lasts.len() / 2).copied().unwrap_or(0.0);
    let share = |at: usize| at as f64 / (GRID - 1) as f64;
    if spans_scales(middle, end) {
        let start = (middle / 20.0).max(1.0 / 60.0);
        return ((0..GRID).map(|at| start * libm::pow(end / start, share(at))).collect(), true);
    }
    ((0..GRID).map(|at| end * share(at)).collect(), false)
}

/// The smallest number that at least that share of the runs does not exceed at a time.
fn quantile(runs: &[Steps], time: f64, chance: f64) -> f64 {
    let at = |run: &Steps| run[..run.partition_point(|step| step.0 <= time)].last().map_or(0, |step| step.1);
    let mut values: Vec<u32> = runs.iter().map(at).collect();
    values.sort_unstable();
    let rank = (chance * values.len() as f64 - 1e-9).ceil().max(1.0) as usize;
    f64::from(values.get(rank - 1).copied().unwrap_or(0))
}

fn table(grid: &[f64], panels: &[Panel]) -> Table {
    let mut titles = vec![words::SINCE_COMPROMISE.to_string()];
    titles.extend(panels.iter().map(|panel| words::name(&panel.series.name)));
    // Every fourth time.
    let rows = (0..grid.len()).step_by(4).map(|at| {
        let mut row = vec![words::time(Some(grid[at]))];
        row.extend(panels.iter().map(|panel| words::band(panel.low[at], panel.median[at], panel.high[at])));
        row
    });
    Table::new(titles, 1, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_keeps_what_it_holds_until_it_changes() {
        let runs = vec![vec![(0.0, 1), (2.0, 5)], vec![(0.0, 1), (1.0, 0)], vec![], vec![(0.0, 2)]];
        assert_eq!(quantile(&runs, 0.0, 0.5), 1.0);
        assert_eq!(quantile(&runs, 2.5, 0.9), 5.0);
        assert_eq!(quantile(&runs, 2.5, 0.1), 0.0);
        assert_eq!(quantile(&[], 1.0, 0.5), 0.0);
        let (grid, logarithmic) = grid(&[runs]);
        assert!(!logarithmic);
        assert_eq!((grid.len(), grid[0]), (GRID, 0.0));
        assert!(grid[GRID - 1] > 2.0 && grid[GRID - 1] < 3.0, "{grid:?}");
    }
}
