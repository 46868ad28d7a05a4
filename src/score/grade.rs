//! From findings to points and ratings, on HSEEP's scale (the rule is ours: the doctrine gives none).
//! Overshoot x = (measure - goal) / (limit - goal), so 0 at the goal and 1 at the limit, whichever way is better.
//! Points = 100 (1 - x), between 0 and 100. Rating: P at x <= 0, S up to half, M up to the limit, U beyond
//! (M where the criterion is not mandatory: HSEEP's U means that the objective was not achieved).

use super::evidence::Evidence;
use super::milestones::Milestones;
use super::model::{Criterion, Finding, Measure, PhaseScore, Rating, Scale};
use super::rubric::{Found, Grade, Spec, specs};
use crate::base::*;

/// More entries prove no more; `of` and its like give the number.
const MOST_EVIDENCE: usize = 100;

/// One finding a criterion, in the rubric's order.
pub(super) fn findings(rubric: &[Criterion], evidence: &Evidence, milestones: &Milestones) -> Vec<Finding> {
    let judged = specs().zip(rubric).enumerate();
    judged
        .map(|(index, (spec, criterion))| finding(index, spec, criterion, (spec.judge)(evidence, milestones)))
        .collect()
}

fn finding(index: usize, spec: &Spec, criterion: &Criterion, found: Found) -> Finding {
    let (points, rating) = grade(spec, criterion, &found);
    let mut evidence = found.evidence;
    // What was read from plan and organisation alone was so from the start on.
    if evidence.is_empty() && !matches!(found.measure, Measure::NotApplicable | Measure::NotObserved) {
        evidence.push(EntryId(0));
    }
    // The criteria put first what somebody looks for.
    evidence.truncate(MOST_EVIDENCE);
    evidence.sort();
    evidence.dedup();
    Finding {
        criterion: index,
        measure: found.measure,
        points,
        rating,
        by_hand: None,
        evidence,
        figures: found.figures,
    }
}

fn grade(spec: &Spec, criterion: &Criterion, found: &Found) -> (Option<f64>, Rating) {
    let value = match found.measure {
        Measure::NotApplicable | Measure::NotObserved => return (None, Rating::NotObserved),
        Measure::Duty(true) => return (None, Rating::P),
        Measure::Duty(false) => return (None, missed(spec)),
        Measure::NotReached => return censored(spec, criterion, found),
        Measure::Span(span) => span.0 as f64,
        Measure::Share(share) => share,
        Measure::Count(count) => count as f64,
    };
    let scale = criterion.scale.expect("a criterion that measures has a scale");
    let over = overshoot(scale, found.measure, value);
    let points = if found.credit { 100.0 * (1.0 - over).clamp(0.0, 1.0) * found.factor } else { 0.0 };
    let strict = matches!(spec.grade, Grade::Strict(_)) && over > 0.0;
    // What is not mandatory cannot alone make the objective unachieved.
    let worst = if spec.mandatory { Rating::U } else { Rating::M };
    // Done in time for a part is done for that part only: the rating falls short as the points do.
    let felt = over.max(1.0 - (1.0 - over.clamp(0.0, 1.0)) * found.factor);
    let rating = by_overshoot(felt).min(worst);
    (Some(points), if strict || !found.credit { rating.max(Rating::M) } else { rating })
}

fn missed(spec: &Spec) -> Rating {
    match spec.grade {
        Grade::Duty { missed } => missed,
        _ => Rating::U,
    }
}

/// Beyond the limit if the limit had passed when the run ended; else the run was too short to tell.
fn censored(spec: &Spec, criterion: &Criterion, found: &Found) -> (Option<f64>, Rating) {
    let limit = criterion.scale.map_or(0.0, |scale| scale.limit);
    if (found.waited.0 as f64) <= limit {
        return (None, Rating::NotObserved);
    }
    // An optional task that was left out costs its points, and no more than S.
    (criterion.scale.map(|_| 0.0), if spec.mandatory { Rating::U } else { Rating::S })
}

fn overshoot(scale: Scale, measure: Measure, value: f64) -> f64 {
    let (over, width) = (value - scale.goal, scale.limit - scale.goal);
    if width != 0.0 {
        return over / width;
    }
    // Goal and limit in one: met, or beyond. Of shares more is better, of times and counts less.
    let met = if matches!(measure, Measure::Share(_)) { over >= 0.0 } else { over <= 0.0 };
    if met { 0.0 } else { 2.0 }
}

fn by_overshoot(over: f64) -> Rating {
    match over {
        x if x <= 0.0 => Rating::P,
        x if x <= 0.5 => Rating::S,
        x if x <= 1.0 => Rating::M,
        _ => Rating::U,
    }
}

/// Points: the weighted mean of what was graded and observed. Rating: the worst that was observed.
pub(super) fn phases(rubric: &[Criterion], findings: &[Finding]) -> Vec<PhaseScore> {
    Phase::ALL.into_iter().map(|phase| phase_score(phase, rubric, findings)).collect()
}

fn phase_score(phase: Phase, rubric: &[Criterion], findings: &[Finding]) -> PhaseScore {
    let (mut sum, mut weight) = (0.0, 0.0);
    let mut worst = None;
    for finding in findings {
        let criterion = &rubric[finding.criterion];
        if criterion.task.phase != phase {
            continue;
        }
        if let Some(points) = finding.points {
            sum += points * criterion.weight;
            weight += criterion.weight;
        }
        if finding.rating != Rating::NotObserved {
            worst = worst.max(Some(finding.rating));
        }
    }
    let points = (weight > 0.0).then(|| sum / weight);
    PhaseScore { phase, points, rating: worst.unwrap_or(Rating::NotObserved) }
}

/// The lowest rating among P2 to P6. P1 labels the plan and P7 is a track: neither is summed with the run.
pub(super) fn overall(phases: &[PhaseScore]) -> Rating {
    let run = phases.iter().filter(|row| !matches!(row.phase, Phase::Prepare | Phase::Communicate));
    let observed = run.map(|row| row.rating).filter(|rating| *rating != Rating::NotObserved);
    observed.max().unwrap_or(Rating::NotObserved)
}

/// Ids of what met and what missed its goal.
pub(super) fn goals(rubric: &[Criterion], findings: &[Finding]) -> (Vec<&'static str>, Vec<&'static str>) {
    let observed = findings.iter().filter(|finding| finding.rating != Rating::NotObserved);
    let (met, missed): (Vec<&Finding>, Vec<&Finding>) = observed.partition(|finding| finding.rating == Rating::P);
    let ids = |rows: Vec<&Finding>| rows.into_iter().map(|row| rubric[row.criterion].id).collect();
    (ids(met), ids(missed))
}
