//! The worked example that the program carries: a fictional city in 2024.

use std::sync::Arc;

use super::draft::{DraftError, Opened, read};
use crate::rubric::Rubric;

/// The draft, as it was saved.
static EXAMPLE: &str = include_str!("../../assets/contoh/contoh.ron");

/// The worked example. A test reads it; it is a draft like any other.
///
/// # Errors
/// None for a program that was built whole.
pub fn example(rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> Result<Opened, DraftError> {
    read(EXAMPLE.as_bytes(), rubrics)
}
