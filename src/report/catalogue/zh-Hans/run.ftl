### 发生了什么：句子的零件、模拟与攻击、环境、告警、研判与事件

## Parts of sentences

Text = { $text }
Plain = { $value }
AndMoreHosts = 及另外{ $n }台主机
AndMoreAccounts = 及另外{ $n }个账号
AndMore = 及另外{ $n }项
AndThen = { $first }、{ $next }
AndAlso = { $first }；{ $next }
Aside = （{ $text }）
NameWithId = { $name }（{ $id }）
Colon = ：
Comma = ，
Nothing = 未指定对象
Somebody = 某人
NoPlace = 整个组织
TheCase = 案件{ $n }
TheAlert = 告警{ $n }
Yes = 是
No = 否
Dash = –
NotReached = 未达到
NotApplicable = 不适用
NotObservedWord = 未观察到
UnknownWord = 未知

## The run and the attack: what was true

Startex = 演练开始。
Endex = 演练结束（ENDEX）。
EndOfRun = 模拟结束。
StepStarted = 攻击者可以开始：{ $technique }。
StepFinished = 攻击者完成{ $technique }：尝试{ $tried }次，成功{ $worked }次。
UseStarted = 攻击者对{ $hosts }尝试{ $technique }。
UseWorked = { $technique }在{ $hosts }上成功。
UseFailed = { $technique }在{ $hosts }上失败：{ $why }。
UseBlocked =
    { $sensor }{ $n ->
        [1] {""}
       *[other] 多次
    }拦截了{ $technique }。
Reacted = 攻击者察觉到响应行动并作出反应。
FootholdGained = 攻击者在{ $hosts }上取得立足点。
FootholdLost = 攻击者失去{ $hosts }上的立足点（{ $why }）。
Persisted = 攻击者使{ $hosts }上的立足点在重启后仍能存活。
ChannelOpened = { $hosts }建立了对外的控制通道。
ChannelClosed = { $hosts }的控制通道已关闭。
CredentialStolen = 攻击者在{ $hosts }上窃取了{ $accounts }的凭据。
CredentialVoided = { $accounts }被窃的凭据已失效。
DomainTaken = 攻击者取得目录服务{ $domain }的控制权。
DomainRegained = 攻击者失去目录服务{ $domain }的控制权。
DataStaged = 攻击者从{ $store }收集了{ $size } GB 数据。
DataExfiltrated = { $records }条数据从{ $store }泄露（{ $size } GB）。
DataExfiltratedOften = 数据分{ $n }次从{ $store }泄露。
BackupLost = 攻击者破坏了备份{ $backup }。
SensorImpaired = 攻击者使{ $hosts }上的{ $sensor }失效。
DemandLeft = 攻击者留下勒索要求。
SyncHeld = 通过{ $channel }召开同步会议，{ $of }人中有{ $informed }人掌握统一态势。
SyncOnFoot = 在没有任何通信渠道的情况下召开同步会议，{ $of }人中有{ $informed }人掌握统一态势。
PlanRead = 攻击者在{ $channel }上读到了团队的应对计划。
BriefedImpact = 高层管理者听取了对业务影响的说明。
BriefedTechnical = 高层管理者听取了技术细节。
DemandRead = 有人读到勒索要求：期限为{ $due }。
DeadlineMoved = 攻击者将期限改为{ $due }。
ContactAuthorised = 谈判人员联系了攻击者。
ContactUnauthorised = 未经授权的人员联系了攻击者。
ContactStray = 有人擅自回复了勒索要求。
ProofDecrypts = 攻击者出示了{ $records }条数据，以及可用的解密工具。
ProofNoKey = 攻击者出示了{ $records }条数据，但没有可用的解密工具。
SanctionsListed = 制裁名单核查发现攻击者在列。
SanctionsClear = 制裁名单核查没有发现问题。
DecidedToPay = 组织决定支付赎金。
DecidedNotToPay = 组织决定不支付赎金。
RecordsPublished = 攻击者公开了取自{ $store }的{ $records }条数据。
Observable = { $sensor }可在{ $hosts }上看到痕迹。
AdversaryFree = 攻击者可以自由行动。
AdversaryStopped = 响应行动使攻击者无法再行动。
AdversaryStoppedControl = 防护措施使攻击者无法再行动。
AdversarySpent = 攻击者已没有可攻击的目标。

## The world

HostEncrypted = { $hosts }被加密。
HostIsolated = { $hosts }已与网络隔离。
HostReconnected = { $hosts }已恢复联网。
HostShutDown = { $hosts }已关机。
HostRestarted = { $hosts }已重启。
HostCleaned = { $hosts }已清除恶意程序。
HostRebuilt = { $hosts }已重建。
HostRestored = { $hosts }已还原。
HostReleased = { $hosts }在隔离屏障之内恢复使用。
SegmentIsolated = 网段{ $segment }已隔离。
SegmentReconnected = 网段{ $segment }已恢复连接。
SegmentShutDown = 网段{ $segment }已停止运行。
SegmentRestarted = 网段{ $segment }已恢复运行。
InternetCut = 互联网连接已切断。
InternetBack = 互联网连接已恢复。
AccountLocked = { $accounts }已锁定。
SessionLeft = { $accounts }的会话在修改密码后仍然有效。
SessionEnded = 攻击者用{ $accounts }建立的会话已结束。
RemoteAccessShut = 目录服务{ $domain }的账号已无法从外部登录。
RemoteAccessOpen = 目录服务{ $domain }的账号又可以从外部登录。
TrustCut = 目录服务{ $domain }的信任关系已切断。
TrustBack = 目录服务{ $domain }的信任关系已恢复。
LinkShut = 一条规则阻断了网段{ $from }到网段{ $to }的连接。
LinkOpen = 网段{ $from }又可以连接网段{ $to }。
EgressFiltered = 出站流量须经过代理，且只能到达已知目的地。
EgressFree = 出站流量不再受限。
HostSheltered = { $hosts }已迁移到隔离网段。
HostUnsheltered = { $hosts }已迁回原网段。
PasswordsReset = 目录服务{ $domain }的所有密码均已重置。
TicketsVoided = 目录服务{ $domain }的所有登录票据均已失效。
IndicatorsBlocked = 封禁列表阻断了{ $channels }条控制通道。
ToolBlocked = 防护措施拦截了攻击者的一种工具。
ToolUnblocked = 对攻击者一种工具的封禁已解除。
AccountUnlocked = { $accounts }可以重新登录。
AccountBarred = { $accounts }已被禁止接入网络。
AccountFree = { $accounts }已获准重新接入网络。
UsersHindered = 一项措施使{ $users }人无法完成部分工作。
UsersFree = { $users }人可以恢复全部工作。
WeaknessShut = { $hosts }上被利用的服务已停用。
WeaknessOpen = { $hosts }上的服务已重新启用。
IndicatorKnown = 已掌握攻击者一种工具留下的痕迹。
SampleKept = 已留存样本供分析。
MonitoringRaised = 已调高检测设备的灵敏度。
MonitoringEnded = 检测设备已恢复到正常灵敏度。
BackupAttached = 备份{ $backup }已重新上线。
DecryptorWorks = 已有解密工具，可恢复{ $share }%的主机。
DecryptorReceived = 团队获得解密工具。
CopyRejected = { $backup }中{ $hosts }的备份（{ $hours }小时前）不予采用：{ $why }。
CopyChecked = { $backup }中{ $hosts }的备份（{ $hours }小时前）已检查，看起来完好。
RestoredFrom = { $hosts }已从{ $backup }还原；丢失{ $hours }小时的数据。
BackupProtected = 备份{ $backup }已移到攻击者无法触及的地方。
WeaknessPatched = 漏洞{ $vulnerability }已确实修复。
WeaknessShielded = 边界的过滤规则已防护漏洞{ $vulnerability }。
WeaknessUnshielded = 针对漏洞{ $vulnerability }的过滤规则已不存在。
MfaEnforced = 目录服务{ $domain }的所有账号均须通过第二因素验证。
PersistenceLeft = { $hosts }上仍留有{ $left }个可以卷土重来的途径。
PersistenceGone = { $hosts }上已没有任何可以卷土重来的途径。
WeaknessKnownFound = 漏洞{ $vulnerability }尚未修复。
WeaknessKnownPatched = 漏洞{ $vulnerability }已打补丁。
WeaknessKnownShielded = 漏洞{ $vulnerability }已受防护。
WeaknessKnownUnshielded = 漏洞{ $vulnerability }不再受防护。
WeaknessKnownVerified = 扫描确认漏洞{ $vulnerability }已修复。
RootCauseFound = 已查明入侵途径：{ $hosts }上的{ $technique }。
MemoryKept = { $hosts }的内存已保存为证据。
DiskKept = { $hosts }的磁盘已保存为证据。
LogsKept = { $hosts }的相关日志已保存为证据。
LogsLost = { $hosts }的相关日志因超过保存期限而丢失。
EvidenceSealed = { $hosts }的证据已纳入证据保管。
CustodyOpened = 从此每个步骤均有记录。
StepRecorded = { $steps }个步骤已记录执行人、时间和内容。
MemoryLost = { $hosts }内存中的证据已丢失。
DiskLost = { $hosts }磁盘上的证据已丢失。
ServiceUp = { $service }已恢复正常运行。
ServiceByAttack = { $service }{ $state }，由攻击造成。
ServiceByResponse = { $service }{ $state }，由响应行动造成。
StateUp = 正常运行
StateDegraded = 性能下降
StateManual = 改为人工处理
StateDown = 中断

## Alerts and belief

AlertRaised =
    { $sensor }在{ $hosts }上{ $n ->
        [1] 发出告警
       *[other] 发出多条告警
    }。
AlertExtended = 告警{ $alert }扩大：{ $hosts }。
AlertDropped = 队列过长，{ $n }条告警被丢弃。
AlertIgnored = 无人打开告警（{ $n }条）。
AlertTaken = { $person }开始处理告警（{ $n }条）。
AlertJudgedTrue = { $person }判定告警属实（{ $n }条）。
AlertJudgedFalse = { $person }判定为误报（{ $n }条）。
CaseOpened =
    { $unit }立案{ $case }{ $n ->
        [1] {""}
       *[other] 等多件
    }。
CaseExtended = { $n }条告警并入案件{ $case }。
Told = { $unit }获知案件{ $case }。
KnewSuspected = 团队怀疑{ $hosts }。
KnewCleared = 团队排除对{ $hosts }的怀疑。
KnewEncrypted = 团队发现{ $hosts }被加密。
KnewIsolated = 团队获知{ $hosts }已隔离。
KnewReconnected = 团队获知{ $hosts }已恢复联网。
KnewShutDown = 团队获知{ $hosts }已关机。
KnewRestarted = 团队获知{ $hosts }已重启。
KnewCleaned = 团队认为{ $hosts }已清除干净。
KnewRebuilt = 团队获知{ $hosts }已重建。
KnewRestored = 团队获知{ $hosts }已还原。
KnewVerified = 团队已验证{ $hosts }。
KnewReleased = 团队让{ $hosts }恢复使用。
AccountSuspected = 团队怀疑{ $accounts }已被盗用。
AccountKnownLocked = 团队获知{ $accounts }已锁定。
AccountKnownReset = 团队获知{ $accounts }已重置。
TeamKnew = 团队获知：{ $what }
DomainSuspected = 团队怀疑目录服务{ $domain }已失陷。
DomainKnownReset = 团队获知{ $domain }的密码已重置。
DomainKnownVoided = 团队获知{ $domain }的票据已失效。
DomainKnownRecovered = 团队认为目录服务{ $domain }已恢复。
ServiceKnown = 团队获知{ $service }的状态：{ $state }。
OutsideReport = { $unit }通过{ $source }得知此事。
SourceSensor = 自有检测设备
SourceUser = 内部用户
SourceOutside = 外部通报
SourceAdversary = 攻击者
IndicatorsLearnt = 团队从所发现的内容中得知{ $tool }的失陷指标。
IndicatorsFromFeed = 情报源{ $feed }提供了{ $tool }的失陷指标。
IndicatorMatched = { $tool }的一条失陷指标匹配成功。
IndicatorFalse = 情报源{ $feed }的一条失陷指标误匹配了无害内容。
AlertReopened = { $n }条告警重新检查。
StageBelieved = 团队认为案件{ $case }已进入{ $stage }阶段。
Classified = 事件研判为{ $class }{ $stage }。
ClassifiedStage = ，处于{ $stage }阶段
ClassMalware = 恶意程序
ClassRansomware = 勒索软件
ClassDataBreach = 数据泄露
ClassAccountCompromise = 账号被盗用
ClassDenialOfService = 拒绝服务攻击
ClassInsider = 内部人员所为
SeverityDue = 按影响矩阵，事件级别应为{ $severity }。
HostRecorded = { $hosts }已登记入记录。
RecordsBelieved = 团队研判{ $records }条数据有泄露风险。
LateLogged = 延误的步骤已连同时间和原因记入时间线：{ $n }项。
LateForgotten = 延误的步骤已记入时间线，但时间和原因已无法回忆：{ $n }项。
DeviationNamed = { $n }项“{ $action }”指令超过预案的时限。

## The incident

Declared = { $person }宣布网络安全事件成立（案件{ $case }）。
DeclaredByPlan = 按预案宣布网络安全事件成立（案件{ $case }）。
Withdrawn = 事件宣布已撤回。
SeveritySet = 严重程度定为{ $severity }。
MarkFirstAlert = 第一条告警到达监控中心。
MarkFirstCase = 第一个案件已立案。
MarkDeclared = 网络安全事件已宣布成立。
MarkContained = 团队认为事件已得到抑制。
MarkEradicated = 团队宣布攻击者已清除。
MarkRecovered = 团队宣布恢复完成。
MarkClosed = 事件已关闭。
MarkReviewed = 复盘已完成。
PlaybookStarted = 响应剧本“{ $playbook }”开始执行。
PlaybookFinished = 响应剧本“{ $playbook }”执行完毕。
