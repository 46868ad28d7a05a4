//! Rows of P4.

use crate::measure::*;
use crate::row::{Edit, Edit::*, Row};

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

const REBUILD: &str = r#"while(when: hosts(state: unclean), every: "4h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 2))),"#;
const REBUILD_AGAIN: &str = r#"while(when: hosts(state: unclean), every: "4h", do: for_each(set: (state: unclean), do: do(action: "rebuild-host", by: "it", priority: 3))),"#;

/// It waits until the dust has settled before it tries the door again.
const PATIENT: Edit = Text(
    "adversary",
    r#"when: footholds_lost(2), chance: 0.7, after: lognormal(median: "12h", p90: "2d")"#,
    r#"when: footholds_lost(2), chance: 1, after: uniform("25d", "30d")"#,
);

/// Eradication is declared when the list is worked off, not before.
const WORKED_OFF: Edit = Text(
    "plan",
    "    sync_every:",
    "    eradicated_when: all([incident_open, done(\"verify-eradication\"), not(hosts(state: unclean))]),\n    sync_every:",
);

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P4.1",
            criterion: "p4.1-eradicated",
            common: &[],
            doing: &[],
            not_doing: &[Drop("plan", REBUILD), Drop("plan", REBUILD_AGAIN)],
            outcome: ERADICATED,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P4.2",
            criterion: "p4.2-fixes",
            // What is known is patched; of the mail server's hole there is no patch.
            common: &[
                PATIENT,
                WORKED_OFF,
                Text(
                    "organisation",
                    "(id: \"mail-hole\", works: 0.9)",
                    "(id: \"mail-hole\", works: 0.9, patch: false)",
                ),
                Text(
                    "plan",
                    "                // P4.2\n",
                    "                do(action: \"scan-vulnerabilities\", by: \"it\", priority: 2),\n                do(action: \"patch-vulnerability\", on: weaknesses(patch: true), by: \"it\", priority: 2),\n                // P4.2\n",
                ),
            ],
            doing: &[Text(
                "plan",
                "                // P4.2\n",
                "                do(action: \"apply-waf-rule\", on: weaknesses(patch: false), by: \"it\", priority: 2),\n                do(action: \"scan-vulnerabilities\", by: \"it\", priority: 2),\n                while(when: weakness_known, every: \"1h\", do: sequence([do(action: \"patch-vulnerability\", on: weaknesses(patch: true), by: \"it\", priority: 2), do(action: \"scan-vulnerabilities\", by: \"it\", priority: 2)])),\n",
            )],
            not_doing: &[],
            outcome: REENTRIES,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P4.3",
            criterion: "p4.3-in-place",
            // It settles twice where it comes in, and sits on the directory servers too.
            common: &[
                Text(
                    "adversary",
                    "        (id: \"look-around\"",
                    "        (id: \"stay-too\", technique: \"T1505.003\", tool: \"beacon\", after: [\"stay\"], wait: \"10min\", does: persist()),\n        (id: \"look-around\"",
                ),
                Text(
                    "adversary",
                    "        (id: \"stage\"",
                    "        (id: \"spread-dc\", technique: \"T1021.002\", tool: \"beacon\", after: [\"dump-domain\"], wait: \"30min\", does: move(to: [\"dc\"], every: \"10min\", by: credential(domain_admin))),\n        (id: \"stay-dc\", technique: \"T1543.003\", tool: \"beacon\", after: [\"spread-dc\"], wait: \"10min\", does: persist()),\n        (id: \"stay-dc-too\", technique: \"T1053.005\", tool: \"beacon\", after: [\"stay-dc\"], wait: \"10min\", does: persist()),\n        (id: \"stage\"",
                ),
            ],
            doing: &[],
            not_doing: &[
                Text("plan", "\"rebuild-host\", by: \"it\", priority: 2", "\"clean-host\", by: \"it\", priority: 2"),
                Text("plan", "\"rebuild-host\", by: \"it\", priority: 3", "\"clean-host\", by: \"it\", priority: 3"),
                Drop(
                    "plan",
                    "                do(action: \"recover-directory\", on: domains([\"ad\"]), by: \"it\", priority: 1),\n",
                ),
            ],
            outcome: ERADICATED,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P4.4",
            criterion: "p4.4-channels",
            // Its channel gone, it takes another one.
            common: &[
                Text(
                    "organisation",
                    "kind: siem, covers: [",
                    "kind: siem, matches_indicators: true, covers: [\"pc\", ",
                ),
                Text(
                    "adversary",
                    "        (id: \"stage\"",
                    "        (id: \"tunnel\", technique: \"T1071.004\", tool: \"tunnel\", only_as_reaction: true, wait: \"10min\", does: open_channel()),\n        (id: \"stage\"",
                ),
                Text(
                    "adversary",
                    "    reactions: [\n",
                    "    reactions: [\n        (id: \"turn\", when: channel_lost, chance: 0.8, after: uniform(\"1h\", \"12h\"), does: start([\"tunnel\"])),\n",
                ),
                // Hosts are cut off once a day: until then it is the channel that counts.
                Text(
                    "plan",
                    "every: \"2h\", do: sequence([\n                    // P3.3",
                    "every: \"1d\", do: sequence([\n                    // P3.3",
                ),
                // What is in hand is looked at, both ways.
                Text(
                    "plan",
                    "                do(action: \"hunt-indicators\"",
                    "                while(when: not(reached(closed)), every: \"12h\", do: sequence([do(action: \"analyse-ip\", by: \"soc\", priority: 1), do(action: \"analyse-domain-name\", by: \"soc\", priority: 1), do(action: \"analyse-uri\", by: \"soc\", priority: 1)])),\n                do(action: \"hunt-indicators\"",
                ),
            ],
            doing: &[Text(
                "plan",
                "                do(action: \"update-blocklists\", by: \"soc\", priority: 1),\n",
                "                while(when: not(reached(closed)), every: \"6h\", do: sequence([do(action: \"update-blocklists\", by: \"soc\", priority: 1), do(action: \"sinkhole-domain\", by: \"soc\", priority: 1)])),\n",
            )],
            not_doing: &[Drop(
                "plan",
                "                do(action: \"update-blocklists\", by: \"soc\", priority: 1),\n",
            )],
            outcome: RECORDS,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P4.5",
            criterion: "p4.5-root-cause",
            common: &[PATIENT],
            doing: &[Text(
                "plan",
                "                do(action: \"protect-backups\"",
                "                sequence([\n                    while(when: not(any([root_cause_found, reached(closed)])), every: \"1d\", do: do(action: \"analyse-root-cause\", by: \"soc\", priority: 2)),\n                    do(action: \"apply-waf-rule\", by: \"it\", priority: 1),\n                    do(action: \"patch-vulnerability\", by: \"it\", priority: 1),\n                ]),\n                do(action: \"protect-backups\"",
            )],
            not_doing: &[],
            outcome: REENTRIES,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
    ]
}
