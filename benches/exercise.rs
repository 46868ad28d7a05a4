//! What an exercise costs at 500, 5,000 and 75,000 hosts: `cargo bench --bench exercise` prints a Markdown table.
//! The yardstick is the event queue: as many hold steps as a run has events, in the same process, so that the ratio says
//! how much of a run is not the queue. `cargo bench --bench exercise -- 5000` measures one size, for profiles. A
//! replication is what `run --seeds` does for one seed: the run, the reference run against nobody, and the score.
//!
//! `cargo bench --bench exercise -- --guard` compares both ratios with `benches/ratios.csv` and fails where one is more
//! than 15 % worse. Machines differ in the ratio by less than that, if they are quiet.
//!
//! CPU time is what Linux gives a thread without `unsafe` (`/proc/thread-self/schedstat`). It is only as fresh as its last
//! tick, so a measurement goes on for at least a fifth of a second; elsewhere the clock on the wall has to do.

mod runner;

use runner::{Delays, Wide, hold_in_queue};
use sandtable::exercise::Run;
use sandtable::scenario::{Request, Scenario, Source, load, load_texts};
use sandtable::score;
use sandtable::world::Topology;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Ratios that were measured when they were last agreed on: hosts, run, replication.
const RATIOS: &str = include_str!("ratios.csv");
/// How much worse a ratio may be.
const SLACK: f64 = 1.15;
const ROUNDS: usize = 5;
const AT_LEAST: Duration = Duration::from_millis(200);
/// Events that wait in the queue of the yardstick: about as many as in a run.
const PENDING: u32 = 100;

fn main() {
    println!(
        "| exercise | hosts | events a run | ns/event | x hold steps | replication x hold steps | runs/s | replications/s (with reference and score) | \
         entries | peak memory, MB |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let mut measured = Vec::new();
    // By what they hold at most: the peak of a process only grows.
    for hosts in [500, 5_000] {
        if wants(&hosts.to_string()) {
            measured.push(measure("office and servers", generated(hosts)));
        }
    }
    let name = "hospital-ransomware";
    if wants(name) {
        let request = Request { exercise: name.into(), ..Request::default() };
        let (scenario, _) = load(&request, &sandtable::vocabulary()).expect("a shipped exercise is sound");
        measured.push(measure(name, scenario));
    }
    if wants("75000") {
        measured.push(measure("office and servers", generated(75_000)));
    }
    let slower = slower(&measured);
    for line in &slower {
        eprintln!("{line}");
    }
    if std::env::args().any(|argument| argument == "--guard") && !slower.is_empty() {
        std::process::exit(1);
    }
}

/// Hosts, and how many times the queue's own work a run and a replication take.
struct Ratios {
    hosts: usize,
    run: f64,
    replication: f64,
}

/// What takes over 15 % more than was agreed on.
fn slower(measured: &[Ratios]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in RATIOS.lines().skip(1) {
        let cells: Vec<f64> = row.split(',').map(|cell| cell.parse().expect("ratios are numbers")).collect();
        let Some(found) = measured.iter().find(|found| found.hosts as f64 == cells[0]) else { continue };
        for (what, now, agreed) in [("run", found.run, cells[1]), ("replication", found.replication, cells[2])] {
            if now > agreed * SLACK {
                lines.push(format!(
                    "{} hosts: a {what} takes {now:.1} hold steps an event, agreed on {agreed}",
                    found.hosts
                ));
            }
        }
    }
    lines
}

fn measure(name: &str, scenario: Scenario) -> Ratios {
    let topology = Arc::new(Topology::new(scenario));
    let hosts = topology.host_count();
    let mut run = Run::new(Arc::clone(&topology), 0);
    let (mut entries, mut runs) = (0, 0_u64);
    let plain = cpu_per_event(|seed| {
        run.reset(seed);
        run.finish().expect("the plan does not loop");
        runs += 1;
        run.events()
    });
    let replication = cpu_per_event(|seed| {
        run.reset(seed);
        run.nobody_home();
        run.finish().expect("the plan does not loop");
        let reference = score::harm(run.entries(), &topology.scenario);
        run.reset(seed);
        run.finish().expect("the plan does not loop");
        let mut journal = run.take_journal();
        journal.header.reference = Some(reference);
        entries = journal.entries.len();
        black_box(score::score(&journal, &topology.scenario));
        run.events()
    });
    let delays = Delays::exponential();
    let hold = cpu_per_event(|_| {
        let steps = u32::try_from(plain.events.max(100_000)).expect("fewer than 2^32 events a run");
        black_box(hold_in_queue(&delays, PENDING, steps, Wide::new)());
        u64::from(steps)
    });
    let ratio = replication.ns_per_event / hold.ns_per_event;
    println!(
        "| {name} | {hosts} | {} | {:.0} | {:.1} | {ratio:.1} | {:.1} | {:.1} | {entries} | {} |",
        plain.events,
        plain.ns_per_event,
        plain.ns_per_event / hold.ns_per_event,
        plain.per_second(),
        replication.per_second(),
        peak_memory().map_or("-".into(), |peak| peak.to_string()),
    );
    Ratios { hosts, run: plain.ns_per_event / hold.ns_per_event, replication: ratio }
}

/// The fastest round, and the mean number of events of one call in it.
struct Cost {
    ns_per_event: f64,
    events: u64,
}

impl Cost {
    fn per_second(&self) -> f64 {
        1e9 / (self.ns_per_event * self.events as f64)
    }
}

/// Calls with seeds 1, 2, ...: as many as a round takes, the same in every round.
fn cpu_per_event(mut call: impl FnMut(u64) -> u64) -> Cost {
    let start = cpu();
    let mut calls = 0;
    while calls == 0 || cpu().checked_sub(start).expect("a clock of CPU time does not run back") < AT_LEAST {
        calls += 1;
        call(calls);
    }
    let mut fastest = Duration::MAX;
    let mut events = 0;
    for _ in 0..ROUNDS {
        let start = cpu();
        events = (1..=calls).map(&mut call).sum();
        fastest = fastest.min(cpu().checked_sub(start).expect("a clock of CPU time does not run back"));
    }
    Cost { ns_per_event: fastest.as_nanos() as f64 / events as f64, events: events / calls }
}

/// CPU time of this thread, or time on the wall where the system does not tell.
fn cpu() -> Duration {
    let own = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = own.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(wall, Duration::from_nanos)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock of the machine")]
fn wall() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Most memory that this process ever held, in MB.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024 / 1_000_000)
}

/// Office segments of 250 workstations around a server room; one directory; a mail that becomes ransomware on four of
/// five hosts; antivirus and EDR; a team of ten that is awake and too slow.
fn generated(hosts: u32) -> Scenario {
    let servers = hosts / 25;
    let (offices, office_hosts) = ((hosts - servers).div_ceil(250), hosts - servers);
    let mut segments = String::new();
    let mut groups = String::new();
    for office in 0..offices {
        let count = (office_hosts - 250 * office).min(250);
        segments += &format!("        (id: \"office-{office}\"),\n");
        groups += &format!(
            "        (id: \"pc-{office}\", count: {count}, kind: workstation, segment: \"office-{office}\", domain: \"ad\", \
             agent: true),\n"
        );
    }
    let organisation = ORGANISATION
        .replace("SEGMENTS", segments.trim_end())
        .replace("GROUPS", groups.trim_end())
        .replace("SERVERS", &servers.to_string())
        .replace("STAFF", &hosts.to_string());
    let source = |role, text: String| Source { role, path: format!("generated/{role}.ron"), text };
    let sources = vec![
        source("exercise", EXERCISE.into()),
        source("organisation", organisation),
        source("adversary", ADVERSARY.into()),
        source("plan", PLAN.into()),
    ];
    match load_texts(sources, &sandtable::vocabulary()) {
        Ok((scenario, _)) => scenario,
        Err(findings) => panic!("the generated scenario is wrong:\n{findings}"),
    }
}

const EXERCISE: &str = r#"(
    schema: 1,
    id: "office",
    organisation: "office",
    adversary: "office",
    plan: "office",
    startex: "2024-03-12 09:00",
    horizon: "10d",
)"#;

const ORGANISATION: &str = r#"(
    schema: 1,
    id: "office",
    units: [(id: "firm")],
    segments: [
SEGMENTS
        (id: "server-room", internet: false),
    ],
    links: [("*", "server-room"), ("server-room", "*")],
    domains: [(id: "ad")],
    hosts: [
GROUPS
        (id: "server", count: SERVERS, kind: server, segment: "server-room", domain: "ad", service: "files", agent: true),
        (id: "dc", count: 2, kind: directory, segment: "server-room", domain: "ad", service: "logon"),
    ],
    accounts: [
        (id: "staff", count: STAFF, kind: user, domain: "ad", lies_on: ["pc-*"]),
        (id: "admin", count: 5, kind: server_admin, domain: "ad", lies_on: ["pc-*"], opens: ["pc-*", "server"]),
    ],
    services: [(id: "logon", tier: 1), (id: "files", tier: 2, needs: ["logon"])],
    sensors: [
        (id: "antivirus", kind: antivirus, covers: ["*"], level: low, sees: 0.35, delay: "1min"),
        (id: "edr", kind: edr, covers: ["pc-*", "server"], coverage: 0.9, level: high, sees: 0.45,
            delay: parameter("detect.latency.edr"), false_alarms_per_day: 4),
        (id: "note", kind: ransom_note, covers: ["*"], level: high, sees: 1, delay: "10min"),
    ],
    people: [
        (id: "soc", count: 6, role: "soc", shift: "always"),
        (id: "it", count: 3, role: "it", shift: "always"),
        (id: "lead", role: "lead", shift: "always"),
    ],
)"#;

const ADVERSARY: &str = r#"(
    schema: 1,
    id: "office",
    steps: [
        (id: "phish", technique: "T1566.001", takes: "1min", does: foothold(on: ["pc-0"], through: mail)),
        (id: "beacon", technique: "T1071.001", tool: "beacon", after: ["phish"], wait: "1min", does: open_channel()),
        (id: "credentials", technique: "T1003.001", after: ["beacon"], wait: "10min",
            does: steal_credentials(kind: server_admin)),
        (id: "spread", technique: "T1021.002", after: ["credentials"], wait: "10min", takes: "1min",
            does: move(to: ["server", "pc-*"], share: 0.3, every: exponential("300ms"), by: credential(server_admin))),
        (id: "encrypt", technique: "T1486", tool: "locker", after: ["spread"], wait: "10min", takes: "1min",
            does: encrypt(on: ["*"], share: 0.8, every: exponential("100ms"))),
        (id: "demand", technique: "T1657", after: ["encrypt"], does: extort),
    ],
)"#;

const PLAN: &str = r#"(
    schema: 1,
    id: "office",
    severities: [(id: "major", when: incident_open)],
    alert_rules: [(id: "all", by: "soc")],
    declare_when: hosts(state: suspected, at_least: 2),
    declares: "lead",
    playbooks: [
        (id: "contain", trigger: when(incident_open), steps: [
            while(when: hosts(state: at_large), every: "1h", do: for_each(
                set: (state: at_large), do: do(action: "isolate-host"),
            )),
            do(action: "notify-management"),
            do(action: "notify-regulator", by: "lead"),
        ]),
    ],
)"#;
