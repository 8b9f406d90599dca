//! Levels and texts from a table: read from the disk, checked whole, handed on as edits.
//!
//! [`mod@encoding`] makes a text of the bytes, [`head`] finds the names of the columns, [`cells`] knows every form in which
//! an indicator or a level is written, [`table`] reads the rows, and [`reading`] says what was taken for what.

mod cells;
mod encoding;
mod fault;
mod fault_words;
mod head;
mod lines;
mod reading;
mod table;
mod template;

use std::path::Path;

pub use encoding::Encoding;
pub use fault::{LevelsError, LevelsFault};
pub use head::{Column, Meaning};
pub use reading::{Example, Reading};
pub use table::{LevelsTable, levels_from_csv};
pub use template::levels_template;

use crate::{
    rubric::Rubric,
    storage::{Disk, OpenError, read_as},
};

/// Reads the table of levels at a path.
///
/// # Errors
/// Says the file and why it cannot be read, or what is wrong with it, line by line.
pub fn read_levels(disk: &dyn Disk, path: &Path, rubric: &Rubric) -> Result<LevelsTable, OpenError<LevelsError>> {
    read_as(disk, path, table::MAX_BYTES, |bytes| levels_from_csv(bytes, rubric))
}

/// The records of a text, the names of the columns among them.
fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}
