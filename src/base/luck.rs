//! Keyed randomness: a draw is a pure function of (seed, purpose, key, number).
//! There is no stream to advance, so a draw added for one thing moves no other thing's luck, and the same attack
//! meets two plans with the same luck (common random numbers).
//! Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): key = seed,
//! counter = (number, purpose, key low, key high).

/// What a draw is for. The numbers are part of every golden journal: never reuse or renumber one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u32)]
pub enum Purpose {
    /// Whether a sensor can see a technique with a tool: once per intrusion.
    Visible = 1,
    /// Whether a visible use on a covered place raises an alert.
    Alert = 2,
    /// How long a sensor takes from the use to the console.
    SensorDelay = 3,
    /// Whether a sensor covers a host.
    Coverage = 4,
    /// Time between false alarms.
    FalseAlarm = 5,
    /// On which host a false alarm falls.
    FalseAlarmHost = 6,
    /// What an analyst makes of an alert.
    Verdict = 7,
    /// Whether anybody looks at an alert at all.
    Ignored = 8,
    /// How long a task takes.
    Work = 9,
    /// How long until a person who is called answers.
    Answer = 10,
    /// Whether a person who is called answers at all.
    NoAnswer = 11,
    /// How long an approver thinks.
    Approval = 12,
    /// Whether an action succeeds.
    ActionFails = 13,
    /// How long the adversary waits before a step.
    StepWait = 14,
    /// How long a technique use takes.
    UseTakes = 15,
    /// Whether a technique use succeeds.
    UseSucceeds = 16,
    /// Which hosts a step picks, as a sort key per host.
    Pick = 17,
    /// Whether a credential lies on a host.
    CredentialLies = 18,
    /// Time between two hosts of a spreading step.
    Spread = 19,
    /// Whether and how the adversary reacts.
    Reaction = 20,
    /// Whether an investigation finds a thing.
    Finds = 21,
    /// Whether a backup can be used.
    BackupUsable = 22,
    /// How long the travel of an outside responder takes.
    Travel = 23,
    /// Whether a host has a live agent when it is told to isolate itself.
    AgentOnline = 24,
    /// Details of an inject.
    Inject = 25,
    /// How much of a store is taken.
    Exfiltration = 26,
    /// Whether a host belongs to the share that a step can reach.
    Share = 27,
    /// When a persistence mechanism that was missed runs again.
    Revives = 120,
    /// Whether a patch run really closes a weakness.
    PatchHolds = 121,
    /// Whether a decryptor brings a host back.
    Decrypts = 150,
    /// Whether a sensor sees under raised monitoring what it does not see otherwise: once per intrusion.
    VisibleRaised = 151,
    /// Further false alarms under raised monitoring.
    ExtraAlarm = 152,
    /// Whether time and reason of a late step are still known when it is written down.
    Recall = 160,
    /// Whether a feed knows a tool's indicators, and how long it takes to.
    FeedKnows = 28,
    FeedLag = 29,
    /// Time between false matches of a feed.
    FalseMatch = 30,
    /// Whether people learn a tool's indicators from an alert or an investigation.
    Learns = 31,
    /// Whether a channel's regular calls stand out.
    Beacon = 32,
    /// When a demand is found, whether somebody answers it without leave, and what the adversary makes of payment.
    DemandFound = 180,
    StrayContact = 181,
    KeepsWord = 182,
    /// Whether a sanctions check finds out who it is, and whether a decryptor works on a sample.
    Attribution = 183,
    Proof = 184,
    /// What talking adds to an order.
    NoChannel = 185,
    /// What people take an incident for.
    Classify = 33,
    /// Whether, when and how fast a rumour arises and spreads, and when the team hears of it.
    Rumour = 190,
    /// What becomes of a public statement.
    Statement = 191,
    /// What the next shift has to find out again.
    Handover = 192,
}

/// What a draw is about: a hash of kind, authored id and number, or mixed from an origin's key. Never a row index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

impl Key {
    /// The key of an authored thing.
    pub fn of(kind: &str, id: &str, number: u32) -> Key {
        let mut hash = FNV_OFFSET;
        for byte in kind.bytes().chain([0]).chain(id.bytes()).chain([0]).chain(number.to_le_bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
        Key(finish(hash))
    }
    /// The key of the `n`-th thing of a kind that arose from this one.
    pub fn child(self, purpose: Purpose, n: u32) -> Key {
        Key(finish(self.0 ^ finish((u64::from(purpose as u32) << 32 | u64::from(n)).wrapping_add(GOLDEN))))
    }
    /// The key of a pair.
    pub fn with(self, other: Key) -> Key {
        Key(finish(self.0 ^ other.0.rotate_left(23).wrapping_add(GOLDEN)))
    }
}

const FNV_OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01B3;
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finaliser of SplitMix64: a bijection whose every output bit depends on every input bit.
fn finish(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The luck of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Luck {
    seed: u64,
}

impl Luck {
    pub fn new(seed: u64) -> Luck {
        Luck { seed }
    }
    pub fn seed(self) -> u64 {
        self.seed
    }
    /// 64 uniform bits for the first draw of this purpose about this key.
    pub fn draw(self, purpose: Purpose, key: Key) -> u64 {
        self.draw_nth(purpose, key, 0)
    }
    /// 64 uniform bits for the `n`-th draw of this purpose about this key.
    pub fn draw_nth(self, purpose: Purpose, key: Key, n: u32) -> u64 {
        let block = philox4x32_10(
            [n, purpose as u32, key.0 as u32, (key.0 >> 32) as u32],
            [self.seed as u32, (self.seed >> 32) as u32],
        );
        u64::from(block[0]) | u64::from(block[1]) << 32
    }
}

/// Uniform in the open interval (0, 1): 52 bits, centred, so that neither logarithm nor quantile meets 0 or 1
/// (53 bits and a half would round up to 1).
pub fn unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / (1u64 << 52) as f64)
}

/// Ten rounds of Philox4x32, as Random123 defines it.
pub fn philox4x32_10(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for round in 0..10 {
        if round > 0 {
            key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
        }
        let left = u64::from(counter[0]) * 0xD251_1F53;
        let right = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [
            (right >> 32) as u32 ^ counter[1] ^ key[0],
            right as u32,
            (left >> 32) as u32 ^ counter[3] ^ key[1],
            left as u32,
        ];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers from Random123's `kat_vectors` (philox 4x32 10).
    #[test]
    fn philox_gives_the_published_answers() {
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32_10([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox4x32_10([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn a_draw_depends_on_its_address_and_on_nothing_else() {
        let luck = Luck::new(7);
        let key = Key::of("host", "ward-pc", 417);
        let first = luck.draw(Purpose::Visible, key);
        luck.draw(Purpose::Alert, key);
        assert_eq!(luck.draw(Purpose::Visible, key), first);
        assert_ne!(luck.draw(Purpose::Visible, Key::of("host", "ward-pc", 418)), first);
        assert_ne!(Luck::new(8).draw(Purpose::Visible, key), first);
        assert_ne!(luck.draw_nth(Purpose::Visible, key, 1), first);
    }

    #[test]
    fn unit_never_reaches_its_ends() {
        assert!(unit(0) > 0.0);
        assert!(unit(u64::MAX) < 1.0);
    }

    #[test]
    fn keys_of_different_things_differ() {
        let mut keys = std::collections::BTreeSet::new();
        for n in 0..10_000 {
            assert!(keys.insert(Key::of("host", "pc", n)));
            assert!(keys.insert(Key::of("host", "p", n).child(Purpose::Work, n)));
        }
    }
}
