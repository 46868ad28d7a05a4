//! Studies over ranges: points that `run` plays again, averages over points, and clear words where a factor is wrong.

#[path = "common/desk.rs"]
mod desk;

use desk::{Desk, json};
use sandtable::batch::{Design, Done, Row, Store, Unit};
use sandtable::scenario::study;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Two plans of the clinic at points drawn from ranges.
const STUDY: &str = r#"(
    schema: 1,
    id: "drawn",
    exercises: ["small-clinic"],
    plans: [(id: "small-clinic"), (id: "team", plan: "small-team")],
    design: latin_hypercube(points: 12, seed: 3),
    factors: [
        (id: "escalate", path: "plan.escalate_after", range: ("5min", "4h"), scale: log),
        (id: "size", paths: ["organisation.hosts[ward-pc].count", "organisation.hosts[office-pc].count"], range: (4, 27)),
        (id: "weak", path: "organisation.vulnerabilities[old-smb].works", range: ("10 %", "90 %")),
        (id: "exposed", path: "organisation.accounts[admin].share", range: (0.1, 0.5), with: "weak"),
        (id: "backup", choices: [
            (id: "as it is", set: []),
            (id: "poor", set: [
                (path: "organisation.backups[nightly].every", value: "3d"),
                (path: "organisation.backups[nightly].usable", value: 0.5),
            ]),
        ]),
        (id: "drop", path: "plan.drop_low_above", levels: [20, 50, 100]),
    ],
    replications: 3,
)"#;

/// The columns of `points.csv` by name.
fn points(desk: &Desk, out: &str) -> Vec<Vec<(String, String)>> {
    let bytes = fs::read(desk.path(out).join("points.csv")).expect("the study was merged");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_string).collect();
    let row = |row: csv::StringRecord| header.iter().cloned().zip(row.iter().map(str::to_string)).collect();
    reader.records().map(|found| row(found.expect("a row"))).collect()
}

fn of<'a>(point: &'a [(String, String)], name: &str) -> &'a str {
    &point.iter().find(|(column, _)| column == name).expect("a column").1
}

#[test]
fn what_points_csv_says_plays_each_row_again() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out out --quiet --jobs 2");
    let (points, rows) = (points(&desk, "out"), desk.rows("out"));
    assert_eq!((points.len(), rows.len()), (12, 12 * 2 * 3));
    for row in rows.iter().step_by(7) {
        let options = of(&points[row.point as usize], "set");
        let poor = of(&points[row.point as usize], "backup") == "poor";
        assert_eq!(options.matches("--set ").count(), if poor { 8 } else { 6 }, "every setting is there: {options}");
        // As a shell takes the words apart.
        let mut words = Vec::new();
        for (number, part) in options.split('\'').enumerate() {
            if number % 2 == 1 {
                words.push(part.to_string());
            } else {
                words.extend(part.split_whitespace().map(str::to_string));
            }
        }
        let plan = if row.plan == "team" { "small-team" } else { "small-clinic" };
        let mut command = desk.command(&format!("run small-clinic --plan {plan} --seed {} --json --quiet", row.seed));
        let output = command.args(words).output().expect("the program was built");
        let run = json(&String::from_utf8_lossy(&output.stdout));
        assert_eq!(run["digest"], Value::from(row.digest.clone()), "{options}");
    }
    // Shards cover the points as they cover seeds.
    let root = desk.root("out");
    for shard in 0..5 {
        desk.good(&format!("batch run study.ron --out shards --shard {shard}/5 --quiet"));
    }
    assert_eq!(desk.root("shards"), root);
}

#[test]
fn a_latin_hypercube_covers_every_factor_evenly_and_points_have_their_own_seeds() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out out --quiet");
    let (points, rows) = (points(&desk, "out"), desk.rows("out"));
    let count = |name: &str, value: &str| points.iter().filter(|point| of(point, name) == value).count();
    assert_eq!((count("backup", "as it is"), count("backup", "poor")), (6, 6));
    assert_eq!((count("drop", "20"), count("drop", "50"), count("drop", "100")), (4, 4, 4));
    let sizes: BTreeSet<u32> = points.iter().map(|point| of(point, "size").parse().expect("a number")).collect();
    assert_eq!(sizes.len(), 12, "24 whole numbers in 12 stripes");
    for point in &points {
        let share = |name: &str, low: f64, width: f64| (of(point, name).parse::<f64>().expect("a share") - low) / width;
        assert!((share("weak", 0.1, 0.8) - share("exposed", 0.1, 0.4)).abs() < 0.001, "they go together: {point:?}");
    }
    let seeds: BTreeSet<u64> = rows.iter().map(|row| row.seed).collect();
    assert_eq!(seeds, (1..=36).collect());
    assert!(rows.iter().all(|row| u64::from(row.point) == (row.seed - 1) / 3));
}

#[test]
fn a_report_pools_the_points_of_a_sample_and_lists_few_of_a_grid() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out out --quiet");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    assert_eq!(report["cells"].as_array().map(Vec::len), Some(1), "{report}");
    let cell = &report["cells"][0];
    assert_eq!((&cell["pooled"], &cell["plans"][0]["outputs"][0]["runs"]), (&Value::from(12), &Value::from(36)));
    let comparison = cell["comparisons"].as_array().expect("a list").iter().find(|row| row["output"] == "hosts_hit");
    let comparison = comparison.expect("an output");
    assert_eq!((&comparison["pairs"], &comparison["method"]), (&Value::from(36), &Value::from("paired t over points")));
    // The mean by hand, over pairs of a point and a seed.
    let rows = desk.rows("out");
    let differences = rows.chunks(2).map(|pair| pair[1].harm_hosts as f64 - pair[0].harm_hosts as f64);
    let mean = differences.sum::<f64>() / 36.0;
    assert!((comparison["difference"].as_f64().expect("a number") - mean).abs() < 1e-12, "{comparison}");
    let text = fs::read_to_string(desk.path("out/report.md")).expect("a report");
    assert!(text.contains("| escalate | 5min to 4h, logarithmic | `plan.escalate_after` |"), "{text}");

    let desk = Desk::with(
        r#"(schema: 1, id: "grid", exercises: ["small-clinic"], plans: [(id: "small-clinic")],
            factors: [(id: "wards", path: "organisation.hosts[ward-pc].count", levels: [4,5,6,7,8,9,10,11,12,13,14,15,16,17])],
            replications: 2)"#,
    );
    desk.good("batch run study.ron --out out --quiet");
    let text = fs::read_to_string(desk.path("out/report.md")).expect("a report");
    assert!(text.contains("2 more points are in `report.json`") && !text.contains("wards = 16"), "{text}");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    assert_eq!(report["cells"].as_array().map(Vec::len), Some(14));
}

/// The summary of a study whose hosts hit are a function of the point, without luck.
fn judged(study: &str, hosts: impl Fn(&[f64]) -> u64) -> (Desk, Value) {
    let desk = Desk::with(study);
    let study = study::load(&desk.path("study.ron").display().to_string()).expect("a study");
    let design = Design::new(study, sandtable::vocabulary()).map_err(|(name, _)| name).expect("scenarios");
    let unit = design.unit(0);
    let Ok(variants) = design.variants(unit.cell) else { panic!("a scenario") };
    let Ok(sample) = sandtable::batch::compute(&design, Unit { replications: 1, ..unit }, &variants) else {
        panic!("it does not loop")
    };
    let store = Store::new(&desk.path("out"));
    for number in 0..design.unit_count() {
        let unit = design.unit(number);
        let harm_hosts = hosts(&design.points[unit.cell.point]);
        let row = |seed| Row { point: unit.cell.point as u32, seed, harm_hosts, ..sample.rows[0].clone() };
        let rows: Vec<Row> = (unit.first_seed..unit.first_seed + unit.replications).map(row).collect();
        store.keep(&design, unit, &Done { rows, criteria: Vec::new() }).expect("the folder is ours");
    }
    let report = json(&desk.good("batch report study.ron --out out --json"));
    (desk, report)
}

fn study_of(design: &str) -> String {
    format!(
        r#"(schema: 1, id: "made", exercises: ["small-clinic"], plans: [(id: "small-clinic")], design: {design}, factors: [
            (id: "long", path: "plan.escalate_after", range: ("10min", "110min")),
            (id: "two", path: "plan.drop_low_above", levels: [20, 50]),
            (id: "three", path: "organisation.hosts[ward-pc].count", range: (10, 12)),
            (id: "none", path: "organisation.backups[nightly].usable", range: (0.5, 0.9)),
        ], replications: 2)"#
    )
}

/// The factors of hosts hit, by id.
fn effect(report: &Value, factor: &str, field: &str) -> f64 {
    let rows = report["sensitivity"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["output"] == "hosts_hit").expect("an output");
    let factors = row["factors"].as_array().expect("a list");
    let found = factors.iter().find(|row| row["factor"] == factor).expect("a factor");
    found[field].as_f64().unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn elementary_effects_are_those_of_the_whole_range() {
    // 1000 over the whole range of the first, 300 from one level to the other, 40 between neighbours of three.
    let (desk, report) = judged(&study_of("morris(trajectories: 12, seed: 5)"), |at| {
        (1000.0 * at[0]) as u64 + 300 * u64::from(at[1] > 0.5) + 40 * (at[2] * 3.0) as u64
    });
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    near(effect(&report, "long", "mean_size"), 1000.0);
    near(effect(&report, "long", "deviation"), 0.0);
    near(effect(&report, "long", "mean_size_high"), 1000.0);
    near(effect(&report, "two", "mean"), 300.0);
    near(effect(&report, "three", "mean_size"), 80.0);
    near(effect(&report, "none", "mean_size"), 0.0);
    let text = fs::read_to_string(desk.path("out/report.md")).expect("a report");
    assert!(text.contains("depends most on") || text.contains("| long | 1,000 [1,000, 1,000] | 1,000 | 0 |"), "{text}");
}

#[test]
fn shares_of_variance_are_those_of_a_sum() {
    // Of x, y and z uniform: variances 300^2/12, 400^2/12, and nothing together.
    let (_desk, report) =
        judged(&study_of("saltelli(base: 64, seed: 2)"), |at| (30_000.0 * at[0] + 40_000.0 * at[3]) as u64);
    for (factor, share) in [("long", 0.36), ("none", 0.64), ("two", 0.0), ("three", 0.0)] {
        for (index, slack) in [("first", 0.03), ("total", 0.03)] {
            let found = effect(&report, factor, index);
            assert!((found - share).abs() < slack, "{factor} {index} {found}");
            let (low, high) =
                (effect(&report, factor, &format!("{index}_low")), effect(&report, factor, &format!("{index}_high")));
            assert!(low <= found + 1e-12 && found <= high + 1e-12, "{factor} {index} {low} {found} {high}");
        }
    }
}

/// Two plans in rounds of five.
const ROUNDS: &str = r#"(
    schema: 1,
    id: "rounds",
    exercises: ["small-clinic"],
    plans: [(id: "small-clinic"), (id: "team", plan: "small-team")],
    replications: 60,
    rounds: (first: 10, step: 5, until: [(output: "hosts_hit", half_width: 4), (output: "dwell", half_width: "5d")]),
    select: (output: "downtime_response", indifference: 40),
    tradeoff: ["downtime_response", "hosts_hit", "impact_prevented"],
)"#;

#[test]
fn rounds_stop_when_enough_is_known_whoever_runs_them() {
    let desk = Desk::with(ROUNDS);
    desk.good("batch run study.ron --out out --quiet --jobs 1");
    let root = desk.root("out");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    let rounds = report["rounds"]["rounds"].as_array().expect("a list");
    let used = report["replications"].as_u64().expect("a number");
    assert_eq!(report["rounds"]["reached"], Value::from(true), "{}", report["rounds"]);
    assert!(used < 60 && rounds.len() as u64 == (used - 10) / 5 + 1 && rounds.len() > 1, "{}", report["rounds"]);
    assert_eq!(desk.rows("out").len() as u64, 2 * used);
    for (number, round) in rounds.iter().enumerate() {
        let widths = round["widths"].as_array().expect("a list");
        let wide =
            |row: &Value| row["half_width"].as_f64().is_none_or(|half| half > row["wanted"].as_f64().expect("it"));
        assert_eq!(widths.iter().any(wide), number + 1 < rounds.len(), "{round}");
    }
    // The last half-width is that of the comparison.
    let comparisons = report["cells"][0]["comparisons"].as_array().expect("a list");
    let row = comparisons.iter().find(|row| row["output"] == "hosts_hit").expect("an output");
    let half = (row["high"].as_f64().expect("a number") - row["low"].as_f64().expect("a number")) / 2.0;
    let last = rounds.last().expect("a round")["widths"][0]["half_width"].as_f64().expect("a number");
    assert!((half - last).abs() < 1e-9, "{half} {last}");

    // On more threads, and again with one unit lost and one that nobody asked for.
    desk.good("batch run study.ron --out other --quiet --jobs 2");
    assert_eq!(desk.root("other"), root);
    fs::remove_file(desk.path("other/units/000001.json")).expect("a receipt");
    assert_eq!(desk.sandtable("batch merge study.ron --out other").code, 6);
    desk.good("batch run study.ron --out other --quiet");
    assert_eq!(desk.root("other"), root);
    desk.good("batch verify study.ron --out other --sample 100");
    let ended = desk.sandtable("batch run study.ron --out third --shard 0/2");
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(ended.err.contains("`rounds` has no shards"), "{}", ended.err);

    // The rows are those of a study without rounds.
    let (rounds, whole) = (desk.rows("out"), Desk::with(&without_rounds()));
    whole.good("batch run study.ron --out out --quiet");
    assert_eq!(whole.rows("out")[..rounds.len()], rounds[..]);
}

/// The same study, all of it.
fn without_rounds() -> String {
    let line = ROUNDS.lines().find(|line| line.contains("rounds: (")).expect("a line");
    ROUNDS.replace(line, "")
}

#[test]
fn the_best_plan_the_front_and_the_race_are_those_of_the_rows() {
    let desk = Desk::with(&without_rounds());
    let out = desk.good("batch run study.ron --out out --quiet");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    let (cell, rows) = (&report["cells"][0], desk.rows("out"));
    let of = |plan: &str| rows.iter().filter(|row| row.plan == plan).cloned().collect::<Vec<Row>>();
    let mean = |plan: &str| of(plan).iter().map(|row| row.downtime_response_ms as f64 / 3.6e6).sum::<f64>() / 60.0;
    let best = if mean("team") < mean("small-clinic") { "team" } else { "small-clinic" };
    assert!((mean("team") - mean("small-clinic")).abs() > 40.0, "the plans differ by more than the indifference");
    assert_eq!(cell["selection"]["best"], Value::from(best), "{}", cell["selection"]);
    assert!(out.contains(&format!("{best} is best by service-hours lost to the response itself")), "{out}");
    let front = cell["tradeoff"]["plans"].as_array().expect("a list");
    let found = front[1]["means"][0].as_f64().expect("a number");
    assert!((found - mean("team")).abs() < 1e-9, "{front:?}");
    let named = front.iter().find(|row| row["plan"] == best).expect("a plan");
    assert_eq!(named["on_front"], Value::from(true), "the best by one output is on the front");

    // Nobody is censored before the end, so the share at the end is a share of runs.
    for (number, plan) in ["small-clinic", "team"].iter().enumerate() {
        let race = &cell["plans"][number]["race"];
        let first = |row: &&Row| match (row.first_impact_ms, row.contained_ms) {
            (Some(impact), contained) => contained.is_none_or(|contained| impact <= contained),
            _ => false,
        };
        let rows: Vec<Row> = of(plan).into_iter().filter(|row| row.first_compromise_ms.is_some()).collect();
        let last = race["moments"].as_array().and_then(|list| list.last()).expect("a moment");
        let share = rows.iter().filter(first).count() as f64 / rows.len() as f64;
        let (found, low, high) = (&last["impact"], &last["impact_low"], &last["impact_high"]);
        assert_eq!(race["runs"], Value::from(rows.len()));
        assert!((found.as_f64().expect("a share") - share).abs() < 1e-9, "{plan}: {share} {race}");
        assert!(low.as_f64() <= found.as_f64() && found.as_f64() <= high.as_f64(), "{race}");
    }
    // A mean of a skewed output has a lopsided interval.
    let outputs = cell["plans"][0]["outputs"].as_array().expect("a list");
    let row = outputs.iter().find(|row| row["output"] == "hosts_hit").expect("an output");
    let (mean, low, high) = (row["mean"].as_f64(), row["bootstrap_low"].as_f64(), row["bootstrap_high"].as_f64());
    assert!(low < mean && mean < high, "{row}");
}

#[test]
fn what_is_wrong_with_rounds_and_wishes_is_said_with_its_place() {
    let wrong = |from: &str, to: &str, words: &[&str]| {
        assert!(ROUNDS.contains(from), "{from}");
        let desk = Desk::with(&ROUNDS.replace(from, to));
        let ended = desk.sandtable("batch run study.ron --out out --quiet");
        assert_eq!(ended.code, 3, "{}", ended.err);
        for word in words {
            assert!(ended.err.contains(word), "no `{word}` in\n{}", ended.err);
        }
    };
    wrong("first: 10", "first: 12", &["study.ron:7:", "a multiple of `step`", "first: 15"]);
    wrong("first: 10", "first: 70", &["longer than `replications`, 60"]);
    wrong("step: 5", "step: 1", &["from 2 to"]);
    wrong("half_width: 4", "half_width: \"4h\"", &["it is a number"]);
    wrong("half_width: \"5d\"", "half_width: 14", &["it is a time"]);
    wrong("half_width: \"5d\"", "half_width: \"14 days\"", &["\"14 d\""]);
    wrong("half_width: 4", "half_width: 0", &["above 0"]);
    wrong("output: \"dwell\"", "output: \"dwel\"", &["the nearest is `dwell`"]);
    wrong("\"hosts_hit\", \"impact_prevented\"", "\"hosts\"", &["study.ron:9:", "there is no output `hosts`"]);
    wrong("[\"downtime_response\", \"hosts_hit\", \"impact_prevented\"]", "[\"dwell\"]", &["two outputs or more"]);
    wrong("replications: 60,", "replications: 60, block: 5,", &["in rounds a block is a `step`"]);
}

#[test]
fn what_is_wrong_with_a_factor_is_said_with_its_place() {
    let wrong = |from: &str, to: &str, words: &[&str]| {
        assert!(STUDY.contains(from), "{from}");
        let desk = Desk::with(&STUDY.replace(from, to));
        let ended = desk.sandtable("batch run study.ron --out out --quiet");
        assert_eq!(ended.code, 3, "{}", ended.err);
        for word in words {
            assert!(ended.err.contains(word), "no `{word}` in\n{}", ended.err);
        }
        assert!(!desk.path("out").exists(), "nothing is written");
    };
    let design = "design: latin_hypercube(points: 12, seed: 3),";
    wrong(design, "", &["study.ron:8:", "a grid has no ranges", "levels: [..]"]);
    wrong(design, "design: sobol(points: 0),", &["study.ron:6:", "from 1 to 100000"]);
    wrong(design, "design: morris(trajectories: 5, levels: 3),", &["even number", "levels: 4"]);
    wrong(design, "design: saltelli(base: 90000),", &["more than 100000 points"]);
    wrong(design, "design: lhs(points: 9),", &["study.ron:6:", "there is no choice `lhs`"]);
    wrong("(\"5min\", \"4h\")", "(\"5min\", 4)", &["study.ron:8:", "of one kind", "\"4 min\""]);
    wrong("(\"5min\", \"4h\")", "(\"5min\", \"4 hours\")", &["not a unit of a duration", "\"4 h\""]);
    wrong("(\"5min\", \"4h\")", "(\"4h\", \"5min\")", &["from a lower to a higher", "(\"5min\", \"4h\")"]);
    wrong("(\"5min\", \"4h\")", "(\"0min\", \"4h\")", &["begins above 0"]);
    wrong("(4, 27)", "(0, 1)", &["is it a share?", "(0.0, 1.0)"]);
    wrong("(4, 27)", "(4, wide)", &["an end of a range is a number"]);
    wrong("scale: log", "scale: lg", &["there is no scale `lg`"]);
    wrong("with: \"weak\"", "with: \"weka\"", &["the nearest is `weak`"]);
    wrong("plan.escalate_after", "plan.escalate_aftr.x", &["study.ron:8:32", "the nearest is `escalate_after`"]);
    wrong("hosts[office-pc].count\"]", "hosts[office-pcs].count\"]", &["study.ron:9:", "the nearest is `office-pc`"]);
    wrong("levels: [20, 50, 100]", "levels: [20], range: (1, 5)", &["one of `levels`, `choices` and `range`"]);
    wrong("levels: [20, 50, 100]", "scale: log", &["a factor needs a level", "only a range has a scale"]);
    wrong("(id: \"drop\", path: \"plan.drop_low_above\",", "(id: \"drop\",", &["a factor needs a path"]);
    wrong(
        &format!("{design}\n    factors: ["),
        "design: morris(trajectories: 4), factors: [(id: \"one\", path: \"plan.drop_low_above\", levels: [3]),",
        &["`one` has one level and does not vary"],
    );
    wrong("id: \"poor\", set", "id: \"as it is\", set", &["two choices are called"]);
    // The top of a range is tried before anything runs.
    wrong("(0.1, 0.5)", "(0.1, 1.5)", &["exposed=1.5"]);
}
