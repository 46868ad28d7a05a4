//! Rights of accounts beyond the password: sessions, keys, remote access, trusts (P3.2).

use super::identity::{held, regain, void};
use super::{ActionSpec, Outcome, back};
use crate::base::*;
use crate::journal::{AccountMark, Fact, Reason};
use crate::scenario::{AccountKind, Need, TargetKind};
use crate::world::{OrderRow, Out, SimEvent, Topology, Truth};

const P3_2: TaskId = TaskId::new(Phase::Contain, 2);

/// A session that was opened with a credential lives on for a while after it is void.
pub(super) fn outlive(account: AccountId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let domain = topology.account_group(account).domain;
    let Some(life) = topology.organisation().domains[domain.index()].session_life else { return };
    truth.tables.sessions.insert(account, out.now + life);
    truth.record(Fact::SessionLeft { account }, Reason::Response, topology, out);
    out.push(life, SimEvent::SessionEnds(account));
}

pub(super) fn end(account: AccountId, why: Reason, truth: &mut Truth, topology: &Topology, out: &mut Out) -> bool {
    let open = truth.rows.accounts[account.index()].session();
    if open {
        truth.tables.sessions.remove(&account);
        truth.record(Fact::SessionEnded { account }, why, topology, out);
    }
    open
}

/// A session's time is over, if it was not ended or opened anew meanwhile.
pub fn session_ends(account: AccountId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.sessions.get(&account).is_some_and(|&until| until <= out.now) {
        end(account, Reason::Spent, truth, topology, out);
        regain(topology.account_group(account).domain, truth, topology, out);
    }
}

pub(super) const RESET_PASSWORD: ActionSpec = ActionSpec {
    target: TargetKind::Account,
    needs: &[Need::Directory],
    d3fend: &["D3-CE"],
    apply: reset_password,
    report: |_, order, out| {
        let (account, mark) = (AccountId(order.target), AccountMark::Reset);
        out.fact(Fact::AccountBelieved { account, mark, case: CaseId::NONE });
    },
    ..ActionSpec::plain("reset-password", "Reset password of account", P3_2, "respond.disable_account", "it")
};

/// A password that several accounts share is changed on all of them.
fn reset_password(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let account = AccountId(order.target);
    let group = topology.account_group(account);
    if group.keys {
        return Outcome::failed(Reason::NothingToDo);
    }
    void(account, truth, topology, out);
    if group.shared {
        for other in (group.first.0..group.first.0 + group.count).map(AccountId) {
            void(other, truth, topology, out);
        }
    }
    regain(group.domain, truth, topology, out);
    Outcome::DONE
}

pub(super) const ROTATE_KEYS: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    needs: &[Need::Directory],
    d3fend: &["D3-CRO"],
    apply: |truth, topology, order, out| {
        let domain = DomainId(order.target);
        for account in held(domain, truth, topology) {
            let group = topology.account_group(account);
            if group.keys || group.kind == AccountKind::Service {
                void(account, truth, topology, out);
                end(account, Reason::Response, truth, topology, out);
            }
        }
        regain(domain, truth, topology, out);
        Outcome::DONE
    },
    ..ActionSpec::plain("rotate-keys", "Rotate keys and service accounts' secrets", P3_2, "respond.rotate_keys", "it")
};

pub(super) const TERMINATE: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    needs: &[Need::Directory],
    d3fend: &["D3-ST"],
    apply: |truth, topology, order, out| {
        let domain = DomainId(order.target);
        for account in held(domain, truth, topology) {
            end(account, Reason::Response, truth, topology, out);
        }
        regain(domain, truth, topology, out);
        Outcome::DONE
    },
    ..ActionSpec::plain("terminate-sessions", "End every open session", P3_2, "respond.terminate_sessions", "it")
};

const REMOTE: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    d3fend: &["D3-ITF"],
    approval: "approve.isolate_server",
    ..ActionSpec::plain("", "", P3_2, "respond.switch_service", "it")
};

pub(super) const CLOSE_REMOTE: ActionSpec = ActionSpec {
    id: "disable-remote-access",
    title: "Close remote access",
    undo: Some("enable-remote-access"),
    apply: remote::<false>,
    ..REMOTE
};

pub(super) const OPEN_REMOTE: ActionSpec =
    ActionSpec { id: "enable-remote-access", title: "Open remote access again", apply: remote::<true>, ..back(REMOTE) };

fn remote<const OPEN: bool>(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let domain = DomainId(order.target);
    let ways = topology.organisation().remote_access.iter().any(|access| access.domain == domain);
    if !ways || truth.rows.domains[domain.index()].remote_shut() != OPEN {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::RemoteAccessChanged { domain, open: OPEN }, Reason::Response, topology, out);
    hinder(domain, order.action, !OPEN, |group| group.remote, truth, topology, out);
    Outcome::DONE
}

const TRUST: ActionSpec = ActionSpec { needs: &[Need::Directory], d3fend: &["D3-DTP"], ..REMOTE };

pub(super) const CUT_TRUST: ActionSpec = ActionSpec {
    id: "disable-trust",
    title: "Cut trusts of directory",
    undo: Some("restore-trust"),
    apply: trust::<false>,
    ..TRUST
};

pub(super) const RESTORE_TRUST: ActionSpec =
    ActionSpec { id: "restore-trust", title: "Restore trusts of directory", apply: trust::<true>, ..back(TRUST) };

fn trust<const ON: bool>(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let domain = DomainId(order.target);
    let domains = &topology.organisation().domains;
    let any = !domains[domain.index()].trusted_by.is_empty()
        || domains.iter().any(|other| other.trusted_by.contains(&domain));
    if !any || truth.rows.domains[domain.index()].distrusted() != ON {
        return Outcome::failed(Reason::NothingToDo);
    }
    truth.record(Fact::TrustChanged { domain, on: ON }, Reason::Response, topology, out);
    hinder(domain, order.action, !ON, |group| group.kind == AccountKind::User, truth, topology, out);
    Outcome::DONE
}

/// People whose work it touches: of these accounts of the directory, the share that a broad measure hinders.
fn hinder(
    domain: DomainId,
    action: ActionId,
    on: bool,
    whom: impl Fn(&crate::scenario::AccountGroup) -> bool,
    truth: &mut Truth,
    topology: &Topology,
    out: &mut Out,
) {
    let groups = topology.organisation().account_groups.iter();
    let people: u32 = groups.filter(|group| group.domain == domain && whom(group)).map(|group| group.count).sum();
    let share = topology.scenario.parameters.chance("respond.block.hinders").get();
    let users = (f64::from(people) * share).round() as u32;
    truth.record(Fact::UsersHindered { action, users, on }, Reason::Response, topology, out);
}
