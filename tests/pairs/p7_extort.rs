//! Rows of P7.7: with the data out, a demand comes and its deadline begins to run.

use crate::measure::*;
use crate::row::{Edit, Row};
use Edit::{Drop, Set, Text};

/// A demand as soon as the data are gathered, bluff or not; in a week they stand on the leak site. The letters to
/// those concerned take ten days to get out.
const DEMAND: [Edit; 5] = [
    Set("adversary.stealth", "12"),
    Text("adversary", "after: [\"encrypt\"], wait: \"10min\"", "after: [\"stage\"], wait: \"2d\""),
    Text(
        "adversary",
        "    reactions: [",
        "    extortion: (deadline: \"7d\", extends: \"7d\", hurries: \"2d\", decryptor: 0.9),\n    reactions: [",
    ),
    Drop("plan", "do(action: \"notify-customers\", by: \"comms\", priority: 2),"),
    Text(
        "plan",
        "// P7.6\n",
        "sequence([wait(\"10d\"), do(action: \"notify-customers\", by: \"comms\", priority: 2)]),\n                // P7.6\n",
    ),
];

/// Nothing is ever taken: the demand is a bluff.
const BLUFF: [Edit; 1] = [Text("adversary", "tool: \"sync-client\",", "tool: \"sync-client\", wait: \"90d\",")];

/// Before the playbook for accounts.
const SECOND: &str = "(\n            id: \"accounts\",";

/// The board answers for both; counsel and the sanctions lists are asked first.
const TRACK: Edit = Text(
    "plan",
    SECOND,
    "(id: \"demand\", trigger: when(demanded), steps: [
            do(action: \"engage-counsel\", by: \"legal\", priority: 1),
            do(action: \"contact-adversary\", by: \"lead\", priority: 1),
            do(action: \"check-sanctions\", by: \"legal\", priority: 1),
            do(action: \"demand-proof\", by: \"lead\", priority: 1),
            do(action: \"decide-on-demand\", by: \"lead\", priority: 1),
        ]),
        (\n            id: \"accounts\",",
);
const NAMED: Edit = Text(
    "plan",
    "    raci: [",
    "    raci: [
        (action: \"contact-adversary\", responsible: \"lead\", accountable: \"board\", approval: prior),
        (action: \"decide-on-demand\", responsible: \"lead\", accountable: \"board\", approval: prior, consulted: [\"legal\"]),",
);

const UNINFORMED: Measured =
    less("people who learnt it from the leak site", |card, _| figure(card, "p7.7-leak", "uninformed"));

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P7.7",
            criterion: "p7.7-decided",
            common: &DEMAND,
            doing: &[TRACK, NAMED],
            not_doing: &[],
            outcome: UNINFORMED,
            control: &BLUFF,
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P7.7",
            criterion: "p7.7-contact",
            common: &[DEMAND[0], DEMAND[1], DEMAND[2], DEMAND[3], DEMAND[4], TRACK],
            doing: &[NAMED],
            not_doing: &[],
            outcome: UNINFORMED,
            control: &BLUFF,
            cost: APPROVAL_HOURS,
            next: None,
        },
    ]
}

/// What asking for leave costs.
const APPROVAL_HOURS: Measured = less("hours of waiting for approval", |card, _| {
    Some(card.delays.iter().map(|delay| delay.approval.as_hours()).sum())
});
