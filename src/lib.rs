//! sandtable: a deterministic discrete-event simulator for cyber tabletop exercises.

pub mod base;
pub mod journal;
pub mod kernel;
pub mod report;
pub mod rules;
pub mod scenario;
pub mod score;
pub mod world;
