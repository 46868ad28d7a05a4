//! `sandtable report`: write the report of a journal again.

use super::ratings::{self, RatingsArgs};
use super::{Exit, console, files};
use crate::report::{Language, Wanted};
use std::path::{Path, PathBuf};

/// Write the report of a journal again
#[derive(clap::Args)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Folder for the report [default: the journal's own]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Language of the report
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = files::language())]
    lang: Language,
    /// Also write the journal as text (journal.txt)
    #[arg(long)]
    text: bool,
    #[command(flatten)]
    ratings: RatingsArgs,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario, scorecard) = match ratings::scored(&args.journal, &args.ratings) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let mut written = crate::report::write_all(&journal, &scenario, &scorecard, &Wanted::all(args.lang), &mut |_| {});
    if args.text {
        written.push(("journal.txt".into(), crate::journal::write_text(&journal, &scenario).into_bytes()));
    }
    let folder = args.out.clone().unwrap_or_else(|| own_folder(&args.journal));
    match files::write_all(&folder, &written) {
        Ok(()) => console::done(format_args!("Report: {}", folder.join("index.html").display())),
        Err(exit) => exit,
    }
}

fn own_folder(journal: &Path) -> PathBuf {
    if journal.is_dir() { journal.to_path_buf() } else { journal.parent().map_or_else(PathBuf::new, Path::to_path_buf) }
}
