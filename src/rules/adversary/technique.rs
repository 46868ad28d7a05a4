//! What a use of a technique needs, and what it changes. Without reach, rights or a vulnerability it fails.

use super::{extort, persist, script};
use crate::base::*;
use crate::journal::{Evidence, Fact, HostChange, Reason};
use crate::rules::sensor;
use crate::scenario::{AccountKind, Effect, Entry, MoveBy};
use crate::world::{Campaign, FootholdRow, Out, SimEvent, Stop, Topology, Truth, UseRow};

/// A transfer goes out in so many parts, so that cutting it off half-way saves half.
const EXFILTRATION_PARTS: u32 = 10;

/// Where a step that works from what is held takes place.
pub fn stands(step: StepId, truth: &Truth, topology: &Topology) -> Vec<HostId> {
    let effect = &topology.step(step).does;
    let on: &[GroupId] = match effect {
        Effect::Persist { on }
        | Effect::OpenChannel { on }
        | Effect::StealCredentials { on, .. }
        | Effect::Discover { on } => on,
        Effect::Collect { store } => {
            let group = topology.organisation().stores[store.index()].group;
            return topology.hosts_of(group).find(|&host| truth.online(host, topology)).into_iter().collect();
        }
        Effect::DestroyBackups { .. } => return first_foothold(truth, topology).into_iter().collect(),
        // A demand can be left where nothing else is left to hold.
        Effect::Extort => {
            let last_use = truth.tables.uses.last().map(|used| used.host);
            return first_foothold(truth, topology).or(last_use).into_iter().collect();
        }
        _ => &[],
    };
    let held = truth.tables.footholds.iter().filter(|row| {
        row.live
            && (on.is_empty() || on.contains(&topology.group_id(row.host)))
            && truth.online(row.host, topology)
            && useful(step, effect, row, truth)
    });
    held.map(|row| row.host).collect()
}

/// Leaves out what is already done.
fn useful(step: StepId, effect: &Effect, foothold: &FootholdRow, truth: &Truth) -> bool {
    let row = truth.rows.hosts[foothold.host.index()];
    match effect {
        Effect::Persist { .. } => foothold.mechanisms & persist::bit(step) == 0,
        Effect::OpenChannel { .. } => !row.channel(),
        _ => true,
    }
}

fn first_foothold(truth: &Truth, topology: &Topology) -> Option<HostId> {
    truth.tables.footholds.iter().find(|row| row.live && truth.online(row.host, topology)).map(|row| row.host)
}

fn last_foothold(truth: &Truth, topology: &Topology) -> Option<HostId> {
    truth.tables.footholds.iter().rev().find(|row| row.live && truth.online(row.host, topology)).map(|row| row.host)
}

/// Starts a use: the sensors look, then it takes its time. False if a control stopped it.
pub fn use_start(step: StepId, host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> bool {
    let spec = topology.step(step);
    let state = &mut truth.tables.steps[step.index()];
    state.tried += 1;
    state.open += 1;
    let (step_entry, round) = (state.entry, state.round);
    let technique_use = UseId::from(truth.tables.uses.len());
    let key = topology.step_keys[step.index()].with(topology.host_key(host)).child(Purpose::UseTakes, round);
    let entry = out.from(step_entry).fact(Fact::UseStarted { technique_use, step, host });
    truth.tables.uses.push(UseRow { step, host, key, entry });
    if let Some(sensor) = sensor::look(technique_use, truth, topology, out) {
        out.from(entry).fact(Fact::UseBlocked { technique_use, step, sensor });
        truth.tables.notices.blocked += 1;
        truth.sums.noticeable = true;
        script::use_closed(step, false, truth, topology, out);
        return false;
    }
    let takes = out.span(&spec.takes, Purpose::UseTakes, key);
    out.push(takes, SimEvent::UseDone(technique_use));
    true
}

/// A use comes to its end: it works if what it needs is still there and luck is with it.
pub fn use_done(technique_use: UseId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let UseRow { step, host, key, entry } = truth.tables.uses[technique_use.index()];
    let spec = topology.step(step);
    let mut verdict = can_act(step, host, truth, topology);
    if verdict.is_ok() && !out.hits(spec.works, Purpose::UseSucceeds, key) {
        verdict = Err(Reason::BadLuck);
    }
    let verdict = verdict.and_then(|()| change(technique_use, truth, topology, out));
    out.origin = entry;
    match verdict {
        Ok(()) => {
            out.fact(Fact::UseWorked { technique_use, step, host });
        }
        Err(why) => {
            out.fact_why(Fact::UseFailed { technique_use, step, host }, why);
        }
    }
    let worked = verdict.is_ok() && !matches!(spec.does, Effect::Exfiltrate { .. });
    script::use_closed(step, worked, truth, topology, out);
}

/// What a use needs at its host.
pub fn can_act(step: StepId, host: HostId, truth: &Truth, topology: &Topology) -> Result<(), Reason> {
    if let Effect::Extort = topology.step(step).does {
        return Ok(());
    }
    if !truth.online(host, topology) {
        return Err(Reason::Cutoff);
    }
    let segment = topology.group(host).segment;
    let row = truth.rows.hosts[host.index()];
    let tool = topology.step(step).tool;
    if topology.group(host).agent && truth.stopped(Stop::Runs, tool) {
        return Err(Reason::Cutoff);
    }
    match &topology.step(step).does {
        Effect::Foothold { through: Entry::Mail, .. } if truth.stopped(Stop::Mail, tool) => Err(Reason::Cutoff),
        Effect::Move { .. } if truth.stopped(Stop::Moves, tool) => Err(Reason::Cutoff),
        Effect::Foothold { through, .. } => enter(*through, step, host, truth, topology),
        Effect::Move { by, .. } => {
            if row.foothold() {
                return Err(Reason::NothingToDo);
            }
            if !truth.in_hand(segment, topology) {
                return Err(Reason::NoReach);
            }
            move_by(*by, host, truth, topology)
        }
        Effect::Encrypt { through: Some(domain), .. } => {
            let pusher = topology.directory_groups[domain.index()].iter().any(|&group| {
                topology.hosts_of(group).any(|server| {
                    truth.online(server, topology) && truth.reaches(topology.group(server).segment, segment, topology)
                })
            });
            if pusher { Ok(()) } else { Err(Reason::NoReach) }
        }
        Effect::Encrypt { through: None, .. } => {
            let near = truth.tables.footholds.iter().any(|row| {
                row.live
                    && truth.online(row.host, topology)
                    && truth.reaches(topology.group(row.host).segment, segment, topology)
            });
            if near { Ok(()) } else { Err(Reason::NoReach) }
        }
        Effect::OpenChannel { .. } => {
            let known = truth.tables.blocked_tools.contains(&tool) || truth.stopped(Stop::Channel, tool);
            let open = truth.calls_out(segment.index(), topology) && !known;
            if row.foothold() && open { Ok(()) } else { Err(Reason::NoChannel) }
        }
        // The first commands after entry come with the entry itself, before a channel stands.
        Effect::Persist { .. } | Effect::StealCredentials { .. } | Effect::Discover { .. } => {
            if row.foothold() {
                Ok(())
            } else {
                Err(Reason::NoTarget)
            }
        }
        _ => {
            if truth.in_hand(segment, topology) {
                Ok(())
            } else {
                Err(Reason::NoReach)
            }
        }
    }
}

fn enter(through: Entry, step: StepId, host: HostId, truth: &Truth, topology: &Topology) -> Result<(), Reason> {
    if truth.rows.whole.internet_cut {
        return Err(Reason::NoReach);
    }
    let place = topology.group(host);
    match through {
        Entry::Mail if truth.tables.blocked_mail.contains(&topology.step(step).tool) => Err(Reason::NoReach),
        Entry::Mail | Entry::Supplier => Ok(()),
        Entry::Exploit(vulnerability) => {
            let open = topology.organisation().segments[place.segment.index()].exposed;
            let shut = truth.rows.hosts[host.index()].weakness_shut();
            let weak =
                !shut && place.vulnerabilities.contains(&vulnerability) && truth.exploitable(vulnerability, true);
            if open && weak { Ok(()) } else { Err(Reason::NotVulnerable) }
        }
        Entry::Remote(access) => {
            let access = &topology.organisation().remote_access[access.index()];
            if !truth.logs_on(access, topology) {
                return Err(Reason::NoCredential);
            }
            if truth.reaches(access.into, place.segment, topology) { Ok(()) } else { Err(Reason::NoReach) }
        }
    }
}

fn move_by(by: MoveBy, host: HostId, truth: &Truth, topology: &Topology) -> Result<(), Reason> {
    match by {
        MoveBy::Credential(kind) => {
            let held = truth.tables.stolen.iter().any(|&account| {
                let (row, group) = (truth.rows.accounts[account.index()], topology.account_group(account));
                row.opens() && !row.barred_inside() && group.kind == kind && truth.opens(group, host, topology)
            });
            let rules = kind == AccountKind::DomainAdmin
                && topology.group(host).domain.is_some_and(|domain| {
                    (0..truth.rows.domains.len()).any(|admin| {
                        truth.rows.domains[admin].taken() && truth.rules(DomainId::from(admin), domain, topology)
                    })
                });
            if held || rules { Ok(()) } else { Err(Reason::NoCredential) }
        }
        MoveBy::Exploit(vulnerability) => {
            let shut = truth.rows.hosts[host.index()].weakness_shut();
            let open = !shut
                && topology.group(host).vulnerabilities.contains(&vulnerability)
                && truth.exploitable(vulnerability, false);
            if open { Ok(()) } else { Err(Reason::NotVulnerable) }
        }
        MoveBy::Plane(plane) => {
            let plane = &topology.organisation().planes[plane.index()];
            let held = plane.domain.is_some_and(|domain| truth.rows.domains[domain.index()].taken());
            if held && plane.manages.contains(&topology.group_id(host)) { Ok(()) } else { Err(Reason::NoCredential) }
        }
    }
}

/// Changes the world. The facts come from the use.
fn change(technique_use: UseId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> Result<(), Reason> {
    let UseRow { step, host, key, entry } = truth.tables.uses[technique_use.index()];
    let spec = topology.step(step);
    out.origin = entry;
    match &spec.does {
        Effect::Foothold { through, .. } => {
            exploit_works(if let Entry::Exploit(v) = through { Some(*v) } else { None }, key, topology, out)?;
            gain(step, host, HostId::NONE, entry, truth, topology, out);
        }
        Effect::Move { by, .. } => {
            exploit_works(if let MoveBy::Exploit(v) = by { Some(*v) } else { None }, key, topology, out)?;
            let from = last_foothold(truth, topology).unwrap_or(HostId::NONE);
            gain(step, host, from, entry, truth, topology, out);
        }
        Effect::Persist { .. } => {
            let foothold = truth.tables.foothold_of[&host];
            truth.tables.footholds[foothold.index()].mechanisms |= persist::bit(step);
            truth.record(Fact::Persisted { foothold, host }, Reason::None, topology, out);
        }
        Effect::OpenChannel { .. } => {
            let foothold = truth.tables.foothold_of[&host];
            truth.record(Fact::ChannelOpened { foothold, host }, Reason::Attack, topology, out);
            sensor::channel_opened(technique_use, truth, topology, out);
        }
        Effect::StealCredentials { kind, .. } => steal(*kind, host, truth, topology, out)?,
        Effect::Discover { .. } => {}
        Effect::Collect { store } => {
            let megabytes = (topology.organisation().stores[store.index()].gigabytes * 1000.0) as u32;
            truth.record(Fact::DataStaged { store: *store, megabytes, host }, Reason::None, topology, out);
        }
        Effect::Impair { sensors } => {
            for &sensor in sensors {
                truth.record(Fact::SensorImpaired { sensor, host }, Reason::None, topology, out);
            }
        }
        Effect::DestroyBackups { backups } => destroy(backups, truth, topology, out)?,
        Effect::Encrypt { .. } => encrypt(step, host, truth, topology, out),
        Effect::Extort => {
            let demand = out.fact(Fact::DemandLeft { step });
            extort::begin(step, demand, truth, topology, out);
        }
        // Its parts run as a campaign.
        Effect::Exfiltrate { .. } => {}
    }
    Ok(())
}

fn exploit_works(
    vulnerability: Option<VulnerabilityId>,
    key: Key,
    topology: &Topology,
    out: &mut Out,
) -> Result<(), Reason> {
    let Some(vulnerability) = vulnerability else { return Ok(()) };
    let works = topology.organisation().vulnerabilities[vulnerability.index()].works;
    if out.hits(works, Purpose::UseSucceeds, key.child(Purpose::UseSucceeds, 1)) {
        Ok(())
    } else {
        Err(Reason::BadLuck)
    }
}

fn gain(
    step: StepId,
    host: HostId,
    from: HostId,
    entry: EntryId,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) {
    let foothold = FootholdId::from(truth.tables.footholds.len());
    truth.tables.footholds.push(FootholdRow {
        host,
        from,
        entry,
        live: true,
        step,
        gained: out.now,
        lost: SimTime::NEVER,
        missed: false,
        mechanisms: 0,
    });
    truth.tables.foothold_of.insert(host, foothold);
    truth.tables.dormant.remove(&host);
    if let Some(retention) = topology.organisation().log_retention
        && !truth.rows.hosts[host.index()].ever_compromised()
    {
        out.push(retention, SimEvent::LogsExpire(host));
    }
    truth.record(Fact::FootholdGained { foothold, host, step }, Reason::Attack, topology, out);
}

fn steal(kind: AccountKind, host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> Result<(), Reason> {
    let place = topology.group_id(host);
    let mut found = false;
    for group in topology.organisation().account_groups.iter().filter(|group| group.kind == kind) {
        let key = Key::of("lies", &group.id, 0).with(topology.host_key(host));
        if !group.lies_on.contains(&place) || !out.hits(group.share, Purpose::CredentialLies, key) {
            continue;
        }
        found = true;
        let account = topology.account_on(group, host);
        let row = truth.rows.accounts[account.index()];
        if row.held() || row.locked() {
            continue;
        }
        take(account, host, truth, topology, out);
        // One password for all of them.
        if group.shared {
            for other in (group.first.0..group.first.0 + group.count).map(AccountId) {
                let row = truth.rows.accounts[other.index()];
                if !row.held() && !row.locked() {
                    take(other, host, truth, topology, out);
                }
            }
        }
        if kind == AccountKind::DomainAdmin && !truth.rows.domains[group.domain.index()].taken() {
            truth.record(Fact::DomainTaken { domain: group.domain, host }, Reason::Attack, topology, out);
            // Tickets that were voided before can be forged anew.
            truth.tables.tickets_void.remove(&group.domain);
        }
    }
    if found { Ok(()) } else { Err(Reason::NoCredential) }
}

fn take(account: AccountId, host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if !truth.rows.accounts[account.index()].ever_held() {
        truth.tables.stolen.push(account);
    }
    truth.record(Fact::CredentialStolen { account, host }, Reason::Attack, topology, out);
}

fn destroy(backups: &[BackupId], truth: &mut Truth, topology: &Topology, out: &mut Out) -> Result<(), Reason> {
    let mut any = false;
    for &backup in backups {
        let row = truth.rows.backups[backup.index()];
        let within = topology.organisation().backups[backup.index()]
            .reachable_from
            .is_some_and(|segment| truth.in_hand(segment, topology));
        if within && !row.protected() && !row.lost() {
            truth.record(Fact::BackupLost { backup }, Reason::Attack, topology, out);
            any = true;
        }
    }
    if any { Ok(()) } else { Err(Reason::NoReach) }
}

fn encrypt(step: StepId, host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = truth.rows.hosts[host.index()];
    truth.record(Fact::HostChanged { host, change: HostChange::Encrypted, step }, Reason::Attack, topology, out);
    truth.tables.encrypted_at.insert(host, out.now);
    if !row.disk_lost() && !row.disk_kept() {
        truth.record(Fact::EvidenceLost { host, evidence: Evidence::Disk }, Reason::Attack, topology, out);
    }
    if row.foothold() {
        let foothold = truth.tables.foothold_of[&host];
        truth.tables.footholds[foothold.index()].live = false;
        truth.tables.footholds[foothold.index()].lost = out.now;
        truth.record(Fact::FootholdLost { foothold, host }, Reason::Encrypted, topology, out);
    }
}

/// A transfer starts: its length is the staged amount over the drawn rate.
pub fn exfiltration_start(step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let Some(host) = last_foothold(truth, topology) else { return };
    if !use_start(step, host, truth, topology, out) {
        return;
    }
    // The use stands for the transfer; its parts run as a campaign, and its own end closes nothing more.
    let tables = &mut *truth.tables;
    let campaign = CampaignId::from(tables.campaigns.len());
    tables.campaigns.push(Campaign {
        step,
        next: 0,
        end: EXFILTRATION_PARTS,
        wanted: u32::MAX,
        running: true,
        autonomous: false,
    });
    tables.steps[step.index()].open += 1;
    let gap = part_length(step, truth, topology, out);
    out.push(gap, SimEvent::CampaignNext(campaign));
}

fn part_length(step: StepId, truth: &Truth, topology: &Topology, out: &mut Out) -> SimSpan {
    let Effect::Exfiltrate { store, rate } = &topology.step(step).does else {
        unreachable!("only a transfer has parts")
    };
    let gigabytes = f64::from(truth.rows.stores[store.index()].staged_megabytes) / 1000.0;
    let rate = rate.sample(out.draw(Purpose::Exfiltration, topology.step_keys[step.index()])).max(0.001);
    SimSpan((gigabytes / rate * 3_600_000.0 / f64::from(EXFILTRATION_PARTS)).round() as i64)
}

/// The next part of a transfer goes out, if a channel is open.
pub fn exfiltration_next(campaign: CampaignId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let row = truth.tables.campaigns[campaign.index()];
    let Effect::Exfiltrate { store, .. } = &topology.step(row.step).does else {
        unreachable!("only a transfer has parts")
    };
    let open = (0..truth.sums.segments.len()).any(|segment| truth.controlled(segment, topology));
    let stopped = truth.stopped(Stop::Transfer, topology.step(row.step).tool);
    if !open || stopped || row.next == row.end {
        script::stop(campaign, truth, topology, out);
        return;
    }
    let spec = &topology.organisation().stores[store.index()];
    let (next, parts) = (row.next, EXFILTRATION_PARTS);
    // Parts differ by one record at most and add up exactly.
    let records = spec.records / parts + u32::from(next < spec.records % parts);
    let megabytes = truth.rows.stores[store.index()].staged_megabytes / parts;
    let use_entry = truth.tables.uses.iter().rev().find(|used| used.step == row.step).map(|used| used.entry);
    out.origin = use_entry.unwrap_or(truth.tables.steps[row.step.index()].entry);
    truth.record(Fact::DataExfiltrated { store: *store, records, megabytes }, Reason::Attack, topology, out);
    // The step worked once something is out.
    truth.tables.steps[row.step.index()].worked = 1;
    truth.tables.campaigns[campaign.index()].next += 1;
    let gap = part_length(row.step, truth, topology, out);
    out.push(gap, SimEvent::CampaignNext(campaign));
}
