//! Why an edit or an assessment was refused, as sentences.

use super::{
    edit::EditError,
    field::{Invalid, MOST_FILE_BYTES, MOST_TEXT},
};
use crate::{
    rubric::in_words,
    t,
    words::{Sentence, Words},
};

impl Sentence for EditError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::NoIndicator { indicator } => t!(words, error.edit.indicator, indicator = indicator),
            Self::NoEntry { indicator, entry } => {
                t!(words, error.edit.entry, indicator = indicator, entry = entry.saturating_add(1))
            }
            Self::NoLevel { indicator, value } => t!(words, error.edit.level, indicator = indicator, value = value),
            Self::NoCriterion { indicator, criterion } => {
                t!(words, error.edit.criterion, indicator = indicator, criterion = criterion)
            }
            Self::WrongType { field, .. } => t!(words, error.edit.kind, field = (field.facts_of().label)(words)),
            Self::TooMany { count, most } => {
                t!(words, error.edit.many, count = words.count(*count), most = words.count(*most))
            }
            Self::Unknown { id } => t!(words, error.edit.unknown, id = id),
            Self::Year { year } => t!(words, error.edit.year, year = year),
            Self::Day { year } => t!(words, error.edit.day, year = year),
            Self::Amount { found } => t!(words, error.edit.amount, found = found),
            Self::Content { found } => t!(words, error.edit.content, found = found),
            Self::Letters { indicator } => t!(words, error.edit.letters, indicator = indicator),
            Self::TooLong { bytes } => {
                let most = MOST_TEXT as u64;
                t!(words, error.edit.long, size = words.file_size(*bytes as u64), most = words.file_size(most))
            }
            Self::TooLarge { bytes } => {
                let most = words.file_size(MOST_FILE_BYTES);
                t!(words, error.edit.large, size = words.file_size(*bytes), most = most)
            }
        }
    }
}

impl Sentence for Invalid {
    fn sentence_in(&self, words: Words) -> String {
        let place = in_words(words, &self.path);
        match self.most {
            Some(most) => t!(words, error.invalid.most, place = place, found = self.found, most = words.count(most)),
            None => t!(words, error.invalid, place = place, found = self.found),
        }
    }
}
