//! The organisation, and its ids.

use super::{Cx, HostCounts, namespace, or_id, out_of_range};
use crate::base::*;
use crate::scenario::authored::{self, Items, Sp};
use crate::scenario::capability::preparation;
use crate::scenario::message::{Finding, nearest};
use crate::scenario::model::*;
use crate::scenario::names::check_file_id;
use crate::scenario::quantity::{self, Quantity};
use crate::scenario::technique::normal_id;

/// More hosts or accounts than this are a slip of the pen.
const MOST: u32 = 10_000_000;

impl Cx<'_> {
    pub(super) fn organisation_names(&mut self, file: Option<&authored::Organisation>) {
        let (names, report) = (&mut self.names, &mut self.report);
        names.units = namespace("unit", file.map(|f| &f.units), |item| &item.id, report);
        names.sites = namespace("site", file.map(|f| &f.sites), |item| &item.id, report);
        names.segments = namespace("segment", file.map(|f| &f.segments), |item| &item.id, report);
        names.domains = namespace("domain", file.map(|f| &f.domains), |item| &item.id, report);
        names.hosts = namespace("host group", file.map(|f| &f.hosts), |item| &item.id, report);
        names.accounts = namespace("account group", file.map(|f| &f.accounts), |item| &item.id, report);
        names.planes = namespace("plane", file.map(|f| &f.planes), |item| &item.id, report);
        names.remote_access = namespace("remote access", file.map(|f| &f.remote_access), |item| &item.id, report);
        names.vulnerabilities = namespace("vulnerability", file.map(|f| &f.vulnerabilities), |item| &item.id, report);
        names.stores = namespace("store", file.map(|f| &f.stores), |item| &item.id, report);
        names.services = namespace("service", file.map(|f| &f.services), |item| &item.id, report);
        names.backups = namespace("backup", file.map(|f| &f.backups), |item| &item.id, report);
        names.sensors = namespace("sensor", file.map(|f| &f.sensors), |item| &item.id, report);
        names.shifts = namespace("shift", file.map(|f| &f.shifts), |item| &item.id, report);
        names.feeds = namespace("feed", file.map(|f| &f.feeds), |item| &item.id, report);
        namespace("clock", file.map(|f| &f.clocks), |item| &item.id, report);
    }

    pub(super) fn organisation(
        &mut self,
        file: &authored::Organisation,
        plan_people: &Items<authored::Person>,
    ) -> Organisation {
        self.schema(&file.schema);
        check_file_id(&file.id, &mut self.report);
        self.must_have_items(&file.units, &file.id, "unit");
        self.must_have_items(&file.segments, &file.id, "segment");
        self.must_have_items(&file.hosts, &file.id, "host group");
        self.must_be_few(&file.hosts, &file.id, "host groups");
        self.must_be_few(&file.sensors, &file.id, "sensors");
        self.must_have_items(&file.people, &file.id, "person");
        let mut shifts: Vec<ShiftPattern> = file.shifts.iter().map(|shift| self.shift(shift)).collect();
        let (people, skills) = self.people(&file.people, plan_people, &mut shifts);
        Organisation {
            id: file.id.value.clone(),
            name: or_id(&file.name, &file.id),
            sector: file.sector.clone(),
            zone: self.clock.zone,
            holidays: file.holidays.iter().filter_map(|day| self.accept(day, quantity::date)).collect(),
            units: file.units.iter().map(|unit| self.unit(unit)).collect(),
            sites: file.sites.iter().map(|site| self.site(site)).collect(),
            segments: file.segments.iter().map(|segment| self.segment(segment)).collect(),
            reach: self.reach(file),
            domains: file.domains.iter().map(|domain| self.domain(domain)).collect(),
            groups: self.host_groups(&file.hosts),
            account_groups: self.account_groups(&file.accounts),
            planes: file.planes.iter().map(|plane| self.plane(plane)).collect(),
            remote_access: file.remote_access.iter().map(|way| self.remote_access(way)).collect(),
            vulnerabilities: file.vulnerabilities.iter().map(|weakness| self.vulnerability(weakness)).collect(),
            stores: file.stores.iter().map(|store| self.store(store)).collect(),
            services: file.services.iter().map(|service| self.service(service)).collect(),
            backups: file.backups.iter().map(|backup| self.backup(backup)).collect(),
            sensors: file.sensors.iter().map(|sensor| self.sensor(sensor)).collect(),
            shifts,
            roles: self.names.roles.ids().to_vec(),
            skills,
            people,
            provides: self.provides(&file.provides),
            lacks: file.lacks.iter().filter_map(|name| self.capability(name)).collect(),
            clocks: self.legal_clocks(&file.clocks),
            feeds: file.feeds.iter().map(|feed| self.feed(feed)).collect(),
            log_retention: file
                .log_retention
                .as_ref()
                .map(|text| self.positive_span_or(Some(text), SimSpan::days(30), "the retention of logs")),
            exercise_history: file
                .exercise_history
                .as_ref()
                .map(|held| held.iter().filter_map(|row| self.held(row)).collect()),
            centre: self.unit_or_first(file.centre.as_ref()),
        }
    }

    /// Tables keep these ids in 16 bits.
    fn must_be_few<T>(&mut self, items: &Items<T>, file: &Sp<String>, what: &str) {
        let most = usize::from(u16::MAX);
        if items.len() > most {
            let message = format!("`{}` has {} {what}", file.value, items.len());
            self.report.push(out_of_range(&file.at, message, &format!("{most} at most; use `count` for alike ones")));
        }
    }
    fn unit(&mut self, unit: &authored::Unit) -> Unit {
        self.place("organisation.units", &unit.id);
        Unit { id: unit.id.value.clone(), name: or_id(&unit.name, &unit.id), under_command: unit.under_command }
    }
    fn site(&mut self, site: &authored::Site) -> Site {
        self.place("organisation.sites", &site.id);
        let unit = self.names.units.get(&site.unit, &mut self.report);
        Site { id: site.id.value.clone(), name: or_id(&site.name, &site.id), unit }
    }
    fn segment(&mut self, segment: &authored::Segment) -> Segment {
        self.place("organisation.segments", &segment.id);
        Segment { id: segment.id.value.clone(), internet: segment.internet, exposed: segment.exposed }
    }
    fn reach(&mut self, file: &authored::Organisation) -> BitMatrix {
        let mut reach = BitMatrix::new(file.segments.len());
        for link in file.links.iter() {
            let from: Vec<usize> = self.names.segments.many(std::slice::from_ref(&link.0), &mut self.report);
            let to: Vec<usize> = self.names.segments.many(std::slice::from_ref(&link.1), &mut self.report);
            for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (*a, *b))) {
                reach.set(a, b, true);
            }
        }
        for (index, segment) in file.segments.iter().enumerate() {
            reach.set(index, index, segment.reaches_itself);
        }
        reach
    }
    fn domain(&mut self, domain: &authored::Domain) -> Domain {
        self.place("organisation.domains", &domain.id);
        Domain {
            id: domain.id.value.clone(),
            trusted_by: self.names.domains.many(&domain.trusted_by, &mut self.report),
            ticket_life: self.positive_span_or(domain.ticket_life.as_ref(), SimSpan::hours(10), "the life of a ticket"),
            session_life: domain
                .session_life
                .as_ref()
                .map(|life| self.positive_span_or(Some(life), SimSpan::hours(10), "the life of a session")),
        }
    }
    fn host_groups(&mut self, items: &Items<authored::HostGroup>) -> Vec<HostGroup> {
        let mut first = 0;
        let mut groups = Vec::new();
        for group in items.iter() {
            let count = self.fitting_count(group.count.as_ref(), first, &group.id);
            groups.push(self.host_group(group, HostId(first), count));
            first += count;
        }
        groups
    }
    /// A count that keeps the sum small.
    fn fitting_count(&mut self, count: Option<&Sp<u32>>, sum: u32, id: &Sp<String>) -> u32 {
        let wanted = self.count(count, MOST);
        if wanted > MOST - sum {
            self.report.push(out_of_range(&id.at, format!("more than {MOST} in all"), "too many from here on"));
        }
        wanted.min(MOST - sum)
    }
    fn host_group(&mut self, group: &authored::HostGroup, first: HostId, count: u32) -> HostGroup {
        self.place("organisation.hosts", &group.id);
        let effort = self.number(group.restore_effort.as_ref(), 1.0);
        if let Some(at) = group.restore_effort.as_ref().filter(|_| effort <= 0.0) {
            self.report.push(out_of_range(&at.at, "no effort at all".into(), "must be above 0"));
        }
        let (names, report) = (&self.names, &mut self.report);
        HostGroup {
            id: group.id.value.clone(),
            first,
            count,
            unit: group.unit.as_ref().map_or(UnitId(0), |id| names.units.get(id, report)),
            site: group.site.as_ref().and_then(|id| names.sites.find(id, report)),
            segment: names.segments.get(&group.segment, report),
            domain: group.domain.as_ref().and_then(|id| names.domains.find(id, report)),
            service: group.service.as_ref().and_then(|id| names.services.find(id, report)),
            vulnerabilities: names.vulnerabilities.many(&group.vulnerabilities, report),
            agent: group.agent,
            restored_by: group.restored_by.as_ref().and_then(|role| names.roles.find(role, report)),
            restore_effort: effort,
            kind: self.word(&group.kind),
        }
    }
    fn account_groups(&mut self, items: &Items<authored::AccountGroup>) -> Vec<AccountGroup> {
        let mut first = 0;
        let mut groups = Vec::new();
        for group in items.iter() {
            let count = self.fitting_count(group.count.as_ref(), first, &group.id);
            groups.push(self.account_group(group, AccountId(first), count));
            first += count;
        }
        groups
    }
    fn account_group(&mut self, group: &authored::AccountGroup, first: AccountId, count: u32) -> AccountGroup {
        self.place("organisation.accounts", &group.id);
        AccountGroup {
            id: group.id.value.clone(),
            first,
            count,
            kind: self.word(&group.kind),
            domain: self.names.domains.get(&group.domain, &mut self.report),
            lies_on: self.groups(&group.lies_on),
            share: self.chance_or(group.share.as_ref(), Chance::ALWAYS),
            opens: self.groups(&group.opens),
            remote: group.remote,
            mfa: group.mfa,
            shared: group.shared,
            keys: group.keys,
        }
    }
    fn plane(&mut self, plane: &authored::Plane) -> Plane {
        self.place("organisation.planes", &plane.id);
        Plane {
            id: plane.id.value.clone(),
            kind: self.word(&plane.kind),
            manages: self.some_groups(&plane.manages, &plane.id.at, "a plane"),
            domain: plane.domain.as_ref().and_then(|id| self.names.domains.find(id, &mut self.report)),
        }
    }
    fn remote_access(&mut self, way: &authored::RemoteAccess) -> RemoteAccess {
        self.place("organisation.remote_access", &way.id);
        RemoteAccess {
            id: way.id.value.clone(),
            into: self.names.segments.get(&way.into, &mut self.report),
            domain: self.names.domains.get(&way.domain, &mut self.report),
            mfa: way.mfa,
            service: way.service.as_ref().and_then(|id| self.names.services.find(id, &mut self.report)),
        }
    }
    fn vulnerability(&mut self, weakness: &authored::Vulnerability) -> Vulnerability {
        self.place("organisation.vulnerabilities", &weakness.id);
        Vulnerability {
            id: weakness.id.value.clone(),
            works: self.chance_or(weakness.works.as_ref(), Chance::ALWAYS),
            patch: weakness.patch,
        }
    }
    fn store(&mut self, store: &authored::DataStore) -> DataStore {
        self.place("organisation.stores", &store.id);
        let gigabytes = self.amount(&store.size, Quantity::Size);
        if gigabytes <= 0.0 {
            self.report.push(out_of_range(&store.size.at, "an empty store".into(), "must be more than nothing"));
        }
        DataStore {
            id: store.id.value.clone(),
            group: self.names.hosts.get(&store.on, &mut self.report),
            records: store.records,
            gigabytes,
            class: store.class.clone().unwrap_or_else(|| "personal".into()),
        }
    }
    fn service(&mut self, service: &authored::Service) -> Service {
        self.place("organisation.services", &service.id);
        let tier = service.tier.as_ref().map_or(3, |tier| tier.value);
        if let Some(at) = service.tier.as_ref().filter(|_| !(1..=9).contains(&tier)) {
            self.report.push(out_of_range(&at.at, format!("a tier of {tier}"), "must be 1 to 9"));
        }
        let (degraded_at, down_at) =
            (self.share(service.degraded_at.as_ref(), 0.0), self.share(service.down_at.as_ref(), 0.5));
        if degraded_at > down_at {
            let message = format!("`{}` is down before it is degraded", service.id.value);
            self.report.push(out_of_range(&service.id.at, message, "`degraded_at` is more than `down_at`"));
        }
        Service {
            id: service.id.value.clone(),
            name: or_id(&service.name, &service.id),
            unit: self.unit_or_first(service.unit.as_ref()),
            tier,
            needs: self.names.services.many(&service.needs, &mut self.report),
            needs_internet: service.needs_internet,
            degraded_at,
            down_at,
            cost_per_hour: self.number(service.cost_per_hour.as_ref(), 0.0),
            harm_per_hour: self.number(service.harm_per_hour.as_ref(), 0.0),
            harm_unit: service.harm_unit.clone(),
            rto: self.span_or(service.rto.as_ref(), SimSpan::hours(24)),
            rpo: self.span_or(service.rpo.as_ref(), SimSpan::hours(24)),
            fallback: service.fallback.as_ref().map(|fallback| self.fallback(fallback)),
        }
    }
    fn fallback(&mut self, fallback: &authored::Fallback) -> Fallback {
        Fallback {
            capacity: self.share(Some(&fallback.capacity), 1.0),
            start: self.span_or(fallback.start.as_ref(), SimSpan::ZERO),
            on_order: fallback.on_order,
            endurance: self.span_or(fallback.endurance.as_ref(), SimSpan::days(30)),
        }
    }
    fn backup(&mut self, backup: &authored::BackupSet) -> BackupSet {
        self.place("organisation.backups", &backup.id);
        let segment = backup.reachable_from.as_ref();
        BackupSet {
            id: backup.id.value.clone(),
            covers: self.some_groups(&backup.covers, &backup.id.at, "a backup"),
            reachable_from: segment.and_then(|id| self.names.segments.find(id, &mut self.report)),
            every: self.positive_span_or(backup.every.as_ref(), SimSpan::hours(24), "the time between copies"),
            retention: self.positive_span_or(backup.retention.as_ref(), SimSpan::days(30), "the life of a copy"),
            offline_every: backup
                .offline_every
                .as_ref()
                .map(|span| self.positive_span(span, "the time between copies")),
            usable: self.chance_or(backup.usable.as_ref(), Chance::ALWAYS),
        }
    }
    fn sensor(&mut self, sensor: &authored::Sensor) -> Sensor {
        self.place("organisation.sensors", &sensor.id);
        Sensor {
            id: sensor.id.value.clone(),
            kind: self.word(&sensor.kind),
            unit: self.unit_or_first(sensor.unit.as_ref()),
            covers: self.groups(&sensor.covers),
            coverage: self.chance_or(sensor.coverage.as_ref(), Chance::ALWAYS),
            mode: self.word_or(sensor.mode.as_ref(), SensorMode::Alert),
            level: self.word_or(sensor.level.as_ref(), AlertLevel::Medium),
            sees: self.chance(&sensor.sees),
            overrides: sensor
                .overrides
                .iter()
                .filter_map(|row| Some((self.tactic_or_technique(&row.0)?, self.chance(&row.1))))
                .collect(),
            delay: self.delay(sensor.delay.as_ref()),
            false_alarms_per_day: self.number(sensor.false_alarms_per_day.as_ref(), 0.0),
            matches_indicators: sensor.matches_indicators,
            rules: sensor.rules.iter().filter_map(|rule| self.tactic_or_technique(rule)).collect(),
            signature_age: sensor.signature_age.as_ref().map(|age| self.span(age)),
            trained_from: self.trained_from(sensor),
            beacons_after: sensor.beacons_after.as_ref().map(|span| self.span(span)),
            knows_hours: sensor.knows_hours,
        }
    }
    fn trained_from(&mut self, sensor: &authored::Sensor) -> SimTime {
        let baseline = self.word_or(sensor.baseline.as_ref(), Baseline::Trained);
        let trains_for = sensor.trains_for.as_ref().map(|span| self.span(span));
        match (baseline, trains_for) {
            (Baseline::Trained, None) => SimTime(i64::MIN),
            (Baseline::Trained, Some(_)) => {
                let at = sensor.trains_for.as_ref().map_or(&sensor.id.at, |span| &span.at);
                let finding = Finding::error("out-of-range", at.clone(), "a trained baseline trains no more");
                self.report.push(finding.label("only with `baseline: untrained`"));
                SimTime(i64::MIN)
            }
            (Baseline::Untrained, span) => span.map_or(SimTime::NEVER, |span| SimTime::ZERO + span),
        }
    }
    fn feed(&mut self, feed: &authored::Feed) -> Feed {
        self.place("organisation.feeds", &feed.id);
        let knows = self.parameters.chance("intel.feed_knows");
        let lag = self.parameters.dist("intel.feed_lag");
        Feed {
            id: feed.id.value.clone(),
            knows: self.chance_or(feed.knows.as_ref(), knows),
            lag: self.dist_or(feed.lag.as_ref(), lag),
            false_matches_per_day: self.number(feed.false_matches_per_day.as_ref(), 0.0),
        }
    }
    fn tactic_or_technique(&mut self, text: &Sp<String>) -> Option<String> {
        if let Some(tactic) = self.techniques.tactic(text) {
            return Some(tactic.to_string());
        }
        if normal_id(text).starts_with('T') && text.chars().any(|c| c.is_ascii_digit()) {
            return self.technique(text).map(|ix| self.techniques.get(ix).id.clone());
        }
        let finding = Finding::error("unknown-id", text.at.clone(), format!("no tactic is called `{}`", text.value));
        let finding = finding.label("neither a tactic nor a technique");
        self.report.push(match nearest(text, self.techniques.tactics.iter().map(String::as_str)) {
            Some(near) => finding.fix(&text.at, format!("\"{near}\"")).help(format!("the nearest tactic is `{near}`")),
            None => finding.help(format!("the tactics are {}", self.techniques.tactics.join(", "))),
        });
        None
    }
    fn capability(&mut self, name: &Sp<String>) -> Option<String> {
        let known = preparation();
        if let Some(row) = known.iter().find(|row| row.id == name.value || row.name == name.value) {
            return Some(row.id.clone());
        }
        let message = format!("no preparation is called `{}`", name.value);
        let finding = Finding::error("unknown-id", name.at.clone(), message).label("no such preparation");
        let near = nearest(&name.value, known.iter().map(|row| row.name.as_str()));
        self.report.push(match near {
            Some(near) => {
                finding.fix(&name.at, format!("\"{near}\"")).help(format!("the nearest preparation is `{near}`"))
            }
            None => finding.help("`sandtable list preparation` names them all"),
        });
        None
    }
    pub(super) fn tactic_ix(&mut self, text: &Sp<String>) -> TacticIx {
        let Some(name) = self.tactic_or_technique(text) else { return TacticIx(0) };
        if let Some(at) = self.techniques.tactics.iter().position(|tactic| *tactic == name) {
            return TacticIx::from(at);
        }
        let finding = Finding::error("unknown-id", text.at.clone(), format!("`{}` is no tactic", text.value));
        self.report.push(finding.help(format!("the tactics are {}", self.techniques.tactics.join(", "))));
        TacticIx(0)
    }
    fn provides(&mut self, items: &Items<authored::Provides>) -> Vec<(Need, ServiceId)> {
        let mut rows = Vec::new();
        for row in items.iter() {
            let need: Need = self.word(&row.need);
            if rows.iter().any(|(other, _)| *other == need) {
                let message = format!("`{}` is provided twice", row.need.text);
                self.report.push(Finding::error("duplicate-id", row.need.at.clone(), message).label("again here"));
            }
            rows.push((need, self.names.services.get(&row.service, &mut self.report)));
        }
        rows
    }
    fn held(&mut self, row: &authored::HeldExercise) -> Option<HeldExercise> {
        let closed = row.closed.as_ref().map_or(0, |closed| closed.value);
        if let Some(at) = row.closed.as_ref().filter(|_| closed > row.improvements) {
            let message = format!("{closed} of {} improvements are closed", row.improvements);
            self.report.push(out_of_range(&at.at, message, "no more than `improvements`"));
        }
        let date = self.accept(&row.date, quantity::date)?;
        Some(HeldExercise { date, improvements: row.improvements, closed })
    }
    /// What later checks have to know of the organisation.
    pub(super) fn know_hosts(&mut self, organisation: &Organisation) {
        let mut hosts = HostCounts::default();
        for group in &organisation.groups {
            let count = u64::from(group.count);
            hosts.all += count;
            for (filter, sum) in [
                (KindFilter::Server, &mut hosts.servers),
                (KindFilter::Workstation, &mut hosts.workstations),
                (KindFilter::Directory, &mut hosts.directories),
            ] {
                *sum += if filter.admits(group.kind) { count } else { 0 };
            }
        }
        self.hosts = hosts;
        self.records = organisation.stores.iter().map(|store| u64::from(store.records)).sum();
        let harmful = organisation.services.iter().enumerate().filter(|row| row.1.harm_per_hour > 0.0);
        self.harmful = harmful.map(|row| ServiceId::from(row.0)).collect();
        self.best_tier = organisation.services.iter().map(|service| service.tier).min().unwrap_or(u8::MAX);
    }
}
