//! The league table of tools (P6.4): of the technique uses that a sensor covers and claims to see, how many it missed.
//! A tool is named when it was tried often enough and its miss rate lies above the doctrine's share beyond doubt.

use super::evidence::Evidence;
use crate::base::doctrine::TOOL_MISS_SHARE;
use crate::base::*;
use crate::scenario::{Scenario, SensorKind, SensorMode};

/// One sensor, in one run or in several.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolTally {
    /// Its id in the organisation: the same tool in every run of it.
    pub sensor: String,
    /// Distinct technique uses that it covers and claims to see.
    pub tried: u64,
    /// Those of which it alerted nobody.
    pub missed: u64,
    /// Those of the missed of which another sensor told: what the team could know of.
    pub missed_known: u64,
}

/// Fewer uses say nothing about a tool.
pub const TRIES: u64 = 10;
/// Of the interval of a miss rate, two-sided.
pub const LEVEL: f64 = 0.9;
/// Its quantile of the normal distribution.
const Z: f64 = 1.645;

impl ToolTally {
    /// 90 % interval of the miss rate (Wilson 1927).
    pub fn interval(&self) -> (f64, f64) {
        if self.tried == 0 {
            return (0.0, 1.0);
        }
        let (n, rate) = (self.tried as f64, self.missed as f64 / self.tried as f64);
        let middle = rate + Z * Z / (2.0 * n);
        let half = Z * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt();
        let below = 1.0 + Z * Z / n;
        (((middle - half) / below).max(0.0), ((middle + half) / below).min(1.0))
    }
    /// Whether the tool is up for replacement.
    pub fn named(&self) -> bool {
        self.tried >= TRIES && self.interval().0 > TOOL_MISS_SHARE
    }
}

/// One row for each machine that alerts somebody, in file order; people and notes are no tools.
pub(super) fn league(evidence: &Evidence) -> Vec<ToolTally> {
    let (shown, told) = (&evidence.identification.shown, &evidence.identification.told);
    let sensors = evidence.scenario.organisation.sensors.iter().enumerate();
    let tools = sensors.filter(|(_, sensor)| is_tool(sensor.kind) && sensor.mode != SensorMode::Monitor);
    let mut rows = Vec::new();
    for (index, sensor) in tools {
        let id = SensorId::from(index);
        let mine = || shown.keys().filter(|seen| seen.0 == id);
        let missed = || mine().filter(|seen| !told.contains_key(seen));
        let known = missed().filter(|seen| told.keys().any(|other| other.1 == seen.1));
        rows.push(ToolTally {
            sensor: sensor.id.clone(),
            tried: mine().count() as u64,
            missed: missed().count() as u64,
            missed_known: known.count() as u64,
        });
    }
    rows
}

fn is_tool(kind: SensorKind) -> bool {
    !matches!(kind, SensorKind::UserReport | SensorKind::ThirdParty | SensorKind::RansomNote)
}

/// Several runs of one organisation as one table; tools that it no longer has are left out.
pub fn pooled(scenario: &Scenario, runs: &[&[ToolTally]]) -> Vec<ToolTally> {
    let mut rows: Vec<ToolTally> = Vec::new();
    for tally in runs.iter().copied().flatten() {
        if !scenario.organisation.sensors.iter().any(|sensor| sensor.id == tally.sensor) {
            continue;
        }
        match rows.iter_mut().find(|row| row.sensor == tally.sensor) {
            Some(row) => {
                row.tried += tally.tried;
                row.missed += tally.missed;
                row.missed_known += tally.missed_known;
            }
            None => rows.push(tally.clone()),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(tried: u64, missed: u64) -> ToolTally {
        ToolTally { sensor: "edr".into(), tried, missed, missed_known: 0 }
    }

    #[test]
    fn a_tool_is_named_beyond_doubt_only() {
        // Wilson's interval of 6 in 10 at 90 %, by hand: 0.351 to 0.806.
        let (low, high) = tally(10, 6).interval();
        assert!((low - 0.351).abs() < 0.001 && (high - 0.806).abs() < 0.001, "{low} {high}");
        assert!(tally(10, 6).named());
        assert!(!tally(9, 9).named(), "tried too seldom");
        assert!(!tally(10, 5).named(), "half of ten may be luck");
        assert!(tally(100, 40).named() && !tally(100, 37).named());
    }
}
