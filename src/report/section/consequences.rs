//! What it cost: hosts, records, services, money, and what the team saved.

use super::*;
use crate::report::chart::hosts::{Curve, Moment};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::Look;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::score::Milestone;

pub fn section(reading: &Reading) -> Section {
    let mut blocks = vec![Block::Table(outcome(reading))];
    if reading.compromised.is_empty() && reading.isolated.is_empty() && reading.encrypted.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NoHosts))));
    } else {
        blocks.push(Block::Figure(Box::new(hosts(reading))));
    }
    blocks.extend(segments::blocks(reading));
    blocks.push(services::block(reading));
    blocks.extend(timetable::block(reading));
    blocks.push(Block::Table(saved(reading)));
    Section { id: "consequences", title: word(Msg::ConsequencesTitle), blocks }
}

fn outcome(reading: &Reading) -> Table {
    let outcome = &reading.card.outcome;
    let encrypted = Message::new(Msg::EncryptedSplit)
        .count("n", outcome.hosts_encrypted)
        .count("servers", outcome.servers_encrypted)
        .count("workstations", outcome.workstations_encrypted);
    let encrypted = if outcome.hosts_encrypted == 0 { count(0) } else { encrypted };
    let hours = |hours: f64| value(Arg::Number(hours, 1));
    let money = |cost: f64| value(Arg::Number(cost, 0));
    let rows = [
        (Msg::RowCompromised, count(outcome.hosts_compromised)),
        (Msg::RowEncrypted, encrypted),
        (Msg::RowIsolated, count(outcome.hosts_isolated)),
        (Msg::RowRecords, count(outcome.records_exfiltrated)),
        (Msg::RowDowntimeAttack, hours(outcome.downtime_hours_attack)),
        (Msg::RowDowntimeResponse, hours(outcome.downtime_hours_response)),
        (Msg::RowCostAttack, money(outcome.cost_attack)),
        (Msg::RowCostResponse, money(outcome.cost_response)),
        (Msg::RowBreakouts, count(outcome.breakouts)),
    ];
    Table {
        title: None,
        columns: vec![words_of(Msg::ColumnConsequence), numbers_of(Msg::ColumnValue)],
        rows: rows.into_iter().map(|(name, value)| vec![word(name).into(), value.into()]).collect(),
    }
}

fn hosts(reading: &Reading) -> Figure {
    let curve = |name: Msg, role: Role, steps: &[(SimTime, u64)], look: Option<Look>| Curve {
        name: word(name),
        role,
        steps: steps.to_vec(),
        look,
    };
    let mut curves = vec![
        curve(Msg::CurveCompromised, Role::Attack, &reading.compromised, None),
        curve(Msg::CurveIsolated, Role::Detect, &reading.isolated, Some(Look::Dash)),
        curve(Msg::CurveEncrypted, Role::Recover, &reading.encrypted, Some(Look::Dot)),
    ];
    curves.retain(|curve| !curve.steps.is_empty());
    let moments: Vec<Moment<Message>> = [
        (Milestone::FirstImpact, Msg::MomentImpact),
        (Milestone::Identified, Msg::MomentIdentified),
        (Milestone::Contained, Msg::MomentContained),
    ]
    .into_iter()
    .filter_map(|(milestone, name)| reading.card.milestone(milestone).time().map(|at| Moment { at, label: word(name) }))
    .collect();
    let most = reading.compromised.iter().map(|step| step.1).max().unwrap_or(0);
    let all = reading.scenario.organisation.host_count() as u64;
    let encrypted = reading.card.outcome.hosts_encrypted;
    let id = if encrypted > 0 { Msg::HostsTitleLoss } else { Msg::HostsTitleHeld };
    let mut title = Message::new(id).count("most", most).count("all", all);
    if encrypted > 0 {
        title = title.count("encrypted", encrypted);
    }
    Figure {
        id: "chart-hosts",
        title,
        note: word(Msg::HostsNote),
        table: host_table(reading),
        drawing: Drawing::Hosts { curves, moments, end: reading.end },
    }
}

/// The curves at up to sixteen moments, evenly among their steps.
fn host_table(reading: &Reading) -> Table {
    let curves = [&reading.compromised, &reading.isolated, &reading.encrypted];
    let mut times: Vec<SimTime> = curves.iter().flat_map(|curve| curve.iter().map(|step| step.0)).collect();
    times.sort_unstable();
    times.dedup();
    let last = times.len().saturating_sub(1);
    let picks = times.len().min(16);
    let mut picked: Vec<SimTime> = (0..picks).map(|n| times[n * last / (picks - 1).max(1)]).collect();
    picked.dedup();
    let at = |curve: &[(SimTime, u64)], time: SimTime| {
        let after = curve.partition_point(|step| step.0 <= time);
        after.checked_sub(1).map_or(0, |step| curve[step].1)
    };
    let row = |time: &SimTime| {
        let mut row: Vec<Cell> = vec![value(Arg::At(*time)).into()];
        row.extend(curves.map(|curve| Cell::from(count(at(curve, *time)))));
        row
    };
    Table {
        title: None,
        columns: vec![
            words_of(Msg::ColumnTime),
            numbers_of(Msg::CurveCompromised),
            numbers_of(Msg::CurveIsolated),
            numbers_of(Msg::CurveEncrypted),
        ],
        rows: picked.iter().map(row).collect(),
    }
}

fn saved(reading: &Reading) -> Table {
    let saved = reading.card.share_saved;
    let rows = [
        (Msg::SavedHosts, saved.hosts),
        (Msg::SavedRecords, saved.records),
        (Msg::SavedHours, saved.service_hours),
        (Msg::SavedUnits, saved.units),
    ];
    let share = |share: Option<f64>| share.map_or_else(|| word(Msg::UnknownWord), |share| value(Arg::Share(share)));
    Table {
        title: Some(word(Msg::SavedIntro)),
        columns: vec![words_of(Msg::ColumnConsequence), numbers_of(Msg::ColumnSaved)],
        rows: rows.into_iter().map(|(name, value)| vec![word(name).into(), share(value).into()]).collect(),
    }
}
