//! Sensors: how a technique use becomes an alert, and how false alarms come.
//! Whether a sensor can see a technique with a tool is drawn once per intrusion (design, section 5): field figures
//! mean "this technique is noticed", not "each of 4,000 encryptions has its own chance".

pub mod indicator;
mod kind;

use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Effect, Sensor, SensorKind, SensorMode};
use crate::world::{Out, SimEvent, Topology, Truth};

/// Caps the chance of being seen after the tactic's factor (`detect.tactic_factor` in the reference table).
const SEEN_AT_MOST: f64 = 0.97;

/// Every sensor at a use's place looks. Returns the one that stops it, if one does.
pub fn look(technique_use: UseId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> Option<SensorId> {
    let used = truth.tables.uses[technique_use.index()];
    let mut blocked = None;
    for &sensor in &topology.sensors_of_group[topology.group_id(used.host).index()] {
        let spec = &topology.organisation().sensors[sensor.index()];
        let works = kind::row(spec.kind);
        let blind = works.on_host && truth.rows.hosts[used.host.index()].impaired();
        let known = indicator::matches(spec, topology.step(used.step).tool, out);
        if blind
            || truth.tables.sensor_down_until[sensor.index()] > out.now
            || !known && !works.sees(topology.tactic(used.step), &topology.step(used.step).does)
        {
            continue;
        }
        let sensor_key = topology.sensor_keys[sensor.index()];
        if !covers(sensor, used.host, topology, out) {
            continue;
        }
        if known {
            indicator::will_match(sensor, technique_use, truth, topology, out);
            continue;
        }
        if !visible(sensor, used.step, truth, topology, out) && !keen(sensor, used.step, truth, topology, out) {
            continue;
        }
        observed(sensor, technique_use, truth, topology, out);
        if spec.mode == SensorMode::Monitor {
            continue;
        }
        if !out.hits(topology.alert_given_visible, Purpose::Alert, sensor_key.with(used.key)) {
            continue;
        }
        if !truth.tables.nobody_home {
            // People tell each other: their delay is one for all alike uses, a machine's is one for each.
            let key = if works.people {
                sensor_key.with(topology.tool_keys[used.step.index()])
            } else {
                sensor_key.with(used.key)
            };
            let delay = out.span(&spec.delay, Purpose::SensorDelay, key);
            let index = u16::try_from(sensor.0).expect("the scenario check limits sensors to 65,535");
            out.push(delay, SimEvent::AlertArrives { sensor: index, seen: technique_use });
        }
        if spec.mode == SensorMode::Block && blocked.is_none() {
            blocked = Some(sensor);
        }
    }
    blocked
}

/// Whether a sensor that names a host's group really watches the host.
fn covers(sensor: SensorId, host: HostId, topology: &Topology, out: &mut Out) -> bool {
    let spec = &topology.organisation().sensors[sensor.index()];
    let key = topology.sensor_keys[sensor.index()];
    spec.coverage == Chance::ALWAYS || out.hits(spec.coverage, Purpose::Coverage, key.with(topology.host_key(host)))
}

/// Whether a sensor can see a step's technique with its tool: one draw per intrusion. Where the chance itself changes,
/// with a baseline that is still being learnt or with the hour, the same draw meets another chance.
fn visible(sensor: SensorId, step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> bool {
    let at = sensor.index() * topology.scenario.adversary.steps.len() + step.index();
    if let Some(drawn) = truth.tables.visible[at] {
        return drawn;
    }
    let spec = &topology.organisation().sensors[sensor.index()];
    let parameters = &topology.scenario.parameters;
    let odd = spec.knows_hours && matches!(topology.step(step).does, Effect::Exfiltrate { .. });
    let mut factor = 1.0;
    if odd && topology.calendar.next_outside_office(out.now) == out.now {
        factor *= parameters.dist("detect.odd_hours_factor").quantile(0.5);
    }
    if !spec.trained(out.now) {
        factor *= parameters.dist("detect.untrained.sees").quantile(0.5);
    }
    let chance = sees_with(spec, step, factor, topology);
    let key = topology.sensor_keys[sensor.index()].with(topology.tool_keys[step.index()]);
    let drawn = out.hits(chance, Purpose::Visible, key);
    if spec.trained(out.now) && !odd {
        truth.tables.visible[at] = Some(drawn);
    }
    drawn
}

/// Whether raised monitoring lets a sensor see what it does not see otherwise: one draw per intrusion.
fn keen(sensor: SensorId, step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> bool {
    if !truth.rows.whole.raised_monitoring {
        return false;
    }
    let at = sensor.index() * topology.scenario.adversary.steps.len() + step.index();
    if let Some(drawn) = truth.tables.visible_raised[at] {
        return drawn;
    }
    let chance = topology.scenario.parameters.chance("detect.raised_monitoring.finds");
    let key = topology.sensor_keys[sensor.index()].with(topology.tool_keys[step.index()]);
    let drawn = out.hits(chance, Purpose::VisibleRaised, key);
    truth.tables.visible_raised[at] = Some(drawn);
    drawn
}

/// Sets the sensors keener, or back: keener ones see more, and cry wolf more.
pub fn set_monitoring(raised: bool, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.record(Fact::MonitoringChanged { raised }, crate::journal::Reason::Response, topology, out);
    truth.tables.raised_spell += 1;
    if raised {
        for index in 0..topology.organisation().sensors.len() {
            schedule_extra(SensorId::from(index), truth, topology, out);
        }
    }
}

fn schedule_extra(sensor: SensorId, truth: &Truth, topology: &Topology, out: &mut Out) {
    let factor = topology.scenario.parameters.dist("soc.raised_monitoring.false_alarms").quantile(0.5);
    let per_day = topology.organisation().sensors[sensor.index()].false_alarms_per_day * (factor - 1.0);
    if per_day <= 0.0 {
        return;
    }
    let gap = Dist::Exponential { mean: SimSpan::days(1).0 as f64 / per_day };
    let key = extra_key(sensor, truth, topology);
    let wait = out.span(&gap, Purpose::ExtraAlarm, key);
    out.push(wait, SimEvent::ExtraAlarm { sensor, spell: truth.tables.raised_spell });
}

fn extra_key(sensor: SensorId, truth: &Truth, topology: &Topology) -> Key {
    topology.sensor_keys[sensor.index()].child(Purpose::ExtraAlarm, truth.tables.extra_alarms[sensor.index()])
}

/// A further false alarm, while the spell of raised monitoring lasts.
pub fn extra_alarm(
    sensor: SensorId,
    spell: u32,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Option<AlertId> {
    if truth.tables.raised_spell != spell || truth.rows.whole.endex {
        return None;
    }
    let key = extra_key(sensor, truth, topology);
    truth.tables.extra_alarms[sensor.index()] += 1;
    schedule_extra(sensor, truth, topology, out);
    if truth.tables.sensor_down_until[sensor.index()] > out.now {
        return None;
    }
    let host = covered_host(sensor, out.draw(Purpose::FalseAlarmHost, key), topology)?;
    out.origin = EntryId::NONE;
    Some(raise(sensor, host, UseId::NONE, key, truth, out))
}

/// Whether a kind of sensor can see what a step does at all.
pub fn can_see_step(kind: SensorKind, step: StepId, topology: &Topology) -> bool {
    kind::row(kind).sees(topology.tactic(step), &topology.step(step).does)
}

/// The chance behind `visible`: base times tactic factor, or the author's override, bent by stealth.
pub fn sees(sensor: &Sensor, step: StepId, topology: &Topology) -> Chance {
    sees_with(sensor, step, 1.0, topology)
}

fn sees_with(sensor: &Sensor, step: StepId, factor: f64, topology: &Topology) -> Chance {
    let technique = topology.scenario.techniques.get(topology.step(step).technique);
    let parent = technique.id.split('.').next().unwrap_or(&technique.id);
    let named = |name: &str| sensor.overrides.iter().find(|row| row.0 == name).map(|row| row.1);
    let base =
        named(&technique.id).or_else(|| named(parent)).or_else(|| named(&technique.tactic)).unwrap_or_else(|| {
            if kind::row(sensor.kind).people {
                return sensor.sees;
            }
            let factor =
                topology.scenario.parameters.dist(&format!("detect.tactic.{}", technique.tactic)).quantile(0.5);
            Chance::clamped((sensor.sees.get() * factor).min(SEEN_AT_MOST))
        });
    if !sensor.has_rule(technique) {
        return Chance::NEVER;
    }
    let factor = factor * freshness(sensor, topology);
    let base = if factor == 1.0 { base } else { Chance::clamped((base.get() * factor).min(SEEN_AT_MOST)) };
    base.bent_by(topology.scenario.adversary.stealth)
}

/// What the age of its signatures leaves of a sensor's sight: half after each `detect.signature_half_life`.
fn freshness(sensor: &Sensor, topology: &Topology) -> f64 {
    let Some(age) = sensor.signature_age else { return 1.0 };
    let half_life = topology.scenario.parameters.dist("detect.signature_half_life").quantile(0.5).max(1.0);
    libm::exp2(-(age.0 as f64) / half_life)
}

/// A channel was opened. Where traffic is analysed, its regular calls may come to stand out: drawn once per sensor and tool.
pub fn channel_opened(technique_use: UseId, truth: &Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.nobody_home {
        return;
    }
    let used = truth.tables.uses[technique_use.index()];
    for &sensor in &topology.sensors_of_group[topology.group_id(used.host).index()] {
        let spec = &topology.organisation().sensors[sensor.index()];
        let Some(after) = spec.beacons_after else { continue };
        let factor = topology.scenario.parameters.dist("detect.beacon_factor").quantile(0.5);
        let key = topology.sensor_keys[sensor.index()].with(topology.tool_keys[used.step.index()]);
        let chance = sees_with(spec, used.step, factor, topology);
        if covers(sensor, used.host, topology, out) && out.hits(chance, Purpose::Beacon, key) {
            let index = u16::try_from(sensor.0).expect("the scenario check limits sensors to 65,535");
            out.push(after, SimEvent::BeaconStands { sensor: index, seen: technique_use });
        }
    }
}

/// The calls of a channel have gone on long enough to stand out, if it is still open.
pub fn beacon_stands(
    sensor: SensorId,
    technique_use: UseId,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Option<Arrived> {
    let host = truth.tables.uses[technique_use.index()].host;
    let calls = truth.rows.hosts[host.index()].channel() && truth.online(host, topology);
    let spec = &topology.organisation().sensors[sensor.index()];
    if !calls || truth.tables.sensor_down_until[sensor.index()] > out.now {
        return None;
    }
    observed(sensor, technique_use, truth, topology, out);
    (spec.mode != SensorMode::Monitor).then(|| alert_arrives(sensor, technique_use, truth, topology, out))
}

fn observed(sensor: SensorId, technique_use: UseId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let used = truth.tables.uses[technique_use.index()];
    let at = sensor.index() * topology.scenario.adversary.steps.len() + used.step.index();
    if !truth.tables.observed[at] {
        truth.tables.observed[at] = true;
        out.from(used.entry).fact(Fact::Observable { sensor, technique_use, host: used.host });
    }
}

/// An alert reaches the console. Returns it if it is new; alike ones fold into the earlier one.
pub fn alert_arrives(
    sensor: SensorId,
    technique_use: UseId,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) -> Arrived {
    let used = truth.tables.uses[technique_use.index()];
    let at = sensor.index() * topology.scenario.adversary.steps.len() + used.step.index();
    let fold = truth.tables.folds[at];
    truth.tables.folds[at].last = out.now;
    out.origin = used.entry;
    if !fold.alert.is_none() && out.now - fold.last <= topology.fold_window {
        let known = out.belief().whole.alerts[fold.alert.index()];
        if known.host != used.host {
            out.fact(Fact::AlertExtended { alert: fold.alert, host: used.host });
        }
        return Arrived::Folded(fold.alert, used.host);
    }
    let key = used.key.with(topology.sensor_keys[sensor.index()]);
    let alert = raise(sensor, used.host, technique_use, key, truth, out);
    truth.tables.folds[at].alert = alert;
    Arrived::New(alert)
}

/// What became of an alert at the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    New(AlertId),
    Folded(AlertId, HostId),
}

fn raise(sensor: SensorId, host: HostId, technique_use: UseId, key: Key, truth: &mut Truth, out: &mut Out) -> AlertId {
    let alert = AlertId::from(truth.tables.alert_uses.len());
    truth.tables.alert_uses.push((technique_use, key));
    out.fact(Fact::AlertRaised { alert, sensor, host });
    alert
}

/// Schedules the next false alarm of a sensor: Poisson arrivals, numbered.
pub fn schedule_false_alarm(sensor: SensorId, truth: &Truth, topology: &Topology, out: &mut Out) {
    let spec = &topology.organisation().sensors[sensor.index()];
    // A log that nobody is shown alarms nobody.
    let mut per_day = if spec.mode == SensorMode::Monitor { 0.0 } else { spec.false_alarms_per_day };
    if !spec.trained(out.now) {
        per_day *= topology.scenario.parameters.dist("detect.untrained.false_alarms").quantile(0.5);
    }
    if per_day <= 0.0 || out.now.0 > topology.scenario.exercise.horizon.0 {
        return;
    }
    let gap = Dist::Exponential { mean: SimSpan::days(1).0 as f64 / per_day };
    let key =
        topology.sensor_keys[sensor.index()].child(Purpose::FalseAlarm, truth.tables.false_alarms[sensor.index()]);
    let wait = out.span(&gap, Purpose::FalseAlarm, key);
    out.push(wait, SimEvent::FalseAlarm(sensor));
}

/// A false alarm: on some host that the sensor covers. `None` once ENDEX is reached.
pub fn false_alarm(sensor: SensorId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> Option<AlertId> {
    if truth.rows.whole.endex {
        return None;
    }
    let number = truth.tables.false_alarms[sensor.index()];
    truth.tables.false_alarms[sensor.index()] += 1;
    schedule_false_alarm(sensor, truth, topology, out);
    if truth.tables.sensor_down_until[sensor.index()] > out.now {
        return None;
    }
    let key = topology.sensor_keys[sensor.index()].child(Purpose::FalseAlarmHost, number);
    let host = covered_host(sensor, out.draw(Purpose::FalseAlarmHost, key), topology)?;
    out.origin = EntryId::NONE;
    Some(raise(sensor, host, UseId::NONE, key, truth, out))
}

fn covered_host(sensor: SensorId, bits: u64, topology: &Topology) -> Option<HostId> {
    let covers = &topology.organisation().sensors[sensor.index()].covers;
    let groups = &topology.organisation().groups;
    let total: u64 = covers.iter().map(|group| u64::from(groups[group.index()].count)).sum();
    // Multiply-shift: the share of the draw, without a modulo's bias.
    let mut rest = u64::try_from((u128::from(bits) * u128::from(total)) >> 64).expect("less than the total");
    for group in covers {
        let group = &groups[group.index()];
        if rest < u64::from(group.count) {
            return Some(HostId(group.first.0 + u32::try_from(rest).expect("less than the group's count")));
        }
        rest -= u64::from(group.count);
    }
    None
}
