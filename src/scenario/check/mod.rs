//! What cannot work although every word is right: circles, what nothing starts, and seats that nobody fills.
//! Reads the resolved model; `rules` adds warnings that need behaviour.

mod cycle;
mod idle;
mod seats;

use super::message::Finding;
use super::resolve::Resolved;

pub fn check(resolved: &Resolved) -> Vec<Finding> {
    let mut findings = Vec::new();
    cycle::script(resolved, &mut findings);
    cycle::services(resolved, &mut findings);
    idle::steps(resolved, &mut findings);
    idle::playbooks(resolved, &mut findings);
    seats::approvals(resolved, &mut findings);
    seats::declaration(resolved, &mut findings);
    seats::injects(resolved, &mut findings);
    findings
}
