//! Designs: what they promise of their points, and that they follow from the seed alone.

use sandtable::batch::stats::Confidence;
use sandtable::batch::stats::bootstrap::Bootstrap;
use sandtable::batch::stats::design::{Point, SOBOL_MOST_FACTORS, grid, latin_hypercube, morris, saltelli, sobol};
use sandtable::batch::stats::sensitivity::{elementary_effects, sobol_indices};

use crate::close;

#[track_caller]
fn in_the_cube(points: &[Point], factors: usize) {
    for point in points {
        assert_eq!(point.len(), factors);
        assert!(point.iter().all(|place| (0.0..1.0).contains(place)), "{point:?}");
    }
}

/// Each of as many equal strata as there are points holds one, in every factor.
#[track_caller]
fn stratified(points: &[Point]) {
    for factor in 0..points[0].len() {
        let mut strata: Vec<usize> =
            points.iter().map(|point| (point[factor] * points.len() as f64) as usize).collect();
        strata.sort_unstable();
        assert_eq!(strata, (0..points.len()).collect::<Vec<_>>(), "factor {factor}");
    }
}

#[test]
fn a_grid_holds_every_combination_the_last_factor_fastest() {
    assert_eq!(grid(&[2, 1, 2]), [[0.25, 0.5, 0.25], [0.25, 0.5, 0.75], [0.75, 0.5, 0.25], [0.75, 0.5, 0.75]]);
    assert_eq!(grid(&[3, 0]), Vec::<Point>::new());
    assert_eq!(grid(&[]), [Point::new()]);
}

#[test]
fn a_latin_hypercube_has_one_point_in_every_stratum() {
    let points = latin_hypercube(50, 6, 1);
    in_the_cube(&points, 6);
    stratified(&points);
    assert_eq!(points, latin_hypercube(50, 6, 1));
    assert_ne!(points, latin_hypercube(50, 6, 2));
    assert_eq!(latin_hypercube(0, 3, 1), Vec::<Point>::new());
}

#[test]
fn a_factor_added_at_the_end_moves_no_other() {
    for (fewer, more) in [
        (latin_hypercube(20, 3, 5), latin_hypercube(20, 4, 5)),
        (sobol(20, 3, Some(5)), sobol(20, 4, Some(5))),
        (sobol(20, 3, None), sobol(20, 4, None)),
    ] {
        let cut: Vec<Point> = more.iter().map(|point| point[..3].to_vec()).collect();
        assert_eq!(cut, fewer);
    }
}

#[test]
fn the_sobol_sequence_fills_every_stratum_of_every_factor_shifted_or_not() {
    for seed in [None, Some(1), Some(2)] {
        let points = sobol(256, SOBOL_MOST_FACTORS, seed);
        in_the_cube(&points, SOBOL_MOST_FACTORS);
        stratified(&points);
    }
    assert_ne!(sobol(4, 2, Some(1)), sobol(4, 2, Some(2)));
}

#[test]
fn the_first_two_sobol_factors_are_a_net() {
    // 2^4 points: one in every box of 2^-a by 2^-(4 - a).
    let points = sobol(16, 2, Some(3));
    for wide in 0..=4_u32 {
        let mut boxes: Vec<(usize, usize)> = points
            .iter()
            .map(|point| {
                let place = |factor: usize, bits: u32| (point[factor] * f64::from(1 << bits)) as usize;
                (place(0, wide), place(1, 4 - wide))
            })
            .collect();
        boxes.sort_unstable();
        boxes.dedup();
        assert_eq!(boxes.len(), 16, "2^-{wide}");
    }
}

#[test]
fn a_morris_trajectory_moves_each_factor_once_by_half_its_range() {
    let (trajectories, factors) = (8, 5);
    let design = morris(trajectories, factors, 4, 2);
    assert_eq!(design.points.len(), trajectories * (factors + 1));
    in_the_cube(&design.points, factors);
    assert_eq!(design, morris(trajectories, factors, 4, 2));
    for trajectory in design.points.chunks(factors + 1) {
        let mut moved: Vec<usize> = Vec::new();
        for pair in trajectory.windows(2) {
            let steps: Vec<(usize, f64)> =
                (0..factors).map(|f| (f, pair[1][f] - pair[0][f])).filter(|(_, step)| *step != 0.0).collect();
            assert!(steps.len() == 1 && steps[0].1.abs() == 0.5, "{steps:?}");
            moved.push(steps[0].0);
        }
        moved.sort_unstable();
        assert_eq!(moved, (0..factors).collect::<Vec<_>>());
    }
}

#[test]
fn a_saltelli_design_mixes_one_column_of_b_into_a() {
    let design = saltelli(8, 3, 4);
    let points = design.points();
    assert_eq!(points.len(), 8 * 5);
    in_the_cube(&points, 3);
    stratified(&design.a);
    stratified(&design.b);
    assert_eq!((&points[..8], &points[8..16]), (&design.a[..], &design.b[..]));
    for row in 0..8 {
        let mut expected = design.a[row].clone();
        expected[1] = design.b[row][1];
        assert_eq!(points[8 * 3 + row], expected);
    }
}

const BOOTSTRAP: Bootstrap = Bootstrap { replicates: 200, seed: 1, confidence: Confidence::P95 };

#[test]
fn a_straight_line_has_its_slopes_for_elementary_effects_and_no_spread() {
    let design = morris(6, 3, 4, 9);
    let outputs: Vec<f64> = design.points.iter().map(|point| 3.0 * point[0] - 2.0 * point[1]).collect();
    let found = elementary_effects(&design, &outputs, &BOOTSTRAP).expect("trajectories");
    for (found, slope) in found.iter().zip([3.0, -2.0, 0.0_f64]) {
        close(found.mean, slope, 1e-12, "mu");
        close(found.mean_size, slope.abs(), 1e-12, "mu*");
        assert!(found.deviation < 1e-12 && found.interval.half_width() < 1e-12);
    }
    assert_eq!(elementary_effects(&morris(0, 3, 4, 9), &[], &BOOTSTRAP), None);
    let one = elementary_effects(&morris(1, 1, 4, 9), &[0.0, 1.0], &BOOTSTRAP).expect("a trajectory");
    assert_eq!(one[0].deviation, f64::INFINITY);
}

#[test]
fn effects_of_both_signs_cancel_in_mu_and_not_in_mu_star() {
    let design = morris(40, 2, 4, 3);
    let outputs: Vec<f64> = design.points.iter().map(|point| (point[0] - 0.5) * (point[1] - 0.5)).collect();
    let found = elementary_effects(&design, &outputs, &BOOTSTRAP).expect("trajectories");
    for factor in found {
        assert!(factor.mean.abs() < 0.1 && factor.mean_size > 0.2 && factor.deviation > 0.2, "{factor:?}");
    }
}

#[test]
fn a_sum_shares_its_variance_by_squares_and_a_constant_has_none_to_share() {
    let design = saltelli(1024, 3, 6);
    let outputs: Vec<f64> = design.points().iter().map(|point| point[0] + 2.0 * point[1]).collect();
    let found = sobol_indices(&design, &outputs, &BOOTSTRAP).expect("outputs that vary");
    for (found, share) in found.iter().zip([0.2, 0.8, 0.0]) {
        assert!((found.first - share).abs() < 0.01 && (found.total - share).abs() < 0.01, "{found:?} for {share}");
    }
    assert_eq!(sobol_indices(&design, &vec![4.0; 5 * 1024], &BOOTSTRAP), None);
    assert_eq!(sobol_indices(&saltelli(0, 3, 6), &[], &BOOTSTRAP), None);
}
