//! The RE&CT actions that are not rows of their own elsewhere: one line each, by family (names and ids: RE&CT, Apache 2.0).
//! A row: id, title, task, RE&CT, D3FEND, preparation that it stands on, what undoes it, family.

mod hosts;
mod mend;
mod stop;
mod traffic;

use crate::rules::action::ActionSpec;

/// In the order of RE&CT; a new table goes to the end, so that the ids before it stay.
pub(in crate::rules::action) const ROWS: [&[ActionSpec]; 4] = [traffic::TRAFFIC, hosts::HOSTS, stop::STOP, mend::MEND];
