//! Every sentence and label of the page of a study. English only.

use crate::batch::chart::scale::{Measure, minus};
use crate::batch::chart::sensitivity::Index;
use crate::batch::output::{Kind, Output};
use crate::batch::summary::{BandSummary, Comparison, Summary, Verdict, number, place};
use crate::report::chart::svg::fit;

pub(super) use super::word_list::*;

/// What a plan does to a run, and what is then done with the run.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    does: &'static str,
    /// Of several plans.
    together: &'static str,
    done: &'static str,
    /// The runs that give occasion for it.
    runs: &'static str,
}

pub(super) fn verb(output: &str) -> Verb {
    match output {
        "contain" => Verb { does: "contains", together: "contain", done: "contained", runs: "identified runs" },
        "dwell" => Verb { does: "identifies", together: "identify", done: "identified", runs: "runs" },
        _ => Verb { does: "ends", together: "end", done: "ended", runs: "runs" },
    }
}

/// The id of a plan in a sentence: short, and isolated from what is written the other way.
pub(super) fn name(plan: &str) -> String {
    format!("\u{2068}{}\u{2069}", fit(plan, 10.0, 260.0))
}

fn names(plans: &[&str]) -> String {
    const MOST: usize = 3;
    let mut said: Vec<String> = plans.iter().take(MOST).map(|plan| name(plan)).collect();
    if plans.len() > MOST {
        said.push(format!("{} more", plans.len() - MOST));
    }
    match said.pop() {
        Some(last) if said.is_empty() => last,
        Some(last) => format!("{} and {last}", said.join(", ")),
        None => String::new(),
    }
}

/// A time that can be said: two digits.
pub(super) fn span(hours: f64) -> String {
    let round = |value: f64| if value < 9.95 { (value * 10.0).round() / 10.0 } else { value.round() };
    match hours {
        hours if hours <= 0.0 => "0 min".into(),
        hours if hours < 0.995 => format!("{} min", number(round(hours * 60.0).max(0.1))),
        hours if hours < 71.5 => format!("{} h", number(round(hours))),
        hours => format!("{} d", number(round(hours / 24.0))),
    }
}

/// `within 3.1 h`.
fn within(hours: f64) -> String {
    if span(hours) == span(0.0) { "at once".into() } else { format!("within {}", span(hours)) }
}

pub(super) fn time(hours: Option<f64>) -> String {
    hours.map_or(NEVER.into(), span)
}

pub(super) fn time_interval(time: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
    let Some(time) = time else { return NEVER.into() };
    match (low, high) {
        (Some(low), Some(high)) => format!("{} [{}, {}]", span(time), span(low), span(high)),
        (Some(low), None) => format!("{} [{}, \u{2013}]", span(time), span(low)),
        _ => span(time),
    }
}

pub(super) fn count(count: u64) -> String {
    number(count as f64)
}

/// `98 %`; a decimal only where it tells something.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let fine = (percent * 10.0).round() / 10.0;
    if percent > 0.05 && percent < 1.0 || percent > 99.0 && percent < 99.95 {
        format!("{} %", number(fine))
    } else {
        format!("{} %", number(percent.round()))
    }
}

pub(super) fn share_interval(share: f64, interval: Option<(f64, f64)>) -> String {
    let bare = |share: f64| percent(share).trim_end_matches(" %").to_string();
    match interval.filter(|(low, high)| low.is_finite() && high.is_finite()) {
        Some((low, high)) => format!("{} [{}, {}]", percent(share), minus(&bare(low)), minus(&bare(high))),
        None => percent(share),
    }
}

pub(super) fn share_of(part: u64, whole: u64) -> String {
    format!("{} ({})", count(part), percent(part as f64 / whole.max(1) as f64))
}

pub(super) fn number_interval([value, low, high]: [f64; 3]) -> String {
    if low.is_finite() && high.is_finite() {
        format!("{} [{}, {}]", minus(&number(value)), minus(&number(low)), minus(&number(high)))
    } else {
        minus(&number(value))
    }
}

/// With a sign, and as many decimals as the half-width of its interval leaves meaning: two digits of it.
fn signed(value: f64, half: f64) -> String {
    let known = half > 0.0 && half.is_finite();
    let decimals = if known { (1.0 - libm::floor(libm::log10(half))).clamp(0.0, 3.0) as usize } else { 1 };
    let text = if decimals == 0 { number(value.round()) } else { number(to(value, decimals)) };
    if text != "0" && value > 0.0 { format!("+{text}") } else { minus(&text) }
}

fn to(value: f64, decimals: usize) -> f64 {
    let scale = libm::pow(10.0, decimals as f64);
    (value * scale).round() / scale
}

/// A plan minus the baseline, in the unit of the output.
pub(super) fn difference(output: &Output, row: &Comparison) -> String {
    let (factor, unit) = scaled(output, row.difference.abs().max(row.low.abs()).max(row.high.abs()));
    between(row, factor, unit)
}

fn between(row: &Comparison, factor: f64, unit: &str) -> String {
    if row.identical {
        return IDENTICAL.into();
    }
    let of = |value: f64| signed(value * factor, (row.high - row.low) / 2.0 * factor);
    if row.low.is_finite() && row.high.is_finite() {
        format!("{} {unit} [{}, {}]", of(row.difference), of(row.low), of(row.high))
    } else {
        format!("{} {unit}", of(row.difference))
    }
}

/// What a value is multiplied by to be said, and its unit.
fn scaled(output: &Output, size: f64) -> (f64, &'static str) {
    match output.kind {
        Kind::Share => (100.0, "points"),
        Kind::Time if size.abs() < 1.0 => (60.0, "min"),
        Kind::Time if size.abs() >= 240.0 => (1.0 / 24.0, "d"),
        Kind::Time => (1.0, "h"),
        Kind::Number => (1.0, output.unit),
    }
}

pub(super) fn target_difference(row: &Comparison) -> String {
    between(row, 100.0, "points")
}

pub(super) fn half_width(output: &Output, half: f64) -> String {
    let (factor, unit) = scaled(output, half);
    let half = half * factor;
    let decimals = if half > 0.0 { (1.0 - libm::floor(libm::log10(half))).clamp(0.0, 3.0) as usize } else { 0 };
    format!("\u{b1} {} {unit}", number(to(half, decimals)))
}

pub(super) fn gain(factor: Option<f64>) -> String {
    // Two plans that hardly differ pair perfectly: past a thousand the number says nothing more.
    factor.map_or(NONE.into(), |factor| {
        if factor > 1000.0 { "> 1,000 \u{d7}".into() } else { format!("{} \u{d7}", number(factor)) }
    })
}

pub(super) fn p(p: f64) -> String {
    if p < 0.0001 { "< 0.0001".into() } else { format!("{p:.4}") }
}

pub(super) fn yes(yes: bool) -> String {
    if yes { "yes".into() } else { "no".into() }
}

pub(super) fn band(low: f64, median: f64, high: f64) -> String {
    format!("{} [{}, {}]", number(median), number(low), number(high))
}

pub(super) fn after(replications: u64) -> String {
    format!("n = {}", count(replications))
}

/// An output in a sentence.
pub(super) fn short(output: &str) -> &'static str {
    match output {
        "impact_prevented" => "runs without impact",
        "dwell" => "dwell time",
        "contain" => "time to contain",
        "stopped" => "time from compromise to containment",
        "recover" => "time to recover",
        "restored" => "time from encryption to recovery",
        "found_inside" => "runs found by the house itself",
        "found_outside" => "runs told of by outsiders",
        "found_by_demand" => "runs told of by the adversary",
        "alerts_unread" => "alerts unread",
        "contain_believed" => "time to contain as believed",
        "spared" => "runs without encryption",
        "backups_lost" => "runs with a backup lost",
        "hosts_hit" => "hosts hit",
        "hosts_encrypted" => "hosts encrypted",
        "records" => "records taken",
        "service_hours" => "service-hours lost",
        "downtime_response" => "downtime of its own making",
        "harm" => "harm",
        "goals_met" => "goals met",
        _ => "this output",
    }
}

/// `Time to contain: identified to contained (h)`.
pub(super) fn panel_title(output: &Output) -> String {
    match output.kind {
        Kind::Share => format!("{} (points of a hundred runs)", output.title),
        Kind::Time => output.title.into(),
        Kind::Number => format!("{} ({})", output.title, output.unit),
    }
}

pub(super) fn target(output: &str, target: &str) -> String {
    let words = short(output);
    let mut letters = words.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} {target}", letters.as_str())
}

/// A target as a comparison names it: `contain within 4 h`.
pub(super) fn target_of(comparison: &str) -> String {
    comparison.split_once(' ').map_or_else(|| comparison.into(), |(output, rest)| target(output, rest))
}

pub(super) fn target_line(hours: f64) -> String {
    format!("target: {}", span(hours))
}

// Titles: each says what was found.

/// `B contains in half of the identified runs within 3.1 h; A never gets there`, from medians and shares reached.
pub(super) fn times_title(verb: Verb, rows: &[(&str, Option<f64>, f64)]) -> String {
    let Verb { does, together, done, runs } = verb;
    let reach: Vec<(&str, f64)> = rows.iter().filter_map(|row| Some((row.0, row.1?))).collect();
    let never: Vec<&str> = rows.iter().filter(|row| row.1.is_none()).map(|row| row.0).collect();
    let most = rows.iter().map(|row| row.2).fold(0.0, f64::max);
    let fastest = reach.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
    let slowest = reach.iter().copied().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(fastest), Some(slowest)) = (fastest, slowest) else {
        return match (most, rows.len()) {
            (0.0, 1) => format!("Not one of the {runs} is {done} before it ends"),
            (0.0, _) => format!("Not one of the {runs} is {done} before it ends, under any plan"),
            (most, 1) => format!("Only {} of the {runs} are ever {done}", percent(most)),
            (most, _) => format!("Under no plan are half of the {runs} {done}: at most {}", percent(most)),
        };
    };
    let soon = within(fastest.1);
    if !never.is_empty() {
        let group: Vec<&str> = reach.iter().filter(|row| within(row.1) == soon).map(|row| row.0).collect();
        let does = if group.len() > 1 { together } else { does };
        let gets = if never.len() > 1 { "never get there" } else { "never gets there" };
        return format!("{} {does} in half of the {runs} {soon}; {} {gets}", names(&group), names(&never));
    }
    if rows.len() == 1 {
        return format!("Half of the {runs} are {done} {soon}");
    }
    if slowest.1 < fastest.1 * 1.15 {
        return if span(fastest.1) == span(slowest.1) {
            format!("Half of the {runs} are {done} {soon}, whatever the plan")
        } else {
            let times = format!("{} to {}", span(fastest.1), span(slowest.1));
            format!("Half of the {runs} are {done} in about the same time whatever the plan, {times}")
        };
    }
    let late = format!("{} needs {}", name(slowest.0), span(slowest.1));
    format!("{} {does} in half of the {runs} {soon}; {late}", name(fastest.0))
}

/// From the times that 19 of 20 runs do not pass.
pub(super) fn boxes_title(verb: Verb, rows: &[(&str, Option<f64>)]) -> String {
    let never: Vec<&str> = rows.iter().filter(|row| row.1.is_none()).map(|row| row.0).collect();
    let reach = || rows.iter().filter_map(|row| Some((row.0, row.1?)));
    let best = reach().min_by(|a, b| a.1.total_cmp(&b.1));
    let worst = reach().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    match (best, worst) {
        _ if rows.len() == 1 && !never.is_empty() => {
            format!("More than one run in twenty is never {}", verb.done)
        }
        (Some(best), _) if rows.len() == 1 => {
            format!("One run in twenty is {} only after {} or more", verb.done, span(best.1))
        }
        (None, _) | (_, None) => format!("Under every plan more than one run in twenty is never {}", verb.done),
        (Some(best), Some(worst)) if never.is_empty() => {
            if worst.1 < best.1 * 1.15 {
                format!(
                    "The slowest twentieth is much alike: {} after {} or more under every plan",
                    verb.done,
                    span(best.1)
                )
            } else {
                format!(
                    "The slowest runs: one in twenty takes {} or more under {}, {} under {}",
                    span(best.1),
                    name(best.0),
                    span(worst.1),
                    name(worst.0)
                )
            }
        }
        (Some(best), Some(_)) => format!(
            "Under {} more than one run in twenty is never {}; under {} nineteen of twenty are within {}",
            names(&never),
            verb.done,
            name(best.0),
            span(best.1)
        ),
    }
}

/// What stands, plan by plan.
pub(super) fn differences_title(baseline: &str, rows: &[&Comparison]) -> String {
    let standing: Vec<&&Comparison> = rows.iter().filter(|row| row.stands() && !row.identical).collect();
    if standing.is_empty() {
        return format!("No difference to {} stands, all comparisons considered", name(baseline));
    }
    let mut plans: Vec<&str> = Vec::new();
    for row in &standing {
        if !plans.contains(&row.plan.as_str()) {
            plans.push(&row.plan);
        }
    }
    let said = |plan: &&str| {
        let of = |better: bool| {
            let mine = standing.iter().filter(|row| row.plan == **plan);
            let mine = mine.filter(|row| ((row.difference < 0.0) == row.less_is_better) == better);
            mine.map(|row| short(&row.output)).collect::<Vec<_>>()
        };
        let part = |list: Vec<&str>, word: &str| (!list.is_empty()).then(|| format!("{word} in {}", listed(&list)));
        let parts: Vec<String> = [part(of(true), "better"), part(of(false), "worse")].into_iter().flatten().collect();
        format!("{} is {}", name(plan), parts.join(" and "))
    };
    let mut parts: Vec<String> = plans.iter().take(3).map(said).collect();
    if plans.len() > 3 {
        parts.push(format!("{} more plans differ", plans.len() - 3));
    }
    format!("Against {}: {}", name(baseline), parts.join("; "))
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

/// By plan: the share of its runs that meet a target.
pub(super) type Met<'a> = Vec<(&'a str, Option<f64>)>;

/// The target that tells the plans most apart.
pub(super) fn targets_title(groups: &[(String, Met)]) -> String {
    let ends = |group: &(String, Met)| {
        let known = || group.1.iter().filter_map(|row| Some((row.0.to_string(), row.1?)));
        let best = known().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let worst = known().min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((group.0.clone(), best, worst, group.1.len()))
    };
    let found = groups.iter().filter_map(ends).max_by(|a, b| (a.1.1 - a.2.1).total_cmp(&(b.1.1 - b.2.1)));
    let Some((target, best, worst, plans)) = found else { return "No run gave occasion for a target".into() };
    if plans == 1 {
        return format!("{target}: met in {} of the runs", percent(best.1));
    }
    if percent(best.1) == percent(worst.1) {
        return format!("{target}: met in {} of the runs, whatever the plan", percent(best.1));
    }
    format!(
        "{target}: {} meets it in {} of the runs, {} in {}",
        name(&best.0),
        percent(best.1),
        name(&worst.0),
        percent(worst.1)
    )
}

pub(super) fn tradeoff_title(plans: &[(&str, bool)], saved: &str) -> String {
    let front: Vec<&str> = plans.iter().filter(|plan| plan.1).map(|plan| plan.0).collect();
    match front.len() {
        1 => format!("{} saves most and costs least: no other plan beats it in either", name(front[0])),
        all if all == plans.len() => "What a plan saves more it pays for: none beats another in both".into(),
        _ => format!(
            "By the means only {} are worth a choice: each other plan saves no more of the {saved} for no less downtime",
            names(&front)
        ),
    }
}

/// From the highest medians.
pub(super) fn bands_title(peaks: &[(&str, f64)]) -> String {
    let least = peaks.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let most = peaks.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(least), Some(most)) = (least, most) else { return HOSTS_HELD.into() };
    let hosts = |count: f64| format!("{} host{}", number(count), if count == 1.0 { "" } else { "s" });
    if peaks.len() == 1 {
        return format!("At the height of the attack the median run has {} in the attacker's hands", hosts(most.1));
    }
    if least.1 == most.1 {
        return format!("Under every plan the median run has at most {} in the attacker's hands", hosts(most.1));
    }
    format!(
        "At its height the attacker holds {} in the median run under {}, {} under {}",
        hosts(least.1),
        name(least.0),
        hosts(most.1),
        name(most.0)
    )
}

/// `half` is the widest of the plans.
pub(super) fn precision_title(output: &Output, replications: u64, half: f64) -> String {
    format!(
        "After {} replications the difference in {} is known to {}; four times as many would halve that",
        count(replications),
        short(output.id),
        half_width(output, half)
    )
}

// Labels and notes that hold a number or a name.

pub(super) fn line_end(reached: f64) -> String {
    format!(" {}", percent(reached))
}

pub(super) fn box_words(median: Option<f64>, missed: f64) -> String {
    let middle = median.map_or_else(|| "median: never".into(), |median| format!("median {}", span(median)));
    if missed > 0.0 { format!("{middle} \u{b7} {} never", percent(missed)) } else { middle }
}

pub(super) fn curves_note(output: &str, of: u64, censored: u64, logarithmic: bool) -> String {
    let what = if output == "contain" { "contained" } else { "identified" };
    let ended = if censored == 0 {
        format!("Every run was {what}.")
    } else {
        format!(
            "{} ended before that: they leave their curve below 100 % (open ring), and are in no mean.",
            if censored == 1 { "One run".into() } else { format!("{} runs", count(censored)) }
        )
    };
    let axis = if logarithmic {
        " The time axis is logarithmic; what took less than its start stands at its edge."
    } else {
        ""
    };
    format!(
        "Kaplan-Meier estimate of the share {what} by a time, of {} runs of all plans that gave occasion for it. A dot marks \
         the median. {ended}{axis}",
        count(of)
    )
}

pub(super) fn differences_note(pooled: bool, same: &[&str]) -> String {
    let mut note = format!("Bars are 95 % intervals. {STANDS}");
    if pooled {
        note += " Cells are averaged seed by seed.";
    }
    if !same.is_empty() {
        let same: Vec<&str> = same.iter().map(|id| short(id)).collect();
        note += &format!(" The same in every run of all plans, and not drawn: {}.", listed(&same));
    }
    note
}

pub(super) fn bands_note(seeds: u64, alone: bool, some: bool) -> String {
    let baseline = if alone { "" } else { "; dotted: the baseline's median" };
    let mut note = format!(
        "Median, and a band from the tenth to the ninetieth of a hundred runs, of the first {} seeds, played again for this \
         page{baseline}. A run that has ended keeps its last number.",
        count(seeds)
    );
    if some {
        note += " More plans than fit are left out.";
    }
    note
}

pub(super) fn baseline_median(baseline: &str) -> String {
    format!("{}: median", name(baseline))
}

pub(super) fn no_bands_large(least: u64) -> String {
    format!(
        "Hosts held over time are left out: a run of this study takes so many events that not even {} seeds can be played \
         again while a page is written.",
        count(least)
    )
}

pub(super) fn precision_axis(output: &Output) -> String {
    format!("half the width of the 95 % interval of the difference in {}", short(output.id))
}

pub(super) fn saved_axis(saved: &str) -> String {
    format!("share of the {saved} saved, against the same attack with nobody there")
}

/// `valve-works-theft, scoped: what changes dwell time most is coverage`.
pub(super) fn matters(exercise: &str, plan: &str, output: &str, strongest: &str) -> String {
    format!("{}, {}: what changes {} most is {strongest}", name(exercise), name(plan), short(output))
}

pub(super) fn matters_columns() -> [String; 2] {
    ["Factor".into(), "Effect and 95 % interval".into()]
}

pub(super) fn matters_across(output: &Output, alone: bool) -> String {
    if alone {
        return "share of the variance".into();
    }
    let unit = match output.kind {
        Kind::Time => "hours",
        Kind::Share => "points of the runs",
        Kind::Number => output.unit,
    };
    format!("mean size of the effect over the whole range, {unit}")
}

/// An effect with its interval.
pub(super) fn index(bar: &Index, measure: Measure) -> String {
    let interval = [bar.value, bar.low, bar.high];
    match measure {
        Measure::Share => share_interval(bar.value, Some((bar.low, bar.high))),
        Measure::Points => number_interval(interval.map(|end| end * 100.0)),
        Measure::Hours | Measure::Number | Measure::Count => number_interval(interval),
    }
}

pub(super) fn bands_said(summary: &Summary) -> String {
    let count = |verdict: Verdict| summary.bands.iter().filter(|row| row.verdict == verdict).count();
    format!(
        "{} of {} figures lie in their band; {} more reach into it with their 95 % interval. Medians of times are hours.",
        count(Verdict::Holds),
        summary.bands.len(),
        count(Verdict::Near)
    )
}

pub(super) fn bands_columns() -> [String; 7] {
    ["Figure", "Plan", "Verdict", "Source", "Runs", "Found, with 95 % interval", "On record"].map(String::from)
}

pub(super) fn band_row(row: &BandSummary) -> Vec<String> {
    let found = row.value.map_or("\u{2013}".into(), |value| {
        number_interval([value, row.low.unwrap_or(f64::NAN), row.high.unwrap_or(f64::NAN)])
    });
    vec![
        row.title.clone(),
        name(&row.plan),
        row.verdict.word().into(),
        row.source.clone(),
        count(row.runs),
        found,
        format!("{} to {}", number(row.from), number(row.to)),
    ]
}

pub(super) fn cell_title(cell: &crate::batch::summary::CellSummary) -> String {
    place(cell)
}

pub(super) fn seeds(summary: &Summary) -> String {
    let (design, replications) = (&summary.design, summary.replications);
    let own = design.points > 1 && !design.shared_seeds;
    let seeds = if own { replications * design.points } else { replications };
    let (first, last) = (summary.first_seed, summary.first_seed + seeds - 1);
    let runs =
        if replications == 1 { "one replication".into() } else { format!("{} replications", count(replications)) };
    let place = match (own, design.points > 1) {
        (true, _) => "at each point, which has seeds of its own",
        (false, true) => "at each point, all with the same seeds",
        (false, false) => "in each cell",
    };
    format!(
        "Seeds {first} to {last}: {runs} of each plan {place}. A seed gives every plan the same attack in the same luck, so \
         plans are compared run by run."
    )
}

pub(super) fn over_cells(cells: u64) -> String {
    format!("Over all {} cells, averaged seed by seed:", count(cells))
}

pub(super) fn left_out(shown: usize, plans: usize) -> String {
    format!("The charts show the baseline and the first {} of {plans} plans; tables have all.", shown - 1)
}

pub(super) fn rows_left_out(shown: usize, all: usize) -> String {
    format!("The first {} of {} rows; report.json has all.", count(shown as u64), count(all as u64))
}

pub(super) fn against(baseline: &str) -> String {
    format!("minus {}", name(baseline))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::output::OUTPUTS;

    #[test]
    fn every_output_has_its_words() {
        for output in OUTPUTS {
            assert_ne!(short(output.id), "this output", "{}", output.id);
        }
    }

    #[test]
    fn times_are_said_in_two_digits() {
        let said: Vec<String> = [0.0, 0.0001, 0.13, 0.513, 1.0, 3.12, 13.7, 71.4, 386.0].map(span).to_vec();
        assert_eq!(said, ["0 min", "0.1 min", "7.8 min", "31 min", "1 h", "3.1 h", "14 h", "71 h", "16 d"]);
    }

    #[test]
    fn shares_have_decimals_only_where_they_tell() {
        assert_eq!([0.0, 0.004, 0.611, 0.997, 1.0].map(percent), ["0 %", "0.4 %", "61 %", "99.7 %", "100 %"]);
        assert_eq!(share_interval(0.61, Some((0.57, 0.65))), "61 % [57, 65]");
    }

    #[track_caller]
    fn title(rows: &[(&str, Option<f64>, f64)], expected: &str) {
        let said = times_title(verb("contain"), rows);
        assert_eq!(said.replace(['\u{2068}', '\u{2069}'], ""), expected);
    }

    #[test]
    fn titles_say_who_gets_there_and_who_does_not() {
        let (fast, slow, never) = (("B", Some(3.1), 1.0), ("A", Some(9.0), 1.0), ("C", None, 0.3));
        title(&[slow, fast], "B contains in half of the identified runs within 3.1 h; A needs 9 h");
        title(&[slow, fast, never], "B contains in half of the identified runs within 3.1 h; C never gets there");
        title(
            &[("D", Some(3.1), 1.0), fast, never],
            "D and B contain in half of the identified runs within 3.1 h; C never gets there",
        );
        title(&[fast], "Half of the identified runs are contained within 3.1 h");
        title(&[("D", Some(0.0), 1.0), slow], "D contains in half of the identified runs at once; A needs 9 h");
        title(&[never], "Only 30 % of the identified runs are ever contained");
        title(&[never, ("D", None, 0.0)], "Under no plan are half of the identified runs contained: at most 30 %");
        title(&[("D", None, 0.0)], "Not one of the identified runs is contained before it ends");
        title(
            &[fast, ("D", Some(3.2), 1.0)],
            "Half of the identified runs are contained in about the same time whatever the plan, 3.1 h to 3.2 h",
        );
    }
}
