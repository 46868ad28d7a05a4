//! Which factors matter: a figure for each plan and output that the answer speaks of.

use super::model::{Block, Drawing, Figure, Section, Table};
use super::words;
use crate::batch::chart::scale::Measure;
use crate::batch::chart::sensitivity::{self, Factor, Index};
use crate::batch::output::{Kind, Output, output};
use crate::batch::summary::{FactorEffect, SPOKEN, Sensitivity, Summary};

/// Factors of a chart; its table has all.
const MOST_FACTORS: usize = 12;
/// Figures of the page; `report.json` has all.
const MOST_FIGURES: usize = 16;

/// `None` unless the design asks what matters.
pub(super) fn section(summary: &Summary) -> Option<Section> {
    let spoken = |row: &&Sensitivity| row.minus.is_none() && SPOKEN.contains(&row.output) && !row.factors.is_empty();
    let rows = summary.sensitivity.iter().filter(spoken).take(MOST_FIGURES).enumerate();
    let blocks: Vec<Block> =
        rows.filter_map(|(number, row)| figure(number, row)).map(|figure| Block::Figure(Box::new(figure))).collect();
    (!blocks.is_empty()).then(|| Section { id: "matters".into(), title: words::MATTERS.into(), blocks })
}

fn figure(number: usize, row: &Sensitivity) -> Option<Figure> {
    let output = output(row.output)?;
    let alone = row.factors.iter().any(|effect| effect.first.is_some());
    let measure = measure(output, alone);
    let factors: Vec<Factor> = row.factors.iter().filter_map(|effect| factor(effect, measure)).collect();
    let strongest = factors.first()?.name.clone();
    let kinds = if alone { words::ALONE_AND_TOGETHER.map(String::from).to_vec() } else { vec![words::EFFECT.into()] };
    let rows = factors.iter().map(|factor| vec![factor.name.clone(), factor.words.clone()]).collect();
    Some(Figure {
        id: format!("matters-{}", number + 1),
        title: words::matters(&row.exercise, &row.plan, output.id, &strongest),
        note: if alone { words::SHARES_OF_VARIANCE.into() } else { words::ELEMENTARY_EFFECTS.into() },
        table: Table::new(words::matters_columns(), 1, rows),
        drawing: Drawing::Sensitivity(sensitivity::Sensitivity {
            across: words::matters_across(output, alone),
            kinds,
            measure,
            factors: factors.into_iter().take(MOST_FACTORS).collect(),
        }),
    })
}

fn measure(output: &Output, alone: bool) -> Measure {
    match output.kind {
        _ if alone => Measure::Share,
        Kind::Time => Measure::Hours,
        Kind::Share => Measure::Points,
        Kind::Number => Measure::Number,
    }
}

fn factor(effect: &FactorEffect, measure: Measure) -> Option<Factor> {
    let index = |value: Option<f64>, low: Option<f64>, high: Option<f64>| {
        Some(Index { value: value?, low: low.unwrap_or(f64::NAN), high: high.unwrap_or(f64::NAN) })
    };
    let size = index(effect.mean_size, effect.mean_size_low, effect.mean_size_high);
    let first = index(effect.first, effect.first_low, effect.first_high);
    let total = index(effect.total, effect.total_low, effect.total_high);
    let bars: Vec<Index> = size.into_iter().chain(first).chain(total).collect();
    let said: Vec<String> = bars.iter().map(|bar| words::index(bar, measure)).collect();
    (!bars.is_empty()).then(|| Factor { name: words::name(&effect.factor), words: said.join("; "), bars })
}
