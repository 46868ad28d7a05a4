//! Against SciPy, statsmodels, lifelines and SALib: `tests/reference/stats_golden.py` says how the values were made.

use sandtable::batch::stats::bootstrap::Bootstrap;
use sandtable::batch::stats::design::{MorrisDesign, SaltelliDesign, sobol};
use sandtable::batch::stats::holm::holm;
use sandtable::batch::stats::mean::{mean, paired_difference, paired_difference_exact, variance_reduction};
use sandtable::batch::stats::proportion::{PairedTable, unpaired_difference, wilson};
use sandtable::batch::stats::quantile::{Sorted, interpolated_quantile, quantile, tail_mean};
use sandtable::batch::stats::selection::{Selection, Verdict};
use sandtable::batch::stats::sensitivity::{elementary_effects, sobol_indices};
use sandtable::batch::stats::survival::{AalenJohansen, CompetingObservation, KaplanMeier, Observation};
use sandtable::batch::stats::{Confidence, Goal, special};
use serde_json::Value;

use crate::close;

/// The cases of one method.
#[track_caller]
fn cases(method: &str) -> Vec<Case> {
    let text = include_str!("../golden/statistics.json");
    let all: Value = serde_json::from_str(text).expect("the golden file is JSON");
    let cases: Vec<Case> = all[method].as_array().expect("a method has cases").iter().cloned().map(Case).collect();
    assert!(!cases.is_empty(), "{method} has cases");
    cases
}

struct Case(Value);

impl Case {
    fn number(&self, name: &str) -> f64 {
        number(&self.0[name])
    }

    fn count(&self, name: &str) -> u64 {
        self.0[name].as_u64().expect("a count is a whole number")
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.0[name].as_array().expect("a list of numbers").iter().map(number).collect()
    }

    fn table(&self, name: &str) -> Vec<Vec<f64>> {
        let rows = self.0[name].as_array().expect("a list of rows");
        rows.iter().map(|row| row.as_array().expect("a row").iter().map(number).collect()).collect()
    }

    fn nested(&self, name: &str) -> Vec<Case> {
        self.0[name].as_array().expect("a list of cases").iter().cloned().map(Case).collect()
    }

    fn confidence(&self) -> Confidence {
        Confidence::new(self.number("level")).expect("a level between 0 and 1")
    }
}

fn number(value: &Value) -> f64 {
    match value.as_str() {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        _ => value.as_f64().expect("a number"),
    }
}

#[test]
fn distributions_agree_with_scipy() {
    for case in cases("normal_quantile") {
        close(special::normal_quantile(case.number("x")), case.number("expected"), 1e-14, "normal quantile");
    }
    for case in cases("normal_cdf") {
        close(special::normal_cdf(case.number("x")), case.number("expected"), 1e-12, "normal");
    }
    for case in cases("student_cdf") {
        let found = special::student_cdf(case.number("x"), case.number("degrees"));
        close(found, case.number("expected"), 1e-11, &format!("student {:?}", case.0));
    }
    for case in cases("student_quantile") {
        let found = special::student_quantile(case.number("x"), case.number("degrees"));
        close(found, case.number("expected"), 1e-11, &format!("student quantile {:?}", case.0));
    }
    for case in cases("incomplete_beta") {
        let found = special::incomplete_beta(case.number("x"), case.number("a"), case.number("b"));
        close(found, case.number("expected"), 1e-11, &format!("beta {:?}", case.0));
    }
    for case in cases("binomial_cdf") {
        let found = special::binomial_cdf(case.count("successes"), case.count("trials"), case.number("chance"));
        close(found, case.number("expected"), 1e-9, &format!("binomial {:?}", case.0));
    }
}

#[test]
fn means_agree_with_the_t_test_of_scipy() {
    for case in cases("mean") {
        let found = mean(&case.numbers("values"), case.confidence()).expect("values");
        close(found.mean, case.number("mean"), 1e-14, "mean");
        close(found.variance, case.number("variance"), 1e-10, "variance");
        close(found.interval.low, case.number("low"), 1e-11, "low");
        close(found.interval.high, case.number("high"), 1e-11, "high");
        close(found.p_value(case.number("against")), case.number("p_value"), 1e-11, "p-value");
    }
}

#[test]
fn paired_differences_agree_with_scipy_from_floats_and_from_exact_sums() {
    for case in cases("paired") {
        let (a, b) = (case.numbers("a"), case.numbers("b"));
        let whole = |values: &[f64]| values.iter().map(|value| *value as i64).collect::<Vec<_>>();
        let exact = paired_difference_exact(&whole(&a), &whole(&b), case.confidence()).expect("pairs");
        for found in [paired_difference(&a, &b, case.confidence()).expect("pairs"), exact] {
            close(found.mean, case.number("mean"), 1e-12, "mean");
            close(found.interval.low, case.number("low"), 1e-11, "low");
            close(found.interval.high, case.number("high"), 1e-11, "high");
            close(found.p_value(0.0), case.number("p_value"), 1e-11, "p-value");
        }
    }
}

#[test]
fn variance_reduction_agrees_with_numpy() {
    for case in cases("variance_reduction") {
        let found = variance_reduction(&case.numbers("a"), &case.numbers("b")).expect("pairs that vary");
        close(found.factor, case.number("factor"), 1e-10, "factor");
        close(found.ceiling, case.number("ceiling"), 1e-10, "ceiling");
    }
}

#[test]
fn bootstrap_intervals_agree_with_numpy_and_scipy_on_the_same_resamples() {
    for case in cases("bootstrap") {
        let values = case.numbers("values");
        let bootstrap = Bootstrap {
            replicates: case.count("replicates") as usize,
            seed: case.count("seed"),
            confidence: case.confidence(),
        };
        let average = |indices: &[usize]| indices.iter().map(|i| values[*i]).sum::<f64>() / indices.len() as f64;
        let percentile = bootstrap.percentile(values.len(), average).expect("values");
        let corrected = bootstrap.bias_corrected(values.len(), average).expect("values");
        close(percentile.estimate, case.number("estimate"), 1e-13, "estimate");
        for (found, name) in [(percentile, "percentile"), (corrected, "bca")] {
            close(found.interval.low, case.numbers(name)[0], 1e-9, name);
            close(found.interval.high, case.numbers(name)[1], 1e-9, name);
        }
    }
}

#[test]
fn quantiles_and_their_intervals_agree_with_scipy() {
    for case in cases("quantile") {
        let sample = Sorted::new(case.numbers("values"));
        let found = quantile(&sample, case.number("chance"), case.confidence()).expect("values");
        let what = format!("n {} chance {} level {}", found.count, case.number("chance"), case.number("level"));
        close(found.value, case.number("value"), 0.0, &what);
        close(found.interval.low, case.number("low"), 0.0, &what);
        close(found.interval.high, case.number("high"), 0.0, &what);
    }
    for case in cases("interpolated") {
        let sample = Sorted::new(case.numbers("values"));
        let found = interpolated_quantile(sample.values(), case.number("chance")).expect("values");
        close(found, case.number("expected"), 1e-13, "interpolated");
    }
}

#[test]
fn tail_means_agree_with_the_integral_of_the_quantile_function() {
    for case in cases("tail_mean") {
        let sample = Sorted::new(case.numbers("values"));
        let found = tail_mean(&sample, case.number("chance"), Confidence::P95).expect("values");
        close(found.mean, case.number("expected"), 1e-11, "tail mean");
    }
}

#[test]
fn shares_agree_with_scipy_and_statsmodels() {
    for case in cases("wilson") {
        let found = wilson(case.count("successes"), case.count("count"), case.confidence()).expect("a count");
        close(found.interval.low, case.number("low"), 1e-12, "Wilson low");
        close(found.interval.high, case.number("high"), 1e-12, "Wilson high");
    }
    for case in cases("unpaired") {
        let share = |k, n| wilson(case.count(k), case.count(n), Confidence::P95).expect("a count");
        let found = unpaired_difference(&share("a", "m"), &share("b", "n")).expect("counts");
        close(found.interval.low, case.number("low"), 1e-10, "Newcombe low");
        close(found.interval.high, case.number("high"), 1e-10, "Newcombe high");
    }
    for case in cases("paired_table") {
        let [both, first_only, second_only, neither] = case.numbers("table")[..] else { panic!("four counts") };
        let [both, first_only, second_only, neither] = [both, first_only, second_only, neither].map(|n| n as u64);
        let table = PairedTable { both, first_only, second_only, neither };
        let found = table.difference(Confidence::P95).expect("pairs");
        close(found.interval.low, case.number("low"), 1e-11, &format!("{table:?} low"));
        close(found.interval.high, case.number("high"), 1e-11, &format!("{table:?} high"));
        close(table.mcnemar(), case.number("p_value"), 1e-11, &format!("{table:?} McNemar"));
    }
}

#[test]
fn adjusted_p_values_agree_with_statsmodels() {
    for case in cases("holm") {
        for (found, expected) in holm(&case.numbers("p")).into_iter().zip(case.numbers("expected")) {
            close(found, expected, 1e-14, "Holm");
        }
    }
}

#[test]
fn kaplan_meier_agrees_with_lifelines_and_statsmodels() {
    for case in cases("kaplan_meier") {
        let observations: Vec<Observation> =
            case.table("data").iter().map(|row| Observation { time: row[0], reached: row[1] == 1.0 }).collect();
        let curve = KaplanMeier::new(&observations, case.confidence()).expect("observations");
        for expected in case.nested("steps") {
            let time = expected.number("time");
            let found = curve.steps.iter().find(|step| step.time == time).expect("a step at the time of an event");
            assert_eq!(
                (found.at_risk, found.events),
                (expected.count("at_risk"), expected.count("events")),
                "at {time}"
            );
            close(found.survival, expected.number("survival"), 1e-12, "survival");
            close(found.standard_error, expected.number("standard_error"), 1e-11, "standard error");
            close(found.interval.low, expected.number("low"), 1e-9, "low");
            close(found.interval.high, expected.number("high"), 1e-9, "high");
        }
        let median = curve.median();
        close(median.time.expect("half are reached"), case.number("median"), 0.0, "median");
        close(median.low.expect("a lower end"), case.number("median_low"), 0.0, "median's lower end");
        close(median.high.unwrap_or(f64::INFINITY), case.number("median_high"), 0.0, "median's upper end");
        let mean = curve.restricted_mean(case.number("until"), case.confidence()).expect("within the data");
        close(mean.mean, case.number("restricted_mean"), 1e-11, "restricted mean");
        close(mean.standard_error, case.number("restricted_error"), 1e-11, "restricted mean's error");
    }
}

fn competing(case: &Case) -> Vec<CompetingObservation> {
    let event = |code: f64| (code as usize).checked_sub(1);
    case.table("data").iter().map(|row| CompetingObservation { time: row[0], event: event(row[1]) }).collect()
}

#[test]
fn incidence_and_its_variance_agree_with_lifelines_where_no_times_are_tied() {
    for case in cases("competing") {
        let curve = AalenJohansen::new(&competing(&case), 2, Confidence::P95).expect("observations");
        for kind in case.nested("kinds") {
            let number = kind.count("kind") as usize - 1;
            let [shares, variances, lows, highs] = ["share", "variance", "low", "high"].map(|name| kind.numbers(name));
            for (row, time) in kind.numbers("times").into_iter().enumerate() {
                let found = curve.share_reached(number, time);
                close(found.share, shares[row], 1e-11, "share");
                close(found.standard_error * found.standard_error, variances[row], 1e-8, "variance");
                close(found.interval.low, lows[row], 1e-8, "low");
                close(found.interval.high, highs[row], 1e-8, "high");
            }
        }
    }
}

#[test]
fn incidence_agrees_with_statsmodels_where_times_are_tied() {
    for case in cases("competing_ties") {
        let curve = AalenJohansen::new(&competing(&case), 2, Confidence::P95).expect("observations");
        for (kind, shares) in case.table("shares").into_iter().enumerate() {
            for (time, share) in case.numbers("times").into_iter().zip(shares) {
                close(curve.share_reached(kind, time).share, share, 1e-11, "share");
            }
        }
    }
}

#[test]
fn the_sobol_sequence_is_that_of_scipy_in_forty_dimensions() {
    for case in cases("sobol_sequence") {
        let expected = case.table("points");
        let at: Vec<usize> = case.numbers("at").into_iter().map(|at| at as usize).collect();
        let found = sobol(at.iter().max().expect("points") + 1, expected[0].len(), None);
        for (at, expected) in at.into_iter().zip(expected) {
            for (found, expected) in found[at].iter().zip(expected) {
                // serde_json reads a number to its last bit but one.
                close(*found, expected, 1e-15, &format!("point {at}"));
            }
        }
    }
}

const BOOTSTRAP: Bootstrap = Bootstrap { replicates: 100, seed: 1, confidence: Confidence::P95 };

#[test]
fn elementary_effects_agree_with_salib() {
    for case in cases("morris") {
        let points = case.table("points");
        let factors = points[0].len();
        let design = MorrisDesign { factors, trajectories: points.len() / (factors + 1), points };
        let found = elementary_effects(&design, &case.numbers("outputs"), &BOOTSTRAP).expect("trajectories");
        for (factor, found) in found.iter().enumerate() {
            // Factors that SALib places at 1/3 and 2/3 leave steps a rounding away from 2/3.
            close(found.mean, case.numbers("mu")[factor], 1e-9, "mu");
            close(found.mean_size, case.numbers("mu_star")[factor], 1e-9, "mu*");
            close(found.deviation, case.numbers("sigma")[factor], 1e-9, "sigma");
            assert!(found.interval.contains(found.mean_size));
        }
    }
}

#[test]
fn sobol_indices_agree_with_salib_and_with_jansens_formula() {
    for case in cases("sobol_indices") {
        let rows = case.count("rows") as usize;
        let design = SaltelliDesign { factors: 3, rows, a: Vec::new(), b: Vec::new() };
        let found = sobol_indices(&design, &case.numbers("outputs"), &BOOTSTRAP).expect("outputs that vary");
        for (factor, found) in found.iter().enumerate() {
            close(found.first, case.numbers("first")[factor], 1e-9, "first");
            close(found.total, case.numbers("total")[factor], 1e-9, "total");
        }
    }
}

#[test]
fn selection_agrees_with_a_second_writing_of_the_procedure() {
    for case in cases("selection") {
        let observations = case.table("observations");
        let series: Vec<&[f64]> = observations.iter().map(Vec::as_slice).collect();
        let selection = Selection {
            goal: Goal::Maximum,
            indifference: case.number("delta"),
            confidence: case.confidence(),
            first_stage: case.count("first") as usize,
        };
        let found = selection.screen(&series).expect("plans");
        let negated: Vec<Vec<f64>> = series.iter().map(|plan| plan.iter().map(|value| -value).collect()).collect();
        let negated: Vec<&[f64]> = negated.iter().map(Vec::as_slice).collect();
        assert_eq!(Selection { goal: Goal::Minimum, ..selection }.screen(&negated), Some(found.clone()));
        let dropped: Vec<Option<usize>> =
            case.0["dropped"].as_array().expect("a list").iter().map(|at| at.as_u64().map(|at| at as usize)).collect();
        let verdict = if let Some(best) = case.0["best"].as_u64() {
            Verdict::Best(best as usize)
        } else {
            let standing = case.numbers("standing").into_iter().map(|plan| plan as usize).collect();
            Verdict::Undecided { standing, at_most: Some(case.count("final") as usize) }
        };
        assert_eq!(found.verdict, verdict);
        assert_eq!(found.eliminated_at, dropped);
        assert_eq!(found.replications as u64, case.count("used"));
    }
}
