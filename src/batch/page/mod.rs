//! The page of a study: `index.html` and its charts. First the answer in sentences, then the evidence cell by cell (or
//! pooled, where there are many cells), then method and limits. The same study gives the same bytes.
//! To add a figure: a file here that makes it from a `View`, its line in `figures`, its words in `words.rs`.

mod compared;
mod held;
mod html;
mod matters;
mod model;
mod shares;
mod times;
mod tradeoff;
mod view;
mod word_list;
mod words;

use super::chart::{Series, series};
use super::design::{Cell, Design};
use super::merge::Merged;
use super::points::quoted;
use super::row::Row;
use super::summary::{CellSummary, PlanSummary, Summary, pooled};
use model::{Block, Figure, Section, Table};
use std::borrow::Cow;
use view::View;

/// Cells that have a section each; above that they are pooled.
const MOST_CELLS: usize = 6;
/// Rows of the table of cells.
const MOST_ROWS: usize = 300;

/// Every file of the page: name and bytes.
pub fn files(design: &Design, merged: &Merged, summary: &Summary) -> Vec<(String, Vec<u8>)> {
    let names: Vec<&str> = design.study.plans.iter().map(|plan| plan.id.as_str()).collect();
    let plans = series(&names, design.study.baseline);
    let sections = sections(design, merged, summary, &plans);
    let figures = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let mut files: Vec<(String, Vec<u8>)> =
        figures.map(|figure| (format!("charts/{}.svg", figure.id), html::svg(figure).into_bytes())).collect();
    files.push(("index.html".into(), html::html(&summary.title, &summary.question, &sections).into_bytes()));
    files
}

fn sections(design: &Design, merged: &Merged, summary: &Summary, plans: &[Series]) -> Vec<Section> {
    let count = plans.len();
    // Every cell has as many rows, however many rounds there were and however many points it takes together.
    let per_cell = (merged.rows.len() / summary.cells.len().max(1)).max(1);
    let small = summary.cells.len() <= MOST_CELLS;
    let mut sections = Vec::new();
    if small {
        sections.push(answer(vec![Block::List(summary.answer.clone())]));
        for (number, (rows, cell)) in merged.rows.chunks(per_cell).zip(&summary.cells).enumerate() {
            let view = View {
                key: (number + 1).to_string(),
                cell: cell.pooled.is_none().then(|| design.cell(number as u64)),
                study: &design.study,
                plans,
                columns: by_plan(rows, count),
                summary: Cow::Borrowed(cell),
            };
            sections.push(Section {
                id: format!("cell-{}", number + 1),
                title: words::cell_title(cell),
                blocks: evidence(&view, design, held::EVENTS / summary.cells.len() as u64),
            });
        }
    } else {
        let columns = by_plan(&merged.rows, count);
        let names: Vec<String> = plans.iter().map(|plan| plan.name.clone()).collect();
        let together = pooled(&columns, &names, design.study.baseline, &design.study);
        let said = super::summary::answer(&together, &summary.baseline, true);
        let intro = Block::Text(words::over_cells(summary.cells.len() as u64));
        sections.push(answer(vec![intro, Block::List(said)]));
        let view =
            View { key: "all".into(), cell: None, study: &design.study, plans, columns, summary: Cow::Owned(together) };
        sections.push(Section { id: "all".into(), title: words::ALL_CELLS.into(), blocks: evidence(&view, design, 0) });
        sections.push(cells(summary));
    }
    sections.extend(matters::section(summary));
    sections.extend(record(summary));
    sections.push(method(design, merged, summary));
    sections
}

/// What is known from outside beside the study's figures.
fn record(summary: &Summary) -> Option<Section> {
    let table = Table::new(words::bands_columns(), 4, summary.bands.iter().map(words::band_row).collect());
    let blocks = vec![Block::Text(words::bands_said(summary)), Block::Table(table)];
    (!summary.bands.is_empty()).then(|| Section { id: "record".into(), title: words::RECORD.into(), blocks })
}

/// By plan: rows stand seed by seed, plan by plan.
fn by_plan(rows: &[Row], plans: usize) -> Vec<Vec<&Row>> {
    (0..plans).map(|plan| rows.iter().skip(plan).step_by(plans).collect()).collect()
}

fn answer(blocks: Vec<Block>) -> Section {
    Section { id: "summary".into(), title: words::ANSWER.into(), blocks }
}

/// What a cell shows: the plans at a glance, and every figure that has something to say.
fn evidence(view: &View, design: &Design, events: u64) -> Vec<Block> {
    let mut blocks = vec![Block::Table(glance(view))];
    let shown = view.shown().len();
    if shown < view.plans.len() {
        blocks.push(Block::Text(words::left_out(shown, view.plans.len())));
    }
    let boxed = |figure: Figure| Block::Figure(Box::new(figure));
    blocks.extend(compared::differences(view).map(boxed));
    for id in ["contain", "dwell"] {
        blocks.push(times::curves(view, id).map_or_else(|| Block::Text(words::no_times(id).into()), boxed));
    }
    blocks.extend(times::boxes(view, "dwell").map(boxed));
    blocks.extend(shares::targets(view).map(boxed));
    blocks.extend(tradeoff::tradeoff(view).map(boxed));
    match held::held(view, design, events) {
        Ok(figure) => blocks.push(boxed(figure)),
        Err(why) if why.is_empty() => {}
        Err(why) => blocks.push(Block::Text(why)),
    }
    if view.cell.is_some() {
        blocks.extend(compared::precision(view).map(boxed));
    }
    blocks
}

fn glance(view: &View) -> Table {
    let rows = view.summary.plans.iter().map(|plan| {
        let mut row = vec![words::name(&plan.plan)];
        row.extend(key_figures(plan));
        row
    });
    Table::new(words::glance_columns(), 1, rows.collect())
}

/// No impact, dwell, time to contain, saved, own downtime, goals.
fn key_figures(plan: &PlanSummary) -> Vec<String> {
    let found = |id: &str| plan.outputs.iter().find(|row| row.output == id);
    let mean = |id: &str| found(id).and_then(|row| row.mean);
    let median = |id: &str| match found(id) {
        Some(row) if row.runs > row.not_applicable => words::time(row.median),
        _ => words::NONE.into(),
    };
    let saved = plan.saved_units.or(plan.saved_service_hours).or(plan.saved_records).or(plan.saved_hosts);
    vec![
        mean("impact_prevented").map_or(words::NONE.into(), words::percent),
        median("dwell"),
        median("contain"),
        saved.map_or(words::NONE.into(), words::percent),
        mean("downtime_response").map_or(words::NONE.into(), super::summary::number),
        mean("goals_met").map_or(words::NONE.into(), super::summary::number),
    ]
}

/// All cells in one table.
fn cells(summary: &Summary) -> Section {
    let rows = |cell: &CellSummary| -> Vec<Vec<String>> {
        let place = words::cell_title(cell);
        let row = |plan: &PlanSummary| {
            let mut row = vec![place.clone(), words::name(&plan.plan)];
            row.extend(key_figures(plan));
            row
        };
        cell.plans.iter().map(row).collect()
    };
    let all: usize = summary.cells.iter().map(|cell| cell.plans.len()).sum();
    let list: Vec<Vec<String>> = summary.cells.iter().flat_map(rows).take(MOST_ROWS).collect();
    let mut titles = words::cell_columns();
    titles.extend(words::glance_columns());
    let mut blocks = Vec::new();
    if list.len() < all {
        blocks.push(Block::Text(words::rows_left_out(list.len(), all)));
    }
    blocks.push(Block::Table(Table::new(titles, 2, list)));
    Section { id: "cells".into(), title: words::CELLS.into(), blocks }
}

fn method(design: &Design, merged: &Merged, summary: &Summary) -> Section {
    let study = &design.study;
    let mut said = vec![words::seeds(summary)];
    said.extend(words::method());
    let plans = study.plans.iter().map(|plan| {
        let settings = plan.set.iter().map(|(path, value)| format!("{path} = {value}"));
        let said: Vec<String> = std::iter::once(plan.plan.clone()).chain(settings).collect();
        (words::name(&plan.id), said.join("; "))
    });
    let pairs = [
        (words::STUDY_HASH, merged.manifest.study.clone()),
        (words::ROOT, merged.manifest.root.clone()),
        (words::BUILD, format!("sandtable {}", merged.manifest.build)),
        (words::ROWS, super::summary::number(merged.manifest.rows as f64)),
    ];
    Section {
        id: "method".into(),
        title: words::METHOD.into(),
        blocks: vec![
            Block::List(said),
            Block::Heading(words::PLANS.into()),
            Block::Pairs(plans.collect()),
            Block::Heading(words::AGAIN.into()),
            Block::Commands(commands(design, merged)),
            Block::Pairs(pairs.into_iter().map(|(key, value)| (key.to_string(), value)).collect()),
        ],
    }
}

/// The study again, and its first run of the last plan; paths as seen from the study's folder.
fn commands(design: &Design, merged: &Merged) -> Vec<String> {
    let study = &design.study;
    let built_in = study.source.path.starts_with("built-in:");
    let name = if built_in { quoted(&study.id) } else { design.named(&study.source.path) };
    let last = study.plans.len().saturating_sub(1);
    vec![
        format!("sandtable batch run {name}"),
        format!("sandtable batch verify {name} --sample 1"),
        design.command(Cell { exercise: 0, point: 0 }, last, merged.manifest.first_seed),
    ]
}
