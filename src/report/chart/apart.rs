//! Labels that are kept apart.

use super::canvas::Point;

/// Sorted places moved as little as keeps them `apart` and within bounds.
pub fn spread(wanted: &[f64], apart: f64, (top, bottom): Point) -> Vec<f64> {
    let mut out = wanted.to_vec();
    for at in 1..out.len() {
        out[at] = out[at].max(out[at - 1] + apart);
    }
    let mut limit = bottom;
    for place in out.iter_mut().rev() {
        *place = place.min(limit);
        limit = *place - apart;
    }
    if let Some(first) = out.first().copied().filter(|first| *first < top) {
        for place in &mut out {
            *place += top - first;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_labels_keep_apart_and_inside() {
        let places = spread(&[100.0, 101.0, 102.0], 15.0, (0.0, 110.0));
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 15.0));
        assert!(places[2] <= 110.0);
    }
}
