//! `sandtable list tasks`: every task of the doctrine with what models it, what decides it, what scores it and where the
//! report shows it. Actions, sensors, preparation and criteria are read from their own tables; only the fields of the
//! authored files and the report's sections are named here, and the tests look for each of them.
//! To add a field that a task rests on: its path in `ROWS`.

use super::{Exit, console};
use crate::base::*;
use crate::rules::action::{ACTIONS, ActionSpec};
use crate::scenario::SensorKind;
use crate::scenario::capability::{Preparation, preparation};
use crate::scenario::words::Words;
use crate::score::{Criterion, Judges, shipped_rubric};
use std::collections::BTreeSet;

/// What no other table says of a task.
struct Row {
    task: &'static str,
    /// Fields of the authored files that it rests on.
    fields: &'static [&'static str],
    /// Fields by which plan, organisation or exercise decide it.
    decided: &'static [&'static str],
    /// Sections of the report, beside the criteria's own lines.
    sections: &'static [&'static str],
    /// What stands for the task where no action does.
    stands: &'static str,
}

const fn row(
    task: &'static str,
    fields: &'static [&'static str],
    decided: &'static [&'static str],
    sections: &'static [&'static str],
    stands: &'static str,
) -> Row {
    Row { task, fields, decided, sections, stands }
}

const BY_PLAYBOOK: &[&str] = &["plan.playbooks"];

const ROWS: [Row; 45] = [
    row("P1.1", &["organisation.roles"], &["plan.roles", "plan.raci", "plan.escalate_after"], &["delays"], ""),
    row("P1.2", &["organisation.sector"], &["plan.annexes"], &["rubric"], "the annexes and playbooks of the plan file"),
    row("P1.3", &["organisation.people", "organisation.shifts"], &["plan.people", "plan.roles"], &["delays"], ""),
    row(
        "P1.4",
        &["plan.raci.approval", "plan.raci.consulted", "plan.raci.informed"],
        &["plan.raci", "plan.raci.accountable"],
        &["delays"],
        "the role matrix of the plan file",
    ),
    row(
        "P1.5",
        &["organisation.sensors.coverage", "organisation.sensors.rules"],
        &["organisation.sensors", "plan.alert_rules"],
        &["sensors"],
        "what the organisation file has set up",
    ),
    row(
        "P1.6",
        &["organisation.sensors.signature_age", "organisation.feeds"],
        &["organisation.sensors", "plan.feeds"],
        &["sensors"],
        "what the organisation file has set up",
    ),
    row(
        "P1.7",
        &["organisation.hosts.agent", "organisation.sensors.baseline"],
        &["organisation.sensors"],
        &["sensors"],
        "what the organisation file has set up",
    ),
    row(
        "P1.8",
        &["organisation.people.skills"],
        &["plan.people", "plan.wants_skills", "organisation.people"],
        &["delays"],
        "people's skills",
    ),
    row(
        "P1.9",
        &["organisation.exercise_history"],
        &["organisation.exercise_history", "exercise.objectives"],
        &["overview"],
        "this program: each run is an exercise that ends in a report; `improve` writes what follows from it",
    ),
    row(
        "P2.1",
        &["organisation.feeds", "organisation.sensors.matches_indicators", "adversary.steps.tool"],
        &["plan.feeds", "plan.playbooks"],
        &["sensors", "timeline"],
        "",
    ),
    row("P2.2", &["organisation.sensors.trains_for"], &["organisation.sensors.baseline"], &["sensors"], ""),
    row(
        "P2.3",
        &["organisation.sensors.beacons_after", "organisation.sensors.knows_hours"],
        &["organisation.sensors"],
        &["sensors"],
        "",
    ),
    row("P2.4", &["adversary.steps.technique"], &["plan.reclassify", "plan.playbooks"], &["timeline"], ""),
    row(
        "P2.5",
        &["plan.severities.data", "plan.severities.service", "plan.severities.safety", "plan.severities.spread"],
        &["plan.declare_when", "plan.severities", "plan.rating"],
        &["milestones", "timeline"],
        "",
    ),
    row("P2.6", &["organisation.segments", "organisation.hosts"], BY_PLAYBOOK, &["timeline"], ""),
    row(
        "P2.7",
        &["organisation.sensors.false_alarms_per_day", "plan.alert_rules.misjudged"],
        &["plan.alert_rules", "plan.drop_low_above"],
        &["sensors", "delays"],
        "",
    ),
    row(
        "P3.1",
        &["organisation.hosts.agent", "organisation.sites"],
        &["plan.raci", "plan.playbooks"],
        &["milestones", "consequences"],
        "",
    ),
    row("P3.2", &["organisation.accounts", "organisation.domains.ticket_life"], BY_PLAYBOOK, &["timeline"], ""),
    row("P3.3", &["organisation.hosts"], BY_PLAYBOOK, &["timeline"], ""),
    row("P3.4", &["organisation.links", "organisation.segments"], BY_PLAYBOOK, &["milestones", "consequences"], ""),
    row(
        "P3.5",
        &["organisation.vulnerabilities.patch", "organisation.segments.exposed"],
        BY_PLAYBOOK,
        &["timeline"],
        "",
    ),
    row(
        "P3.6",
        &["organisation.people.skills"],
        BY_PLAYBOOK,
        &["timeline", "delays"],
        "the collecting actions of P2 and P3.3, and the record of every order in the journal",
    ),
    row(
        "P3.7",
        &["organisation.services.cost_per_hour", "organisation.services.harm_per_hour"],
        &["plan.raci.approval", "plan.playbooks"],
        &["consequences"],
        "what the actions of P3.1 and P3.4 cost the services that need what they cut off",
    ),
    row("P4.1", &["organisation.planes"], &["plan.eradicated_when", "plan.playbooks"], &["milestones", "timeline"], ""),
    row("P4.2", &["organisation.vulnerabilities"], &["plan.eradicated_when", "plan.playbooks"], &["timeline"], ""),
    row("P4.3", &["organisation.domains", "organisation.backups"], BY_PLAYBOOK, &["timeline"], ""),
    row("P4.4", &["adversary.steps.tool"], BY_PLAYBOOK, &["timeline"], ""),
    row("P4.5", &["organisation.vulnerabilities", "organisation.remote_access"], BY_PLAYBOOK, &["timeline"], ""),
    row(
        "P5.1",
        &["organisation.services.tier", "organisation.services.needs", "organisation.services.rto"],
        &["plan.recovered_when", "plan.playbooks"],
        &["milestones", "consequences"],
        "",
    ),
    row("P5.2", &["organisation.backups.usable", "organisation.services.rpo"], BY_PLAYBOOK, &["timeline"], ""),
    row(
        "P5.3",
        &["organisation.vulnerabilities"],
        BY_PLAYBOOK,
        &["timeline"],
        "the scans of P4.2, run before services return",
    ),
    row(
        "P5.4",
        &["organisation.sensors.mode"],
        &["plan.alert_rules", "plan.close_when"],
        &["sensors"],
        "the alert rules of the plan, and closing no sooner than it says",
    ),
    row(
        "P5.5",
        &["organisation.services.fallback", "organisation.services.harm_per_hour", "organisation.shifts"],
        &["organisation.services.fallback", "plan.people"],
        &["consequences", "delays"],
        "services on their fallback, by hand, and people who hand over at the end of a shift",
    ),
    row("P6.1", &["plan.review_within"], &["plan.close_when", "plan.review_within"], &["milestones"], ""),
    row("P6.2", &["organisation.people"], BY_PLAYBOOK, &["timeline", "delays"], ""),
    row(
        "P6.3",
        &["plan.playbooks"],
        &["plan.playbooks", "exercise.rubric"],
        &["delays", "milestones"],
        "the comparison of what was done with what the plan asks for, which the report makes by itself",
    ),
    row("P6.4", &["organisation.sensors.sees"], &["plan.alert_rules", "plan.playbooks"], &["sensors"], ""),
    row("P6.5", &["organisation.exercise_history.improvements"], BY_PLAYBOOK, &["summary"], ""),
    row("P7.1", &["organisation.provides"], &["plan.sync_every", "plan.sync_after_containment"], &["timeline"], ""),
    row("P7.2", &["organisation.roles"], &["plan.raci", "plan.playbooks"], &["timeline"], ""),
    row("P7.3", &["exercise.injects.effects"], BY_PLAYBOOK, &["timeline"], ""),
    row("P7.4", &["exercise.injects.effects"], &["plan.raci.approval", "plan.playbooks"], &["timeline"], ""),
    row("P7.5", &["organisation.stores.records"], BY_PLAYBOOK, &["timeline"], ""),
    row(
        "P7.6",
        &["organisation.clocks", "organisation.clocks.within", "organisation.stores.records"],
        &["organisation.clocks", "plan.playbooks"],
        &["phases", "timeline"],
        "",
    ),
    row(
        "P7.7",
        &["adversary.steps.does", "exercise.injects"],
        &["plan.playbooks", "exercise.injects.to"],
        &["timeline"],
        "the adversary's demand, which injects put before a seat",
    ),
];

/// The task that a kind of sensor serves.
fn served_by(kind: SensorKind) -> &'static [&'static str] {
    match kind {
        SensorKind::Antivirus | SensorKind::Edr => &["P1.7", "P6.4"],
        SensorKind::Ids => &["P1.6", "P2.1", "P6.4"],
        SensorKind::Nta => &["P2.3", "P6.4"],
        SensorKind::Siem => &["P1.5", "P2.1", "P6.4"],
        SensorKind::Ueba => &["P2.2", "P6.4"],
        SensorKind::MailGateway => &["P2.7", "P6.4"],
        SensorKind::UserReport => &["P2.7", "P7.3"],
        SensorKind::ThirdParty => &["P2.7"],
        SensorKind::RansomNote => &["P2.7", "P7.7"],
    }
}

/// A task with all its columns.
struct Entry {
    task: TaskId,
    actions: Vec<&'static ActionSpec>,
    sensors: Vec<&'static str>,
    preparation: Vec<String>,
    row: &'static Row,
    criteria: Vec<Criterion>,
}

fn entries() -> Vec<Entry> {
    let (rubric, prepared) = (shipped_rubric(), preparation());
    TaskId::all().zip(&ROWS).map(|(task, row)| Entry::new(task, row, &rubric, &prepared)).collect()
}

impl Entry {
    fn new(task: TaskId, row: &'static Row, rubric: &[Criterion], prepared: &[Preparation]) -> Entry {
        let word = |kind: &SensorKind| SensorKind::TABLE.iter().find(|entry| entry.1 == *kind).map(|entry| entry.0);
        Entry {
            task,
            actions: ACTIONS.iter().filter(|action| action.task == task).collect(),
            sensors: SensorKind::ALL
                .iter()
                .filter(|kind| served_by(**kind).contains(&row.task))
                .filter_map(word)
                .collect(),
            preparation: prepared.iter().filter(|one| one.task == Some(task)).map(|one| one.name.clone()).collect(),
            row,
            criteria: rubric.iter().filter(|criterion| criterion.task == task).cloned().collect(),
        }
    }

    fn model(&self) -> Vec<String> {
        let mut model = Vec::new();
        if self.actions.is_empty() {
            model.push(format!("no action: {}", self.row.stands));
        }
        model.extend(self.row.fields.iter().map(ToString::to_string));
        model.extend(self.sensors.iter().map(|word| format!("sensor {word}")));
        model.extend(self.preparation.iter().map(|name| format!("preparation {name}")));
        model.extend(self.actions.iter().map(|action| format!("action {}", action.id)));
        model
    }

    /// Whoever writes the files decides beforehand; in a run the plan or the seat of whoever does the work.
    fn decided(&self) -> Vec<String> {
        let seats: BTreeSet<&str> = self.actions.iter().map(|action| action.by).collect();
        let mut decided: Vec<String> = self.row.decided.iter().map(ToString::to_string).collect();
        decided.extend(seats.into_iter().map(|role| format!("seat {role}")));
        decided
    }

    fn ids(&self) -> Vec<&'static str> {
        self.criteria.iter().map(|criterion| criterion.id).collect()
    }

    /// `section: line` for the lines that the report has of each criterion, and the sections beside them.
    fn report(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for criterion in &self.criteria {
            lines.push(format!("phases: {} {}", self.task, criterion.sentence));
        }
        lines.extend(self.places().into_iter().skip(usize::from(!self.criteria.is_empty())));
        lines
    }

    /// Sections alone.
    fn places(&self) -> Vec<String> {
        let mut places: Vec<String> = Vec::new();
        if !self.criteria.is_empty() {
            places.push("phases".into());
        }
        if self.criteria.iter().any(|criterion| criterion.judges == Judges::Readiness) {
            places.push("check --readiness".into());
        }
        for section in self.row.sections {
            if !places.iter().any(|place| place == section) {
                places.push((*section).to_string());
            }
        }
        places
    }
}

pub fn list(as_json: bool) -> Exit {
    let entries = entries();
    if as_json {
        let rows: Vec<_> = entries.iter().map(object).collect();
        return console::done(serde_json::Value::from(rows));
    }
    console::done(table(&entries))
}

fn object(entry: &Entry) -> serde_json::Value {
    serde_json::json!({
        "id": entry.task.to_string(), "name": entry.task.name(), "model": entry.model(),
        "decided": entry.decided(), "criteria": entry.ids(), "report": entry.report(),
    })
}

/// Wide enough for a terminal, narrow enough for a page.
const WIDTH: usize = 100;
/// Longer lists of names say how many more there are.
const MOST_NAMES: usize = 6;

/// One block a task, a line a column.
fn table(entries: &[Entry]) -> String {
    let mut out = String::new();
    for entry in entries {
        let few = |what: &str, names: Vec<&str>| {
            let more = names.len().saturating_sub(MOST_NAMES);
            let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{what} {}{tail}", names[..names.len() - more].join(" "))
        };
        let mut model: Vec<String> = if entry.actions.is_empty() { vec![entry.row.stands.into()] } else { Vec::new() };
        model.extend(entry.row.fields.iter().map(ToString::to_string));
        for (what, names) in [
            ("sensors", entry.sensors.clone()),
            ("preparation", entry.preparation.iter().map(String::as_str).collect()),
            ("actions", entry.actions.iter().map(|action| action.id).collect()),
        ] {
            if !names.is_empty() {
                model.push(few(what, names));
            }
        }
        out += &format!("{} {}\n", entry.task, entry.task.name());
        out += &column("model", &model.join(", "));
        out += &column("decided", &entry.decided().join(", "));
        out += &column("criteria", &entry.ids().join(", "));
        out += &column("report", &entry.places().join(", "));
    }
    out.trim_end().to_string()
}

/// A column under its task, broken at blanks.
fn column(name: &str, text: &str) -> String {
    const INDENT: usize = 14;
    let mut line = format!("     {name:<width$}", width = INDENT - 5);
    let mut out = String::new();
    let mut fresh = true;
    for word in text.split(' ') {
        if !fresh && line.len() + 1 + word.len() > WIDTH {
            out += &format!("{line}\n");
            line = " ".repeat(INDENT);
            fresh = true;
        }
        if !fresh {
            line.push(' ');
        }
        line += word;
        fresh = false;
    }
    out + line.trim_end() + "\n"
}

#[cfg(test)]
mod tests;
