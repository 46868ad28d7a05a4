//! `sandtable improve`: what a run teaches, as changes of the files, so that the next run is one of the revised
//! organisation.

use super::{Exit, console, files, history};
use crate::base::SimSpan;
use crate::report::history::{Record, league};
use crate::scenario::message::nearest;
use crate::scenario::{Scenario, Source, load_texts, set};
use crate::score::lessons::{Lesson, Why, lessons, lessons_with};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  sandtable improve aar/small-clinic/small-clinic/1                       # what there is to learn
  sandtable improve aar/small-clinic/small-clinic/1 --adopt all --set    # as options for the next run
  sandtable improve aar/small-clinic/small-clinic/1 --adopt all --out next
  sandtable run small-clinic --plan next/plan.ron --organisation next/organisation.ron";

/// Turn the findings of a run into changes of plan and organisation
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Judge tools over the runs that this folder holds too
    #[arg(long, value_name = "DIR")]
    history: Option<PathBuf>,
    /// Lessons to adopt, by id: `all`, or `drawn` for those that the team itself drew in the run
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    adopt: Vec<String>,
    /// Write plan.ron and organisation.ron with what was adopted into this folder
    #[arg(long, value_name = "DIR", requires = "adopt")]
    out: Option<PathBuf>,
    /// Print what was adopted as --set options
    #[arg(long, requires = "adopt", conflicts_with = "out")]
    set: bool,
    /// Print JSON
    #[arg(long, conflicts_with_all = ["out", "set"])]
    json: bool,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario) = match files::journal(&args.journal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let card = crate::score::score(&journal, &scenario);
    let all = match &args.history {
        None => lessons(&journal, &scenario, &card),
        Some(folder) => match history::read(folder) {
            Ok(earlier) => {
                let league = league(&scenario, &earlier, &Record::of(&journal, &scenario, &card));
                lessons_with(&journal, &scenario, &card, &league)
            }
            Err(exit) => return exit,
        },
    };
    let adopted = match adopted(&args.adopt, &all) {
        Ok(adopted) => adopted,
        Err(exit) => return exit,
    };
    if args.json {
        let rows: Vec<_> = all.iter().map(|lesson| object(lesson, adopted.contains(&lesson))).collect();
        return console::done(serde_json::Value::from(rows));
    }
    let patches: Vec<(String, String)> = adopted.iter().flat_map(|lesson| lesson.patches.clone()).collect();
    if args.set {
        let lines: Vec<String> = patches.iter().map(|(path, value)| format!("--set '{path}={value}'")).collect();
        return console::done(lines.join("\n"));
    }
    if let Some(folder) = &args.out {
        return match revised(&scenario, &patches) {
            Ok(written) => match files::write_all(folder, &written) {
                Ok(()) => {
                    console::done(format_args!("{} of {} lessons: {}", adopted.len(), all.len(), folder.display()))
                }
                Err(exit) => exit,
            },
            Err(exit) => exit,
        };
    }
    if all.is_empty() {
        return console::done("This run teaches nothing that a change of the files could better.");
    }
    console::done(all.iter().map(page).collect::<Vec<_>>().join("\n"))
}

fn adopted<'l>(ids: &[String], all: &'l [Lesson]) -> Result<Vec<&'l Lesson>, Exit> {
    let known = |id: &String| id == "all" || id == "drawn" || all.iter().any(|lesson| lesson.id == *id);
    if let Some(unknown) = ids.iter().find(|id| !known(id)) {
        let near = nearest(unknown, all.iter().map(|lesson| lesson.id.as_str()));
        let help = near.map_or_else(
            || "`all`, `drawn`, or ids that are listed without --adopt".into(),
            |near| format!("the nearest is `{near}`"),
        );
        return Err(console::refuse(format_args!("this run has no lesson `{unknown}`"), &help));
    }
    let wanted =
        |lesson: &&Lesson| ids.iter().any(|id| id == "all" || (id == "drawn" && lesson.drawn) || *id == lesson.id);
    Ok(all.iter().filter(wanted).collect())
}

/// Plan and organisation after the patches; they are checked before they are written.
fn revised(scenario: &Scenario, patches: &[(String, String)]) -> Result<Vec<(String, Vec<u8>)>, Exit> {
    let mut findings = Vec::new();
    let changes = set::by_role(patches, &mut findings);
    let sources: Vec<Source> =
        scenario.sources.iter().map(|source| set::apply(source.clone(), &changes, &mut findings)).collect();
    files::warn(&findings, scenario);
    if !findings.is_empty() {
        return Err(Exit::Input);
    }
    if let Err(findings) = load_texts(sources.clone(), &crate::vocabulary()) {
        eprint!("{}", findings.render(false));
        return Err(console::refuse("the revised files are not sound", "adopt fewer lessons with --adopt ID,ID"));
    }
    let kept = sources.into_iter().filter(|source| matches!(source.role, "plan" | "organisation"));
    Ok(kept.map(|source| (format!("{}.ron", source.role), source.text.into_bytes())).collect())
}

fn page(lesson: &Lesson) -> String {
    let drawn = if lesson.drawn { ", drawn by the team" } else { "" };
    let mut out = format!(
        "{} ({}, {}, due {:.0} days after closure{drawn})\n  because {}\n",
        lesson.id,
        lesson.task,
        lesson.element.word(),
        lesson.due.as_hours() / 24.0,
        reason(&lesson.why)
    );
    for (path, value) in &lesson.patches {
        out += &format!("  --set '{path}={value}'\n");
    }
    let shown: Vec<String> = lesson.evidence.iter().take(MOST_SHOWN).map(|entry| entry.0.to_string()).collect();
    let more = lesson.evidence.len().saturating_sub(MOST_SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    out + &format!("  entries {}{more}\n", shown.join(", "))
}

/// More entries are counted, not listed.
const MOST_SHOWN: usize = 5;

fn reason(why: &Why) -> String {
    match why {
        Why::Ignored { rule, alerts } => format!("nobody opened {} under rule `{rule}`", n(*alerts, "true alert")),
        Why::Slept { rule, alerts, longest } => {
            format!("{} under rule `{rule}` waited, the longest {}", n(*alerts, "true alert"), hours(*longest))
        }
        Why::Approval { action, orders, waited } => {
            format!("{} to {action} waited {} for a yes", n(*orders, "order"), hours(*waited))
        }
        Why::OffShift { role, orders, waited } => {
            format!("{} waited {} for somebody of role `{role}` to be on shift", n(*orders, "order"), hours(*waited))
        }
        Why::DeclaredLate { waited } => {
            format!("{} passed from the first true alert taken up to the declaration", hours(*waited))
        }
        Why::Silent { sensor, traces } => format!("`{sensor}` could see {} and alerts nobody", n(*traces, "trace")),
        Why::Missed { sensor, missed, of } => {
            format!("`{sensor}` missed {missed} of {of} techniques that it covers and claims to see")
        }
        Why::Unreachable { role } => format!("role `{role}` approves and cannot be reached at every hour"),
        Why::Unpractised => "the team has not practised lately, or left improvements open".into(),
    }
}

fn n(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn hours(span: SimSpan) -> String {
    format!("{:.1} h", span.as_hours())
}

fn object(lesson: &Lesson, adopted: bool) -> serde_json::Value {
    let patches: Vec<_> = lesson.patches.iter().map(|(path, value)| json!({"path": path, "value": value})).collect();
    json!({
        "id": lesson.id,
        "task": lesson.task.to_string(),
        "element": lesson.element.word(),
        "because": reason(&lesson.why),
        "drawn_by": lesson.drawn_by,
        "drawn": lesson.drawn,
        "in_time_line": lesson.held,
        "adopted": adopted,
        "due_days": lesson.due.as_hours() / 24.0,
        "set": patches,
        "entries": lesson.evidence.iter().map(|entry| entry.0).collect::<Vec<_>>(),
    })
}
