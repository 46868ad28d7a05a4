//! What people read of an action: preconditions, effect, side effects, failure, and what takes it back.
//! To add one: its line here; rows of a family take the family's words.

use super::{ActionSpec, Family};
use crate::journal::Trace;
use crate::world::Stop;

/// What `sandtable list actions` says of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub preconditions: &'static str,
    pub effect: &'static str,
    pub side_effects: &'static str,
    pub fails: &'static str,
    /// The action that takes it back.
    pub undo: Option<&'static str>,
}

/// The words of an action; `None` if nobody wrote them.
pub fn words_of(spec: &ActionSpec) -> Option<Words> {
    if let Some(family) = spec.family {
        let (preconditions, effect, side_effects, fails) = of_family(family);
        return Some(Words { preconditions, effect, side_effects, fails, undo: spec.undo });
    }
    let row = OWN.iter().find(|row| row.0 == spec.id)?;
    Some(Words { preconditions: row.1, effect: row.2, side_effects: row.3, fails: row.4, undo: spec.undo.or(row.5) })
}

type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

/// Id, preconditions, effect, side effects, failure, undo.
const OWN: &[Row] = &[
    (
        "brief-executives",
        "none",
        "executives know what the attack means for the business, and decide faster for some hours",
        "leads spend time on it",
        "no phone: on foot",
        None,
    ),
    (
        "brief-technical",
        "none",
        "executives know technical detail",
        "they ask back, and decide slower for some hours",
        "no phone: on foot",
        None,
    ),
    (
        "contact-adversary",
        "a demand was read",
        "the first contact by somebody who may extends the deadline",
        "by anybody else it brings the deadline forward",
        "nobody has read a demand",
        None,
    ),
    (
        "demand-proof",
        "contact was made",
        "shows how many records were taken and whether the decryptor works",
        "takes a day or two",
        "without contact, there is nobody to ask",
        None,
    ),
    (
        "check-sanctions",
        "none",
        "says whether a sanctions list names the adversary",
        "counsel is busy",
        "may not find out who the adversary is",
        None,
    ),
    (
        "decide-on-demand",
        "a demand was read",
        "the organisation pays or does not, by the plan's rule; never somebody found listed",
        "the accountable's time",
        "nobody has read a demand",
        None,
    ),
    (
        "pay-demand",
        "a decision to pay",
        "a decryptor follows, and nothing is published if the adversary keeps its word; clocks of payments begin to run",
        "money",
        "without a decision to pay it is refused",
        None,
    ),
    (
        "refuse-publicly",
        "a demand was read",
        "everybody knows that nothing will be paid",
        "the adversary publishes sooner",
        "nobody has read a demand",
        None,
    ),
    (
        "assess-notifiability",
        "none",
        "states that a duty to notify applies; clocks that wait for that begin to run",
        "counsel is busy",
        "never: it only takes time",
        None,
    ),
    (
        "classify-major",
        "none",
        "classifies the incident as major; clocks of sector regimes begin to run",
        "counsel is busy",
        "never: it only takes time",
        None,
    ),
    (
        "determine-materiality",
        "none",
        "determines that the incident is material; clocks that wait for that begin to run",
        "counsel is busy",
        "never: it only takes time",
        None,
    ),
    (
        "patch-vulnerability",
        "a known weakness with a patch",
        "nothing exploits the weakness any more, if the run reached every host",
        "none",
        "there is no patch; a run that left hosts out is reported as done all the same",
        None,
    ),
    (
        "apply-waf-rule",
        "a known weakness that is exposed to the internet",
        "nothing exploits the weakness from the internet; from inside it stays open",
        "none",
        "the weakness is not exposed, or shielded already",
        Some("remove-waf-rule"),
    ),
    (
        "remove-waf-rule",
        "a shielded weakness",
        "the weakness can be exploited from the internet again",
        "none",
        "no rule stands",
        Some("apply-waf-rule"),
    ),
    (
        "scan-vulnerabilities",
        "none",
        "open weaknesses become known; fixes that it does not contradict count as verified",
        "none",
        "a weakness is overlooked",
        None,
    ),
    (
        "enforce-mfa",
        "the directory is up",
        "stolen passwords of the directory open no remote access any more",
        "none",
        "already asked for",
        None,
    ),
    (
        "open-custody-register",
        "none",
        "every step of the response is recorded from then on; evidence taken after it is sealed, and tells the root cause sooner and more surely",
        "taking evidence takes longer",
        "a register is open already",
        None,
    ),
    (
        "collect-forensics",
        "central logs still hold what is asked for",
        "keeps logs, process list and registry of a host as evidence",
        "none",
        "kept already, or run out",
        None,
    ),
    (
        "preserve-logs",
        "the log platform is up",
        "central logs about hosts that are hit are kept beyond their retention",
        "none",
        "deletion is suspended already",
        None,
    ),
    (
        "delay-containment",
        "approval, or the delay counts as drift",
        "the adversary is watched for a while: its other positions become known with a chance",
        "it goes on meanwhile",
        "never: it only takes time",
        None,
    ),
    (
        "weigh-containment",
        "none",
        "somebody in charge compares what cutting off costs with what leaving it costs; the plan's next steps follow from it",
        "containment waits for it",
        "never: it only takes time",
        None,
    ),
    (
        "reset-password",
        "the directory is up",
        "the stolen password is void; a shared one is changed on every account that has it",
        "whoever uses the account needs the new password",
        "keys open the account: rotate them",
        None,
    ),
    (
        "rotate-keys",
        "the directory is up",
        "stolen keys, tokens and service accounts' secrets of the directory are void, and their sessions over",
        "what runs with an old key fails until it has the new one; that is not modelled",
        "never: it only takes time",
        None,
    ),
    (
        "terminate-sessions",
        "passwords were reset or accounts locked before, or the adversary logs on again",
        "sessions that outlived their password are over",
        "everybody has to log on again",
        "never: it only takes time",
        None,
    ),
    (
        "disable-remote-access",
        "none",
        "stolen accounts of the directory open no way in from outside",
        "people who work from outside cannot; the service behind it is down",
        "there is no such way, or it is closed",
        Some("enable-remote-access"),
    ),
    (
        "enable-remote-access",
        "remote access is closed",
        "people work from outside again",
        "stolen accounts come in again too",
        "it is open",
        Some("disable-remote-access"),
    ),
    (
        "disable-trust",
        "the directory is up",
        "administrators of the directory rule no other one, nor others' this one",
        "part of the users cannot work across directories",
        "there is no trust, or it is cut",
        Some("restore-trust"),
    ),
    (
        "restore-trust",
        "trusts are cut",
        "users work across directories again",
        "so do stolen administrators",
        "nothing is cut",
        Some("disable-trust"),
    ),
    (
        "block-traffic-from-segment",
        "none",
        "nothing in the segment opens connections into others",
        "services of the segment that need a service elsewhere are down",
        "no link is left open",
        Some("unblock-segment-traffic"),
    ),
    (
        "block-traffic-into-segment",
        "none",
        "nothing outside opens connections into the segment",
        "services elsewhere that need one in the segment are down",
        "no link is left open",
        Some("unblock-segment-traffic"),
    ),
    (
        "unblock-segment-traffic",
        "rules stand around the segment",
        "the segment and others reach each other again",
        "so does the adversary",
        "no rule stands",
        None,
    ),
    (
        "filter-egress",
        "none",
        "tools that call or carry data to unknown destinations are stopped, seen before or not",
        "services that need the internet are degraded",
        "a tool uses destinations that the house uses too; a filter stands already",
        Some("unfilter-egress"),
    ),
    (
        "unfilter-egress",
        "outbound traffic is filtered",
        "everything gets out again",
        "so do the adversary's tools",
        "no filter stands",
        Some("filter-egress"),
    ),
    (
        "migrate-service",
        "none",
        "the service's hosts are out of the adversary's reach, and in use",
        "the service is degraded: its users go through a gateway",
        "every host is there already, or lost",
        Some("migrate-service-back"),
    ),
    (
        "migrate-service-back",
        "the service was moved",
        "its hosts are back in their segment",
        "whatever the adversary has on them or near them reaches on",
        "it was not moved",
        Some("migrate-service"),
    ),
    (
        "acquire-disk",
        "none",
        "keeps the disk of a host as evidence, whatever happens to the host",
        "the host is out of use while it is imaged in practice; that is not modelled",
        "the disk is lost already",
        None,
    ),
    (
        "analyse-root-cause",
        "an incident with a first host",
        "the way in becomes known, so that it can be closed",
        "seniors are busy",
        "nothing found: the chance grows with evidence kept and with forensic skill",
        None,
    ),
    (
        "keep-timeline",
        "none",
        "writes down the late orders of the response with their minute and reason, for the review to find where time was lost",
        "takes leads away from their work",
        "what is written down late has lost its minute and its reason: half after each half-life of memory",
        None,
    ),
    (
        "compare-response",
        "none",
        "names the limits of the plan that were not kept, and draws the lessons about declaring for the next run",
        "none in this run",
        "never: it only takes time",
        None,
    ),
    (
        "tune-controls",
        "none",
        "draws the lessons about sensors and alert rules for the next run of the revised organisation",
        "none in this run",
        "never: it only takes time",
        None,
    ),
    (
        "revise-plan",
        "none",
        "draws the lessons about roles, annexes and practice for the next run of the revised plan",
        "none in this run",
        "never: it only takes time",
        None,
    ),
    (
        "reopen-alert",
        "alerts that were dismissed",
        "dismissed alerts are judged again",
        "analysts are busy",
        "misjudged again",
        None,
    ),
    (
        "acquire-memory",
        "none",
        "keeps the memory of a host as evidence",
        "the host stays in use while it is imaged",
        "memory already lost, or the host is off or encrypted",
        None,
    ),
    (
        "activate-ir-team",
        "none",
        "outside responders set out; they work once they have travelled",
        "they must be let in and briefed",
        "nobody answers: it is done on foot",
        None,
    ),
    (
        "classify-incident",
        "none",
        "the incident has a class that everybody works by",
        "a wrong class sends work the wrong way",
        "the class may be wrong",
        None,
    ),
    (
        "clean-host",
        "none",
        "ends the foothold on a host, if it is found",
        "evidence on the host changes; what was missed stays",
        "misses an implant, more often one that was made to last",
        None,
    ),
    (
        "close-incident",
        "an incident is open",
        "the response ends",
        "what comes after starts from nothing",
        "no incident is open",
        None,
    ),
    ("conduct-review", "none", "the review is held", "takes leads away from their work", "none", None),
    (
        "declare-incident",
        "no incident is open",
        "the response organisation starts",
        "people are called in, for a false one too",
        "an incident is open already",
        Some("stand-down"),
    ),
    (
        "disconnect-internet",
        "none",
        "no channel and no remote way in works",
        "everything that needs the internet stands still",
        "it is cut already",
        Some("reconnect-internet"),
    ),
    ("engage-counsel", "none", "the investigation has legal advice", "time of the people asked", "none", None),
    (
        "escalate",
        "none",
        "the centre knows the case with its hosts",
        "takes the centre's attention",
        "no phone: on foot",
        None,
    ),
    (
        "guide-staff",
        "none",
        "staff who read it know what to do, believe no rumour, and fall for fewer lures",
        "people stop to read",
        "no mail: by hand",
        None,
    ),
    (
        "answer-rumours",
        "a rumour that the team has heard",
        "whoever reads the answer believes the rumour no more",
        "those who know are asked",
        "never: it only takes time",
        None,
    ),
    (
        "review-statement",
        "a draft of a statement",
        "counsel strikes what nobody can know, as a rule",
        "counsel is busy, and the public waits",
        "an absolute claim is overlooked",
        None,
    ),
    (
        "correct-statement",
        "a statement that turned out to be false",
        "takes it back, and answers the rumours that it raised",
        "the error is in the news again",
        "none",
        None,
    ),
    (
        "staff-hotline",
        "somebody free for a shift",
        "customers' questions are answered while somebody is there",
        "takes a person for a shift",
        "nobody there: the questions wait",
        None,
    ),
    ("hold-sync", "none", "the leads know the same", "leads are in a meeting", "none", None),
    (
        "hunt-indicators",
        "none",
        "footholds and stolen credentials that nobody suspected are found, by chance",
        "analysts are busy",
        "finds nothing; without a console by hand",
        None,
    ),
    (
        "investigate-case",
        "none",
        "more hosts and accounts of the unit are found, by chance",
        "analysts are busy",
        "finds nothing; without central logs by hand",
        None,
    ),
    (
        "isolate-host",
        "none",
        "the host is cut off: no channel, no spread, no encryption from it",
        "its service loses the host",
        "the agent does not answer; without an agent somebody walks; an isolated host is left as it is",
        Some("reconnect-host"),
    ),
    (
        "isolate-segment",
        "none",
        "traffic of the segment to others stops",
        "its services are cut off from their users",
        "isolated already",
        Some("reconnect-segment"),
    ),
    (
        "lock-account",
        "a directory that works",
        "the account signs in no more and its credential is void",
        "its owner cannot work",
        "locked already",
        Some("unlock-locked-user-account"),
    ),
    (
        "mass-password-reset",
        "a directory that works",
        "every stolen credential of the directory is void",
        "everybody needs a new password",
        "waits while the directory is down",
        None,
    ),
    ("notify-customers", "none", "customers are told", "calls come in", "none", None),
    ("notify-law-enforcement", "none", "the police know", "questions to answer", "no phone: on foot", None),
    (
        "notify-management",
        "none",
        "management knows, and can approve",
        "leads spend time on briefs",
        "no phone: on foot",
        None,
    ),
    ("notify-regulator", "none", "the notice is filed", "questions to answer", "none", None),
    (
        "protect-backups",
        "a backup console that works",
        "backups that are not lost yet are out of reach",
        "no copies are made meanwhile",
        "too late for what is lost",
        Some("reattach-backups"),
    ),
    ("public-statement", "none", "the public is told", "what was said is quoted", "legal review takes its time", None),
    (
        "raise-severity",
        "an incident is open",
        "the severity rises, and with it what the plan allows",
        "more people are woken",
        "none",
        None,
    ),
    (
        "rebuild-host",
        "none",
        "the host is clean and as new; its foothold is gone",
        "the disk is lost as evidence; the host is out of use meanwhile",
        "none",
        None,
    ),
    (
        "reconnect-host",
        "none",
        "the host takes part in the network again",
        "a foothold that is still there works again",
        "not isolated",
        Some("isolate-host"),
    ),
    (
        "reconnect-internet",
        "none",
        "traffic to the internet flows again",
        "so do channels that are left",
        "not cut",
        Some("disconnect-internet"),
    ),
    (
        "reconnect-segment",
        "none",
        "the segment is open again; dead hosts in it come to light",
        "a foothold that is still there works again",
        "not shut",
        Some("isolate-segment"),
    ),
    ("record-fact", "none", "the record has one more fact", "a person's time", "none", None),
    (
        "recover-directory",
        "none",
        "the directory's servers are rebuilt and its tickets and stolen credentials void",
        "nothing that needs the directory works meanwhile",
        "none",
        None,
    ),
    (
        "reset-krbtgt",
        "a directory that works",
        "forged tickets are void",
        "sign-ins are asked for again",
        "waits while the directory is down",
        None,
    ),
    (
        "restart-host",
        "none",
        "the host is on again",
        "a foothold that survived works again",
        "none",
        Some("shut-down-host"),
    ),
    (
        "restore-host",
        "a backup console and a backup",
        "data of the host are back as old as the copy; its foothold is gone, unless the copy carries it",
        "the host is out of use meanwhile; what came after the copy is lost",
        "no backup that can be used",
        None,
    ),
    (
        "return-service",
        "none",
        "hosts of the service that are believed well are in use again",
        "a foothold that is still there works again",
        "dead hosts stay dead",
        None,
    ),
    (
        "shut-down-host",
        "none",
        "the host is off; an implant only in memory is gone",
        "memory is lost as evidence; its service loses the host",
        "off already",
        Some("restart-host"),
    ),
    (
        "shut-down-segment",
        "none",
        "every host of the segment is off",
        "its services are down; memory is lost as evidence",
        "off already",
        Some("reconnect-segment"),
    ),
    (
        "stand-down",
        "an incident is open",
        "the declaration is withdrawn",
        "an attack that was real goes on",
        "no incident is open",
        Some("declare-incident"),
    ),
    (
        "triage-alert",
        "none",
        "the alert is judged: a true one opens a case",
        "analysts are busy",
        "misjudged, more often in a long queue and by tired people",
        None,
    ),
    (
        "update-blocklists",
        "indicators that the team knows, or hosts in hand to read them off",
        "channels of the tools that are known are closed and do not open again",
        "an adversary that has another tool to call with may turn to it",
        "nothing is known to push; a tool that nobody has looked at is not blocked",
        None,
    ),
    (
        "verify-image",
        "none",
        "hosts are rebuilt from images that carry nothing",
        "rebuilding waits for it, if the plan lets it wait",
        "never: what is wrong is replaced from the vendor's medium",
        None,
    ),
    (
        "sinkhole-domain",
        "a known name that the adversary's tools call",
        "channels that go by the name end, and hosts that go on calling come to light",
        "an adversary that has another tool to call with may turn to it",
        "no name is known; a host that is cut off calls nobody",
        None,
    ),
    (
        "verify-backup",
        "copies of hosts that are believed hit",
        "infected and unusable copies are rejected, newest first, until one looks sound; restores take that one",
        "takes time before the restore; an older copy loses more data",
        "an implant that the sandbox does not know, by chance",
        None,
    ),
    (
        "plan-recovery",
        "none",
        "hosts are brought back in the order of what depends on them, most important service first",
        "what matters less comes back later",
        "never: it only takes time",
        None,
    ),
    (
        "reattach-backups",
        "backups that were taken off line",
        "copies are taken again",
        "they are in the adversary's reach again",
        "all backups are on line",
        Some("protect-backups"),
    ),
    (
        "decrypt-host",
        "a decryptor, an encrypted host",
        "the host and its data are back as they were",
        "none",
        "the decryptor does not work for this host; without one, for none",
        None,
    ),
    (
        "test-before-return",
        "a service that is about to go back",
        "implants left on its hosts are found, by chance, and their hosts suspected",
        "holds the return up",
        "finds not all",
        None,
    ),
    (
        "increase-monitoring",
        "monitoring at its normal level",
        "sensors see more of what they cover",
        "more false alarms",
        "raised already",
        Some("end-monitoring"),
    ),
    (
        "end-monitoring",
        "raised monitoring",
        "sensors are back at their normal level",
        "none",
        "at its normal level already",
        Some("increase-monitoring"),
    ),
    (
        "activate-manual-operation",
        "a service that is down and can be run by hand",
        "the service is run by hand, after the time that takes and for as long as people can keep it up",
        "none",
        "the service runs, has no fallback, or people have kept it up as long as they can",
        None,
    ),
    (
        "verify-eradication",
        "none",
        "footholds that were left are found, by chance",
        "holds the recovery up",
        "finds not all",
        None,
    ),
    (
        "suspend-process",
        "none",
        "what the adversary runs on the host ends; what starts it again is left, and does so after a while",
        "what the process held in memory is lost as evidence",
        "the process is overlooked; an encrypted host has none",
        None,
    ),
    (
        "failover-service",
        "the service is down and has a fallback",
        "the service runs on its standby, at its capacity and for as long as it lasts",
        "none",
        "no standby, or one that is spent in this outage",
        None,
    ),
    (
        "fail-back-service",
        "the service runs on its standby",
        "the standby ends: the service is as its own hosts are",
        "the standby is spent for this outage",
        "no standby runs",
        None,
    ),
    (
        "lower-severity",
        "an open incident that is rated",
        "rates lower, if the impact matrix asks for less now",
        "none",
        "nothing happens while the matrix asks for as much as before",
        Some("raise-severity"),
    ),
    (
        "reopen-incident",
        "an incident was closed or withdrawn, and none is open",
        "the case of the last incident is declared again",
        "marks and notices of the incident before count no more",
        "an incident is open",
        Some("close-incident"),
    ),
    (
        "hand-over-shift",
        "none",
        "for the time of a shift, less is lost when another person takes work over",
        "leads spend time on it",
        "never: it only takes time",
        None,
    ),
    (
        "engage-insurer",
        "none",
        "the insurer knows, and its panel firms set out",
        "counsel is busy",
        "no phone: on foot",
        None,
    ),
    (
        "open-secure-channel",
        "the plan lists a channel that none of the organisation's services and hosts carry",
        "the team talks there only: the adversary cannot read along",
        "a meeting takes what that channel adds",
        "there is no such channel",
        None,
    ),
    (
        "close-hotline",
        "the hotline is staffed, or is to be",
        "shifts on it end or are called off",
        "questions that come later are not answered",
        "nobody is on it",
        Some("staff-hotline"),
    ),
];

fn of_family(family: Family) -> (&'static str, &'static str, &'static str, &'static str) {
    match family {
        Family::SearchLogs(Trace::SignIn) => (
            "a host in hand to compare with; central logs",
            "hosts and stolen accounts that the sign-in log shows are found, by chance",
            "analysts are busy",
            "finds nothing; without central logs it cannot be done",
        ),
        Family::SearchLogs(_) => (
            "a host in hand to compare with; central logs",
            "further hosts whose traces the log shows are found, more often with a known indicator",
            "analysts are busy",
            "finds nothing; without central logs it cannot be done",
        ),
        Family::SearchHosts(_) => (
            "a host in hand to compare with",
            "further hosts that carry the trace are found, more often with a known indicator",
            "analysts are busy",
            "finds nothing; without a console somebody looks host by host",
        ),
        Family::Victims => (
            "alerts of the case with a true use behind them",
            "hosts where the same tools were used are found, by chance",
            "analysts are busy",
            "finds nothing",
        ),
        Family::Weakness => (
            "a host with a known weakness",
            "hosts entered through the same weakness are found, by chance",
            "analysts are busy",
            "finds nothing",
        ),
        Family::Watch => (
            "a suspected account",
            "hosts that the account opened while it was watched are found, by chance",
            "the account stays usable for the adversary meanwhile",
            "finds nothing if the adversary is quiet",
        ),
        Family::Transfers => (
            "transfer logs",
            "the number of records believed to be taken rises to what the logs show",
            "analysts are busy",
            "misses a store; without logs it cannot be done",
        ),
        Family::Collect(Trace::Rules) => {
            ("none", "blocks of outside addresses hold as if the indicator were known", "none", "takes longer by hand")
        }
        Family::Collect(_) => ("a host in hand", "analyses of the sample tell more", "none", "takes longer by hand"),
        Family::Analyse(_) => (
            "a host in hand on which the tool left this trace",
            "the tool's indicator is known: searches find more and blocks hold better",
            "analysts are busy",
            "tells nothing, more often without a sample",
        ),
        Family::Block { stop: Stop::Channel, broad, .. } => (
            "a host in hand that shows the tool",
            "open channels of the tool close, and no new one opens",
            hinders(broad),
            "does not hold, more often with an indicator that nobody analysed",
        ),
        Family::Block { stop: Stop::Moves, broad, .. } => (
            "a host in hand that shows the tool",
            "the tool gets to no further host",
            hinders(broad),
            "does not hold, more often with an indicator that nobody analysed",
        ),
        Family::Block { stop: Stop::Mail, broad, .. } => (
            "a host in hand that shows the mail",
            "no further mail of this kind gets in",
            hinders(broad),
            "does not hold: the next wave looks different",
        ),
        Family::Block { stop: Stop::Runs, broad, .. } => (
            "a host in hand that shows the tool",
            "the tool runs no more where an agent enforces it, and footholds not made to last end there",
            hinders(broad),
            "does not hold; hosts without an agent are not reached",
        ),
        Family::Block { stop: Stop::Transfer, broad, .. } => {
            ("a transfer seen", "transfers by the tool stop", hinders(broad), "does not hold if the content is wrapped")
        }
        Family::Lift => (
            "a block that is in force",
            "people can work without the block again",
            "the tool can be used again",
            "nothing is blocked",
        ),
        Family::BarUser { inside: false } => (
            "a suspected account",
            "the account opens no way in from outside",
            "its owner cannot work from outside",
            "kept off already",
        ),
        Family::BarUser { inside: true } => {
            ("a suspected account", "the account opens no further host", "its owner cannot work", "kept off already")
        }
        Family::FreeUser => (
            "an account that is kept off",
            "its owner can work again",
            "so can who holds its credential",
            "not kept off",
        ),
        Family::SwitchService { on: false } => (
            "a host with an exploitable service",
            "nothing exploits the host",
            "none: what the service did is not modelled as a business service",
            "switched off already",
        ),
        Family::SwitchService { on: true } => (
            "a service that is switched off",
            "the service runs again",
            "its weakness is open again",
            "not switched off",
        ),
        Family::Unlock => (
            "an account that is locked",
            "the account can be used again",
            "also by who learns its new secret",
            "not locked; waits while the directory is down",
        ),
        Family::Revoke => (
            "a suspected account",
            "a stolen credential of the account is void",
            "its owner signs in anew",
            "waits while the directory is down",
        ),
        Family::RemoveAccount => (
            "a suspected account",
            "the account is gone, and its credential void",
            "its owner needs a new one",
            "gone already; waits while the directory is down",
        ),
        Family::Remove(Trace::Settings) => (
            "a host in hand",
            "ends a foothold that was made to last, if this is all that carries it",
            "evidence on the host changes",
            "misses it",
        ),
        Family::Remove(_) => (
            "a host in hand",
            "ends a foothold that was not made to last, if this is all there is",
            "evidence on the host changes",
            "misses it",
        ),
        Family::RogueDevice => (
            "a device found",
            "the device and its foothold are off the network",
            "who used it cannot",
            "cut off already",
        ),
        Family::Write => ("none", "the report is written", "a lead's time", "none"),
    }
}

fn hinders(broad: bool) -> &'static str {
    if broad { "a share of users cannot do part of their work until it is lifted" } else { "none" }
}

#[cfg(test)]
mod tests {
    use super::super::ACTIONS;
    use super::*;

    #[test]
    fn every_action_says_what_it_does_and_what_takes_it_back() {
        let silent: Vec<&str> = ACTIONS.iter().filter(|row| words_of(row).is_none()).map(|row| row.id).collect();
        assert!(silent.is_empty(), "write their words in words.rs: {silent:?}");
        for row in ACTIONS {
            let words = words_of(row).expect("asserted above");
            let texts = [words.preconditions, words.effect, words.side_effects, words.fails];
            assert!(texts.iter().all(|text| !text.is_empty()), "{} leaves a column empty", row.id);
            let undone = words.undo.is_none_or(|undo| ACTIONS.iter().any(|other| other.id == undo));
            assert!(undone, "{} is undone by {:?}, which nobody can order", row.id, words.undo);
        }
    }

    #[test]
    fn words_belong_to_actions() {
        for row in OWN {
            assert!(ACTIONS.iter().any(|spec| spec.id == row.0), "no action is called {}", row.0);
        }
    }

    /// Of the reference catalogue all but what is named here is an action.
    #[test]
    fn every_response_of_the_reference_catalogue_is_an_action() {
        let known: std::collections::BTreeSet<&str> =
            ACTIONS.iter().flat_map(|row| row.react.iter().copied()).collect();
        let missing: Vec<String> = crate::scenario::capability::stages()
            .into_iter()
            .filter(|(id, stage)| stage != "preparation" && !known.contains(id.as_str()))
            .map(|(id, _)| id)
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn each_reference_id_is_one_action() {
        let mut seen = std::collections::BTreeSet::new();
        for id in ACTIONS.iter().flat_map(|row| row.react) {
            assert!(seen.insert(id), "{id} stands twice");
        }
    }

    #[test]
    fn preparation_gates_what_the_reference_catalogue_says() {
        for row in crate::scenario::capability::preparation() {
            for enabled in &row.enables {
                let gated = ACTIONS.iter().filter(|spec| spec.react.contains(&enabled.as_str()));
                for spec in gated {
                    assert!(spec.gates.contains(&row.id.as_str()), "{} needs {}", spec.id, row.id);
                }
            }
        }
    }
}
