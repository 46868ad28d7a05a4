//! `sandtable replay`: run again from the recorded decisions and compare.

use super::{Exit, files};
use crate::exercise;
use crate::journal::first_difference;
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
            eprintln!("error: {stalled}");
            return Exit::Input;
        }
    };
    let (before, after) = (journal.digest(), again.digest());
    if before == after {
        println!("same: {} entries, digest {before}", journal.entries.len());
        return Exit::Done;
    }
    println!("different: digest {before} in the journal, {after} now");
    if let Some(difference) = first_difference(&journal, &again, &scenario) {
        println!("first difference at entry {}:", difference.number);
        println!("  journal: {}", difference.left.as_deref().unwrap_or("(ends)"));
        println!("  now:     {}", difference.right.as_deref().unwrap_or("(ends)"));
    }
    if journal.header.build != env!("CARGO_PKG_VERSION") {
        println!(
            "the journal was written by sandtable {}, this is {}",
            journal.header.build,
            env!("CARGO_PKG_VERSION")
        );
    }
    Exit::Differs
}
