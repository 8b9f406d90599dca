//! What can be wrong with a table of results, and what to write instead.

use super::super::{fault_lines::fault_lines, levels::LevelsFault};
use crate::{
    t,
    words::{Sentence, Words},
};

/// Why a table of results was refused. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table of results was refused")]
pub struct ResultsError {
    /// What is wrong, in order of the lines.
    pub faults: Vec<ResultsFault>,
}

/// One thing that is wrong in a table of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultsFault {
    /// It is no table.
    Table(LevelsFault),
    /// No line names year, kind, institution and index.
    NoHead,
    /// Several columns can be one and the same thing.
    Ambiguous {
        /// Line of the names.
        line: u64,
        /// The names, as they stand there.
        names: Vec<String>,
    },
    /// No row follows the names of the columns.
    NoRows,
    /// Something wrong in a row.
    Row {
        /// Line, from 1.
        line: u64,
        /// What is wrong.
        what: ResultsTrouble,
    },
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultsTrouble {
    /// It cannot be read.
    Cells,
    /// No year.
    Year {
        /// What stands there.
        found: String,
    },
    /// No kind of institution.
    Kind {
        /// What stands there.
        found: String,
    },
    /// No name, or one that is too long.
    Name {
        /// Most characters.
        most: usize,
    },
    /// A group with a name that is too long.
    Group {
        /// Most characters.
        most: usize,
    },
    /// A figure outside the scale, or none.
    Figure {
        /// What stands there.
        found: String,
    },
    /// No index.
    NoIndex,
    /// The institution stands in a row above, too.
    Twice {
        /// Line of that row.
        first: u64,
        /// The institution.
        name: String,
    },
}

impl Sentence for ResultsError {
    fn sentence_in(&self, words: Words) -> String {
        fault_lines(&self.faults, words, |count| t!(words, levels.more, count = count)).join("\n")
    }
}

impl Sentence for ResultsFault {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Table(fault) => fault.sentence_in(words),
            Self::NoHead => t!(words, results.head).to_owned(),
            Self::Ambiguous { line, names } => {
                t!(words, results.ambiguous, line = line, names = names.join(t!(words, results.and)))
            }
            Self::NoRows => t!(words, results.rows).to_owned(),
            Self::Row { line, what } => t!(words, listing.line, line = line, what = what.sentence_in(words)),
        }
    }
}

impl Sentence for ResultsTrouble {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Cells => t!(words, results.cells).to_owned(),
            Self::Year { found } => t!(words, results.year, found = found),
            Self::Kind { found } => t!(words, results.kind, found = found),
            Self::Name { most } => t!(words, results.name, most = most),
            Self::Group { most } => t!(words, results.group, most = most),
            Self::Figure { found } => t!(words, results.figure, found = found),
            Self::NoIndex => t!(words, results.no_index).to_owned(),
            Self::Twice { first, name } => t!(words, results.twice, first = first, name = name),
        }
    }
}
