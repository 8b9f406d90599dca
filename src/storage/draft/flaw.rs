//! What is wrong where a draft's text breaks off from what a draft looks like.

use crate::assessment::TWICE;

/// What the reader stumbled over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The text ends too early.
    Cut,
    /// More brackets inside each other than any draft has.
    Nested,
    /// A name this version does not know.
    Unknown {
        /// The name.
        name: String,
    },
    /// A name or id that stands twice.
    Twice {
        /// The name or id.
        name: String,
    },
    /// A part that is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// A number, day or word that cannot stand there.
    Value,
    /// Brackets, commas or quotes that do not fit.
    Form,
}

impl Flaw {
    pub(super) fn of(error: &ron::Error) -> Self {
        use ron::Error as Reader;
        match error {
            Reader::Eof | Reader::ExpectedStringEnd | Reader::UnclosedBlockComment | Reader::UnclosedLineComment => {
                Self::Cut
            }
            Reader::ExceededRecursionLimit => Self::Nested,
            Reader::NoSuchStructField { found, .. } | Reader::NoSuchEnumVariant { found, .. } => {
                Self::Unknown { name: short(found) }
            }
            Reader::DuplicateStructField { field, .. } => Self::Twice { name: (*field).to_owned() },
            Reader::MissingStructField { field, .. } => Self::Missing { name: (*field).to_owned() },
            Reader::Message(text) => match text.strip_prefix(TWICE) {
                Some(name) => Self::Twice { name: short(name.trim_matches('"')) },
                None => Self::Value,
            },
            Reader::ExpectedInteger
            | Reader::ExpectedFloat
            | Reader::ExpectedBoolean
            | Reader::ExpectedOption
            | Reader::ExpectedString
            | Reader::IntegerOutOfBounds
            | Reader::InvalidIntegerDigit { .. }
            | Reader::InvalidEscape(_)
            | Reader::InvalidValueForType { .. } => Self::Value,
            _ => Self::Form,
        }
    }
}

/// What was found, no longer than a sentence can bear.
fn short(found: &str) -> String {
    found.chars().filter(|letter| !letter.is_control()).take(40).collect()
}
