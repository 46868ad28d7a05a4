//! Floor 1: what happens next. A clock and a queue of events in a total order; generic over the event, knows nothing of
//! cyber. It decides nothing: a model pops, acts, and pushes.

mod queue;

pub use queue::{EventKey, EventQueue, Ticket};
