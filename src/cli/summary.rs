//! The summary that `run` and `score` print for people.

use crate::base::SimTime;
use crate::journal::Journal;
use crate::scenario::{DetectionSource, Scenario};
use crate::score::{ContainedBy, Milestone, Rating, Reached, Scorecard};
use std::fmt::Write as _;

/// A screenful: what happened, the phases, what was lost.
pub fn text(journal: &Journal, scenario: &Scenario, card: &Scorecard) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} (plan {}, seed {})", scenario.exercise.title, scenario.plan.id, journal.header.seed);
    let _ = writeln!(
        out,
        "{} entries from {} events, digest {}\n",
        journal.entries.len(),
        journal.header.events,
        &journal.digest()[..16]
    );
    for milestone in Milestone::ALL {
        let when = match card.milestone(milestone) {
            Reached::At(at, _) => to_the_second(at).to_string(),
            Reached::NotReached => "not reached".into(),
            Reached::NotApplicable => "not applicable".into(),
        };
        let _ = writeln!(out, "  {:<22} {when}{}", milestone.key().replace('_', " "), note(milestone, card));
    }
    let _ = writeln!(out);
    for phase in &card.phases {
        let points = phase.points.map_or("-".into(), |points| format!("{points:.0}"));
        let _ = writeln!(
            out,
            "  {} {:<12} {:<2} {points:>4} points",
            phase.phase.code(),
            phase.phase.name(),
            phase.rating.key()
        );
    }
    for finding in &card.findings {
        if let Some(row) = &finding.by_hand {
            let id = card.rubric[finding.criterion].id;
            let (given, computed) = (finding.rating.key(), row.computed.key());
            let _ = writeln!(out, "  {id}: {given} by {}, where the rule says {computed}: {}", row.by, row.reason);
        }
    }
    let outcome = &card.outcome;
    let _ = writeln!(
        out,
        "\n  overall {}, {}: {} met, {} missed",
        card.overall.key(),
        meaning(card.overall),
        counted(card.goals_met.len() as u64, "goal"),
        card.goals_missed.len()
    );
    let _ = writeln!(
        out,
        "  {} compromised, {} encrypted ({}), {} stolen",
        counted(outcome.hosts_compromised, "host"),
        outcome.hosts_encrypted,
        counted(outcome.servers_encrypted, "server"),
        counted(outcome.records_exfiltrated, "record")
    );
    let _ = writeln!(
        out,
        "  downtime: {:.0} service-hours by the attack, {:.0} by the response",
        outcome.downtime_hours_attack, outcome.downtime_hours_response
    );
    out
}

/// People plan by minutes; the journal keeps the milliseconds.
fn to_the_second(at: SimTime) -> SimTime {
    SimTime(at.0.div_euclid(1000) * 1000)
}

fn counted(n: u64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// The words of HSEEP for a rating.
fn meaning(rating: Rating) -> &'static str {
    match rating {
        Rating::P => "performed without challenges",
        Rating::S => "performed with some challenges",
        Rating::M => "performed with major challenges",
        Rating::U => "unable to be performed",
        Rating::NotObserved => "not observed",
    }
}

fn note(milestone: Milestone, card: &Scorecard) -> String {
    let word = match milestone {
        Milestone::Identified => card.identified_by.map(|source| match source {
            DetectionSource::OwnSensor => "by an own sensor",
            DetectionSource::OwnUser => "by an own user",
            DetectionSource::Outside => "from outside",
            DetectionSource::Adversary => "by the adversary",
        }),
        Milestone::Contained => card.contained_by.map(|by| match by {
            ContainedBy::Response => "by the response",
            ContainedBy::Control => "by a control",
            ContainedBy::Spent => "nothing left to attack",
        }),
        _ => None,
    };
    word.map_or(String::new(), |word| format!(", {word}"))
}

/// One line a run, for `--seeds`.
pub fn one_line(journal: &Journal, card: &Scorecard) -> String {
    let at = |milestone| match card.milestone(milestone) {
        Reached::At(at, _) => format!("{:.1} h", at.as_hours()),
        Reached::NotReached => "never".into(),
        Reached::NotApplicable => "n/a".into(),
    };
    format!(
        "seed {:>6}  overall {:<2}  identified {:>9}  contained {:>9}  encrypted {:>6}  records {:>8}",
        journal.header.seed,
        card.overall.key(),
        at(Milestone::Identified),
        at(Milestone::Contained),
        card.outcome.hosts_encrypted,
        card.outcome.records_exfiltrated,
    )
}
