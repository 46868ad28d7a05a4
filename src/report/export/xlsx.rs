//! The report as an Excel workbook: scorecard, criteria, list of injects (MSEL), time line and improvement plan, to sort,
//! filter and hand on. Figures are numbers, moments are dates in the exercise's local time; there is no formula in it.

use super::html::letter;
use super::{ends_later, printable};
use crate::base::*;
use crate::journal::{Fact, Journal, Side};
use crate::report::catalogue::{Known, Msg};
use crate::report::chart::palette::Role;
use crate::report::message::{Arg, Message, Noun, Words};
use crate::report::model::{Improvement, Report};
use crate::report::section::{element_word, phase_name, priority_word, rating_word};
use crate::report::wanted::Cut;
use crate::scenario::{Inject, InjectAt};
use crate::score::{Criterion, Finding, Measure, Metric, Rating, Scale, Scorecard};
use chrono::{Datelike as _, NaiveDateTime, NaiveTime, Timelike as _};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

/// The most characters that Excel takes in a cell.
const MOST_IN_CELL: usize = 32_767;

/// Moments, as everybody reads them alike; Excel's own long date follows the machine.
const MOMENT: &str = "yyyy-mm-dd hh:mm";

pub fn xlsx(report: &Report, journal: &Journal, card: &Scorecard, words: &Words) -> Vec<u8> {
    let sheets = [scorecard(card), criteria(card), msel(journal, words), time_line(report), improvements(report)];
    book(&sheets, report, words).expect("sheets of few columns with fixed names fit a workbook")
}

/// A sheet before it is written.
struct Sheet {
    name: Msg,
    /// Title, and width in characters.
    columns: Vec<(Msg, f64)>,
    rows: Vec<Vec<Value>>,
}

/// What a cell holds.
#[derive(Clone)]
enum Value {
    Nothing,
    Text(String),
    Say(Message),
    Word(Msg),
    Number(f64),
    /// With a decimal.
    Weight(f64),
    /// 0 to 1.
    Share(f64),
    /// As hours and minutes.
    Span(SimSpan),
    Moment(SimTime),
    /// The same, of which only hour and minute show.
    Hour(SimTime),
    Date(SimTime),
    Rating(Rating),
}

fn scorecard(card: &Scorecard) -> Sheet {
    let points = |points: Option<f64>| points.map_or(Value::Nothing, Value::Number);
    let mut rows: Vec<Vec<Value>> = card
        .phases
        .iter()
        .map(|row| vec![Value::Say(phase_name(row.phase)), points(row.points), Value::Rating(row.rating)])
        .collect();
    rows.push(vec![Value::Word(Msg::SheetOverall), Value::Nothing, Value::Rating(card.overall)]);
    let columns = vec![(Msg::ColumnPhase, 32.0), (Msg::ColumnPoints, 10.0), (Msg::ColumnRating, 40.0)];
    Sheet { name: Msg::SheetScorecard, columns, rows }
}

fn criteria(card: &Scorecard) -> Sheet {
    let row = |finding: &Finding| {
        let criterion = &card.rubric[finding.criterion];
        let name = Arg::Known(Known::Criterion, criterion.id.into(), criterion.sentence.into());
        vec![
            Value::Say(phase_name(criterion.task.phase)),
            Value::Text(criterion.task.to_string()),
            Value::Say(Message::new(Msg::Text).with("text", name)),
            measured(finding.measure),
            bound(criterion, |scale| scale.goal),
            bound(criterion, |scale| scale.limit),
            finding.points.map_or(Value::Nothing, Value::Number),
            if criterion.scale.is_some() { Value::Weight(criterion.weight) } else { Value::Nothing },
            Value::Rating(finding.rating),
        ]
    };
    Sheet {
        name: Msg::SheetCriteria,
        columns: vec![
            (Msg::ColumnPhase, 24.0),
            (Msg::ColumnTask, 8.0),
            (Msg::ColumnCriterion, 56.0),
            (Msg::ColumnMeasure, 16.0),
            (Msg::ColumnGoal, 12.0),
            (Msg::ColumnLimit, 12.0),
            (Msg::ColumnPoints, 10.0),
            (Msg::ColumnWeight, 10.0),
            (Msg::ColumnRating, 36.0),
        ],
        rows: card.findings.iter().map(row).collect(),
    }
}

fn measured(measure: Measure) -> Value {
    match measure {
        Measure::Span(span) => Value::Span(span),
        Measure::Share(share) => Value::Share(share),
        Measure::Count(n) => Value::Number(n as f64),
        Measure::Duty(true) => Value::Word(Msg::DutyDone),
        Measure::Duty(false) => Value::Word(Msg::DutyNotDone),
        Measure::NotReached => Value::Word(Msg::NotReached),
        Measure::NotApplicable => Value::Word(Msg::NotApplicable),
        Measure::NotObserved => Value::Word(Msg::NotObservedWord),
    }
}

fn bound(criterion: &Criterion, pick: fn(&Scale) -> f64) -> Value {
    let Some(scale) = &criterion.scale else { return Value::Word(Msg::DutyWord) };
    match scale.unit {
        Metric::Share => Value::Share(pick(scale)),
        Metric::Time => Value::Span(SimSpan(pick(scale) as i64)),
        Metric::Count | Metric::Duty => Value::Number(pick(scale)),
    }
}

/// The injects in the columns that exercise tools exchange, with what became of each.
fn msel(journal: &Journal, words: &Words) -> Sheet {
    // An inject is delivered or left out once.
    let mut fates: BTreeMap<InjectId, (bool, SimTime)> = BTreeMap::new();
    for entry in &journal.entries {
        match entry.fact() {
            Fact::InjectDelivered { inject, .. } => _ = fates.entry(inject).or_insert((true, entry.at)),
            Fact::InjectSkipped { inject } => _ = fates.entry(inject).or_insert((false, entry.at)),
            _ => {}
        }
    }
    let injects = words.scenario.exercise.injects.iter().enumerate();
    let rows = injects.map(|(number, row)| inject(row, fates.get(&InjectId::from(number)).copied(), words)).collect();
    let columns = vec![
        (Msg::SheetInjectNumber, 20.0),
        (Msg::SheetInjectTitle, 30.0),
        (Msg::SheetDescription, 60.0),
        (Msg::SheetScheduled, 11.0),
        (Msg::SheetScenarioDay, 10.0),
        (Msg::SheetScenarioTime, 10.0),
        (Msg::SheetFrom, 16.0),
        (Msg::SheetTo, 20.0),
        (Msg::SheetDelivery, 12.0),
        (Msg::SheetTrack, 12.0),
        (Msg::ColumnPhase, 20.0),
        (Msg::SheetExpected, 32.0),
        (Msg::SheetNotes, 40.0),
        (Msg::ColumnPriority, 10.0),
        (Msg::SheetLocation, 12.0),
        (Msg::SheetController, 14.0),
        (Msg::SheetStatus, 14.0),
        (Msg::SheetFiredAt, 17.0),
        (Msg::SheetFiredBy, 12.0),
        (Msg::SheetTrigger, 14.0),
    ];
    Sheet { name: Msg::SheetMsel, columns, rows }
}

fn inject(inject: &Inject, fate: Option<(bool, SimTime)>, words: &Words) -> Vec<Value> {
    let due = match inject.at {
        InjectAt::Time(at) => Some(at),
        InjectAt::When(_) | InjectAt::ByHand => None,
    };
    let hour = due.map_or(Value::Nothing, Value::Hour);
    let day = |at: SimTime| (words.clock.local(at).date() - words.clock.local(SimTime::ZERO).date()).num_days() + 1;
    let phase = |action: ActionId| words.scenario.actions.get(action.index()).map(|row| phase_name(row.task.phase));
    let expected = |(action, span): (ActionId, SimSpan)| {
        let action = Message::new(Msg::Plain).with("value", Arg::Action(action));
        Message::new(Msg::SheetExpectedWithin).say("action", action).span("span", span)
    };
    let facilitators = words.cut == Cut::Trainer;
    vec![
        Value::Text(inject.id.clone()),
        Value::Text(inject.title.clone()),
        Value::Text(inject.text.clone()),
        hour.clone(),
        due.map_or(Value::Nothing, |at| Value::Number(day(at) as f64)),
        hour,
        Value::Nothing,
        Value::Text(words.name(Noun::Role, inject.to.0)),
        Value::Nothing,
        Value::Nothing,
        inject.expected.and_then(|row| phase(row.0)).map_or(Value::Nothing, Value::Say),
        inject.expected.map(expected).map_or(Value::Nothing, Value::Say),
        if facilitators { Value::Text(inject.notes.clone()) } else { Value::Nothing },
        Value::Nothing,
        Value::Nothing,
        Value::Nothing,
        Value::Word(match fate {
            Some((true, _)) => Msg::SheetDelivered,
            Some((false, _)) => Msg::SheetLeftOut,
            None => Msg::SheetNotDelivered,
        }),
        match fate {
            Some((true, at)) => Value::Moment(at),
            _ => Value::Nothing,
        },
        Value::Nothing,
        Value::Word(match inject.at {
            InjectAt::Time(_) => Msg::SheetTriggerTime,
            InjectAt::When(_) => Msg::SheetTriggerCondition,
            InjectAt::ByHand => Msg::SheetTriggerHand,
        }),
    ]
}

fn time_line(report: &Report) -> Sheet {
    let row = |row: &crate::report::timeline::Row| {
        let said = Value::Say(row.message.clone());
        let (truth, team) = if row.side == Side::Truth { (said, Value::Nothing) } else { (Value::Nothing, said) };
        vec![
            Value::Number(f64::from(row.entry.0)),
            Value::Moment(row.at),
            if ends_later(row) { Value::Moment(row.until) } else { Value::Nothing },
            Value::Span(row.at - SimTime::ZERO),
            truth,
            team,
            row.note.clone().map_or(Value::Nothing, Value::Say),
            Value::Number(f64::from(row.count)),
        ]
    };
    Sheet {
        name: Msg::TimeLineTitle,
        columns: vec![
            (Msg::SheetEntry, 10.0),
            (Msg::ColumnTime, 17.0),
            (Msg::SheetUntil, 17.0),
            (Msg::ColumnSince, 14.0),
            (Msg::ColumnTruth, 60.0),
            (Msg::ColumnTeam, 60.0),
            (Msg::SheetWhyLate, 40.0),
            (Msg::SheetFacts, 10.0),
        ],
        rows: report.timeline.rows.iter().map(row).collect(),
    }
}

fn improvements(report: &Report) -> Sheet {
    let row = |row: &Improvement| {
        vec![
            Value::Say(row.capability.clone()),
            Value::Say(row.issue.clone()),
            Value::Say(row.action.clone()),
            Value::Word(element_word(row.element)),
            Value::Say(row.owner.clone()),
            Value::Date(row.start),
            Value::Date(row.due),
            Value::Word(priority_word(row.priority)),
            Value::Word(Msg::SheetProposed),
            row.reference.clone().map_or(Value::Nothing, Value::Say),
            Value::Number(f64::from(row.carried)),
            Value::Text(row.id.clone()),
        ]
    };
    Sheet {
        name: Msg::SheetImprovements,
        columns: vec![
            (Msg::ColumnCapability, 24.0),
            (Msg::ColumnIssue, 44.0),
            (Msg::ColumnCorrective, 50.0),
            (Msg::ColumnElement, 14.0),
            (Msg::ColumnOwner, 22.0),
            (Msg::ColumnStart, 12.0),
            (Msg::ColumnDueDate, 12.0),
            (Msg::ColumnPriority, 10.0),
            (Msg::SheetStatus, 12.0),
            (Msg::ColumnReference, 30.0),
            (Msg::ColumnCarried, 14.0),
            (Msg::ColumnId, 30.0),
        ],
        rows: report.improvements.iter().map(row).collect(),
    }
}

/// The fill behind a rating, pale enough for ink.
pub(super) fn ground(rating: Rating) -> u32 {
    match rating {
        Rating::P => 0x00E0_F2EA,
        Rating::S => rgb(Role::DetectPale),
        Rating::M => rgb(Role::WaitPale),
        Rating::U => rgb(Role::AttackPale),
        Rating::NotObserved => rgb(Role::Lane),
    }
}

/// `0xRRGGBB` on white.
pub(super) fn rgb(role: Role) -> u32 {
    let (r, g, b) = role.light();
    u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b)
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    /// Stays text when somebody edits the cell.
    quoted: Format,
    number: Format,
    weight: Format,
    share: Format,
    span: Format,
    moment: Format,
    hour: Format,
    date: Format,
    ratings: [Format; 5],
}

impl Looks {
    fn new() -> Looks {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let text = cell().set_text_wrap();
        let shown = |format: &str| cell().set_align(FormatAlign::Right).set_num_format(format);
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(rgb(Role::Lane))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(rgb(Role::Muted));
        let rating = |rating| {
            let look = cell().set_text_wrap().set_bold().set_indent(1);
            look.set_font_color(rgb(Role::Ink)).set_background_color(ground(rating))
        };
        Looks {
            head,
            quoted: text.clone().set_quote_prefix(),
            text,
            number: shown("#,##0"),
            weight: shown("0.0"),
            share: shown("0%"),
            span: shown("[h]:mm"),
            moment: shown(MOMENT),
            hour: shown("hh:mm"),
            date: shown("yyyy-mm-dd"),
            ratings: [Rating::P, Rating::S, Rating::M, Rating::U, Rating::NotObserved].map(rating),
        }
    }
}

fn book(sheets: &[Sheet], report: &Report, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = words.clock.local(SimTime::ZERO);
    let made = if dated(made) { made } else { NaiveDateTime::default() };
    let (date, time) = (made.date(), made.time());
    let stamp = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?.and_hms(
        time.hour() as u16,
        time.minute() as u8,
        time.second() as u8,
    )?;
    let title = cut(&words.say_first(&report.title), 255);
    let author = cut(&words.scenario.organisation.name, 255);
    book.set_properties(&DocProperties::new().set_title(title).set_company(author).set_creation_datetime(&stamp));
    let looks = Looks::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(words.word(sheet.name))?;
        page.set_freeze_panes(1, 0)?.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
        page.set_print_fit_to_pages(1, 0).set_row_height(0, 32)?;
        for (at, (title, width)) in sheet.columns.iter().enumerate() {
            page.set_column_width(at as u16, *width)?;
            page.write_string_with_format(0, at as u16, words.word(*title), &looks.head)?;
        }
        page.autofilter(0, 0, sheet.rows.len().max(1) as u32, sheet.columns.len() as u16 - 1)?;
        for (number, row) in sheet.rows.iter().enumerate() {
            let lines = row.iter().zip(&sheet.columns).map(|(value, column)| lines(value, column.1, words)).max();
            page.set_row_height(number as u32 + 1, LINE * lines.unwrap_or(1).clamp(1, 27) as f64)?;
            for (at, value) in row.iter().enumerate() {
                write(page, (number as u32 + 1, at as u16), value, words, &looks)?;
            }
        }
    }
    book.save_to_buffer()
}

/// Points of height; Excel takes 409 at most.
const LINE: f64 = 15.0;

/// How many lines a text takes in a column so many characters wide: not every program makes room by itself.
fn lines(value: &Value, width: f64, words: &Words) -> usize {
    let text = match value {
        Value::Text(text) => text.clone(),
        Value::Say(message) => words.say_first(message),
        _ => return 1,
    };
    // Words do not break, so a line is never quite full.
    let full = (width * 0.9).max(1.0);
    text.lines().map(|line| ((line.width() as f64 / full).ceil() as usize).max(1)).sum()
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    words: &Words,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut moment = |local: NaiveDateTime, format: &Format| {
        if dated(local) {
            page.write_datetime_with_format(row, column, local, format).map(|_| ())
        } else {
            page.write_string_with_format(row, column, local.to_string(), &looks.text).map(|_| ())
        }
    };
    match value {
        Value::Nothing => Ok(()),
        Value::Moment(at) => moment(words.clock.local(*at), &looks.moment),
        Value::Hour(at) => moment(words.clock.local(*at), &looks.hour),
        Value::Date(at) => moment(words.clock.local(*at).date().and_time(NaiveTime::MIN), &looks.date),
        Value::Number(number) => page.write_number_with_format(row, column, *number, &looks.number).map(|_| ()),
        Value::Weight(number) => page.write_number_with_format(row, column, *number, &looks.weight).map(|_| ()),
        Value::Share(share) => page.write_number_with_format(row, column, *share, &looks.share).map(|_| ()),
        // Excel shows no negative time.
        Value::Span(span) if span.0 < 0 => {
            page.write_string_with_format(row, column, words.clock.span(*span), &looks.text).map(|_| ())
        }
        Value::Span(span) => {
            let days = span.0 as f64 / SimSpan::days(1).0 as f64;
            page.write_number_with_format(row, column, days, &looks.span).map(|_| ())
        }
        Value::Rating(rating) => {
            let comma = words.language.word(Msg::Comma);
            let text = format!("{}{comma}{}", letter(*rating), words.word(rating_word(*rating)));
            page.write_string_with_format(row, column, text, &looks.ratings[*rating as usize]).map(|_| ())
        }
        Value::Text(text) => write_text(page, (row, column), text, looks),
        Value::Word(id) => write_text(page, (row, column), &words.say_first(&Message::new(*id)), looks),
        Value::Say(message) => write_text(page, (row, column), &words.say_first(message), looks),
    }
}

fn write_text(page: &mut Worksheet, (row, column): (u32, u16), text: &str, looks: &Looks) -> Result<(), XlsxError> {
    let text = cut(text, MOST_IN_CELL);
    if text.is_empty() {
        return Ok(());
    }
    let format = if text.starts_with(['=', '+', '-', '@']) { &looks.quoted } else { &looks.text };
    page.write_string_with_format(row, column, text, format).map(|_| ())
}

/// What XML takes, and no longer than so many of Excel's characters (UTF-16 units).
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    printable(text)
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

/// Excel's calendar begins in 1900 (with a day that never was) and ends with the year 9999.
pub(super) fn dated(local: NaiveDateTime) -> bool {
    (1901..=9999).contains(&local.year())
}
