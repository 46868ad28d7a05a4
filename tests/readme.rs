//! The examples in README.md run. Every `sh` block that begins with a `sandtable` command is executed, line by line, in
//! one directory for the whole file, as a reader would who goes from top to bottom.
//! A line ends with `# exit 3` if that is how it should end. Building and testing (`cargo test`, `cargo bench`) is
//! skipped: this is such a run already.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn the_examples_in_the_readme_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(readme) = fs::read_to_string(root.join("README.md")) else { return };
    let examples = examples(&readme);
    assert!(!examples.is_empty(), "README.md shows no `sandtable` command in a ```sh block");

    let directory = tempfile::tempdir().expect("a directory for the files that the examples write");
    // Readers stand in a checkout, but what they write must not land in this one.
    for shared in ["scenarios", "data"] {
        if root.join(shared).exists() {
            std::os::unix::fs::symlink(root.join(shared), directory.path().join(shared)).expect("the directory is new");
        }
    }
    let failures: Vec<String> = examples.iter().filter_map(|example| run(example, directory.path()).err()).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[derive(Debug, PartialEq)]
struct Example {
    line: usize,
    command: String,
    exit: i32,
}

fn run(example: &Example, directory: &Path) -> Result<(), String> {
    let binary = Path::new(env!("CARGO_BIN_EXE_sandtable")).parent().expect("a binary lies in a directory");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &example.command])
        .current_dir(directory)
        .env("PATH", format!("{}:{path}", binary.display()))
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("README.md:{}: no shell: {error}", example.line))?;
    if output.status.code() == Some(example.exit) {
        return Ok(());
    }
    Err(format!(
        "README.md:{}: `{}` ended with {}, not {}\n{}{}",
        example.line,
        example.command,
        output.status,
        example.exit,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    ))
}

/// The commands of the blocks whose first line is one of ours. A block with prompts (`$ `) holds output too.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = (1..).zip(readme.lines());
    while let Some((_, line)) = lines.next() {
        if line.trim() != "```sh" {
            continue;
        }
        let block: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, line)| line.trim() != "```").collect();
        let mut commands = commands(&block);
        if commands.first().is_some_and(|example| is_ours(&example.command)) {
            commands.retain(|example| !["cargo test", "cargo bench"].iter().any(|c| example.command.starts_with(c)));
            examples.extend(commands);
        }
    }
    examples
}

fn is_ours(command: &str) -> bool {
    command.split_whitespace().next() == Some("sandtable")
}

fn commands(block: &[(usize, &str)]) -> Vec<Example> {
    let prompted = block.iter().any(|(_, line)| line.starts_with("$ "));
    let mut examples = Vec::new();
    let mut lines = block.iter();
    while let Some((number, first)) = lines.next() {
        let first = if prompted { first.strip_prefix("$ ") } else { Some(*first) };
        let Some(first) = first.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) else {
            continue;
        };
        let mut command = first.to_owned();
        while command.ends_with('\\') {
            let Some((_, next)) = lines.next() else { break };
            command.push('\n');
            command.push_str(next.strip_prefix("> ").unwrap_or(next).trim());
        }
        let exit = command.rsplit_once("# exit ").and_then(|(_, code)| code.trim().parse().ok()).unwrap_or(0);
        for by_cargo in ["cargo run --release -- ", "cargo run -- "] {
            command = command.replace(by_cargo, "sandtable ");
        }
        examples.push(Example { line: *number, command, exit });
    }
    examples
}

#[test]
fn commands_are_read_with_their_exit_code_and_without_output() {
    let readme = "\
# Title
```sh
cargo install --path .
sandtable skipped because the block begins with another command
```
```sh
$ sandtable run ward \\
    --seed 7
T+00:00:00 startex
$ cargo test
$ sandtable check bad.ron   # exit 3
```
```text
$ sandtable no shell
```
```sh
# first a comment
cargo run --release -- list | head -n 1
```
";
    let expected = [
        (7, "sandtable run ward \\\n--seed 7", 0),
        (11, "sandtable check bad.ron   # exit 3", 3),
        (18, "sandtable list | head -n 1", 0),
    ]
    .map(|(line, command, exit)| Example { line, command: command.into(), exit });
    assert_eq!(examples(readme), expected);
}

#[test]
fn a_command_that_ends_otherwise_is_reported_with_its_line() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let example = |command: &str, exit| Example { line: 4, command: command.into(), exit };
    assert_eq!(run(&example("exit 3", 3), here), Ok(()));
    let error = run(&example("echo no such plan >&2; exit 3", 0), here).expect_err("it ended with 3");
    assert!(error.contains("README.md:4") && error.contains("exit status: 3, not 0"), "{error}");
    assert!(error.contains("no such plan"), "{error}");
}
