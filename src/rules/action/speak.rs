//! Speaking to many: guidance and rumours, statements, customers and their hotline (P7.3 to P7.5).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{Audience, Fact, Reason, RumourSource};
use crate::rules::hearsay;
use crate::scenario::{Crowd, Need, Wording};
use crate::world::{OrderRow, Out};

const fn p7(number: u8) -> TaskId {
    TaskId::new(Phase::Communicate, number)
}

fn sent(audience: Audience, order: &OrderRow, out: &mut Out) {
    out.fact(Fact::NoticeSent { audience, order: order.id });
}

pub(super) const STAFF: ActionSpec = ActionSpec {
    needs: &[Need::Mail],
    manual: Some("comms.by_hand"),
    apply: |truth, _, _, out| {
        hearsay::notice(Crowd::Staff, truth, out);
        Outcome::DONE
    },
    report: |_, order, out| sent(Audience::Staff, order, out),
    ..ActionSpec::plain("guide-staff", "Send guidance to staff", p7(3), "comms.brief", "comms")
};

/// Checks the rumours that the team has heard with those who know, and says what is so.
pub(super) const ANSWER: ActionSpec = ActionSpec {
    apply: |truth, _, _, out| {
        hearsay::answer(None, truth, out.now);
        Outcome::DONE
    },
    report: |_, order, out| answered(None, order, out),
    ..ActionSpec::plain("answer-rumours", "Check and answer rumours", p7(3), "comms.answer_rumour", "comms")
};

fn answered(source: Option<RumourSource>, order: &OrderRow, out: &mut Out) {
    let open: Vec<u32> = out
        .belief()
        .whole
        .rumours
        .iter()
        .filter(|row| source.is_none_or(|source| source == *row.1))
        .map(|row| *row.0)
        .collect();
    for rumour in open {
        out.fact(Fact::RumourAnswered { rumour, order: order.id });
    }
}

pub(super) const REVIEW: ActionSpec = ActionSpec::plain(
    super::REVIEW_STATEMENT,
    "Review a public statement",
    p7(4),
    "notify.legal_review_statement",
    "legal",
);

pub(super) const MEDIA: ActionSpec = ActionSpec {
    approval: "notify.legal_review_statement",
    apply: |truth, topology, order, out| {
        let wording = hearsay::statement(order.id, order.key, topology, truth, out);
        hearsay::notice(Crowd::Public, truth, out);
        Outcome { found: wording == Wording::Absolute, ..Outcome::DONE }
    },
    report: |outcome, order, out| {
        let wording = if outcome.found { Wording::Absolute } else { Wording::Measured };
        sent(Audience::Media, order, out);
        out.fact(Fact::StatementMade { order: order.id, speaker: order.person, wording });
    },
    ..ActionSpec::plain(super::PUBLIC_STATEMENT, "Issue public statement", p7(4), "notify.pr_draft", "comms")
};

/// Takes back what turned out to be false, and says what is so.
pub(super) const CORRECT: ActionSpec = ActionSpec {
    apply: |truth, _, _, out| {
        for row in truth.tables.hearsay.statements.iter_mut().filter(|row| row.refuted) {
            row.corrected = true;
        }
        hearsay::answer(Some(RumourSource::Refuted), truth, out.now);
        Outcome::DONE
    },
    report: |_, order, out| {
        for statement in out.belief().whole.refuted.clone() {
            out.fact(Fact::StatementCorrected { statement, order: order.id });
        }
        answered(Some(RumourSource::Refuted), order, out);
    },
    ..ActionSpec::plain("correct-statement", "Correct a public statement", p7(4), "notify.pr_draft", "comms")
};

pub(super) const CUSTOMERS: ActionSpec = ActionSpec {
    apply: |truth, _, _, out| {
        hearsay::notice(Crowd::Customers, truth, out);
        Outcome::DONE
    },
    report: |_, order, out| sent(Audience::Customers, order, out),
    ..ActionSpec::plain("notify-customers", "Notify affected people", p7(5), "notify.pr_draft", "comms")
};

/// One person answers the customers' hotline for a shift: two or three of these a day keep it open round the clock.
pub(super) const HOTLINE: ActionSpec = ActionSpec {
    undo: Some(super::CLOSE_HOTLINE),
    ..ActionSpec::plain(super::STAFF_HOTLINE, "Staff the customers' hotline", p7(5), "comms.hotline_shift", "comms")
};

/// Whoever is on it goes back to other work; shifts that nobody has begun yet are called off.
pub(super) const CLOSE_HOTLINE: ActionSpec = ActionSpec {
    apply: |truth, _, _, _| {
        let open = !truth.tables.hearsay.hotline.is_empty();
        if open { Outcome::DONE } else { Outcome::failed(Reason::NothingToDo) }
    },
    ..ActionSpec::plain(super::CLOSE_HOTLINE, "Close the customers' hotline", p7(5), "comms.brief", "comms")
};
