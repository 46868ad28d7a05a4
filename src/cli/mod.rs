//! Floor 8: the command line. One file a subcommand; results go to stdout, talk goes to stderr.

mod batch;
mod check;
mod compare;
mod console;
mod criteria;
mod exit;
mod explain;
mod files;
mod history;
mod improve;
mod library;
mod ratings;
mod readiness;
mod replay;
mod report;
mod run;
mod run_json;
mod score;
mod summary;
mod tasks;

pub use exit::Exit;

use clap::{Parser, Subcommand};

/// Simulate cyber incidents: a scripted attack, a modelled network, a modelled team, a scored after-action report
#[derive(Parser)]
#[command(name = "sandtable", version, max_term_width = 100, after_help = exit::HELP, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(run::Args),
    Check(check::Args),
    List(library::ListArgs),
    Show(library::ShowArgs),
    Score(score::Args),
    Report(report::Args),
    Replay(replay::Args),
    Improve(improve::Args),
    Explain(explain::Args),
    Compare(compare::Args),
    Batch(batch::Args),
}

/// Parses the arguments and carries the command out.
pub fn main() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no mistakes: clap prints them to stdout.
            let code = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            return if error.print().is_ok() { code } else { Exit::Failed };
        }
    };
    match cli.command {
        Command::Run(args) => run::main(&args),
        Command::Check(args) => check::main(&args),
        Command::List(args) => library::list(&args),
        Command::Show(args) => library::show(&args),
        Command::Score(args) => score::main(&args),
        Command::Report(args) => report::main(&args),
        Command::Replay(args) => replay::main(&args),
        Command::Improve(args) => improve::main(&args),
        Command::Explain(args) => explain::main(&args),
        Command::Compare(args) => compare::main(&args),
        Command::Batch(args) => batch::main(&args),
    }
}
