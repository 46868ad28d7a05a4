//! Indicators: what adversaries' tools leave in logs (P2.1). The world knows them all; a feed knows those of a tool with a
//! chance and after a lag; the team has what its feeds bring and what it learns from its own alerts and investigations.
//! A sensor that matches indicators raises an alert for each use of a known tool, whatever else it can see.
//! Tools of the house (`hands`) leave none.

use super::{Arrived, alert_arrives, observed, raise};
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Effect, Sensor};
use crate::world::{Out, SimEvent, Topology, Truth};

/// Whether the organisation keeps a list of indicators: it has a feed in use, or a sensor that matches them.
pub fn kept(topology: &Topology) -> bool {
    !topology.scenario.plan.feeds.is_empty() || topology.organisation().sensors.iter().any(|row| row.matches_indicators)
}

/// Schedules what the feeds in use will learn, and their first false matches.
pub fn start(topology: &Topology, out: &mut Out) {
    for &feed in &topology.scenario.plan.feeds {
        let spec = &topology.organisation().feeds[feed.index()];
        for tool in (0..topology.scenario.adversary.tools.len()).map(ToolId::from) {
            let key = feed_key(feed, topology).with(tool_key(tool, topology));
            if topology.leaves_indicators(tool) && out.hits(spec.knows, Purpose::FeedKnows, key) {
                let lag = out.span(&spec.lag, Purpose::FeedLag, key);
                out.push(lag, SimEvent::FeedLearns { feed, tool });
            }
        }
        schedule_false_match(feed, 0, topology, out);
    }
}

fn feed_key(feed: FeedId, topology: &Topology) -> Key {
    Key::of("feed", &topology.organisation().feeds[feed.index()].id, 0)
}

fn tool_key(tool: ToolId, topology: &Topology) -> Key {
    Key::of("tool", &topology.scenario.adversary.tools[tool.index()], 0)
}

/// The team comes to have a tool's indicators.
pub fn learn(tool: ToolId, feed: FeedId, truth: &Truth, topology: &Topology, out: &mut Out) {
    if !topology.leaves_indicators(tool) || out.belief().whole.known_tools.contains(&tool) {
        return;
    }
    out.fact(Fact::IndicatorsKnown { tool, feed });
    calls_on(tool, truth, topology, out);
}

/// Channels of a tool that has become known go on calling: they match now.
pub fn calls_on(tool: ToolId, truth: &Truth, topology: &Topology, out: &mut Out) {
    for index in 0..truth.tables.uses.len() {
        let used = truth.tables.uses[index];
        let step = topology.step(used.step);
        let calls = matches!(step.does, Effect::OpenChannel { .. }) && truth.rows.hosts[used.host.index()].channel();
        if step.tool == tool && calls {
            look(UseId::from(index), truth, topology, out);
        }
    }
}

/// The sensors that match indicators look at a use that goes on.
fn look(technique_use: UseId, truth: &Truth, topology: &Topology, out: &mut Out) {
    let host = truth.tables.uses[technique_use.index()].host;
    for &sensor in &topology.sensors_of_group[topology.group_id(host).index()] {
        let spec = &topology.organisation().sensors[sensor.index()];
        if spec.matches_indicators
            && super::covers(sensor, host, topology, out)
            && truth.tables.sensor_down_until[sensor.index()] <= out.now
        {
            will_match(sensor, technique_use, truth, topology, out);
        }
    }
}

/// Whether a use's tool is known to whoever reads this sensor's log.
pub fn matches(spec: &Sensor, tool: ToolId, out: &Out) -> bool {
    spec.matches_indicators && out.belief().whole.knows_tool(tool)
}

/// Schedules the match of a use.
pub fn will_match(sensor: SensorId, technique_use: UseId, truth: &Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.nobody_home {
        return;
    }
    let used = truth.tables.uses[technique_use.index()];
    let spec = &topology.organisation().sensors[sensor.index()];
    let delay = out.span(&spec.delay, Purpose::SensorDelay, topology.sensor_keys[sensor.index()].with(used.key));
    let index = u16::try_from(sensor.0).expect("the scenario check limits sensors to 65,535");
    out.push(delay, SimEvent::IndicatorMatches { sensor: index, seen: technique_use });
}

/// An indicator matches: an alert.
pub fn match_arrives(
    sensor: SensorId,
    technique_use: UseId,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Arrived {
    observed(sensor, technique_use, truth, topology, out);
    alert_arrives(sensor, technique_use, truth, topology, out)
}

/// After the alert itself: the first time for each tool, what it is a match of.
pub fn say_match(what: Arrived, technique_use: UseId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let used = truth.tables.uses[technique_use.index()];
    let tool = topology.step(used.step).tool;
    if truth.tables.matched_tools.insert(tool) {
        let (Arrived::New(alert) | Arrived::Folded(alert, _)) = what;
        out.from(used.entry).fact(Fact::IndicatorMatched { alert, tool, feed: FeedId::NONE });
    }
}

fn schedule_false_match(feed: FeedId, number: u32, topology: &Topology, out: &mut Out) {
    let per_day = topology.organisation().feeds[feed.index()].false_matches_per_day;
    if per_day <= 0.0 || matcher(topology).is_none() || out.now.0 > topology.scenario.exercise.horizon.0 {
        return;
    }
    let gap = Dist::Exponential { mean: SimSpan::days(1).0 as f64 / per_day };
    let wait = out.span(&gap, Purpose::FalseMatch, feed_key(feed, topology).child(Purpose::FalseMatch, number));
    out.push(wait, SimEvent::FalseMatch { feed, number });
}

/// The sensor whose people get a feed's false matches: the first that matches indicators.
fn matcher(topology: &Topology) -> Option<SensorId> {
    topology.organisation().sensors.iter().position(|row| row.matches_indicators).map(SensorId::from)
}

/// A feed's list holds a harmless thing. `None` once ENDEX is reached.
pub fn false_match(
    feed: FeedId,
    number: u32,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Option<AlertId> {
    if truth.rows.whole.endex {
        return None;
    }
    schedule_false_match(feed, number + 1, topology, out);
    let sensor = matcher(topology)?;
    let key = feed_key(feed, topology).child(Purpose::FalseMatch, number).child(Purpose::FalseAlarmHost, 0);
    let host = super::covered_host(sensor, out.draw(Purpose::FalseAlarmHost, key), topology)?;
    out.origin = EntryId::NONE;
    Some(raise(sensor, host, UseId::NONE, key, truth, out))
}

/// Tools of which a case's hosts hold traces: what an investigation may bring to light.
pub fn traces<'t>(
    hosts: &'t std::collections::BTreeSet<HostId>,
    truth: &'t Truth,
    topology: &'t Topology,
) -> std::collections::BTreeSet<ToolId> {
    let here = truth.tables.uses.iter().filter(|used| hosts.contains(&used.host));
    here.map(|used| topology.step(used.step).tool).filter(|&tool| topology.leaves_indicators(tool)).collect()
}

/// Whether people draw a tool's indicators from what they looked at.
pub fn learnt(chance: &str, tool: ToolId, from: Key, topology: &Topology, out: &mut Out) -> bool {
    let chance = topology.scenario.parameters.chance(chance);
    out.hits(chance, Purpose::Learns, from.with(tool_key(tool, topology)))
}
