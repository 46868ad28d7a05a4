//! Rows of P1: what plan and organisation lack is named before anything happens, and costs something in a run.

use crate::common::mean;
use crate::measure::*;
use crate::p6::{CONTAINED_SOON, DECLARED_SOON};
use crate::row::{Difference, Edit, SEEDS, sources, topology};
use Edit::{Drop, Set, Text};
use rayon::prelude::*;
use sandtable::exercise;
use sandtable::score::readiness::{Lack, Ready, readiness};
use sandtable::score::score;

/// A shortcoming: what `check --readiness` says of it, and what it changes.
pub struct Shortcoming {
    pub task: &'static str,
    pub criterion: &'static str,
    pub lack: Lack,
    pub common: &'static [Edit],
    /// What plan or organisation lacks.
    pub lacking: &'static [Edit],
    /// Gets worse.
    pub outcome: Measured,
}

pub struct Verdict {
    row: String,
    pub wrong: Vec<String>,
}

impl Verdict {
    pub const HEAD: &'static str = "| task | criterion | names | outcome: lacking - not (95 %) |\n|---|---|---|---|\n";
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.row)
    }
}

pub fn judge(row: &Shortcoming) -> Verdict {
    let worlds = [&[][..], row.lacking].map(|lacking| topology(sources(&[row.common, lacking])));
    let mut wrong = Vec::new();
    let mut want = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{} {}: {what}", row.task, row.criterion));
        }
    };
    let lines = [0, 1].map(|world: usize| line(&readiness(&worlds[world].scenario), row.criterion));
    let names = |line: &Ready| -> Vec<String> {
        line.gaps.iter().filter(|gap| gap.lack == row.lack).map(|gap| gap.name.clone()).collect()
    };
    let named = names(&lines[1]);
    want(!named.is_empty(), "readiness does not name the shortcoming");
    want(names(&lines[0]).len() < named.len(), "readiness names it where it is not");
    want(lines[1].finding.rating > lines[0].finding.rating, "readiness is rated no lower");
    let value = |world: usize, seed: u64| {
        let journal = exercise::run(&worlds[world], seed).unwrap_or_else(|stalled| panic!("seed {seed}: {stalled}"));
        (row.outcome.value)(&score(&journal, &worlds[world].scenario), &journal)
    };
    let differences: Vec<f64> =
        (1..=SEEDS).into_par_iter().filter_map(|seed| Some(value(1, seed)? - value(0, seed)?)).collect();
    let difference = Difference::of_all(&differences);
    let worse = difference.turned(!row.outcome.more_is_better);
    want(worse.pairs >= 10, "the outcome is measured in fewer than ten pairs");
    let full = !cfg!(debug_assertions);
    want(if full { worse.above_zero() } else { mean(&differences).0 != 0.0 }, "the outcome gets no worse");
    let words = format!("{}: {}", row.lack.words(), named.join(", "));
    let row = format!("| {} | `{}` | {words} | {}: {difference} |", row.task, row.criterion, row.outcome.name);
    Verdict { row, wrong }
}

fn line(ready: &[Ready], criterion: &str) -> Ready {
    let found = ready.iter().find(|row| row.criterion.id == criterion);
    found.unwrap_or_else(|| panic!("readiness has a line for `{criterion}`")).clone()
}

const EDR_DIM: Edit = Set("organisation.sensors[edr].sees", "0.05");
const NO_OVERRIDES: Edit = Text("organisation", "overrides: [(\"impact\", 0.9), (\"T1003\", 0.7)], ", "");
const LOGS_DIM: Edit = Set("organisation.sensors[logs].sees", "0.05");

/// False alarms are declared too, the sooner the quicker the team is: without them a declaration means this adversary.
const QUIET: [Edit; 6] = [
    Set("organisation.sensors[edr].false_alarms_per_day", "0"),
    Set("organisation.sensors[logs].false_alarms_per_day", "0"),
    Set("organisation.sensors[border].false_alarms_per_day", "0"),
    Set("organisation.sensors[traffic].false_alarms_per_day", "0"),
    Set("organisation.sensors[behaviour].false_alarms_per_day", "0"),
    Set("organisation.sensors[people].false_alarms_per_day", "0"),
];

pub fn rows() -> Vec<Shortcoming> {
    vec![
        Shortcoming {
            task: "P1.1",
            criterion: "p1.1-deputies",
            lack: Lack::Deputy,
            common: &QUIET,
            lacking: &[
                Text("organisation", "(id: \"head\", count: 2, role", "(id: \"head\", role"),
                Drop("organisation", "        (id: \"duty\", role: \"lead\", shift: \"always\"),\n"),
                Text("plan", "holders: [\"head/*\", \"duty\"]", "holders: [\"head\"]"),
            ],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.2",
            criterion: "p1.2-annex",
            lack: Lack::Annex,
            // Orders and machines run by hand only when somebody says so.
            common: &[
                Set("plan.annexes", "[\"manufacturer-production\"]"),
                Text(
                    "organisation",
                    "capacity: 0.4, start: \"1h\", endurance: \"3d\"",
                    "capacity: 0.9, start: \"1h\", on_order: true, endurance: \"30d\"",
                ),
                Text(
                    "organisation",
                    "capacity: 0.5, start: \"2h\", endurance: \"2d\"",
                    "capacity: 0.9, start: \"2h\", on_order: true, endurance: \"30d\"",
                ),
            ],
            lacking: &[Set("plan.annexes", "[]")],
            outcome: crate::p5::HARM,
        },
        Shortcoming {
            task: "P1.3",
            criterion: "p1.3-triage-cover",
            lack: Lack::Cover,
            common: &QUIET,
            lacking: &[
                Text("organisation", "shift: \"early\"),", "shift: \"day\"),"),
                Text("organisation", "shift: \"late\"),", "shift: \"day\"),"),
                Text("organisation", "shift: \"night\"),", "shift: \"day\"),"),
            ],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.4",
            criterion: "p1.4-approvals",
            lack: Lack::Approver,
            // It begins on a Friday evening.
            common: &[
                Set("exercise.startex", "2024-03-08 17:00"),
                Text(
                    "plan",
                    "(action: \"isolate-host\", responsible: \"it\", accountable: \"lead\", approval: pre_authorised)",
                    "(action: \"isolate-host\", responsible: \"it\", accountable: \"board\", approval: prior)",
                ),
            ],
            lacking: &[Text(
                "organisation",
                "role: \"board\", shift: \"day\", on_call: true",
                "role: \"board\", shift: \"day\"",
            )],
            outcome: CONTAINED_SOON,
        },
        Shortcoming {
            task: "P1.5",
            criterion: "p1.5-logs",
            lack: Lack::Logs,
            common: &[
                EDR_DIM,
                NO_OVERRIDES,
                Set("organisation.sensors[logs].sees", "0.6"),
                Text("organisation", "kind: siem, covers: [", "kind: siem, covers: [\"*\", "),
            ],
            lacking: &[Text(
                "organisation",
                "covers: [\"*\", \"web\", \"mail\", \"orders\", \"files\", \"dc\"]",
                "covers: [\"dc\"]",
            )],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.5",
            criterion: "p1.5-rules",
            lack: Lack::Rules,
            common: &[EDR_DIM, NO_OVERRIDES, Set("organisation.sensors[logs].sees", "0.6")],
            lacking: &[Text("organisation", "kind: siem,", "kind: siem, rules: [\"impact\"],")],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.6",
            criterion: "p1.6-signatures",
            lack: Lack::Signatures,
            common: &[
                EDR_DIM,
                NO_OVERRIDES,
                LOGS_DIM,
                Set("organisation.sensors[border].sees", "0.9"),
                Text("organisation", "kind: ids,", "kind: ids, signature_age: \"1d\","),
            ],
            lacking: &[Text("organisation", "signature_age: \"1d\"", "signature_age: \"365d\"")],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.7",
            criterion: "p1.7-endpoints",
            lack: Lack::Agent,
            common: &[LOGS_DIM],
            lacking: &[
                Text(
                    "organisation",
                    "kind: edr, covers: [\"web\", \"mail\", \"pc\", \"orders\", \"files\"], level",
                    "kind: edr, covers: [\"orders\"], level",
                ),
                Text(
                    "organisation",
                    "kind: antivirus, covers: [\"pc\", \"plc-pc\", \"files\"]",
                    "kind: antivirus, covers: [\"plc-pc\"]",
                ),
            ],
            outcome: IDENTIFIED_SOON,
        },
        Shortcoming {
            task: "P1.7",
            criterion: "p1.7-baselines",
            lack: Lack::Baseline,
            common: &[
                EDR_DIM,
                NO_OVERRIDES,
                LOGS_DIM,
                Set("organisation.sensors[behaviour].sees", "0.9"),
                Text("organisation", "kind: ueba, covers: [", "kind: ueba, covers: [\"mail\", "),
            ],
            lacking: &[Text("organisation", "kind: ueba,", "kind: ueba, baseline: untrained,")],
            outcome: IDENTIFIED,
        },
        Shortcoming {
            task: "P1.8",
            criterion: "p1.8-skills",
            lack: Lack::Skill,
            common: &[
                QUIET[0],
                QUIET[1],
                QUIET[2],
                QUIET[3],
                QUIET[4],
                QUIET[5],
                Set("plan.wants_skills", "[\"triage\", \"forensics\"]"),
            ],
            lacking: &[
                Text("plan", "skills: [\"forensics\"]", "skills: []"),
                Text("organisation", "skills: [\"triage\", \"forensics\"], shift: \"early\"", "shift: \"early\""),
                Text("organisation", "skills: [\"triage\", \"forensics\"], shift: \"late\"", "shift: \"late\""),
                Text("organisation", "skills: [\"triage\", \"forensics\"], shift: \"night\"", "shift: \"night\""),
                Text("organisation", "skills: [\"network\", \"forensics\"]", "skills: [\"network\"]"),
            ],
            outcome: DECLARED_SOON,
        },
        Shortcoming {
            task: "P1.9",
            criterion: "p1.9-practised",
            lack: Lack::Practice,
            common: &[
                QUIET[0],
                QUIET[1],
                QUIET[2],
                QUIET[3],
                QUIET[4],
                QUIET[5],
                Text(
                    "organisation",
                    "    shifts: [\n",
                    "    exercise_history: [(date: \"2024-01-10\", improvements: 4, closed: 4)],\n    shifts: [\n",
                ),
            ],
            lacking: &[Text("organisation", "[(date: \"2024-01-10\", improvements: 4, closed: 4)]", "[]")],
            outcome: IDENTIFIED,
        },
    ]
}
