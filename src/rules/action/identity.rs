//! Accounts and directories: lock, reset, void tickets, recover a lost directory as a whole (P3.2, P4.3).

use super::{ActionSpec, Outcome, restore, sessions};
use crate::base::*;
use crate::journal::{AccountMark, DomainMark, Fact, HostMark, Reason};
use crate::scenario::{AccountKind, Need, TargetKind};
use crate::world::{OrderRow, Out, Topology, Truth};

const P3_2: TaskId = TaskId::new(Phase::Contain, 2);

pub(super) const LOCK_ACCOUNT: ActionSpec = ActionSpec {
    target: TargetKind::Account,
    needs: &[Need::Directory],
    react: &["RA3601"],
    d3fend: &["D3-AL"],
    gates: &["RA1601", "RA1602"],
    undo: Some("unlock-locked-user-account"),
    apply: |truth, topology, order, out| {
        let account = AccountId(order.target);
        if truth.rows.accounts[account.index()].locked() {
            return Outcome::failed(Reason::NothingToDo);
        }
        truth.record(Fact::AccountLocked { account }, Reason::Response, topology, out);
        void(account, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| {
        out.fact(Fact::AccountBelieved {
            account: AccountId(order.target),
            mark: AccountMark::Locked,
            case: CaseId::NONE,
        });
    },
    ..ActionSpec::plain("lock-account", "Lock user account", P3_2, "respond.disable_account", "it")
};

pub(super) fn void(account: AccountId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.rows.accounts[account.index()].held() {
        truth.record(Fact::CredentialVoided { account }, Reason::Response, topology, out);
        truth.tables.notices.credential_void = true;
        sessions::outlive(account, truth, topology, out);
    }
}

pub(super) const MASS_RESET: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    runs_on: true,
    needs: &[Need::Directory],
    d3fend: &["D3-CE"],
    scale: |topology, _, domain| {
        let accounts: u32 = topology
            .organisation()
            .account_groups
            .iter()
            .filter(|group| group.domain == DomainId(domain))
            .map(|group| group.count)
            .sum();
        f64::from(accounts) / topology.scenario.parameters.dist("identity.password_reset_rate").quantile(0.5)
    },
    apply: |truth, topology, order, out| {
        let domain = DomainId(order.target);
        truth.record(Fact::PasswordsReset { domain }, Reason::Response, topology, out);
        for account in held(domain, truth, topology) {
            if !topology.account_group(account).keys {
                void(account, truth, topology, out);
            }
        }
        regain(domain, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| report_domain(order, DomainMark::PasswordsReset, out),
    ..ActionSpec::plain("mass-password-reset", "Reset passwords of all accounts", P3_2, "respond.reset_hour", "it")
};

/// Stolen accounts of a directory that the adversary still has something of.
pub(super) fn held(domain: DomainId, truth: &Truth, topology: &Topology) -> Vec<AccountId> {
    let rows = truth.tables.stolen.iter().copied();
    rows.filter(|&account| {
        let row = truth.rows.accounts[account.index()];
        topology.account_group(account).domain == domain && (row.held() || row.session())
    })
    .collect()
}

fn report_domain(order: &OrderRow, mark: DomainMark, out: &mut Out) {
    out.fact(Fact::DomainBelieved { domain: DomainId(order.target), mark });
}

/// A directory is the team's again once no administrator's credential is held and its tickets are void.
pub(super) fn regain(domain: DomainId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    let admin_held = held(domain, truth, topology)
        .into_iter()
        .any(|account| topology.account_group(account).kind == AccountKind::DomainAdmin);
    if truth.rows.domains[domain.index()].taken() && !admin_held && truth.tables.tickets_void.contains(&domain) {
        truth.record(Fact::DomainRegained { domain }, Reason::Response, topology, out);
    }
}

pub(super) const RESET_KRBTGT: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    runs_on: true,
    needs: &[Need::Directory],
    d3fend: &["D3-CR"],
    apply: |truth, topology, order, out| {
        let domain = DomainId(order.target);
        truth.record(Fact::TicketsVoided { domain }, Reason::Response, topology, out);
        truth.tables.tickets_void.insert(domain);
        regain(domain, truth, topology, out);
        Outcome::DONE
    },
    report: |_, order, out| report_domain(order, DomainMark::TicketsVoided, out),
    ..ActionSpec::plain("reset-krbtgt", "Reset the krbtgt password twice", P3_2, "ad.krbtgt_wait_between_resets", "it")
};

pub(super) const RECOVER_DIRECTORY: ActionSpec = ActionSpec {
    target: TargetKind::Domain,
    runs_on: true,
    d3fend: &["D3-RD"],
    apply: recover,
    report: |outcome, order, out| {
        report_domain(order, DomainMark::Recovered, out);
        for &host in &outcome.hosts {
            out.fact(Fact::HostBelieved { host, mark: HostMark::Rebuilt, case: CaseId::NONE });
        }
    },
    ..ActionSpec::plain(
        "recover-directory",
        "Recover the directory as a whole",
        TaskId::new(Phase::Eradicate, 3),
        "ad.forest_recovery.manual",
        "it",
    )
};

fn recover(truth: &mut Truth, topology: &Topology, order: &OrderRow, out: &mut Out) -> Outcome {
    let domain = DomainId(order.target);
    let mut outcome = Outcome::DONE;
    for &group in &topology.directory_groups[domain.index()] {
        for host in topology.hosts_of(group) {
            restore::rebuild(host, truth, topology, out);
            outcome.hosts.push(host);
        }
    }
    truth.tables.tickets_void.insert(domain);
    for account in held(domain, truth, topology) {
        void(account, truth, topology, out);
        sessions::end(account, Reason::Response, truth, topology, out);
    }
    regain(domain, truth, topology, out);
    outcome
}
