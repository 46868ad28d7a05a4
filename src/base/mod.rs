//! Floor 0: the words every other floor speaks: simulated time, dense ids, phases and tasks, keyed randomness.
//! Knows nothing of queues, networks or teams.

pub mod chance;
pub mod dist;
pub mod doctrine;
pub mod id;
pub mod luck;
pub mod task;
pub mod time;

pub use chance::Chance;
pub use dist::Dist;
pub use id::*;
pub use luck::{Key, Luck, Purpose};
pub use task::{Phase, TaskId};
pub use time::{Rounded, SimSpan, SimTime};
