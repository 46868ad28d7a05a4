//! Where to look: points of the unit cube [0, 1)^k at which to run a study; the caller stretches them to its ranges.
//!
//! Everything follows from the arguments and the seed. A factor draws from a stream of its own, so in a Latin hypercube
//! and a shifted Sobol' sequence a factor added at the end moves no other.

use super::resample::Stream;
use super::sobol_numbers::{POLYNOMIALS, Polynomial};

/// One coordinate per factor, each in [0, 1).
pub type Point = Vec<f64>;

/// Every combination of `levels[factor]` values per factor, each in the middle of its stratum: `(i + 1/2) / levels`.
/// The last factor changes fastest. A factor of no level leaves no point; no factor leaves one point without
/// coordinates.
pub fn grid(levels: &[usize]) -> Vec<Point> {
    let mut points = vec![Point::new()];
    for levels in levels {
        let middles = (0..*levels).map(|level| (level as f64 + 0.5) / *levels as f64);
        points = points
            .iter()
            .flat_map(|point| {
                middles.clone().map(|middle| {
                    let mut longer = point.clone();
                    longer.push(middle);
                    longer
                })
            })
            .collect();
    }
    points
}

/// `count` points of which each of `count` equal strata of each factor holds one (McKay, Beckman, Conover 1979): a
/// permutation of strata and a place in the stratum per factor.
pub fn latin_hypercube(count: usize, factors: usize, seed: u64) -> Vec<Point> {
    let columns: Vec<Vec<f64>> = (0..factors)
        .map(|factor| {
            let mut stream = Stream::keyed(seed, factor as u64);
            let strata = stream.permutation(count);
            strata.into_iter().map(|stratum| within((stratum as f64 + stream.unit()) / count as f64)).collect()
        })
        .collect();
    (0..count).map(|point| columns.iter().map(|column| column[point]).collect()).collect()
}

/// The last stratum's end may be rounded up to one, which is outside.
fn within(coordinate: f64) -> f64 {
    coordinate.min(1.0 - f64::EPSILON / 2.0)
}

/// The largest number of factors of a Sobol' sequence.
pub const SOBOL_MOST_FACTORS: usize = POLYNOMIALS.len() + 1;

const SOBOL_BITS: u32 = 32;

/// The Sobol' sequence in Gray code order (Antonov and Saleev 1979) with the direction numbers of Joe and Kuo (2008).
/// Take 2^m points: only then is every factor evenly covered.
#[derive(Clone, Debug)]
pub struct SobolSequence {
    directions: Vec<[u32; SOBOL_BITS as usize]>,
    position: Vec<u32>,
    next: u32,
}

impl SobolSequence {
    /// Without a seed the sequence as published, which starts at the origin; with one, each factor's bits are turned by
    /// a random digital shift (which keeps the evenness and makes every point uniform: Owen 2003). At most
    /// [`SOBOL_MOST_FACTORS`] factors.
    pub fn new(factors: usize, seed: Option<u64>) -> Self {
        assert!(factors <= SOBOL_MOST_FACTORS, "the table of direction numbers has a row for every factor");
        let shift = |factor| seed.map_or(0, |seed| (Stream::keyed(seed, factor as u64).next_u64() >> 32) as u32);
        Self {
            directions: (0..factors).map(directions).collect(),
            position: (0..factors).map(shift).collect(),
            next: 0,
        }
    }

    /// The next point. After 2^32 - 1 of them the bits are used up.
    pub fn next_point(&mut self) -> Point {
        const STEP: f64 = 1.0 / (1_u64 << SOBOL_BITS) as f64;
        let point = self.position.iter().map(|bits| f64::from(*bits) * STEP).collect();
        let turned = self.next.trailing_ones() as usize;
        for (bits, directions) in self.position.iter_mut().zip(&self.directions) {
            *bits ^= directions[turned];
        }
        self.next += 1;
        point
    }
}

/// The first `count` points of a Sobol' sequence.
pub fn sobol(count: usize, factors: usize, seed: Option<u64>) -> Vec<Point> {
    let mut sequence = SobolSequence::new(factors, seed);
    (0..count).map(|_| sequence.next_point()).collect()
}

/// Direction numbers of one factor as fractions of 2^32: given ones first, then by the recurrence of its polynomial.
fn directions(factor: usize) -> [u32; SOBOL_BITS as usize] {
    let mut directions = [0; SOBOL_BITS as usize];
    let Some(Polynomial { coefficients, initial }) = factor.checked_sub(1).map(|row| &POLYNOMIALS[row]) else {
        // The first factor is the van der Corput sequence.
        for (bit, direction) in directions.iter_mut().enumerate() {
            *direction = 1 << (SOBOL_BITS as usize - 1 - bit);
        }
        return directions;
    };
    let degree = initial.len();
    for bit in 0..directions.len() {
        directions[bit] = if bit < degree {
            initial[bit] << (SOBOL_BITS as usize - 1 - bit)
        } else {
            let before = directions[bit - degree];
            (1..degree)
                .filter(|back| coefficients >> (degree - 1 - back) & 1 == 1)
                .fold(before ^ (before >> degree), |sum, back| sum ^ directions[bit - back])
        };
    }
    directions
}

/// Trajectories for elementary effects: `trajectories * (factors + 1)` points, of which each differs from the one
/// before it in one factor, save where a trajectory begins.
#[derive(Clone, Debug, PartialEq)]
pub struct MorrisDesign {
    pub factors: usize,
    pub trajectories: usize,
    pub points: Vec<Point>,
}

/// Morris's trajectories on `levels` values per factor, even and at least 2 (Morris 1991, Technometrics 33:161-174): a
/// base point, and each factor in a random order moved once by `levels / (2 (levels - 1))` of its range, up or down as
/// fits. Here level i of p is `(i + 1/2) / p`, as in a [`grid`], so that the cube stays half open, and the step is 1/2.
pub fn morris(trajectories: usize, factors: usize, levels: usize, seed: u64) -> MorrisDesign {
    assert!(levels >= 2 && levels.is_multiple_of(2), "the levels split into a lower and an upper half");
    let mut points = Vec::with_capacity(trajectories * (factors + 1));
    for trajectory in 0..trajectories {
        let mut stream = Stream::keyed(seed, trajectory as u64);
        let mut at: Vec<usize> = (0..factors).map(|_| stream.below(levels)).collect();
        let place = |at: &[usize]| at.iter().map(|level| (*level as f64 + 0.5) / levels as f64).collect();
        points.push(place(&at));
        for factor in stream.permutation(factors) {
            // From the lower half up and from the upper half down, by half the levels.
            at[factor] = (at[factor] + levels / 2) % levels;
            points.push(place(&at));
        }
    }
    MorrisDesign { factors, trajectories, points }
}

/// The largest number of factors of a [`saltelli`] design.
pub const SALTELLI_MOST_FACTORS: usize = SOBOL_MOST_FACTORS / 2;

/// Points for Sobol' indices: the rows of A, then of B, then of `AB_i` for every factor i, which is A with column i
/// from B.
#[derive(Clone, Debug, PartialEq)]
pub struct SaltelliDesign {
    pub factors: usize,
    pub rows: usize,
    pub a: Vec<Point>,
    pub b: Vec<Point>,
}

/// The radial design of Saltelli et al. (2010): A and B are the halves of one Sobol' sequence of twice the factors, at
/// most [`SALTELLI_MOST_FACTORS`], shifted by the seed. Take 2^m rows.
pub fn saltelli(rows: usize, factors: usize, seed: u64) -> SaltelliDesign {
    let (a, b) = sobol(rows, 2 * factors, Some(seed))
        .into_iter()
        .map(|mut point| {
            let b = point.split_off(factors);
            (point, b)
        })
        .unzip();
    SaltelliDesign { factors, rows, a, b }
}

impl SaltelliDesign {
    /// A with column `factor` from B.
    pub fn mixed(&self, factor: usize) -> impl Iterator<Item = Point> {
        self.a.iter().zip(&self.b).map(move |(a, b)| {
            let mut point = a.clone();
            point[factor] = b[factor];
            point
        })
    }

    /// All `rows * (factors + 2)` points: A, B, `AB_0`, `AB_1` and so on.
    pub fn points(&self) -> Vec<Point> {
        let mixed = (0..self.factors).flat_map(|factor| self.mixed(factor));
        self.a.iter().cloned().chain(self.b.iter().cloned()).chain(mixed).collect()
    }
}
