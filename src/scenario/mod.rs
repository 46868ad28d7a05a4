//! Floor 1: what authors write, and what the other floors read of it.
//! `model` is the resolved scenario; `authored` are the RON forms; loading checks everything and reports all problems at once.

pub mod model;
pub mod parameters;
pub mod source;
pub mod technique;

pub use model::*;
pub use parameters::{Parameter, Parameters};
pub use source::{Place, Source};
pub use technique::{Technique, TechniqueTable};
