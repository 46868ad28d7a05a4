//! For the tests of this floor: the shipped small clinic with journals written by hand.

use crate::base::*;
use crate::journal::*;
use crate::scenario::vocabulary::Vocabulary;
use crate::scenario::{ActionWord, DetectionSource, Mark, Request, Scenario, Source, TargetKind, load};
use crate::score::{Scorecard, score};

/// Actions that the clinic's plan names, with their targets and tasks.
const ACTIONS: [(&str, TargetKind, Phase); 40] = [
    ("triage-alert", TargetKind::Alert, Phase::Identify),
    ("investigate-case", TargetKind::Case, Phase::Identify),
    ("hunt-indicators", TargetKind::None, Phase::Identify),
    ("verify-eradication", TargetKind::None, Phase::Eradicate),
    ("acquire-memory", TargetKind::Host, Phase::Contain),
    ("declare-incident", TargetKind::Case, Phase::Identify),
    ("raise-severity", TargetKind::None, Phase::Identify),
    ("classify-incident", TargetKind::None, Phase::Identify),
    ("record-fact", TargetKind::None, Phase::Identify),
    ("escalate", TargetKind::Case, Phase::Identify),
    ("activate-ir-team", TargetKind::None, Phase::Identify),
    ("close-incident", TargetKind::None, Phase::Identify),
    ("conduct-review", TargetKind::None, Phase::Learn),
    ("isolate-host", TargetKind::Host, Phase::Contain),
    ("reconnect-host", TargetKind::Host, Phase::Recover),
    ("isolate-segment", TargetKind::Segment, Phase::Contain),
    ("disconnect-internet", TargetKind::None, Phase::Contain),
    ("update-blocklists", TargetKind::None, Phase::Contain),
    ("protect-backups", TargetKind::None, Phase::Contain),
    ("lock-account", TargetKind::Account, Phase::Contain),
    ("mass-password-reset", TargetKind::Domain, Phase::Contain),
    ("clean-host", TargetKind::Host, Phase::Eradicate),
    ("rebuild-host", TargetKind::Host, Phase::Eradicate),
    ("restore-host", TargetKind::Host, Phase::Recover),
    ("verify-backup", TargetKind::None, Phase::Recover),
    ("return-service", TargetKind::Service, Phase::Recover),
    ("hold-sync", TargetKind::None, Phase::Communicate),
    ("notify-management", TargetKind::None, Phase::Communicate),
    ("guide-staff", TargetKind::None, Phase::Communicate),
    ("public-statement", TargetKind::None, Phase::Communicate),
    ("notify-regulator", TargetKind::None, Phase::Communicate),
    ("open-custody-register", TargetKind::None, Phase::Contain),
    ("acquire-disk", TargetKind::Host, Phase::Contain),
    ("plan-recovery", TargetKind::None, Phase::Recover),
    ("test-before-return", TargetKind::Service, Phase::Recover),
    ("increase-monitoring", TargetKind::None, Phase::Recover),
    ("end-monitoring", TargetKind::None, Phase::Recover),
    ("keep-timeline", TargetKind::None, Phase::Learn),
    ("compare-response", TargetKind::None, Phase::Learn),
    ("revise-plan", TargetKind::None, Phase::Learn),
];

pub fn clinic() -> Scenario {
    let word = |row: &(&str, TargetKind, Phase)| ActionWord {
        id: row.0.to_string(),
        target: row.1,
        task: TaskId::new(row.2, 1),
        skill: None,
        wants: None,
    };
    let vocabulary = Vocabulary { actions: ACTIONS.iter().map(word).collect(), ..Vocabulary::default() };
    let request = Request { exercise: "small-clinic".into(), ..Request::default() };
    load(&request, &vocabulary).expect("the shipped clinic loads").0
}

pub fn action(id: &str) -> ActionId {
    ActionId::from(ACTIONS.iter().position(|row| row.0 == id).expect("an action of the sample"))
}

pub const RECORDS_DB: HostId = HostId(16);
pub const FILE_SERVER: HostId = HostId(17);

/// A journal under construction; times in minutes.
#[derive(Default)]
pub struct Script {
    entries: Vec<(i64, Entry)>,
    orders: u32,
}

impl Script {
    pub fn put(&mut self, minute: i64, fact: Fact) -> EntryId {
        self.full(minute, fact, Reason::None, EntryId::NONE)
    }
    pub fn why(&mut self, minute: i64, fact: Fact, reason: Reason) -> EntryId {
        self.full(minute, fact, reason, EntryId::NONE)
    }
    /// Never before the fact put last, so that an id is an entry's place.
    pub fn full(&mut self, minute: i64, fact: Fact, reason: Reason, origin: EntryId) -> EntryId {
        let minute = self.entries.last().map_or(minute, |last| minute.max(last.0));
        let at = SimTime::ZERO + SimSpan::minutes(minute);
        self.entries.push((minute, Entry::new(at, fact, reason, origin, EntryId::NONE)));
        EntryId::from(self.entries.len() - 1)
    }
    pub fn used(&mut self, minute: i64, step: u32, host: HostId) -> EntryId {
        let technique_use = UseId(self.entries.len() as u32);
        let used = self.put(minute, Fact::UseStarted { technique_use, step: StepId(step), host });
        self.full(minute, Fact::UseWorked { technique_use, step: StepId(step), host }, Reason::None, used);
        used
    }
    pub fn foothold(&mut self, minute: i64, step: u32, host: HostId) -> EntryId {
        let used = self.used(minute, step, host);
        let fact = Fact::FootholdGained { foothold: FootholdId(host.0), host, step: StepId(step) };
        self.full(minute, fact, Reason::None, used);
        used
    }
    fn ordered(&mut self, minute: i64, id: &str, target: u32) -> OrderId {
        self.put(minute, Fact::Ordered { action: action(id), target, unit: UnitId(0) });
        self.orders += 1;
        OrderId(self.orders - 1)
    }
    fn state(&mut self, minute: i64, order: OrderId, person: u32, state: Reason) {
        self.why(minute, Fact::TaskState { order, person: PersonId(person), crew: CrewId::NONE }, state);
    }
    fn begin(&mut self, minute: i64, order: OrderId, person: u32, id: &str, target: u32) {
        self.state(minute, order, person, Reason::Working);
        self.put(minute, Fact::ActionStarted { action: action(id), target, order });
    }
    fn finish(&mut self, minute: i64, order: OrderId, person: u32, id: &str, target: u32) {
        self.state(minute, order, person, Reason::Done);
        self.put(minute, Fact::ActionFinished { action: action(id), target, order });
    }
    /// Ordered, worked on at once, done after so many minutes: only for spells with nothing between.
    fn quick(&mut self, minute: i64, takes: i64, person: u32, id: &str, target: u32) {
        let order = self.ordered(minute, id, target);
        self.begin(minute, order, person, id, target);
        self.finish(minute + takes, order, person, id, target);
    }
    pub fn end(mut self, minute: i64) -> Journal {
        self.put(minute, Fact::EndOfRun {});
        let source = |role, path: &str| Source { role, path: path.into(), text: String::new() };
        let sources = vec![
            source("exercise", "built-in:exercises/small-clinic.ron"),
            source("plan", "built-in:plans/small-clinic.ron"),
        ];
        let reference = Some(Harm { hosts: 16, records: 9_000, service_ms: 900 * 3_600_000, milli_units: 400_000 });
        let header = Header {
            build: "sandtable 0.1.0".into(),
            seed: 7,
            sources,
            inputs: Vec::new(),
            seats: Vec::new(),
            reference,
            events: 4_321,
        };
        Journal { header, entries: self.entries.into_iter().map(|entry| entry.1).collect() }
    }
}

pub fn scored(journal: Journal, scenario: Scenario) -> (Journal, Scenario, Scorecard) {
    let card = score(&journal, &scenario);
    (journal, scenario, card)
}

/// A mail, three hosts, an alert on the second day, an isolation that waits for approval, and a tidy end.
pub fn contained() -> (Journal, Scenario, Scorecard) {
    let mut script = Script::default();
    break_in(&mut script);
    notice(&mut script);
    contain(&mut script);
    recover(&mut script);
    scored(script.end(30 * 1_440), clinic())
}

fn break_in(script: &mut Script) {
    let ward = HostId(2);
    script.put(0, Fact::Startex {});
    let phish = script.foothold(12, 0, ward);
    script.why(12, Fact::AdversaryFree { free: true }, Reason::Attack);
    script.full(12, Fact::Observable { sensor: SensorId(1), technique_use: UseId(1), host: ward }, Reason::None, phish);
    script.used(22, 1, ward);
    script.put(22, Fact::ChannelOpened { foothold: FootholdId(2), host: ward });
    script.used(24, 2, ward);
    script.put(24, Fact::Persisted { foothold: FootholdId(2), host: ward });
    script.put(300, Fact::AlertRaised { alert: AlertId(0), sensor: SensorId(1), host: HostId(13) });
    script.put(330, Fact::AlertTaken { alert: AlertId(0), person: PersonId(0) });
    script.put(350, Fact::AlertJudged { alert: AlertId(0), person: PersonId(0), judged_true: false });
    script.used(1_380, 3, ward);
    let theft = script.used(1_740, 4, ward);
    script.full(1_745, Fact::CredentialStolen { account: AccountId(30), host: ward }, Reason::None, theft);
    script.foothold(1_780, 5, RECORDS_DB);
    let fact = Fact::UseFailed { technique_use: UseId(50), step: StepId(5), host: HostId(19) };
    script.why(1_788, fact, Reason::NoReach);
    script.foothold(1_800, 5, FILE_SERVER);
}

fn notice(script: &mut Script) {
    let last = EntryId::from(script.entries.len() - 3);
    let fact = Fact::AlertRaised { alert: AlertId(1), sensor: SensorId(1), host: FILE_SERVER };
    let alert = script.full(1_812, fact, Reason::None, last);
    script.put(1_824, Fact::AlertExtended { alert: AlertId(1), host: RECORDS_DB });
    script.full(1_857, Fact::AlertTaken { alert: AlertId(1), person: PersonId(0) }, Reason::None, alert);
    script.full(
        1_880,
        Fact::AlertJudged { alert: AlertId(1), person: PersonId(0), judged_true: true },
        Reason::None,
        alert,
    );
    let fact = Fact::CaseOpened { case: CaseId(0), unit: UnitId(0), alert: AlertId(1) };
    let case = script.full(1_880, fact, Reason::None, alert);
    for host in [FILE_SERVER, RECORDS_DB, HostId(2)] {
        script.put(1_881, Fact::HostBelieved { host, mark: HostMark::Suspected, case: CaseId(0) });
    }
    let fact = Fact::IncidentDeclared { incident: IncidentId(0), case: CaseId(0), person: PersonId(0) };
    script.full(1_890, fact, Reason::None, case);
    script.put(1_890, Fact::MarkReached { mark: Mark::Declared });
    script.put(1_892, Fact::SeveritySet { incident: IncidentId(0), severity: SeverityId(1) });
    script.put(1_892, Fact::PlaybookStarted { playbook: PlaybookId(0), case: CaseId(0) });
}

fn contain(script: &mut Script) {
    let targets = [FILE_SERVER, RECORDS_DB, HostId(2)];
    let orders = targets.map(|host| script.ordered(1_895, "isolate-host", host.0));
    for order in orders {
        script.state(1_895, order, u32::MAX, Reason::Approval);
        script.put(1_896, Fact::ApprovalAsked { order, person: PersonId(2) });
    }
    script.quick(1_900, 10, 1, "notify-management", u32::MAX);
    script.put(1_910, Fact::NoticeSent { audience: Audience::Management, order: OrderId(3) });
    script.put(1_926, Fact::PersonSilent { person: PersonId(2) });
    for order in orders {
        script.put(1_926, Fact::ApprovalEscalated { order, person: PersonId(3) });
    }
    for order in orders {
        script.put(1_968, Fact::ApprovalGiven { order, person: PersonId(3) });
    }
    for (at, order) in orders.into_iter().enumerate() {
        let (person, minute) = (at as u32 % 2, 1_970 + 9 * at as i64);
        script.state(minute - 2, order, person, Reason::Queue);
        script.begin(minute, order, person, "isolate-host", targets[at].0);
        let changed = Fact::HostChanged { host: targets[at], change: HostChange::Isolated, step: StepId::NONE };
        script.why(minute + 6, changed, Reason::Response);
        script.finish(minute + 6, order, person, "isolate-host", targets[at].0);
        let fact = Fact::HostBelieved { host: targets[at], mark: HostMark::Isolated, case: CaseId(0) };
        script.put(minute + 6, fact);
    }
    script.why(1_994, Fact::AdversaryFree { free: false }, Reason::Response);
    script.put(1_994, Fact::MarkReached { mark: Mark::BelievedContained });
    let fact =
        |service, state| Fact::ServiceChanged { service: ServiceId(service), state, by_attack: ServiceState::Up };
    script.put(1_995, fact(1, ServiceState::Down));
    script.put(1_995, fact(3, ServiceState::Down));
    script.put(2_025, fact(1, ServiceState::Manual));
    script.put(2_025, fact(2, ServiceState::Degraded));
    script.quick(2_030, 45, 0, "hunt-indicators", u32::MAX);
    script.quick(2_080, 15, 1, "lock-account", 30);
    script.quick(2_100, 20, 1, "protect-backups", u32::MAX);
}

fn recover(script: &mut Script) {
    script.put(2_400, Fact::InjectDelivered { inject: InjectId(0), role: RoleId(1) });
    script.put(2_500, Fact::OutsideReport { unit: UnitId(0), source: DetectionSource::Outside });
    for (at, host) in [FILE_SERVER, RECORDS_DB, HostId(2)].into_iter().enumerate() {
        let minute = 2_900 + 400 * at as i64;
        script.quick(minute, 240, 0, "rebuild-host", host.0);
        script.why(minute + 240, Fact::FootholdLost { foothold: FootholdId(host.0), host }, Reason::Rebuilt);
        let changed = |change| Fact::HostChanged { host, change, step: StepId::NONE };
        script.why(minute + 240, changed(HostChange::Rebuilt), Reason::Response);
        script.quick(minute + 250, 90, 1, "restore-host", host.0);
        script.quick(minute + 350, 10, 1, "reconnect-host", host.0);
        script.why(minute + 360, changed(HostChange::Reconnected), Reason::Response);
    }
    for (minute, service) in [(4_100, 3), (4_110, 1), (4_110, 2)] {
        let up = ServiceState::Up;
        script.put(minute, Fact::ServiceChanged { service: ServiceId(service), state: up, by_attack: up });
    }
    script.put(4_120, Fact::MarkReached { mark: Mark::EradicationDeclared });
    script.put(4_130, Fact::MarkReached { mark: Mark::RecoveryDeclared });
    script.quick(4_200, 30, 2, "notify-regulator", u32::MAX);
    script.put(4_230, Fact::NoticeSent { audience: Audience::Regulator, order: OrderId(0) });
    script.put(4_230, Fact::NoticeFiled { clock: ClockId(0), order: OrderId(0) });
    script.put(5_600, Fact::MarkReached { mark: Mark::Closed });
    script.put(5_600, Fact::Endex {});
    script.quick(5_700, 120, 0, "conduct-review", u32::MAX);
    script.put(5_820, Fact::MarkReached { mark: Mark::Reviewed });
}

/// Nothing happens.
pub fn quiet() -> (Journal, Scenario, Scorecard) {
    let mut script = Script::default();
    script.put(0, Fact::Startex {});
    scored(script.end(14 * 1_440), clinic())
}

/// Nobody notices, and everything is encrypted in a night.
pub fn lost() -> (Journal, Scenario, Scorecard) {
    let mut script = Script::default();
    script.put(0, Fact::Startex {});
    script.foothold(12, 0, HostId(2));
    script.why(12, Fact::AdversaryFree { free: true }, Reason::Attack);
    script.put(1_500, Fact::DomainTaken { domain: DomainId(0), host: HostId(18) });
    script.put(1_900, Fact::DataExfiltrated { store: StoreId(0), records: 9_000, megabytes: 40_000 });
    script.put(2_000, Fact::BackupLost { backup: BackupId(0) });
    for host in 0..18 {
        let host = HostId(host);
        let minute = 2_400 + 2 * i64::from(host.0);
        script.used(minute, 10, host);
        let fact = Fact::HostChanged { host, change: HostChange::Encrypted, step: StepId(10) };
        script.why(minute, fact, Reason::Attack);
    }
    for service in 0..4 {
        let down = ServiceState::Down;
        script.put(2_440, Fact::ServiceChanged { service: ServiceId(service), state: down, by_attack: down });
    }
    script.put(2_450, Fact::DemandLeft { step: StepId(11) });
    script.why(2_450, Fact::AdversaryFree { free: false }, Reason::Spent);
    scored(script.end(14 * 1_440), clinic())
}

/// From host to host through both segments, while alerts are read late or never; some hosts are cut off, others encrypted,
/// and a segment is shut.
pub fn spread() -> (Journal, Scenario, Scorecard) {
    let mut script = Script::default();
    script.put(0, Fact::Startex {});
    script.why(10, Fact::AdversaryFree { free: true }, Reason::Attack);
    let mut last = EntryId::NONE;
    for n in 0..18_u32 {
        let (minute, host) = (10 + 13 * i64::from(n), HostId(n));
        let used = script.foothold(minute, n % 6, host);
        let sensor = SensorId(n % 2);
        script.full(minute, Fact::Observable { sensor, technique_use: UseId(n), host }, Reason::None, used);
        if n % 2 == 1 {
            let alert = AlertId(n / 2);
            last = script.full(minute + 1, Fact::AlertRaised { alert, sensor, host }, Reason::None, used);
            if n > 3 {
                script.put(minute + 6, Fact::AlertTaken { alert, person: PersonId(0) });
                script.put(minute + 9, Fact::AlertJudged { alert, person: PersonId(0), judged_true: n > 9 });
            }
        }
    }
    let fact = Fact::CaseOpened { case: CaseId(0), unit: UnitId(0), alert: AlertId(8) };
    let case = script.full(250, fact, Reason::None, last);
    let fact = Fact::IncidentDeclared { incident: IncidentId(0), case: CaseId(0), person: PersonId(0) };
    script.full(260, fact, Reason::None, case);
    script.put(260, Fact::MarkReached { mark: Mark::Declared });
    script.put(262, Fact::SeveritySet { incident: IncidentId(0), severity: SeverityId(1) });
    for n in 0..6_u32 {
        let order = script.ordered(265 + i64::from(n), "isolate-host", n);
        script.state(272, order, 0, Reason::Queue);
        script.begin(290 + 20 * i64::from(n), order, 0, "isolate-host", n);
        let changed = Fact::HostChanged { host: HostId(n), change: HostChange::Isolated, step: StepId::NONE };
        script.why(300 + 20 * i64::from(n), changed, Reason::Response);
        script.finish(300 + 20 * i64::from(n), order, 0, "isolate-host", n);
    }
    for n in 6..11 {
        let changed = Fact::HostChanged { host: HostId(n), change: HostChange::Encrypted, step: StepId(10) };
        script.why(420, changed, Reason::Attack);
    }
    script.put(470, Fact::SegmentChanged { segment: SegmentId(1), change: SegmentMark::Isolated });
    script.why(480, Fact::AdversaryFree { free: false }, Reason::Response);
    script.quick(5_000, 30, 2, "notify-regulator", u32::MAX);
    script.put(5_100, Fact::NoticeFiled { clock: ClockId(0), order: OrderId(6) });
    scored(script.end(10 * 1_440), clinic())
}
