//! Rows of P7.3 to P7.5: speaking to many.

use crate::measure::*;
use crate::row::{Edit::*, Row};
use sandtable::scenario::Crowd;
use sandtable::score::{AudienceFinding, Scorecard};

const STAFF_MISLED: Measured = less("staff whom rumours reached", |card, _| Some(of(card, Crowd::Staff).misled as f64));
const OTHERS_MISLED: Measured = less("public and customers whom rumours reached", |card, _| {
    Some((of(card, Crowd::Public).misled + of(card, Crowd::Customers).misled) as f64)
});
const CUSTOMERS_WAIT: Measured =
    less("customers' hours without word, thousands", |card, _| Some(of(card, Crowd::Customers).person_hours / 1000.0));

fn of(card: &Scorecard, crowd: Crowd) -> &AudienceFinding {
    &card.talk.audiences[crowd as usize]
}

const GUIDE: &str = r#"do(action: "guide-staff", by: "comms", within: "4h", priority: 1),"#;
const SPEAK: &str = r#"sequence([do(action: "engage-counsel", by: "legal", priority: 1), do(action: "public-statement", by: "comms", priority: 2)]),"#;
const NOTIFY: &str = r#"do(action: "notify-customers", by: "comms", priority: 2),"#;

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P7.3",
            criterion: "p7.3-rumours",
            common: &[],
            doing: &[Text(
                "plan",
                GUIDE,
                r#"do(action: "guide-staff", by: "comms", within: "4h", priority: 1),
                while(when: not(reached(closed)), every: "1h", do: if(when: rumour_open, then: do(action: "answer-rumours", by: "comms", priority: 1))),"#,
            )],
            not_doing: &[Drop("plan", GUIDE)],
            outcome: STAFF_MISLED,
            // Everybody works in the response: nobody else is there to be told.
            control: &[Text(
                "organisation",
                "    clocks: [",
                "    audiences: [(crowd: staff, people: 0)],\n    clocks: [",
            )],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P7.4",
            criterion: "p7.4-claims",
            common: &[],
            doing: &[
                Text(
                    "plan",
                    SPEAK,
                    r#"sequence([do(action: "engage-counsel", by: "legal", priority: 1), do(action: "review-statement", by: "legal", priority: 1), do(action: "public-statement", by: "comms", priority: 2)]),"#,
                ),
                Text("plan", "    sync_every:", "    voice: (spokesperson: \"comms\"),\n    sync_every:"),
            ],
            // Whoever is asked says that all is safe.
            not_doing: &[
                Text("plan", SPEAK, r#"do(action: "public-statement", by: "comms", priority: 2),"#),
                Text("plan", "    sync_every:", "    voice: (wording: absolute),\n    sync_every:"),
            ],
            outcome: OTHERS_MISLED,
            // Nobody has ever heard of the works.
            control: &[Text(
                "organisation",
                "    clocks: [",
                "    audiences: [(crowd: public, people: 0), (crowd: customers, people: 0)],\n    clocks: [",
            )],
            cost: WORK_HOURS,
            next: None,
        },
        Row {
            task: "P7.5",
            criterion: "p7.5-customers",
            common: &[Text(
                "organisation",
                "        (id: \"board\",",
                "        (id: \"call-early\", count: 4, role: \"calls\", shift: \"early\"), (id: \"call-late\", count: 4, role: \"calls\", shift: \"late\"), (id: \"call-night\", count: 2, role: \"calls\", shift: \"night\"),\n        (id: \"board\",",
            )],
            doing: &[Text(
                "plan",
                NOTIFY,
                r#"sequence([
                    do(action: "notify-customers", by: "comms", priority: 2),
                    while(when: not(reached(closed)), every: "8h", do: parallel([do(action: "staff-hotline", by: "calls", priority: 2), do(action: "staff-hotline", by: "calls", priority: 2)])),
                ]),"#,
            )],
            not_doing: &[Drop("plan", NOTIFY)],
            outcome: CUSTOMERS_WAIT,
            // It sells to nobody whose name it keeps.
            control: &[Text(
                "organisation",
                "    clocks: [",
                "    audiences: [(crowd: customers, people: 0)],\n    clocks: [",
            )],
            cost: WORK_HOURS,
            next: None,
        },
    ]
}
