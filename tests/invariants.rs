//! What holds in every run, whatever the plan, the drill and the luck.

#[path = "common/checks.rs"]
mod checks;
mod common;

use checks::*;
use common::*;
use sandtable::base::*;
use sandtable::exercise::{Run, replay};
use sandtable::journal::{Choice, Fact};
use sandtable::scenario::library;
use sandtable::world::{Snapshot, Topology};
use std::collections::BTreeMap;
use std::sync::Arc;

#[test]
fn they_hold_in_the_clinic() {
    let topology = small_clinic(&[("adversary.stealth", "1.5")]);
    for (seed, journal) in (1..).zip(play_all(&topology, 1..=200)) {
        check(&journal, &topology, &format!("seed {seed}"));
    }
}

#[test]
fn they_hold_in_every_shipped_exercise() {
    for file in library::list(library::Kind::Exercise) {
        let topology = shipped(file.name, &[]);
        for (seed, journal) in (1..).zip(play_all(&topology, 1..=3)) {
            check(&journal, &topology, &format!("{} seed {seed}", file.name));
        }
    }
}

#[test]
fn they_hold_in_drills() {
    let topology = small_clinic(&[("plan.declare_when", "hosts(state: suspected)"), ("adversary.stealth", "1.5")]);
    for seed in 1..=300 {
        check(&Drill::new(&topology, seed).play(|_| ()), &topology, &format!("drill {seed}"));
    }
}

/// The predicate *adversary free* as the design says it, host by host.
fn is_free(snapshot: &Snapshot, topology: &Topology) -> bool {
    let (truth, organisation) = (snapshot.truth(), topology.organisation());
    let hosts: Vec<HostId> = (0..topology.host_count()).map(HostId::from).collect();
    let row = |host: HostId| truth.hosts[host.index()];
    let segment = |host: HostId| topology.group(host).segment.index();
    let online = |host: HostId| {
        let usable = !row(host).encrypted() && !row(host).isolated() && !row(host).off() && !row(host).sheltered();
        usable && (row(host).released() || !truth.segments[segment(host)].shut())
    };
    let online: Vec<HostId> = hosts.into_iter().filter(|&host| online(host)).collect();
    let rules = &snapshot.truth_tables().blocked_links;
    let reach = |from: usize, to: usize| {
        organisation.reach.get(from, to) && !rules.contains(&(SegmentId::from(from), SegmentId::from(to)))
    };
    let controls = |host: HostId| {
        row(host).channel() && organisation.segments[segment(host)].internet && !truth.whole.internet_cut
    };
    let mut direct: Vec<usize> = online.iter().copied().filter(|&host| controls(host)).map(segment).collect();
    direct.sort_unstable();
    direct.dedup();
    let footholds = online.iter().copied().filter(|&host| row(host).foothold()).map(segment);
    let mut stands: Vec<usize> = footholds.filter(|&over| direct.iter().any(|&from| reach(from, over))).collect();
    stands.extend(&direct);
    let acts = online.iter().any(|&host| stands.iter().any(|&from| reach(from, segment(host))));
    let payload = snapshot.truth_tables().campaigns.iter().any(|campaign| campaign.running && campaign.autonomous);
    let enters = !truth.whole.internet_cut
        && organisation.remote_access.iter().any(|access| {
            let opens = |account: usize| {
                let group = topology.account_group(AccountId::from(account));
                let row = truth.accounts[account];
                let asks = group.mfa || access.mfa || snapshot.truth_tables().mfa.contains(&access.domain);
                (row.session() || row.held() && !row.locked() && !asks)
                    && !truth.domains[access.domain.index()].remote_shut()
                    && group.remote
                    && group.domain == access.domain
            };
            !truth.segments[access.into.index()].shut()
                && (0..truth.accounts.len()).any(opens)
                && online.iter().any(|&host| reach(access.into.index(), segment(host)))
        });
    acts || payload && !online.is_empty() || enters
}

#[track_caller]
fn freedom_is_up_to_date(run: &mut Run, flips: &mut BTreeMap<bool, u32>) {
    let snapshot = run.snapshot();
    let (kept, naive) = (snapshot.world().truth().whole.adversary_free, is_free(snapshot.world(), run.topology()));
    assert_eq!(
        kept,
        naive,
        "after event {} at {}: reproduce with `sandtable run small-clinic --seed {}`",
        run.events(),
        run.now(),
        run.journal().header.seed
    );
    *flips.entry(kept).or_default() += 1;
}

/// An adversary who may come back by remote access, and plans that shut and open whole segments.
fn loose_clinic() -> Arc<Topology> {
    edited_clinic(&[
        ("organisation", "remote: true", "remote: true, share: 0.5"),
        ("organisation", "into: \"office\", domain: \"ad\", mfa: true", "into: \"office\", domain: \"ad\""),
        ("adversary", "stealth: 1.0", "stealth: 3.0"),
        (
            "adversary",
            "(id: \"look-around\"",
            "(id: \"more\", technique: \"T1003.002\", after: [\"beacon\"], wait: \"1h\", does: steal_credentials(kind: user)), (id: \"look-around\"",
        ),
        (
            "plan",
            "do(action: \"activate-ir-team\"),",
            "do(action: \"activate-ir-team\"), do(action: \"shut-down-segment\", on: segments([\"*\"])), do(action: \"disconnect-internet\"), do(action: \"return-service\", on: services()), do(action: \"reconnect-internet\"), do(action: \"reconnect-segment\", on: segments([\"*\"])),",
        ),
    ])
}

#[test]
fn freedom_kept_is_freedom_computed_after_every_event() {
    let mut flips = BTreeMap::new();
    for topology in [small_clinic(&[]), loose_clinic()] {
        for seed in 1..=40 {
            let mut run = Run::new(Arc::clone(&topology), seed);
            while run.advance_once(SimTime::NEVER).unwrap() != sandtable::exercise::Step::Ended {
                freedom_is_up_to_date(&mut run, &mut flips);
            }
        }
        for seed in 1..=60 {
            Drill::new(&topology, seed).play(|run| freedom_is_up_to_date(run, &mut flips));
        }
    }
    assert!(flips[&true] > 2_000 && flips[&false] > 2_000, "both occur: {flips:?}");
}

#[test]
fn events_without_end_at_one_moment_are_said_to_stall() {
    let mut run = Run::new(Small::default().topology(), 1);
    run.advance(SimTime::ZERO).unwrap();
    for _ in 0..=100_000 {
        run.answer(PromptId(0), Choice::Yes);
    }
    let stalled = run.advance(SimTime::NEVER).unwrap_err();
    assert_eq!((stalled.at, stalled.events), (SimTime::ZERO, 100_000));
    assert!(stalled.to_string().starts_with("the run stalls at T+00:00:00: 100000 events at one moment"));
}

/// Plans made of dice: everything that an author may write in a playbook, in any order.
struct Author(Dice);

impl Author {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.0.throw(from.len())]
    }

    fn set(&mut self) -> String {
        let state = self.pick(&["suspected", "at_large", "encrypted", "isolated", "unclean", "ready"]);
        let case = self.pick(&["", ", in_case: true", ", kind: server"]);
        format!("state: {state}{case}")
    }

    fn cond(&mut self, depth: usize) -> String {
        match self.0.throw(if depth == 0 { 5 } else { 8 }) {
            0 => "incident_open".into(),
            1 => format!("hosts({})", self.set()),
            2 => format!(
                "reached({})",
                self.pick(&["first_alert", "declared", "believed_contained", "eradication_declared", "closed"])
            ),
            3 => format!("since(declared, \"{}h\")", self.0.throw(40) + 1),
            4 => format!("at(\"T+{}h\")", self.0.throw(100)),
            5 => format!("not({})", self.cond(depth - 1)),
            6 => format!("any([{}, {}])", self.cond(depth - 1), self.cond(depth - 1)),
            _ => format!("all([{}, {}])", self.cond(depth - 1), self.cond(depth - 1)),
        }
    }

    fn act(&mut self, each: bool) -> String {
        let hosts = [
            "isolate-host",
            "reconnect-host",
            "shut-down-host",
            "restart-host",
            "clean-host",
            "rebuild-host",
            "restore-host",
            "acquire-memory",
            "collect-forensics",
        ];
        let others = [
            "hunt-indicators",
            "verify-eradication",
            "hold-sync",
            "notify-regulator",
            "disconnect-internet",
            "reconnect-internet",
            "update-blocklists",
            "protect-backups",
            "activate-ir-team",
            "raise-severity",
            "stand-down",
            "close-incident",
            "conduct-review",
            "public-statement",
            "lock-account",
            "notify-management",
            "reset-password",
            "filter-egress",
            "unfilter-egress",
            "preserve-logs",
            "open-custody-register",
            "delay-containment",
        ];
        let priority = self.0.throw(7);
        match self.0.throw(10) {
            0..=2 if each => format!("do(action: \"{}\", priority: {priority})", self.pick(&hosts)),
            0..=3 => format!("do(action: \"{}\", on: hosts({}), priority: {priority})", self.pick(&hosts), self.set()),
            4 => format!(
                "do(action: \"{}\", on: segments([\"{}\"]))",
                self.pick(&[
                    "isolate-segment",
                    "shut-down-segment",
                    "reconnect-segment",
                    "block-traffic-from-segment",
                    "block-traffic-into-segment",
                    "unblock-segment-traffic",
                ]),
                self.pick(&["*", "servers", "office"])
            ),
            5 => format!(
                "do(action: \"{}\", on: domains([\"ad\"]))",
                self.pick(&[
                    "mass-password-reset",
                    "reset-krbtgt",
                    "recover-directory",
                    "terminate-sessions",
                    "rotate-keys",
                    "disable-remote-access",
                    "enable-remote-access",
                ])
            ),
            6 => format!(
                "do(action: \"{}\", on: services())",
                self.pick(&["return-service", "return-service", "migrate-service", "migrate-service-back"])
            ),
            _ => format!("do(action: \"{}\", priority: {priority})", self.pick(&others)),
        }
    }

    fn node(&mut self, depth: usize, each: bool) -> String {
        if depth == 0 {
            return self.act(each);
        }
        let list = |author: &mut Author| {
            let nodes: Vec<String> = (0..=author.0.throw(3)).map(|_| author.node(depth - 1, each)).collect();
            nodes.join(", ")
        };
        match self.0.throw(9) {
            0 => format!("sequence([{}])", list(self)),
            1 => format!("parallel([{}])", list(self)),
            2 => format!(
                "if(when: {}, then: {}, otherwise: {})",
                self.cond(1),
                self.node(depth - 1, each),
                self.node(depth - 1, each)
            ),
            3 => format!("if(when: {}, then: {})", self.cond(1), self.node(depth - 1, each)),
            4 => format!(
                "while(when: {}, every: \"{}h\", do: {})",
                self.cond(2),
                self.0.throw(12) + 1,
                self.node(depth - 1, each)
            ),
            5 if !each => format!("for_each(set: ({}), do: {})", self.set(), self.node(depth - 1, true)),
            6 => format!("wait(\"{}min\")", self.0.throw(600) + 1),
            7 => format!("until({})", self.cond(2)),
            _ => self.act(each),
        }
    }

    fn playbook(&mut self, number: usize) -> String {
        let trigger = if self.0.throw(2) == 0 {
            format!("case(when: {})", self.cond(1))
        } else {
            format!("when({})", self.cond(1))
        };
        let steps: Vec<String> = (0..=self.0.throw(4)).map(|_| self.node(2, false)).collect();
        format!("(id: \"p{number}\", trigger: {trigger}, steps: [{}])", steps.join(", "))
    }

    /// Edits of the clinic.
    fn plan(&mut self) -> Vec<(&'static str, &'static str, String)> {
        let playbooks: Vec<String> = (0..=self.0.throw(3)).map(|number| self.playbook(number)).collect();
        let mut raci = Vec::new();
        for action in
            ["isolate-host", "rebuild-host", "hunt-indicators", "close-incident", "triage-alert", "clean-host"]
        {
            if self.0.throw(2) == 0 {
                let by = self.pick(&["it", "lead", "doctor"]);
                let approval = self.pick(&["prior", "pre_authorised", "none"]);
                let who = self.pick(&["lead", "doctor"]);
                let consulted = self.pick(&["", ", consulted: [\"it\"]"]);
                raci.push(format!("(action: \"{action}\", responsible: \"{by}\", accountable: \"{who}\", approval: {approval}{consulted}),"));
            }
        }
        let people = self.pick(&[
            "",
            "(id: \"temp\", count: 2, role: \"it\", shift: \"always\"),",
            "(id: \"night\", role: \"lead\", shift: \"front-desk\", on_call: true),",
        ]);
        vec![
            ("plan", "playbooks: [", format!("playbooks: [{},", playbooks.join(", "))),
            (
                "plan",
                "raci: [\n        (action: \"isolate-host\"",
                format!("raci: [{}\n        (action: \"record-fact\"", raci.concat()),
            ),
            ("plan", "people: [", format!("people: [{people}")),
        ]
    }
}

#[test]
fn they_hold_for_plans_made_of_dice() {
    let mut playbooks = 0;
    for seed in 1..=250 {
        let mut author = Author(Dice::new(seed));
        let edits = author.plan();
        let mut edits: Vec<(&str, &str, &str)> =
            edits.iter().map(|(role, from, to)| (*role, *from, to.as_str())).collect();
        edits.push(("adversary", "stealth: 1.0", "stealth: 1.5"));
        let topology = edited_clinic(&edits);
        let what = format!(
            "plan {seed}: {}",
            topology.scenario.sources[3].text.lines().find(|line| line.contains("id: \"p0\"")).unwrap_or_default()
        );
        let journal = if seed % 3 == 0 { Drill::new(&topology, seed).play(|_| ()) } else { play(&topology, seed) };
        check(&journal, &topology, &what);
        assert_eq!(replay(&journal, topology.scenario.clone()).unwrap().digest(), journal.digest(), "{what}");
        playbooks += count(&journal, |fact| matches!(fact, Fact::PlaybookFinished { .. }));
    }
    assert!(playbooks > 100, "playbooks come to their end: {playbooks}");
}
