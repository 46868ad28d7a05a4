//! The history folder of `run --history` and `improve --history`: one JSON file a run, in the order in which they came.

use super::{Exit, console, files};
use crate::report::history::{Record, SCHEMA};
use std::path::Path;

/// Every run in a folder, oldest first; a folder that is not there yet holds none.
pub fn read(folder: &Path) -> Result<Vec<Record>, Exit> {
    Ok(listed(folder)?.into_iter().map(|row| row.1).collect())
}

/// Adds a run to a folder, unless the same run is there already.
pub fn add(folder: &Path, record: &Record) -> Result<(), Exit> {
    let there = listed(folder)?;
    if there.iter().any(|row| row.1.digest == record.digest) {
        return Ok(());
    }
    let number = there.iter().filter_map(|row| row.0.split('-').next()?.parse::<u32>().ok()).max().unwrap_or(0) + 1;
    let name = format!("{number:04}-{}-{}-{}.json", record.exercise, record.plan, record.seed);
    let json = serde_json::to_string_pretty(record).expect("a record is plain data");
    files::write_all(folder, &[(name, (json + "\n").into_bytes())])
}

/// File names and what stands in them, by name.
fn listed(folder: &Path) -> Result<Vec<(String, Record)>, Exit> {
    let mut names = Vec::new();
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                names.extend(Path::new(&name).extension().is_some_and(|end| end == "json").then_some(name));
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => {
            let message = format!("cannot read {}: {}", folder.display(), console::why(&error));
            return Err(console::refuse(message, "name a folder for --history"));
        }
    }
    names.sort();
    names.into_iter().map(|name| Ok((name.clone(), record(&folder.join(&name))?))).collect()
}

fn record(path: &Path) -> Result<Record, Exit> {
    let wrong = |why: String| {
        let help = "a history folder holds only what `sandtable run --history` wrote";
        console::refuse(format_args!("{}: {why}", path.display()), help)
    };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(console::why(&error)))?;
    let record: Record = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if record.schema == SCHEMA { Ok(record) } else { Err(wrong(format!("`{}` is not `{SCHEMA}`", record.schema))) }
}
