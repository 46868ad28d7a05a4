//! Rows of P5.

use crate::measure::*;
use crate::row::{Edit, Row};
use Edit::{Drop, Set, Text};
use sandtable::journal::{Fact, Journal, Reason};

/// Few eyes, so that it comes to encryption and to copies with the implant in them.
const LATE: [Edit; 3] = [
    Set("organisation.sensors[edr].sees", "0.05"),
    Text("organisation", "overrides: [(\"impact\", 0.9), (\"T1003\", 0.7)], ", ""),
    Set("organisation.sensors[logs].sees", "0.05"),
];

const REBUILD: &str = "while(when: hosts(state: unclean), every: \"4h\", do: for_each(set: (state: unclean), do: do(action: \"rebuild-host\", by: \"it\", priority: 2))),";

/// Hosts are cleaned, not rebuilt, but for those that are encrypted: something may be left.
const CLEAN_ONLY: Edit = Text(
    "plan",
    REBUILD,
    "while(when: hosts(state: unclean), every: \"4h\", do: sequence([for_each(set: (state: encrypted), do: do(action: \"rebuild-host\", by: \"it\", priority: 2)), for_each(set: (state: unclean), do: do(action: \"clean-host\", by: \"it\", priority: 2))])),",
);

/// What is ready goes back while others are still being rebuilt.
const STEP_BY_STEP: Edit = Text(
    "plan",
    REBUILD,
    "parallel([while(when: hosts(state: unclean), every: \"4h\", do: for_each(set: (state: unclean), do: do(action: \"rebuild-host\", by: \"it\", priority: 2))), sequence([wait(\"4h\"), while(when: hosts(state: unclean), every: \"4h\", do: do(action: \"return-service\", on: services(), by: \"it\", priority: 1))])]),",
);

/// Whoever takes work over knows all of it, and nobody tires: what is left is the order.
const STEADY_HANDS: Edit = Text(
    "organisation",
    "    shifts: [",
    "    parameters: {\"shift.handover_loss\": \"0min\", \"team.tired_slower\": 0},\n    shifts: [",
);

pub const HARM: Measured = less("harm, orders and tonnes", |card, _| Some(card.harm.milli_units as f64 / 1000.0));
const CARRIED: Measured = less("implants that came back with a copy", |_, journal| {
    let carried = |entry: &&sandtable::journal::Entry| {
        matches!(entry.fact(), Fact::FootholdGained { .. }) && entry.reason() == Reason::Infected
    };
    Some(journal.entries.iter().filter(carried).count() as f64)
});
const HELD: Measured = less("hosts held by the adversary when the last service went back", |_, journal| held(journal));
const UNSEEN: Measured = less("host-hours unseen in the 72 h after recovery", |card, _| {
    // Without a recurrence there is nothing to be seen.
    Some(figure(card, "p5.4-recurrences", "host-hours unseen").unwrap_or(0.0))
});

fn held(journal: &Journal) -> Option<f64> {
    let returns = sandtable::rules::action::id("return-service");
    let is_return = |fact: Fact| matches!(fact, Fact::ActionFinished { action, .. } if action == returns);
    let last = journal.entries.iter().rposition(|entry| is_return(entry.fact()))?;
    let mut held = std::collections::BTreeSet::new();
    for entry in &journal.entries[..last] {
        match entry.fact() {
            Fact::FootholdGained { host, .. } => held.insert(host),
            Fact::FootholdLost { host, .. } => held.remove(&host),
            _ => false,
        };
    }
    Some(held.len() as f64)
}

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P5.1",
            criterion: "p5.1-timetable",
            common: &[LATE[0], LATE[1], LATE[2], STEP_BY_STEP, STEADY_HANDS],
            doing: &[Text(
                "plan",
                "                // P7.2\n",
                "                do(action: \"plan-recovery\", by: \"lead\", priority: 1),\n                // P7.2\n",
            )],
            not_doing: &[],
            outcome: HARM,
            // All services are worth the same: no order is better than another.
            control: &[
                Set("organisation.services[logon].tier", "3"),
                Set("organisation.services[orders].tier", "3"),
                Set("organisation.services[machines].tier", "3"),
                Set("organisation.services[mail].tier", "3"),
                Set("organisation.services[shop].tier", "3"),
            ],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P5.2",
            criterion: "p5.2-backups-checked",
            common: &LATE,
            doing: &[],
            not_doing: &[Drop("plan", "                do(action: \"verify-backup\", by: \"it\", priority: 2),\n")],
            outcome: CARRIED,
            // The last copy is older than the attack.
            control: &[
                Text("organisation", "every: \"24h\", usable: 0.9", "every: \"90d\", retention: \"90d\""),
                Text("organisation", "every: \"1w\", usable: 0.9", "every: \"90d\", retention: \"90d\""),
            ],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P5.3",
            criterion: "p5.3-tested",
            common: &[
                LATE[0],
                LATE[1],
                LATE[2],
                CLEAN_ONLY,
                Drop("plan", "                do(action: \"verify-eradication\", by: \"soc\", priority: 2),\n"),
            ],
            doing: &[Text(
                "plan",
                "                // P5.1\n",
                "                do(action: \"test-before-return\", on: services(), by: \"it\", priority: 2),\n                while(when: hosts(state: unclean), every: \"4h\", do: for_each(set: (state: unclean), do: do(action: \"rebuild-host\", by: \"it\", priority: 3))),\n                // P5.1\n",
            )],
            not_doing: &[],
            outcome: HELD,
            // Nobody came: there is nothing to find.
            control: &[Set("adversary.steps[enter].earliest", "\"T+200d\"")],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P5.4",
            criterion: "p5.4-held",
            common: &[
                LATE[0],
                LATE[1],
                LATE[2],
                Text(
                    "adversary",
                    "chance: 0.7, after: lognormal(median: \"12h\", p90: \"2d\")",
                    "chance: 1, after: uniform(\"3d\", \"9d\")",
                ),
            ],
            doing: &[Text(
                "plan",
                "                wait(\"3d\"),\n",
                "                do(action: \"increase-monitoring\", by: \"soc\", priority: 1),\n                wait(\"3d\"),\n                do(action: \"end-monitoring\", by: \"soc\", priority: 1),\n",
            )],
            not_doing: &[],
            outcome: UNSEEN,
            // It does not come back.
            control: &[Text("adversary", "when: footholds_lost(2), chance: 1", "when: footholds_lost(2), chance: 0")],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P5.5",
            criterion: "p5.5-by-hand",
            common: &[
                LATE[0],
                LATE[1],
                LATE[2],
                Text("adversary", "wait: lognormal(median: \"20h\", p90: \"40h\"), outside", "wait: \"1h\", outside"),
                Text("organisation", "start: \"1h\", endurance", "on_order: true, start: \"1h\", endurance"),
                Text("organisation", "start: \"2h\", endurance", "on_order: true, start: \"2h\", endurance"),
            ],
            doing: &[Text(
                "plan",
                "        (\n            id: \"accounts\",",
                "        (id: \"by-hand\", trigger: when(service_down(2)), steps: [while(when: not(reached(closed)), every: \"6h\", do: if(when: service_down(2), then: do(action: \"activate-manual-operation\", on: services(tier_at_most: 2), by: \"lead\", priority: 1)))]),\n        (\n            id: \"accounts\",",
            )],
            not_doing: &[],
            outcome: HARM,
            // It takes longer to begin than the outage lasts.
            control: &[
                Text("organisation", "start: \"1h\", endurance", "start: \"70d\", endurance"),
                Text("organisation", "start: \"2h\", endurance", "start: \"70d\", endurance"),
            ],
            cost: WORK_HOURS,
            next: None,
        },
    ]
}
