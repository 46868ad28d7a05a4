//! Rows of P6: what is learnt shows in the next run, of the organisation after the lessons that its team has drawn.

use crate::measure::*;
use crate::p5::STEADY_HANDS;
use crate::row::{Edit, Revise, Row};
use Edit::{Drop, Set, Text};
use sandtable::scenario::{Source, load_texts, set};
use sandtable::score::Milestone;
use sandtable::score::lessons::lessons;

/// The next run's texts: what the team drew from this one is put into plan and organisation.
const DRAWN: Revise = |card, journal, texts: Vec<Source>| {
    let (scenario, _) = load_texts(texts.clone(), &sandtable::vocabulary()).expect("the works are sound");
    let drawn = lessons(journal, &scenario, card).into_iter().filter(|lesson| lesson.drawn);
    let patches: Vec<(String, String)> = drawn.flat_map(|lesson| lesson.patches).collect();
    let mut findings = Vec::new();
    let changes = set::by_role(&patches, &mut findings);
    let texts = texts.into_iter().map(|text| set::apply(text, &changes, &mut findings)).collect();
    assert!(findings.is_empty(), "{findings:?}");
    texts
};

/// Beyond a week late is late: a run in which it never comes to that must not outweigh all others.
const WEEK: f64 = 7.0 * 24.0;
pub const DECLARED_SOON: Measured = less("first true alert to identified, h, a week at most", |card, _| {
    let alert = card.milestone(Milestone::FirstTrueAlert).time()?;
    Some((reached(card, Milestone::Identified) - alert).as_hours().clamp(0.0, WEEK))
});
pub const CONTAINED_SOON: Measured = less("identified to contained, h, a week at most", |card, journal| {
    Some((CONTAINED.value)(card, journal)?.min(WEEK))
});

const REVIEW: &str = "                do(action: \"conduct-review\", by: \"lead\", priority: 2),\n";
const AFTER_CLOSURE: &str = "                // P6.1\n";

/// The board says yes to each isolation, and is there in office hours only.
const ASK_THE_BOARD: [Edit; 2] = [
    Text(
        "plan",
        "(action: \"isolate-host\", responsible: \"it\", accountable: \"lead\", approval: pre_authorised)",
        "(action: \"isolate-host\", responsible: \"it\", accountable: \"board\", approval: prior)",
    ),
    Text("organisation", "role: \"board\", shift: \"day\", on_call: true", "role: \"board\", shift: \"day\""),
];

pub fn rows() -> Vec<Row> {
    vec![
        Row {
            task: "P6.1",
            criterion: "p6.1-reviewed",
            // Analysts come by day, nobody is woken, and it begins on a Friday evening.
            common: &[
                Set("exercise.startex", "2024-03-08 17:00"),
                Text("organisation", "shift: \"early\"),", "shift: \"day\"),"),
                Text("organisation", "shift: \"late\"),", "shift: \"day\"),"),
                Text("organisation", "shift: \"night\"),", "shift: \"day\"),"),
                Text("plan", "priority: 1, wakes: true, misjudged: 0.1", "priority: 1, misjudged: 0.1"),
            ],
            doing: &[],
            not_doing: &[Drop("plan", REVIEW)],
            outcome: DECLARED_SOON,
            // They are there at night already.
            control: &[
                Text("organisation", "\"forensics\"], shift: \"day\"),", "\"forensics\"], shift: \"early\"),"),
                Text("organisation", "\"forensics\"], shift: \"day\"),", "\"forensics\"], shift: \"late\"),"),
                Text("organisation", "\"forensics\"], shift: \"day\"),", "\"forensics\"], shift: \"night\"),"),
                Text("plan", "priority: 1, misjudged: 0.1", "priority: 1, wakes: true, misjudged: 0.1"),
            ],
            cost: WORK_HOURS,
            next: Some(DRAWN),
        },
        Row {
            task: "P6.2",
            criterion: "p6.2-timeline",
            // A time line also spares the next shift some work: that is not what is asked here.
            common: &[ASK_THE_BOARD[0], ASK_THE_BOARD[1], STEADY_HANDS],
            doing: &[Text(
                "plan",
                "                // P7.1\n",
                "                while(when: not(reached(closed)), every: \"8h\", do: do(action: \"keep-timeline\", by: \"lead\", priority: 1)),\n",
            )],
            not_doing: &[],
            outcome: CONTAINED_SOON,
            // Nobody has to say yes.
            control: &[Text(
                "plan",
                "accountable: \"board\", approval: prior",
                "accountable: \"lead\", approval: pre_authorised",
            )],
            cost: WORK_HOURS,
            next: Some(DRAWN),
        },
        Row {
            task: "P6.3",
            criterion: "p6.3-deviations",
            common: &[Set("plan.declare_when", "any([hosts(state: suspected, at_least: 6), hosts(state: encrypted)])")],
            doing: &[Text(
                "plan",
                AFTER_CLOSURE,
                "                do(action: \"compare-response\", by: \"lead\", priority: 2),\n",
            )],
            not_doing: &[],
            outcome: DECLARED_SOON,
            // One suspected host is enough already.
            control: &[Text(
                "plan",
                "any([hosts(state: suspected, at_least: 6)",
                "any([hosts(state: suspected), hosts(state: suspected, at_least: 6)",
            )],
            cost: WORK_HOURS,
            next: Some(DRAWN),
        },
        Row {
            task: "P6.4",
            criterion: "p6.4-tuned",
            common: &[Set("organisation.sensors[edr].sees", "0.2")],
            doing: &[Text(
                "plan",
                AFTER_CLOSURE,
                "                do(action: \"tune-controls\", by: \"soc\", priority: 2),\n",
            )],
            not_doing: &[],
            outcome: IDENTIFIED,
            // The best tool of the market stands there already.
            control: &[Text(
                "organisation",
                "level: high, sees: 0.2",
                "level: high, sees: parameter(\"detect.technique.edr_mdr\")",
            )],
            cost: WORK_HOURS,
            next: Some(DRAWN),
        },
        Row {
            task: "P6.5",
            criterion: "p6.5-revised",
            common: &ASK_THE_BOARD,
            doing: &[Text(
                "plan",
                AFTER_CLOSURE,
                "                do(action: \"revise-plan\", by: \"lead\", priority: 2),\n",
            )],
            not_doing: &[],
            outcome: CONTAINED_SOON,
            // The board can be called at night already.
            control: &[Text(
                "organisation",
                "role: \"board\", shift: \"day\"",
                "role: \"board\", shift: \"day\", on_call: true",
            )],
            cost: WORK_HOURS,
            next: Some(DRAWN),
        },
    ]
}
