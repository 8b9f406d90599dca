//! Reading a table of levels, as a spreadsheet writes it, into one edit that is applied whole or not at all.

use std::collections::BTreeSet;

use super::{
    cells::{by_name, by_number, level, said, stands_for_nothing},
    encoding::decoded,
    fault::{LevelsError, LevelsFault},
    head::{Head, Meaning, find},
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
    let mut table = Table::new(text, &head, rubric, Reading::new(encoding, &head));
    table.read();
    let Table { edits, mut faults, seen, reading, .. } = table;
    if faults.is_empty() && seen.is_empty() {
        faults.push(LevelsFault::NoRows);
    }
    if faults.is_empty() { Ok(LevelsTable { edits, reading }) } else { Err(LevelsError { faults }) }
}

/// A table while its rows are read.
struct Table<'a> {
    text: &'a str,
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
    fn new(text: &'a str, head: &'a Head, rubric: &'a Rubric, reading: Reading) -> Self {
        let (edits, faults, seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        let place = |meaning: Meaning| head.column(meaning).map(|column| column.place);
        let [indicator, running, name] = [Meaning::Indicator, Meaning::Number, Meaning::Name].map(place);
        let mut table = Self { text, head, rubric, number: None, name, edits, faults, seen, reading };
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
        let mut reader = super::reader(self.text, self.head.separator);
        let rows = reader.records().skip(self.head.above + 1).filter_map(Result::ok);
        let cells = rows.filter_map(|row| row.get(place).and_then(said).map(str::to_owned));
        let mut named = false;
        for cell in cells {
            if cell.starts_with(|letter: char| letter.is_ascii_digit()) || by_number(self.rubric, &cell).is_some() {
                return false;
            }
            named = true;
        }
        named
    }

    fn read(&mut self) {
        let mut reader = super::reader(self.text, self.head.separator);
        let mut lines = Lines::new(self.text);
        for (place, record) in reader.records().enumerate() {
            match record {
                Err(error) => self.faults.push(LevelsFault::Cells { line: lines.at(error.position()) }),
                Ok(record) if place < self.head.above => {
                    let line = lines.at(record.position());
                    if self.is_row(&record) {
                        self.faults.push(LevelsFault::AboveHead { line, head: self.head.line });
                    }
                }
                Ok(_) if place == self.head.above => {}
                Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(record) => {
                    let line = lines.at(record.position());
                    if let Err(fault) = self.row(&record, line) {
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
    fn is_row(&self, record: &csv::StringRecord) -> bool {
        let cells: Vec<&str> = record.iter().collect();
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
    fn swallowed(&self, record: &csv::StringRecord, line: u64) -> Option<u64> {
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
    fn row(&mut self, record: &csv::StringRecord, line: u64) -> Result<(), LevelsFault> {
        if let Some(within) = self.swallowed(record, line) {
            return Err(LevelsFault::Swallowed { line, within });
        }
        let beside = |(place, cell): (usize, &str)| !cell.trim().is_empty() && !self.head.named.contains(&place);
        if record.iter().enumerate().any(beside) {
            return Err(LevelsFault::Cells { line });
        }
        if numbers_columns(record) {
            self.reading.groups.push(line);
            return Ok(());
        }
        let at = |meaning: Meaning| {
            let place = self.head.column(meaning)?.place;
            record.get(place).and_then(said)
        };
        let [found, facts, analysis] = [Meaning::Level, Meaning::Facts, Meaning::Analysis].map(at);
        let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).and_then(said);
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
fn numbers_columns(record: &csv::StringRecord) -> bool {
    let mut cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).zip(1..).peekable();
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
