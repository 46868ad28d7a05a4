//! Words of the page that hold no number and no name.

pub(in crate::batch::page) const NONE: &str = "\u{2013}";
pub(in crate::batch::page) const NEVER: &str = "never";
pub(in crate::batch::page) const IDENTICAL: &str = "identical";
pub(in crate::batch::page) const BETTER: &str = "better";
pub(in crate::batch::page) const WORSE: &str = "worse";
pub(in crate::batch::page) const PLAN: &str = "plan";
pub(in crate::batch::page) const REPLICATIONS: &str = "replications";
pub(in crate::batch::page) const OWN_DOWNTIME: &str = "service-hours lost to the response itself, a run";
pub(in crate::batch::page) const HOSTS_HELD: &str = "hosts in the attacker's hands";
pub(in crate::batch::page) const SINCE_COMPROMISE: &str = "since the first compromise";

pub(in crate::batch::page) const CONTENTS: &str = "Contents";
pub(in crate::batch::page) const SKIP: &str = "Skip to the content";
pub(in crate::batch::page) const NUMBERS: &str = "The numbers as a table";
pub(in crate::batch::page) const ANSWER: &str = "Answer";
pub(in crate::batch::page) const ALL_CELLS: &str = "All cells pooled";
pub(in crate::batch::page) const CELLS: &str = "Cell by cell";
pub(in crate::batch::page) const MATTERS: &str = "Which factors matter";
pub(in crate::batch::page) const EFFECT: &str = "effect";
pub(in crate::batch::page) const ALONE_AND_TOGETHER: [&str; 2] = ["alone", "with others"];
pub(in crate::batch::page) const ELEMENTARY_EFFECTS: &str = "Mean size of the elementary effects (Morris's mu*), with a bootstrap interval: how much the output changes \
    when the factor goes over its whole range and the others stay.";
pub(in crate::batch::page) const SHARES_OF_VARIANCE: &str = "First-order and total indices (Jansen), with bootstrap intervals: the share of the variance that the factor \
    answers for alone, and together with others.";
pub(in crate::batch::page) const RECORD: &str = "Beside the record";
pub(in crate::batch::page) const METHOD: &str = "Method and limits";
pub(in crate::batch::page) const PLANS: &str = "Plans";
pub(in crate::batch::page) const AGAIN: &str = "The same again";
pub(in crate::batch::page) const STUDY_HASH: &str = "study (files and version)";
pub(in crate::batch::page) const ROOT: &str = "root (all rows)";
pub(in crate::batch::page) const BUILD: &str = "program";
pub(in crate::batch::page) const ROWS: &str = "runs";
pub(in crate::batch::page) const STANDS: &str =
    "A difference stands if it does at 95 % after Holm's correction over all comparisons; hollow marks do not stand.";

pub(in crate::batch::page) fn since(output: &str) -> &'static str {
    if output == "contain" { "since the incident was identified" } else { "since the first compromise" }
}

pub(in crate::batch::page) fn share_axis(output: &str) -> &'static str {
    if output == "contain" { "share of the runs that are contained" } else { "share of the runs that are identified" }
}

pub(in crate::batch::page) fn boxes_note() -> &'static str {
    "Box: the middle half of all runs; whiskers: from the fifth to the ninety-fifth of a hundred; line: median. Runs that \
     never got there count as the longest: a whisker with an arrow has no end."
}

pub(in crate::batch::page) fn precision_note() -> &'static str {
    "Half the width of the 95 % interval, from the first replications on. It falls with the square root of their number; \
     where it jumps, a rare run came in."
}

pub(in crate::batch::page) fn targets_note(over_cells: bool, over_points: bool) -> &'static str {
    match (over_cells, over_points) {
        (true, _) => {
            "Among the runs to which a target applies, all cells together. Without intervals: seeds come again in every cell."
        }
        (false, true) => {
            "Among the runs to which a target applies, all points together; a run that ends before counts as missed. Lines \
             are 95 % intervals."
        }
        (false, false) => {
            "Among the runs to which a target applies; a run that ends before counts as missed. Lines are 95 % intervals \
             (Wilson)."
        }
    }
}

pub(in crate::batch::page) fn tradeoff_note(pooled: bool) -> &'static str {
    if pooled {
        "By the means over all cells or points. Filled: no other plan is at least as good in both and better in one (dashed line)."
    } else {
        "By the means; crosses are 95 % intervals. Filled: no other plan is at least as good in both and better in one \
         (dashed line). The table says in what share of resamples of the replications a plan is among those."
    }
}

pub(in crate::batch::page) fn no_bands_pooled() -> &'static str {
    ""
}

pub(in crate::batch::page) fn no_bands_changed() -> &'static str {
    "Hosts held over time are left out: the scenario cannot be played again."
}

pub(in crate::batch::page) fn no_bands_nothing() -> &'static str {
    "The attacker holds no host in any of the runs that were played again."
}

pub(in crate::batch::page) fn no_times(output: &str) -> &'static str {
    if output == "contain" {
        "No run gave occasion to contain anything: nothing was identified."
    } else {
        "No run had a compromise that could be identified."
    }
}

fn owned<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(String::from).to_vec()
}

pub(in crate::batch::page) fn curve_columns() -> Vec<String> {
    owned([PLAN, "runs", "reached", "median", "90 of 100 runs", "ended before"])
}

pub(in crate::batch::page) fn box_columns() -> Vec<String> {
    owned([PLAN, "5 of 100", "25 of 100", "median", "75 of 100", "95 of 100", "ended before"])
}

pub(in crate::batch::page) fn target_columns() -> Vec<String> {
    owned(["target", PLAN, "share", "met", "runs"])
}

pub(in crate::batch::page) fn tradeoff_columns(saved: &str) -> Vec<String> {
    let saved = format!("{saved} saved");
    owned([PLAN, "own downtime, h", &saved, "on the front", "in resamples"])
}

pub(in crate::batch::page) fn difference_columns(baseline: &str) -> Vec<String> {
    let against = super::words::against(baseline);
    owned([PLAN, "output", &against, "pairs", "p, Holm", "stands", "gain of pairing"])
}

pub(in crate::batch::page) fn glance_columns() -> Vec<String> {
    owned([PLAN, "no impact", "dwell, median", "to contain, median", "saved", "own downtime, h", "goals met"])
}

pub(in crate::batch::page) fn cell_columns() -> Vec<String> {
    owned(["cell"])
}

/// Method and limits, a sentence or two each.
pub(in crate::batch::page) fn method() -> Vec<String> {
    owned([
        "Brackets and bars are 95 % intervals: of a hundred studies with other seeds, about 95 would cover the true value \
         of the model. They are t intervals for means and paired differences, Wilson's for shares, McNemar's test with \
         Newcombe's interval for differences of shares, order statistics or Kaplan-Meier for medians.",
        "Many comparisons find something by luck. A difference stands only if it does at 95 % after Holm's correction over \
         all comparisons of the study.",
        "A run that ends before a moment comes is censored: it is in no plain mean and never left out. Medians then come \
         from Kaplan-Meier, and differences are of times cut where the first run was lost from sight.",
        "A run that gives no occasion for an output, such as containment where nothing was identified, is in no figure of \
         that output. Plans may differ in how often that happens: compare the time from compromise to containment too.",
        "What is saved is measured against the same attack in the same luck with nobody there.",
        "Intervals speak of luck within the model. They do not say how well model, parameters and plans fit an organisation, \
         and a scripted attack is one of many that could come.",
    ])
}
