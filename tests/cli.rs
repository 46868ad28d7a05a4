//! The command line as people and scripts meet it: what is printed where, exit codes, files. Each test runs the program in
//! a folder of its own. Figures of a run are compared with another run, never written down here.
#![expect(clippy::needless_raw_string_hashes, reason = "the form in which snapbox writes a snapshot anew")]

use sandtable::journal::{Journal, read_journal};
use serde_json::Value;
use snapbox::{assert_data_eq, file, str};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder to work in.
struct Desk(TempDir);

/// How a command ended and what it said.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a folder for the test"))
    }
    fn path(&self) -> &Path {
        self.0.path()
    }
    fn sandtable(&self, line: &str) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_sandtable"))
            .args(line.split_whitespace())
            .current_dir(self.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program was built");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Ended {
            code: output.status.code().expect("it was not killed"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), text).expect("the folder is ours");
    }
    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
    /// Every file below the folder, sorted.
    fn files(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, files: &mut Vec<String>) {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("a listed entry can be read").path();
                if path.is_dir() {
                    walk(&path, root, files);
                } else {
                    let name = path.strip_prefix(root).expect("below the root");
                    files.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        let mut files = Vec::new();
        walk(self.path(), self.path(), &mut files);
        files.sort();
        files
    }
}

impl Ended {
    /// Ended well, with nothing to say on stderr.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
    /// Ended with this code, with nothing on stdout. Returns what it said.
    #[track_caller]
    fn refused(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        self.err
    }
}

#[track_caller]
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

// Help, lists, built-in files.

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    let mut all = String::new();
    for command in ["", "run", "check", "list", "show", "score", "report", "replay", "explain", "compare"] {
        all += &format!("$ sandtable {command} --help\n").replace("  ", " ");
        all += &desk.sandtable(&format!("{command} --help")).done();
        all.push('\n');
    }
    assert_data_eq!(all, file!["cli/help.txt"]);
    assert_eq!(desk.sandtable("--version").done(), format!("sandtable {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn lists_name_what_can_be_shown() {
    let desk = Desk::new();
    let rows = json(&desk.sandtable("list --json").done());
    for row in rows.as_array().expect("a list") {
        let (kind, name) = (row["kind"].as_str().expect("a kind"), row["name"].as_str().expect("a name"));
        let text = desk.sandtable(&format!("show {name} --kind {kind}")).done();
        assert!(text.contains("schema: 1,") && text.contains(&format!("id: {name:?}")), "{kind} {name}: {text}");
        assert!(desk.sandtable(&format!("list {kind}")).done().contains(name));
    }
}

#[test]
fn actions_are_listed_for_people_and_programs() {
    let desk = Desk::new();
    let actions = json(&desk.sandtable("list actions --json").done());
    let isolate = actions.as_array().expect("a list").iter().find(|row| row["id"] == "isolate-host").expect("there");
    let columns = "id title same_as task target by skill takes median_minutes p90_minutes needs by_hand gates preconditions effect \
                   side_effects fails undo react d3fend";
    assert_eq!(keys(isolate), columns.split_whitespace().collect::<Vec<_>>());
    assert_eq!(isolate["task"], "P3.1");
    assert!(desk.sandtable("list actions").done().contains("isolate-host"));
}

#[test]
fn tasks_are_listed_with_every_column() {
    let desk = Desk::new();
    let rows = json(&desk.sandtable("list tasks --json").done());
    let rows = rows.as_array().expect("a list");
    assert_eq!(rows.len(), 45);
    assert_eq!((&rows[0]["id"], &rows[44]["id"]), (&Value::from("P1.1"), &Value::from("P7.7")));
    for row in rows {
        for column in ["model", "decided", "report"] {
            assert!(!row[column].as_array().expect("a list").is_empty(), "{}: {column}", row["id"]);
        }
    }
    let page = desk.sandtable("list tasks").done();
    assert!(page.contains("P3.1 cut infected systems off\n") && page.contains("p3.1-short-term"), "{page}");
}

#[test]
fn a_name_of_several_files_shows_the_first_and_says_so() {
    let desk = Desk::new();
    let plan = desk.sandtable("show small-clinic --kind plans").done();
    assert!(plan.contains("playbooks: ["), "{plan}");
    let first = desk.sandtable("show small-clinic");
    assert!(first.out.contains("startex:"), "{}", first.out);
    assert_data_eq!(
        first.err,
        str![[r#"
note: this is the exercise; there is also --kind organisations, --kind plans

"#]]
    );
}

#[test]
fn a_misspelt_name_gets_the_nearest() {
    let desk = Desk::new();
    assert_data_eq!(
        desk.sandtable("show smal-clinic").refused(3),
        str![[r#"
error: no built-in file is called `smal-clinic`
  = help: the nearest is `small-clinic`

"#]]
    );
    assert_data_eq!(
        desk.sandtable("show mail-to-ransom --kind plans").refused(3),
        str![[r#"
error: no built-in plan is called `mail-to-ransom`
  = help: there is a file of this name under `--kind adversaries`

"#]]
    );
    assert_data_eq!(
        desk.sandtable("run small-clinc").refused(3),
        str![[r#"
error[no-file]: no built-in exercise is called `small-clinc`
 |
help: the nearest is `small-clinic`

1 error, 0 warnings

"#]]
    );
}

// Scenarios.

#[test]
fn every_mistake_of_a_scenario_is_told_at_once_and_nothing_is_written() {
    let desk = Desk::new();
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/broken");
    for name in ["exercise.ron", "organisation.ron", "adversary.ron", "plan.ron"] {
        desk.write(name, fs::read(broken.join(name)).expect("it lies beside this test"));
    }
    let before = desk.files();
    let told = desk.sandtable("check exercise.ron").refused(3);
    assert_data_eq!(told.clone(), file!["cli/broken.txt"]);
    assert_eq!(desk.sandtable("run exercise.ron").refused(3), told);
    assert_eq!(desk.sandtable("run exercise.ron --seeds 1..3 --json").refused(3), told);
    assert_eq!(desk.files(), before);
}

#[test]
fn a_step_that_no_sensor_could_see_is_told() {
    let desk = Desk::new();
    let ended = desk.sandtable("check hospital-ransomware");
    assert!(ended.err.contains("no sensor of the organisation could ever see step `take`"), "{}", ended.err);
    assert!(!ended.err.contains("`dump-first`"), "the antivirus can see that one: {}", ended.err);
}

#[test]
fn an_id_leads_to_no_other_folder() {
    let desk = Desk::new();
    for id in ["../../x", "..", "/tmp/x", "", "a+b"] {
        let ended = desk.sandtable(&format!("run small-clinic --set exercise.id=\"{id}\""));
        assert_eq!(ended.code, 3, "{id}: {}", ended.err);
        assert!(ended.err.contains("is no good id for a file"), "{id}: {}", ended.err);
    }
    assert_eq!(desk.files(), Vec::<String>::new());
}

#[test]
fn a_changed_header_breaks_the_seal() {
    let desk = Desk::new();
    desk.sandtable("run small-clinic --out it --quiet").done();
    let bytes = desk.read("it/journal.bin");
    let text = b"Ransomware in a small clinic";
    let at = bytes.windows(text.len()).position(|window| window == text).expect("the title stands in the header");
    let mut changed = bytes.clone();
    changed[at] = b'S';
    let mut longer = bytes;
    longer.push(b'\n');
    for damaged in [changed, longer] {
        desk.write("damaged.bin", damaged);
        for command in ["score", "replay"] {
            let ended = desk.sandtable(&format!("{command} damaged.bin"));
            assert_eq!(ended.code, 3, "{}", ended.err);
            assert!(ended.err.contains("seal"), "{}", ended.err);
        }
    }
}

#[test]
fn a_sound_scenario_is_told_in_a_line() {
    let desk = Desk::new();
    let sound = desk.sandtable("check small-clinic").done();
    assert!(sound.starts_with("small-clinic: sound (20 hosts, ") && sound.lines().count() == 1, "{sound}");
}

#[test]
fn a_plan_in_the_place_of_an_exercise_is_recognised() {
    let desk = Desk::new();
    desk.write("mine.ron", desk.sandtable("show small-clinic --kind plan").done());
    assert_data_eq!(
        desk.sandtable("run mine.ron").refused(3),
        str![[r#"
error: mine.ron is no exercise: it looks like a file for --plan
  = help: give it to an exercise: `--plan mine.ron`

"#]]
    );
    desk.sandtable("check small-clinic --plan mine.ron").done();
}

#[test]
fn a_changed_field_changes_the_scenario() {
    let desk = Desk::new();
    let more = desk.sandtable("check small-clinic --set organisation.hosts[ward-pc].count=112").done();
    assert!(more.contains("(120 hosts, "), "{more}");
    let unknown = desk.sandtable("check small-clinic --set organisation.hosts[ward-cp].count=112").refused(3);
    assert!(unknown.contains("there is no `ward-cp`") && unknown.contains("ward-pc"), "{unknown}");
}

// Runs.

#[test]
fn a_run_is_one_line_of_json_with_every_key() {
    let desk = Desk::new();
    let line = desk.sandtable("run small-clinic --json").done();
    assert_eq!(line.lines().count(), 1);
    assert!(desk.files().is_empty(), "without --out, --json writes no report");
    let run = json(&line);
    let top = "schema exercise plan seed digest milestones identified_by contained_by contained_state not_applicable \
               dwell_hours dwell_parts contain_hours share_saved points ratings overall outcome events";
    let within = [
        (
            "milestones",
            "first_compromise first_observable first_true_alert acknowledged told first_impact identified \
             short_term_contained contained eradicated_declared eradicated recovered_tier1 recovered closed reviewed",
        ),
        ("dwell_parts", "dormant sensor people"),
        ("share_saved", "hosts records service_hours units"),
        ("points", "P1 P2 P3 P4 P5 P6 P7"),
        ("ratings", "P1 P2 P3 P4 P5 P6 P7"),
        (
            "outcome",
            "hosts_compromised hosts_encrypted hosts_isolated records_exfiltrated downtime_hours_attack \
             downtime_hours_response",
        ),
    ];
    for key in top.split_whitespace() {
        assert!(keys(&run).contains(&key), "{key}");
    }
    for (object, expected) in within {
        for key in expected.split_whitespace() {
            assert!(keys(&run[object]).contains(&key), "{object}.{key}");
        }
    }
    assert_eq!(run["schema"], "sandtable.run/1");
    assert_eq!(run["seed"], 1);
    assert_eq!(run["digest"].as_str().map(str::len), Some(64));
    for rating in run["ratings"].as_object().expect("an object").values() {
        assert!(["P", "S", "M", "U", "NO"].contains(&rating.as_str().expect("a rating")), "{rating}");
    }
}

#[test]
fn seeds_are_both_included_in_order_and_equal_single_runs() {
    let desk = Desk::new();
    let many = desk.sandtable("run small-clinic --seeds 1..5 --json --jobs 2").done();
    let single: String =
        (1..=5).map(|seed| desk.sandtable(&format!("run small-clinic --seed {seed} --json")).done()).collect();
    assert_eq!(many, single);
    let for_people = desk.sandtable("run small-clinic --seeds 3..4").done();
    let seeds: Vec<&str> = for_people.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(seeds, ["3", "4"]);
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn a_run_under_the_bar_says_so_by_its_exit_code() {
    let desk = Desk::new();
    let overall = json(&desk.sandtable("run small-clinic --json").done())["overall"].clone();
    let scale = ["P", "S", "M", "U", "NO"];
    let reached = scale.iter().position(|rating| overall == *rating).expect("a rating");
    for (at, bar) in scale.iter().take(3).enumerate() {
        let code = if reached > at { 4 } else { 0 };
        assert_eq!(desk.sandtable(&format!("run small-clinic --json --fail-under {bar}")).code, code, "{bar}");
    }
    assert_eq!(desk.sandtable("run small-clinic --seeds 1..3 --json --fail-under P").code, 4);
}

#[test]
fn whoever_stops_reading_leaves_the_exit_code_as_it_is() {
    let desk = Desk::new();
    for line in ["run small-clinic --fail-under P", "run small-clinic --seeds 1..3 --fail-under P"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandtable"))
            .args(line.split_whitespace())
            .current_dir(desk.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(4), "{line}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_file() {
    let desk = Desk::new();
    let plan = desk.sandtable("show small-clinic --kind plans").done();
    desk.write("plan.ron", format!("\u{feff}{plan}"));
    desk.sandtable("check small-clinic --plan plan.ron").done();
    desk.write("plan.ron", format!("\u{feff}({plan}"));
    let said = desk.sandtable("check small-clinic --plan plan.ron").refused(3);
    assert!(said.contains("plan.ron:2:1"), "{said}");
}

#[test]
fn figures_that_no_sum_could_hold_are_refused() {
    let desk = Desk::new();
    let said = desk.sandtable("check small-clinic --set organisation.services[records].cost_per_hour=1e308").refused(3);
    assert!(said.contains("is too large"), "{said}");
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    let desk = Desk::new();
    for (line, says) in [
        ("", "Usage: sandtable"),
        ("run", "<EXERCISE>"),
        ("rum small-clinic", "a similar subcommand exists: 'run'"),
        ("run small-clinic --seed x", "write a whole number from 0 to 2^64 - 1"),
        ("run small-clinic --seeds 5", "write A..B, for example 1..200 (both included)"),
        ("run small-clinic --seeds 5..1", "the first seed must not be greater than the last"),
        ("run small-clinic --seed 1 --seeds 1..2", "cannot be used with"),
        ("run small-clinic --seeds 1..2 --jobs 0", "write a whole number, 1 or more"),
        ("run small-clinic --fail-under X", "write P, S or M, the worst rating that you accept"),
        ("run small-clinic --set foo", "write PATH=VALUE, for example"),
        (
            "show small-clinic --kind actions",
            "[possible values: exercises, organisations, adversaries, plans, annexes, studies]",
        ),
    ] {
        let said = desk.sandtable(line).refused(2);
        assert!(said.contains(says), "sandtable {line}: {said}");
    }
}

// Reports and journals.

#[test]
fn a_run_writes_a_report_that_its_journal_alone_gives_again() {
    let desk = Desk::new();
    let summary = desk.sandtable("run small-clinic --seed 3").done();
    let folder = "aar/small-clinic/small-clinic/3";
    assert!(summary.ends_with(&format!("Report: {folder}/index.html\n")), "{summary}");
    let written = desk.files();
    for name in ["index.html", "report.md", "report.json", "timeline.csv", "journal.bin"] {
        assert!(written.contains(&format!("{folder}/{name}")), "{name}: {written:?}");
    }

    let alone = Desk::new();
    alone.write("journal.bin", desk.read(&format!("{folder}/journal.bin")));
    alone.sandtable("report journal.bin --text").done();
    for name in written.iter().filter_map(|path| path.strip_prefix(&format!("{folder}/"))) {
        assert!(alone.read(name) == desk.read(&format!("{folder}/{name}")), "{name} differs");
    }
    assert!(String::from_utf8(alone.read("journal.txt")).expect("text").contains("startex"));
    assert_eq!(
        alone.sandtable("score journal.bin --json").done(),
        desk.sandtable("run small-clinic --seed 3 --json").done()
    );
    assert_eq!(alone.sandtable("score journal.bin").done() + &format!("Report: {folder}/index.html\n"), summary);
}

#[test]
fn a_report_comes_in_the_language_that_is_asked_for() {
    let desk = Desk::new();
    desk.sandtable("run small-clinic --out run --lang zh-Hant -q").done();
    desk.sandtable("report run --out again --lang zh-Hans").done();
    desk.sandtable("report run --out english").done();
    let page = |folder: &str| String::from_utf8(desk.read(&format!("{folder}/report.md"))).expect("text");
    for (folder, title) in [("run", "事後檢討報告"), ("again", "复盘报告"), ("english", "after-action report")]
    {
        let page = page(folder);
        let first = page.lines().next().expect("a page has a title");
        assert!(first.ends_with(title), "{first}");
    }
    let refused = desk.sandtable("report run --lang zh-Hent").refused(2);
    assert!(refused.contains("a similar value exists: 'zh-Hant'"), "{refused}");
}

#[test]
fn a_report_can_be_read_by_others() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::new();
        desk.sandtable("run small-clinic --out new").done();
        desk.write("plain", "");
        let rights = |name: &str| fs::metadata(desk.path().join(name)).expect(name).permissions().mode();
        assert_eq!(rights("new/index.html"), rights("plain"));
    }
}

/// A folder with the journal of a run.
fn recorded() -> (Desk, Journal) {
    let desk = Desk::new();
    desk.sandtable("run small-clinic --quiet --out run").done();
    let journal = read_journal(&desk.read("run/journal.bin")).expect("it was just written");
    (desk, journal)
}

#[test]
fn runs_are_compared_with_the_first_of_them() {
    let desk = Desk::new();
    desk.sandtable("run small-clinic --seed 3 -q --out one").done();
    desk.sandtable("run small-clinic --seed 3 -q --out same").done();
    desk.sandtable("run small-clinic --seed 4 --plan small-team -q --out two").done();
    let page = desk.sandtable("compare one same two").done();
    let row = page.lines().find(|line| line.contains("Hosts compromised")).expect("a row a key figure");
    assert!(row.contains("as before"), "the same run is no better: {page}");
    assert!(page.contains("same: Of ") && page.contains(" 0 better and 0 worse than in one."), "{page}");
    assert!(page.contains("Both had the same luck (seed 3)") && page.contains("The luck was not the same"), "{page}");
    let kept = desk.sandtable("compare one two --json").done();
    let rows: Vec<Value> = kept.lines().map(json).collect();
    assert_eq!(rows[0]["schema"], "sandtable.history/1");
    assert_eq!((&rows[0]["seed"], &rows[1]["plan"]), (&Value::from(3), &Value::from("small-team")));
    let chinese = desk.sandtable("compare one two --lang zh-Hans").done();
    assert!(chinese.contains("识别时间"), "{chinese}");
    let missing = desk.sandtable("compare one nowhere nothing");
    assert_eq!(missing.code, 3);
    assert!(missing.err.contains("nowhere") && missing.err.contains("nothing"), "all at once: {}", missing.err);
    assert_eq!(desk.sandtable("compare one").code, 2);
}

#[test]
fn a_score_is_explained_back_to_the_first_step_of_the_attack() {
    let desk = Desk::new();
    desk.sandtable("run small-clinic --seed 3 --quiet --out run").done();
    let journal = read_journal(&desk.read("run/journal.bin")).expect("it was just written");
    let page = desk.sandtable("explain run p2.7-alert-identified").done();
    assert!(page.starts_with("P2.7 From the first true alert to identification\np2.7-alert-identified"), "{page}");
    for says in ["Measured ", " against a goal of 1 h and a limit of 24 h", "\n1. ", "made from ", "(entry 2)"] {
        assert!(page.contains(says), "{says}: {page}");
    }
    let told = json(&desk.sandtable("explain run/journal.bin p2.7-alert-identified --json").done());
    let chains = told["chains"].as_array().expect("a list");
    assert!(!chains.is_empty());
    for step in chains.iter().flat_map(|chain| chain.as_array().expect("a list")) {
        assert!((step["entry"].as_u64().expect("a number") as usize) < journal.entries.len());
        assert!(!step["text"].as_str().expect("a text").is_empty());
    }
}

#[test]
fn a_person_overrides_a_rating_with_a_reason() {
    let (desk, _) = recorded();
    let before = json(&desk.sandtable("score run --json").done());
    let missed = before["goals_missed"][0].as_str().expect("this run misses a goal").to_string();
    let file = |rating: &str, reason: &str| {
        format!(
            "(schema: 1, ratings: [(criterion: \"{missed}\", rating: {rating}, by: \"Ada\", reason: \"{reason}\")])"
        )
    };
    desk.write("run/ratings.ron", file("P", "seen to be done, though no log says so"));
    let after = json(&desk.sandtable("score run --json").done());
    assert_eq!(after["rated_by_hand"], serde_json::json!([missed]));
    assert!(after["goals_met"].as_array().expect("a list").contains(&Value::from(missed.as_str())));
    assert_eq!(after["digest"], before["digest"], "the journal is as it was");
    for line in ["score run", &format!("explain run {missed}")] {
        let page = desk.sandtable(line).done();
        assert!(page.contains("by Ada, where the rule says"), "{page}");
    }
    desk.sandtable("report run").done();
    let page = String::from_utf8(desk.read("run/report.md")).expect("text");
    assert!(
        page.contains("by Ada, where the rule says") && page.contains("seen to be done"),
        "both stand in the report"
    );

    for (wrong, says) in [
        (file("P", " "), "lacks a reason"),
        (file("Q", "x"), "ratings.ron:1:"),
        (file("P", "x").replace(&missed, "p3.1-shortterm"), "the nearest is `p3.1-short-term`"),
    ] {
        desk.write("run/ratings.ron", wrong);
        let said = desk.sandtable("score run").refused(3);
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn criteria_are_listed_with_rule_goal_limit_and_what_they_serve() {
    let desk = Desk::new();
    let rows = json(&desk.sandtable("list criteria --json").done());
    let row = rows.as_array().expect("a list").iter().find(|row| row["id"] == "p3.1-short-term").expect("there");
    assert_eq!((&row["goal"], &row["limit"]), (&Value::from("2 h"), &Value::from("8 h")));
    assert_eq!(row["critical_task"]["id"], "P3.1");
    assert_eq!(row["core_capability"], "Cybersecurity");
    assert!(desk.sandtable("list criteria").done().contains("p3.1-short-term"));
}

#[test]
fn an_exercise_changes_goals_in_their_own_units() {
    let desk = Desk::new();
    let changes = |rubric: &str| {
        let text = desk.sandtable("show small-clinic --kind exercises").done();
        desk.write("mine.ron", text.replacen("horizon:", &format!("rubric: [{rubric}], horizon:"), 1));
    };
    changes("(criterion: \"p3.1-short-term\", goal: \"90min\"), (criterion: \"p2.6-record\", goal: \"95 %\")");
    desk.sandtable("run mine.ron --quiet --out run").done();
    let page = desk.sandtable("explain run p3.1-short-term").done();
    assert!(page.contains("a goal of 1 h 30 min"), "{page}");
    changes("(criterion: \"p3.1-short-term\", goal: \"2 parsecs\")");
    assert_eq!(desk.sandtable("check mine.ron").code, 3);
    changes("(criterion: \"p7.6-regulators\", goal: \"2h\")");
    assert!(desk.sandtable("check mine.ron").err.contains("no goal and no limit"));
}

#[test]
fn a_criterion_that_is_none_gets_the_nearest() {
    let (desk, _) = recorded();
    assert_data_eq!(
        desk.sandtable("explain run p3.1-shortterm").refused(3),
        str![[r#"
error: no criterion is called `p3.1-shortterm`
  = help: the nearest is `p3.1-short-term`

"#]]
    );
    let said = desk.sandtable("explain run P3.1").refused(3);
    assert!(said.contains("the criteria of that task are `p3.1-short-term`, `p3.1-spread`"), "{said}");
}

#[test]
fn a_replay_gives_the_same() {
    let (desk, journal) = recorded();
    let same = format!("same: {} entries, digest {}\n", journal.entries.len(), journal.digest());
    assert_eq!(desk.sandtable("replay run").done(), same);
    assert_eq!(desk.sandtable("replay run/journal.bin").done(), same);
}

#[test]
fn a_journal_that_was_tampered_with_is_refused() {
    let (desk, _) = recorded();
    let mut bytes = desk.read("run/journal.bin");
    // The third byte of the last entry's time.
    let at = bytes.len() - 64 - 32 + 2;
    bytes[at] ^= 1;
    desk.write("run/journal.bin", bytes);
    for command in ["replay", "score", "report"] {
        assert_data_eq!(
            desk.sandtable(&format!("{command} run")).refused(3),
            str![[r#"
error: run/journal.bin: the journal was changed after it was written: its seal does not match

"#]]
        );
    }
}

#[test]
fn what_is_no_journal_is_refused() {
    let (desk, _) = recorded();
    desk.write("no-journal", "(schema: 1)");
    let bytes = desk.read("run/journal.bin");
    desk.write("half", &bytes[..bytes.len() / 2]);
    for (file, says) in [
        ("no-journal", "no-journal: this is not a sandtable journal"),
        ("half", "half: the journal ends too soon"),
        ("nothing", "cannot read nothing: no such file or directory\n  = help: name a journal.bin, or the folder"),
    ] {
        let said = desk.sandtable(&format!("replay {file}")).refused(3);
        assert!(said.contains(says), "{file}: {said}");
    }
}

#[test]
fn a_journal_of_another_scenario_replays_to_its_first_difference() {
    let (desk, mut journal) = recorded();
    let adversary = journal.header.sources.iter_mut().find(|source| source.role == "adversary").expect("one of four");
    assert!(adversary.text.contains(r#"takes: "1min""#), "{}", adversary.text);
    adversary.text = adversary.text.replacen(r#"takes: "1min""#, r#"takes: "2min""#, 1);
    desk.write("changed.bin", journal.to_bytes());
    let ended = desk.sandtable("replay changed.bin");
    assert_eq!((ended.code, ended.err.as_str()), (5, ""));
    assert_data_eq!(
        ended.out,
        str![[r#"
different: digest [..] in the journal, [..] now
first difference at entry [..]:
  journal: [..]T+00:01:00[..]
  now:     [..]T+00:02:00[..]
same version of sandtable: the scenario, the seed or the decisions in the journal were changed after it was written, or this is a bug of ours that the journal shows

"#]]
    );
}

#[test]
fn a_scenario_in_a_journal_that_no_longer_loads_is_shown() {
    let (desk, mut journal) = recorded();
    let plan = journal.header.sources.iter_mut().find(|source| source.role == "plan").expect("one of four");
    plan.text = plan.text.replace("isolate-host", "isolate-hots");
    desk.write("changed.bin", journal.to_bytes());
    let said = desk.sandtable("score changed.bin").refused(3);
    assert!(said.starts_with("error: changed.bin: the scenario inside does not load"), "{said}");
    assert!(said.contains("isolate-hots"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_written_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.write("file", "in the way");
    let said = desk.sandtable("run small-clinic --out file/run").refused(1);
    assert!(said.starts_with("error: cannot write file/run: not a directory"), "{said}");
    // A folder where a file should be: known only when the report is in place but for its names.
    fs::create_dir_all(desk.path().join("run/index.html")).expect("the folder is ours");
    let said = desk.sandtable("run small-clinic --out run").refused(1);
    assert!(said.starts_with("error: cannot write run/index.html"), "{said}");
    assert_eq!(desk.files(), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use std::io::Read as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_sandtable"))
        .args(["run", "small-clinic", "--seeds", "1..400", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built");
    let mut first = [0; 10];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("a line comes");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn readiness_has_a_line_for_each_task_of_p1_and_names_what_is_missing() {
    let desk = Desk::new();
    let ended = desk.sandtable("check small-clinic --readiness --json");
    assert_eq!(ended.code, 0, "{}", ended.err);
    let rows: Value = serde_json::from_str(&ended.out).expect("JSON");
    let rows = rows.as_array().expect("an array");
    for number in 1..=9 {
        assert!(rows.iter().any(|row| row["task"] == format!("P1.{number}")), "P1.{number}");
    }
    let page = desk.sandtable("check small-clinic --readiness --set organisation.exercise_history=[]").out;
    assert!(page.contains("no deputy for the role: doctor"), "{page}");
    assert!(page.contains("no exercise within a year: small-clinic"), "{page}");
}
