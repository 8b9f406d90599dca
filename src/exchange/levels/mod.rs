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

pub(super) use cells::{by_number, level as level_of, plain};
pub use encoding::Encoding;
pub use fault::{LevelsError, LevelsFault};
pub use head::{Column, Meaning};
pub use reading::{Example, Reading};
pub use table::{LevelsTable, levels_from_csv};
pub(super) use table::{Record, levels_from_rows, text_records};
pub use template::levels_template;

/// Bytes at the start of a draft within which it says that it is one.
const HEAD: usize = 4096;

use super::workbook;
use crate::{
    assessment::Assessment,
    rubric::Rubric,
    storage::{Disk, FORMAT, OpenError, read_as},
};

/// Reads the table of levels, or the workbook, at a path, for an assessment.
///
/// # Errors
/// Says the file and why it cannot be read, or what is wrong with it, line by line or cell by cell.
pub fn read_levels(
    disk: &dyn Disk,
    path: &Path,
    rubric: &Rubric,
    assessment: &Assessment,
) -> Result<LevelsTable, OpenError<LevelsError>> {
    read_as(disk, path, workbook::MOST_BYTES, |bytes| levels_from_bytes(bytes, rubric, assessment))
}

/// Reads a table of levels or a workbook.
///
/// # Errors
/// Lists everything that is wrong; then nothing of it is used.
pub fn levels_from_bytes(bytes: &[u8], rubric: &Rubric, assessment: &Assessment) -> Result<LevelsTable, LevelsError> {
    let other = match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some(LevelsFault::Pdf),
        _ if is_draft(bytes) => Some(LevelsFault::Draft),
        _ => None,
    };
    if let Some(fault) = other {
        Err(LevelsError::of(fault))
    } else if workbook::is_archive(bytes) {
        workbook::from_workbook(bytes, rubric, assessment)
    } else {
        levels_from_csv(bytes, rubric)
    }
}

/// Whether a file says of itself that it is a draft.
fn is_draft(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    head.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes())
}

/// The records of a text, the names of the columns among them.
fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}
