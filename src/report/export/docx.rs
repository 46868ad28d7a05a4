//! The report as a Word document, in the order of HSEEP's after-action report and improvement plan: cover, the report's
//! sections, the plan on pages on their side. Written as Office Open XML by hand: no library here gives pictures a text,
//! tables a header row that repeats, and pages a language; all three are what a reader with a screen reader needs.
//! Charts are pictures with their finding as text, or tables where no picture can be drawn.

use super::html::letter;
use super::xlsx::{dated, ground, rgb};
use super::{anchors, ends_later, printable};
use crate::base::{EntryId, SimTime};
use crate::journal::Side;
use crate::report::catalogue::{Language, Msg};
use crate::report::chart::palette::Role;
use crate::report::message::{Arg, Message, Words};
use crate::report::model::{Block, Cell, Figure, Improvement, Report, Section, Sentence, Table};
use crate::report::section::{element_word, priority_word, rating_word};
use crate::report::timeline::Row;
use crate::score::Rating;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use unicode_width::UnicodeWidthStr as _;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Rows of the time line that are printed at most; `timeline.csv` has all.
const MOST_ROWS: usize = 300;
/// A4 within its margins, in twentieths of a point: upright, and on its side.
const UPRIGHT: usize = 9_638;
const ON_SIDE: usize = 14_570;
/// The section whose plan is printed on the last pages.
const PLAN: &str = "improvements";

/// `picture` draws a figure as PNG.
pub fn docx(report: &Report, words: &Words, picture: &dyn Fn(&Figure) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut paper =
        Paper { report, words, picture, body: String::new(), pictures: Vec::new(), lists: 0, printed: printed(report) };
    paper.cover();
    for section in report.sections.iter().filter(|section| section.id != PLAN) {
        paper.heading(1, &words.say_first(&section.title));
        section.blocks.iter().for_each(|block| paper.block(block));
    }
    paper.plan();
    pack(&paper)
}

/// The rows of the time line that are printed: all that matter or, of these, the turning points and what is cited.
fn printed(report: &Report) -> BTreeSet<EntryId> {
    let rows = || report.timeline.rows.iter();
    let matter: BTreeSet<EntryId> = rows().filter(|row| !row.routine || row.key).map(|row| row.entry).collect();
    if matter.len() <= MOST_ROWS {
        return matter;
    }
    let cited = Report::cited(&report.sections, &report.improvements);
    let cited = cited.iter().filter_map(|entry| report.timeline.anchor(*entry));
    let mut out: BTreeSet<EntryId> = rows().filter(|row| row.key).map(|row| row.entry).take(MOST_ROWS).collect();
    for entry in cited {
        if out.len() < MOST_ROWS {
            out.insert(entry);
        }
    }
    out
}

struct Paper<'a> {
    report: &'a Report,
    words: &'a Words<'a>,
    picture: &'a dyn Fn(&Figure) -> Option<Vec<u8>>,
    body: String,
    pictures: Vec<Vec<u8>>,
    /// Numbered lists so far: each begins at 1.
    lists: usize,
    printed: BTreeSet<EntryId>,
}

/// Text in an element or in an attribute.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn run(text: &str, looks: &str) -> String {
    format!("<w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", xml(text))
}

const BOLD: &str = "<w:b/><w:bCs/>";

/// A cell of a table: what it says, and how it looks.
#[derive(Default)]
struct Field {
    runs: String,
    /// For the width of its column.
    text: String,
    right: bool,
    fill: Option<u32>,
}

impl Field {
    fn said(text: String) -> Field {
        Field { runs: run(&text, ""), text, ..Field::default() }
    }
    fn bold(text: String) -> Field {
        Field { runs: run(&text, BOLD), text, ..Field::default() }
    }
}

impl Paper<'_> {
    fn paragraph(&mut self, style: &str, runs: &str) {
        let _ = write!(self.body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
    }
    fn heading(&mut self, level: u8, text: &str) {
        self.paragraph(&format!("Heading{level}"), &run(text, ""));
    }
    fn says(&mut self, style: &str, id: Msg) {
        self.paragraph(style, &run(&self.words.word(id), ""));
    }

    fn cover(&mut self) {
        let words = self.words;
        self.paragraph("Organisation", &run(&words.scenario.organisation.name, ""));
        self.paragraph("Title", &run(&words.scenario.exercise.title, ""));
        self.says("Subtitle", Msg::DocKind);
        let start = Message::new(Msg::Plain).with("value", Arg::AtFull(SimTime::ZERO));
        self.paragraph("Subtitle", &run(&words.say(&start), ""));
        self.says("Draft", Msg::DocDraft);
        self.paragraph("Small", &run(&words.say(&self.report.subtitle), ""));
        self.body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }

    fn block(&mut self, block: &Block) {
        let words = self.words;
        match block {
            Block::Text(sentence) => {
                let runs = self.sentence(sentence);
                self.paragraph("Normal", &runs);
            }
            Block::List(list) => {
                for sentence in list {
                    let runs = self.sentence(sentence);
                    self.paragraph("ListBullet", &runs);
                }
            }
            Block::Findings(list) => self.findings(list),
            Block::Pairs(pairs) => {
                let row = |pair: &(Message, Cell)| {
                    let key = Field { fill: Some(rgb(Role::Lane)), ..Field::bold(words.say_first(&pair.0)) };
                    vec![key, self.cell(&pair.1, false)]
                };
                let rows: Vec<Vec<Field>> = pairs.iter().map(row).collect();
                self.grid(&[], &rows, UPRIGHT);
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Strip(cells) => {
                self.heading(2, &words.word(Msg::PhasesAtAGlance));
                let rows: Vec<Vec<Field>> = cells
                    .iter()
                    .map(|cell| vec![Field::said(words.say(&cell.name)), self.rating(cell.rating)])
                    .collect();
                self.grid(&[Msg::ColumnPhase, Msg::ColumnRating], &rows, UPRIGHT);
            }
            Block::Targets(targets) if targets.is_empty() => {}
            Block::Targets(targets) => {
                self.heading(2, &words.word(Msg::TargetsHeading));
                let row = |target: &crate::report::model::Target| {
                    let mut name = Field::said(words.say_first(&target.name));
                    name.runs.push_str(&self.evidence(&target.evidence));
                    let actual = Field::bold(words.say(&target.actual));
                    let [goal, limit] = [&target.goal, &target.limit].map(|message| Field::said(words.say(message)));
                    vec![name, actual, goal, limit, self.rating(target.rating)]
                };
                let rows: Vec<Vec<Field>> = targets.iter().map(row).collect();
                let columns =
                    [Msg::ColumnCriterion, Msg::ColumnMeasure, Msg::ColumnGoal, Msg::ColumnLimit, Msg::ColumnRating];
                self.grid(&columns, &rows, UPRIGHT);
            }
            Block::TimeLine => self.time_line(),
        }
    }

    fn findings(&mut self, list: &[Sentence]) {
        self.heading(2, &self.words.word(Msg::FindingsHeading));
        if list.is_empty() {
            self.says("Normal", Msg::NoFindings);
            return;
        }
        self.lists += 1;
        let number = self.lists + 1;
        for sentence in list {
            let runs = self.sentence(sentence);
            let _ = write!(
                self.body,
                "<w:p><w:pPr><w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/>\
                 </w:numPr></w:pPr>{runs}</w:p>"
            );
        }
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        run(&self.words.say_first(&sentence.message), "") + &self.evidence(&sentence.evidence)
    }

    /// `[12]`: the entry, with a link where its row is printed.
    fn evidence(&self, evidence: &[EntryId]) -> String {
        let mut out = String::new();
        for anchor in anchors(self.report, evidence) {
            let mark = run(&format!(" [{}]", anchor.0), "<w:rStyle w:val=\"Evidence\"/>");
            if self.printed.contains(&anchor) {
                let _ = write!(out, "<w:hyperlink w:anchor=\"e{}\">{mark}</w:hyperlink>", anchor.0);
            } else {
                out.push_str(&mark);
            }
        }
        out
    }

    fn rating(&self, rating: Rating) -> Field {
        let comma = self.words.language.word(Msg::Comma);
        let text = format!("{}{comma}{}", letter(rating), self.words.word(rating_word(rating)));
        Field { fill: Some(ground(rating)), ..Field::bold(text) }
    }

    fn cell(&self, cell: &Cell, right: bool) -> Field {
        let mut out = match cell.rating {
            Some(rating) => self.rating(rating),
            None => Field { right, ..Field::said(self.words.say_first(&cell.message)) },
        };
        out.runs.push_str(&self.evidence(&cell.evidence));
        out.text.extend(anchors(self.report, &cell.evidence).map(|_| " [000]"));
        out
    }

    fn table(&mut self, table: &Table) {
        if let Some(title) = &table.title {
            self.paragraph("TableTitle", &run(&self.words.say_first(title), ""));
        }
        let heads = table
            .columns
            .iter()
            .map(|column| Field { right: column.numeric, ..Field::bold(self.words.say_first(&column.title)) });
        let heads: Vec<Field> = heads.collect();
        let numeric = |at: usize| table.columns.get(at).is_some_and(|column| column.numeric);
        let row = |row: &Vec<Cell>| row.iter().enumerate().map(|(at, cell)| self.cell(cell, numeric(at))).collect();
        let rows: Vec<Vec<Field>> = table.rows.iter().map(row).collect();
        self.ruled(&heads, &rows, UPRIGHT);
    }

    fn figure(&mut self, figure: &Figure) {
        let title = self.words.say_first(&figure.title);
        let note = self.words.say_first(&figure.note);
        let picture = (self.picture)(figure);
        match picture.as_deref().and_then(pixels) {
            // A chart bears its title.
            Some(size) => self.draw(picture.unwrap_or_default(), size, &title, &note),
            None => {
                self.heading(2, &title);
                self.table(&figure.table);
            }
        }
        self.paragraph("Small", &run(&note, ""));
    }

    /// As wide as the page or, where it would not fit one, as high.
    fn draw(&mut self, picture: Vec<u8>, (width, height): (u32, u32), title: &str, note: &str) {
        // In English metric units, 635 to a twentieth of a point.
        let (widest, highest) = (UPRIGHT as u64 * 635, 8_200_000);
        let mut size = (widest, widest * u64::from(height) / u64::from(width));
        if size.1 > highest {
            size = (highest * u64::from(width) / u64::from(height), highest);
        }
        self.pictures.push(picture);
        let (number, wide, high) = (self.pictures.len(), size.0.max(1), size.1.max(1));
        let (title, note) = (xml(title), xml(note));
        let _ = write!(
            self.body,
            "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{number}\" name=\"Chart {number}\" title=\"{title}\" descr=\"{title}. {note}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"chart{number}.png\" descr=\"{title}. {note}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdPicture{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
    }

    fn time_line(&mut self) {
        let words = self.words;
        let rows: Vec<Vec<Field>> = self
            .report
            .timeline
            .rows
            .iter()
            .filter(|row| self.printed.contains(&row.entry))
            .map(|row| self.moment(row))
            .collect();
        let left = self.report.timeline.rows.len() - rows.len();
        let note = words.say(&self.report.timeline.note());
        self.paragraph("Normal", &run(&note, ""));
        if left > 0 {
            let note = Message::new(Msg::DocRowsLeft).count("n", left as u64);
            self.paragraph("Normal", &run(&words.say_first(&note), ""));
        }
        let columns = [Msg::SheetEntry, Msg::ColumnTime, Msg::ColumnTruth, Msg::ColumnTeam];
        self.grid(&columns, &rows, UPRIGHT);
    }

    fn moment(&self, row: &Row) -> Vec<Field> {
        let words = self.words;
        let mut said = words.say_first(&row.message);
        if ends_later(row) {
            let until = Message::new(Msg::Plain).with("value", Arg::At(row.until));
            said += &words.say(&Message::new(Msg::Aside).say("text", Message::new(Msg::DocUntil).say("at", until)));
        }
        let mut cell = if row.key { Field::bold(said) } else { Field::said(said) };
        if let Some(note) = &row.note {
            let note = words.say(&Message::new(Msg::Aside).say("text", note.clone()));
            cell.runs.push_str(&run(&note, "<w:i/><w:iCs/>"));
        }
        let id = row.entry.0;
        let mut number = Field { right: true, ..Field::said(id.to_string()) };
        number.runs =
            format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"e{id}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/>", number.runs);
        let at = Message::new(Msg::Plain).with("value", Arg::At(row.at));
        let mut out = vec![number, Field::said(words.say(&at)), Field::default(), Field::default()];
        out[if row.side == Side::Truth { 2 } else { 3 }] = cell;
        out
    }

    /// The improvement plan, on pages on their side.
    fn plan(&mut self) {
        let words = self.words;
        // What came before ends here, upright.
        let _ = write!(self.body, "<w:p><w:pPr>{}</w:pPr></w:p>", page(false));
        let own = self.report.sections.iter().find(|section| section.id == PLAN);
        let title = own.map_or_else(|| words.word(Msg::SheetImprovements), |own| words.say_first(&own.title));
        self.heading(1, &title);
        let said = |section: &Section| -> Vec<Block> {
            section.blocks.iter().filter(|block| !matches!(block, Block::Table(_))).cloned().collect()
        };
        own.map(said).unwrap_or_default().iter().for_each(|block| self.block(block));
        if self.report.improvements.is_empty() {
            self.says("Normal", Msg::DocNoImprovements);
        } else {
            self.says("Normal", Msg::DocDraft);
            let row = |row: &Improvement| {
                let day = |at: SimTime| Field::said(words.clock.local(at).date().to_string());
                let mut issue = Field::said(words.say_first(&row.issue));
                issue.runs.push_str(&self.evidence(&row.evidence));
                vec![
                    Field::said(words.say_first(&row.capability)),
                    issue,
                    Field::said(words.say_first(&row.action)),
                    Field::said(words.word(element_word(row.element))),
                    Field::said(words.say_first(&row.owner)),
                    day(row.start),
                    day(row.due),
                    Field::said(words.word(priority_word(row.priority))),
                ]
            };
            let rows: Vec<Vec<Field>> = self.report.improvements.iter().map(row).collect();
            let columns = [
                Msg::ColumnCapability,
                Msg::ColumnIssue,
                Msg::ColumnCorrective,
                Msg::ColumnElement,
                Msg::ColumnOwner,
                Msg::ColumnStart,
                Msg::ColumnDueDate,
                Msg::ColumnPriority,
            ];
            self.grid(&columns, &rows, ON_SIDE);
        }
        self.body.push_str(&page(true));
    }

    fn grid(&mut self, columns: &[Msg], rows: &[Vec<Field>], width: usize) {
        let heads: Vec<Field> = columns.iter().map(|id| Field::bold(self.words.word(*id))).collect();
        self.ruled(&heads, rows, width);
    }

    fn ruled(&mut self, heads: &[Field], rows: &[Vec<Field>], width: usize) {
        let widths = widths(heads, rows, width);
        if widths.is_empty() {
            return;
        }
        let _ = write!(
            self.body,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>"
        );
        for wide in &widths {
            let _ = write!(self.body, "<w:gridCol w:w=\"{wide}\"/>");
        }
        self.body.push_str("</w:tblGrid>");
        if !heads.is_empty() {
            self.row(heads, &widths, "<w:cantSplit/><w:tblHeader/>", Some(rgb(Role::Lane)));
        }
        for row in rows {
            self.row(row, &widths, "<w:cantSplit/>", None);
        }
        self.body.push_str("</w:tbl>");
        self.paragraph("After", "");
    }

    fn row(&mut self, cells: &[Field], widths: &[usize], kind: &str, fill: Option<u32>) {
        let _ = write!(self.body, "<w:tr><w:trPr>{kind}</w:trPr>");
        for (at, width) in widths.iter().enumerate() {
            let _ = write!(self.body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
            let cell = cells.get(at);
            if let Some(fill) = cell.and_then(|cell| cell.fill).or(fill) {
                let _ = write!(self.body, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill:06X}\"/>");
            }
            let place = if cell.is_some_and(|cell| cell.right) { "<w:jc w:val=\"end\"/>" } else { "" };
            let runs = cell.map_or("", |cell| cell.runs.as_str());
            let _ = write!(
                self.body,
                "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{place}</w:pPr>{runs}</w:p></w:tc>"
            );
        }
        self.body.push_str("</w:tr>");
    }
}

/// Widths of columns that sum to no more than the whole: by how much they say, none narrower than its longest word where
/// that can be.
fn widths(heads: &[Field], rows: &[Vec<Field>], whole: usize) -> Vec<usize> {
    /// A letter of a table, and what stands beside the text of a cell, in twentieths of a point.
    const LETTER: f64 = 104.0;
    const BESIDE: f64 = 190.0;
    let columns = rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or(0);
    let texts =
        |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(heads.get(at)).map(|cell| cell.text.as_str());
    let least = |at: usize| {
        // A blank that does not break belongs to its word; Chinese breaks anywhere.
        let letters = |word: &str| word.width().min(if word.is_ascii() { 16 } else { 10 });
        let word = texts(at).flat_map(|text| text.split(' ')).map(letters).max().unwrap_or(0);
        word as f64 * LETTER + BESIDE
    };
    // What a column would like, up to a line that can be read at a glance.
    let liked = |at: usize| {
        let longest = texts(at).map(|text| text.width()).max().unwrap_or(0);
        longest.min(70) as f64 * LETTER + BESIDE
    };
    let least: Vec<f64> = (0..columns).map(least).collect();
    let lacks: Vec<f64> = (0..columns).map(|at| (liked(at) - least[at]).max(0.0)).collect();
    let whole = whole as f64;
    let (needed, lack) = (least.iter().sum::<f64>().max(1.0), lacks.iter().sum::<f64>());
    // Too little room shrinks all; more than enough widens all.
    let spare = (whole - needed).max(0.0);
    let met = if lack > 0.0 { (spare / lack).min(1.0) } else { 0.0 };
    let stretch = whole / (needed + met * lack);
    least.iter().zip(&lacks).map(|(least, lack)| ((least + met * lack) * stretch) as usize).collect()
}

/// Width and height of a PNG, both at least 1.
fn pixels(png: &[u8]) -> Option<(u32, u32)> {
    let side =
        |at: usize| png.get(at..at + 4).map(|bytes| bytes.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)));
    let (width, height) = (side(16)?, side(20)?);
    (png.starts_with(b"\x89PNG") && width > 0 && height > 0).then_some((width, height))
}

/// The end of a part of the document: size of its pages, and their footer.
fn page(on_side: bool) -> String {
    let size =
        if on_side { "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" } else { "w:w=\"11906\" w:h=\"16838\"" };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:type w:val=\"nextPage\"/><w:pgSz {size}/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         </w:sectPr>"
    )
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PARTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

fn pack(paper: &Paper) -> Vec<u8> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), content_types().into_bytes()),
        ("_rels/.rels".into(), relations(&[
            ("rId1".into(), "officeDocument", "word/document.xml".into()),
            ("rId2".into(), "extended-properties", "docProps/app.xml".into()),
        ], "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>").into_bytes()),
        ("docProps/app.xml".into(), format!(
            "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>sandtable</Application></Properties>"
        ).into_bytes()),
        ("docProps/core.xml".into(), core(paper).into_bytes()),
        ("word/document.xml".into(), format!("{HEAD}<w:document {SPACES}><w:body>{}</w:body></w:document>", paper.body).into_bytes()),
        ("word/styles.xml".into(), styles(paper.words.language).into_bytes()),
        ("word/settings.xml".into(), format!("{HEAD}<w:settings {SPACES}><w:defaultTabStop w:val=\"567\"/></w:settings>").into_bytes()),
        ("word/numbering.xml".into(), numbering(paper.lists).into_bytes()),
        ("word/footer1.xml".into(), footer(paper).into_bytes()),
    ];
    let mut links: Vec<(String, &str, String)> = vec![
        ("rIdStyles".into(), "styles", "styles.xml".into()),
        ("rIdSettings".into(), "settings", "settings.xml".into()),
        ("rIdNumbering".into(), "numbering", "numbering.xml".into()),
        ("rIdFooter".into(), "footer", "footer1.xml".into()),
    ];
    for (at, picture) in paper.pictures.iter().enumerate() {
        let name = format!("media/chart{}.png", at + 1);
        links.push((format!("rIdPicture{}", at + 1), "image", name.clone()));
        files.push((format!("word/{name}"), picture.clone()));
    }
    files.push(("word/_rels/document.xml.rels".into(), relations(&links, "").into_bytes()));
    let never = "a few files of fixed names fit an archive in memory";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Not the hour of the machine.
    let deflated = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        archive.start_file(name, deflated).expect(never);
        archive.write_all(&bytes).expect(never);
    }
    archive.finish().expect(never).into_inner()
}

fn content_types() -> String {
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("footer1", "footer"),
    ];
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for (file, kind) in parts {
        let _ = write!(out, "<Override PartName=\"/word/{file}.xml\" ContentType=\"{PARTS}.{kind}+xml\"/>");
    }
    out + "</Types>"
}

fn relations(links: &[(String, &str, String)], more: &str) -> String {
    let mut out =
        format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (id, kind, target) in links {
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    out + more + "</Relationships>"
}

/// Title, author and language; dated by STARTEX, not by the machine.
fn core(paper: &Paper) -> String {
    let words = paper.words;
    let made = if dated(words.clock.local(SimTime::ZERO)) {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}Z</dcterms:created>", words.clock.iso(SimTime::ZERO))
    } else {
        String::new()
    };
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{}</dc:language>{made}</cp:coreProperties>",
        xml(&words.say_first(&paper.report.title)),
        xml(&words.scenario.organisation.name),
        region(words.language)
    )
}

/// The language as Word knows it.
fn region(language: Language) -> &'static str {
    match language {
        Language::English => "en-GB",
        Language::TraditionalChinese => "zh-TW",
        Language::SimplifiedChinese => "zh-CN",
    }
}

fn footer(paper: &Paper) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let title = run(&paper.words.say_first(&paper.report.title), "");
    let draft = run(&paper.words.word(Msg::DocDraftMark), BOLD);
    format!(
        "{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{title}{}{draft}{}{}{}{}</w:p></w:ftr>",
        run(" · ", ""),
        run(" · ", ""),
        field("PAGE"),
        run(" / ", ""),
        field("NUMPAGES")
    )
}

fn numbering(lists: usize) -> String {
    let level = |kind: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{kind}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"start\"/>\
             <w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl>"
        )
    };
    let mut out = format!(
        "{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level("bullet", "•"),
        level("decimal", "%1.")
    );
    for list in 0..lists {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            list + 2
        );
    }
    out + "</w:numbering>"
}

fn styles(language: Language) -> String {
    let eastern = match language {
        Language::English | Language::TraditionalChinese => "Microsoft JhengHei",
        Language::SimplifiedChinese => "Microsoft YaHei",
    };
    let (ink, muted, rule) = (rgb(Role::Ink), rgb(Role::Muted), rgb(Role::Rule));
    let eastern_tag = if language == Language::SimplifiedChinese { "zh-CN" } else { "zh-TW" };
    let mut out = format!(
        "{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"{eastern}\" w:cs=\"Arial\"/><w:color w:val=\"{ink:06X}\"/>\
         <w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"{eastern_tag}\" w:bidi=\"he-IL\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    );
    let size = |half: u32| format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>");
    let faint = format!("<w:color w:val=\"{muted:06X}\"/>");
    let alarm = format!("<w:color w:val=\"{:06X}\"/>", rgb(Role::Attack));
    let list = |number: u32| {
        format!(
            "<w:numPr><w:numId w:val=\"{number}\"/></w:numPr><w:spacing w:after=\"60\"/><w:ind w:left=\"425\" w:hanging=\"425\"/>"
        )
    };
    // Id, name as Word knows it, of the paragraph, of the text.
    let rows: [(&str, &str, String, String); 14] = [
        ("Title", "Title", "<w:spacing w:before=\"120\" w:after=\"200\"/>".into(), format!("{BOLD}{}", size(60))),
        ("Subtitle", "Subtitle", String::new(), format!("{faint}{}", size(28))),
        ("Organisation", "Organisation", "<w:spacing w:before=\"2800\"/>".into(), format!("{faint}{}", size(28))),
        (
            "Draft",
            "Draft",
            format!(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"{:06X}\"/></w:pBdr><w:spacing w:before=\"480\" w:after=\"480\"/>",
                rgb(Role::Attack)
            ),
            format!("{BOLD}{alarm}{}", size(24)),
        ),
        (
            "Heading1",
            "heading 1",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"440\" w:after=\"140\"/><w:outlineLvl w:val=\"0\"/>"
                .into(),
            format!("{BOLD}{}", size(34)),
        ),
        (
            "Heading2",
            "heading 2",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>"
                .into(),
            format!("{BOLD}{}", size(24)),
        ),
        (
            "TableTitle",
            "Table title",
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"80\"/>".into(),
            BOLD.into(),
        ),
        ("ListBullet", "List Bullet", list(1), String::new()),
        (
            "ListNumber",
            "List Number",
            "<w:spacing w:after=\"60\"/><w:ind w:left=\"425\" w:hanging=\"425\"/>".into(),
            String::new(),
        ),
        (
            "TableText",
            "Table text",
            "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>".into(),
            size(17),
        ),
        (
            "Picture",
            "Picture",
            "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>".into(),
            String::new(),
        ),
        ("Small", "Small", String::new(), format!("{faint}{}", size(18))),
        ("After", "After a table", "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>".into(), size(8)),
        ("Footer", "footer", "<w:jc w:val=\"end\"/>".into(), format!("{faint}{}", size(16))),
    ];
    out.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
    );
    for (id, name, paragraph, text) in rows {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
        );
    }
    let sides = ["top", "bottom", "insideH"];
    let lines: String = sides
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{rule:06X}\"/>"))
        .collect();
    let _ = write!(
        out,
        "<w:style w:type=\"character\" w:styleId=\"Evidence\"><w:name w:val=\"Evidence\"/><w:rPr>{faint}{}</w:rPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Grid\"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>\
         <w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>",
        size(15)
    );
    out
}
