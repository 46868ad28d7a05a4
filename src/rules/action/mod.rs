//! Responder actions: what the team can do to the world.
//! Chosen from belief, applied to truth; the result comes back as a report. An action never scores.
//! To add one: a `SPEC` row in the file of its family (or a file of its own), and its line in `LATER`.

mod also;
mod backup;
mod brief;
mod communicate;
mod contain;
mod custody;
mod extort;
mod identify;
mod identity;
mod image;
mod indicators;
mod learn;
mod observe;
mod react;
mod record;
mod restore;
mod resume;
mod segments;
mod sessions;
mod skills;
mod speak;
mod watch;
mod weakness;
mod words;

pub use also::{ALSO, Also, other_names};
pub use backup::receive_decryptor;

use crate::base::*;
use crate::journal::belief::BeliefRows;
use crate::journal::{Fact, HostMark, Reason, WeaknessMark};
use crate::scenario::{ActionWord, Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};
pub use custody::{logs_expire, step_done, traced};
pub use identify::tired_hours;
pub use react::Family;
pub use sessions::session_ends;
pub use skills::unskilled;
use std::collections::BTreeMap;
use std::sync::LazyLock;
pub use words::{Words, words_of};

pub const TRIAGE_ALERT: &str = "triage-alert";
pub const DECLARE_INCIDENT: &str = "declare-incident";
pub const RAISE_SEVERITY: &str = "raise-severity";
pub const PLAN_RECOVERY: &str = "plan-recovery";
pub const CLOSE_INCIDENT: &str = "close-incident";
pub const STAND_DOWN: &str = "stand-down";
pub const ACTIVATE_IR_TEAM: &str = "activate-ir-team";
pub const CLASSIFY_INCIDENT: &str = "classify-incident";
pub const INVESTIGATE_CASE: &str = "investigate-case";
pub const REOPEN_ALERT: &str = "reopen-alert";
pub const KEEP_TIMELINE: &str = "keep-timeline";
pub const COMPARE_RESPONSE: &str = "compare-response";
pub const HOLD_SYNC: &str = "hold-sync";
pub const DECIDE_ON_DEMAND: &str = "decide-on-demand";
pub const CONTACT_ADVERSARY: &str = "contact-adversary";
pub const REVIEW_STATEMENT: &str = "review-statement";
pub const PUBLIC_STATEMENT: &str = "public-statement";
pub const STAFF_HOTLINE: &str = "staff-hotline";
pub const CLEAN_HOST: &str = "clean-host";
pub const LOWER_SEVERITY: &str = "lower-severity";
pub const REOPEN_INCIDENT: &str = "reopen-incident";
pub const ENGAGE_INSURER: &str = "engage-insurer";
pub const OPEN_SECURE_CHANNEL: &str = "open-secure-channel";
pub const CLOSE_HOTLINE: &str = "close-hotline";
pub const REBUILD_HOST: &str = "rebuild-host";
pub const HAND_OVER_SHIFT: &str = "hand-over-shift";

/// The catalogue, row = `ActionId`: the rows with a file of their own, those of the RE&CT families, and what came later,
/// at the end, so that no row before moves.
pub const ACTIONS: &[ActionSpec] = &joined();

const fn table(at: usize) -> &'static [ActionSpec] {
    match at {
        0 => OWN,
        at if at <= react::ROWS.len() => react::ROWS[at - 1],
        _ => LATER,
    }
}

const TABLES: usize = react::ROWS.len() + 2;

const ROWS: usize = {
    let (mut count, mut at) = (0, 0);
    while at < TABLES {
        count += table(at).len();
        at += 1;
    }
    count
};

const fn joined() -> [ActionSpec; ROWS] {
    #[expect(clippy::large_stack_arrays, reason = "evaluated by the compiler, never on a stack")]
    let mut all = [OWN[0]; ROWS];
    let (mut at, mut number) = (0, 0);
    while number < TABLES {
        let rows = table(number);
        let mut row = 0;
        while row < rows.len() {
            all[at] = rows[row];
            (at, row) = (at + 1, row + 1);
        }
        number += 1;
    }
    all
}

const OWN: &[ActionSpec] = &[
    identify::TRIAGE,
    identify::INVESTIGATE,
    identify::HUNT,
    identify::VERIFY_ERADICATION,
    identify::ACQUIRE_MEMORY,
    identify::DECLARE,
    identify::RAISE,
    record::CLASSIFY,
    record::RECORD,
    record::REOPEN,
    identify::ESCALATE,
    identify::ACTIVATE,
    identify::STAND_DOWN,
    identify::CLOSE,
    identify::REVIEW,
    contain::ISOLATE_HOST,
    contain::RECONNECT_HOST,
    contain::SHUT_DOWN_HOST,
    contain::RESTART_HOST,
    contain::ISOLATE_SEGMENT,
    contain::SHUT_DOWN_SEGMENT,
    contain::RECONNECT_SEGMENT,
    contain::DISCONNECT_INTERNET,
    contain::RECONNECT_INTERNET,
    indicators::BLOCK,
    contain::PROTECT_BACKUPS,
    identity::LOCK_ACCOUNT,
    identity::MASS_RESET,
    identity::RESET_KRBTGT,
    identity::RECOVER_DIRECTORY,
    restore::CLEAN,
    restore::REBUILD,
    backup::RESTORE,
    backup::VERIFY,
    backup::REATTACH,
    backup::DECRYPT,
    restore::PLAN_RECOVERY,
    restore::RETURN_SERVICE,
    watch::TEST,
    watch::RAISE,
    watch::END,
    watch::MANUAL,
    communicate::SYNC,
    communicate::MANAGEMENT,
    speak::STAFF,
    speak::MEDIA,
    speak::CUSTOMERS,
    communicate::REGULATOR,
    communicate::ASSESS,
    communicate::MAJOR,
    communicate::MATERIAL,
    communicate::POLICE,
    communicate::COUNSEL,
    brief::IMPACT,
    brief::TECHNICAL,
    extort::CONTACT,
    extort::PROOF,
    extort::SANCTIONS,
    extort::DECIDE,
    extort::PAY,
    extort::REFUSE,
    weakness::PATCH,
    weakness::SHIELD,
    weakness::UNSHIELD,
    weakness::SCAN,
    weakness::ENFORCE_MFA,
    weakness::ACQUIRE_DISK,
    weakness::ROOT_CAUSE,
    learn::TIMELINE,
    learn::COMPARE,
    custody::OPEN,
    custody::COLLECT,
    custody::PRESERVE_LOGS,
    observe::DELAY,
    observe::WEIGH,
    sessions::RESET_PASSWORD,
    sessions::ROTATE_KEYS,
    sessions::TERMINATE,
    sessions::CLOSE_REMOTE,
    sessions::OPEN_REMOTE,
    sessions::CUT_TRUST,
    sessions::RESTORE_TRUST,
    segments::BLOCK_OUT,
    segments::BLOCK_IN,
    segments::UNBLOCK,
    segments::FILTER_EGRESS,
    segments::FREE_EGRESS,
    segments::MIGRATE,
    segments::MIGRATE_BACK,
    learn::TUNE,
    learn::REVISE,
    indicators::SINKHOLE,
    image::VERIFY_IMAGE,
    speak::ANSWER,
    speak::REVIEW,
    speak::CORRECT,
    speak::HOTLINE,
];

const LATER: &[ActionSpec] = &[
    restore::SUSPEND,
    watch::FAIL_OVER,
    watch::FAIL_BACK,
    resume::LOWER,
    resume::REOPEN,
    resume::HAND_OVER,
    communicate::INSURER,
    communicate::SECURE,
    speak::CLOSE_HOTLINE,
];

/// A row of the catalogue.
#[derive(Clone, Copy)]
pub struct ActionSpec {
    pub id: &'static str,
    /// Imperative, for people.
    pub title: &'static str,
    pub task: TaskId,
    pub target: TargetKind,
    /// Parameter that says how long the work takes.
    pub takes: &'static str,
    /// Role that does it unless the plan says otherwise.
    pub by: &'static str,
    pub skill: Option<&'static str>,
    /// What it needs to work.
    pub needs: &'static [Need],
    /// Parameter of the time by hand, where a need is not met; without it the action waits.
    pub manual: Option<&'static str>,
    /// Parameter of the approver's thinking time.
    pub approval: &'static str,
    pub react: &'static [&'static str],
    pub d3fend: &'static [&'static str],
    /// Preparation (RE&CT ids) without which it takes the manual road, or fails.
    pub gates: &'static [&'static str],
    /// The action that takes it back.
    pub undo: Option<&'static str>,
    pub family: Option<Family>,
    /// Its time is elapsed time: once begun it runs on, by machine or by relay, whoever goes home.
    pub runs_on: bool,
    /// It brings a host back: where the host's makers alone can do that, they do it.
    pub brings_back: bool,
    /// Multiplies the time, by what it is aimed at.
    pub scale: fn(&Topology, &BeliefRows, u32) -> f64,
    /// Facts when the work begins.
    pub begin: Option<fn(u32, PersonId, &mut Out)>,
    pub apply: fn(&mut Truth, &Topology, &OrderRow, &mut Out) -> Outcome,
    pub report: fn(&Outcome, &OrderRow, &mut Out),
}

impl ActionSpec {
    /// A row that changes nothing by itself and reports nothing but that it was done.
    const fn plain(
        id: &'static str,
        title: &'static str,
        task: TaskId,
        takes: &'static str,
        by: &'static str,
    ) -> ActionSpec {
        ActionSpec {
            id,
            title,
            task,
            target: TargetKind::None,
            takes,
            by,
            skill: None,
            needs: &[],
            manual: None,
            approval: "approve.default",
            react: &[],
            d3fend: &[],
            gates: &[],
            undo: None,
            family: None,
            runs_on: false,
            brings_back: false,
            scale: |_, _, _| 1.0,
            begin: None,
            apply: |_, _, _, _| Outcome::DONE,
            report: |_, _, _| {},
        }
    }
}

/// The row that takes back what another sets, by the same code.
const fn back(set: ActionSpec) -> ActionSpec {
    ActionSpec { task: TaskId::new(Phase::Recover, 1), approval: "approve.default", undo: None, ..set }
}

/// What came of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub failed: Option<Reason>,
    /// What a look found to be so (a verdict).
    pub found: bool,
    /// Its hosts were not suspected before.
    pub suspects: bool,
    pub hosts: Vec<HostId>,
    /// Hosts that turned out to be lost.
    pub lost: Vec<HostId>,
    pub accounts: Vec<AccountId>,
    /// Legal clocks whose notice was filed.
    pub clocks: Vec<ClockId>,
    pub weaknesses: Vec<(VulnerabilityId, WeaknessMark)>,
    pub root_cause: Option<(StepId, VulnerabilityId, HostId)>,
    /// What was found out about copies.
    pub copies: Vec<CopyVerdict>,
    /// The backup that a host was restored from, and the minutes of data lost.
    pub restored_from: Option<(BackupId, u32)>,
    /// Tools whose known indicators led there.
    pub tools: Vec<ToolId>,
    /// Records that turned out to be taken.
    pub records: u32,
}

/// What somebody found out about a copy of a host's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyVerdict {
    pub host: HostId,
    pub backup: BackupId,
    /// Its age.
    pub minutes: u32,
    /// Why it is not to be used.
    pub bad: Option<Reason>,
}

impl Outcome {
    pub const DONE: Outcome = Outcome {
        failed: None,
        found: false,
        suspects: false,
        hosts: Vec::new(),
        lost: Vec::new(),
        accounts: Vec::new(),
        clocks: Vec::new(),
        weaknesses: Vec::new(),
        root_cause: None,
        copies: Vec::new(),
        restored_from: None,
        tools: Vec::new(),
        records: 0,
    };
    pub fn failed(why: Reason) -> Outcome {
        Outcome { failed: Some(why), ..Outcome::DONE }
    }
}

/// Whether the organisation lacks preparation that the action stands on.
pub fn unprepared(spec: &ActionSpec, topology: &Topology) -> bool {
    let lacks = &topology.organisation().lacks;
    !lacks.is_empty() && spec.gates.iter().any(|gate| lacks.contains(*gate))
}

pub fn spec(action: ActionId) -> &'static ActionSpec {
    &ACTIONS[action.index()]
}

/// Parameter of the approver's thinking time. A statement that was reviewed needs no second review by whoever approves it.
pub fn thinking(action: ActionId, belief: &BeliefRows) -> &'static str {
    let spec = spec(action);
    let reviewed = spec.id == PUBLIC_STATEMENT && reviewed(belief);
    if reviewed { "approve.default" } else { spec.approval }
}

/// Whether counsel has reviewed the public statement of this incident.
pub fn reviewed(belief: &BeliefRows) -> bool {
    belief.whole.done(belief.map.centre(), id(REVIEW_STATEMENT)) > 0
}

/// Whether it is a decision: thinking and agreeing, no handiwork.
pub fn decides(spec: &ActionSpec) -> bool {
    matches!(spec.takes, "respond.declare" | "respond.rate")
}

/// The id of an action that the code itself orders.
pub fn id(word: &str) -> ActionId {
    static IDS: LazyLock<BTreeMap<&str, ActionId>> =
        LazyLock::new(|| ACTIONS.iter().enumerate().map(|(index, row)| (row.id, ActionId::from(index))).collect());
    *IDS.get(word).expect("the code orders only catalogued actions")
}

/// The words of the catalogue, for the scenario floor.
pub fn words() -> Vec<ActionWord> {
    ACTIONS
        .iter()
        .map(|row| ActionWord {
            id: row.id.to_string(),
            target: row.target,
            task: row.task,
            skill: row.skill,
            wants: skills::wanted(row.id),
        })
        .collect()
}

/// Whoever looks at a host sees whether it is dead: those that nobody knew of yet.
fn lost_among(hosts: impl Iterator<Item = HostId>, truth: &Truth, out: &Out) -> Vec<HostId> {
    hosts
        .filter(|host| truth.rows.hosts[host.index()].encrypted() && !out.belief().hosts[host.index()].encrypted())
        .collect()
}

/// Reports the hosts that turned out to be lost, as part of the order's case.
fn report_lost(outcome: &Outcome, order: &OrderRow, out: &mut Out) {
    for &host in &outcome.lost {
        out.fact(Fact::HostBelieved { host, mark: HostMark::Encrypted, case: order.case });
    }
}

/// Whether whoever does the work has a skill.
fn skilled(person: PersonId, skill: &str, topology: &Topology) -> bool {
    let organisation = topology.organisation();
    person.some().is_some_and(|person| {
        let mut skills = organisation.people[person.index()].skills.iter();
        skills.any(|id| organisation.skills[id.index()] == skill)
    })
}

/// Reports a mark on the order's host.
fn mark_host(mark: HostMark, order: &OrderRow, out: &mut Out) {
    out.fact(Fact::HostBelieved { host: HostId(order.target), mark, case: CaseId::NONE });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let ids: std::collections::BTreeSet<&str> = ACTIONS.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), ACTIONS.len());
    }
}
