//! What was taken for what in a table that does not say it in the usual way.

use super::{
    encoding::Encoding,
    head::{Column, Head, Meaning},
};
use crate::{t, words::Words};

/// Most lines or names that are listed.
const MOST_LISTED: usize = 6;

/// How a table was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The encoding.
    pub encoding: Encoding,
    /// The sign between cells.
    pub separator: char,
    /// Columns that are used, with what they were taken for.
    pub columns: Vec<Column>,
    /// Names of columns that are not used.
    pub ignored: Vec<String>,
    /// How many lines above the names of the columns were passed over.
    pub titles: usize,
    /// Lines that name a group or number the columns, and were passed over.
    pub groups: Vec<u64>,
    /// A cell that names its indicator otherwise than by its plain number.
    pub indicator: Example,
    /// A cell that names its level otherwise than by its plain number.
    pub level: Example,
    /// How many cells hold a sign for nothing.
    pub blanks: usize,
    /// Names of the sheets that were read, of a workbook.
    pub sheets: Vec<String>,
    /// How many documents are new.
    pub documents: usize,
    /// How many of those have neither file nor address.
    pub without_file: usize,
}

/// The first cell of a kind that was not written in the plain way, with what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example(pub Option<(String, String)>);

impl Example {
    pub(super) fn see(&mut self, cell: &str, meant: &str) {
        if self.0.is_none() && cell != meant {
            self.0 = Some((cell.to_owned(), meant.to_owned()));
        }
    }
}

impl Reading {
    pub(super) fn new(encoding: Encoding, head: &Head) -> Self {
        Self {
            encoding,
            separator: char::from(head.separator),
            columns: head.columns.clone(),
            ignored: head.ignored.clone(),
            titles: head.titles,
            groups: Vec::new(),
            indicator: Example::default(),
            level: Example::default(),
            blanks: 0,
            sheets: Vec::new(),
            documents: 0,
            without_file: 0,
        }
    }

    /// How a workbook of this program is understood: as it is written.
    pub(in crate::exchange) fn of_sheets() -> Self {
        Self {
            encoding: Encoding::Utf8,
            separator: ';',
            columns: Vec::new(),
            ignored: Vec::new(),
            titles: 0,
            groups: Vec::new(),
            indicator: Example::default(),
            level: Example::default(),
            blanks: 0,
            sheets: Vec::new(),
            documents: 0,
            without_file: 0,
        }
    }

    /// A column that turned out not to be needed.
    pub(super) fn leave_out(&mut self, place: Option<usize>) {
        let unused = |column: &mut Column| Some(column.place) == place;
        self.ignored.extend(self.columns.extract_if(.., unused).map(|column| column.name));
    }

    /// Which of the columns hold the indicator's number and name.
    pub(super) fn settle(&mut self, number: Option<usize>, name: Option<usize>) {
        for column in &mut self.columns {
            if Some(column.place) == number || number.is_none() && Some(column.place) == name {
                column.meaning = Meaning::Indicator;
            } else if Some(column.place) == name {
                column.meaning = Meaning::Name;
            }
        }
    }

    /// What should be said before anything of the table is taken, a line each; nothing where all of it is as usual.
    pub fn sentences(&self, words: Words) -> Vec<String> {
        let mut said = Vec::new();
        if !self.sheets.is_empty() {
            said.push(t!(words, levels.read.sheets, sheets = words.listed(&self.sheets)));
        }
        if self.documents > 0 {
            said.push(t!(words, levels.read.documents, count = self.documents));
        }
        if self.without_file > 0 {
            said.push(t!(words, levels.read.without_file, count = self.without_file));
        }
        if self.columns.iter().any(|column| !column.is_usual()) {
            let column = |column: &Column| {
                t!(words, levels.read.column, name = column.name, meaning = column.meaning.in_words(words))
            };
            let columns: Vec<String> = self.columns.iter().map(column).collect();
            said.push(t!(words, levels.read.columns, columns = columns.join("; ")));
        }
        if !self.ignored.is_empty() {
            said.push(t!(words, levels.read.ignored, names = listed(&self.ignored, words)));
        }
        if self.titles > 0 {
            said.push(t!(words, levels.read.titles, count = self.titles));
        }
        if !self.groups.is_empty() {
            said.push(t!(words, levels.read.groups, lines = listed(&self.groups, words)));
        }
        if let Some((cell, meant)) = &self.indicator.0 {
            said.push(t!(words, levels.read.indicator, cell = cell, indicator = meant));
        }
        if let Some((cell, meant)) = &self.level.0 {
            said.push(t!(words, levels.read.level, cell = cell, level = meant));
        }
        if self.blanks > 0 {
            said.push(t!(words, levels.read.blanks, count = self.blanks));
        }
        if !matches!(self.separator, ';' | ',') {
            let separator =
                if self.separator == '\t' { t!(words, levels.read.tab).to_owned() } else { self.separator.to_string() };
            said.push(t!(words, levels.read.separator, separator = separator));
        }
        if self.encoding != Encoding::Utf8 {
            said.push(t!(words, levels.read.encoding, encoding = self.encoding.name()));
        }
        said
    }
}

impl Meaning {
    /// What a column of this meaning holds.
    pub(super) fn in_words(self, words: Words) -> &'static str {
        match self {
            Self::Indicator | Self::Number => t!(words, levels.meaning.indicator),
            Self::Name => t!(words, levels.meaning.name),
            Self::Level => t!(words, levels.meaning.level),
            Self::Facts => t!(words, levels.meaning.facts),
            Self::Analysis => t!(words, levels.meaning.analysis),
        }
    }
}

/// The first of several things, and how many more there are.
fn listed(things: &[impl ToString], words: Words) -> String {
    words.listed_to(&things.iter().map(ToString::to_string).collect::<Vec<_>>(), MOST_LISTED)
}
