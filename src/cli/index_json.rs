//! An index as data: exact, rounded, and its predicate.

use serde::Serialize;

use crate::{
    rubric::{Exact, Rubric, exact_to_text},
    words::rounded,
};

/// An index as JSON.
#[derive(Debug, Serialize)]
pub(super) struct Index<'a> {
    exact: String,
    rounded: String,
    band: &'a str,
}

impl<'a> Index<'a> {
    /// The index of a framework; no predicate where it has none for it.
    pub(super) fn of(rubric: &'a Rubric, value: &Exact) -> Self {
        Self {
            exact: exact_to_text(value),
            rounded: rounded(value, 2),
            band: rubric.band(value).map_or("", |band| band.name.as_str()),
        }
    }
}
