//! Rows of the RE&CT families: what shares an effect shares its words.

use crate::journal::Trace;
use crate::rules::action::Family;
use crate::world::Stop;

pub(super) fn of(family: Family) -> (&'static str, &'static str, &'static str, &'static str) {
    match family {
        Family::SearchLogs(Trace::SignIn) => (
            "a host in hand to compare with; central logs",
            "hosts and stolen accounts that the sign-in log shows are found, by chance",
            "analysts are busy",
            "finds nothing; without central logs it cannot be done",
        ),
        Family::SearchLogs(_) => (
            "a host in hand to compare with; central logs",
            "further hosts whose traces the log shows are found, more often with a known indicator",
            "analysts are busy",
            "finds nothing; without central logs it cannot be done",
        ),
        Family::SearchHosts(_) => (
            "a host in hand to compare with",
            "further hosts that carry the trace are found, more often with a known indicator",
            "analysts are busy",
            "finds nothing; without a console somebody looks host by host",
        ),
        Family::Victims => (
            "alerts of the case with a true use behind them",
            "hosts where the same tools were used are found, by chance",
            "analysts are busy",
            "finds nothing",
        ),
        Family::Weakness => (
            "a host with a known weakness",
            "hosts entered through the same weakness are found, by chance",
            "analysts are busy",
            "finds nothing",
        ),
        Family::Watch => (
            "a suspected account",
            "hosts that the account opened while it was watched are found, by chance",
            "the account stays usable for the adversary meanwhile",
            "finds nothing if the adversary is quiet",
        ),
        Family::Transfers => (
            "transfer logs",
            "the number of records believed to be taken rises to what the logs show",
            "analysts are busy",
            "misses a store; without logs it cannot be done",
        ),
        Family::Collect(Trace::Rules) => {
            ("none", "blocks of outside addresses hold as if the indicator were known", "none", "takes longer by hand")
        }
        Family::Collect(_) => ("a host in hand", "analyses of the sample tell more", "none", "takes longer by hand"),
        Family::Analyse(_) => (
            "a host in hand on which the tool left this trace",
            "the tool's indicator is known: searches find more and blocks hold better",
            "analysts are busy",
            "tells nothing, more often without a sample",
        ),
        Family::Block { stop: Stop::Channel, broad, .. } => (
            "a host in hand that shows the tool",
            "open channels of the tool close, and no new one opens",
            hinders(broad),
            "does not hold, more often with an indicator that nobody analysed",
        ),
        Family::Block { stop: Stop::Moves, broad, .. } => (
            "a host in hand that shows the tool",
            "the tool gets to no further host",
            hinders(broad),
            "does not hold, more often with an indicator that nobody analysed",
        ),
        Family::Block { stop: Stop::Mail, broad, .. } => (
            "a host in hand that shows the mail",
            "no further mail of this kind gets in",
            hinders(broad),
            "does not hold: the next wave looks different",
        ),
        Family::Block { stop: Stop::Runs, broad, .. } => (
            "a host in hand that shows the tool",
            "the tool runs no more where an agent enforces it, and footholds not made to last end there",
            hinders(broad),
            "does not hold; hosts without an agent are not reached",
        ),
        Family::Block { stop: Stop::Transfer, broad, .. } => {
            ("a transfer seen", "transfers by the tool stop", hinders(broad), "does not hold if the content is wrapped")
        }
        Family::Lift => (
            "a block that is in force",
            "people can work without the block again",
            "the tool can be used again",
            "nothing is blocked",
        ),
        Family::BarUser { inside: false } => (
            "a suspected account",
            "the account opens no way in from outside",
            "its owner cannot work from outside",
            "kept off already",
        ),
        Family::BarUser { inside: true } => {
            ("a suspected account", "the account opens no further host", "its owner cannot work", "kept off already")
        }
        Family::FreeUser => (
            "an account that is kept off",
            "its owner can work again",
            "so can who holds its credential",
            "not kept off",
        ),
        Family::SwitchService { on: false } => (
            "a host with an exploitable service",
            "nothing exploits the host",
            "none: what the service did is not modelled as a business service",
            "switched off already",
        ),
        Family::SwitchService { on: true } => (
            "a service that is switched off",
            "the service runs again",
            "its weakness is open again",
            "not switched off",
        ),
        Family::Unlock => (
            "an account that is locked",
            "the account can be used again",
            "also by who learns its new secret",
            "not locked; waits while the directory is down",
        ),
        Family::Revoke => (
            "a suspected account",
            "a stolen credential of the account is void",
            "its owner signs in anew",
            "waits while the directory is down",
        ),
        Family::RemoveAccount => (
            "a suspected account",
            "the account is gone, and its credential void",
            "its owner needs a new one",
            "gone already; waits while the directory is down",
        ),
        Family::Remove(Trace::Settings) => (
            "a host in hand",
            "ends a foothold that was made to last, if this is all that carries it",
            "evidence on the host changes",
            "misses it",
        ),
        Family::Remove(_) => (
            "a host in hand",
            "ends a foothold that was not made to last, if this is all there is",
            "evidence on the host changes",
            "misses it",
        ),
        Family::RogueDevice => (
            "a device found",
            "the device and its foothold are off the network",
            "who used it cannot",
            "cut off already",
        ),
        Family::Write => ("none", "the report is written", "a lead's time", "none"),
    }
}

fn hinders(broad: bool) -> &'static str {
    if broad { "a share of users cannot do part of their work until it is lifted" } else { "none" }
}
