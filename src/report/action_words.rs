//! Past tense of the catalogue's actions, by action id. An action without a row is still said, less gracefully.

use super::catalogue::Msg;

const DONE: [(&str, Msg); 34] = [
    ("acquire-disk", Msg::DidAcquireDisk),
    ("acquire-memory", Msg::DidAcquireMemory),
    ("analyse-root-cause", Msg::DidRootCause),
    ("clean-host", Msg::DidClean),
    ("collect-logs", Msg::DidCollectLogs),
    ("disable-remote-access", Msg::DidCloseRemoteAccess),
    ("disconnect-internet", Msg::DidCutInternet),
    ("engage-counsel", Msg::DidEngageCounsel),
    ("hold-sync", Msg::DidSync),
    ("hunt-indicators", Msg::DidHunt),
    ("increase-monitoring", Msg::DidRaiseMonitoring),
    ("investigate-host", Msg::DidInvestigate),
    ("isolate-host", Msg::DidIsolateHost),
    ("isolate-segment", Msg::DidIsolateSegment),
    ("lock-account", Msg::DidLockAccount),
    ("mass-password-reset", Msg::DidMassReset),
    ("notify-customers", Msg::DidNotifyCustomers),
    ("notify-law-enforcement", Msg::DidNotifyPolice),
    ("notify-management", Msg::DidNotifyManagement),
    ("notify-regulator", Msg::DidNotifyRegulator),
    ("patch-vulnerability", Msg::DidPatch),
    ("protect-backups", Msg::DidProtectBackups),
    ("public-statement", Msg::DidStatement),
    ("rebuild-host", Msg::DidRebuild),
    ("reconnect-host", Msg::DidReconnectHost),
    ("reset-krbtgt", Msg::DidResetKrbtgt),
    ("reset-password", Msg::DidResetPassword),
    ("restore-host", Msg::DidRestore),
    ("restore-service", Msg::DidRestoreService),
    ("return-service", Msg::DidReturnService),
    ("shut-down-host", Msg::DidShutDown),
    ("update-blocklists", Msg::DidBlock),
    ("verify-backup", Msg::DidVerifyBackup),
    ("verify-eradication", Msg::DidVerifyEradication),
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
