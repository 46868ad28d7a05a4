//! The points of a study, as coordinates between 0 and 1, and the file that lists them.

use super::design::{Cell, Design};
use super::row::Row;
use super::stats::design::{Point, grid, latin_hypercube, morris, saltelli, sobol};
use crate::scenario::study::{DesignKind, Study};
use std::path::Path;

/// Every point, in the order of their numbers.
pub fn points(study: &Study) -> Vec<Point> {
    let factors = study.coordinates();
    match study.design {
        DesignKind::Grid => grid(&study.levels()),
        DesignKind::LatinHypercube { points, seed } => latin_hypercube(points, factors, seed),
        DesignKind::Sobol { points, seed } => sobol(points, factors, seed),
        DesignKind::Morris { trajectories, levels, seed } => morris(trajectories, factors, levels, seed).points,
        DesignKind::Saltelli { base, seed } => saltelli(base, factors, seed).points(),
    }
}

impl Design {
    /// By row, which of them hang together: those of a point of a sample, of a trajectory, of a row of Saltelli's. `None`
    /// where no two do.
    pub fn clusters(&self, rows: &[&Row]) -> Option<Vec<usize>> {
        let factors = self.study.coordinates();
        let of = |point: usize| match self.study.design {
            DesignKind::Grid => 0,
            DesignKind::LatinHypercube { .. } | DesignKind::Sobol { .. } => point,
            DesignKind::Morris { .. } => point / (factors + 1),
            DesignKind::Saltelli { base, .. } => point % base,
        };
        let hang = match self.study.design {
            DesignKind::Grid => false,
            DesignKind::LatinHypercube { .. } | DesignKind::Sobol { .. } => rows.len() > self.points.len(),
            DesignKind::Morris { .. } | DesignKind::Saltelli { .. } => true,
        };
        hang.then(|| rows.iter().map(|row| of(row.point as usize)).collect())
    }
}

impl Design {
    /// A file as it is named from the study's folder, for a shell.
    pub fn named(&self, name: &str) -> String {
        let folder = Path::new(&self.study.source.path).parent();
        let inside = folder.and_then(|folder| Path::new(name).strip_prefix(folder).ok());
        quoted(&inside.map_or(name.to_string(), |path| path.display().to_string()))
    }

    /// What plays a run again.
    pub fn command(&self, cell: Cell, plan: usize, seed: u64) -> String {
        let row = &self.study.plans[plan];
        let settings = self.study.settings(&self.points[cell.point]).into_iter().chain(row.set.iter().cloned());
        let settings: String = settings.map(|(path, value)| format!(" {}", option(&path, &value))).collect();
        let (exercise, plan) = (self.named(&self.study.exercises[cell.exercise]), self.named(&row.plan));
        format!("sandtable run {exercise} --plan {plan} --seed {seed}{settings}")
    }
}

/// `points.csv`: a row a point, with the value of each factor and the options that make `sandtable run` play it.
pub fn to_csv(design: &Design) -> Vec<u8> {
    let study = &design.study;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let ids = study.factors.iter().map(|factor| factor.id.as_str());
    let header: Vec<&str> = std::iter::once("point").chain(ids).chain(std::iter::once("set")).collect();
    writer.write_record(&header).expect("memory takes everything");
    for (number, point) in design.points.iter().enumerate() {
        let levels = study.values(point);
        let settings: Vec<String> =
            levels.iter().flat_map(|level| &level.set).map(|(path, value)| option(path, value)).collect();
        let row = std::iter::once(number.to_string())
            .chain(levels.into_iter().map(|level| level.label))
            .chain(std::iter::once(settings.join(" ")));
        writer.write_record(row).expect("memory takes everything");
    }
    writer.into_inner().expect("memory takes everything")
}

/// `--set 'PATH=VALUE'`, for a shell.
fn option(path: &str, value: &str) -> String {
    format!("--set {}", quoted(&format!("{path}={value}")))
}

/// A word of a shell.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._-/=[]".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
