//! The queue, the clock and the luck together reproduce a result that is known exactly: the M/M/c station of Erlang
//! (1917). Alerts in front of analysts are such a station, once people neither sleep nor tire.

use sandtable::base::{Dist, Key, Luck, Purpose, SimTime};
use sandtable::kernel::EventQueue;
use std::collections::VecDeque;

const SERVERS: u32 = 3;
const LOAD: f64 = 0.8;
const MEAN_SERVICE: f64 = 600_000.0;

const REPLICATIONS: u64 = 60;
const WARM_UP: usize = 2_000;
const CUSTOMERS: usize = 12_000;

/// Student's t for 59 degrees of freedom and a two-sided level of 1 %.
const T: f64 = 2.662;

#[test]
fn waiting_for_one_of_three_analysts_is_as_long_as_erlang_says() {
    let (waits, delayed): (Vec<f64>, Vec<f64>) = (1..=REPLICATIONS).map(replication).unzip();
    let offered = LOAD * f64::from(SERVERS);
    let probability = erlang_c(SERVERS, offered);
    check("mean wait in ms", &waits, probability * MEAN_SERVICE / (f64::from(SERVERS) - offered));
    check("share that waits", &delayed, probability);
}

#[test]
fn erlang_c_gives_the_tabulated_values() {
    for (servers, offered, expected) in [(1, 0.5, 0.5), (2, 1.0, 1.0 / 3.0), (3, 2.4, 0.647_191)] {
        let value = erlang_c(servers, offered);
        assert!((value - expected).abs() < 1e-6, "C({servers}, {offered}) = {value}, not {expected}");
    }
}

/// The chance that a customer must wait, by the recursion of Erlang B.
fn erlang_c(servers: u32, offered: f64) -> f64 {
    let blocked = (1..=servers).fold(1.0, |b, n| offered * b / (f64::from(n) + offered * b));
    let load = offered / f64::from(servers);
    blocked / (1.0 - load * (1.0 - blocked))
}

/// The known value lies in the confidence interval, and the interval is narrow enough to mean something.
fn check(what: &str, replications: &[f64], expected: f64) {
    let n = replications.len() as f64;
    let mean = replications.iter().sum::<f64>() / n;
    let variance = replications.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    let half_width = T * (variance / n).sqrt();
    assert!(half_width < 0.06 * expected, "{what}: {mean:.4} +- {half_width:.4} says too little");
    assert!(
        (mean - expected).abs() <= half_width,
        "{what}: {mean:.4} +- {half_width:.4}, but Erlang says {expected:.4} (seeds 1 to {REPLICATIONS})"
    );
}

#[derive(Clone, Copy)]
enum Event {
    Arrival { customer: usize },
    Departure,
}

/// The mean wait in milliseconds and the share of customers that waited, after the warm-up.
fn replication(seed: u64) -> (f64, f64) {
    let luck = Luck::new(seed);
    let service = Dist::Exponential { mean: MEAN_SERVICE };
    let between = Dist::Exponential { mean: MEAN_SERVICE / (LOAD * f64::from(SERVERS)) };
    let key = |customer: usize| Key::of("customer", "", customer as u32);
    let takes = |customer| service.sample_span(luck.draw(Purpose::Work, key(customer)));
    let until = |customer| between.sample_span(luck.draw(Purpose::FalseAlarm, key(customer)));

    let mut queue = EventQueue::new();
    let mut line: VecDeque<(usize, SimTime)> = VecDeque::new();
    let mut idle = SERVERS;
    let mut waits: Vec<f64> = vec![0.0; WARM_UP + CUSTOMERS];
    let mut served = 0;
    queue.push(SimTime::ZERO + until(0), 0, Event::Arrival { customer: 0 });
    while let Some((key, event)) = queue.pop() {
        let now = key.at;
        match event {
            Event::Arrival { customer } => {
                if customer + 1 < waits.len() {
                    queue.push(now + until(customer + 1), 0, Event::Arrival { customer: customer + 1 });
                }
                line.push_back((customer, now));
            }
            Event::Departure => {
                idle += 1;
                served += 1;
            }
        }
        while idle > 0
            && let Some((customer, since)) = line.pop_front()
        {
            idle -= 1;
            waits[customer] = (now - since).0 as f64;
            queue.push(now + takes(customer), 0, Event::Departure);
        }
    }
    assert_eq!(served, waits.len(), "everybody who came was served");
    let counted = &waits[WARM_UP..];
    let waited = counted.iter().filter(|wait| **wait > 0.0).count();
    (counted.iter().sum::<f64>() / counted.len() as f64, waited as f64 / counted.len() as f64)
}
