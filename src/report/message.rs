//! Sentences as data: a message id with named arguments. Only an export turns them into a language's words.

use super::catalogue::{Known, Language, Msg, Piece, chosen};
use super::clock::Clock;
use super::wanted::Cut;
use crate::base::*;
use crate::journal::{Names as _, ScenarioNames, show_target};
use crate::scenario::{Scenario, TargetKind};

#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: Msg,
    pub args: Vec<(&'static str, Arg)>,
}

/// A value in a sentence; ids become names when it is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    /// Something that sandtable names: its kind, its id, and its name in English.
    Known(Known, String, String),
    Count(u64),
    /// 0 to 1, said in per cent.
    Share(f64),
    /// With so many decimals.
    Number(f64, u8),
    Span(SimSpan),
    /// Local date and time.
    At(SimTime),
    /// With the year.
    AtFull(SimTime),
    /// `T+`
    Since(SimTime),
    /// A host and how many more.
    Hosts(HostId, u32),
    Account(AccountId, u32),
    /// What an action is aimed at, and how many more.
    Target(ActionId, u32, u32),
    Action(ActionId),
    /// A step's technique.
    Technique(StepId),
    Name(Noun, u32),
    Say(Box<Message>),
}

/// Kinds of authored things that sentences name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Unit,
    Segment,
    Domain,
    Store,
    Service,
    Backup,
    Sensor,
    Person,
    Role,
    Playbook,
    Severity,
    Inject,
    Vulnerability,
}

impl Message {
    pub fn new(id: Msg) -> Message {
        Message { id, args: Vec::new() }
    }
    pub fn with(mut self, name: &'static str, value: Arg) -> Message {
        self.args.push((name, value));
        self
    }
    pub fn count(self, name: &'static str, value: u64) -> Message {
        self.with(name, Arg::Count(value))
    }
    pub fn span(self, name: &'static str, value: SimSpan) -> Message {
        self.with(name, Arg::Span(value))
    }
    pub fn say(self, name: &'static str, value: Message) -> Message {
        self.with(name, Arg::Say(Box::new(value)))
    }
    /// An author's or a machine's own words.
    pub fn text(text: impl Into<String>) -> Message {
        Message::new(Msg::Text).with("text", Arg::Text(text.into()))
    }
    /// The name of something that sandtable names.
    pub fn known(kind: Known, id: impl Into<String>, english: impl Into<String>) -> Message {
        Message::new(Msg::Text).with("text", Arg::Known(kind, id.into(), english.into()))
    }
    fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.0 == name).map(|arg| &arg.1)
    }
}

/// A language's voice for one scenario.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub scenario: &'a Scenario,
    pub clock: Clock,
    pub language: Language,
    pub cut: Cut,
}

impl<'a> Words<'a> {
    pub fn new(scenario: &'a Scenario, language: Language) -> Words<'a> {
        Words { scenario, clock: Clock::new(scenario, language), language, cut: Cut::default() }
    }
    /// For these readers.
    pub fn cut(self, cut: Cut) -> Words<'a> {
        Words { cut, ..self }
    }
    pub fn say(&self, message: &Message) -> String {
        let mut out = String::new();
        self.write(&mut out, message);
        out
    }
    pub fn word(&self, id: Msg) -> String {
        self.say(&Message::new(id))
    }
    /// As a sentence or a label begins: with a capital, unless it begins with somebody's name for something.
    pub fn say_first(&self, message: &Message) -> String {
        let said = self.say(message);
        if self.language.is_chinese() || self.begins_with_name(message) {
            return said;
        }
        let mut chars = said.chars();
        match chars.next() {
            Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
            _ => said,
        }
    }

    fn begins_with_name(&self, message: &Message) -> bool {
        let Some(Piece::Value(name) | Piece::Choice(name, _)) = self.language.template(message.id).first() else {
            return false;
        };
        match message.arg(name) {
            Some(Arg::Say(message)) => self.begins_with_name(message),
            Some(Arg::Action(_)) => false,
            _ => true,
        }
    }

    /// Fills a message's template with its arguments.
    pub fn write(&self, out: &mut String, message: &Message) {
        self.pieces(out, self.language.template(message.id), message);
    }

    fn pieces(&self, out: &mut String, pieces: &[Piece], message: &Message) {
        for piece in pieces {
            let from = out.len();
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Value(name) => match message.arg(name) {
                    Some(arg) => self.value(out, arg),
                    None => debug_assert!(false, "message {:?} lacks its argument `{name}`", message.id),
                },
                Piece::Choice(name, cases) => {
                    let number = message.arg(name).map_or(1, Arg::quantity);
                    self.pieces(out, chosen(cases, number, self.language.plural(number)), message);
                }
            }
            if self.language.is_chinese() {
                apart(out, from);
            }
        }
    }

    fn value(&self, out: &mut String, arg: &Arg) {
        match arg {
            Arg::Text(text) => out.push_str(text),
            Arg::Known(kind, id, english) => out.push_str(self.known(*kind, id, english)),
            Arg::Count(count) => out.push_str(&super::chart::hosts::thousands(*count)),
            Arg::Share(share) if self.language.is_chinese() => out.push_str(&format!("{:.0}%", share * 100.0)),
            Arg::Share(share) => out.push_str(&format!("{:.0}\u{a0}%", share * 100.0)),
            Arg::Number(value, decimals) => out.push_str(&number(*value, *decimals)),
            Arg::Span(span) => out.push_str(&self.clock.span(*span)),
            Arg::At(at) => out.push_str(&self.clock.stamp(*at)),
            Arg::AtFull(at) => out.push_str(&self.clock.full(*at)),
            Arg::Since(at) => out.push_str(&self.clock.since(*at)),
            Arg::Hosts(host, more) => {
                out.push_str(&ScenarioNames(self.scenario).host(*host));
                self.and_more(out, *more, TargetKind::Host);
            }
            Arg::Account(account, more) => {
                out.push_str(&ScenarioNames(self.scenario).account(*account));
                self.and_more(out, *more, TargetKind::Account);
            }
            Arg::Target(action, target, more) => self.target(out, *action, *target, *more),
            Arg::Action(action) => match self.language.known(Known::Action, self.action(*action)) {
                Some(name) => out.push_str(name),
                None => out.push_str(&self.action(*action).replace('-', " ")),
            },
            Arg::Technique(step) => out.push_str(&self.technique(*step)),
            Arg::Name(noun, index) => out.push_str(&self.name(*noun, *index)),
            Arg::Say(message) => self.write(out, message),
        }
    }

    fn and_more(&self, out: &mut String, more: u32, kind: TargetKind) {
        let id = match kind {
            _ if more == 0 => return,
            TargetKind::Host => Msg::AndMoreHosts,
            TargetKind::Account => Msg::AndMoreAccounts,
            _ => Msg::AndMore,
        };
        self.write(out, &Message::new(id).count("n", u64::from(more)));
    }

    /// A thing's name in this language, or in English where this language has none.
    pub fn known<'b>(&self, kind: Known, id: &str, english: &'b str) -> &'b str {
        self.language.known(kind, id).unwrap_or(english)
    }

    pub fn action(&self, action: ActionId) -> &str {
        self.scenario.actions.get(action.index()).map_or("?", |row| row.id.as_str())
    }
    pub fn action_target(&self, action: ActionId) -> TargetKind {
        self.scenario.actions.get(action.index()).map_or(TargetKind::None, |row| row.target)
    }

    fn target(&self, out: &mut String, action: ActionId, target: u32, more: u32) {
        let kind = self.action_target(action);
        match kind {
            TargetKind::Service => out.push_str(&self.name(Noun::Service, target)),
            TargetKind::Vulnerability => out.push_str(&self.name(Noun::Vulnerability, target)),
            TargetKind::Unit => out.push_str(&self.name(Noun::Unit, target)),
            TargetKind::Case => self.write(out, &Message::new(Msg::TheCase).count("n", u64::from(target) + 1)),
            TargetKind::Alert => self.write(out, &Message::new(Msg::TheAlert).count("n", u64::from(target) + 1)),
            _ => out.push_str(&show_target(kind, target, &ScenarioNames(self.scenario))),
        }
        self.and_more(out, more, kind);
    }

    fn technique(&self, step: StepId) -> String {
        let row = self.scenario.adversary.steps.get(step.index());
        match row.and_then(|row| self.scenario.techniques.rows.get(row.technique.index())) {
            Some(technique) => {
                let name = Arg::Known(Known::Technique, technique.id.clone(), technique.name.clone());
                let named = Message::new(Msg::NameWithId).with("name", name);
                self.say(&named.with("id", Arg::Text(technique.id.clone())))
            }
            None => row.map_or_else(|| format!("?{}", step.0), |row| row.id.clone()),
        }
    }

    pub fn name(&self, noun: Noun, index: u32) -> String {
        let (organisation, at) = (&self.scenario.organisation, index as usize);
        let kind = match noun {
            Noun::Service => return organisation.services.get(at).map_or_else(|| "?".into(), |row| row.name.clone()),
            Noun::Unit => return organisation.units.get(at).map_or_else(|| "?".into(), |row| row.name.clone()),
            Noun::Inject => {
                return self.scenario.exercise.injects.get(at).map_or_else(|| "?".into(), |row| row.title.clone());
            }
            Noun::Playbook => {
                return self.scenario.plan.playbooks.get(at).map_or_else(|| "?".into(), |row| row.title.clone());
            }
            Noun::Segment => "segment",
            Noun::Domain => "domain",
            Noun::Store => "store",
            Noun::Backup => "backup",
            Noun::Vulnerability => "vulnerability",
            Noun::Sensor => "sensor",
            Noun::Person => {
                if self.cut == Cut::Participants
                    && let Some(person) = organisation.people.get(at)
                {
                    return self.name(Noun::Role, person.role.0);
                }
                "person"
            }
            Noun::Role => "role",
            Noun::Severity => "severity",
        };
        ScenarioNames(self.scenario).authored(kind, index)
    }
}

impl Arg {
    /// What a plural form goes by.
    fn quantity(&self) -> u64 {
        match self {
            Arg::Count(count) => *count,
            Arg::Hosts(_, more) | Arg::Account(_, more) | Arg::Target(_, _, more) => u64::from(*more) + 1,
            Arg::Number(value, _) if *value == 1.0 => 1,
            Arg::Number(..) => 2,
            _ => 1,
        }
    }
}

/// A blank at this place where a letter or figure meets a Chinese character: that is how both are set apart.
fn apart(out: &mut String, at: usize) {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let (Some(before), Some(after)) = (out[..at].chars().next_back(), out[at..].chars().next()) else { return };
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '%';
    if han(before) && latin(after) || latin(before) && han(after) {
        out.insert(at, ' ');
    }
}

/// Grouped thousands and so many decimals.
pub fn number(value: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let whole = super::chart::hosts::thousands(whole.parse().unwrap_or(0));
    let sign = if value < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { "-" } else { "" };
    match rest {
        Some(rest) => format!("{sign}{whole}.{rest}"),
        None => format!("{sign}{whole}"),
    }
}
