//! Figures that the exercise doctrine fixes. Everything else is data in `scenarios/`.

use super::SimSpan;

/// Short-term containment: 0-2 h after identification (P3.1).
pub const SHORT_TERM_CONTAINMENT: SimSpan = SimSpan::hours(2);
/// Medium-term containment: 2-72 h after identification (P3.4).
pub const MEDIUM_TERM_CONTAINMENT: SimSpan = SimSpan::hours(72);
/// Raised monitoring after recovery (P5.4).
pub const RAISED_MONITORING: SimSpan = SimSpan::hours(72);
/// The review is closed within 14 days of closure (P6.1).
pub const REVIEW_WITHIN: SimSpan = SimSpan::days(14);
/// Internal sync until contained (P7.1).
pub const SYNC_EVERY: SimSpan = SimSpan::hours(2);
/// Class A, the highest response, from this many customers' records (P2.5).
pub const CLASS_A_RECORDS: u64 = 100_000;
/// A tool that misses more than this share is up for replacement (P6.4).
pub const TOOL_MISS_SHARE: f64 = 0.30;
