//! `sandtable compare`: runs side by side.

use super::ratings::{self, RatingsArgs};
use super::{Exit, console, files};
use crate::report::history::Record;
use crate::report::{Language, Words, export, side_by_side};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  sandtable compare aar/hospital-ransomware/as-it-was/1 aar/hospital-ransomware/prepared/1
  sandtable compare before after later --json

Two runs are two throws of the dice. `sandtable batch` compares plans over many, and says how sure the difference is.";

/// Compare runs with the first of them: key figures, which way they went, items of the improvement plan
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Runs, the one to compare with first: each a journal.bin or the folder of a run
    #[arg(required = true, num_args = 2.., value_name = "RUN")]
    runs: Vec<PathBuf>,
    /// Language of the words
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = files::language())]
    lang: Language,
    /// Print what a history keeps of each run, one JSON object a line
    #[arg(long)]
    json: bool,
}

pub fn main(args: &Args) -> Exit {
    let (mut runs, mut scenarios, mut failed) = (Vec::new(), Vec::new(), None);
    for path in &args.runs {
        match ratings::scored(path, &RatingsArgs::default()) {
            Ok((journal, scenario, card)) => {
                runs.push((Record::of(&journal, &scenario, &card), path.display().to_string()));
                scenarios.push(scenario);
            }
            Err(exit) => failed = Some(exit),
        }
    }
    if let Some(exit) = failed {
        return exit;
    }
    if args.json {
        let lines = runs.iter().map(|(run, _)| serde_json::to_string(run).expect("a record is plain data"));
        return console::done(lines.collect::<Vec<_>>().join("\n"));
    }
    let words = Words::new(&scenarios[0], args.lang);
    console::done(export::plain::plain(&side_by_side(&runs), &words).trim_end())
}
