//! Too little data, no spread, ties, orders: what each method gives where its formula has no value.

use sandtable::batch::stats::bootstrap::Bootstrap;
use sandtable::batch::stats::holm::holm;
use sandtable::batch::stats::mean::{ExactSums, mean, paired_difference, paired_difference_exact, variance_reduction};
use sandtable::batch::stats::pareto::{chance_on_front, dominates, front, means};
use sandtable::batch::stats::proportion::{PairedTable, share, unpaired_difference, wilson};
use sandtable::batch::stats::quantile::{Sorted, interpolated_quantile, quantile, tail_mean};
use sandtable::batch::stats::resample::Stream;
use sandtable::batch::stats::selection::{Selection, Verdict};
use sandtable::batch::stats::sequential::{Next, Precision, StoppingRule};
use sandtable::batch::stats::special::{normal_quantile, student_quantile};
use sandtable::batch::stats::survival::{AalenJohansen, CompetingObservation, KaplanMeier, Observation};
use sandtable::batch::stats::{Confidence, Goal, Interval};

use crate::close;

const P95: Confidence = Confidence::P95;

#[test]
fn a_confidence_lies_strictly_between_nought_and_one() {
    assert_eq!(Confidence::new(0.0), None);
    assert_eq!(Confidence::new(1.0), None);
    assert_eq!(Confidence::new(f64::NAN), None);
    assert_eq!(Confidence::new(0.95), Some(P95));
}

#[test]
fn the_last_bit_of_a_quantile_is_the_same_everywhere() {
    assert_eq!(normal_quantile(0.975).to_bits(), 0x3fff_5c03_31ee_ff82);
    assert_eq!(student_quantile(0.975, 9.0).to_bits(), 0x4002_18e5_dac5_0b22);
}

#[test]
fn means_of_nothing_of_one_and_of_the_same() {
    assert_eq!(mean(&[], P95), None);
    let one = mean(&[4.0], P95).expect("a value");
    assert_eq!((one.mean, one.standard_error, one.interval), (4.0, f64::INFINITY, Interval::UNBOUNDED));
    assert_eq!(one.p_value(0.0), 1.0);
    let same = mean(&[0.1; 7], P95).expect("values");
    assert_eq!((same.mean, same.variance, same.interval), (0.1, 0.0, Interval::new(0.1, 0.1)));
    assert_eq!((same.p_value(0.1), same.p_value(0.2)), (1.0, 0.0));
}

#[test]
fn exact_sums_give_the_same_edges() {
    assert_eq!(ExactSums::default().mean(P95), None);
    assert_eq!(ExactSums::of(&[4]).mean(P95), mean(&[4.0], P95));
    assert_eq!(ExactSums::of(&[-7; 5]).mean(P95), mean(&[-7.0; 5], P95));
}

#[test]
fn exact_sums_merge_in_any_order_to_the_same_bits() {
    let mut stream = Stream::new(8);
    let values: Vec<i64> = (0..1000).map(|_| stream.next_u64() as i64 >> 20).collect();
    let whole = ExactSums::of(&values);
    let mut merged = ExactSums::default();
    for shard in values.chunks(37).rev() {
        merged.merge(&ExactSums::of(shard));
    }
    assert_eq!(merged, whole);
    let floats: Vec<f64> = values.iter().map(|value| *value as f64).collect();
    let (exact, float) = (whole.mean(P95).expect("values"), mean(&floats, P95).expect("values"));
    close(exact.mean, float.mean, 1e-9, "mean");
    close(exact.variance, float.variance, 1e-12, "variance");
}

#[test]
fn exact_sums_keep_a_small_spread_on_a_large_mean() {
    let far = 1_i64 << 52;
    let found = ExactSums::of(&[far, far + 1, far + 2, far + 3]).mean(P95).expect("values");
    close(found.variance, 5.0 / 3.0, 1e-15, "variance");
}

#[test]
fn equal_plans_do_not_differ() {
    let values = [3.0, 9.0, 27.0];
    let found = paired_difference(&values, &values, P95).expect("pairs");
    assert_eq!((found.mean, found.interval, found.p_value(0.0)), (0.0, Interval::new(0.0, 0.0), 1.0));
    assert_eq!(paired_difference_exact(&[3, 9], &[3, 9], P95).map(|found| found.mean), Some(0.0));
    assert_eq!(variance_reduction(&values, &values).map(|found| found.factor), Some(f64::INFINITY));
}

#[test]
fn variance_reduction_needs_variance_and_knows_its_ceiling() {
    assert_eq!(variance_reduction(&[1.0], &[2.0]), None);
    assert_eq!(variance_reduction(&[1.0, 1.0], &[2.0, 2.0]), None);
    // Coupled the wrong way round: half of what independence gives, and the right way is perfect.
    let found = variance_reduction(&[1.0, 2.0, 3.0], &[6.0, 5.0, 4.0]).expect("pairs that vary");
    assert_eq!((found.factor, found.ceiling), (0.5, f64::INFINITY));
}

const BOOTSTRAP: Bootstrap = Bootstrap { replicates: 50, seed: 9, confidence: P95 };

#[test]
fn bootstraps_of_nothing_of_one_and_of_the_same() {
    let average = |values: &'static [f64]| {
        move |indices: &[usize]| indices.iter().map(|i| values[*i]).sum::<f64>() / indices.len() as f64
    };
    assert_eq!(BOOTSTRAP.percentile(0, |_| 0.0), None);
    assert_eq!(Bootstrap { replicates: 0, ..BOOTSTRAP }.percentile(5, |_| 0.0), None);
    let one = BOOTSTRAP.bias_corrected(1, average(&[2.0])).expect("a value");
    assert_eq!((one.estimate, one.interval), (2.0, Interval::UNBOUNDED));
    for same in [BOOTSTRAP.percentile(3, average(&[2.0; 3])), BOOTSTRAP.bias_corrected(3, average(&[2.0; 3]))] {
        assert_eq!(same.map(|found| found.interval), Some(Interval::new(2.0, 2.0)));
    }
}

#[test]
fn a_bootstrap_depends_on_its_seed_only() {
    let statistic = |indices: &[usize]| indices.iter().sum::<usize>() as f64;
    assert_eq!(BOOTSTRAP.percentile(20, statistic), BOOTSTRAP.percentile(20, statistic));
    assert_ne!(BOOTSTRAP.percentile(20, statistic), Bootstrap { seed: 10, ..BOOTSTRAP }.percentile(20, statistic));
    // A longer bootstrap begins with the shorter one.
    let longer = Bootstrap { replicates: 80, ..BOOTSTRAP }.replicate(20, statistic);
    assert_eq!(longer[..50], BOOTSTRAP.replicate(20, statistic));
}

#[test]
fn quantiles_of_nothing_of_one_and_of_the_same() {
    assert_eq!(quantile(&Sorted::new(vec![]), 0.5, P95), None);
    assert_eq!(interpolated_quantile(&[], 0.5), None);
    let one = quantile(&Sorted::new(vec![3.0]), 0.5, P95).expect("a value");
    assert_eq!((one.value, one.interval), (3.0, Interval::UNBOUNDED));
    let same = quantile(&Sorted::new(vec![3.0; 100]), 0.5, P95).expect("values");
    assert_eq!((same.value, same.interval), (3.0, Interval::new(3.0, 3.0)));
}

#[test]
fn a_quantile_counts_shares_without_a_rounding_error() {
    let sample = Sorted::new((1..=20).rev().map(f64::from).collect());
    let at = |chance| quantile(&sample, chance, P95).expect("values").value;
    // 0.07 * 100 is a little more than 7 in floats.
    let hundred = Sorted::new((1..=100).map(f64::from).collect());
    assert_eq!(quantile(&hundred, 0.07, P95).expect("values").value, 7.0);
    assert_eq!((at(0.0), at(0.05), at(0.15), at(0.95), at(0.951), at(1.0)), (1.0, 1.0, 3.0, 19.0, 20.0, 20.0));
}

#[test]
fn tail_means_of_nothing_of_one_and_of_the_same() {
    assert_eq!(tail_mean(&Sorted::new(vec![]), 0.95, P95), None);
    assert_eq!(tail_mean(&Sorted::new(vec![1.0]), 1.0, P95), None);
    let one = tail_mean(&Sorted::new(vec![3.0]), 0.95, P95).expect("a value");
    assert_eq!((one.mean, one.interval), (3.0, Interval::UNBOUNDED));
    let same = tail_mean(&Sorted::new(vec![3.0; 40]), 0.95, P95).expect("values");
    assert_eq!((same.mean, same.interval), (3.0, Interval::new(3.0, 3.0)));
    // The worst half of 1..=4, and the mean of all.
    let four = Sorted::new(vec![4.0, 2.0, 1.0, 3.0]);
    assert_eq!(tail_mean(&four, 0.5, P95).map(|tail| tail.mean), Some(3.5));
    assert_eq!(tail_mean(&four, 0.0, P95).map(|tail| tail.mean), Some(2.5));
}

#[test]
fn shares_of_nothing_of_none_and_of_all() {
    assert_eq!(wilson(0, 0, P95), None);
    assert_eq!(share(&[], P95), None);
    assert_eq!(PairedTable::default().difference(P95), None);
    assert_eq!(PairedTable::default().mcnemar(), 1.0);
    let (none, all) = (wilson(0, 50, P95).expect("a count"), wilson(50, 50, P95).expect("a count"));
    assert_eq!((none.interval.low, all.interval.high), (0.0, 1.0));
    close(none.interval.high, 1.0 - all.interval.low, 1e-12, "mirror");
    let difference = unpaired_difference(&all, &none).expect("counts");
    assert_eq!((difference.difference, difference.interval.high), (1.0, 1.0));
}

#[test]
fn a_paired_table_counts_pairs_and_turns_its_sign_with_them() {
    let (first, second) = ([true, true, true, false, false, true], [true, false, true, false, true, false]);
    let (table, turned) = (PairedTable::of(&first, &second), PairedTable::of(&second, &first));
    assert_eq!(table, PairedTable { both: 2, first_only: 2, second_only: 1, neither: 1 });
    let (found, mirror) = (table.difference(P95).expect("pairs"), turned.difference(P95).expect("pairs"));
    close(found.difference, -mirror.difference, 1e-15, "difference");
    close(found.interval.low, -mirror.interval.high, 1e-12, "interval");
    assert_eq!(table.mcnemar(), turned.mcnemar());
}

#[test]
fn holm_keeps_order_and_stays_at_most_one() {
    assert_eq!(holm(&[]), Vec::<f64>::new());
    assert_eq!(holm(&[0.75, 0.75]), [1.0, 1.0]);
    assert_eq!(holm(&[0.25, 0.0625, 0.125]), [0.25, 0.1875, 0.25]);
}

fn observed(times: &[(f64, bool)]) -> Vec<Observation> {
    times.iter().map(|(time, reached)| Observation { time: *time, reached: *reached }).collect()
}

#[test]
fn survival_of_nothing_of_one_and_of_the_censored() {
    assert_eq!(KaplanMeier::new(&[], P95), None);
    let one = KaplanMeier::new(&observed(&[(5.0, true)]), P95).expect("an observation");
    assert_eq!((one.survival(4.9), one.survival(5.0)), (1.0, 0.0));
    assert_eq!(one.steps[0].interval, Interval::new(0.0, 1.0));
    assert_eq!(one.restricted_mean(8.0, P95).map(|mean| (mean.mean, mean.interval)), Some((5.0, Interval::UNBOUNDED)));
    let never = KaplanMeier::new(&observed(&[(5.0, false), (6.0, false)]), P95).expect("observations");
    assert_eq!((never.steps.len(), never.censored, never.median().time), (0, 2, None));
    assert_eq!(never.share_reached(9.0).share, 0.0);
    assert_eq!(never.restricted_mean(6.0, P95).map(|mean| mean.mean), Some(6.0));
    assert_eq!(never.restricted_mean(6.1, P95), None);
}

#[test]
fn an_event_comes_before_an_ending_at_the_same_time() {
    let curve = KaplanMeier::new(&observed(&[(2.0, false), (2.0, true), (2.0, true), (3.0, true)]), P95);
    let curve = curve.expect("observations");
    assert_eq!((curve.steps[0].at_risk, curve.steps[0].events), (4, 2));
    assert_eq!((curve.survival(2.0), curve.survival(3.0)), (0.5, 0.0));
    assert_eq!(curve.median().time, Some(2.0));
}

#[test]
fn without_censoring_the_curve_is_the_empirical_distribution() {
    let curve = KaplanMeier::new(&observed(&[(1.0, true), (2.0, true), (3.0, true), (4.0, true)]), P95);
    let curve = curve.expect("observations");
    let shares = [0.5, 1.0, 2.5, 3.0, 9.0].map(|time| curve.share_reached(time).share);
    for (found, expected) in shares.into_iter().zip([0.0, 0.25, 0.5, 0.75, 1.0]) {
        close(found, expected, 1e-15, "share");
    }
    close(curve.restricted_mean(4.0, P95).expect("all are reached").mean, 2.5, 1e-15, "mean");
}

#[test]
fn where_all_are_reached_the_interval_keeps_the_upper_end_of_the_step_before() {
    let curve = KaplanMeier::new(&observed(&[(1.0, true), (2.0, true), (3.0, true)]), P95).expect("observations");
    let [_, before, last] = &curve.steps[..] else { panic!("three steps") };
    assert_eq!((last.survival, last.standard_error), (0.0, 0.0));
    assert_eq!(last.interval, Interval::new(0.0, before.interval.high));
}

#[test]
fn without_censoring_an_incidence_is_a_share_with_the_error_of_a_share() {
    let observations: Vec<CompetingObservation> = (0..30)
        .map(|i| CompetingObservation { time: f64::from(i / 2), event: Some(usize::from(i % 3 == 0)) })
        .collect();
    let curve = AalenJohansen::new(&observations, 2, P95).expect("observations");
    for (kind, time) in [(0, 0.0), (1, 6.0), (0, 14.0), (1, 14.0), (1, 99.0)] {
        let reached = |observation: &&CompetingObservation| observation.time <= time && observation.event == Some(kind);
        let share = observations.iter().filter(reached).count() as f64 / 30.0;
        let found = curve.share_reached(kind, time);
        close(found.share, share, 1e-12, "share");
        close(found.standard_error, (share * (1.0 - share) / 30.0).sqrt(), 1e-9, "standard error");
    }
}

#[test]
fn one_kind_of_event_is_kaplan_meier_and_greenwood() {
    let mut stream = Stream::new(12);
    let times: Vec<(f64, bool)> = (0..60).map(|_| (stream.below(20) as f64, stream.unit() < 0.6)).collect();
    let alone = KaplanMeier::new(&observed(&times), P95).expect("observations");
    let competing: Vec<CompetingObservation> =
        times.iter().map(|(time, reached)| CompetingObservation { time: *time, event: reached.then_some(0) }).collect();
    let curve = AalenJohansen::new(&competing, 1, P95).expect("observations");
    assert_eq!((curve.count, curve.censored), (alone.count, alone.censored));
    for time in 0..20 {
        let (found, expected) = (curve.share_reached(0, f64::from(time)), alone.share_reached(f64::from(time)));
        close(found.share, expected.share, 1e-12, "share");
        close(found.standard_error, expected.standard_error, 1e-9, "standard error");
    }
}

#[test]
fn competing_shares_and_what_is_left_make_one() {
    assert_eq!(AalenJohansen::new(&[], 2, P95), None);
    let mut stream = Stream::new(13);
    let observations: Vec<CompetingObservation> = (0..80)
        .map(|_| CompetingObservation { time: stream.below(9) as f64, event: stream.below(4).checked_sub(1) })
        .collect();
    let curve = AalenJohansen::new(&observations, 3, P95).expect("observations");
    for step in &curve.steps {
        let shares: f64 = step.incidence.iter().map(|share| share.share).sum();
        close(shares + step.survival, 1.0, 1e-12, "whole");
    }
    assert_eq!(curve.share_reached(2, -1.0).share, 0.0);
    let sure = AalenJohansen::new(&[CompetingObservation { time: 1.0, event: Some(1) }], 2, P95).expect("one");
    assert_eq!([0, 1].map(|kind| sure.share_reached(kind, 1.0).share), [0.0, 1.0]);
}

const SELECTION: Selection =
    Selection { goal: Goal::Minimum, indifference: 0.5, confidence: Confidence::P95, first_stage: 5 };

#[test]
fn selection_among_none_and_one_and_from_too_little() {
    assert_eq!(SELECTION.screen(&[]), None);
    assert_eq!(SELECTION.screen(&[&[]]).map(|found| found.verdict), Some(Verdict::Best(0)));
    let found = SELECTION.screen(&[&[1.0; 4], &[2.0; 4]]).expect("plans");
    assert_eq!(found.verdict, Verdict::Undecided { standing: vec![0, 1], at_most: None });
}

#[test]
fn plans_that_do_not_vary_are_told_apart_at_once_and_the_first_of_equals_is_chosen() {
    let found = SELECTION.screen(&[&[2.0; 5], &[1.0; 5], &[1.0; 5]]).expect("plans");
    assert_eq!((found.verdict, found.replications), (Verdict::Best(1), 5));
    assert_eq!(found.eliminated_at, [Some(5), None, Some(5)]);
    let largest = Selection { goal: Goal::Maximum, ..SELECTION };
    assert_eq!(largest.screen(&[&[2.0; 5], &[1.0; 5]]).map(|found| found.verdict), Some(Verdict::Best(0)));
}

#[test]
fn the_front_holds_what_nothing_beats() {
    let goals = [Goal::Minimum, Goal::Maximum];
    let points = [vec![1.0, 1.0], vec![2.0, 3.0], vec![2.0, 2.0], vec![1.0, 1.0], vec![0.5, 0.0]];
    assert_eq!(front(&points, &goals), [true, true, false, true, true]);
    assert!(dominates(&points[1], &points[2], &goals) && !dominates(&points[0], &points[3], &goals));
    assert_eq!(front(&points, &[]), [true; 5]);
    assert_eq!(front(&[], &goals), Vec::<bool>::new());
}

#[test]
fn the_chance_of_the_front_follows_the_replications() {
    let goals = [Goal::Minimum, Goal::Minimum];
    assert_eq!(chance_on_front(&[], &goals, 10, 1), None);
    assert_eq!(chance_on_front(&[vec![vec![], vec![]]], &goals, 10, 1), None);
    let good = vec![vec![1.0, 2.0, 3.0, 4.0], vec![1.0, 1.0, 1.0, 1.0]];
    let worse = vec![vec![2.0, 3.0, 4.0, 5.0], vec![1.0, 1.0, 1.0, 1.0]];
    let other = vec![vec![4.0, 3.0, 2.0, 1.0], vec![1.0, 1.0, 1.0, 1.0]];
    assert_eq!(means(std::slice::from_ref(&good)), [[2.5, 1.0]]);
    // Worse by the same in every replication: sure, though the ranges overlap.
    assert_eq!(chance_on_front(&[good.clone(), worse], &goals, 200, 1), Some(vec![1.0, 0.0]));
    // Equal in the mean and free to be either: each about half the time, together (ties) more than always.
    let found = chance_on_front(&[good, other], &goals, 4000, 1).expect("replications");
    assert!(found.iter().all(|chance| (0.5..0.65).contains(chance)) && found[0] + found[1] > 1.0, "{found:?}");
}

#[test]
fn the_stopping_rule_asks_for_enough_and_no_more_than_the_budget() {
    let rule = StoppingRule { precision: Precision::Absolute(1.0), at_least: 10, at_most: 1000 };
    let judge = |values: &[f64]| rule.judge(&mean(values, P95).expect("values"));
    assert_eq!(judge(&[1.0]), Next::RunTo(10));
    assert_eq!(judge(&[1.0; 9]), Next::RunTo(10));
    assert_eq!(judge(&[1.0; 10]), Next::Reached);
    let wide: Vec<f64> = (0..20).map(|i| f64::from(i % 2) * 10.0).collect();
    let half_width = mean(&wide, P95).expect("values").interval.half_width();
    assert_eq!(judge(&wide), Next::RunTo((20.0 * half_width * half_width).ceil() as u64));
    let spent: Vec<f64> = (0..1000).map(|i| f64::from(i % 2) * 1e3).collect();
    assert_eq!(judge(&spent), Next::GaveUp);
}

#[test]
fn a_relative_precision_is_corrected_for_the_mean_being_an_estimate() {
    let rule = StoppingRule { precision: Precision::Relative(0.25), at_least: 2, at_most: 100 };
    assert_eq!(rule.half_width_wanted(-10.0), 2.0);
    // A mean of nought has no relative precision: the budget ends it.
    let nought = mean(&[-1.0, 1.0], P95).expect("values");
    assert_eq!(rule.judge(&nought), Next::RunTo(100));
}
