//! Every message that a report can say: the compile-time list. Its words stand in the `.ftl` files of each language.

macro_rules! messages {
    ($($name:ident)+) => {
        /// What can be said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Msg { $($name),+ }

        impl Msg {
            pub const ALL: &[Msg] = &[$(Msg::$name),+];
            /// Its id in JSON and in the `.ftl` files.
            pub fn key(self) -> &'static str {
                match self { $(Msg::$name => stringify!($name)),+ }
            }
        }
    };
}

messages! {
    // Parts of sentences.
    Text Plain AndMoreHosts AndMoreAccounts AndMore AndThen AndAlso Aside NameWithId Colon Comma Nothing Somebody
    NoPlace TheCase TheAlert Yes No Dash NotReached NotApplicable NotObservedWord UnknownWord

    // The run and the attack: what was true.
    Startex Endex EndOfRun StepStarted StepFinished UseStarted UseWorked UseFailed UseBlocked Reacted FootholdGained
    FootholdLost Persisted ChannelOpened ChannelClosed CredentialStolen CredentialVoided DomainTaken DomainRegained
    DataStaged DataExfiltrated DataExfiltratedOften BackupLost SensorImpaired DemandLeft SyncHeld SyncOnFoot
    PlanRead BriefedImpact BriefedTechnical DemandRead DeadlineMoved ContactAuthorised ContactUnauthorised
    ContactStray ProofDecrypts ProofNoKey SanctionsListed SanctionsClear DecidedToPay DecidedNotToPay
    RecordsPublished Observable AdversaryFree AdversaryStopped AdversaryStoppedControl AdversarySpent

    // The world.
    HostEncrypted HostIsolated HostReconnected HostShutDown HostRestarted HostCleaned HostRebuilt HostRestored
    HostReleased SegmentIsolated SegmentReconnected SegmentShutDown SegmentRestarted InternetCut InternetBack
    AccountLocked SessionLeft SessionEnded RemoteAccessShut RemoteAccessOpen TrustCut TrustBack LinkShut LinkOpen
    EgressFiltered EgressFree HostSheltered HostUnsheltered PasswordsReset TicketsVoided IndicatorsBlocked
    ToolBlocked ToolUnblocked AccountUnlocked AccountBarred AccountFree UsersHindered UsersFree WeaknessShut
    WeaknessOpen IndicatorKnown SampleKept MonitoringRaised MonitoringEnded BackupAttached DecryptorWorks
    DecryptorReceived CopyRejected CopyChecked RestoredFrom BackupProtected WeaknessPatched WeaknessShielded
    WeaknessUnshielded MfaEnforced PersistenceLeft PersistenceGone WeaknessKnownFound WeaknessKnownPatched
    WeaknessKnownShielded WeaknessKnownUnshielded WeaknessKnownVerified RootCauseFound MemoryKept DiskKept LogsKept
    LogsLost EvidenceSealed CustodyOpened StepRecorded MemoryLost DiskLost ServiceUp ServiceByAttack
    ServiceByResponse StateUp StateDegraded StateManual StateDown

    // Alerts and belief.
    AlertRaised AlertExtended AlertDropped AlertIgnored AlertTaken AlertJudgedTrue AlertJudgedFalse CaseOpened
    CaseExtended Told KnewSuspected KnewCleared KnewEncrypted KnewIsolated KnewReconnected KnewShutDown
    KnewRestarted KnewCleaned KnewRebuilt KnewRestored KnewVerified KnewReleased AccountSuspected AccountKnownLocked
    AccountKnownReset TeamKnew DomainSuspected DomainKnownReset DomainKnownVoided DomainKnownRecovered ServiceKnown
    OutsideReport SourceSensor SourceUser SourceOutside SourceAdversary IndicatorsLearnt IndicatorsFromFeed
    IndicatorMatched IndicatorFalse AlertReopened StageBelieved Classified ClassifiedStage ClassMalware
    ClassRansomware ClassDataBreach ClassAccountCompromise ClassDenialOfService ClassInsider SeverityDue
    HostRecorded RecordsBelieved LateLogged LateForgotten DeviationNamed

    // The incident.
    Declared DeclaredByPlan Withdrawn SeveritySet MarkFirstAlert MarkFirstCase MarkDeclared MarkContained
    MarkEradicated MarkRecovered MarkClosed MarkReviewed PlaybookStarted PlaybookFinished

    // Orders and people.
    TaskAimed TaskAimless Ordered ApprovalAsked ApprovalGiven ApprovalRefused ApprovalEscalated TaskState CrewState
    ActionStarted ActionFinished ActionFailed PersonCalled PersonAnswered PersonSilent PersonArrived DidSuspend
    DidFailOver DidFailBack DidLower DidReopenIncident DidHandOver DidInsurer DidSecureChannel DidCloseHotline
    HandedOver HandedOverOften WorkedTired WorkedTiredOften ReturnPlanned HandoversLost TiredLost TimetableTitle
    ColumnPlannedFirst ColumnPlannedLast ColumnBack ColumnPlanMissed DidBlockOut DidBlockIn DidCloseRemote
    DidCutTrust DidOpenRemote DidFilterEgress DidMigrate DidMigrateBack DidResetPassword DidRestoreTrust
    DidRotateKeys DidTerminate DidUnblock DidFreeEgress DidOpenCustody DidCollectForensics DidPreserveLogs DidDelay
    DidWeigh DidAcquireMemory DidCallTeam DidClean DidClose DidClassify DidReview DidKeepTimeline DidCompare
    DidDeclare DidCutInternet DidEngageCounsel DidEscalate DidGuide DidSync DidHunt DidInvestigate DidIsolateHost
    DidIsolateSegment DidLockAccount DidMassReset DidNotifyCustomers DidNotifyPolice DidNotifyManagement
    DidNotifyRegulator DidProtectBackups DidStatement DidRaise DidRebuild DidReconnectHost DidReconnectInternet
    DidReconnectSegment DidRecord DidReopen DidRecoverDirectory DidResetKrbtgt DidRestart DidRestore
    DidReturnService DidBriefImpact DidBriefTechnical DidCheckSanctions DidContactAdversary DidDecideDemand
    DidDemandProof DidPayDemand DidRefuse DidShutDown DidShutDownSegment DidStandDown DidTriage DidVerifyImage
    DidSinkhole DidBlock DidAcquireDisk DidAnalyseRootCause DidShield DidEnforceMfa DidPatch DidUnshield DidScan
    DidPlanRecovery DidTest DidRaiseMonitoring DidManual DidEndMonitoring DidReattachBackups DidDecrypt
    DidVerifyBackup DidVerifyEradication

    // Seats.
    AskedDeclare AskedApprove AskedPlaybook AskedInject Answered Defaulted InputWithoutPrompt OrderedByHand
    InjectDelivered InjectSkipped NoticeManagement NoticeStaff NoticeMedia NoticeCustomers NoticeRegulator
    NoticeFiled RumourStarted RumourSpread RumourOver RumourHeard RumourAnswered StatementMade StatementAbsolute
    SecondVoice ClaimFalse ClaimRefuted StatementCorrected HotlineOpen HotlineClosed CallsTaken AmongStaff
    AmongCustomers AmongPublic SourceInject SourceOutage SourceSecondVoice SourceRefuted DidAnswerRumours
    DidReviewStatement DidCorrect DidHotline TalkTitle TalkNote ColumnAudience ColumnPeople ColumnHarmFrom
    ColumnTold ColumnUninformed ColumnUninformedHours ColumnMisled RumoursTitle ColumnSource ColumnHeard
    ColumnAnswered StatementsTitle ColumnSpeaker ColumnWording ColumnTurnedOut ColumnCorrected WordingMeasured
    WordingAbsolute HotlineCovered AnchorReached ClocksTitle ClocksUnsure ColumnClock ColumnAddressee ColumnAnchor
    ColumnDue ColumnFiled ColumnStatus AnchorAware AnchorClassified AnchorMajor AnchorMaterial AnchorDetermined
    AnchorAssessed AnchorPaid AnchorClosed AnchorSubmitted ClockNotStarted ClockRunning ClockMet ClockMissed
    StatusVerified StatusSecondary StatusUnverified StatusAssumption StatusAuthored NoticePolice NoticeCounsel
    ClocksLate ClocksNoneLate ClocksNote ClockAllowed ClockFiledInTime ClockFiledLate ClockOverdue ClockEarlyBy
    ClockLateBy ClockNeverFiled

    // Reasons.
    WaitApproval WaitOffShift WaitQueue WaitSkill WaitTool WaitTravel Working Waited WaitPart AlertWaited
    ReasonUnknown ReasonDone ReasonFailed ReasonCancelled ReasonNoReach ReasonNoCredential ReasonNotVulnerable
    ReasonNoTarget ReasonNoChannel ReasonBadLuck ReasonCutOff ReasonAttack ReasonResponse ReasonControl ReasonSpent
    ReasonIgnored ReasonDropped ReasonNoAgent ReasonNeedDown ReasonNothingToDo ReasonRefused ReasonBackupUnusable
    ReasonInfected ReasonMissed ReasonCleaned ReasonRebuilt ReasonEncrypted ReasonUnprepared

    // Titles.
    ReportTitle ReportSubtitle SummaryTitle OverviewTitle TimeLineTitle PhasesTitle DelaysTitle ConsequencesTitle
    MilestonesTitle SensorsTitle RubricTitle RuleGraded RuleStrict ContainmentHolds RuleGradedWord RuleStrictWord
    RuleDutyWord TracesTitle ColumnRule ColumnCriticalTask ColumnTarget ColumnCapability ColumnObjective ByHandIntro
    ByHand MethodTitle GlossaryTitle Contents SkipToContent NumbersAsTable EvidenceLabel MoreLink AndMoreEvidence

    // Summary.
    SummaryBreach SummaryNoBreach SummaryIdentifiedBefore SummaryIdentifiedAfter SummaryIdentifiedQuiet
    SummaryNotIdentified SummaryNothingToIdentify SummaryContained SummaryContainedControl SummaryContainedSpent
    SummaryContainedBefore SummaryUnconfirmed SummaryNotContained SummaryNothingToContain SummaryLoss LossThingsNone
    LossHosts LossRecords LossBoth LossServicesNone LossServicesAll LossServicesBoth SummaryNoLoss SummaryOverall
    SummaryNotRated PhasesAtAGlance TargetsHeading FindingsHeading NoFindings ContainName SensorToPeopleName
    ObservableToPeopleName GoalWord LimitWord FindingWithCause FindingCriterion FindingDuty

    // Ratings.
    RatingP RatingS RatingM RatingU RatingNO

    // Overview.
    KeyExercise KeySummary KeySource KeyPlan KeyAdversary KeyOrganisation KeySize SizeOf KeyStartex KeyZone
    KeyLength KeyObjectives KeySeed KeyDigest KeyBuild KeyEntries EntriesAndEvents KeyCommand ByHandNote

    // Time line.
    TimeLineIntro TimeLineFolded TimeLineAll ColumnTime ColumnTruth ColumnTeam UntilTime SwimDwellLongest
    SwimContainLongest SwimNotContained SwimContainedBefore SwimNotIdentified SwimQuiet SwimNote LeftOut LaneAttack
    LaneSensors LaneComms LaneOthers BracketDwell BracketDwellOpen BracketContain BracketContainOpen BarStep
    BarImpact BarAlertTrue BarAlertFalse BarTipAlert BarTip BarTipAt BarDeclared BarDecides BarNotice ToManagement
    ToStaff ToMedia ToCustomers ToRegulator ToPolice ToCounsel BarInject BarOutside BarTold ColumnLane ColumnWhat
    ColumnFrom ColumnTo ColumnCount

    // Phases.
    PhaseName PhasePrepare PhaseIdentify PhaseContain PhaseEradicate PhaseRecover PhaseLearn PhaseCommunicate
    PhasesAllMet PhasesOneMissed PhasesSomeMissed PhasesNote ColumnPhase ColumnPoints ColumnRating ColumnCriterion
    ColumnMeasure ColumnGoal ColumnLimit ColumnEvidence ColumnWeight ColumnJudges ColumnTask CriterionCell
    JudgesDecision JudgesOutcome JudgesReadiness DutyDone DutyNotDone DutyWord NoPhases

    // Delays.
    DelaysIntro NoOrders DelaysApproval DelaysApprovalOf DelaysOffShift DelaysQueue DelaysSkill DelaysTool
    DelaysTravel DelaysWork DelaysNote PartApproval PartOffShift PartQueue PartSkill PartTool PartTravel PartWork
    ColumnAction ColumnOrders ColumnTotal ColumnSlowest BarOfAction
    GanttTitle GanttTitleWork GanttNote GanttAimless GanttAimed ColumnOrder ColumnOrdered ColumnEnded WaterfallTitle
    WaterfallIdentified WaterfallUnknown WaterfallDwell WaterfallContain WaterfallNote PartNoTrace PartSilent
    PartPeople PartBetween ColumnPart ColumnShare

    // Consequences.
    HostsTitleLoss HostsTitleHeld HostsNote CurveCompromised CurveIsolated CurveEncrypted MomentIdentified
    MomentContained MomentImpact NoHosts ServicesTitleAttack ServicesTitleResponse ServicesTitleSome ServicesNote
    NoServices CauseAttack CauseResponse SpellTip ColumnService ColumnState ColumnCause ColumnSpan CauseAttackWord
    CauseResponseWord ColumnConsequence ColumnValue RowCompromised RowEncrypted EncryptedSplit RowIsolated
    RowRecords RowDowntimeAttack RowDowntimeResponse RowCostAttack RowCostResponse RowBreakouts SavedIntro
    SavedHosts SavedRecords SavedHours SavedUnits ColumnSaved
    OthersOf SegmentOfHosts HeatTitle HeatNote HeatLevel HeatEncrypted HeatTip HeatCellEncrypted HeatUnder ColumnUntil
    ZoneExposed ZoneInternet ZoneInner MomentEnd NetworkPanel NetworkTitle NetworkTitleEnd NetworkNote
    NetworkNoteFewer NetworkHeld NetworkCut NetworkFree NetworkShut NetworkCount NetworkTip ColumnMoment ColumnSegment
    ColumnHosts

    // Milestones.
    ColumnMilestone ColumnWhen ColumnSince MilestoneFirstCompromise MilestoneFirstObservable MilestoneFirstTrueAlert
    MilestoneAcknowledged MilestoneTold MilestoneFirstImpact MilestoneFirstEncrypted MilestoneIdentified
    MilestoneShortTerm MilestoneContained MilestoneEradicatedDeclared MilestoneEradicated MilestoneRecovered1
    MilestoneRecovered MilestoneClosed MilestoneReviewed DwellParts ContainBelieved ContainBelievedOnly

    // Sensors.
    SensorsIntro SensorsTrueFate NoAlerts ColumnSensor ColumnTraces ColumnTrue ColumnFalse ColumnUnread LeagueTitle
    ColumnTried ColumnMissed ColumnMissedKnown ColumnMissRate ColumnVerdict LeagueInterval LeagueNamed
    StageRaised StageRead StageJudged StageCase FunnelLost FunnelNote FunnelOnlyFalse FunnelNoneLost FunnelUnread
    FunnelDismissed FunnelNoCase ColumnStage ColumnLost DetectionTitle DetectionNone DetectionNote

    // Comparison.
    ComparisonTitle NoEarlier ThisRun RunLabel CompareVerdict CompareOf CompareSameLuck CompareLuck CompareOther
    ColumnFigure ColumnChange KpiAcknowledge KpiIdentify KpiContain KpiEradicate KpiRecover KpiCompromised
    KpiEncrypted KpiRecords KpiDowntime KpiOnTime KpiGoals ChangeSame ChangeReached ChangeLost ChangeShorter
    ChangeLonger ChangeLessBetter ChangeLessWorse ChangeMoreBetter ChangeMoreWorse ItemsClosed ItemsOpen ItemsNew
    ItemsNone LeagueAllTitle PercentagePoints

    // Dates and trackers.
    MeetingTitle MeetingNote DeadlineTitle IssueAndReference

    // Objectives, analysis, decisions, improvements.
    ObjectivesTitle ObjectivesIntro ObjectivesAbsent ObjectivesTable TargetsTable ColumnFound RatingsKey
    RatingPMeans RatingSMeans RatingMMeans RatingUMeans RatingNOMeans CoverageObjectives CoverageNot CoverageAll
    FoundMeasure FoundDuty AndDot ListMore AnalysisTitle AnalysisIntro BeyondObjectives GoalNotObserved NoStrengths
    NoAreas StrengthsTitle StrengthsMore AreasTitle AreasMore ColumnStrength ColumnArea ColumnReference
    ColumnAnalysis ColumnImprovement ColumnElement StrengthStopped RefStep RefRaci RefRule RefRole RefDeclare
    RefPlan RefNothing RefSensors RefSensor IssueNotFinished IssueNotPlanned IssueNeverReached IssueUnnamed
    IssueUnseen IssueUnread IssueDismissed IssueDeclaredLate IssueApproval IssueOffShift IssueSkill IssueTool
    IssueTravel IssueQueue IssueFailed FixNotFinished FixNotPlanned FixNeverReached FixUnnamed FixUnseen FixUnread
    FixDismissed FixDeclaredLate FixApproval FixOffShift FixSkill FixTool FixTravel FixQueue FixUnprepared
    FixFailedTool FixFailed ElementPlanning ElementOrganisation ElementEquipment ElementTraining ElementExercise
    DecisionsTitle NoDecisions DecisionsIntro DecisionsMore ColumnSeat ColumnDecision ColumnBelieved ColumnOptions
    ColumnChosen ColumnSinceAsked ColumnSinceKnown LatencyTitle ColumnAnswers ColumnMedian SeatOf DecideDeclare
    DecideApprove DecidePlaybook DecideInject DecideSeverity DecideContained DecideEradicated DecideRecovered
    DecideClosed DecideByHand DecideAlert OptionsAlert ChoseReal ChoseFalse DecidePay OptionsNowLater OptionsFree
    OptionsPay OptionsYesNo ChoseDeclare ChoseNow ChosePay ChoseNotPay ChoseSilence ChoseDefault Believed
    BelievedNoIncident BelievedIncident BelievedSeverity CommunicationTitle NobodyToTell ColumnSlack SlackEarly
    SlackLate SlackOver SlackLeft ExtortionTitle ExtortionMore WhyPaid WhyNotPaid WhyNeverPays WhyUndecided
    WhyUnread ImprovementsTitle ImprovementsEmpty ImprovementsIntro ColumnId ColumnIssue ColumnCorrective
    ColumnOwner ColumnStart ColumnDueDate ColumnPriority ColumnCarried PriorityHigh PriorityMedium PriorityLow
    CarriedOver IdCarried IssueOf WhyIgnored WhySlept WhyOffShift WhyNotDeclared WhyDeclaredLate WhySilent WhyMissed
    WhyUnreachable WhyUnpractised DoRead DoWake DoPreAuthorise DoOnCall DoDeclare DoAlert DoReplace DoReach
    DoPractise ParticipantsTitle ParticipantsSimulated ParticipantsPlayed PeopleTitle ColumnUnit ColumnRole
    ColumnWorkedOn ColumnPlayed ColumnNames PlayedByPeople PlayedByPlan InjectsTitle InjectLeftOut InjectNever
    InjectExpects ColumnInjectTo ColumnGiven ColumnExpected ColumnNotes SummaryStillFree SummaryMisidentified
    KeyStatus StatusDraft KeyScope ScopeOf KeyMission MissionResponse KeyCapabilities KeyParticipating

    // Workbook.
    SheetScorecard SheetCriteria SheetMsel SheetImprovements SheetOverall SheetInjectNumber SheetInjectTitle
    SheetDescription SheetScheduled SheetScenarioDay SheetScenarioTime SheetFrom SheetTo SheetDelivery SheetTrack
    SheetExpected SheetExpectedWithin SheetNotes SheetLocation SheetController SheetStatus SheetFiredAt
    SheetFiredBy SheetTrigger SheetTriggerTime SheetTriggerCondition SheetTriggerHand SheetDelivered SheetLeftOut
    SheetNotDelivered SheetEntry SheetUntil SheetWhyLate SheetFacts
    SheetProposed

    // Method.
    MethodSimulated MethodSeed MethodBelief MethodTimes MethodCensored MethodRating

    // Glossary.
    TermDwell TextDwell TermIdentified TextIdentified TermContained TextContained TermFoothold TextFoothold TermCase
    TextCase TermStartex TextStartex TermInject TextInject TermRatings TextRatings TermShare TextShare TermTabletop
    TextTabletop

    // Document.
    DocKind DocDraft DocDraftMark DocRowsLeft DocNoImprovements DocUntil
}
