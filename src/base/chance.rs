//! A probability that is known to be one.

/// A probability in `0.0..=1.0`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Chance(f64);

impl Chance {
    pub const NEVER: Chance = Chance(0.0);
    pub const ALWAYS: Chance = Chance(1.0);

    /// `None` outside `0.0..=1.0` and for NaN.
    pub fn new(p: f64) -> Option<Chance> {
        (0.0..=1.0).contains(&p).then_some(Chance(p))
    }
    /// Clamps, for the results of arithmetic on chances.
    pub fn clamped(p: f64) -> Chance {
        if p.is_nan() { Chance(0.0) } else { Chance(p.clamp(0.0, 1.0)) }
    }
    pub const fn get(self) -> f64 {
        self.0
    }
    /// Bends a chance of being seen by the intrusion's stealth `s`: `1 - (1 - p)^(1/s)` (design, section 5).
    /// 1 leaves it as it is; 2 means that only the better half of the looks count.
    pub fn bent_by(self, stealth: f64) -> Chance {
        Chance::clamped(1.0 - libm::pow(1.0 - self.0, 1.0 / stealth))
    }
    /// Whether a draw of 64 uniform bits falls under this chance.
    pub fn hits(self, bits: u64) -> bool {
        super::luck::unit(bits) < self.0
    }
}
