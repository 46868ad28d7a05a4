//! Sensors: how a technique use becomes an alert, and how false alarms come.
//! Whether a sensor can see a technique with a tool is drawn once per intrusion (design, section 5): field figures
//! mean "this technique is noticed", not "each of 4,000 encryptions has its own chance".

mod kind;

use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Sensor, SensorKind, SensorMode};
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
        if blind
            || truth.tables.sensor_down_until[sensor.index()] > out.now
            || !works.sees(topology.tactic(used.step), &topology.step(used.step).does)
        {
            continue;
        }
        let sensor_key = topology.sensor_keys[sensor.index()];
        let covered = spec.coverage == Chance::ALWAYS
            || out.hits(spec.coverage, Purpose::Coverage, sensor_key.with(topology.host_key(used.host)));
        if !covered || !visible(sensor, used.step, truth, topology, out) {
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

/// Whether a sensor can see a step's technique with its tool: one draw per intrusion.
fn visible(sensor: SensorId, step: StepId, truth: &mut Truth, topology: &Topology, out: &mut Out) -> bool {
    let at = sensor.index() * topology.scenario.adversary.steps.len() + step.index();
    if let Some(drawn) = truth.tables.visible[at] {
        return drawn;
    }
    let chance = sees(&topology.organisation().sensors[sensor.index()], step, topology);
    let key = topology.sensor_keys[sensor.index()].with(topology.tool_keys[step.index()]);
    let drawn = out.hits(chance, Purpose::Visible, key);
    truth.tables.visible[at] = Some(drawn);
    drawn
}

/// Whether a kind of sensor can see what a step does at all.
pub fn can_see_step(kind: SensorKind, step: StepId, topology: &Topology) -> bool {
    kind::row(kind).sees(topology.tactic(step), &topology.step(step).does)
}

/// The chance behind `visible`: base times tactic factor, or the author's override, bent by stealth.
pub fn sees(sensor: &Sensor, step: StepId, topology: &Topology) -> Chance {
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
    base.bent_by(topology.scenario.adversary.stealth)
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
    let per_day = topology.organisation().sensors[sensor.index()].false_alarms_per_day;
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
