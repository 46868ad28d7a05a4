//! Telling people: inside, outside, and the law (P7).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::belief::WholeBelief;
use crate::journal::{Audience, Fact, Reason};
use crate::scenario::{ClockAnchor, Need};
use crate::world::{OrderRow, Out, Topology};

const fn p7(number: u8) -> TaskId {
    TaskId::new(Phase::Communicate, number)
}

fn sent(audience: Audience, order: &OrderRow, out: &mut Out) {
    out.fact(Fact::NoticeSent { audience, order: order.id });
}

pub(super) const SYNC: ActionSpec = ActionSpec::plain("hold-sync", "Hold sync meeting", p7(1), "comms.sync", "lead");

pub(super) const MANAGEMENT: ActionSpec = ActionSpec {
    needs: &[Need::Phone],
    manual: Some("comms.by_hand"),
    report: |_, order, out| sent(Audience::Management, order, out),
    ..ActionSpec::plain("notify-management", "Tell management", p7(2), "comms.brief", "lead")
};

/// Files every notice whose clock runs and that is not filed yet; before the declaration, those that awareness starts.
pub(super) const REGULATOR: ActionSpec = ActionSpec {
    apply: |_, topology, _, out| {
        let belief = &out.belief().whole;
        let runs = |clock: &&ClockId| runs(**clock, topology, belief);
        Outcome { clocks: clocks(topology).filter(|clock| runs(&clock)).collect(), ..Outcome::DONE }
    },
    report: |outcome, order, out| {
        sent(Audience::Regulator, order, out);
        for &clock in &outcome.clocks {
            out.fact(Fact::NoticeFiled { clock, order: order.id });
        }
    },
    ..ActionSpec::plain("notify-regulator", "Notify regulator", p7(6), "comms.filing", "legal")
};

fn clocks(topology: &Topology) -> impl Iterator<Item = ClockId> {
    (0..topology.organisation().clocks.len()).map(ClockId::from)
}

fn runs(clock: ClockId, topology: &Topology, belief: &WholeBelief) -> bool {
    let spec = &topology.organisation().clocks[clock.index()];
    let anchor = match spec.after {
        Some(before) => belief.filed[before.index()],
        None => belief.anchors[spec.anchor as usize],
    };
    let early = spec.anchor == ClockAnchor::Aware && belief.incident().is_none();
    belief.filed[clock.index()].is_never()
        && belief.records_in_danger() >= spec.from_records
        && (early || !anchor.is_never())
}

const fn decides(id: &'static str, title: &'static str, report: fn(&Outcome, &OrderRow, &mut Out)) -> ActionSpec {
    ActionSpec { report, ..ActionSpec::plain(id, title, p7(6), "comms.legal_assessment", "legal") }
}

pub(super) const ASSESS: ActionSpec = decides("assess-notifiability", "Assess the duty to notify", |_, _, out| {
    out.fact(Fact::AnchorReached { anchor: ClockAnchor::Assessed });
    out.fact(Fact::AnchorReached { anchor: ClockAnchor::Determined });
});

pub(super) const MAJOR: ActionSpec = decides("classify-major", "Classify as major", |_, _, out| {
    out.fact(Fact::AnchorReached { anchor: ClockAnchor::Major });
});

pub(super) const MATERIAL: ActionSpec = decides("determine-materiality", "Determine materiality", |_, _, out| {
    out.fact(Fact::AnchorReached { anchor: ClockAnchor::Material });
});

pub(super) const POLICE: ActionSpec = ActionSpec {
    needs: &[Need::Phone],
    manual: Some("comms.by_hand"),
    react: &["RA4001"],
    report: |_, order, out| sent(Audience::LawEnforcement, order, out),
    ..ActionSpec::plain("notify-law-enforcement", "Report to law enforcement", p7(6), "comms.brief", "legal")
};

pub(super) const COUNSEL: ActionSpec = ActionSpec {
    report: |_, order, out| sent(Audience::Counsel, order, out),
    ..ActionSpec::plain(
        "engage-counsel",
        "Bring in legal counsel",
        TaskId::new(Phase::Prepare, 3),
        "comms.brief",
        "legal",
    )
};

/// The insurer's panel firms set out like anybody on a retainer.
pub(super) const INSURER: ActionSpec = ActionSpec {
    needs: &[Need::Phone],
    manual: Some("comms.by_hand"),
    ..ActionSpec::plain(super::ENGAGE_INSURER, "Call cyber insurer", p7(7), "comms.brief", "legal")
};

/// From then on the team talks over those of the plan's channels only that run on nobody's hosts.
pub(super) const SECURE: ActionSpec = ActionSpec {
    apply: |_, topology, _, _| {
        let channels = &topology.organisation().channels;
        let safe = topology.scenario.plan.channels.iter().any(|id| channels[id.index()].out_of_band());
        if safe { Outcome::DONE } else { Outcome::failed(Reason::NoChannel) }
    },
    ..ActionSpec::plain(super::OPEN_SECURE_CHANNEL, "Move to out-of-band channel", p7(1), "comms.brief", "lead")
};
