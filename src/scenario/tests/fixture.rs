//! A vocabulary and the texts of the shipped example, for tests.

use crate::base::{Phase, TaskId};
use crate::scenario::library::{self, Kind};
use crate::scenario::vocabulary::{CriterionWord, Metric};
use crate::scenario::{ActionWord, Source, TargetKind, Vocabulary};

const ACTIONS: &[(&str, TargetKind)] = &[
    ("triage-alert", TargetKind::Alert),
    ("investigate-case", TargetKind::Case),
    ("declare-incident", TargetKind::Case),
    ("escalate", TargetKind::Case),
    ("raise-severity", TargetKind::None),
    ("classify-incident", TargetKind::None),
    ("record-fact", TargetKind::None),
    ("activate-ir-team", TargetKind::None),
    ("isolate-host", TargetKind::Host),
    ("isolate-segment", TargetKind::Segment),
    ("disconnect-internet", TargetKind::None),
    ("shut-down-host", TargetKind::Host),
    ("shut-down-segment", TargetKind::Segment),
    ("reconnect-host", TargetKind::Host),
    ("reconnect-segment", TargetKind::Segment),
    ("reconnect-internet", TargetKind::None),
    ("restart-host", TargetKind::Host),
    ("lock-account", TargetKind::Account),
    ("mass-password-reset", TargetKind::Domain),
    ("reset-krbtgt", TargetKind::Domain),
    ("acquire-memory", TargetKind::Host),
    ("hunt-indicators", TargetKind::None),
    ("update-blocklists", TargetKind::None),
    ("clean-host", TargetKind::Host),
    ("rebuild-host", TargetKind::Host),
    ("restore-host", TargetKind::Host),
    ("recover-directory", TargetKind::Domain),
    ("verify-eradication", TargetKind::None),
    ("verify-backup", TargetKind::None),
    ("decrypt-host", TargetKind::Host),
    ("return-service", TargetKind::Service),
    ("protect-backups", TargetKind::None),
    ("notify-management", TargetKind::None),
    ("notify-regulator", TargetKind::None),
    ("notify-customers", TargetKind::None),
    ("guide-staff", TargetKind::None),
    ("answer-rumours", TargetKind::None),
    ("public-statement", TargetKind::None),
    ("hold-sync", TargetKind::None),
    ("engage-counsel", TargetKind::None),
    ("notify-law-enforcement", TargetKind::None),
    ("close-incident", TargetKind::None),
    ("conduct-review", TargetKind::None),
    ("stand-down", TargetKind::None),
    ("open-custody-register", TargetKind::None),
    ("acquire-disk", TargetKind::Host),
    ("analyse-root-cause", TargetKind::None),
    ("plan-recovery", TargetKind::None),
    ("test-before-return", TargetKind::Service),
    ("increase-monitoring", TargetKind::None),
    ("end-monitoring", TargetKind::None),
    ("keep-timeline", TargetKind::None),
    ("compare-response", TargetKind::None),
    ("revise-plan", TargetKind::None),
    ("staff-hotline", TargetKind::None),
    ("contact-adversary", TargetKind::None),
    ("check-sanctions", TargetKind::None),
    ("demand-proof", TargetKind::None),
    ("decide-on-demand", TargetKind::None),
];

pub fn vocabulary() -> Vocabulary {
    let task = TaskId::new(Phase::Contain, 1);
    let word =
        |row: &(&str, TargetKind)| ActionWord { id: row.0.to_string(), target: row.1, task, skill: None, wants: None };
    let criterion = |id: &str, unit| CriterionWord { id: id.into(), unit };
    let criteria = vec![criterion("P3.1", Metric::Time), criterion("P7.6", Metric::Duty)];
    Vocabulary { actions: ACTIONS.iter().map(word).collect(), criteria, ..Vocabulary::default() }
}

/// The four files of `small-clinic`, with replacements `(role, from, to)`; each `from` must be there.
pub fn texts(changes: &[(&str, &str, &str)]) -> Vec<Source> {
    let files = [
        (Kind::Exercise, "small-clinic"),
        (Kind::Organisation, "small-clinic"),
        (Kind::Adversary, "mail-to-ransom"),
        (Kind::Plan, "small-clinic"),
    ];
    files
        .map(|(kind, name)| {
            let mut text = library::find(kind, name).unwrap().text.to_string();
            for (_, from, to) in changes.iter().filter(|change| change.0 == kind.role()) {
                assert!(text.contains(from), "{from}");
                text = text.replacen(from, to, 1);
            }
            Source { role: kind.role(), path: format!("{}.ron", kind.role()), text }
        })
        .to_vec()
}
