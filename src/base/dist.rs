//! Distributions of durations and amounts. One 64-bit draw a variate, by inverse transform, so that a change of
//! family shifts no other draw and every sample is monotone in its luck. `libm` by name: the platform's
//! logarithm differs in the last bit for some 7 % of arguments.

use super::luck::unit;
use super::time::SimSpan;

/// A distribution; durations are in milliseconds, amounts in the unit that the field documents.
#[derive(Clone, Debug, PartialEq)]
pub enum Dist {
    Constant(f64),
    /// `low <= high`.
    Uniform {
        low: f64,
        high: f64,
    },
    /// `low <= mode <= high`.
    Triangular {
        low: f64,
        mode: f64,
        high: f64,
    },
    Exponential {
        mean: f64,
    },
    /// By median and 90th percentile, as people know them; `p90 >= median > 0`.
    Lognormal {
        median: f64,
        p90: f64,
    },
    /// Each value alike likely; never empty.
    Empirical(Vec<f64>),
    /// Weights are positive; never empty.
    Mixture(Vec<(f64, Dist)>),
}

/// 90th percentile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

impl Dist {
    pub fn span(span: SimSpan) -> Dist {
        Dist::Constant(span.0 as f64)
    }

    /// The value at the quantile that 64 uniform bits stand for.
    pub fn sample(&self, bits: u64) -> f64 {
        self.quantile(unit(bits))
    }

    /// A sampled duration, rounded to the millisecond and never negative.
    pub fn sample_span(&self, bits: u64) -> SimSpan {
        SimSpan(self.sample(bits).clamp(0.0, 9.0e15).round() as i64)
    }

    /// The inverse of the cumulative distribution function at `0 < u < 1`.
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Dist::Constant(value) => *value,
            Dist::Uniform { low, high } => low + (high - low) * u,
            Dist::Triangular { low, mode, high } => {
                let width = high - low;
                if width <= 0.0 {
                    return *low;
                }
                if u < (mode - low) / width {
                    low + libm::sqrt(u * width * (mode - low))
                } else {
                    high - libm::sqrt((1.0 - u) * width * (high - mode))
                }
            }
            Dist::Exponential { mean } => -mean * libm::log(1.0 - u),
            Dist::Lognormal { median, p90 } => {
                let sigma = libm::log(p90 / median) / Z90;
                median * libm::exp(sigma * normal_quantile(u))
            }
            Dist::Empirical(values) => values[((u * values.len() as f64) as usize).min(values.len() - 1)],
            Dist::Mixture(parts) => {
                let total: f64 = parts.iter().map(|part| part.0).sum();
                let mut rest = u * total;
                for (weight, part) in parts {
                    if rest < *weight {
                        return part.quantile((rest / weight).clamp(1e-16, 1.0 - 1e-16));
                    }
                    rest -= weight;
                }
                parts.last().expect("a mixture has parts").1.quantile(u)
            }
        }
    }

    /// Multiplies every value by a positive factor.
    pub fn scaled(&self, factor: f64) -> Dist {
        match self {
            Dist::Constant(value) => Dist::Constant(value * factor),
            Dist::Uniform { low, high } => Dist::Uniform { low: low * factor, high: high * factor },
            Dist::Triangular { low, mode, high } => {
                Dist::Triangular { low: low * factor, mode: mode * factor, high: high * factor }
            }
            Dist::Exponential { mean } => Dist::Exponential { mean: mean * factor },
            Dist::Lognormal { median, p90 } => Dist::Lognormal { median: median * factor, p90: p90 * factor },
            Dist::Empirical(values) => Dist::Empirical(values.iter().map(|value| value * factor).collect()),
            Dist::Mixture(parts) => Dist::Mixture(parts.iter().map(|(w, d)| (*w, d.scaled(factor))).collect()),
        }
    }
}

/// Quantile of the standard normal distribution: Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988),
/// relative accuracy about 1e-16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * poly(&A, r) / poly(&B, r);
    }
    let r = libm::sqrt(-libm::log(if q < 0.0 { p } else { 1.0 - p }));
    let z = if r <= 5.0 { poly(&C, r - 1.6) / poly(&D, r - 1.6) } else { poly(&E, r - 5.0) / poly(&F, r - 5.0) };
    if q < 0.0 { -z } else { z }
}

/// Horner's rule, constant term first.
fn poly(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

const A: [f64; 8] = [
    3.387_132_872_796_366_5,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_3e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const B: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const C: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const E: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const F: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_7e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantiles_match_published_values() {
        for (p, z) in [
            (0.5, 0.0),
            (0.9, Z90),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813_5),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!((normal_quantile(p) - z).abs() < 1e-12, "{p}: {} against {z}", normal_quantile(p));
        }
    }

    #[test]
    fn authors_get_the_median_and_p90_that_they_wrote() {
        let dist = Dist::Lognormal { median: 24.0, p90: 115.2 };
        assert!((dist.quantile(0.5) - 24.0).abs() < 1e-9);
        assert!((dist.quantile(0.9) - 115.2).abs() < 1e-6);
    }

    #[test]
    fn every_family_is_monotone_in_its_luck() {
        let family = [
            Dist::Constant(3.0),
            Dist::Uniform { low: 1.0, high: 2.0 },
            Dist::Triangular { low: 0.5, mode: 2.0, high: 15.0 },
            Dist::Exponential { mean: 4.0 },
            Dist::Lognormal { median: 1.0, p90: 5.0 },
            Dist::Empirical(vec![1.0, 2.0, 9.0]),
        ];
        for dist in family {
            let mut last = f64::NEG_INFINITY;
            for i in 1..1000 {
                let value = dist.quantile(f64::from(i) / 1000.0);
                assert!(value >= last, "{dist:?} at {i}");
                last = value;
            }
        }
    }

    #[test]
    fn a_mixture_is_as_heavy_as_its_weights() {
        let dist = Dist::Mixture(vec![(0.4, Dist::Constant(1.0)), (0.6, Dist::Constant(100.0))]);
        let low = (0..10_000).filter(|i| dist.quantile((f64::from(*i) + 0.5) / 10_000.0) < 50.0).count();
        assert_eq!(low, 4_000);
    }

    /// Pinned: another value here means that every golden journal moves.
    #[test]
    fn samples_are_pinned() {
        let bits = crate::base::Luck::new(1).draw(crate::base::Purpose::Work, crate::base::Key::of("task", "a", 0));
        let span = |dist: Dist| dist.sample_span(bits).0;
        let pinned = [
            span(Dist::Lognormal { median: 3_600_000.0, p90: 7_200_000.0 }),
            span(Dist::Exponential { mean: 3_600_000.0 }),
            span(Dist::Triangular { low: 30_000.0, mode: 120_000.0, high: 900_000.0 }),
        ];
        assert_eq!(pinned, [2_395_988, 921_326, 175_174]);
    }
}
