### What the team did: orders and people, seats, reasons.

## Orders and people

TaskAimed = { $action }: { $target }
TaskAimless = { $action }
Ordered = Ordered: { $task }.
ApprovalAsked = { $person } was asked to approve { $task }.
ApprovalGiven = { $person } approved { $task }.
ApprovalRefused = { $person } refused { $task }.
ApprovalEscalated = The approval of { $task } passed to { $person }.
TaskState = The task { $task } changed: { $state }.
CrewState = What waits for { $crew } now waits for another reason: { $state }.
ActionStarted = Work began on { $task }.
ActionFinished = Done: { $task }.
ActionFailed = Failed: { $task } ({ $why }).
PersonCalled = { $person } was called.
PersonAnswered = { $person } answered.
PersonSilent = { $person } did not answer.
PersonArrived = { $person } arrived.
DidSuspend = Ended what ran on { $target }.
DidFailOver = Failed { $target } over to its standby.
DidFailBack = Failed { $target } back.
DidLower = Rated the incident lower.
DidReopenIncident = Took the incident up again.
DidHandOver = Handed the shift over.
DidInsurer = Called the cyber insurer.
DidSecureChannel = Moved to an out-of-band channel.
DidCloseHotline = Closed the customers' hotline.
HandedOver = { $person } went on with a task of somebody else, at a loss of { $span } of work.
HandedOverOften =
    { $n ->
        [one] { $n } task
       *[other] { $n } tasks
    } went over into other hands, and some work was lost.
WorkedTired = { $person } was tired; a task took { $span } longer.
WorkedTiredOften =
    People were tired; { $n ->
        [one] { $n } task
       *[other] { $n } tasks
    } took longer.
ReturnPlanned = By the recovery timetable, { $service } was to be back by { $at }.
HandoversLost =
    { $n ->
        [one] { $n } task was
       *[other] { $n } tasks were
    } handed to somebody else before { $n ->
        [one] it was
       *[other] they were
    } done, at a loss of { $span } of work.
TiredLost =
    { $n ->
        [one] { $n } task
       *[other] { $n } tasks
    } took longer because people were tired: { $span } in all.
TimetableTitle = The recovery timetable: planned and actual
ColumnPlannedFirst = first planned
ColumnPlannedLast = last planned
ColumnBack = back
ColumnPlanMissed = late by
DidBlockOut = Blocked traffic from the segment { $target }.
DidBlockIn = Blocked traffic into the segment { $target }.
DidCloseRemote = Closed remote access for { $target }.
DidCutTrust = Cut the trusts of { $target }.
DidOpenRemote = Opened remote access for { $target } again.
DidFilterEgress = Put an outbound filter in place.
DidMigrate = Moved the service { $target } to an isolated segment.
DidMigrateBack = Moved the service { $target } back to its segment.
DidResetPassword = Reset the password of { $target }.
DidRestoreTrust = Restored the trusts of { $target }.
DidRotateKeys = Rotated the keys of { $target }.
DidTerminate = Ended every session of { $target }.
DidUnblock = Took back the rules around the segment { $target }.
DidFreeEgress = Took the outbound filter away.
DidOpenCustody = Opened the register of custody.
DidCollectForensics = Collected logs, process list and registry of { $target }.
DidPreserveLogs = Suspended the deletion of logs.
DidDelay = Held containment back to observe.
DidWeigh = Weighed what cutting off costs.
DidAcquireMemory = Saved the memory of { $target }.
DidCallTeam = Called in the response team.
DidClean = Cleaned { $target }.
DidClose = Closed the incident.
DidClassify = Classified the incident.
DidReview = Held the review.
DidKeepTimeline = Brought the time line up to date.
DidCompare = Compared the response with the plan.
DidDeclare = Decided to declare an incident.
DidCutInternet = Cut the internet link.
DidEngageCounsel = Brought in legal counsel.
DidEscalate = Escalated.
DidGuide = Gave staff guidance.
DidSync = Held a sync meeting.
DidHunt = Swept the estate for indicators.
DidInvestigate = Investigated { $target }.
DidIsolateHost = Isolated { $target }.
DidIsolateSegment = Cut off the segment { $target }.
DidLockAccount = Locked { $target }.
DidMassReset = Reset all passwords of { $target }.
DidNotifyCustomers = Told the people affected.
DidNotifyPolice = Reported to law enforcement.
DidNotifyManagement = Told management.
DidNotifyRegulator = Notified the regulator.
DidProtectBackups = Took the backups offline.
DidStatement = Issued a public statement.
DidRaise = Set the severity.
DidRebuild = Rebuilt { $target }.
DidReconnectHost = Reconnected { $target }.
DidReconnectInternet = Reconnected the internet link.
DidReconnectSegment = Reconnected the segment { $target }.
DidRecord = Recorded what was known.
DidReopen = Alerts that had been dismissed were taken up again.
DidRecoverDirectory = Recovered the directory { $target }.
DidResetKrbtgt = Reset the ticket key of { $target } twice.
DidRestart = Restarted { $target }.
DidRestore = Restored { $target }.
DidReturnService = Returned { $target } to its users.
DidBriefImpact = Briefed executives on business impact.
DidBriefTechnical = Briefed executives on technical detail.
DidCheckSanctions = Checked the sanctions lists.
DidContactAdversary = Wrote to the attacker.
DidDecideDemand = Decided on the demand.
DidDemandProof = Had proof of the data and of the decryptor shown.
DidPayDemand = Paid the demand.
DidRefuse = Refused the demand in public.
DidShutDown = Shut down { $target }.
DidShutDownSegment = Shut down the segment { $target }.
DidStandDown = Stood down.
DidTriage = Triaged { $target }.
DidVerifyImage = Checked the images for rebuilding.
DidSinkhole = Sent the known names to a sinkhole, and read who calls.
DidBlock = Pushed the indicators to the block lists.
DidAcquireDisk = Imaged the disk of { $target }, mounted read-only.
DidAnalyseRootCause = Looked for the root cause.
DidShield = Shielded the weakness { $target } with a filter rule.
DidEnforceMfa = Asked every account of the directory { $target } for a second factor.
DidPatch = Patched the weakness { $target }.
DidUnshield = Removed the filter rule for the weakness { $target }.
DidScan = Scanned for weaknesses.
DidPlanRecovery = Set the order and timetable of recovery.
DidTest = Tested { $target } by attack.
DidRaiseMonitoring = Raised the level of monitoring.
DidManual = Ordered { $target } to be run by hand.
DidEndMonitoring = Ended the raised monitoring.
DidReattachBackups = Brought the backups back on line.
DidDecrypt = Decrypted { $target }.
DidVerifyBackup = Checked a backup.
DidVerifyEradication = Verified that the attacker was gone.

## Seats

AskedDeclare = A seat was asked whether to declare an incident for case { $case }.
AskedApprove = A seat was asked to approve { $task }.
AskedPlaybook = A seat was asked whether to start “{ $playbook }”.
AskedInject = A seat was asked to react to “{ $inject }”.
Answered = The seat answered: { $choice }.
Defaulted = Nobody answered in time; the plan's default acted: { $choice }.
InputWithoutPrompt = A recorded answer met no prompt.
OrderedByHand = { $role } ordered by hand: { $task }.
InjectDelivered = Inject to { $role }: “{ $inject }”.
InjectSkipped = The inject “{ $inject }” was not needed.
NoticeManagement = A brief went to management.
NoticeStaff = Guidance went to staff.
NoticeMedia = A statement went to the media.
NoticeCustomers = A notice went to customers.
NoticeRegulator = A notice went to the regulator.
NoticeFiled = The notice that the law asks for was filed: { $clock }.
RumourStarted = A rumour began to go round among { $crowd }: { $source }.
RumourSpread =
    A rumour was believed by { $believing ->
        [one] { $believing } person
       *[other] { $believing } people
    }; it had reached { $reached }.
RumourOver =
    A rumour was over; it had reached { $reached ->
        [one] { $reached } person
       *[other] { $reached } people
    }.
RumourHeard = The team heard of a rumour among { $crowd }: { $source }.
RumourAnswered = A rumour was checked and answered.
StatementMade = { $person } spoke for the organisation: what is known, and what is not.
StatementAbsolute = { $person } spoke for the organisation: nothing was taken, all is safe.
SecondVoice = { $person } answered a reporter; nobody was named to speak.
ClaimFalse = What a public statement claimed was not so.
ClaimRefuted = A public statement was found to be false.
StatementCorrected = A public statement was corrected.
HotlineOpen =
    { $lines ->
        [one] { $lines } person answers
       *[other] { $lines } people answer
    } the customers' hotline.
HotlineClosed = Nobody answers the customers' hotline.
CallsTaken = Customers' questions: { $answered } answered, { $waiting } waiting.
AmongStaff = staff
AmongCustomers = customers
AmongPublic = the public
SourceInject = brought in by the exercise
SourceOutage = something did not work and nobody said why
SourceSecondVoice = somebody else than the spokesperson spoke
SourceRefuted = a statement turned out to be false
DidAnswerRumours = Checked and answered rumours.
DidReviewStatement = Reviewed a public statement.
DidCorrect = Corrected a public statement.
DidHotline = Staffed the customers' hotline for a shift.
TalkTitle = Who was told, and what went round
TalkNote = Counted from the moment at which the first service failed (customers: the first record left); { $staff } for staff, { $others } for others. People read notices in their own time.
ColumnAudience = Audience
ColumnPeople = People
ColumnHarmFrom = Hit from
ColumnTold = Told
ColumnUninformed = Not informed in time
ColumnUninformedHours = Person-hours without word
ColumnMisled = Reached by rumours
RumoursTitle = Rumours
ColumnSource = Came from
ColumnHeard = Team heard
ColumnAnswered = Answered
StatementsTitle = Public statements
ColumnSpeaker = Speaker
ColumnWording = Claims
ColumnTurnedOut = Turned out false
ColumnCorrected = Corrected
WordingMeasured = what is known
WordingAbsolute = all is safe
HotlineCovered =
    The hotline was staffed { $share } of the first { $span } after customers were told; { $waiting ->
        [one] { $waiting } question was
       *[other] { $waiting } questions were
    } left waiting.
AnchorReached = Legal clocks began to run from this moment: { $anchor }.
ClocksTitle = Legal clocks
ClocksUnsure = Not read in the law itself, or without a figure in it: { $ids }. Ask counsel before anything relies on them.
ColumnClock = Notice
ColumnAddressee = To
ColumnAnchor = Runs from
ColumnDue = Due
ColumnFiled = Filed
ColumnStatus = Rule
AnchorAware = awareness
AnchorClassified = classification
AnchorMajor = classification as major
AnchorMaterial = determination of materiality
AnchorDetermined = determination that it is notifiable
AnchorAssessed = assessment of the duty
AnchorPaid = payment
AnchorClosed = closure
AnchorSubmitted = the notice before
ClockNotStarted = did not start
ClockRunning = still ran
ClockMet = met
ClockMissed = missed
StatusVerified = verified
StatusSecondary = secondary source
StatusUnverified = not verified
StatusAssumption = our judgement
StatusAuthored = the author's own
NoticePolice = A report went to law enforcement.
NoticeCounsel = A brief went to legal counsel.
ClocksLate = { $late } of { $n } notices whose clocks ran were late or never filed
ClocksNoneLate =
    { $n ->
        [one] The one notice whose clock ran was not late
       *[other] None of the { $n } notices whose clocks ran was late
    }
ClocksNote = From what started a clock to when its notice was due. An arrow: still not filed when the chart ends.
ClockAllowed = time allowed
ClockFiledInTime = filed in time
ClockFiledLate = filed late
ClockOverdue = overdue
ClockEarlyBy = { $span } early
ClockLateBy = { $span } late
ClockNeverFiled = never filed

## Reasons

WaitApproval = for approval
WaitOffShift = off shift
WaitQueue = in the queue
WaitSkill = for somebody with the skill
WaitTool = for a tool
WaitTravel = for travel
Working = at work
Waited = waited { $parts }
WaitPart = { $span } { $what }
AlertWaited = had waited { $span }
ReasonUnknown = no reason recorded
ReasonDone = done
ReasonFailed = failed
ReasonCancelled = cancelled
ReasonNoReach = out of reach
ReasonNoCredential = no working credential
ReasonNotVulnerable = not vulnerable
ReasonNoTarget = no target left
ReasonNoChannel = no control channel
ReasonBadLuck = it did not work
ReasonCutOff = cut off
ReasonAttack = through the attack
ReasonResponse = through the response
ReasonControl = through a control
ReasonSpent = nothing left
ReasonIgnored = ignored
ReasonDropped = dropped
ReasonNoAgent = no agent on the machine
ReasonNeedDown = a service that it needs was down
ReasonNothingToDo = there was nothing to do
ReasonRefused = refused
ReasonBackupUnusable = the backup could not be used
ReasonInfected = the malware came back
ReasonMissed = it missed what was there
ReasonCleaned = cleaned
ReasonRebuilt = rebuilt
ReasonEncrypted = encrypted
ReasonUnprepared = the means for it had not been prepared
