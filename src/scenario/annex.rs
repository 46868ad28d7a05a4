//! Sector annexes: what a hospital, a bank or a manufacturer adds to its plan (P1.2). A plan names them in `annexes`; their
//! people, RACI rows and playbooks are written into the plan's text before it is read, so that every run carries one plan.
//! A name that is no annex stays what it is: the sector for which the plan says that it is ready.

use super::library::{self, Kind};
use super::message::Finding;
use super::scan::{self, Node, Shape};
use super::set::insert;
use super::source::{Source, read_text};
use std::path::Path;

/// Lists of a plan to which an annex may add.
const LISTS: [&str; 3] = ["people", "raci", "playbooks"];
/// What else an annex says.
const OWN: [&str; 4] = ["schema", "id", "title", "sector"];
/// Playbooks of annexes are called so, which shows in reports where a step comes from.
pub const PREFIX: &str = "annex-";

/// The plan with its annexes.
pub fn include(mut plan: Source, findings: &mut Vec<Finding>) -> Source {
    let folder = Path::new(&plan.path).parent().map(Path::to_path_buf);
    while let Some((at, name)) = next_annex(&plan.text) {
        match open(&name, folder.as_deref()) {
            Ok(annex) => match merged(&plan.text, at, &name, &annex) {
                Ok(text) => plan.text = text,
                Err(message) => {
                    findings.push(Finding::without_place("annex", format!("annex `{name}`: {message}")));
                    return plan;
                }
            },
            Err(message) => {
                findings.push(Finding::without_place("no-file", message));
                return plan;
            }
        }
    }
    plan
}

/// The first name in `annexes` that is a file and no sector.
fn next_annex(text: &str) -> Option<(std::ops::Range<usize>, String)> {
    let node = scan::scan(text)?;
    let Shape::List(items) = &node.field("annexes")?.value.shape else { return None };
    let names = items.iter().map(|item| (item.span.clone(), text[item.span.clone()].trim_matches('"').to_string()));
    names.into_iter().find(|(_, name)| is_path(name) || library::find(Kind::Annex, name).is_some())
}

fn is_path(name: &str) -> bool {
    name.contains('/') || name.contains('\\') || Path::new(name).extension().is_some_and(|ending| ending == "ron")
}

fn open(name: &str, folder: Option<&Path>) -> Result<String, String> {
    if let Some(file) = library::find(Kind::Annex, name) {
        return Ok(file.text.to_string());
    }
    let path = folder.map_or_else(|| name.into(), |folder| folder.join(name));
    read_text(&path).map_err(|error| format!("cannot read annex `{}`: {error}", path.display()))
}

/// The plan's text with the annex's items at the end of its lists, and the annex's sector in place of its name.
fn merged(plan: &str, at: std::ops::Range<usize>, name: &str, annex: &str) -> Result<String, String> {
    let node = scan::scan(annex).ok_or("it is not well-formed")?;
    let Shape::Fields(fields) = &node.shape else { return Err("it is not a file with fields".into()) };
    let known = |name: &str| LISTS.contains(&name) || OWN.contains(&name);
    if let Some(other) = fields.iter().find(|field| !known(&field.name)) {
        return Err(format!(
            "there is no field `{}` in an annex; known: {}, {}",
            other.name,
            OWN.join(", "),
            LISTS.join(", ")
        ));
    }
    let sector = node.string_field("sector", annex).ok_or("it says no `sector`")?;
    if is_path(sector) || library::find(Kind::Annex, sector).is_some() {
        return Err(format!("`{sector}` is no sector"));
    }
    let mut text = format!("{}\"{sector}\"{}", &plan[..at.start], &plan[at.end..]);
    for list in LISTS {
        let items = items(&node, list);
        if list == "playbooks" {
            let id = |item: &&Node| item.string_field("id", annex).unwrap_or_default().starts_with(PREFIX);
            if let Some(other) = items.iter().find(|item| !id(item)) {
                let id = other.string_field("id", annex).unwrap_or("?");
                return Err(format!("playbook `{id}` should be called `{PREFIX}{id}`"));
            }
        }
        for item in items {
            text = appended(&text, list, &annex[item.span.clone()])
                .ok_or_else(|| format!("the plan of `{name}` cannot be read"))?;
        }
    }
    Ok(text)
}

fn items<'n>(node: &'n Node, list: &str) -> &'n [Node] {
    match node.field(list).map(|field| &field.value.shape) {
        Some(Shape::List(items)) => items,
        _ => &[],
    }
}

/// A text with one more item in a list of its own; RACI rows that the plan has already stay the plan's.
fn appended(text: &str, list: &str, item: &str) -> Option<String> {
    let node = scan::scan(text)?;
    let Some(field) = node.field(list) else { return Some(insert(text, &node, list, &format!("[{item}]"))) };
    let Shape::List(there) = &field.value.shape else { return None };
    let action = |node: &Node, text: &str| node.string_field("action", text).map(str::to_string);
    if list == "raci"
        && scan::scan(item).is_some_and(|new| there.iter().any(|old| action(old, text) == action(&new, item)))
    {
        return Some(text.to_string());
    }
    Some(match there.last() {
        Some(last) => format!("{},\n        {item}{}", &text[..last.span.end], &text[last.span.end..]),
        None => format!("{}{item}{}", &text[..=field.value.span.start], &text[field.value.span.start + 1..]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "(\n    schema: 1,\n    annexes: [\"x/own.ron\", \"health\"],\n    raci: [(action: \"a\", responsible: \"it\")],\n    playbooks: [\n        (id: \"one\"),\n    ],\n)\n";

    fn with(annex: &str) -> Result<String, String> {
        let (at, name) = next_annex(PLAN).expect("a path is a file");
        merged(PLAN, at, &name, annex)
    }

    #[test]
    fn an_annex_adds_to_the_lists_and_leaves_its_sector() {
        let text = with(
            "(schema: 1, id: \"own\", sector: \"bank\", people: [(id: \"p\")], raci: [(action: \"a\", responsible: \"x\"), (action: \"b\", responsible: \"x\")], playbooks: [(id: \"annex-two\")])",
        );
        let expected = "(\n    schema: 1,\n    annexes: [\"bank\", \"health\"],\n    raci: [(action: \"a\", responsible: \"it\"),\n        (action: \"b\", responsible: \"x\")],\n    playbooks: [\n        (id: \"one\"),\n        (id: \"annex-two\"),\n    ],\n    people: [(id: \"p\")],\n)\n";
        assert_eq!(text.as_deref(), Ok(expected));
        assert_eq!(next_annex(expected), None, "sectors are no files");
    }

    #[test]
    fn what_is_wrong_with_an_annex_is_said() {
        let wrong = |annex: &str| with(annex).expect_err("it is wrong");
        assert_eq!(
            wrong("(sector: \"bank\", severities: [])"),
            "there is no field `severities` in an annex; known: schema, id, title, sector, people, raci, playbooks"
        );
        assert_eq!(wrong("(playbooks: [])"), "it says no `sector`");
        assert_eq!(
            wrong("(sector: \"bank\", playbooks: [(id: \"pay\")])"),
            "playbook `pay` should be called `annex-pay`"
        );
    }
}
