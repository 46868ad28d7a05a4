### 页面文字：标题、摘要、各节、术语表

## Titles

ReportTitle = { $exercise }：复盘报告
ReportSubtitle = { $organisation } · { $start } · 随机种子 { $seed }
SummaryTitle = 摘要
OverviewTitle = 演练概况
TimeLineTitle = 时间线
PhasesTitle = 各阶段与评估准则
DelaysTitle = 时间用在哪里
ConsequencesTitle = 后果
MilestonesTitle = 里程碑
SensorsTitle = 检测设备与告警
RubricTitle = 完整评估表
RuleGraded = 分级：达到目标为顺利完成；介于目标与上限的中点之间为略有困难；至上限为困难较大；超过上限则为无法完成，非必要准则则按困难较大计。
RuleStrict = 严格：同上，但只要未达到目标即为困难较大。义务只有完成和未完成之分，并限制所属阶段的最高评级。
ContainmentHolds = 抑制须维持{ $span }，或维持到根源清除，才予以计入。
RuleGradedWord = 分级
RuleStrictWord = 严格
RuleDutyWord = 义务；未完成：{ $rating }
TracesTitle = 从关键任务到演练目标
ColumnRule = 规则
ColumnCriticalTask = 关键任务
ColumnTarget = 能力指标
ColumnCapability = 核心能力
ColumnObjective = 演练目标
ByHandIntro = 由人员给出的评级；旁边列出计算得出的评级。
ByHand = { $task } { $sentence }：{ $by }评为{ $given }，按规则应为{ $computed }：{ $reason }。
MethodTitle = 方法与局限
GlossaryTitle = 术语表
Contents = 目录
SkipToContent = 跳到报告正文
NumbersAsTable = 以表格查看相同数据
EvidenceLabel = 依据
MoreLink = 详情
AndMoreEvidence = 另{ $n }条

## Summary

SummaryBreach = 攻击者于{ $at }入侵，共有{ $n }台主机被攻陷。
SummaryNoBreach = 攻击者没有取得任何立足点。
SummaryIdentifiedBefore = 团队通过{ $source }在{ $span }后识别出事件，当时尚未造成任何损害。
SummaryIdentifiedAfter = 团队通过{ $source }在{ $span }后识别出事件，当时损害已经发生。
SummaryIdentifiedQuiet = 团队通过{ $source }在{ $span }后识别出事件；没有造成任何损害。
SummaryNotIdentified = 到模拟结束时，团队仍未识别出事件。
SummaryNothingToIdentify = 没有需要识别的事件。
SummaryContained = 此后{ $span }，响应行动制止了攻击者。
SummaryContainedControl = 制止攻击者的是防护措施，而不是响应行动。
SummaryContainedSpent = 攻击者直到没有目标可攻击时才停止。
SummaryContainedBefore = 那时攻击者已无法行动。
SummaryUnconfirmed = 此后{ $span }攻击者被制止，但距模拟结束太近，无法确定。
SummaryNotContained = 攻击者始终没有被制止。
SummaryNothingToContain = 没有需要抑制的对象。
SummaryLoss = { $things }；{ $services }。
LossThingsNone = 没有主机被加密，也没有数据泄露
LossHosts = { $hosts }台主机被加密，没有数据泄露
LossRecords = { $records }条数据泄露，没有主机被加密
LossBoth = { $hosts }台主机被加密，{ $records }条数据泄露
LossServicesNone = 所有服务均正常运行
LossServicesAll = 服务共损失{ $hours }小时，全部{ $by }
LossServicesBoth = 服务共损失{ $hours }小时，其中{ $response }小时由响应行动造成
SummaryNoLoss = 没有主机被加密，没有数据泄露，所有服务均正常运行。
SummaryOverall = 最低的阶段评级：{ $rating }。达到{ $met }项目标，未达到{ $missed }项。
SummaryNotRated = 没有可评级的响应阶段：本次模拟没有涉及任何一个阶段。
PhasesAtAGlance = 各阶段一览
TargetsHeading = 目标与实际
FindingsHeading = 优先关注事项
NoFindings = 没有任何准则未达到目标。
ContainName = 抑制时间（从识别到制止）
SensorToPeopleName = 从第一条属实告警到识别
ObservableToPeopleName = 从第一个痕迹到识别
GoalWord = 目标 { $value }
LimitWord = 上限 { $value }
FindingWithCause = { $finding }{ $cause }
CauseNotPlanned = 背后原因：预案中没有{ $task }“{ $name }”的步骤。
CauseNeverReached = 背后原因：预案始终没有执行到{ $task }“{ $name }”的步骤。
CauseNotFinished = 背后原因：{ $task }“{ $name }”已开始，但没有及时完成。
CauseWaited = 背后原因：“{ $action }”因{ $what }而延误，{ $n }项指令共{ $span }。
CauseFailed = 背后原因：“{ $action }”有{ $n }项指令失败：{ $why }。
CauseUnseen = 背后原因：没有任何检测设备发现攻击。
CauseUnread = 背后原因：{ $n }条属实告警无人查看。
CauseDismissed = 背后原因：{ $n }条属实告警被判定为误报。
CauseDeclaredLate = 背后原因：已知的情况没有及时宣布。
FindingCriterion = { $task } { $sentence }：{ $measure }，目标为{ $goal }。
FindingDuty = { $task } { $sentence }：未完成。

## Ratings

RatingP = 顺利完成
RatingS = 完成但略有困难
RatingM = 完成但困难较大
RatingU = 无法完成
RatingNO = 未观察到

## Overview

KeyExercise = 演练
KeySummary = 情境说明
KeySource = 案例来源
KeyPlan = 应急预案
KeyAdversary = 攻击者
KeyOrganisation = 组织
KeySize = 规模
SizeOf = { $hosts }台主机、{ $accounts }个账号、{ $people }人、{ $services }项业务服务、{ $sensors }个检测设备
KeyStartex = 开始（STARTEX）
KeyZone = { $at }，{ $zone }
KeyLength = 模拟时长
KeyObjectives = 演练目标
KeySeed = 随机种子
KeyDigest = 记录文件摘要值
KeyBuild = 程序版本
KeyEntries = 记录文件
EntriesAndEvents = { $entries }条记录、{ $events }个事件
KeyCommand = 重新运行的命令
ByHandNote = 本次模拟由人员作了{ $n }项决定；上述命令会在没有这些决定的情况下重复模拟。如需原样重放，请使用其记录文件。

## Time line

TimeLineIntro = 左栏为实际情况，右栏为团队所知与所为。时间为当地时间（{ $zone }），旁边列出从开始起算的时间。同一分钟内的同类事实合并为一行。
TimeLineFolded = 本次模拟时间较长：常规事实在此按每{ $span }合并，部分只列在 timeline.csv 中；该文件收录全部{ $n }条记录。打印时只显示转折点和评估所引用的条目。
TimeLineAll = timeline.csv 收录全部{ $n }条记录。
ColumnTime = 时间
ColumnTruth = 实际情况
ColumnTeam = 团队所知与所为
UntilTime = 至{ $at }
SwimDwellLongest = 潜伏时间最长：{ $dwell }无人察觉，此后{ $contain }才制止攻击者
SwimContainLongest = 制止攻击者用了{ $contain }，比察觉前的{ $dwell }还长
SwimNotContained = { $dwell }后察觉，但始终没有制止
SwimContainedBefore = 攻击者在无人察觉时即被制止；{ $dwell }后才识别出事件
SwimNotIdentified = 始终没有识别出攻击者
SwimQuiet = 攻击没有得逞；以下为团队的行动
SwimNote = 浅色虚线框：等待。实色：处理。菱形：时间点。双斜线表示略去的时间；点线表示比例尺改变。
LeftOut = 略去{ $span }
LaneAttack = 攻击
LaneSensors = 检测设备
LaneComms = 沟通
LaneOthers = 其他
BracketDwell = 潜伏 { $span }
BracketDwellOpen = 潜伏：未识别
BracketContain = 抑制 { $span }
BracketContainOpen = 未抑制
BarStep = { $technique }：成功{ $worked }次、失败{ $failed }次、被拦截{ $blocked }次
BarImpact = 主机被加密
BarAlertTrue = { $sensor }
BarAlertFalse = 误报
BarTipAlert = { $hosts }上的{ $sensor }，{ $at }
BarTip = { $what }，{ $from }至{ $to }
BarTipAt = { $what }，{ $at }
BarDeclared = 宣布事件
BarDecides = 批准{ $action }
BarNotice = { $what }
ToManagement = 向管理层汇报
ToStaff = 员工指引
ToMedia = 媒体声明
ToCustomers = 通知客户
ToRegulator = 报告主管部门
ToPolice = 向公安机关报案
ToCounsel = 向法律顾问汇报
BarInject = 情境事件
BarOutside = 外部通报
BarTold = 案件移交
ColumnLane = 泳道
ColumnWhat = 内容
ColumnFrom = 自
ColumnTo = 至
ColumnCount = 次数

## Phases

PhaseName = { $code } { $name }
PhasePrepare = 准备
PhaseIdentify = 识别
PhaseContain = 抑制
PhaseEradicate = 根除
PhaseRecover = 恢复
PhaseLearn = 总结
PhaseCommunicate = 沟通
PhasesAllMet = 所有观察到的阶段均达到目标
PhasesOneMissed = { $name }未达到目标
PhasesSomeMissed = { $total }个阶段中有{ $n }个未达到目标；{ $name }差距最大
PhasesNote = 分级准则的得分，{ $least }至{ $most }；深色标记为目标。评级以图形和文字表示，可能因义务未完成而受限。
ColumnPhase = 阶段
ColumnPoints = 得分
ColumnRating = 评级
ColumnCriterion = 准则
ColumnMeasure = 测量值
ColumnGoal = 目标
ColumnLimit = 上限
ColumnEvidence = 依据
ColumnWeight = 权重
ColumnJudges = 评估对象
ColumnTask = 任务
CriterionCell = { $task } { $sentence }
JudgesDecision = 决策，按当时所知
JudgesOutcome = 结果，按实际情况
JudgesReadiness = 预案与组织
DutyDone = 完成
DutyNotDone = 未完成
DutyWord = 义务
NoPhases = 评分卡中没有任何阶段。

## Delays

DelaysIntro = 共下达{ $n }项指令。每项指令的每一刻只计一次：等待或处理。
NoOrders = 团队没有下达任何指令，因此没有时间可供统计。
DelaysApproval = 批准所用的时间比处理本身还长
DelaysApprovalOf = “{ $action }”的批准所用的时间比处理本身还长
DelaysOffShift = 大部分时间损失在人员不在班
DelaysQueue = 大部分时间损失在排队：人手不足
DelaysSkill = 大部分时间损失在缺少具备技能的人员
DelaysTool = 大部分时间损失在缺少工具
DelaysTravel = 大部分时间损失在路途往返
DelaysWork = 处理本身占大部分时间；等待占较小部分
DelaysNote = 各类指令从下达到结束的平均时间，列出总耗时最多的几类。
PartApproval = 批准
PartOffShift = 不在班
PartQueue = 排队
PartSkill = 技能
PartTool = 工具
PartTravel = 路途
PartWork = 处理
ColumnAction = 行动
ColumnOrders = 指令数
ColumnTotal = 平均总时间
ColumnSlowest = 最慢
BarOfAction = { $action }（{ $n }）

## Consequences

HostsTitleLoss = 高峰时{ $all }台主机中有{ $most }台落入攻击者手中；{ $encrypted }台被加密
HostsTitleHeld = 高峰时{ $all }台主机中有{ $most }台落入攻击者手中，没有主机被加密
HostsNote = 各时间点的主机数。曲线统计当时的状态，而不是累计数量。
CurveCompromised = 被攻陷
CurveIsolated = 已隔离
CurveEncrypted = 被加密
MomentIdentified = 识别
MomentContained = 制止
MomentImpact = 首次损害
NoHosts = 没有主机被攻陷、隔离或加密，因此没有可绘制的内容。
ServicesTitleAttack = 攻击造成的服务时数损失（{ $attack }）多于响应行动（{ $response }）
ServicesTitleResponse = 响应行动造成的服务时数损失（{ $response }）多于攻击（{ $attack }）
ServicesTitleSome = { $n }项服务并非全程正常运行
ServicesNote = 只列出并非全程正常运行的服务；受影响最大的在前。
NoServices = 所有服务全程正常运行。
CauseAttack = 攻击：
CauseResponse = 响应：
SpellTip = { $state }，{ $from }至{ $to }
ColumnService = 服务
ColumnState = 状态
ColumnCause = 原因
ColumnSpan = 持续时间
CauseAttackWord = 攻击
CauseResponseWord = 响应行动
ColumnConsequence = 后果
ColumnValue = 本次模拟
RowCompromised = 曾被攻陷的主机数
RowEncrypted = 被加密的主机数
EncryptedSplit = { $n }（服务器{ $servers }台、工作站{ $workstations }台）
RowIsolated = 团队隔离的主机数
RowRecords = 被窃取的数据条数
RowDowntimeAttack = 因攻击损失的服务时数
RowDowntimeResponse = 因响应行动损失的服务时数
RowCostAttack = 攻击的成本
RowCostResponse = 响应行动的成本
RowBreakouts = 抑制后的突破次数
SavedIntro = 与没有团队的同一次模拟相比，团队避免的损害比例。如果该次模拟没有造成这类损害或没有执行，则为“未知”。
SavedHosts = 主机
SavedRecords = 数据
SavedHours = 服务时数
SavedUnits = 对业务的损害
ColumnSaved = 避免的比例

## Milestones

ColumnMilestone = 里程碑
ColumnWhen = 时间
ColumnSince = 从开始起算
MilestoneFirstCompromise = 首次攻陷
MilestoneFirstObservable = 检测设备可见的第一个痕迹
MilestoneFirstTrueAlert = 第一条属实告警
MilestoneAcknowledged = 分析人员开始处理
MilestoneTold = 由他人告知
MilestoneFirstImpact = 首次损害
MilestoneFirstEncrypted = 第一台主机被加密
MilestoneIdentified = 识别
MilestoneShortTerm = 短期抑制
MilestoneContained = 攻击者被制止
MilestoneEradicatedDeclared = 宣布清除
MilestoneEradicated = 攻击者确实清除
MilestoneRecovered1 = 最重要的服务恢复
MilestoneRecovered = 所有服务恢复
MilestoneClosed = 事件关闭
MilestoneReviewed = 完成复盘
DwellParts = 潜伏时间{ $total }：{ $dormant }后才有痕迹可见，再过{ $sensor }检测设备发出告警，再过{ $people }人员识别出事件。
ContainBelieved = 团队在{ $believed }后认为事件已得到抑制；实际上攻击者在{ $truth }后才被制止。
ContainBelievedOnly = 团队在{ $believed }后认为事件已得到抑制；实际上攻击者并没有被制止。

## Sensors

SensorsIntro = 共发出{ $n }条告警：{ $real }条属实，{ $false_alarms }条误报。
SensorsTrueFate = 属实告警中，{ $unread }条从未打开，{ $dismissed }条被判定为误报。
NoAlerts = 没有检测设备发出告警。
ColumnSensor = 检测设备
ColumnTraces = 可见的痕迹
ColumnTrue = 属实告警
ColumnFalse = 误报
ColumnUnread = 从未打开
LeagueTitle = 各工具在其覆盖且声称可见的技术中漏掉的部分
ColumnTried = 可见
ColumnMissed = 漏掉
ColumnMissedKnown = 其中团队已知
ColumnMissRate = 漏报率，{ $level }置信区间
ColumnVerdict = 判定
LeagueInterval = { $low }至{ $high }
LeagueNamed = 建议更换

## 比较

ComparisonTitle = 与以往演练的比较
NoEarlier = 没有提供本演练以往的记录，因此无从比较。运行时指定历史文件夹，即可保存历次记录。
ThisRun = 本次
RunLabel = { $plan }，随机种子 { $seed }
CompareVerdict = 与{ $run }相比，{ $n }项关键指标中有{ $better }项改善、{ $worse }项变差。
CompareOf = { $run }：{ $what }
CompareSameLuck = 两次的运气相同（随机种子 { $seed }）：差异来自所做的更改。
CompareLuck = 两次的运气不同：差异有一部分出于偶然。要知道占多少，须用研究反复运行两者。
CompareOther = 这些运行记录不属于同一个演练：仅将指标并列。
ColumnFigure = 关键指标
ColumnChange = 相对于{ $run }
KpiAcknowledge = 受理时间
KpiIdentify = 识别时间
KpiContain = 抑制时间
KpiEradicate = 根除时间
KpiRecover = 恢复时间
KpiCompromised = 被攻陷主机数
KpiEncrypted = 被加密主机数
KpiRecords = 被窃取数据条数
KpiDowntime = 中断的服务时数
KpiOnTime = 在预案时限内完成的指令
KpiGoals = 达到的目标
ChangeSame = 与之前相同
ChangeReached = 这次达到：改善
ChangeLost = 这次未达到：变差
ChangeShorter = 缩短{ $by }：改善
ChangeLonger = 延长{ $by }：变差
ChangeLessBetter = 减少{ $by }：改善
ChangeLessWorse = 减少{ $by }：变差
ChangeMoreBetter = 增加{ $by }：改善
ChangeMoreWorse = 增加{ $by }：变差
PercentagePoints = { $n }个百分点
ItemsClosed = 当时改进计划中有{ $n }项这次未再提出：{ $ids }。
ItemsOpen = { $n }项仍未关闭：{ $ids }。
ItemsNew = { $n }项为新提出：{ $ids }。
ItemsNone = 两次都没有提出改进项。
LeagueAllTitle = 在本组织所有保存的运行记录中，各工具漏掉的部分

## Method

MethodSimulated = 本报告的内容全部来自模拟。事实记录文件是唯一来源；文字、图表和得分均由其计算得出，并引用其中的记录。
MethodSeed = 一次模拟等于掷一次骰子。相同的文件和种子得到相同的模拟；换一个种子则得到另一次模拟。请勿凭单次模拟评判预案，应进行多次模拟研究。
MethodBelief = 团队按其所知行动，而所知有延迟，也可能有误。决策按当时所知评估，结果按实际情况评估。
MethodTimes = 各项工作的时间和成功率按公开发表的数据校准；各有其不确定性，单次模拟无法体现。
MethodCensored = 到结束时仍未达到的里程碑以未达到表示：不会以零表示，也不会略去。
MethodRating = 评级采用 HSEEP 的量表；把测量值换算为评级的规则由本工具自定。

## Glossary

TermDwell = 潜伏时间
TextDwell = 从首次攻陷到团队识别出事件为止。
TermIdentified = 识别
TextIdentified = 第一次成立且由攻击者实际造成的情况所引发的事件宣布。
TermContained = 攻击者被制止（抑制）
TextContained = 从此攻击者的任何据点都无法再对尚未隔离、尚未损失的对象采取行动。
TermFoothold = 立足点
TextFoothold = 攻击者在主机上的据点。
TermCase = 案件
TextCase = 单位认为彼此相关的告警、主机和账号。
TermStartex = STARTEX、ENDEX
TextStartex = 演练的开始与结束。
TermInject = 情境事件
TextInject = 演练作者发给席位的事件。
TermRatings = P、S、M、U
TextRatings = 顺利完成、略有困难、困难较大、无法完成。未观察到不等于通过。
TermShare = 避免的比例
TextShare = 一减去本次模拟的损害与没有团队的同一次模拟的损害之比。
TermTabletop = 桌面演练、功能演练
TextTabletop = 在 HSEEP 中，桌面演练是讨论；像本工具这样在会作出反应的环境中采取行动，则属于功能演练。

## Workbook

SheetScorecard = 评分表
SheetCriteria = 评估准则
SheetMsel = 情境事件表（MSEL）
SheetImprovements = 改进计划
SheetOverall = 总体
SheetInjectNumber = 事件编号
SheetInjectTitle = 标题
SheetDescription = 说明
SheetScheduled = 预定时间
SheetScenarioDay = 情境日
SheetScenarioTime = 情境时间
SheetFrom = 发送方
SheetTo = 接收方
SheetDelivery = 传递方式
SheetTrack = 主线
SheetExpected = 预期行动
SheetExpectedWithin = { $span }内{ $action }
SheetNotes = 备注
SheetPriority = 优先级
SheetLocation = 地点
SheetController = 负责的导调人员
SheetStatus = 状态
SheetFiredAt = 发出时间
SheetFiredBy = 发出人
SheetTrigger = 触发方式
SheetTriggerTime = 按时间
SheetTriggerCondition = 按条件
SheetTriggerHand = 手动
SheetDelivered = 已发出
SheetLeftOut = 略过
SheetNotDelivered = 未发出
SheetEntry = 记录编号
SheetUntil = 结束时间
SheetWhyLate = 延迟原因
SheetFacts = 合并的记录数
SheetIssue = 待改进事项
SheetCorrective = 改进措施
SheetElement = 能力要素
SheetOwner = 责任人
SheetStart = 开始日期
SheetDue = 完成期限
SheetReference = 依据条款
SheetCarried = 以往演练已提出次数
SheetPlanId = 编号
SheetProposed = 建议中
SheetPlanning = 规划
SheetOrganisation = 组织
SheetEquipment = 装备
SheetTraining = 培训
SheetExercise = 演练
SheetHigh = 高
SheetMedium = 中
SheetLow = 低

## Document

DocKind = 复盘报告与改进计划
DocDraft = 草稿。所有内容在复盘会议通过之前均为建议。
DocDraftMark = 草稿
DocRowsLeft = 此处未印出时间线的{ $n }行；timeline.csv 收录全部。
DocNoImprovements = 本次模拟没有提出改进建议。
DocUntil = 至{ $at }
