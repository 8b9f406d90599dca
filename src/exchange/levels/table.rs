//! Reading a table of levels, as a spreadsheet writes it, into one edit that is applied whole or not at all.

use std::collections::BTreeSet;

use super::{
    cells::{by_name, by_number, level, said, stands_for_nothing},
    encoding::{Encoding, decoded},
    fault::{LevelsError, LevelsFault},
    head::{Head, Meaning, SEPARATORS, find, find_row},
    lines::Lines,
    reading::Reading,
};
use crate::{
    assessment::{Edit, Field, Place, Stage, Value},
    rubric::{Indicator, Rubric},
};

/// Largest table that is read.
pub(super) const MAX_BYTES: usize = 8_400_000;
/// Most faults that are listed; more are of no help.
const MOST_FAULTS: usize = 50;

/// What a table says, and how it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelsTable {
    /// Edits that set what it says. An empty cell leaves what stands in the draft.
    pub edits: Vec<Edit>,
    /// What was taken for what.
    pub reading: Reading,
}

/// A row of a table, or what stands in the place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) enum Record {
    /// A row.
    Row {
        /// Its line, from 1.
        line: u64,
        /// Its cells.
        cells: Vec<String>,
    },
    /// A line that cannot be read.
    Broken {
        /// The line, from 1.
        line: u64,
    },
}

/// The records of a text, with their lines.
pub(super) fn records(text: &str, separator: u8) -> impl Iterator<Item = Record> {
    let mut lines = Lines::new(text);
    super::reader(text, separator).into_records().map(move |record| match record {
        Ok(record) => {
            Record::Row { line: lines.at(record.position()), cells: record.iter().map(str::to_owned).collect() }
        }
        Err(error) => Record::Broken { line: lines.at(error.position()) },
    })
}

/// The rows of a table of any kind, by each sign that may part its cells.
///
/// # Errors
/// Where the bytes are no text, or a quote leaves open what belongs to which row.
pub(in crate::exchange) fn text_records(bytes: &[u8]) -> Result<Vec<Vec<Record>>, LevelsFault> {
    let (text, _) = decoded(bytes)?;
    let with = |separator: u8| match quotes(&text, separator) {
        Quotes { alone: None, unclosed: None } => records(&text, separator).collect(),
        // Read with this sign nothing is certain; another one may be the right one.
        _ => Vec::new(),
    };
    Ok(SEPARATORS.map(with).to_vec())
}

/// Reads the rows of a sheet of a workbook as a table of levels.
///
/// # Errors
/// Lists everything that is wrong; then nothing of the table is used.
pub(in crate::exchange) fn levels_from_rows(rows: &[Record], rubric: &Rubric) -> Result<LevelsTable, LevelsError> {
    let head = find_row(rows).map_err(LevelsError::of)?;
    let reading = Reading::new(Encoding::Utf8, &head);
    Table::new(rows, &head, rubric, reading).finish(false)
}

/// Reads a table of levels.
///
/// # Errors
/// Lists everything that is wrong; then nothing of the table is used.
pub fn levels_from_csv(bytes: &[u8], rubric: &Rubric) -> Result<LevelsTable, LevelsError> {
    if bytes.len() > MAX_BYTES {
        return Err(LevelsError::of(LevelsFault::TooLarge));
    }
    let (text, encoding) = decoded(bytes).map_err(LevelsError::of)?;
    let text = text.as_ref();
    let head = find(text).map_err(|fault| {
        // A quote that takes the names of the columns with it is what is wrong.
        let open = matches!(fault, LevelsFault::NoHead { .. }).then(|| quotes(text, b';').unclosed).flatten();
        LevelsError::of(open.map_or(fault, |line| LevelsFault::Unclosed { line }))
    })?;
    let quotes = quotes(text, head.separator);
    if let Some(line) = quotes.alone {
        return Err(LevelsError::of(LevelsFault::Quote { line }));
    }
    if let Some(line) = quotes.unclosed {
        return Err(LevelsError::of(LevelsFault::Unclosed { line }));
    }
    let rows: Vec<Record> = records(text, head.separator).collect();
    Table::new(&rows, &head, rubric, Reading::new(encoding, &head)).finish(true)
}

/// A table while its rows are read.
struct Table<'a> {
    rows: &'a [Record],
    head: &'a Head,
    rubric: &'a Rubric,
    /// Where the indicator's number stands, and where its name; at least one of them is there.
    number: Option<usize>,
    name: Option<usize>,
    edits: Vec<Edit>,
    faults: Vec<LevelsFault>,
    seen: BTreeSet<String>,
    reading: Reading,
}

impl<'a> Table<'a> {
    fn new(rows: &'a [Record], head: &'a Head, rubric: &'a Rubric, reading: Reading) -> Self {
        let (edits, faults, seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        let place = |meaning: Meaning| head.column(meaning).map(|column| column.place);
        let [indicator, running, name] = [Meaning::Indicator, Meaning::Number, Meaning::Name].map(place);
        let mut table = Self { rows, head, rubric, number: None, name, edits, faults, seen, reading };
        (table.number, table.name) = match (indicator, running) {
            (Some(indicator), running) if !table.holds_names(indicator) => {
                // Beside the indicator's own number another one only counts the rows.
                table.reading.leave_out(running);
                (Some(indicator), name)
            }
            (Some(indicator), running) => {
                table.reading.leave_out(name);
                (running, Some(indicator))
            }
            (None, running) => (running, name),
        };
        table.reading.settle(table.number, table.name);
        table
    }

    /// Whether a column that could hold numbers of indicators holds their names.
    fn holds_names(&self, place: usize) -> bool {
        let rows = self.rows.iter().skip(self.head.above + 1).filter_map(|record| match record {
            Record::Row { cells, .. } => Some(cells),
            Record::Broken { .. } => None,
        });
        let cells = rows.filter_map(|row| said(row.get(place)?));
        let mut named = false;
        for cell in cells {
            if cell.starts_with(|letter: char| letter.is_ascii_digit()) || by_number(self.rubric, cell).is_some() {
                return false;
            }
            named = true;
        }
        named
    }

    /// Reads all rows; `of_text` where a quote in the text of the table could have taken rows with it.
    fn finish(mut self, of_text: bool) -> Result<LevelsTable, LevelsError> {
        self.read(of_text);
        let Self { edits, mut faults, seen, reading, .. } = self;
        if faults.is_empty() && seen.is_empty() {
            faults.push(LevelsFault::NoRows);
        }
        if faults.is_empty() { Ok(LevelsTable { edits, reading }) } else { Err(LevelsError { faults }) }
    }

    fn read(&mut self, of_text: bool) {
        for (place, record) in self.rows.iter().enumerate() {
            match record {
                Record::Broken { line } => self.faults.push(LevelsFault::Cells { line: *line }),
                Record::Row { line, cells } if place < self.head.above => {
                    if self.is_row(cells) {
                        self.faults.push(LevelsFault::AboveHead { line: *line, head: self.head.line });
                    }
                }
                Record::Row { .. } if place == self.head.above => {}
                Record::Row { cells, .. } if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Record::Row { line, cells } => {
                    let swallowed = if of_text { self.swallowed(cells, *line) } else { None };
                    let taken = match swallowed {
                        Some(within) => Err(LevelsFault::Swallowed { line: *line, within }),
                        None => self.row(cells, *line),
                    };
                    if let Err(fault) = taken {
                        self.faults.push(fault);
                    }
                }
            }
            if self.faults.len() >= MOST_FAULTS {
                break;
            }
        }
    }

    /// Whether cells name an indicator by its plain number where that stands, and a level of it.
    fn is_row(&self, cells: &[String]) -> bool {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        self.is_row_of(&cells)
    }

    fn is_row_of(&self, cells: &[&str]) -> bool {
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place)).copied().and_then(said);
        let bare = |cell: &&str| cell.bytes().all(|sign| sign.is_ascii_digit());
        let number = cell(self.number.or(self.name)).filter(bare);
        let indicator = number.and_then(|number| by_number(self.rubric, number));
        let found = cell(self.head.column(Meaning::Level).map(|column| column.place));
        indicator.zip(found).is_some_and(|((indicator, _), found)| level(self.rubric, indicator, found).is_some())
    }

    /// Line of what looks like another row inside a cell: a quote that is closed too late takes rows with it.
    fn swallowed(&self, record: &[String], line: u64) -> Option<u64> {
        let is_row = |text: &str| {
            let cells: Vec<&str> =
                text.split(char::from(self.head.separator)).map(|cell| cell.trim().trim_matches('"')).collect();
            self.is_row_of(&cells)
        };
        record.iter().find_map(|cell| {
            let rows = cell.lines().skip(1).position(is_row)?;
            Some(line + rows as u64 + 1)
        })
    }

    /// Takes what a row says.
    fn row(&mut self, record: &[String], line: u64) -> Result<(), LevelsFault> {
        let beside = |(place, cell): (usize, &String)| !cell.trim().is_empty() && !self.head.named.contains(&place);
        if record.iter().enumerate().any(beside) {
            return Err(LevelsFault::Cells { line });
        }
        if numbers_columns(record) {
            self.reading.groups.push(line);
            return Ok(());
        }
        let at = |meaning: Meaning| {
            let place = self.head.column(meaning)?.place;
            record.get(place).and_then(|cell| said(cell))
        };
        let [found, facts, analysis] = [Meaning::Level, Meaning::Facts, Meaning::Analysis].map(at);
        let cell = |place: Option<usize>| said(record.get(place?)?);
        let (number, name) = (cell(self.number), cell(self.name));
        let says_nothing = [found, facts, analysis].iter().all(Option::is_none);
        let indicator = match self.indicator(number, name, line) {
            // A line that only names a group, such as a domain, says nothing that could be taken.
            Err(_)
                if says_nothing && !number.is_some_and(|cell| cell.starts_with(|sign: char| sign.is_ascii_digit())) =>
            {
                self.reading.groups.push(line);
                return Ok(());
            }
            indicator => indicator?,
        };
        let id = &indicator.id;
        if !self.seen.insert(id.clone()) {
            return Err(LevelsFault::Twice { line, indicator: id.clone() });
        }
        let place = Place::first(id);
        if let Some(found) = found {
            let level = level(self.rubric, indicator, found).ok_or_else(|| LevelsFault::Level {
                line,
                indicator: id.clone(),
                found: found.to_owned(),
                lowest: indicator.lowest(),
                highest: indicator.highest(),
            })?;
            self.edits.push(Field::Value(place.clone(), Stage::SelfAssessment).set(Some(Value::Level(level))));
            self.reading.level.see(found, &level.to_string());
        }
        if let Some(facts) = facts {
            self.edits.push(Field::facts(place.clone()).set(facts.to_owned()));
        }
        if let Some(analysis) = analysis {
            self.edits.push(Field::analysis(place).set(analysis.to_owned()));
        }
        if let Some(shown) = number.or(name) {
            self.reading.indicator.see(shown, id);
        }
        let used = [Meaning::Level, Meaning::Facts, Meaning::Analysis].into_iter();
        let used = used.filter_map(|meaning| record.get(self.head.column(meaning)?.place));
        self.reading.blanks += used.filter(|cell| stands_for_nothing(cell)).count();
        Ok(())
    }

    /// The indicator that a row names.
    fn indicator(&self, number: Option<&str>, name: Option<&str>, line: u64) -> Result<&'a Indicator, LevelsFault> {
        let unknown = |found: &str| LevelsFault::Indicator { line, found: found.to_owned() };
        let Some(number) = number else {
            let name = name.filter(|_| self.number.is_none()).ok_or(LevelsFault::NoIndicator { line })?;
            return by_name(self.rubric, name).ok_or_else(|| unknown(name));
        };
        let (indicator, after) = by_number(self.rubric, number).ok_or_else(|| unknown(number))?;
        let named = [after].into_iter().chain(name).find_map(|name| by_name(self.rubric, name));
        match named.filter(|named| named.id != indicator.id) {
            Some(named) => {
                Err(LevelsFault::Contradiction { line, number: indicator.id.clone(), name: named.id.clone() })
            }
            None => Ok(indicator),
        }
    }
}

/// Whether a row only numbers the columns, as tables of offices do below their head: `(1)`, `(2)`, `(3)`.
fn numbers_columns(record: &[String]) -> bool {
    let mut cells = record.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).zip(1..).peekable();
    cells.peek().is_some() && cells.all(|(cell, number)| cell == format!("({number})"))
}

/// What is wrong with the quotes of a text, each with the line on which its cell begins.
#[derive(Default)]
struct Quotes {
    /// The first one inside a cell in quotes that is not doubled: what follows it could mean anything.
    alone: Option<u64>,
    /// One that opens a cell and is never closed.
    unclosed: Option<u64>,
}

fn quotes(text: &str, separator: u8) -> Quotes {
    let (mut line, mut open, mut bytes) = (1, None, text.bytes().peekable());
    let (mut begins, mut alone) = (true, None);
    while let Some(byte) = bytes.next() {
        match (byte, open) {
            (b'"', None) if begins => open = Some(line),
            // Two quotes inside a cell are one sign.
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (b'"', Some(opened)) => {
                let next = bytes.clone().find(|next| *next != b' ');
                let ends = next.is_none_or(|next| next == separator || matches!(next, b'\r' | b'\n'));
                alone = alone.or((!ends).then_some(opened));
                open = None;
            }
            _ => {}
        }
        line += u64::from(byte == b'\n');
        begins = byte == separator || byte == b'\n';
    }
    Quotes { alone, unclosed: open }
}
