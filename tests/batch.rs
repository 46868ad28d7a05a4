//! Studies: the same bytes whoever runs them and however often they are killed, rows that `run` gives again, and clear words
//! where something is wrong.

#[path = "common/desk.rs"]
mod desk;

use desk::{Desk, json};
use sandtable::batch::from_csv;
use serde_json::Value;
use std::fs;
use std::process::Stdio;

/// Two plans of the clinic at two points, in small blocks.
const STUDY: &str = r#"(
    schema: 1,
    id: "small",
    exercises: ["small-clinic"],
    plans: [
        (id: "small-clinic"),
        (id: "faster", plan: "small-clinic", set: [(path: "plan.escalate_after", value: "10min")]),
    ],
    factors: [(id: "wards", path: "organisation.hosts[ward-pc].count", levels: [40, 60])],
    replications: 14,
    block: 2,
    targets: [(output: "contain", within: "24h"), (output: "hosts_hit", at_most: 5)],
)"#;

#[test]
fn the_manifest_holds_the_sums_of_the_rows() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out out --quiet");
    let study: Value = json(&fs::read_to_string(desk.path("out/study.json")).expect("merged"));
    let rows = desk.rows("out");
    assert_eq!(study["rows"], rows.len());
    let sum = |of: fn(&sandtable::batch::Row) -> i64| rows.iter().map(of).sum::<i64>();
    assert_eq!(study["sums"]["seed"], sum(|row| row.seed.cast_signed()));
    assert_eq!(study["sums"]["dwell_ms"], sum(|row| row.dwell_ms.unwrap_or(0)));
    assert!(rows.iter().any(|row| row.dwell_ms.is_some()));
    assert!(study["sums"].get("digest").is_none());
    assert_eq!(desk.path("out/runs.parquet").exists(), cfg!(feature = "parquet"));
}

#[test]
fn shards_threads_order_and_resume_change_no_byte() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out whole --jobs 1 --quiet");
    let root = desk.root("whole");
    let rows = fs::read(desk.path("whole/runs.csv")).expect("merged");

    // Seven shards, last first, on two threads.
    for shard in (0..7).rev() {
        desk.good(&format!("batch run study.ron --out seven --shard {shard}/7 --jobs 2 --quiet"));
    }
    assert_eq!(desk.root("seven"), root);
    assert_eq!(fs::read(desk.path("seven/runs.csv")).expect("merged"), rows);

    // Some of 64, more shards than there are units, then what is missing of 3.
    for shard in (0..64).filter(|shard| shard % 3 == 1) {
        desk.good(&format!("batch run study.ron --out mixed --shard {shard}/64 --quiet"));
    }
    let ended = desk.sandtable("batch merge study.ron --out mixed");
    assert_eq!(ended.code, 6, "{}", ended.err);
    assert!(ended.err.contains("units are missing"), "{}", ended.err);
    let missing = desk.good("batch missing study.ron --out mixed --of 3");
    assert!(!missing.is_empty());
    for shard in missing.lines() {
        desk.good(&format!("batch run study.ron --out mixed --shard {shard} --quiet"));
    }
    assert_eq!(desk.root("mixed"), root);
    assert_eq!(desk.good("batch missing study.ron --out mixed --of 3"), "");

    // The whole study once more does nothing, and says the same.
    desk.good("batch run study.ron --out whole --quiet");
    assert_eq!(desk.root("whole"), root);
    let verified = desk.good("batch verify study.ron --out whole --sample 25");
    assert!(verified.contains("the same to the byte"), "{verified}");
}

#[test]
fn the_worst_runs_are_named_with_what_plays_them() {
    let kept = STUDY.replace("replications: 14,", "replications: 14,\n    keep: worst(2),");
    let desk = Desk::with(&kept);
    desk.good("batch run study.ron --out out --quiet");
    let report = json(&fs::read_to_string(desk.path("out/report.json")).expect("the report"));
    let worst = report["worst"].as_array().expect("a list");
    assert_eq!(worst.len(), 4, "two of each plan");
    let most = |plan: &str| {
        let rows = desk.rows("out").into_iter().filter(|row| row.plan == plan);
        rows.map(|row| row.harm_milliunits).max().expect("rows")
    };
    assert_eq!(worst[0]["harm"].as_f64().map(|harm| (harm * 1000.0).round() as i64), Some(most("small-clinic")));
    let command = worst[2]["command"].as_str().expect("a command");
    let run =
        json(&desk.good(&format!("{} --json", command.strip_prefix("sandtable ").expect("ours").replace('\'', ""))));
    assert_eq!(run["digest"], worst[2]["digest"]);
}

#[test]
fn the_ratings_of_all_criteria_are_kept_if_asked_for() {
    let desk = Desk::with(&STUDY.replace("replications: 14,", "replications: 3,\n    criteria: true,"));
    desk.good("batch run study.ron --out out --quiet");
    let text = fs::read_to_string(desk.path("out/criteria.csv")).expect("it was asked for");
    let criteria: Vec<sandtable::batch::CriterionRow> =
        from_csv(text.as_bytes()).expect("the program reads what it writes");
    let rows = desk.rows("out");
    assert_eq!(desk.path("out/criteria.parquet").exists(), cfg!(feature = "parquet"));
    // As many goals met in the long table as a row says, and the rating of one run as `run` gives it.
    let of = |row: &sandtable::batch::Row| {
        let same = |one: &&sandtable::batch::CriterionRow| {
            (&one.plan, one.seed, one.point) == (&row.plan, row.seed, row.point)
        };
        criteria.iter().filter(same).count()
    };
    let each = of(&rows[0]);
    assert!(each > 30 && rows.iter().all(|row| of(row) == each), "{each} criteria a run");
    assert_eq!(criteria.len(), each * rows.len());
    let graded = criteria.iter().filter(|one| one.millipoints.is_some());
    assert!(graded.into_iter().all(|one| one.rating != "NO" && one.millipoints <= Some(100_000)));
    assert!(desk.good("batch verify study.ron --out out --sample 100").contains("the same to the byte"));
    // A damaged file is found, and the root knows of it.
    let file = desk.path("out/units/000000.criteria.csv");
    fs::write(&file, fs::read_to_string(&file).expect("kept").replace(",P,", ",U,")).expect("the desk takes files");
    let ended = desk.sandtable("batch merge study.ron --out out");
    assert_eq!(ended.code, 8, "{}", ended.err);
    assert!(ended.err.contains("000000.criteria.csv"), "{}", ended.err);
}

#[cfg(unix)]
#[test]
fn an_interrupt_finishes_what_is_in_hand() {
    let desk = Desk::with(&STUDY.replace("replications: 14", "replications: 600"));
    let child = desk
        .command("batch run study.ron --out out --jobs 1")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built");
    // The first receipt says that the handler stands and that work is going on.
    while !desk.path("out/units/000000.json").exists() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("kill is there").success());
    let ended = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(6), "{said}");
    assert!(said.contains("goes on from here"), "{said}");
    let files = fs::read_dir(desk.path("out/units")).expect("units were kept");
    let names: Vec<String> =
        files.map(|file| file.expect("listed").file_name().to_string_lossy().into_owned()).collect();
    let count = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!((count("csv"), count("json")), (names.len() / 2, names.len() / 2), "each with its receipt: {names:?}");
}

#[test]
fn a_killed_study_goes_on_where_it_was() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out whole --quiet");
    let root = desk.root("whole");
    let mut interrupted = 0;
    for kill in 0..20 {
        let mut child = desk
            .command("batch run study.ron --out killed --quiet")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built");
        // No matter how long: the moments spread over loading, computing and writing.
        std::thread::sleep(std::time::Duration::from_millis(5 + 7 * kill));
        interrupted += i32::from(child.try_wait().expect("it is ours").is_none());
        _ = child.kill();
        child.wait().expect("it is ours");
    }
    assert!(interrupted > 0, "every run was over before it could be killed");
    desk.good("batch run study.ron --out killed --quiet");
    assert_eq!(desk.root("killed"), root);
}

#[test]
fn run_gives_each_row_again_to_the_digest() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out rows --quiet");
    let rows = desk.rows("rows");
    assert_eq!(rows.len(), 2 * 2 * 14);
    for row in rows.iter().step_by(rows.len() / 20 + 1).take(20) {
        let wards = [40, 60][row.point as usize];
        let set = if row.plan == "faster" { "--set plan.escalate_after=10min" } else { "" };
        let line = format!(
            "run small-clinic --plan small-clinic --seed {} --set organisation.hosts[ward-pc].count={wards} {set} --json --quiet",
            row.seed
        );
        let run = json(&desk.good(&line));
        assert_eq!(run["digest"], Value::from(row.digest.clone()), "{line}");
        let saved = run["share_saved"]["hosts"].as_f64().expect("there was something to lose");
        let kept = 1.0 - row.harm_hosts as f64 / row.reference_hosts as f64;
        assert!((saved - kept).abs() < 1e-12, "one reference serves all: {saved} and {kept}");
    }
}

#[test]
fn a_run_is_placed_among_those_of_its_plan() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out rows --quiet");
    let out =
        desk.good("run small-clinic --seed 3 --set organisation.hosts[ward-pc].count=40 --against rows --out run");
    assert!(out.contains("Among the runs of plan small-clinic in rows"), "{out}");
    // The run is one of them: the same as at least one of fourteen, 7.1 %.
    let line = out.lines().find(|line| line.contains("Goals of the rubric met")).expect("an output");
    assert!(line.contains("of 14 runs") && !line.contains("the same as 0 %"), "{line}");

    let ended = desk.sandtable("run valve-works-theft --against rows --out other");
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(ended.err.contains("has no runs of valve-works-theft"), "{}", ended.err);
    let ended = desk.sandtable("run small-clinic --against nowhere --out other");
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(!desk.path("other").exists(), "nothing is written");
}

/// Every file of a study's page, by name.
fn page(desk: &Desk, out: &str) -> Vec<(String, String)> {
    let read = |path: std::path::PathBuf| fs::read_to_string(path).expect("UTF-8");
    let mut files = vec![("index.html".to_string(), read(desk.path(out).join("index.html")))];
    let charts = fs::read_dir(desk.path(out).join("charts")).expect("a folder of charts");
    for chart in charts {
        let path = chart.expect("a file").path();
        files.push((path.file_name().expect("a name").to_string_lossy().into_owned(), read(path)));
    }
    files.sort();
    files
}

fn values<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    page.split(before).skip(1).map(|rest| rest.split('"').next().expect("a quoted value")).collect()
}

/// Sound whatever the study: links lead somewhere, nothing is asked of anybody, no number is none.
#[track_caller]
fn check_page(files: &[(String, String)]) {
    for (name, text) in files {
        for never in ["<script", "src=", "url(", "style=\"", "NaN", "Infinity", ">inf", "Some(", "None", "-0 "] {
            assert!(!text.contains(never), "{name} holds {never}");
        }
    }
    let page = &files.iter().find(|file| file.0 == "index.html").expect("a page").1;
    let ids = values(page, " id=\"");
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for link in values(page, " href=\"") {
        assert!(link.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{link} leads nowhere");
    }
    let charts = page.matches("<svg ").count();
    assert_eq!(charts, files.len() - 1, "each chart is a file of its own");
    assert_eq!(page.matches("<figure>").count(), charts);
    assert_eq!(page.matches("<details>").count(), charts, "each chart has its numbers as a table");
    assert_eq!(page.matches("<desc id=").count(), charts);
}

#[test]
fn the_page_of_a_study_is_sound_and_the_same_on_any_number_of_threads() {
    let desk = Desk::with(&STUDY.replace("small-clinic\"),", "small-clinic\"), (id: \"team\", plan: \"small-team\"),"));
    desk.good("batch run study.ron --out out --quiet");
    let files = page(&desk, "out");
    check_page(&files);
    for threads in ["1", "3"] {
        let mut again = desk.command("batch report study.ron --out out");
        let ended = again.env("RAYON_NUM_THREADS", threads).output().expect("the program was built");
        assert!(ended.status.success());
        assert_eq!(page(&desk, "out"), files, "{threads} threads");
    }
    let text = &files.iter().find(|file| file.0 == "index.html").expect("a page").1;
    for section in ["id=\"summary\"", "id=\"cell-1\"", "id=\"cell-2\"", "id=\"method\""] {
        assert!(text.contains(section), "{section}");
    }
    for chart in ["differences", "contain-curve", "dwell-curve", "targets", "held"] {
        assert!(files.iter().any(|file| file.0 == format!("{chart}-2.svg")), "{chart}");
    }
    let root = desk.root("out");
    assert!(text.contains(&root) && text.contains("sandtable batch run study.ron"), "how to get the same again");
}

#[test]
fn pages_of_odd_studies_say_what_there_is_to_say() {
    let of = |study: &str| {
        let desk = Desk::with(study);
        desk.good("batch run study.ron --out out --quiet");
        let files = page(&desk, "out");
        check_page(&files);
        files
    };
    let has = |files: &[(String, String)], chart: &str| files.iter().any(|file| file.0.starts_with(chart));
    let text = |files: &[(String, String)]| files.iter().find(|file| file.0 == "index.html").expect("a page").1.clone();

    let one =
        of(r#"(schema: 1, id: "one", exercises: ["small-clinic"], plans: [(id: "small-clinic")], replications: 8)"#);
    assert!(!has(&one, "differences") && !has(&one, "tradeoff") && !has(&one, "precision"), "there is no other plan");
    assert!(!text(&one).contains("the baseline"));

    // An hour after STARTEX nothing is identified.
    let censored = of(
        r#"(schema: 1, id: "short", exercises: ["small-clinic"], plans: [(id: "small-clinic"), (id: "team", plan: "small-team")],
            factors: [(id: "end", path: "exercise.horizon", levels: ["1h"])], replications: 6,
            targets: [(output: "dwell", within: "2d")])"#,
    );
    assert!(!has(&censored, "dwell-spread"), "a box needs a run that got there");
    let words = "Not one of the runs is identified before it ends, under any plan";
    assert!(text(&censored).contains(words), "{words}");

    let twins = of(r#"(schema: 1, id: "twins", exercises: ["small-clinic"],
            plans: [(id: "small-clinic"), (id: "twin", plan: "small-clinic")], replications: 8)"#);
    assert!(!has(&twins, "differences") && text(&twins).contains("twin is identical to small-clinic"));

    let many = of(
        r#"(schema: 1, id: "many", exercises: ["small-clinic"], plans: [(id: "small-clinic"), (id: "team", plan: "small-team")],
            factors: [(id: "wards", path: "organisation.hosts[ward-pc].count", levels: [20, 30, 40, 50, 60, 70, 80])],
            replications: 6, targets: [(output: "hosts_hit", at_most: 5)])"#,
    );
    assert!(has(&many, "differences-all") && !has(&many, "held") && !has(&many, "precision"));
    assert!(text(&many).contains("Over all 7 cells") && text(&many).contains("small-clinic at wards = 80"));
}

#[test]
fn hostile_names_stay_text_on_the_page() {
    let long = "x".repeat(300);
    let desk = Desk::with(&format!(
        r#"(schema: 1, id: "hostile", title: "</title><script>alert('x')</script>\"&", summary: "<b>bold</b>",
            exercises: ["small-clinic"], replications: 6, plans: [(id: "small-clinic"), (id: "\u{{5de5}}\u{{5ee0}}", plan: "small-team"),
                (id: "\u{{5d0}}\u{{5d1}}", plan: "small-clinic"), (id: "{long}", plan: "small-team")],
            factors: [(id: "title", path: "exercise.title", levels: ["<script>'q'</script>"])])"#
    ));
    desk.good("batch run study.ron --out out --quiet");
    let files = page(&desk, "out");
    check_page(&files);
    for (name, text) in &files {
        assert!(!text.contains("<b>bold"), "{name}");
        if name != "index.html" {
            assert!(
                !text.contains(&long[..100]) || text.contains("<title>"),
                "a name is cut where it is drawn: {name}"
            );
        }
    }
    let text = &files.iter().find(|file| file.0 == "index.html").expect("a page").1;
    assert!(text.contains("&lt;script&gt;") && text.contains("\u{2068}\u{5d0}\u{5d1}\u{2069}"));
}

#[test]
fn another_plan_and_another_order_change_no_other_row() {
    let plans = |list: &str| {
        format!(
            r#"(schema: 1, id: "small", exercises: ["small-clinic"], plans: [{list}], baseline: "small-clinic", replications: 10)"#
        )
    };
    let (clinic, team) = (r#"(id: "small-clinic")"#, r#"(id: "team", plan: "small-team")"#);
    let of = |list: &str, plan: &str| {
        let desk = Desk::with(&plans(list));
        desk.good("batch run study.ron --out out --quiet");
        let mut rows = desk.rows("out");
        rows.retain(|row| row.plan == plan);
        rows
    };
    let alone = of(clinic, "small-clinic");
    assert_eq!(of(&format!("{clinic}, {team}"), "small-clinic"), alone);
    assert_eq!(of(&format!("{team}, {clinic}"), "small-clinic"), alone);
}

#[test]
fn a_plan_identical_to_the_baseline_is_called_so() {
    let desk = Desk::with(
        r#"(schema: 1, id: "twins", exercises: ["small-clinic"],
            plans: [(id: "small-clinic"), (id: "twin", plan: "small-clinic")], replications: 10)"#,
    );
    let out = desk.good("batch run study.ron --out out --quiet");
    assert!(out.contains("twin is identical to small-clinic in every replication"), "{out}");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    let comparisons = report["cells"][0]["comparisons"].as_array().expect("a list");
    assert!(!comparisons.is_empty());
    for row in comparisons {
        assert_eq!((&row["identical"], &row["difference"]), (&Value::from(true), &Value::from(0.0)), "{row}");
    }
}

/// The lead's yes takes 60 or 45 minutes; all else is the same.
#[test]
fn one_duration_only_pairs_closely() {
    let plan = |id: &str, median: u32| {
        format!(
            r#"(id: "{id}", plan: "valve-works-scoped", set: [
                (path: "plan.raci[2].approval", value: prior),
                (path: "exercise.parameters", value: {{
                    "approve.isolate_workstation": lognormal(median: "{median}min", p90: "{}min"),
                    "approve.isolate_server": lognormal(median: "{median}min", p90: "{}min"),
                }}),
            ])"#,
            3 * median,
            3 * median
        )
    };
    let (slow, fast) = (plan("hour", 60), plan("three-quarters", 45));
    let desk = Desk::with(&format!(
        r#"(schema: 1, id: "pairing", exercises: ["valve-works-theft"], plans: [{slow}, {fast}], replications: 100)"#
    ));
    desk.good("batch run study.ron --out out --quiet");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    let comparisons = report["cells"][0]["comparisons"].as_array().expect("a list");
    let contain = comparisons.iter().find(|row| row["output"] == "contain").expect("an output");
    let factor = contain["variance_reduction"].as_f64().expect("times differ");
    assert!(factor >= 5.0, "{contain}");
    assert!(contain["difference"].as_f64().expect("a number") < 0.0, "{contain}");
    assert!(contain["variance_reduction_ceiling"].as_f64().expect("a number") >= factor, "{contain}");
}

#[test]
fn a_study_in_which_nothing_is_contained_says_so() {
    // The run ends an hour after STARTEX.
    let desk = Desk::with(
        r#"(schema: 1, id: "short", exercises: ["small-clinic"], plans: [(id: "small-clinic"), (id: "team", plan: "small-team")],
            factors: [(id: "end", path: "exercise.horizon", levels: ["1h"])], replications: 6,
            targets: [(output: "dwell", within: "2d")])"#,
    );
    desk.good("batch run study.ron --out out --quiet");
    let report = json(&desk.good("batch report study.ron --out out --json"));
    let outputs = report["cells"][0]["plans"][0]["outputs"].as_array().expect("a list");
    let dwell = outputs.iter().find(|row| row["output"] == "dwell").expect("an output");
    assert_eq!(dwell["mean"], Value::Null, "{dwell}");
    assert_eq!(dwell["median"], Value::Null, "{dwell}");
    let (none, lost) =
        (dwell["not_applicable"].as_u64().expect("a number"), dwell["censored"].as_u64().expect("a number"));
    assert_eq!(none + lost, 6, "{dwell}");
    assert!(fs::read_to_string(desk.path("out/report.md")).expect("a report").contains("censored"));
}

#[test]
fn what_is_wrong_with_a_study_is_said_with_its_place() {
    let wrong = |study: &str, code: i32, words: &[&str]| {
        let desk = Desk::with(study);
        let ended = desk.sandtable("batch run study.ron --out out --quiet");
        assert_eq!(ended.code, code, "{}", ended.err);
        for word in words {
            assert!(ended.err.contains(word), "no `{word}` in\n{}", ended.err);
        }
        assert!(!desk.path("out").exists(), "nothing is written");
    };
    let changed = |from: &str, to: &str| {
        assert!(STUDY.contains(from), "{from}");
        STUDY.replace(from, to)
    };
    wrong(&changed("hosts[ward-pc].count", "hosts[ward-pc].cuont"), 3, &["cuont", "count"]);
    wrong(&changed("organisation.hosts", "organization.hosts"), 3, &["the nearest is `organisation`"]);
    wrong(&changed("output: \"contain\"", "output: \"contian\""), 3, &["study.ron:12:", "the nearest is `contain`"]);
    wrong(&changed("within: \"24h\"", "at_most: 3"), 3, &["it is a time"]);
    wrong(&changed("replications: 14", "replications: 0"), 3, &["study.ron:10:", "from 1 to"]);
    wrong(&changed("id: \"faster\"", "id: \"small-clinic\""), 3, &["two plans are called"]);
    wrong(&changed("id: \"faster\", plan", "id: \"faster\", plam"), 3, &["the nearest is `plan`"]);
    wrong(
        &changed("plan: \"small-clinic\", set", "plan: \"small-clinics\", set"),
        3,
        &["the nearest is `small-clinic`"],
    );
    wrong(&changed("levels: [40, 60]", "levels: [40, -1]"), 3, &["wards=-1"]);
    wrong("(schema: 1", 3, &["study.ron:1:"]);
}

#[test]
fn foreign_and_damaged_folders_are_refused() {
    let desk = Desk::with(STUDY);
    desk.good("batch run study.ron --out out --quiet");
    let file = desk.path("out/units/000003.csv");
    let before = fs::read(&file).expect("a unit");

    let mut damaged = before.clone();
    let at = damaged.len() / 2;
    damaged[at] ^= 1;
    fs::write(&file, &damaged).expect("ours");
    for line in ["batch merge study.ron --out out", "batch report study.ron --out out"] {
        let ended = desk.sandtable(line);
        assert_eq!(ended.code, 8, "{}", ended.err);
        assert!(ended.err.contains("000003.csv is damaged"), "{}", ended.err);
    }
    fs::remove_file(&file).expect("ours");
    assert_eq!(desk.sandtable("batch merge study.ron --out out").code, 8);
    fs::write(&file, &before).expect("ours");
    let root = desk.root("out");

    fs::write(desk.path("out/units/000003.json"), "{").expect("ours");
    assert_eq!(desk.sandtable("batch merge study.ron --out out").code, 8);
    // The advice that is given helps.
    fs::remove_file(desk.path("out/units/000003.json")).expect("ours");
    desk.good("batch run study.ron --out out --quiet");
    assert_eq!(desk.root("out"), root);

    let runs = fs::read(desk.path("out/runs.csv")).expect("merged");
    desk.write("study.ron", STUDY.replace("replications: 14", "replications: 16"));
    for line in ["batch run study.ron --out out --quiet", "batch merge study.ron --out out"] {
        let ended = desk.sandtable(line);
        assert_eq!(ended.code, 7, "{}", ended.err);
        assert!(ended.err.contains("belongs to another study"), "{}", ended.err);
    }
    assert_eq!(fs::read(desk.path("out/runs.csv")).expect("still there"), runs, "nothing is lost");

    // A row that is not what is computed again.
    desk.write("study.ron", STUDY);
    let receipt = desk.path("out/units/000003.json");
    let mut rows: Vec<sandtable::batch::Row> = from_csv(&before).expect("rows");
    rows[0].harm_hosts += 1;
    let forged = sandtable::batch::to_csv(&rows);
    fs::write(&file, &forged).expect("ours");
    let mut promise = json(&fs::read_to_string(&receipt).expect("a receipt"));
    promise["sha256"] = Value::from(sha256(&forged));
    fs::write(&receipt, promise.to_string()).expect("ours");
    let ended = desk.sandtable("batch verify study.ron --out out --sample 100");
    assert_eq!(ended.code, 5, "{}", ended.err);
    assert!(ended.err.contains("unit 3"), "{}", ended.err);
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_study_says_how_large_it_is_before_it_runs() {
    let desk = Desk::with(STUDY);
    let size = desk.good("batch size study.ron");
    assert!(size.contains("2 points x 2 plans x 14 replications = 56 runs in 14 units"), "{size}");
    assert!(!desk.path("out").exists());
    let shown = desk.good("show plans-compared --kind studies");
    desk.write("study.ron", shown);
    assert!(desk.good("batch size study.ron").contains("8000 runs"));
}
