//! `sandtable list` and `sandtable show`: what ships inside the binary.

use super::Exit;
use crate::rules::action::ACTIONS;
use crate::scenario::library::{self, Kind};
use clap::ValueEnum;

/// List the built-in files, or the responder's actions
#[derive(clap::Args)]
pub struct ListArgs {
    /// What to list [default: everything but the actions]
    what: Option<What>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Exercises,
    Organisations,
    Adversaries,
    Plans,
    Actions,
}

impl What {
    fn kind(self) -> Option<Kind> {
        match self {
            What::Exercises => Some(Kind::Exercise),
            What::Organisations => Some(Kind::Organisation),
            What::Adversaries => Some(Kind::Adversary),
            What::Plans => Some(Kind::Plan),
            What::Actions => None,
        }
    }
}

pub fn list(args: &ListArgs) -> Exit {
    if args.what == Some(What::Actions) {
        return list_actions(args.json);
    }
    let kinds: Vec<Kind> = match args.what.and_then(What::kind) {
        Some(kind) => vec![kind],
        None => Kind::ALL.to_vec(),
    };
    let rows: Vec<(Kind, &str, String)> =
        kinds.iter().flat_map(|&kind| library::list(kind).map(move |file| (kind, file.name, file.title()))).collect();
    if args.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(kind, name, title)| serde_json::json!({"kind": kind.role(), "name": name, "title": title}))
            .collect();
        println!("{}", serde_json::Value::from(rows));
        return Exit::Done;
    }
    let mut table = plain_table(&["kind", "name", "title"]);
    for (kind, name, title) in rows {
        table.add_row([kind.role(), name, title.as_str()]);
    }
    println!("{table}");
    Exit::Done
}

fn list_actions(as_json: bool) -> Exit {
    if as_json {
        let rows: Vec<_> = ACTIONS
            .iter()
            .map(|row| {
                serde_json::json!({
                    "id": row.id, "title": row.title, "task": row.task.to_string(), "by": row.by, "takes": row.takes,
                    "react": row.react, "d3fend": row.d3fend,
                })
            })
            .collect();
        println!("{}", serde_json::Value::from(rows));
        return Exit::Done;
    }
    let mut table = plain_table(&["action", "task", "what", "by", "takes", "RE&CT", "D3FEND"]);
    for row in ACTIONS {
        let cells =
            [row.id, &row.task.to_string(), row.title, row.by, row.takes, &row.react.join(" "), &row.d3fend.join(" ")];
        table.add_row(cells);
    }
    println!("{table}");
    Exit::Done
}

fn plain_table(header: &[&str]) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_header(header.to_vec());
    table
}

/// Print a built-in file, to be copied and edited
#[derive(clap::Args)]
pub struct ShowArgs {
    /// Name of a built-in file
    name: String,
    /// Kind, where several files share the name: exercises, organisations, adversaries, plans
    #[arg(long, value_enum)]
    kind: Option<What>,
}

pub fn show(args: &ShowArgs) -> Exit {
    let kinds: Vec<Kind> = match args.kind.and_then(What::kind) {
        Some(kind) => vec![kind],
        None => Kind::ALL.to_vec(),
    };
    let found = kinds.iter().find_map(|&kind| library::find(kind, &args.name));
    let Some(file) = found else {
        let names: Vec<&str> = kinds.iter().flat_map(|&kind| library::list(kind).map(|file| file.name)).collect();
        let near = crate::scenario::message::nearest(&args.name, names.iter().copied());
        eprintln!("error: there is no built-in file `{}`", args.name);
        match near {
            Some(near) => eprintln!("  = help: the nearest name is `{near}`"),
            None => eprintln!("  = help: `sandtable list` shows them"),
        }
        return Exit::Input;
    };
    print!("{}", file.text);
    Exit::Done
}
