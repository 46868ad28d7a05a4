//! Why a criterion was judged as it was: each entry that proves it, what that was made from, back to where it began, and
//! what let it happen no sooner. Walks the links of the journal; judges nothing itself.

use super::message::Message;
use super::reading::Reading;
use super::section::{bound, measured};
use super::sentence::{Context, sentence};
use super::timeline::why_late;
use crate::base::*;
use crate::journal::{Fact, Journal};
use crate::scenario::Scenario;
use crate::score::Scorecard;
use std::collections::BTreeSet;

/// A finding with the entries behind it.
pub struct Explanation {
    pub measured: Message,
    pub goal: Message,
    pub limit: Message,
    /// One chain for each proving entry that is told, in time order.
    pub chains: Vec<Vec<Step>>,
    /// Proving entries that are not told.
    pub left_out: usize,
}

/// An entry of a chain; the first proves, each further one stands behind an earlier one.
pub struct Step {
    pub entry: EntryId,
    pub link: Link,
    /// The fact in a sentence.
    pub says: Message,
    /// Why it came late, if it waited.
    pub late: Option<Message>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It proves the finding.
    Proof,
    /// What the entry above was made from.
    Origin,
    /// What let the entry above happen then, and no sooner.
    Cause,
    /// An entry that an earlier chain told already: the rest is told there.
    Told,
}

impl Link {
    pub fn word(self) -> &'static str {
        ["proof", "origin", "cause", "told"][self as usize]
    }
}

/// More proofs than this explain nothing more: the first, and the last.
const MOST_PROOFS: usize = 6;
/// Links of one chain.
const MOST_STEPS: usize = 24;

/// Explains the finding of a row of the rubric.
pub fn explain(journal: &Journal, scenario: &Scenario, card: &Scorecard, row: usize) -> Explanation {
    let reading = Reading::new(journal, scenario, card);
    let (criterion, finding) = (&card.rubric[row], &card.findings[row]);
    let proofs = &finding.evidence;
    let told: Vec<EntryId> = if proofs.len() > MOST_PROOFS {
        let half = MOST_PROOFS / 2;
        proofs[..half].iter().chain(&proofs[proofs.len() - half..]).copied().collect()
    } else {
        proofs.clone()
    };
    let mut seen = BTreeSet::new();
    Explanation {
        measured: measured(finding.measure),
        goal: bound(criterion, Some(finding.measure), |scale| scale.goal),
        limit: bound(criterion, Some(finding.measure), |scale| scale.limit),
        left_out: proofs.len() - told.len(),
        chains: told.into_iter().map(|proof| chain(&reading, proof, &mut seen)).collect(),
    }
}

fn chain(reading: &Reading, proof: EntryId, seen: &mut BTreeSet<EntryId>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut link = Link::Proof;
    let mut next = proof;
    while steps.len() < MOST_STEPS
        && let Some(entry) = reading.journal.entry(next)
    {
        let again = !seen.insert(next);
        steps.push(step(reading, next, if again { Link::Told } else { link }));
        if again {
            break;
        }
        // What a thing was made from is the main road; what let it happen then stands beside it, if it came later.
        let (origin, cause) = (earlier(entry.origin, next), telling(reading, next));
        if let (Some(origin), Some(cause)) = (origin, cause)
            && cause > origin
            && seen.insert(cause)
        {
            steps.push(step(reading, cause, Link::Cause));
        }
        // Where nothing says what it was made from, what let it happen leads on.
        match (origin, cause) {
            (Some(origin), _) => (next, link) = (origin, Link::Origin),
            (None, Some(cause)) => (next, link) = (cause, Link::Cause),
            (None, None) => break,
        }
    }
    steps
}

fn step(reading: &Reading, id: EntryId, link: Link) -> Step {
    let entry = &reading.journal.entries[id.index()];
    let context = Context { scenario: reading.scenario, orders: &reading.orders };
    let fact = entry.fact();
    Step { entry: id, link, says: sentence(fact, entry.reason(), 0, &context), late: why_late(reading, fact) }
}

/// A link always leads back; anything else is a damaged file.
fn earlier(link: EntryId, from: EntryId) -> Option<EntryId> {
    (link < from).then_some(link)
}

/// The nearest cause that explains something to people: bookkeeping only hands on what let it happen.
fn telling(reading: &Reading, from: EntryId) -> Option<EntryId> {
    let mut at = from;
    loop {
        let entry = &reading.journal.entries[at.index()];
        at = earlier(entry.cause, at)?;
        let keeps_books = matches!(
            reading.journal.entry(at)?.fact(),
            Fact::TaskState { .. }
                | Fact::CrewState { .. }
                | Fact::ActionStarted { .. }
                | Fact::StepStarted { .. }
                | Fact::StepFinished { .. }
                | Fact::UseStarted { .. }
        );
        if !keeps_books {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_chain_leads_back_and_tells_each_entry_once() {
        for (journal, scenario, card) in [sample::contained(), sample::lost()] {
            for row in 0..card.rubric.len() {
                let explained = explain(&journal, &scenario, &card, row);
                let proofs = &card.findings[row].evidence;
                assert_eq!(explained.chains.len() + explained.left_out, proofs.len(), "{}", card.rubric[row].id);
                let mut told = BTreeSet::new();
                for chain in &explained.chains {
                    assert!(proofs.contains(&chain[0].entry), "a chain begins with a proof");
                    for step in &chain[1..] {
                        assert!(step.entry < chain[0].entry, "what stands behind an entry stands before it");
                    }
                    for step in chain.iter().filter(|step| step.link != Link::Told) {
                        assert!(told.insert(step.entry), "{:?} is told twice", step.entry);
                    }
                    let last = chain.last().expect("a chain holds its proof");
                    let entry = &journal.entries[last.entry.index()];
                    let ends = last.link == Link::Told || earlier(entry.origin, last.entry).is_none();
                    assert!(ends || chain.len() >= MOST_STEPS, "a chain ends where it began");
                }
            }
        }
    }

    #[test]
    fn a_finding_about_the_adversary_leads_to_his_first_step() {
        let (journal, scenario, card) = sample::contained();
        let row =
            card.rubric.iter().position(|criterion| criterion.id == "p2.7-alert-identified").expect("a criterion");
        let explained = explain(&journal, &scenario, &card, row);
        let facts: Vec<Fact> =
            explained.chains.iter().flatten().map(|step| journal.entries[step.entry.index()].fact()).collect();
        assert!(facts.iter().any(|fact| matches!(fact, Fact::IncidentDeclared { .. })), "{facts:?}");
        assert!(facts.iter().any(|fact| matches!(fact, Fact::UseStarted { .. })), "{facts:?}");
    }
}
