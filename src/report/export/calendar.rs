//! The dates that follow from a run, as an iCalendar file (RFC 5545): the after-action meeting, legal deadlines, and what
//! the improvement plan proposes until when. Dates are those of the exercise; no clock of the machine is read, so that
//! DTSTAMP, which the standard asks for, is STARTEX.

use super::improvements_csv::description;
use crate::base::SimTime;
use crate::report::catalogue::Msg;
use crate::report::message::{Arg, Message, Words};
use crate::report::model::{Priority, Report};
use crate::report::section::deadline;
use crate::score::{ClockFinding, ClockState, Milestone, Scorecard};

pub fn calendar(report: &Report, card: &Scorecard, digest: &str, words: &Words) -> String {
    let mut out = Calendar { out: String::new(), digest, words };
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//sandtable//after-action report//EN");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", &words.say_first(&report.title));
    out.meeting(report, card);
    for row in &card.clocks {
        out.deadline(row);
    }
    out.improvements(report);
    out.line("END:VCALENDAR");
    out.out
}

struct Calendar<'a> {
    out: String,
    digest: &'a str,
    words: &'a Words<'a>,
}

impl Calendar<'_> {
    /// A content line, folded at 75 octets between characters.
    fn line(&mut self, line: &str) {
        const MOST: usize = 75;
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MOST {
                self.out.push_str("\r\n ");
                length = 1;
            }
            self.out.push(c);
            length += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
    /// A property whose value is text.
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }
    fn begin(&mut self, component: &str, id: &str) {
        self.line(&format!("BEGIN:{component}"));
        // Ids may be an author's own words; the digest makes them the run's.
        let id: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self.line(&format!("UID:{id}-{}@sandtable", &self.digest[..32.min(self.digest.len())]));
        self.line(&format!("DTSTAMP:{}", self.words.clock.utc(SimTime::ZERO)));
    }

    /// Within the time that the plan gives itself after closure, or after the end of a run that never closed.
    fn meeting(&mut self, report: &Report, card: &Scorecard) {
        let closed = card.milestone(Milestone::Closed).time().unwrap_or(card.end);
        let at = closed + self.words.scenario.plan.review_within;
        let title =
            Message::new(Msg::MeetingTitle).with("exercise", Arg::Text(self.words.scenario.exercise.title.clone()));
        let note = Message::new(Msg::MeetingNote).count("n", report.improvements.len() as u64);
        self.begin("VEVENT", "meeting");
        self.line(&format!("DTSTART:{}", self.words.clock.utc(at)));
        self.line("DURATION:PT1H");
        self.text("SUMMARY", &self.words.say_first(&title));
        self.text("DESCRIPTION", &self.words.say_first(&note));
        self.line("STATUS:TENTATIVE");
        self.line("END:VEVENT");
    }

    fn deadline(&mut self, row: &ClockFinding) {
        let Some(due) = row.due else { return };
        let clock = &self.words.scenario.organisation.clocks[row.clock.index()];
        let (title, state) = deadline(clock, row);
        self.begin("VEVENT", &format!("clock-{}-{}", row.clock.index(), clock.id));
        self.line(&format!("DTSTART:{}", self.words.clock.utc(due)));
        self.text("SUMMARY", &self.words.say_first(&title));
        self.text("DESCRIPTION", &self.words.say_first(&state));
        self.line(if row.state == ClockState::Met { "STATUS:CONFIRMED" } else { "STATUS:TENTATIVE" });
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    fn improvements(&mut self, report: &Report) {
        for row in &report.improvements {
            self.begin("VTODO", &row.id);
            self.line(&format!("DTSTART:{}", self.words.clock.utc(row.start)));
            self.line(&format!("DUE:{}", self.words.clock.utc(row.due)));
            self.text("SUMMARY", &self.words.say_first(&row.action));
            self.text("DESCRIPTION", &description(row, self.words));
            self.text("CATEGORIES", row.element.word());
            let priority = match row.priority {
                Priority::High => 1,
                Priority::Medium => 5,
                Priority::Low => 9,
            };
            self.line(&format!("PRIORITY:{priority}"));
            self.line("STATUS:NEEDS-ACTION");
            self.line("END:VTODO");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::catalogue::Language;
    use crate::report::sample::clinic;

    #[test]
    fn lines_fold_between_characters_and_text_is_escaped() {
        let scenario = clinic();
        let words = Words::new(&scenario, Language::TraditionalChinese);
        let mut calendar = Calendar { out: String::new(), digest: "d", words: &words };
        let title = "演練;後檢討, \\ 第一次\n".repeat(12);
        calendar.text("SUMMARY", &title);
        let lines: Vec<&str> = calendar.out.split("\r\n").collect();
        assert!(lines.len() > 4 && lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        let unfolded = calendar.out.replace("\r\n ", "");
        assert!(unfolded.starts_with("SUMMARY:演練\\;後檢討\\, \\\\ 第一次\\n演"), "{unfolded}");
        assert_eq!(unfolded.matches("\\n").count(), 12);
    }
}
