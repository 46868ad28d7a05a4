//! Several outputs at once: which plans no other plan beats on all of them.

use super::Goal;
use super::resample::Stream;

/// Whether `a` is at least as good as `b` by every goal and better by one.
pub fn dominates(a: &[f64], b: &[f64], goals: &[Goal]) -> bool {
    let merits = || a.iter().zip(b).zip(goals).map(|((a, b), goal)| (goal.merit(*a), goal.merit(*b)));
    merits().all(|(a, b)| a >= b) && merits().any(|(a, b)| a > b)
}

/// By plan, whether it is on the Pareto front of `points[plan][output]`: no other plan dominates it. Plans with equal
/// points are on it together, and with no goal all are.
pub fn front(points: &[Vec<f64>], goals: &[Goal]) -> Vec<bool> {
    points.iter().map(|point| !points.iter().any(|other| dominates(other, point, goals))).collect()
}

/// The means of `outcomes[plan][output][replication]`, as points for [`front`]; 0 where there is no replication.
pub fn means(outcomes: &[Vec<Vec<f64>>]) -> Vec<Vec<f64>> {
    let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    outcomes.iter().map(|plan| plan.iter().map(mean).collect()).collect()
}

/// By plan, the share of bootstrap resamples of the replications in which its means are on the front: the plans and
/// outputs of one replication stay together. All series are of one length.
///
/// `None` for no replication or no resample; one replication gives 0 or 1, and so do outcomes that do not vary.
pub fn chance_on_front(outcomes: &[Vec<Vec<f64>>], goals: &[Goal], replicates: usize, seed: u64) -> Option<Vec<f64>> {
    let count = outcomes.first()?.first()?.len();
    assert!(outcomes.iter().flatten().all(|series| series.len() == count), "series are of equal length");
    if count == 0 || replicates == 0 {
        return None;
    }
    let mut on_front = vec![0_u64; outcomes.len()];
    let mut indices = vec![0; count];
    for replicate in 0..replicates {
        Stream::keyed(seed, replicate as u64).fill_indices(&mut indices, count);
        // Sums order as means do, and all are of as many terms.
        let sum = |series: &Vec<f64>| indices.iter().map(|index| series[*index]).sum::<f64>();
        let points: Vec<Vec<f64>> = outcomes.iter().map(|plan| plan.iter().map(sum).collect()).collect();
        for (hits, on) in on_front.iter_mut().zip(front(&points, goals)) {
            *hits += u64::from(on);
        }
    }
    Some(on_front.into_iter().map(|hits| hits as f64 / replicates as f64).collect())
}
