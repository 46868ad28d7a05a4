//! The adversary: plays its script through the true world. It sees what it could see and nothing of what the team thinks.
//! `script` decides when a step starts, `technique` what a use needs and changes, `react` what it does about the response.

pub mod extort;
mod persist;
mod react;
mod script;
mod technique;

pub use persist::{dormant, revive};
pub use react::{fire, notice};
pub use script::{campaign_next, ready, start};
pub use technique::use_done;
