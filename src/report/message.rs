//! Sentences as data: a message id with named arguments. Only an export turns them into a language's words.

use super::catalogue::{Known, Language, Msg, Piece, chosen};
use super::clock::Clock;
use super::wanted::Cut;
use crate::base::*;
use crate::journal::{Names as _, ScenarioNames, show_target};
use crate::scenario::{Scenario, TargetKind};
use serde_json::{Value, json};

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
    /// Local date, with the year.
    Day(SimTime),
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

/// A message in words, with where its figures and names stand in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A figure or a name in a text: its bytes, and where its value stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub from: usize,
    pub to: usize,
    /// Below the message's arguments, as a JSON pointer; `None` for a name.
    pub figure: Option<(String, Value)>,
}

/// Where words go, and the marks beside them if somebody wants these.
struct Out<'o> {
    text: &'o mut String,
    marks: Option<&'o mut Vec<Mark>>,
    /// Names of the arguments that are being written, outermost first.
    path: Vec<&'static str>,
}

impl Out<'_> {
    /// Adds a text that is a name, or a figure.
    fn put(&mut self, text: &str, figure: Option<Value>) {
        let from = self.text.len();
        self.text.push_str(text);
        if let Some(marks) = &mut self.marks {
            let path = || self.path.iter().flat_map(|name| ["/", name]).collect();
            marks.push(Mark { from, to: self.text.len(), figure: figure.map(|value| (path(), value)) });
        }
    }
    fn below(&mut self, name: &'static str, write: impl FnOnce(&mut Self)) {
        self.path.push(name);
        write(self);
        self.path.pop();
    }
    /// A blank at this place where a letter or figure meets a Chinese character: that is how both are set apart.
    fn apart(&mut self, at: usize) {
        let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
        let (Some(before), Some(after)) = (self.text[..at].chars().next_back(), self.text[at..].chars().next()) else {
            return;
        };
        let latin = |c: char| c.is_ascii_alphanumeric() || c == '%';
        if !(han(before) && latin(after) || latin(before) && han(after)) {
            return;
        }
        self.text.insert(at, ' ');
        for mark in self.marks.iter_mut().flat_map(|marks| marks.iter_mut()).filter(|mark| mark.from >= at) {
            mark.from += 1;
            mark.to += 1;
        }
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
        let mut text = String::new();
        self.write(&mut Out { text: &mut text, marks: None, path: Vec::new() }, message);
        text
    }
    pub fn word(&self, id: Msg) -> String {
        self.say(&Message::new(id))
    }
    /// As a sentence or a label begins: with a capital, unless it begins with somebody's name for something.
    pub fn say_first(&self, message: &Message) -> String {
        let said = self.say(message);
        if self.begins_small(message) { capital(said) } else { said }
    }
    /// The same as `say` or `say_first`, with its figures and names marked.
    pub fn marked(&self, message: &Message, first: bool) -> Said {
        let mut said = Said::default();
        self.write(&mut Out { text: &mut said.text, marks: Some(&mut said.marks), path: Vec::new() }, message);
        if first && self.begins_small(message) {
            let length = said.text.len();
            said.text = capital(said.text);
            let longer = said.text.len() - length;
            for mark in said.marks.iter_mut().filter(|mark| mark.to > 0) {
                mark.from += if mark.from > 0 { longer } else { 0 };
                mark.to += longer;
            }
        }
        said
    }
    fn begins_small(&self, message: &Message) -> bool {
        !self.language.is_chinese() && !self.begins_with_name(message)
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
    fn write(&self, out: &mut Out, message: &Message) {
        self.pieces(out, self.language.template(message.id), message);
    }

    fn pieces(&self, out: &mut Out, pieces: &[Piece], message: &Message) {
        for piece in pieces {
            let from = out.text.len();
            match piece {
                Piece::Text(text) => out.text.push_str(text),
                Piece::Value(name) => match message.args.iter().find(|arg| arg.0 == *name) {
                    Some((name, arg)) => out.below(name, |out| self.value(out, arg)),
                    None => debug_assert!(false, "message {:?} lacks its argument `{name}`", message.id),
                },
                Piece::Choice(name, cases) => {
                    let number = message.arg(name).map_or(1, Arg::quantity);
                    self.pieces(out, chosen(cases, number, self.language.plural(number)), message);
                }
            }
            if self.language.is_chinese() {
                out.apart(from);
            }
        }
    }

    fn value(&self, out: &mut Out, arg: &Arg) {
        let figure = |out: &mut Out, text: &str, value: Value| out.put(text, Some(value));
        match arg {
            Arg::Text(text) => out.put(text, None),
            Arg::Known(kind, id, english) => out.put(self.known(*kind, id, english), None),
            Arg::Count(count) => figure(out, &super::chart::hosts::thousands(*count), json!(count)),
            Arg::Share(share) if self.language.is_chinese() => {
                figure(out, &format!("{:.0}%", share * 100.0), json!(share));
            }
            Arg::Share(share) => figure(out, &format!("{:.0}\u{a0}%", share * 100.0), json!(share)),
            Arg::Number(value, decimals) => figure(out, &number(*value, *decimals), json!(value)),
            Arg::Span(span) => figure(out, &self.clock.span(*span), json!(span.0)),
            Arg::At(at) => figure(out, &self.clock.stamp(*at), json!(at.0)),
            Arg::AtFull(at) => figure(out, &self.clock.full(*at), json!(at.0)),
            Arg::Day(at) => figure(out, &self.clock.date_of_year(*at), json!(at.0)),
            Arg::Since(at) => figure(out, &self.clock.since(*at), json!(at.0)),
            Arg::Hosts(host, more) => {
                out.put(&ScenarioNames(self.scenario).host(*host), None);
                self.and_more(out, *more, TargetKind::Host);
            }
            Arg::Account(account, more) => {
                out.put(&ScenarioNames(self.scenario).account(*account), None);
                self.and_more(out, *more, TargetKind::Account);
            }
            Arg::Target(action, target, more) => self.target(out, *action, *target, *more),
            Arg::Action(action) => match self.language.known(Known::Action, self.action(*action)) {
                Some(name) => out.put(name, None),
                None => out.put(&self.action(*action).replace('-', " "), None),
            },
            Arg::Technique(step) => out.put(&self.technique(*step), None),
            Arg::Name(noun, index) => out.put(&self.name(*noun, *index), None),
            Arg::Say(message) => self.write(out, message),
        }
    }

    fn and_more(&self, out: &mut Out, more: u32, kind: TargetKind) {
        let id = match kind {
            _ if more == 0 => return,
            TargetKind::Host => Msg::AndMoreHosts,
            TargetKind::Account => Msg::AndMoreAccounts,
            _ => Msg::AndMore,
        };
        out.below("more", |out| self.write(out, &Message::new(id).count("n", u64::from(more))));
    }

    /// The arguments of a message as JSON: figures as numbers (spans and moments in milliseconds, moments since STARTEX),
    /// names as text, a message within as an object whose `say` is its id. A `Mark` points into it.
    pub fn arguments(&self, message: &Message) -> serde_json::Map<String, Value> {
        message.args.iter().map(|(name, arg)| ((*name).to_string(), self.argument(arg))).collect()
    }

    fn argument(&self, arg: &Arg) -> Value {
        let named = |more: u32| {
            let mut value = json!({ "name": self.say(&Message::new(Msg::Plain).with("value", arg.alone())) });
            if more > 0 {
                value["more"] = json!({ "n": more });
            }
            value
        };
        match arg {
            Arg::Text(text) => json!(text),
            Arg::Known(_, id, _) => json!(id),
            Arg::Count(count) => json!(count),
            Arg::Share(value) | Arg::Number(value, _) => json!(value),
            Arg::Span(span) => json!(span.0),
            Arg::At(at) | Arg::AtFull(at) | Arg::Day(at) | Arg::Since(at) => json!(at.0),
            Arg::Hosts(_, more) | Arg::Account(_, more) => named(*more),
            // Cases and alerts have numbers in place of names.
            Arg::Target(action, target, more) => match self.action_target(*action) {
                TargetKind::Case | TargetKind::Alert => json!({ "n": u64::from(*target) + 1, "more": { "n": more } }),
                _ => named(*more),
            },
            Arg::Action(action) => json!(self.action(*action)),
            Arg::Technique(step) => json!(self.scenario.adversary.steps.get(step.index()).map(|row| &row.id)),
            Arg::Name(noun, index) => json!(self.name(*noun, *index)),
            Arg::Say(message) => {
                let mut value = serde_json::Map::new();
                value.insert("say".into(), json!(message.id.key()));
                value.extend(self.arguments(message));
                Value::Object(value)
            }
        }
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

    fn target(&self, out: &mut Out, action: ActionId, target: u32, more: u32) {
        let kind = self.action_target(action);
        match kind {
            TargetKind::Service => out.put(&self.name(Noun::Service, target), None),
            TargetKind::Vulnerability => out.put(&self.name(Noun::Vulnerability, target), None),
            TargetKind::Unit => out.put(&self.name(Noun::Unit, target), None),
            TargetKind::Case => self.write(out, &Message::new(Msg::TheCase).count("n", u64::from(target) + 1)),
            TargetKind::Alert => self.write(out, &Message::new(Msg::TheAlert).count("n", u64::from(target) + 1)),
            _ => out.put(&show_target(kind, target, &ScenarioNames(self.scenario)), None),
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
    /// Without how many more there are.
    fn alone(&self) -> Arg {
        match self {
            Arg::Hosts(host, _) => Arg::Hosts(*host, 0),
            Arg::Account(account, _) => Arg::Account(*account, 0),
            Arg::Target(action, target, _) => Arg::Target(*action, *target, 0),
            other => other.clone(),
        }
    }
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

/// The text with a capital at its beginning.
fn capital(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text,
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
