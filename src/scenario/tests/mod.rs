//! The loader through its door: whole files in, scenario or messages out.

mod fixture;
mod messages;
mod shipped;
