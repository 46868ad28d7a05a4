//! The plan file: who may do what, how alerts are handled, which playbooks run.

use super::{Chance, Cond, HostSet, Items, Person, Sp, Word};
use serde::Deserialize;

/// A response plan.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version of the form: 1.
    pub schema: Sp<u32>,
    /// Letters, digits, `-`, `_`, `.`.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub title: String,
    /// Annexes that the plan includes, by built-in name or path, and sectors for which it has provided otherwise.
    /// Default: none.
    #[serde(default)]
    pub annexes: Vec<String>,
    /// People that the plan adds to the organisation's: outside responders, a hotline. Default: none.
    #[serde(default)]
    pub people: Items<Person>,
    /// Who holds a role in an incident. Default: the people whose role it is.
    #[serde(default)]
    pub roles: Items<RoleHolders>,
    /// Rows by action. An action without a row needs no approval and falls to the catalogue's role. Default: none.
    #[serde(default)]
    pub raci: Items<Raci>,
    /// An approval not given after this long goes to the deputy. Default: `"30min"`.
    #[serde(default)]
    pub escalate_after: Option<Sp<String>>,
    /// From least to most severe; at least one.
    pub severities: Items<Severity>,
    /// `on_change` (whenever the matrix asks for a higher severity), `once` an incident, `highest` (at once, whatever the
    /// matrix says) or `by_order` (of a playbook or a person). Default: `on_change`.
    #[serde(default)]
    pub rating: Option<Word>,
    /// Whether the incident is classified, and anew, whenever what is believed of it speaks for another class or stage.
    /// Default: false, only when a playbook or a person orders it.
    #[serde(default)]
    pub reclassify: bool,
    /// Skills that the tasks call for (`triage`, `forensics`, `malware`, ...): whoever lacks the one that a task wants is
    /// slower at it and misses more. Default: none, everybody does everything alike.
    #[serde(default)]
    pub wants_skills: Vec<String>,
    /// Sources of threat intelligence in use, of the organisation's feeds; `*` allowed. Default: none.
    #[serde(default)]
    pub feeds: Vec<Sp<String>>,
    /// The first that matches an alert decides. Default: none, nobody looks at alerts.
    #[serde(default)]
    pub alert_rules: Items<AlertRule>,
    /// Queue length beyond which low alerts are dropped. Default: never.
    #[serde(default)]
    pub drop_low_above: Option<u32>,
    /// When an incident is declared: evaluated on belief at each change. Default: once a case was opened.
    #[serde(default)]
    pub declare_when: Option<Sp<Cond>>,
    /// The role that declares.
    pub declares: Sp<String>,
    /// Default: none.
    #[serde(default)]
    pub playbooks: Items<Playbook>,
    /// Time between two syncs until contained. Default: `"2h"`.
    #[serde(default)]
    pub sync_every: Option<Sp<String>>,
    /// Time between two syncs from then on. Default: `"24h"`.
    #[serde(default)]
    pub sync_after_containment: Option<Sp<String>>,
    /// When the team believes that nothing is left to root out.
    /// Default: an incident is open and no host is believed unclean.
    #[serde(default)]
    pub eradicated_when: Option<Sp<Cond>>,
    /// When it believes that nothing is left to recover. Default: eradication is declared and no host is isolated,
    /// encrypted or waiting to go back.
    #[serde(default)]
    pub recovered_when: Option<Sp<Cond>>,
    /// When the incident is closed. Default: 72 h after recovery is declared.
    #[serde(default)]
    pub close_when: Option<Sp<Cond>>,
    /// When `decide-on-demand` decides to pay; never somebody whom a sanctions check found listed. Default: never.
    #[serde(default)]
    pub pays_when: Option<Sp<Cond>>,
    /// From closure to the review. Default: `"14d"`.
    #[serde(default)]
    pub review_within: Option<Sp<String>>,
}

/// Who holds a role; the first who can be reached acts, the others are deputies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleHolders {
    /// The role.
    pub role: Sp<String>,
    /// People by id (`soc/1`, `soc/*`), in order. Default: none.
    #[serde(default)]
    pub holders: Vec<Sp<String>>,
    /// Then everybody who has one of these roles in the organisation. Default: none.
    #[serde(default)]
    pub from: Vec<Sp<String>>,
}

/// Who does, answers for, is asked about and is told of an action.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raci {
    /// An action of the catalogue.
    pub action: Sp<String>,
    /// The role that does it.
    pub responsible: Sp<String>,
    /// The role that answers for it. Default: none.
    #[serde(default)]
    pub accountable: Option<Sp<String>>,
    /// Roles that answer for it too and have to agree, one after another. Default: none, as a sound plan has it.
    #[serde(default)]
    pub also_accountable: Vec<Sp<String>>,
    /// `none`, `prior` (the accountable says yes first) or `pre_authorised` (the accountable is told). Default: `none`.
    #[serde(default)]
    pub approval: Option<Word>,
    /// Roles. Default: none.
    #[serde(default)]
    pub consulted: Vec<Sp<String>>,
    /// Roles. Default: none.
    #[serde(default)]
    pub informed: Vec<Sp<String>>,
}

/// A row of the severity matrix.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// Unique among severities.
    pub id: Sp<String>,
    /// When an incident is this severe. Default: never but by what follows; one of these is needed.
    #[serde(default)]
    pub when: Option<Sp<Cond>>,
    /// Data: so many records believed exposed, or lying on hosts believed hit. Default: no limit.
    #[serde(default)]
    pub data: Option<Sp<u32>>,
    /// Services: (tier or better, for so long) believed not to be up. Default: no limit.
    #[serde(default)]
    pub service: Option<(Sp<u8>, Sp<String>)>,
    /// Safety: a service whose hours down do harm is believed to be down. Default: false.
    #[serde(default)]
    pub safety: bool,
    /// Spread: so many hosts believed hit and not cleaned. Default: no limit.
    #[serde(default)]
    pub spread: Option<Sp<u32>>,
}

/// How an alert is handled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertRule {
    /// Unique among alert rules.
    pub id: Sp<String>,
    /// Default: every unit.
    #[serde(default)]
    pub units: Vec<Sp<String>>,
    /// Kinds of sensors. Default: every kind.
    #[serde(default)]
    pub sensors: Vec<Word>,
    /// `server`, `workstation` or `directory`. Default: every host.
    #[serde(default)]
    pub host: Option<Word>,
    /// From this level on: `low`, `medium` or `high`. Default: `low`.
    #[serde(default)]
    pub level: Option<Word>,
    /// Chance that nobody ever opens it. Default: 0.
    #[serde(default)]
    pub ignored: Option<Chance>,
    /// The role that works it.
    pub by: Sp<String>,
    /// 0 is worked first. Default: 5.
    #[serde(default)]
    pub priority: Option<u8>,
    /// Whether it wakes somebody on call outside shifts. Default: false.
    #[serde(default)]
    pub wakes: bool,
    /// Chance that a true alert is judged false by a fresh analyst without backlog.
    /// Default: `parameter("soc.misjudge_true_as_false.t1")`.
    #[serde(default)]
    pub misjudged: Option<Chance>,
    /// `note` (nothing follows), `clean` (the host is cleaned on the spot) or `case`. Default: `case`.
    #[serde(default)]
    pub then: Option<Word>,
}

/// Steps that run once an incident, or once a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// Unique among playbooks.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub title: String,
    /// What starts it.
    pub trigger: Sp<Trigger>,
    /// One after another; at least one.
    pub steps: Vec<Sp<PlanNode>>,
}

/// What starts a playbook.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Trigger {
    /// Every case for which the condition holds.
    Case {
        /// Cases of these units. Default: every unit.
        #[serde(default)]
        units: Vec<Sp<String>>,
        /// Default: `always`.
        #[serde(default)]
        when: Option<Sp<Cond>>,
    },
    /// Once the condition holds.
    When(Sp<Cond>),
}

/// A step of a playbook.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanNode {
    /// Order an action.
    Do {
        /// An action of the catalogue.
        action: Sp<String>,
        /// What it is aimed at. Default: what the action and the playbook leave open: the host of the `for_each`,
        /// the case, the accounts believed stolen, or nothing.
        #[serde(default)]
        on: Option<Sp<Aim>>,
        /// The role that does it. Default: the responsible of its RACI row.
        #[serde(default)]
        by: Option<Sp<String>>,
        /// Late after this. Default: never.
        #[serde(default)]
        within: Option<Sp<String>>,
        /// 0 is worked first. Default: 5.
        #[serde(default)]
        priority: Option<u8>,
    },
    /// One after another.
    Sequence(Vec<Sp<PlanNode>>),
    /// All at once; goes on when all are done.
    Parallel(Vec<Sp<PlanNode>>),
    /// A branch.
    If {
        /// Asked when the step starts.
        when: Sp<Cond>,
        /// If it holds.
        then: Box<Sp<PlanNode>>,
        /// If it does not. Default: nothing.
        #[serde(default)]
        otherwise: Option<Box<Sp<PlanNode>>>,
    },
    /// A loop.
    While {
        /// Asked before each pass.
        when: Sp<Cond>,
        /// Time between two passes, above 0.
        every: Sp<String>,
        /// One pass.
        #[serde(rename = "do")]
        body: Box<Sp<PlanNode>>,
    },
    /// For each host believed in the set when the step starts.
    ForEach {
        /// Which hosts.
        set: HostSet,
        /// For each.
        #[serde(rename = "do")]
        body: Box<Sp<PlanNode>>,
    },
    /// Goes on after this long.
    Wait(Sp<String>),
    /// Goes on once this is believed.
    Until(Sp<Cond>),
}

/// What an action is aimed at.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Aim {
    /// Nothing in particular.
    Nothing,
    /// The host of the `for_each` around it.
    ThisHost,
    /// One order for each host of the set.
    Hosts {
        /// See [`HostSet::state`].
        state: Word,
        /// See [`HostSet::kind`].
        #[serde(default)]
        kind: Option<Word>,
        /// See [`HostSet::in_case`].
        #[serde(default)]
        in_case: bool,
    },
    /// These segments, `*` allowed.
    Segments(Vec<Sp<String>>),
    /// These directories, `*` allowed.
    Domains(Vec<Sp<String>>),
    /// Accounts believed stolen.
    SuspectedAccounts,
    /// Services, best effective tier first.
    Services {
        /// 1 = only the most important. Default: 9, all.
        #[serde(default)]
        tier_at_most: Option<u8>,
    },
    /// The case that started the playbook.
    ThisCase,
    /// These units, `*` allowed.
    Units(Vec<Sp<String>>),
    /// Weaknesses that are known (a scan or the root cause names them) and not believed fixed, those exposed to the
    /// internet first.
    Weaknesses {
        /// In file order instead. Default: false.
        #[serde(default)]
        file_order: bool,
        /// Only those for which there is a patch, or none. Default: all.
        #[serde(default)]
        patch: Option<bool>,
    },
}
