//! English. `{name}` is a value, `{name#one|many}` a number with its form, `{name?one|many}` the form alone.

macro_rules! messages {
    ($($name:ident = $english:literal;)+) => {
        /// What can be said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Msg { $($name),+ }

        impl Msg {
            pub const ALL: &[Msg] = &[$(Msg::$name),+];
            /// Its id in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Msg::$name => stringify!($name)),+ }
            }
            pub(super) fn english(self) -> &'static str {
                match self { $(Msg::$name => $english),+ }
            }
        }
    };
}

messages! {
    // Parts of sentences.
    Text = "{text}";
    Plain = "{value}";
    AndMoreHosts = " and {n#more host|more hosts}";
    AndMoreAccounts = " and {n#more account|more accounts}";
    AndMore = " and {n} more";
    AndThen = "{first}, {next}";
    Nothing = "nothing in particular";
    Somebody = "somebody";
    NoPlace = "the organisation";
    TheCase = "case {n}";
    TheAlert = "alert {n}";
    Yes = "yes";
    No = "no";
    Dash = "–";
    NotReached = "not reached";
    NotApplicable = "not applicable";
    NotObservedWord = "not observed";
    UnknownWord = "unknown";

    // The run and the attack: what was true.
    Startex = "The exercise started.";
    Endex = "The exercise ended (ENDEX).";
    EndOfRun = "The run ended.";
    StepStarted = "The attacker could begin: {technique}.";
    StepFinished = "The attacker finished {technique}: {worked} of {tried} tries worked.";
    UseStarted = "The attacker tried {technique} on {hosts}.";
    UseWorked = "{technique} worked on {hosts}.";
    UseFailed = "{technique} failed on {hosts}: {why}.";
    UseBlocked = "{sensor} blocked {technique}{n?|, several times}.";
    Reacted = "The attacker noticed the response and reacted.";
    FootholdGained = "The attacker gained a foothold on {hosts}.";
    FootholdLost = "The attacker lost the foothold on {hosts} ({why}).";
    Persisted = "The attacker made the foothold on {hosts} survive a restart.";
    ChannelOpened = "A control channel opened from {hosts}.";
    ChannelClosed = "The control channel from {hosts} closed.";
    CredentialStolen = "The attacker stole credentials of {accounts} on {hosts}.";
    CredentialVoided = "Stolen credentials of {accounts} no longer worked.";
    DomainTaken = "The attacker took over the directory {domain}.";
    DomainRegained = "The attacker lost control of the directory {domain}.";
    DataStaged = "The attacker gathered {size} GB from {store}.";
    DataExfiltrated = "{records#record|records} left from {store} ({size} GB).";
    DataExfiltratedOften = "Data left from {store} in {n} transfers.";
    BackupLost = "The attacker destroyed the backup {backup}.";
    SensorImpaired = "The attacker blinded {sensor} on {hosts}.";
    DemandLeft = "The attacker left a ransom demand.";
    Observable = "{sensor} could see a trace on {hosts}.";
    AdversaryFree = "The attacker was free to act.";
    AdversaryStopped = "The response left the attacker nothing to act with.";
    AdversaryStoppedControl = "A control left the attacker nothing to act with.";
    AdversarySpent = "The attacker had nothing left to attack.";

    // The world.
    HostEncrypted = "{hosts} {hosts?was|were} encrypted.";
    HostIsolated = "{hosts} {hosts?was|were} cut off from the network.";
    HostReconnected = "{hosts} {hosts?was|were} back on the network.";
    HostShutDown = "{hosts} {hosts?was|were} shut down.";
    HostRestarted = "{hosts} restarted.";
    HostCleaned = "{hosts} {hosts?was|were} cleaned.";
    HostRebuilt = "{hosts} {hosts?was|were} rebuilt.";
    HostRestored = "{hosts} {hosts?was|were} restored from backup.";
    HostReleased = "{hosts} returned to use behind the barrier.";
    SegmentIsolated = "the segment {segment} was cut off.";
    SegmentReconnected = "the segment {segment} was reconnected.";
    SegmentShutDown = "the segment {segment} was shut down.";
    SegmentRestarted = "the segment {segment} was back in operation.";
    InternetCut = "The internet link was cut.";
    InternetBack = "The internet link was back.";
    AccountLocked = "{accounts} {accounts?was|were} locked.";
    PasswordsReset = "All passwords of the directory {domain} were reset.";
    TicketsVoided = "All log-on tickets of the directory {domain} were void.";
    IndicatorsBlocked = "Block lists stopped {channels#control channel|control channels}.";
    ToolBlocked = "A control stopped one of the attacker's tools.";
    ToolUnblocked = "A block on one of the attacker's tools was lifted.";
    AccountUnlocked = "{accounts} could sign in again.";
    AccountBarred = "{accounts} was kept off the network.";
    AccountFree = "{accounts} was let on to the network again.";
    UsersHindered = "A measure kept {users#person|people} from part of their work.";
    UsersFree = "{users#person|people} could do all of their work again.";
    WeaknessShut = "The exploited service of {hosts} was switched off.";
    WeaknessOpen = "The service of {hosts} was switched on again.";
    IndicatorKnown = "What one of the attacker's tools leaves behind was now known.";
    SampleKept = "A sample was kept for analysis.";
    BackupProtected = "The backup {backup} was taken out of the attacker's reach.";
    MemoryKept = "The memory of {hosts} was saved as evidence.";
    DiskKept = "The disk of {hosts} was saved as evidence.";
    MemoryLost = "Evidence in the memory of {hosts} was lost.";
    DiskLost = "Evidence on the disk of {hosts} was lost.";
    ServiceUp = "{service} ran as usual again.";
    ServiceByAttack = "{service} was {state}, through the attack.";
    ServiceByResponse = "{service} was {state}, through the response.";
    StateUp = "up";
    StateDegraded = "degraded";
    StateManual = "run by hand";
    StateDown = "down";

    // Alerts and belief.
    AlertRaised = "{sensor} raised {n?an alert|alerts} on {hosts}.";
    AlertExtended = "Alert {alert} grew: {hosts}.";
    AlertDropped = "{n#alert was|alerts were} dropped: the queue was too long.";
    AlertIgnored = "Nobody opened {n?an alert|alerts} ({n}).";
    AlertTaken = "{person} took up {n?an alert|alerts} ({n}).";
    AlertJudgedTrue = "{person} judged {n?an alert|alerts} real ({n}).";
    AlertJudgedFalse = "{person} judged {n?an alert|alerts} a false alarm ({n}).";
    CaseOpened = "{unit} opened case {case}{n?| and more}.";
    CaseExtended = "{n#alert joined|alerts joined} case {case}.";
    Told = "{unit} was told of case {case}.";
    KnewSuspected = "The team suspected {hosts}.";
    KnewCleared = "The team cleared {hosts} of suspicion.";
    KnewEncrypted = "The team found {hosts} encrypted.";
    KnewIsolated = "The team knew {hosts} to be cut off.";
    KnewReconnected = "The team knew {hosts} to be reconnected.";
    KnewShutDown = "The team knew {hosts} to be shut down.";
    KnewRestarted = "The team knew {hosts} to be restarted.";
    KnewCleaned = "The team held {hosts} to be clean.";
    KnewRebuilt = "The team knew {hosts} to be rebuilt.";
    KnewRestored = "The team knew {hosts} to be restored.";
    KnewVerified = "The team verified {hosts}.";
    KnewReleased = "The team returned {hosts} to use.";
    AccountSuspected = "The team suspected that {accounts} had been stolen.";
    AccountKnownLocked = "The team knew {accounts} to be locked.";
    AccountKnownReset = "The team knew {accounts} to be reset.";
    TeamKnew = "The team knew: {what}";
    DomainSuspected = "The team suspected that the directory {domain} had fallen.";
    DomainKnownReset = "The team knew the passwords of {domain} to be reset.";
    DomainKnownVoided = "The team knew the tickets of {domain} to be void.";
    DomainKnownRecovered = "The team held the directory {domain} to be recovered.";
    ServiceKnown = "The team learned that {service} was {state}.";
    OutsideReport = "{unit} heard of it from {source}.";
    SourceSensor = "an own sensor";
    SourceUser = "an own user";
    SourceOutside = "outside";
    SourceAdversary = "the attacker";
    RecordsBelieved = "The team believed {records#record|records} to be exposed.";

    // The incident.
    Declared = "{person} declared an incident (case {case}).";
    DeclaredByPlan = "The plan declared an incident (case {case}).";
    Withdrawn = "The declaration was withdrawn.";
    SeveritySet = "Severity was set to {severity}.";
    MarkFirstAlert = "The first alert reached the centre.";
    MarkFirstCase = "The first case was open.";
    MarkDeclared = "The incident stood declared.";
    MarkContained = "The team believed the incident contained.";
    MarkEradicated = "The team declared the attacker removed.";
    MarkRecovered = "The team declared recovery complete.";
    MarkClosed = "The incident was closed.";
    MarkReviewed = "The review was finished.";
    PlaybookStarted = "The playbook “{playbook}” started.";
    PlaybookFinished = "The playbook “{playbook}” was finished.";

    // Orders and people.
    TaskAimed = "{action}: {target}";
    TaskAimless = "{action}";
    Ordered = "Ordered: {task}.";
    ApprovalAsked = "{person} was asked to approve {task}.";
    ApprovalGiven = "{person} approved {task}.";
    ApprovalRefused = "{person} refused {task}.";
    ApprovalEscalated = "The approval of {task} passed to {person}.";
    TaskState = "The task {task} changed: {state}.";
    CrewState = "What waits for {crew} now waits for another reason: {state}.";
    ActionStarted = "Work began on {task}.";
    ActionFinished = "Done: {task}.";
    ActionFailed = "Failed: {task} ({why}).";
    PersonCalled = "{person} was called.";
    PersonAnswered = "{person} answered.";
    PersonSilent = "{person} did not answer.";
    PersonArrived = "{person} arrived.";
    DidAcquireMemory = "Saved the memory of {target}.";
    DidCallTeam = "Called in the response team.";
    DidClean = "Cleaned {target}.";
    DidClose = "Closed the incident.";
    DidClassify = "Classified the incident.";
    DidReview = "Held the review.";
    DidDeclare = "Decided to declare an incident.";
    DidCutInternet = "Cut the internet link.";
    DidEngageCounsel = "Brought in legal counsel.";
    DidEscalate = "Escalated.";
    DidGuide = "Gave staff guidance.";
    DidSync = "Held a sync meeting.";
    DidHunt = "Swept the estate for indicators.";
    DidInvestigate = "Investigated {target}.";
    DidIsolateHost = "Isolated {target}.";
    DidIsolateSegment = "Cut off the segment {target}.";
    DidLockAccount = "Locked {target}.";
    DidMassReset = "Reset all passwords of {target}.";
    DidNotifyCustomers = "Told the people affected.";
    DidNotifyPolice = "Reported to law enforcement.";
    DidNotifyManagement = "Told management.";
    DidNotifyRegulator = "Notified the regulator.";
    DidProtectBackups = "Took the backups offline.";
    DidStatement = "Issued a public statement.";
    DidRaise = "Set the severity.";
    DidRebuild = "Rebuilt {target}.";
    DidReconnectHost = "Reconnected {target}.";
    DidReconnectInternet = "Reconnected the internet link.";
    DidReconnectSegment = "Reconnected the segment {target}.";
    DidRecord = "Recorded what was known.";
    DidRecoverDirectory = "Recovered the directory {target}.";
    DidResetKrbtgt = "Reset the ticket key of {target} twice.";
    DidRestart = "Restarted {target}.";
    DidRestore = "Restored {target}.";
    DidReturnService = "Returned {target} to its users.";
    DidShutDown = "Shut down {target}.";
    DidShutDownSegment = "Shut down the segment {target}.";
    DidStandDown = "Stood down.";
    DidTriage = "Triaged {target}.";
    DidBlock = "Pushed the indicators to the block lists.";
    DidVerifyBackup = "Checked a backup.";
    DidVerifyEradication = "Verified that the attacker was gone.";

    // Seats.
    AskedDeclare = "A seat was asked whether to declare an incident for case {case}.";
    AskedApprove = "A seat was asked to approve {task}.";
    AskedPlaybook = "A seat was asked whether to start “{playbook}”.";
    AskedInject = "A seat was asked to react to “{inject}”.";
    Answered = "The seat answered: {choice}.";
    Defaulted = "Nobody answered in time; the plan's default acted: {choice}.";
    InputWithoutPrompt = "A recorded answer met no prompt.";
    OrderedByHand = "{role} ordered by hand: {task}.";
    InjectDelivered = "Inject to {role}: “{inject}”.";
    InjectSkipped = "The inject “{inject}” was not needed.";
    NoticeManagement = "A brief went to management.";
    NoticeStaff = "Guidance went to staff.";
    NoticeMedia = "A statement went to the media.";
    NoticeCustomers = "A notice went to customers.";
    NoticeRegulator = "A notice went to the regulator.";
    NoticePolice = "A report went to law enforcement.";
    NoticeCounsel = "A brief went to legal counsel.";

    // Reasons.
    WaitApproval = "for approval";
    WaitOffShift = "off shift";
    WaitQueue = "in the queue";
    WaitSkill = "for somebody with the skill";
    WaitTool = "for a tool";
    WaitTravel = "for travel";
    Working = "at work";
    Waited = "waited {parts}";
    WaitPart = "{span} {what}";
    AlertWaited = "had waited {span}";
    ReasonUnknown = "no reason recorded";
    ReasonDone = "done";
    ReasonFailed = "failed";
    ReasonCancelled = "cancelled";
    ReasonNoReach = "out of reach";
    ReasonNoCredential = "no working credential";
    ReasonNotVulnerable = "not vulnerable";
    ReasonNoTarget = "no target left";
    ReasonNoChannel = "no control channel";
    ReasonBadLuck = "it did not work";
    ReasonCutOff = "cut off";
    ReasonAttack = "through the attack";
    ReasonResponse = "through the response";
    ReasonControl = "through a control";
    ReasonSpent = "nothing left";
    ReasonIgnored = "ignored";
    ReasonDropped = "dropped";
    ReasonNoAgent = "no agent on the machine";
    ReasonNeedDown = "a service that it needs was down";
    ReasonNothingToDo = "there was nothing to do";
    ReasonRefused = "refused";
    ReasonBackupUnusable = "the backup could not be used";
    ReasonInfected = "the malware came back";
    ReasonMissed = "it missed what was there";
    ReasonCleaned = "cleaned";
    ReasonRebuilt = "rebuilt";
    ReasonEncrypted = "encrypted";
    ReasonUnprepared = "the means for it had not been prepared";

    // Titles.
    ReportTitle = "{exercise}: after-action report";
    ReportSubtitle = "{organisation} · {start} · seed {seed}";
    SummaryTitle = "Summary";
    OverviewTitle = "The exercise";
    TimeLineTitle = "Time line";
    PhasesTitle = "Phases and criteria";
    DelaysTitle = "Where the time went";
    ConsequencesTitle = "Consequences";
    MilestonesTitle = "Milestones";
    SensorsTitle = "Sensors and alerts";
    RubricTitle = "The rubric in full";
    MethodTitle = "Method and limits";
    GlossaryTitle = "Glossary";
    Contents = "Contents";
    SkipToContent = "Skip to the report";
    NumbersAsTable = "The same numbers as a table";
    EvidenceLabel = "Evidence";
    MoreLink = "more";
    AndMoreEvidence = "+{n}";

    // Summary.
    SummaryBreach = "The attacker got in on {at} and compromised {n#host|hosts}.";
    SummaryNoBreach = "The attacker gained no foothold.";
    SummaryIdentifiedBefore = "The team identified the incident through {source} after {span}, before any harm was done.";
    SummaryIdentifiedAfter = "The team identified the incident through {source} after {span}, when harm had already been done.";
    SummaryIdentifiedQuiet = "The team identified the incident through {source} after {span}; no harm was done.";
    SummaryNotIdentified = "The team did not identify the incident by the end of the run.";
    SummaryNothingToIdentify = "There was no incident to identify.";
    SummaryContained = "The attacker was stopped {span} after that, by the response.";
    SummaryContainedControl = "The attacker was stopped by a control rather than by the response.";
    SummaryContainedSpent = "The attacker stopped only when nothing was left to attack.";
    SummaryContainedBefore = "By then the attacker could act no more.";
    SummaryUnconfirmed = "The attacker was stopped {span} after that, too shortly before the end to be sure.";
    SummaryNotContained = "The attacker was never stopped.";
    SummaryNothingToContain = "There was nothing to contain.";
    SummaryLoss = "{things}; {services}.";
    LossThingsNone = "Nothing was encrypted and no record left the organisation";
    LossHosts = "{hosts#host was|hosts were} encrypted, and no record left the organisation";
    LossRecords = "{records#record|records} left the organisation, and nothing was encrypted";
    LossBoth = "{hosts#host was|hosts were} encrypted and {records#record|records} left the organisation";
    LossServicesNone = "every service ran";
    LossServicesAll = "services lost {hours} hours, all of them {by}";
    LossServicesBoth = "services lost {hours} hours, {response} of them through the response";
    SummaryNoLoss = "Nothing was encrypted, no record left the organisation, and every service ran.";
    SummaryOverall = "Lowest phase rating: {rating}. {met#goal was|goals were} met, {missed} missed.";
    SummaryNotRated = "No phase of the response could be rated: nothing in this run touched one.";
    PhasesAtAGlance = "Phases at a glance";
    TargetsHeading = "Aimed at and reached";
    FindingsHeading = "What to look at first";
    NoFindings = "No criterion missed its goal.";
    ContainName = "Time to contain (identified to stopped)";
    SensorToPeopleName = "First true alert to identified";
    ObservableToPeopleName = "First trace to identified";
    GoalWord = "goal {value}";
    LimitWord = "limit {value}";
    FindingCriterion = "{task} {sentence}: {measure} against a goal of {goal}.";
    FindingDuty = "{task} {sentence}: not done.";

    // Ratings.
    RatingP = "performed without challenges";
    RatingS = "performed with some challenges";
    RatingM = "performed with major challenges";
    RatingU = "unable to be performed";
    RatingNO = "not observed";

    // Overview.
    KeyExercise = "Exercise";
    KeySummary = "What happens";
    KeySource = "Source of the case";
    KeyPlan = "Plan";
    KeyAdversary = "Attacker";
    KeyOrganisation = "Organisation";
    KeySize = "Size";
    SizeOf = "{hosts#host|hosts}, {accounts#account|accounts}, {people} people, {services#business service|business services}, {sensors#sensor|sensors}";
    KeyStartex = "Start (STARTEX)";
    KeyZone = "{at}, {zone}";
    KeyLength = "Length of the run";
    KeyObjectives = "Objectives";
    KeySeed = "Seed";
    KeyDigest = "Digest of the journal";
    KeyBuild = "Build";
    KeyEntries = "Journal";
    EntriesAndEvents = "{entries#entry|entries}, {events#event|events}";
    KeyCommand = "To run it again";
    ByHandNote = "People took {n#decision|decisions} in this run; the command repeats it without them. To replay it as it was, use its journal.";

    // Time line.
    TimeLineIntro = "On the left what was true, on the right what the team knew and did. Times are local ({zone}), with the time since the start beside them. Alike facts of a minute share a row.";
    TimeLineFolded = "The run is long: routine facts are folded by {span} here, and some are left to timeline.csv, which holds all {n#entry|entries}. On paper, only turning points and what findings cite are shown.";
    TimeLineAll = "timeline.csv holds all {n#entry|entries}.";
    ColumnTime = "Time";
    ColumnTruth = "What was true";
    ColumnTeam = "What the team knew and did";
    UntilTime = "until {at}";
    SwimDwellLongest = "Dwell was the longest stretch: {dwell} before anybody knew, {contain} to stop the attacker";
    SwimContainLongest = "Stopping the attacker took {contain}, longer than the {dwell} before it was noticed";
    SwimNotContained = "Noticed after {dwell}, never stopped";
    SwimContainedBefore = "The attacker was stopped before anybody understood; identified only after {dwell}";
    SwimNotIdentified = "The attacker was never identified";
    SwimQuiet = "Nothing of the attack took hold; this is what the team did";
    SwimNote = "Pale with a dashed edge: waiting. Solid: work. Diamonds: moments. A double stroke marks time left out; a dotted line, a change of scale.";
    LaneAttack = "Attack";
    LaneSensors = "Sensors";
    LaneComms = "Communication";
    LaneOthers = "Others";
    BracketDwell = "Dwell {span}";
    BracketDwellOpen = "Dwell: not identified";
    BracketContain = "To contain {span}";
    BracketContainOpen = "Not contained";
    BarStep = "{technique}: {worked} worked, {failed} failed, {blocked} blocked";
    BarImpact = "Hosts encrypted";
    BarAlertTrue = "{sensor}";
    BarAlertFalse = "False alarms";
    BarTipAlert = "{sensor} on {hosts}, {at}";
    BarTip = "{what}, {from} to {to}";
    BarTipAt = "{what}, {at}";
    BarDeclared = "Declared";
    BarDecides = "Approves {action}";
    BarNotice = "{what}";
    ToManagement = "Brief to management";
    ToStaff = "Guidance to staff";
    ToMedia = "Statement to the media";
    ToCustomers = "Notice to customers";
    ToRegulator = "Notice to the regulator";
    ToPolice = "Report to the police";
    ToCounsel = "Brief to counsel";
    BarInject = "Inject";
    BarOutside = "Report from outside";
    BarTold = "Case handed over";
    ColumnLane = "Lane";
    ColumnWhat = "What";
    ColumnFrom = "From";
    ColumnTo = "To";
    ColumnCount = "Count";

    // Phases.
    PhaseName = "{code} {name}";
    PhasePrepare = "Prepare";
    PhaseIdentify = "Identify";
    PhaseContain = "Contain";
    PhaseEradicate = "Eradicate";
    PhaseRecover = "Recover";
    PhaseLearn = "Learn";
    PhaseCommunicate = "Communicate";
    PhasesAllMet = "Every phase that was observed met its goals";
    PhasesOneMissed = "{name} fell short of its goals";
    PhasesSomeMissed = "{n} of {total} phases fell short of their goals; {name} by most";
    PhasesNote = "Points from graded criteria, 0 to 100; the dark mark is the target. Shape and word give the rating, which duties can cap.";
    ColumnPhase = "Phase";
    ColumnPoints = "Points";
    ColumnRating = "Rating";
    ColumnCriterion = "Criterion";
    ColumnMeasure = "Measured";
    ColumnGoal = "Goal";
    ColumnLimit = "Limit";
    ColumnEvidence = "Evidence";
    ColumnWeight = "Weight";
    ColumnJudges = "Judges";
    ColumnTask = "Task";
    CriterionCell = "{task} {sentence}";
    JudgesDecision = "a decision, on what was known";
    JudgesOutcome = "an outcome, on what was true";
    JudgesReadiness = "the plan and the organisation";
    DutyDone = "done";
    DutyNotDone = "not done";
    DutyWord = "duty";
    NoPhases = "The scorecard holds no phase.";

    // Delays.
    DelaysIntro = "{n#order was|orders were} given. Every moment of an order is counted once: waiting, or at work.";
    NoOrders = "The team gave no order, so there is no time to account for.";
    DelaysApproval = "Approval took longer than the work itself";
    DelaysApprovalOf = "Approval of “{action}” took longer than the work itself";
    DelaysOffShift = "Most time was lost because people were off shift";
    DelaysQueue = "Most time was lost in queues: too few hands";
    DelaysSkill = "Most time was lost for want of people with the skill";
    DelaysTool = "Most time was lost because a tool was missing";
    DelaysTravel = "Most time was lost on the road";
    DelaysWork = "The work itself took most of the time; waiting was the smaller part";
    DelaysNote = "Mean time of an order from given to ended, for the groups that took most time in all.";
    PartApproval = "Approval";
    PartOffShift = "Off shift";
    PartQueue = "Queue";
    PartSkill = "Skill";
    PartTool = "Tool";
    PartTravel = "Travel";
    PartWork = "Work";
    ColumnAction = "Action";
    ColumnOrders = "Orders";
    ColumnTotal = "Mean total";
    ColumnSlowest = "Slowest";
    BarOfAction = "{action} ({n})";

    // Consequences.
    HostsTitleLoss = "{most} of {all} hosts were in the attacker's hands at the peak; {encrypted} were encrypted";
    HostsTitleHeld = "The attacker held {most} of {all} hosts at the peak and encrypted none";
    HostsNote = "Hosts at each moment. The curves count what is, not what ever was.";
    CurveCompromised = "compromised";
    CurveIsolated = "isolated";
    CurveEncrypted = "encrypted";
    MomentIdentified = "identified";
    MomentContained = "stopped";
    MomentImpact = "first harm";
    NoHosts = "No host was compromised, isolated or encrypted, so there is nothing to draw.";
    ServicesTitleAttack = "The attack cost more service hours ({attack}) than the response ({response})";
    ServicesTitleResponse = "The response cost more service hours ({response}) than the attack ({attack})";
    ServicesTitleSome = "{n#service was|services were} not up all the time";
    ServicesNote = "Only services that were not up all the time; the most affected ones first.";
    NoServices = "Every service was up all the time.";
    CauseAttack = "Attack:";
    CauseResponse = "Response:";
    SpellTip = "{state}, {from} to {to}";
    ColumnService = "Service";
    ColumnState = "State";
    ColumnCause = "Cause";
    ColumnSpan = "For";
    CauseAttackWord = "attack";
    CauseResponseWord = "response";
    ColumnConsequence = "Consequence";
    ColumnValue = "In this run";
    RowCompromised = "Hosts compromised at some time";
    RowEncrypted = "Hosts encrypted";
    EncryptedSplit = "{n} ({servers#server|servers}, {workstations#workstation|workstations})";
    RowIsolated = "Hosts isolated by the team";
    RowRecords = "Records stolen";
    RowDowntimeAttack = "Service hours lost to the attack";
    RowDowntimeResponse = "Service hours lost to the response";
    RowCostAttack = "Cost of the attack";
    RowCostResponse = "Cost of the response";
    RowBreakouts = "Breakouts after containment";
    SavedIntro = "Share of the harm that the team averted, against the same run without a team. “Unknown” where that run did no such harm or was not made.";
    SavedHosts = "Hosts";
    SavedRecords = "Records";
    SavedHours = "Service hours";
    SavedUnits = "Harm to the business";
    ColumnSaved = "Share saved";

    // Milestones.
    ColumnMilestone = "Milestone";
    ColumnWhen = "When";
    ColumnSince = "Since the start";
    MilestoneFirstCompromise = "First compromise";
    MilestoneFirstObservable = "First trace that a sensor could see";
    MilestoneFirstTrueAlert = "First true alert";
    MilestoneAcknowledged = "Taken up by an analyst";
    MilestoneTold = "Told by others";
    MilestoneFirstImpact = "First harm";
    MilestoneFirstEncrypted = "First host encrypted";
    MilestoneIdentified = "Identified";
    MilestoneShortTerm = "Short-term containment";
    MilestoneContained = "Attacker stopped";
    MilestoneEradicatedDeclared = "Declared removed";
    MilestoneEradicated = "Attacker truly removed";
    MilestoneRecovered1 = "Most important services back";
    MilestoneRecovered = "All services back";
    MilestoneClosed = "Closed";
    MilestoneReviewed = "Reviewed";
    DwellParts = "Dwell time of {total}: {dormant} until anything could be seen, {sensor} until a sensor alerted, {people} until people had identified it.";
    ContainBelieved = "The team believed the incident contained after {believed}; the attacker was truly stopped after {truth}.";
    ContainBelievedOnly = "The team believed the incident contained after {believed}; the attacker was not stopped.";

    // Sensors.
    SensorsIntro = "{n#alert was|alerts were} raised: {real} real, {false_alarms} false.";
    SensorsTrueFate = "Of the real ones, {unread} were never opened and {dismissed} were judged false.";
    NoAlerts = "No sensor raised an alert.";
    ColumnSensor = "Sensor";
    ColumnTraces = "Traces it could see";
    ColumnTrue = "True alerts";
    ColumnFalse = "False alarms";
    ColumnUnread = "Never opened";

    // Method.
    MethodSimulated = "Everything here comes from a simulated run. Its journal of facts is the only source; sentences, charts and scores are computed from it and cite its entries.";
    MethodSeed = "One run is one throw of the dice. The same files and seed give the same run; another seed gives another. Do not judge a plan by a single run: use a study.";
    MethodBelief = "The team acted on what it knew, which came late and could be wrong. Decisions are judged on what was known at that moment, outcomes on what was true.";
    MethodTimes = "How long things take and how often they work are calibrated on published figures; each has its own uncertainty, which one run does not show.";
    MethodCensored = "A milestone that was not reached by the end is shown as not reached: never as zero, and never left out.";
    MethodRating = "Ratings use the scale of HSEEP; the rule that turns measures into ratings is our own.";

    // Glossary.
    TermDwell = "Dwell time";
    TextDwell = "From the first compromise to the moment at which the team has identified the incident.";
    TermIdentified = "Identified";
    TextIdentified = "The first declaration that stood, started by something that the attacker truly caused.";
    TermContained = "Attacker stopped (contained)";
    TextContained = "From here on no position of the attacker could act on anything that was neither cut off nor lost already.";
    TermFoothold = "Foothold";
    TextFoothold = "A position of the attacker on a host.";
    TermCase = "Case";
    TextCase = "What a unit believes belongs together: alerts, hosts, accounts.";
    TermStartex = "STARTEX, ENDEX";
    TextStartex = "Start and end of the exercise.";
    TermInject = "Inject";
    TextInject = "An event that the exercise's author feeds to a seat.";
    TermRatings = "P, S, M, U";
    TextRatings = "Performed without challenges, with some, with major challenges; unable to be performed. Not observed is not a pass.";
    TermShare = "Share saved";
    TextShare = "One minus the harm of this run over the harm of the same run without a team.";
    TermTabletop = "Tabletop, functional exercise";
    TextTabletop = "In HSEEP a tabletop is a discussion. Acting against a world that reacts, as here, is a functional exercise.";
}
