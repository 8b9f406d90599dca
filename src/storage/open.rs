//! Opening and saving drafts at a path.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    disk::Disk,
    draft::{Draft, DraftError, MAX_BYTES, Opened, Warning, read, to_text},
    write::{Mode, WriteError, write},
};
use crate::rubric::{self, Rubric, RubricError};

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct OpenError<E: std::error::Error + 'static> {
    /// The file.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub cause: OpenCause<E>,
}

/// Whether a file could not be read, or could be read and was refused.
#[derive(Debug, thiserror::Error)]
pub enum OpenCause<E: std::error::Error + 'static> {
    /// The system says so.
    #[error(transparent)]
    System(io::Error),
    /// It has more bytes than are read.
    #[error("more than {most} bytes")]
    TooLarge {
        /// Most bytes.
        most: u64,
    },
    /// What it says was refused.
    #[error(transparent)]
    Refused(E),
}

/// Why a draft could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It cannot be turned into a file that could be opened again.
    #[error("{}: {cause}", path.display())]
    Draft {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: DraftError,
    },
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A draft that is safely on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The bytes of the file.
    pub text: String,
}

/// Opens the draft at a path.
///
/// # Errors
/// Says the file and why it was refused; an altered draft comes with the error.
pub fn open(
    disk: &dyn Disk,
    path: &Path,
    rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>,
) -> Result<Opened, OpenError<DraftError>> {
    open_with_bytes(disk, path, rubrics).map(|(opened, _)| opened)
}

/// Opens the draft at a path, and gives the bytes of its file too.
///
/// # Errors
/// As [`open()`].
pub fn open_with_bytes(
    disk: &dyn Disk,
    path: &Path,
    rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>,
) -> Result<(Opened, Vec<u8>), OpenError<DraftError>> {
    let (mut opened, bytes) =
        read_as(disk, path, MAX_BYTES, |bytes| read(bytes, rubrics).map(|opened| (opened, bytes.to_vec())))?;
    let entry = disk.resolve(path).and_then(|place| disk.entry(&place));
    let names = entry.ok().flatten().map_or(1, |entry| entry.names);
    if names > 1 {
        opened.warnings.push(Warning::SeveralNames { names });
    }
    Ok((opened, bytes))
}

/// Reads the rubric at a path.
///
/// # Errors
/// Says the file and what is wrong with it.
pub fn read_rubric(disk: &dyn Disk, path: &Path) -> Result<Rubric, OpenError<RubricError>> {
    read_as(disk, path, rubric::MAX_BYTES, rubric::read)
}

/// Reads the file at a path whole, where it has no more than so many bytes, as whatever the caller makes of them.
///
/// # Errors
/// Says the file, and what the system says or why the caller refused it.
pub fn read_as<T, E: std::error::Error>(
    disk: &dyn Disk,
    path: &Path,
    most: usize,
    read: impl FnOnce(&[u8]) -> Result<T, E>,
) -> Result<T, OpenError<E>> {
    let most = most as u64;
    disk.read(path, most)
        .map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => OpenCause::TooLarge { most },
            _ => OpenCause::System(error),
        })
        .and_then(|bytes| read(&bytes).map_err(OpenCause::Refused))
        .map_err(|cause| OpenError { path: path.to_path_buf(), cause })
}

/// Saves a draft and returns what was written. The header's revision and time are the caller's.
///
/// # Errors
/// Says the file, the step and the cause; the old file is then as it was.
pub fn save(disk: &dyn Disk, path: &Path, draft: &Draft, mode: Mode) -> Result<Saved, SaveError> {
    let text = to_text(draft).map_err(|cause| SaveError::Draft { path: path.to_path_buf(), cause })?;
    write(disk, path, text.as_bytes(), mode)?;
    Ok(Saved { text })
}
