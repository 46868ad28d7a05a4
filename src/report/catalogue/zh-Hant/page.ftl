### 頁面文字：標題、摘要、各節、名詞解釋

## Titles

ReportTitle = { $exercise }：事後檢討報告
ReportSubtitle = { $organisation } · { $start } · 亂數種子 { $seed }
SummaryTitle = 摘要
OverviewTitle = 演練概況
TimeLineTitle = 時間軸
PhasesTitle = 各階段與評核準則
DelaysTitle = 時間花在哪裡
ConsequencesTitle = 後果
MilestonesTitle = 里程碑
SensorsTitle = 感測器與告警
RubricTitle = 完整評核表
RuleGraded = 分級：達到目標為順利執行；介於目標與上限的中點之間為略有困難；至上限為困難重大；超過上限則為無法執行，非必要準則則以困難重大計。
RuleStrict = 嚴格：同上，但只要未達目標即為困難重大。義務只有完成與未完成之別，並限制所屬階段的最高評等。
ContainmentHolds = 圍堵須維持{ $span }，或維持至根源清除，方予採計。
RuleGradedWord = 分級
RuleStrictWord = 嚴格
RuleDutyWord = 義務；未完成：{ $rating }
TracesTitle = 自關鍵任務至演練目標
ColumnRule = 規則
ColumnCriticalTask = 關鍵任務
ColumnTarget = 能力指標
ColumnCapability = 核心能力
ColumnObjective = 演練目標
ByHandIntro = 由人員給定的評等；旁列計算所得的評等。
ByHand = { $task } { $sentence }：{ $by }評為{ $given }，依規則應為{ $computed }：{ $reason }。
MethodTitle = 方法與限制
GlossaryTitle = 名詞解釋
Contents = 目錄
SkipToContent = 跳至報告內容
NumbersAsTable = 以表格檢視相同數字
EvidenceLabel = 佐證
MoreLink = 詳情
AndMoreEvidence = 另{ $n }筆

## Summary

SummaryBreach = 攻擊者於{ $at }入侵，共有{ $n }台主機遭入侵。
SummaryNoBreach = 攻擊者未取得任何立足點。
SummaryIdentifiedBefore = 團隊經由{ $source }在{ $span }後識別出事件，當時尚未造成任何損害。
SummaryIdentifiedAfter = 團隊經由{ $source }在{ $span }後識別出事件，當時損害已經發生。
SummaryIdentifiedQuiet = 團隊經由{ $source }在{ $span }後識別出事件；未造成任何損害。
SummaryNotIdentified = 至模擬結束為止，團隊仍未識別出事件。
SummaryNothingToIdentify = 沒有需要識別的事件。
SummaryContained = 其後{ $span }，應變行動制止了攻擊者。
SummaryContainedControl = 制止攻擊者的是防護措施，而非應變行動。
SummaryContainedSpent = 攻擊者直到已無目標可攻擊才停止。
SummaryContainedBefore = 屆時攻擊者已無法行動。
SummaryUnconfirmed = 其後{ $span }攻擊者遭制止，但距模擬結束過近，無法確定。
SummaryNotContained = 攻擊者始終未遭制止。
SummaryNothingToContain = 沒有需要圍堵的對象。
SummaryLoss = { $things }；{ $services }。
LossThingsNone = 沒有主機遭加密，也沒有資料外洩
LossHosts = { $hosts }台主機遭加密，沒有資料外洩
LossRecords = { $records }筆資料外洩，沒有主機遭加密
LossBoth = { $hosts }台主機遭加密，{ $records }筆資料外洩
LossServicesNone = 所有服務均正常運作
LossServicesAll = 服務共損失{ $hours }小時，全部{ $by }
LossServicesBoth = 服務共損失{ $hours }小時，其中{ $response }小時起因為應變行動
SummaryNoLoss = 沒有主機遭加密、沒有資料外洩，所有服務均正常運作。
SummaryOverall = 最低的階段評等：{ $rating }。達成{ $met }項目標，未達成{ $missed }項。
SummaryNotRated = 沒有任何應變階段可供評等：本次模擬未觸及任何一個階段。
PhasesAtAGlance = 各階段一覽
TargetsHeading = 目標與實際
FindingsHeading = 優先檢視事項
NoFindings = 沒有任何準則未達目標。
ContainName = 圍堵時間（自識別至制止）
SensorToPeopleName = 自第一則屬實告警至識別
ObservableToPeopleName = 自第一個跡象至識別
GoalWord = 目標 { $value }
LimitWord = 上限 { $value }
FindingWithCause = { $finding }{ $cause }
CauseNotPlanned = 背後原因：計畫中沒有{ $task }「{ $name }」的步驟。
CauseNeverReached = 背後原因：計畫始終未進行到{ $task }「{ $name }」的步驟。
CauseNotFinished = 背後原因：{ $task }「{ $name }」已開始，但未及時完成。
CauseWaited = 背後原因：「{ $action }」因{ $what }而延誤，{ $n }項指令共{ $span }。
CauseFailed = 背後原因：「{ $action }」有{ $n }項指令失敗：{ $why }。
CauseUnseen = 背後原因：沒有任何感測器發現攻擊。
CauseUnread = 背後原因：{ $n }則屬實告警無人閱讀。
CauseDismissed = 背後原因：{ $n }則屬實告警遭判定為誤報。
CauseDeclaredLate = 背後原因：已知的情況未及時宣告。
FindingCriterion = { $task } { $sentence }：{ $measure }，目標為{ $goal }。
FindingDuty = { $task } { $sentence }：未完成。

## Ratings

RatingP = 順利執行
RatingS = 執行但略有困難
RatingM = 執行但困難重大
RatingU = 無法執行
RatingNO = 未觀察到

## Overview

KeyExercise = 演練
KeySummary = 情境說明
KeySource = 案例來源
KeyPlan = 應變計畫
KeyAdversary = 攻擊者
KeyOrganisation = 組織
KeySize = 規模
SizeOf = { $hosts }台主機、{ $accounts }個帳號、{ $people }人、{ $services }項業務服務、{ $sensors }個感測器
KeyStartex = 開始（STARTEX）
KeyZone = { $at }，{ $zone }
KeyLength = 模擬長度
KeyObjectives = 演練目標
KeySeed = 亂數種子
KeyDigest = 紀錄檔摘要值
KeyBuild = 程式版本
KeyEntries = 紀錄檔
EntriesAndEvents = { $entries }筆紀錄、{ $events }個事件
KeyCommand = 重新執行的指令
ByHandNote = 本次模擬由人員作了{ $n }項決定；上列指令會在沒有這些決定的情況下重複模擬。如要原樣重播，請使用其紀錄檔。

## Time line

TimeLineIntro = 左欄為實際情況，右欄為團隊所知與所為。時間為當地時間（{ $zone }），旁列自開始起算的時間。同一分鐘內的同類事實合併為一列。
TimeLineFolded = 本次模擬時間較長：例行事實在此以每{ $span }合併，部分僅列於 timeline.csv；該檔收錄全部{ $n }筆紀錄。列印時僅顯示轉折點與評核所引用的項目。
TimeLineAll = timeline.csv 收錄全部{ $n }筆紀錄。
ColumnTime = 時間
ColumnTruth = 實際情況
ColumnTeam = 團隊所知與所為
UntilTime = 至{ $at }
SwimDwellLongest = 潛伏時間最長：{ $dwell }無人察覺，其後{ $contain }才制止攻擊者
SwimContainLongest = 制止攻擊者花了{ $contain }，比察覺前的{ $dwell }還久
SwimNotContained = { $dwell }後察覺，但始終未制止
SwimContainedBefore = 攻擊者在無人察覺時即遭制止；{ $dwell }後才識別出事件
SwimNotIdentified = 始終未識別出攻擊者
SwimQuiet = 攻擊未能得逞；以下為團隊的行動
SwimNote = 淺色虛線框：等候。實色：作業。菱形：時間點。雙斜線表示略去的時間；點線表示比例尺改變。
LeftOut = 略去{ $span }
LaneAttack = 攻擊
LaneSensors = 感測器
LaneComms = 溝通
LaneOthers = 其他
BracketDwell = 潛伏 { $span }
BracketDwellOpen = 潛伏：未識別
BracketContain = 圍堵 { $span }
BracketContainOpen = 未圍堵
BarStep = { $technique }：成功{ $worked }次、失敗{ $failed }次、遭攔阻{ $blocked }次
BarImpact = 主機遭加密
BarAlertTrue = { $sensor }
BarAlertFalse = 誤報
BarTipAlert = { $hosts }上的{ $sensor }，{ $at }
BarTip = { $what }，{ $from }至{ $to }
BarTipAt = { $what }，{ $at }
BarDeclared = 宣告事件
BarDecides = 核准{ $action }
BarNotice = { $what }
ToManagement = 向管理階層簡報
ToStaff = 員工指引
ToMedia = 媒體聲明
ToCustomers = 通知客戶
ToRegulator = 通報主管機關
ToPolice = 向警方報案
ToCounsel = 向法律顧問簡報
BarInject = 情境狀況
BarOutside = 外部通報
BarTold = 案件移交
ColumnLane = 泳道
ColumnWhat = 內容
ColumnFrom = 自
ColumnTo = 至
ColumnCount = 次數

## Phases

PhaseName = { $code } { $name }
PhasePrepare = 準備
PhaseIdentify = 識別
PhaseContain = 圍堵
PhaseEradicate = 根除
PhaseRecover = 復原
PhaseLearn = 檢討
PhaseCommunicate = 溝通
PhasesAllMet = 所有觀察到的階段均達成目標
PhasesOneMissed = { $name }未達成目標
PhasesSomeMissed = { $total }個階段中有{ $n }個未達成目標；以{ $name }落差最大
PhasesNote = 分級準則的得分，{ $least }至{ $most }；深色標記為目標。評等以圖形與文字表示，可能因義務未完成而受限。
ColumnPhase = 階段
ColumnPoints = 得分
ColumnRating = 評等
ColumnCriterion = 準則
ColumnMeasure = 量測值
ColumnGoal = 目標
ColumnLimit = 上限
ColumnEvidence = 佐證
ColumnWeight = 權重
ColumnJudges = 評核對象
ColumnTask = 任務
CriterionCell = { $task } { $sentence }
JudgesDecision = 決策，依當時所知
JudgesOutcome = 結果，依實際情況
JudgesReadiness = 計畫與組織
DutyDone = 完成
DutyNotDone = 未完成
DutyWord = 義務
NoPhases = 評分卡中沒有任何階段。

## Delays

DelaysIntro = 共下達{ $n }項指令。每項指令的每一刻只計一次：等候或作業。
NoOrders = 團隊未下達任何指令，因此沒有時間可供統計。
DelaysApproval = 核准所花的時間比作業本身還久
DelaysApprovalOf = 「{ $action }」的核准所花的時間比作業本身還久
DelaysOffShift = 大部分時間損失於人員不在班
DelaysQueue = 大部分時間損失於排隊：人手不足
DelaysSkill = 大部分時間損失於缺乏具備技能的人員
DelaysTool = 大部分時間損失於缺乏工具
DelaysTravel = 大部分時間損失於交通往返
DelaysWork = 作業本身占大部分時間；等候占較小部分
DelaysNote = 各類指令自下達至結束的平均時間，列出總耗時最多者。
PartApproval = 核准
PartOffShift = 不在班
PartQueue = 排隊
PartSkill = 技能
PartTool = 工具
PartTravel = 交通
PartWork = 作業
ColumnAction = 行動
ColumnOrders = 指令數
ColumnTotal = 平均總時間
ColumnSlowest = 最慢
BarOfAction = { $action }（{ $n }）

## Consequences

HostsTitleLoss = 高峰時{ $all }台主機中有{ $most }台落入攻擊者手中；{ $encrypted }台遭加密
HostsTitleHeld = 高峰時{ $all }台主機中有{ $most }台落入攻擊者手中，沒有主機遭加密
HostsNote = 各時間點的主機數。曲線計算當下狀態，而非累計數量。
CurveCompromised = 遭入侵
CurveIsolated = 已隔離
CurveEncrypted = 遭加密
MomentIdentified = 識別
MomentContained = 制止
MomentImpact = 首次損害
NoHosts = 沒有主機遭入侵、隔離或加密，因此沒有可繪製的內容。
ServicesTitleAttack = 攻擊造成的服務時數損失（{ $attack }）多於應變行動（{ $response }）
ServicesTitleResponse = 應變行動造成的服務時數損失（{ $response }）多於攻擊（{ $attack }）
ServicesTitleSome = { $n }項服務並非全程正常運作
ServicesNote = 僅列出並非全程正常運作的服務；受影響最大者在前。
NoServices = 所有服務全程正常運作。
CauseAttack = 攻擊：
CauseResponse = 應變：
SpellTip = { $state }，{ $from }至{ $to }
ColumnService = 服務
ColumnState = 狀態
ColumnCause = 原因
ColumnSpan = 持續時間
CauseAttackWord = 攻擊
CauseResponseWord = 應變行動
ColumnConsequence = 後果
ColumnValue = 本次模擬
RowCompromised = 曾遭入侵的主機數
RowEncrypted = 遭加密的主機數
EncryptedSplit = { $n }（伺服器{ $servers }台、工作站{ $workstations }台）
RowIsolated = 團隊隔離的主機數
RowRecords = 遭竊的資料筆數
RowDowntimeAttack = 因攻擊損失的服務時數
RowDowntimeResponse = 因應變行動損失的服務時數
RowCostAttack = 攻擊的成本
RowCostResponse = 應變行動的成本
RowBreakouts = 圍堵後的突圍次數
SavedIntro = 與沒有團隊的同一次模擬相比，團隊避免的損害比例。若該次模擬未造成此類損害或未執行，則為「不明」。
SavedHosts = 主機
SavedRecords = 資料
SavedHours = 服務時數
SavedUnits = 對業務的損害
ColumnSaved = 避免的比例

## Milestones

ColumnMilestone = 里程碑
ColumnWhen = 時間
ColumnSince = 自開始起算
MilestoneFirstCompromise = 首次入侵
MilestoneFirstObservable = 感測器可見的第一個跡象
MilestoneFirstTrueAlert = 第一則屬實告警
MilestoneAcknowledged = 分析師開始處理
MilestoneTold = 由他人告知
MilestoneFirstImpact = 首次損害
MilestoneFirstEncrypted = 第一台主機遭加密
MilestoneIdentified = 識別
MilestoneShortTerm = 短期圍堵
MilestoneContained = 攻擊者遭制止
MilestoneEradicatedDeclared = 宣告清除
MilestoneEradicated = 攻擊者確實清除
MilestoneRecovered1 = 最重要的服務恢復
MilestoneRecovered = 所有服務恢復
MilestoneClosed = 結案
MilestoneReviewed = 完成檢討
DwellParts = 潛伏時間{ $total }：{ $dormant }後才有跡象可見，再經{ $sensor }感測器發出告警，再經{ $people }人員識別出事件。
ContainBelieved = 團隊在{ $believed }後認為事件已受圍堵；實際上攻擊者在{ $truth }後才遭制止。
ContainBelievedOnly = 團隊在{ $believed }後認為事件已受圍堵；實際上攻擊者並未遭制止。

## Sensors

SensorsIntro = 共發出{ $n }則告警：{ $real }則屬實，{ $false_alarms }則誤報。
SensorsTrueFate = 屬實告警中，{ $unread }則從未開啟，{ $dismissed }則遭判定為誤報。
NoAlerts = 沒有感測器發出告警。
ColumnSensor = 感測器
ColumnTraces = 可見的跡象
ColumnTrue = 屬實告警
ColumnFalse = 誤報
ColumnUnread = 從未開啟
LeagueTitle = 各工具在其涵蓋且宣稱可見的技術中漏失的部分
ColumnTried = 可見
ColumnMissed = 漏失
ColumnMissedKnown = 其中團隊已知
ColumnMissRate = 漏失率，{ $level }信賴區間
ColumnVerdict = 判定
LeagueInterval = { $low }至{ $high }
LeagueNamed = 建議汰換

## 比較

ComparisonTitle = 與先前演練的比較
NoEarlier = 沒有提供本演練先前的紀錄，因此無從比較。執行時指定歷史資料夾，即可保存歷次紀錄。
ThisRun = 本次
RunLabel = { $plan }，亂數種子 { $seed }
CompareVerdict = 與{ $run }相比，{ $n }項關鍵指標中有{ $better }項改善、{ $worse }項退步。
CompareOf = { $run }：{ $what }
CompareSameLuck = 兩次的運氣相同（亂數種子 { $seed }）：差異來自所做的變更。
CompareLuck = 兩次的運氣不同：差異有一部分出於偶然。要知道占多少，須以研究反覆執行兩者。
CompareOther = 這些執行紀錄不屬於同一個演練：僅將指標並列。
ColumnFigure = 關鍵指標
ColumnChange = 相較於{ $run }
KpiAcknowledge = 受理時間
KpiIdentify = 識別時間
KpiContain = 圍堵時間
KpiEradicate = 根除時間
KpiRecover = 復原時間
KpiCompromised = 遭入侵主機數
KpiEncrypted = 遭加密主機數
KpiRecords = 遭竊資料筆數
KpiDowntime = 停擺的服務時數
KpiOnTime = 在計畫時限內完成的指令
KpiGoals = 達成的目標
ChangeSame = 與先前相同
ChangeReached = 這次達成：改善
ChangeLost = 這次未達成：退步
ChangeShorter = 縮短{ $by }：改善
ChangeLonger = 延長{ $by }：退步
ChangeLessBetter = 減少{ $by }：改善
ChangeLessWorse = 減少{ $by }：退步
ChangeMoreBetter = 增加{ $by }：改善
ChangeMoreWorse = 增加{ $by }：退步
PercentagePoints = { $n }個百分點
ItemsClosed = 當時改善計畫中有{ $n }項這次未再提出：{ $ids }。
ItemsOpen = { $n }項仍未結案：{ $ids }。
ItemsNew = { $n }項為新提出：{ $ids }。
ItemsNone = 兩次都沒有提出改善項目。
LeagueAllTitle = 在本組織所有保存的執行紀錄中，各工具漏失的部分

## Method

MethodSimulated = 本報告的內容全部來自模擬。事實紀錄檔是唯一來源；文字、圖表與得分均由其計算而得，並引用其中的紀錄。
MethodSeed = 一次模擬等於擲一次骰子。相同的檔案與種子得到相同的模擬；換一個種子則得到另一次模擬。請勿以單次模擬評斷計畫，應進行多次模擬研究。
MethodBelief = 團隊依其所知行動，而所知有延遲也可能有誤。決策依當時所知評核，結果依實際情況評核。
MethodTimes = 各項作業的時間與成功率依公開發表的統計數字校準；各有其不確定性，單次模擬無法呈現。
MethodCensored = 至結束時仍未達成的里程碑以未達成表示：不會以零表示，也不會略去。
MethodRating = 評等採用 HSEEP 的量尺；將量測值換算為評等的規則由本工具自訂。

## Glossary

TermDwell = 潛伏時間
TextDwell = 自首次入侵至團隊識別出事件為止。
TermIdentified = 識別
TextIdentified = 第一次成立且由攻擊者實際造成的情況所引發的事件宣告。
TermContained = 攻擊者遭制止（圍堵）
TextContained = 自此攻擊者的任何據點都無法再對尚未隔離、尚未損失的對象採取行動。
TermFoothold = 立足點
TextFoothold = 攻擊者在主機上的據點。
TermCase = 案件
TextCase = 單位認為彼此相關的告警、主機與帳號。
TermStartex = STARTEX、ENDEX
TextStartex = 演練的開始與結束。
TermInject = 情境狀況
TextInject = 演練作者發給席位的事件。
TermRatings = P、S、M、U
TextRatings = 順利執行、略有困難、困難重大、無法執行。未觀察到不等於通過。
TermShare = 避免的比例
TextShare = 一減去本次模擬的損害與沒有團隊的同一次模擬的損害之比。
TermTabletop = 桌上演練、功能演練
TextTabletop = 在 HSEEP 中，桌上演練是討論；像本工具這樣在會反應的環境中採取行動，則屬於功能演練。

## Workbook

SheetScorecard = 評分表
SheetCriteria = 評核準則
SheetMsel = 情境狀況表（MSEL）
SheetImprovements = 改善計畫
SheetOverall = 整體
SheetInjectNumber = 狀況編號
SheetInjectTitle = 標題
SheetDescription = 說明
SheetScheduled = 預定時間
SheetScenarioDay = 情境日
SheetScenarioTime = 情境時間
SheetFrom = 發送者
SheetTo = 接收者
SheetDelivery = 傳遞方式
SheetTrack = 主線
SheetExpected = 預期行動
SheetExpectedWithin = { $span }內{ $action }
SheetNotes = 備註
SheetPriority = 優先順序
SheetLocation = 地點
SheetController = 負責的控制員
SheetStatus = 狀態
SheetFiredAt = 發出時間
SheetFiredBy = 發出者
SheetTrigger = 觸發方式
SheetTriggerTime = 依時間
SheetTriggerCondition = 依條件
SheetTriggerHand = 手動
SheetDelivered = 已發出
SheetLeftOut = 略過
SheetNotDelivered = 未發出
SheetEntry = 紀錄編號
SheetUntil = 結束時間
SheetWhyLate = 延遲原因
SheetFacts = 合併的紀錄數
SheetIssue = 待改善事項
SheetCorrective = 改善措施
SheetElement = 能力要素
SheetOwner = 負責者
SheetStart = 開始日期
SheetDue = 完成期限
SheetReference = 依據條文
SheetCarried = 先前演練已提出次數
SheetPlanId = 編號
SheetProposed = 建議中
SheetPlanning = 計畫
SheetOrganisation = 組織
SheetEquipment = 裝備
SheetTraining = 訓練
SheetExercise = 演練
SheetHigh = 高
SheetMedium = 中
SheetLow = 低

## Document

DocKind = 事後檢討報告與改善計畫
DocDraft = 草稿。所有內容在檢討會議通過之前均為建議。
DocDraftMark = 草稿
DocRowsLeft = 此處未印出時間軸的{ $n }列；timeline.csv 收錄全部。
DocNoImprovements = 本次模擬沒有提出改善建議。
DocUntil = 至{ $at }
