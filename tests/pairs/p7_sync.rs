//! Rows of P7.1 and P7.2: how the team talks, and what executives are told.

use crate::measure::*;
use crate::row::{Edit, Row};
use Edit::Text;

/// Mail, and a bridge of the team's own. Who reads the mails knows that the end is near, and encrypts.
const CHANNELS: [Edit; 2] = [
    Text(
        "organisation",
        "    provides: [",
        "    channels: [(id: \"mail\", service: \"mail\", read_on: [\"mail\"]), (id: \"bridge\", adds: \"2min\")],\n    provides: [",
    ),
    Text(
        "adversary",
        "    reactions: [",
        "    reactions: [\n        (id: \"reads\", when: plan_read, after: \"5min\", does: start([\"encrypt\"])),",
    ),
];

const UNINFORMED: Measured =
    less("share of the team without the picture", |card, _| figure(card, "p7.1-picture", "share uninformed"));

/// The board answers for what follows the first hours.
const BOARD: [Edit; 2] = [
    Text(
        "plan",
        "    raci: [",
        "    raci: [
        (action: \"mass-password-reset\", responsible: \"it\", accountable: \"board\", approval: prior),
        (action: \"reset-krbtgt\", responsible: \"it\", accountable: \"board\", approval: prior),
        (action: \"recover-directory\", responsible: \"it\", accountable: \"board\", approval: prior),
        (action: \"restore-host\", responsible: \"it\", accountable: \"board\", approval: prior),
        (action: \"return-service\", responsible: \"it\", accountable: \"board\", approval: prior),",
    ),
    Text("plan", "    sync_every:", "    executives: [\"board\"],\n    sync_every:"),
];
const FREE_HAND: Edit =
    Text("plan", "accountable: \"board\", approval: prior", "accountable: \"board\", approval: pre_authorised");

const APPROVAL_HOURS: Measured = less("hours of waiting for approval", |card, _| {
    Some(card.delays.iter().map(|delay| delay.approval.as_hours()).sum())
});

/// A bridge of the team's own, or mail that somebody reads along.
fn channel() -> Row {
    Row {
        task: "P7.1",
        criterion: "p7.1-channel",
        common: &CHANNELS,
        doing: &[Text("plan", "    sync_every:", "    channels: [\"bridge\"],\n    sync_every:")],
        not_doing: &[Text("plan", "    sync_every:", "    channels: [\"mail\"],\n    sync_every:")],
        outcome: UNINFORMED,
        // The team's mail lies elsewhere: nobody reads it, and it outlasts the attack.
        control: &[Text("organisation", "(id: \"mail\", service: \"mail\", read_on: [\"mail\"]),", "(id: \"mail\"),")],
        cost: WORK_HOURS,
        next: None,
    }
}

pub fn rows() -> Vec<Row> {
    vec![
        // Told late, and harmed by whoever reads along.
        Row { outcome: UNINFORMED, ..channel() },
        Row { outcome: ENCRYPTED, ..channel() },
        Row {
            task: "P7.2",
            criterion: "p7.2-brief",
            common: &BOARD,
            doing: &[Text(
                "plan",
                "// P7.2\n",
                "while(when: not(reached(closed)), every: \"6h\", do: do(action: \"brief-executives\", by: \"lead\", priority: 1)),\n                // P7.2\n",
            )],
            not_doing: &[],
            outcome: APPROVAL_HOURS,
            // Nobody has to be asked.
            control: &[FREE_HAND, FREE_HAND, FREE_HAND, FREE_HAND, FREE_HAND],
            cost: WORK_HOURS,
            next: None,
        },
    ]
}
