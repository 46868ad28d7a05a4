//! What authors are told: every mistake at once, with its place and the next move.

#![expect(clippy::needless_raw_string_hashes, reason = "the writer of snapshots puts them in")]

use super::fixture::{texts, vocabulary};
use crate::scenario::*;
use snapbox::{IntoData, assert_data_eq, file, str};

/// The messages for the small clinic with some replacements.
fn check(changes: &[(&str, &str, &str)]) -> String {
    match load_texts(texts(changes), &vocabulary()) {
        Ok((scenario, warnings)) => message::render(&warnings, &scenario.sources, false),
        Err(findings) => findings.to_string(),
    }
}

/// First lines of the messages only: `error[code]: message` and where.
fn heads(changes: &[(&str, &str, &str)]) -> String {
    let all = check(changes);
    let head =
        |line: &&str| line.starts_with("error") || line.starts_with("warning") || line.trim_start().starts_with("--> ");
    let lines: Vec<&str> = all.lines().filter(head).map(str::trim).collect();
    lines.join("\n")
}

#[test]
fn a_broken_scenario_is_told_everything_at_once() {
    let told = check(&[
        (
            "organisation",
            "covers: [\"*-pc\", \"records-db\", \"file-server\"], coverage",
            "covers: [\"*-pc\", \"record-db\"], coverage",
        ),
        ("organisation", "ticket_life: \"10h\"", "ticket_life: \"10 hours\""),
        ("organisation", "(id: \"servers\", internet: false)", "(id: \"servers\", intrnet: false)"),
        ("adversary", "after: [\"phish\"]", "after: [\"spread\"]"),
        (
            "plan",
            "any([hosts(state: suspected, kind: server), hosts(state: suspected, at_least: 5)])",
            "hosts(state: suspected, kind: server, at_least: 9)",
        ),
        ("plan", "when(severity_at_least(\"major\"))", "when(all([incident_open, not(incident_open)]))"),
        ("exercise", "to: \"lead\",\n            at: when", "to: \"laed\",\n            at: when"),
    ]);
    assert_data_eq!(told, file!["broken.txt"].raw());
}

#[test]
fn words_numbers_and_ids_are_checked_one_by_one() {
    let told = heads(&[
        ("organisation", "kind: backup_server", "kind: backupserver"),
        ("organisation", "coverage: 0.9", "coverage: 1.9"),
        ("organisation", "zone: \"Europe/Dublin\"", "zone: \"Europe/Dublyn\""),
        ("organisation", "Mon-Fri 08:00-17:00", "Mon-Fri 08:00-17:99"),
        ("organisation", "(id: \"office-pc\"", "(id: \"ward-pc\""),
        ("organisation", "covers: [\"*\"]", "covers: [\"x*\"]"),
        ("adversary", "lognormal(median: \"3h\", p90: \"10h\")", "lognormal(median: \"3h\", p90: \"1h\")"),
        ("adversary", "parameter(\"attack.stage.discovery\")", "parameter(\"attack.stage.discovry\")"),
        ("adversary", "rate: \"20 GB/h\"", "rate: \"20 min\""),
        ("adversary", "T1003.001", "T1003.999"),
        ("adversary", "T1048", "T1562.001"),
        ("plan", "misjudged: 0", "misjudged: \"x\""),
        ("plan", "schema: 1", "schema: 7"),
        ("exercise", "horizon: \"30d\"", "horizon: \"0d\""),
        ("exercise", "tasks: [\"P3.1\"]", "tasks: [\"P3.9\"]"),
    ]);
    assert_data_eq!(
        told,
        str![[r#"
error[out-of-range]: the horizon is zero
--> exercise.ron:18:14
error[unknown-id]: the doctrine has no task `P3.9`
--> exercise.ron:23:107
error[unknown-zone]: no time zone is called `Europe/Dublyn`
--> organisation.ron:7:11
error[duplicate-id]: host group `ward-pc` is defined twice
--> organisation.ron:25:14
error[unknown-word]: no kind of host is called `backupserver`
--> organisation.ron:29:37
error[out-of-range]: 1.9 is no chance
--> organisation.ron:67:89
error[empty-glob]: no host group matches `x*`
--> organisation.ron:77:50
error[bad-value]: cannot read `Mon-Fri 08:00-17:99`
--> organisation.ron:81:33
error[unknown-id]: no parameter is called `attack.stage.discovry`
--> adversary.ron:14:30
error[unknown-technique]: ATT&CK knows no technique `T1003.999`
--> adversary.ron:15:40
error[out-of-range]: median and 90th percentile must not fall
--> adversary.ron:17:79
warning[revoked-technique]: technique T1562.001 is now T1685, Disable or Modify Tools
--> adversary.ron:27:39
error[bad-value]: cannot read `20 min`
--> adversary.ron:28:55
error[schema]: this program reads schema 1, not 7
--> plan.ron:3:13
error[syntax]: expected a number
--> plan.ron:37:93
"#]]
    );
}

#[test]
fn plans_know_no_truth_and_have_no_empty_or_endless_steps() {
    let told = heads(&[
        ("plan", "until(reached(believed_contained))", "until(adversary_free)"),
        ("plan", "every: \"1h\"", "every: \"0h\""),
        ("plan", "when: hosts(state: encrypted, at_least: 3),", "when: hosts(state: encrypted, at_least: 300),"),
        ("plan", "do(action: \"activate-ir-team\")", "do(action: \"activate-ir-taem\")"),
        ("plan", "do(action: \"protect-backups\", priority: 1)", "parallel([])"),
        ("plan", "on: segments([\"servers\"])", "on: hosts(state: at_large)"),
        ("plan", "do(action: \"lock-account\")", "do(action: \"clean-host\")"),
        ("plan", "do(action: \"notify-management\"", "do(action: \"investigate-case\", on: this_case"),
        ("adversary", "if_blocked: \"spread-by-hole\"", "if_blocked: \"stay\""),
    ]);
    assert_data_eq!(
        told,
        str![[r#"
warning[never]: nothing starts step `spread-by-hole`
--> adversary.ron:24:14
error[wrong-aim]: `clean-host` is aimed at hosts
--> plan.ron:63:32
error[unknown-id]: no action is called `activate-ir-taem`
--> plan.ron:85:28
error[wrong-aim]: there is no case here
--> plan.ron:86:52
warning[never]: this branch can never be taken
--> plan.ron:90:61
error[wrong-aim]: `isolate-segment` is aimed at segments
--> plan.ron:91:61
error[empty-list]: a parallel has no steps
--> plan.ron:92:32
error[out-of-range]: the time between two passes is zero
--> plan.ron:96:28
error[truth-in-plan]: a plan cannot know the truth
--> plan.ron:99:23
"#]]
    );
}

#[test]
fn empty_seats_and_sleeping_approvers_are_found() {
    let told = heads(&[
        ("organisation", "roles: [\"it\", \"lead\", \"doctor\"]", "roles: [\"it\", \"lead\", \"doctor\", \"lawyer\"]"),
        (
            "organisation",
            "(id: \"director\", role: \"lead\", shift: \"office\", on_call: true)",
            "(id: \"director\", role: \"lead\", shift: \"office\")",
        ),
        (
            "plan",
            "accountable: \"lead\", approval: prior, consulted",
            "accountable: \"lawyer\", approval: prior, consulted",
        ),
        (
            "plan",
            "accountable: \"lead\", approval: prior),\n        (action: \"public",
            "approval: prior),\n        (action: \"public",
        ),
        (
            "plan",
            "(action: \"notify-regulator\", responsible: \"lead\")",
            "(action: \"notify-regulator\", responsible: \"it\", accountable: \"lead\", approval: prior)",
        ),
        ("plan", "declares: \"lead\"", "declares: \"lawyer\""),
        ("exercise", "to: \"lead\"", "to: \"lawyer\""),
    ]);
    assert_data_eq!(
        told,
        str![[r#"
warning[empty-role]: inject `reporter` goes to an empty seat
--> exercise.ron:33:17
error[empty-role]: nobody holds `lawyer`, who is to approve `isolate-segment`
--> plan.ron:21:69
error[empty-role]: `disconnect-internet` needs approval, but nobody is accountable
--> plan.ron:22:18
warning[no-approval-at-night]: nobody can approve `notify-regulator` at all hours
--> plan.ron:24:70
error[empty-role]: nobody holds `lawyer`, who is to declare an incident
--> plan.ron:49:15
"#]]
    );
}

#[test]
fn a_playbook_for_cases_of_an_unwatched_unit_can_never_start() {
    let told = check(&[
        ("organisation", "name: \"The clinic\")", "name: \"The clinic\"), (id: \"annex\")"),
        ("plan", "trigger: case(when:", "trigger: case(units: [\"annex\"], when:"),
    ]);
    assert_data_eq!(told, str![[r#"
error[never]: playbook `contain` can never start
  --> plan.ron:56:22
   |
56 |             trigger: case(units: ["annex"], when: hosts(state: at_large, in_case: true)),
   |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no sensor reports to these units, so that no case is opened there

1 error, 0 warnings

"#]].raw());
}

#[test]
fn fields_of_a_file_are_told_one_by_one() {
    let told = heads(&[
        ("plan", "sync_every:", "sync_evry:"),
        ("plan", "review_within:", "review_withn:"),
        ("plan", "drop_low_above: 50", "drop_low_above: many"),
        ("plan", "hosts(state: suspected, at_least: 2)", "hosts(id: suspected, at_least: 2)"),
        ("organisation", "name: \"Small Clinic\"", "name: Small"),
        ("organisation", "kind: server, segment", "kind: server, segmnt: \"servers\", untt: \"clinic\", segment"),
        ("exercise", "id: \"small-clinic\"", "ident: \"small-clinic\""),
    ]);
    assert_data_eq!(
        told,
        str![[r#"
error[unknown-field]: there is no field `ident` here
--> exercise.ron:5:5
error[syntax]: expected a text in double quotes
--> organisation.ron:5:11
error[unknown-field]: there is no field `segmnt` here
--> organisation.ron:26:42
error[unknown-field]: there is no field `untt` here
--> organisation.ron:26:61
error[syntax]: expected a whole number
--> plan.ron:42:21
error[unknown-field]: there is no field `id` here
--> plan.ron:46:15
error[unknown-field]: there is no field `sync_evry` here
--> plan.ron:127:5
error[unknown-field]: there is no field `review_withn` here
--> plan.ron:128:5
"#]]
    );
}

#[test]
fn circles_of_services_are_printed() {
    let told = check(&[("organisation", "name: \"Log-on\", tier: 1", "name: \"Log-on\", tier: 1, needs: [\"wards\"]")]);
    assert_data_eq!(
        told,
        str![[r#"
error[cycle]: the services need each other: logon -> wards -> records -> logon
  --> organisation.ron:50:14
   |
50 |         (id: "logon", name: "Log-on", tier: 1, needs: ["wards"]),
   |              ^^^^^^^ `logon` waits for `wards`
51 |         (id: "records", name: "Patient records", tier: 1, needs: ["logon"], cost_per_hour: 900, harm_per_hour: 2,
   |              --------- `records` waits for `logon`
...
54 |         (id: "wards", name: "Ward work", tier: 2, needs: ["records"], down_at: 0.6, cost_per_hour: 300),
   |              ------- `wards` waits for `records`
   |
help: take one of these away

1 error, 0 warnings

"#]]
        .raw()
    );
}

#[test]
fn a_file_that_cannot_be_read_at_all_hides_nothing_of_the_others() {
    let told = heads(&[
        ("organisation", "units: [", "units: ["),
        ("organisation", "people: [", "people: [[("),
        ("plan", "by: \"it\", within: \"1h\"", "by: \"it\", within: \"1hour\""),
        ("adversary", "parameter(\"attack.stage.discovery\")", "\"fast\""),
    ]);
    assert_data_eq!(
        told,
        str![[r#"
error[syntax]: unexpected char ']'
--> organisation.ron:93:5
error[bad-value]: cannot read `fast`
--> adversary.ron:14:20
error[bad-value]: cannot read `1hour`
--> plan.ron:58:66
"#]]
    );
}

#[test]
fn names_of_files_lead_to_the_nearest() {
    let exercise = |name: &str| Request { exercise: name.into(), ..Request::default() };
    let told = |request: Request| load(&request, &vocabulary()).unwrap_err().to_string();
    assert_data_eq!(
        told(exercise("small-clinik")),
        str![[r#"
error[no-file]: no built-in exercise is called `small-clinik`
 |
help: the nearest is `small-clinic`

1 error, 0 warnings

"#]]
        .raw()
    );
    assert_data_eq!(
        told(exercise("nowhere/x.ron")),
        str![[r#"
error[no-file]: cannot read exercise `nowhere/x.ron`: No such file or directory (os error 2)

1 error, 0 warnings

"#]]
        .raw()
    );
    let request = Request {
        plan: Some("smal-clinic".into()),
        set: vec![("exercise.adversary".into(), "mail-to-random".into()), ("plan.escalate".into(), "1h".into())],
        ..exercise("small-clinic")
    };
    assert_data_eq!(
        told(request),
        str![[r#"
error[no-file]: no built-in plan is called `smal-clinic`
 |
help: the nearest is `small-clinic`

error[no-file]: no built-in adversary is called `mail-to-random`
  --> built-in:exercises/small-clinic.ron:13:16
   |
13 |     adversary: "mail-to-random",
   |                ^^^^^^^^^^^^^^^^ not found
   |
help: the nearest is `mail-to-ransom`

2 errors, 0 warnings

"#]]
        .raw()
    );
}
