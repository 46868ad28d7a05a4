//! Sentences of identification: indicators, stages, class, impact matrix, record (P2).

use super::catalogue::{Known, Msg};
use super::message::{Message, Noun};
use super::sentence::{Context, hosts, named, new, ordinal, unworded};
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{IncidentClass, Scenario};

pub(super) fn identification(fact: Fact, more: u32, cx: &Context) -> Message {
    let n = u64::from(more) + 1;
    match fact {
        Fact::AlertReopened { .. } => new(Msg::AlertReopened).count("n", n),
        Fact::StageBelieved { case, stage, .. } => {
            new(Msg::StageBelieved).count("case", ordinal(case.0)).say("stage", tactic(stage, cx.scenario))
        }
        Fact::HostRecorded { host, .. } => hosts(Msg::HostRecorded, host, more),
        Fact::IndicatorsKnown { tool, feed } => {
            let id = if feed.is_none() { Msg::IndicatorsLearnt } else { Msg::IndicatorsFromFeed };
            indicator(id, tool, feed, cx.scenario)
        }
        Fact::IndicatorMatched { tool, feed, .. } => {
            let id = if tool.is_none() { Msg::IndicatorFalse } else { Msg::IndicatorMatched };
            indicator(id, tool, feed, cx.scenario)
        }
        Fact::SeverityDue { severity, .. } => named(Msg::SeverityDue, "severity", Noun::Severity, severity.0),
        Fact::IncidentClassified { class, stage, .. } => {
            let message = new(Msg::Classified).say("class", new(class_word(class)));
            let words = stage.some().map(|stage| tactic(stage, cx.scenario));
            let stage = match words {
                Some(words) => new(Msg::ClassifiedStage).say("stage", words),
                None => Message::text(String::new()),
            };
            message.say("stage", stage)
        }
        other => unworded(other),
    }
}

fn indicator(id: Msg, tool: ToolId, feed: FeedId, scenario: &Scenario) -> Message {
    let message = new(id);
    let message = match scenario.adversary.tools.get(tool.index()) {
        Some(tool) => message.say("tool", Message::text(tool.clone())),
        None => message,
    };
    match scenario.organisation.feeds.get(feed.index()) {
        Some(feed) => message.say("feed", Message::text(feed.id.clone())),
        None => message,
    }
}

/// `command-and-control` as people say it.
fn tactic(stage: TacticIx, scenario: &Scenario) -> Message {
    let tactic = scenario.techniques.tactics.get(stage.index()).map_or("?", String::as_str);
    Message::known(Known::Tactic, tactic, tactic.replace('-', " "))
}

fn class_word(class: IncidentClass) -> Msg {
    match class {
        IncidentClass::Malware => Msg::ClassMalware,
        IncidentClass::Ransomware => Msg::ClassRansomware,
        IncidentClass::DataBreach => Msg::ClassDataBreach,
        IncidentClass::AccountCompromise => Msg::ClassAccountCompromise,
        IncidentClass::DenialOfService => Msg::ClassDenialOfService,
        IncidentClass::Insider => Msg::ClassInsider,
    }
}
