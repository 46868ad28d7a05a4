//! Many comparisons at once, without finding something by looking often enough.

/// Holm's adjusted p-values, in the order given (Holm 1979): sorted ascending, the i-th of m (from nought) is
/// multiplied by `m - i`, is at least the one before it, and at most 1. To reject where the adjusted value is below
/// alpha keeps the chance of any false rejection below alpha, however the tests depend on each other. No value gives
/// none.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    let mut adjusted = vec![0.0; p_values.len()];
    let mut largest: f64 = 0.0;
    for (before, index) in order.into_iter().enumerate() {
        let still_standing = (p_values.len() - before) as f64;
        largest = largest.max(p_values[index] * still_standing).min(1.0);
        adjusted[index] = largest;
    }
    adjusted
}
