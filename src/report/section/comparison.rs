//! Runs side by side: key figures, which way they went, and which items of the improvement plan are still raised.

use super::*;
use crate::report::history::{Figure, Record, Way, league};
use crate::report::model::{Block, Sentence, Table};
use crate::scenario::Scenario;

/// Earlier runs that a report shows beside its own; the history holds all.
const MOST_RUNS: usize = 3;

pub fn section(reading: &Reading) -> Section {
    let now = Record::of(reading.journal, reading.scenario, reading.card);
    let blocks = with_history(reading.scenario, reading.earlier, &now);
    Section { id: "comparison", title: word(Msg::ComparisonTitle), blocks }
}

/// A run beside the last ones of its exercise, and the tools over all runs of its organisation.
pub fn with_history(scenario: &Scenario, earlier: &[Record], now: &Record) -> Vec<Block> {
    let same: Vec<&Record> =
        earlier.iter().filter(|row| row.exercise == now.exercise && row.digest != now.digest).collect();
    let Some(last) = same.last() else {
        return vec![Block::Text(Sentence::new(word(Msg::NoEarlier)))];
    };
    let shown: Vec<(&Record, Message)> = same[same.len().saturating_sub(MOST_RUNS)..]
        .iter()
        .map(|row| (*row, label(row)))
        .chain([(now, word(Msg::ThisRun))])
        .collect();
    let (baseline, own) = (shown.len() - 2, shown.len() - 1);
    let mut blocks = vec![Block::List(vec![verdict(last, label(last), now), luck(last, now)])];
    blocks.push(Block::Table(figures(&shown, baseline, &[own])));
    blocks.push(Block::List(items(last, now)));
    let tools = league(scenario, earlier, now);
    if tools.iter().any(|tool| tool.tried > 0) {
        blocks.push(Block::Table(sensors::league(&tools, Msg::LeagueAllTitle)));
    }
    blocks
}

/// Runs beside the first of them; each by its name.
pub fn side_by_side(runs: &[(Record, String)]) -> Vec<Block> {
    let named: Vec<(&Record, Message)> = runs.iter().map(|(run, name)| (run, text(name))).collect();
    let Some(((first, first_name), others)) = named.split_first() else { return Vec::new() };
    let mut blocks = Vec::new();
    if others.iter().any(|(run, _)| run.exercise != first.exercise) {
        blocks.push(Block::Text(Sentence::new(word(Msg::CompareOther))));
    }
    let all: Vec<usize> = (1..named.len()).collect();
    blocks.push(Block::Table(figures(&named, 0, &all)));
    for (run, name) in others {
        let mut said = vec![
            Sentence::new(
                Message::new(Msg::CompareOf)
                    .say("run", name.clone())
                    .say("what", verdict(first, first_name.clone(), run).message),
            ),
            luck(first, run),
        ];
        if run.exercise == first.exercise {
            said.extend(items(first, run));
        }
        blocks.push(Block::List(said));
    }
    blocks
}

fn label(run: &Record) -> Message {
    Message::new(Msg::RunLabel).with("plan", Arg::Text(run.plan.clone())).with("seed", Arg::Text(run.seed.to_string()))
}

/// Pairs of the figures that both have, in the order of the later run.
fn pairs<'a>(before: &'a Record, now: &'a Record) -> impl Iterator<Item = (&'a Figure, &'a Figure)> {
    now.figures.iter().filter_map(|figure| Some((before.figure(&figure.name)?, figure)))
}

/// How many key figures are better, and how many worse.
fn verdict(before: &Record, name: Message, now: &Record) -> Sentence {
    let ways: Vec<Way> = pairs(before, now).filter_map(|(before, now)| now.way(before)).collect();
    let count = |way: Way| ways.iter().filter(|other| **other == way).count() as u64;
    let message = Message::new(Msg::CompareVerdict)
        .count("n", ways.len() as u64)
        .count("better", count(Way::Better))
        .count("worse", count(Way::Worse))
        .say("run", name);
    Sentence::new(message)
}

/// Whether luck is part of the difference.
fn luck(before: &Record, now: &Record) -> Sentence {
    let message = if before.seed == now.seed && before.exercise == now.exercise {
        Message::new(Msg::CompareSameLuck).with("seed", Arg::Text(now.seed.to_string()))
    } else {
        word(Msg::CompareLuck)
    };
    Sentence::new(message)
}

/// A column a run, and one for the change of each that is asked for against the baseline.
fn figures(runs: &[(&Record, Message)], baseline: usize, changed: &[usize]) -> Table {
    let mut columns = vec![words_of(Msg::ColumnFigure)];
    for (at, (_, name)) in runs.iter().enumerate() {
        columns.push(Column { title: name.clone(), numeric: true });
        if changed.contains(&at) {
            let title = Message::new(Msg::ColumnChange).say("run", runs[baseline].1.clone());
            columns.push(Column { title, numeric: false });
        }
    }
    let row = |figure: &Figure| -> Vec<Cell> {
        let mut row: Vec<Cell> = vec![figure_name(figure).into()];
        for (at, (run, _)) in runs.iter().enumerate() {
            let own = run.figure(&figure.name);
            row.push(own.map_or_else(|| word(Msg::Dash), shown).into());
            if changed.contains(&at) {
                let change = own.zip(runs[baseline].0.figure(&figure.name)).map(|(now, before)| change(before, now));
                row.push(change.unwrap_or_else(|| word(Msg::Dash)).into());
            }
        }
        row
    };
    let rows = runs[baseline].0.figures.iter().map(row).collect();
    Table { title: None, columns, rows }
}

fn figure_name(figure: &Figure) -> Message {
    let id = match figure.name.as_str() {
        "time to acknowledge" => Msg::KpiAcknowledge,
        "time to identify" => Msg::KpiIdentify,
        "time to contain" => Msg::KpiContain,
        "time to eradicate" => Msg::KpiEradicate,
        "time to recover" => Msg::KpiRecover,
        "hosts compromised" => Msg::KpiCompromised,
        "hosts encrypted" => Msg::KpiEncrypted,
        "records stolen" => Msg::KpiRecords,
        "downtime" => Msg::KpiDowntime,
        "orders within the plan's limit" => Msg::KpiOnTime,
        "goals met" => Msg::KpiGoals,
        // A history that a newer sandtable wrote.
        other => return text(other),
    };
    word(id)
}

fn amount(figure: &Figure, amount: f64) -> Arg {
    match figure.unit.as_str() {
        "h" => Arg::Span(SimSpan((amount * 3_600_000.0).round() as i64)),
        "%" => Arg::Share(amount / 100.0),
        "service-h" => Arg::Number(amount, 1),
        _ => Arg::Number(amount, 0),
    }
}

fn shown(figure: &Figure) -> Message {
    figure.value.map_or_else(|| word(Msg::NotReached), |found| value(amount(figure, found)))
}

/// `12 h shorter: better`
fn change(before: &Figure, now: &Figure) -> Message {
    let Some(way) = now.way(before) else { return word(Msg::Dash) };
    let (was, is) = match (before.value, now.value) {
        (Some(was), Some(is)) => (was, is),
        (None, _) => return word(Msg::ChangeReached),
        (_, None) => return word(Msg::ChangeLost),
    };
    let less = is < was;
    let id = match (way, now.unit.as_str()) {
        (Way::Same, _) => return word(Msg::ChangeSame),
        (Way::Better, "h") => Msg::ChangeShorter,
        (Way::Worse, "h") => Msg::ChangeLonger,
        (Way::Better, _) if less => Msg::ChangeLessBetter,
        (Way::Better, _) => Msg::ChangeMoreBetter,
        (Way::Worse, _) if less => Msg::ChangeLessWorse,
        (Way::Worse, _) => Msg::ChangeMoreWorse,
    };
    let by = (is - was).abs();
    let by = match now.unit.as_str() {
        "%" => Message::new(Msg::PercentagePoints).with("n", Arg::Number(by.round(), 0)),
        _ => value(amount(now, by)),
    };
    Message::new(id).say("by", by)
}

/// Items of the improvement plan: not raised again, still raised, raised for the first time.
fn items(before: &Record, now: &Record) -> Vec<Sentence> {
    let listed = |id: Msg, ids: Vec<&String>| {
        let all = ids.iter().map(|id| text(id));
        let all = all.reduce(|first, next| Message::new(Msg::AndThen).say("first", first).say("next", next))?;
        Some(Sentence::new(Message::new(id).count("n", ids.len() as u64).say("ids", all)))
    };
    let closed = before.lessons.iter().filter(|id| !now.lessons.contains(id)).collect();
    let open = now.lessons.iter().filter(|id| before.lessons.contains(id)).collect();
    let fresh = now.lessons.iter().filter(|id| !before.lessons.contains(id)).collect();
    let rows = [(Msg::ItemsClosed, closed), (Msg::ItemsOpen, open), (Msg::ItemsNew, fresh)];
    let said: Vec<Sentence> = rows.into_iter().filter_map(|(id, ids)| listed(id, ids)).collect();
    if said.is_empty() { vec![Sentence::new(word(Msg::ItemsNone))] } else { said }
}
