//! The report for machines: the scorecard's values under stable keys, and what the report says, each sentence with its
//! message id, words and arguments. The HTML page points into it (`data-from`), so blocks stand here in the same order.
//! `schema` changes when a key does; `report.schema.json` describes it.

use super::anchors;
use crate::base::{EntryId, SimSpan, TaskId};
use crate::journal::{Harm, Journal, Side};
use crate::report::catalogue::Known;
use crate::report::message::{Message, Words};
use crate::report::model::{Block, Cell, Improvement, Report, Section, Sentence, Table};
use crate::scenario::targets::trace;
use crate::score::{Measure, Metric, Milestone, Reached, Scorecard};
use serde_json::{Value, json};

/// JSON Schema (draft 2020-12) of `report.json`.
pub const JSON_SCHEMA: &str = include_str!("report.schema.json");
pub const SCHEMA: &str = "sandtable.report/2";

pub fn json(report: &Report, journal: &Journal, card: &Scorecard, words: &Words) -> String {
    let scenario = words.scenario;
    let value = json!({
        "schema": SCHEMA,
        "language": words.language.tag(),
        "cut": words.cut.key(),
        "title": said(&report.title, words),
        "subtitle": said(&report.subtitle, words),
        "exercise": { "id": scenario.exercise.id, "title": scenario.exercise.title, "source": scenario.exercise.source },
        "organisation": { "id": scenario.organisation.id, "name": scenario.organisation.name,
            "hosts": scenario.organisation.host_count(), "zone": words.clock.zone() },
        "plan": { "id": scenario.plan.id, "title": scenario.plan.title },
        "startex": words.clock.iso(crate::base::SimTime::ZERO),
        "seed": journal.header.seed.to_string(),
        "build": journal.header.build,
        "digest": journal.digest(),
        "entries": journal.entries.len(),
        "end_ms": card.end.0,
        "milestones": Milestone::ALL.iter().map(|milestone| {
            (milestone.key().to_string(), reached(card.milestone(*milestone), words))
        }).collect::<serde_json::Map<_, _>>(),
        "dwell_ms": { "total": millis(card.dwell.total), "dormant": millis(card.dwell.dormant),
            "sensor": millis(card.dwell.sensor), "people": millis(card.dwell.people) },
        "contain_ms": millis(card.contain),
        "contain_believed_ms": millis(card.contain_believed),
        "identified_before_impact": card.identified_before_impact,
        "outcome": outcome(card),
        "harm": harm(card.harm),
        "reference": journal.header.reference.map(harm),
        "share_saved": { "hosts": card.share_saved.hosts, "records": card.share_saved.records,
            "service_hours": card.share_saved.service_hours, "units": card.share_saved.units },
        "overall": card.overall.key(),
        "phases": card.phases.iter().map(|phase| json!({
            "phase": phase.phase.code(), "points": phase.points, "rating": phase.rating.key(),
        })).collect::<Vec<_>>(),
        "goals_met": card.goals_met,
        "goals_missed": card.goals_missed,
        "losses": card.losses.iter().map(|loss| json!({
            "criterion": card.rubric[loss.finding].id, "cost": loss.cost, "rating": card.findings[loss.finding].rating.key(),
        })).collect::<Vec<_>>(),
        "criteria": criteria(card, words),
        "orders": orders(card, words),
        "sections": report.sections.iter().map(|part| section(report, part, words)).collect::<Vec<_>>(),
        "improvements": report.improvements.iter().map(|row| improvement(report, row, words)).collect::<Vec<_>>(),
        "timeline_note": said(&report.timeline.note(), words),
        "timeline": time_line(report, words),
    });
    let mut out = serde_json::to_string_pretty(&value).expect("values without odd keys become text");
    out.push('\n');
    out
}

fn millis(span: Option<SimSpan>) -> Value {
    span.map_or(Value::Null, |span| json!(span.0))
}

fn reached(reached: Reached, words: &Words) -> Value {
    match reached {
        Reached::At(at, entry) => {
            json!({ "state": "reached", "at_ms": at.0, "local": words.clock.iso(at), "entry": entry.0 })
        }
        Reached::NotReached => json!({ "state": "not_reached" }),
        Reached::NotApplicable => json!({ "state": "not_applicable" }),
    }
}

fn harm(harm: Harm) -> Value {
    json!({ "hosts": harm.hosts, "records": harm.records, "service_ms": harm.service_ms, "milli_units": harm.milli_units })
}

fn outcome(card: &Scorecard) -> Value {
    let outcome = &card.outcome;
    json!({
        "hosts_compromised": outcome.hosts_compromised,
        "hosts_encrypted": outcome.hosts_encrypted,
        "servers_encrypted": outcome.servers_encrypted,
        "workstations_encrypted": outcome.workstations_encrypted,
        "domains_encrypted": outcome.domains_encrypted,
        "hosts_isolated": outcome.hosts_isolated,
        "records_exfiltrated": outcome.records_exfiltrated,
        "downtime_hours_attack": outcome.downtime_hours_attack,
        "downtime_hours_response": outcome.downtime_hours_response,
        "cost_attack": outcome.cost_attack,
        "cost_response": outcome.cost_response,
        "false_alarms": outcome.false_alarms,
        "true_alerts": outcome.true_alerts,
        "true_alerts_unread": outcome.true_alerts_unread,
        "true_alerts_dismissed": outcome.true_alerts_dismissed,
        "breakouts": outcome.breakouts,
    })
}

fn criteria(card: &Scorecard, words: &Words) -> Vec<Value> {
    let one = |finding: &crate::score::Finding| {
        let criterion = &card.rubric[finding.criterion];
        json!({
            "id": criterion.id,
            "task": criterion.task.to_string(),
            "sentence": words.known(Known::Criterion, criterion.id, criterion.sentence),
            "measure": measure(finding.measure),
            "goal": criterion.scale.map(|scale| scale.goal),
            "limit": criterion.scale.map(|scale| scale.limit),
            "weight": criterion.weight,
            "points": finding.points,
            "rating": finding.rating.key(),
            "by_hand": finding.by_hand.as_ref().map(|row| {
                json!({ "computed": row.computed.key(), "by": row.by, "reason": row.reason })
            }),
            "mandatory": criterion.mandatory,
            "unit": criterion.scale.map(|scale| unit(scale.unit)),
            "traceability": traceability(criterion.task, words),
            "figures": finding.figures.iter().map(|(name, value)| ((*name).to_string(), json!(value)))
                .collect::<serde_json::Map<_, _>>(),
            "evidence": finding.evidence.iter().map(|entry| entry.0).collect::<Vec<_>>(),
        })
    };
    card.findings.iter().map(one).collect()
}

fn unit(unit: Metric) -> &'static str {
    match unit {
        Metric::Time => "ms",
        Metric::Share => "share",
        Metric::Count | Metric::Duty => "count",
    }
}

/// From the critical task up to the exercise's objectives.
fn traceability(task: TaskId, words: &Words) -> Value {
    let scenario = words.scenario;
    let (trace, id) = (trace(task, &scenario.exercise), task.to_string());
    json!({
        "critical_task": words.known(Known::Task, &id, task.name()),
        "capability_target": words.known(Known::Target, &id, trace.target),
        "core_capability": words.known(Known::Capability, trace.capability, trace.capability),
        "objectives": trace.objectives.iter().map(|at| &scenario.exercise.objectives[*at].id).collect::<Vec<_>>(),
    })
}

fn measure(measure: Measure) -> Value {
    match measure {
        Measure::Span(span) => json!({ "ms": span.0 }),
        Measure::Share(share) => json!({ "share": share }),
        Measure::Count(count) => json!({ "count": count }),
        Measure::Duty(done) => json!({ "done": done }),
        Measure::NotReached => json!("not_reached"),
        Measure::NotApplicable => json!("not_applicable"),
        Measure::NotObserved => json!("not_observed"),
    }
}

/// Longest first; beyond this many, `timeline.csv` and the journal know.
const MOST_ORDERS: usize = 2_000;

fn orders(card: &Scorecard, words: &Words) -> Vec<Value> {
    let mut delays: Vec<&crate::score::Delay> = card.delays.iter().collect();
    delays.sort_by_key(|delay| (std::cmp::Reverse(delay.until - delay.ordered), delay.order));
    let one = |delay: &crate::score::Delay| {
        json!({
            "order": delay.order.0,
            "action": words.action(delay.action),
            "entry": delay.entry.0,
            "ordered_ms": delay.ordered.0,
            "until_ms": delay.until.0,
            "finished": delay.finished,
            "parts_ms": { "approval": delay.approval.0, "off_shift": delay.off_shift.0, "queue": delay.queue.0,
                "skill": delay.skill.0, "tool": delay.tool.0, "travel": delay.travel.0, "work": delay.work.0 },
        })
    };
    delays.into_iter().take(MOST_ORDERS).map(one).collect()
}

fn improvement(report: &Report, row: &Improvement, words: &Words) -> Value {
    json!({
        "id": row.id,
        "status": "proposed",
        "capability": said(&row.capability, words),
        "issue": said(&row.issue, words),
        "action": said(&row.action, words),
        "element": row.element.word(),
        "owner": said(&row.owner, words),
        "start_ms": row.start.0,
        "start": words.clock.iso(row.start),
        "due_ms": row.due.0,
        "due": words.clock.iso(row.due),
        "priority": row.priority.key(),
        "reference": row.reference.as_ref().map(|reference| said(reference, words)),
        "evidence": anchors(report, &row.evidence).map(|anchor| anchor.0).collect::<Vec<_>>(),
        "carried": row.carried,
    })
}

fn section(report: &Report, section: &Section, words: &Words) -> Value {
    let blocks: Vec<Value> = section.blocks.iter().map(|part| block(report, part, words)).collect();
    json!({ "id": section.id, "title": said(&section.title, words), "blocks": blocks })
}

/// `{ "id", "text", "args" }`: which message, in words, and what it is filled with, if anything.
fn said(message: &Message, words: &Words) -> Value {
    let mut value = json!({ "id": message.id.key(), "text": words.say_first(message) });
    let args = words.arguments(message);
    if !args.is_empty() {
        value["args"] = Value::Object(args);
    }
    value
}

/// The same with the entries that prove it.
fn proved(report: &Report, message: &Message, evidence: &[EntryId], words: &Words) -> Value {
    let mut value = said(message, words);
    if !evidence.is_empty() {
        value["evidence"] = anchors(report, evidence).map(|anchor| anchor.0).collect();
    }
    value
}

fn block(report: &Report, block: &Block, words: &Words) -> Value {
    let sentence = |part: &Sentence| proved(report, &part.message, &part.evidence, words);
    let sentences = |list: &[Sentence]| list.iter().map(sentence).collect::<Vec<_>>();
    match block {
        Block::Text(part) => json!({ "text": sentence(part) }),
        Block::List(list) => json!({ "list": sentences(list) }),
        Block::Findings(list) => json!({ "findings": sentences(list) }),
        Block::Pairs(pairs) => json!({ "pairs": pairs.iter().map(|(key, cell)| json!({
            "key": said(key, words), "value": proved(report, &cell.message, &cell.evidence, words),
        })).collect::<Vec<_>>() }),
        Block::Table(part) => json!({ "table": table(report, part, words) }),
        Block::Figure(figure) => json!({ "figure": {
            "id": figure.id, "title": said(&figure.title, words), "note": said(&figure.note, words),
            "table": table(report, &figure.table, words),
        } }),
        Block::Strip(cells) => json!({ "strip": cells.iter().map(|cell| json!({
            "phase": cell.code, "name": said(&cell.name, words), "rating": cell.rating.key(), "points": cell.points,
        })).collect::<Vec<_>>() }),
        Block::Targets(targets) => json!({ "targets": targets.iter().map(|target| json!({
            "name": proved(report, &target.name, &target.evidence, words),
            "actual": said(&target.actual, words),
            "goal": said(&target.goal, words),
            "limit": said(&target.limit, words),
            "rating": target.rating.key(),
        })).collect::<Vec<_>>() }),
        Block::TimeLine => json!({ "timeline": "/timeline" }),
    }
}

fn table(report: &Report, table: &Table, words: &Words) -> Value {
    let cell = |cell: &Cell| {
        let mut value = proved(report, &cell.message, &cell.evidence, words);
        if let Some(rating) = cell.rating {
            value["rating"] = json!(rating.key());
        }
        value
    };
    json!({
        "title": table.title.as_ref().map(|title| said(title, words)),
        "columns": table.columns.iter().map(|column| said(&column.title, words)).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>()).collect::<Vec<_>>(),
    })
}

fn time_line(report: &Report, words: &Words) -> Vec<Value> {
    let row = |row: &crate::report::timeline::Row| {
        let mut value = said(&row.message, words);
        value["entry"] = json!(row.entry.0);
        value["at_ms"] = json!(row.at.0);
        value["until_ms"] = json!(row.until.0);
        value["local"] = json!(words.clock.iso(row.at));
        value["side"] = json!(match row.side {
            Side::Truth => "truth",
            Side::Recorded => "recorded",
            Side::Known => "known",
        });
        value["count"] = json!(row.count);
        value["key"] = json!(row.key);
        if let Some(note) = &row.note {
            value["note"] = said(note, words);
        }
        value
    };
    report.timeline.rows.iter().map(row).collect()
}
