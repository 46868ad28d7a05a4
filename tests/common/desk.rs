//! A folder in which the program is called as people call it.
#![allow(dead_code, reason = "each test file uses its part")]

use sandtable::batch::{Row, from_csv};
use serde_json::Value;
use std::fs;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder to work in.
pub struct Desk(TempDir);

pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a folder for the test"))
    }

    pub fn with(study: &str) -> Desk {
        let desk = Desk::new();
        desk.write("study.ron", study);
        desk
    }

    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sandtable"));
        command.args(line.split_whitespace()).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub fn sandtable(&self, line: &str) -> Ended {
        let output = self.command(line).output().expect("the program was built");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Ended {
            code: output.status.code().expect("it was not killed"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    pub fn good(&self, line: &str) -> String {
        let ended = self.sandtable(line);
        assert_eq!(ended.code, 0, "{line}\n{}{}", ended.out, ended.err);
        ended.out
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), text).expect("the folder is ours");
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    pub fn root(&self, out: &str) -> String {
        let merged: Value = json(&self.good(&format!("batch merge study.ron --out {out} --json")));
        merged["root"].as_str().expect("a root").to_string()
    }

    pub fn rows(&self, out: &str) -> Vec<Row> {
        let bytes = fs::read(self.path(out).join("runs.csv")).expect("the study was merged");
        from_csv(&bytes).expect("the program reads what it writes")
    }
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
