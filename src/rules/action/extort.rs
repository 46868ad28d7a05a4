//! Extortion: contact, proof, sanctions, decision, payment, refusal (P7.7).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{Fact, Reason};
use crate::rules::adversary::extort;
use crate::rules::extortion::may_contact;
use crate::scenario::ClockAnchor;
use crate::world::{Out, Topology, Truth};

const fn p7_7(id: &'static str, title: &'static str, takes: &'static str, by: &'static str) -> ActionSpec {
    ActionSpec::plain(id, title, TaskId::new(Phase::Communicate, 7), takes, by)
}

/// Nobody can answer what nobody has read.
fn demanded(out: &Out) -> bool {
    !out.belief().whole.demand.due.is_never()
}

fn key(truth: &Truth, topology: &Topology) -> Key {
    topology.step_keys[truth.tables.extortion.step.index()]
}

pub(super) const CONTACT: ActionSpec = ActionSpec {
    apply: |truth, topology, order, out| {
        if !demanded(out) {
            return Outcome::failed(Reason::NothingToDo);
        }
        extort::contacted(order.id, may_contact(order, &topology.scenario.plan), truth, topology, out);
        Outcome::DONE
    },
    ..p7_7("contact-adversary", "Contact the adversary", "extort.contact", "lead")
};

/// Samples of the data tell what was taken; a test of the decryptor, whether it is worth anything.
pub(super) const PROOF: ActionSpec = ActionSpec {
    runs_on: true,
    apply: |truth, topology, _, out| {
        let Some(spec) = topology.scenario.adversary.extortion.as_ref().filter(|_| demanded(out)) else {
            return Outcome::failed(Reason::NothingToDo);
        };
        if !truth.tables.extortion.contacted {
            return Outcome::failed(Reason::NoChannel);
        }
        let records = truth.rows.stores.iter().map(|store| store.stolen_records).sum();
        let found = out.hits(spec.decryptor, Purpose::Proof, key(truth, topology));
        Outcome { found, records, ..Outcome::DONE }
    },
    report: |outcome, _, out| {
        if outcome.failed.is_none() {
            out.fact(Fact::ProofShown { records: outcome.records, decrypts: outcome.found });
            if outcome.records > 0 {
                out.fact(Fact::RecordsBelieved { records: outcome.records });
            }
        }
    },
    ..p7_7("demand-proof", "Ask for proof of data and decryptor", "extort.proof", "lead")
};

pub(super) const SANCTIONS: ActionSpec = ActionSpec {
    apply: |truth, topology, _, out| {
        let listed = topology.scenario.adversary.extortion.as_ref().is_some_and(|spec| spec.sanctioned);
        let finds = topology.scenario.parameters.chance("extort.attribution");
        let found = listed && demanded(out) && out.hits(finds, Purpose::Attribution, key(truth, topology));
        Outcome { found, ..Outcome::DONE }
    },
    report: |outcome, _, out| {
        out.fact(Fact::SanctionsChecked { listed: outcome.found });
    },
    ..p7_7("check-sanctions", "Check the sanctions lists", "extort.sanctions", "legal")
};

/// What it comes to is the plan's rule, at this moment.
pub(super) const DECIDE: ActionSpec = ActionSpec {
    approval: "approve.demand",
    apply: |_, _, _, out| if demanded(out) { Outcome::DONE } else { Outcome::failed(Reason::NothingToDo) },
    ..p7_7("decide-on-demand", "Decide on the demand", "extort.decide", "lead")
};

pub(super) const PAY: ActionSpec = ActionSpec {
    apply: |truth, topology, _, out| {
        if !demanded(out) || truth.tables.extortion.paid {
            return Outcome::failed(Reason::NothingToDo);
        }
        if !out.belief().whole.demand.paying {
            return Outcome::failed(Reason::Refused);
        }
        extort::paid(truth, topology, out);
        Outcome::DONE
    },
    report: |outcome, _, out| {
        if outcome.failed.is_none() {
            out.fact(Fact::AnchorReached { anchor: ClockAnchor::Paid });
        }
    },
    ..p7_7("pay-demand", "Pay the demand", "extort.pay", "legal")
};

pub(super) const REFUSE: ActionSpec = ActionSpec {
    approval: "notify.legal_review_statement",
    apply: |truth, topology, _, out| {
        if !demanded(out) {
            return Outcome::failed(Reason::NothingToDo);
        }
        extort::refused(truth, topology, out);
        Outcome::DONE
    },
    ..p7_7("refuse-publicly", "Refuse the demand in public", "notify.pr_draft", "comms")
};
