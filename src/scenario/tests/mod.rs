//! The loader through its door: whole files in, scenario or messages out.

mod fixture;
mod fuzz;
mod messages;
mod shipped;
