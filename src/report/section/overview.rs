//! What was run: enough to know the exercise again and to repeat it.

use super::*;
use crate::report::message::Noun;
use crate::report::model::{Block, Sentence};

pub fn section(reading: &Reading) -> Section {
    let (scenario, header) = (reading.scenario, &reading.journal.header);
    let (exercise, organisation) = (&scenario.exercise, &scenario.organisation);
    let startex = Message::new(Msg::KeyZone)
        .with("at", Arg::AtFull(SimTime::ZERO))
        .with("zone", Arg::Text(organisation.zone.name().to_string()));
    let entries = Message::new(Msg::EntriesAndEvents)
        .count("entries", reading.journal.entries.len() as u64)
        .count("events", header.events);
    let mut pairs = vec![
        (Msg::KeyStatus, word(Msg::StatusDraft)),
        (Msg::KeyExercise, text(&exercise.title)),
        (Msg::KeySummary, text(&exercise.summary)),
        (Msg::KeySource, text(&exercise.source)),
        (Msg::KeyScope, scope(reading)),
        (Msg::KeyMission, word(Msg::MissionResponse)),
        (Msg::KeyCapabilities, capabilities(reading)),
        (Msg::KeyObjectives, objectives(reading)),
        (Msg::KeyOrganisation, text(&organisation.name)),
        (Msg::KeyParticipating, units(reading)),
        (Msg::KeySize, size(reading)),
        (Msg::KeyPlan, text(&scenario.plan.title)),
        (Msg::KeyAdversary, text(&scenario.adversary.name)),
        (Msg::KeyStartex, startex),
        (Msg::KeyLength, span(reading.end - SimTime::ZERO)),
        (Msg::KeySeed, text(&header.seed.to_string())),
        (Msg::KeyDigest, text(&reading.journal.digest())),
        (Msg::KeyBuild, text(&header.build)),
        (Msg::KeyEntries, entries),
        (Msg::KeyCommand, text(&command(reading))),
    ];
    pairs.retain(|(_, message)| !matches!(&message.args[..], [(_, Arg::Text(text))] if text.is_empty()));
    let mut blocks = vec![Block::Pairs(pairs.into_iter().map(|(key, message)| (word(key), message.into())).collect())];
    if !header.inputs.is_empty() {
        let note = Message::new(Msg::ByHandNote).count("n", header.inputs.len() as u64);
        blocks.push(Block::Text(Sentence::new(note)));
    }
    Section { id: "overview", title: word(Msg::OverviewTitle), blocks }
}

/// More of a list than this is counted.
const MOST_LISTED: usize = 12;

/// In their author's words, full stops and all.
fn objectives(reading: &Reading) -> Message {
    let all = reading.scenario.exercise.objectives.iter().map(|objective| text(&objective.text));
    all.reduce(|first, next| Message::new(Msg::AndDot).say("first", first).say("next", next))
        .unwrap_or_else(|| text(""))
}

fn units(reading: &Reading) -> Message {
    let units = 0..reading.scenario.organisation.units.len();
    listed(units.map(|unit| value(Arg::Name(Noun::Unit, unit as u32))).collect(), MOST_LISTED)
}

/// The core capabilities of the objectives, each once.
fn capabilities(reading: &Reading) -> Message {
    let mut all: Vec<Message> = Vec::new();
    for goal in objectives::goals(reading) {
        for task in &goal.tasks {
            let capability = objectives::capability(&goal, *task, reading);
            if !all.contains(&capability) {
                all.push(capability);
            }
        }
    }
    listed(all, MOST_LISTED)
}

fn scope(reading: &Reading) -> Message {
    let organisation = &reading.scenario.organisation;
    Message::new(Msg::ScopeOf)
        .span("span", reading.end - SimTime::ZERO)
        .count("units", organisation.units.len() as u64)
        .count("people", organisation.people.len() as u64)
}

fn size(reading: &Reading) -> Message {
    let organisation = &reading.scenario.organisation;
    Message::new(Msg::SizeOf)
        .count("hosts", organisation.host_count() as u64)
        .count("accounts", organisation.account_count() as u64)
        .count("people", organisation.people.len() as u64)
        .count("services", organisation.services.len() as u64)
        .count("sensors", organisation.sensors.len() as u64)
}

/// The command line that repeats the run.
fn command(reading: &Reading) -> String {
    let path = |role: &str, otherwise: &str| {
        let source = reading.journal.header.sources.iter().find(|source| source.role == role);
        quoted(source.map_or(otherwise, |source| short(&source.path)))
    };
    let exercise = path("exercise", &reading.scenario.exercise.id);
    let plan = path("plan", &reading.scenario.plan.id);
    format!("sandtable run {exercise} --plan {plan} --seed {}", reading.journal.header.seed)
}

/// `built-in:plans/prepared.ron` is `prepared` on the command line.
fn short(path: &str) -> &str {
    let Some(inside) = path.strip_prefix("built-in:") else { return path };
    let name = inside.rsplit('/').next().unwrap_or(inside);
    name.strip_suffix(".ron").unwrap_or(name)
}

fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || "-_./:=".contains(c)) && !word.is_empty();
    if plain { word.to_string() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
