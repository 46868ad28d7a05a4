//! Criteria of P7.1 after containment and of channels, and of P7.2: declared at minute 40.

use super::super::testkit::*;
use super::rubric::*;
use crate::base::*;
use crate::journal::*;
use crate::scenario::*;

#[test]
fn syncs_go_on_after_containment_at_the_plans_cadence() {
    let id = "p7.1-after";
    let held = |hours: &'static [i64]| {
        move |s: &mut Script| {
            s.mark(100, Mark::BelievedContained);
            for hour in hours {
                s.done(100 + hour * HOUR, "hold-sync");
            }
            s.mark(100 + 40 * HOUR, Mark::Closed);
        }
    };
    assert_eq!(judge(id, |_| {}), "not observed, -, NO");
    assert_eq!(judge(id, held(&[12, 24, 36])), "0 s, 100, P");
    assert_eq!(judge(id, held(&[10, 34])), "12 h, 50, S", "a gap of 24 h, where 12 h are the plan's");
    assert_eq!(judge(id, held(&[])), "28 h, 0, M");
}

fn listed() -> Scenario {
    let mut scenario = scenario();
    let service = Some(DATABASE);
    let adds = Dist::span(SimSpan::ZERO);
    scenario.organisation.channels = vec![Channel { id: "mail".into(), service, read_on: vec![GroupId(1)], adds }];
    scenario.plan.channels = vec![ChannelId(0)];
    scenario
}

fn verdict_of(id: &str, scenario: &Scenario, then: impl FnOnce(&mut Script)) -> String {
    let mut script = Script::identified();
    then(&mut script);
    verdict(&script.score_in(9 * DAY, scenario), id)
}

#[test]
fn the_adversary_does_not_read_along() {
    let id = "p7.1-channel";
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO", "no channels are listed");
    assert_eq!(verdict_of(id, &listed(), |_| {}), "done, -, P");
    let read = |s: &mut Script| did(s.put(90, Fact::PlanRead { channel: ChannelId(0), order: OrderId::NONE }));
    assert_eq!(verdict_of(id, &listed(), read), "not done, -, M");
}

#[test]
fn whoever_was_at_a_sync_has_the_picture_until_the_next_is_due() {
    let id = "p7.1-picture";
    let held = |at: &'static [i64]| {
        move |s: &mut Script| {
            for hour in at {
                s.put(40 + hour * HOUR, Fact::SyncHeld { channel: ChannelId(0), informed: 2, of: 4 });
            }
            s.mark(40 + 10 * HOUR, Mark::BelievedContained);
        }
    };
    assert_eq!(verdict_of(id, &listed(), held(&[])), "1.00, 0, M");
    // Five spells of 2 h: the first without anybody, then half of the people.
    assert_eq!(verdict_of(id, &listed(), held(&[2, 4, 6, 8])), "0.60, 100, P");
    assert_eq!(verdict_of(id, &listed(), held(&[5])), "0.90, 25, M");
}

#[test]
fn executives_are_asked_with_a_fresh_brief() {
    let id = "p7.2-brief";
    let mut scenario = scenario();
    scenario.parameters = Parameters::shipped();
    scenario.plan.executives = vec![LEAD];
    let asked = |content: Option<BriefContent>, minute: i64| {
        move |s: &mut Script| {
            if let Some(content) = content {
                s.put(60, Fact::ExecutivesBriefed { content, order: OrderId::NONE });
            }
            let order = s.order(minute, "isolate-host");
            s.put(minute, Fact::ApprovalAsked { order, person: PersonId(2) });
        }
    };
    let impact = Some(BriefContent::BusinessImpact);
    assert_eq!(judge(id, |_| {}), "not applicable, -, NO", "the plan names no executives");
    assert_eq!(verdict_of(id, &scenario, |_| {}), "not observed, -, NO");
    assert_eq!(verdict_of(id, &scenario, asked(impact, 100)), "1.00, 100, P");
    assert_eq!(verdict_of(id, &scenario, asked(impact, 60 + 9 * HOUR)), "0.00, 0, M", "it is stale");
    assert_eq!(verdict_of(id, &scenario, asked(Some(BriefContent::Technical), 100)), "0.00, 0, M");
    assert_eq!(verdict_of(id, &scenario, asked(None, 100)), "0.00, 0, M");
}
