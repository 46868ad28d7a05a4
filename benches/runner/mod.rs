//! What the benches share: delays drawn beforehand, and the hold model, the yardstick for everything that stands on the
//! event queue.

use sandtable::base::{Dist, Key, Luck, Purpose, SimTime};
use sandtable::kernel::EventQueue;

/// A run's set-up, not timed, and the timed rest, which gives a checksum of everything that came and when.
pub type Run<'a> = Box<dyn FnOnce() -> u64 + 'a>;

pub fn checksum(sum: u64, at: i64, event: u32) -> u64 {
    (sum.rotate_left(5) ^ at as u64 ^ u64::from(event) << 48).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Exponential delays with a mean of 1,000,000 ms, drawn beforehand: the queue is measured, not the logarithm.
pub struct Delays(Vec<i64>);

impl Delays {
    pub fn exponential() -> Delays {
        let (luck, dist) = (Luck::new(1), Dist::Exponential { mean: 1_000_000.0 });
        let key = Key::of("bench", "delay", 0);
        Delays((0..1 << 14).map(|n| dist.sample_span(luck.draw_nth(Purpose::Work, key, n)).0 + 1).collect())
    }
    /// Steps through the table with a stride, so that the order repeats only after many rounds through it.
    pub fn nth(&self, n: u64) -> i64 {
        self.0[(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as usize]
    }
}

/// As large as the events of the simulator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wide {
    number: u32,
    rest: [u32; 5],
}

impl Wide {
    pub fn new(number: u32) -> Wide {
        Wide { number, rest: [number; 5] }
    }
}

impl From<Wide> for u32 {
    fn from(event: Wide) -> u32 {
        event.number ^ event.rest[4].rotate_left(9)
    }
}

/// The hold model on the queue: take the earliest event, put it back later.
pub fn hold_in_queue<E: Copy + Into<u32> + 'static>(
    delays: &Delays,
    pending: u32,
    events: u32,
    event: fn(u32) -> E,
) -> Run<'_> {
    let mut queue = EventQueue::new();
    let mut pushed = 0;
    for n in 0..pending {
        queue.push(SimTime(delays.nth(pushed)), 0, event(n));
        pushed += 1;
    }
    Box::new(move || {
        let mut sum = 0;
        for _ in 0..events {
            let (key, event) = queue.pop().expect("as many are pushed as popped");
            sum = checksum(sum, key.at.0, event.into());
            queue.push(SimTime(key.at.0 + delays.nth(pushed)), 0, event);
            pushed += 1;
        }
        sum
    })
}
