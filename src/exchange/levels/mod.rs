//! Levels and texts from a table: read from the disk, checked whole, handed on as edits.

mod fault_words;
mod table;

use std::path::Path;

pub use table::{LevelsError, LevelsFault, levels_from_csv};

use crate::{
    assessment::Edit,
    rubric::Rubric,
    storage::{Disk, OpenError, read_as},
};

/// Reads the table of levels at a path as edits.
///
/// # Errors
/// Says the file and why it cannot be read, or what is wrong with it, line by line.
pub fn read_levels(disk: &dyn Disk, path: &Path, rubric: &Rubric) -> Result<Vec<Edit>, OpenError<LevelsError>> {
    read_as(disk, path, table::MAX_BYTES, |bytes| levels_from_csv(bytes, rubric))
}
