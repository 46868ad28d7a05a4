### What happened: parts of sentences, the run and the attack, the world, alerts, belief and the incident.

## Parts of sentences

Text = { $text }
Plain = { $value }
AndMoreHosts =
    {" "}and { $n ->
        [one] { $n } more host
       *[other] { $n } more hosts
    }
AndMoreAccounts =
    {" "}and { $n ->
        [one] { $n } more account
       *[other] { $n } more accounts
    }
AndMore = {" "}and { $n } more
AndThen = { $first }, { $next }
AndAlso = { $first }; { $next }
Aside = {" "}({ $text })
NameWithId = { $name } ({ $id })
Colon = {": "}
Comma = {", "}
Nothing = nothing in particular
Somebody = somebody
NoPlace = the organisation
TheCase = case { $n }
TheAlert = alert { $n }
Yes = yes
No = no
Dash = –
NotReached = not reached
NotApplicable = not applicable
NotObservedWord = not observed
UnknownWord = unknown

## The run and the attack: what was true

Startex = The exercise started.
Endex = The exercise ended (ENDEX).
EndOfRun = The run ended.
StepStarted = The attacker could begin: { $technique }.
StepFinished = The attacker finished { $technique }: { $worked } of { $tried } tries worked.
UseStarted = The attacker tried { $technique } on { $hosts }.
UseWorked = { $technique } worked on { $hosts }.
UseFailed = { $technique } failed on { $hosts }: { $why }.
UseBlocked =
    { $sensor } blocked { $technique }{ $n ->
        [one] {""}
       *[other] , several times
    }.
Reacted = The attacker noticed the response and reacted.
FootholdGained = The attacker gained a foothold on { $hosts }.
FootholdLost = The attacker lost the foothold on { $hosts } ({ $why }).
Persisted = The attacker made the foothold on { $hosts } survive a restart.
ChannelOpened = A control channel opened from { $hosts }.
ChannelClosed = The control channel from { $hosts } closed.
CredentialStolen = The attacker stole credentials of { $accounts } on { $hosts }.
CredentialVoided = Stolen credentials of { $accounts } no longer worked.
DomainTaken = The attacker took over the directory { $domain }.
DomainRegained = The attacker lost control of the directory { $domain }.
DataStaged = The attacker gathered { $size } GB from { $store }.
DataExfiltrated =
    { $records ->
        [one] { $records } record
       *[other] { $records } records
    } left from { $store } ({ $size } GB).
DataExfiltratedOften = Data left from { $store } in { $n } transfers.
BackupLost = The attacker destroyed the backup { $backup }.
SensorImpaired = The attacker blinded { $sensor } on { $hosts }.
DemandLeft = The attacker left a ransom demand.
SyncHeld = A sync over { $channel } gave { $informed } of { $of } people the common picture.
SyncOnFoot = A sync without any channel gave { $informed } of { $of } people the common picture.
PlanRead = The attacker read the team's plans on { $channel }.
BriefedImpact = Executives heard what it means for the business.
BriefedTechnical = Executives heard technical detail.
DemandRead = Somebody read the demand: its deadline is { $due }.
DeadlineMoved = The attacker moved the deadline to { $due }.
ContactAuthorised = The negotiator wrote to the attacker.
ContactUnauthorised = Somebody who was not authorised wrote to the attacker.
ContactStray = Somebody answered the demand on their own.
ProofDecrypts =
    The attacker showed { $records ->
        [one] { $records } record
       *[other] { $records } records
    } and a decryptor that works.
ProofNoKey =
    The attacker showed { $records ->
        [one] { $records } record
       *[other] { $records } records
    } and no decryptor that works.
SanctionsListed = The sanctions check found the attacker listed.
SanctionsClear = The sanctions check found nothing.
DecidedToPay = The organisation decided to pay.
DecidedNotToPay = The organisation decided not to pay.
RecordsPublished =
    The attacker published { $records ->
        [one] { $records } record
       *[other] { $records } records
    } from { $store }.
Observable = { $sensor } could see a trace on { $hosts }.
AdversaryFree = The attacker was free to act.
AdversaryStopped = The response left the attacker nothing to act with.
AdversaryStoppedControl = A control left the attacker nothing to act with.
AdversarySpent = The attacker had nothing left to attack.

## The world

HostEncrypted =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } encrypted.
HostIsolated =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } cut off from the network.
HostReconnected =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } back on the network.
HostShutDown =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } shut down.
HostRestarted = { $hosts } restarted.
HostCleaned =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } cleaned.
HostRebuilt =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } rebuilt.
HostRestored =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } restored.
HostReleased = { $hosts } returned to use behind the barrier.
SegmentIsolated = the segment { $segment } was cut off.
SegmentReconnected = the segment { $segment } was reconnected.
SegmentShutDown = the segment { $segment } was shut down.
SegmentRestarted = the segment { $segment } was back in operation.
InternetCut = The internet link was cut.
InternetBack = The internet link was back.
AccountLocked =
    { $accounts } { $accounts ->
        [one] was
       *[other] were
    } locked.
SessionLeft = A session of { $accounts } outlived the password.
SessionEnded = The attacker's session of { $accounts } was over.
RemoteAccessShut = Accounts of the directory { $domain } could not come in from outside any more.
RemoteAccessOpen = Accounts of the directory { $domain } could come in from outside again.
TrustCut = The trusts of the directory { $domain } were cut.
TrustBack = The trusts of the directory { $domain } were back.
LinkShut = A rule kept the segment { $from } from the segment { $to }.
LinkOpen = The segment { $from } reached the segment { $to } again.
EgressFiltered = Outbound traffic went through a proxy, to known destinations only.
EgressFree = Outbound traffic was free again.
HostSheltered = { $hosts } moved to an isolated segment.
HostUnsheltered =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } back in { $hosts ->
        [one] its
       *[other] their
    } own segment.
PasswordsReset = All passwords of the directory { $domain } were reset.
TicketsVoided = All log-on tickets of the directory { $domain } were void.
IndicatorsBlocked =
    Block lists stopped { $channels ->
        [one] { $channels } control channel
       *[other] { $channels } control channels
    }.
ToolBlocked = A control stopped one of the attacker's tools.
ToolUnblocked = A block on one of the attacker's tools was lifted.
AccountUnlocked = { $accounts } could sign in again.
AccountBarred = { $accounts } was kept off the network.
AccountFree = { $accounts } was let on to the network again.
UsersHindered =
    A measure kept { $users ->
        [one] { $users } person
       *[other] { $users } people
    } from part of their work.
UsersFree =
    { $users ->
        [one] { $users } person
       *[other] { $users } people
    } could do all of their work again.
WeaknessShut = The exploited service of { $hosts } was switched off.
WeaknessOpen = The service of { $hosts } was switched on again.
IndicatorKnown = What one of the attacker's tools leaves behind was now known.
SampleKept = A sample was kept for analysis.
MonitoringRaised = Sensors were set keener.
MonitoringEnded = Sensors were set back to their normal level.
BackupAttached = The backup { $backup } was brought back on line.
DecryptorWorks = A decryptor exists that brings back { $share } % of the hosts.
DecryptorReceived = The team received a decryptor.
CopyRejected = The copy in { $backup } of { $hosts }, { $hours } h old, was rejected: { $why }.
CopyChecked = The copy in { $backup } of { $hosts }, { $hours } h old, was checked and looked sound.
RestoredFrom =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } restored from { $backup }; { $hours } h of data were lost.
BackupProtected = The backup { $backup } was taken out of the attacker's reach.
WeaknessPatched = The weakness { $vulnerability } was truly fixed.
WeaknessShielded = A filter rule at the edge shielded the weakness { $vulnerability }.
WeaknessUnshielded = The filter rule for the weakness { $vulnerability } was gone.
MfaEnforced = Every account of the directory { $domain } needed a second factor.
PersistenceLeft =
    On { $hosts } { $left ->
        [one] { $left } way
       *[other] { $left } ways
    } to come back stayed behind.
PersistenceGone = Nothing was left to come back on { $hosts }.
WeaknessKnownFound = The weakness { $vulnerability } is open.
WeaknessKnownPatched = The weakness { $vulnerability } is patched.
WeaknessKnownShielded = The weakness { $vulnerability } is shielded.
WeaknessKnownUnshielded = The weakness { $vulnerability } is shielded no more.
WeaknessKnownVerified = A scan confirms that the weakness { $vulnerability } is fixed.
RootCauseFound = The way in was found: { $technique } on { $hosts }.
MemoryKept = The memory of { $hosts } was saved as evidence.
DiskKept = The disk of { $hosts } was saved as evidence.
LogsKept = The logs about { $hosts } were saved as evidence.
LogsLost = The logs about { $hosts } ran out.
EvidenceSealed = Evidence of { $hosts } was taken under custody.
CustodyOpened = From now on every step was recorded.
StepRecorded =
    { $steps ->
        [one] { $steps } step was
       *[other] { $steps } steps were
    } recorded with who, when and what.
MemoryLost = Evidence in the memory of { $hosts } was lost.
DiskLost = Evidence on the disk of { $hosts } was lost.
ServiceUp = { $service } ran as usual again.
ServiceByAttack = { $service } was { $state }, through the attack.
ServiceByResponse = { $service } was { $state }, through the response.
StateUp = up
StateDegraded = degraded
StateManual = run by hand
StateDown = down

## Alerts and belief

AlertRaised =
    { $sensor } raised { $n ->
        [one] an alert
       *[other] alerts
    } on { $hosts }.
AlertExtended = Alert { $alert } grew: { $hosts }.
AlertDropped =
    { $n ->
        [one] { $n } alert was
       *[other] { $n } alerts were
    } dropped: the queue was too long.
AlertIgnored =
    Nobody opened { $n ->
        [one] an alert
       *[other] alerts
    } ({ $n }).
AlertTaken =
    { $person } took up { $n ->
        [one] an alert
       *[other] alerts
    } ({ $n }).
AlertJudgedTrue =
    { $person } judged { $n ->
        [one] an alert
       *[other] alerts
    } real ({ $n }).
AlertJudgedFalse =
    { $person } judged { $n ->
        [one] an alert
       *[other] alerts
    } a false alarm ({ $n }).
CaseOpened =
    { $unit } opened case { $case }{ $n ->
        [one] {""}
       *[other] {" "}and more
    }.
CaseExtended =
    { $n ->
        [one] { $n } alert joined
       *[other] { $n } alerts joined
    } case { $case }.
Told = { $unit } was told of case { $case }.
KnewSuspected = The team suspected { $hosts }.
KnewCleared = The team cleared { $hosts } of suspicion.
KnewEncrypted = The team found { $hosts } encrypted.
KnewIsolated = The team knew { $hosts } to be cut off.
KnewReconnected = The team knew { $hosts } to be reconnected.
KnewShutDown = The team knew { $hosts } to be shut down.
KnewRestarted = The team knew { $hosts } to be restarted.
KnewCleaned = The team held { $hosts } to be clean.
KnewRebuilt = The team knew { $hosts } to be rebuilt.
KnewRestored = The team knew { $hosts } to be restored.
KnewVerified = The team verified { $hosts }.
KnewReleased = The team returned { $hosts } to use.
AccountSuspected = The team suspected that { $accounts } had been stolen.
AccountKnownLocked = The team knew { $accounts } to be locked.
AccountKnownReset = The team knew { $accounts } to be reset.
TeamKnew = The team knew: { $what }
DomainSuspected = The team suspected that the directory { $domain } had fallen.
DomainKnownReset = The team knew the passwords of { $domain } to be reset.
DomainKnownVoided = The team knew the tickets of { $domain } to be void.
DomainKnownRecovered = The team held the directory { $domain } to be recovered.
ServiceKnown = The team learned that { $service } was { $state }.
OutsideReport = { $unit } heard of it from { $source }.
SourceSensor = one of its own sensors
SourceUser = one of its own users
SourceOutside = outside
SourceAdversary = the attacker
IndicatorsLearnt = The team learned the indicators of { $tool } from what it had found.
IndicatorsFromFeed = The feed { $feed } brought the indicators of { $tool }.
IndicatorMatched = An indicator of { $tool } matched.
IndicatorFalse = An indicator of the feed { $feed } matched something harmless.
AlertReopened =
    { $n ->
        [one] { $n } alert was
       *[other] { $n } alerts were
    } looked at again.
StageBelieved = Case { $case } was believed to have reached { $stage }.
Classified = The incident was taken for { $class }{ $stage }.
ClassifiedStage = , at the stage { $stage }
ClassMalware = malware
ClassRansomware = ransomware
ClassDataBreach = a data breach
ClassAccountCompromise = an account compromise
ClassDenialOfService = a denial of service
ClassInsider = an insider's work
SeverityDue = By the impact matrix the incident was { $severity }.
HostRecorded =
    { $hosts } { $hosts ->
        [one] was
       *[other] were
    } entered in the record.
RecordsBelieved =
    The team believed { $records ->
        [one] { $records } record
       *[other] { $records } records
    } to be exposed.
LateLogged = Late steps went into the time line with their minute and reason: { $n }.
LateForgotten = Late steps went into the time line, minute and reason forgotten: { $n }.
DeviationNamed =
    { $n ->
        [one] { $n } order
       *[other] { $n } orders
    } to “{ $action }” went beyond the plan's limit.

## The incident

Declared = { $person } declared an incident (case { $case }).
DeclaredByPlan = The plan declared an incident (case { $case }).
Withdrawn = The declaration was withdrawn.
SeveritySet = Severity was set to { $severity }.
MarkFirstAlert = The first alert reached the centre.
MarkFirstCase = The first case was open.
MarkDeclared = The incident stood declared.
MarkContained = The team believed the incident contained.
MarkEradicated = The team declared the attacker removed.
MarkRecovered = The team declared recovery complete.
MarkClosed = The incident was closed.
MarkReviewed = The review was finished.
PlaybookStarted = The playbook “{ $playbook }” started.
PlaybookFinished = The playbook “{ $playbook }” was finished.
