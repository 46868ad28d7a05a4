//! Studies over ranges: points that `run` plays again, averages over points, and clear words where a factor is wrong.

#[path = "common/desk.rs"]
mod desk;

use desk::{Desk, json};
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
        // As a shell takes the words apart.
        let mut words = Vec::new();
        for (number, part) in options.split('\'').enumerate() {
            if number % 2 == 1 {
                words.push(part.to_string())
            } else {
                words.extend(part.split_whitespace().map(str::to_string))
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
    wrong("id: \"poor\", set", "id: \"as it is\", set", &["two choices are called"]);
    // The top of a range is tried before anything runs.
    wrong("(0.1, 0.5)", "(0.1, 1.5)", &["exposed=1.5"]);
}
