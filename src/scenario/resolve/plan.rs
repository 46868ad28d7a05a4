//! The plan: roles, RACI, alert rules, playbooks.

use super::condition::AskedBy;
use super::{Cx, namespace, or_id};
use crate::base::*;
use crate::scenario::authored::{self, Sp};
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::names::check_file_id;
use crate::scenario::source::Place;

/// What stands around a playbook step.
#[derive(Clone, Copy, Debug)]
struct Scope {
    host: bool,
    case: bool,
}

impl Cx<'_> {
    pub(super) fn plan_names(&mut self, file: Option<&authored::Plan>, organisation: Option<&authored::Organisation>) {
        self.people_names(file, organisation);
        let report = &mut self.report;
        self.names.severities = namespace("severity", file.map(|f| &f.severities), |row| &row.id, report);
        namespace("alert rule", file.map(|f| &f.alert_rules), |rule| &rule.id, report);
        namespace("playbook", file.map(|f| &f.playbooks), |book| &book.id, report);
        namespace("RACI row", file.map(|f| &f.raci), |row| &row.action, report);
    }
    pub(super) fn plan(&mut self, file: &authored::Plan, organisation: &Organisation) -> Plan {
        self.schema(&file.schema);
        check_file_id(&file.id, &mut self.report);
        self.must_have_items(&file.severities, &file.id, "severity");
        let mut nodes = Vec::new();
        Plan {
            id: file.id.value.clone(),
            title: or_id(&file.title, &file.id),
            annexes: file.annexes.clone(),
            roles: file.roles.iter().map(|row| self.role_holders(row, organisation)).collect(),
            raci: file.raci.iter().map(|row| self.raci(row)).collect(),
            escalate_after: self.positive_span_or(
                file.escalate_after.as_ref(),
                SimSpan::minutes(30),
                "the time to escalate",
            ),
            severities: file.severities.iter().map(|row| self.severity(row)).collect(),
            rating: self.word_or(file.rating.as_ref(), Rerate::OnChange),
            reclassify: file.reclassify,
            wants_skills: file.wants_skills.clone(),
            feeds: self.names.feeds.many(&file.feeds, &mut self.report),
            alert_rules: file.alert_rules.iter().map(|rule| self.alert_rule(rule)).collect(),
            drop_low_above: file.drop_low_above.unwrap_or(u32::MAX),
            declare_when: self.declare_when(file),
            declares: self.role(&file.declares),
            playbooks: file.playbooks.iter().map(|book| self.playbook(book, organisation, &mut nodes)).collect(),
            nodes,
            sync_every: self.positive_span_or(file.sync_every.as_ref(), doctrine::SYNC_EVERY, "the time between syncs"),
            sync_after_containment: self.positive_span_or(
                file.sync_after_containment.as_ref(),
                SimSpan::hours(24),
                "the time between syncs",
            ),
            eradicated_when: self.cond_or(file.eradicated_when.as_ref(), "plan.eradicated_when", eradicated),
            recovered_when: self.cond_or(file.recovered_when.as_ref(), "plan.recovered_when", recovered),
            close_when: self.cond_or(file.close_when.as_ref(), "plan.close_when", || Cond::Since {
                mark: Mark::RecoveryDeclared,
                span: doctrine::RAISED_MONITORING,
            }),
            pays_when: file.pays_when.as_ref().map(|cond| self.cond(cond, AskedBy::Plan)),
            review_within: self.positive_span_or(
                file.review_within.as_ref(),
                doctrine::REVIEW_WITHIN,
                "the time to the review",
            ),
        }
    }
    fn cond_or(&mut self, cond: Option<&Sp<authored::Cond>>, path: &str, default: impl FnOnce() -> Cond) -> Cond {
        let Some(cond) = cond else { return default() };
        self.place_at(path.to_string(), &cond.at);
        let resolved = self.cond(cond, AskedBy::Plan);
        self.must_be_possible(cond, &resolved, &format!("`{path}`"));
        resolved
    }
    fn declare_when(&mut self, file: &authored::Plan) -> Cond {
        self.place_at("plan.declares".into(), &file.declares.at);
        self.cond_or(file.declare_when.as_ref(), "plan.declare_when", || Cond::Reached(Mark::FirstCase))
    }
    fn role_holders(&mut self, row: &authored::RoleHolders, organisation: &Organisation) -> RoleHolders {
        self.place("plan.roles", &row.role);
        let mut holders: Vec<PersonId> = self.names.people.in_order(&row.holders, &mut self.report);
        for role in self.roles(&row.from) {
            let with_role = organisation.people.iter().enumerate().filter(|(_, person)| person.role == role);
            for id in with_role.map(|(index, _)| PersonId::from(index)) {
                if !holders.contains(&id) {
                    holders.push(id);
                }
            }
        }
        RoleHolders { role: self.role(&row.role), holders }
    }
    fn raci(&mut self, row: &authored::Raci) -> Raci {
        self.place("plan.raci", &row.action);
        let at = row.accountable.as_ref().unwrap_or(&row.action);
        self.place_at(format!("plan.raci[{}].accountable", row.action.value), &at.at);
        Raci {
            action: self.action(&row.action),
            responsible: self.role(&row.responsible),
            accountable: row.accountable.as_ref().map(|role| self.role(role)),
            also_accountable: self.roles(&row.also_accountable),
            approval: self.word_or(row.approval.as_ref(), Approval::None),
            consulted: self.roles(&row.consulted),
            informed: self.roles(&row.informed),
        }
    }
    /// The worst of its dimensions counts: each that is written is enough.
    fn severity(&mut self, row: &authored::Severity) -> Severity {
        self.place("plan.severities", &row.id);
        let mut any = Vec::new();
        if let Some(cond) = &row.when {
            let when = self.cond(cond, AskedBy::Plan);
            self.must_be_possible(cond, &when, &format!("severity `{}`", row.id.value));
            any.push(when);
        }
        let what = format!("severity `{}`", row.id.value);
        if let Some(n) = &row.data {
            self.at_most(n, self.records, "records in all stores", &what);
            any.push(Cond::RecordsAtRisk { at_least: n.value });
        }
        if let Some((tier, span)) = &row.service {
            any.push(Cond::ServiceDownFor { tier: tier.value, span: self.span(span) });
        }
        if row.safety {
            any.push(Cond::SafetyAtRisk { services: self.harmful.clone() });
        }
        let set = HostSet { state: HostState::Unclean, kind: None, in_case: false };
        if let Some(n) = &row.spread {
            self.at_most(n, self.hosts.all, "hosts", &what);
            any.push(Cond::Hosts { set, at_least: n.value });
        }
        if any.is_empty() {
            let finding = Finding::error("empty-list", row.id.at.clone(), "a severity without any condition");
            self.report.push(finding.label("write `when`, `data`, `service`, `safety` or `spread`"));
        }
        let when = if any.len() == 1 { any.remove(0) } else { Cond::Any(any) };
        Severity { id: row.id.value.clone(), when }
    }
    /// Reports a number that is never reached.
    fn at_most(&mut self, n: &Sp<u32>, most: u64, of: &str, what: &str) {
        if u64::from(n.value) > most {
            let finding = Finding::error("never", n.at.clone(), format!("{what} can never happen"));
            self.report.push(finding.label(format!("there are {most} {of}")));
        }
    }
    fn alert_rule(&mut self, rule: &authored::AlertRule) -> AlertRule {
        self.place("plan.alert_rules", &rule.id);
        let misjudged = self.parameters.chance("soc.misjudge_true_as_false.t1");
        AlertRule {
            id: rule.id.value.clone(),
            units: self.names.units.many(&rule.units, &mut self.report),
            sensors: rule.sensors.iter().map(|kind| self.word(kind)).collect(),
            host: rule.host.as_ref().map(|kind| self.word(kind)),
            level: self.word_or(rule.level.as_ref(), AlertLevel::Low),
            ignored: self.chance_or(rule.ignored.as_ref(), Chance::NEVER),
            by: self.role(&rule.by),
            priority: rule.priority.unwrap_or(5),
            wakes: rule.wakes,
            misjudged: self.chance_or(rule.misjudged.as_ref(), misjudged),
            then: self.word_or(rule.then.as_ref(), AlertThen::Case),
        }
    }

    fn playbook(
        &mut self,
        book: &authored::Playbook,
        organisation: &Organisation,
        nodes: &mut Vec<PlanNode>,
    ) -> Playbook {
        self.place("plan.playbooks", &book.id);
        self.place_at(format!("plan.playbooks[{}].trigger", book.id.value), &book.trigger.at);
        let what = format!("playbook `{}`", book.id.value);
        let trigger = self.trigger(&book.trigger, organisation, &what);
        let scope = Scope { host: false, case: matches!(trigger, Trigger::Case { .. }) };
        self.some_steps(&book.steps, &book.id.at, &what);
        let children = book.steps.iter().map(|step| self.node(step, scope, nodes)).collect();
        let body = push(nodes, PlanNode::Sequence(children));
        Playbook { id: book.id.value.clone(), title: or_id(&book.title, &book.id), trigger, body }
    }
    fn trigger(&mut self, trigger: &Sp<authored::Trigger>, organisation: &Organisation, what: &str) -> Trigger {
        let (units, cond) = match &trigger.value {
            authored::Trigger::Case { units, when } => (Some(units), when.as_ref()),
            authored::Trigger::When(cond) => (None, Some(cond)),
        };
        let when = cond.map_or(Cond::Always, |cond| self.cond(cond, AskedBy::Plan));
        if let Some(cond) = cond {
            self.must_be_possible(cond, &when, what);
        }
        let Some(authored) = units else { return Trigger::When(when) };
        let units: Vec<UnitId> = self.names.units.many(authored, &mut self.report);
        let watched = |unit: &UnitId| organisation.sensors.iter().any(|sensor| sensor.unit == *unit);
        if !units.is_empty() && !self.names.sensors.is_open() && !units.iter().any(watched) {
            let finding = Finding::error("never", trigger.at.clone(), format!("{what} can never start"));
            self.report.push(finding.label("no sensor reports to these units, so that no case is opened there"));
        }
        Trigger::Case { units, when }
    }
    fn some_steps(&mut self, steps: &[Sp<authored::PlanNode>], at: &Place, what: &str) {
        if steps.is_empty() {
            let finding = Finding::error("empty-list", at.clone(), format!("{what} has no steps"));
            self.report.push(finding.label("at least one is needed"));
        }
    }
    fn node(&mut self, node: &Sp<authored::PlanNode>, scope: Scope, nodes: &mut Vec<PlanNode>) -> PlanNodeId {
        use authored::PlanNode as Form;
        let resolved = match &node.value {
            Form::Do { .. } => PlanNode::Do(self.do_step(node, scope)),
            Form::Sequence(steps) => PlanNode::Sequence(self.children(steps, node, "a sequence", scope, nodes)),
            Form::Parallel(steps) => PlanNode::Parallel(self.children(steps, node, "a parallel", scope, nodes)),
            Form::If { when, then, otherwise } => {
                let cond = self.cond(when, AskedBy::Plan);
                self.warn_never(when, &cond, "this branch");
                let then = self.node(then, scope, nodes);
                PlanNode::If { when: cond, then, otherwise: otherwise.as_ref().map(|n| self.node(n, scope, nodes)) }
            }
            Form::While { when, every, body } => {
                let cond = self.cond(when, AskedBy::Plan);
                self.warn_never(when, &cond, "this loop");
                let every = self.positive_span(every, "the time between two passes");
                PlanNode::While { when: cond, every, body: self.node(body, scope, nodes) }
            }
            Form::ForEach { set, body } => {
                let set = self.host_set(&set.state, set.kind.as_ref(), set.in_case);
                PlanNode::ForEach { set, body: self.node(body, Scope { host: true, ..scope }, nodes) }
            }
            Form::Wait(span) => PlanNode::Wait(self.span(span)),
            Form::Until(cond) => {
                let resolved = self.cond(cond, AskedBy::Plan);
                self.must_be_possible(cond, &resolved, "what follows this `until`");
                PlanNode::Until(resolved)
            }
        };
        push(nodes, resolved)
    }
    fn children(
        &mut self,
        steps: &[Sp<authored::PlanNode>],
        around: &Sp<authored::PlanNode>,
        what: &str,
        scope: Scope,
        nodes: &mut Vec<PlanNode>,
    ) -> Vec<PlanNodeId> {
        self.some_steps(steps, &around.at, what);
        steps.iter().map(|step| self.node(step, scope, nodes)).collect()
    }
    fn warn_never(&mut self, cond: &Sp<authored::Cond>, resolved: &Cond, what: &str) {
        if let Some(never) = self.never(cond, resolved) {
            let finding = Finding::warning("never", never.at, format!("{what} can never be taken"));
            self.report.push(finding.label(never.why));
        }
    }

    fn do_step(&mut self, node: &Sp<authored::PlanNode>, scope: Scope) -> DoStep {
        let authored::PlanNode::Do { action, on, by, within, priority } = &node.value else {
            unreachable!("only `do` steps are resolved here")
        };
        let known = self.names.actions.find::<usize>(action, &mut self.report);
        let target = known.and_then(|index| self.vocabulary.actions.get(index)).map(|word| word.target);
        let (aim, at) = match on {
            Some(aim) => (Some(self.aim(aim)), &aim.at),
            None => (target.and_then(|target| open_aim(target, scope)), &action.at),
        };
        if let Some(target) = target {
            self.check_aim(action, target, aim.as_ref(), at, scope);
        }
        DoStep {
            action: known.map_or(ActionId(0), ActionId::from),
            on: aim.unwrap_or(Aim::Nothing),
            by: by.as_ref().and_then(|role| self.names.roles.find(role, &mut self.report)),
            within: within.as_ref().map(|span| self.positive_span(span, "the limit of a step")),
            priority: priority.unwrap_or(5),
        }
    }
    fn aim(&mut self, aim: &Sp<authored::Aim>) -> Aim {
        use authored::Aim as Form;
        match &aim.value {
            Form::Nothing => Aim::Nothing,
            Form::ThisHost => Aim::ThisHost,
            Form::Hosts { state, kind, in_case } => Aim::Hosts(self.host_set(state, kind.as_ref(), *in_case)),
            Form::Segments(ids) => Aim::Segments(self.names.segments.many(ids, &mut self.report)),
            Form::Domains(ids) => Aim::Domains(self.names.domains.many(ids, &mut self.report)),
            Form::SuspectedAccounts => Aim::SuspectedAccounts,
            Form::Services { tier_at_most } => Aim::Services { tier_at_most: tier_at_most.unwrap_or(9) },
            Form::ThisCase => Aim::ThisCase,
            Form::Weaknesses { file_order, patch } => Aim::Weaknesses { file_order: *file_order, patch: *patch },
            Form::Units(ids) => Aim::Units(self.names.units.many(ids, &mut self.report)),
        }
    }
    fn check_aim(&mut self, action: &Sp<String>, target: TargetKind, aim: Option<&Aim>, at: &Place, scope: Scope) {
        let fits = matches!(
            (target, aim),
            (TargetKind::None, Some(Aim::Nothing))
                | (TargetKind::Host, Some(Aim::ThisHost | Aim::Hosts(_)))
                | (TargetKind::Segment, Some(Aim::Segments(_)))
                | (TargetKind::Domain, Some(Aim::Domains(_)))
                | (TargetKind::Account, Some(Aim::SuspectedAccounts))
                | (TargetKind::Service, Some(Aim::Services { .. }))
                | (TargetKind::Case | TargetKind::Alert, Some(Aim::ThisCase))
                | (TargetKind::Vulnerability, Some(Aim::Weaknesses { .. }))
                | (TargetKind::Unit, Some(Aim::Units(_)))
        );
        if !fits {
            let (what, example) = wanted(target);
            let message = format!("`{}` is aimed at {what}", action.value);
            self.report.push(Finding::error("wrong-aim", at.clone(), message).label(format!("write `on: {example}`")));
        } else if matches!(aim, Some(Aim::ThisHost)) && !scope.host {
            let finding = Finding::error("wrong-aim", at.clone(), "there is no `this_host` here");
            self.report.push(finding.label("only inside a `for_each`"));
        } else if matches!(aim, Some(Aim::ThisCase)) && !scope.case {
            let finding = Finding::error("wrong-aim", at.clone(), "there is no case here");
            self.report.push(finding.label("only in a playbook that a case starts"));
        }
    }
}

/// What an action without `on` is aimed at, where the place leaves no choice.
fn open_aim(target: TargetKind, scope: Scope) -> Option<Aim> {
    match target {
        TargetKind::None => Some(Aim::Nothing),
        TargetKind::Host if scope.host => Some(Aim::ThisHost),
        TargetKind::Case | TargetKind::Alert if scope.case => Some(Aim::ThisCase),
        TargetKind::Account => Some(Aim::SuspectedAccounts),
        TargetKind::Vulnerability => Some(Aim::Weaknesses { file_order: false, patch: None }),
        TargetKind::Service => Some(Aim::Services { tier_at_most: 9 }),
        _ => None,
    }
}

fn wanted(target: TargetKind) -> (&'static str, &'static str) {
    match target {
        TargetKind::None => ("nothing", "nothing"),
        TargetKind::Host => ("hosts", "hosts(state: at_large)"),
        TargetKind::Segment => ("segments", "segments([\"*\"])"),
        TargetKind::Domain => ("domains", "domains([\"*\"])"),
        TargetKind::Account => ("accounts", "suspected_accounts"),
        TargetKind::Service => ("services", "services(tier_at_most: 9)"),
        TargetKind::Alert | TargetKind::Case => ("a case", "this_case"),
        TargetKind::Vulnerability => ("weaknesses", "weaknesses()"),
        TargetKind::Unit => ("units", "units([\"*\"])"),
    }
}

fn push(nodes: &mut Vec<PlanNode>, node: PlanNode) -> PlanNodeId {
    nodes.push(node);
    PlanNodeId::from(nodes.len() - 1)
}

fn no_host(state: HostState) -> Cond {
    let set = HostSet { state, kind: None, in_case: false };
    Cond::Not(Box::new(Cond::Hosts { set, at_least: 1 }))
}

fn eradicated() -> Cond {
    Cond::All(vec![Cond::IncidentOpen, no_host(HostState::Unclean)])
}

fn recovered() -> Cond {
    Cond::All(vec![
        Cond::Reached(Mark::EradicationDeclared),
        no_host(HostState::Isolated),
        no_host(HostState::Encrypted),
        no_host(HostState::Ready),
    ])
}
