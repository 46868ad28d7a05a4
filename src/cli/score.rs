//! `sandtable score`: score a journal again.

use super::ratings::{self, RatingsArgs};
use super::{Exit, console, run_json, summary};
use std::path::PathBuf;

/// Score a journal again and print the result
#[derive(clap::Args)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Print the same JSON object as `run --json`
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    ratings: RatingsArgs,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario, scorecard) = match ratings::scored(&args.journal, &args.ratings) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if args.json {
        console::done(run_json::line(&journal, &scenario, &scorecard))
    } else {
        console::done(summary::text(&journal, &scenario, &scorecard).trim_end())
    }
}
