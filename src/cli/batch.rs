//! `sandtable batch`: studies. Each subcommand reads the study again, so a folder needs no other state than its files.

use super::files::write_all;
use super::{Exit, console};
use crate::batch::{self, Design, Store, Trouble, Unit};
use crate::scenario::{Findings, study};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{ErrorKind, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Ctrl-C was pressed: no unit is begun any more. Pressed again it ends the program at once.
static STOP: AtomicBool = AtomicBool::new(false);
/// As shells report a program that an interrupt ended.
const INTERRUPTED: i32 = 130;

const EXAMPLES: &str = "\
Examples:
  sandtable batch size plans-compared
  sandtable batch run plans-compared                       # units, then the report, in out/plans-compared
  sandtable batch run study.ron --shard 3/64 --out shared  # on any job array; may be killed and run again
  sandtable batch missing study.ron --out shared --of 64   # shards to submit again
  sandtable batch merge study.ron --out shared --json
  sandtable batch verify study.ron --out shared --sample 1
  sandtable batch report study.ron --out shared";

/// Compare plans over many replications
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Size(SizeArgs),
    Run(RunArgs),
    Missing(MissingArgs),
    Merge(MergeArgs),
    Verify(VerifyArgs),
    Report(ReportArgs),
}

/// Which study, and where its files lie.
#[derive(clap::Args)]
struct StudyArgs {
    /// Study: a built-in name or a path to a .ron file
    study: String,
    /// Folder of the study [default: out/STUDY]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Say how large a study is, and how long it will take, from one block that is run and timed
#[derive(clap::Args)]
struct SizeArgs {
    /// Study: a built-in name or a path to a .ron file
    study: String,
}

/// Run a study or a shard of it; what is done already is not done again
#[derive(clap::Args)]
struct RunArgs {
    #[command(flatten)]
    study: StudyArgs,
    /// Run only the I-th of N shards, counted from 0, and write no report
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<(u64, u64)>,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Print no progress
    #[arg(long, short)]
    quiet: bool,
}

/// Print the shards of N that hold units which are not done, one a line
#[derive(clap::Args)]
struct MissingArgs {
    #[command(flatten)]
    study: StudyArgs,
    /// Number of shards
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    of: u64,
}

/// Check every unit and put the study together: runs.csv, runs.parquet and study.json
#[derive(clap::Args)]
struct MergeArgs {
    #[command(flatten)]
    study: StudyArgs,
    /// Print the manifest as one line of JSON
    #[arg(long)]
    json: bool,
}

/// Compute a sample of the units again and compare them with what is kept
#[derive(clap::Args)]
struct VerifyArgs {
    #[command(flatten)]
    study: StudyArgs,
    /// Per cent of the units, spread evenly; at least one unit
    #[arg(long, value_name = "PERCENT", default_value = "1", value_parser = percent)]
    sample: f64,
}

/// Put the study together and say what it means: index.html, report.md and report.json
#[derive(clap::Args)]
struct ReportArgs {
    #[command(flatten)]
    study: StudyArgs,
    /// Print report.json as well
    #[arg(long)]
    json: bool,
}

fn shard(text: &str) -> Result<(u64, u64), String> {
    let parsed = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
    match parsed {
        Some((index, of)) if index < of => Ok((index, of)),
        Some((_, of)) => Err(format!("shards of {of} are numbered from 0 to {}", u64::saturating_sub(of, 1))),
        None => Err("write I/N, for example 3/64 (shards are numbered from 0)".into()),
    }
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim().parse::<f64>().ok();
    number.filter(|share| *share > 0.0 && *share <= 100.0).ok_or_else(|| "write per cent, above 0 up to 100".into())
}

pub fn main(args: &Args) -> Exit {
    let done = match &args.command {
        Command::Size(args) => size(args),
        Command::Run(args) => run(args),
        Command::Missing(args) => missing(args),
        Command::Merge(args) => merge(args),
        Command::Verify(args) => verify(args),
        Command::Report(args) => report(args),
    };
    done.err().unwrap_or(Exit::Done)
}

fn open(args: &StudyArgs) -> Result<(Design, Store), Exit> {
    let design = design(&args.study)?;
    let folder = args.out.clone().unwrap_or_else(|| Path::new("out").join(&design.study.id));
    Ok((design, Store::new(&folder)))
}

fn design(name: &str) -> Result<Design, Exit> {
    let study = study::load(name).map_err(|findings| {
        show(&findings);
        Exit::Input
    })?;
    let findings = batch::check_outputs(&study);
    if !findings.is_empty() {
        show(&Findings { list: findings, sources: vec![study.source] });
        return Err(Exit::Input);
    }
    Design::new(study, crate::vocabulary()).map_err(|(scenario, findings)| foul(&scenario, &findings))
}

fn show(findings: &Findings) {
    eprint!("{}", findings.render(std::io::stderr().is_terminal()));
}

fn foul(scenario: &str, findings: &Findings) -> Exit {
    eprintln!("error: the study's scenario {scenario} does not load");
    show(findings);
    Exit::Input
}

fn trouble(trouble: &Trouble) -> Exit {
    let (help, exit) = match trouble {
        Trouble::Io(_, error) if passes(error.kind()) => ("it may pass: try again", Exit::TryAgain),
        Trouble::Io(..) => ("", Exit::Failed),
        Trouble::Foreign { .. } => (
            "the study or a file that it names was changed since, or another version wrote it: use another --out",
            Exit::Foreign,
        ),
        Trouble::Corrupt { .. } => ("delete the unit's .json file and run the study again", Exit::Corrupt),
        Trouble::Missing(_) => {
            ("`sandtable batch run` does what is missing; `batch missing` lists shards", Exit::Incomplete)
        }
    };
    console::complain(trouble, help);
    exit
}

/// Whether trouble with a file may be over in a while: a full disk, a file system that is away.
fn passes(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::ResourceBusy
            | ErrorKind::TimedOut
            | ErrorKind::Interrupted
            | ErrorKind::WouldBlock
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
    )
}

fn size(args: &SizeArgs) -> Result<(), Exit> {
    let design = design(&args.study)?;
    let first = design.unit(0);
    let sample = Unit { replications: first.replications.min(20), ..first };
    let variants = design.variants(sample.cell).map_err(|(scenario, findings)| foul(&scenario, &findings))?;
    let (rows, took) = console::timed(|| batch::compute(&design, sample, &variants));
    let rows = rows.map_err(|stuck| loops(&stuck))?.rows;
    let seconds = took.as_secs_f64() / rows.len().max(1) as f64 * design.row_count() as f64;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    console::say(format_args!(
        "{}: {} x {} x {} x {} = {}{} runs in {} units\n\
         About {:.0} s of one core, {:.0} s on the {cores} of this machine (from {} runs of the first unit).",
        design.study.title,
        count(design.study.exercises.len() as u64, "exercise"),
        count(design.points.len() as u64, "point"),
        count(design.study.plans.len() as u64, "plan"),
        count(design.study.replications, "replication"),
        if design.study.rounds.is_some() { "at most " } else { "" },
        design.row_count(),
        design.unit_count(),
        seconds,
        seconds / cores as f64,
        rows.len(),
    ))
}

/// `1 plan`, `4 plans`.
fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn loops(stuck: &batch::Stuck) -> Exit {
    console::refuse(
        format_args!("plan {}, seed {}: {}", stuck.plan, stuck.seed, stuck.why),
        "give a `while` a longer `every` or a condition that ends, a step a `wait`, a sensor fewer false alarms a day",
    )
}

fn run(args: &RunArgs) -> Result<(), Exit> {
    let (design, store) = open(&args.study)?;
    if args.shard.is_some() {
        no_shards(&design)?;
    }
    // Where the handler cannot be had, Ctrl-C ends the program at once, which loses the units in hand and no more.
    _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    });
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.unwrap_or(0)).build();
    let Ok(pool) = pool else { return Err(console::fail("cannot start the threads", "fewer with --jobs?")) };
    if design.study.rounds.is_some() {
        // Each reading names what the next round lacks, until the study stops.
        while let Err(error) = batch::read(&design, &store) {
            match error {
                Trouble::Missing(units) => pool.install(|| work(&design, &store, units, args.quiet))?,
                other => return Err(trouble(&other)),
            }
        }
        return write_report(&design, &store, false);
    }
    let range = args.shard.map_or(0..design.unit_count(), |(index, of)| design.shard(index, of));
    let missing = store.missing(&design, range).map_err(|error| trouble(&error))?;
    pool.install(|| work(&design, &store, missing, args.quiet))?;
    if args.shard.is_some() { Ok(()) } else { write_report(&design, &store, false) }
}

/// A round begins when the one before is judged: shards would have to wait for each other.
fn no_shards(design: &Design) -> Result<(), Exit> {
    if design.study.rounds.is_none() {
        return Ok(());
    }
    Err(console::refuse(
        "a study with `rounds` has no shards: whether a round is run is known when all before it are done",
        "run it without --shard (--jobs takes more cores), or leave out `rounds` and run all replications",
    ))
}

/// Does units and keeps them.
fn work(design: &Design, store: &Store, missing: Vec<u64>, quiet: bool) -> Result<(), Exit> {
    let progress = Progress::new(missing.len(), quiet);
    // By cell: its scenarios are loaded once, its units run in parallel.
    let mut cells: BTreeMap<(usize, usize), Vec<Unit>> = BTreeMap::new();
    for unit in missing.into_iter().map(|number| design.unit(number)) {
        cells.entry((unit.cell.exercise, unit.cell.point)).or_default().push(unit);
    }
    let cells: Vec<Vec<Unit>> = cells.into_values().collect();
    let results: Vec<Result<(), Exit>> = cells
        .par_iter()
        .map(|units| {
            let cell = units[0].cell;
            let variants = design.variants(cell).map_err(|(scenario, findings)| foul(&scenario, &findings))?;
            let done: Result<Vec<()>, Exit> = units
                .par_iter()
                .map(|unit| {
                    if STOP.load(Ordering::Relaxed) {
                        return Err(Exit::Incomplete);
                    }
                    let done = batch::compute(design, *unit, &variants).map_err(|stuck| loops(&stuck))?;
                    store.keep(design, *unit, &done).map_err(|error| trouble(&error))?;
                    progress.step();
                    Ok(())
                })
                .collect();
            done.map(|_| ())
        })
        .collect();
    progress.end();
    if STOP.load(Ordering::Relaxed) {
        console::complain("stopped: the units in hand were finished and kept", "the same command goes on from here");
        return Err(Exit::Incomplete);
    }
    results.into_iter().collect::<Result<Vec<()>, Exit>>().map(|_| ())
}

fn missing(args: &MissingArgs) -> Result<(), Exit> {
    let (design, store) = open(&args.study)?;
    no_shards(&design)?;
    for shard in 0..args.of {
        let missing = store.missing(&design, design.shard(shard, args.of)).map_err(|error| trouble(&error))?;
        if !missing.is_empty() {
            console::say(format_args!("{shard}/{}", args.of))?;
        }
    }
    Ok(())
}

fn merge(args: &MergeArgs) -> Result<(), Exit> {
    let (design, store) = open(&args.study)?;
    let merged = batch::merge(&design, &store).map_err(|error| trouble(&error))?;
    if args.json {
        return console::say(serde_json::to_string(&merged.manifest).expect("a manifest is plain fields"));
    }
    console::say(format_args!(
        "{} rows of {} units in {}\nRoot {}",
        merged.manifest.rows,
        merged.manifest.units,
        store.folder().join("runs.csv").display(),
        merged.manifest.root
    ))
}

fn verify(args: &VerifyArgs) -> Result<(), Exit> {
    let (design, store) = open(&args.study)?;
    // In rounds, what a round left undone is not there to be compared.
    let undone = match design.study.rounds {
        Some(_) => store.missing(&design, 0..design.unit_count()).map_err(|error| trouble(&error))?,
        None => Vec::new(),
    };
    let done: Vec<u64> = (0..design.unit_count()).filter(|unit| undone.binary_search(unit).is_err()).collect();
    let units = done.len() as u64;
    let count = ((units as f64 * args.sample / 100.0).ceil() as u64).clamp(1, units.max(1)).min(units);
    let mut differ = 0;
    for at in 0..count {
        // The middle of each of `count` equal stretches.
        let middle = (2 * at + 1) * units / (2 * count);
        let unit = done[usize::try_from(middle).expect("fewer units than addresses")];
        let Some(receipt) = store.receipt(&design, unit).map_err(|error| trouble(&error))? else { continue };
        let kept = store.rows(&receipt).map_err(|error| trouble(&error))?;
        let criteria = store.criteria(&receipt).map_err(|error| trouble(&error))?;
        let unit = design.unit(unit);
        let variants = design.variants(unit.cell).map_err(|(scenario, findings)| foul(&scenario, &findings))?;
        let again = batch::compute(&design, unit, &variants).map_err(|stuck| loops(&stuck))?;
        if let Some(row) = again.rows.iter().zip(&kept).find(|(again, kept)| again != kept).map(|pair| pair.0) {
            differ += 1;
            eprintln!("error: unit {}: plan {}, seed {} gives another row now", unit.number, row.plan, row.seed);
        } else if again.criteria != criteria {
            differ += 1;
            eprintln!("error: unit {}: other ratings of criteria now", unit.number);
        }
    }
    if differ > 0 {
        return Err(Exit::Differs);
    }
    console::say(format_args!("{count} of {units} units computed again: the same to the byte"))
}

fn report(args: &ReportArgs) -> Result<(), Exit> {
    let (design, store) = open(&args.study)?;
    write_report(&design, &store, args.json)
}

fn write_report(design: &Design, store: &Store, json: bool) -> Result<(), Exit> {
    let merged = batch::merge(design, store).map_err(|error| trouble(&error))?;
    let summary = batch::summary(design, &merged);
    let text = batch::markdown(&summary);
    let value = serde_json::to_string_pretty(&summary).expect("a summary is plain fields");
    let mut files =
        vec![("report.md".into(), text.into_bytes()), ("report.json".into(), format!("{value}\n").into_bytes())];
    files.extend(batch::page_files(design, &merged, &summary));
    write_all(store.folder(), &files)?;
    if json {
        return console::say(value);
    }
    for line in &summary.answer {
        console::say(line)?;
    }
    console::say(format_args!("Report: {}", store.folder().join("index.html").display()))
}

/// A line on a terminal that counts units; nothing elsewhere.
struct Progress {
    of: usize,
    done: Mutex<usize>,
    shown: bool,
}

impl Progress {
    fn new(of: usize, quiet: bool) -> Progress {
        Progress { of, done: Mutex::new(0), shown: !quiet && std::io::stderr().is_terminal() }
    }

    fn step(&self) {
        let mut done = self.done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *done += 1;
        if self.shown {
            const WIDTH: usize = 40;
            let full = WIDTH * *done / self.of.max(1);
            // What cannot be shown is not missed.
            _ = write!(
                std::io::stderr(),
                "\r[{}{}] {} of {} units",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                *done,
                self.of
            );
        }
    }

    fn end(&self) {
        if self.shown {
            _ = writeln!(std::io::stderr());
        }
    }
}
