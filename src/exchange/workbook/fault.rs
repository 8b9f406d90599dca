//! What can be wrong with a cell of a sheet, and what to write instead.

use crate::{
    assessment::EditError,
    t,
    words::{Sentence, Words},
};

/// Something wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFault {
    /// Name of the sheet.
    pub sheet: String,
    /// The cell, such as `F12`; empty where it is not about one.
    pub cell: String,
    /// What is wrong.
    pub what: WhatFault,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhatFault {
    /// A formula that nothing computed yet.
    Uncomputed,
    /// A formula that came to an error.
    Wrong,
    /// A row that says something and names no indicator.
    NoIndicator,
    /// The framework has no such indicator.
    Indicator {
        /// What stands there.
        found: String,
    },
    /// The indicator stands in a row above, too.
    Twice {
        /// The indicator.
        indicator: String,
    },
    /// The indicator has no such level.
    Level {
        /// What stands there.
        found: String,
        /// Lowest level it can have.
        lowest: u8,
        /// Highest level it can have.
        highest: u8,
    },
    /// The draft has no such unit.
    Unit {
        /// What stands there.
        found: String,
    },
    /// Nothing of what can stand there.
    Choice {
        /// What stands there.
        found: String,
        /// What can.
        choices: Vec<String>,
    },
    /// No day.
    Day {
        /// What stands there.
        found: String,
    },
    /// A row that says something of a document and not what it is called.
    NoTitle,
    /// What can be no id of a document.
    Id {
        /// What stands there.
        found: String,
    },
    /// The document stands in a row above, too.
    IdTwice,
    /// A file of the register cannot be exchanged by its name.
    File {
        /// What it is called.
        name: String,
    },
    /// A document without the name of its file.
    NoFile,
    /// A file of which an earlier row says something else.
    FileTwice {
        /// What it is called.
        name: String,
    },
    /// A file that is not in the folder of the table.
    Missing {
        /// What it is called.
        name: String,
    },
    /// A file that lies elsewhere than in the folder of the table.
    Outside {
        /// What it is called.
        name: String,
    },
    /// The sheet is not in the workbook.
    NoSheet,
    /// What stands in the sheet cannot be read.
    Unreadable,
    /// The sheet lacks columns, or their names.
    NoColumns {
        /// Their names.
        columns: Vec<String>,
    },
    /// The sheet does not say what the workbook belongs to.
    NoLines {
        /// What it no longer says.
        lines: Vec<String>,
    },
    /// The workbook is that of another institution or year.
    Elsewhere {
        /// Name of what differs.
        about: String,
        /// What the workbook says.
        found: String,
        /// What the draft says.
        draft: String,
    },
    /// The workbook is that of another framework.
    Framework {
        /// Name and id of it.
        found: String,
        /// Name and id of the draft's.
        draft: String,
    },
    /// A rest of a text that belongs to no cell.
    Rest {
        /// Sheet it names.
        sheet: String,
        /// Row it names.
        key: String,
        /// Column it names.
        column: String,
    },
    /// It cannot stand in the draft.
    Refused {
        /// Why.
        error: EditError,
    },
}

impl Sentence for SheetFault {
    fn sentence_in(&self, words: Words) -> String {
        let what = self.what.sentence_in(words);
        if self.cell.is_empty() {
            t!(words, sheets.fault.in_sheet, sheet = self.sheet, what = what)
        } else {
            t!(words, sheets.fault.at, sheet = self.sheet, cell = self.cell, what = what)
        }
    }
}

impl Sentence for WhatFault {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Uncomputed => t!(words, sheets.fault.uncomputed).to_owned(),
            Self::Wrong => t!(words, sheets.fault.wrong).to_owned(),
            Self::NoIndicator => t!(words, sheets.fault.no_indicator).to_owned(),
            Self::Indicator { found } => t!(words, sheets.fault.indicator, found = found),
            Self::Twice { indicator } => t!(words, sheets.fault.twice, indicator = indicator),
            Self::Level { found, lowest, highest } => {
                t!(words, sheets.fault.level, found = found, lowest = lowest, highest = highest)
            }
            Self::Unit { found } => t!(words, sheets.fault.unit, found = found),
            Self::Choice { found, choices } => {
                t!(words, sheets.fault.choice, found = found, choices = choices.join(", "))
            }
            Self::Day { found } => t!(words, sheets.fault.day, found = found),
            Self::NoTitle => t!(words, sheets.fault.no_title).to_owned(),
            Self::Id { found } => t!(words, sheets.fault.id, found = found),
            Self::IdTwice => t!(words, sheets.fault.id_twice).to_owned(),
            Self::File { name } => t!(words, sheets.fault.file, name = name),
            Self::NoFile => t!(words, listing.no_file).to_owned(),
            Self::FileTwice { name } => t!(words, listing.file_twice, name = name),
            Self::Missing { name } => t!(words, listing.missing, name = name),
            Self::Outside { name } => t!(words, listing.outside, name = name),
            Self::NoSheet => t!(words, sheets.fault.no_sheet).to_owned(),
            Self::Unreadable => t!(words, sheets.fault.unreadable).to_owned(),
            Self::NoColumns { columns } => t!(words, sheets.fault.no_columns, columns = columns.join(", ")),
            Self::NoLines { lines } => t!(words, sheets.fault.no_lines, lines = lines.join(", ")),
            Self::Elsewhere { about, found, draft } => {
                let or_empty = |said: &str| match said {
                    "" => t!(words, sheets.fault.empty).to_owned(),
                    said => said.to_owned(),
                };
                let (found, draft) = (or_empty(found), or_empty(draft));
                t!(words, sheets.fault.elsewhere, about = about, found = found, draft = draft)
            }
            Self::Framework { found, draft } => t!(words, sheets.fault.framework, found = found, draft = draft),
            Self::Rest { sheet, key, column } => {
                t!(words, sheets.fault.rest, sheet = sheet, key = key, column = column)
            }
            Self::Refused { error } => error.sentence_in(words),
        }
    }
}
