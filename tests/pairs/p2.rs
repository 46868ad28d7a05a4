//! Rows of P2.

use crate::measure::*;
use crate::row::{Edit, Row};
use Edit::{Drop, Set, Text};

/// Other eyes see less, so that the row's own sensor matters.
const DIM: [Edit; 3] = [
    Set("organisation.sensors[edr].sees", "0.05"),
    Text("organisation", "overrides: [(\"impact\", 0.9), (\"T1003\", 0.7)], ", ""),
    Set("organisation.sensors[logs].sees", "0.05"),
];

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

/// Before the playbook for accounts.
const SECOND: &str = "(\n            id: \"accounts\",";

/// Nobody cuts single hosts off: what the whole response does decides.
const SLOW: Edit = Drop(
    "plan",
    "                    do(action: \"isolate-host\", on: hosts(state: at_large, in_case: true), within: \"2h\", priority: 1),\n",
);
const OPEN: Edit = Drop("plan", "                do(action: \"update-blocklists\", by: \"soc\", priority: 1),\n");

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P2.1",
            criterion: "p2.1-indicator-match",
            common: &[
                DIM[0],
                DIM[1],
                DIM[2],
                Text(
                    "organisation",
                    "kind: siem, covers: [",
                    "kind: siem, matches_indicators: true, covers: [\"pc\", ",
                ),
                Text(
                    "organisation",
                    "    shifts: [",
                    "    feeds: [(id: \"sector\", knows: 0.9, lag: \"3h\", false_matches_per_day: 2)],\n    shifts: [",
                ),
            ],
            doing: &[Text("plan", "    sync_every:", "    feeds: [\"sector\"],\n    sync_every:")],
            not_doing: &[],
            outcome: IDENTIFIED,
            // The feed knows nothing of this adversary's tools.
            control: &[Text("organisation", "knows: 0.9", "knows: 0")],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P2.2",
            criterion: "p2.2-behaviour",
            common: &[
                DIM[0],
                DIM[1],
                DIM[2],
                Set("organisation.sensors[behaviour].sees", "0.97"),
                Set("organisation.sensors[behaviour].false_alarms_per_day", "4"),
                Text("organisation", "kind: ueba, covers: [", "kind: ueba, covers: [\"mail\", "),
            ],
            doing: &[],
            // A tool that has not learnt what is usual is left to write its log.
            not_doing: &[Text("organisation", "kind: ueba,", "kind: ueba, baseline: untrained, mode: monitor,")],
            outcome: IDENTIFIED,
            // All alarms are false. (With an attack, the search that a false alarm sets off may come upon him.)
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P2.3",
            criterion: "p2.3-traffic",
            common: &[
                DIM[0],
                DIM[1],
                DIM[2],
                Set("organisation.sensors[traffic].sees", "0.8"),
                Set("organisation.sensors[traffic].false_alarms_per_day", "4"),
            ],
            doing: &[Text("organisation", "kind: nta,", "kind: nta, beacons_after: \"2h\", knows_hours: true,")],
            not_doing: &[Text("organisation", "kind: nta,", "kind: nta, mode: monitor,")],
            outcome: IDENTIFIED,
            control: &[Text("organisation", "medium, sees: 0.8", "medium, sees: 0")],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P2.4",
            criterion: "p2.4-class-fits",
            common: &[
                SLOW,
                OPEN,
                Text(
                    "plan",
                    SECOND,
                    "(id: \"breach\", trigger: when(classified(data_breach)), steps: [parallel([do(action: \"isolate-segment\", on: segments([\"servers\"]), by: \"it\", priority: 0), do(action: \"disconnect-internet\", by: \"it\", priority: 0)])]),\n        (\n            id: \"accounts\",",
                ),
            ],
            doing: &[Text("plan", "    sync_every:", "    reclassify: true,\n    sync_every:")],
            not_doing: &[Drop(
                "plan",
                "                do(action: \"classify-incident\", by: \"soc\", priority: 1),\n",
            )],
            outcome: RECORDS,
            // The transfer fails by itself: there is nothing to stop.
            control: &[Text("adversary", "tool: \"sync-client\",", "tool: \"sync-client\", works: 0, wait: \"90d\",")],
            cost: RESPONSE_DOWNTIME,
            next: None,
        },
        Row {
            task: "P2.5",
            criterion: "p2.5-matrix",
            common: &[
                SLOW,
                OPEN,
                Text(
                    "plan",
                    SECOND,
                    "(id: \"crisis\", trigger: when(severity_at_least(\"crisis\")), steps: [parallel([do(action: \"isolate-segment\", on: segments([\"servers\"]), by: \"it\", priority: 0), do(action: \"disconnect-internet\", by: \"it\", priority: 0)])]),\n        (\n            id: \"accounts\",",
                ),
                Text(
                    "plan",
                    "when: any([hosts(state: encrypted, at_least: 3), records_at_risk(100000)])",
                    "data: 100000, spread: 20",
                ),
            ],
            doing: &[],
            not_doing: &[Text("plan", "    sync_every:", "    rating: once,\n    sync_every:")],
            outcome: RECORDS,
            control: &[Text("adversary", "tool: \"sync-client\",", "tool: \"sync-client\", works: 0, wait: \"90d\",")],
            cost: RESPONSE_DOWNTIME,
            next: None,
        },
        Row {
            task: "P2.6",
            criterion: "p2.6-record",
            common: &[],
            doing: &[
                Text(
                    "plan",
                    "                do(action: \"investigate-case\"",
                    "                do(action: \"record-fact\", by: \"soc\", priority: 0),\n                do(action: \"investigate-case\"",
                ),
                Text(
                    "plan",
                    "                do(action: \"record-fact\", by: \"soc\", priority: 1),",
                    "                while(when: not(reached(closed)), every: \"2h\", do: do(action: \"record-fact\", by: \"soc\", priority: 1)),",
                ),
            ],
            not_doing: &[Drop("plan", "                do(action: \"record-fact\", by: \"soc\", priority: 1),\n")],
            outcome: HOSTS_HIT,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P2.7",
            criterion: "p2.7-alert-identified",
            common: &[Set("adversary.stealth", "1")],
            doing: &[],
            not_doing: &[
                Text("plan", "misjudged: 0.1)", "misjudged: 0.1, ignored: 0.9)"),
                Text("plan", "misjudged: 0.15)", "misjudged: 0.15, ignored: 0.9)"),
            ],
            outcome: IDENTIFIED,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
    ]
}
