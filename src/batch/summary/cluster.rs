//! Means of runs that come in clusters: the replications of a point share its settings, so that ten of them tell less
//! than ten points would.

use super::estimate::SURE;
use crate::batch::stats::Interval;
use crate::batch::stats::mean::MeanEstimate;

/// The mean of all values with a t interval over clusters: with `m` the mean, `s` the sum and `n` the number of a cluster's
/// values, the variance of `m` is `C / (C - 1) sum (s - m n)^2 / N^2` (the ratio estimator; Cochran, *Sampling
/// Techniques*, section 6.3). `count` is the number of clusters. `None` for no value.
pub(super) fn mean(values: &[(usize, f64)]) -> Option<MeanEstimate> {
    let clusters = 1 + values.iter().map(|(cluster, _)| *cluster).max()?;
    let mut sums = vec![(0.0, 0.0); clusters];
    for (cluster, value) in values {
        sums[*cluster].0 += value;
        sums[*cluster].1 += 1.0;
    }
    sums.retain(|(_, count)| *count > 0.0);
    let count = sums.len() as u64;
    let total = values.len() as f64;
    let mean = sums.iter().map(|(sum, _)| sum).sum::<f64>() / total;
    let squares: f64 = sums.iter().map(|(sum, count)| (sum - mean * count) * (sum - mean * count)).sum();
    let clusters = count as f64;
    let standard_error = if count < 2 { f64::INFINITY } else { (clusters / (clusters - 1.0) * squares).sqrt() / total };
    let interval = match count {
        0 | 1 => Interval::UNBOUNDED,
        _ => Interval::around(mean, SURE.student_quantile(clusters - 1.0) * standard_error),
    };
    let variance = standard_error * standard_error * clusters;
    Some(MeanEstimate { count, mean, variance, standard_error, interval })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::stats::mean;

    #[test]
    fn clusters_of_one_are_the_plain_mean_and_copies_add_nothing() {
        let values = [3.0, 8.0, 1.0, 6.5, 2.0];
        let plain = mean::mean(&values, SURE).expect("values");
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
        for copies in [1, 4] {
            let rows: Vec<(usize, f64)> =
                values.iter().enumerate().flat_map(|row| std::iter::repeat_n((row.0, *row.1), copies)).collect();
            let found = mean(&rows).expect("values");
            close(found.mean, plain.mean);
            close(found.standard_error, plain.standard_error);
            close(found.interval.high, plain.interval.high);
            close(found.p_value(0.0), plain.p_value(0.0));
        }
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[(7, 2.0), (7, 3.0)]).map(|found| found.interval), Some(Interval::UNBOUNDED));
    }
}
