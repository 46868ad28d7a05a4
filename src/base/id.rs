//! Dense ids: small integers in file order (or in order of birth), one type a kind.
//! They index slices and stand in facts; people see the authored names instead.

macro_rules! dense_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// Stands for "none" where a fact has no room for an option.
            pub const NONE: $name = $name(u32::MAX);
            pub fn index(self) -> usize {
                self.0 as usize
            }
            pub fn is_none(self) -> bool {
                self == Self::NONE
            }
            pub fn some(self) -> Option<$name> {
                if self.is_none() { None } else { Some(self) }
            }
        }
        impl From<usize> for $name {
            fn from(index: usize) -> $name {
                $name(u32::try_from(index).expect("fewer than 2^32 rows of a kind"))
            }
        }
        impl From<Option<$name>> for $name {
            fn from(id: Option<$name>) -> $name {
                id.unwrap_or($name::NONE)
            }
        }
    )+ };
}

dense_ids! {
    /// A part of the organisation that knows what it knows: a hospital, the centre, an outsourcer.
    UnitId,
    SiteId,
    SegmentId,
    /// A directory (an Active Directory domain, a cloud tenant).
    DomainId,
    /// A group of alike hosts, as authored.
    GroupId,
    HostId,
    /// A group of alike accounts, as authored.
    AccountGroupId,
    AccountId,
    /// A management plane: EDR console, hypervisor, backup server, software deployment.
    PlaneId,
    RemoteAccessId,
    StoreId,
    ServiceId,
    BackupId,
    VulnerabilityId,
    SensorId,
    PersonId,
    RoleId,
    SkillId,
    /// The people of a role who work for a unit: `role * units + unit`.
    CrewId,
    /// A weekly working pattern.
    ShiftId,
    ChannelId,
    /// A row of the shipped ATT&CK table.
    TechniqueIx,
    /// A tool as the adversary's author names it.
    ToolId,
    /// A step of the adversary's script.
    StepId,
    ReactionId,
    PlaybookId,
    /// A node of the plan's flattened playbook steps.
    PlanNodeId,
    SeverityId,
    AlertRuleId,
    InjectId,
    ObjectiveId,
    /// A row of the responder's catalogue.
    ActionId,
    /// One execution of a step against one place.
    UseId,
    FootholdId,
    C2Id,
    AlertId,
    CaseId,
    IncidentId,
    OrderId,
    ApprovalId,
    TaskRowId,
    PromptId,
    /// A running playbook frame.
    FrameId,
    /// A running campaign of a spreading step.
    CampaignId,
    /// A source of threat intelligence.
    FeedId,
    /// A tactic of ATT&CK, in the order of the kill chain.
    TacticIx,
    /// An entry of the journal, by position.
    EntryId,
}
