//! An error that can be said to a person.

use super::{Words, date::DateTextError, t};

/// An error that can be said to a person: what happened, where, what can be done.
pub trait Sentence {
    /// The error in one or two sentences of a language.
    fn sentence_in(&self, words: Words) -> String;
}

impl Sentence for DateTextError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Unread => t!(words, error.date.unread).to_owned(),
            Self::NoSuchDay => t!(words, error.date).to_owned(),
            Self::Weekday { day } => t!(words, error.date.weekday, weekday = words.weekday(*day)),
        }
    }
}
