//! The improvement plan for an issue tracker: a row an item. `title`, `description` and `due_date` are the columns that
//! GitLab imports by name; Jira, GitHub's command line and others are told which column is what.

use super::spreadsheet::inert;
use crate::report::catalogue::Msg;
use crate::report::message::{Message, Words};
use crate::report::model::{Improvement, Report};

const HEAD: [&str; 12] = [
    "title",
    "description",
    "due_date",
    "start_date",
    "priority",
    "labels",
    "owner",
    "capability",
    "status",
    "id",
    "evidence",
    "raised_before",
];

pub fn improvements_csv(report: &Report, words: &Words) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let never = "writing to memory cannot fail";
    out.write_record(HEAD).expect(never);
    for row in &report.improvements {
        out.write_record(record(row, words).map(inert)).expect(never);
    }
    out.into_inner().expect(never)
}

fn record(row: &Improvement, words: &Words) -> [String; 12] {
    let entries: Vec<String> = row.evidence.iter().map(|entry| entry.0.to_string()).collect();
    [
        words.say_first(&row.action),
        description(row, words),
        words.clock.iso_day(row.due),
        words.clock.iso_day(row.start),
        row.priority.key().to_string(),
        format!("after-action,{}", row.element.word()),
        words.say(&row.owner),
        words.say(&row.capability),
        "proposed".to_string(),
        row.id.clone(),
        entries.join(" "),
        row.carried.to_string(),
    ]
}

/// The issue, and where the plan says what should have been.
pub(super) fn description(row: &Improvement, words: &Words) -> String {
    let Some(reference) = &row.reference else { return words.say_first(&row.issue) };
    let both = Message::new(Msg::IssueAndReference).say("issue", row.issue.clone()).say("reference", reference.clone());
    words.say_first(&both)
}
