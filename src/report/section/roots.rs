//! What stands behind a loss: the root cause in a sentence, what would mend it, which element of the capability that
//! is, who answers for it, and the paragraph of the plan that it concerns.

use super::*;
use crate::journal::Reason;
use crate::report::message::Noun;
use crate::scenario::{Plan, PlanNode};
use crate::score::lessons::Element;
use crate::score::{Loss, Weakness};

pub(super) struct Root {
    /// Begins the id of its improvement: `train-isolate-host`.
    pub slug: String,
    pub issue: Message,
    pub action: Message,
    pub element: Element,
    pub owner: RoleId,
    pub reference: Message,
}

/// Where each action first stands in a playbook, and its step.
pub(super) struct Paragraphs<'a> {
    reading: &'a Reading<'a>,
    /// (playbook, number of the step from 1), by action.
    steps: Vec<Option<(usize, u64)>>,
}

impl<'a> Paragraphs<'a> {
    pub fn new(reading: &'a Reading<'a>) -> Paragraphs<'a> {
        let mut steps = vec![None; reading.scenario.actions.len()];
        for (playbook, row) in reading.scenario.plan.playbooks.iter().enumerate() {
            let mut number = 0;
            walk(&reading.scenario.plan, row.body, &mut |action| {
                number += 1;
                if let Some(place) = steps.get_mut(action.index()) {
                    place.get_or_insert((playbook, number));
                }
            });
        }
        Paragraphs { reading, steps }
    }

    fn plan(&self) -> &'a Plan {
        &self.reading.scenario.plan
    }

    pub fn action(&self, word: &str) -> Option<ActionId> {
        self.reading.scenario.actions.iter().position(|row| row.id == word).map(ActionId::from)
    }

    /// Who answers for the plan as a whole.
    pub fn head(&self) -> RoleId {
        self.plan().executives.first().copied().unwrap_or(self.plan().declares)
    }

    /// Who answers for an action.
    pub fn owner(&self, action: ActionId) -> RoleId {
        let row = self.plan().raci.iter().find(|row| row.action == action);
        row.map_or(self.plan().declares, |row| row.accountable.unwrap_or(row.responsible))
    }

    /// Who answers for a task: for the first of its actions that somebody is named for.
    fn task_owner(&self, task: TaskId) -> RoleId {
        let of_task = |row: &&crate::scenario::Raci| {
            self.reading.scenario.actions.get(row.action.index()).is_some_and(|word| word.task == task)
        };
        let row = self.plan().raci.iter().find(of_task);
        row.map_or(self.plan().declares, |row| row.accountable.unwrap_or(row.responsible))
    }

    /// The step of a playbook that orders an action.
    pub fn step(&self, action: ActionId) -> Option<Message> {
        let (playbook, number) = (*self.steps.get(action.index())?)?;
        let row = &self.plan().playbooks[playbook];
        let named = Message::new(Msg::RefStep).with("playbook", Arg::Text(row.title.clone()));
        Some(named.with("id", Arg::Text(row.id.clone())).count("n", number).with("action", Arg::Action(action)))
    }

    /// The row that says who works on an action and who approves it.
    pub fn raci(&self, action: ActionId) -> Option<Message> {
        let row = self.plan().raci.iter().find(|row| row.action == action)?;
        let named = Message::new(Msg::RefRaci).with("action", Arg::Action(action));
        let owner = row.accountable.unwrap_or(row.responsible);
        Some(named.with("role", Arg::Name(Noun::Role, owner.0)))
    }

    pub fn rule(rule: &str) -> Message {
        Message::new(Msg::RefRule).with("rule", Arg::Text(rule.into()))
    }

    pub fn role(role: RoleId) -> Message {
        Message::new(Msg::RefRole).with("role", Arg::Name(Noun::Role, role.0))
    }

    pub fn declaring(&self) -> Message {
        Message::new(Msg::RefDeclare).with("role", Arg::Name(Noun::Role, self.plan().declares.0))
    }

    /// The plan as a whole: what no paragraph covers.
    pub fn whole(&self) -> Message {
        Message::new(Msg::RefPlan).with("plan", Arg::Text(self.plan().title.clone()))
    }

    /// What the plan says about a task: a step for one of its actions, else nothing.
    fn of_task(&self, task: TaskId) -> Message {
        let actions = self.reading.scenario.actions.iter().enumerate();
        let mut mine = actions.filter(|row| row.1.task == task).map(|row| ActionId::from(row.0));
        mine.find_map(|action| self.step(action)).unwrap_or_else(|| {
            Message::new(Msg::RefNothing)
                .with("plan", Arg::Text(self.plan().title.clone()))
                .with("task", Arg::Text(task.to_string()))
        })
    }

    /// A step, or the row for an action, or the plan.
    pub fn of_action(&self, action: ActionId) -> Message {
        self.step(action).or_else(|| self.raci(action)).unwrap_or_else(|| self.whole())
    }

    /// The alert rule by which the first true alert that nobody read, or that was judged false, was handled.
    fn of_alerts(&self) -> Message {
        let lost = |alert: &&crate::report::reading::Alert| {
            alert.adversary && (alert.unread || alert.taken.is_none() || alert.judged == Some(false))
        };
        let alert = self.reading.alerts.iter().find(lost);
        let rule = alert.and_then(|alert| self.reading.scenario.alert_rule(alert.sensor, alert.host));
        rule.map_or_else(|| self.whole(), |rule| Self::rule(&self.plan().alert_rules[rule].id))
    }

    pub fn root(&self, loss: &Loss) -> Root {
        let criterion = &self.reading.card.rubric[self.reading.card.findings[loss.finding].criterion];
        match loss.weakness {
            Weakness::NeverOrdered { task, planned } => self.never(task, planned),
            Weakness::Waited { action, reason, orders, waited } => {
                let root = self.waited(action, reason);
                let issue = root.issue.clone().count("n", orders as u64).span("span", mean(waited, orders));
                Root { issue, ..root }
            }
            Weakness::Failed { action, reason, orders } => self.failed(action, reason, orders),
            Weakness::NotFinished { task } => Root {
                slug: format!("finish-{}", slug(task)),
                issue: about(Msg::IssueNotFinished, task),
                action: about(Msg::FixNotFinished, task),
                element: Element::Exercise,
                owner: self.task_owner(task),
                reference: self.of_task(task),
            },
            Weakness::Unseen => Root {
                slug: "see-the-attack".into(),
                issue: word(Msg::IssueUnseen),
                action: word(Msg::FixUnseen),
                element: Element::Equipment,
                owner: self.of_word("tune-controls"),
                reference: word(Msg::RefSensors),
            },
            Weakness::AlertsUnread { alerts } => Root {
                slug: "read-alerts".into(),
                issue: Message::new(Msg::IssueUnread).count("n", alerts as u64),
                action: word(Msg::FixUnread),
                element: Element::Organisation,
                owner: self.of_word("triage-alert"),
                reference: self.of_alerts(),
            },
            Weakness::AlertsDismissed { alerts } => Root {
                slug: "judge-alerts".into(),
                issue: Message::new(Msg::IssueDismissed).count("n", alerts as u64),
                action: word(Msg::FixDismissed),
                element: Element::Training,
                owner: self.of_word("triage-alert"),
                reference: self.of_alerts(),
            },
            Weakness::DeclaredLate => Root {
                slug: "declare-on-what-is-known".into(),
                issue: word(Msg::IssueDeclaredLate),
                action: word(Msg::FixDeclaredLate),
                element: Element::Planning,
                owner: self.plan().declares,
                reference: self.declaring(),
            },
            Weakness::Unnamed => Root {
                slug: format!("practise-{}", slug(criterion.task)),
                issue: about(Msg::IssueUnnamed, criterion.task),
                action: about(Msg::FixUnnamed, criterion.task),
                element: Element::Exercise,
                owner: self.task_owner(criterion.task),
                reference: self.of_task(criterion.task),
            },
        }
    }

    pub fn of_word(&self, word: &str) -> RoleId {
        self.action(word).map_or(self.plan().declares, |action| self.owner(action))
    }

    fn never(&self, task: TaskId, planned: bool) -> Root {
        let (prefix, issue, fix, element) = if planned {
            ("reach", Msg::IssueNeverReached, Msg::FixNeverReached, Element::Exercise)
        } else {
            ("plan", Msg::IssueNotPlanned, Msg::FixNotPlanned, Element::Planning)
        };
        Root {
            slug: format!("{prefix}-{}", slug(task)),
            issue: about(issue, task),
            action: about(fix, task),
            element,
            owner: if planned { self.task_owner(task) } else { self.head() },
            reference: self.of_task(task),
        }
    }

    /// Its issue lacks number and span yet.
    fn waited(&self, action: ActionId, reason: Reason) -> Root {
        let (prefix, issue, fix, element) = match reason {
            Reason::Approval => ("approve", Msg::IssueApproval, Msg::FixApproval, Element::Planning),
            Reason::OffShift => ("staff", Msg::IssueOffShift, Msg::FixOffShift, Element::Organisation),
            Reason::Skill => ("train", Msg::IssueSkill, Msg::FixSkill, Element::Training),
            Reason::Tool => ("equip", Msg::IssueTool, Msg::FixTool, Element::Equipment),
            Reason::Travel => ("reach", Msg::IssueTravel, Msg::FixTravel, Element::Equipment),
            _ => ("relieve", Msg::IssueQueue, Msg::FixQueue, Element::Organisation),
        };
        let reference = if reason == Reason::Approval { self.raci(action) } else { None };
        Root {
            slug: format!("{prefix}-{}", self.reading.scenario.actions[action.index()].id),
            issue: Message::new(issue).with("action", Arg::Action(action)),
            action: Message::new(fix).with("action", Arg::Action(action)),
            element,
            owner: self.owner(action),
            reference: reference.unwrap_or_else(|| self.of_action(action)),
        }
    }

    fn failed(&self, action: ActionId, reason: Reason, orders: usize) -> Root {
        let (prefix, fix, element) = match reason {
            Reason::Unprepared => ("prepare", Msg::FixUnprepared, Element::Planning),
            Reason::NoAgent | Reason::NeedDown | Reason::BackupUnusable => {
                ("equip", Msg::FixFailedTool, Element::Equipment)
            }
            _ => ("rehearse", Msg::FixFailed, Element::Training),
        };
        let why = word(crate::report::sentence::reason_word(reason));
        Root {
            slug: format!("{prefix}-{}", self.reading.scenario.actions[action.index()].id),
            issue: Message::new(Msg::IssueFailed)
                .with("action", Arg::Action(action))
                .count("n", orders as u64)
                .say("why", why),
            action: Message::new(fix).with("action", Arg::Action(action)),
            element,
            owner: self.owner(action),
            reference: self.of_action(action),
        }
    }
}

/// What each of so many orders waited.
pub(super) fn mean(waited: SimSpan, orders: usize) -> SimSpan {
    SimSpan(waited.0 / i64::try_from(orders).unwrap_or(i64::MAX).max(1))
}

fn about(id: Msg, task: TaskId) -> Message {
    Message::new(id).with("task", Arg::Text(task.to_string())).with("name", task_name(task))
}

/// `p3-1`
fn slug(task: TaskId) -> String {
    task.to_string().to_lowercase().replace('.', "-")
}

/// Every action that a playbook's body orders, in the order in which it is written.
fn walk(plan: &Plan, node: PlanNodeId, each: &mut dyn FnMut(ActionId)) {
    match &plan.nodes[node.index()] {
        PlanNode::Do(step) => each(step.action),
        PlanNode::Sequence(nodes) | PlanNode::Parallel(nodes) => {
            for node in nodes {
                walk(plan, *node, each);
            }
        }
        PlanNode::If { then, otherwise, .. } => {
            walk(plan, *then, each);
            if let Some(node) = otherwise {
                walk(plan, *node, each);
            }
        }
        PlanNode::While { body, .. } | PlanNode::ForEach { body, .. } => walk(plan, *body, each),
        PlanNode::Wait(_) | PlanNode::Until(_) => {}
    }
}

pub(in crate::report) fn element_word(element: Element) -> Msg {
    match element {
        Element::Planning => Msg::ElementPlanning,
        Element::Organisation => Msg::ElementOrganisation,
        Element::Equipment => Msg::ElementEquipment,
        Element::Training => Msg::ElementTraining,
        Element::Exercise => Msg::ElementExercise,
    }
}
