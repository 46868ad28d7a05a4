//! `sandtable list` and `sandtable show`: what ships inside the binary.

use super::{Exit, console, criteria, tasks};
use crate::batch::{Goal, OUTPUTS};
use crate::rules::action::{ACTIONS, ALSO, ActionSpec, words_of};
use crate::scenario::Parameters;
use crate::scenario::capability::preparation;
use crate::scenario::clocks::{self, ShippedClock};
use crate::scenario::library::{self, Kind};
use crate::scenario::message::nearest;
use crate::scenario::words::Words;
use crate::scenario::{ClockAnchor, ClockLength, ClockStatus};
use clap::ValueEnum;

/// List the built-in files, or the actions that plans can order
#[derive(clap::Args)]
pub struct ListArgs {
    /// What to list [default: every file]
    what: Option<What>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    #[value(alias = "exercise")]
    Exercises,
    #[value(alias = "organisation")]
    Organisations,
    #[value(alias = "adversary")]
    Adversaries,
    #[value(alias = "plan")]
    Plans,
    /// Parts of a plan that a sector adds.
    #[value(alias = "annex")]
    Annexes,
    #[value(alias = "action")]
    Actions,
    #[value(alias = "study")]
    Studies,
    /// What `lacks` of an organisation can name.
    Preparation,
    /// Legal clocks that an organisation can take by id.
    #[value(alias = "clock")]
    Clocks,
    /// Tasks of the doctrine: what models and decides each, its criteria, its lines in the report.
    #[value(alias = "task")]
    Tasks,
    /// The rubric as shipped: rule, goal and limit of each criterion, and the capability that it serves.
    #[value(alias = "criterion")]
    Criteria,
    /// What studies measure, and can set targets for.
    #[value(alias = "output")]
    Outputs,
}

impl What {
    fn kind(self) -> Option<Kind> {
        match self {
            What::Exercises => Some(Kind::Exercise),
            What::Organisations => Some(Kind::Organisation),
            What::Adversaries => Some(Kind::Adversary),
            What::Plans => Some(Kind::Plan),
            What::Annexes => Some(Kind::Annex),
            What::Studies => Some(Kind::Study),
            What::Actions | What::Preparation | What::Clocks | What::Tasks | What::Criteria | What::Outputs => None,
        }
    }
}

pub fn list(args: &ListArgs) -> Exit {
    match args.what {
        Some(What::Actions) => return list_actions(args.json),
        Some(What::Preparation) => return list_preparation(args.json),
        Some(What::Clocks) => return list_clocks(args.json),
        Some(What::Tasks) => return tasks::list(args.json),
        Some(What::Criteria) => return criteria::list(args.json),
        Some(What::Outputs) => return list_outputs(args.json),
        _ => {}
    }
    let kinds: Vec<Kind> = match args.what.and_then(What::kind) {
        Some(kind) => vec![kind],
        None => Kind::SHIPPED.to_vec(),
    };
    let rows: Vec<(Kind, &str, String)> =
        kinds.iter().flat_map(|&kind| library::list(kind).map(move |file| (kind, file.name, file.title()))).collect();
    if args.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(kind, name, title)| serde_json::json!({"kind": kind.role(), "name": name, "title": title}))
            .collect();
        return console::done(serde_json::Value::from(rows));
    }
    let mut table = plain_table(&["kind", "name", "title"]);
    for (kind, name, title) in rows {
        table.add_row([kind.role(), name, title.as_str()]);
    }
    console::done(table.trim_fmt())
}

fn list_outputs(as_json: bool) -> Exit {
    let better = |goal: Goal| if goal == Goal::Less { "less" } else { "more" };
    if as_json {
        let rows: Vec<_> = OUTPUTS
            .iter()
            .map(|row| serde_json::json!({"id": row.id, "title": row.title, "unit": row.unit, "better": better(row.goal)}))
            .collect();
        return console::done(serde_json::Value::from(rows));
    }
    let mut table = plain_table(&["output", "title", "unit", "better"]);
    for row in OUTPUTS {
        table.add_row([row.id, row.title, row.unit, better(row.goal)]);
    }
    console::done(table.trim_fmt())
}

/// A name that plans can order by, with its title, the action behind it, and whether that has another name of its own.
struct Named {
    id: &'static str,
    title: &'static str,
    row: &'static ActionSpec,
    same_as: Option<&'static str>,
}

fn named_actions() -> impl Iterator<Item = Named> {
    let own = ACTIONS.iter().map(|row| Named { id: row.id, title: row.title, row, same_as: None });
    let also = ALSO.iter().filter_map(|also| {
        let row = ACTIONS.iter().find(|row| row.id == also.id)?;
        Some(Named { id: also.name, title: also.title, row, same_as: Some(row.id) })
    });
    own.chain(also)
}

fn list_actions(as_json: bool) -> Exit {
    if as_json {
        let rows: Vec<_> = named_actions()
            .map(|Named { id, title, row, same_as }| {
                let words = words_of(row);
                let (median, p90) = times(row.takes);
                serde_json::json!({
                    "id": id, "title": title, "same_as": same_as, "task": row.task.to_string(),
                    "target": format!("{:?}", row.target).to_lowercase(), "by": row.by, "skill": row.skill,
                    "takes": row.takes, "median_minutes": median, "p90_minutes": p90,
                    "needs": needs(row), "by_hand": row.manual, "gates": row.gates,
                    "preconditions": words.map(|words| words.preconditions), "effect": words.map(|words| words.effect),
                    "side_effects": words.map(|words| words.side_effects), "fails": words.map(|words| words.fails),
                    "undo": words.and_then(|words| words.undo), "react": row.react, "d3fend": row.d3fend,
                })
            })
            .collect();
        return console::done(serde_json::Value::from(rows));
    }
    let header = ["action", "task", "by", "median", "p90", "needs", "stands on", "undo", "RE&CT", "D3FEND", "effect"];
    let mut table = plain_table(&header);
    for Named { id, row, same_as, .. } in named_actions() {
        let words = words_of(row);
        let (median, p90) = times(row.takes);
        let effect = words.map_or("", |words| words.effect);
        table.add_row([
            id.to_string(),
            row.task.to_string(),
            row.by.to_string(),
            format!("{median} min"),
            format!("{p90} min"),
            needs(row).join(" "),
            row.gates.join(" "),
            words.and_then(|words| words.undo).unwrap_or_default().to_string(),
            row.react.join(" "),
            row.d3fend.join(" "),
            same_as.map_or_else(|| effect.to_string(), |other| format!("same as {other}: {effect}")),
        ]);
    }
    console::done(table.trim_fmt())
}

/// Median and 90 % point of a named time before scale, in minutes to a tenth.
fn times(name: &str) -> (f64, f64) {
    let dist = Parameters::shipped().dist(name);
    let minutes = |at: f64| (dist.quantile(at) / 6000.0).round() / 10.0;
    (minutes(0.5), minutes(0.9))
}

fn needs(row: &ActionSpec) -> Vec<String> {
    row.needs.iter().map(|need| format!("{need:?}").to_lowercase()).collect()
}

fn list_preparation(as_json: bool) -> Exit {
    let rows = preparation();
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                serde_json::json!({
                    "id": row.id, "name": row.name, "enables": row.enables, "stands_for": row.stands_for,
                })
            })
            .collect();
        return console::done(serde_json::Value::from(rows));
    }
    let mut table = plain_table(&["preparation", "RE&CT", "in a scenario"]);
    for row in rows {
        table.add_row([row.name, row.id, row.stands_for]);
    }
    console::done(table.trim_fmt())
}

fn list_clocks(as_json: bool) -> Exit {
    let rows = clocks::shipped();
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                serde_json::json!({
                    "id": row.id, "regime": row.regime, "title": row.title, "addressee": row.addressee,
                    "anchor": anchor_of(row), "length": length_of(&row.length), "from_records": row.from_records,
                    "in_force": row.in_force, "status": word_of(row.status), "source": row.source, "note": row.note,
                })
            })
            .collect();
        return console::done(serde_json::Value::from(rows));
    }
    let mut table = plain_table(&["clock", "regime", "notice", "to", "runs from", "length", "in force", "rule"]);
    for row in &rows {
        table.add_row([
            &row.id,
            &row.regime,
            &row.title,
            &row.addressee,
            &anchor_of(row),
            &length_of(&row.length),
            &row.in_force,
            word_of(row.status),
        ]);
    }
    console::done(table.trim_fmt())
}

fn anchor_of(row: &ShippedClock) -> String {
    let word = ClockAnchor::TABLE.iter().find(|entry| entry.1 == row.anchor).map_or("", |entry| entry.0);
    row.after.as_ref().map_or_else(|| word.to_string(), |after| format!("{word} {after}"))
}

fn length_of(length: &ClockLength) -> String {
    match length {
        ClockLength::Span(span) => format!("{} h", span.as_hours()),
        ClockLength::Days(days) => format!("{days} days"),
        ClockLength::BusinessDays { days, .. } => format!("{days} business days"),
        ClockLength::Months(1) => "1 month".into(),
        ClockLength::Months(months) => format!("{months} months"),
    }
}

fn word_of(status: ClockStatus) -> &'static str {
    match status {
        ClockStatus::Verified => "verified",
        ClockStatus::Secondary => "secondary source",
        ClockStatus::Unverified => "not verified",
        ClockStatus::Assumption => "our judgement",
        ClockStatus::Authored => "the author's own",
    }
}

pub(super) fn plain_table(header: &[&str]) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_header(header.to_vec());
    table
}

/// Print a built-in file, to be copied and edited
#[derive(clap::Args)]
pub struct ShowArgs {
    /// Name of a built-in file
    name: String,
    /// Kind, where several files share the name [default: the first in this order]
    #[arg(long, value_enum)]
    kind: Option<FileKind>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FileKind {
    #[value(alias = "exercise")]
    Exercises,
    #[value(alias = "organisation")]
    Organisations,
    #[value(alias = "adversary")]
    Adversaries,
    #[value(alias = "plan")]
    Plans,
    #[value(alias = "annex")]
    Annexes,
    #[value(alias = "study")]
    Studies,
}

impl FileKind {
    fn kind(self) -> Kind {
        Kind::SHIPPED[self as usize]
    }
}

pub fn show(args: &ShowArgs) -> Exit {
    let bearers: Vec<Kind> =
        Kind::SHIPPED.into_iter().filter(|&kind| library::find(kind, &args.name).is_some()).collect();
    let wanted = args.kind.map(FileKind::kind).or(bearers.first().copied());
    let Some(file) = wanted.and_then(|kind| library::find(kind, &args.name)) else {
        return not_there(&args.name, wanted, &bearers);
    };
    // Talk, not result: whoever redirects the file sees that it was one of several.
    if args.kind.is_none() && bearers.len() > 1 {
        let others: Vec<String> = bearers[1..].iter().map(|kind| format!("--kind {}", kind.folder())).collect();
        eprintln!("note: this is the {}; there is also {}", file.kind.role(), others.join(", "));
    }
    console::done(file.text.trim_end_matches('\n'))
}

fn not_there(name: &str, wanted: Option<Kind>, bearers: &[Kind]) -> Exit {
    let what = wanted.map_or("file", Kind::role);
    let kinds = wanted.map_or(Kind::SHIPPED.to_vec(), |kind| vec![kind]);
    let near = nearest(name, kinds.iter().flat_map(|&kind| library::list(kind).map(|file| file.name)));
    let help = match (near, bearers.first()) {
        (Some(near), _) => format!("the nearest is `{near}`"),
        (None, Some(other)) => format!("there is a file of this name under `--kind {}`", other.folder()),
        (None, None) => "`sandtable list` names them all".to_string(),
    };
    console::refuse(format_args!("no built-in {what} is called `{name}`"), &help)
}
