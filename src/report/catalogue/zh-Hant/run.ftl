### 發生了什麼事：句子的零件、模擬與攻擊、環境、告警、研判與事件

## Parts of sentences

Text = { $text }
Plain = { $value }
AndMoreHosts = 及其他{ $n }台主機
AndMoreAccounts = 及其他{ $n }個帳號
AndMore = 及其他{ $n }項
AndThen = { $first }、{ $next }
AndAlso = { $first }；{ $next }
Aside = （{ $text }）
NameWithId = { $name }（{ $id }）
Colon = ：
Comma = ，
Nothing = 未指定對象
Somebody = 某人
NoPlace = 整個組織
TheCase = 案件{ $n }
TheAlert = 告警{ $n }
Yes = 是
No = 否
Dash = –
NotReached = 未達成
NotApplicable = 不適用
NotObservedWord = 未觀察到
UnknownWord = 不明

## The run and the attack: what was true

Startex = 演練開始。
Endex = 演練結束（ENDEX）。
EndOfRun = 模擬結束。
StepStarted = 攻擊者可以開始：{ $technique }。
StepFinished = 攻擊者完成{ $technique }：嘗試{ $tried }次，成功{ $worked }次。
UseStarted = 攻擊者對{ $hosts }嘗試{ $technique }。
UseWorked = { $technique }在{ $hosts }上成功。
UseFailed = { $technique }在{ $hosts }上失敗：{ $why }。
UseBlocked =
    { $sensor }{ $n ->
        [1] {""}
       *[other] 多次
    }攔阻了{ $technique }。
Reacted = 攻擊者察覺到應變行動並作出反應。
FootholdGained = 攻擊者在{ $hosts }取得立足點。
FootholdLost = 攻擊者失去{ $hosts }上的立足點（{ $why }）。
Persisted = 攻擊者讓{ $hosts }上的立足點在重新啟動後仍可存活。
ChannelOpened = { $hosts }建立了對外的控制通道。
ChannelClosed = { $hosts }的控制通道已關閉。
CredentialStolen = 攻擊者在{ $hosts }竊取{ $accounts }的認證資訊。
CredentialVoided = { $accounts }遭竊的認證資訊已失效。
DomainTaken = 攻擊者取得目錄服務{ $domain }的控制權。
DomainRegained = 攻擊者失去目錄服務{ $domain }的控制權。
DataStaged = 攻擊者自{ $store }蒐集了{ $size } GB 資料。
DataExfiltrated = { $records }筆資料自{ $store }外洩（{ $size } GB）。
DataExfiltratedOften = 資料分{ $n }次自{ $store }外洩。
BackupLost = 攻擊者破壞了備份{ $backup }。
SensorImpaired = 攻擊者使{ $hosts }上的{ $sensor }失效。
DemandLeft = 攻擊者留下勒索要求。
SyncHeld = 透過{ $channel }召開同步會議，{ $of }人中有{ $informed }人掌握共同狀況。
SyncOnFoot = 在沒有任何通訊管道的情況下召開同步會議，{ $of }人中有{ $informed }人掌握共同狀況。
PlanRead = 攻擊者在{ $channel }上讀到團隊的應變計畫。
BriefedImpact = 高階主管聽取了對業務影響的說明。
BriefedTechnical = 高階主管聽取了技術細節。
DemandRead = 有人讀到勒索要求：期限為{ $due }。
DeadlineMoved = 攻擊者將期限改為{ $due }。
ContactAuthorised = 談判人員聯絡了攻擊者。
ContactUnauthorised = 未經授權的人員聯絡了攻擊者。
ContactStray = 有人自行回覆了勒索要求。
ProofDecrypts = 攻擊者出示了{ $records }筆資料，以及可用的解密工具。
ProofNoKey = 攻擊者出示了{ $records }筆資料，但沒有可用的解密工具。
SanctionsListed = 制裁名單查核發現攻擊者在列。
SanctionsClear = 制裁名單查核未發現任何結果。
DecidedToPay = 組織決定支付贖金。
DecidedNotToPay = 組織決定不支付贖金。
RecordsPublished = 攻擊者公開了取自{ $store }的{ $records }筆資料。
Observable = { $sensor }可在{ $hosts }看到跡象。
AdversaryFree = 攻擊者可自由行動。
AdversaryStopped = 應變行動使攻擊者無計可施。
AdversaryStoppedControl = 防護措施使攻擊者無計可施。
AdversarySpent = 攻擊者已無目標可攻擊。

## The world

HostEncrypted = { $hosts }遭加密。
HostIsolated = { $hosts }已與網路隔離。
HostReconnected = { $hosts }已恢復連網。
HostShutDown = { $hosts }已關機。
HostRestarted = { $hosts }已重新啟動。
HostCleaned = { $hosts }已清除惡意程式。
HostRebuilt = { $hosts }已重建。
HostRestored = { $hosts }已還原。
HostReleased = { $hosts }在隔離屏障之後恢復使用。
SegmentIsolated = 網段{ $segment }已隔離。
SegmentReconnected = 網段{ $segment }已恢復連線。
SegmentShutDown = 網段{ $segment }已停止運作。
SegmentRestarted = 網段{ $segment }已恢復運作。
InternetCut = 對外網路連線已切斷。
InternetBack = 對外網路連線已恢復。
AccountLocked = { $accounts }已鎖定。
SessionLeft = { $accounts }的連線階段在變更密碼後仍然有效。
SessionEnded = 攻擊者以{ $accounts }建立的連線階段已結束。
RemoteAccessShut = 目錄服務{ $domain }的帳號已無法自外部登入。
RemoteAccessOpen = 目錄服務{ $domain }的帳號可再自外部登入。
TrustCut = 目錄服務{ $domain }的信任關係已切斷。
TrustBack = 目錄服務{ $domain }的信任關係已恢復。
LinkShut = 一條規則阻擋網段{ $from }連往網段{ $to }。
LinkOpen = 網段{ $from }可再連往網段{ $to }。
EgressFiltered = 對外流量須經代理伺服器，且僅能連往已知目的地。
EgressFree = 對外流量不再受限。
HostSheltered = { $hosts }已移至隔離網段。
HostUnsheltered = { $hosts }已移回原網段。
PasswordsReset = 目錄服務{ $domain }的所有密碼均已重設。
TicketsVoided = 目錄服務{ $domain }的所有登入票證均已失效。
IndicatorsBlocked = 封鎖清單阻斷了{ $channels }條控制通道。
ToolBlocked = 防護措施攔阻了攻擊者的一項工具。
ToolUnblocked = 對攻擊者一項工具的封鎖已解除。
AccountUnlocked = { $accounts }可再登入。
AccountBarred = { $accounts }已被禁止連上網路。
AccountFree = { $accounts }已獲准再連上網路。
UsersHindered = 一項措施使{ $users }人無法進行部分工作。
UsersFree = { $users }人可再進行全部工作。
WeaknessShut = { $hosts }上遭利用的服務已停用。
WeaknessOpen = { $hosts }上的服務已重新啟用。
IndicatorKnown = 已掌握攻擊者一項工具所留下的跡證。
SampleKept = 已留存樣本供分析。
MonitoringRaised = 已調高感測器的靈敏度。
MonitoringEnded = 感測器已調回一般靈敏度。
BackupAttached = 備份{ $backup }已重新上線。
DecryptorWorks = 已有解密工具，可救回{ $share }%的主機。
DecryptorReceived = 團隊取得解密工具。
CopyRejected = { $backup }中{ $hosts }的備份（{ $hours }小時前）不予採用：{ $why }。
CopyChecked = { $backup }中{ $hosts }的備份（{ $hours }小時前）已檢查，看來完好。
RestoredFrom = { $hosts }已自{ $backup }還原；遺失{ $hours }小時的資料。
BackupProtected = 備份{ $backup }已移至攻擊者無法觸及之處。
WeaknessPatched = 弱點{ $vulnerability }已確實修補。
WeaknessShielded = 邊界的過濾規則已防護弱點{ $vulnerability }。
WeaknessUnshielded = 針對弱點{ $vulnerability }的過濾規則已不存在。
MfaEnforced = 目錄服務{ $domain }的所有帳號均須通過第二因子驗證。
PersistenceLeft = { $hosts }上仍留有{ $left }個可重返的途徑。
PersistenceGone = { $hosts }上已無任何可重返的途徑。
WeaknessKnownFound = 弱點{ $vulnerability }尚未修補。
WeaknessKnownPatched = 弱點{ $vulnerability }已修補。
WeaknessKnownShielded = 弱點{ $vulnerability }已受防護。
WeaknessKnownUnshielded = 弱點{ $vulnerability }已不再受防護。
WeaknessKnownVerified = 掃描確認弱點{ $vulnerability }已修補。
RootCauseFound = 已查出入侵途徑：{ $hosts }上的{ $technique }。
MemoryKept = { $hosts }的記憶體已保存為證據。
DiskKept = { $hosts }的磁碟已保存為證據。
LogsKept = { $hosts }的相關日誌已保存為證據。
LogsLost = { $hosts }的相關日誌已逾保存期限而消失。
EvidenceSealed = { $hosts }的證據已納入證物保管。
CustodyOpened = 自此每個步驟均有紀錄。
StepRecorded = { $steps }個步驟已記錄執行者、時間與內容。
MemoryLost = { $hosts }記憶體中的證據已遺失。
DiskLost = { $hosts }磁碟中的證據已遺失。
ServiceUp = { $service }已恢復正常運作。
ServiceByAttack = { $service }{ $state }，起因為攻擊。
ServiceByResponse = { $service }{ $state }，起因為應變行動。
StateUp = 正常運作
StateDegraded = 效能降低
StateManual = 改以人工作業
StateDown = 中斷

## Alerts and belief

AlertRaised =
    { $sensor }在{ $hosts }{ $n ->
        [1] 發出告警
       *[other] 發出多則告警
    }。
AlertExtended = 告警{ $alert }擴大：{ $hosts }。
AlertDropped = 佇列過長，{ $n }則告警遭捨棄。
AlertIgnored = 無人開啟告警（{ $n }則）。
AlertTaken = { $person }開始處理告警（{ $n }則）。
AlertJudgedTrue = { $person }判定告警屬實（{ $n }則）。
AlertJudgedFalse = { $person }判定為誤報（{ $n }則）。
CaseOpened =
    { $unit }開立案件{ $case }{ $n ->
        [1] {""}
       *[other] 等多件
    }。
CaseExtended = { $n }則告警併入案件{ $case }。
Told = { $unit }獲知案件{ $case }。
KnewSuspected = 團隊懷疑{ $hosts }。
KnewCleared = 團隊排除對{ $hosts }的懷疑。
KnewEncrypted = 團隊發現{ $hosts }遭加密。
KnewIsolated = 團隊得知{ $hosts }已隔離。
KnewReconnected = 團隊得知{ $hosts }已恢復連網。
KnewShutDown = 團隊得知{ $hosts }已關機。
KnewRestarted = 團隊得知{ $hosts }已重新啟動。
KnewCleaned = 團隊認為{ $hosts }已清除乾淨。
KnewRebuilt = 團隊得知{ $hosts }已重建。
KnewRestored = 團隊得知{ $hosts }已還原。
KnewVerified = 團隊已驗證{ $hosts }。
KnewReleased = 團隊讓{ $hosts }恢復使用。
AccountSuspected = 團隊懷疑{ $accounts }遭竊用。
AccountKnownLocked = 團隊得知{ $accounts }已鎖定。
AccountKnownReset = 團隊得知{ $accounts }已重設。
TeamKnew = 團隊得知：{ $what }
DomainSuspected = 團隊懷疑目錄服務{ $domain }已淪陷。
DomainKnownReset = 團隊得知{ $domain }的密碼已重設。
DomainKnownVoided = 團隊得知{ $domain }的票證已失效。
DomainKnownRecovered = 團隊認為目錄服務{ $domain }已復原。
ServiceKnown = 團隊得知{ $service }的狀態：{ $state }。
OutsideReport = { $unit }經由{ $source }得知此事。
SourceSensor = 自有感測器
SourceUser = 內部使用者
SourceOutside = 外部通報
SourceAdversary = 攻擊者
IndicatorsLearnt = 團隊從所查獲的內容得知{ $tool }的入侵指標。
IndicatorsFromFeed = 情資來源{ $feed }提供了{ $tool }的入侵指標。
IndicatorMatched = { $tool }的一項入侵指標比對相符。
IndicatorFalse = 情資來源{ $feed }的一項入侵指標誤中無害的內容。
AlertReopened = { $n }則告警重新檢視。
StageBelieved = 團隊認為案件{ $case }已進展至{ $stage }階段。
Classified = 事件研判為{ $class }{ $stage }。
ClassifiedStage = ，處於{ $stage }階段
ClassMalware = 惡意程式
ClassRansomware = 勒索軟體
ClassDataBreach = 資料外洩
ClassAccountCompromise = 帳號遭入侵
ClassDenialOfService = 阻斷服務攻擊
ClassInsider = 內部人員所為
SeverityDue = 依衝擊矩陣，事件等級應為{ $severity }。
HostRecorded = { $hosts }已登錄於紀錄。
RecordsBelieved = 團隊研判{ $records }筆資料有外洩之虞。
LateLogged = 延誤的步驟已連同時間與原因登錄於時間軸：{ $n }項。
LateForgotten = 延誤的步驟已登錄於時間軸，但時間與原因已無從記起：{ $n }項。
DeviationNamed = { $n }項「{ $action }」指令超過計畫的時限。

## The incident

Declared = { $person }宣告資安事件成立（案件{ $case }）。
DeclaredByPlan = 依計畫宣告資安事件成立（案件{ $case }）。
Withdrawn = 事件宣告已撤回。
SeveritySet = 嚴重程度設為{ $severity }。
MarkFirstAlert = 第一則告警送達監控中心。
MarkFirstCase = 第一個案件已開立。
MarkDeclared = 資安事件已宣告成立。
MarkContained = 團隊認為事件已受圍堵。
MarkEradicated = 團隊宣告攻擊者已清除。
MarkRecovered = 團隊宣告復原完成。
MarkClosed = 事件已結案。
MarkReviewed = 檢討已完成。
PlaybookStarted = 應變劇本「{ $playbook }」開始執行。
PlaybookFinished = 應變劇本「{ $playbook }」執行完畢。
