//! Which inputs matter: screening by elementary effects, then shares of variance.
//!
//! The points come from [`super::design`]; how to run them is the caller's. The luck of the replications at a point is
//! averaged out, or is a factor of its own.

use super::Interval;
use super::bootstrap::Bootstrap;
use super::design::{MorrisDesign, SaltelliDesign};

/// What one factor does, in the unit of the output per width of the factor's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementaryEffects {
    /// mu: the mean effect; effects of both signs cancel in it.
    pub mean: f64,
    /// mu*: the mean size of the effect, to rank factors by.
    pub mean_size: f64,
    /// sigma: the standard deviation of the effect; large beside mu* means curved, or bound up with other factors.
    /// Infinite for one trajectory.
    pub deviation: f64,
    /// Of mu*, by the bootstrap over trajectories; unbounded for one trajectory.
    pub interval: Interval,
}

/// Elementary effects of each factor (Morris 1991; mu* from Campolongo, Cariboni, Saltelli 2007): on each trajectory
/// the change of the output over the change of the one factor that moved. `outputs` are in the order of the design's
/// points.
///
/// `None` for a design without trajectories or factors.
pub fn elementary_effects(
    design: &MorrisDesign,
    outputs: &[f64],
    bootstrap: &Bootstrap,
) -> Option<Vec<ElementaryEffects>> {
    assert_eq!(outputs.len(), design.points.len(), "every point has an output");
    let mut effects = vec![Vec::with_capacity(design.trajectories); design.factors];
    let trajectory = design.factors + 1;
    for (points, outputs) in design.points.chunks(trajectory).zip(outputs.chunks(trajectory)) {
        for (points, outputs) in points.windows(2).zip(outputs.windows(2)) {
            let (factor, step) = moved(&points[0], &points[1])?;
            effects[factor].push((outputs[1] - outputs[0]) / step);
        }
    }
    (design.factors > 0).then(|| effects.iter().map(|effects| summarise(effects, bootstrap)).collect())?
}

/// The factor that differs, and by how much.
fn moved(from: &[f64], to: &[f64]) -> Option<(usize, f64)> {
    from.iter().zip(to).map(|(from, to)| to - from).enumerate().find(|(_, step)| *step != 0.0)
}

fn summarise(effects: &[f64], bootstrap: &Bootstrap) -> Option<ElementaryEffects> {
    let estimate = super::mean::mean(effects, bootstrap.confidence)?;
    let size = bootstrap.percentile(effects.len(), |indices| {
        indices.iter().map(|index| effects[*index].abs()).sum::<f64>() / indices.len() as f64
    })?;
    Some(ElementaryEffects {
        mean: estimate.mean,
        mean_size: size.estimate,
        deviation: estimate.variance.sqrt(),
        interval: size.interval,
    })
}

/// The part of the output's variance that one factor answers for, between 0 and 1 but for noise: an index below nought
/// is noise about nought and no effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SobolIndices {
    /// S: alone. What would go, on average, if this factor were known.
    pub first: f64,
    pub first_interval: Interval,
    /// ST: alone and together with others. What would be left if all others were known.
    pub total: f64,
    pub total_interval: Interval,
}

/// Sobol' indices by the design of Saltelli et al. (2010, Computer Physics Communications 181:259-270) with the
/// estimators of Jansen (1999): `S = 1 - mean((f_B - f_ABi)^2) / 2V` and `ST = mean((f_A - f_ABi)^2) / 2V`, V the
/// variance of f over A and B together (divided by 2N), with percentile intervals from rows resampled whole.
///
/// `outputs` are in the order of [`SaltelliDesign::points`]. `None` for no row and for an output that does not vary: it
/// has no variance to share out. One row leaves the intervals unbounded.
pub fn sobol_indices(design: &SaltelliDesign, outputs: &[f64], bootstrap: &Bootstrap) -> Option<Vec<SobolIndices>> {
    assert_eq!(outputs.len(), design.rows * (design.factors + 2), "every point has an output");
    let block = |number: usize| &outputs[number * design.rows..(number + 1) * design.rows];
    let (a, b) = (block(0), block(1));
    let all: Vec<usize> = (0..design.rows).collect();
    if design.rows == 0 || variance(a, b, &all) == 0.0 {
        return None;
    }
    (0..design.factors)
        .map(|factor| {
            let mixed = block(2 + factor);
            let first = bootstrap.percentile(design.rows, |rows| 1.0 - jansen(b, mixed, rows, variance(a, b, rows)))?;
            let total = bootstrap.percentile(design.rows, |rows| jansen(a, mixed, rows, variance(a, b, rows)))?;
            Some(SobolIndices {
                first: first.estimate,
                first_interval: first.interval,
                total: total.estimate,
                total_interval: total.interval,
            })
        })
        .collect()
}

/// `mean((x - y)^2) / 2V`; nought when a resample happens not to vary.
fn jansen(x: &[f64], y: &[f64], rows: &[usize], variance: f64) -> f64 {
    let squares: f64 = rows.iter().map(|row| (x[*row] - y[*row]) * (x[*row] - y[*row])).sum();
    if variance > 0.0 { squares / (2.0 * rows.len() as f64 * variance) } else { 0.0 }
}

fn variance(a: &[f64], b: &[f64], rows: &[usize]) -> f64 {
    let count = 2.0 * rows.len() as f64;
    let values = || rows.iter().flat_map(|row| [a[*row], b[*row]]);
    let mean = values().sum::<f64>() / count;
    values().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count
}
