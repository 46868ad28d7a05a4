//! The adversary's script.

use super::people::position_or_push;
use super::{Cx, namespace, or_id, out_of_range};
use crate::base::*;
use crate::scenario::authored::{self, Sp};
use crate::scenario::message::{Finding, nearest};
use crate::scenario::model::*;
use crate::scenario::names::check_file_id;
use crate::scenario::quantity::Quantity;
use crate::scenario::source::Place;
use crate::scenario::technique::normal_id;

impl Cx<'_> {
    pub(super) fn adversary_names(&mut self, file: Option<&authored::Adversary>) {
        self.names.steps = namespace("step", file.map(|f| &f.steps), |step| &step.id, &mut self.report);
        namespace("reaction", file.map(|f| &f.reactions), |reaction| &reaction.id, &mut self.report);
    }
    pub(super) fn adversary(&mut self, file: &authored::Adversary) -> Adversary {
        self.schema(&file.schema);
        check_file_id(&file.id, &mut self.report);
        self.must_have_items(&file.steps, &file.id, "step");
        let stealth = file.stealth.as_ref().map_or(1.0, |number| number.value);
        if let Some(at) = file.stealth.as_ref().filter(|_| !(stealth > 0.0 && stealth.is_finite())) {
            self.report.push(out_of_range(&at.at, format!("a stealth of {stealth}"), "must be above 0"));
        }
        let mut tools = Vec::new();
        Adversary {
            id: file.id.value.clone(),
            name: or_id(&file.name, &file.id),
            stealth,
            steps: file.steps.iter().map(|step| self.step(step, &mut tools)).collect(),
            reactions: file.reactions.iter().map(|reaction| self.reaction(reaction)).collect(),
            extortion: file.extortion.as_ref().map(|extortion| self.extortion(extortion)),
            tools,
        }
    }
    fn extortion(&mut self, form: &authored::Extortion) -> Extortion {
        let deadline = self.positive_span(&form.deadline, "the deadline of a demand");
        Extortion {
            deadline,
            extends: self.span_or(form.extends.as_ref(), SimSpan::ZERO),
            hurries: self.positive_span_or(form.hurries.as_ref(), deadline, "what is left of a deadline"),
            delivers: match &form.delivers {
                Some(delivers) => self.delay(Some(delivers)),
                None => self.parameters.dist("extort.delivers"),
            },
            decryptor: self.chance_or(form.decryptor.as_ref(), Chance::NEVER),
            keeps_word: self.chance_or(form.keeps_word.as_ref(), Chance::ALWAYS),
            sanctioned: form.sanctioned,
        }
    }
    fn step(&mut self, step: &authored::Step, tools: &mut Vec<String>) -> Step {
        self.place("adversary.steps", &step.id);
        if let Some(first) = step.after.first() {
            self.place_at(format!("adversary.steps[{}].after", step.id.value), &first.at);
        }
        self.place_at(format!("adversary.steps[{}].technique", step.id.value), &step.technique.at);
        let tool = step.tool.as_deref().unwrap_or("hands");
        Step {
            id: step.id.value.clone(),
            technique: self.technique(&step.technique).unwrap_or_default(),
            tool: ToolId::from(position_or_push(tools, tool)),
            after: self.names.steps.many(&step.after, &mut self.report),
            after_any: step.after_any,
            wait: self.delay(step.wait.as_ref()),
            takes: self.delay(step.takes.as_ref()),
            launch: Launch {
                earliest: step.earliest.as_ref().map(|text| self.moment(text)),
                outside_office_hours: step.outside_office_hours,
            },
            given: step.given.iter().map(|given| self.given(given)).collect(),
            does: self.effect(&step.does),
            works: self.chance_or(step.works.as_ref(), Chance::ALWAYS),
            if_blocked: step.if_blocked.as_ref().and_then(|id| self.names.steps.find(id, &mut self.report)),
            only_as_reaction: step.only_as_reaction,
        }
    }
    /// The row of a technique; a revoked id becomes its successor, with a warning that names both.
    pub(super) fn technique(&mut self, text: &Sp<String>) -> Option<TechniqueIx> {
        let table = self.techniques;
        let id = normal_id(text);
        if let Some(found) = table.find(&id) {
            return Some(found);
        }
        if let Some(new) = table.successor(&id) {
            let found = table.find(new)?;
            let message = format!("technique {id} is now {new}, {}", table.get(found).name);
            let finding = Finding::warning("revoked-technique", text.at.clone(), message).label("revoked");
            self.report.push(finding.fix(&text.at, format!("\"{new}\"")).help(format!("read as {new}")));
            return Some(found);
        }
        let finding = Finding::error("unknown-technique", text.at.clone(), format!("ATT&CK knows no technique `{id}`"));
        let finding = finding.label(match table.deprecated.binary_search(&id) {
            Ok(_) => "deprecated, without a successor",
            Err(_) => "no such technique",
        });
        let parent = id.split('.').next().unwrap_or_default();
        let near = if table.find(parent).is_some() {
            Some(parent)
        } else {
            nearest(&id, table.rows.iter().map(|row| row.id.as_str()))
        };
        self.report.push(match near.and_then(|near| table.find(near)) {
            Some(near) => {
                let row = table.get(near);
                finding
                    .fix(&text.at, format!("\"{}\"", row.id))
                    .help(format!("the nearest is {}, {}", row.id, row.name))
            }
            None => finding,
        });
        None
    }
    fn given(&mut self, given: &authored::Given) -> Given {
        match given {
            authored::Given::Footholds { on, at_least } => {
                Given::Footholds { groups: self.groups(on), at_least: at_least.unwrap_or(1).max(1) }
            }
            authored::Given::HoldsCredential { kind, domain } => Given::HoldsCredential {
                kind: self.word(kind),
                domain: self.names.domains.get(domain, &mut self.report),
            },
            authored::Given::Channel => Given::Channel,
            authored::Given::Staged(store) => Given::Staged { store: self.names.stores.get(store, &mut self.report) },
        }
    }
    fn effect(&mut self, effect: &Sp<authored::Effect>) -> Effect {
        use authored::Effect as Form;
        let at = &effect.at;
        match &effect.value {
            Form::Foothold { on, count, through } => Effect::Foothold {
                on: self.some_groups(on, at, "a foothold"),
                count: self.count(count.as_ref(), u32::MAX),
                through: self.entry(through),
            },
            Form::Persist { on } => Effect::Persist { on: self.groups(on) },
            Form::OpenChannel { on } => Effect::OpenChannel { on: self.groups(on) },
            Form::StealCredentials { kind, on } => {
                Effect::StealCredentials { kind: self.word(kind), on: self.groups(on) }
            }
            Form::Discover { on } => Effect::Discover { on: self.groups(on) },
            Form::Move { to, count, share, every, by } => Effect::Move {
                to: self.some_groups(to, at, "a spreading step"),
                count: self.count_or_all(count.as_ref()),
                share: self.chance_or(share.as_ref(), Chance::ALWAYS),
                every: self.delay(every.as_ref()),
                by: self.move_by(by),
            },
            Form::Collect(store) => Effect::Collect { store: self.names.stores.get(store, &mut self.report) },
            Form::Exfiltrate { store, rate } => self.exfiltrate(store, rate.as_ref()),
            Form::Impair(sensors) => {
                Effect::Impair { sensors: self.some(sensors, at, |cx, ids| cx.names.sensors.many(ids, &mut cx.report)) }
            }
            Form::DestroyBackups(backups) => Effect::DestroyBackups {
                backups: self.some(backups, at, |cx, ids| cx.names.backups.many(ids, &mut cx.report)),
            },
            Form::Encrypt { on, share, every, through } => Effect::Encrypt {
                groups: self.some_groups(on, at, "an encrypting step"),
                share: self.chance_or(share.as_ref(), Chance::ALWAYS),
                every: self.delay(every.as_ref()),
                through: through.as_ref().and_then(|id| self.names.domains.find(id, &mut self.report)),
            },
            Form::Extort => Effect::Extort,
        }
    }
    /// A number of hosts; every host there is, where none is given.
    fn count_or_all(&mut self, count: Option<&Sp<u32>>) -> u32 {
        let all = u32::try_from(self.hosts.all).unwrap_or(u32::MAX);
        if count.is_some() { self.count(count, u32::MAX) } else { all }
    }
    fn some<T>(&mut self, ids: &[Sp<String>], at: &Place, many: impl FnOnce(&mut Self, &[Sp<String>]) -> T) -> T {
        if ids.is_empty() {
            let finding = Finding::error("empty-list", at.clone(), "this step acts on nothing");
            self.report.push(finding.label("at least one is needed"));
        }
        many(self, ids)
    }
    fn exfiltrate(&mut self, store: &Sp<String>, rate: Option<&authored::Dist>) -> Effect {
        let store = self.names.stores.get(store, &mut self.report);
        let rate = rate.map(|rate| self.dist(rate, Quantity::Rate));
        Effect::Exfiltrate { store, rate: rate.unwrap_or_else(|| self.parameters.dist("attack.exfil_rate")) }
    }
    fn entry(&mut self, entry: &authored::Entry) -> Entry {
        match entry {
            authored::Entry::Mail => Entry::Mail,
            authored::Entry::Exploit(id) => Entry::Exploit(self.names.vulnerabilities.get(id, &mut self.report)),
            authored::Entry::Remote(id) => Entry::Remote(self.names.remote_access.get(id, &mut self.report)),
            authored::Entry::Supplier => Entry::Supplier,
        }
    }
    fn move_by(&mut self, by: &authored::MoveBy) -> MoveBy {
        match by {
            authored::MoveBy::Credential(kind) => MoveBy::Credential(self.word(kind)),
            authored::MoveBy::Exploit(id) => MoveBy::Exploit(self.names.vulnerabilities.get(id, &mut self.report)),
            authored::MoveBy::Plane(id) => MoveBy::Plane(self.names.planes.get(id, &mut self.report)),
        }
    }
    fn reaction(&mut self, reaction: &authored::Reaction) -> Reaction {
        self.place("adversary.reactions", &reaction.id);
        Reaction {
            id: reaction.id.value.clone(),
            when: match reaction.when {
                authored::Notices::FootholdsBack(n) => Notices::FootholdsBack(n.max(1)),
                authored::Notices::FootholdsLost(n) => Notices::FootholdsLost(n.max(1)),
                authored::Notices::ChannelLost => Notices::ChannelLost,
                authored::Notices::Evicted => Notices::Evicted,
                authored::Notices::CredentialVoid => Notices::CredentialVoid,
                authored::Notices::Blocked(n) => Notices::Blocked(n.max(1)),
            },
            chance: self.chance_or(reaction.chance.as_ref(), Chance::ALWAYS),
            after: self.delay(reaction.after.as_ref()),
            does: self.react(&reaction.does, &reaction.id.at),
        }
    }
    fn react(&mut self, react: &authored::React, at: &Place) -> React {
        match react {
            authored::React::Start(steps) => {
                React::Start(self.some(steps, at, |cx, ids| cx.names.steps.many(ids, &mut cx.report)))
            }
            authored::React::GoQuiet(span) => React::GoQuiet(self.positive_span(span, "a quiet time")),
            authored::React::Leave => React::Leave,
        }
    }
}
