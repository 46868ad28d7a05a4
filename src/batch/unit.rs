//! The work itself: a unit's seeds, each against nobody and then with every plan.

use super::criterion_row::CriterionRow;
use super::design::{Design, Unit, Variant};
use super::player::Player;
use super::row::{At, Row};
use crate::exercise::Stalled;
use crate::journal::Harm;

/// A run that looped without letting time pass, and which one.
pub struct Stuck {
    pub plan: String,
    pub seed: u64,
    pub why: Stalled,
}

/// What a unit gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Seed by seed, plan by plan.
    pub rows: Vec<Row>,
    /// Those of a row after the other; empty unless the study asks for them.
    pub criteria: Vec<CriterionRow>,
}

/// Runs a unit.
pub fn compute(design: &Design, unit: Unit, variants: &[Variant]) -> Result<Done, Stuck> {
    let mut players: Vec<Player> = variants.iter().map(|variant| Player::new(&variant.topology)).collect();
    let rows = Vec::with_capacity(variants.len() * usize::try_from(unit.replications).unwrap_or(0));
    let mut done = Done { rows, criteria: Vec::new() };
    for seed in unit.first_seed..unit.first_seed + unit.replications {
        let mut references: Vec<Option<Harm>> = vec![None; variants.len()];
        for (plan, variant) in variants.iter().enumerate() {
            let id = &design.study.plans[plan].id;
            let stuck = |why: Stalled| Stuck { plan: id.clone(), seed, why };
            let reference = match references[variant.reference] {
                Some(harm) => harm,
                None => players[variant.reference].reference(seed).map_err(stuck)?,
            };
            references[variant.reference] = Some(reference);
            let (journal, card) = players[plan].play_beside(seed, reference).map_err(stuck)?;
            let exercise = &variant.topology.scenario.exercise.id;
            let point = u32::try_from(unit.cell.point).expect("the study check limits points");
            let row = Row::of(At { exercise, point, plan: id, reference }, &journal, &card);
            if design.study.criteria {
                done.criteria.extend(CriterionRow::of(&row, &card));
            }
            done.rows.push(row);
        }
    }
    Ok(done)
}
