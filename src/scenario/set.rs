//! `--set PATH=VALUE`: a change to a text at the place of a field, so that every variant is a scenario to print.
//! A path is `organisation.hosts[ward-pc].count`: file, fields, and items by id (or by number from 0).

use super::library::Kind;
use super::message::{Finding, nearest};
use super::scan::{self, Node, Shape};
use super::source::Source;

/// One change of one file.
#[derive(Clone, Debug)]
pub struct Change {
    role: &'static str,
    /// As written, for messages.
    path: String,
    segments: Vec<Segment>,
    value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Field(String),
    Item(String),
}

/// Reads the changes; the first segment of a path names the file.
pub fn by_role(changes: &[(String, String)], findings: &mut Vec<Finding>) -> Vec<Change> {
    changes.iter().filter_map(|(path, value)| change(path, value).map_err(|f| findings.push(*f)).ok()).collect()
}

/// A source after the changes that concern it.
pub fn apply(mut source: Source, changes: &[Change], findings: &mut Vec<Finding>) -> Source {
    for change in changes.iter().filter(|change| change.role == source.role) {
        match changed(&source.text, change) {
            Ok(text) => source.text = text,
            Err(finding) => findings.push(*finding),
        }
    }
    source
}

/// The text of the value at a path of these sources.
pub fn value<'t>(sources: &'t [Source], path: &str) -> Option<&'t str> {
    let segments = segments(path)?;
    let Some((Segment::Field(file), rest)) = segments.split_first() else { return None };
    let source = sources.iter().find(|source| source.role == file)?;
    let mut node = scan::scan(&source.text)?;
    for segment in rest {
        node = child(&node, segment, &source.text)?;
    }
    source.text.get(node.span)
}

fn refused(path: &str, why: String) -> Finding {
    Finding::without_place("set", format!("cannot set `{path}`: {why}"))
}

fn change(path: &str, value: &str) -> Result<Change, Box<Finding>> {
    let segments = segments(path).ok_or_else(|| {
        Box::new(refused(path, "not a path".into()).help("a path looks like `organisation.hosts[ward-pc].count`"))
    })?;
    let roles = Kind::ALL.map(Kind::role);
    let Some((Segment::Field(file), rest)) = segments.split_first() else { unreachable!("a path has a first segment") };
    let Some(role) = roles.iter().find(|role| *role == file) else {
        let finding = refused(path, format!("no file is called `{file}`"));
        return Err(Box::new(match nearest(file, roles.into_iter()) {
            Some(near) => finding.help(format!("the nearest is `{near}`")),
            None => finding.help(format!("a path begins with {}", roles.join(", "))),
        }));
    };
    if rest.is_empty() {
        return Err(Box::new(refused(path, "it names a whole file".into()).help("name a field of it")));
    }
    Ok(Change { role, path: path.to_string(), segments: rest.to_vec(), value: value.trim().to_string() })
}

/// `a.b[c].d`; an id in brackets may hold dots.
fn segments(path: &str) -> Option<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut rest = path.trim();
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            let (id, after) = inside.split_once(']')?;
            segments.push(Segment::Item(id.trim_matches('"').to_string()));
            rest = after;
        } else {
            let name = rest.strip_prefix('.').unwrap_or(rest);
            let end = name.find(['.', '[']).unwrap_or(name.len());
            segments.push(Segment::Field(name[..end].to_string()));
            rest = &name[end..];
        }
    }
    let good = |segment: &Segment| !matches!(segment, Segment::Field(name) | Segment::Item(name) if name.is_empty());
    (matches!(segments.first(), Some(Segment::Field(_))) && segments.iter().all(good)).then_some(segments)
}

fn changed(text: &str, change: &Change) -> Result<String, Box<Finding>> {
    let broken = || Box::new(refused(&change.path, format!("the {} cannot be read", change.role)));
    let mut node = scan::scan(text).ok_or_else(broken)?;
    for (number, segment) in change.segments.iter().enumerate() {
        let last = number + 1 == change.segments.len();
        match child(&node, segment, text) {
            Some(found) => node = found,
            None => match (segment, &node.shape) {
                (Segment::Field(name), Shape::Fields(_)) if last => {
                    return Ok(insert(text, &node, name, &change.value));
                }
                _ => return Err(Box::new(no_such(&node, segment, text, change))),
            },
        }
    }
    let value = fitting(&change.value, &text[node.span.clone()]);
    Ok(format!("{}{value}{}", &text[..node.span.start], &text[node.span.end..]))
}

fn child(node: &Node, segment: &Segment, text: &str) -> Option<Node> {
    match (segment, &node.shape) {
        (Segment::Field(name), Shape::Fields(_)) => node.field(name).map(|field| field.value.clone()),
        (Segment::Item(id), Shape::List(items)) => items
            .iter()
            .find(|item| item_id(item, text) == Some(id))
            .or_else(|| id.parse::<usize>().ok().and_then(|index| items.get(index)))
            .cloned(),
        (Segment::Item(key), Shape::Map(entries)) => {
            let found = entries.iter().find(|(name, _)| text[name.span.clone()].trim_matches('"') == key);
            found.map(|(_, value)| value.clone())
        }
        _ => None,
    }
}

/// What an item is called: by the field that names it.
fn item_id<'t>(item: &Node, text: &'t str) -> Option<&'t str> {
    ["id", "action", "role", "criterion"].iter().find_map(|name| item.string_field(name, text))
}

fn no_such(node: &Node, segment: &Segment, text: &str, change: &Change) -> Finding {
    let (name, known): (&str, Vec<&str>) = match (segment, &node.shape) {
        (Segment::Field(name), Shape::Fields(fields)) => {
            (name, fields.iter().map(|field| field.name.as_str()).collect())
        }
        (Segment::Item(id), Shape::List(items)) => (id, items.iter().filter_map(|item| item_id(item, text)).collect()),
        (Segment::Field(name) | Segment::Item(name), _) => (name, Vec::new()),
    };
    let finding = refused(&change.path, format!("there is no `{name}`"));
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.help(format!("the nearest is `{near}`")),
        None if known.is_empty() => finding,
        None => finding.help(format!("known: {}", known.join(", "))),
    }
}

/// A value as RON. A shell has taken the quotes of a text: what is no other value is one, and so is a word or a
/// number where a text stood before.
fn fitting(value: &str, old: &str) -> String {
    let whole = scan::scan(value).is_some_and(|node| node.span == (0..value.len()));
    let is_bare = !value.starts_with(['"', '(', '[', '{']) && !value.contains('(');
    if !whole || (is_bare && (old.starts_with('"') || !is_word_or_number(value))) {
        quoted(value)
    } else {
        value.to_string()
    }
}

/// `30min` and `T+3h` are neither.
fn is_word_or_number(value: &str) -> bool {
    let is_word =
        value.chars().all(|c| c.is_alphanumeric() || c == '_') && !value.starts_with(|c: char| c.is_numeric());
    is_word || value.parse::<f64>().is_ok()
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The text with a new last field in a struct.
pub(super) fn insert(text: &str, node: &Node, name: &str, value: &str) -> String {
    let close = node.span.end - 1;
    let Shape::Fields(fields) = &node.shape else { unreachable!("only structs have fields") };
    let field = format!("{name}: {}", fitting(value, ""));
    let Some(last) = fields.last() else { return format!("{}{field}{}", &text[..close], &text[close..]) };
    let end = last.value.span.end;
    let comma = scan::after_comma(text, end);
    let at = comma.unwrap_or(end);
    let lead = if comma.is_some() { " " } else { ", " };
    let lead = if text[end..close].contains('\n') { lead.replace(' ', "\n    ") } else { lead.to_string() };
    let tail = if comma.is_some() { "," } else { "" };
    format!("{}{lead}{field}{tail}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapbox::{assert_data_eq, str};

    const TEXT: &str = "(\n    schema: 1,\n    id: \"x\", // the id, )\n    hosts: [(id: \"a.b\", count: 3), (id: \"c\")],\n    wait: \"2h\",\n    map: {\"p\": 0.5}\n)\n";

    fn check(path: &str, value: &str) -> String {
        let mut findings = Vec::new();
        let source = Source { role: "organisation", path: "x.ron".into(), text: TEXT.into() };
        let changes = by_role(&[(path.to_string(), value.to_string())], &mut findings);
        let text = apply(source, &changes, &mut findings).text;
        match findings.pop() {
            Some(finding) => format!("{}; {}", finding.message, finding.help.unwrap_or_default()),
            None => {
                let same = |line: &&str| !TEXT.lines().any(|old| old == *line);
                text.lines().filter(same).collect::<Vec<_>>().join("\n")
            }
        }
    }

    #[test]
    fn a_value_takes_the_place_of_the_old_one() {
        assert_data_eq!(
            check("organisation.hosts[a.b].count", "80"),
            str![[r#"    hosts: [(id: "a.b", count: 80), (id: "c")],"#]]
        );
        assert_data_eq!(check("organisation.wait", "30min"), str![[r#"    wait: "30min","#]]);
        assert_data_eq!(
            check("organisation.wait", "uniform(\"1h\", \"2h\")"),
            str![[r#"    wait: uniform("1h", "2h"),"#]]
        );
        assert_data_eq!(check("organisation.map[p]", "0.7"), str![[r#"    map: {"p": 0.7}"#]]);
    }

    #[test]
    fn a_field_that_is_left_out_is_inserted() {
        assert_data_eq!(
            check("organisation.hosts[1].agent", "true"),
            str![[r#"    hosts: [(id: "a.b", count: 3), (id: "c", agent: true)],"#]]
        );
        assert_data_eq!(
            check("organisation.hosts[c].earliest", "T+3h"),
            str![[r#"    hosts: [(id: "a.b", count: 3), (id: "c", earliest: "T+3h")],"#]]
        );
        assert_data_eq!(
            check("organisation.zone", "Europe/Dublin"),
            str![[r#"
    map: {"p": 0.5},
    zone: "Europe/Dublin"
"#]]
        );
    }

    #[test]
    fn a_path_that_does_not_exist_names_the_nearest() {
        assert_data_eq!(
            check("organisation.hosts[a.c].count", "1"),
            str!["cannot set `organisation.hosts[a.c].count`: there is no `a.c`; the nearest is `a.b`"]
        );
        assert_data_eq!(
            check("organisaton.wait", "1h"),
            str!["cannot set `organisaton.wait`: no file is called `organisaton`; the nearest is `organisation`"]
        );
        assert_data_eq!(
            check("organisation.host[a].count", "1"),
            str!["cannot set `organisation.host[a].count`: there is no `host`; the nearest is `hosts`"]
        );
        assert_data_eq!(
            check("organisation", "1"),
            str!["cannot set `organisation`: it names a whole file; name a field of it"]
        );
        assert_data_eq!(
            check("organisation..x", "1"),
            str!["cannot set `organisation..x`: not a path; a path looks like `organisation.hosts[ward-pc].count`"]
        );
    }
}
