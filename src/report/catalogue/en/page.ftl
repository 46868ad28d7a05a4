### What the page says: titles, summary, sections, glossary.

## Titles

ReportTitle = { $exercise }: after-action report
ReportSubtitle = Draft for the after-action meeting · { $organisation } · { $start } · seed { $seed }
SummaryTitle = Summary
OverviewTitle = The exercise
TimeLineTitle = Time line
PhasesTitle = Phases and criteria
DelaysTitle = Where the time went
ConsequencesTitle = Consequences
MilestonesTitle = Milestones
SensorsTitle = Sensors and alerts
RubricTitle = The rubric in full
RuleGraded = Graded: performed without challenges at the goal, with some challenges up to half the way to the limit, with major ones up to the limit; beyond it unable, or major challenges where the criterion is not mandatory.
RuleStrict = Strict: the same, and major challenges as soon as the goal is missed. A duty is done or not, and caps its phase.
ContainmentHolds = A containment counts once it has held for { $span }, or until the root was gone.
RuleGradedWord = graded
RuleStrictWord = strict
RuleDutyWord = duty; missed: { $rating }
TracesTitle = From task to objective
ColumnRule = Rule
ColumnCriticalTask = Critical task
ColumnTarget = Capability target
ColumnCapability = Core capability
ColumnObjective = Objective
ByHandIntro = Ratings given by people; the computed one stands beside each.
ByHand = { $task } { $sentence }: { $given }, by { $by }, where the rule says { $computed }: { $reason }.
MethodTitle = Method and limits
GlossaryTitle = Glossary
Contents = Contents
SkipToContent = Skip to the report
NumbersAsTable = The same numbers as a table
EvidenceLabel = Evidence
MoreLink = more
AndMoreEvidence = +{ $n }

## Summary

SummaryBreach =
    The attacker got in on { $at } and compromised { $n ->
        [one] { $n } host
       *[other] { $n } hosts
    }.
SummaryNoBreach = The attacker gained no foothold.
SummaryIdentifiedBefore = The team identified the incident through { $source } after { $span }, before any harm was done.
SummaryIdentifiedAfter = The team identified the incident through { $source } after { $span }, when harm had already been done.
SummaryIdentifiedQuiet = The team identified the incident through { $source } after { $span }; no harm was done.
SummaryNotIdentified = The team did not identify the incident by the end of the run.
SummaryNothingToIdentify = There was no incident to identify.
SummaryContained = The attacker was stopped { $span } after that, by the response.
SummaryContainedControl = The attacker was stopped by a control rather than by the response.
SummaryContainedSpent = The attacker stopped only when nothing was left to attack.
SummaryContainedBefore = By then the attacker could act no more.
SummaryUnconfirmed = The attacker was stopped { $span } after that, too shortly before the end to be sure.
SummaryNotContained = The attacker was never stopped.
SummaryNothingToContain = There was nothing to contain.
SummaryLoss = { $things }; { $services }.
LossThingsNone = Nothing was encrypted and no record left the organisation
LossHosts =
    { $hosts ->
        [one] { $hosts } host was
       *[other] { $hosts } hosts were
    } encrypted, and no record left the organisation
LossRecords =
    { $records ->
        [one] { $records } record
       *[other] { $records } records
    } left the organisation, and nothing was encrypted
LossBoth =
    { $hosts ->
        [one] { $hosts } host was
       *[other] { $hosts } hosts were
    } encrypted and { $records ->
        [one] { $records } record
       *[other] { $records } records
    } left the organisation
LossServicesNone = every service ran
LossServicesAll = services lost { $hours } hours, all of them { $by }
LossServicesBoth = services lost { $hours } hours, { $response } of them through the response
SummaryNoLoss = Nothing was encrypted, no record left the organisation, and every service ran.
SummaryOverall =
    Lowest phase rating: { $rating }. { $met ->
        [one] { $met } goal was
       *[other] { $met } goals were
    } met, { $missed } missed.
SummaryNotRated = No phase of the response could be rated: nothing in this run touched one.
PhasesAtAGlance = Phases at a glance
TargetsHeading = Aimed at and reached
FindingsHeading = What to look at first
NoFindings = No criterion missed its goal.
ContainName = Time to contain (identified to stopped)
SensorToPeopleName = First true alert to identified
ObservableToPeopleName = First trace to identified
GoalWord = goal { $value }
LimitWord = limit { $value }
FindingWithCause = { $finding } Behind it: { $cause }
FindingCriterion = { $task } { $sentence }: { $measure } against a goal of { $goal }.
FindingDuty = { $task } { $sentence }: not done.

## Ratings

RatingP = performed without challenges
RatingS = performed with some challenges
RatingM = performed with major challenges
RatingU = unable to be performed
RatingNO = not observed

## Overview

KeyExercise = Exercise
KeySummary = What happens
KeySource = Source of the case
KeyPlan = Plan
KeyAdversary = Attacker
KeyOrganisation = Organisation
KeySize = Size
SizeOf =
    { $hosts ->
        [one] { $hosts } host
       *[other] { $hosts } hosts
    }, { $accounts ->
        [one] { $accounts } account
       *[other] { $accounts } accounts
    }, { $people } people, { $services ->
        [one] { $services } business service
       *[other] { $services } business services
    }, { $sensors ->
        [one] { $sensors } sensor
       *[other] { $sensors } sensors
    }
KeyStartex = Start (STARTEX)
KeyZone = { $at }, { $zone }
KeyLength = Length of the run
KeyObjectives = Objectives
KeySeed = Seed
KeyDigest = Digest of the journal
KeyBuild = Build
KeyEntries = Journal
EntriesAndEvents =
    { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }, { $events ->
        [one] { $events } event
       *[other] { $events } events
    }
KeyCommand = To run it again
ByHandNote =
    People took { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } in this run; the command repeats it without them. To replay it as it was, use its journal.

## Time line

TimeLineIntro = On the left what was true, on the right what the team knew and did. Times are local ({ $zone }), with the time since the start beside them. Alike facts of a minute share a row.
TimeLineFolded =
    The run is long: routine facts are folded by { $span } here, and some are left to timeline.csv, which holds all { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }. On paper, only turning points and what findings cite are shown.
TimeLineAll =
    timeline.csv holds all { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }.
ColumnTime = Time
ColumnTruth = What was true
ColumnTeam = What the team knew and did
UntilTime = until { $at }
SwimDwellLongest = Dwell was the longest stretch: { $dwell } before anybody knew, { $contain } to stop the attacker
SwimContainLongest = Stopping the attacker took { $contain }, longer than the { $dwell } before it was noticed
SwimNotContained = Noticed after { $dwell }, never stopped
SwimContainedBefore = The attacker was stopped before anybody understood; identified only after { $dwell }
SwimNotIdentified = The attacker was never identified
SwimQuiet = Nothing of the attack took hold; this is what the team did
SwimNote = Pale with a dashed edge: waiting. Solid: work. Diamonds: moments. A double stroke marks time left out; a dotted line, a change of scale.
LeftOut = { $span } left out
LaneAttack = Attack
LaneSensors = Sensors
LaneComms = Communication
LaneOthers = Others
BracketDwell = Dwell { $span }
BracketDwellOpen = Dwell: not identified
BracketContain = To contain { $span }
BracketContainOpen = Not contained
BarStep = { $technique }: { $worked } worked, { $failed } failed, { $blocked } blocked
BarImpact = Hosts encrypted
BarAlertTrue = { $sensor }
BarAlertFalse = False alarms
BarTipAlert = { $sensor } on { $hosts }, { $at }
BarTip = { $what }, { $from } to { $to }
BarTipAt = { $what }, { $at }
BarDeclared = Declared
BarDecides = Approves { $action }
BarNotice = { $what }
ToManagement = Brief to management
ToStaff = Guidance to staff
ToMedia = Statement to the media
ToCustomers = Notice to customers
ToRegulator = Notice to the regulator
ToPolice = Report to the police
ToCounsel = Brief to counsel
BarInject = Inject
BarOutside = Report from outside
BarTold = Case handed over
ColumnLane = Lane
ColumnWhat = What
ColumnFrom = From
ColumnTo = To
ColumnCount = Count

## Phases

PhaseName = { $code } { $name }
PhasePrepare = Prepare
PhaseIdentify = Identify
PhaseContain = Contain
PhaseEradicate = Eradicate
PhaseRecover = Recover
PhaseLearn = Learn
PhaseCommunicate = Communicate
PhasesAllMet = Every phase that was observed met its goals
PhasesOneMissed = { $name } fell short of its goals
PhasesSomeMissed = { $n } of { $total } phases fell short of their goals; { $name } by most
PhasesNote = Points from graded criteria, { $least } to { $most }; the dark mark is the target. Shape and word give the rating, which duties can cap.
ColumnPhase = Phase
ColumnPoints = Points
ColumnRating = Rating
ColumnCriterion = Criterion
ColumnMeasure = Measured
ColumnGoal = Goal
ColumnLimit = Limit
ColumnEvidence = Evidence
ColumnWeight = Weight
ColumnJudges = Judges
ColumnTask = Task
CriterionCell = { $task } { $sentence }
JudgesDecision = a decision, on what was known
JudgesOutcome = an outcome, on what was true
JudgesReadiness = the plan and the organisation
DutyDone = done
DutyNotDone = not done
DutyWord = duty
NoPhases = The scorecard holds no phase.

## Delays

DelaysIntro =
    { $n ->
        [one] { $n } order was
       *[other] { $n } orders were
    } given. Every moment of an order is counted once: waiting, or at work.
NoOrders = The team gave no order, so there is no time to account for.
DelaysApproval = Approval took longer than the work itself
DelaysApprovalOf = Approval of “{ $action }” took longer than the work itself
DelaysOffShift = Most time was lost because people were off shift
DelaysQueue = Most time was lost in queues: too few hands
DelaysSkill = Most time was lost for want of people with the skill
DelaysTool = Most time was lost because a tool was missing
DelaysTravel = Most time was lost on the road
DelaysWork = The work itself took most of the time; waiting was the smaller part
DelaysNote = Mean time of an order from given to ended, for the groups that took most time in all.
PartApproval = Approval
PartOffShift = Off shift
PartQueue = Queue
PartSkill = Skill
PartTool = Tool
PartTravel = Travel
PartWork = Work
ColumnAction = Action
ColumnOrders = Orders
ColumnTotal = Mean total
ColumnSlowest = Slowest
BarOfAction = { $action } ({ $n })
GanttTitle = The slowest order was “{ $action }”: { $span }, of which { $waited } were waiting
GanttTitleWork = The slowest order was “{ $action }”: { $span }, all of it work
GanttNote = The slowest order of each action. Thin: waiting, by cause; thick: work. Waits are drawn in the order of the legend and work last, also where they took turns. An arrow: not ended in this run.
GanttAimless = { $action }
GanttAimed = { $action }: { $target }
ColumnOrder = Order
ColumnOrdered = Given
ColumnEnded = Ended
WaterfallTitle = It took { $total } to stop the attacker; most of it: { $part }, { $span }
WaterfallIdentified = It took { $total } to identify the attack; most of it: { $part }, { $span }
WaterfallUnknown = { $total } after the first compromise, when the run ended, the attack was still not identified
WaterfallDwell = From first compromise to identified: { $span }
WaterfallContain = From identified to stopped: { $span }
WaterfallNote = The parts add up exactly; both halves have scales of their own. After identification they are read backwards along one chain: the containment order that ended last before the attacker was stopped, then the one that had ended when that one was given, and so on. The rest is between orders. An arrow: not over when the run ended.
PartNoTrace = no trace that a sensor could see
PartSilent = traces, and no true alert
PartPeople = people, until they had identified it
PartBetween = before and between orders
ColumnPart = Part
ColumnShare = Share

## Consequences

HostsTitleLoss = { $most } of { $all } hosts were in the attacker's hands at the peak; { $encrypted } were encrypted
HostsTitleHeld = The attacker held { $most } of { $all } hosts at the peak and encrypted none
HostsNote = Hosts at each moment. The curves count what is, not what ever was.
CurveCompromised = compromised
CurveIsolated = isolated
CurveEncrypted = encrypted
MomentIdentified = identified
MomentContained = stopped
MomentImpact = first harm
NoHosts = No host was compromised, isolated or encrypted, so there is nothing to draw.
ServicesTitleAttack = The attack cost more service hours ({ $attack }) than the response ({ $response })
ServicesTitleResponse = The response cost more service hours ({ $response }) than the attack ({ $attack })
ServicesTitleSome =
    { $n ->
        [one] { $n } service was
       *[other] { $n } services were
    } not up all the time
ServicesNote = Only services that were not up all the time; the most affected ones first.
NoServices = Every service was up all the time.
CauseAttack = Attack:
CauseResponse = Response:
SpellTip = { $state }, { $from } to { $to }
ColumnService = Service
ColumnState = State
ColumnCause = Cause
ColumnSpan = For
CauseAttackWord = attack
CauseResponseWord = response
ColumnConsequence = Consequence
ColumnValue = In this run
RowCompromised = Hosts compromised at some time
RowEncrypted = Hosts encrypted
EncryptedSplit =
    { $n } ({ $servers ->
        [one] { $servers } server
       *[other] { $servers } servers
    }, { $workstations ->
        [one] { $workstations } workstation
       *[other] { $workstations } workstations
    })
RowIsolated = Hosts isolated by the team
RowRecords = Records stolen
RowDowntimeAttack = Service hours lost to the attack
RowDowntimeResponse = Service hours lost to the response
RowCostAttack = Cost of the attack
RowCostResponse = Cost of the response
RowBreakouts = Breakouts after containment
SavedIntro = Share of the harm that the team averted, against the same run without a team. “Unknown” where that run did no such harm or was not made.
SavedHosts = Hosts
SavedRecords = Records
SavedHours = Service hours
SavedUnits = Harm to the business
ColumnSaved = Share saved
OthersOf = { $n } others
SegmentOfHosts = { $segment } ({ $n })
HeatTitle = At its worst, segment { $segment } had { $share } of its { $n } hosts held or encrypted ({ $at })
HeatNote =
    Most hosts held or encrypted at any one moment of each column. In brackets, the hosts of the segment. { $n ->
        [0] No segment was spared.
        [one] { $n } segment was spared.
       *[other] { $n } segments were spared.
    }
HeatLevel = { $from } to { $to }
HeatEncrypted = of these encrypted
HeatTip = { $segment }, until { $at }: { $n } of { $all } hosts, { $encrypted } encrypted
HeatCellEncrypted = { $share } ({ $encrypted } encrypted)
HeatUnder = <{ $share }
ColumnUntil = Until
ZoneExposed = Open to the internet
ZoneInternet = Can reach the internet
ZoneInner = Inner
MomentEnd = End of the run
NetworkPanel = { $moment }: { $at }
NetworkTitle = When the team knew, the attacker was in { $n } of { $all } segments
NetworkTitleEnd = The attacker was in { $n } of { $all } segments at some time, and the team never identified it
NetworkNote = A mark is a host; in a segment of more than { $n } hosts, marks stand for shares, { $n } for all. The figure counts the hosts that the attacker held or had encrypted.
NetworkNoteFewer = A mark is a host; in a segment of more than { $n } hosts, marks stand for shares, { $n } for all. The figure counts the hosts that the attacker held or had encrypted. Moments that never came are left out.
NetworkHeld = held by the attacker
NetworkCut = isolated
NetworkFree = untouched
NetworkShut = segment shut off
NetworkCount = { $n } of { $all }
NetworkTip = { $segment }: { $all } hosts, { $held } held, { $encrypted } encrypted, { $cut } isolated
ColumnMoment = Moment
ColumnSegment = Segment
ColumnHosts = Hosts

## Milestones

ColumnMilestone = Milestone
ColumnWhen = When
ColumnSince = Since the start
MilestoneFirstCompromise = First compromise
MilestoneFirstObservable = First trace that a sensor could see
MilestoneFirstTrueAlert = First true alert
MilestoneAcknowledged = Taken up by an analyst
MilestoneTold = Told by others
MilestoneFirstImpact = First harm
MilestoneFirstEncrypted = First host encrypted
MilestoneIdentified = Identified
MilestoneShortTerm = Short-term containment
MilestoneContained = Attacker stopped
MilestoneEradicatedDeclared = Declared removed
MilestoneEradicated = Attacker truly removed
MilestoneRecovered1 = Most important services back
MilestoneRecovered = All services back
MilestoneClosed = Closed
MilestoneReviewed = Reviewed
DwellParts = Dwell time of { $total }: { $dormant } until anything could be seen, { $sensor } until a sensor alerted, { $people } until people had identified it.
ContainBelieved = The team believed the incident contained after { $believed }; the attacker was truly stopped after { $truth }.
ContainBelievedOnly = The team believed the incident contained after { $believed }; the attacker was not stopped.

## Sensors

SensorsIntro =
    { $n ->
        [one] { $n } alert was
       *[other] { $n } alerts were
    } raised: { $real } real, { $false_alarms } false.
SensorsTrueFate = Of the real ones, { $unread } were never opened and { $dismissed } were judged false.
NoAlerts = No sensor raised an alert.
ColumnSensor = Sensor
ColumnTraces = Traces it could see
ColumnTrue = True alerts
ColumnFalse = False alarms
ColumnUnread = Never opened
LeagueTitle = What tools missed of the techniques that they cover and claim to see
ColumnTried = Could see
ColumnMissed = Missed
ColumnMissedKnown = Of these known to the team
ColumnMissRate = Miss rate, { $level } interval
ColumnVerdict = Verdict
LeagueInterval = { $low } to { $high }
LeagueNamed = up for replacement
StageRaised = Raised
StageRead = Read
StageJudged = Judged true
StageCase = Led to a case
FunnelLost = { $n } lost here
FunnelNote = What became of alerts, from raised to a case. True alerts are those that the attack caused. Each side has a scale of its own.
FunnelOnlyFalse =
    { $n ->
        [one] The only alert was a false alarm
       *[other] All { $n } alerts were false alarms
    }
FunnelNoneLost =
    { $n ->
        [one] The true alert led to a case
       *[other] All { $n } true alerts led to a case
    }
FunnelUnread = Most true alerts were lost unread: { $n } of { $all }
FunnelDismissed = Most true alerts were lost in judgement: { $n } of { $all } were read and not judged true
FunnelNoCase = Most true alerts were lost late: { $n } of { $all } were judged true and led to no case
ColumnStage = Stage
ColumnLost = True alerts lost
DetectionTitle = { $sensor } raised most true alerts: { $n } of { $all }
DetectionNone =
    { $n ->
        [0] No sensor had anything to see of the attack
        [one] No sensor raised a true alert, though { $n } trace could be seen
       *[other] No sensor raised a true alert, though { $n } traces could be seen
    }
DetectionNote = For each sensor: traces it could see → true alerts → those that were read. False alarms stand beside, on a scale of their own.

## Comparison

ComparisonTitle = Compared with earlier runs
NoEarlier = No earlier run of this exercise was given, so there is nothing to compare with; a history keeps them (option --history).
ThisRun = this run
RunLabel = { $plan }, seed { $seed }
CompareVerdict =
    Of { $n ->
        [one] { $n } key figure
       *[other] { $n } key figures
    }, { $better } better and { $worse } worse than in { $run }.
CompareOf = { $run }: { $what }
CompareSameLuck = Both had the same luck (seed { $seed }): what differs comes from what was changed.
CompareLuck = The luck was not the same: part of each difference is chance. Many runs of both, in a study, say how much.
CompareOther = These runs are not of one exercise: only their figures are laid side by side.
ColumnFigure = Key figure
ColumnChange = Against { $run }
KpiAcknowledge = Time to acknowledge
KpiIdentify = Time to identify
KpiContain = Time to contain
KpiEradicate = Time to eradicate
KpiRecover = Time to recover
KpiCompromised = Hosts compromised
KpiEncrypted = Hosts encrypted
KpiRecords = Records stolen
KpiDowntime = Downtime in service hours
KpiOnTime = Orders within the plan's limit
KpiGoals = Goals met
ChangeSame = as before
ChangeReached = reached now: better
ChangeLost = not reached now: worse
ChangeShorter = { $by } shorter: better
ChangeLonger = { $by } longer: worse
ChangeLessBetter = { $by } less: better
ChangeLessWorse = { $by } less: worse
ChangeMoreBetter = { $by } more: better
ChangeMoreWorse = { $by } more: worse
PercentagePoints =
    { $n ->
        [one] { $n } point
       *[other] { $n } points
    }
ItemsClosed =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } of the improvement plan then, not raised again: { $ids }.
ItemsOpen = { $n } still open: { $ids }.
ItemsNew = { $n } new: { $ids }.
ItemsNone = Neither run raised an item for the improvement plan.
LeagueAllTitle = What tools missed, over all runs of this organisation that were kept

## Dates and trackers

MeetingTitle = After-action meeting: { $exercise }
MeetingNote =
    { $n ->
        [0] No improvement is proposed
        [one] { $n } proposed improvement to agree on or to drop
       *[other] { $n } proposed improvements to agree on or to drop
    }; until the meeting the report is a draft.
DeadlineTitle = Due to { $addressee }: { $clock }
IssueAndReference = { $issue } Reference: { $reference }.

## Objectives, analysis, decisions, improvements

ObjectivesTitle = Objectives and capabilities
ObjectivesIntro = What the exercise set out to show, and how well each core capability was performed. A capability is rated as its worst critical task that was observed.
ObjectivesAbsent = The exercise names no objectives, so its tasks are rated by phase. A capability is rated as its worst critical task that was observed.
ObjectivesTable = Rating by objective and core capability
TargetsTable = Capability targets, and what was found
ColumnFound = What was found
RatingsKey = What the ratings mean, in the words of { $source }:
RatingPMeans = P. The targets and critical tasks associated with the core capability were completed in a manner that achieved the objective(s) and did not negatively impact the performance of other activities. Performance of this activity did not contribute to additional health and/or safety risks for the public or for emergency workers, and it was conducted in accordance with applicable plans, policies, procedures, regulations, and laws.
RatingSMeans = S. As for P; however, opportunities to enhance effectiveness and/or efficiency were identified.
RatingMMeans = M. The targets and critical tasks were completed in a manner that achieved the objective(s), but some or all of the following were observed: performance had a negative impact on other activities; it contributed to additional health and/or safety risks for the public or for emergency workers; and/or it was not conducted in accordance with applicable plans, policies, procedures, regulations, and laws.
RatingUMeans = U. The targets and critical tasks associated with the core capability were not performed in a manner that achieved the objective(s).
RatingNOMeans = N/O. Nothing in this run touched it. It is not a pass.
CoverageObjectives = { $n } of { $of } critical tasks of the objectives were evaluated ({ $share }).
CoverageNot = Not observed: { $tasks }.
CoverageAll = Of all { $of } tasks that the rubric judges, { $n } were evaluated ({ $share }).
FoundMeasure = { $sentence }: { $measure } (goal: { $goal })
FoundDuty = { $sentence }: { $measure }
AndDot = { $first } · { $next }
ListMore = { $n } more
AnalysisTitle = Analysis of core capabilities
AnalysisIntro = For each objective: what went well, and what should be better. The reference names the paragraph of the plan; the analysis gives the cause that the journal shows; the element says what kind of change it calls for.
BeyondObjectives = Beyond the objectives
GoalNotObserved = “{ $objective }”: nothing in this run put it to the test.
NoStrengths = “{ $objective }”: no goal was met.
NoAreas = “{ $objective }”: no goal was missed.
StrengthsTitle = Strengths: { $objective }
StrengthsMore =
    { $n ->
        [one] { $n } more goal was
       *[other] { $n } more goals were
    } met.
AreasTitle = Areas for improvement: { $objective }
AreasMore =
    { $n ->
        [one] { $n } more area
       *[other] { $n } more areas
    } for improvement { $n ->
        [one] is
       *[other] are
    } in the improvement plan.
ColumnStrength = What went well
ColumnArea = Area for improvement
ColumnReference = Reference
ColumnAnalysis = Analysis: the cause
ColumnImprovement = Improvement
ColumnElement = Capability element
StrengthStopped = The team stopped the attacker on { $at }: “{ $task }”
RefStep = Playbook “{ $playbook }” ({ $id }), step { $n }: { $action }
RefRaci = Responsibility row “{ $action }”: { $role } is accountable
RefRule = Alert rule “{ $rule }”
RefRole = Roles and shifts: { $role }
RefDeclare = Condition for declaring an incident; { $role } declares
RefPlan = The plan as a whole: { $plan }
RefNothing = “{ $plan }” has no step for { $task }
RefSensors = Sensors and what they cover
RefSensor = Sensor “{ $sensor }”
IssueNotFinished = { $task }, { $name }, was begun and not finished in time.
IssueNotPlanned = The plan has no step for { $task }, { $name }, so nobody did it.
IssueNeverReached = The plan has a step for { $task }, { $name }, and the run never came to it.
IssueUnnamed = { $task }, { $name }, missed its goal. Its own orders met no long wait and no failure: look at when it was begun.
IssueUnseen = No sensor told of the attack.
IssueUnread =
    { $n ->
        [one] { $n } true alert was
       *[other] { $n } true alerts were
    } not read.
IssueDismissed =
    { $n ->
        [one] { $n } true alert was
       *[other] { $n } true alerts were
    } judged false.
IssueDeclaredLate = Enough was known, and nobody declared an incident.
IssueApproval =
    “{ $action }” waited for approval: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueOffShift =
    “{ $action }” waited because the people for it were off shift: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueSkill =
    “{ $action }” waited for somebody with the skill: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueTool =
    “{ $action }” waited for a tool that could not be used: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueTravel =
    “{ $action }” waited for people to travel: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueQueue =
    “{ $action }” waited in the queue, too few hands: { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }, { $span } each on average.
IssueFailed =
    “{ $action }” failed in { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }: { $why }.
FixNotFinished = Practise { $task }, { $name }, until it is done within its goal.
FixNotPlanned = Add a step for { $task }, { $name }, to a playbook, with a role and a time limit.
FixNeverReached = Walk through the plan up to { $task }, { $name }, and remove what kept the team from it.
FixUnnamed = Begin { $task }, { $name }, earlier, and practise it against its goal.
FixUnseen = Place or tune sensors where the attack passed, and test that they alert.
FixUnread = Give every alert a reader at every hour, and raise the priority of true ones.
FixDismissed = Train analysts on the alerts that were judged false in this run.
FixDeclaredLate = Lower the threshold for declaring, and let the declaring role practise it.
FixApproval = Shorten the approval of “{ $action }”: approve it in advance, or name a deputy.
FixOffShift = Put people who can do “{ $action }” on call outside office hours.
FixSkill = Train more people to do “{ $action }”.
FixTool = Provide a second means for “{ $action }” that works while systems are down.
FixTravel = Make “{ $action }” possible from a distance, or place people on site.
FixQueue = Add people who can do “{ $action }”, or take other work off them in a crisis.
FixUnprepared = Prepare what “{ $action }” needs before the next incident.
FixFailedTool = Provide and test what “{ $action }” needs to work.
FixFailed = Train “{ $action }” on the cases in which it failed.
ElementPlanning = Planning
ElementOrganisation = Organization
ElementEquipment = Equipment
ElementTraining = Training
ElementExercise = Exercise
DecisionsTitle = Decisions
NoDecisions = Nobody had to decide anything in this run.
DecisionsIntro = What was decided, by whom, and on what belief. The belief is the team's own at that moment; it came late and could be wrong.
DecisionsMore =
    { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } of less weight { $n ->
        [one] is
       *[other] are
    } not listed; the journal has them.
ColumnSeat = Seat
ColumnDecision = Decision
ColumnBelieved = What was believed
ColumnOptions = Options
ColumnChosen = Chosen
ColumnSinceAsked = Since asked
ColumnSinceKnown = Since it was known
LatencyTitle = How long each seat took to answer
ColumnAnswers = Answers
ColumnMedian = Median
SeatOf = { $role } ({ $person })
DecideDeclare = Declare an incident (case { $case })
DecideApprove = Approve { $task }
DecidePlaybook = Start the playbook “{ $playbook }”
DecideInject = React to “{ $inject }”
DecideSeverity = Set the severity
DecideContained = Take the incident for contained
DecideEradicated = Declare the attacker removed
DecideRecovered = Declare services recovered
DecideClosed = Close the incident
DecideByHand = Order by hand
DecideAlert = Judge alert { $alert }: { $sensor } on { $hosts }
OptionsAlert = real, or false
ChoseReal = Real
ChoseFalse = False
DecidePay = Answer the ransom demand
OptionsNowLater = now, or wait
OptionsFree = any action
OptionsPay = pay, or refuse
OptionsYesNo = yes or no
ChoseDeclare = Declared
ChoseNow = Now
ChosePay = Pay
ChoseNotPay = Refuse
ChoseSilence = No answer; the deputy was asked
ChoseDefault = Nobody answered; the plan's default: { $choice }
Believed =
    { $incident }; { $suspected ->
        [one] { $suspected } host
       *[other] { $suspected } hosts
    } suspected, { $encrypted } encrypted
BelievedNoIncident = No incident declared
BelievedIncident = Incident declared
BelievedSeverity = Incident declared, severity { $severity }
CommunicationTitle = Communication, legal clocks and extortion
NobodyToTell = Nothing happened that anybody outside the team had to be told.
ColumnSlack = Slack
SlackEarly = { $span } early
SlackLate = { $span } late
SlackOver = not filed, { $span } overdue at the end
SlackLeft = { $span } left at the end
ExtortionTitle = Extortion
ExtortionMore =
    { $n ->
        [one] { $n } more fact
       *[other] { $n } more facts
    } of the extortion { $n ->
        [one] is
       *[other] are
    } in the journal.
WhyPaid = The organisation decided to pay: the plan's condition for paying held at that moment.
WhyNotPaid = The organisation decided not to pay: the plan's condition for paying did not hold at that moment.
WhyNeverPays = The organisation decided not to pay: the plan never pays.
WhyUndecided = The demand was read, and nobody decided whether to pay.
WhyUnread = The demand was left, and nobody of the team read it.
ImprovementsTitle = Improvement plan (proposed)
ImprovementsEmpty = No goal was missed and no lesson came up, so nothing is proposed.
ImprovementsIntro =
    Proposed: { $n ->
        [one] { $n } improvement
       *[other] { $n } improvements
    }, { $high } of high priority. Nothing is agreed until the after-action meeting has decided on owners and dates. Priority follows from what the losses behind an item cost; dates count from closure.
ColumnId = Id
ColumnIssue = Issue
ColumnCorrective = Corrective action
ColumnOwner = Owner (role)
ColumnStart = Start
ColumnDueDate = Due
ColumnPriority = Priority
ColumnCarried = Carried over
PriorityHigh = high
PriorityMedium = medium
PriorityLow = low
IdCarried = { $id } ({ $carried })
IssueOf = { $capability }: { $issue }
CarriedOver =
    from { $n ->
        [one] { $n } earlier run
       *[other] { $n } earlier runs
    }
WhyIgnored =
    Nobody opened { $n ->
        [one] { $n } true alert
       *[other] { $n } true alerts
    } under the alert rule “{ $rule }”.
WhySlept =
    { $n ->
        [one] { $n } true alert
       *[other] { $n } true alerts
    } under the alert rule “{ $rule }” waited for the next shift, the longest { $span }.
WhyOffShift =
    { $n ->
        [one] { $n } order
       *[other] { $n } orders
    } waited because nobody of the role { $role } was on shift, { $span } each on average.
WhyNotDeclared = An analyst took up the first true alert { $span } before the end, and no incident was declared.
WhyDeclaredLate = { $span } passed from the first true alert that an analyst took up until the incident was declared.
WhySilent =
    The sensor “{ $sensor }” recorded { $n ->
        [one] { $n } trace
       *[other] { $n } traces
    } of the attack and alerted nobody.
WhyMissed = The sensor “{ $sensor }” missed { $n } of { $of } techniques that it covers and claims to see.
WhyUnreachable = The role { $role } has to approve and cannot be reached at every hour.
WhyUnpractised = The team has not practised lately, or left improvements of its last exercise open.
DoRead = Have every alert under “{ $rule }” opened.
DoWake = Let alerts under “{ $rule }” wake somebody on call.
DoPreAuthorise = Approve “{ $action }” in advance, in writing, and have its use reported.
DoOnCall = Put the role { $role } on call outside its shifts.
DoDeclare = Declare an incident from the first suspected host on.
DoAlert = Let “{ $sensor }” raise alerts, not only record.
DoReplace = Replace or upgrade “{ $sensor }”, and cover every host with it.
DoReach = Put the role { $role } on call at every hour, or name a deputy who is.
DoPractise = Hold an exercise within the year, and close what the last one left open.
ParticipantsTitle = Participants
ParticipantsSimulated = Every role was played by the plan; no seat was held by people.
ParticipantsPlayed = People held some of the seats; the plan played the other roles.
PeopleTitle = Roles by unit
ColumnUnit = Unit
ColumnRole = Role
ColumnWorkedOn = Orders worked on
ColumnPlayed = Played by
ColumnNames = Names
PlayedByPeople = people, by hand
PlayedByPlan = the plan
InjectsTitle = Injects
InjectLeftOut = left out: no longer called for
InjectNever = not given
InjectExpects = { $action } within { $span }
ColumnInjectTo = To
ColumnGiven = Given
ColumnExpected = Expected reaction
ColumnNotes = Facilitator's notes
SummaryStillFree = At the end of the run the attacker could still act, and had done no harm.
SummaryMisidentified =
    The team declared an incident { $n ->
        [one] { $n } time
       *[other] { $n } times
    }, and never over something that the attacker had truly caused.
KeyStatus = Status
StatusDraft = Draft for the after-action meeting. Ratings, causes and improvements are proposed until the meeting has agreed.
KeyScope = Scope
ScopeOf =
    A simulated functional exercise over { $span }: { $units ->
        [one] { $units } unit
       *[other] { $units } units
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
KeyMission = Mission area
MissionResponse = Response
KeyCapabilities = Core capabilities
KeyParticipating = Participating units

## Method

MethodSimulated = Everything here comes from a simulated run. Its journal of facts is the only source; sentences, charts and scores are computed from it and cite its entries.
MethodSeed = One run is one throw of the dice. The same files and seed give the same run; another seed gives another. Do not judge a plan by a single run: use a study.
MethodBelief = The team acted on what it knew, which came late and could be wrong. Decisions are judged on what was known at that moment, outcomes on what was true.
MethodTimes = How long things take and how often they work are calibrated on published figures; each has its own uncertainty, which one run does not show.
MethodCensored = A milestone that was not reached by the end is shown as not reached: never as zero, and never left out.
MethodRating = Ratings use the scale of HSEEP; the rule that turns measures into ratings is our own.

## Glossary

TermDwell = Dwell time
TextDwell = From the first compromise to the moment at which the team has identified the incident.
TermIdentified = Identified
TextIdentified = The first declaration that stood, started by something that the attacker truly caused.
TermContained = Attacker stopped (contained)
TextContained = From here on no position of the attacker could act on anything that was neither cut off nor lost already.
TermFoothold = Foothold
TextFoothold = A position of the attacker on a host.
TermCase = Case
TextCase = What a unit believes belongs together: alerts, hosts, accounts.
TermStartex = STARTEX, ENDEX
TextStartex = Start and end of the exercise.
TermInject = Inject
TextInject = An event that the exercise's author feeds to a seat.
TermRatings = P, S, M, U
TextRatings = Performed without challenges, with some, with major challenges; unable to be performed. Not observed is not a pass.
TermShare = Share saved
TextShare = One minus the harm of this run over the harm of the same run without a team.
TermTabletop = Tabletop, functional exercise
TextTabletop = In HSEEP a tabletop is a discussion. Acting against a world that reacts, as here, is a functional exercise.

## Workbook

SheetScorecard = Scorecard
SheetCriteria = Criteria
SheetMsel = MSEL
SheetImprovements = Improvement plan
SheetOverall = Overall
SheetInjectNumber = Inject #
SheetInjectTitle = Title
SheetDescription = Description
SheetScheduled = Scheduled time
SheetScenarioDay = Scenario day
SheetScenarioTime = Scenario time
SheetFrom = From / Source
SheetTo = To / Target
SheetDelivery = Delivery method
SheetTrack = Track
SheetExpected = Expected action
SheetExpectedWithin = { $action } within { $span }
SheetNotes = Notes
SheetLocation = Location
SheetController = Responsible controller
SheetStatus = Status
SheetFiredAt = Fired at
SheetFiredBy = Fired by
SheetTrigger = Trigger
SheetTriggerTime = Scheduled
SheetTriggerCondition = Conditional
SheetTriggerHand = Manual
SheetDelivered = Complete
SheetLeftOut = Left out
SheetNotDelivered = Not delivered
SheetEntry = Entry
SheetUntil = Until
SheetWhyLate = Why it came late
SheetFacts = Facts in the row
SheetProposed = Proposed

## Document

DocKind = After-action report and improvement plan
DocDraft = DRAFT. Everything in it is proposed until the after-action meeting has agreed to it.
DocDraftMark = DRAFT
DocRowsLeft =
    { $n ->
        [one] One row of this time line is not printed here; timeline.csv has it.
       *[other] { $n } rows of this time line are not printed here; timeline.csv has them.
    }
DocNoImprovements = This run led to no proposal for improvement.
DocUntil = until { $at }
