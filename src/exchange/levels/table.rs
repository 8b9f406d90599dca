//! Reading a table of levels, as a spreadsheet writes it, into one edit that is applied whole or not at all.

use std::collections::BTreeSet;

use crate::{
    assessment::{Edit, Field, Place, Stage, Value},
    rubric::Rubric,
};

/// Largest table that is read.
pub(super) const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Most faults that are listed; more are of no help.
const MOST_FAULTS: usize = 50;

/// Why a table was refused. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table was refused")]
pub struct LevelsError {
    /// What is wrong, in order of the lines.
    pub faults: Vec<LevelsFault>,
}

/// One thing that is wrong in a table, with its line from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelsFault {
    /// More bytes than are read.
    TooLarge,
    /// Not UTF-8.
    NotText {
        /// Line.
        line: u64,
    },
    /// The first line does not name the columns.
    NoHead {
        /// What it says.
        found: String,
    },
    /// A column is not known or named twice.
    Column {
        /// Its name.
        name: String,
    },
    /// No line below the first.
    NoRows,
    /// A line with too many or too few cells, or quotes that do not close.
    Cells {
        /// Line.
        line: u64,
    },
    /// The framework has no such indicator.
    Indicator {
        /// Line.
        line: u64,
        /// What stands there.
        found: String,
    },
    /// A quote that opens a cell and is never closed.
    Unclosed {
        /// Line it stands on.
        line: u64,
    },
    /// A cell that holds what looks like another row.
    Swallowed {
        /// Line.
        line: u64,
        /// Line of that other row.
        within: u64,
    },
    /// The indicator was named before.
    Twice {
        /// Line.
        line: u64,
        /// The indicator.
        indicator: String,
    },
    /// The indicator has no such level.
    Level {
        /// Line.
        line: u64,
        /// The indicator.
        indicator: String,
        /// What stands there.
        found: String,
        /// Lowest level it can have.
        lowest: u8,
        /// Highest level it can have.
        highest: u8,
    },
}

/// The columns; the first two must be there.
const COLUMNS: [&str; 4] = ["indikator", "tingkat", "fakta", "analisis"];

/// Edits that set what the table says. An empty cell leaves what stands in the draft.
///
/// # Errors
/// Lists everything that is wrong; then nothing of the table is used.
pub fn levels_from_csv(bytes: &[u8], rubric: &Rubric) -> Result<Vec<Edit>, LevelsError> {
    let one = |fault| LevelsError { faults: vec![fault] };
    if bytes.len() > MAX_BYTES {
        return Err(one(LevelsFault::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        one(LevelsFault::NotText { line: before.split(|byte| *byte == b'\n').count() as u64 })
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let columns = columns(head, separator).map_err(one)?;
    if let Some(line) = unclosed(text, separator) {
        return Err(one(LevelsFault::Unclosed { line }));
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let mut lines = Lines { text, byte: 0, line: 1 };
    let (mut edits, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for record in reader.records() {
        match record {
            Err(error) => faults.push(LevelsFault::Cells { line: lines.at(error.position()) }),
            Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(record) => {
                let line = lines.at(record.position());
                if let Some(within) = swallowed(&record, line, separator, rubric) {
                    faults.push(LevelsFault::Swallowed { line, within });
                    continue;
                }
                match row(&record, line, &columns, rubric) {
                    Ok((indicator, _)) if !seen.insert(indicator.clone()) => {
                        faults.push(LevelsFault::Twice { line, indicator });
                    }
                    Ok((_, more)) => edits.extend(more),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() && seen.is_empty() {
        faults.push(LevelsFault::NoRows);
    }
    if faults.is_empty() { Ok(edits) } else { Err(LevelsError { faults }) }
}

/// Line of a quote that opens a cell and is never closed.
fn unclosed(text: &str, separator: u8) -> Option<u64> {
    let (mut line, mut open, mut bytes) = (1, None, text.bytes().peekable());
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        match (byte, open) {
            (b'"', None) if begins => open = Some(line),
            // Two quotes inside a cell are one sign.
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (b'"', Some(_)) => open = None,
            _ => {}
        }
        line += u64::from(byte == b'\n');
        begins = byte == separator || byte == b'\n';
    }
    open
}

/// Line of what looks like another row inside a cell: a quote that is closed too late takes rows with it.
fn swallowed(record: &csv::StringRecord, line: u64, separator: u8, rubric: &Rubric) -> Option<u64> {
    let is_row = |text: &str| {
        let mut cells = text.split(char::from(separator));
        let number = cells.next().unwrap_or_default().trim().trim_matches('"');
        let level = cells.next().map(|level| level.trim().trim_matches('"'));
        rubric.indicator(number).is_some_and(|indicator| {
            level.is_some_and(|level| level.parse().is_ok_and(|level| indicator.level(level).is_some()))
        })
    };
    record.iter().find_map(|cell| {
        let rows = cell.lines().skip(1).position(is_row)?;
        Some(line + rows as u64 + 1)
    })
}

/// Counts lines. The reader's own positions lie before the empty lines it skips.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// Line of the record that is found from a position on; positions come in their order.
    fn at(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.map_or(self.byte, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = self.text.as_bytes().get(self.byte..).unwrap_or_default();
        for (place, byte) in (self.byte..).zip(rest) {
            if place >= from && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.byte = place + 1;
            self.line += u64::from(*byte == b'\n');
        }
        self.line
    }
}

/// Names of the columns in their order.
fn columns(head: &str, separator: u8) -> Result<Vec<&'static str>, LevelsFault> {
    let mut columns = Vec::new();
    for name in head.split(char::from(separator)) {
        let name = name.trim().trim_matches('"').trim();
        let known = COLUMNS.into_iter().find(|known| known.eq_ignore_ascii_case(name));
        match known {
            Some(known) if !columns.contains(&known) => columns.push(known),
            _ if columns.is_empty() => return Err(LevelsFault::NoHead { found: head.chars().take(80).collect() }),
            _ => return Err(LevelsFault::Column { name: name.to_owned() }),
        }
    }
    if columns.contains(&COLUMNS[0]) && columns.contains(&COLUMNS[1]) {
        Ok(columns)
    } else {
        Err(LevelsFault::NoHead { found: head.chars().take(80).collect() })
    }
}

/// The indicator of a row and the edits it asks for.
fn row(
    record: &csv::StringRecord,
    line: u64,
    columns: &[&str],
    rubric: &Rubric,
) -> Result<(String, Vec<Edit>), LevelsFault> {
    if record.len() != columns.len() {
        return Err(LevelsFault::Cells { line });
    }
    let cell = |name: &str| {
        let place = columns.iter().position(|column| *column == name)?;
        record.get(place).map(str::trim).filter(|cell| !cell.is_empty())
    };
    let id = cell("indikator").unwrap_or_default();
    let indicator = rubric.indicator(id).ok_or_else(|| LevelsFault::Indicator { line, found: id.to_owned() })?;
    let place = Place::first(id);
    let mut edits = Vec::new();
    if let Some(found) = cell("tingkat") {
        let level =
            found.parse().ok().filter(|level| indicator.level(*level).is_some()).ok_or_else(|| LevelsFault::Level {
                line,
                indicator: id.to_owned(),
                found: found.to_owned(),
                lowest: indicator.lowest(),
                highest: indicator.highest(),
            })?;
        edits.push(Field::Value(place.clone(), Stage::SelfAssessment).set(Some(Value::Level(level))));
    }
    if let Some(facts) = cell("fakta") {
        edits.push(Field::facts(place.clone()).set(facts.to_owned()));
    }
    if let Some(analysis) = cell("analisis") {
        edits.push(Field::analysis(place).set(analysis.to_owned()));
    }
    Ok((id.to_owned(), edits))
}
