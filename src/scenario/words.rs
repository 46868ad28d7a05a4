//! The words that authors use for the closed choices of the model, in snake case.

use super::model::*;

/// A closed choice.
pub trait Words: Copy + 'static {
    /// What is chosen, for messages.
    const WHAT: &'static str;
    /// Words and what they mean; the first stands in where a wrong word is reported.
    const TABLE: &'static [(&'static str, Self)];
}

macro_rules! words {
    ($($kind:ident $what:literal { $($word:literal => $value:ident),+ $(,)? })+) => { $(
        impl Words for $kind {
            const WHAT: &'static str = $what;
            const TABLE: &'static [(&'static str, $kind)] = &[$(($word, $kind::$value)),+];
        }
    )+ };
}

words! {
    HostKind "kind of host" {
        "workstation" => Workstation, "server" => Server, "directory" => Directory, "backup_server" => BackupServer,
        "appliance" => Appliance,
    }
    AccountKind "kind of account" {
        "user" => User, "service" => Service, "server_admin" => ServerAdmin, "domain_admin" => DomainAdmin,
    }
    PlaneKind "kind of plane" {
        "edr" => Edr, "hypervisor" => Hypervisor, "backup" => Backup, "deployment" => Deployment,
    }
    SensorKind "kind of sensor" {
        "antivirus" => Antivirus, "edr" => Edr, "ids" => Ids, "nta" => Nta, "siem" => Siem, "ueba" => Ueba,
        "mail_gateway" => MailGateway, "user_report" => UserReport, "third_party" => ThirdParty,
        "ransom_note" => RansomNote,
    }
    SensorMode "sensor mode" { "monitor" => Monitor, "alert" => Alert, "block" => Block }
    AlertLevel "alert level" { "low" => Low, "medium" => Medium, "high" => High }
    Need "need" {
        "directory" => Directory, "mail" => Mail, "phone" => Phone, "vpn" => Vpn, "edr_console" => EdrConsole,
        "siem" => Siem, "contact_list" => ContactList, "internet" => Internet, "backup_console" => BackupConsole,
    }
    ClockAnchor "anchor" {
        "aware" => Aware, "classified" => Classified, "major" => Major, "material" => Material,
        "determined" => Determined, "assessed" => Assessed, "paid" => Paid, "closed" => Closed,
        "submitted" => Submitted,
    }
    Mark "moment" {
        "startex" => Startex, "first_alert" => FirstAlert, "first_case" => FirstCase, "declared" => Declared,
        "believed_contained" => BelievedContained, "eradication_declared" => EradicationDeclared,
        "recovery_declared" => RecoveryDeclared, "closed" => Closed, "reviewed" => Reviewed,
    }
    KindFilter "kind of host" { "server" => Server, "workstation" => Workstation, "directory" => Directory }
    HostState "state" {
        "suspected" => Suspected, "at_large" => AtLarge, "encrypted" => Encrypted, "isolated" => Isolated,
        "unclean" => Unclean, "ready" => Ready, "unrecorded" => Unrecorded,
    }
    Crowd "audience" { "staff" => Staff, "customers" => Customers, "public" => Public }
    Wording "wording" { "measured" => Measured, "absolute" => Absolute }
    Asker "asker" { "regulator" => Regulator, "press" => Press, "staff" => Staff }
    Approval "approval" { "none" => None, "prior" => Prior, "pre_authorised" => PreAuthorised }
    Baseline "baseline" { "trained" => Trained, "untrained" => Untrained }
    IncidentClass "class of incident" {
        "malware" => Malware, "ransomware" => Ransomware, "data_breach" => DataBreach,
        "account_compromise" => AccountCompromise, "denial_of_service" => DenialOfService, "insider" => Insider,
    }
    Rerate "way to rate" {
        "on_change" => OnChange, "once" => Once, "highest" => Highest, "by_order" => ByOrder,
    }
    AlertThen "outcome" { "note" => Note, "clean" => Clean, "case" => Case }
}
