//! The organisation file.

use super::{Chance, Dist, Entries, Items, Sp, Word};
use serde::Deserialize;

/// Places, machines, identities, data, business, sensors and people.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Version of the form: 1.
    pub schema: Sp<u32>,
    /// Letters, digits, `-`, `_`, `.`.
    pub id: Sp<String>,
    /// For people. Default: the id.
    #[serde(default)]
    pub name: String,
    /// Keys the plan's sector annexes: `health`, `bank`, `manufacturing`, `public`, ... Default: none.
    #[serde(default)]
    pub sector: String,
    /// IANA time zone of shifts, holidays and office hours. Default: `UTC`.
    #[serde(default)]
    pub zone: Option<Sp<String>>,
    /// Days off, `2021-04-02`. Default: none.
    #[serde(default)]
    pub holidays: Vec<Sp<String>>,
    /// Parts of the organisation with their own knowledge; at least one.
    pub units: Items<Unit>,
    /// The unit that commands an incident. Default: the first.
    #[serde(default)]
    pub centre: Option<Sp<String>>,
    /// Buildings. Default: none.
    #[serde(default)]
    pub sites: Items<Site>,
    /// Network segments; at least one.
    pub segments: Items<Segment>,
    /// Which segment may open connections to which: (from, to), `*` allowed. Default: each reaches itself only.
    #[serde(default)]
    pub links: Items<(Sp<String>, Sp<String>)>,
    /// Directories: Active Directory domains, cloud tenants. Default: none.
    #[serde(default)]
    pub domains: Items<Domain>,
    /// Groups of alike hosts; at least one.
    pub hosts: Items<HostGroup>,
    /// Groups of alike accounts. Default: none.
    #[serde(default)]
    pub accounts: Items<AccountGroup>,
    /// Management planes: whoever holds one acts on all that it manages. Default: none.
    #[serde(default)]
    pub planes: Items<Plane>,
    /// Ways in from outside for people who have an account. Default: none.
    #[serde(default)]
    pub remote_access: Items<RemoteAccess>,
    /// Weaknesses that host groups may have. Default: none.
    #[serde(default)]
    pub vulnerabilities: Items<Vulnerability>,
    /// Records worth stealing. Default: none.
    #[serde(default)]
    pub stores: Items<DataStore>,
    /// Business services. Default: none.
    #[serde(default)]
    pub services: Items<Service>,
    /// Backup sets. Default: none.
    #[serde(default)]
    pub backups: Items<BackupSet>,
    /// What can notice. Default: none.
    #[serde(default)]
    pub sensors: Items<Sensor>,
    /// Weekly working patterns; `always` is known without being listed. Default: none.
    #[serde(default)]
    pub shifts: Items<Shift>,
    /// Roles that people may have. Default: those that people name.
    #[serde(default)]
    pub roles: Vec<Sp<String>>,
    /// Who can be asked to do things; at least one.
    pub people: Items<Person>,
    /// Which service stands behind a need of actions and channels. Default: every need is always met.
    #[serde(default)]
    pub provides: Items<Provides>,
    /// Preparation that was not done, as RE&CT names or numbers it (`access-vpn-logs`, `RA1107`): actions that stand on it
    /// are done by hand, or fail. Default: nothing is lacking.
    #[serde(default)]
    pub lacks: Vec<Sp<String>>,
    /// Legal clocks. Default: none.
    #[serde(default)]
    pub clocks: Items<Clock>,
    /// Sources of threat intelligence that a plan may choose. Default: none.
    #[serde(default)]
    pub feeds: Items<Feed>,
    /// How long central logs are kept, above 0. Default: longer than any run.
    #[serde(default)]
    pub log_retention: Option<Sp<String>>,
    /// Exercises held before: a team that never practised decides slower. `[]` = none was. Default: not said.
    #[serde(default)]
    pub exercise_history: Option<Items<HeldExercise>>,
    /// Figures of the reference table that are different here, by name. Default: none.
    #[serde(default)]
    pub parameters: Entries<Dist>,
}

/// A part of the organisation that knows what it knows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Unique among units.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub name: String,
    /// Whether the centre's incident command covers it once an incident is declared. Default: true.
    #[serde(default = "yes")]
    pub under_command: bool,
}

/// A building.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Unique among sites.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub name: String,
    /// The unit that it belongs to.
    pub unit: Sp<String>,
}

/// A network segment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Unique among segments.
    pub id: Sp<String>,
    /// Whether hosts here can open connections to the internet. Default: true.
    #[serde(default = "yes")]
    pub internet: bool,
    /// Whether hosts here can be reached from the internet. Default: false.
    #[serde(default)]
    pub exposed: bool,
    /// Whether hosts here reach each other. Default: true.
    #[serde(default = "yes")]
    pub reaches_itself: bool,
}

/// A directory.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Unique among domains.
    pub id: Sp<String>,
    /// Domains in which an administrator of this one is an administrator too. Default: none.
    #[serde(default)]
    pub trusted_by: Vec<Sp<String>>,
    /// Longest life of a ticket, above 0. Default: `"10h"`.
    #[serde(default)]
    pub ticket_life: Option<Sp<String>>,
    /// How long a session that is open outlives its password, above 0. Default: it ends with it.
    #[serde(default)]
    pub session_life: Option<Sp<String>>,
}

/// A group of alike hosts, named `id/1` to `id/count`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostGroup {
    /// Unique among host groups.
    pub id: Sp<String>,
    /// How many, 1 to 10,000,000. Default: 1.
    #[serde(default)]
    pub count: Option<Sp<u32>>,
    /// `workstation`, `server`, `directory`, `backup_server` or `appliance`.
    pub kind: Word,
    /// The unit that runs them. Default: the first.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// Default: none.
    #[serde(default)]
    pub site: Option<Sp<String>>,
    /// The segment that they are in.
    pub segment: Sp<String>,
    /// The directory that they are joined to. Default: none.
    #[serde(default)]
    pub domain: Option<Sp<String>>,
    /// The business service that they carry. Default: none.
    #[serde(default)]
    pub service: Option<Sp<String>>,
    /// Default: none.
    #[serde(default)]
    pub vulnerabilities: Vec<Sp<String>>,
    /// Whether a remote isolation agent (usually EDR) runs on them. Default: false.
    #[serde(default)]
    pub agent: bool,
    /// The only role that can rebuild, restore or decrypt them (a vendor), whoever the plan names. Default: any.
    #[serde(default)]
    pub restored_by: Option<Sp<String>>,
    /// Multiplies the time to bring one of them back, above 0. Default: 1.
    #[serde(default)]
    pub restore_effort: Option<Sp<f64>>,
}

/// A group of alike accounts of one directory.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountGroup {
    /// Unique among account groups.
    pub id: Sp<String>,
    /// How many, 1 to 10,000,000. Default: 1.
    #[serde(default)]
    pub count: Option<Sp<u32>>,
    /// `user`, `service`, `server_admin` or `domain_admin`.
    pub kind: Word,
    /// Their directory.
    pub domain: Sp<String>,
    /// Host groups on which their credentials lie. Default: none.
    #[serde(default)]
    pub lies_on: Vec<Sp<String>>,
    /// Chance that a host of those groups carries one of them. Default: 1.
    #[serde(default)]
    pub share: Option<Chance>,
    /// Host groups that they administer; a domain administrator opens every host of the domain. Default: none.
    #[serde(default)]
    pub opens: Vec<Sp<String>>,
    /// Whether they may log on through remote access. Default: false.
    #[serde(default)]
    pub remote: bool,
    /// Whether a second factor is asked for. Default: false.
    #[serde(default)]
    pub mfa: bool,
    /// Whether all of them have one password, as local administrators do: who has one has all. Default: false.
    #[serde(default)]
    pub shared: bool,
    /// Whether keys or tokens open them: a reset of passwords passes them by. Default: false.
    #[serde(default)]
    pub keys: bool,
}

/// A management plane.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plane {
    /// Unique among planes.
    pub id: Sp<String>,
    /// `edr`, `hypervisor`, `backup` or `deployment`.
    pub kind: Word,
    /// Host groups that it manages.
    pub manages: Vec<Sp<String>>,
    /// An administrator of this directory opens the plane. Default: none.
    #[serde(default)]
    pub domain: Option<Sp<String>>,
}

/// A way in from outside: VPN, RDP gateway, vendor tunnel.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoteAccess {
    /// Unique among ways of remote access.
    pub id: Sp<String>,
    /// The segment that it leads into.
    pub into: Sp<String>,
    /// The directory whose accounts open it.
    pub domain: Sp<String>,
    /// Whether it asks for a second factor. Default: false.
    #[serde(default)]
    pub mfa: bool,
    /// The business service that people reach through it: down while it is closed. Default: none.
    #[serde(default)]
    pub service: Option<Sp<String>>,
}

/// A weakness.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vulnerability {
    /// Unique among vulnerabilities.
    pub id: Sp<String>,
    /// Chance that one attempt to exploit it works. Default: 1.
    #[serde(default)]
    pub works: Option<Chance>,
    /// Whether its maker has a patch; without one only a filter rule helps. Default: true.
    #[serde(default = "yes")]
    pub patch: bool,
}

/// Records worth stealing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataStore {
    /// Unique among stores.
    pub id: Sp<String>,
    /// The host group that holds it.
    pub on: Sp<String>,
    /// People whose data it holds. Default: 0.
    #[serde(default)]
    pub records: u32,
    /// `"40 GB"`, in MB, GB or TB, above 0.
    pub size: Sp<String>,
    /// `personal`, `health`, `payment`, `secret`, ... Default: `personal`.
    #[serde(default)]
    pub class: Option<String>,
}

/// A business service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Unique among services.
    pub id: Sp<String>,
    /// Default: the id.
    #[serde(default)]
    pub name: String,
    /// Default: the first unit.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// 1 = most important, to 9. Default: 3.
    #[serde(default)]
    pub tier: Option<Sp<u8>>,
    /// Services without which it is down. Default: none.
    #[serde(default)]
    pub needs: Vec<Sp<String>>,
    /// Whether it is down without the internet, and degraded while outbound traffic is filtered. Default: false.
    #[serde(default)]
    pub needs_internet: bool,
    /// Degraded when more than this share of its hosts is unavailable, 0 to 1. Default: 0.
    #[serde(default)]
    pub degraded_at: Option<Sp<f64>>,
    /// Down when more than this share of its hosts is unavailable, `degraded_at` to 1. Default: 0.5.
    #[serde(default)]
    pub down_at: Option<Sp<f64>>,
    /// Cost of an hour down, in the organisation's currency. Default: 0.
    #[serde(default)]
    pub cost_per_hour: Option<Sp<f64>>,
    /// Harm of an hour down, in `harm_unit`. Default: 0.
    #[serde(default)]
    pub harm_per_hour: Option<Sp<f64>>,
    /// Patients diverted, payments missed, tonnes, ... Default: none.
    #[serde(default)]
    pub harm_unit: String,
    /// Recovery time objective. Default: `"24h"`.
    #[serde(default)]
    pub rto: Option<Sp<String>>,
    /// Recovery point objective. Default: `"24h"`.
    #[serde(default)]
    pub rpo: Option<Sp<String>>,
    /// How it runs by hand. Default: not at all.
    #[serde(default)]
    pub fallback: Option<Fallback>,
}

/// Running a service by hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// Share of normal capacity, 0 to 1.
    pub capacity: Sp<f64>,
    /// Time to begin. Default: none.
    #[serde(default)]
    pub start: Option<Sp<String>>,
    /// How long people can keep it up. Default: 30 days.
    #[serde(default)]
    pub endurance: Option<Sp<String>>,
    /// Whether it begins only when the team orders `activate-manual-operation`. Default: false, it begins by itself.
    #[serde(default)]
    pub on_order: bool,
}

/// A backup set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupSet {
    /// Unique among backups.
    pub id: Sp<String>,
    /// Host groups that it covers.
    pub covers: Vec<Sp<String>>,
    /// The segment from which it can be reached (and destroyed). Default: offline.
    #[serde(default)]
    pub reachable_from: Option<Sp<String>>,
    /// Time between two copies, above 0. Default: `"24h"`.
    #[serde(default)]
    pub every: Option<Sp<String>>,
    /// How long copies are kept, above 0. Default: `"30d"`.
    #[serde(default)]
    pub retention: Option<Sp<String>>,
    /// Time between two copies that are put away out of reach, above 0: they survive the loss of the set. Default: none.
    #[serde(default)]
    pub offline_every: Option<Sp<String>>,
    /// Chance that a copy can be used at all. Default: 1.
    #[serde(default)]
    pub usable: Option<Chance>,
}

/// Something that notices techniques.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sensor {
    /// Unique among sensors.
    pub id: Sp<String>,
    /// `antivirus`, `edr`, `ids`, `nta`, `siem`, `ueba`, `mail_gateway`, `user_report`, `third_party`, `ransom_note`.
    pub kind: Word,
    /// The unit whose people get its alerts. Default: the first.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// Host groups that it watches.
    pub covers: Vec<Sp<String>>,
    /// Share of their hosts that it really watches. Default: 1.
    #[serde(default)]
    pub coverage: Option<Chance>,
    /// `monitor` (a log only), `alert`, or `block` (alerts and stops the use). Default: `alert`.
    #[serde(default)]
    pub mode: Option<Word>,
    /// `low`, `medium` or `high`. Default: `medium`.
    #[serde(default)]
    pub level: Option<Word>,
    /// Base chance that it can see a technique with a tool, before tactic factor and overrides.
    pub sees: Chance,
    /// (tactic or technique id, chance): replaces `sees` and the tactic factor; a technique covers its
    /// sub-techniques. Default: none.
    #[serde(default)]
    pub overrides: Items<(Sp<String>, Chance)>,
    /// From the use to the console. Default: none.
    #[serde(default)]
    pub delay: Option<Dist>,
    /// False alarms a day that reach people, 0 or more. Default: 0.
    #[serde(default)]
    pub false_alarms_per_day: Option<Sp<f64>>,
    /// Whether what it records is matched against the indicators that the team knows. Default: false.
    #[serde(default)]
    pub matches_indicators: bool,
    /// Tactics and techniques for which a rule is written: it sees nothing else. Default: everything of its kind.
    #[serde(default)]
    pub rules: Vec<Sp<String>>,
    /// Time since its signatures were brought up to date; older ones see less. Default: up to date.
    #[serde(default)]
    pub signature_age: Option<Sp<String>>,
    /// `trained`, or `untrained`: it does not know yet what is usual, sees less and alarms more. Default: `trained`.
    #[serde(default)]
    pub baseline: Option<Word>,
    /// After this time from STARTEX an untrained one is trained. Default: never.
    #[serde(default)]
    pub trains_for: Option<Sp<String>>,
    /// For `nta`: a channel's regular calls stand out after this long. Default: never.
    #[serde(default)]
    pub beacons_after: Option<Sp<String>>,
    /// For `nta`: whether it knows the usual hours, so that a transfer at odd hours stands out. Default: false.
    #[serde(default)]
    pub knows_hours: bool,
}

/// A source of threat intelligence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Unique among feeds.
    pub id: Sp<String>,
    /// Chance that it ever knows the indicators of a tool of the adversary's. Default: `parameter("intel.feed_knows")`.
    #[serde(default)]
    pub knows: Option<Chance>,
    /// From STARTEX until it has them. Default: `parameter("intel.feed_lag")`.
    #[serde(default)]
    pub lag: Option<Dist>,
    /// Matches with harmless things, a day, 0 or more. Default: 0.
    #[serde(default)]
    pub false_matches_per_day: Option<Sp<f64>>,
}

/// A weekly working pattern in local time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Unique among shifts.
    pub id: Sp<String>,
    /// `"Mon-Fri 08:00-17:00"`, `"Sat,Sun 20:00-08:00"` (into the next day), `"always"`; at least one.
    pub spells: Vec<Sp<String>>,
    /// Whether it is worked on holidays. Default: false.
    #[serde(default)]
    pub works_holidays: bool,
}

/// A person, or `count` alike people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Unique among people; with `count`, they are called `id/1` to `id/count`.
    pub id: Sp<String>,
    /// How many, 1 to 1,000. Default: a single one, called by the bare id.
    #[serde(default)]
    pub count: Option<Sp<u32>>,
    /// Default: the first unit.
    #[serde(default)]
    pub unit: Option<Sp<String>>,
    /// Other units whose work they take too. Default: none.
    #[serde(default)]
    pub serves: Vec<Sp<String>>,
    /// What they are there for.
    pub role: Sp<String>,
    /// What they can do beside it. Default: none.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Their shift, or `always`.
    pub shift: Sp<String>,
    /// Whether they can be called outside the shift. Default: false.
    #[serde(default)]
    pub on_call: bool,
    /// They come only when called in, after this travel time. Default: they are there.
    #[serde(default)]
    pub travels: Option<Dist>,
}

/// Which service stands behind a need.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provides {
    /// `directory`, `mail`, `phone`, `vpn`, `edr_console`, `siem`, `contact_list`, `internet` or `backup_console`.
    pub need: Word,
    /// The service that must be up.
    pub service: Sp<String>,
}

/// A legal clock: one of the shipped table by its id, with what is different here; or one of the author's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Unique among clocks.
    pub id: Sp<String>,
    /// Default: the table's, else the id.
    #[serde(default)]
    pub title: String,
    /// Who is to be told. Default: the table's.
    #[serde(default)]
    pub addressee: String,
    /// `aware` (the first declaration), `classified`, `major`, `material`, `determined`, `assessed`, `paid` or `closed`.
    /// Default: the table's, else `aware`.
    #[serde(default)]
    pub anchor: Option<Word>,
    /// From the anchor, above 0. Default: the table's; an author's own clock needs one.
    #[serde(default)]
    pub within: Option<Sp<String>>,
    /// Applies where at least so many records are believed exposed. Default: the table's, else 0.
    #[serde(default)]
    pub from_records: Option<u32>,
    /// Where the rule is written. Default: the table's, else none.
    #[serde(default)]
    pub source: String,
}

pub(super) fn yes() -> bool {
    true
}

/// An exercise that was held, with what came of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldExercise {
    /// `2020-11-03`.
    pub date: Sp<String>,
    /// Improvements that its report asked for. Default: 0.
    #[serde(default)]
    pub improvements: u32,
    /// Those that were made since, at most as many. Default: 0.
    #[serde(default)]
    pub closed: Option<Sp<u32>>,
}
