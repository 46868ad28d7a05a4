//! Values printed in papers and textbooks.

use sandtable::batch::stats::Confidence;
use sandtable::batch::stats::bootstrap::Bootstrap;
use sandtable::batch::stats::design::saltelli;
use sandtable::batch::stats::proportion::{PairedTable, unpaired_difference, wilson};
use sandtable::batch::stats::sensitivity::sobol_indices;
use sandtable::batch::stats::survival::{KaplanMeier, Observation};

use crate::close;

#[track_caller]
fn printed(found: f64, expected: f64, digits: i32) {
    let half_a_digit = 0.5 / (0..digits).fold(1.0, |scale, _| scale * 10.0);
    assert!((found - expected).abs() <= half_a_digit * 1.0001, "found {found}, printed {expected}");
}

#[test]
fn newcombe_1998_table_ii_method_10_unpaired() {
    let rows: [(u64, u64, u64, u64, f64, f64); 8] = [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0),
        (10, 10, 0, 10, 0.6075, 1.0),
    ];
    for (a, m, b, n, low, high) in rows {
        let share = |k, n| wilson(k, n, Confidence::P95).expect("a count");
        let found = unpaired_difference(&share(a, m), &share(b, n)).expect("counts").interval;
        printed(found.low, low, 4);
        printed(found.high, high, 4);
    }
}

#[test]
fn wilson_intervals_of_newcombe_1998_table_i() {
    // Statistics in Medicine 17:857-872, method 3.
    for (k, n, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let found = wilson(k, n, Confidence::P95).expect("a count").interval;
        printed(found.low, low, 4);
        printed(found.high, high, 4);
    }
}

#[test]
fn complete_response_before_and_after_consolidation() {
    // Cavo et al. 2012, in Fagerland, Lydersen, Laake, Statistical Analysis of Contingency Tables, chapter 8.
    let table = PairedTable { both: 59, first_only: 6, second_only: 16, neither: 80 };
    let found = table.difference(Confidence::P95).expect("pairs");
    printed(found.difference, -0.0621, 4);
    printed(found.interval.low, -0.1186, 4);
    printed(found.interval.high, -0.0046, 4);
    printed(table.mcnemar(), 0.052_479, 6);
}

#[test]
fn mcnemar_of_ten_pairs_that_differ_nine_to_one() {
    // Exact by hand: 2 (1 + 10) / 1024.
    let table = PairedTable { both: 4, first_only: 9, second_only: 1, neither: 7 };
    close(table.mcnemar(), 22.0 / 1024.0, 1e-14, "McNemar");
}

fn curve(reached: &[u32], censored: &[u32]) -> KaplanMeier {
    let all = reached.iter().map(|time| (time, true)).chain(censored.iter().map(|time| (time, false)));
    let observations: Vec<Observation> =
        all.map(|(time, reached)| Observation { time: f64::from(*time), reached }).collect();
    KaplanMeier::new(&observations, Confidence::P95).expect("observations")
}

/// Freireich et al. 1963, weeks of remission.
fn six_mercaptopurine() -> KaplanMeier {
    curve(&[6, 6, 6, 7, 10, 13, 16, 22, 23], &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
}

#[test]
fn remission_under_six_mercaptopurine() {
    // The table of Kleinbaum and Klein, Survival Analysis, chapter 2.
    let curve = six_mercaptopurine();
    let printed_table = [
        (6.0, 21, 0.8571, 0.0764),
        (7.0, 17, 0.8067, 0.0869),
        (10.0, 15, 0.7529, 0.0963),
        (13.0, 12, 0.6902, 0.1068),
        (16.0, 11, 0.6275, 0.1141),
        (22.0, 7, 0.5378, 0.1282),
        (23.0, 6, 0.4482, 0.1346),
    ];
    assert_eq!(curve.steps.len(), printed_table.len());
    for (step, (time, at_risk, survival, standard_error)) in curve.steps.iter().zip(printed_table) {
        assert_eq!((step.time, step.at_risk), (time, at_risk));
        printed(step.survival, survival, 4);
        printed(step.standard_error, standard_error, 4);
    }
    assert_eq!((curve.count, curve.censored), (21, 12));
    // SAS's LIFETEST: 23 (13, .).
    let median = curve.median();
    assert_eq!((median.time, median.low, median.high), (Some(23.0), Some(13.0), None));
    // R's survfit(.., rmean = 35): 23.29, standard error 2.83.
    let mean = curve.restricted_mean(35.0, Confidence::P95).expect("within the data");
    printed(mean.mean, 23.29, 2);
    printed(mean.standard_error, 2.83, 2);
}

#[test]
fn remission_under_placebo() {
    let curve = curve(&[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], &[]);
    let median = curve.median();
    assert_eq!((median.time, median.low, median.high), (Some(8.0), Some(4.0), Some(11.0)));
    let mean = curve.restricted_mean(35.0, Confidence::P95).expect("all are reached");
    printed(mean.mean, 8.67, 2);
    // Nothing censored: S is the empirical distribution, and the error that of a mean, divided by n and not n - 1.
    printed(mean.standard_error, 1.38, 2);
    assert_eq!(curve.survival(23.0), 0.0);
}

#[test]
fn ishigami_indices_are_the_analytic_ones() {
    let design = saltelli(4096, 3, 7);
    let outputs: Vec<f64> = design.points().iter().map(|point| ishigami(point)).collect();
    let bootstrap = Bootstrap { replicates: 60, seed: 3, confidence: Confidence::P99 };
    let found = sobol_indices(&design, &outputs, &bootstrap).expect("outputs that vary");
    for (found, (first, total)) in found.iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]) {
        assert!((found.first - first).abs() < 0.01, "S {} for {first}", found.first);
        assert!((found.total - total).abs() < 0.01, "ST {} for {total}", found.total);
        assert!(found.first_interval.contains(first), "{:?} for {first}", found.first_interval);
        assert!(found.total_interval.contains(total), "{:?} for {total}", found.total_interval);
    }
}

/// Ishigami and Homma 1990, a = 7, b = 0.1, on [-pi, pi)^3.
fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|factor: usize| (2.0 * point[factor] - 1.0) * std::f64::consts::PI);
    let sine = libm::sin(y);
    libm::sin(x) + 7.0 * sine * sine + 0.1 * z * z * z * z * libm::sin(x)
}
