//! Scores by phase, then every criterion with what it measured and what proves it.

use super::*;
use crate::report::chart::phases::PhaseBar;
use crate::report::model::{Block, Drawing, Figure, Sentence, Table};
use crate::report::wanted::Cut;
use crate::score::{Finding, PhaseScore};

pub fn section(reading: &Reading) -> Section {
    let mut blocks = Vec::new();
    if reading.card.phases.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::NoPhases))));
    } else {
        blocks.push(Block::Figure(Box::new(figure(&reading.card.phases))));
    }
    blocks.extend(Phase::ALL.into_iter().filter_map(|phase| criteria(reading, phase)).map(Block::Table));
    let by_hand: Vec<Sentence> =
        reading.card.findings.iter().filter_map(|finding| overridden(reading, finding)).collect();
    if !by_hand.is_empty() {
        blocks.push(Block::Text(Sentence::new(word(Msg::ByHandIntro))));
        blocks.push(Block::List(by_hand));
    }
    Section { id: "phases", title: word(Msg::PhasesTitle), blocks }
}

/// A person's rating beside the computed one, with the reason.
fn overridden(reading: &Reading, finding: &Finding) -> Option<Sentence> {
    let row = finding.by_hand.as_ref()?;
    let criterion = &reading.card.rubric[finding.criterion];
    let by = match reading.cut {
        Cut::Trainer => text(&row.by),
        Cut::Participants => word(Msg::Somebody),
    };
    let message = Message::new(Msg::ByHand)
        .with("task", Arg::Text(criterion.task.to_string()))
        .with("sentence", checks(criterion))
        .say("by", by)
        .say("given", word(rating_word(finding.rating)))
        .say("computed", word(rating_word(row.computed)))
        .with("reason", Arg::Text(row.reason.trim_end_matches('.').to_string()));
    Some(Sentence::new(message).proved(finding.evidence.iter().copied().take(3)))
}

fn figure(phases: &[PhaseScore]) -> Figure {
    let bar = |score: &PhaseScore| PhaseBar {
        name: phase_name(score.phase),
        points: score.points,
        rating: score.rating,
        word: word(rating_word(score.rating)),
    };
    let row = |score: &PhaseScore| {
        vec![
            phase_name(score.phase).into(),
            score.points.map_or_else(|| word(Msg::Dash), |points| value(Arg::Number(points, 0))).into(),
            rated(score.rating),
        ]
    };
    Figure {
        id: "chart-phases",
        title: title(phases),
        note: Message::new(Msg::PhasesNote).count("least", 0).count("most", 100),
        drawing: Drawing::Phases { bars: phases.iter().map(bar).collect(), target: 100.0 },
        table: Table {
            title: None,
            columns: vec![words_of(Msg::ColumnPhase), numbers_of(Msg::ColumnPoints), words_of(Msg::ColumnRating)],
            rows: phases.iter().map(row).collect(),
        },
    }
}

fn title(phases: &[PhaseScore]) -> Message {
    let observed = phases.iter().filter(|score| score.rating != Rating::NotObserved);
    let total = observed.clone().count() as u64;
    let mut short: Vec<&PhaseScore> = observed.filter(|score| score.rating > Rating::P).collect();
    let points = |score: &PhaseScore| score.points.unwrap_or(0.0);
    short.sort_by(|a, b| b.rating.cmp(&a.rating).then(points(a).total_cmp(&points(b))).then(a.phase.cmp(&b.phase)));
    match short[..] {
        [] if total == 0 => word(Msg::SummaryNotRated),
        [] => word(Msg::PhasesAllMet),
        [one] => Message::new(Msg::PhasesOneMissed).say("name", phase_name(one.phase)),
        [worst, ..] => Message::new(Msg::PhasesSomeMissed)
            .count("n", short.len() as u64)
            .count("total", total)
            .say("name", phase_name(worst.phase)),
    }
}

fn criteria(reading: &Reading, phase: Phase) -> Option<Table> {
    let card = reading.card;
    let of_phase = |finding: &&Finding| card.rubric[finding.criterion].task.phase == phase;
    let rows: Vec<Vec<Cell>> =
        card.findings.iter().filter(of_phase).map(|finding| criterion(reading, finding)).collect();
    let columns = vec![
        words_of(Msg::ColumnCriterion),
        numbers_of(Msg::ColumnMeasure),
        numbers_of(Msg::ColumnGoal),
        numbers_of(Msg::ColumnLimit),
        numbers_of(Msg::ColumnPoints),
        words_of(Msg::ColumnRating),
        words_of(Msg::ColumnEvidence),
    ];
    (!rows.is_empty()).then(|| Table { title: Some(phase_name(phase)), columns, rows })
}

fn criterion(reading: &Reading, finding: &Finding) -> Vec<Cell> {
    let criterion = &reading.card.rubric[finding.criterion];
    let name = Message::new(Msg::CriterionCell)
        .with("task", Arg::Text(criterion.task.to_string()))
        .with("sentence", checks(criterion));
    let points = finding.points.map_or_else(|| word(Msg::Dash), |points| value(Arg::Number(points, 0)));
    let more = finding.evidence.len().saturating_sub(MOST_EVIDENCE) as u64;
    let evidence = match (finding.evidence.is_empty(), more) {
        (true, _) => word(Msg::Dash),
        (false, 0) => text(""),
        (false, more) => Message::new(Msg::AndMoreEvidence).count("n", more),
    };
    let duty = criterion.scale.is_none();
    let bounds = |pick: fn(&Scale) -> f64| {
        if duty { word(Msg::Dash) } else { bound(criterion, pick) }
    };
    vec![
        name.into(),
        measured(finding.measure).into(),
        bounds(|scale| scale.goal).into(),
        bounds(|scale| scale.limit).into(),
        points.into(),
        rated(finding.rating),
        proved(evidence, &finding.evidence),
    ]
}
