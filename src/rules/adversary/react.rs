//! What the adversary does about a response that it notices.

use super::script;
use crate::base::*;
use crate::journal::Fact;
use crate::scenario::{Notices, React};
use crate::world::{Out, SimEvent, StepStatus, Topology, Truth};

/// After a change by the response or a blocked use: which footholds fell silent, and which reactions that sets off.
pub fn notice(truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.reacted.iter().all(|reacted| *reacted) {
        return;
    }
    let silent: Vec<usize> = (0..truth.tables.footholds.len())
        .filter(|&at| {
            let row = truth.tables.footholds[at];
            !row.missed && row.live && !truth.online(row.host, topology)
        })
        .collect();
    for at in silent {
        truth.tables.footholds[at].missed = true;
        truth.tables.notices.footholds_lost += 1;
    }
    let ever_channel = truth.tables.footholds.iter().any(|row| truth.rows.hosts[row.host.index()].channel());
    let controlled = (0..truth.sums.segments.len()).any(|segment| truth.controlled(segment, topology));
    truth.tables.notices.channel_lost |= ever_channel && !controlled;
    for index in 0..topology.scenario.adversary.reactions.len() {
        if !truth.tables.reacted[index] && noticed(topology.scenario.adversary.reactions[index].when, truth) {
            set_off(ReactionId::from(index), truth, topology, out);
        }
    }
}

fn noticed(when: Notices, truth: &Truth) -> bool {
    let notices = &truth.tables.notices;
    match when {
        Notices::FootholdsBack(count) => notices.footholds_back >= count,
        Notices::FootholdsLost(count) => notices.footholds_lost >= count,
        Notices::ChannelLost => notices.channel_lost,
        Notices::Evicted => {
            notices.footholds_lost > 0 && truth.tables.footholds.iter().all(|row| row.missed || !row.live)
        }
        Notices::CredentialVoid => notices.credential_void,
        Notices::Blocked(count) => notices.blocked >= count,
    }
}

fn set_off(reaction: ReactionId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    truth.tables.reacted[reaction.index()] = true;
    let spec = &topology.scenario.adversary.reactions[reaction.index()];
    let key = Key::of("reaction", &spec.id, 0);
    if out.hits(spec.chance, Purpose::Reaction, key) {
        let after = out.span(&spec.after, Purpose::Reaction, key.child(Purpose::Reaction, 1));
        out.push(after, SimEvent::ReactionFires(reaction));
    }
}

/// A reaction comes into effect.
pub fn fire(reaction: ReactionId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.notices.gone {
        return;
    }
    out.from(EntryId::NONE).fact(Fact::Reacted { reaction });
    match &topology.scenario.adversary.reactions[reaction.index()].does {
        React::Start(steps) => {
            for &step in steps {
                let status = truth.tables.steps[step.index()].status;
                if matches!(status, StepStatus::Idle | StepStatus::Waiting | StepStatus::Failed) {
                    truth.tables.steps[step.index()].status = StepStatus::Waiting;
                    script::ready(step, truth, topology, out);
                }
            }
        }
        React::GoQuiet(span) => truth.tables.notices.quiet_until = out.now + *span,
        React::Leave => truth.tables.notices.gone = true,
    }
}
