//! sandtable: a deterministic discrete-event simulator for cyber tabletop exercises.

pub mod base;
pub mod journal;
pub mod report;
pub mod scenario;
pub mod score;
