//! Does what says 95 % happen 95 times of a hundred? On models whose truth is known, at fixed seeds.

use sandtable::batch::stats::bootstrap::Bootstrap;
use sandtable::batch::stats::design::saltelli;
use sandtable::batch::stats::holm::holm;
use sandtable::batch::stats::mean::{mean, paired_difference};
use sandtable::batch::stats::proportion::{PairedTable, share, unpaired_difference, wilson};
use sandtable::batch::stats::quantile::{Sorted, quantile, tail_mean};
use sandtable::batch::stats::resample::Stream;
use sandtable::batch::stats::selection::{Selection, Verdict};
use sandtable::batch::stats::sensitivity::sobol_indices;
use sandtable::batch::stats::sequential::{Next, Precision, StoppingRule};
use sandtable::batch::stats::special::binomial_cdf;
use sandtable::batch::stats::survival::{AalenJohansen, CompetingObservation, KaplanMeier, Observation};
use sandtable::batch::stats::{Confidence, Goal};

const P95: Confidence = Confidence::P95;

/// The share of `trials`, each with a stream of its own, for which `holds`.
fn rate(trials: u64, seed: u64, holds: impl Fn(&mut Stream) -> bool) -> f64 {
    let hits = (0..trials).filter(|trial| holds(&mut Stream::keyed(seed, *trial))).count();
    hits as f64 / trials as f64
}

#[track_caller]
fn within(found: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&found), "{found} is not in {low} to {high}");
}

fn exponential(stream: &mut Stream, mean: f64) -> f64 {
    -mean * libm::log(stream.open_unit())
}

fn sample(count: usize, mut draw: impl FnMut() -> f64) -> Vec<f64> {
    (0..count).map(|_| draw()).collect()
}

#[test]
fn t_intervals_of_small_normal_samples_cover() {
    let found = rate(6000, 1, |stream| {
        let values = sample(6, || 3.0 + 2.0 * stream.normal());
        mean(&values, P95).expect("values").interval.contains(3.0)
    });
    within(found, 0.943, 0.957);
}

#[test]
fn paired_intervals_cover_and_equal_plans_are_rejected_one_time_in_twenty() {
    let pair = |stream: &mut Stream| {
        let shared = sample(12, || stream.normal());
        let own = |stream: &mut Stream| shared.iter().map(|s| 5.0 * s + stream.normal()).collect::<Vec<_>>();
        let (a, b) = (own(stream), own(stream));
        paired_difference(&a, &b, P95).expect("pairs")
    };
    let covered = rate(4000, 2, |stream| pair(stream).interval.contains(0.0));
    let rejected = rate(4000, 2, |stream| pair(stream).p_value(0.0) < 0.05);
    within(covered, 0.941, 0.959);
    assert_eq!(covered + rejected, 1.0);
}

#[test]
fn bootstrap_intervals_of_a_ratio_cover() {
    let ratio = |stream: &mut Stream, corrected: bool| {
        let a = sample(50, || exponential(stream, 4.0));
        let b: Vec<f64> = a.iter().map(|a| 0.5 * a + exponential(stream, 2.0)).collect();
        let statistic = |indices: &[usize]| {
            let sum = |values: &[f64]| indices.iter().map(|i| values[*i]).sum::<f64>();
            sum(&a) / sum(&b)
        };
        let bootstrap = Bootstrap { replicates: 300, seed: stream.next_u64(), confidence: P95 };
        let found =
            if corrected { bootstrap.bias_corrected(50, statistic) } else { bootstrap.percentile(50, statistic) };
        found.expect("pairs").interval.contains(1.0)
    };
    within(rate(600, 3, |stream| ratio(stream, false)), 0.915, 0.97);
    within(rate(600, 3, |stream| ratio(stream, true)), 0.915, 0.97);
}

#[test]
fn quantile_intervals_cover_at_least_as_they_say() {
    for (chance, count) in [(0.5, 25), (0.95, 200)] {
        let truth = -libm::log(1.0 - chance);
        let found = rate(3000, 4, |stream| {
            let values = Sorted::new(sample(count, || exponential(stream, 1.0)));
            quantile(&values, chance, P95).expect("values").interval.contains(truth)
        });
        within(found, 0.947, 0.985);
    }
}

#[test]
fn tail_mean_intervals_of_large_samples_cover_nearly() {
    // The mean of the worst tenth of an exponential is its quantile plus one.
    let truth = 1.0 + libm::log(10.0);
    let found = rate(800, 5, |stream| {
        let values = Sorted::new(sample(1500, || exponential(stream, 1.0)));
        tail_mean(&values, 0.9, P95).expect("values").interval.contains(truth)
    });
    within(found, 0.925, 0.965);
}

fn binomial_mass(successes: u64, trials: u64, chance: f64) -> f64 {
    let below = successes.checked_sub(1).map_or(0.0, |below| binomial_cdf(below, trials, chance));
    binomial_cdf(successes, trials, chance) - below
}

#[test]
fn wilson_intervals_cover_on_average_and_nowhere_badly() {
    // Exactly, by summing over all outcomes.
    let coverage = |chance: f64| -> f64 {
        let covers = |k: &u64| wilson(*k, 40, P95).expect("a count").interval.contains(chance);
        (0..=40).filter(covers).map(|k| binomial_mass(k, 40, chance)).sum()
    };
    let found: Vec<f64> = (2..=98).map(|percent| coverage(f64::from(percent) / 100.0)).collect();
    within(found.iter().sum::<f64>() / found.len() as f64, 0.945, 0.96);
    within(found.iter().copied().fold(1.0, f64::min), 0.86, 1.0);
}

#[test]
fn unpaired_differences_of_shares_cover_exactly_counted() {
    for (p, q) in [(0.5, 0.3), (0.9, 0.9), (0.1, 0.4)] {
        let mut covered = 0.0;
        for (i, j) in (0..=20).flat_map(|i| (0..=30).map(move |j| (i, j))) {
            let shares = (wilson(i, 20, P95).expect("a count"), wilson(j, 30, P95).expect("a count"));
            if unpaired_difference(&shares.0, &shares.1).expect("counts").interval.contains(p - q) {
                covered += binomial_mass(i, 20, p) * binomial_mass(j, 30, q);
            }
        }
        within(covered, 0.935, 0.98);
    }
}

/// Outcomes of two plans in `count` pairs; the shared luck makes them agree more often than not.
fn outcomes(stream: &mut Stream, count: usize, p: f64, q: f64) -> PairedTable {
    let draws: Vec<(bool, bool)> = (0..count)
        .map(|_| {
            let (shared, own, which) = (stream.unit(), stream.unit(), stream.unit());
            (shared < p, if which < 0.7 { shared < q } else { own < q })
        })
        .collect();
    let (first, second): (Vec<bool>, Vec<bool>) = draws.into_iter().unzip();
    PairedTable::of(&first, &second)
}

#[test]
fn paired_differences_of_shares_cover() {
    for (p, q) in [(0.6, 0.6), (0.8, 0.65), (0.95, 0.9)] {
        let found = rate(3000, 6, |stream| {
            let table = outcomes(stream, 80, p, q);
            table.difference(P95).expect("pairs").interval.contains(p - q)
        });
        within(found, 0.938, 0.985);
    }
}

#[test]
fn mcnemar_rejects_equal_shares_at_most_as_often_as_it_says() {
    let found = rate(3000, 7, |stream| outcomes(stream, 150, 0.6, 0.6).mcnemar() < 0.05);
    within(found, 0.02, 0.055);
    let power = rate(500, 7, |stream| outcomes(stream, 150, 0.75, 0.5).mcnemar() < 0.05);
    within(power, 0.95, 1.0);
}

#[test]
fn holm_keeps_the_chance_of_any_false_finding() {
    // Ten comparisons of equal plans with one baseline, so that they depend on each other.
    let smallest = |stream: &mut Stream, adjust: bool| {
        let baseline = sample(15, || stream.normal());
        let p_values: Vec<f64> = (0..10)
            .map(|_| {
                let plan = sample(15, || stream.normal());
                paired_difference(&plan, &baseline, P95).expect("pairs").p_value(0.0)
            })
            .collect();
        let p_values = if adjust { holm(&p_values) } else { p_values };
        p_values.into_iter().fold(1.0, f64::min)
    };
    within(rate(1500, 8, |stream| smallest(stream, true) < 0.05), 0.02, 0.055);
    within(rate(300, 8, |stream| smallest(stream, false) < 0.05), 0.2, 0.5);
}

/// Exponential times with mean 10 under endings spread over 4 to 24.
fn censored(stream: &mut Stream, count: usize) -> Vec<Observation> {
    (0..count)
        .map(|_| {
            let (event, end) = (exponential(stream, 10.0), 4.0 + 20.0 * stream.unit());
            Observation { time: event.min(end), reached: event <= end }
        })
        .collect()
}

#[test]
fn survival_intervals_cover() {
    let curve = |stream: &mut Stream| KaplanMeier::new(&censored(stream, 80), P95).expect("observations");
    let share = rate(2000, 9, |stream| curve(stream).share_reached(8.0).interval.contains(1.0 - libm::exp(-0.8)));
    within(share, 0.935, 0.965);
    let truth = 10.0 * libm::log(2.0);
    let median = rate(2000, 9, |stream| {
        let found = curve(stream).median();
        found.low.is_none_or(|low| low <= truth) && found.high.is_none_or(|high| truth <= high)
    });
    within(median, 0.935, 0.97);
    let truth = 10.0 * (1.0 - libm::exp(-1.2));
    let restricted = rate(2000, 9, |stream| {
        let found = curve(stream).restricted_mean(12.0, P95);
        found.is_none_or(|mean| mean.interval.contains(truth))
    });
    within(restricted, 0.93, 0.965);
}

#[test]
fn intervals_of_incidence_cover() {
    // Rates 0.06 and 0.04 of two kinds: the first takes 60 % of what has ended.
    let truth = 0.6 * (1.0 - libm::exp(-0.8));
    let found = rate(3000, 10, |stream| {
        let observations: Vec<CompetingObservation> = (0..80)
            .map(|_| {
                let (time, end) = (exponential(stream, 10.0), 4.0 + 20.0 * stream.unit());
                let kind = usize::from(stream.unit() >= 0.6);
                CompetingObservation { time: time.min(end), event: (time <= end).then_some(kind) }
            })
            .collect();
        let curve = AalenJohansen::new(&observations, 2, P95).expect("observations");
        curve.share_reached(0, 8.0).interval.contains(truth)
    });
    within(found, 0.93, 0.965);
}

/// How often the last plan is chosen, and the mean of the replications that took, when plans share part of their luck.
fn chosen(means: &[f64], trials: u64, seed: u64) -> (f64, f64) {
    let selection = Selection { goal: Goal::Maximum, indifference: 0.5, confidence: P95, first_stage: 10 };
    let (mut right, mut replications) = (0_u64, 0_usize);
    for trial in 0..trials {
        let mut stream = Stream::keyed(seed, trial);
        let shared = sample(1200, || stream.normal());
        let plans: Vec<Vec<f64>> =
            means.iter().map(|mean| shared.iter().map(|shared| mean + shared + stream.normal()).collect()).collect();
        let series: Vec<&[f64]> = plans.iter().map(Vec::as_slice).collect();
        let found = selection.screen(&series).expect("plans");
        right += u64::from(found.verdict == Verdict::Best(means.len() - 1));
        replications += found.replications;
    }
    (right as f64 / trials as f64, replications as f64 / trials as f64)
}

#[test]
fn the_best_plan_is_selected_as_often_as_asked_for() {
    // Slippage, the worst case: all others exactly the indifference zone behind. Then two plans, where the bound is
    // nearly sharp. Then a ladder, which is easier and shorter.
    let (slippage, long) = chosen(&[0.0, 0.0, 0.0, 0.0, 0.5], 200, 11);
    within(slippage, 0.93, 1.0);
    within(chosen(&[0.0, 0.5], 300, 12).0, 0.925, 1.0);
    let (ladder, short) = chosen(&[-1.5, -1.0, -0.5, 0.0, 0.5], 200, 13);
    within(ladder, 0.93, 1.0);
    assert!(short < long, "{short} replications for the ladder, {long} for slippage");
}

#[test]
fn intervals_after_stopping_cover_nearly_and_the_error_is_what_was_asked_for() {
    let rule = StoppingRule { precision: Precision::Relative(0.1), at_least: 64, at_most: 5000 };
    let run = |stream: &mut Stream| {
        let mut values = sample(64, || exponential(stream, 7.0));
        loop {
            let estimate = mean(&values, P95).expect("values");
            let Next::RunTo(total) = rule.judge(&estimate) else { return estimate };
            let missing = total as usize - values.len();
            values.extend(sample(missing, || exponential(stream, 7.0)));
        }
    };
    within(rate(600, 14, |stream| run(stream).interval.contains(7.0)), 0.92, 0.965);
    within(rate(600, 14, |stream| (run(stream).mean - 7.0).abs() <= 0.7), 0.925, 1.0);
}

#[test]
fn share_intervals_of_outcomes_are_those_of_their_count() {
    let mut stream = Stream::new(15);
    let outcomes: Vec<bool> = (0..90).map(|_| stream.unit() < 0.3).collect();
    let successes = outcomes.iter().filter(|outcome| **outcome).count() as u64;
    assert_eq!(share(&outcomes, P95), wilson(successes, 90, P95));
}

#[test]
fn bootstrap_intervals_of_sobol_indices_cover() {
    // Product of two centred factors and a sum: S = 0.4, 0.4; ST = 0.6, 0.6 by construction.
    let truth = (0.4, 0.6);
    let scale = libm::sqrt(6.0);
    let covered = rate(60, 16, |stream| {
        let design = saltelli(128, 2, stream.next_u64());
        let outputs: Vec<f64> = design
            .points()
            .iter()
            .map(|point| {
                let (x, y) = (point[0] - 0.5, point[1] - 0.5);
                x + y + scale * x * y
            })
            .collect();
        let bootstrap = Bootstrap { replicates: 150, seed: stream.next_u64(), confidence: P95 };
        let found = sobol_indices(&design, &outputs, &bootstrap).expect("outputs that vary");
        found[0].first_interval.contains(truth.0) && found[0].total_interval.contains(truth.1)
    });
    within(covered, 0.9, 1.0);
}
