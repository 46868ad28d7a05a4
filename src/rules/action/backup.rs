//! Copies and keys: check, restore, decrypt, bring backups back on line (P5.2).
//! A copy is taken every so often, counted from STARTEX. One taken while the adversary stood on the host carries the
//! implant: to restore it brings the adversary back. Checking finds that, with a chance, and points to an older copy.

use super::contain::change;
use super::restore::lose_foothold;
use super::{ActionSpec, CopyVerdict, Outcome, mark_host};
use crate::base::*;
use crate::journal::{Fact, HostChange, HostMark, Reason};
use crate::scenario::{BackupSet, Need, TargetKind};
use crate::world::{FootholdRow, OrderRow, Out, Topology, Truth};

const P5_2: TaskId = TaskId::new(Phase::Recover, 2);

/// A copy of a host's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Copy {
    backup: BackupId,
    taken: SimTime,
}

impl Copy {
    /// Age in minutes, so rounded that the copy itself is no older.
    fn minutes(self, now: SimTime) -> u32 {
        minutes(now - self.taken)
    }
}

fn minutes(span: SimSpan) -> u32 {
    u32::try_from((span.0.max(0) + 59_999) / 60_000).unwrap_or(u32::MAX)
}

pub(super) const RESTORE: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    needs: &[Need::BackupConsole],
    react: &["RA5002"],
    gates: &["RA1008"],
    d3fend: &["D3-RD"],
    brings_back: true,
    apply: restore,
    report: |outcome, order, out| {
        report_copies(outcome, out);
        if let (None, Some((backup, minutes))) = (outcome.failed, outcome.restored_from) {
            out.fact(Fact::RestoredFrom { backup, host: HostId(order.target), minutes });
            mark_host(HostMark::Restored, order, out);
        }
    },
    ..ActionSpec::plain("restore-host", "Restore data from backup", P5_2, "respond.restore_host", "it")
};

fn restore(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let host = HostId(order.target);
    let damaged = damaged_at(host, truth, out.now);
    let Some(copy) = newest(host, damaged.min(older_than(host, out)), truth, topology, out.now) else {
        return Outcome::failed(Reason::BackupUnusable);
    };
    if corrupt(host, copy, topology, out) {
        let verdict = CopyVerdict {
            host,
            backup: copy.backup,
            minutes: copy.minutes(out.now),
            bad: Some(Reason::BackupUnusable),
        };
        return Outcome { copies: vec![verdict], ..Outcome::failed(Reason::BackupUnusable) };
    }
    lose_foothold(host, Reason::Rebuilt, truth, topology, out);
    change(host, HostChange::Restored, truth, topology, out);
    if let Some(carried) = carried(host, copy, truth) {
        bring_back(carried, truth, topology, out);
    }
    Outcome { restored_from: Some((copy.backup, minutes(damaged - copy.taken))), ..Outcome::DONE }
}

/// When a host's data stopped being good: when it was encrypted, or now.
fn damaged_at(host: HostId, truth: &Truth, now: SimTime) -> SimTime {
    let encrypted = truth.rows.hosts[host.index()].encrypted();
    truth.tables.encrypted_at.get(&host).copied().filter(|_| encrypted).unwrap_or(now)
}

fn older_than(host: HostId, out: &Out) -> SimTime {
    out.belief().whole.copies.get(&host).map_or(SimTime::NEVER, |row| row.older_than)
}

/// The newest copy of a host that was taken before a moment and is still there.
fn newest(host: HostId, before: SimTime, truth: &Truth, topology: &Topology, now: SimTime) -> Option<Copy> {
    let group = topology.group_id(host);
    let sets = topology.organisation().backups.iter().enumerate().filter(|(_, set)| set.covers.contains(&group));
    let copies = sets.filter_map(|(index, set)| {
        let on_line = (!truth.rows.backups[index].lost()).then_some(set.every);
        let kept = [on_line, set.offline_every].into_iter().flatten();
        let newest =
            kept.filter_map(|every| taken_before(before, every, set, &truth.tables.detached[index], now)).max();
        newest.map(|taken| Copy { backup: BackupId::from(index), taken })
    });
    copies.max_by_key(|copy| copy.taken)
}

/// The last of the moments `every` so often before another one, out of spells without copies, and not too old.
fn taken_before(
    before: SimTime,
    every: SimSpan,
    set: &BackupSet,
    detached: &[(SimTime, SimTime)],
    now: SimTime,
) -> Option<SimTime> {
    let last = |at: SimTime| SimTime((at.0 - 1).div_euclid(every.0) * every.0);
    let mut taken = last(before.min(now + SimSpan::millis(1)));
    for (from, to) in detached.iter().rev() {
        if *from < taken && taken <= *to {
            taken = last(*from + SimSpan::millis(1));
        }
    }
    (now - taken <= set.retention).then_some(taken)
}

fn copy_key(host: HostId, copy: Copy, topology: &Topology) -> Key {
    let set = &topology.organisation().backups[copy.backup.index()];
    let number = copy.taken.0.div_euclid(60_000) as u32;
    Key::of("backup", &set.id, 0).with(topology.host_key(host)).child(Purpose::BackupUsable, number)
}

fn corrupt(host: HostId, copy: Copy, topology: &Topology, out: &mut Out) -> bool {
    let set = &topology.organisation().backups[copy.backup.index()];
    !out.hits(set.usable, Purpose::BackupUsable, copy_key(host, copy, topology))
}

/// The foothold that was there when the copy was taken.
fn carried(host: HostId, copy: Copy, truth: &Truth) -> Option<FootholdRow> {
    let there = |row: &&FootholdRow| row.host == host && row.gained <= copy.taken && copy.taken < row.lost;
    truth.tables.footholds.iter().rev().find(there).copied()
}

/// What a restored copy carried lives again: the implant, set to start by itself, calls home if it can.
fn bring_back(old: FootholdRow, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let host = old.host;
    let foothold = FootholdId::from(truth.tables.footholds.len());
    truth.tables.footholds.push(FootholdRow {
        from: HostId::NONE,
        live: true,
        gained: out.now,
        lost: SimTime::NEVER,
        missed: false,
        ..old
    });
    truth.tables.foothold_of.insert(host, foothold);
    truth.record(Fact::FootholdGained { foothold, host, step: old.step }, Reason::Infected, topology, out);
    truth.record(Fact::Persisted { foothold, host }, Reason::Infected, topology, out);
    let blocked = truth.tables.blocked_tools.contains(&topology.step(old.step).tool);
    if !blocked && truth.calls_out(topology.group(host).segment.index(), topology) {
        truth.record(Fact::ChannelOpened { foothold, host }, Reason::Attack, topology, out);
    }
    truth.tables.notices.footholds_back += 1;
    truth.sums.noticeable = true;
}

pub(super) const VERIFY: ActionSpec = ActionSpec {
    apply: verify,
    report: |outcome, _, out| report_copies(outcome, out),
    ..ActionSpec::plain("verify-backup", "Check backup in sandbox", P5_2, "respond.verify_backup", "it")
};

/// Runs the copies of the hosts believed hit in a sandbox and compares their hashes, newest first, until one looks sound.
fn verify(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let finds = topology.scenario.parameters.chance("respond.verify_backup.finds");
    let hit: Vec<HostId> = (0..topology.host_count())
        .map(HostId::from)
        .filter(|host| out.belief().hosts[host.index()].affected())
        .collect();
    let mut outcome = Outcome::DONE;
    for host in hit {
        let mut before = damaged_at(host, truth, out.now).min(older_than(host, out));
        let mut rejected = None;
        while let Some(copy) = newest(host, before, truth, topology, out.now) {
            let bad = if corrupt(host, copy, topology, out) {
                Some(Reason::BackupUnusable)
            } else {
                carried(host, copy, truth).map(|_| Reason::Infected)
            };
            let key = order.key.with(copy_key(host, copy, topology));
            let bad = bad.filter(|_| out.hits(finds, Purpose::Finds, key));
            let verdict = CopyVerdict { host, backup: copy.backup, minutes: copy.minutes(out.now), bad };
            if bad.is_none() {
                outcome.copies.extend(rejected);
                outcome.copies.push(verdict);
                rejected = None;
                break;
            }
            // The oldest that is rejected speaks for the newer ones.
            rejected = Some(verdict);
            before = copy.taken;
        }
        outcome.copies.extend(rejected);
    }
    outcome
}

fn report_copies(outcome: &Outcome, out: &mut Out) {
    for &CopyVerdict { host, backup, minutes, bad } in &outcome.copies {
        match bad {
            Some(why) => out.fact_why(Fact::CopyRejected { backup, host, minutes }, why),
            None => out.fact(Fact::CopyChecked { backup, host, minutes }),
        };
    }
}

pub(super) const REATTACH: ActionSpec = ActionSpec {
    needs: &[Need::BackupConsole],
    apply: |truth, topology, _, out| {
        let mut outcome = Outcome::failed(Reason::NothingToDo);
        for index in 0..truth.rows.backups.len() {
            if truth.rows.backups[index].protected() {
                let fact = Fact::BackupAttached { backup: BackupId::from(index) };
                truth.record(fact, Reason::Response, topology, out);
                if let Some(spell) = truth.tables.detached[index].last_mut() {
                    spell.1 = out.now;
                }
                outcome.failed = None;
            }
        }
        outcome
    },
    ..ActionSpec::plain("reattach-backups", "Reattach backups", P5_2, "respond.protect_backups", "it")
};

pub(super) const DECRYPT: ActionSpec = ActionSpec {
    target: TargetKind::Host,
    brings_back: true,
    apply: |truth, topology, order, out| {
        let host = HostId(order.target);
        if !truth.rows.hosts[host.index()].encrypted() {
            return Outcome::failed(Reason::NothingToDo);
        }
        let chance = Chance::clamped(f64::from(truth.rows.whole.decryptor) / 1000.0);
        // What it cannot bring back it cannot bring back the next time either.
        if !out.hits(chance, Purpose::Decrypts, topology.host_key(host)) {
            return Outcome::failed(Reason::Missed);
        }
        change(host, HostChange::Restored, truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, order, out| {
        if outcome.failed.is_none() {
            mark_host(HostMark::Restored, order, out);
        }
    },
    ..ActionSpec::plain("decrypt-host", "Decrypt host", P5_2, "respond.decrypt_host", "it")
};

/// A decryptor comes into the team's hands.
pub fn receive_decryptor(quality: Chance, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let permille = (quality.get() * 1000.0).round() as u32;
    truth.record(Fact::DecryptorWorks { permille }, Reason::None, topology, out);
    if permille > 0 {
        out.fact(Fact::DecryptorReceived {});
    }
}
