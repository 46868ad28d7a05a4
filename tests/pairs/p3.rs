//! Rows of P3.

use crate::measure::*;
use crate::p5::STEADY_HANDS;
use crate::row::{Edit, Edit::*, Row};

/// Beyond the run's end: nobody comes, and all alarms are false.
const NEVER: &str = "\"T+200d\"";

/// The adversary takes what lies on the workstations too, and comes back with it from outside days later.
const TAKES_MORE: [Edit; 4] = [
    // What handovers cost comes and goes by hours: here only the work itself is asked for.
    STEADY_HANDS,
    // Rooting out, which voids all that is left, comes later.
    Text("plan", "                // P3.4\n", "                wait(\"4d\"),\n"),
    Text("organisation", "ticket_life: \"10h\")", "ticket_life: \"10h\", session_life: \"7d\")"),
    Text(
        "adversary",
        "        (id: \"spread-servers\"",
        "        (id: \"dump-more\", technique: \"T1555\", tool: \"dumper\", after: [\"dump\"], wait: \"1h\", takes: \"5min\", does: steal_credentials(kind: user)),
        (id: \"log-on\", technique: \"T1133\", tool: \"hands\", after: [\"dump\"], wait: \"3d\", takes: \"5min\", does: foothold(on: [\"pc\"], count: 6, through: remote(\"vpn\"))),
        (id: \"spread-servers\"",
    ),
];

/// Before the playbook for accounts.
const SECOND: &str = "(\n            id: \"accounts\",";

/// Before the response's other steps.
const FIRST: &str = "                do(action: \"protect-backups\"";

/// Somebody looks for the way in, and looks again.
const ANALYSIS: &str = "                sequence([do(action: \"analyse-root-cause\", by: \"it\", priority: 3), do(action: \"analyse-root-cause\", by: \"it\", priority: 3), do(action: \"analyse-root-cause\", by: \"it\", priority: 3)]),\n";
const ANALYSED: Edit = Text(
    "plan",
    FIRST,
    "                sequence([do(action: \"analyse-root-cause\", by: \"it\", priority: 3), do(action: \"analyse-root-cause\", by: \"it\", priority: 3), do(action: \"analyse-root-cause\", by: \"it\", priority: 3)]),\n                do(action: \"protect-backups\"",
);

/// Nobody cuts single hosts off: what the whole response does decides.
const SLOW: Edit = Drop(
    "plan",
    "                    do(action: \"isolate-host\", on: hosts(state: at_large, in_case: true), within: \"2h\", priority: 1),\n",
);

const OPEN: Edit = Drop("plan", "                do(action: \"update-blocklists\", by: \"soc\", priority: 1),\n");

/// Services run without their hosts: cutting those off hurts nobody.
const ELSEWHERE: [Edit; 14] = [
    Set("organisation.services[logon].down_at", "1"),
    Set("organisation.services[orders].down_at", "1"),
    Set("organisation.services[machines].down_at", "1"),
    Set("organisation.services[mail].down_at", "1"),
    Set("organisation.services[shop].down_at", "1"),
    Set("organisation.services[files].down_at", "1"),
    Set("organisation.services[office].down_at", "1"),
    Set("organisation.services[logon].degraded_at", "1"),
    Set("organisation.services[orders].degraded_at", "1"),
    Set("organisation.services[machines].degraded_at", "1"),
    Set("organisation.services[mail].degraded_at", "1"),
    Set("organisation.services[shop].degraded_at", "1"),
    Set("organisation.services[files].degraded_at", "1"),
    Set("organisation.services[office].degraded_at", "1"),
];

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P3.1",
            criterion: "p3.1-short-term",
            common: &[],
            doing: &[],
            not_doing: &[Drop(
                "plan",
                r#"do(action: "isolate-host", on: hosts(state: at_large, in_case: true), within: "2h", priority: 1),"#,
            )],
            outcome: CONTAINED,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: RESPONSE_DOWNTIME,
            next: None,
        },
        Row {
            task: "P3.2",
            criterion: "p3.2-credentials",
            common: &TAKES_MORE,
            doing: &[Text(
                "plan",
                "                do(action: \"mass-password-reset\", on: domains([\"ad\"]), by: \"it\", priority: 2),",
                "                sequence([do(action: \"mass-password-reset\", on: domains([\"ad\"]), by: \"it\", priority: 1), do(action: \"terminate-sessions\", on: domains([\"ad\"]), by: \"it\", priority: 1), wait(\"36h\"), do(action: \"mass-password-reset\", on: domains([\"ad\"]), by: \"it\", priority: 1), do(action: \"terminate-sessions\", on: domains([\"ad\"]), by: \"it\", priority: 1)]),",
            )],
            not_doing: &[
                Drop(
                    "plan",
                    "                do(action: \"mass-password-reset\", on: domains([\"ad\"]), by: \"it\", priority: 2),\n",
                ),
                Text(
                    "plan",
                    "do(action: \"lock-account\", on: suspected_accounts, by: \"it\", priority: 1)",
                    "wait(\"1h\")",
                ),
            ],
            outcome: HOSTS_HIT,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P3.3",
            criterion: "p3.3-memory",
            common: &[ANALYSED],
            doing: &[],
            not_doing: &[Drop(
                "plan",
                "                    do(action: \"acquire-memory\", on: hosts(state: at_large, kind: server, in_case: true), by: \"it\", priority: 1),\n",
            )],
            outcome: ROOT_CAUSE,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P3.4",
            criterion: "p3.4-paths",
            common: &[SLOW, OPEN, Set("adversary.stealth", "1")],
            doing: &[Text(
                "plan",
                FIRST,
                "                do(action: \"block-traffic-from-segment\", on: segments([\"dmz\", \"office\"]), by: \"it\", priority: 0),\n                do(action: \"protect-backups\"",
            )],
            not_doing: &[],
            outcome: HOSTS_HIT,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: RESPONSE_DOWNTIME,
            next: None,
        },
        Row {
            task: "P3.5",
            criterion: "p3.5-open",
            common: &[],
            doing: &[Text(
                "plan",
                "                do(action: \"protect-backups\"",
                "                sequence([do(action: \"scan-vulnerabilities\", by: \"it\", priority: 1), do(action: \"apply-waf-rule\", on: weaknesses(), by: \"it\", priority: 1), do(action: \"patch-vulnerability\", on: weaknesses(), by: \"it\", priority: 1)]),\n                do(action: \"protect-backups\"",
            )],
            not_doing: &[],
            outcome: HOSTS_HIT,
            control: &[Set("adversary.steps[enter].earliest", NEVER)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P3.6",
            criterion: "p3.6-traceable",
            common: &[ANALYSED],
            doing: &[Text(
                "plan",
                FIRST,
                "                do(action: \"open-custody-register\", by: \"soc\", priority: 0),\n                do(action: \"protect-backups\"",
            )],
            not_doing: &[],
            outcome: ROOT_CAUSE,
            // Nobody looks for the way in.
            control: &[Drop("plan", ANALYSIS)],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P3.7",
            criterion: "p3.7-balance",
            // A thief, not an extortionist; and the machine works counts its service-hours by the thousand.
            common: &[
                Set("adversary.steps[encrypt].earliest", NEVER),
                // What was cut off in the last days goes back too.
                Text(
                    "plan",
                    SECOND,
                    "(id: \"back\", trigger: when(reached(closed)), steps: [wait(\"1h\"), for_each(set: (state: isolated), do: do(action: \"reconnect-host\", by: \"it\", priority: 3))]),\n        (\n            id: \"accounts\",",
                ),
                Text(
                    "exercise",
                    "horizon:",
                    "rubric: [(criterion: \"p3.7-balance\", limit: 51840000000)],\n    horizon:",
                ),
            ],
            doing: &[Text(
                "plan",
                FIRST,
                "                do(action: \"weigh-containment\", by: \"lead\", priority: 0),\n                do(action: \"protect-backups\"",
            )],
            not_doing: &[Text(
                "plan",
                FIRST,
                "                do(action: \"isolate-segment\", on: segments([\"office\", \"servers\"]), by: \"it\", priority: 0),\n                do(action: \"protect-backups\"",
            )],
            outcome: DOWNTIME,
            control: &ELSEWHERE,
            cost: HOSTS_HIT,
            next: None,
        },
    ]
}
