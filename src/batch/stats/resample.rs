//! Streams of numbers for resampling and designs: from a seed, the same on every machine and in every order of work.
//!
//! `SplitMix64` (Steele, Lea, Flood 2014): the n-th number is a hash of `seed + n * golden`, so a stream needs no state
//! but its position, and a stream of its own for every replicate or factor costs one hash. Not for secrets, and not for
//! what happens in an exercise: that luck is drawn by purpose and key elsewhere.

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finaliser of `SplitMix64`: every bit of the input moves half of the output's.
fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// An endless stream of numbers.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The stream of `key` under `seed`: replicate 17 draws the same whether or not replicate 16 was drawn.
    pub fn keyed(seed: u64, key: u64) -> Self {
        Self { state: mix(seed ^ mix(key.wrapping_add(GOLDEN))) }
    }

    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        mix(self.state)
    }

    /// A whole number below `bound`, by the upper half of the product (Lemire 2019, without the rejection: one draw
    /// each, and a bias below `bound / 2^64`). `bound` is at least 1.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next_u64()) * bound as u128) >> 64) as usize
    }

    /// A number in [0, 1), a multiple of 2^-53.
    pub fn unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.next_u64() >> 11) as f64 * STEP
    }

    /// A number in (0, 1), neither end: for the inverse of a distribution function.
    pub fn open_unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.next_u64() >> 12) as f64 + 0.5) * STEP
    }

    /// A variate of the standard normal distribution, from one number by the inverse of its distribution function.
    pub fn normal(&mut self) -> f64 {
        super::special::normal_quantile(self.open_unit())
    }

    /// Fills `indices` with draws below `bound`, with replacement: one bootstrap resample.
    pub fn fill_indices(&mut self, indices: &mut [usize], bound: usize) {
        for index in indices {
            *index = self.below(bound);
        }
    }

    /// The numbers below `count` in an even-handed order (Fisher and Yates, from the end).
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_splitmix64() {
        // The reference output for seed 1234567 (Vigna's splitmix64.c).
        let mut stream = Stream::new(1_234_567);
        let drawn: Vec<u64> = (0..5).map(|_| stream.next_u64()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn draws_below_a_bound_reach_every_number_about_equally() {
        let mut stream = Stream::keyed(1, 2);
        let mut seen = [0_u32; 7];
        for _ in 0..70_000 {
            seen[stream.below(7)] += 1;
        }
        assert!(seen.iter().all(|&count| (9_600..10_400).contains(&count)), "{seen:?}");
    }

    #[test]
    fn units_stay_inside_their_interval() {
        let mut stream = Stream::new(3);
        for _ in 0..10_000 {
            assert!((0.0..1.0).contains(&stream.unit()));
            let open = stream.open_unit();
            assert!(open > 0.0 && open < 1.0);
        }
    }

    #[test]
    fn every_permutation_comes_about_equally_often() {
        let mut seen = std::collections::BTreeMap::new();
        for key in 0..6000 {
            *seen.entry(Stream::keyed(5, key).permutation(3)).or_insert(0) += 1;
        }
        assert!(seen.len() == 6 && seen.values().all(|count| (900..1100).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_permutation_holds_every_number_once() {
        let mut order = Stream::new(4).permutation(100);
        assert_ne!(order, (0..100).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..100).collect::<Vec<_>>());
    }
}
