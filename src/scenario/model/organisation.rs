//! The organisation: places, machines, identities, data, business, sensors and people.

use super::{AudienceGroup, Clock};
use crate::base::*;
use chrono::NaiveDate;
use chrono_tz::Tz;

#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: String,
    pub name: String,
    /// Sector annexes are keyed by it: `health`, `bank`, `manufacturing`, ...
    pub sector: String,
    /// Local time of shifts, holidays and office hours.
    pub zone: Tz,
    pub holidays: Vec<NaiveDate>,
    pub units: Vec<Unit>,
    pub sites: Vec<Site>,
    pub segments: Vec<Segment>,
    /// Which segment may open connections to which; a segment always reaches itself unless its author says otherwise.
    pub reach: BitMatrix,
    pub domains: Vec<Domain>,
    pub groups: Vec<HostGroup>,
    pub account_groups: Vec<AccountGroup>,
    pub planes: Vec<Plane>,
    pub remote_access: Vec<RemoteAccess>,
    pub vulnerabilities: Vec<Vulnerability>,
    /// Where the images for rebuilding lie, if the network reaches them.
    pub images_on: Option<GroupId>,
    pub stores: Vec<DataStore>,
    pub services: Vec<Service>,
    pub backups: Vec<BackupSet>,
    pub sensors: Vec<Sensor>,
    pub shifts: Vec<ShiftPattern>,
    pub roles: Vec<String>,
    pub skills: Vec<String>,
    /// The organisation's people, then those that the plan adds.
    pub people: Vec<Person>,
    /// Which service stands behind a need of actions and channels; a need that is not listed is always met.
    pub provides: Vec<(Need, ServiceId)>,
    /// Preparation that was not done, by RE&CT id.
    pub lacks: std::collections::BTreeSet<String>,
    pub clocks: Vec<Clock>,
    pub feeds: Vec<Feed>,
    /// Who waits for word, by `Crowd as usize`.
    pub audiences: [AudienceGroup; 3],
    /// Ways in which the team talks.
    pub channels: Vec<Channel>,
    /// How long central logs are kept; `None` = longer than any run.
    pub log_retention: Option<SimSpan>,
    /// Exercises held before; `None` = the author does not say.
    pub exercise_history: Option<Vec<HeldExercise>>,
    /// The unit that commands an incident unless the plan says otherwise.
    pub centre: UnitId,
}

impl Organisation {
    pub fn host_count(&self) -> usize {
        self.groups.last().map_or(0, |group| group.first.index() + group.count as usize)
    }
    pub fn account_count(&self) -> usize {
        self.account_groups.last().map_or(0, |group| group.first.index() + group.count as usize)
    }
    /// Whether a weakness lies on hosts that the internet reaches.
    pub fn exposed(&self, vulnerability: VulnerabilityId) -> bool {
        let mut weak = self.groups.iter().filter(|group| group.vulnerabilities.contains(&vulnerability));
        weak.any(|group| self.segments[group.segment.index()].exposed)
    }
    /// The group that a host belongs to.
    pub fn group_of(&self, host: HostId) -> GroupId {
        GroupId::from(self.groups.partition_point(|group| group.first <= host) - 1)
    }
    /// `ward-pc/0417`; the bare group id where the group holds a single host.
    pub fn host_name(&self, host: HostId) -> String {
        let group = &self.groups[self.group_of(host).index()];
        numbered(&group.id, host.0 - group.first.0, group.count)
    }
    pub fn account_name(&self, account: AccountId) -> String {
        let at = self.account_groups.partition_point(|group| group.first <= account) - 1;
        let group = &self.account_groups[at];
        numbered(&group.id, account.0 - group.first.0, group.count)
    }
}

fn numbered(id: &str, index: u32, count: u32) -> String {
    if count == 1 {
        return id.to_string();
    }
    let width = count.to_string().len();
    format!("{id}/{:0width$}", index + 1)
}

/// A part of the organisation with its own knowledge.
#[derive(Clone, Debug)]
pub struct Unit {
    pub id: String,
    pub name: String,
    /// Whether the centre's incident command covers it once an incident is declared.
    pub under_command: bool,
}

#[derive(Clone, Debug)]
pub struct Site {
    pub id: String,
    pub name: String,
    pub unit: UnitId,
}

#[derive(Clone, Debug)]
pub struct Segment {
    pub id: String,
    /// Whether hosts here can open connections to the internet (C2, exfiltration).
    pub internet: bool,
    /// Whether hosts here can be reached from the internet.
    pub exposed: bool,
}

/// A square matrix of yes and no, by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BitMatrix {
    words_per_row: usize,
    bits: Vec<u64>,
}

impl BitMatrix {
    pub fn new(size: usize) -> BitMatrix {
        let words_per_row = size.div_ceil(64).max(1);
        BitMatrix { words_per_row, bits: vec![0; words_per_row * size] }
    }
    pub fn set(&mut self, row: usize, column: usize, on: bool) {
        let word = &mut self.bits[row * self.words_per_row + column / 64];
        if on { *word |= 1 << (column % 64) } else { *word &= !(1 << (column % 64)) }
    }
    pub fn get(&self, row: usize, column: usize) -> bool {
        self.bits[row * self.words_per_row + column / 64] >> (column % 64) & 1 == 1
    }
    pub fn row(&self, row: usize) -> &[u64] {
        &self.bits[row * self.words_per_row..(row + 1) * self.words_per_row]
    }
}

/// A directory: an Active Directory domain or a cloud tenant.
#[derive(Clone, Debug)]
pub struct Domain {
    pub id: String,
    /// Domains in which an administrator of this one is an administrator too.
    pub trusted_by: Vec<DomainId>,
    /// Longest life of a ticket: void credentials of the domain need two resets this far apart.
    pub ticket_life: SimSpan,
    /// How long a session that is open outlives its password; `None` = not at all.
    pub session_life: Option<SimSpan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HostKind {
    Workstation,
    Server,
    /// A domain controller or identity provider.
    Directory,
    BackupServer,
    /// Firewalls, medical or industrial devices: no agent, no log-on.
    Appliance,
}

impl HostKind {
    /// Everything but workstations and appliances counts as a server.
    pub fn is_server(self) -> bool {
        matches!(self, HostKind::Server | HostKind::Directory | HostKind::BackupServer)
    }
}

/// A group of alike hosts; host `first + i` is `id/i+1`.
#[derive(Clone, Debug)]
pub struct HostGroup {
    pub id: String,
    pub first: HostId,
    pub count: u32,
    pub kind: HostKind,
    pub unit: UnitId,
    pub site: Option<SiteId>,
    pub segment: SegmentId,
    pub domain: Option<DomainId>,
    /// The business service that these hosts carry.
    pub service: Option<ServiceId>,
    pub vulnerabilities: Vec<VulnerabilityId>,
    /// Whether a remote isolation agent (usually EDR) runs here.
    pub agent: bool,
    /// The only role that can bring these systems back (a vendor), whoever the plan names.
    pub restored_by: Option<RoleId>,
    /// Multiplies the time to bring one back.
    pub restore_effort: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountKind {
    User,
    /// A service account with administrative rights on the hosts it opens.
    Service,
    ServerAdmin,
    DomainAdmin,
}

/// A group of alike accounts of one directory.
#[derive(Clone, Debug)]
pub struct AccountGroup {
    pub id: String,
    pub first: AccountId,
    pub count: u32,
    pub kind: AccountKind,
    pub domain: DomainId,
    /// Hosts on which credentials of this group lie.
    pub lies_on: Vec<GroupId>,
    /// Chance that a host of those groups carries one of them.
    pub share: Chance,
    /// Groups that the account administers; a domain administrator opens every host of the domain.
    pub opens: Vec<GroupId>,
    /// Whether it may log on through remote access.
    pub remote: bool,
    pub mfa: bool,
    /// One password for all of them.
    pub shared: bool,
    /// Opened by keys or tokens: a reset of passwords passes them by.
    pub keys: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaneKind {
    Edr,
    Hypervisor,
    Backup,
    Deployment,
}

/// A management plane: whoever holds it acts on all that it manages.
#[derive(Clone, Debug)]
pub struct Plane {
    pub id: String,
    pub kind: PlaneKind,
    pub manages: Vec<GroupId>,
    /// Holding an administrator of this domain opens the plane.
    pub domain: Option<DomainId>,
}

/// A way in from outside for people who have an account: VPN, RDP gateway, vendor tunnel.
#[derive(Clone, Debug)]
pub struct RemoteAccess {
    pub id: String,
    pub into: SegmentId,
    pub domain: DomainId,
    pub mfa: bool,
    /// The business service that people reach through it.
    pub service: Option<ServiceId>,
}

#[derive(Clone, Debug)]
pub struct Vulnerability {
    pub id: String,
    /// Chance that one attempt to exploit it works.
    pub works: Chance,
    /// Whether its maker has a patch.
    pub patch: bool,
}

/// Records worth stealing.
#[derive(Clone, Debug)]
pub struct DataStore {
    pub id: String,
    pub group: GroupId,
    /// People whose data it holds.
    pub records: u32,
    pub gigabytes: f64,
    /// `personal`, `health`, `payment`, `secret`, ...
    pub class: String,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub id: String,
    pub name: String,
    pub unit: UnitId,
    /// 1 = most important.
    pub tier: u8,
    /// Services without which it is down.
    pub needs: Vec<ServiceId>,
    /// Down without the internet, degraded behind an outbound filter.
    pub needs_internet: bool,
    /// It is degraded when more than this share of its hosts is unavailable, down when more than `down_at` is.
    pub degraded_at: f64,
    pub down_at: f64,
    /// Cost of an hour down, in the organisation's currency.
    pub cost_per_hour: f64,
    /// Harm of an hour down in the business's own unit (patients diverted, payments missed, tonnes).
    pub harm_per_hour: f64,
    pub harm_unit: String,
    pub rto: SimSpan,
    pub rpo: SimSpan,
    pub fallback: Option<Fallback>,
}

/// Running a service by hand.
#[derive(Clone, Debug)]
pub struct Fallback {
    /// Share of normal capacity.
    pub capacity: f64,
    pub start: SimSpan,
    pub endurance: SimSpan,
    /// It begins only when the team orders it; else by itself.
    pub on_order: bool,
}

#[derive(Clone, Debug)]
pub struct BackupSet {
    pub id: String,
    pub covers: Vec<GroupId>,
    /// Reachable from this segment; `None` = offline.
    pub reachable_from: Option<SegmentId>,
    pub every: SimSpan,
    /// Copies are kept this long.
    pub retention: SimSpan,
    /// Time between two copies that are put away out of reach; they survive the loss of the set.
    pub offline_every: Option<SimSpan>,
    /// Chance that a copy can be used at all.
    pub usable: Chance,
}

/// Whether a sensor knows what is usual, at STARTEX.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Baseline {
    Trained,
    Untrained,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SensorKind {
    Antivirus,
    Edr,
    Ids,
    /// Network traffic analysis.
    Nta,
    /// SIEM correlation rules over central logs.
    Siem,
    /// User and entity behaviour analytics.
    Ueba,
    MailGateway,
    /// People at their desks.
    UserReport,
    /// Customers, partners, researchers, the police.
    ThirdParty,
    /// The adversary's own note.
    RansomNote,
}

impl SensorKind {
    pub const ALL: [SensorKind; 10] = [
        SensorKind::Antivirus,
        SensorKind::Edr,
        SensorKind::Ids,
        SensorKind::Nta,
        SensorKind::Siem,
        SensorKind::Ueba,
        SensorKind::MailGateway,
        SensorKind::UserReport,
        SensorKind::ThirdParty,
        SensorKind::RansomNote,
    ];
    /// Short names of the tactics that it can see; empty = all.
    pub fn tactics(self) -> &'static [&'static str] {
        match self {
            SensorKind::Antivirus | SensorKind::Edr => ON_HOST,
            SensorKind::Ids => &["initial-access", "lateral-movement", "command-and-control", "discovery"],
            SensorKind::Nta => &["command-and-control", "exfiltration", "lateral-movement"],
            SensorKind::Siem => &[],
            SensorKind::Ueba => &["credential-access", "lateral-movement", "privilege-escalation", "collection"],
            SensorKind::MailGateway => &["initial-access"],
            SensorKind::UserReport => &["impact", "initial-access"],
            SensorKind::ThirdParty => &["exfiltration", "command-and-control"],
            SensorKind::RansomNote => &["impact"],
        }
    }
    /// Whether it claims to see a tactic.
    pub fn claims(self, tactic: &str) -> bool {
        self.tactics().is_empty() || self.tactics().contains(&tactic)
    }
    /// Where an identification that starts here comes from.
    pub fn source(self) -> DetectionSource {
        match self {
            SensorKind::UserReport => DetectionSource::OwnUser,
            SensorKind::ThirdParty => DetectionSource::Outside,
            SensorKind::RansomNote => DetectionSource::Adversary,
            _ => DetectionSource::OwnSensor,
        }
    }
}

const ON_HOST: &[&str] = &[
    "execution",
    "persistence",
    "privilege-escalation",
    "stealth",
    "defense-impairment",
    "credential-access",
    "discovery",
    "lateral-movement",
    "collection",
    "command-and-control",
    "impact",
];

/// Who noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DetectionSource {
    OwnSensor,
    OwnUser,
    Outside,
    Adversary,
}

impl DetectionSource {
    /// Its key in JSON and in tables.
    pub fn key(self) -> &'static str {
        match self {
            DetectionSource::OwnSensor => "own_sensor",
            DetectionSource::OwnUser => "own_user",
            DetectionSource::Outside => "outside",
            DetectionSource::Adversary => "adversary",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SensorMode {
    /// Writes to a log; nobody is alerted unless somebody looks.
    Monitor,
    Alert,
    /// Alerts and stops the use.
    Block,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertLevel {
    Low,
    Medium,
    High,
}

#[derive(Clone, Debug)]
pub struct Sensor {
    pub id: String,
    pub kind: SensorKind,
    /// The unit whose people get its alerts.
    pub unit: UnitId,
    pub covers: Vec<GroupId>,
    /// Share of the hosts of those groups that it really watches.
    pub coverage: Chance,
    pub mode: SensorMode,
    pub level: AlertLevel,
    /// Base chance that it can see a technique with a tool, before tactic factor and overrides.
    pub sees: Chance,
    /// By tactic short name or technique id (a parent id covers its children): replaces `sees` and the tactic factor.
    pub overrides: Vec<(String, Chance)>,
    pub delay: Dist,
    /// False alarms that reach people, a day (after tiering).
    pub false_alarms_per_day: f64,
    /// Matches what it records against the indicators that the team knows.
    pub matches_indicators: bool,
    /// Tactics and techniques for which a rule is written; empty = no rules are needed.
    pub rules: Vec<String>,
    /// Days since its signatures were brought up to date.
    pub signature_age: Option<SimSpan>,
    /// From when on it knows what is usual; before, it sees less and alarms more. `SimTime::NEVER` = never.
    pub trained_from: SimTime,
    /// The regular calls of a channel stand out after this long.
    pub beacons_after: Option<SimSpan>,
    /// Knows the usual hours: a transfer outside office hours stands out.
    pub knows_hours: bool,
}

impl Sensor {
    /// Whether a rule is written for a technique, or none is needed.
    pub fn has_rule(&self, technique: &crate::scenario::Technique) -> bool {
        let parent = technique.id.split('.').next().unwrap_or(&technique.id);
        let ruled = |name: &String| *name == technique.id || *name == parent || *name == technique.tactic;
        self.rules.is_empty() || self.rules.iter().any(ruled)
    }
    /// Whether it knows what is usual.
    pub fn trained(&self, now: SimTime) -> bool {
        now >= self.trained_from
    }
}

/// A way in which the team talks (P7.1).
#[derive(Clone, Debug)]
pub struct Channel {
    pub id: String,
    /// The service that it needs.
    pub service: Option<ServiceId>,
    /// Whoever holds a host of these groups reads along.
    pub read_on: Vec<GroupId>,
    /// What it adds to a sync.
    pub adds: Dist,
}

impl Channel {
    /// Neither a service of the house carries it, nor can anybody on a host of it read along.
    pub fn out_of_band(&self) -> bool {
        self.service.is_none() && self.read_on.is_empty()
    }
}

/// A source of threat intelligence: the indicators of adversaries' tools, once it knows them.
#[derive(Clone, Debug)]
pub struct Feed {
    pub id: String,
    /// Chance that it ever knows the indicators of a tool.
    pub knows: Chance,
    /// From STARTEX until it has them.
    pub lag: Dist,
    /// Matches with harmless things, a day, at every organisation that uses it.
    pub false_matches_per_day: f64,
}

/// A weekly working pattern in local time; each entry is a weekday (0 = Monday) and minutes of that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftPattern {
    pub id: String,
    /// (weekday, from minute, to minute); `to` may exceed 1440 and then runs into the next day.
    pub spells: Vec<(u8, u16, u16)>,
    pub works_holidays: bool,
}

#[derive(Clone, Debug)]
pub struct Person {
    /// `soc/3` where the author gave a count.
    pub id: String,
    pub unit: UnitId,
    /// Units whose work this person also takes.
    pub serves: Vec<UnitId>,
    pub role: RoleId,
    pub skills: Vec<SkillId>,
    pub shift: ShiftId,
    /// Can be called outside the shift.
    pub on_call: bool,
    /// Comes only when called in (outside responders), after this travel time.
    pub travels: Option<Dist>,
}

/// What an action or a channel needs to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    Directory,
    Mail,
    Phone,
    Vpn,
    EdrConsole,
    Siem,
    ContactList,
    Internet,
    BackupConsole,
}

impl Need {
    pub const ALL: [Need; 9] = [
        Need::Directory,
        Need::Mail,
        Need::Phone,
        Need::Vpn,
        Need::EdrConsole,
        Need::Siem,
        Need::ContactList,
        Need::Internet,
        Need::BackupConsole,
    ];
}

/// An exercise that was held, with what came of it (P1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldExercise {
    pub date: NaiveDate,
    /// Improvements that its report asked for.
    pub improvements: u32,
    /// Those that were made since.
    pub closed: u32,
}

/// An exercise of the last year is fresh; one of two years ago is forgotten (our judgement).
const FRESH_DAYS: i64 = 365;
const FORGOTTEN_DAYS: i64 = 730;

impl Organisation {
    /// How little the team has practised on a day: 0 = lately, and every improvement made, or not said; 1 = never.
    pub fn unpractised(&self, today: NaiveDate) -> f64 {
        let Some(held) = &self.exercise_history else { return 0.0 };
        let Some(last) = held.iter().map(|row| row.date).filter(|date| *date <= today).max() else { return 1.0 };
        let past = (today - last).num_days() - FRESH_DAYS;
        let forgotten = (past as f64 / (FORGOTTEN_DAYS - FRESH_DAYS) as f64).clamp(0.0, 1.0);
        // A lesson that was not put to use is half forgotten.
        1.0 - (1.0 - forgotten) * (1.0 - 0.5 * open_share(held))
    }
}

/// Improvements still to be made / improvements asked for.
fn open_share(held: &[HeldExercise]) -> f64 {
    let asked: u32 = held.iter().map(|row| row.improvements).sum();
    let closed: u32 = held.iter().map(|row| row.closed).sum();
    if asked == 0 { 0.0 } else { f64::from(asked.saturating_sub(closed)) / f64::from(asked) }
}
