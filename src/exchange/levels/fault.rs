//! What can be wrong with a table of levels.

use super::head::Meaning;
use crate::exchange::workbook::{SheetFault, WhatFault};

/// Why a table was refused. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table was refused")]
pub struct LevelsError {
    /// What is wrong, in order of the lines.
    pub faults: Vec<LevelsFault>,
}

impl LevelsError {
    pub(super) fn of(fault: LevelsFault) -> Self {
        Self { faults: vec![fault] }
    }
}

/// One thing that is wrong in a table, with its line from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelsFault {
    /// More bytes than are read.
    TooLarge,
    /// A workbook of an older or another spreadsheet in place of a table.
    Workbook,
    /// A PDF, such as a report, in place of a table.
    Pdf,
    /// A draft in place of a table.
    Draft,
    /// A workbook that cannot be read, is locked with a password, or is something else.
    Broken,
    /// A workbook that holds more than can be meant.
    Bomb,
    /// No line names the columns of a table of documents.
    NoListHead,
    /// Something wrong in a row of a table of documents.
    Listed {
        /// Line.
        line: u64,
        /// What is wrong.
        what: Box<WhatFault>,
    },
    /// Something wrong in a sheet of a workbook.
    Sheet(Box<SheetFault>),
    /// Something wrong with a table in a workbook.
    InSheet {
        /// Name of the sheet.
        sheet: String,
        /// What is wrong; lines are rows of the sheet.
        fault: Box<Self>,
    },
    /// The list of files from a package of this program, which holds no levels.
    PackageIndex,
    /// Not a text, or one in two encodings.
    NotText {
        /// Line.
        line: u64,
    },
    /// No line names the columns.
    NoHead {
        /// What the first line says.
        found: String,
    },
    /// A column is there twice.
    Column {
        /// Line.
        line: u64,
        /// Its name.
        name: String,
    },
    /// Several columns can mean the same.
    Ambiguous {
        /// Line.
        line: u64,
        /// What they can mean.
        meaning: Meaning,
        /// Their names.
        names: Vec<String>,
    },
    /// A row above the line that names the columns.
    AboveHead {
        /// Line of the row.
        line: u64,
        /// Line of the names.
        head: u64,
    },
    /// No line below the one that names the columns.
    NoRows,
    /// A line with cells that no column is for.
    Cells {
        /// Line.
        line: u64,
    },
    /// A line that says something and names no indicator.
    NoIndicator {
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
    /// The number is that of one indicator, the name that of another.
    Contradiction {
        /// Line.
        line: u64,
        /// Indicator of the number.
        number: String,
        /// Indicator of the name.
        name: String,
    },
    /// A quote inside a cell in quotes that is not doubled.
    Quote {
        /// Line on which the cell begins.
        line: u64,
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
