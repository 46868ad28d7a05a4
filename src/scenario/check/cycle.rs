//! Circles in the adversary's script and in what services need.

use crate::base::{ServiceId, StepId};
use crate::scenario::message::Finding;
use crate::scenario::resolve::Resolved;
use crate::scenario::source::Place;

pub(super) fn script(resolved: &Resolved, findings: &mut Vec<Finding>) {
    let steps = &resolved.adversary.steps;
    let before = |step: usize| steps[step].after.iter().map(|id: &StepId| id.index()).collect();
    // Where one of several is enough, a circle may be entered from outside.
    let firm = |step: usize| if steps[step].after_any { Vec::new() } else { before(step) };
    for circle in circles(steps.len(), firm) {
        let ids = || circle.iter().map(|step| steps[*step].id.as_str());
        let place = |id: &str| resolved.places.get(&format!("adversary.steps[{id}].after"));
        report("the steps of the script wait for each other", ids, place, findings);
    }
}

pub(super) fn services(resolved: &Resolved, findings: &mut Vec<Finding>) {
    let services = &resolved.organisation.services;
    let needs = |service: usize| services[service].needs.iter().map(|id: &ServiceId| id.index()).collect();
    for circle in circles(services.len(), needs) {
        let ids = || circle.iter().map(|service| services[*service].id.as_str());
        let place = |id: &str| resolved.places.get(&format!("organisation.services[{id}]"));
        report("the services need each other", ids, place, findings);
    }
}

fn report<'a, I: Iterator<Item = &'a str>>(
    what: &str,
    ids: impl Fn() -> I,
    place: impl Fn(&str) -> Option<&'a Place>,
    findings: &mut Vec<Finding>,
) {
    let Some(first) = ids().next() else { return };
    let path: Vec<&str> = ids().chain([first]).collect();
    let message = format!("{what}: {}", path.join(" -> "));
    let Some(at) = place(first) else { return };
    let mut finding = Finding::error("cycle", at.clone(), message).label(format!("`{first}` waits for `{}`", path[1]));
    for pair in path[1..].windows(2) {
        if let Some(at) = place(pair[0]) {
            finding = finding.also(at, format!("`{}` waits for `{}`", pair[0], pair[1]));
        }
    }
    findings.push(finding.help("take one of these away"));
}

/// One circle of each knot: nodes in the order in which each leads to the next. No recursion: scripts may be long.
fn circles(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut done = vec![false; count];
    for start in 0..count {
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        if !done[start] {
            path.push((start, next(start)));
        }
        while let Some((node, open)) = path.last_mut() {
            let Some(following) = open.pop() else {
                done[*node] = true;
                path.pop();
                continue;
            };
            if let Some(at) = path.iter().position(|(on_path, _)| *on_path == following) {
                found.push(smallest_first(path[at..].iter().map(|(node, _)| *node).collect()));
            } else if following < count && !done[following] {
                path.push((following, next(following)));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn smallest_first(mut circle: Vec<usize>) -> Vec<usize> {
    let at = circle.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
    circle.rotate_left(at);
    circle
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found_once_and_straight_lines_are_none() {
        let graph = [vec![1], vec![2], vec![0, 3], vec![], vec![4], vec![3]];
        assert_eq!(circles(6, |node| graph[node].clone()), [vec![0, 1, 2], vec![4]]);
    }
}
