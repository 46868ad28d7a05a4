//! The balance: weighing what cutting off costs, and holding it back on purpose to see how far the adversary is (P3.7).

use super::identify::{report_found, search};
use super::{ActionSpec, Outcome};
use crate::base::*;

const P3_7: TaskId = TaskId::new(Phase::Contain, 7);

/// An adversary who is left alone shows where else it is. What an approver allowed moves the clock of short-term
/// containment; what just took long does not.
pub(super) const DELAY: ActionSpec = ActionSpec {
    runs_on: true,
    approval: "approve.isolate_server",
    apply: |truth, topology, order, out| {
        let finds = topology.scenario.parameters.chance("respond.observe.finds");
        search(&|_| finds, None, truth, topology, order, out)
    },
    report: |outcome: &Outcome, order, out| report_found(outcome, order.case, out),
    ..ActionSpec::plain("delay-containment", "Hold containment back to observe", P3_7, "respond.observe", "soc")
};

pub(super) const WEIGH: ActionSpec = ActionSpec::plain(
    "weigh-containment",
    "Weigh cost of containment against the attack's",
    P3_7,
    "respond.weigh",
    "lead",
);
