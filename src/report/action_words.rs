//! Past tense of the catalogue's actions, by action id. An action without a row is still said, less gracefully.

use super::catalogue::Msg;

const DONE: [(&str, Msg); 101] = [
    ("acquire-disk", Msg::DidAcquireDisk),
    ("acquire-memory", Msg::DidAcquireMemory),
    ("activate-ir-team", Msg::DidCallTeam),
    ("activate-manual-operation", Msg::DidManual),
    ("analyse-root-cause", Msg::DidAnalyseRootCause),
    ("answer-rumours", Msg::DidAnswerRumours),
    ("apply-waf-rule", Msg::DidShield),
    ("block-traffic-from-segment", Msg::DidBlockOut),
    ("block-traffic-into-segment", Msg::DidBlockIn),
    ("brief-executives", Msg::DidBriefImpact),
    ("brief-technical", Msg::DidBriefTechnical),
    ("check-sanctions", Msg::DidCheckSanctions),
    ("classify-incident", Msg::DidClassify),
    ("clean-host", Msg::DidClean),
    ("close-hotline", Msg::DidCloseHotline),
    ("close-incident", Msg::DidClose),
    ("collect-forensics", Msg::DidCollectForensics),
    ("compare-response", Msg::DidCompare),
    ("conduct-review", Msg::DidReview),
    ("contact-adversary", Msg::DidContactAdversary),
    ("correct-statement", Msg::DidCorrect),
    ("decide-on-demand", Msg::DidDecideDemand),
    ("declare-incident", Msg::DidDeclare),
    ("decrypt-host", Msg::DidDecrypt),
    ("delay-containment", Msg::DidDelay),
    ("demand-proof", Msg::DidDemandProof),
    ("disable-remote-access", Msg::DidCloseRemote),
    ("disable-trust", Msg::DidCutTrust),
    ("disconnect-internet", Msg::DidCutInternet),
    ("enable-remote-access", Msg::DidOpenRemote),
    ("end-monitoring", Msg::DidEndMonitoring),
    ("enforce-mfa", Msg::DidEnforceMfa),
    ("engage-counsel", Msg::DidEngageCounsel),
    ("engage-insurer", Msg::DidInsurer),
    ("escalate", Msg::DidEscalate),
    ("fail-back-service", Msg::DidFailBack),
    ("failover-service", Msg::DidFailOver),
    ("filter-egress", Msg::DidFilterEgress),
    ("guide-staff", Msg::DidGuide),
    ("hand-over-shift", Msg::DidHandOver),
    ("hold-sync", Msg::DidSync),
    ("hunt-indicators", Msg::DidHunt),
    ("increase-monitoring", Msg::DidRaiseMonitoring),
    ("investigate-case", Msg::DidInvestigate),
    ("isolate-host", Msg::DidIsolateHost),
    ("isolate-segment", Msg::DidIsolateSegment),
    ("keep-timeline", Msg::DidKeepTimeline),
    ("lock-account", Msg::DidLockAccount),
    ("lower-severity", Msg::DidLower),
    ("mass-password-reset", Msg::DidMassReset),
    ("migrate-service", Msg::DidMigrate),
    ("migrate-service-back", Msg::DidMigrateBack),
    ("notify-customers", Msg::DidNotifyCustomers),
    ("notify-law-enforcement", Msg::DidNotifyPolice),
    ("notify-management", Msg::DidNotifyManagement),
    ("notify-regulator", Msg::DidNotifyRegulator),
    ("open-custody-register", Msg::DidOpenCustody),
    ("open-secure-channel", Msg::DidSecureChannel),
    ("patch-vulnerability", Msg::DidPatch),
    ("pay-demand", Msg::DidPayDemand),
    ("plan-recovery", Msg::DidPlanRecovery),
    ("preserve-logs", Msg::DidPreserveLogs),
    ("protect-backups", Msg::DidProtectBackups),
    ("public-statement", Msg::DidStatement),
    ("raise-severity", Msg::DidRaise),
    ("reattach-backups", Msg::DidReattachBackups),
    ("rebuild-host", Msg::DidRebuild),
    ("reconnect-host", Msg::DidReconnectHost),
    ("reconnect-internet", Msg::DidReconnectInternet),
    ("reconnect-segment", Msg::DidReconnectSegment),
    ("record-fact", Msg::DidRecord),
    ("recover-directory", Msg::DidRecoverDirectory),
    ("refuse-publicly", Msg::DidRefuse),
    ("remove-waf-rule", Msg::DidUnshield),
    ("reopen-alert", Msg::DidReopen),
    ("reopen-incident", Msg::DidReopenIncident),
    ("reset-krbtgt", Msg::DidResetKrbtgt),
    ("reset-password", Msg::DidResetPassword),
    ("restart-host", Msg::DidRestart),
    ("restore-host", Msg::DidRestore),
    ("restore-trust", Msg::DidRestoreTrust),
    ("return-service", Msg::DidReturnService),
    ("review-statement", Msg::DidReviewStatement),
    ("rotate-keys", Msg::DidRotateKeys),
    ("scan-vulnerabilities", Msg::DidScan),
    ("shut-down-host", Msg::DidShutDown),
    ("shut-down-segment", Msg::DidShutDownSegment),
    ("sinkhole-domain", Msg::DidSinkhole),
    ("staff-hotline", Msg::DidHotline),
    ("stand-down", Msg::DidStandDown),
    ("suspend-process", Msg::DidSuspend),
    ("terminate-sessions", Msg::DidTerminate),
    ("test-before-return", Msg::DidTest),
    ("triage-alert", Msg::DidTriage),
    ("unblock-segment-traffic", Msg::DidUnblock),
    ("unfilter-egress", Msg::DidFreeEgress),
    ("update-blocklists", Msg::DidBlock),
    ("verify-backup", Msg::DidVerifyBackup),
    ("verify-eradication", Msg::DidVerifyEradication),
    ("verify-image", Msg::DidVerifyImage),
    ("weigh-containment", Msg::DidWeigh),
];

pub fn is_known(id: &str) -> bool {
    DONE.binary_search_by(|row| row.0.cmp(id)).is_ok()
}

/// The template of a known action's past tense; takes a `target`.
pub fn done_words(id: &str) -> Msg {
    DONE.binary_search_by(|row| row.0.cmp(id)).map_or(Msg::ActionFinished, |at| DONE[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_so_that_they_are_found() {
        assert!(DONE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
