//! `sandtable report`: write the report of a journal again.

use super::{Exit, files};
use std::path::PathBuf;

/// Write the report of a journal again
#[derive(clap::Args)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Folder for the report
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Also write the journal as text (journal.txt)
    #[arg(long)]
    text: bool,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario) = match files::journal(&args.journal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let scorecard = crate::score::score(&journal, &scenario);
    let mut written = crate::report::write_all(&journal, &scenario, &scorecard);
    if args.text {
        written.push(("journal.txt".into(), crate::journal::write_text(&journal, &scenario).into_bytes()));
    }
    match files::write_all(&args.out, &written) {
        Ok(()) => {
            println!("Report: {}", args.out.join("index.html").display());
            Exit::Done
        }
        Err(exit) => exit,
    }
}
