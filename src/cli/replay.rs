//! `sandtable replay`: run again from the recorded decisions and compare.

use super::{Exit, console, files};
use crate::exercise;
use crate::journal::{Journal, first_difference};
use crate::scenario::Scenario;
use std::path::PathBuf;

/// Run a journal again from its seed and recorded decisions, and compare
#[derive(clap::Args)]
pub struct Args {
    /// A journal.bin, or the folder of a run
    journal: PathBuf,
}

pub fn main(args: &Args) -> Exit {
    let (journal, scenario) = match files::journal(&args.journal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let again = match exercise::replay(&journal, scenario.clone()) {
        Ok(again) => again,
        Err(stalled) => {
            return console::refuse(stalled, "");
        }
    };
    let (before, after) = (journal.digest(), again.digest());
    if before == after {
        return console::done(format_args!("same: {} entries, digest {before}", journal.entries.len()));
    }
    let text = different(&journal, &again, &scenario);
    console::say(text.trim_end()).err().unwrap_or(Exit::Differs)
}

fn different(journal: &Journal, again: &Journal, scenario: &Scenario) -> String {
    let mut out = format!("different: digest {} in the journal, {} now\n", journal.digest(), again.digest());
    if let Some(difference) = first_difference(journal, again, scenario) {
        out += &format!("first difference at entry {}:\n", difference.number);
        out += &format!("  journal: {}\n", difference.left.as_deref().unwrap_or("(ends)"));
        out += &format!("  now:     {}\n", difference.right.as_deref().unwrap_or("(ends)"));
    }
    let (then, now) = (&journal.header.build, env!("CARGO_PKG_VERSION"));
    if then == now {
        out += "same version of sandtable: the scenario, the seed or the decisions in the journal were changed after it \
                was written, or this is a bug of ours that the journal shows\n";
    } else {
        out +=
            &format!("the journal was written by sandtable {then}, this is {now}: a run may differ between versions\n");
    }
    out
}
