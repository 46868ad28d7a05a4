//! At which points a study is run. The points themselves are drawn by `batch`.

use super::super::authored::{self, Sp};
use super::super::message::Finding;
use super::super::source::Place;
use super::{MOST_POINTS, Study};

/// See `authored::Design`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Grid,
    LatinHypercube { points: usize, seed: u64 },
    Sobol { points: usize, seed: Option<u64> },
    Morris { trajectories: usize, levels: usize, seed: u64 },
    Saltelli { base: usize, seed: u64 },
}

/// Factors that a design of the Sobol' sequence can have at most, and those of Saltelli.
const MOST_SOBOL: usize = 40;
const MOST_SALTELLI: usize = 20;
/// Levels of a trajectory; more tell nothing new.
const MOST_LEVELS: u64 = 1000;

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Grid => "grid",
            Kind::LatinHypercube { .. } => "latin_hypercube",
            Kind::Sobol { .. } => "sobol",
            Kind::Morris { .. } => "morris",
            Kind::Saltelli { .. } => "saltelli",
        }
    }

    /// A sample of the ranges, of which means over all points make sense; each point has seeds of its own.
    pub fn is_sample(self) -> bool {
        matches!(self, Kind::LatinHypercube { .. } | Kind::Sobol { .. })
    }
}

pub(super) fn resolve(
    given: Option<&Sp<authored::Design>>,
    study: &Study,
    whole: bool,
    id: &Place,
    findings: &mut Vec<Finding>,
) -> Kind {
    let at = given.map_or(id, |given| &given.at);
    let before = findings.len();
    let mut count = |given: &Sp<u64>, least: u64, most: u64| {
        if !(least..=most).contains(&given.value) {
            let message = format!("write a whole number from {least} to {most}");
            findings.push(Finding::error("range", given.at.clone(), message).label("out of range"));
        }
        usize::try_from(given.value.min(most)).unwrap_or(0)
    };
    let seed = |given: &Option<Sp<u64>>| given.as_ref().map_or(1, |seed| seed.value);
    let kind = match given.map(|given| &given.value) {
        None | Some(authored::Design::Grid) => Kind::Grid,
        Some(authored::Design::LatinHypercube { points, seed: own }) => {
            Kind::LatinHypercube { points: count(points, 1, MOST_POINTS), seed: seed(own) }
        }
        Some(authored::Design::Sobol { points, seed }) => {
            Kind::Sobol { points: count(points, 1, MOST_POINTS), seed: seed.as_ref().map(|seed| seed.value) }
        }
        Some(authored::Design::Morris { trajectories, levels, seed: own }) => {
            let levels = levels.as_ref().map_or(4, |levels| {
                let number = count(levels, 2, MOST_LEVELS);
                if number.is_multiple_of(2) { number } else { 0 }
            });
            Kind::Morris { trajectories: count(trajectories, 2, MOST_POINTS), levels, seed: seed(own) }
        }
        Some(authored::Design::Saltelli { base, seed: own }) => {
            Kind::Saltelli { base: count(base, 2, MOST_POINTS), seed: seed(own) }
        }
    };
    if let (Kind::Morris { levels: 0, .. }, Some(authored::Design::Morris { levels: Some(levels), .. }), true) =
        (kind, given.map(|given| &given.value), findings.len() == before)
    {
        let finding = Finding::error("range", levels.at.clone(), "the levels of a trajectory are an even number");
        findings.push(finding.fix(&levels.at, (levels.value + 1).to_string()).help("it moves by half of them"));
    }
    let factors = study.coordinates();
    let mut bad = |message: String, help: &str| {
        findings.push(Finding::error("bad-design", at.clone(), message).label("this design").help(help));
    };
    let most = match kind {
        Kind::Sobol { .. } => MOST_SOBOL,
        Kind::Saltelli { .. } => MOST_SALTELLI,
        _ => usize::MAX,
    };
    if factors == 0 && whole && kind != Kind::Grid {
        bad("nothing varies: the design needs a factor".into(), "add one to `factors`, or leave `design` out");
    } else if factors > most {
        bad(
            format!("{factors} factors are more than the {most} of {}", kind.name()),
            "screen them with morris(..) first",
        );
    }
    if matches!(kind, Kind::Morris { .. } | Kind::Saltelli { .. }) {
        for factor in study.factors.iter().filter(|factor| factor.is_constant() && whole) {
            bad(format!("`{}` has one level and does not vary", factor.id), "give it another, or set it in the plans");
        }
    }
    let points = points(kind, study);
    if points.is_none_or(|points| points > MOST_POINTS) {
        bad(format!("the study has more than {MOST_POINTS} points"), "leave out levels, points or factors");
    }
    kind
}

fn points(kind: Kind, study: &Study) -> Option<u64> {
    let factors = study.coordinates() as u64;
    match kind {
        // A factor without levels is reported elsewhere.
        Kind::Grid => study.levels().into_iter().try_fold(1_u64, |all, levels| all.checked_mul(levels.max(1) as u64)),
        Kind::LatinHypercube { points, .. } | Kind::Sobol { points, .. } => Some(points as u64),
        Kind::Morris { trajectories, .. } => (factors + 1).checked_mul(trajectories as u64),
        Kind::Saltelli { base, .. } => (factors + 2).checked_mul(base as u64),
    }
}
