//! `sandtable check`: check a scenario and say what is wrong, all at once.

use super::files::{self, ScenarioArgs};
use super::{Exit, console, readiness};
use crate::rules;
use crate::world::Topology;

/// Check a scenario and report every problem in it
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Print what plan and organisation lack, before anything happens
    #[arg(long)]
    readiness: bool,
    /// Print the readiness as JSON
    #[arg(long, requires = "readiness")]
    json: bool,
}

pub fn main(args: &Args) -> Exit {
    match files::scenario(&args.scenario, args.json) {
        Ok(scenario) if args.readiness => readiness::page(&scenario, args.json),
        Ok(scenario) => {
            // Laying the scenario out is what a run begins with; some warnings need it.
            let topology = Topology::new(scenario);
            let scenario = &topology.scenario;
            files::warn(&rules::check::warnings(&topology), scenario);
            let organisation = &scenario.organisation;
            console::done(format_args!(
                "{}: sound ({} hosts, {} accounts, {} people, {} steps, {} playbooks, {} injects)",
                scenario.exercise.id,
                organisation.host_count(),
                organisation.account_count(),
                organisation.people.len(),
                scenario.adversary.steps.len(),
                scenario.plan.playbooks.len(),
                scenario.exercise.injects.len(),
            ))
        }
        Err(exit) => exit,
    }
}
