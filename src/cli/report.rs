//! `sandtable report`: write the report of a journal again.

use super::files::{self, ReportArgs};
use super::ratings::{self, RatingsArgs};
use super::{Exit, console, history};
use crate::report::Form;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  sandtable report aar/small-clinic/small-clinic/1                     # every form, beside the journal
  sandtable report mine --cut participants --lang zh-Hant --out share
  sandtable report mine --format html,csv --history kept               # compared with earlier runs";

/// Write the report of a journal again
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
    /// Folder for the report [default: the journal's own]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    report: ReportArgs,
    /// Compare with the earlier runs that this folder holds, as `run --history` keeps them
    #[arg(long, value_name = "DIR")]
    history: Option<PathBuf>,
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
    let earlier = match args.history.as_deref().map(history::read).transpose() {
        Ok(earlier) => earlier.unwrap_or_default(),
        Err(exit) => return exit,
    };
    let wanted = args.report.wanted(Form::all(), earlier);
    let mut progress = console::Progress::of(wanted.forms.len());
    let mut written =
        crate::report::write_all(&journal, &scenario, &scorecard, &wanted, &mut |form| progress.step(form.key()));
    progress.done();
    files::warn_of_pictures(&wanted, &written);
    if args.text {
        written.push(("journal.txt".into(), crate::journal::write_text(&journal, &scenario).into_bytes()));
    }
    let folder = args.out.clone().unwrap_or_else(|| own_folder(&args.journal));
    // Whoever asked for one form is shown that.
    let page =
        written.iter().map(|file| &file.0).find(|name| *name == "index.html").or(written.first().map(|file| &file.0));
    let shown = page.map_or_else(|| folder.clone(), |name| folder.join(name));
    match files::write_all(&folder, &written) {
        Ok(()) => console::done(format_args!("Report: {}", shown.display())),
        Err(exit) => exit,
    }
}

fn own_folder(journal: &Path) -> PathBuf {
    if journal.is_dir() { journal.to_path_buf() } else { journal.parent().map_or_else(PathBuf::new, Path::to_path_buf) }
}
