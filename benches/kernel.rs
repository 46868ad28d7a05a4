//! What the event queue costs beside a loop written by hand: `cargo bench --bench kernel` prints a Markdown table.
//! The goal is a ratio of 1.3 at most. Absolute times say more about the machine than about the queue.
//!
//! Both sides run in one process, in short rounds that take turns, and the fastest round of each counts: a round of a few
//! milliseconds fits into one slice of the scheduler, so the fastest was not interrupted. Wall-clock time will do
//! then; the CPU time that Linux gives a thread without `unsafe` (`/proc/thread-self/schedstat`) is only as fresh as
//! its last tick, which is as long as a round.

mod runner;

use runner::{Delays, Run, Wide, checksum, hold_in_queue};
use sandtable::base::SimTime;
use sandtable::kernel::EventQueue;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 60;
const GOAL: f64 = 1.3;

fn main() {
    let delays = Delays::exponential();
    println!("| model | events a round | by hand, ns/event | queue, ns/event | ratio (goal <= {GOAL}) |");
    println!("|---|---:|---:|---:|---:|");
    for pending in [100, 10_000] {
        compare(
            &format!("hold, {pending} pending"),
            100_000,
            |events| hold_by_hand(&delays, pending, events, |n| n),
            |events| hold_in_queue(&delays, pending, events, |n| n),
        );
        compare(
            &format!("hold, {pending} pending, events of 24 bytes"),
            100_000,
            |events| hold_by_hand(&delays, pending, events, Wide::new),
            |events| hold_in_queue(&delays, pending, events, Wide::new),
        );
    }
    compare(
        "M/M/5, load 0.9",
        100_000,
        |events| station_by_hand(&delays, events),
        |events| station_in_queue(&delays, events),
    );
}

fn compare<'a>(name: &str, events: u32, by_hand: impl Fn(u32) -> Run<'a>, in_queue: impl Fn(u32) -> Run<'a>) {
    let (mut fastest_by_hand, mut fastest_in_queue) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let (took, expected) = time(by_hand(events));
        fastest_by_hand = fastest_by_hand.min(took);
        let (took, sum) = time(in_queue(events));
        fastest_in_queue = fastest_in_queue.min(took);
        assert_eq!(sum, expected, "{name}: the queue and the loop by hand saw different events");
    }
    let per_event = |took: Duration| took.as_nanos() as f64 / f64::from(events);
    let (plain, queue) = (per_event(fastest_by_hand), per_event(fastest_in_queue));
    println!("| {name} | {events} | {plain:.1} | {queue:.1} | {:.2} |", queue / plain);
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock of the machine")]
fn time(run: Run) -> (Duration, u64) {
    let start = Instant::now();
    let sum = black_box(run());
    (start.elapsed(), sum)
}

// The hold model: take the earliest event, put it back later. `runner` has the queue's side.

fn hold_by_hand<E: Copy + Ord + Into<u32> + 'static>(
    delays: &Delays,
    pending: u32,
    events: u32,
    event: fn(u32) -> E,
) -> Run<'_> {
    let mut heap = BinaryHeap::new();
    let mut sequence = 0;
    for n in 0..pending {
        heap.push(Reverse((delays.nth(sequence), sequence, event(n))));
        sequence += 1;
    }
    Box::new(move || {
        let mut sum = 0;
        for _ in 0..events {
            let Reverse((at, _, event)) = heap.pop().expect("as many are pushed as popped");
            sum = checksum(sum, at, event.into());
            heap.push(Reverse((at + delays.nth(sequence), sequence, event)));
            sequence += 1;
        }
        sum
    })
}

// A station of five servers with one line before them; customers leave their waiting time in the checksum.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Arrival,
    Departure,
}

const SERVERS: u32 = 5;

/// The mean time between arrivals at load 0.9, as a share of the mean service time, in hundredths.
const BETWEEN_ARRIVALS: i64 = 22;

struct Station<'a> {
    delays: &'a Delays,
    draws: u64,
    idle: u32,
    line: VecDeque<i64>,
    sum: u64,
}

impl<'a> Station<'a> {
    fn new(delays: &'a Delays) -> Station<'a> {
        Station { delays, draws: 0, idle: SERVERS, line: VecDeque::new(), sum: 0 }
    }
    fn delay(&mut self) -> i64 {
        self.draws += 1;
        self.delays.nth(self.draws)
    }
    /// Inlined, as in a loop written by hand.
    #[inline]
    fn on(&mut self, now: i64, event: Event, mut push: impl FnMut(i64, Event)) {
        match event {
            Event::Arrival => {
                let between = self.delay() * BETWEEN_ARRIVALS / 100 + 1;
                push(now + between, Event::Arrival);
                if self.idle > 0 {
                    self.idle -= 1;
                    let service = self.delay();
                    push(now + service, Event::Departure);
                } else {
                    self.line.push_back(now);
                }
            }
            Event::Departure => {
                if let Some(since) = self.line.pop_front() {
                    self.sum = checksum(self.sum, now - since, 1);
                    let service = self.delay();
                    push(now + service, Event::Departure);
                } else {
                    self.idle += 1;
                }
            }
        }
    }
}

fn station_by_hand(delays: &Delays, events: u32) -> Run<'_> {
    Box::new(move || {
        let mut station = Station::new(delays);
        let mut heap = BinaryHeap::from([Reverse((0_i64, 0_u64, Event::Arrival))]);
        let mut sequence = 1;
        for _ in 0..events {
            let Reverse((now, _, event)) = heap.pop().expect("the next arrival is always pending");
            station.on(now, event, |at, event| {
                heap.push(Reverse((at, sequence, event)));
                sequence += 1;
            });
        }
        station.sum
    })
}

fn station_in_queue(delays: &Delays, events: u32) -> Run<'_> {
    Box::new(move || {
        let mut station = Station::new(delays);
        let mut queue = EventQueue::new();
        queue.push(SimTime(0), 0, Event::Arrival);
        for _ in 0..events {
            let (key, event) = queue.pop().expect("the next arrival is always pending");
            station.on(key.at.0, event, |at, event| {
                queue.push(SimTime(at), 0, event);
            });
        }
        station.sum
    })
}
