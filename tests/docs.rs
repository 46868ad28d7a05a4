//! What the documents name exists: paths, and functions with their module (`dispatch::enqueue`). A name that moved shows
//! here, not at the next reader.

use std::fs;
use std::path::Path;

#[test]
fn the_documents_name_what_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    collect(&root.join("src"), &mut sources);
    let mut stale = Vec::new();
    for document in ["README.md", "src/ARCHITECTURE.md", "docs/validation.md"] {
        let text = fs::read_to_string(root.join(document)).expect("the document is there");
        let names = code_spans(&text);
        assert!(!names.is_empty(), "{document} names something");
        stale.extend(
            names
                .into_iter()
                .filter(|name| !exists(name, root, &sources))
                .map(|name| format!("{document} names `{name}`, which does not exist")),
        );
    }
    assert!(stale.is_empty(), "\n{}\n", stale.join("\n"));
}

/// (module, text) of every source file; the module is the file's name, or its folder's for `mod.rs`.
fn collect(directory: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(directory).expect("a folder of sources") {
        let path = entry.expect("a listed entry can be read").path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let named = if path.ends_with("mod.rs") { path.parent().expect("a file lies in a folder") } else { &path };
            let module = named.file_stem().expect("a source file has a name").to_string_lossy().into_owned();
            sources.push((module, fs::read_to_string(&path).expect("a source file is UTF-8")));
        }
    }
}

/// Code spans outside fenced blocks.
fn code_spans(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut spans = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            spans.extend(line.split('`').skip(1).step_by(2));
        }
    }
    spans
}

/// Whether a path or a `module::name` exists; everything else is taken to be no name of ours.
fn exists(name: &str, root: &Path, sources: &[(String, String)]) -> bool {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_');
    let parts: Vec<&str> = name.split("::").collect();
    if parts.len() >= 2 && parts.iter().all(|part| plain(part)) {
        let (of, item) = (parts[parts.len() - 2], parts[parts.len() - 1]);
        let is_type = of.starts_with(char::is_uppercase);
        let defines = |text: &str| {
            ["fn", "struct", "enum", "const", "mod"].iter().any(|kind| {
                text.match_indices(&format!("{kind} {item}")).any(|(at, found)| {
                    let next = text[at + found.len()..].chars().next().unwrap_or(' ');
                    !(next.is_alphanumeric() || next == '_')
                })
            })
        };
        let owns = |module: &str, text: &str| {
            if is_type { text.contains(&format!("{of} ")) || text.contains(&format!("{of}<")) } else { module == of }
        };
        return sources.iter().any(|(module, text)| owns(module, text) && defines(text));
    }
    let is_path = name.contains('/')
        && name.split('/').all(|part| part.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)));
    let known =
        ["rs", "csv", "md", "ron"].iter().any(|ending| name.ends_with(&format!(".{ending}"))) || name.ends_with('/');
    !is_path
        || !known
        || name.starts_with("aar/")
        || ["", "src"].iter().any(|folder| root.join(folder).join(name).exists())
}

#[test]
fn stale_names_are_seen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = [("dispatch".to_string(), "pub fn enqueue() {}\nimpl Run { fn reset() }".to_string())];
    for (name, there) in [
        ("dispatch::enqueue", true),
        ("dispatch::enq", false),
        ("queue::enqueue", false),
        ("Run::reset", true),
        ("Run::go", false),
        ("src/lib.rs", true),
        ("rules/step.rs", true),
        ("rules/none.rs", false),
        ("doc/", false),
        ("a / b", true),
        ("--json", true),
    ] {
        assert_eq!(exists(name, root, &sources), there, "{name}");
    }
}
