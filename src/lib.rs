//! sandtable: a deterministic discrete-event simulator for cyber tabletop exercises.

pub mod base;
pub mod kernel;
pub mod scenario;
