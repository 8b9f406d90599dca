//! Ringkasan pimpinan.

use super::Context;
use crate::report::model::Part;

/// Builds the part.
pub(super) fn part(_context: &Context<'_>) -> Option<Part> {
    None
}
