//! Briefs for executives (P7.2): what the attack means for the business, or how it works.

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::journal::{Audience, BriefContent, Fact};
use crate::scenario::Need;
use crate::world::{OrderRow, Out};

const fn brief(
    id: &'static str,
    title: &'static str,
    takes: &'static str,
    report: fn(&Outcome, &OrderRow, &mut Out),
) -> ActionSpec {
    let task = TaskId::new(Phase::Communicate, 2);
    ActionSpec {
        needs: &[Need::Phone],
        manual: Some("comms.by_hand"),
        report,
        ..ActionSpec::plain(id, title, task, takes, "lead")
    }
}

pub(super) const IMPACT: ActionSpec =
    brief("brief-executives", "Brief executives on business impact", "comms.brief_impact", |_, order, out| {
        briefed(BriefContent::BusinessImpact, order, out);
    });

pub(super) const TECHNICAL: ActionSpec =
    brief("brief-technical", "Brief executives on technical detail", "comms.brief", |_, order, out| {
        briefed(BriefContent::Technical, order, out);
    });

fn briefed(content: BriefContent, order: &OrderRow, out: &mut Out) {
    out.fact(Fact::NoticeSent { audience: Audience::Management, order: order.id });
    out.fact(Fact::ExecutivesBriefed { content, order: order.id });
}
