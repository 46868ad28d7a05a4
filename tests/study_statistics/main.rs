//! The statistics of studies: against other implementations, against published values, at the edges, and by coverage.

mod coverage;
mod designs;
mod edges;
mod golden;
mod published;

/// Fails unless `found` is within `tolerance` of `expected`, relative to the larger of it and 1e-9.
#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    if found == expected {
        return;
    }
    let scale = expected.abs().max(1e-9);
    assert!((found - expected).abs() <= tolerance * scale, "{what}: found {found}, expected {expected}");
}
