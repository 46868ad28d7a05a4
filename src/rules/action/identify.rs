//! Finding out, deciding, recording: triage, investigation, hunting, declaring, rating, closing (P2, P3.3, P6).

use super::record::{investigation_scale, recorded_share};
use super::skills::misses;
use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{AccountMark, Evidence, Fact, HostMark, Reason};
use crate::rules::policy;
use crate::scenario::{Mark, Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};
use std::collections::{BTreeMap, BTreeSet};

const P2_1: TaskId = TaskId::new(Phase::Identify, 1);
const P2_5: TaskId = TaskId::new(Phase::Identify, 5);
const P2_6: TaskId = TaskId::new(Phase::Identify, 6);
const P2_7: TaskId = TaskId::new(Phase::Identify, 7);
const P6_1: TaskId = TaskId::new(Phase::Learn, 1);

pub(super) const TRIAGE: ActionSpec = ActionSpec {
    target: TargetKind::Alert,
    begin: Some(|alert, person, out| {
        out.fact(Fact::AlertTaken { alert: AlertId(alert), person });
    }),
    apply: judge,
    ..ActionSpec::plain(super::TRIAGE_ALERT, "Triage alert", P2_7, "soc.triage.t1", "soc")
};

/// What the analyst makes of an alert. The chance to miss a true one rises with the queue and with the hours worked, and
/// falls with corroboration (`soc.*` in the reference table).
fn judge(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let alert = AlertId(order.target);
    let (technique_use, key) = truth.tables.alert_uses[alert.index()];
    let parameters = &topology.scenario.parameters;
    let (row, waiting) = {
        let whole = &out.belief().whole;
        let row = whole.alerts[alert.index()];
        let unit = topology.organisation().sensors[row.sensor.index()].unit;
        (row, whole.units[unit.index()].waiting)
    };
    let chance = if technique_use.is_none() {
        parameters.chance("soc.misjudge_false_as_true").get()
    } else {
        let rule = policy::alert_rule(&topology.scenario, row.sensor, row.host);
        let fresh = rule.map_or(0.0, |rule| rule.misjudged.get());
        let doublings = libm::log2(1.0 + f64::from(waiting) / parameters.dist("soc.backlog_unit").quantile(0.5));
        let tired =
            parameters.chance("soc.misjudge_per_tired_hour").get() * tired_hours(order.person, topology, out.now);
        let loaded = fresh + parameters.chance("soc.misjudge_per_doubling").get() * doublings + tired;
        let seen_before = out.belief().hosts[row.host.index()].affected() || row.hosts > 1;
        let factor = if seen_before { parameters.chance("soc.corroboration_factor").get() } else { 1.0 };
        1.0 - (loaded * factor * misses(&TRIAGE, order.person, topology)).min(1.0)
    };
    // A second look throws its own dice.
    let key = if row.reopened == 0 { key } else { key.child(Purpose::Verdict, row.reopened) };
    Outcome { found: out.hits(Chance::clamped(chance), Purpose::Verdict, key), ..Outcome::DONE }
}

/// Hours beyond the fresh ones of a shift; somebody who was called in outside of it counts as tired by one shift's excess.
pub fn tired_hours(person: PersonId, topology: &Topology, now: SimTime) -> f64 {
    let Some(person) = person.some() else { return 0.0 };
    let fresh = topology.scenario.parameters.dist("soc.fresh_for").sample_span(0);
    let shift = topology.organisation().people[person.index()].shift;
    let excess = match topology.calendar.into_shift(shift, now) {
        Some(worked) => worked - fresh,
        None if topology.calendar.on_shift(shift, now) => SimSpan::ZERO,
        None => topology.scenario.parameters.dist("soc.called_counts_as").sample_span(0),
    };
    excess.as_hours().max(0.0)
}

pub(super) const INVESTIGATE: ActionSpec = ActionSpec {
    target: TargetKind::Case,
    needs: &[Need::Siem],
    manual: Some("soc.investigate.by_hand"),
    scale: investigation_scale,
    apply: |truth, topology, order, out| {
        let unit = out.belief().whole.cases[order.target as usize].unit;
        let units = [unit];
        let known = recorded_share(out.belief(), CaseId(order.target));
        let more = topology.scenario.parameters.dist("respond.record.finds").quantile(0.5);
        let finds = topology.scenario.parameters.chance("respond.investigate.finds");
        // Whoever has addresses and the path in the record asks the right neighbours: more than one look's worth.
        let finds = if known > 0.0 { finds.bent_by(1.0 / (1.0 + more * known)) } else { finds };
        let finds = finds.bent_by(misses(&INVESTIGATE, order.person, topology));
        search(&|_| finds, Some(&units), truth, topology, order, out)
    },
    report: |outcome, order, out| report_found(outcome, CaseId(order.target), out),
    ..ActionSpec::plain(super::INVESTIGATE_CASE, "Investigate a case", P2_6, "soc.investigate.full", "soc")
};

pub(super) const HUNT: ActionSpec = ActionSpec {
    runs_on: true,
    needs: &[Need::EdrConsole],
    manual: Some("respond.hunt.by_hand"),
    d3fend: &["D3-FH"],
    apply: sweep,
    report: |outcome, order, out| {
        report_found(outcome, order.case, out);
        for &tool in &outcome.tools {
            out.fact(Fact::IndicatorMatched { alert: AlertId::NONE, tool, feed: FeedId::NONE });
        }
    },
    ..ActionSpec::plain("hunt-indicators", "Sweep estate for indicators", P2_1, "respond.hunt", "soc")
};

/// A sweep finds what it has indicators for more surely than what it has none for (P2.1).
fn sweep(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let parameters = &topology.scenario.parameters;
    let (blind, led) = (parameters.chance("respond.hunt.finds"), parameters.chance("respond.hunt.finds_known"));
    let whole = &out.belief().whole;
    let known: BTreeSet<ToolId> =
        whole.known_tools.iter().copied().chain(whole.indicators.iter().map(|row| row.1)).collect();
    let mut tools_at: BTreeMap<HostId, BTreeSet<ToolId>> = BTreeMap::new();
    for used in truth.tables.uses.iter().filter(|used| known.contains(&topology.step(used.step).tool)) {
        tools_at.entry(used.host).or_default().insert(topology.step(used.step).tool);
    }
    let finds = |host: HostId| if tools_at.contains_key(&host) { led } else { blind };
    let mut outcome = search(&finds, None, truth, topology, order, out);
    let led_to = outcome.hosts.iter().filter_map(|host| tools_at.get(host)).flatten();
    let fresh: BTreeSet<ToolId> = led_to.copied().filter(|tool| truth.tables.matched_tools.insert(*tool)).collect();
    outcome.tools = fresh.into_iter().collect();
    outcome
}

pub(super) const VERIFY_ERADICATION: ActionSpec = ActionSpec {
    runs_on: true,
    apply: |truth, topology, order, out| {
        let finds = topology.scenario.parameters.chance("respond.verify.finds");
        search(&|_| finds, None, truth, topology, order, out)
    },
    report: |outcome, order, out| report_found(outcome, order.case, out),
    ..ActionSpec::plain(
        "verify-eradication",
        "Verify eradication",
        TaskId::new(Phase::Eradicate, 2),
        "respond.verify_eradication",
        "soc",
    )
};

/// Whether the unit that ordered may look at another's hosts.
pub(super) fn commands(order: &OrderRow, unit: UnitId, topology: &Topology) -> bool {
    let organisation = topology.organisation();
    unit == order.unit || order.unit == organisation.centre && organisation.units[unit.index()].under_command
}

/// Looks for footholds and stolen credentials that nobody suspects yet; each is found with the parameter's chance.
/// Without a list of units: those that the order's unit commands.
pub(super) fn search(
    chance: &dyn Fn(HostId) -> Chance,
    units: Option<&[UnitId]>,
    truth: &mut Truth,
    topology: &Topology,
    order: &OrderRow,
    out: &mut Out,
) -> Outcome {
    let within = |unit: UnitId| match units {
        Some(units) => units.contains(&unit),
        None => commands(order, unit, topology),
    };
    let mut outcome = Outcome { suspects: true, ..Outcome::DONE };
    for host in truth.tables.foothold_of.keys() {
        let row = truth.rows.hosts[host.index()];
        if !row.foothold() || !within(topology.group(*host).unit) || out.belief().hosts[host.index()].suspected() {
            continue;
        }
        if out.hits(chance(*host), Purpose::Finds, order.key.with(topology.host_key(*host))) {
            outcome.hosts.push(*host);
        }
    }
    for &account in &truth.tables.stolen {
        let known = out.belief().accounts[account.index()].suspected();
        if truth.rows.accounts[account.index()].held()
            && !known
            && out.hits(chance(HostId::NONE), Purpose::Finds, order.key.with(topology.account_key(account)))
        {
            outcome.accounts.push(account);
        }
    }
    outcome
}

pub(super) fn report_found(outcome: &Outcome, case: CaseId, out: &mut Out) {
    for &host in &outcome.hosts {
        out.fact(Fact::HostBelieved { host, mark: HostMark::Suspected, case });
    }
    for &account in &outcome.accounts {
        out.fact(Fact::AccountBelieved { account, mark: AccountMark::Suspected, case });
    }
}

pub(super) const ACQUIRE_MEMORY: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    d3fend: &["D3-PSA"],
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        let row = truth.rows.hosts[host.index()];
        if row.memory_lost() || row.off() || row.encrypted() {
            return Outcome::failed(Reason::NothingToDo);
        }
        super::custody::keep(host, Evidence::Memory, truth, topology, out);
        Outcome::DONE
    },
    scale: super::custody::handling,
    ..ActionSpec::plain(
        "acquire-memory",
        "Capture memory of host",
        TaskId::new(Phase::Contain, 3),
        "respond.acquire_memory",
        "it",
    )
};

pub(super) const DECLARE: ActionSpec = ActionSpec {
    target: TargetKind::Case,
    apply: |_, _, _, out| match out.belief().whole.incident() {
        Some(_) => Outcome::failed(Reason::NothingToDo),
        None => Outcome::DONE,
    },
    ..ActionSpec::plain(super::DECLARE_INCIDENT, "Declare an incident", P2_5, "respond.declare", "lead")
};

pub(super) const RAISE: ActionSpec =
    ActionSpec::plain(super::RAISE_SEVERITY, "Set or raise severity", P2_5, "respond.rate", "lead");

pub(super) const ESCALATE: ActionSpec = ActionSpec {
    target: TargetKind::Case,
    needs: &[Need::Phone],
    manual: Some("comms.by_hand"),
    report: |_, order, out| {
        let case = CaseId(order.target);
        let centre = out.belief().map.centre();
        if out.belief().whole.cases[case.index()].holder != centre {
            out.fact(Fact::Told { case, unit: centre });
        }
    },
    ..ActionSpec::plain("escalate", "Hand a case to the centre", TaskId::new(Phase::Prepare, 1), "comms.brief", "soc")
};

pub(super) const ACTIVATE: ActionSpec = ActionSpec {
    needs: &[Need::ContactList],
    manual: Some("comms.by_hand"),
    ..ActionSpec::plain(
        super::ACTIVATE_IR_TEAM,
        "Call in response team or retainer",
        TaskId::new(Phase::Prepare, 3),
        "comms.brief",
        "lead",
    )
};

/// For what needs an incident to be open.
fn ends_incident(_: &mut Truth, _: &Topology, _: &OrderRow, out: &mut Out) -> Outcome {
    match out.belief().whole.incident() {
        Some(_) => Outcome::DONE,
        None => Outcome::failed(Reason::NothingToDo),
    }
}

pub(super) const STAND_DOWN: ActionSpec = ActionSpec {
    apply: ends_incident,
    report: |_, _, out| {
        if let Some((incident, _)) = out.belief().whole.incident() {
            out.fact(Fact::IncidentWithdrawn { incident });
        }
    },
    ..ActionSpec::plain(super::STAND_DOWN, "Stand down", P2_5, "respond.rate", "lead")
};

pub(super) const CLOSE: ActionSpec = ActionSpec {
    apply: ends_incident,
    report: |outcome, _, out| {
        if outcome.failed.is_none() {
            out.fact(Fact::MarkReached { mark: Mark::Closed });
        }
    },
    ..ActionSpec::plain(super::CLOSE_INCIDENT, "Close incident", P6_1, "respond.close", "lead")
};

pub(super) const REVIEW: ActionSpec = ActionSpec {
    react: &["RA6002"],
    report: |_, _, out| {
        out.fact(Fact::MarkReached { mark: Mark::Reviewed });
    },
    ..ActionSpec::plain("conduct-review", "Conduct lessons-learned review", P6_1, "respond.review", "lead")
};
