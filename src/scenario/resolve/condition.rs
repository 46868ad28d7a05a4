//! Conditions, and why some can never hold.

use super::Cx;
use crate::scenario::authored::{self, Sp};
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::source::Place;

/// Where a condition is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBy {
    /// By the team: what it can believe.
    Plan,
    /// By the facilitators: the truth as well.
    Exercise,
}

/// Why a condition can never hold, and which part of it.
pub struct Never {
    pub at: Place,
    pub why: String,
}

impl Cx<'_> {
    pub(super) fn cond(&mut self, cond: &Sp<authored::Cond>, by: AskedBy) -> Cond {
        use authored::Cond as Form;
        match &cond.value {
            Form::Always => Cond::Always,
            Form::All(parts) => Cond::All(parts.iter().map(|part| self.cond(part, by)).collect()),
            Form::Any(parts) => Cond::Any(parts.iter().map(|part| self.cond(part, by)).collect()),
            Form::Not(part) => Cond::Not(Box::new(self.cond(part, by))),
            Form::IncidentOpen => Cond::IncidentOpen,
            Form::SeverityAtLeast(id) => Cond::SeverityAtLeast(self.names.severities.get(id, &mut self.report)),
            Form::Hosts { state, kind, in_case, at_least } => Cond::Hosts {
                set: self.host_set(state, kind.as_ref(), *in_case),
                at_least: at_least.as_ref().map_or(1, |n| n.value),
            },
            Form::RecordsAtRisk(n) => Cond::RecordsAtRisk { at_least: n.value },
            Form::ServiceDown(tier) => Cond::ServiceDown { tier: tier.value },
            Form::ServiceDownFor(tier, span) => Cond::ServiceDownFor { tier: tier.value, span: self.span(span) },
            Form::SafetyAtRisk => Cond::SafetyAtRisk { services: self.harmful.clone() },
            Form::Classified(class) => Cond::Classified(self.word(class)),
            Form::StageAtLeast(tactic) => Cond::StageAtLeast(self.tactic_ix(tactic)),
            Form::Done(action) => Cond::Done(self.action(action)),
            Form::Told(n) => Cond::Told { at_least: *n },
            Form::WeaknessKnown => Cond::WeaknessKnown,
            Form::RootCauseFound => Cond::RootCauseFound,
            Form::Demanded => Cond::Demanded,
            Form::DecidedToPay => Cond::DecidedToPay,
            Form::DecryptorProven => Cond::DecryptorProven,
            Form::Decryptor => Cond::Decryptor,
            Form::Reached(mark) => Cond::Reached(self.word(mark)),
            Form::Since(mark, span) => Cond::Since { mark: self.word(mark), span: self.span(span) },
            Form::At(text) => Cond::At(self.moment(text)),
            Form::TrulyCompromised(_) | Form::TrulyEncrypted(_) | Form::StepDone(_) | Form::AdversaryFree => {
                self.truth(cond, by)
            }
        }
    }
    fn truth(&mut self, cond: &Sp<authored::Cond>, by: AskedBy) -> Cond {
        use authored::Cond as Form;
        if by == AskedBy::Plan {
            let finding = Finding::error("truth-in-plan", cond.at.clone(), "a plan cannot know the truth");
            self.report.push(
                finding
                    .label("only injects and ENDEX may ask this")
                    .help("ask for what the team can believe, such as `hosts(state: suspected, at_least: 3)`"),
            );
        }
        match &cond.value {
            Form::TrulyCompromised(n) => Cond::TrulyCompromised { at_least: n.value },
            Form::TrulyEncrypted(n) => Cond::TrulyEncrypted { at_least: n.value },
            Form::StepDone(step) => Cond::StepDone(self.names.steps.get(step, &mut self.report)),
            _ => Cond::AdversaryFree,
        }
    }
    pub(super) fn host_set(&mut self, state: &authored::Word, kind: Option<&authored::Word>, in_case: bool) -> HostSet {
        HostSet { state: self.word(state), kind: kind.map(|kind| self.word(kind)), in_case }
    }

    /// Whether the structure of a condition alone forbids that it ever holds. `resolved` is the same tree.
    pub(super) fn never(&self, cond: &Sp<authored::Cond>, resolved: &Cond) -> Option<Never> {
        use authored::Cond as Form;
        let never = |at: &Place, why: String| Some(Never { at: at.clone(), why });
        match (&cond.value, resolved) {
            (Form::All(parts), Cond::All(whole)) => parts
                .iter()
                .zip(whole)
                .find_map(|(part, resolved)| self.never(part, resolved))
                .or_else(|| contradiction(parts, whole)),
            (Form::Any(parts), Cond::Any(_)) if parts.is_empty() => never(&cond.at, "one of none".into()),
            (Form::Any(parts), Cond::Any(whole)) => {
                let mut reasons = parts.iter().zip(whole).map(|(part, resolved)| self.never(part, resolved));
                let first = reasons.next().flatten()?;
                reasons.all(|reason| reason.is_some()).then_some(first)
            }
            (Form::Not(_), Cond::Not(inner)) if holds_always(inner) => {
                never(&cond.at, "its opposite always holds".into())
            }
            (Form::Hosts { at_least: Some(at), .. }, Cond::Hosts { set, at_least }) => {
                let most = self.host_limit(set.kind);
                (u64::from(*at_least) > most).then(|| Never { at: at.at.clone(), why: hosts_exist(most, set.kind) })
            }
            (Form::Hosts { .. }, Cond::Hosts { set, .. }) if self.host_limit(set.kind) == 0 => {
                never(&cond.at, hosts_exist(0, set.kind))
            }
            (Form::TrulyCompromised(n) | Form::TrulyEncrypted(n), _) if u64::from(n.value) > self.hosts.all => {
                never(&n.at, hosts_exist(self.hosts.all, None))
            }
            (Form::RecordsAtRisk(n), _) if u64::from(n.value) > self.records => {
                never(&n.at, format!("the stores hold {} records in all", self.records))
            }
            (Form::ServiceDown(tier) | Form::ServiceDownFor(tier, _), _) if tier.value < self.best_tier => {
                never(&tier.at, format!("there is no service of tier {} or better", tier.value))
            }
            (Form::At(text), Cond::At(at)) if at.0 > self.horizon.0 => {
                never(&text.at, format!("the exercise ends after {}", self.horizon))
            }
            _ => None,
        }
    }
    fn host_limit(&self, kind: Option<KindFilter>) -> u64 {
        match kind {
            None => self.hosts.all,
            Some(KindFilter::Server) => self.hosts.servers,
            Some(KindFilter::Workstation) => self.hosts.workstations,
            Some(KindFilter::Directory) => self.hosts.directories,
        }
    }
    /// Reports a condition that can never hold: what hangs on it is dead.
    pub(super) fn must_be_possible(&mut self, cond: &Sp<authored::Cond>, resolved: &Cond, what: &str) {
        if let Some(never) = self.never(cond, resolved) {
            let finding = Finding::error("never", never.at, format!("{what} can never happen"));
            self.report.push(finding.label(never.why));
        }
    }
}

fn hosts_exist(most: u64, kind: Option<KindFilter>) -> String {
    let what = match kind {
        None => "hosts",
        Some(KindFilter::Server) => "servers",
        Some(KindFilter::Workstation) => "workstations",
        Some(KindFilter::Directory) => "directory hosts",
    };
    format!("the organisation has {most} {what}")
}

fn holds_always(cond: &Cond) -> bool {
    match cond {
        Cond::Always | Cond::Reached(Mark::Startex) => true,
        Cond::All(parts) => parts.iter().all(holds_always),
        Cond::Any(parts) => parts.iter().any(holds_always),
        Cond::Hosts { at_least: 0, .. } | Cond::RecordsAtRisk { at_least: 0 } | Cond::Told { at_least: 0 } => true,
        _ => false,
    }
}

/// A part and its opposite in one `all`.
fn contradiction(parts: &[Sp<authored::Cond>], whole: &[Cond]) -> Option<Never> {
    let opposite = |inner: &Cond| whole.iter().any(|other| other == inner);
    let at = whole.iter().position(|cond| matches!(cond, Cond::Not(inner) if opposite(inner)))?;
    Some(Never { at: parts[at].at.clone(), why: "the same `all` asks for its opposite".into() })
}
