//! `sandtable run`: run an exercise and write its report.

use super::files::{self, ReportArgs, ScenarioArgs};
use super::{Exit, console, history, run_json, summary};
use crate::batch::{self, Player};
use crate::exercise::Stalled;
use crate::journal::Journal;
use crate::report::{self, Form, Wanted};
use crate::scenario::Scenario;
use crate::score::{Rating, Scorecard};
use crate::world::Topology;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

const EXAMPLES: &str = "\
Examples:
  sandtable run hospital-ransomware                          # report in aar/hospital-ransomware/as-it-was/1
  sandtable run small-clinic --plan mine.ron --seed 7
  sandtable run small-clinic --seeds 1..200 --json           # one line a seed, no report
  sandtable run small-clinic --history aar/history           # compare with the last time
  sandtable run small-clinic --set 'plan.escalate_after=\"10min\"' --fail-under S";

/// Run an exercise and write its report
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// Seed of the run
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = seed)]
    pub seed: u64,
    /// Run every seed from A to B, both included, and print one line each; write no report
    #[arg(long, value_name = "A..B", value_parser = seeds, conflicts_with_all = ["seed", "lang", "cut", "format"])]
    pub seeds: Option<(u64, u64)>,
    /// Folder for the report [default: aar/EXERCISE/PLAN/SEED]
    #[arg(long, value_name = "DIR", conflicts_with = "seeds")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub report: ReportArgs,
    /// Keep the run's key figures in this folder, and compare them with the earlier runs that it holds
    #[arg(long, value_name = "DIR", conflicts_with = "seeds")]
    pub history: Option<PathBuf>,
    /// Say where the run lies among those of its plan in this folder of a study
    #[arg(long, value_name = "DIR", conflicts_with_all = ["seeds", "json"])]
    pub against: Option<PathBuf>,
    /// Print one JSON object a run, on one line; write a report only with --out
    #[arg(long)]
    pub json: bool,
    /// Print no summary and no warnings
    #[arg(long, short)]
    pub quiet: bool,
    /// Exit with 4 if the overall rating is worse than this
    #[arg(long, value_name = "P|S|M", value_parser = bar)]
    pub fail_under: Option<Rating>,
    /// Threads for --seeds [default: all cores]
    #[arg(long, value_name = "N", requires = "seeds", value_parser = jobs)]
    pub jobs: Option<usize>,
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "write a whole number from 0 to 2^64 - 1".into())
}

fn jobs(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|&jobs| jobs > 0).ok_or_else(|| "write a whole number, 1 or more".into())
}

/// More than any machine at hand has cores, and few enough to start at once.
const MOST_THREADS: usize = 1_024;

fn seeds(text: &str) -> Result<(u64, u64), String> {
    let parse = || {
        let (from, to) = text.split_once("..")?;
        Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
    };
    match parse() {
        Some((from, to)) if from <= to => Ok((from, to)),
        Some(_) => Err("the first seed must not be greater than the last".into()),
        None => Err("write A..B, for example 1..200 (both included)".into()),
    }
}

fn bar(text: &str) -> Result<Rating, String> {
    match text {
        "P" => Ok(Rating::P),
        "S" => Ok(Rating::S),
        "M" => Ok(Rating::M),
        _ => Err("write P, S or M, the worst rating that you accept".into()),
    }
}

pub fn main(args: &Args) -> Exit {
    let scenario = match files::scenario(&args.scenario, args.quiet) {
        Ok(scenario) => scenario,
        Err(exit) => return exit,
    };
    let topology = Arc::new(Topology::new(scenario));
    match args.seeds {
        Some(range) => many(args, &topology, range),
        None => one(args, &topology),
    }
}

fn one(args: &Args, topology: &Arc<Topology>) -> Exit {
    let scenario = &topology.scenario;
    let (journal, scorecard) = match play(topology, args.seed) {
        Ok(result) => result,
        Err(stalled) => return stall(&stalled, args.seed),
    };
    let placed = match placed(args, &journal, scenario, &scorecard) {
        Ok(placed) => placed,
        Err(exit) => return exit,
    };
    let default = PathBuf::from("aar").join(&scenario.exercise.id).join(&scenario.plan.id).join(args.seed.to_string());
    let folder = args.out.clone().unwrap_or(default);
    let writes = !args.json || args.out.is_some();
    let earlier = match args.history.as_deref().map(history::read).transpose() {
        Ok(earlier) => earlier.unwrap_or_default(),
        Err(exit) => return exit,
    };
    let wanted = args.report.wanted(Form::texts(), earlier);
    if writes {
        let mut files = report::write_all(&journal, scenario, &scorecard, &wanted, &mut |_| {});
        files::warn_of_pictures(&wanted, &files);
        files.push(("journal.bin".into(), journal.to_bytes()));
        if let Err(exit) = files::write_all(&folder, &files) {
            return exit;
        }
    }
    let compared = match kept(args, &wanted, &journal, scenario, &scorecard) {
        Ok(compared) => compared,
        Err(exit) => return exit,
    };
    if args.json {
        if let Err(exit) = still(console::say(run_json::line(&journal, scenario, &scorecard))) {
            return exit;
        }
    } else if !args.quiet {
        let summary = summary::text(&journal, scenario, &scorecard);
        let page = folder.join("index.html");
        if let Err(exit) = still(console::say(format_args!("{summary}{compared}{placed}Report: {}", page.display()))) {
            return exit;
        }
    }
    verdict(args.fail_under, std::slice::from_ref(&scorecard.overall))
}

/// Whoever reads the results may have seen enough; the exit code is for somebody else. Whether anybody still reads.
fn still(said: Result<(), Exit>) -> Result<bool, Exit> {
    match said {
        Ok(()) => Ok(true),
        Err(Exit::Done) => Ok(false),
        Err(exit) => Err(exit),
    }
}

/// Puts the run into the history, if there is one, and says how it compares with what was there.
fn kept(
    args: &Args,
    wanted: &Wanted,
    journal: &Journal,
    scenario: &Scenario,
    card: &Scorecard,
) -> Result<String, Exit> {
    let Some(folder) = &args.history else { return Ok(String::new()) };
    let record = report::history::Record::of(journal, scenario, card);
    history::add(folder, &record)?;
    let words = report::Words::new(scenario, wanted.language);
    Ok(report::export::plain::plain(&report::with_history(scenario, &wanted.earlier, &record), &words) + "\n")
}

/// Where the run lies in the distribution of its plan, if a study is given.
fn placed(args: &Args, journal: &Journal, scenario: &Scenario, card: &Scorecard) -> Result<String, Exit> {
    let Some(folder) = &args.against else { return Ok(String::new()) };
    let reference = journal.header.reference.expect("a run is scored beside its reference");
    let (exercise, plan) = (scenario.exercise.id.as_str(), scenario.plan.id.as_str());
    let row = batch::Row::of(batch::At { exercise, point: 0, plan, reference }, journal, card);
    let found = batch::against(folder, &row, plan)
        .map_err(|error| console::refuse(error, "name the folder that `sandtable batch run` or `batch merge` wrote"))?;
    let Some((name, places)) = found else {
        let message = format!("{} has no runs of {exercise} with plan {plan}", folder.display());
        return Err(console::refuse(message, "compare with a study that plays this exercise with this plan"));
    };
    let lines: Vec<String> = places.iter().map(|place| format!("  {}\n", batch::sentence(place))).collect();
    Ok(format!("Among the runs of plan {name} in {}:\n{}\n", folder.display(), lines.concat()))
}

fn many(args: &Args, topology: &Arc<Topology>, (from, to): (u64, u64)) -> Exit {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(args.jobs, to - from)).build();
    let Ok(pool) = pool else {
        return console::fail("cannot start the threads", "fewer with --jobs?");
    };
    let mut ratings = Vec::new();
    let mut read = true;
    let scenario = &topology.scenario;
    // In blocks, so that lines appear as the runs go on and memory stays small.
    let block = 8 * pool.current_num_threads() as u64;
    let mut first = from;
    loop {
        let last = to.min(first.saturating_add(block - 1));
        let results: Vec<Result<(String, Rating), Exit>> = pool.install(|| {
            (first..=last)
                .into_par_iter()
                .map_init(
                    || Player::new(topology),
                    |player, seed| {
                        let (journal, scorecard) = player.play(seed).map_err(|stalled| stall(&stalled, seed))?;
                        let line = if args.json {
                            run_json::line(&journal, scenario, &scorecard)
                        } else {
                            summary::one_line(&journal, &scorecard)
                        };
                        Ok((line, scorecard.overall))
                    },
                )
                .collect()
        });
        for result in results {
            match result {
                Ok((line, rating)) => {
                    ratings.push(rating);
                    match if read { still(console::say(line)) } else { Ok(false) } {
                        Ok(reads) => read = reads,
                        Err(exit) => return exit,
                    }
                }
                Err(exit) => return exit,
            }
        }
        // Nobody reads on, and nobody asked for more than the lines.
        let known = verdict(args.fail_under, &ratings) == Exit::UnderTheBar;
        if last == to || !read && (args.fail_under.is_none() || known) {
            return verdict(args.fail_under, &ratings);
        }
        first = last + 1;
    }
}

/// No more threads than seeds; 0 = as many as there are cores.
fn threads(jobs: Option<usize>, more_seeds: u64) -> usize {
    let seeds = usize::try_from(more_seeds).unwrap_or(usize::MAX).saturating_add(1);
    jobs.map_or(0, |jobs| jobs.min(seeds).min(MOST_THREADS))
}

fn verdict(bar: Option<Rating>, ratings: &[Rating]) -> Exit {
    match bar {
        Some(bar) if ratings.iter().any(|rating| *rating > bar) => Exit::UnderTheBar,
        _ => Exit::Done,
    }
}

fn stall(stalled: &Stalled, seed: u64) -> Exit {
    console::refuse(
        format_args!("seed {seed}: {stalled}"),
        "give a `while` a longer `every` or a condition that ends, a step a `wait`, a sensor fewer false alarms a day",
    )
}

/// Runs one seed and its reference, and scores.
pub fn play(topology: &Arc<Topology>, seed: u64) -> Result<(Journal, Scorecard), Stalled> {
    Player::new(topology).play(seed)
}
