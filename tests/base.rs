//! Properties of the ground floor: luck, distributions, time. Everything above relies on them without asking again.

use proptest::prelude::*;
use sandtable::base::luck::unit;
use sandtable::base::{Chance, Dist, Key, Luck, Purpose, SimTime};
use std::collections::BTreeSet;

/// Every family but the mixture, which picks a part first and so is monotone only within one.
fn simple() -> impl Strategy<Value = Dist> {
    let positive = || 1.0..1e9_f64;
    prop_oneof![
        positive().prop_map(Dist::Constant),
        (positive(), positive()).prop_map(|(low, width)| Dist::Uniform { low, high: low + width }),
        (positive(), 0.0..1e6_f64, 0.0..1e6_f64).prop_map(|(low, rise, fall)| Dist::Triangular {
            low,
            mode: low + rise,
            high: low + rise + fall
        }),
        positive().prop_map(|mean| Dist::Exponential { mean }),
        (positive(), 1.0..20.0_f64).prop_map(|(median, ratio)| Dist::Lognormal { median, p90: median * ratio }),
        prop::collection::vec(positive(), 1..20).prop_map(|mut values| {
            values.sort_by(f64::total_cmp);
            Dist::Empirical(values)
        }),
    ]
}

fn mixture() -> impl Strategy<Value = Dist> {
    prop::collection::vec((0.01..10.0_f64, simple()), 1..5).prop_map(Dist::Mixture)
}

proptest! {
    #[test]
    fn more_luck_is_never_less_of_it(dist in simple(), a in any::<u64>(), b in any::<u64>()) {
        prop_assert!(dist.sample(a.min(b)) <= dist.sample(a.max(b)), "{:?}", dist);
        prop_assert!(dist.sample_span(a.min(b)) <= dist.sample_span(a.max(b)));
    }

    #[test]
    fn no_luck_gives_nonsense(
        dist in prop_oneof![simple(), mixture()],
        bits in prop_oneof![any::<u64>(), Just(0), Just(u64::MAX)],
    ) {
        let value = dist.sample(bits);
        prop_assert!(value.is_finite() && value >= 0.0, "{:?} gives {} at {:#x}", dist, value, bits);
    }

    #[test]
    fn scaling_the_distribution_scales_its_values(
        dist in prop_oneof![simple(), mixture()],
        factor in 0.01..100.0_f64,
        bits in any::<u64>(),
    ) {
        let (scaled, expected) = (dist.scaled(factor).sample(bits), dist.sample(bits) * factor);
        prop_assert!((scaled - expected).abs() <= 1e-9 * expected, "{:?}: {} against {}", dist, scaled, expected);
    }

    #[test]
    fn a_chance_hits_as_often_as_it_says(p in 0.0..=1.0_f64, bits in any::<u64>()) {
        let chance = Chance::new(p).expect("in range");
        prop_assert_eq!(chance.hits(bits), unit(bits) < p);
        prop_assert!(Chance::ALWAYS.hits(bits) && !Chance::NEVER.hits(bits));
    }

    #[test]
    fn stealth_hides_and_never_shows(p in 0.0..=1.0_f64, stealth in 1.0..50.0_f64) {
        let chance = Chance::new(p).expect("in range");
        // The last digit of the power may go either way.
        prop_assert!(chance.bent_by(stealth).get() <= p + 1e-15);
        prop_assert!((chance.bent_by(1.0).get() - p).abs() < 1e-15);
    }

    #[test]
    fn a_printed_time_names_one_millisecond(at in prop_oneof![-400_000_000..400_000_000_i64, any::<i64>()]) {
        let printed = SimTime(at).to_string();
        prop_assert_eq!(read(&printed), Some(at), "{}", printed);
    }
}

/// Reads what `SimTime` prints: `T-3d 01:02:03.250`.
fn read(printed: &str) -> Option<i64> {
    let rest = printed.strip_prefix('T')?;
    let (sign, rest) = (if rest.starts_with('-') { -1 } else { 1 }, rest.get(1..)?);
    let (days, rest) = rest.split_once("d ").unwrap_or(("0", rest));
    let (rest, millis) = rest.split_once('.').unwrap_or((rest, "0"));
    let fields: Vec<i128> = rest.split(':').map(|field| field.parse().ok()).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = fields[..] else { return None };
    let days: i128 = days.parse().ok()?;
    let millis: i128 = millis.parse().ok()?;
    let total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + millis;
    i64::try_from(sign * total).ok()
}

#[test]
fn kin_have_different_keys() {
    let mut keys = BTreeSet::new();
    let mut expected = 0;
    for family in 0..60 {
        let parent = Key::of("case", "ransomware", family);
        for purpose in [Purpose::Work, Purpose::Answer, Purpose::Approval] {
            for n in 0..400 {
                let child = parent.child(purpose, n);
                keys.extend([child, child.child(purpose, 0), child.with(parent), parent.with(child)]);
                expected += 4;
            }
        }
    }
    assert_eq!(keys.len(), expected);
}

/// Addresses that differ in one place only, as those of neighbouring hosts or of two purposes do, share no luck.
#[test]
fn neighbouring_addresses_share_no_luck() {
    let luck = Luck::new(7);
    let key = |n| Key::of("host", "ward-pc", n);
    let draw = |n: u32| unit(luck.draw(Purpose::Visible, key(n)));
    check("the next host", |n| (draw(n), draw(n + 1)));
    check("another purpose", |n| (draw(n), unit(luck.draw(Purpose::Alert, key(n)))));
    check("another draw", |n| (draw(n), unit(luck.draw_nth(Purpose::Visible, key(n), 1))));
    check("another seed", |n| (draw(n), unit(Luck::new(8).draw(Purpose::Visible, key(n)))));
    check("the next draws", |n| {
        let nth = |n| unit(luck.draw_nth(Purpose::Work, key(0), n));
        (nth(n), nth(n + 1))
    });
    check("the next seeds", |n| {
        let of = |seed| unit(Luck::new(seed).draw(Purpose::Work, key(0)));
        (of(u64::from(n)), of(u64::from(n) + 1))
    });
    check("the next children", |n| {
        let of = |n| unit(luck.draw(Purpose::Work, key(0).child(Purpose::Spread, n)));
        (of(n), of(n + 1))
    });
}

/// Pairs fill the square evenly: a chi-square test with 63 degrees of freedom. Seeds are fixed, so it passes or fails
/// for good; 110 has a chance of 0.0002.
#[track_caller]
fn check(what: &str, pair: impl Fn(u32) -> (f64, f64)) {
    const PAIRS: u32 = 64_000;
    let mut cells = [0_u32; 64];
    for n in 0..PAIRS {
        let (x, y) = pair(n);
        cells[(x * 8.0) as usize * 8 + (y * 8.0) as usize] += 1;
    }
    let expected = f64::from(PAIRS) / 64.0;
    let chi: f64 = cells.iter().map(|n| (f64::from(*n) - expected) * (f64::from(*n) - expected) / expected).sum();
    assert!(chi < 110.0, "{what}: chi-square {chi:.1}");
}

/// One number for many samples of every family, bit by bit: the same in debug and release, on every machine. Another
/// one means that every golden journal moves.
#[test]
fn samples_are_the_same_to_the_last_bit() {
    let families = [
        Dist::Uniform { low: 1.0, high: 7.5 },
        Dist::Triangular { low: 0.5, mode: 2.0, high: 15.0 },
        Dist::Exponential { mean: 4.2 },
        Dist::Lognormal { median: 24.0, p90: 115.2 },
        Dist::Mixture(vec![(0.3, Dist::Exponential { mean: 1.0 }), (0.7, Dist::Lognormal { median: 2.0, p90: 9.0 })]),
    ];
    let luck = Luck::new(20);
    let digests = families.map(|dist| {
        (0..20_000).fold(0_u64, |digest, n| {
            let value = dist.sample(luck.draw_nth(Purpose::Work, Key::of("pinned", "", 0), n));
            digest.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ value.to_bits()
        })
    });
    let bent = (1..20_000).fold(0_u64, |digest, n| {
        let chance = Chance::clamped(f64::from(n) / 20_000.0).bent_by(1.7);
        digest.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ chance.get().to_bits()
    });
    let pinned = [
        0xfab0_e9e6_6931_0ea3,
        0x38cc_225a_dbd7_e51d,
        0xedf4_ab79_9a2a_262d,
        0x83a1_c08f_5e7e_3f83,
        0x961c_a6a5_ac2d_3ae7,
    ];
    assert_eq!((digests, bent), (pinned, 0xaf06_4f3e_d38b_0971));
}

/// All three pieces of the approximation, against an independent implementation of the same algorithm (CPython's
/// `statistics.NormalDist`).
#[test]
fn normal_quantiles_agree_in_the_far_tails() {
    for (p, z) in [
        (1e-300, -37.047_096_299_361_2),
        (1e-16, -8.222_082_216_130_435),
        (0.01, -2.326_347_874_040_840_8),
        (0.0749, -1.440_238_267_527_963_2),
        (0.0751, -1.438_825_392_752_539_8),
        (0.7, 0.524_400_512_708_040_7),
        (1.0 - f64::EPSILON / 2.0, 8.209_536_151_601_386),
    ] {
        let value = sandtable::base::dist::normal_quantile(p);
        assert!((value - z).abs() <= 1e-14 * z.abs(), "{p}: {value} against {z}");
    }
}
