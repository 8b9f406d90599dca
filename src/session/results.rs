//! Tables of published results that a person added, read from where they are kept.

use std::path::{Path, PathBuf};

use crate::{
    exchange::{ResultsError, read_results},
    insight::PublishedTable,
    rubric::Rubric,
    storage::{self, Disk, OpenCause, OpenError, Places, WriteError},
    words::{Sentence, Words},
};

/// Largest table that is kept, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A kept file, and what was read from it.
#[derive(Debug)]
pub struct KeptResults {
    /// Where it lies.
    pub path: PathBuf,
    /// Its tables, one for each year, or why there are none.
    pub read: Result<Vec<PublishedTable>, OpenError<ResultsError>>,
}

/// Why a table was not added.
#[derive(Debug, thiserror::Error)]
pub enum NotAdded {
    /// It could not be read, or was refused.
    #[error(transparent)]
    Refused(#[from] OpenError<ResultsError>),
    /// It could not be kept.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Sentence for NotAdded {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Refused(error) => error.sentence_in(words),
            Self::Write(error) => error.sentence_in(words),
        }
    }
}

/// Everything that is kept, by name. A file that cannot be read is there too, with the reason.
pub fn kept_results(disk: &dyn Disk, places: &Places, rubric: &Rubric) -> Vec<KeptResults> {
    let read = |path: PathBuf| KeptResults { read: read_results(disk, &path, rubric), path };
    storage::kept_tables(disk, places).into_iter().map(read).collect()
}

/// Reads a table whole and keeps a copy of its file.
///
/// # Errors
/// Says why it was refused, line by line, or why it could not be kept; then nothing is.
pub fn add_results(disk: &dyn Disk, places: &Places, path: &Path, rubric: &Rubric) -> Result<PathBuf, NotAdded> {
    let system = |cause| OpenError { path: path.to_path_buf(), cause: OpenCause::System(cause) };
    // What is kept is what was read.
    read_results(disk, path, rubric)?;
    let bytes = disk.read(path, MOST_BYTES).map_err(system)?;
    Ok(storage::keep_table(disk, places, path, &bytes)?)
}
