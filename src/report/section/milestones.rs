//! When what was reached, what was not, and what never applied.

use super::*;
use crate::report::model::{Block, Sentence, Table};
use crate::score::Milestone;

pub fn section(reading: &Reading) -> Section {
    let row = |milestone: Milestone| -> Vec<Cell> {
        let when = reading.card.milestone(milestone);
        let since = when.time().map_or_else(|| word(Msg::Dash), |at| value(Arg::Since(at)));
        vec![word(name(milestone)).into(), reached(when), since.into()]
    };
    let table = Table {
        title: None,
        columns: vec![words_of(Msg::ColumnMilestone), words_of(Msg::ColumnWhen), numbers_of(Msg::ColumnSince)],
        rows: Milestone::ALL.into_iter().map(row).collect(),
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(dwell(reading).into_iter().chain(belief(reading)).map(|message| Block::Text(Sentence::new(message))));
    Section { id: "milestones", title: word(Msg::MilestonesTitle), blocks }
}

fn dwell(reading: &Reading) -> Option<Message> {
    let dwell = reading.card.dwell;
    Some(
        Message::new(Msg::DwellParts)
            .span("total", dwell.total?)
            .say("dormant", span_or(dwell.dormant, Msg::UnknownWord))
            .say("sensor", span_or(dwell.sensor, Msg::UnknownWord))
            .say("people", span_or(dwell.people, Msg::UnknownWord)),
    )
}

fn belief(reading: &Reading) -> Option<Message> {
    let believed = reading.card.contain_believed?;
    Some(match reading.card.contain {
        Some(truth) => Message::new(Msg::ContainBelieved).span("believed", believed).span("truth", truth),
        None => Message::new(Msg::ContainBelievedOnly).span("believed", believed),
    })
}

fn name(milestone: Milestone) -> Msg {
    match milestone {
        Milestone::FirstCompromise => Msg::MilestoneFirstCompromise,
        Milestone::FirstObservable => Msg::MilestoneFirstObservable,
        Milestone::FirstTrueAlert => Msg::MilestoneFirstTrueAlert,
        Milestone::Acknowledged => Msg::MilestoneAcknowledged,
        Milestone::Told => Msg::MilestoneTold,
        Milestone::FirstImpact => Msg::MilestoneFirstImpact,
        Milestone::FirstEncrypted => Msg::MilestoneFirstEncrypted,
        Milestone::Identified => Msg::MilestoneIdentified,
        Milestone::ShortTermContained => Msg::MilestoneShortTerm,
        Milestone::Contained => Msg::MilestoneContained,
        Milestone::EradicatedDeclared => Msg::MilestoneEradicatedDeclared,
        Milestone::Eradicated => Msg::MilestoneEradicated,
        Milestone::RecoveredTier1 => Msg::MilestoneRecovered1,
        Milestone::Recovered => Msg::MilestoneRecovered,
        Milestone::Closed => Msg::MilestoneClosed,
        Milestone::Reviewed => Msg::MilestoneReviewed,
    }
}
