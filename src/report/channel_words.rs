//! Sentences of syncs, channels and briefs (P7.1, P7.2).

use super::catalogue::Msg;
use super::message::{Arg, Message};
use super::sentence::{new, unworded};
use crate::base::*;
use crate::journal::{BriefContent, Fact};
use crate::scenario::Scenario;

pub(super) fn channels(fact: Fact, scenario: &Scenario) -> Message {
    match fact {
        Fact::SyncHeld { channel, informed, of } => {
            let id = if channel.is_none() { Msg::SyncOnFoot } else { Msg::SyncHeld };
            let message = new(id).count("informed", u64::from(informed)).count("of", u64::from(of));
            if channel.is_none() { message } else { message.with("channel", name(channel, scenario)) }
        }
        Fact::PlanRead { channel, .. } => new(Msg::PlanRead).with("channel", name(channel, scenario)),
        Fact::ExecutivesBriefed { content, .. } => new(match content {
            BriefContent::BusinessImpact => Msg::BriefedImpact,
            BriefContent::Technical => Msg::BriefedTechnical,
        }),
        other => unworded(other),
    }
}

fn name(channel: ChannelId, scenario: &Scenario) -> Arg {
    Arg::Text(scenario.organisation.channels.get(channel.index()).map_or_else(|| "?".into(), |row| row.id.clone()))
}
