//! An error that can be said to a person.

use super::date::DateTextError;
use crate::t;

/// An error that can be said to a person: what happened, where, what can be done.
pub trait Sentence {
    /// The error in one or two sentences of the current language.
    fn sentence(&self) -> String;
}

impl Sentence for DateTextError {
    fn sentence(&self) -> String {
        t!("error.date").to_owned()
    }
}
