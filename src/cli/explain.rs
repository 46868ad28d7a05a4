//! `sandtable explain`: the chain of journal entries behind a score, in sentences.

use super::{Exit, console, files};
use crate::journal::Journal;
use crate::report::Words;
use crate::report::catalogue::Language;
use crate::report::explain::{Explanation, Link, Step, explain};
use crate::scenario::Scenario;
use crate::scenario::message::nearest;
use crate::score::{Criterion, Finding, Rating, Scorecard};
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  sandtable explain aar/small-clinic/small-clinic/1 p3.1-short-term
  sandtable explain journal.bin p2.7-alert-identified --json

`sandtable list tasks` names the criteria of every task.";

/// Explain a score: the journal entries that prove it and what led to them
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Id of a criterion
    criterion: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario) = match files::journal(&args.journal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let card = crate::score::score(&journal, &scenario);
    let Some(row) = card.rubric.iter().position(|criterion| criterion.id == args.criterion) else {
        return unknown(&args.criterion, &card);
    };
    let told = explain(&journal, &scenario, &card, row);
    let page = Page { journal: &journal, words: Words::new(&scenario, Language::English), told: &told };
    let (criterion, finding) = (&card.rubric[row], &card.findings[row]);
    if args.json {
        console::done(page.object(criterion, finding))
    } else {
        console::done(page.text(criterion, finding, &scenario).trim_end())
    }
}

fn unknown(asked: &str, card: &Scorecard) -> Exit {
    let of_task: Vec<&str> = card
        .rubric
        .iter()
        .filter(|criterion| criterion.task.to_string().eq_ignore_ascii_case(asked))
        .map(|criterion| criterion.id)
        .collect();
    let help = match nearest(asked, card.rubric.iter().map(|criterion| criterion.id)) {
        _ if !of_task.is_empty() => format!("the criteria of that task are `{}`", of_task.join("`, `")),
        Some(near) => format!("the nearest is `{near}`"),
        None => "`sandtable list tasks` names the criteria of every task".into(),
    };
    console::refuse(format_args!("no criterion is called `{asked}`"), &help)
}

struct Page<'a> {
    journal: &'a Journal,
    words: Words<'a>,
    told: &'a Explanation,
}

impl Page<'_> {
    fn text(&self, criterion: &Criterion, finding: &Finding, scenario: &Scenario) -> String {
        let mut out = String::new();
        let say = |message| self.words.say(message);
        let _ = writeln!(out, "{} {}", criterion.task, criterion.sentence);
        let _ = writeln!(out, "{} (plan {}, seed {})", criterion.id, scenario.plan.id, self.journal.header.seed);
        let measured = say(&self.told.measured);
        let rated = rated(finding);
        let _ = match criterion.scale {
            Some(_) => writeln!(
                out,
                "Measured {measured} against a goal of {} and a limit of {}: {rated}.",
                say(&self.told.goal),
                say(&self.told.limit)
            ),
            None => writeln!(out, "A duty, {measured}: {rated}."),
        };
        if self.told.chains.is_empty() {
            let _ = writeln!(out, "\nNo entry of the journal bears on it.");
        }
        for (number, chain) in self.told.chains.iter().enumerate() {
            let _ = writeln!(out, "\n{}. {}", number + 1, self.line(&chain[0]));
            for step in &chain[1..] {
                let _ = writeln!(out, "     {} {}", lead(step.link), self.line(step));
            }
        }
        if self.told.left_out > 0 {
            let _ = writeln!(out, "\n{} more entries prove it, between the first and the last.", self.told.left_out);
        }
        out
    }

    /// `Fri 5 Mar, 22:05 (entry 62): host ... was isolated; waited 42 min for approval`.
    fn line(&self, step: &Step) -> String {
        let entry = &self.journal.entries[step.entry.index()];
        let begins =
            if step.link == Link::Proof { self.words.say_first(&step.says) } else { self.words.say(&step.says) };
        let says = begins.trim_end_matches('.');
        let late = step.late.as_ref().map_or(String::new(), |late| format!("; {}", self.words.say(late)));
        let at = self.words.clock.stamp(entry.at);
        if step.link == Link::Told {
            return format!("{at} (entry {}): {says}; told above", step.entry.0);
        }
        format!("{at} (entry {}): {says}{late}", step.entry.0)
    }

    fn object(&self, criterion: &Criterion, finding: &Finding) -> String {
        let step = |step: &Step| {
            let entry = &self.journal.entries[step.entry.index()];
            json!({
                "entry": step.entry.0, "at_ms": entry.at.0, "local": self.words.clock.iso(entry.at),
                "link": step.link.word(), "text": self.words.say(&step.says),
                "late": step.late.as_ref().map(|late| self.words.say(late)),
            })
        };
        let chains: Vec<Vec<_>> = self.told.chains.iter().map(|chain| chain.iter().map(step).collect()).collect();
        json!({
            "criterion": criterion.id, "task": criterion.task.to_string(), "sentence": criterion.sentence,
            "measured": self.words.say(&self.told.measured), "goal": self.words.say(&self.told.goal),
            "limit": self.words.say(&self.told.limit), "points": finding.points, "rating": finding.rating.key(),
            "evidence": finding.evidence.iter().map(|entry| entry.0).collect::<Vec<_>>(), "chains": chains,
        })
        .to_string()
    }
}

fn lead(link: Link) -> &'static str {
    match link {
        Link::Proof => "",
        Link::Origin => "made from",
        Link::Cause => "not before",
        Link::Told => "from",
    }
}

fn rated(finding: &Finding) -> String {
    let points = finding.points.map_or(String::new(), |points| format!("{points:.0} points, "));
    let rating = match finding.rating {
        Rating::NotObserved => "not observed in this run".into(),
        rating => format!("rated {}", rating.key()),
    };
    points + &rating
}
