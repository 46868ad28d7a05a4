//! Ratings by people: `ratings.ron` beside a journal, so that what somebody decided stays with the run. The journal itself
//! is never changed.

use super::{Exit, console, files};
use crate::journal::Journal;
use crate::scenario::Scenario;
use crate::scenario::message::nearest;
use crate::score::by_hand::{PersonRating, rate};
use crate::score::{Rating, Scorecard};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Which ratings by people count.
#[derive(clap::Args, Default)]
pub struct RatingsArgs {
    /// Ratings by people, with reasons [default: ratings.ron beside the journal, if there is one]
    #[arg(long, value_name = "FILE")]
    ratings: Option<PathBuf>,
}

/// The file: `(schema: 1, ratings: [(criterion: "p3.1-short-term", rating: S, by: "...", reason: "...")])`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    ratings: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    criterion: String,
    rating: Given,
    by: String,
    reason: String,
}

/// `NO` takes a criterion out of the run: it was not observed.
#[derive(Clone, Copy, Deserialize)]
enum Given {
    P,
    S,
    M,
    U,
    #[serde(rename = "NO")]
    NotObserved,
}

/// Reads a journal, scores it, and puts in force what people rated otherwise.
pub fn scored(path: &Path, args: &RatingsArgs) -> Result<(Journal, Scenario, Scorecard), Exit> {
    let (journal, scenario) = files::journal(path)?;
    let mut card = crate::score::score(&journal, &scenario);
    let beside = if path.is_dir() { path.join("ratings.ron") } else { path.with_file_name("ratings.ron") };
    let file = match &args.ratings {
        Some(file) => Some(file.clone()),
        None => Some(beside).filter(|file| file.is_file()),
    };
    if let Some(file) = file {
        let ratings = read(&file, &card)?;
        rate(&mut card, &ratings);
    }
    Ok((journal, scenario, card))
}

fn read(path: &Path, card: &Scorecard) -> Result<Vec<PersonRating>, Exit> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        console::refuse(format_args!("cannot read {}: {}", path.display(), console::why(&error)), "")
    })?;
    let file: File = ron::from_str(&text).map_err(|error| {
        let help =
            "write (schema: 1, ratings: [(criterion: \"p3.1-short-term\", rating: S, by: \"...\", reason: \"...\")])";
        console::refuse(format_args!("{}:{}: {}", path.display(), error.span.start, error.code), help)
    })?;
    if file.schema != 1 {
        return Err(console::refuse(format_args!("{}: this build reads schema 1", path.display()), ""));
    }
    file.ratings.into_iter().map(|row| one(row, path, card)).collect()
}

fn one(row: Row, path: &Path, card: &Scorecard) -> Result<PersonRating, Exit> {
    if !card.rubric.iter().any(|criterion| criterion.id == row.criterion) {
        let near = nearest(&row.criterion, card.rubric.iter().map(|criterion| criterion.id));
        let help = near.map_or_else(String::new, |near| format!("the nearest is `{near}`"));
        let message = format!("{}: no criterion is called `{}`", path.display(), row.criterion);
        return Err(console::refuse(message, &help));
    }
    if row.reason.trim().is_empty() || row.by.trim().is_empty() {
        let message = format!("{}: the rating of `{}` lacks a reason or who gave it", path.display(), row.criterion);
        return Err(console::refuse(
            message,
            "a rating that nobody can question is worth nothing: fill `reason` and `by`",
        ));
    }
    let rating = match row.rating {
        Given::P => Rating::P,
        Given::S => Rating::S,
        Given::M => Rating::M,
        Given::U => Rating::U,
        Given::NotObserved => Rating::NotObserved,
    };
    Ok(PersonRating { criterion: row.criterion, rating, reason: row.reason, by: row.by })
}
