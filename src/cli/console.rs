//! Results to stdout, talk to stderr.

use super::Exit;
use std::fmt::Display;
use std::io::{IsTerminal as _, Write as _};

/// Prints a line of results. Whoever reads them may have seen enough (`| head`): then there is nothing more to do.
pub fn say(text: impl Display) -> Result<(), Exit> {
    writeln!(std::io::stdout(), "{text}").map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Exit::Done,
        _ => fail(format!("cannot print: {}", why(&error)), ""),
    })
}

/// Prints results, and that is all.
pub fn done(text: impl Display) -> Exit {
    say(text).err().unwrap_or(Exit::Done)
}

/// Says what went wrong outside, and what to do about it if that is known.
pub fn fail(message: impl Display, help: &str) -> Exit {
    complain(message, help);
    Exit::Failed
}

/// Says what is wrong with what we were given.
pub fn refuse(message: impl Display, help: &str) -> Exit {
    complain(message, help);
    Exit::Input
}

pub fn complain(message: impl Display, help: &str) {
    eprintln!("error: {message}");
    if !help.is_empty() {
        eprintln!("  = help: {help}");
    }
}

/// The system's reason, without its number.
pub fn why(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + chars.as_str())
}

/// Does something and says how long it took.
#[expect(clippy::disallowed_methods, reason = "an estimate of time for the user; no result depends on it")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, std::time::Duration) {
    let start = std::time::Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// A line on a terminal that says which of so many things is being made; nothing where stderr is a file.
pub struct Progress {
    of: usize,
    at: usize,
    shown: bool,
}

impl Progress {
    pub fn of(of: usize) -> Progress {
        Progress { of, at: 0, shown: std::io::stderr().is_terminal() }
    }
    pub fn step(&mut self, name: &str) {
        self.at += 1;
        if self.shown {
            // Over the line before, to its end.
            eprint!("\r[{}/{}] {name}\x1b[K", self.at, self.of);
        }
    }
    /// Takes the line away.
    pub fn done(self) {
        if self.shown {
            eprint!("\r\x1b[K");
        }
    }
}
