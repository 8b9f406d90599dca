//! Why an edit or an assessment was refused, as sentences.

use super::{edit::EditError, field::Invalid};
use crate::{
    rubric::in_words,
    t,
    words::{self, Sentence},
};

impl Sentence for EditError {
    fn sentence(&self) -> String {
        match self {
            Self::NoIndicator { indicator } => t!("error.edit.indicator", indicator = indicator),
            Self::NoEntry { indicator, entry } => {
                t!("error.edit.entry", indicator = indicator, entry = entry.saturating_add(1))
            }
            Self::NoLevel { indicator, value } => t!("error.edit.level", indicator = indicator, value = value),
            Self::NoCriterion { indicator, criterion } => {
                t!("error.edit.criterion", indicator = indicator, criterion = criterion)
            }
            Self::WrongType { field, .. } => t!("error.edit.kind", field = (field.facts_of().label)()),
            Self::TooMany { count } => t!("error.edit.many", count = words::count(*count)),
            Self::Unknown { id } => t!("error.edit.unknown", id = id),
            Self::Year { year } => t!("error.edit.year", year = year),
            Self::Day { year } => t!("error.edit.day", year = year),
            Self::Content { found } => t!("error.edit.content", found = found),
            Self::Letters { indicator } => t!("error.edit.letters", indicator = indicator),
            Self::TooLong { bytes } => t!("error.edit.long", size = words::megabytes(*bytes as u64)),
        }
    }
}

impl Sentence for Invalid {
    fn sentence(&self) -> String {
        t!("error.invalid", place = in_words(words::Words::indonesian(), &self.path), found = self.found)
    }
}
