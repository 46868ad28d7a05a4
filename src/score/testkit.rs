//! For the tests of this floor: a small scenario by hand, and journals from lists of facts.
//! Hosts 0-9 are PCs (segment 0), 10-13 servers (segment 1), 14 a directory server (segment 1), 15-16 PCs of another
//! hospital outside the centre's command (segment 2).

use super::*;
use crate::base::*;
use crate::journal::{Entry, *};
use crate::scenario::*;
use chrono::NaiveDate;

pub(super) const EDR: SensorId = SensorId(0);
pub(super) const USERS: SensorId = SensorId(1);
pub(super) const NOTE: SensorId = SensorId(2);
pub(super) const PARTNER: SensorId = SensorId(3);
pub(super) const CENTRE: UnitId = UnitId(0);
pub(super) const OTHER: UnitId = UnitId(1);
pub(super) const PATIENTS: ServiceId = ServiceId(0);
pub(super) const DATABASE: ServiceId = ServiceId(1);
pub(super) const CANTEEN: ServiceId = ServiceId(2);
pub(super) const ANALYST: RoleId = RoleId(0);
pub(super) const LEAD: RoleId = RoleId(1);

const ACTIONS: &[&str] = &[
    "isolate-host",
    "classify-incident",
    "record-fact",
    "update-blocklists",
    "verify-eradication",
    "verify-backup",
    "restore-host",
    "hold-sync",
    "engage-counsel",
    "decide-on-demand",
    "public-statement",
    "notify-management",
    "notify-regulator",
    "notify-customers",
    "guide-staff",
];

pub(super) fn action(word: &str) -> ActionId {
    ActionId::from(ACTIONS.iter().position(|id| *id == word).expect("the test names an action of the kit"))
}

pub(super) fn scenario() -> Scenario {
    Scenario {
        exercise: exercise(),
        organisation: organisation(),
        adversary: Adversary {
            id: "x".into(),
            name: "x".into(),
            stealth: 1.0,
            tools: Vec::new(),
            steps: Vec::new(),
            reactions: Vec::new(),
            extortion: None,
        },
        plan: plan(),
        parameters: Parameters::default(),
        techniques: TechniqueTable::default(),
        actions: ACTIONS.iter().map(|id| word(id)).collect(),
        sources: Vec::new(),
        places: std::collections::BTreeMap::new(),
    }
}

fn word(id: &str) -> ActionWord {
    ActionWord {
        id: id.into(),
        target: TargetKind::None,
        task: TaskId::new(Phase::Contain, 1),
        skill: None,
        wants: None,
    }
}

fn exercise() -> Exercise {
    let startex = NaiveDate::from_ymd_opt(2024, 5, 3).and_then(|day| day.and_hms_opt(20, 0, 0));
    Exercise {
        id: "x".into(),
        title: String::new(),
        summary: String::new(),
        source: String::new(),
        startex: startex.expect("a date that exists"),
        horizon: SimSpan::days(60),
        endex: Cond::Always,
        objectives: Vec::new(),
        injects: Vec::new(),
        rubric: Vec::new(),
    }
}

fn organisation() -> Organisation {
    let group = |id: &str, first, count, kind, unit, segment| HostGroup {
        id: id.into(),
        first: HostId(first),
        count,
        kind,
        unit,
        site: None,
        segment: SegmentId(segment),
        domain: Some(DomainId(0)),
        service: None,
        vulnerabilities: Vec::new(),
        agent: true,
        restored_by: None,
        restore_effort: 1.0,
    };
    let segment = |id: &str| Segment { id: id.into(), internet: true, exposed: false };
    let unit = |id: &str| Unit { id: id.into(), name: id.into(), under_command: false };
    Organisation {
        id: "x".into(),
        feeds: Vec::new(),
        name: "x".into(),
        sector: "health".into(),
        zone: chrono_tz::Tz::UTC,
        holidays: Vec::new(),
        units: vec![unit("centre"), unit("other")],
        sites: Vec::new(),
        segments: vec![segment("office"), segment("servers"), segment("other")],
        reach: BitMatrix::new(3),
        domains: vec![Domain {
            id: "ad".into(),
            trusted_by: Vec::new(),
            ticket_life: SimSpan::hours(10),
            session_life: None,
        }],
        groups: vec![
            group("pc", 0, 10, HostKind::Workstation, CENTRE, 0),
            group("server", 10, 4, HostKind::Server, CENTRE, 1),
            group("dc", 14, 1, HostKind::Directory, CENTRE, 1),
            group("other-pc", 15, 2, HostKind::Workstation, OTHER, 2),
        ],
        account_groups: vec![accounts()],
        planes: Vec::new(),
        remote_access: Vec::new(),
        vulnerabilities: Vec::new(),
        stores: vec![DataStore {
            id: "records".into(),
            group: GroupId(1),
            records: 1000,
            gigabytes: 1.0,
            class: "health".into(),
        }],
        services: services(),
        backups: Vec::new(),
        sensors: sensors(),
        shifts: vec![
            ShiftPattern {
                id: "always".into(),
                spells: (0..7).map(|day| (day, 0, 1440)).collect(),
                works_holidays: true,
            },
            ShiftPattern {
                id: "office".into(),
                spells: (0..5).map(|day| (day, 480, 960)).collect(),
                works_holidays: false,
            },
        ],
        roles: vec!["analyst".into(), "lead".into()],
        skills: Vec::new(),
        people: vec![person(ANALYST), person(ANALYST), person(LEAD), person(LEAD)],
        provides: Vec::new(),
        lacks: std::collections::BTreeSet::new(),
        clocks: vec![Clock {
            id: "gdpr".into(),
            title: String::new(),
            addressee: String::new(),
            anchor: ClockAnchor::Aware,
            after: None,
            length: ClockLength::Span(SimSpan::hours(72)),
            cap: None,
            from_records: 0,
            regime: String::new(),
            zone: chrono_tz::Tz::UTC,
            in_force: String::new(),
            status: ClockStatus::Authored,
            source: String::new(),
        }],
        log_retention: None,
        exercise_history: None,
        centre: CENTRE,
    }
}

fn accounts() -> AccountGroup {
    AccountGroup {
        id: "user".into(),
        first: AccountId(0),
        count: 4,
        kind: AccountKind::User,
        domain: DomainId(0),
        lies_on: Vec::new(),
        share: Chance::ALWAYS,
        opens: Vec::new(),
        remote: false,
        mfa: false,
        shared: false,
        keys: false,
    }
}

/// Patients (tier 1) need the database (tier 3, so effectively 1); the canteen is tier 3.
fn services() -> Vec<Service> {
    let service = |id: &str, tier, needs| Service {
        id: id.into(),
        name: id.into(),
        unit: CENTRE,
        tier,
        needs,
        needs_internet: false,
        degraded_at: 0.1,
        down_at: 0.5,
        cost_per_hour: 100.0,
        harm_per_hour: 2.0,
        harm_unit: "patients".into(),
        rto: SimSpan::hours(10),
        rpo: SimSpan::hours(24),
        fallback: None,
    };
    vec![service("patients", 1, vec![DATABASE]), service("database", 3, Vec::new()), service("canteen", 3, Vec::new())]
}

fn sensors() -> Vec<Sensor> {
    let kinds = [SensorKind::Edr, SensorKind::UserReport, SensorKind::RansomNote, SensorKind::ThirdParty];
    let sensor = |kind| Sensor {
        id: "sensor".into(),
        kind,
        unit: CENTRE,
        covers: (0..4).map(GroupId).collect(),
        coverage: Chance::ALWAYS,
        mode: SensorMode::Alert,
        level: AlertLevel::High,
        sees: Chance::ALWAYS,
        overrides: Vec::new(),
        delay: Dist::Constant(0.0),
        false_alarms_per_day: 0.0,
        matches_indicators: false,
        rules: Vec::new(),
        signature_age: None,
        trained_from: SimTime(i64::MIN),
        beacons_after: None,
        knows_hours: false,
    };
    kinds.into_iter().map(sensor).collect()
}

fn person(role: RoleId) -> Person {
    Person {
        id: "person".into(),
        unit: CENTRE,
        serves: Vec::new(),
        role,
        skills: Vec::new(),
        shift: ShiftId(0),
        on_call: false,
        travels: None,
    }
}

fn plan() -> Plan {
    Plan {
        id: "x".into(),
        title: String::new(),
        annexes: vec!["health".into()],
        roles: Vec::new(),
        raci: vec![Raci {
            action: action("isolate-host"),
            responsible: ANALYST,
            accountable: Some(LEAD),
            also_accountable: Vec::new(),
            approval: Approval::Prior,
            consulted: Vec::new(),
            informed: Vec::new(),
        }],
        escalate_after: SimSpan::hours(1),
        severities: Vec::new(),
        rating: Rerate::OnChange,
        reclassify: false,
        wants_skills: Vec::new(),
        feeds: Vec::new(),
        alert_rules: vec![AlertRule {
            id: "all".into(),
            units: Vec::new(),
            sensors: Vec::new(),
            host: None,
            level: AlertLevel::Low,
            ignored: Chance::NEVER,
            by: ANALYST,
            priority: 0,
            wakes: true,
            misjudged: Chance::NEVER,
            then: AlertThen::Case,
        }],
        drop_low_above: 1000,
        declare_when: Cond::Always,
        declares: LEAD,
        playbooks: Vec::new(),
        nodes: vec![PlanNode::Do(DoStep {
            action: action("isolate-host"),
            on: Aim::Nothing,
            by: None,
            within: Some(SimSpan::hours(1)),
            priority: 0,
        })],
        sync_every: SimSpan::hours(2),
        sync_after_containment: SimSpan::hours(12),
        eradicated_when: Cond::Always,
        recovered_when: Cond::Always,
        close_when: Cond::Always,
        pays_when: None,
        review_within: SimSpan::days(14),
    }
}

/// Writes a journal, fact by fact; times are minutes from STARTEX.
#[derive(Clone)]
pub(super) struct Script {
    pub entries: Vec<Entry>,
    alerts: u32,
    cases: u32,
    incidents: u32,
    orders: u32,
}

impl Script {
    pub fn new() -> Script {
        let mut script = Script { entries: Vec::new(), alerts: 0, cases: 0, incidents: 0, orders: 0 };
        script.put(0, Fact::Startex {});
        script
    }
    pub fn put(&mut self, minute: i64, fact: Fact) -> EntryId {
        self.full(minute, fact, Reason::None, EntryId::NONE)
    }
    pub fn why(&mut self, minute: i64, fact: Fact, reason: Reason) -> EntryId {
        self.full(minute, fact, reason, EntryId::NONE)
    }
    pub fn full(&mut self, minute: i64, fact: Fact, reason: Reason, origin: EntryId) -> EntryId {
        let at = SimTime::ZERO + SimSpan::minutes(minute);
        self.entries.push(Entry::new(at, fact, reason, origin, EntryId::NONE));
        EntryId::from(self.entries.len() - 1)
    }
    /// A technique use on a host, which wins a foothold there.
    pub fn foothold(&mut self, minute: i64, host: u32) -> EntryId {
        let (host, step) = (HostId(host), StepId(0));
        let used = self.put(minute, Fact::UseStarted { technique_use: UseId(0), step, host });
        self.full(minute, Fact::FootholdGained { foothold: FootholdId(host.0), host, step }, Reason::None, used);
        used
    }
    pub fn lose(&mut self, minute: i64, host: u32) -> EntryId {
        self.put(minute, Fact::FootholdLost { foothold: FootholdId(host), host: HostId(host) })
    }
    pub fn encrypt(&mut self, minute: i64, host: u32) -> EntryId {
        let change = HostChange::Encrypted;
        self.why(minute, Fact::HostChanged { host: HostId(host), change, step: StepId(0) }, Reason::Attack)
    }
    pub fn change(&mut self, minute: i64, host: u32, change: HostChange) -> EntryId {
        self.why(minute, Fact::HostChanged { host: HostId(host), change, step: StepId::NONE }, Reason::Response)
    }
    /// An alert; `origin` is the use behind it, `NONE` for a false alarm.
    pub fn alert(&mut self, minute: i64, sensor: SensorId, host: u32, origin: EntryId) -> EntryId {
        self.alerts += 1;
        let fact = Fact::AlertRaised { alert: AlertId(self.alerts - 1), sensor, host: HostId(host) };
        self.full(minute, fact, Reason::None, origin)
    }
    pub fn take(&mut self, minute: i64, alert: u32) -> EntryId {
        self.put(minute, Fact::AlertTaken { alert: AlertId(alert), person: PersonId(0) })
    }
    /// A case from the last alert, with one suspected host.
    pub fn case(&mut self, minute: i64, unit: UnitId, host: u32, origin: EntryId) -> EntryId {
        self.cases += 1;
        let (case, alert) = (CaseId(self.cases - 1), AlertId(self.alerts.wrapping_sub(1)));
        let opened = self.full(minute, Fact::CaseOpened { case, unit, alert }, Reason::None, origin);
        self.believe(minute, host, HostMark::Suspected);
        opened
    }
    pub fn believe(&mut self, minute: i64, host: u32, mark: HostMark) -> EntryId {
        let case = if self.cases == 0 { CaseId::NONE } else { CaseId(self.cases - 1) };
        self.put(minute, Fact::HostBelieved { host: HostId(host), mark, case })
    }
    pub fn declare(&mut self, minute: i64, origin: EntryId) -> EntryId {
        self.incidents += 1;
        let (incident, case) = (IncidentId(self.incidents - 1), CaseId(self.cases.wrapping_sub(1)));
        self.full(minute, Fact::IncidentDeclared { incident, case, person: PersonId(2) }, Reason::None, origin)
    }
    pub fn free(&mut self, minute: i64, free: bool, reason: Reason) -> EntryId {
        self.why(minute, Fact::AdversaryFree { free }, reason)
    }
    pub fn mark(&mut self, minute: i64, mark: Mark) -> EntryId {
        self.put(minute, Fact::MarkReached { mark })
    }
    pub fn service(
        &mut self,
        minute: i64,
        service: ServiceId,
        state: ServiceState,
        by_attack: ServiceState,
    ) -> EntryId {
        self.put(minute, Fact::ServiceChanged { service, state, by_attack })
    }
    pub fn order(&mut self, minute: i64, word: &str) -> OrderId {
        self.orders += 1;
        self.put(minute, Fact::Ordered { action: action(word), target: u32::MAX, unit: CENTRE });
        OrderId(self.orders - 1)
    }
    pub fn state(&mut self, minute: i64, order: OrderId, state: Reason) -> EntryId {
        self.why(minute, Fact::TaskState { order, person: PersonId(0), crew: CrewId::NONE }, state)
    }
    /// Ordered and finished at once.
    pub fn done(&mut self, minute: i64, word: &str) -> EntryId {
        let order = self.order(minute, word);
        self.state(minute, order, Reason::Done);
        self.put(minute, Fact::ActionFinished { action: action(word), target: u32::MAX, order })
    }
    /// A foothold on host 0 at 0:00, seen by EDR at 0:10, taken up at 0:20, declared at 0:40; the adversary is free from
    /// the start.
    pub fn identified() -> Script {
        let mut script = Script::new();
        let used = script.foothold(0, 0);
        script.free(0, true, Reason::Attack);
        let (technique_use, host) = (UseId(0), HostId(0));
        script.full(5, Fact::Observable { sensor: EDR, technique_use, host }, Reason::None, used);
        let alert = script.alert(10, EDR, 0, used);
        script.take(20, 0);
        let case = script.case(30, CENTRE, 0, alert);
        script.declare(40, case);
        script
    }
    /// Ends the run and hands over the journal.
    pub fn end(mut self, minute: i64) -> Journal {
        self.put(minute, Fact::EndOfRun {});
        Journal {
            header: Header {
                build: String::new(),
                seed: 1,
                sources: Vec::new(),
                inputs: Vec::new(),
                seats: Vec::new(),
                reference: None,
                events: 0,
            },
            entries: self.entries,
        }
    }
    pub fn score(self, minute: i64) -> Scorecard {
        self.score_in(minute, &scenario())
    }
    pub fn score_in(self, minute: i64, scenario: &Scenario) -> Scorecard {
        score(&self.end(minute), scenario)
    }
}

pub(super) fn minutes(minute: i64) -> SimTime {
    SimTime::ZERO + SimSpan::minutes(minute)
}

/// The finding of a criterion by its id.
pub(super) fn finding<'a>(card: &'a Scorecard, id: &str) -> &'a Finding {
    let row = card.rubric.iter().position(|criterion| criterion.id == id).expect("the test names a criterion");
    &card.findings[row]
}

/// Measure, points and rating in one line.
pub(super) fn verdict(card: &Scorecard, id: &str) -> String {
    let finding = finding(card, id);
    let measure = match finding.measure {
        Measure::Span(span) => span.words(),
        Measure::Share(share) => format!("{share:.2}"),
        Measure::Count(count) => count.to_string(),
        Measure::Duty(done) => if done { "done" } else { "not done" }.to_string(),
        Measure::NotReached => "not reached".into(),
        Measure::NotApplicable => "not applicable".into(),
        Measure::NotObserved => "not observed".into(),
    };
    let points = finding.points.map_or("-".into(), |points| format!("{points:.0}"));
    format!("{measure}, {points}, {}", finding.rating.key())
}
