//! The shipped files load, and mean what they say.

use super::fixture::{texts, vocabulary};
use crate::base::*;
use crate::scenario::library::{self, Kind};
use crate::scenario::*;

fn small_clinic() -> Scenario {
    let request = Request { exercise: "small-clinic".into(), ..Request::default() };
    match load(&request, &vocabulary()) {
        Ok((scenario, warnings)) => {
            assert_eq!(message::render(&warnings, &scenario.sources, false), "0 errors, 0 warnings\n");
            scenario
        }
        Err(findings) => panic!("{findings}"),
    }
}

#[test]
fn every_shipped_exercise_loads() {
    for file in library::list(Kind::Exercise) {
        let request = Request { exercise: file.name.into(), ..Request::default() };
        if let Err(findings) = load(&request, &vocabulary()) {
            panic!("{findings}");
        }
    }
}

#[test]
fn the_small_clinic_is_what_its_files_say() {
    let scenario = small_clinic();
    let organisation = &scenario.organisation;
    assert_eq!((organisation.host_count(), organisation.account_count()), (20, 33));
    let people: Vec<&str> = organisation.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["it/1", "it/2", "director", "deputy", "chief-doctor", "responder/1", "responder/2"]);
    assert_eq!(organisation.roles, ["it", "lead", "doctor", "responder"]);
    assert_eq!(organisation.account_groups[0].lies_on, [GroupId(0), GroupId(1)]);
    assert!(organisation.reach.get(0, 1) && organisation.reach.get(1, 1));
    assert_eq!(scenario.plan.roles[0].holders, [PersonId(2), PersonId(3)]);
    assert_eq!(scenario.adversary.tools, ["macro-document", "beacon", "hands", "dumper", "exploit", "locker"]);
    assert_eq!(scenario.adversary.steps[5].if_blocked, Some(StepId(6)));
    assert_eq!(scenario.exercise.horizon, SimSpan::days(30));
    let InjectAt::Time(at) = scenario.exercise.injects[0].at else { panic!("a timed inject") };
    assert_eq!(at.to_string(), "T+2d 10:00:00");
    let at_startex = organisation.sensors[1].overrides.iter().map(|row| row.0.as_str()).collect::<Vec<_>>();
    assert_eq!(at_startex, ["impact", "T1003"]);
}

#[test]
fn places_lead_back_to_the_text() {
    let scenario = small_clinic();
    for (path, text) in [
        ("adversary.steps[phish]", "\"phish\""),
        ("plan.playbooks[contain]", "\"contain\""),
        ("plan.raci[isolate-host]", "\"isolate-host\""),
        ("exercise.injects[reporter]", "\"reporter\""),
        ("organisation.hosts[dc]", "\"dc\""),
    ] {
        let place = &scenario.places[path];
        assert_eq!(&scenario.sources[place.source].text[place.span.clone()], text, "{path}");
    }
}

#[test]
fn a_scenario_can_be_loaded_again_from_its_texts() {
    let request = Request {
        exercise: "small-clinic".into(),
        set: vec![("organisation.hosts[ward-pc].count".into(), "80".into())],
        ..Request::default()
    };
    let (scenario, _) = load(&request, &vocabulary()).unwrap();
    assert_eq!(scenario.organisation.groups[0].count, 80);
    let mut sources = scenario.sources.clone();
    sources.reverse();
    let (again, _) = load_texts(sources, &vocabulary()).unwrap();
    assert_eq!(format!("{scenario:?}"), format!("{again:?}"));
}

#[test]
fn parameters_are_overridden_by_the_organisation_then_by_the_exercise() {
    let own = "    parameters: {\"respond.isolate_host.edr\": \"5min\", \"soc.alert_ignored\": 0.1},\n)";
    let organisation = texts(&[]).swap_remove(1).text;
    let end = organisation.trim_end().strip_suffix(')').unwrap();
    let mut sources = texts(&[("exercise", "startex:", "parameters: {\"soc.alert_ignored\": 0.2}, startex:")]);
    sources[1].text = format!("{end}{own}");
    let (scenario, _) = load_texts(sources, &vocabulary()).unwrap_or_else(|findings| panic!("{findings}"));
    assert_eq!(scenario.parameters.dist("respond.isolate_host.edr"), Dist::span(SimSpan::minutes(5)));
    assert_eq!(scenario.parameters.chance("soc.alert_ignored").get(), 0.2);
    assert_eq!(scenario.plan.alert_rules[3].ignored.get(), 0.2);
}

#[test]
fn a_large_organisation_loads_at_once() {
    let changes = [("organisation", "count: 12", "count: 75000"), ("organisation", "count: 30", "count: 83000")];
    let (scenario, _) = load_texts(texts(&changes), &vocabulary()).unwrap();
    assert_eq!((scenario.organisation.host_count(), scenario.organisation.account_count()), (75_008, 83_003));
    assert_eq!(scenario.organisation.groups.len(), 6);
}

#[test]
fn an_exercise_in_a_folder_names_its_neighbours_and_built_in_files() {
    let folder = tempfile::tempdir().unwrap();
    let sources = texts(&[
        ("exercise", "plan: \"small-clinic\"", "plan: \"plans/own.ron\""),
        ("plan", "id: \"small-clinic\"", "id: \"own\""),
    ]);
    std::fs::create_dir(folder.path().join("plans")).unwrap();
    std::fs::write(folder.path().join("own.ron"), &sources[0].text).unwrap();
    std::fs::write(folder.path().join("plans/own.ron"), &sources[3].text).unwrap();
    let exercise = folder.path().join("own.ron").display().to_string();
    let (scenario, _) = load(&Request { exercise, ..Request::default() }, &vocabulary()).unwrap();
    assert_eq!((scenario.plan.id.as_str(), scenario.organisation.id.as_str()), ("own", "small-clinic"));
    assert_eq!(scenario.sources[3].path, folder.path().join("plans/own.ron").display().to_string());
    assert_eq!(scenario.sources[1].path, "built-in:organisations/small-clinic.ron");
}
