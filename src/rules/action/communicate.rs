//! Telling people: inside, outside, and the law (P7).

use super::ActionSpec;
use crate::base::*;
use crate::journal::{Audience, Fact};
use crate::scenario::Need;
use crate::world::{OrderRow, Out};

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

pub(super) const STAFF: ActionSpec = ActionSpec {
    needs: &[Need::Mail],
    manual: Some("comms.by_hand"),
    report: |_, order, out| sent(Audience::Staff, order, out),
    ..ActionSpec::plain("guide-staff", "Send guidance to staff", p7(3), "comms.brief", "comms")
};

pub(super) const MEDIA: ActionSpec = ActionSpec {
    approval: "notify.legal_review_statement",
    report: |_, order, out| sent(Audience::Media, order, out),
    ..ActionSpec::plain("public-statement", "Issue public statement", p7(4), "notify.pr_draft", "comms")
};

pub(super) const CUSTOMERS: ActionSpec = ActionSpec {
    report: |_, order, out| sent(Audience::Customers, order, out),
    ..ActionSpec::plain("notify-customers", "Notify affected people", p7(5), "notify.pr_draft", "comms")
};

pub(super) const REGULATOR: ActionSpec = ActionSpec {
    report: |_, order, out| sent(Audience::Regulator, order, out),
    ..ActionSpec::plain("notify-regulator", "Notify regulator", p7(6), "comms.filing", "legal")
};

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
